/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for an attribute of the user's own making: a name and a value. Signal "chosen" (const char
 * *name, const char *value): neither is empty. */

#define TL_TYPE_ATTRIBUTE_POPOVER (tl_attribute_popover_get_type ())
G_DECLARE_FINAL_TYPE (TlAttributePopover, tl_attribute_popover, TL, ATTRIBUTE_POPOVER, GtkPopover)

G_END_DECLS
