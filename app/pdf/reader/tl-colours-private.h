/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Colour profiles. A PDF may carry one for each of its colour spaces, and poppler makes a transform
 * of every one it meets on every page, also where no colour is asked for: three quarters of the
 * time it took to read the text of real reports went there. Nothing is read by colour here but
 * whether a word can be told from its ground, for which the colour space that each profile names as
 * its stand-in will do. So profiles are opened only for pictures that people look at. That also
 * keeps what is in them away from the code that parses them, when a file is imported.
 *
 * Poppler keeps the colour spaces it has made with the document: one document is not to be used
 * with and without profiles.
 */
void tl_colours_set_exact (gboolean exact);

G_END_DECLS
