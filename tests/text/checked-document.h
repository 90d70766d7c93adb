/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document.h"

G_BEGIN_DECLS

/* What is true of every document, whatever @pages it was read from: the places of a block lie in
 * its text, in order, and say where on the page the same letters stand; recommendations are blocks.
 * Ends the program when it is not. */
void check_document (TlDocument *document,
                     GPtrArray  *pages);

G_END_DECLS
