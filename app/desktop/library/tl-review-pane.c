/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review-pane-private.h"

#include "tl-attribute-popover-private.h"
#include "tl-citation.h"
#include "tl-document-row-private.h"
#include "tl-fact-row-private.h"
#include "tl-hidden-label-private.h"
#include "tl-load-reviews-private.h"
#include "tl-move-document-private.h"
#include "tl-twin-question-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _TlReviewPane {
  GtkWidget       parent_instance;
  GtkLabel       *title;
  GtkWidget      *single;      /* what is of one review only */
  TlTwinQuestion *twin;
  GtkListBox     *documents;
  GtkBox         *hidden;
  GtkBox         *facts;
  GtkBox         *citing;
  GtkBox         *attributes;
  GtkButton      *open;
  GtkButton      *findings;
  GtkBox         *markings;
  GtkCheckButton *private_;
  GtkWidget      *removing;
  GtkButton      *remove;
  GtkButton      *erase;
  TlFactRow      *rows[TL_N_FACTS];
  TlSession      *session;
  GArray         *selected;    /* gint64: several, or NULL */
  GPtrArray      *reviews;     /* TlReviewDetails: those shown */
  GCancellable   *cancellable;
  gboolean        showing;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (TlReviewPane, tl_review_pane, GTK_TYPE_WIDGET)

/* ── one review ── */

static void
empty (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

static void
show_documents (TlReviewPane          *pane,
                const TlReviewDetails *details)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (pane->documents, 0)) != NULL)
    gtk_list_box_remove (pane->documents, GTK_WIDGET (row));
  empty (GTK_WIDGET (pane->hidden));
  for (guint i = 0; i < details->documents->len; i++)
    {
      const TlDocumentInfo *document = g_ptr_array_index (details->documents, i);

      gtk_list_box_append (pane->documents, tl_document_row_new (details->id, document,
                                                                 details->documents->len == 1));
      if (document->hidden_pages->len > 0)
        gtk_box_append (pane->hidden, tl_hidden_label_new (details->id, document->id,
                                                           document->hidden_pages));
    }
  gtk_widget_set_visible (GTK_WIDGET (pane->hidden),
                          gtk_widget_get_first_child (GTK_WIDGET (pane->hidden)) != NULL);
}

static const char *
find_title (const TlReviewDetails *details)
{
  for (guint i = 0; i < details->facts->len; i++)
    {
      TlFact *fact = g_ptr_array_index (details->facts, i);

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
aim_commands (TlReviewPane          *pane,
              const TlReviewDetails *details)
{
  const gint64 review = details->id;
  const guint n_findings = details->n_findings;
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

/* ── one or many ── */

static void
show_title (TlReviewPane *pane)
{
  const guint n = pane->reviews->len;
  g_autofree char *many = g_strdup_printf (ngettext ("%'u review", "%'u reviews", n), n);

  gtk_label_set_label (pane->title, n == 1 ? find_title (pane->reviews->pdata[0]) : many);
}

static void
show_private (TlReviewPane *pane)
{
  guint n_private = 0;

  for (guint i = 0; i < pane->reviews->len; i++)
    n_private += ((TlReviewDetails *) pane->reviews->pdata[i])->private_;
  gtk_check_button_set_active (pane->private_, n_private == pane->reviews->len);
  gtk_check_button_set_inconsistent (pane->private_,
                                     n_private > 0 && n_private < pane->reviews->len);
}

static GHashTable *
collect_attributes (TlReviewPane *pane)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pane->reviews->len; i++)
    {
      const TlReviewDetails *details = g_ptr_array_index (pane->reviews, i);

      for (guint j = 0; j < details->facts->len; j++)
        {
          const char *name = tl_fact_get_attribute (g_ptr_array_index (details->facts, j));

          if (name != NULL)
            g_hash_table_add (names, (char *) name);
        }
    }
  return names;
}

/* A row stays as long as its attribute does: somebody may be typing in it. */
static void
show_attributes (TlReviewPane *pane)
{
  g_autoptr (GHashTable) names = collect_attributes (pane);
  g_autoptr (GList) sorted = NULL;
  GtkWidget *next;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (pane->attributes)); row != NULL;
       row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (!g_hash_table_remove (names, tl_fact_row_get_key (TL_FACT_ROW (row)) + strlen ("x.")))
        gtk_box_remove (pane->attributes, row);
      else
        tl_fact_row_show (TL_FACT_ROW (row), pane->reviews);
    }
  sorted = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) g_utf8_collate);
  for (GList *link = sorted; link != NULL; link = link->next)
    {
      GtkWidget *row = tl_fact_row_new_for_attribute (pane->session, link->data);

      gtk_box_append (pane->attributes, row);
      tl_fact_row_show (TL_FACT_ROW (row), pane->reviews);
    }
}

static void
show_reviews (TlReviewPane *pane)
{
  const gboolean single = pane->reviews->len == 1;

  pane->showing = TRUE;
  show_title (pane);
  gtk_widget_set_visible (pane->single, single);
  gtk_widget_set_visible (pane->removing, single);
  if (single)
    {
      aim_commands (pane, pane->reviews->pdata[0]);
      show_documents (pane, pane->reviews->pdata[0]);
    }
  tl_twin_question_ask (pane->twin, pane->session,
                        single ? ((TlReviewDetails *) pane->reviews->pdata[0])->id : 0);
  for (TlFactName name = 0; name < TL_N_FACTS; name++)
    tl_fact_row_show (pane->rows[name], pane->reviews);
  show_attributes (pane);
  show_private (pane);
  gtk_widget_set_visible (GTK_WIDGET (pane), TRUE);
  pane->showing = FALSE;
}

/* ── in the background ── */

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  TlReviewPane *pane = TL_REVIEW_PANE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reviews = tl_load_reviews_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reviews == NULL || reviews->len == 0)
    {
      gtk_widget_set_visible (GTK_WIDGET (pane), FALSE);
      if (error != NULL)
        tl_session_tell (pane->session, error->message, FALSE);
      return;
    }
  g_clear_pointer (&pane->reviews, g_ptr_array_unref);
  pane->reviews = g_steal_pointer (&reviews);
  show_reviews (pane);
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
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));

  stop (pane);
  if (pane->selected != NULL)
    g_array_append_vals (wanted, pane->selected->data, pane->selected->len);
  else if (review != 0)
    g_array_append_val (wanted, review);
  if (wanted->len == 0)
    {
      gtk_widget_set_visible (GTK_WIDGET (pane), FALSE);
      return;
    }
  pane->cancellable = g_cancellable_new ();
  tl_load_reviews_async (pane, tl_session_get_store (pane->session), wanted, pane->cancellable,
                         loaded_cb, NULL);
}

void
tl_review_pane_set_selected (TlReviewPane *pane,
                             GArray       *reviews)
{
  g_return_if_fail (TL_IS_REVIEW_PANE (pane));

  if (reviews == NULL && pane->selected == NULL)
    return;
  g_clear_pointer (&pane->selected, g_array_unref);
  pane->selected = reviews != NULL ? g_array_ref (reviews) : NULL;
  load (pane);
}

static void
store_changed_cb (TlReviewPane   *pane,
                  TlStoreChanges  changes)
{
  if (changes & (TL_STORE_REVIEWS | TL_STORE_FINDINGS))
    load (pane);
}

/* ── changes ── */

static GArray *
list_shown (TlReviewPane *pane)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; pane->reviews != NULL && i < pane->reviews->len; i++)
    g_array_append_val (ids, ((TlReviewDetails *) pane->reviews->pdata[i])->id);
  return ids;
}

static void
private_toggled_cb (TlReviewPane *pane)
{
  const gboolean private_ = gtk_check_button_get_active (pane->private_);
  g_autoptr (GArray) shown = list_shown (pane);
  const TlEdit edit = { .kind = TL_EDIT_PRIVATE, .targets = (const gint64 *) shown->data,
                        .n_targets = shown->len, .value = private_ ? "1" : "0" };

  if (!pane->showing && shown->len > 0)
    tl_session_edit (pane->session, &edit, NULL);
}

static void
attribute_chosen_cb (TlReviewPane *pane,
                     const char   *name,
                     const char   *value)
{
  g_autoptr (GArray) shown = list_shown (pane);
  g_autofree char *key = g_strconcat ("x.", name, NULL);
  const TlEdit edit = { .kind = TL_EDIT_FACT, .targets = (const gint64 *) shown->data,
                        .n_targets = shown->len, .name = key, .value = value };

  if (shown->len > 0)
    tl_session_edit (pane->session, &edit, NULL);
}

static void
move_document (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlReviewPane *pane = TL_REVIEW_PANE (widget);
  const TlReviewDetails *details = g_ptr_array_index (pane->reviews, 0);

  tl_move_document_ask (GTK_WINDOW (gtk_widget_get_root (widget)), pane->session,
                        g_variant_get_int64 (parameter), details->id);
}

/* Of several a line each. */
static void
copy_reference (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TlReviewPane *pane = TL_REVIEW_PANE (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pane->reviews->len; i++)
    {
      g_autofree char *reference = tl_citation_dup_review (g_ptr_array_index (pane->reviews, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", reference);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  tl_session_tell (pane->session, _("Reference copied"), FALSE);
}

static void
separate_document (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  tl_move_document (TL_REVIEW_PANE (widget)->session, g_variant_get_int64 (parameter), 0);
}

/* ── the widget ── */

static GtkBox *
place_of (TlReviewPane *pane,
          TlFactName    name)
{
  switch (name)
    {
    case TL_FACT_ISBN_OR_URL:
    case TL_FACT_PLACE:
    case TL_FACT_PUBLISHER:
    case TL_FACT_EDITION:
    case TL_FACT_ACCESSED:
      return pane->citing;
    case TL_FACT_MARKINGS:
      return pane->markings;
    default:
      return pane->facts;
    }
}

static void
make_rows (TlReviewPane *pane)
{
  for (TlFactName name = 0; name < TL_N_FACTS; name++)
    {
      pane->rows[name] = TL_FACT_ROW (tl_fact_row_new (pane->session, name));
      gtk_box_append (place_of (pane, name), GTK_WIDGET (pane->rows[name]));
    }
}

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

  stop (pane);
  empty (GTK_WIDGET (pane));
  g_clear_pointer (&pane->reviews, g_ptr_array_unref);
  g_clear_pointer (&pane->selected, g_array_unref);
  g_clear_object (&pane->session);

  G_OBJECT_CLASS (tl_review_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/library/tl-review-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, title);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, single);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, twin);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, documents);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, hidden);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, facts);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, citing);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, attributes);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, open);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, findings);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, markings);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, private_);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, removing);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, remove);
  gtk_widget_class_bind_template_child (widget_class, TlReviewPane, erase);
  gtk_widget_class_bind_template_callback (widget_class, private_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, attribute_chosen_cb);
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

  g_type_ensure (TL_TYPE_ATTRIBUTE_POPOVER);
  g_type_ensure (TL_TYPE_TWIN_QUESTION);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "pane.move-document", "x", move_document);
  gtk_widget_class_install_action (widget_class, "pane.separate-document", "x", separate_document);
  gtk_widget_class_install_action (widget_class, "pane.copy-reference", NULL, copy_reference);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_review_pane_init (TlReviewPane *pane)
{
  gtk_widget_init_template (GTK_WIDGET (pane));
}
