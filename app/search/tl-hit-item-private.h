/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-hit-list.h"

G_BEGIN_DECLS

/* @hit: (transfer full) */
TlHitItem *tl_hit_item_new (TlHit *hit);

G_END_DECLS
