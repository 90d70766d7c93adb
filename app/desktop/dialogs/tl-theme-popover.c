/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-theme-popover-private.h"

#include "tl-tab-stop-private.h"
#include "tl-theme-item-private.h"

struct _TlThemePopover {
  GtkPopover          parent_instance;

  GtkEditable        *search;
  GtkListView        *themes;
  GtkCheckButton     *concern;
  GtkCheckButton     *strength;
  GtkCheckButton     *neutral;
  GtkStringFilter    *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (TlThemePopover, tl_theme_popover, GTK_TYPE_POPOVER)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static TlStance
get_stance (TlThemePopover *self)
{
  if (gtk_check_button_get_active (self->concern))
    return TL_STANCE_CONCERN;
  return gtk_check_button_get_active (self->strength) ? TL_STANCE_STRENGTH : TL_STANCE_NEUTRAL;
}

static void
set_stance (TlThemePopover *self,
            TlStance        stance)
{
  GtkCheckButton *buttons[TL_N_STANCES] = {
    [TL_STANCE_CONCERN] = self->concern,
    [TL_STANCE_STRENGTH] = self->strength,
    [TL_STANCE_NEUTRAL] = self->neutral,
  };

  gtk_check_button_set_active (buttons[stance], TRUE);
}

static void
choose_cb (TlThemePopover *self)
{
  TlThemeItem *item = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *theme = NULL;

  if (item == NULL)
    return;
  theme = g_strdup (tl_theme_get_id (tl_theme_item_get_theme (item)));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, theme, get_stance (self));
}

/* The arrow keys move through the list while the words that narrow it are being typed. */
static gboolean
key_cb (TlThemePopover  *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if ((key != GDK_KEY_Up && key != GDK_KEY_Down) || n_items == 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Down && selected + 1 < n_items)
    selected++;
  else if (key == GDK_KEY_Up && selected > 0)
    selected--;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->themes), "list.scroll-to-item", "u", selected);
  return GDK_EVENT_STOP;
}

static void
select_theme (TlThemePopover *self,
              const char     *theme)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (TlThemeItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_strcmp0 (tl_theme_get_id (tl_theme_item_get_theme (item)), theme) == 0)
        gtk_single_selection_set_selected (self->selection, i);
    }
}

void
tl_theme_popover_ask (TlThemePopover *self,
                      TlCodebook     *codebook,
                      const char     *theme,
                      TlStance        stance)
{
  g_autoptr (GListModel) themes = NULL;

  g_return_if_fail (TL_IS_THEME_POPOVER (self));
  g_return_if_fail (codebook != NULL);

  themes = tl_theme_list (codebook);
  gtk_editable_set_text (self->search, "");
  gtk_filter_list_model_set_model (self->filtered, themes);
  select_theme (self, theme);
  set_stance (self, stance);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

GtkWidget *
tl_theme_popover_new (void)
{
  return g_object_new (TL_TYPE_THEME_POPOVER, NULL);
}

static void
tl_theme_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TL_TYPE_THEME_POPOVER);
  G_OBJECT_CLASS (tl_theme_popover_parent_class)->dispose (object);
}

static void
tl_theme_popover_class_init (TlThemePopoverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_theme_popover_dispose;
  signals[CHOSEN] =
    g_signal_new ("chosen", TL_TYPE_THEME_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);

  g_type_ensure (TL_TYPE_TAB_STOP);
  g_type_ensure (TL_TYPE_THEME_ITEM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/dialogs/tl-theme-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TlThemePopover, search);
  gtk_widget_class_bind_template_child (widget_class, TlThemePopover, themes);
  gtk_widget_class_bind_template_child (widget_class, TlThemePopover, concern);
  gtk_widget_class_bind_template_child (widget_class, TlThemePopover, strength);
  gtk_widget_class_bind_template_child (widget_class, TlThemePopover, neutral);
  gtk_widget_class_bind_template_child (widget_class, TlThemePopover, filter);
  gtk_widget_class_bind_template_child (widget_class, TlThemePopover, filtered);
  gtk_widget_class_bind_template_child (widget_class, TlThemePopover, selection);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
tl_theme_popover_init (TlThemePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->search, "text", self->filter, "search", G_BINDING_DEFAULT);
}
