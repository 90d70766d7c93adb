/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-rows-private.h"

G_BEGIN_DECLS

/* How far a line is from the next, for type of each size: what most lines of the document keep. */
typedef struct _TlPitch TlPitch;

/* @rows: (element-type TlRow): of the whole document */
TlPitch *tl_pitch_new  (GPtrArray     *rows);
void     tl_pitch_free (TlPitch       *pitch);
/* The usual distance between lines of the size of @row, in points. */
float    tl_pitch_of   (const TlPitch *pitch,
                        const TlRow   *row);

G_END_DECLS
