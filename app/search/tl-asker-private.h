/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

G_BEGIN_DECLS

/* TlAsker: keeps a list model in step with the library: asks in a worker thread when told to and
 * whenever the library has changed, drops answers that have been overtaken, and notifies of the
 * list's "loading". Changes that come while it asks are asked for together, once it is done. */
typedef struct _TlAsker TlAsker;

typedef struct {
  /* What to ask, as data for @read. @changed: whether the library has changed since the last answer
   * that was applied. Returns: (transfer full) */
  gpointer       (*make)  (GObject      *list,
                           gboolean      changed);
  TlStoreFunc      read;
  GDestroyNotify   free;
  /* Puts an answer in place. */
  void           (*apply) (GObject      *list,
                           gpointer      answer);
  void           (*fail)  (GObject      *list,
                           const GError *error);
} TlAskerFuncs;

/* @list: borrowed; it closes the asker when it is disposed of */
TlAsker *tl_asker_new            (TlStore            *store,
                                  GObject            *list,
                                  const TlAskerFuncs *funcs);
/* Nothing is asked or applied after this. */
void     tl_asker_close          (TlAsker            *asker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlAsker, tl_asker_close)
/* Asks anew; what is being asked is dropped. */
void     tl_asker_ask            (TlAsker            *asker);
gboolean tl_asker_is_asking      (TlAsker            *asker);
/* How often the library has changed. */
guint    tl_asker_get_generation (TlAsker            *asker);

G_END_DECLS
