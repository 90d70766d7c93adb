/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft-private.h"

G_BEGIN_DECLS

/**
 * TlHeadingPlace:
 * @TL_HEADING_TOP: over a main part
 * @TL_HEADING_EARLY: while the review is still telling why and how it was held, and of whom
 * @TL_HEADING_OPENING: nothing but an introduction came before it
 * @TL_HEADING_ASKING: over text that asks for something to be done
 * @TL_HEADING_INSPECTED: in the report of an inspection
 *
 * Where a heading stands, which decides what its words may mean.
 */
typedef enum {
  TL_HEADING_WITHIN = 0,
  TL_HEADING_TOP = 1 << 0,
  TL_HEADING_EARLY = 1 << 1,
  TL_HEADING_OPENING = 1 << 2,
  TL_HEADING_ASKING = 1 << 3,
  TL_HEADING_INSPECTED = 1 << 4,
} TlHeadingPlace;

/* Finds contents pages, gives their lines their kind, and every block its section and the
 * heading it stands under. */
void     tl_sections_mark    (GPtrArray      *drafts);
/* Marks lists of contents: under such a heading, or lines with dot leaders and page numbers. */
void     tl_contents_mark    (GPtrArray      *drafts);
/* Which part of a review @heading names, where it stands at @place.
 * Returns: whether it names one */
gboolean tl_section_find     (const char     *heading,
                              TlHeadingPlace  place,
                              TlSection      *section);

G_END_DECLS
