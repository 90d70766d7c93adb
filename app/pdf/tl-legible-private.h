/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-protocol-private.h"

G_BEGIN_DECLS

/*
 * Whether the text that a page gives is what it shows. A PDF says for each of its fonts which
 * character a glyph stands for, and some say it wrongly: "This report" comes as "7KLV UHSRUW", or
 * as characters of no meaning at all. Each font of the page is judged by itself, when it has enough
 * to be judged by:
 *
 * - A fifth of its characters or more mean nothing: control characters, those for private use or
 *   for what is unknown. A bullet standing alone does not count, nor do the dots of a leader.
 * - Its pairs of neighbouring letters are not those of English or Welsh. On a scale of 0 to 9
 *   from the rare to the common, real pages of either reach 7 on average and more, lists of names
 *   6, other languages and nothing but abbreviations 5.5; a text with its letters exchanged is at
 *   3.4, and hardly ever above 5. Letters of other scripts are not judged.
 * - Half of its characters or more are neither letters nor figures.
 *
 * The page is illegible when three in ten of its characters are in such fonts.
 */
gboolean tl_page_is_legible (const TlRawPage *page);

G_END_DECLS
