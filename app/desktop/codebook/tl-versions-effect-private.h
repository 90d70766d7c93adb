/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-store.h"

G_BEGIN_DECLS

/* How many findings another code book would gain and lose, counted in the background. Signal
 * "changed": there is more to tell. */

#define TL_TYPE_VERSIONS_EFFECT (tl_versions_effect_get_type ())
G_DECLARE_FINAL_TYPE (TlVersionsEffect, tl_versions_effect, TL, VERSIONS_EFFECT, GObject)

/** tl_versions_effect_new: Returns: (transfer full) */
TlVersionsEffect *tl_versions_effect_new      (TlStore          *store);
/** tl_versions_effect_start: @source: the other code book. A count that runs gives way. */
void              tl_versions_effect_start    (TlVersionsEffect *effect,
                                               TlCodebook       *in_force,
                                               GBytes           *source);
void              tl_versions_effect_stop     (TlVersionsEffect *effect);
/** tl_versions_effect_dup_text: Returns: (transfer full): what is known, for people */
char             *tl_versions_effect_dup_text (TlVersionsEffect *effect);
/** tl_versions_effect_has_failed: Returns: whether the other code book cannot be used; the text
 * says why */
gboolean          tl_versions_effect_has_failed (TlVersionsEffect *effect);

G_END_DECLS
