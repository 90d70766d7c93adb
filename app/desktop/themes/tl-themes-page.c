/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-themes-page-private.h"

#include "tl-depth.h"
#include "tl-labels-private.h"
#include "tl-theme-depth-private.h"
#include "tl-theme-grid-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _TlThemesPage {
  GtkWidget     parent_instance;
  GtkStack     *stack;
  GtkLabel     *count;
  GtkDropDown  *choice;
  GtkLabel     *foot;
  TlThemeGrid  *grid;
  TlSession    *session;
  GCancellable *cancellable;
  TlFilter      by;
  gboolean      depth;
  gboolean      stale;
};

/* What themes can be set against. */
static const TlFilter columns[] = {
  TL_FILTER_DECADE, TL_FILTER_YEAR, TL_FILTER_NATION, TL_FILTER_REGION, TL_FILTER_AUTHORITY,
    TL_FILTER_REVIEW_TYPE,
  TL_FILTER_SECTION,
};

enum {
  PROP_0,
  PROP_SESSION,
  PROP_DEPTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlThemesPage, tl_themes_page, GTK_TYPE_WIDGET)

/* ── in the background ── */

typedef struct {
  TlStore   *store;
  TlQuery   *query;
  TlFilter   by;
  gboolean   depth;
  TlCounts  *counts;
  GPtrArray *rows;    /* TlCell, or TlDepth */
} Crossing;

static void
crossing_free (gpointer data)
{
  Crossing *crossing = data;

  g_object_unref (crossing->store);
  tl_query_unref (crossing->query);
  g_clear_pointer (&crossing->counts, tl_counts_free);
  g_clear_pointer (&crossing->rows, g_ptr_array_unref);
  g_free (crossing);
}

/* A filter on themes narrows no theme's own counts, here as in the sidebar: a row without findings
 * is one that no rule found, not one that was not asked for. */
static void
cross_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Crossing *crossing = task_data;
  GError *error = NULL;
  g_autoptr (TlQuery) any_theme = tl_query_without (crossing->query, TL_FILTER_THEME);
  g_autoptr (TlTally) tally = tl_tally_load (crossing->store, cancellable, &error);

  if (tally != NULL)
    crossing->counts = tl_tally_count (tally, crossing->store, crossing->query, cancellable,
                                       &error);
  if (crossing->counts != NULL && crossing->depth)
    crossing->rows = tl_depths_load (crossing->store, any_theme, cancellable, &error);
  else if (crossing->counts != NULL)
    crossing->rows = tl_tally_cross (tally, crossing->store, any_theme, crossing->by, cancellable,
                                     &error);
  if (crossing->rows == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
show_rows (TlThemesPage   *page,
           const Crossing *crossing)
{
  if (crossing->depth)
    tl_theme_depth_show (page->grid, page->session, crossing->rows,
                         crossing->counts->readable_reviews);
  else
    tl_theme_grid_show (page->grid, page->session, crossing->counts, crossing->rows, crossing->by);
  gtk_label_set_label (page->foot, crossing->depth
    ? _("Share of readable reviews that have at least one such passage, and their number; a review "
        "may stand in several columns. 0 means that no rule matched, not that the reviews are "
        "silent.")
    : _("Share of readable reviews in which the theme was found, and their number. No share is "
        "given of fewer than five reviews. 0 means that no rule matched, not that the reviews are "
        "silent."));
}

static void
crossed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  TlThemesPage *page = TL_THEMES_PAGE (source);
  Crossing *crossing = g_task_get_task_data (G_TASK (result));
  g_autofree char *markup = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tl_session_tell (page->session, error->message, FALSE);
      return;
    }
  markup = tl_counts_dup_markup (crossing->counts);
  gtk_label_set_markup (page->count, markup);
  show_rows (page, crossing);
  gtk_stack_set_visible_child_name (page->stack,
                                    crossing->counts->readable_reviews > 0 ? "grid" : "empty");
}

static void
stop (TlThemesPage *page)
{
  if (page->cancellable != NULL)
    g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
}

/* A page nobody looks at is brought up to date when it is looked at. */
static void
refresh (TlThemesPage *page)
{
  g_autoptr (GTask) task = NULL;
  Crossing *crossing;

  page->stale = !gtk_widget_get_mapped (GTK_WIDGET (page));
  if (page->stale)
    return;
  stop (page);
  page->cancellable = g_cancellable_new ();
  crossing = g_new0 (Crossing, 1);
  crossing->store = g_object_ref (tl_session_get_store (page->session));
  crossing->query = tl_query_ref (tl_session_get_query (page->session));
  crossing->by = page->by;
  crossing->depth = page->depth;
  task = g_task_new (page, page->cancellable, crossed_cb, NULL);
  g_task_set_task_data (task, crossing, crossing_free);
  g_task_run_in_thread (task, cross_thread);
}

static void
chosen_cb (TlThemesPage *page)
{
  const guint chosen = gtk_drop_down_get_selected (page->choice);

  if (chosen >= G_N_ELEMENTS (columns) || page->by == columns[chosen])
    return;
  page->by = columns[chosen];
  refresh (page);
}

static void
set_depth (TlThemesPage *page,
           gboolean      depth)
{
  if (page->depth == depth)
    return;
  page->depth = depth;
  gtk_widget_set_visible (GTK_WIDGET (page->choice), !depth);
  refresh (page);
  g_object_notify_by_pspec (G_OBJECT (page), properties[PROP_DEPTH]);
}

/* ── the widget ── */

static void
fill_choice (TlThemesPage *page)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      /* Translators: what themes are set against in a grid: "Themes × Published" */
      g_autofree char *label = g_strdup_printf (_("Themes × %s"),
                                                columns[i] == TL_FILTER_DECADE ? _("Decade")
                                                : tl_filter_get_label (columns[i]));

      gtk_string_list_append (labels, label);
    }
  gtk_drop_down_set_model (page->choice, G_LIST_MODEL (labels));
}

static void
tl_themes_page_constructed (GObject *object)
{
  TlThemesPage *page = TL_THEMES_PAGE (object);

  G_OBJECT_CLASS (tl_themes_page_parent_class)->constructed (object);

  g_signal_connect_object (page->session, "notify::counts", G_CALLBACK (refresh), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page->session, "notify::codebook", G_CALLBACK (refresh), page,
                           G_CONNECT_SWAPPED);
}

static void
tl_themes_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tl_themes_page_parent_class)->map (widget);

  if (TL_THEMES_PAGE (widget)->stale)
    refresh (TL_THEMES_PAGE (widget));
}

static void
tl_themes_page_unroot (GtkWidget *widget)
{
  stop (TL_THEMES_PAGE (widget));

  GTK_WIDGET_CLASS (tl_themes_page_parent_class)->unroot (widget);
}

static void
tl_themes_page_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TlThemesPage *page = TL_THEMES_PAGE (object);

  if (id == PROP_DEPTH)
    g_value_set_boolean (value, page->depth);
  else
    g_value_set_object (value, page->session);
}

static void
tl_themes_page_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TlThemesPage *page = TL_THEMES_PAGE (object);

  if (id == PROP_DEPTH)
    set_depth (page, g_value_get_boolean (value));
  else
    page->session = g_value_dup_object (value);
}

static void
tl_themes_page_dispose (GObject *object)
{
  TlThemesPage *page = TL_THEMES_PAGE (object);
  GtkWidget *child;

  stop (page);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&page->session);

  G_OBJECT_CLASS (tl_themes_page_parent_class)->dispose (object);
}

static void
tl_themes_page_class_init (TlThemesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tl_themes_page_constructed;
  object_class->dispose = tl_themes_page_dispose;
  object_class->get_property = tl_themes_page_get_property;
  object_class->set_property = tl_themes_page_set_property;
  widget_class->map = tl_themes_page_map;
  widget_class->unroot = tl_themes_page_unroot;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, TL_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                  | G_PARAM_STATIC_STRINGS);
  properties[PROP_DEPTH] = g_param_spec_boolean ("depth", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "themes.depth", "depth");

  g_type_ensure (TL_TYPE_THEME_GRID);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/themes/tl-themes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlThemesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlThemesPage, count);
  gtk_widget_class_bind_template_child (widget_class, TlThemesPage, choice);
  gtk_widget_class_bind_template_child (widget_class, TlThemesPage, foot);
  gtk_widget_class_bind_template_child (widget_class, TlThemesPage, grid);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_themes_page_init (TlThemesPage *page)
{
  page->by = TL_FILTER_DECADE;
  page->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (page));
  fill_choice (page);
}
