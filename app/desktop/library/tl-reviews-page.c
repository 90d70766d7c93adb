/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reviews-page-private.h"

#include "tl-reread-banner-private.h"
#include "tl-review-columns-private.h"
#include "tl-review-pane-private.h"
#include "tl-tab-stop-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _TlReviewsPage {
  GtkWidget           parent_instance;
  GtkStack           *stack;
  GtkLabel           *count;
  GtkColumnView      *table;
  TlRereadBanner     *banner;
  TlReviewPane       *pane;
  GtkSelectionModel  *selection;
  TlSession          *session;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (TlReviewsPage, tl_reviews_page, GTK_TYPE_WIDGET)

static char *
dup_count (guint n,
           guint n_in_library)
{
  if (n == n_in_library)
    return g_strdup_printf (ngettext ("%'u review", "%'u reviews", n), n);
  return g_strdup_printf (ngettext ("%'u of %'u review", "%'u of %'u reviews", n_in_library), n,
                          n_in_library);
}

static void
update_stack (TlReviewsPage *page)
{
  TlReviewList *reviews = tl_session_get_reviews (page->session);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (page->selection));
  const gboolean narrowed = tl_query_is_narrowed (tl_session_get_query (page->session));
  g_autofree char *count = dup_count (n, tl_review_list_get_n_in_library (reviews));

  gtk_label_set_label (page->count, count);
  if (n > 0)
    gtk_stack_set_visible_child_name (page->stack, "table");
  else if (!tl_query_list_is_loading (TL_QUERY_LIST (reviews)))
    gtk_stack_set_visible_child_name (page->stack, narrowed ? "narrowed" : "empty");
}

/* Returns: (transfer full) (element-type gint64) */
static GArray *
list_selected (TlReviewsPage *page)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (page->selection);
  GArray *reviews = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean any = gtk_bitset_iter_init_first (&iter, selected, &position); any;
       any = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (TlReviewItem) item = g_list_model_get_item (G_LIST_MODEL (page->selection),
                                                             position);
      const gint64 review = tl_review_item_get_id (item);

      g_array_append_val (reviews, review);
    }
  return reviews;
}

/* One is the review in hand; several are looked at together, and the one in hand stays. */
static void
selected_cb (TlReviewsPage *page)
{
  g_autoptr (GArray) selected = list_selected (page);

  tl_review_pane_set_selected (page->pane, selected->len > 1 ? selected : NULL);
  if (selected->len == 1)
    tl_session_set_review (page->session, g_array_index (selected, gint64, 0));
}

static gboolean
is_selected (TlReviewsPage *page,
             gint64         review)
{
  g_autoptr (GArray) selected = list_selected (page);

  for (guint i = 0; i < selected->len; i++)
    {
      if (g_array_index (selected, gint64, i) == review)
        return TRUE;
    }
  return FALSE;
}

/* Another page took up another review: it is the one selected here too. */
static void
review_changed_cb (TlReviewsPage *page)
{
  const gint64 review = tl_session_get_review (page->session);
  GListModel *model = G_LIST_MODEL (page->selection);

  if (review != 0 && is_selected (page, review))
    return;
  for (guint i = 0; review != 0 && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TlReviewItem) item = g_list_model_get_item (model, i);

      if (tl_review_item_get_id (item) != review)
        continue;
      gtk_selection_model_select_item (page->selection, i, TRUE);
      return;
    }
  gtk_selection_model_unselect_all (page->selection);
}

static void
activated_cb (TlReviewsPage *page,
              guint          position)
{
  g_autoptr (TlReviewItem) item = g_list_model_get_item (G_LIST_MODEL (page->selection), position);

  gtk_widget_activate_action (GTK_WIDGET (page), "win.show-place", "(xxux)",
                              tl_review_item_get_id (item), (gint64) 0, 0u, (gint64) 0);
}

static void
make_table (TlReviewsPage *page)
{
  TlReviewList *reviews = tl_session_get_reviews (page->session);
  GtkSortListModel *sorted;

  tl_review_columns_add (page->table);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (reviews)),
                                    g_object_ref (gtk_column_view_get_sorter (page->table)));
  page->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  gtk_column_view_set_model (page->table, page->selection);
  g_signal_connect_object (page->selection, "selection-changed", G_CALLBACK (selected_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page->selection, "items-changed", G_CALLBACK (update_stack), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reviews, "notify::loading", G_CALLBACK (update_stack), page,
                           G_CONNECT_SWAPPED);
}

static void
tl_reviews_page_constructed (GObject *object)
{
  TlReviewsPage *page = TL_REVIEWS_PAGE (object);

  G_OBJECT_CLASS (tl_reviews_page_parent_class)->constructed (object);

  make_table (page);
  g_object_set (page->banner, "session", page->session, NULL);
  g_object_set (page->pane, "session", page->session, NULL);
  g_signal_connect_object (page->session, "notify::review", G_CALLBACK (review_changed_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page->session, "notify::query", G_CALLBACK (update_stack), page,
                           G_CONNECT_SWAPPED);
  update_stack (page);
  review_changed_cb (page);
}

static void
tl_reviews_page_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  g_assert (id == PROP_SESSION);
  g_value_set_object (value, TL_REVIEWS_PAGE (object)->session);
}

static void
tl_reviews_page_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  g_assert (id == PROP_SESSION);
  TL_REVIEWS_PAGE (object)->session = g_value_dup_object (value);
}

static void
tl_reviews_page_dispose (GObject *object)
{
  TlReviewsPage *page = TL_REVIEWS_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&page->selection);
  g_clear_object (&page->session);

  G_OBJECT_CLASS (tl_reviews_page_parent_class)->dispose (object);
}

static void
tl_reviews_page_class_init (TlReviewsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tl_reviews_page_constructed;
  object_class->dispose = tl_reviews_page_dispose;
  object_class->get_property = tl_reviews_page_get_property;
  object_class->set_property = tl_reviews_page_set_property;

  g_object_class_install_property (object_class, PROP_SESSION,
                                   g_param_spec_object ("session", NULL, NULL, TL_TYPE_SESSION,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                        | G_PARAM_STATIC_STRINGS));

  g_type_ensure (TL_TYPE_TAB_STOP);
  g_type_ensure (TL_TYPE_REREAD_BANNER);
  g_type_ensure (TL_TYPE_REVIEW_PANE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/library/tl-reviews-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, count);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, table);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, banner);
  gtk_widget_class_bind_template_child (widget_class, TlReviewsPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_reviews_page_init (TlReviewsPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}
