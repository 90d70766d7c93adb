/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft-private.h"
#include "tl-pitch-private.h"

G_BEGIN_DECLS

/* The paragraph that is being joined, and the first and the last line of it so far. */
typedef struct {
  TlDraft *draft;
  TlRow   *first;
  TlRow   *last;
} TlOpen;

/* Whether @row goes on with @open; what was taken for its number is then the beginning of its
 * text. */
gboolean tl_open_takes      (const TlOpen  *open,
                             TlRow         *row,
                             const TlPitch *pitch);
/* Whether @row is set about the middle of its column. */
gboolean tl_row_is_centred  (const TlRow   *row);

G_END_DECLS
