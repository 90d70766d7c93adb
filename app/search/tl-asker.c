/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-asker-private.h"

struct _TlAsker {
  TlStore            *store;
  gulong              changed_id;
  GObject            *list;         /* borrowed; NULL once closed */
  const TlAskerFuncs *funcs;
  GCancellable       *cancellable;  /* of what is being asked; NULL when nothing is */
  guint               generation;
  guint               applied;      /* the generation that the list shows */
  gboolean            has_asked;
};

/* One question under way. */
typedef struct {
  TlAsker      *asker;
  GCancellable *cancellable;
  guint         generation;
} Question;

static void
asker_clear (gpointer data)
{
  TlAsker *asker = data;

  g_clear_object (&asker->cancellable);
  g_object_unref (asker->store);
}

static void
asker_unref (TlAsker *asker)
{
  g_rc_box_release_full (asker, asker_clear);
}

static void
question_free (Question *question)
{
  asker_unref (question->asker);
  g_object_unref (question->cancellable);
  g_free (question);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  TlAsker *asker = question->asker;
  g_autoptr (GObject) list = NULL;
  gpointer answer;

  answer = tl_store_read_finish (TL_STORE (source), result, &error);
  if (asker->list == NULL || asker->cancellable != question->cancellable)
    return;
  list = g_object_ref (asker->list);
  g_clear_object (&asker->cancellable);
  if (answer != NULL)
    asker->funcs->apply (list, answer);
  else
    asker->funcs->fail (list, error);
  asker->applied = question->generation;
  if (asker->list != NULL && asker->cancellable == NULL && asker->applied != asker->generation)
    tl_asker_ask (asker);
  g_object_notify (list, "loading");
}

void
tl_asker_ask (TlAsker *asker)
{
  Question *question = g_new0 (Question, 1);
  gpointer data;

  if (asker->cancellable != NULL)
    g_cancellable_cancel (asker->cancellable);
  g_clear_object (&asker->cancellable);
  asker->cancellable = g_cancellable_new ();
  asker->has_asked = TRUE;

  question->asker = g_rc_box_acquire (asker);
  question->cancellable = g_object_ref (asker->cancellable);
  question->generation = asker->generation;
  data = asker->funcs->make (asker->list, asker->applied != asker->generation);
  tl_store_read_async (asker->store, asker->funcs->read, data, asker->funcs->free,
                       asker->cancellable, answered_cb, question);
  g_object_notify (asker->list, "loading");
}

static void
changed_cb (TlStore        *store,
            TlStoreChanges  changes,
            gpointer        user_data)
{
  TlAsker *asker = user_data;

  if (!(changes & (TL_STORE_REVIEWS | TL_STORE_FINDINGS | TL_STORE_TAGS)))
    return;
  asker->generation++;
  if (asker->has_asked && asker->cancellable == NULL)
    tl_asker_ask (asker);
}

TlAsker *
tl_asker_new (TlStore            *store,
              GObject            *list,
              const TlAskerFuncs *funcs)
{
  TlAsker *asker = g_rc_box_new0 (TlAsker);

  asker->store = g_object_ref (store);
  asker->list = list;
  asker->funcs = funcs;
  asker->changed_id = g_signal_connect (store, "changed", G_CALLBACK (changed_cb), asker);
  return asker;
}

void
tl_asker_close (TlAsker *asker)
{
  g_signal_handler_disconnect (asker->store, asker->changed_id);
  if (asker->cancellable != NULL)
    g_cancellable_cancel (asker->cancellable);
  asker->list = NULL;
  asker_unref (asker);
}

gboolean
tl_asker_is_asking (TlAsker *asker)
{
  return asker->cancellable != NULL;
}

guint
tl_asker_get_generation (TlAsker *asker)
{
  return asker->generation;
}
