/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop-fixture.h"

#include "tl-attribute-popover-private.h"
#include "tl-block.h"
#include "tl-fact-row-private.h"
#include "tl-finding.h"
#include "tl-findings-page-private.h"
#include "tl-import-report-private.h"
#include "tl-pdf.h"
#include "tl-progress-row-private.h"
#include "tl-reader-page.h"
#include "tl-reread-banner-private.h"
#include "tl-rereader-private.h"
#include "tl-review-pane-private.h"
#include "tl-reviews-page-private.h"
#include "tl-import.h"
#include "tl-window-private.h"

/* ── helpers ── */

static GtkSelectionModel *
selection_of (GtkWidget *page)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (desktop_find (page, GTK_TYPE_COLUMN_VIEW)));
}

static GtkWidget *
show_reviews (DesktopFixture *fixture)
{
  GtkWidget *page = desktop_show (fixture, "reviews", TL_TYPE_REVIEWS_PAGE);

  desktop_wait (g_list_model_get_n_items (G_LIST_MODEL (selection_of (page))) == 3);
  return page;
}

static TlFactRow *
find_fact_row (GtkWidget  *widget,
               const char *key)
{
  if (TL_IS_FACT_ROW (widget) && g_str_equal (tl_fact_row_get_key (TL_FACT_ROW (widget)), key))
    return TL_FACT_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TlFactRow *found = find_fact_row (child, key);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkEditable *
entry_of (GtkWidget  *pane,
          const char *key)
{
  return GTK_EDITABLE (desktop_find (GTK_WIDGET (find_fact_row (pane, key)), GTK_TYPE_ENTRY));
}

static const char *
text_of (GtkWidget  *pane,
         const char *key)
{
  return gtk_editable_get_text (entry_of (pane, key));
}

static void
enter (GtkWidget  *pane,
       const char *key,
       const char *text)
{
  gtk_editable_set_text (entry_of (pane, key), text);
  g_signal_emit_by_name (entry_of (pane, key), "activate");
}

static TlEditor *
editor_of (DesktopFixture *fixture)
{
  return tl_session_get_editor (fixture->session);
}

/* ── many reviews at once ── */

#define COUNT_NORTH_SQL "SELECT count(*) FROM reviews WHERE region = 'The North'"

static void
test_many (DesktopFixture *fixture)
{
  GtkWidget *page = show_reviews (fixture);
  GtkWidget *pane = desktop_find (page, TL_TYPE_REVIEW_PANE);

  gtk_selection_model_select_all (selection_of (page));
  desktop_wait (desktop_find_label (pane, "3 reviews") != NULL);
  g_assert_cmpstr (text_of (pane, "title"), ==, "");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (entry_of (pane, "title"))), ==,
                   "3 different values");
  enter (pane, "title", "");
  g_assert_false (tl_editor_get_can_undo (editor_of (fixture)));
  enter (pane, "region", "The North");
  desktop_wait (desktop_ask (fixture, COUNT_NORTH_SQL) == 3);
  desktop_wait (tl_editor_get_can_undo (editor_of (fixture)));
  desktop_wait (desktop_find_label (pane, "3 reviews") != NULL);
  g_assert_cmpuint (gtk_bitset_get_size (gtk_selection_model_get_selection (selection_of (page))),
                    ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  desktop_wait (desktop_ask (fixture, COUNT_NORTH_SQL) == 0);
}

/* From many to one: the pane is again of the one in hand. */
static void
test_one_again (DesktopFixture *fixture)
{
  GtkWidget *page = show_reviews (fixture);
  GtkWidget *pane = desktop_find (page, TL_TYPE_REVIEW_PANE);

  gtk_selection_model_select_all (selection_of (page));
  desktop_wait (desktop_find_label (pane, "3 reviews") != NULL);
  gtk_selection_model_select_item (selection_of (page), 1, TRUE);
  desktop_wait (desktop_find_label (pane, "3 reviews") == NULL && *text_of (pane, "title") != '\0');
}

static void
test_attribute (DesktopFixture *fixture)
{
  GtkWidget *page = show_reviews (fixture);
  GtkWidget *pane = desktop_find (page, TL_TYPE_REVIEW_PANE);
  GtkWidget *popover;

  gtk_selection_model_select_item (selection_of (page), 0, TRUE);
  desktop_wait (gtk_widget_get_mapped (pane));
  popover = desktop_find (pane, TL_TYPE_ATTRIBUTE_POPOVER);
  g_assert_nonnull (popover);
  g_signal_emit_by_name (popover, "chosen", "team", "B");
  desktop_wait (find_fact_row (pane, "x.team") != NULL);
  g_assert_cmpstr (text_of (pane, "x.team"), ==, "B");
  enter (pane, "x.team", "C");
  desktop_wait (desktop_ask (fixture, "SELECT count(*) FROM facts WHERE name = 'x.team'"
                             " AND value = 'C'"));
  gtk_widget_activate_action (GTK_WIDGET (find_fact_row (pane, "x.team")), "fact.reset", NULL);
  desktop_wait (find_fact_row (pane, "x.team") == NULL);
}

/* Private reviews say so in the list, and together they are made so in one step. */
static void
test_private (DesktopFixture *fixture)
{
  GtkWidget *page = show_reviews (fixture);
  GtkWidget *pane = desktop_find (page, TL_TYPE_REVIEW_PANE);
  GtkWidget *table = desktop_find (page, GTK_TYPE_COLUMN_VIEW);
  GtkCheckButton *check;

  desktop_change (fixture, TL_STORE_REVIEWS, "UPDATE reviews SET private = 1 WHERE id = 1");
  desktop_wait (desktop_find_label (table, "Private") != NULL);
  gtk_selection_model_select_all (selection_of (page));
  desktop_wait (desktop_find_label (pane, "3 reviews") != NULL);
  check = GTK_CHECK_BUTTON (desktop_find (pane, GTK_TYPE_CHECK_BUTTON));
  g_assert_true (gtk_check_button_get_inconsistent (check));
  gtk_check_button_set_active (check, TRUE);
  desktop_wait (desktop_ask (fixture, "SELECT count(*) FROM reviews WHERE private = 1") == 3);
  desktop_wait (tl_editor_get_can_undo (editor_of (fixture)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  desktop_wait (desktop_ask (fixture, "SELECT count(*) FROM reviews WHERE private = 1") == 1);
}

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

/* Marked until it is mended, and understood as people write it. */
static void
test_date (DesktopFixture *fixture)
{
  GtkWidget *page = show_reviews (fixture);
  GtkWidget *pane = desktop_find (page, TL_TYPE_REVIEW_PANE);
  GtkWidget *entry;

  tl_session_set_review (fixture->session, 1);
  desktop_wait (gtk_widget_get_mapped (pane) && find_fact_row (pane, "published") != NULL);
  entry = GTK_WIDGET (entry_of (pane, "published"));
  enter (pane, "published", "31 June 2015");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_false (tl_editor_get_can_undo (editor_of (fixture)));
  enter (pane, "published", "12 June 2015");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpstr (text_of (pane, "published"), ==, "2015-06-12");
  desktop_wait (desktop_ask (fixture, "SELECT published = '2015-06-12' FROM reviews"
                             " WHERE id = 1") == 1);
}

/* Before anything is written one is told what is left out, and Return leaves it out. */
static void
test_export_private (DesktopFixture *fixture)
{
  GtkWidget *page = show_reviews (fixture);
  GtkWindow *asked;

  desktop_change (fixture, TL_STORE_REVIEWS, "UPDATE reviews SET private = 1 WHERE id = 1");
  desktop_wait (desktop_find_label (page, "Private") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.export", "s", "csv");
  desktop_wait (find_window ("Leave Private Reviews Out?") != NULL);
  g_assert_nonnull (find_window ("1 review with findings asked for is private."));
  asked = find_window ("Leave Private Reviews Out?");
  desktop_wait (gtk_widget_get_mapped (GTK_WIDGET (asked)));
  g_assert_nonnull (gtk_window_get_focus (asked));
  g_assert_true (gtk_window_get_focus (asked) == gtk_window_get_default_widget (asked));
  gtk_window_close (find_window ("Leave Private Reviews Out?"));
  desktop_wait (find_window ("Leave Private Reviews Out?") == NULL);
}

/* ── what an import tells ── */

static TlImportReport *
find_report (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (TL_IS_IMPORT_REPORT (window))
        return TL_IMPORT_REPORT (window);
    }
  return NULL;
}

static GFile *
dup_locked (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "hostile", "password.pdf",
                                                 NULL);

  return g_file_new_for_path (path);
}

static void
test_password (DesktopFixture *fixture)
{
  g_autoptr (GFile) locked = dup_locked ();
  GFile *files[] = { locked, NULL };
  TlImportReport *report;

  tl_window_import (fixture->window, files);
  desktop_wait (find_report () != NULL);
  report = find_report ();
  desktop_wait (desktop_find_label (GTK_WIDGET (report), "Enter Password…") != NULL);
  g_signal_emit_by_name (report, "password", g_file_peek_path (locked), "not this");
  desktop_wait (desktop_find_label (GTK_WIDGET (report), "does not open") != NULL);
  g_assert_cmpstr (tl_session_get_passwords (fixture->session)[0], ==, NULL);
  g_signal_emit_by_name (report, "password", g_file_peek_path (locked), "password");
  desktop_wait (find_report () == NULL);
  g_assert_cmpint (desktop_ask (fixture, "SELECT count(*) FROM reviews"), ==, 1);
  g_assert_cmpstr (tl_session_get_passwords (fixture->session)[0], ==, "password");
}

/* A locked document can be looked at as well, once its password is known. */
static void
test_read_locked (DesktopFixture *fixture)
{
  g_autoptr (GFile) locked = dup_locked ();
  GFile *files[] = { locked, NULL };
  GtkWidget *reader;
  gint64 review;

  tl_session_add_password (fixture->session, "password");
  tl_window_import (fixture->window, files);
  desktop_wait (desktop_ask (fixture, "SELECT count(*) FROM reviews") == 1);
  review = desktop_ask (fixture, "SELECT id FROM reviews");
  desktop_reopen (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-place", "(xxux)", review,
                              (gint64) 0, 0u, (gint64) 0);
  reader = desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_READER_PAGE);
  desktop_wait (desktop_find_label (reader, "This document needs a password") != NULL);
  tl_session_add_password (fixture->session, "password");
  desktop_reopen (fixture);
  tl_session_add_password (fixture->session, "password");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-place", "(xxux)", review,
                              (gint64) 0, 0u, (gint64) 0);
  reader = desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_READER_PAGE);
  desktop_wait (tl_reader_page_is_settled (TL_READER_PAGE (reader)));
  g_assert_null (desktop_find_label (reader, "This document needs a password"));
}

static TlImportResult *
result_new (gint64      review,
            const char *marking)
{
  TlImportResult *result = g_new0 (TlImportResult, 1);
  const guint page = 2;

  result->file = g_strdup_printf ("/reviews/%d.pdf", (int) review);
  result->status = TL_IMPORT_IMPORTED;
  result->review = review;
  result->document = review;
  result->markings = marking != NULL ? g_strsplit (marking, ";", -1) : g_new0 (char *, 1);
  result->hidden_pages = g_array_new (FALSE, FALSE, sizeof (guint));
  result->damaged_pages = g_array_new (FALSE, FALSE, sizeof (guint));
  if (marking == NULL)
    g_array_append_val (result->hidden_pages, page);
  return result;
}

static void
test_marked (DesktopFixture *fixture)
{
  g_autoptr (GPtrArray) results =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tl_import_result_free);
  TlImportReport *report = tl_import_report_new (GTK_WINDOW (fixture->window), fixture->session);

  g_ptr_array_add (results, result_new (1, "DRAFT"));
  g_ptr_array_add (results, result_new (2, "OFFICIAL-SENSITIVE;DRAFT"));
  g_ptr_array_add (results, result_new (3, NULL));
  g_assert_true (tl_import_report_is_wanted (results));
  tl_import_report_add (report, results);
  gtk_window_present (GTK_WINDOW (report));
  desktop_wait (desktop_find_label (GTK_WIDGET (report), "“OFFICIAL-SENSITIVE”, “DRAFT”") != NULL);
  g_assert_nonnull (desktop_find_label (GTK_WIDGET (report), "PDF p. 2"));
  gtk_widget_activate_action (GTK_WIDGET (report), "report.mark-private", "x", (gint64) 1);
  desktop_wait (desktop_ask (fixture, "SELECT group_concat(id) FROM reviews"
                             " WHERE private = 1") == 1);
  gtk_widget_activate_action (GTK_WIDGET (report), "report.mark-all-private", NULL);
  desktop_wait (desktop_ask (fixture, "SELECT count(*) FROM reviews WHERE private = 1") == 2);
  g_assert_null (desktop_find_label (GTK_WIDGET (report), "DRAFT"));
  gtk_window_destroy (GTK_WINDOW (report));
}

static TlImportResult *
failed_result_new (gint64      number,
                   const char *reason)
{
  TlImportResult *result = result_new (number, "");

  result->status = TL_IMPORT_FAILED;
  result->reason = g_strdup (reason);
  result->needs_password = TRUE;
  return result;
}

static void
add_one (TlImportReport *report,
         TlImportResult *result)
{
  g_autoptr (GPtrArray) results =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tl_import_result_free);

  g_ptr_array_add (results, result);
  g_assert_true (tl_import_report_is_wanted (results));
  tl_import_report_add (report, results);
}

/* A wrong password leaves one where one was. */
static void
test_stays_at_row (DesktopFixture *fixture)
{
  TlImportReport *report = tl_import_report_new (GTK_WINDOW (fixture->window), fixture->session);
  GtkWidget *focus;

  for (int i = 1; i <= 20; i++)
    add_one (report, failed_result_new (i, "It is locked."));
  gtk_window_present (GTK_WINDOW (report));
  desktop_wait (desktop_find_label (GTK_WIDGET (report), "20.pdf") != NULL);
  focus = gtk_widget_get_ancestor (desktop_find_label (GTK_WIDGET (report), "20.pdf"),
                                   GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (gtk_widget_child_focus (focus, GTK_DIR_TAB_FORWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (report));
  g_assert_nonnull (focus);
  add_one (report, failed_result_new (20, "Not by this one."));
  g_assert_nonnull (desktop_find_label (GTK_WIDGET (report), "Not by this one."));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (report)) == focus);
  add_one (report, result_new (20, NULL));
  focus = gtk_window_get_focus (GTK_WINDOW (report));
  g_assert_true (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW)
                 == gtk_widget_get_ancestor (desktop_find_label (GTK_WIDGET (report), "19.pdf"),
                                             GTK_TYPE_LIST_BOX_ROW));
  gtk_window_destroy (GTK_WINDOW (report));
}

static void
test_damaged_and_known (DesktopFixture *fixture)
{
  TlImportReport *report = tl_import_report_new (GTK_WINDOW (fixture->window), fixture->session);
  TlImportResult *damaged = result_new (1, "");
  TlImportResult *known = result_new (2, "");
  const guint pages[] = { 2, 3 };

  damaged->pages_unreadable = 2;
  g_array_append_vals (damaged->damaged_pages, pages, G_N_ELEMENTS (pages));
  known->status = TL_IMPORT_DUPLICATE;
  known->review_title = g_strdup ("Child K");
  add_one (report, damaged);
  add_one (report, known);
  gtk_window_present (GTK_WINDOW (report));
  desktop_wait (desktop_find_label (GTK_WIDGET (report), "Pages 2, 3 are damaged") != NULL);
  g_assert_nonnull (desktop_find_label (GTK_WIDGET (report), "The same file as “Child K”"));
  gtk_window_destroy (GTK_WINDOW (report));
}

/* ── what reading pages afterwards tells ── */

static void
test_reread_report (DesktopFixture *fixture)
{
  TlRereader *rereader = tl_session_get_rereader (fixture->session);
  g_autoptr (TlRereadResult) result = g_new0 (TlRereadResult, 1);

  result->failed = g_ptr_array_new_with_free_func (g_free);
  result->locked = g_array_new (FALSE, FALSE, sizeof (TlLocked));
  result->marked = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_import_result_free);
  g_signal_emit_by_name (rereader, "done", result);
  g_assert_null (find_report ());
  g_ptr_array_add (result->failed, g_strdup ("a.pdf: 2 pages could not be read"));
  g_ptr_array_add (result->marked, result_new (1, "CONFIDENTIAL"));
  g_signal_emit_by_name (rereader, "done", result);
  g_assert_nonnull (find_report ());
  desktop_wait (desktop_find_label (GTK_WIDGET (find_report ()), "a.pdf: 2 pages could not")
                != NULL);
  g_assert_nonnull (desktop_find_label (GTK_WIDGET (find_report ()), "It says “CONFIDENTIAL”"));
  gtk_widget_activate_action (GTK_WIDGET (find_report ()), "report.mark-private", "x", (gint64) 1);
  desktop_wait (desktop_ask (fixture, "SELECT private FROM reviews WHERE id = 1") == 1);
  g_ptr_array_set_size (result->failed, 0);
  g_ptr_array_set_size (result->marked, 0);
  g_signal_emit_by_name (rereader, "done", result);
  desktop_wait (find_report () == NULL);
}

/* Where pages cannot be read from their images, an import of such says why. */
static void
test_no_recogniser (DesktopFixture *fixture)
{
  g_autoptr (GFile) scan = desktop_dup_specimen ("02-scr-child-k-exec-summary-2007-scan.pdf");
  GFile *files[] = { scan, NULL };

  g_setenv ("TESSDATA_PREFIX", "/nonexistent", TRUE);
  tl_window_import (fixture->window, files);
  desktop_wait (find_report () != NULL);
  desktop_wait (desktop_find_label (GTK_WIDGET (find_report ()), "tesseract-ocr-eng") != NULL);
  gtk_window_close (GTK_WINDOW (find_report ()));
  desktop_wait (find_report () == NULL);
  g_unsetenv ("TESSDATA_PREFIX");
}

/* ── reading again ── */

static GtkWidget *
banner_of (DesktopFixture *fixture)
{
  return desktop_find (desktop_show (fixture, "reviews", TL_TYPE_REVIEWS_PAGE),
                       TL_TYPE_REREAD_BANNER);
}

static void
test_outdated (DesktopFixture *fixture)
{
  TlRereader *rereader = tl_session_get_rereader (fixture->session);
  GtkWidget *banner = banner_of (fixture);

  g_assert_null (desktop_find_label (banner, "earlier version"));
  desktop_change (fixture, TL_STORE_REVIEWS,
                  "UPDATE documents SET reader_version = 0 WHERE id = 1");
  desktop_wait (desktop_find_label (banner, "1 document was read by an earlier version") != NULL);
  gtk_widget_activate_action (banner, "reread.start", "s", "outdated");
  g_assert_true (tl_rereader_is_running (rereader));
  desktop_wait (!tl_rereader_is_running (rereader));
  desktop_wait (desktop_find_label (banner, "1 document read again.") != NULL);
  g_assert_cmpint (desktop_ask (fixture,
    "SELECT count(*) FROM documents WHERE reader_version = 0"), ==, 0);
  gtk_widget_activate_action (banner, "reread.close", NULL);
  desktop_wait (desktop_find_label (banner, "read again") == NULL);
}

/* What could not be found again is listed by itself, and the reader says what to do. */
static void
test_unplaced (DesktopFixture *fixture)
{
  TlFindingList *findings = tl_session_get_findings (fixture->session);
  GtkWidget *reader;
  gint64 finding, review;

  desktop_change (fixture, TL_STORE_FINDINGS,
                  "UPDATE findings SET flags = 8 WHERE id = (SELECT min (id) FROM findings"
                  " WHERE flags = 0)");
  finding = desktop_ask (fixture, "SELECT id FROM findings WHERE flags = 8");
  review = desktop_ask (fixture, "SELECT review_id FROM findings WHERE flags = 8");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-unplaced", NULL);
  desktop_wait (g_list_model_get_n_items (G_LIST_MODEL (findings)) == 1);
  g_assert_cmpint (tl_finding_list_get_id (findings, 0), ==, finding);
  desktop_wait (desktop_find_label (desktop_find (GTK_WIDGET (fixture->window),
                                                  TL_TYPE_FINDINGS_PAGE),
                                    "not found again") != NULL);
  desktop_wait (tl_session_get_counts (fixture->session)->findings == 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-place", "(xxux)", review,
                              (gint64) 0, 0u, finding);
  reader = desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_READER_PAGE);
  desktop_wait (desktop_find_label (reader, "Select where it stands, then place it here") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.include", "s", "only-unplaced");
  desktop_wait (g_list_model_get_n_items (G_LIST_MODEL (findings)) > 1);
}

/* Of a page read from its image the reader says so, and its margin has the text. */
static void
assert_reads_recognised (DesktopFixture *fixture)
{
  const gint64 review = desktop_ask (fixture, "SELECT id FROM reviews");
  GtkWidget *reader;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-place", "(xxux)", review,
                              (gint64) 0, 1u, (gint64) 0);
  reader = desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_READER_PAGE);
  desktop_wait (tl_reader_page_is_settled (TL_READER_PAGE (reader)));
  desktop_wait (desktop_find_label (reader, "Read from an image, ") != NULL);
}

/* Scanned pages are read by themselves; a person may stop that, and go on with it. */
static void
test_scans (DesktopFixture *fixture)
{
  g_autoptr (GFile) scan = desktop_dup_specimen ("02-scr-child-k-exec-summary-2007-scan.pdf");
  GFile *files[] = { scan, NULL };
  TlRereader *rereader = tl_session_get_rereader (fixture->session);
  GtkWidget *strip = GTK_WIDGET (fixture->window->reread_strip);

  g_assert_true (tl_pdf_can_recognise (NULL));
  tl_window_import (fixture->window, files);
  desktop_wait (tl_rereader_is_running (rereader));
  desktop_wait (desktop_find_label (strip, "Reading scanned pages: ") != NULL);
  desktop_wait (desktop_ask (fixture, "SELECT count(*) FROM recognised") > 0);
  gtk_widget_activate_action (desktop_find (strip, TL_TYPE_PROGRESS_ROW), "progress.stop", NULL);
  desktop_wait (!tl_rereader_is_running (rereader));
  desktop_wait (desktop_find_label (banner_of (fixture), "scanned pages are not yet read") != NULL);
  gtk_widget_activate_action (banner_of (fixture), "reread.start", "s", "unread");
  desktop_wait (desktop_ask (fixture, "SELECT count(*) FROM recognised") >= 3);
  desktop_wait (desktop_ask (fixture, "SELECT count(*) FROM recognised") >= 5);
  desktop_wait (tl_rereader_get_n_unread (rereader) == 0);
  desktop_wait (desktop_ask (fixture, "SELECT count(*) FROM findings") > 0);
  assert_reads_recognised (fixture);
}

/* ── locked scans ── */

static const char *
get_banner_text (DesktopFixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (desktop_find (banner_of (fixture), GTK_TYPE_LABEL)));
}

static gboolean
is_all_read (DesktopFixture *fixture)
{
  TlRereader *rereader = tl_session_get_rereader (fixture->session);

  return !tl_rereader_is_running (rereader) && tl_rereader_get_n_unread (rereader) == 0
         && tl_rereader_get_waiting (rereader, NULL)->len == 0;
}

static void
import_locked_scan (DesktopFixture *fixture)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "hostile",
                                                 "locked-scan.pdf", NULL);
  g_autoptr (GFile) scan = g_file_new_for_path (path);
  GFile *files[] = { scan, NULL };

  tl_window_import (fixture->window, files);
  desktop_wait (find_report () != NULL);
  g_signal_emit_by_name (find_report (), "password", path, "password");
  desktop_wait (find_report () == NULL);
}

/* The password that it was imported with does for reading its pages as well. */
static void
test_locked_scan (DesktopFixture *fixture)
{
  import_locked_scan (fixture);
  desktop_wait (tl_rereader_is_running (tl_session_get_rereader (fixture->session)));
  desktop_wait (is_all_read (fixture));
  g_assert_null (find_report ());
}

/* It is not kept: the next time the scan waits for it, and says so without getting in the way. */
static void
test_waiting_scan (DesktopFixture *fixture)
{
  TlRereader *rereader;

  tl_rereader_hold (tl_session_get_rereader (fixture->session));
  import_locked_scan (fixture);
  desktop_reopen (fixture);
  rereader = tl_session_get_rereader (fixture->session);
  desktop_wait (tl_rereader_get_waiting (rereader, NULL)->len == 1);
  desktop_wait (strstr (get_banner_text (fixture), "“locked-scan.pdf” is waiting for its") != NULL);
  g_assert_null (strstr (get_banner_text (fixture), "No password given"));
  tl_session_add_password (fixture->session, "not this");
  desktop_wait (strstr (get_banner_text (fixture), "No password given so far opens it") != NULL);
  g_assert_null (find_report ());
  tl_session_add_password (fixture->session, "password");
  desktop_wait (is_all_read (fixture));
  g_assert_null (find_report ());
}

/* The words of the first finding's block become doubtful ones of a page read from its image. */
static gboolean
doubt_cb (TlConnection  *connection,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (TlStatement) read = tl_connection_prepare (connection,
    "SELECT places FROM blocks WHERE id = (SELECT block_id FROM findings WHERE id = :finding)",
    error);
  g_autoptr (TlStatement) write = tl_connection_prepare (connection,
    "UPDATE blocks SET places = :places"
    " WHERE id = (SELECT block_id FROM findings WHERE id = :finding)", error);
  g_autoptr (GBytes) was = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) places = NULL;
  gboolean has_row;

  tl_statement_bind_int (read, ":finding", *(gint64 *) data);
  if (!tl_statement_step (read, &has_row, error))
    return FALSE;
  was = tl_statement_dup_bytes (read, 0);
  places = tl_places_from_bytes (was);
  for (guint i = 0; i < places->len; i++)
    g_array_index (places, TlPlace, i).doubtful = TRUE;
  bytes = tl_places_to_bytes ((const TlPlace *) (gpointer) places->data, places->len);
  tl_statement_bind_bytes (write, ":places", bytes);
  tl_statement_bind_int (write, ":finding", *(gint64 *) data);
  return tl_statement_step (write, &has_row, error);
}

static void
test_doubts (DesktopFixture *fixture)
{
  GtkWidget *page = desktop_show (fixture, "findings", TL_TYPE_FINDINGS_PAGE);
  g_autoptr (GError) error = NULL;
  gint64 finding;

  desktop_wait_for_findings (fixture);
  finding = tl_finding_list_get_id (tl_session_get_findings (fixture->session), 0);
  g_assert_null (desktop_find_label (page, "unsure reading"));
  g_assert_true (tl_store_write (tl_session_get_store (fixture->session), doubt_cb, &finding, 0,
                                 NULL, &error));
  g_assert_no_error (error);
  desktop_change (fixture, 0, "UPDATE pages SET origin = 'ocr'");
  desktop_reopen (fixture);
  page = desktop_show (fixture, "findings", TL_TYPE_FINDINGS_PAGE);
  desktop_wait (desktop_find_label (page, "underlined in waves: unsure reading") != NULL);
}

/* The review itself is not among those to move to. */
static void
move_to_first (GtkWindow *dialog)
{
  GtkDropDown *choice = GTK_DROP_DOWN (desktop_find (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN));
  TlReviewItem *chosen;

  g_assert_nonnull (choice);
  desktop_wait (gtk_drop_down_get_selected_item (choice) != NULL);
  chosen = gtk_drop_down_get_selected_item (choice);
  g_assert_cmpint (tl_review_item_get_id (chosen), !=, 1);
  g_signal_emit_by_name (dialog, "response", "yes");
  gtk_window_destroy (dialog);
}

/* What was taken for another document of a review can be made one of its own. */
static void
test_moved_document (DesktopFixture *fixture)
{
  GtkWidget *page = show_reviews (fixture);
  GtkWidget *pane = desktop_find (page, TL_TYPE_REVIEW_PANE);

  desktop_change (fixture, TL_STORE_REVIEWS, "UPDATE documents SET review_id = 1 WHERE id = 2");
  gtk_selection_model_select_item (selection_of (page), 0, TRUE);
  tl_session_set_review (fixture->session, 1);
  desktop_wait (gtk_widget_get_mapped (pane));
  gtk_widget_activate_action (pane, "pane.separate-document", "x", (gint64) 2);
  desktop_wait (desktop_ask (fixture, "SELECT count(*) FROM documents WHERE review_id = 1") == 1);
  desktop_wait (tl_editor_get_can_undo (editor_of (fixture)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  desktop_wait (desktop_ask (fixture, "SELECT count(*) FROM documents WHERE review_id = 1") == 2);
  gtk_widget_activate_action (pane, "pane.move-document", "x", (gint64) 2);
  desktop_wait (find_window ("Move to Another Review") != NULL);
  move_to_first (find_window ("Move to Another Review"));
  desktop_wait (desktop_ask (fixture, "SELECT count(*) FROM documents WHERE review_id = 1") == 1);
}

static void
add_tests (void)
{
  desktop_add ("/library/many", test_many);
  desktop_add ("/library/one-again", test_one_again);
  desktop_add ("/library/attribute", test_attribute);
  desktop_add ("/library/private", test_private);
  desktop_add ("/library/date", test_date);
  desktop_add ("/library/export-private", test_export_private);
  desktop_add_empty ("/library/password", test_password);
  desktop_add_empty ("/library/read-locked", test_read_locked);
  desktop_add ("/library/marked", test_marked);
  desktop_add ("/library/stays-at-row", test_stays_at_row);
  desktop_add ("/library/damaged-and-known", test_damaged_and_known);
  desktop_add ("/library/reread-report", test_reread_report);
  desktop_add_empty ("/library/no-recogniser", test_no_recogniser);
  desktop_add ("/library/outdated", test_outdated);
  desktop_add ("/library/unplaced", test_unplaced);
  desktop_add_empty ("/library/scans", test_scans);
  desktop_add_empty ("/library/locked-scan", test_locked_scan);
  desktop_add_empty ("/library/waiting-scan", test_waiting_scan);
  desktop_add ("/library/doubts", test_doubts);
  desktop_add ("/library/moved-document", test_moved_document);
}

int
main (int    argc,
      char **argv)
{
  return desktop_main (argc, argv, add_tests);
}
