/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef void (*TlRelayFunc) (gpointer object);

/* Calls @func for @object in @context, soon; from any thread. When @object is gone by then, nothing
 * is called. */
void tl_relay (GObject      *object,
               GMainContext *context,
               TlRelayFunc   func);

G_END_DECLS
