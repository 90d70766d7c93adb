/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-agreement.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-sample-score
 * @short_description: how well the rules, or a coder, do on paragraphs drawn at random
 *
 * As tl-agreement, with an interval for every figure, with stances, and with a floor: what too few
 * paragraphs speak of is not measured by them.
 */

/** TL_SAMPLE_ENOUGH: a share of fewer cases than these is not given: of four, Wilson's interval
 * spans more than half of all there can be, whatever was seen. */
#define TL_SAMPLE_ENOUGH 5

/**
 * TlSampleSeen:
 * @unit: which of the paragraphs, from 0
 * @theme: the theme's id
 * @stance: any number that tells stances apart
 *
 * That a theme was seen in a paragraph, at most once in each.
 */
typedef struct {
  guint       unit;
  const char *theme;
  int         stance;
} TlSampleSeen;

/**
 * TlSampleScore:
 * @tp: paragraphs where both see the theme
 * @fp: where only the coding under test does
 * @fn: where only the one it is tested against does
 * @n_same: of @tp, where they say the same of it
 * @precision: of what the coding under test sees, the share the other sees too
 * @recall: of what the other sees, the share the coding under test sees too
 * @f1: the harmonic mean of both
 * @kappa: Cohen's kappa
 * @stance: @n_same of @tp
 *
 * What fewer than %TL_SAMPLE_ENOUGH cases would have to tell is NaN: it is not known. The interval
 * of kappa is that of its large-sample variance (J. L. Fleiss, J. Cohen and B. S. Everitt,
 * Psychological Bulletin 72, 1969); where both agree wholly that has no width, and the ends are
 * NaN.
 */
typedef struct {
  guint   tp, fp, fn, n_same;
  TlShare precision, recall, f1, kappa, stance;
} TlSampleScore;

/**
 * tl_sample_score_count:
 * @expected: (array length=n_expected): what should be seen
 * @found: (array length=n_found): the coding under test
 * @n_units: how many paragraphs both looked at; every unit is less than this
 * @themes: (array zero-terminated=1): the themes to score
 * @scores: (out caller-allocates): room for a score for each theme, in order
 * @pooled: (out caller-allocates): all counted together, every paragraph with every theme one case
 */
void tl_sample_score_count (const TlSampleSeen *expected,
                            guint               n_expected,
                            const TlSampleSeen *found,
                            guint               n_found,
                            guint               n_units,
                            const char *const  *themes,
                            TlSampleScore      *scores,
                            TlSampleScore      *pooled);

G_END_DECLS
