/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft-private.h"

G_BEGIN_DECLS

/* Tells headings by their type, case, numbers and length, and gives them their levels. */
void tl_headings_mark (GPtrArray *drafts,
                       float      body_size);

G_END_DECLS
