/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A sort of findings that are shown only when asked for.
 * @name: the target of win.include
 * @chip: what its chip says, translated
 * @offer: how a menu offers it, translated; %NULL when none does */
typedef struct {
  TlInclude   include;
  const char *name;
  const char *chip;
  const char *offer;
} TlIncludeKind;

/** tl_include_kind_get: @kind: (out). Returns: %FALSE beyond the last */
gboolean tl_include_kind_get  (guint          index,
                               TlIncludeKind *kind);
/** tl_include_kinds_offer: adds what a menu offers. */
void     tl_include_kinds_offer (GMenu        *menu);

G_END_DECLS
