/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-piece-private.h"

G_BEGIN_DECLS

/**
 * TlStrip:
 * @pieces: (element-type TlPiece): of the line, from left to right
 * @top: whether it stands at the head of its page
 * @inner: (nullable): the line next to it, towards the middle of the page, if that may be a running
 *   one as well
 * @gap: the space between it and the line next to it
 * @text: what it says, letter-spacing closed up; %NULL before tl_strip_finish()
 * @key: what of that stays the same from page to page
 * @label: (nullable): the page number in it
 * @outer: the number at its outer end, beside words; 0 when there is none
 * @running: whether it was found to be one of those that run from page to page
 *
 * A printed line of a page, whatever it is cut into.
 */
typedef struct _TlStrip TlStrip;
struct _TlStrip {
  TlLeaf    *leaf;
  GPtrArray *pieces;
  TlBox      box;
  gboolean   top;
  TlStrip   *inner;
  float      gap;
  char      *text;
  char      *key;
  char      *label;
  guint      outer;
  gboolean   running;
};

void       tl_strip_free   (gpointer   strip);
/* Works out what it says once its pieces are there. */
void       tl_strip_finish (TlStrip   *strip);
/* The printed lines of @leaf in the roles from @first to @last, from top to bottom.
 * Returns: (transfer full) (element-type TlStrip): each for the caller to free */
GPtrArray *tl_strips_list  (TlLeaf    *leaf,
                            TlRole     first,
                            TlRole     last);

/* What stays the same from page to page: letters in lower case, numbers as '#', no white space. */
char      *tl_margin_key      (const char *text);
/* "P a g e  3 | 2 5": words of one letter each are set apart letter by letter. */
char      *tl_margin_close_up (const char *text);

G_END_DECLS
