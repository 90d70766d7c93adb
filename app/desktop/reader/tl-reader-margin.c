/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reader-margin-private.h"

#include "tl-margin-row-private.h"

struct _TlReaderMargin {
  GtkWidget           parent_instance;

  GtkStack           *findings_stack;
  GtkListView        *findings;
  GtkTextView        *text;

  TlSession          *session;
  GListStore         *all;
  GtkCustomFilter    *filter;
  GtkSingleSelection *selection;
  guint               number;
  TlPage             *page;
  gboolean            filling;  /* the text or the list is being set: no person selects */
};

G_DEFINE_FINAL_TYPE (TlReaderMargin, tl_reader_margin, GTK_TYPE_WIDGET)

enum { SELECTION_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ── findings ── */

static gboolean
is_on_page (gpointer item,
            gpointer user_data)
{
  TlReaderMargin *self = user_data;
  GArray *rects = tl_finding_item_get_rects (item);

  for (guint i = 0; rects != NULL && i < rects->len; i++)
    if (g_array_index (rects, TlRect, i).page == self->number)
      return TRUE;
  return tl_finding_item_get_page (item) == self->number;
}

static void
select_in_hand (TlReaderMargin *self)
{
  gint64 finding = self->session != NULL ? tl_session_get_finding (self->session) : 0;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (TlFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (tl_finding_item_get_id (item) == finding)
        position = i;
    }
  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->filling = FALSE;
}

static void
refilter (TlReaderMargin *self)
{
  guint n_items;

  self->filling = TRUE;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  self->filling = FALSE;
  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gtk_stack_set_visible_child_name (self->findings_stack, n_items > 0 ? "some" : "none");
  select_in_hand (self);
}

static void
selected_cb (TlReaderMargin *self)
{
  TlFindingItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->filling && item != NULL)
    tl_session_set_finding (self->session, tl_finding_item_get_id (item));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              TlReaderMargin           *self)
{
  gtk_list_item_set_child (list_item, g_object_new (TL_TYPE_MARGIN_ROW, NULL));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             TlReaderMargin           *self)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  g_autofree char *label = NULL;

  tl_margin_row_set_item (TL_MARGIN_ROW (row), self->session, gtk_list_item_get_item (list_item));
  label = tl_margin_row_dup_label (TL_MARGIN_ROW (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               TlReaderMargin           *self)
{
  tl_margin_row_set_item (TL_MARGIN_ROW (gtk_list_item_get_child (list_item)), NULL, NULL);
}

void
tl_reader_margin_set_findings (TlReaderMargin *self,
                               GPtrArray      *findings)
{
  g_return_if_fail (TL_IS_READER_MARGIN (self));

  self->filling = TRUE;
  g_list_store_splice (self->all, 0, g_list_model_get_n_items (G_LIST_MODEL (self->all)),
                       findings != NULL ? findings->pdata : NULL,
                       findings != NULL ? findings->len : 0);
  self->filling = FALSE;
  refilter (self);
}

/* ── text ── */

static void
fill_text (TlReaderMargin *self)
{
  g_autofree char *text = self->page != NULL ? tl_page_dup_text (self->page) : g_strdup ("");

  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  self->filling = FALSE;
}

void
tl_reader_margin_set_page (TlReaderMargin *self,
                           guint           number,
                           TlPage         *page)
{
  g_return_if_fail (TL_IS_READER_MARGIN (self));

  if (number != self->number)
    {
      self->number = number;
      refilter (self);
    }
  if (page == self->page)
    return;
  g_clear_pointer (&self->page, tl_page_unref);
  if (page != NULL)
    self->page = tl_page_ref (page);
  fill_text (self);
}

gboolean
tl_reader_margin_get_selection (TlReaderMargin *self,
                                TlSelection    *selection)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (TL_IS_READER_MARGIN (self), FALSE);

  if (self->page == NULL
      || !gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (self->text), &start,
                                                &end))
    return FALSE;
  *selection = (TlSelection) {
    { self->number, (guint) gtk_text_iter_get_offset (&start) },
    { self->number, (guint) gtk_text_iter_get_offset (&end) },
  };
  return TRUE;
}

static void
text_selected_cb (TlReaderMargin *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* ── widget ── */

void
tl_reader_margin_set_session (TlReaderMargin *self,
                              TlSession      *session)
{
  g_return_if_fail (TL_IS_READER_MARGIN (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, select_in_hand, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "notify::finding", G_CALLBACK (select_in_hand), self,
                             G_CONNECT_SWAPPED);
}

static void
tl_reader_margin_dispose (GObject *object)
{
  TlReaderMargin *self = TL_READER_MARGIN (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->all);
  g_clear_pointer (&self->page, tl_page_unref);
  G_OBJECT_CLASS (tl_reader_margin_parent_class)->dispose (object);
}

static void
tl_reader_margin_class_init (TlReaderMarginClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_reader_margin_dispose;
  signals[SELECTION_CHANGED] =
    g_signal_new ("selection-changed", TL_TYPE_READER_MARGIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/reader/tl-reader-margin.ui");
  gtk_widget_class_bind_template_child (widget_class, TlReaderMargin, findings_stack);
  gtk_widget_class_bind_template_child (widget_class, TlReaderMargin, findings);
  gtk_widget_class_bind_template_child (widget_class, TlReaderMargin, text);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_reader_margin_init (TlReaderMargin *self)
{
  GtkFilterListModel *on_page;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->all = g_list_store_new (TL_TYPE_FINDING_ITEM);
  self->filter = gtk_custom_filter_new (is_on_page, self, NULL);
  on_page = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->all)),
                                       g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (on_page));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->findings, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "notify::has-selection",
                           G_CALLBACK (text_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "mark-set",
                           G_CALLBACK (text_selected_cb), self, G_CONNECT_SWAPPED);
}
