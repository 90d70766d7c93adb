/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-hits-view-private.h"

#include "tl-hit-row-private.h"
#include "tl-tab-stop-private.h"

struct _TlHitsView {
  GtkWidget           parent_instance;
  GtkWidget          *content;
  GtkListView        *list;
  TlSession          *session;
  TlHitList          *hits;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (TlHitsView, tl_hits_view, GTK_TYPE_WIDGET)

static void
show (TlHitsView *view,
      TlHitItem  *item)
{
  const TlHit *hit = tl_hit_item_get_hit (item);
  g_auto (GStrv) words = tl_hit_item_dup_words (item);

  gtk_widget_activate_action (GTK_WIDGET (view), "win.show-words", "(xxu^as)", hit->review,
                              hit->document, hit->page, words);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlHitsView *view = TL_HITS_VIEW (widget);
  TlHitItem *item = gtk_single_selection_get_selected_item (view->selection);

  if (item != NULL)
    show (view, item);
}

static void
activated_cb (TlHitsView *view,
              guint       position)
{
  g_autoptr (TlHitItem) item = g_list_model_get_item (G_LIST_MODEL (view->hits), position);

  show (view, item);
}

/* ── the list ── */

static void
setup_cb (TlHitsView  *view,
          GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, tl_hit_row_new ());
}

static void
bind_cb (TlHitsView  *view,
         GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *parent = gtk_widget_get_parent (row);
  g_autofree char *label = NULL;

  tl_hit_row_set_item (TL_HIT_ROW (row), gtk_list_item_get_item (list_item));
  label = tl_hit_row_dup_label (TL_HIT_ROW (row));
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

/* The findings and their counts come first: looking through all the text would compete with
 * them. */
static void
counted_cb (TlHitsView *view)
{
  tl_query_list_set_query (TL_QUERY_LIST (view->hits), tl_session_get_query (view->session));
}

static void
failed_cb (TlHitsView   *view,
           const GError *error)
{
  tl_session_tell (view->session, error->message, FALSE);
}

void
tl_hits_view_set_session (TlHitsView *view,
                          TlSession  *session)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (TL_IS_HITS_VIEW (view));
  g_return_if_fail (TL_IS_SESSION (session) && view->session == NULL);

  view->session = g_object_ref (session);
  view->hits = tl_hit_list_new (tl_session_get_store (session));
  view->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (view->hits)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), view, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (view->list, factory);
  gtk_list_view_set_model (view->list, GTK_SELECTION_MODEL (view->selection));
  g_signal_connect_object (view->hits, "failed", G_CALLBACK (failed_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::counts", G_CALLBACK (counted_cb), view,
                           G_CONNECT_SWAPPED);
  counted_cb (view);
}

TlHitList *
tl_hits_view_get_hits (TlHitsView *view)
{
  g_return_val_if_fail (TL_IS_HITS_VIEW (view), NULL);

  return view->hits;
}

/* ── the widget ── */

static void
tl_hits_view_dispose (GObject *object)
{
  TlHitsView *view = TL_HITS_VIEW (object);

  g_clear_pointer (&view->content, gtk_widget_unparent);
  g_clear_object (&view->selection);
  g_clear_object (&view->hits);
  g_clear_object (&view->session);
  G_OBJECT_CLASS (tl_hits_view_parent_class)->dispose (object);
}

static void
tl_hits_view_class_init (TlHitsViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_hits_view_dispose;
  g_type_ensure (TL_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/findings/tl-hits-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TlHitsView, content);
  gtk_widget_class_bind_template_child (widget_class, TlHitsView, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "hits.show", NULL, show_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_hits_view_init (TlHitsView *view)
{
  gtk_widget_init_template (GTK_WIDGET (view));
}
