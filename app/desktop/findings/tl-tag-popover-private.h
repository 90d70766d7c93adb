/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a tag: a new one, or one used before. Answers with findings.add-tag (s) and
 * findings.remove-tag (s). */

#define TL_TYPE_TAG_POPOVER (tl_tag_popover_get_type ())
G_DECLARE_FINAL_TYPE (TlTagPopover, tl_tag_popover, TL, TAG_POPOVER, GtkPopover)

/** tl_tag_popover_ask: @known: (element-type utf8): tags used in the library. @present: those
 * that the selected finding has already */
void tl_tag_popover_ask (TlTagPopover      *popover,
                         GPtrArray         *known,
                         const char *const *present);

G_END_DECLS
