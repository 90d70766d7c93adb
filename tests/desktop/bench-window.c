/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-application.h"
#include "tl-test-filler.h"
#include "tl-window.h"

/* bench-window [FOLDER]: how long the window takes to be drawn on a library of 300 reviews and
 * 100,000 findings (or on the one in FOLDER, see make-library), and then to show the reviews, the
 * findings, and an answer to what is typed. */

#define N_REVIEWS 300
#define N_FINDINGS 100000
#define FIRST_FRAME_MS 700
/* Typing is answered at once. It is time on the clock, on a machine that may be doing other things
 * besides: the best of several rounds counts, each with a word of its own, so that none finds its
 * answer already there, and half as much again is let pass. */
#define ANSWER_MS 100
#define TOLERANCE 1.5

static GtkApplication *application;
static TlTestLibrary *library;

static double
ms_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
set_true (gboolean *drawn)
{
  *drawn = TRUE;
}

static void
wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean drawn = FALSE;
  gulong id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (set_true), &drawn);

  gtk_widget_queue_draw (widget);
  while (!drawn)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
}

static void
wait_for_findings (TlWindow *window)
{
  TlFindingList *list = tl_session_get_findings (tl_window_get_session (window));

  while (tl_query_list_is_loading (TL_QUERY_LIST (list)))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_first (TlWindow *window)
{
  TlFindingList *list = tl_session_get_findings (tl_window_get_session (window));
  g_autoptr (TlFindingItem) item = g_list_model_get_item (G_LIST_MODEL (list), 0);

  while (item != NULL && !tl_finding_item_is_loaded (item))
    g_main_context_iteration (NULL, TRUE);
}

/* Returns: milliseconds from the query to its rows on screen. */
static double
search (TlWindow   *window,
        const char *word)
{
  TlSession *session = tl_window_get_session (window);
  g_autoptr (TlQuery) query = tl_query_with_text (tl_session_get_query (session), word);
  gboolean is_counted = FALSE;
  gulong id;
  const gint64 typed = g_get_monotonic_time ();
  double listed, loaded, painted, counted;
  guint n;

  id = g_signal_connect_swapped (session, "notify::counts", G_CALLBACK (set_true), &is_counted);
  tl_session_set_query (session, query);
  wait_for_findings (window);
  listed = ms_since (typed);
  wait_for_first (window);
  loaded = ms_since (typed);
  wait_for_frame (GTK_WIDGET (window));
  painted = ms_since (typed);
  while (!is_counted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (session, id);
  counted = ms_since (typed);
  wait_for_frame (GTK_WIDGET (window));
  g_assert_cmpstr (tl_query_get_text (tl_session_get_query (session)), ==, word);
  n = g_list_model_get_n_items (G_LIST_MODEL (tl_session_get_findings (session)));
  g_test_message ("%s: %u findings; listed after %.0f ms, the first of them loaded after %.0f, "
                  "on screen after %.0f, counted after %.0f, counts on screen after %.0f",
                  word, n, listed, loaded, painted, counted, ms_since (typed));
  return painted;
}

static void
test_window (void)
{
  const gint64 start = g_get_monotonic_time ();
  TlWindow *window = tl_window_new (application);
  static const char *const words[] = { "supervision", "escalation", "caseload" };
  double answered = G_MAXDOUBLE;
  gint64 typed;

  tl_window_open (window, library->folder, NULL);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (GTK_WIDGET (window));
  g_test_minimized_result (ms_since (start), "window drawn: %.0f ms", ms_since (start));
  g_assert_cmpfloat (ms_since (start), <, FIRST_FRAME_MS);

  while (tl_window_get_session (window) == NULL
         || tl_session_get_counts (tl_window_get_session (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (GTK_WIDGET (window));
  g_test_minimized_result (ms_since (start), "reviews and counts shown: %.0f ms", ms_since (start));

  typed = g_get_monotonic_time ();
  tl_window_show_page (window, "findings");
  wait_for_findings (window);
  wait_for_first (window);
  wait_for_frame (GTK_WIDGET (window));
  g_test_minimized_result (ms_since (typed), "findings shown: %.0f ms", ms_since (typed));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const double round = search (window, words[i]);

      answered = MIN (answered, round);
    }
  g_test_minimized_result (answered, "search answered: %.0f ms", answered);
  g_assert_cmpfloat (answered, <, ANSWER_MS * TOLERANCE);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GSettings) settings = NULL;
  TlTestFilling filling = { .n_blocks = 720, .seed = 1, .n_reviews = N_REVIEWS,
                            .n_findings = N_FINDINGS / N_REVIEWS + 1 };
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = GTK_APPLICATION (tl_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  settings = g_settings_new (TL_APP_ID);
  g_settings_set_boolean (settings, "content-note-seen", TRUE);
  if (argc > 1)
    {
      g_autoptr (GFile) folder = g_file_new_for_commandline_arg (argv[1]);

      library = tl_test_library_new_in (folder, tl_test_filling_get_themes ());
    }
  else
    {
      library = tl_test_library_new (tl_test_filling_get_themes ());
      tl_test_library_fill (library, &filling);
    }
  g_test_add_func ("/bench/window", test_window);
  status = g_test_run ();
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&application);
  tl_test_library_free (library);
  return status;
}
