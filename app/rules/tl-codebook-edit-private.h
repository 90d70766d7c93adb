/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-rulebook-private.h"

G_BEGIN_DECLS

/* What changing rules and changing themes have in common: where something stands, and how it is put
 * in or changed without touching any other byte. */

/** TlPlace: where a rule, or an example, of a theme can be put in.
 * @last: the last line of its list; %NULL where the theme has no such list
 * @end: the last line of the theme; %NULL where there is no such theme */
typedef struct {
  TlCodebookLine *last;
  TlCodebookLine *end;
} TlPlace;

GPtrArray *tl_codebook_edit_read    (GBytes         *source);
/** tl_codebook_edit_opens: Returns: whether the lines below @line are of @theme */
gboolean   tl_codebook_edit_opens   (TlCodebookLine *line,
                                     const char     *theme);
TlPlace    tl_codebook_edit_find    (GPtrArray      *lines,
                                     const char     *theme,
                                     const char     *list);
/** tl_codebook_edit_put_in: @text: a line, perhaps with its examples; it goes behind the last of
 * its list; with a list that is not there yet, behind all else of the theme. */
void       tl_codebook_edit_put_in  (TlPlace         place,
                                     const char     *list,
                                     const char     *text);
/** tl_codebook_edit_append: puts whole lines behind @line. */
void       tl_codebook_edit_append  (TlCodebookLine *line,
                                     const char     *text);
/** tl_codebook_edit_set_value: all else of the line stays. */
void       tl_codebook_edit_set_value   (TlCodebookLine *line,
                                         const char     *value);
void       tl_codebook_edit_comment_out (TlCodebookLine *line);
/** tl_codebook_edit_get_ending: Returns: the line end of the file */
const char *tl_codebook_edit_get_ending (TlCodebookLine *line);

G_END_DECLS
