/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft-private.h"

G_BEGIN_DECLS

/* Tells headings by their type, case and length. */
void tl_headings_mark       (GPtrArray *drafts,
                             float      body_size);
/* Gives headings their levels: by their numbers, else by their style among the others. */
void tl_headings_set_levels (GPtrArray *drafts);

G_END_DECLS
