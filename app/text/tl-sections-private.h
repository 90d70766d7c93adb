/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft-private.h"

G_BEGIN_DECLS

/* Finds contents pages, gives their lines their kind, and every block its section and the
 * heading it stands under. */
void     tl_sections_mark    (GPtrArray     *drafts);
/* Marks lists of contents: under such a heading, or lines with dot leaders and page numbers. */
void     tl_contents_mark    (GPtrArray     *drafts);
/* Which part of a review @heading names. @top: as the heading of a main part.
 * Returns: whether it names one */
gboolean tl_section_find     (const char    *heading,
                              gboolean       top,
                              TlSection     *section);

G_END_DECLS
