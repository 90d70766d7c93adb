/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reader-page-private.h"

#include "tl-tab-stop-private.h"

G_DEFINE_FINAL_TYPE (TlReaderPage, tl_reader_page, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SESSION, PROP_BESIDE, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* ── the finding in hand ── */

static TlFindingItem *
find_item (TlReaderPage *self,
           gint64        finding,
           guint        *position)
{
  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    {
      TlFindingItem *item = g_ptr_array_index (self->findings, i);

      if (tl_finding_item_get_id (item) != finding)
        continue;
      *position = i;
      return item;
    }
  return NULL;
}

static void
show_item (TlReaderPage  *self,
           TlFindingItem *item)
{
  GArray *rects = tl_finding_item_get_rects (item);

  if (rects != NULL && rects->len > 0)
    {
      TlRect *first = &g_array_index (rects, TlRect, 0);

      tl_pdf_view_scroll_to (self->view, first->page, &first->box);
    }
  else
    tl_pdf_view_scroll_to (self->view, tl_finding_item_get_page (item), NULL);
}

void
tl_reader_page_show_finding (TlReaderPage *self)
{
  gint64 finding = tl_session_get_finding (self->session);
  guint position;
  TlFindingItem *item = find_item (self, finding, &position);

  tl_pdf_view_select_finding (self->view, finding);
  tl_reader_page_update_placing (self);
  if (item != NULL)
    show_item (self, item);
}

static void
step_finding (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  TlReaderPage *self = TL_READER_PAGE (widget);
  gboolean forward = g_str_equal (action, "reader.next-finding");
  TlFindingItem *item;
  guint position;

  if (self->beside)
    {
      gtk_widget_activate_action (widget, "win.in-page", "s",
                                  forward ? "findings.next" : "findings.previous");
      return;
    }
  if (self->findings == NULL || self->findings->len == 0)
    return;
  if (find_item (self, tl_session_get_finding (self->session), &position) == NULL)
    position = forward ? 0 : self->findings->len - 1;
  else if (forward ? position + 1 < self->findings->len : position > 0)
    position = forward ? position + 1 : position - 1;
  else
    return;
  item = g_ptr_array_index (self->findings, position);
  tl_session_set_finding (self->session, tl_finding_item_get_id (item));
}

static void
finding_activated_cb (TlReaderPage *self,
                      gint64        finding)
{
  tl_session_set_finding (self->session, finding);
}

/* When nothing is in hand any longer, what was still to be taken up once its page came is not. */
static void
finding_changed_cb (TlReaderPage *self)
{
  if (tl_session_get_finding (self->session) == 0)
    self->wanted_finding = 0;
  tl_reader_page_show_finding (self);
}

/* ── zoom, session ── */

static gboolean
follow_page_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  TlReaderPage *self = TL_READER_PAGE (widget);

  self->following = 0;
  tl_reader_page_update_margin (self);
  tl_reader_page_update_outline (self);
  return G_SOURCE_REMOVE;
}

/* The view may come to another page while it is laid out, when what stands beside it has its place
 * already and must not ask for another. */
static void
page_changed_cb (TlReaderPage *self)
{
  if (self->following == 0)
    self->following = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_page_cb, NULL, NULL);
}

static void
zoom (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  TlReaderPage *self = TL_READER_PAGE (widget);
  double factor = g_str_equal (action, "reader.zoom-in") ? 1.2 : 1 / 1.2;

  g_object_set (self->view, "fit-width", FALSE, NULL);
  tl_pdf_view_set_zoom (self->view, tl_pdf_view_get_zoom (self->view) * factor);
}

static void
fit_width (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_object_set (TL_READER_PAGE (widget)->view, "fit-width", TRUE, NULL);
}

static void
store_changed_cb (TlReaderPage   *self,
                  TlStoreChanges  changes)
{
  if ((changes & (TL_STORE_FINDINGS | TL_STORE_TAGS)) != 0 && self->map != NULL)
    tl_reader_page_load_findings (self);
}

static void
set_session (TlReaderPage *self,
             TlSession    *session)
{
  if (self->session == session)
    return;
  if (self->session != NULL)
    {
      tl_reader_page_close (self);
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (tl_session_get_store (self->session), self);
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
  g_set_object (&self->session, session);
  tl_reader_margin_set_session (self->margin, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "notify::finding", G_CALLBACK (finding_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (tl_session_get_store (session), "changed",
                               G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/* Beside another page there is room for the paper alone, and its findings are in that page. */
static void
set_beside (TlReaderPage *self,
            gboolean      beside)
{
  if (self->beside == beside)
    return;
  self->beside = beside;
  g_object_set (self->bar, "margin", !beside, "outline", !beside, NULL);
  tl_reader_bar_set_narrow (self->bar, beside);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BESIDE]);
}

/* ── widget ── */

static gboolean
tl_reader_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TL_READER_PAGE (widget)->view));
}

static void
tl_reader_page_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, TL_READER_PAGE (object)->session);
  else
    g_value_set_boolean (value, TL_READER_PAGE (object)->beside);
}

static void
tl_reader_page_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (id == PROP_SESSION)
    set_session (TL_READER_PAGE (object), g_value_get_object (value));
  else
    set_beside (TL_READER_PAGE (object), g_value_get_boolean (value));
}

/* A popover that is up when its window goes would still be looked at for tooltips. */
static void
tl_reader_page_unmap (GtkWidget *widget)
{
  GtkWidget *popover = TL_READER_PAGE (widget)->popover;

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  GTK_WIDGET_CLASS (tl_reader_page_parent_class)->unmap (widget);
}

/* A task holds a reference to its page, so dispose would come too late to stop it. */
static void
tl_reader_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (TL_READER_PAGE (widget)->cancellable);
  GTK_WIDGET_CLASS (tl_reader_page_parent_class)->unroot (widget);
}

static void
tl_reader_page_dispose (GObject *object)
{
  TlReaderPage *self = TL_READER_PAGE (object);

  if (self->view != NULL)
    set_session (self, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->passages, g_array_unref);
  g_clear_pointer (&self->wanted_words, g_strfreev);
  g_clear_pointer (&self->unplaced, g_ptr_array_unref);
  G_OBJECT_CLASS (tl_reader_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (
    class, "/io/github/throughline/Throughline/ui/reader/tl-reader-page.ui");
  gtk_widget_class_bind_template_child (class, TlReaderPage, stack);
  gtk_widget_class_bind_template_child (class, TlReaderPage, status);
  gtk_widget_class_bind_template_child (class, TlReaderPage, unlock);
  gtk_widget_class_bind_template_child (class, TlReaderPage, bar);
  gtk_widget_class_bind_template_child (class, TlReaderPage, search_bar);
  gtk_widget_class_bind_template_child (class, TlReaderPage, search_entry);
  gtk_widget_class_bind_template_child (class, TlReaderPage, match_count);
  gtk_widget_class_bind_template_child (class, TlReaderPage, outline_panel);
  gtk_widget_class_bind_template_child (class, TlReaderPage, outline);
  gtk_widget_class_bind_template_child (class, TlReaderPage, view);
  gtk_widget_class_bind_template_child (class, TlReaderPage, margin);
  gtk_widget_class_bind_template_callback (class, finding_activated_cb);
  gtk_widget_class_bind_template_callback (class, page_changed_cb);
  gtk_widget_class_bind_template_callback_full (class, "selection_changed_cb",
                                                G_CALLBACK (tl_reader_page_selection_changed));
}

static void
bind_keys (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "reader.next-finding", NULL, step_finding);
  gtk_widget_class_install_action (class, "reader.previous-finding", NULL, step_finding);
  gtk_widget_class_install_action (class, "reader.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (class, "reader.zoom-out", NULL, zoom);
  gtk_widget_class_install_action (class, "reader.fit-width", NULL, fit_width);
  gtk_widget_class_add_binding_action (class, GDK_KEY_j, 0, "reader.next-finding", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_k, 0, "reader.previous-finding", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_plus, GDK_CONTROL_MASK, "reader.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_equal, GDK_CONTROL_MASK, "reader.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_minus, GDK_CONTROL_MASK, "reader.zoom-out",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_0, GDK_CONTROL_MASK, "reader.fit-width",
                                       NULL);
}

static void
tl_reader_page_class_init (TlReaderPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = tl_reader_page_get_property;
  object_class->set_property = tl_reader_page_set_property;
  object_class->dispose = tl_reader_page_dispose;
  widget_class->grab_focus = tl_reader_page_grab_focus;
  widget_class->unroot = tl_reader_page_unroot;
  widget_class->unmap = tl_reader_page_unmap;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, TL_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_BESIDE] =
    g_param_spec_boolean ("beside", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TL_TYPE_PDF_VIEW);
  g_type_ensure (TL_TYPE_READER_BAR);
  g_type_ensure (TL_TYPE_READER_MARGIN);
  g_type_ensure (TL_TYPE_TAB_STOP);
  bind_template (widget_class);
  bind_keys (widget_class);
  tl_reader_page_open_bind (widget_class);
  tl_reader_page_outline_bind (widget_class);
  tl_reader_page_find_bind (widget_class);
  tl_reader_page_code_bind (widget_class);
  tl_reader_page_place_bind (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_reader_page_init (TlReaderPage *self)
{
  const GBindingFlags both = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  tl_reader_bar_bind (self->bar, self->view);
  g_object_set (self->bar, "margin", TRUE, "outline", TRUE, NULL);
  g_object_bind_property (self->bar, "outline", self->outline_panel, "visible", both);
  g_object_bind_property (self->bar, "margin", self->margin, "visible", both);
  g_object_bind_property (self->bar, "find", self->search_bar, "search-mode-enabled",
                          G_BINDING_BIDIRECTIONAL);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  g_signal_connect_object (self->margin, "selection-changed",
                           G_CALLBACK (tl_reader_page_selection_changed), self, G_CONNECT_SWAPPED);
  tl_reader_page_selection_changed (self);
}
