/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-query-bar-private.h"

#include "tl-include-kinds-private.h"
#include "tl-labels-private.h"
#include "tl-wrap-layout-private.h"

#include <glib/gi18n-lib.h>

/* More reviews than this are one chip. */
#define FEW_REVIEWS 3

struct _TlQueryBar {
  GtkWidget       parent_instance;
  GtkSearchEntry *search;
  GtkBox         *chips;
  TlSession      *session;
  GSignalGroup   *signals;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlQueryBar, tl_query_bar, GTK_TYPE_WIDGET)

/* ── chips ── */

static GtkWidget *
chip_new (const char *label,
          const char *spoken)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 28);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return chip;
}

static void
add_value_chip (TlQueryBar *bar,
                TlFilter    filter,
                const char *value)
{
  g_autofree char *label = tl_filter_dup_value_label (bar->session, filter, value);
  /* Translators: takes a filter away: "Theme: Supervision" */
  g_autofree char *spoken = g_strdup_printf (_("Remove %s: %s"), tl_filter_get_label (filter),
                                             label);
  GtkWidget *chip = chip_new (label, spoken);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "(us)", (guint) filter, value);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "win.toggle-value");
  gtk_box_append (bar->chips, chip);
}

static void
add_years_chip (TlQueryBar *bar,
                int         from,
                int         to)
{
  g_autofree char *label = NULL;
  g_autofree char *spoken = NULL;
  GtkWidget *chip;

  if (from == 0)
    label = g_strdup_printf (_("until %d"), to);
  else if (to == 0)
    label = g_strdup_printf (_("from %d"), from);
  else
    label = g_strdup_printf ("%d–%d", from, to);
  spoken = g_strdup_printf (_("Remove %s: %s"), _("years"), label);
  chip = chip_new (label, spoken);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "win.all-years");
  gtk_box_append (bar->chips, chip);
}

static void
add_include_chip (TlQueryBar *bar,
                  const char *name,
                  const char *label)
{
  g_autofree char *spoken = g_strdup_printf (_("Remove: %s"), label);
  GtkWidget *chip = chip_new (label, spoken);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "win.include");
  gtk_box_append (bar->chips, chip);
}

static void
add_include_chips (TlQueryBar *bar,
                   TlInclude   include)
{
  TlIncludeKind kind;

  for (guint i = 0; tl_include_kind_get (i, &kind); i++)
    if (include & kind.include)
      add_include_chip (bar, kind.name, kind.chip);
}

/* Many at once, as a number that was followed may have. */
static void
add_reviews_chip (TlQueryBar *bar,
                  guint       n_reviews)
{
  g_autofree char *label = g_strdup_printf (ngettext ("%'u review", "%'u reviews", n_reviews),
                                            n_reviews);
  g_autofree char *spoken = g_strdup_printf (_("Remove: %s"), label);
  GtkWidget *chip = chip_new (label, spoken);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "u", (guint) TL_FILTER_REVIEW);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "win.any-value");
  gtk_box_append (bar->chips, chip);
}

static void
add_chips (TlQueryBar *bar)
{
  TlQuery *query = tl_session_get_query (bar->session);

  if (tl_query_get_from (query) != 0 || tl_query_get_to (query) != 0)
    add_years_chip (bar, tl_query_get_from (query), tl_query_get_to (query));
  for (TlFilter filter = 0; filter < TL_N_FILTERS; filter++)
    {
      const char *const *values = tl_query_get_values (query, filter);
      const guint n_values = g_strv_length ((char **) values);

      if (filter == TL_FILTER_REVIEW && n_values > FEW_REVIEWS)
        {
          add_reviews_chip (bar, n_values);
          continue;
        }
      for (guint i = 0; i < n_values; i++)
        add_value_chip (bar, filter, values[i]);
    }
  add_include_chips (bar, tl_query_get_include (query));
}

/* A chip that is pressed goes, and the keyboard with it, unless it is led back to the field. */
static void
clear_chips (TlQueryBar *bar)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (bar));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *chip;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (bar->chips)))
    tl_query_bar_focus (bar);
  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (bar->chips))) != NULL)
    gtk_box_remove (bar->chips, chip);
}

/* ── the query ── */

static void
search_changed_cb (TlQueryBar *bar)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (bar->search));
  g_autoptr (TlQuery) query = NULL;

  if (bar->session == NULL)
    return;
  query = tl_query_with_text (tl_session_get_query (bar->session), text);
  tl_session_set_query (bar->session, query);
}

/* Setting the text empties the entry first, of which it tells at once: as if somebody had cleared
 * the search. */
static void
show_text (TlQueryBar *bar,
           const char *text)
{
  if (g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (bar->search))))
    return;
  g_signal_handlers_block_by_func (bar->search, search_changed_cb, bar);
  gtk_editable_set_text (GTK_EDITABLE (bar->search), text);
  g_signal_handlers_unblock_by_func (bar->search, search_changed_cb, bar);
}

static void
update (TlQueryBar *bar)
{
  const char *text;

  clear_chips (bar);
  if (bar->session == NULL)
    return;
  add_chips (bar);
  gtk_widget_set_visible (GTK_WIDGET (bar->chips),
                          gtk_widget_get_first_child (GTK_WIDGET (bar->chips)) != NULL);
  text = tl_query_get_text (tl_session_get_query (bar->session));
  if (text == NULL)
    text = "";
  show_text (bar, text);
}

static void
update_placeholder (TlQueryBar *bar)
{
  TlCounts *counts = bar->session != NULL ? tl_session_get_counts (bar->session) : NULL;
  g_autofree char *text = NULL;

  if (counts == NULL)
    return;
  text =
    g_strdup_printf (ngettext ("Search %'u review", "Search %'u reviews", counts->readable_reviews),
                     counts->readable_reviews);
  g_object_set (bar->search, "placeholder-text", text, NULL);
}

void
tl_query_bar_focus (TlQueryBar *bar)
{
  g_return_if_fail (TL_IS_QUERY_BAR (bar));

  gtk_widget_grab_focus (GTK_WIDGET (bar->search));
}

/* ── the widget ── */

static void
tl_query_bar_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  g_assert (id == PROP_SESSION);
  g_value_set_object (value, TL_QUERY_BAR (object)->session);
}

static void
tl_query_bar_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  TlQueryBar *bar = TL_QUERY_BAR (object);

  g_assert (id == PROP_SESSION);
  if (!g_set_object (&bar->session, g_value_get_object (value)))
    return;
  g_signal_group_set_target (bar->signals, bar->session);
  update (bar);
  update_placeholder (bar);
  g_object_notify_by_pspec (object, pspec);
}

static void
tl_query_bar_dispose (GObject *object)
{
  TlQueryBar *bar = TL_QUERY_BAR (object);
  GtkWidget *child;

  g_clear_object (&bar->signals);
  g_clear_object (&bar->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bar))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tl_query_bar_parent_class)->dispose (object);
}

static void
tl_query_bar_class_init (TlQueryBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tl_query_bar_dispose;
  object_class->get_property = tl_query_bar_get_property;
  object_class->set_property = tl_query_bar_set_property;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, TL_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/tl-query-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TlQueryBar, search);
  gtk_widget_class_bind_template_child (widget_class, TlQueryBar, chips);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
tl_query_bar_init (TlQueryBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
  gtk_widget_set_layout_manager (GTK_WIDGET (bar->chips), tl_wrap_layout_new ());
  bar->signals = g_signal_group_new (TL_TYPE_SESSION);
  g_signal_group_connect_swapped (bar->signals, "notify::query", G_CALLBACK (update), bar);
  g_signal_group_connect_swapped (bar->signals, "notify::codebook", G_CALLBACK (update), bar);
  g_signal_group_connect_swapped (bar->signals, "notify::counts", G_CALLBACK (update_placeholder),
                                  bar);
}
