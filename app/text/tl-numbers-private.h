/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TlNumberStyle:
 * @TL_NUMBER_PLAIN: "12."
 * @TL_NUMBER_DOTTED: "5.14"
 * @TL_NUMBER_HYPHEN: "6-14"
 * @TL_NUMBER_ROMAN: "(iv)"
 * @TL_NUMBER_LETTER: "a)", "B."
 * @TL_NUMBER_CODE: "A1", "R3", "CMR/R/1"
 * @TL_NUMBER_LABEL: "Recommendation 3", "Finding 4"
 */
typedef enum {
  TL_NUMBER_NONE,
  TL_NUMBER_BULLET,
  TL_NUMBER_PLAIN,
  TL_NUMBER_DOTTED,
  TL_NUMBER_HYPHEN,
  TL_NUMBER_ROMAN,
  TL_NUMBER_LETTER,
  TL_NUMBER_CODE,
  TL_NUMBER_LABEL
} TlNumberStyle;

/**
 * TlNumber:
 * @style: what it looks like
 * @length: how much of the text it takes with what divides it from the rest, in code points
 * @text: (nullable): as printed, without a full stop or colon after it; %NULL for bullets
 * @alone: whether nothing follows it
 * @apart: whether it is set apart from the text that follows
 * @closed: whether a stop, colon or bracket ends it
 */
typedef struct {
  TlNumberStyle style;
  guint         length;
  char         *text;
  gboolean      alone;
  gboolean      apart;
  gboolean      closed;
} TlNumber;

void     tl_number_clear      (TlNumber   *number);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlNumber, tl_number_clear)

/* Reads the number that @text begins with. @alone: @text is printed apart, so that a number in it
 * needs no stop. Numbers that count something ("4.7 stone", "05.34 a.m.", "1997") are none.
 * Returns: whether there is one */
gboolean tl_number_read       (const char *text,
                               gboolean    alone,
                               TlNumber   *number);
/* How many levels it has: 3 of "5.1.2". */
guint    tl_number_get_depth  (const TlNumber *number);
/* Whether @text begins with the name of a month. */
gboolean tl_text_begins_month (const char *text);
/* The number that @word writes out ("three", "Fourteen"), 0 when none; up to twenty. */
guint    tl_word_to_count     (const char *word,
                               gsize       length);

G_END_DECLS
