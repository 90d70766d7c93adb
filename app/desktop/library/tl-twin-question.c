/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-twin-question-private.h"

#include "tl-twin.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Two reviews that may be one. */
typedef struct {
  TlStore      *store;
  gint64        review;
  TlReviewTwin *twin;
} Pair;

static void
pair_free (Pair *pair)
{
  g_object_unref (pair->store);
  g_clear_pointer (&pair->twin, tl_review_twin_free);
  g_free (pair);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pair, pair_free)

struct _TlTwinQuestion {
  GtkBox        parent_instance;
  GtkLabel     *text;
  TlSession    *session;
  Pair         *pair;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TlTwinQuestion, tl_twin_question, GTK_TYPE_BOX)

/* ── looking ── */

static Pair *
pair_new (TlStore *store,
          gint64   review)
{
  Pair *pair = g_new0 (Pair, 1);

  pair->store = g_object_ref (store);
  pair->review = review;
  return pair;
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Pair *asked = task_data;
  g_autoptr (Pair) pair = pair_new (asked->store, asked->review);
  GError *error = NULL;

  if (!tl_twin_find (pair->store, pair->review, &pair->twin, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&pair), (GDestroyNotify) pair_free);
}

/* With an error there is nothing to ask: whoever shows the review tells of it. */
static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  TlTwinQuestion *question = TL_TWIN_QUESTION (source);
  Pair *pair = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *text = NULL;

  if (pair == NULL)
    return;
  g_clear_pointer (&question->pair, pair_free);
  question->pair = pair;
  if (pair->twin != NULL)
    {
      text = g_strdup_printf (_("Looks like the same review as “%s” (number %" PRId64 ")."),
                              pair->twin->title, pair->twin->review);
      gtk_label_set_label (question->text, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (question), pair->twin != NULL);
}

static void
stop (TlTwinQuestion *question)
{
  if (question->cancellable != NULL)
    g_cancellable_cancel (question->cancellable);
  g_clear_object (&question->cancellable);
}

void
tl_twin_question_ask (TlTwinQuestion *question,
                      TlSession      *session,
                      gint64          review)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TL_IS_TWIN_QUESTION (question));
  g_return_if_fail (TL_IS_SESSION (session));

  stop (question);
  g_set_object (&question->session, session);
  if (question->pair != NULL && question->pair->review != review)
    gtk_widget_set_visible (GTK_WIDGET (question), FALSE);
  if (review == 0)
    return;
  question->cancellable = g_cancellable_new ();
  task = g_task_new (question, question->cancellable, looked_cb, NULL);
  g_task_set_task_data (task, pair_new (tl_session_get_store (session), review),
                        (GDestroyNotify) pair_free);
  g_task_run_in_thread (task, look_thread);
}

/* ── answering ── */

/* One copy is enough: with both, each passage would be there, and counted, twice. */
static void
keep_one (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  TlTwinQuestion *question = TL_TWIN_QUESTION (widget);
  const TlEdit edit = { .kind = TL_EDIT_REMOVE, .targets = &question->pair->twin->review,
                        .n_targets = 1 };

  tl_session_edit (question->session, &edit, _("The other copy is removed"));
}

static void
keep_apart (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TlTwinQuestion *question = TL_TWIN_QUESTION (widget);
  const Pair *pair = question->pair;
  g_autofree char *other = g_strdup_printf ("%" PRId64, pair->twin->review);
  const TlEdit edit = { .kind = TL_EDIT_APART, .targets = &pair->review, .n_targets = 1,
                        .name = other, .value = "1" };

  tl_session_edit (question->session, &edit, _("The two reviews are kept apart"));
}

/* ── the widget ── */

static void
tl_twin_question_dispose (GObject *object)
{
  TlTwinQuestion *question = TL_TWIN_QUESTION (object);

  stop (question);
  g_clear_pointer (&question->pair, pair_free);
  g_clear_object (&question->session);

  G_OBJECT_CLASS (tl_twin_question_parent_class)->dispose (object);
}

static void
tl_twin_question_class_init (TlTwinQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_twin_question_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/library/tl-twin-question.ui");
  gtk_widget_class_bind_template_child (widget_class, TlTwinQuestion, text);
  gtk_widget_class_install_action (widget_class, "twin.keep-one", NULL, keep_one);
  gtk_widget_class_install_action (widget_class, "twin.keep-apart", NULL, keep_apart);
}

static void
tl_twin_question_init (TlTwinQuestion *question)
{
  gtk_widget_init_template (GTK_WIDGET (question));
}
