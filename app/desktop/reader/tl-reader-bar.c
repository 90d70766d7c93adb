/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reader-bar-private.h"

#include "tl-wrap-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

struct _TlReaderBar {
  GtkWidget        parent_instance;

  GtkWidget       *box;
  GtkToggleButton *outline_toggle;
  GtkToggleButton *margin_toggle;
  GtkToggleButton *find_toggle;
  GtkLabel        *title;
  GtkLabel        *printed;
  GtkLabel        *n_pages;
  GtkLabel        *origin;
  GtkLabel        *zoom;
  GtkEntry        *page;
  GtkWidget       *code_button;

  TlPdfView       *view;  /* not owned: both live in the page's template */
  TlDocumentMap   *map;
  guint            update_source;
};

G_DEFINE_FINAL_TYPE (TlReaderBar, tl_reader_bar, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_OUTLINE, PROP_MARGIN, PROP_FIND, N_PROPS };
static GParamSpec *properties[N_PROPS];

static GtkToggleButton *
get_toggle (TlReaderBar *self,
            guint        id)
{
  switch (id)
    {
    case PROP_OUTLINE:
      return self->outline_toggle;
    case PROP_MARGIN:
      return self->margin_toggle;
    default:
      return self->find_toggle;
    }
}

/* Returns: (transfer full) (nullable): what a person should know of where the page's text is
 * from. */
static char *
dup_origin (const TlPageInfo *info)
{
  if (info->origin == TL_PAGE_OCR)
    return g_strdup_printf (_("Read from an image, %ld %% sure"), lroundf (info->confidence * 100));
  if (info->origin == TL_PAGE_IMAGE)
    return g_strdup (_("An image, not yet read"));
  if (info->n_hidden > 0)
    return g_strdup_printf (ngettext ("%u hidden word left out", "%u hidden words left out",
                                      info->n_hidden), info->n_hidden);
  return NULL;
}

static void
update_origin (TlReaderBar      *self,
               const TlPageInfo *info)
{
  g_autofree char *origin = dup_origin (info);

  gtk_label_set_label (self->origin, origin != NULL ? origin : "");
  gtk_widget_set_visible (GTK_WIDGET (self->origin), origin != NULL);
}

static void
update_page (TlReaderBar *self)
{
  guint number = tl_pdf_view_get_page (self->view);
  const TlPageInfo *info;
  g_autofree char *text = NULL;
  g_autofree char *printed = NULL;

  if (self->map == NULL || number == 0)
    return;
  info = tl_document_map_get_page (self->map, number);
  text = g_strdup_printf ("%u", number);
  if (info->label != NULL)
    printed = g_strdup_printf (_("p. %s · PDF page"), info->label);
  gtk_editable_set_text (GTK_EDITABLE (self->page), text);
  gtk_label_set_label (self->printed, printed != NULL ? printed : _("PDF page"));
  update_origin (self, info);
}

static void
update_zoom (TlReaderBar *self)
{
  g_autofree char *text = g_strdup_printf (_("%ld %%"),
                                           lround (tl_pdf_view_get_zoom (self->view) * 100));

  gtk_label_set_label (self->zoom, text);
}

static gboolean
update_cb (gpointer user_data)
{
  TlReaderBar *self = user_data;

  self->update_source = 0;
  update_page (self);
  update_zoom (self);
  return G_SOURCE_REMOVE;
}

/* The view learns its page and its zoom while it is given its size; labels may not change then. */
static void
queue_update (TlReaderBar *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
page_activate_cb (TlReaderBar *self,
                  GtkEntry    *entry)
{
  long number = strtol (gtk_editable_get_text (GTK_EDITABLE (entry)), NULL, 10);

  if (self->map != NULL && number >= 1 && number <= (long) tl_document_map_get_n_pages (self->map))
    {
      tl_pdf_view_scroll_to (self->view, (guint) number, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
  else
    {
      gtk_widget_error_bell (GTK_WIDGET (entry));
      update_page (self);
    }
}

void
tl_reader_bar_bind (TlReaderBar *self,
                    TlPdfView   *view)
{
  g_return_if_fail (TL_IS_READER_BAR (self));

  self->view = view;
  g_signal_connect_object (view, "notify::page", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::zoom", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  update_zoom (self);
}

void
tl_reader_bar_set_document (TlReaderBar   *self,
                            TlDocumentMap *map)
{
  g_autofree char *n_pages = NULL;

  g_return_if_fail (TL_IS_READER_BAR (self));

  g_clear_pointer (&self->map, tl_document_map_unref);
  if (map == NULL)
    return;
  self->map = tl_document_map_ref (map);
  n_pages = g_strdup_printf (_("of %u"), tl_document_map_get_n_pages (map));
  gtk_label_set_label (self->n_pages, n_pages);
  gtk_label_set_label (self->title, tl_document_map_get_title (map));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), tl_document_map_get_title (map));
  update_page (self);
}

void
tl_reader_bar_set_narrow (TlReaderBar *self,
                          gboolean     narrow)
{
  GtkLayoutManager *layout;

  g_return_if_fail (TL_IS_READER_BAR (self));

  layout = narrow ? tl_wrap_layout_new () : gtk_box_layout_new (GTK_ORIENTATION_HORIZONTAL);
  if (!narrow)
    gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_layout_manager (self->box, layout);
  gtk_label_set_max_width_chars (self->title, narrow ? 30 : -1);
}

GtkWidget *
tl_reader_bar_get_code_button (TlReaderBar *self)
{
  g_return_val_if_fail (TL_IS_READER_BAR (self), NULL);

  return self->code_button;
}

static void
toggled_cb (TlReaderBar     *self,
            GParamSpec      *pspec,
            GtkToggleButton *toggle)
{
  for (guint id = PROP_OUTLINE; id < N_PROPS; id++)
    if (get_toggle (self, id) == toggle)
      g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
tl_reader_bar_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  g_value_set_boolean (value,
                       gtk_toggle_button_get_active (get_toggle (TL_READER_BAR (object), id)));
}

static void
tl_reader_bar_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  gtk_toggle_button_set_active (get_toggle (TL_READER_BAR (object), id),
                                g_value_get_boolean (value));
}

static void
tl_reader_bar_dispose (GObject *object)
{
  TlReaderBar *self = TL_READER_BAR (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->map, tl_document_map_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_reader_bar_parent_class)->dispose (object);
}

static void
tl_reader_bar_class_init (TlReaderBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tl_reader_bar_get_property;
  object_class->set_property = tl_reader_bar_set_property;
  object_class->dispose = tl_reader_bar_dispose;
  properties[PROP_OUTLINE] = g_param_spec_boolean ("outline", NULL, NULL, FALSE, flags);
  properties[PROP_MARGIN] = g_param_spec_boolean ("margin", NULL, NULL, FALSE, flags);
  properties[PROP_FIND] = g_param_spec_boolean ("find", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/reader/tl-reader-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TlReaderBar, box);
  gtk_widget_class_bind_template_child (widget_class, TlReaderBar, outline_toggle);
  gtk_widget_class_bind_template_child (widget_class, TlReaderBar, margin_toggle);
  gtk_widget_class_bind_template_child (widget_class, TlReaderBar, find_toggle);
  gtk_widget_class_bind_template_child (widget_class, TlReaderBar, title);
  gtk_widget_class_bind_template_child (widget_class, TlReaderBar, printed);
  gtk_widget_class_bind_template_child (widget_class, TlReaderBar, n_pages);
  gtk_widget_class_bind_template_child (widget_class, TlReaderBar, origin);
  gtk_widget_class_bind_template_child (widget_class, TlReaderBar, zoom);
  gtk_widget_class_bind_template_child (widget_class, TlReaderBar, page);
  gtk_widget_class_bind_template_child (widget_class, TlReaderBar, code_button);
  gtk_widget_class_bind_template_callback (widget_class, page_activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_reader_bar_init (TlReaderBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint id = PROP_OUTLINE; id < N_PROPS; id++)
    g_signal_connect_object (get_toggle (self, id), "notify::active", G_CALLBACK (toggled_cb), self,
                             G_CONNECT_SWAPPED);
}
