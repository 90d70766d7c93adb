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
  gboolean            may_leave;   /* what is not chosen stays as it is */
  guint               n_frames;    /* since it was opened, up to two */
};

G_DEFINE_FINAL_TYPE (TlThemePopover, tl_theme_popover, GTK_TYPE_POPOVER)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ── the list ── */

static void
setup_cb (TlThemePopover *self,
          GtkListItem    *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *group = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (group, "dim-label");
  gtk_widget_add_css_class (group, "caption");
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), group);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (TlThemePopover *self,
         GtkListItem    *list_item)
{
  TlTheme *theme = tl_theme_item_get_theme (gtk_list_item_get_item (list_item));
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *parent = gtk_widget_get_parent (row);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (row)), tl_theme_get_name (theme));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (row)), tl_theme_get_group (theme));
  gtk_widget_set_tooltip_text (row, tl_theme_get_definition (theme));
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    tl_theme_get_name (theme), -1);
}

/* ── what is chosen ── */

static TlStance
get_stance (TlThemePopover *self)
{
  if (gtk_check_button_get_active (self->concern))
    return TL_STANCE_CONCERN;
  if (gtk_check_button_get_active (self->strength))
    return TL_STANCE_STRENGTH;
  return gtk_check_button_get_active (self->neutral) ? TL_STANCE_NEUTRAL : TL_N_STANCES;
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

  for (TlStance i = 0; i < TL_N_STANCES; i++)
    gtk_check_button_set_active (buttons[i], i == stance);
}

static void
choose_cb (TlThemePopover *self)
{
  TlThemeItem *item = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *theme = NULL;

  if (item == NULL && !self->may_leave)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->search));
      return;
    }
  if (item != NULL)
    theme = g_strdup (tl_theme_get_id (tl_theme_item_get_theme (item)));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, theme, get_stance (self));
}

static void
scroll_to_selected (TlThemePopover *self)
{
  const guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->themes), "list.scroll-to-item", "u", selected);
}

static void
select_position (TlThemePopover *self,
                 guint           position)
{
  gtk_single_selection_set_selected (self->selection, position);
  scroll_to_selected (self);
}

/* Rows have no place to scroll to until they have been laid out once. */
static gboolean
laid_out_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  TlThemePopover *self = TL_THEME_POPOVER (widget);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  scroll_to_selected (self);
  return G_SOURCE_REMOVE;
}

/* Words narrow the list, and the first theme that is left is at hand for Enter. */
static void
search_changed_cb (TlThemePopover *self)
{
  const char *words = gtk_editable_get_text (self->search);

  gtk_string_filter_set_search (self->filter, words);
  if (*words != '\0' && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    select_position (self, 0);
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
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = 0;
  else if (key == GDK_KEY_Down && selected + 1 < n_items)
    selected++;
  else if (key == GDK_KEY_Up && selected > 0)
    selected--;
  select_position (self, selected);
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
  g_return_if_fail (codebook != NULL && stance <= TL_N_STANCES);

  themes = tl_theme_list (codebook);
  self->may_leave = stance == TL_N_STANCES;
  gtk_editable_set_text (self->search, "");
  gtk_filter_list_model_set_model (self->filtered, themes);
  set_stance (self, stance);
  select_theme (self, theme);
  self->n_frames = 0;
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), laid_out_cb, NULL, NULL);
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
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
tl_theme_popover_init (TlThemePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
