/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop-fixture.h"

#include "tl-set-facts-private.h"

#define COUNT_SET_SQL "SELECT count(*) FROM facts WHERE by_user = 1"

static GtkWindow *
find_window (const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (desktop_find_label (window, text) != NULL)
        return GTK_WINDOW (window);
    }
  return NULL;
}

static GtkWidget *
show_sheet (DesktopFixture *fixture,
            const char     *text)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "facts.csv");
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                           &error);
  g_assert_no_error (error);
  tl_set_facts_from_file (GTK_WINDOW (fixture->window), fixture->session, file);
  desktop_wait (find_window ("Reviews found by") != NULL || find_window ("No Facts Can Be Set"));
  return GTK_WIDGET (find_window ("Reviews found by"));
}

/* What will change and what will not is told before anything is written, and all of it is one step
 * back. */
static void
test_sheet (DesktopFixture *fixture)
{
  GtkWidget *dialog = show_sheet (fixture,
                                  "review,titel,place,published\n1,A,Leeds,\n2,A,Leeds,2015\n"
                                  "4711,A,Leeds,\n3,A,Leeds,soon\n");

  g_assert_nonnull (desktop_find_label (dialog, "2 reviews will change"));
  g_assert_nonnull (desktop_find_label (dialog, "place, published"));
  g_assert_nonnull (desktop_find_label (dialog, "1 column is not understood · "
                                        "1 row matches no review · "
                                        "1 row has a value that is not understood"));
  desktop_wait (desktop_find_label (dialog, "Line 1: There is no fact “titel”") != NULL);
  g_assert_nonnull (desktop_find_label (dialog, "Line 4: There is no review 4711"));
  g_assert_nonnull (desktop_find_label (dialog, "Line 5: “published” cannot be “soon”"));
  g_assert_cmpint (desktop_ask (fixture, COUNT_SET_SQL), ==, 0);
  gtk_widget_activate_action (dialog, "sheet.apply", NULL);
  desktop_wait (find_window ("Reviews found by") == NULL);
  desktop_wait (desktop_ask (fixture, COUNT_SET_SQL) == 3);
  desktop_wait (desktop_find_label (GTK_WIDGET (fixture->window), "Facts set for 2 reviews"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  desktop_wait (desktop_ask (fixture, COUNT_SET_SQL) == 0);
  desktop_wait (!tl_editor_get_can_undo (tl_session_get_editor (fixture->session)));
}

/* With nothing to change there is nothing to apply; what is no sheet is refused in words. */
static void
test_sheet_without_change (DesktopFixture *fixture)
{
  GtkWidget *dialog = show_sheet (fixture, "review,place\n1,\n");

  g_assert_nonnull (desktop_find_label (dialog, "No review will change"));
  gtk_widget_activate_action (dialog, "sheet.apply", NULL);
  g_assert_nonnull (find_window ("Reviews found by"));
  gtk_window_close (GTK_WINDOW (dialog));
  desktop_wait (find_window ("Reviews found by") == NULL);
  g_assert_null (show_sheet (fixture, "place\nLeeds\n"));
  g_assert_nonnull (find_window ("facts.csv:1: The first row must name the columns"));
  gtk_window_close (find_window ("No Facts Can Be Set"));
  desktop_wait (find_window ("No Facts Can Be Set") == NULL);
}

static void
add_tests (void)
{
  desktop_add ("/sheet/looked-through", test_sheet);
  desktop_add ("/sheet/without-change", test_sheet_without_change);
}

int
main (int    argc,
      char **argv)
{
  return desktop_main (argc, argv, add_tests);
}
