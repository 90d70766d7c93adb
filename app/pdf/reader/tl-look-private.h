/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-reader-private.h"

G_BEGIN_DECLS

/*
 * Words that a page has but does not show: text under a black box, white on white, below an image
 * without a mark on it, cut away. The page is painted, and each word sought where its letters
 * should stand: letters make the rows of pixels they stand in vary from side to side, whereas a
 * box, a rule or bare paper does not. That also tells the invisible words laid over a scan, which
 * have ink under them, from those under a box that the scan has there.
 *
 * All words are looked at in a small picture without shades; those that do not show in it are
 * looked at again, letter by letter, in a larger one of where they stand. A word is hidden when
 * half of its letters or more are. Signs between two hidden words go with them.
 *
 * Takes them out of @page, which must have boxes, and counts them in it. What is left is as it was.
 */
void tl_look_drop_hidden (PopplerPage *source,
                          TlRawPage   *page);

G_END_DECLS
