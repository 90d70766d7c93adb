/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop-fixture.h"

#include "tl-codebook-page-private.h"
#include "tl-facet-row-private.h"
#include "tl-fact-row-private.h"
#include "tl-findings-page-private.h"
#include "tl-query-bar-private.h"
#include "tl-reader-page.h"
#include "tl-review-pane-private.h"
#include "tl-reviews-page-private.h"
#include "tl-sidebar-private.h"
#include "tl-theme-grid-private.h"
#include "tl-theme-pane-private.h"
#include "tl-themes-page-private.h"
#include "tl-window-private.h"

#include <glib/gstdio.h>

/* ── helpers ── */

static TlCounts *
counts_of (DesktopFixture *fixture)
{
  return tl_session_get_counts (fixture->session);
}

static TlFacetRow *
find_row (GtkWidget  *widget,
          TlFilter    filter,
          const char *value)
{
  if (TL_IS_FACET_ROW (widget))
    {
      TlCountItem *item = tl_facet_row_get_item (TL_FACET_ROW (widget));

      if (tl_count_item_get_filter (item) == filter
          && g_str_equal (tl_count_item_get_value (item), value))
        return TL_FACET_ROW (widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TlFacetRow *found = find_row (child, filter, value);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gint64
first_review (DesktopFixture *fixture)
{
  GListModel *reviews = G_LIST_MODEL (tl_session_get_reviews (fixture->session));
  g_autoptr (TlReviewItem) item = NULL;

  desktop_wait (g_list_model_get_n_items (reviews) > 0);
  item = g_list_model_get_item (reviews, 0);
  return tl_review_item_get_id (item);
}

static guint
count_reviews (DesktopFixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (tl_session_get_reviews (fixture->session)));
}

/* ── pages ── */

static void
test_pages (DesktopFixture *fixture)
{
  desktop_show (fixture, "reviews", TL_TYPE_REVIEWS_PAGE);
  desktop_show (fixture, "themes", TL_TYPE_THEMES_PAGE);
  desktop_show (fixture, "findings", TL_TYPE_FINDINGS_PAGE);
  desktop_show (fixture, "reader", TL_TYPE_READER_PAGE);
  desktop_show (fixture, "code-book", TL_TYPE_CODEBOOK_PAGE);
}

static gboolean
has_column (GtkWidget  *page,
            const char *title)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (desktop_find (page, GTK_TYPE_COLUMN_VIEW));
  GListModel *columns = gtk_column_view_get_columns (table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        return gtk_column_view_column_get_visible (column);
    }
  return FALSE;
}

/* In a narrow window what matters most has the room. */
static void
test_narrow (DesktopFixture *fixture)
{
  g_autoptr (GSettings) settings = g_settings_new (TL_APP_ID);
  GtkWidget *page = desktop_show (fixture, "reviews", TL_TYPE_REVIEWS_PAGE);

  desktop_wait (has_column (page, "Pages"));
  g_settings_set_int (settings, "window-width", 900);
  desktop_reopen (fixture);
  page = desktop_show (fixture, "reviews", TL_TYPE_REVIEWS_PAGE);
  desktop_wait (!has_column (page, "Pages"));
  g_assert_true (has_column (page, "Title") && has_column (page, "Findings"));
  desktop_show (fixture, "findings", TL_TYPE_FINDINGS_PAGE);
  g_assert_null (desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_READER_PAGE));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.reader-beside", NULL);
  g_assert_nonnull (desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_READER_PAGE));
  g_settings_reset (settings, "window-width");
}

/* Titles that are cut short look alike: beneath each stands of whom it is, when that has no column
 * of its own. */
static void
test_subject_beneath (DesktopFixture *fixture)
{
  g_autoptr (GSettings) settings = g_settings_new (TL_APP_ID);
  GtkColumnView *table;
  GtkWidget *page;

  g_settings_set_int (settings, "window-width", 900);
  desktop_reopen (fixture);
  page = desktop_show (fixture, "reviews", TL_TYPE_REVIEWS_PAGE);
  table = GTK_COLUMN_VIEW (desktop_find (page, GTK_TYPE_COLUMN_VIEW));
  desktop_wait (has_column (page, "Subject"));
  desktop_change (fixture, TL_STORE_REVIEWS, "UPDATE reviews SET subject = 'Q. of Ostley'"
                  " WHERE id = 1");
  gtk_selection_model_select_item (gtk_column_view_get_model (table), 1, TRUE);
  desktop_wait (!has_column (page, "Subject"));
  desktop_wait (desktop_find_label (GTK_WIDGET (table), "Q. of Ostley") != NULL);
  g_settings_reset (settings, "window-width");
}

/* A page that nobody looked at is not made. */
static void
test_lazy_pages (DesktopFixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_assert_nonnull (desktop_find (window, TL_TYPE_REVIEWS_PAGE));
  g_assert_null (desktop_find (window, TL_TYPE_FINDINGS_PAGE));
  g_assert_null (desktop_find (window, TL_TYPE_THEMES_PAGE));
  g_assert_null (desktop_find (window, TL_TYPE_READER_PAGE));
}

static void
test_unknown_page (DesktopFixture *fixture)
{
  g_autofree char *page = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "nowhere");
  g_object_get (fixture->window, "page", &page, NULL);
  g_assert_cmpstr (page, ==, "reviews");
}

static void
test_empty (DesktopFixture *fixture)
{
  GtkWidget *page = desktop_show (fixture, "reviews", TL_TYPE_REVIEWS_PAGE);
  GtkWidget *said = desktop_find (page, ADW_TYPE_STATUS_PAGE);

  desktop_wait (gtk_widget_get_mapped (said));
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (said)), ==, "No Reviews Yet");
}

/* ── the query ── */

static void
test_facet (DesktopFixture *fixture)
{
  GtkWidget *sidebar = desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_SIDEBAR);
  TlFacetRow *row = find_row (sidebar, TL_FILTER_DECADE, "2010s");
  const guint all = counts_of (fixture)->findings;
  guint decade;

  g_assert_nonnull (row);
  decade = tl_count_item_get_findings (tl_facet_row_get_item (row));
  gtk_widget_activate (GTK_WIDGET (row));
  desktop_wait (counts_of (fixture)->findings == decade);
  g_assert_cmpuint (decade, <, all);
  g_assert_true (tl_count_item_is_chosen (tl_facet_row_get_item (row)));
  gtk_widget_activate (GTK_WIDGET (row));
  desktop_wait (counts_of (fixture)->findings == all);
}

/* What was rejected can be found again: its status is among the others, and chosen lists it. */
static void
test_rejected_facet (DesktopFixture *fixture)
{
  GtkWidget *sidebar = desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_SIDEBAR);
  TlFindingList *findings = tl_session_get_findings (fixture->session);
  const guint all = counts_of (fixture)->findings;
  gint64 finding;

  desktop_wait (g_list_model_get_n_items (G_LIST_MODEL (findings)) == all);
  g_assert_null (find_row (sidebar, TL_FILTER_STATUS, "rejected"));
  finding = tl_finding_list_get_id (findings, 0);
  tl_session_edit (fixture->session, &(TlEdit) {
    .kind = TL_EDIT_STATUS, .targets = &finding, .n_targets = 1, .value = "rejected",
  }, NULL);
  desktop_wait (find_row (sidebar, TL_FILTER_STATUS, "rejected") != NULL);
  g_assert_cmpuint (counts_of (fixture)->findings, ==, all - 1);
  gtk_widget_activate (GTK_WIDGET (find_row (sidebar, TL_FILTER_STATUS, "rejected")));
  desktop_wait (g_list_model_get_n_items (G_LIST_MODEL (findings)) == 1);
  g_assert_cmpint (tl_finding_list_get_id (findings, 0), ==, finding);
}

/* A chip for every value, and each takes its own away. */
static void
test_chips (DesktopFixture *fixture)
{
  GtkWidget *bar = desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_QUERY_BAR);
  GtkWidget *chip;

  tl_session_toggle_value (fixture->session, TL_FILTER_STANCE, "concern");
  chip = desktop_find (gtk_widget_get_last_child (bar), GTK_TYPE_BUTTON);
  g_assert_nonnull (chip);
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove Stance: Concern");
  gtk_widget_activate (chip);
  desktop_wait (!tl_query_is_narrowed (tl_session_get_query (fixture->session)));
  g_assert_null (desktop_find (gtk_widget_get_last_child (bar), GTK_TYPE_BUTTON));
}

/* Every number leads to as many passages as it says. */
static void
test_show_findings (DesktopFixture *fixture)
{
  GPtrArray *themes = counts_of (fixture)->values[TL_FILTER_THEME];
  const TlCount *count = g_ptr_array_index (themes, 0);
  const guint findings = count->findings;
  GVariant *filter = g_variant_new ("(us)", (guint) TL_FILTER_THEME, count->value);

  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), "win.show-findings",
                                      g_variant_new_array (NULL, &filter, 1));
  desktop_wait (desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_FINDINGS_PAGE) != NULL);
  desktop_wait (counts_of (fixture)->findings == findings);
  desktop_wait_for_findings (fixture);
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (tl_session_get_findings (fixture->session))), ==,
    findings);
}

static void
test_include (DesktopFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.include", "s", "rejected");
  g_assert_cmpuint (tl_query_get_include (tl_session_get_query (fixture->session)), ==,
                    TL_INCLUDE_REJECTED);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.include", "s", "rejected");
  g_assert_cmpuint (tl_query_get_include (tl_session_get_query (fixture->session)), ==, 0);
}

/* ── reviews ── */

static void
test_facts (DesktopFixture *fixture)
{
  GtkWidget *page = desktop_show (fixture, "reviews", TL_TYPE_REVIEWS_PAGE);
  GtkWidget *pane = desktop_find (page, TL_TYPE_REVIEW_PANE);
  GtkWidget *row, *entry;
  g_autofree char *was = NULL;

  tl_session_set_review (fixture->session, first_review (fixture));
  desktop_wait (gtk_widget_get_mapped (pane));
  row = desktop_find (pane, TL_TYPE_FACT_ROW);
  entry = desktop_find (row, GTK_TYPE_ENTRY);
  was = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_assert_cmpstr (was, !=, "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "A Title of My Own");
  g_signal_emit_by_name (entry, "activate");
  desktop_wait (tl_editor_get_can_undo (tl_session_get_editor (fixture->session)));
  gtk_widget_activate_action (row, "fact.reset", NULL);
  desktop_wait (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), was));
}

static void
test_remove (DesktopFixture *fixture)
{
  const gint64 review = first_review (fixture);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.remove-review", "x", review);
  desktop_wait (count_reviews (fixture) == 2);
  desktop_wait (tl_editor_get_can_undo (tl_session_get_editor (fixture->session)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  desktop_wait (count_reviews (fixture) == 3);
}

static void
test_import (DesktopFixture *fixture)
{
  g_autoptr (GFile) specimen = desktop_dup_specimen ("04-scr-baby-jay-systems-2013.pdf");
  GFile *files[] = { specimen, NULL };

  tl_window_import (fixture->window, files);
  desktop_wait (count_reviews (fixture) == 1);
  desktop_wait (counts_of (fixture)->findings > 0);
}

static GtkEventController *
dup_drop_target (TlWindow *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return g_steal_pointer (&controller);
    }
  return NULL;
}

/* Files let go over the window, as GTK hands them to it. */
static gboolean
drop (DesktopFixture *fixture,
      GSList         *files)
{
  g_autoptr (GtkEventController) target = dup_drop_target (fixture->window);
  GdkContentFormats *formats = gtk_drop_target_get_formats (GTK_DROP_TARGET (target));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  return taken;
}

static void
test_drop (DesktopFixture *fixture)
{
  g_autoptr (GFile) one = desktop_dup_specimen ("b1-1974-thrupp.pdf");
  g_autoptr (GFile) other = desktop_dup_specimen ("b8-2023-indie.pdf");
  g_autoptr (GSList) files = g_slist_prepend (NULL, one);

  files = g_slist_prepend (files, other);
  g_assert_true (drop (fixture, files));
  desktop_wait (count_reviews (fixture) == 2);
  desktop_wait (counts_of (fixture)->findings > 0);
}

static void
test_drop_of_nothing (DesktopFixture *fixture)
{
  g_assert_false (drop (fixture, NULL));
  g_assert_cmpuint (count_reviews (fixture), ==, 0);
}

/* The window may be closed while reviews are read. */
static void
test_close_while_importing (DesktopFixture *fixture)
{
  g_autoptr (GFile) specimen = desktop_dup_specimen ("04-scr-baby-jay-systems-2013.pdf");
  g_autoptr (GFile) folder = g_file_get_parent (specimen);
  GFile *files[] = { folder, NULL };

  tl_window_import (fixture->window, files);
  desktop_close (fixture);
}

static void
test_import_failure (DesktopFixture *fixture)
{
  g_autofree char *path = g_build_filename (g_file_peek_path (fixture->folder), "page.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFile *files[] = { file, NULL };
  GListModel *windows = gtk_window_get_toplevels ();

  g_assert_true (g_file_set_contents (path, "<html>Not found</html>", -1, NULL));
  tl_window_import (fixture->window, files);
  desktop_wait (g_list_model_get_n_items (windows) == 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (!TL_IS_WINDOW (window))
        g_assert_cmpstr (gtk_window_get_title (window), ==, "Import Report");
    }
}

/* ── themes, code book ── */

static GtkWidget *
find_labelled (GtkWidget  *widget,
               const char *prefix)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (GTK_IS_BUTTON (widget) && tooltip != NULL && g_str_has_prefix (tooltip, prefix))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_labelled (child, prefix);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_theme_cell (DesktopFixture *fixture)
{
  GtkWidget *page = desktop_show (fixture, "themes", TL_TYPE_THEMES_PAGE);
  GtkWidget *cell;
  guint reviews = 0;

  desktop_wait (find_labelled (page, "Supervision, All: ") != NULL);
  cell = find_labelled (page, "Supervision, All: ");
  g_assert_cmpint (sscanf (gtk_widget_get_tooltip_text (cell), "Supervision, All: %u of 3",
                           &reviews),
                   ==, 1);
  gtk_widget_activate (cell);
  desktop_wait (tl_query_has_value (tl_session_get_query (fixture->session), TL_FILTER_THEME,
                                    "supervision"));
  desktop_wait (counts_of (fixture)->reviews == reviews);
}

static guint
count_cells (GtkWidget  *widget,
             const char *column)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);
  guint n = GTK_IS_BUTTON (widget) && tooltip != NULL && strstr (tooltip, column) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cells (child, column);
  return n;
}

static GtkLabel *
find_heading (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading"))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = find_heading (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static int
section_of (GtkWidget *column)
{
  GtkLabel *label = find_heading (column);

  for (TlSection section = 0; label != NULL && section < TL_N_SECTIONS; section++)
    {
      if (g_str_equal (tl_section_get_label (section), gtk_label_get_text (label)))
        return (int) section;
    }
  return -1;
}

/* As a review has them, not as the alphabet does. */
static void
test_section_columns (DesktopFixture *fixture)
{
  GtkWidget *page = desktop_show (fixture, "themes", TL_TYPE_THEMES_PAGE);
  GtkDropDown *choice = GTK_DROP_DOWN (desktop_find (page, GTK_TYPE_DROP_DOWN));
  GtkWidget *head = desktop_find (desktop_find (page, TL_TYPE_THEME_GRID), GTK_TYPE_GRID);
  int last = -1;
  guint n = 0;

  gtk_drop_down_set_selected (choice,
                              g_list_model_get_n_items (gtk_drop_down_get_model (choice)) - 1);
  desktop_wait (count_cells (page, ", Analysis: ") > 0);
  for (GtkWidget *column = gtk_widget_get_first_child (head); column != NULL;
       column = gtk_widget_get_next_sibling (column))
    {
      const int section = section_of (column);

      if (section < 0)
        continue;
      g_assert_cmpint (section, >, last);
      last = section;
      n++;
    }
  g_assert_cmpuint (n, >, 3);
}

/* What several lists say for the same reason is said once. */
static void
test_said_once (DesktopFixture *fixture)
{
  AdwToast *first;

  tl_session_tell (fixture->session, "Give a word", FALSE);
  first = fixture->window->toast;
  g_assert_nonnull (first);
  tl_session_tell (fixture->session, "Give a word", FALSE);
  g_assert_true (fixture->window->toast == first);
  tl_session_tell (fixture->session, "1 finding rejected", TRUE);
  g_assert_cmpstr (adw_toast_get_title (fixture->window->toast), ==, "1 finding rejected");
}

/* The grid is made anew for every query. */
static void
narrow_grid (DesktopFixture *fixture,
             GtkWidget      *page,
             TlFilter        filter,
             const char     *value)
{
  gpointer cell = find_labelled (page, "Supervision, All: ");

  g_object_add_weak_pointer (cell, &cell);
  tl_session_toggle_value (fixture->session, filter, value);
  desktop_wait (cell == NULL);
}

/* How far each theme got: every number leads to what it counts. */
static void
test_ladder (DesktopFixture *fixture)
{
  GtkWidget *page = desktop_show (fixture, "themes", TL_TYPE_THEMES_PAGE);
  GtkWidget *cell;
  guint reviews = 0;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.depth", NULL);
  desktop_wait (find_labelled (page, "Supervision, Recommended: ") != NULL);
  g_assert_null (find_labelled (page, "Supervision, All: "));
  cell = find_labelled (page, "Supervision, Found: ");
  g_assert_cmpint (sscanf (gtk_widget_get_tooltip_text (cell), "Supervision, Found: %u of 3",
                           &reviews),
                   ==, 1);
  gtk_widget_activate (cell);
  desktop_wait (tl_query_has_value (tl_session_get_query (fixture->session), TL_FILTER_VOICE,
                                    "reviewer"));
  desktop_wait (counts_of (fixture)->reviews == reviews);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.depth", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.depth", NULL);
  desktop_wait (find_labelled (page, "Supervision, All: ") != NULL);
}

static GtkWidget *
find_in_column (GtkWidget  *widget,
                const char *column)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (GTK_IS_BUTTON (widget) && tooltip != NULL && strstr (tooltip, column) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_in_column (child, column);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

/* What was found and never recommended on is one press away, whichever reviews it is in. */
static void
test_found_only (DesktopFixture *fixture)
{
  GtkWidget *page = desktop_show (fixture, "themes", TL_TYPE_THEMES_PAGE);
  GtkWidget *cell;
  const char *const *named;
  guint reviews = 0;

  gtk_widget_activate_action (page, "themes.depth", NULL);
  desktop_wait (find_in_column (page, ", Found Only: ") != NULL);
  g_assert_true (has_label (page, "Named as\na Lesson"));
  g_assert_true (has_label (page, "Recommended"));
  cell = find_in_column (page, ", Found Only: ");
  g_assert_cmpint (sscanf (strstr (gtk_widget_get_tooltip_text (cell), ", Found Only: "),
                           ", Found Only: %u of 3", &reviews), ==, 1);
  gtk_widget_activate (cell);
  desktop_wait (tl_query_get_values (tl_session_get_query (fixture->session),
                                     TL_FILTER_REVIEW)[0] != NULL);
  named = tl_query_get_values (tl_session_get_query (fixture->session), TL_FILTER_REVIEW);
  g_assert_cmpuint (g_strv_length ((char **) named), ==, reviews);
  desktop_wait (counts_of (fixture)->reviews == reviews);
}

/* No theme counts as not found because another was asked for; of the columns only those asked for
 * are there. */
static void
test_theme_filter (DesktopFixture *fixture)
{
  GtkWidget *page = desktop_show (fixture, "themes", TL_TYPE_THEMES_PAGE);
  guint n_cells, n_themes;

  desktop_wait (find_labelled (page, "Supervision, All: ") != NULL);
  n_cells = count_cells (page, ": ");
  narrow_grid (fixture, page, TL_FILTER_THEME, "supervision");
  g_assert_cmpuint (count_cells (page, ": "), ==, n_cells);
  narrow_grid (fixture, page, TL_FILTER_DECADE, "2010s");
  n_themes = count_cells (page, ", All: ");
  g_assert_cmpuint (n_themes, >, 1);
  g_assert_cmpuint (count_cells (page, ", 2010s: "), ==, n_themes);
  g_assert_cmpuint (count_cells (page, ": "), ==, 2 * n_themes);
}

/* Words and themes narrow the reviews to those they were found in, and the head says so. */
static void
test_narrowed_reviews (DesktopFixture *fixture)
{
  GtkWidget *page = desktop_show (fixture, "reviews", TL_TYPE_REVIEWS_PAGE);
  GtkLabel *head = find_heading (page);
  GPtrArray *themes = counts_of (fixture)->values[TL_FILTER_THEME];
  const TlCount *rarest = g_ptr_array_index (themes, themes->len - 1);
  g_autofree char *expected = g_strdup_printf ("%u of 3 reviews", rarest->reviews);
  g_autoptr (TlQuery) any = tl_query_new ();
  g_autoptr (TlQuery) words = tl_query_with_text (any, "qwertyzxcv");

  g_assert_cmpuint (rarest->reviews, <, 3);
  desktop_wait (g_str_equal (gtk_label_get_label (head), "3 reviews"));
  tl_session_toggle_value (fixture->session, TL_FILTER_THEME, rarest->value);
  desktop_wait (g_str_equal (gtk_label_get_label (head), expected));
  tl_session_set_query (fixture->session, words);
  desktop_wait (count_reviews (fixture) == 0);
  tl_session_set_query (fixture->session, any);
  desktop_wait (g_str_equal (gtk_label_get_label (head), "3 reviews"));
}

static void
test_code_book (DesktopFixture *fixture)
{
  GtkWidget *page = desktop_show (fixture, "code-book", TL_TYPE_CODEBOOK_PAGE);
  GtkWidget *list = desktop_find (page, GTK_TYPE_LIST_BOX);
  GPtrArray *themes = tl_codebook_get_themes (tl_session_get_codebook (fixture->session));

  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) themes->len - 1));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) themes->len));
  g_assert_true (gtk_widget_get_visible (desktop_find (page, TL_TYPE_THEME_PANE)));
}

/* ── the program ── */

static void
test_accels (DesktopFixture *fixture)
{
  static const char *const expected[][2] = {
    { "app.help", "F1" },           { "app.shortcuts", "<Control>question" },
    { "win.search", "<Control>f" }, { "win.import-files", "<Control>o" },
    { "win.undo", "<Control>z" },   { "win.redo", "<Shift><Control>z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (fixture->application,
                                                                     expected[i][0]);

      g_assert_cmpstr (accels[0], ==, expected[i][1]);
    }
}

static void
test_search_key (DesktopFixture *fixture)
{
  GtkWidget *bar = desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_QUERY_BAR);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), bar));
}

static void
test_dialogs (DesktopFixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();
  static const char *const actions[] = { "help", "shortcuts", "about" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const guint before = g_list_model_get_n_items (windows);

      g_action_group_activate_action (G_ACTION_GROUP (fixture->application), actions[i], NULL);
      desktop_wait (g_list_model_get_n_items (windows) == before + 1);
    }
  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i - 1);

      if (!TL_IS_WINDOW (window))
        gtk_window_destroy (window);
    }
}

/* What is no library is said so, and is left as it was. */
static void
test_not_a_library (DesktopFixture *fixture)
{
  g_autofree char *path = g_build_filename (g_file_peek_path (fixture->folder), "other", NULL);
  g_autofree char *file = g_build_filename (path, "letter.txt", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GtkWidget *said = desktop_find (GTK_WIDGET (fixture->window), ADW_TYPE_STATUS_PAGE);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "Dear", -1, NULL));
  tl_window_open (fixture->window, folder, NULL);
  desktop_wait (gtk_widget_get_mapped (said));
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (said)), !=, "");
  g_assert_null (tl_window_get_session (fixture->window));
  tl_window_open (fixture->window, fixture->folder, NULL);
  desktop_wait (tl_window_get_session (fixture->window) != NULL);
  fixture->session = tl_window_get_session (fixture->window);
}

static void
add_tests (void)
{
  desktop_add ("/window/pages", test_pages);
  desktop_add ("/window/narrow", test_narrow);
  desktop_add ("/window/subject-beneath", test_subject_beneath);
  desktop_add ("/window/lazy-pages", test_lazy_pages);
  desktop_add ("/window/unknown-page", test_unknown_page);
  desktop_add_empty ("/window/empty", test_empty);
  desktop_add ("/window/facet", test_facet);
  desktop_add ("/window/rejected-facet", test_rejected_facet);
  desktop_add ("/window/chips", test_chips);
  desktop_add ("/window/show-findings", test_show_findings);
  desktop_add ("/window/include", test_include);
  desktop_add ("/window/facts", test_facts);
  desktop_add ("/window/remove", test_remove);
  desktop_add_empty ("/window/import", test_import);
  desktop_add_empty ("/window/drop", test_drop);
  desktop_add_empty ("/window/drop-of-nothing", test_drop_of_nothing);
  desktop_add_empty ("/window/close-while-importing", test_close_while_importing);
  desktop_add_empty ("/window/import-failure", test_import_failure);
  desktop_add ("/window/theme-cell", test_theme_cell);
  desktop_add ("/window/theme-filter", test_theme_filter);
  desktop_add ("/window/ladder", test_ladder);
  desktop_add ("/window/found-only", test_found_only);
  desktop_add ("/window/section-columns", test_section_columns);
  desktop_add ("/window/said-once", test_said_once);
  desktop_add ("/window/narrowed-reviews", test_narrowed_reviews);
  desktop_add ("/window/code-book", test_code_book);
  desktop_add ("/window/accels", test_accels);
  desktop_add ("/window/search-key", test_search_key);
  desktop_add ("/window/dialogs", test_dialogs);
  desktop_add ("/window/not-a-library", test_not_a_library);
}

int
main (int    argc,
      char **argv)
{
  return desktop_main (argc, argv, add_tests);
}
