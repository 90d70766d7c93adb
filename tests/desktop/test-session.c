/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-file.h"
#include "tl-session.h"
#include "tl-theme-item-private.h"

#include <glib/gstdio.h>
#include <locale.h>

typedef struct {
  char      *path;
  TlStore   *store;
  TlSession *session;
} Fixture;

static TlCodebook *
parse (GBytes *source)
{
  g_autoptr (GPtrArray) faults = NULL;
  TlCodebook *codebook = tl_codebook_parse (source, &faults);

  g_assert_nonnull (codebook);
  return codebook;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (TlCodebook) codebook = parse (source);
  g_autoptr (GFile) folder = NULL;

  fixture->path = g_dir_make_tmp ("tl-session-XXXXXX", &error);
  g_assert_no_error (error);
  folder = g_file_new_for_path (fixture->path);
  fixture->store = tl_store_open (folder, NULL, &error);
  g_assert_no_error (error);
  fixture->session = tl_session_new (fixture->store, codebook);
}

/* Threads on their way out may hold the session and its store a moment longer. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_object_add_weak_pointer (G_OBJECT (fixture->store), (gpointer *) &fixture->store);
  g_clear_object (&fixture->session);
  g_object_unref (fixture->store);
  while (fixture->store != NULL)
    g_main_context_iteration (NULL, FALSE);

  folder = g_dir_open (fixture->path, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->path, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->path);
  g_free (fixture->path);
}

static void
take_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Begins to load the matcher and waits until it has come; it is not yet looked at. */
static GAsyncResult *
begin_to_load (Fixture *fixture)
{
  GAsyncResult *result = NULL;

  tl_session_load_matcher_async (fixture->session, NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

static char *
end_loading (Fixture      *fixture,
             GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMatcher) matcher =
    tl_session_load_matcher_finish (fixture->session, result, &error);

  g_assert_no_error (error);
  return g_strdup (tl_codebook_get_version (tl_matcher_get_codebook (matcher)));
}

static char *
load_version (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = begin_to_load (fixture);

  return end_loading (fixture, result);
}

/* Saves the program's code book with a comment more, and waits until the session has it. */
static char *
change_codebook (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  GByteArray *changed = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TlCodebook) codebook = NULL;
  const char *version;

  g_byte_array_append (changed, g_bytes_get_data (source, NULL), (guint) g_bytes_get_size (source));
  g_byte_array_append (changed, (const guint8 *) "\n# ours\n", 8);
  bytes = g_byte_array_free_to_bytes (changed);
  codebook = parse (bytes);
  version = tl_codebook_get_version (codebook);
  g_assert_true (tl_store_save_codebook (fixture->store, codebook, NULL, &error));
  while (!g_str_equal (tl_codebook_get_version (tl_session_get_codebook (fixture->session)),
                       version))
    g_main_context_iteration (NULL, TRUE);
  return g_strdup (version);
}

static void
test_changed_codebook (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *shipped = load_version (fixture);
  g_autofree char *changed = change_codebook (fixture);
  g_autofree char *loaded = load_version (fixture);

  g_assert_cmpstr (shipped, !=, changed);
  g_assert_cmpstr (loaded, ==, changed);
}

/* Rules that were made ready while the code book changed serve whoever asked for them, and nobody
 * after. */
static void
test_overtaken (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = begin_to_load (fixture);
  g_autofree char *changed = change_codebook (fixture);
  g_autofree char *overtaken = end_loading (fixture, result);
  g_autofree char *loaded = load_version (fixture);

  g_assert_cmpstr (overtaken, !=, changed);
  g_assert_cmpstr (loaded, ==, changed);
}

/* ── quitting ── */

typedef struct {
  Fixture *fixture;
  GMutex   busy;    /* the library is, as long as this is locked */
} Quitting;

static gboolean
be_busy (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Quitting *quitting = data;

  g_mutex_lock (&quitting->busy);
  g_mutex_unlock (&quitting->busy);
  return TRUE;
}

static gboolean
be_free_cb (gpointer data)
{
  g_mutex_unlock (&((Quitting *) data)->busy);
  return G_SOURCE_REMOVE;
}

static gboolean
add_review (TlConnection  *connection,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return tl_connection_run (connection, "INSERT INTO reviews (id, added) VALUES (1, '2026')",
                            error);
}

static gboolean
read_private (TlConnection  *connection,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (TlStatement) statement =
    tl_connection_prepare (connection, "SELECT private FROM reviews WHERE id = 1", error);
  gboolean has_row;

  if (statement == NULL || !tl_statement_step (statement, &has_row, error))
    return FALSE;
  *(gboolean *) data = has_row && tl_statement_get_int (statement, 0) != 0;
  return TRUE;
}

/* An edit and no window: the program is done as soon as that is. */
static void
edit_cb (GApplication *application,
         Quitting     *quitting)
{
  const gint64 review = 1;

  tl_store_write_async (quitting->fixture->store, be_busy, quitting, NULL, 0, NULL, NULL, NULL);
  tl_session_edit (quitting->fixture->session,
                   &(TlEdit) { .kind = TL_EDIT_PRIVATE, .targets = &review, .n_targets = 1,
                               .value = "1" }, NULL);
  g_timeout_add (100, be_free_cb, quitting);
}

static void
test_quit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GApplication) application =
    g_application_new ("io.github.throughline.Test", G_APPLICATION_NON_UNIQUE);
  Quitting quitting = { .fixture = fixture };
  gboolean private_ = FALSE;

  g_mutex_init (&quitting.busy);
  g_mutex_lock (&quitting.busy);
  g_assert_true (tl_store_write (fixture->store, add_review, NULL, 0, NULL, NULL));
  g_signal_connect (application, "activate", G_CALLBACK (edit_cb), &quitting);
  g_assert_cmpint (g_application_run (application, 0, NULL), ==, 0);

  g_assert_true (tl_store_read (fixture->store, read_private, &private_, NULL, NULL));
  g_assert_true (private_);
  g_mutex_clear (&quitting.busy);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

/* Whichever language the reader thinks of it in. */
static void
test_themes_are_sought_by_either_name (void)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (TlCodebook) codebook = NULL;
  g_autoptr (GListModel) themes = NULL;
  gboolean found = FALSE;

  g_setenv ("LANGUAGE", "cy", TRUE);
  codebook = parse (source);
  g_setenv ("LANGUAGE", "", TRUE);
  themes = tl_theme_list (codebook);
  for (guint i = 0; i < g_list_model_get_n_items (themes); i++)
    {
      g_autoptr (TlThemeItem) item = g_list_model_get_item (themes, i);
      g_autofree char *names = NULL;

      g_object_get (item, "names", &names, NULL);
      found |= g_str_equal (names, "Goruchwyliaeth\nSupervision");
    }
  g_assert_true (found);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("/session/matcher/changed-code-book", test_changed_codebook);
  ADD ("/session/matcher/overtaken", test_overtaken);
  ADD ("/session/quit", test_quit);
  g_test_add_func ("/session/themes-are-sought-by-either-name",
                   test_themes_are_sought_by_either_name);
  return g_test_run ();
}
