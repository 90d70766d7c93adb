/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding-list.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** tl_finding_to_json: a finding as `throughline-cli findings` and the JSON export have it; what is
 * not known is null. @item: loaded. Returns: (transfer full) */
JsonObject *tl_finding_to_json (TlFindingItem *item);

G_END_DECLS
