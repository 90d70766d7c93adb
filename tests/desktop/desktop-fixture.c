/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop-fixture.h"

#include "tl-connection.h"
#include "tl-import.h"
#include "tl-rerun.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const specimens[] = {
  "b1-1974-thrupp.pdf", "05-scr-child-t-neglect-2016.pdf", "b8-2023-indie.pdf",
};

static GtkApplication *application;
static GFile *template_library;

/* ── libraries ── */

GFile *
desktop_dup_specimen (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "specimens",
                                                 name, NULL);

  return g_file_new_for_path (path);
}

static void
remove_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFile *child;

  children = g_file_enumerate_children (folder, "standard::name,standard::type",
                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL)
         && child != NULL)
    remove_folder (child);
  g_file_delete (folder, NULL, NULL);
}

static GFile *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_dir_make_tmp ("tl-desktop-XXXXXX", &error);

  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
import_specimens (TlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMatcher) matcher = tl_matcher_load_for (store, NULL, &error);
  g_autoptr (TlImport) import = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) results = NULL;

  g_assert_no_error (error);
  import = tl_import_new (store, matcher);
  for (guint i = 0; i < G_N_ELEMENTS (specimens); i++)
    g_ptr_array_add (files, desktop_dup_specimen (specimens[i]));
  g_ptr_array_set_free_func (files, NULL);
  g_ptr_array_add (files, NULL);
  results = tl_import_run (import, (GFile **) files->pdata, NULL);
  g_assert_cmpuint (results->len, ==, G_N_ELEMENTS (specimens));
  g_ptr_array_remove_index (files, files->len - 1);
  g_ptr_array_set_free_func (files, g_object_unref);
}

/* Reviews are read once a program; each test has a copy of what came of it. */
static GFile *
get_template (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) store = NULL;

  if (template_library != NULL)
    return template_library;
  template_library = make_folder ();
  store = tl_store_open (template_library, NULL, &error);
  g_assert_no_error (error);
  import_specimens (store);
  return template_library;
}

static void
copy_folder (GFile *from,
             GFile *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileEnumerator) children = NULL;
  GFileInfo *info;
  GFile *child;

  g_file_make_directory_with_parents (to, NULL, NULL);
  children = g_file_enumerate_children (from, "standard::name,standard::type",
                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, &error);
  g_assert_no_error (error);
  while (g_file_enumerator_iterate (children, &info, &child, NULL, &error) && child != NULL)
    {
      g_autoptr (GFile) copy = g_file_get_child (to, g_file_info_get_name (info));

      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        copy_folder (child, copy);
      else
        g_file_copy (child, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

/* ── waiting and finding ── */

void
desktop_iterate (void)
{
  g_main_context_iteration (NULL, FALSE);
  g_thread_yield ();
}

GtkWidget *
desktop_find (GtkWidget *widget,
              GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = desktop_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
desktop_find_label (GtkWidget  *widget,
                    const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = desktop_find_label (child, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
desktop_show (DesktopFixture *fixture,
              const char     *page,
              GType           type)
{
  GtkWidget *widget;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", page);
  widget = desktop_find (GTK_WIDGET (fixture->window), type);
  g_assert_nonnull (widget);
  desktop_wait (gtk_widget_get_mapped (widget));
  return widget;
}

static gboolean
is_first_loaded (TlFindingList *findings)
{
  g_autoptr (TlFindingItem) item = g_list_model_get_item (G_LIST_MODEL (findings), 0);

  return item == NULL || tl_finding_item_is_loaded (item);
}

void
desktop_wait_for_findings (DesktopFixture *fixture)
{
  TlFindingList *findings = tl_session_get_findings (fixture->session);

  desktop_wait (!tl_query_list_is_loading (TL_QUERY_LIST (findings)) && is_first_loaded (findings));
}

TlFindingItem *
desktop_dup_finding (DesktopFixture *fixture,
                     guint           position)
{
  GListModel *findings = G_LIST_MODEL (tl_session_get_findings (fixture->session));
  TlFindingItem *item = g_list_model_get_item (findings, position);

  g_assert_nonnull (item);
  desktop_wait (tl_finding_item_is_loaded (item));
  return item;
}

/* ── the library behind the window ── */

typedef struct {
  const char *sql;
  gint64      answer;
} Asked;

static gboolean
run_cb (TlConnection  *connection,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Asked *asked = data;
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection, asked->sql, error);
  gboolean has_row;

  if (statement == NULL || !tl_statement_step (statement, &has_row, error))
    return FALSE;
  asked->answer = has_row ? tl_statement_get_int (statement, 0) : 0;
  return TRUE;
}

gint64
desktop_ask (DesktopFixture *fixture,
             const char     *sql)
{
  g_autoptr (GError) error = NULL;
  Asked asked = { sql, 0 };

  g_assert_true (tl_store_read (tl_session_get_store (fixture->session), run_cb, &asked, NULL,
                                &error));
  g_assert_no_error (error);
  return asked.answer;
}

void
desktop_change (DesktopFixture *fixture,
                TlStoreChanges  changes,
                const char     *sql)
{
  g_autoptr (GError) error = NULL;
  Asked asked = { sql, 0 };

  g_assert_true (tl_store_write (tl_session_get_store (fixture->session), run_cb, &asked, changes,
                                 NULL, &error));
  g_assert_no_error (error);
}

/* ── the window ── */

static void
open_window (DesktopFixture *fixture)
{
  fixture->window = tl_window_new (fixture->application);
  tl_window_open (fixture->window, fixture->folder, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  desktop_wait (tl_window_get_session (fixture->window) != NULL);
  fixture->session = tl_window_get_session (fixture->window);
  desktop_wait (tl_session_get_counts (fixture->session) != NULL);
}

void
desktop_close (DesktopFixture *fixture)
{
  gpointer window = fixture->window;
  gpointer session = fixture->session;

  g_object_add_weak_pointer (window, &window);
  g_object_add_weak_pointer (session, &session);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  fixture->session = NULL;
  desktop_wait (window == NULL);
  desktop_wait (session == NULL);
}

void
desktop_reopen (DesktopFixture *fixture)
{
  desktop_close (fixture);
  open_window (fixture);
}

static void
set_up (DesktopFixture *fixture,
        gconstpointer   data)
{
  fixture->application = application;
  fixture->folder = make_folder ();
  copy_folder (get_template (), fixture->folder);
  open_window (fixture);
}

static void
set_up_empty (DesktopFixture *fixture,
              gconstpointer   data)
{
  fixture->application = application;
  fixture->folder = make_folder ();
  open_window (fixture);
}

static void
tear_down (DesktopFixture *fixture,
           gconstpointer   data)
{
  if (fixture->window != NULL)
    desktop_close (fixture);
  remove_folder (fixture->folder);
  g_clear_object (&fixture->folder);
}

static void
run_test (DesktopFixture *fixture,
          gconstpointer   data)
{
  void (*test) (DesktopFixture *) = (void (*) (DesktopFixture *)) data;

  test (fixture);
}

void
desktop_add (const char  *path,
             void       (*test) (DesktopFixture *))
{
  g_test_add (path, DesktopFixture, test, set_up, run_test, tear_down);
}

void
desktop_add_empty (const char  *path,
                   void       (*test) (DesktopFixture *))
{
  g_test_add (path, DesktopFixture, test, set_up_empty, run_test, tear_down);
}

/* GTK 4.8 would show a tooltip for what the pointer happens to be over, though its window has gone
 * by then: the pointer is put where no window is. */
static void
put_pointer_away (void)
{
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync ("xdotool mousemove 0 0", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
desktop_main (int     argc,
              char  **argv,
              void  (*add) (void))
{
  g_autoptr (GSettings) settings = NULL;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  put_pointer_away ();
  application = GTK_APPLICATION (tl_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  settings = g_settings_new ("io.github.throughline.Throughline");
  g_settings_set_boolean (settings, "content-note-seen", TRUE);
  add ();
  status = g_test_run ();
  if (template_library != NULL)
    remove_folder (template_library);
  g_clear_object (&template_library);
  g_clear_object (&application);
  return status;
}
