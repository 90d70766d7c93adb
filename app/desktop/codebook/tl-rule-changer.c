/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rule-changer-private.h"

#include "tl-codebook-file.h"
#include "tl-rerun.h"

#include <glib/gi18n-lib.h>

/* A code book on its way into force. */
typedef struct {
  TlStore       *store;
  GBytes        *source;
  GStrv          themes;
  char          *told;
  gboolean       saved;     /* in force, whether or not the rules could be run then */
  TlRerunResult  result;
} Change;

struct _TlRuleChanger {
  GObject        parent_instance;
  TlSession     *session;       /* weak */
  GPtrArray     *themes;        /* whose findings are not yet those of the code book in force */
  GTask         *running;
  GTask         *next;
  GCancellable  *cancellable;   /* of the one that runs */
  GBytes        *undone;        /* what undo would put back in force in the place of @source */
  GBytes        *source;
  char          *undone_theme;
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
  g_bytes_unref (change->source);
  g_strfreev (change->themes);
  g_free (change->told);
  g_free (change);
}

/* ── the job ── */

static gboolean
run (Change        *change,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (change->source, &faults);
  g_autoptr (TlMatcher) matcher = NULL;

  g_assert (codebook != NULL);
  if (!tl_store_save_codebook (change->store, codebook, NULL, error))
    return FALSE;
  change->saved = TRUE;
  matcher = tl_matcher_new_for (codebook, (const char *const *) change->themes, error);
  return matcher != NULL
         && tl_rerun_run (change->store, matcher, (const char *const *) change->themes,
                          &change->result, cancellable, error);
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;

  if (run (task_data, cancellable, &error))
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

static void
tell (TlRuleChanger *changer,
      Change        *change,
      const GError  *error)
{
  const TlRerunResult *result = &change->result;
  g_autofree char *text = NULL;

  if (error != NULL && !changer->stopped)
    {
      tl_session_tell (changer->session, error->message, FALSE);
      return;
    }
  if (error != NULL)
    text = g_strdup_printf (_("%s; stopped before all reviews were gone through"), change->told);
  else
    text = g_strdup_printf (_("%s: %'u findings gained, %'u lost"), change->told, result->gained,
                            result->lost);
  if (tl_rule_changer_can_undo (changer))
    tl_session_offer (changer->session, text, "win.undo-rule");
  else
    tl_session_tell (changer->session, text, FALSE);
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
  if (g_task_propagate_boolean (task, &error))
    g_ptr_array_set_size (changer->themes, 0);
  if (!change->saved)
    g_clear_pointer (&changer->undone, g_bytes_unref);
  if (!changer->closed && changer->next == NULL)
    tell (changer, change, error);
  start_next (changer);
  changed (changer);
  tl_session_release (session);
}

static void
add_theme (TlRuleChanger *changer,
           const char    *theme)
{
  if (!g_ptr_array_find_with_equal_func (changer->themes, theme, g_str_equal, NULL))
    g_ptr_array_add (changer->themes, g_strdup (theme));
}

static GStrv
dup_themes (TlRuleChanger *changer)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < changer->themes->len; i++)
    g_strv_builder_add (builder, changer->themes->pdata[i]);
  return g_strv_builder_end (builder);
}

/* One at a time: the one that runs gives way. */
static void
queue (TlRuleChanger *changer,
       GBytes        *source,
       const char    *theme,
       const char    *told)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Change *change = g_new0 (Change, 1);

  add_theme (changer, theme);
  change->store = g_object_ref (tl_session_get_store (changer->session));
  change->source = g_bytes_ref (source);
  change->themes = dup_themes (changer);
  change->told = g_strdup (told);
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
                      const char    *theme,
                      const char    *told)
{
  g_return_if_fail (TL_IS_RULE_CHANGER (changer));
  g_return_if_fail (source != NULL && undone != NULL);
  g_return_if_fail (theme != NULL && told != NULL);

  if (changer->session == NULL)
    return;
  g_bytes_ref (source);
  g_bytes_ref (undone);
  g_clear_pointer (&changer->source, g_bytes_unref);
  g_clear_pointer (&changer->undone, g_bytes_unref);
  changer->source = source;
  changer->undone = undone;
  g_free (changer->undone_theme);
  changer->undone_theme = g_strdup (theme);
  queue (changer, source, theme, told);
}

gboolean
tl_rule_changer_can_undo (TlRuleChanger *changer)
{
  g_return_val_if_fail (TL_IS_RULE_CHANGER (changer), FALSE);

  return changer->undone != NULL && changer->session != NULL;
}

void
tl_rule_changer_undo (TlRuleChanger *changer)
{
  g_autoptr (GBytes) undone = NULL;

  g_return_if_fail (TL_IS_RULE_CHANGER (changer));

  if (!tl_rule_changer_can_undo (changer))
    return;
  undone = g_steal_pointer (&changer->undone);
  queue (changer, undone, changer->undone_theme, _("Rule as it was before"));
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
  g_clear_pointer (&changer->undone, g_bytes_unref);
  g_free (changer->undone_theme);
  g_ptr_array_unref (changer->themes);

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
  changer->themes = g_ptr_array_new_with_free_func (g_free);
}

/* What another program has put in force meanwhile is not to be undone unseen. */
static void
codebook_changed_cb (TlRuleChanger *changer)
{
  TlCodebook *codebook = tl_session_get_codebook (changer->session);

  if (changer->undone == NULL || changer->running != NULL
      || g_bytes_equal (tl_codebook_get_source (codebook), changer->source))
    return;
  g_clear_pointer (&changer->undone, g_bytes_unref);
  changed (changer);
}

TlRuleChanger *
tl_rule_changer_new (TlSession *session)
{
  TlRuleChanger *changer = g_object_new (TL_TYPE_RULE_CHANGER, NULL);

  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  g_set_weak_pointer (&changer->session, session);
  g_signal_connect_object (session, "notify::codebook", G_CALLBACK (codebook_changed_cb), changer,
                           G_CONNECT_SWAPPED);
  return changer;
}
