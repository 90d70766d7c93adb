/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sidebar-private.h"

#include "tl-facet-private.h"
#include "tl-tab-stop-private.h"

/* The panels, from top to bottom. */
static const TlFilter panels[] = {
  TL_FILTER_DECADE, TL_FILTER_THEME,  TL_FILTER_STANCE,    TL_FILTER_STATUS,      TL_FILTER_TAG,
     TL_FILTER_SECTION,
  TL_FILTER_NATION, TL_FILTER_REGION, TL_FILTER_AUTHORITY, TL_FILTER_REVIEW_TYPE, TL_FILTER_KIND,
    TL_FILTER_VOICE,
};

struct _TlSidebar {
  GtkWidget       parent_instance;
  GtkSearchEntry *narrow;
  GtkBox         *box;
  TlFacet        *facets[G_N_ELEMENTS (panels)];
  TlSession      *session;
  GSignalGroup   *signals;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlSidebar, tl_sidebar, GTK_TYPE_WIDGET)

static void
refresh (TlSidebar *sidebar)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (sidebar->narrow));

  if (sidebar->session == NULL || tl_session_get_counts (sidebar->session) == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    tl_facet_update (sidebar->facets[i], sidebar->session, words);
}

/* A code book that changed may have other names for the values. */
static void
rebuild (TlSidebar *sidebar)
{
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      if (sidebar->facets[i] != NULL)
        gtk_box_remove (sidebar->box, GTK_WIDGET (sidebar->facets[i]));
      sidebar->facets[i] = TL_FACET (tl_facet_new (panels[i]));
      gtk_widget_set_visible (GTK_WIDGET (sidebar->facets[i]), FALSE);
      gtk_box_append (sidebar->box, GTK_WIDGET (sidebar->facets[i]));
    }
  refresh (sidebar);
}

static void
refresh_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  refresh (TL_SIDEBAR (widget));
}

static void
tl_sidebar_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  g_assert (id == PROP_SESSION);
  g_value_set_object (value, TL_SIDEBAR (object)->session);
}

static void
tl_sidebar_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  TlSidebar *sidebar = TL_SIDEBAR (object);

  g_assert (id == PROP_SESSION);
  if (!g_set_object (&sidebar->session, g_value_get_object (value)))
    return;
  g_signal_group_set_target (sidebar->signals, sidebar->session);
  rebuild (sidebar);
  g_object_notify_by_pspec (object, pspec);
}

static void
tl_sidebar_dispose (GObject *object)
{
  TlSidebar *sidebar = TL_SIDEBAR (object);
  GtkWidget *child;

  g_clear_object (&sidebar->signals);
  g_clear_object (&sidebar->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (sidebar))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tl_sidebar_parent_class)->dispose (object);
}

static void
tl_sidebar_class_init (TlSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tl_sidebar_dispose;
  object_class->get_property = tl_sidebar_get_property;
  object_class->set_property = tl_sidebar_set_property;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, TL_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TL_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/tl-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, TlSidebar, narrow);
  gtk_widget_class_bind_template_child (widget_class, TlSidebar, box);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_install_action (widget_class, "sidebar.refresh", NULL, refresh_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
tl_sidebar_init (TlSidebar *sidebar)
{
  gtk_widget_init_template (GTK_WIDGET (sidebar));
  sidebar->signals = g_signal_group_new (TL_TYPE_SESSION);
  g_signal_group_connect_swapped (sidebar->signals, "notify::counts", G_CALLBACK (refresh),
                                  sidebar);
  g_signal_group_connect_swapped (sidebar->signals, "notify::query", G_CALLBACK (refresh), sidebar);
  g_signal_group_connect_swapped (sidebar->signals, "notify::codebook", G_CALLBACK (rebuild),
                                  sidebar);
}
