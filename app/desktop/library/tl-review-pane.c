/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review-pane-private.h"

#include "tl-fact-row-private.h"
#include "tl-tab-stop-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _TlReviewPane {
  GtkWidget        parent_instance;
  GtkLabel        *title;
  GtkListBox      *documents;
  GtkBox          *facts;
  GtkButton       *open;
  GtkButton       *findings;
  GtkCheckButton  *private_;
  GtkButton       *remove;
  GtkButton       *erase;
  TlFactRow       *rows[TL_N_FACTS];
  TlSession       *session;
  TlReviewDetails *details;
  GCancellable    *cancellable;
  gboolean         showing;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (TlReviewPane, tl_review_pane, GTK_TYPE_WIDGET)

/* ── on screen ── */

static GtkWidget *
document_row_new (gint64                review,
                  const TlDocumentInfo *document)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *pages = g_strdup_printf (ngettext ("%'u page", "%'u pages", document->n_pages),
                                            document->n_pages);
  g_autofree char *words = g_strdup_printf (ngettext ("%'u word", "%'u words", document->n_words),
                                            document->n_words);
  g_autofree char *unread = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *title = g_markup_escape_text (tl_document_kind_get_label (document->kind), -1);

  if (document->n_unreadable > 0)
    unread = g_strdup_printf (ngettext (" · %'u page not readable", " · %'u pages not readable",
                                        document->n_unreadable),
                              document->n_unreadable);
  subtitle = g_markup_printf_escaped ("%s\n%s · %s%s", document->file, pages, words,
                                      unread != NULL ? unread : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xxux)", review, document->id, 0u,
                                    (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-place");
  return row;
}

static void
show_documents (TlReviewPane *pane)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (pane->documents, 0)) != NULL)
    gtk_list_box_remove (pane->documents, GTK_WIDGET (row));
  for (guint i = 0; i < pane->details->documents->len; i++)
    gtk_list_box_append (pane->documents,
                         document_row_new (pane->details->id,
                                           g_ptr_array_index (pane->details->documents, i)));
}

static const char *
find_title (TlReviewPane *pane)
{
  for (guint i = 0; i < pane->details->facts->len; i++)
    {
      TlFact *fact = g_ptr_array_index (pane->details->facts, i);

      if (tl_fact_get_attribute (fact) == NULL && tl_fact_get_name (fact) == TL_FACT_TITLE
          && *tl_fact_get_value (fact) != '\0')
        return tl_fact_get_value (fact);
    }
  return _("Untitled");
}

static void
aim (GtkButton  *button,
     const char *action,
     GVariant   *target)
{
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
aim_commands (TlReviewPane *pane)
{
  const gint64 review = pane->details->id;
  const guint n_findings = pane->details->n_findings;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, review);
  g_autofree char *label = g_strdup_printf (ngettext ("%'u _Finding", "%'u _Findings", n_findings),
                                            n_findings);
  GVariant *filter = g_variant_new ("(us)", (guint) TL_FILTER_REVIEW, id);

  gtk_button_set_label (pane->findings, label);
  aim (pane->findings, "win.show-findings", g_variant_new_array (NULL, &filter, 1));
  aim (pane->open, "win.show-place", g_variant_new ("(xxux)", review, (gint64) 0, 0u, (gint64) 0));
  aim (pane->remove, "win.remove-review", g_variant_new_int64 (review));
  aim (pane->erase, "win.erase-review", g_variant_new_int64 (review));
}

static void
show_details (TlReviewPane *pane)
{
  pane->showing = TRUE;
  gtk_label_set_label (pane->title, find_title (pane));
  gtk_check_button_set_active (pane->private_, pane->details->private_);
  aim_commands (pane);
  show_documents (pane);
  for (TlFactName name = 0; name < TL_N_FACTS; name++)
    tl_fact_row_show (pane->rows[name], pane->details);
  gtk_widget_set_visible (GTK_WIDGET (pane), TRUE);
  pane->showing = FALSE;
}

/* ── in the background ── */

typedef struct {
  TlStore *store;
  gint64   review;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->store);
  g_free (wanted);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Wanted *wanted = task_data;
  GError *error = NULL;
  TlReviewDetails *details = tl_review_details_load (wanted->store, wanted->review, cancellable,
                                                     &error);

  if (details == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, details, (GDestroyNotify) tl_review_details_free);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  TlReviewPane *pane = TL_REVIEW_PANE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlReviewDetails) details = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (details == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (pane), FALSE);
      if (!g_error_matches (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND))
        tl_session_tell (pane->session, error->message, FALSE);
      return;
    }
  g_clear_pointer (&pane->details, tl_review_details_free);
  pane->details = g_steal_pointer (&details);
  show_details (pane);
}

static void
stop (TlReviewPane *pane)
{
  if (pane->cancellable != NULL)
    g_cancellable_cancel (pane->cancellable);
  g_clear_object (&pane->cancellable);
}

static void
load (TlReviewPane *pane)
{
  const gint64 review = tl_session_get_review (pane->session);
  g_autoptr (GTask) task = NULL;
  Wanted *wanted;

  stop (pane);
  if (review == 0)
    {
      gtk_widget_set_visible (GTK_WIDGET (pane), FALSE);
      return;
    }
  pane->cancellable = g_cancellable_new ();
  wanted = g_new0 (Wanted, 1);
  wanted->store = g_object_ref (tl_session_get_store (pane->session));
  wanted->review = review;
  task = g_task_new (pane, pane->cancellable, loaded_cb, NULL);
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_run_in_thread (task, load_thread);
}

static void
store_changed_cb (TlReviewPane   *pane,
                  TlStoreChanges  changes)
{
  if (changes & (TL_STORE_REVIEWS | TL_STORE_FINDINGS))
    load (pane);
}

/* ── changes ── */

static void
private_toggled_cb (TlReviewPane *pane)
{
  const gboolean private_ = gtk_check_button_get_active (pane->private_);
  TlEdit edit = { .kind = TL_EDIT_PRIVATE, .n_targets = 1, .value = private_ ? "1" : "0" };

  if (pane->showing || pane->details == NULL)
    return;
  edit.targets = &pane->details->id;
  tl_session_edit (pane->session, &edit, NULL);
}

static void
make_rows (TlReviewPane *pane)
{
  for (TlFactName name = 0; name < TL_N_FACTS; name++)
    {
      pane->rows[name] = TL_FACT_ROW (tl_fact_row_new (pane->session, name));
      gtk_box_append (pane->facts, GTK_WIDGET (pane->rows[name]));
    }
}

/* ── the widget ── */

static void
tl_review_pane_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  g_assert (id == PROP_SESSION);
  g_value_set_object (value, TL_REVIEW_PANE (object)->session);
}

static void
tl_review_pane_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TlReviewPane *pane = TL_REVIEW_PANE (object);

  g_assert (id == PROP_SESSION);
  g_return_if_fail (pane->session == NULL);
  pane->session = g_value_dup_object (value);
  make_rows (pane);
  g_signal_connect_object (pane->session, "notify::review", G_CALLBACK (load), pane,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tl_session_get_store (pane->session), "changed",
                           G_CALLBACK (store_changed_cb), pane, G_CONNECT_SWAPPED);
  load (pane);
}

static void
tl_review_pane_unroot (GtkWidget *widget)
{
  stop (TL_REVIEW_PANE (widget));

  GTK_WIDGET_CLASS (tl_review_pane_parent_class)->unroot (widget);
}

static void
tl_review_pane_dispose (GObject *object)
{
  TlReviewPane *pane = TL_REVIEW_PANE (object);
  GtkWidget *child;

  stop (pane);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (pane))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&pane->details, tl_review_details_free);
  g_clear_object (&pane->session);

  G_OBJECT_CLASS (tl_review_pane_parent_class)->dispose (object);
}

static void
tl_review_pane_class_init (TlReviewPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tl_review_pane_dispose;
  object_class->get_property = tl_review_pane_get_property;
  object_class->set_property = tl_review_pane_set_property;
  widget_class->unroot = tl_review_pane_unroot;

  g_object_class_install_property (
    object_class, PROP_SESSION,
    g_param_spec_object ("session", NULL, NULL, TL_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  g_type_ensure (TL_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/library/tl-review-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, title);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, documents);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, facts);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, open);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, findings);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, private_);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, remove);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, erase);
  gtk_widget_class_bind_template_callback (widget_class, private_toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_review_pane_init (TlReviewPane *pane)
{
  gtk_widget_init_template (GTK_WIDGET (pane));
}
