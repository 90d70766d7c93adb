/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rereader-private.h"

#include "tl-pdf.h"

#include <glib/gi18n-lib.h>

struct _TlRereader {
  GObject         parent_instance;
  TlSession      *session;      /* weak */
  TlStore        *store;
  TlRereadJob    *job;          /* while one runs */
  GCancellable   *cancellable;  /* of the job, from when it is asked for */
  GCancellable   *closing;
  TlRereadScope   scope;
  TlRereadResult *outcome;
  char           *obstacle;
  GArray         *locked[TL_REREAD_UNREAD + 1];   /* by scope: what could not be opened */
  GPtrArray      *waiting;      /* names of those that are still to be */
  TlRereadScope   waiting_for;
  gboolean        refused;
  guint           n_unread;
  guint           n_outdated;
  guint           n_holds;
  gboolean        looking;
  gboolean        look_again;
  gboolean        unasked;      /* scanned pages may be begun with unasked */
  gboolean        has_new_password;
};

enum { CHANGED, PROGRESS, DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlRereader, tl_rereader, G_TYPE_OBJECT)

static void look (TlRereader *rereader);

static void
changed (TlRereader *rereader)
{
  g_signal_emit (rereader, signals[CHANGED], 0);
}

/* ── what there is to do ── */

typedef struct {
  GArray *unread;     /* (element-type TlUnread) */
  GArray *outdated;   /* (element-type gint64) */
  char   *obstacle;
} Sight;

static void
sight_free (Sight *sight)
{
  g_clear_pointer (&sight->unread, g_array_unref);
  g_clear_pointer (&sight->outdated, g_array_unref);
  g_free (sight->obstacle);
  g_free (sight);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sight, sight_free)

static gboolean
sight_load (Sight         *sight,
            TlStore       *store,
            GCancellable  *cancellable,
            GError       **error)
{
  sight->unread = tl_store_load_unread (store, cancellable, error);
  if (sight->unread != NULL)
    sight->outdated = tl_store_load_outdated (store, cancellable, error);
  return sight->outdated != NULL;
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      store,
             GCancellable *cancellable)
{
  g_autoptr (Sight) sight = g_new0 (Sight, 1);
  g_autoptr (GError) reason = NULL;
  GError *error = NULL;

  if (!sight_load (sight, store, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!tl_pdf_can_recognise (&reason))
    sight->obstacle = g_strdup (reason->message);
  g_task_return_pointer (task, g_steal_pointer (&sight), (GDestroyNotify) sight_free);
}

/* Returns: whether @document waits for its password; then it is noted, once. */
static gboolean
note_waiting (TlRereader    *rereader,
              TlRereadScope  scope,
              gint64         document)
{
  const GArray *all = rereader->locked[scope];

  for (guint i = 0; i < all->len; i++)
    {
      const TlLocked *locked = &g_array_index (all, TlLocked, i);

      if (locked->document != document)
        continue;
      if (rereader->waiting->len == 0)
        rereader->waiting_for = scope;
      if (rereader->waiting_for == scope)
        g_ptr_array_add (rereader->waiting, g_strdup (locked->file));
      rereader->refused |= locked->refused;
      return TRUE;
    }
  return FALSE;
}

static void
take_in (TlRereader *rereader,
         Sight      *sight)
{
  rereader->n_unread = rereader->n_outdated = 0;
  rereader->refused = FALSE;
  g_ptr_array_set_size (rereader->waiting, 0);
  for (guint i = 0; i < sight->unread->len; i++)
    {
      const TlUnread *unread = &g_array_index (sight->unread, TlUnread, i);

      if (!note_waiting (rereader, TL_REREAD_UNREAD, unread->document))
        rereader->n_unread += unread->n_pages;
    }
  for (guint i = 0; i < sight->outdated->len; i++)
    if (!note_waiting (rereader, TL_REREAD_OUTDATED, g_array_index (sight->outdated, gint64, i)))
      rereader->n_outdated++;
  g_free (rereader->obstacle);
  rereader->obstacle = g_steal_pointer (&sight->obstacle);
}

static void
start_unasked (TlRereader *rereader)
{
  if (rereader->has_new_password && rereader->waiting->len > 0)
    tl_rereader_start (rereader, rereader->waiting_for);
  else if (rereader->unasked && rereader->n_unread > 0 && rereader->obstacle == NULL)
    tl_rereader_start (rereader, TL_REREAD_UNREAD);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  TlRereader *rereader = TL_REREADER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (Sight) sight = g_task_propagate_pointer (G_TASK (result), &error);

  rereader->looking = FALSE;
  if (g_cancellable_is_cancelled (rereader->closing))
    return;
  if (sight != NULL)
    {
      take_in (rereader, sight);
      changed (rereader);
    }
  if (rereader->look_again)
    look (rereader);
  else
    start_unasked (rereader);
}

static void
look (TlRereader *rereader)
{
  g_autoptr (GTask) task = NULL;

  rereader->look_again = rereader->looking;
  if (rereader->looking)
    return;
  rereader->looking = TRUE;
  task = g_task_new (rereader, rereader->closing, looked_cb, NULL);
  g_task_set_task_data (task, g_object_ref (rereader->store), g_object_unref);
  g_task_run_in_thread (task, look_thread);
}

static void
store_changed_cb (TlRereader     *rereader,
                  TlStoreChanges  changes)
{
  if (changes & TL_STORE_REVIEWS)
    look (rereader);
}

/* ── what came of it ── */

/* What could not be read is tried again when the library is next opened, not at once. */
static void
conclude (TlRereader     *rereader,
          TlRereadResult *result)
{
  g_autofree char *told = NULL;

  g_array_unref (rereader->locked[rereader->scope]);
  rereader->locked[rereader->scope] = g_array_ref (result->locked);
  g_signal_emit (rereader, signals[DONE], 0, result);
  if (rereader->scope == TL_REREAD_OUTDATED)
    {
      tl_rereader_forget_outcome (rereader);
      rereader->outcome = result;
      return;
    }
  if (result->pages_recognised > 0)
    told = g_strdup_printf (ngettext ("%'u scanned page read", "%'u scanned pages read",
                                      result->pages_recognised), result->pages_recognised);
  if (told != NULL)
    tl_session_tell (rereader->session, told, FALSE);
  tl_reread_result_free (result);
}

static void
end (TlRereader   *rereader,
     const GError *error)
{
  g_clear_object (&rereader->job);
  g_clear_object (&rereader->cancellable);
  if (g_cancellable_is_cancelled (rereader->closing) || rereader->session == NULL)
    return;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tl_session_tell (rereader->session, error->message, FALSE);
  changed (rereader);
  look (rereader);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (TlRereader) rereader = user_data;
  g_autoptr (GError) error = NULL;
  TlRereadResult *outcome = tl_reread_job_run_finish (TL_REREAD_JOB (source), result, &error);

  if (!g_cancellable_is_cancelled (rereader->cancellable))
    rereader->unasked = FALSE;
  if (outcome != NULL && rereader->session != NULL)
    conclude (rereader, outcome);
  else
    g_clear_pointer (&outcome, tl_reread_result_free);
  end (rereader, error);
}

/* ── the job ── */

static void
progress_cb (TlRereader *rereader)
{
  g_signal_emit (rereader, signals[PROGRESS], 0);
}

static void
matcher_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (TlRereader) rereader = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMatcher) matcher = tl_session_load_matcher_finish (TL_SESSION (source), result,
                                                                  &error);

  if (matcher == NULL)
    {
      end (rereader, error);
      return;
    }
  rereader->job = tl_reread_job_new (rereader->store, matcher);
  rereader->has_new_password = FALSE;
  tl_job_set_passwords (TL_JOB (rereader->job), tl_session_get_passwords (TL_SESSION (source)));
  g_signal_connect_object (rereader->job, "notify", G_CALLBACK (progress_cb), rereader,
                           G_CONNECT_SWAPPED);
  tl_reread_job_run_async (rereader->job, rereader->scope, NULL, rereader->cancellable, done_cb,
                           g_object_ref (rereader));
}

void
tl_rereader_start (TlRereader    *rereader,
                   TlRereadScope  scope)
{
  g_return_if_fail (TL_IS_REREADER (rereader));

  rereader->unasked |= scope == TL_REREAD_UNREAD;
  if (rereader->cancellable != NULL || rereader->n_holds > 0 || rereader->session == NULL)
    return;
  rereader->scope = scope;
  rereader->cancellable = g_cancellable_new ();
  changed (rereader);
  tl_session_load_matcher_async (rereader->session, rereader->cancellable, matcher_loaded_cb,
                                 g_object_ref (rereader));
}

void
tl_rereader_try_passwords (TlRereader *rereader)
{
  g_return_if_fail (TL_IS_REREADER (rereader));

  rereader->has_new_password = TRUE;
  start_unasked (rereader);
}

static void
cancel (TlRereader *rereader)
{
  if (rereader->cancellable != NULL)
    g_cancellable_cancel (rereader->cancellable);
}

void
tl_rereader_stop (TlRereader *rereader)
{
  g_return_if_fail (TL_IS_REREADER (rereader));

  rereader->unasked = FALSE;
  cancel (rereader);
}

void
tl_rereader_hold (TlRereader *rereader)
{
  g_return_if_fail (TL_IS_REREADER (rereader));

  rereader->n_holds++;
  cancel (rereader);
}

void
tl_rereader_release (TlRereader *rereader)
{
  g_return_if_fail (TL_IS_REREADER (rereader));
  g_return_if_fail (rereader->n_holds > 0);

  if (--rereader->n_holds > 0)
    return;
  rereader->unasked = TRUE;
  look (rereader);
}

/* ── what is asked ── */

gboolean
tl_rereader_is_running (TlRereader *rereader)
{
  g_return_val_if_fail (TL_IS_REREADER (rereader), FALSE);

  return rereader->cancellable != NULL;
}

TlRereadScope
tl_rereader_get_scope (TlRereader *rereader)
{
  g_return_val_if_fail (TL_IS_REREADER (rereader), TL_REREAD_UNREAD);

  return rereader->scope;
}

TlRereadJob *
tl_rereader_get_job (TlRereader *rereader)
{
  g_return_val_if_fail (TL_IS_REREADER (rereader), NULL);

  return rereader->job;
}

guint
tl_rereader_get_n_unread (TlRereader *rereader)
{
  g_return_val_if_fail (TL_IS_REREADER (rereader), 0);

  return rereader->n_unread;
}

guint
tl_rereader_get_n_outdated (TlRereader *rereader)
{
  g_return_val_if_fail (TL_IS_REREADER (rereader), 0);

  return rereader->n_outdated;
}

const char *
tl_rereader_get_obstacle (TlRereader *rereader)
{
  g_return_val_if_fail (TL_IS_REREADER (rereader), NULL);

  return rereader->obstacle;
}

GPtrArray *
tl_rereader_get_waiting (TlRereader *rereader,
                         gboolean   *refused)
{
  g_return_val_if_fail (TL_IS_REREADER (rereader), NULL);

  if (refused != NULL)
    *refused = rereader->refused;
  return rereader->waiting;
}

const TlRereadResult *
tl_rereader_get_outcome (TlRereader *rereader)
{
  g_return_val_if_fail (TL_IS_REREADER (rereader), NULL);

  return rereader->outcome;
}

void
tl_rereader_forget_outcome (TlRereader *rereader)
{
  g_return_if_fail (TL_IS_REREADER (rereader));

  if (rereader->outcome == NULL)
    return;
  g_clear_pointer (&rereader->outcome, tl_reread_result_free);
  changed (rereader);
}

/* ── the object ── */

void
tl_rereader_close (TlRereader *rereader)
{
  g_return_if_fail (TL_IS_REREADER (rereader));

  g_cancellable_cancel (rereader->closing);
  tl_rereader_stop (rereader);
}

static void
tl_rereader_finalize (GObject *object)
{
  TlRereader *rereader = TL_REREADER (object);

  g_clear_weak_pointer (&rereader->session);
  g_object_unref (rereader->store);
  g_object_unref (rereader->closing);
  g_clear_pointer (&rereader->outcome, tl_reread_result_free);
  g_free (rereader->obstacle);
  for (guint i = 0; i < G_N_ELEMENTS (rereader->locked); i++)
    g_array_unref (rereader->locked[i]);
  g_ptr_array_unref (rereader->waiting);

  G_OBJECT_CLASS (tl_rereader_parent_class)->finalize (object);
}

static void
tl_rereader_class_init (TlRereaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_rereader_finalize;

  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_REREADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[PROGRESS] = g_signal_new ("progress", TL_TYPE_REREADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", TL_TYPE_REREADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
tl_rereader_init (TlRereader *rereader)
{
  rereader->closing = g_cancellable_new ();
  for (guint i = 0; i < G_N_ELEMENTS (rereader->locked); i++)
    rereader->locked[i] = g_array_new (FALSE, FALSE, sizeof (TlLocked));
  rereader->waiting = g_ptr_array_new_with_free_func (g_free);
  rereader->unasked = TRUE;
}

TlRereader *
tl_rereader_new (TlSession *session)
{
  TlRereader *rereader = g_object_new (TL_TYPE_REREADER, NULL);

  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  g_set_weak_pointer (&rereader->session, session);
  rereader->store = g_object_ref (tl_session_get_store (session));
  g_signal_connect_object (rereader->store, "changed", G_CALLBACK (store_changed_cb), rereader,
                           G_CONNECT_SWAPPED);
  look (rereader);
  return rereader;
}
