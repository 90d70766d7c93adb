/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-relay-private.h"

typedef struct {
  GWeakRef    object;
  TlRelayFunc func;
} Relay;

static gboolean
call_cb (gpointer data)
{
  Relay *relay = data;
  g_autoptr (GObject) object = g_weak_ref_get (&relay->object);

  if (object != NULL)
    relay->func (object);
  return G_SOURCE_REMOVE;
}

static void
relay_free (gpointer data)
{
  Relay *relay = data;

  g_weak_ref_clear (&relay->object);
  g_free (relay);
}

void
tl_relay (GObject      *object,
          GMainContext *context,
          TlRelayFunc   func)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Relay *relay = g_new0 (Relay, 1);

  g_weak_ref_init (&relay->object, object);
  relay->func = func;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, call_cb, relay, relay_free);
  g_source_set_static_name (source, "tl-relay");
  g_source_attach (source, context);
}
