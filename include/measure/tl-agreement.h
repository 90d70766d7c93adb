/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-agreement
 * @short_description: how far two codings of the same passages agree
 *
 * Rules against coding by hand, or one coder against another. Pure arithmetic on codes: nothing
 * here knows where they come from.
 */

/**
 * TlCode:
 * @unit: which of the units that were coded (paragraphs, say), from 0
 * @theme: the theme's id
 *
 * That a theme was seen in a unit. The same code twice counts once.
 */
typedef struct {
  guint       unit;
  const char *theme;
} TlCode;

/**
 * TlScore:
 * @tp: units where both see the theme
 * @fp: units where only the coding under test sees it
 * @fn: units where only the coding it is tested against sees it
 * @precision: @tp of all that the coding under test sees
 * @recall: @tp of all that it should have seen
 * @f1: the harmonic mean of both
 * @kappa: Cohen's kappa: agreement beyond that of chance, over all units
 * @low: lower end of the 95 % interval of @f1
 * @high: upper end of it
 *
 * Where there is nothing to divide by, a figure is NaN: it is not known, and not nought.
 *
 * The interval: F1 is a plain function, 2J / (1 + J), of the share J of the units where both see
 * the theme among those where either does. That share is a proportion, so Wilson's interval holds
 * for it (E. B. Wilson, Journal of the American Statistical Association 22, 1927), and its ends,
 * put through the same function, are those of F1. It takes units as independent of each other,
 * which paragraphs of one review are not quite: with few reviews, read it as the least there is to
 * be unsure of.
 */
typedef struct {
  guint  tp, fp, fn;
  double precision, recall, f1, kappa, low, high;
} TlScore;

/**
 * tl_score_count:
 * @expected: (array length=n_expected): what should be seen
 * @found: (array length=n_found): the coding under test
 * @n_units: how many units were coded, those without a code too; every unit is less than this
 * @themes: (array zero-terminated=1): the themes to score
 * @scores: (out caller-allocates): room for a score for each theme, in order
 * @pooled: (out caller-allocates): all counted together, every unit with every theme one case
 */
void tl_score_count (const TlCode      *expected,
                     guint              n_expected,
                     const TlCode      *found,
                     guint              n_found,
                     guint              n_units,
                     const char *const *themes,
                     TlScore           *scores,
                     TlScore           *pooled);

/** tl_score_from_counts: Returns: the figures that follow from counts.
 * @n_cases: all cases there were, those where neither sees the theme too */
TlScore tl_score_from_counts (guint tp,
                              guint fp,
                              guint fn,
                              guint n_cases);

/**
 * TlShare:
 * @value: the share
 * @low: lower end of Wilson's 95 % interval of it
 * @high: upper end
 *
 * All NaN where there is nothing to divide by.
 */
typedef struct {
  double value, low, high;
} TlShare;

/** tl_share_from_counts: Returns: what share @part is of @whole. */
TlShare tl_share_from_counts (guint part,
                              guint whole);

G_END_DECLS
