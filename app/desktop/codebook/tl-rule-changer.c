/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rule-changer-private.h"

#include "tl-behind.h"
#include "tl-codebook-file.h"
#include "tl-rerun.h"

#include <glib/gi18n-lib.h>

/* A change that was made, and how it is taken back and made again. */
typedef struct {
  GBytes *undone;
  GBytes *redone;
  char   *label;
  gint64  after;      /* the decision that it followed */
} Step;

/* A code book on its way into force; NULL for what is in force already. */
typedef struct {
  TlStore       *store;
  GBytes        *source;
  char          *told;
  gboolean       undoable;  /* to be offered, once it is done */
  gboolean       saved;     /* in force, whether or not the rules could be run then */
  TlRerunResult  result;
} Change;

struct _TlRuleChanger {
  GObject        parent_instance;
  TlSession     *session;       /* weak */
  GTask         *running;
  GTask         *next;
  GCancellable  *cancellable;   /* of the one that runs */
  GPtrArray     *undos;         /* of Step: the last one first to be taken back */
  GPtrArray     *redos;
  GBytes        *source;        /* the last that was put in force here */
  guint          n_behind;
  gboolean       stopped;       /* by a person */
  gboolean       closed;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlRuleChanger, tl_rule_changer, G_TYPE_OBJECT)

static void
changed (TlRuleChanger *changer)
{
  g_signal_emit (changer, signals[CHANGED], 0);
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->store);
  g_clear_pointer (&change->source, g_bytes_unref);
  g_free (change->told);
  g_free (change);
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_bytes_unref (step->undone);
  g_bytes_unref (step->redone);
  g_free (step->label);
  g_free (step);
}

/* ── what is behind ── */

static void
count_behind_thread (GTask        *task,
                     gpointer      source,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  TlStore *store = task_data;
  g_autoptr (TlCodebook) codebook = tl_codebook_load_for (store, cancellable, NULL);
  g_autoptr (GPtrArray) list = NULL;
  gssize n_documents = 0;

  if (codebook != NULL)
    list = tl_store_load_behind (store, tl_codebook_get_version (codebook), cancellable, NULL);
  for (guint i = 0; list != NULL && i < list->len; i++)
    n_documents += ((TlBehind *) list->pdata[i])->documents->len;
  g_task_return_int (task, n_documents);
}

static void
behind_counted_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  TlRuleChanger *changer = TL_RULE_CHANGER (source);
  g_autoptr (TlSession) session = user_data;   /* held since the start */
  const guint n_behind = (guint) g_task_propagate_int (G_TASK (result), NULL);

  tl_session_release (session);
  if (n_behind == changer->n_behind)
    return;
  changer->n_behind = n_behind;
  changed (changer);
}

static void
count_behind (TlRuleChanger *changer)
{
  g_autoptr (GTask) task = NULL;

  if (changer->closed || changer->running != NULL || changer->session == NULL)
    return;
  tl_session_hold (changer->session);
  task = g_task_new (changer, NULL, behind_counted_cb, g_object_ref (changer->session));
  g_task_set_task_data (task, g_object_ref (tl_session_get_store (changer->session)),
                        g_object_unref);
  g_task_run_in_thread (task, count_behind_thread);
}

/* ── the job ── */

static TlCodebook *
put_in_force (Change   *change,
              GError  **error)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) codebook = NULL;

  if (change->source == NULL)
    return tl_codebook_load_for (change->store, NULL, error);
  codebook = tl_codebook_parse (change->source, &faults);
  g_assert (codebook != NULL);
  change->saved = tl_store_save_codebook (change->store, codebook, NULL, error);
  return change->saved ? g_steal_pointer (&codebook) : NULL;
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Change *change = task_data;
  GError *error = NULL;
  g_autoptr (TlCodebook) codebook = put_in_force (change, &error);

  if (codebook != NULL
      && tl_rerun_finish (change->store, codebook, &change->result, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start_next (TlRuleChanger *changer)
{
  changer->running = g_steal_pointer (&changer->next);
  changer->stopped = FALSE;
  g_clear_object (&changer->cancellable);
  if (changer->running != NULL)
    {
      changer->cancellable = g_object_ref (g_task_get_cancellable (changer->running));
      tl_session_hold (g_object_ref (changer->session));
      g_task_run_in_thread (changer->running, run_thread);
    }
}

/* Decisions may have been made since, which undo would take back first. */
static gboolean
is_undone_next (TlRuleChanger *changer)
{
  const char *label = tl_rule_changer_get_undo_label (changer, NULL);

  return label != NULL && label == tl_session_get_undo_label (changer->session);
}

static void
tell (TlRuleChanger *changer,
      Change        *change,
      const GError  *error)
{
  const TlRerunResult *result = &change->result;
  g_autofree char *gained = NULL;
  g_autofree char *text = NULL;

  if (error != NULL && !changer->stopped)
    {
      tl_session_tell (changer->session, error->message, FALSE);
      return;
    }
  gained = g_strdup_printf (ngettext ("%'u finding gained", "%'u findings gained", result->gained),
                            result->gained);
  if (error != NULL)
    text = g_strdup_printf (_("%s · stopped before all documents were gone through"), change->told);
  else
    text = g_strdup_printf (_("%s · %s, %'u lost"), change->told, gained, result->lost);
  tl_session_tell (changer->session, text, change->undoable && is_undone_next (changer));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TlRuleChanger *changer = TL_RULE_CHANGER (source);
  g_autoptr (GTask) task = changer->running;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlSession) session = changer->session;   /* held since the start */
  Change *change = g_task_get_task_data (task);

  changer->running = NULL;
  g_task_propagate_boolean (task, &error);
  if (change->source != NULL && !change->saved)
    tl_rule_changer_forget (changer);
  if (!changer->closed && changer->next == NULL)
    tell (changer, change, error);
  start_next (changer);
  count_behind (changer);
  changed (changer);
  tl_session_release (session);
}

/* One at a time: the one that runs gives way. */
static void
queue (TlRuleChanger *changer,
       GBytes        *source,
       const char    *told,
       gboolean       undoable)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Change *change = g_new0 (Change, 1);

  change->store = g_object_ref (tl_session_get_store (changer->session));
  change->told = g_strdup (told);
  change->undoable = undoable;
  if (source != NULL)
    {
      change->source = g_bytes_ref (source);
      g_clear_pointer (&changer->source, g_bytes_unref);
      changer->source = g_bytes_ref (source);
    }
  g_clear_object (&changer->next);
  changer->next = g_task_new (changer, cancellable, done_cb, NULL);
  g_task_set_task_data (changer->next, change, change_free);
  if (changer->running != NULL)
    g_cancellable_cancel (changer->cancellable);
  else
    start_next (changer);
  changed (changer);
}

void
tl_rule_changer_save (TlRuleChanger *changer,
                      GBytes        *source,
                      GBytes        *undone,
                      const char    *told)
{
  Step *step;

  g_return_if_fail (TL_IS_RULE_CHANGER (changer));
  g_return_if_fail (source != NULL && undone != NULL && told != NULL);

  if (changer->session == NULL)
    return;
  step = g_new0 (Step, 1);
  step->undone = g_bytes_ref (undone);
  step->redone = g_bytes_ref (source);
  step->label = g_strdup (told);
  step->after = tl_editor_get_undo_id (tl_session_get_editor (changer->session));
  g_ptr_array_add (changer->undos, step);
  g_ptr_array_set_size (changer->redos, 0);
  queue (changer, source, told, TRUE);
}

void
tl_rule_changer_finish (TlRuleChanger *changer)
{
  g_return_if_fail (TL_IS_RULE_CHANGER (changer));

  if (changer->session != NULL && changer->running == NULL)
    queue (changer, NULL, _("All documents gone through"), FALSE);
}

/* ── undo and redo ── */

void
tl_rule_changer_forget (TlRuleChanger *changer)
{
  g_return_if_fail (TL_IS_RULE_CHANGER (changer));

  g_ptr_array_set_size (changer->undos, 0);
  g_ptr_array_set_size (changer->redos, 0);
}

static const char *
get_label (GPtrArray *steps,
           gint64    *after)
{
  Step *step = steps->len > 0 ? steps->pdata[steps->len - 1] : NULL;

  if (step != NULL && after != NULL)
    *after = step->after;
  return step != NULL ? step->label : NULL;
}

const char *
tl_rule_changer_get_undo_label (TlRuleChanger *changer,
                                gint64        *after)
{
  g_return_val_if_fail (TL_IS_RULE_CHANGER (changer), NULL);

  return get_label (changer->undos, after);
}

const char *
tl_rule_changer_get_redo_label (TlRuleChanger *changer,
                                gint64        *after)
{
  g_return_val_if_fail (TL_IS_RULE_CHANGER (changer), NULL);

  return get_label (changer->redos, after);
}

/* The last step of one list becomes the last of the other. */
static Step *
move_last (GPtrArray *from,
           GPtrArray *to)
{
  Step *step = g_ptr_array_steal_index (from, from->len - 1);

  g_ptr_array_add (to, step);
  return step;
}

void
tl_rule_changer_undo (TlRuleChanger *changer)
{
  g_autofree char *told = NULL;
  Step *step;

  g_return_if_fail (TL_IS_RULE_CHANGER (changer));

  if (changer->undos->len == 0 || changer->session == NULL)
    return;
  step = move_last (changer->undos, changer->redos);
  told = g_strdup_printf (_("Undone: %s"), step->label);
  queue (changer, step->undone, told, FALSE);
}

void
tl_rule_changer_redo (TlRuleChanger *changer)
{
  g_autofree char *told = NULL;
  Step *step;

  g_return_if_fail (TL_IS_RULE_CHANGER (changer));

  if (changer->redos->len == 0 || changer->session == NULL)
    return;
  step = move_last (changer->redos, changer->undos);
  told = g_strdup_printf (_("Done again: %s"), step->label);
  queue (changer, step->redone, told, FALSE);
}

/* ── what is asked ── */

gboolean
tl_rule_changer_is_running (TlRuleChanger *changer)
{
  g_return_val_if_fail (TL_IS_RULE_CHANGER (changer), FALSE);

  return changer->running != NULL;
}

guint
tl_rule_changer_get_n_done (TlRuleChanger *changer,
                            guint         *n_documents)
{
  Change *change;

  g_return_val_if_fail (TL_IS_RULE_CHANGER (changer), 0);

  change = changer->running != NULL ? g_task_get_task_data (changer->running) : NULL;
  *n_documents = change != NULL ? g_atomic_int_get (&change->result.n_documents) : 0;
  return change != NULL ? g_atomic_int_get (&change->result.n_done) : 0;
}

guint
tl_rule_changer_get_n_behind (TlRuleChanger *changer)
{
  g_return_val_if_fail (TL_IS_RULE_CHANGER (changer), 0);

  return changer->running == NULL ? changer->n_behind : 0;
}

void
tl_rule_changer_stop (TlRuleChanger *changer)
{
  g_return_if_fail (TL_IS_RULE_CHANGER (changer));

  changer->stopped = TRUE;
  if (changer->cancellable != NULL)
    g_cancellable_cancel (changer->cancellable);
}

/* ── the object ── */

void
tl_rule_changer_close (TlRuleChanger *changer)
{
  g_return_if_fail (TL_IS_RULE_CHANGER (changer));

  changer->closed = TRUE;
  tl_rule_changer_stop (changer);
}

static void
tl_rule_changer_finalize (GObject *object)
{
  TlRuleChanger *changer = TL_RULE_CHANGER (object);

  g_clear_weak_pointer (&changer->session);
  g_clear_object (&changer->cancellable);
  g_clear_pointer (&changer->source, g_bytes_unref);
  g_ptr_array_unref (changer->undos);
  g_ptr_array_unref (changer->redos);

  G_OBJECT_CLASS (tl_rule_changer_parent_class)->finalize (object);
}

static void
tl_rule_changer_class_init (TlRuleChangerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_rule_changer_finalize;

  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_RULE_CHANGER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
tl_rule_changer_init (TlRuleChanger *changer)
{
  changer->undos = g_ptr_array_new_with_free_func (step_free);
  changer->redos = g_ptr_array_new_with_free_func (step_free);
}

/* What another program has put in force meanwhile is not to be undone unseen. */
static void
codebook_changed_cb (TlRuleChanger *changer)
{
  TlCodebook *codebook = tl_session_get_codebook (changer->session);

  count_behind (changer);
  if (changer->source == NULL || changer->running != NULL
      || g_bytes_equal (tl_codebook_get_source (codebook), changer->source))
    return;
  tl_rule_changer_forget (changer);
  changed (changer);
}

static void
store_changed_cb (TlRuleChanger  *changer,
                  TlStoreChanges  changes)
{
  if ((changes & TL_STORE_REVIEWS) != 0
      || ((changes & TL_STORE_FINDINGS) != 0 && changer->n_behind > 0))
    count_behind (changer);
}

TlRuleChanger *
tl_rule_changer_new (TlSession *session)
{
  TlRuleChanger *changer = g_object_new (TL_TYPE_RULE_CHANGER, NULL);

  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  g_set_weak_pointer (&changer->session, session);
  g_signal_connect_object (session, "notify::codebook", G_CALLBACK (codebook_changed_cb), changer,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tl_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), changer, G_CONNECT_SWAPPED);
  count_behind (changer);
  return changer;
}
