/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-page.h"

static TlLine *
line_of (const char *text)
{
  return tl_line_new (&(TlLineFields) { .text = text });
}

static void
test_line_counts_code_points (void)
{
  g_autoptr (TlLine) line = line_of ("naïve ﬁnding");

  g_assert_cmpuint (tl_line_get_n_chars (line), ==, 12);
  g_assert_cmpstr (tl_line_get_text (line), ==, "naïve ﬁnding");
  g_assert_null (tl_line_get_boxes (line));
}

static void
test_line_box_is_that_of_its_letters (void)
{
  TlBox boxes[] = { { 10, 20, 15, 30 }, { 0, 0, 0, 0 }, { 16, 18, 22, 31 } };
  g_autoptr (TlLine) line = tl_line_new (&(TlLineFields) { .text = "a b", .boxes = boxes });
  g_autoptr (TlLine) told = tl_line_new (
    &(TlLineFields) { .text = "a b", .boxes = boxes, .box = { 1, 2, 3, 4 } });
  const TlBox *box = tl_line_get_box (line);

  boxes[0].x1 = 99;
  g_assert_cmpfloat (tl_line_get_boxes (line)[0].x1, ==, 10);
  g_assert_cmpfloat (box->x1, ==, 10);
  g_assert_cmpfloat (box->y1, ==, 18);
  g_assert_cmpfloat (box->x2, ==, 22);
  g_assert_cmpfloat (box->y2, ==, 31);
  g_assert_cmpfloat (tl_line_get_box (told)->x2, ==, 3);
}

static void
test_line_is_what_most_letters_are (void)
{
  /* The spaces of the first run do not count: 4 bold letters against 6 plain ones. */
  TlTextRun runs[] = { { 0, 8, "Arial-Bold", 14, TRUE, FALSE },
                       { 8, 3, "Arial", 11, FALSE, TRUE },
                       { 11, 3, "Arial", 11.01f, FALSE, TRUE } };
  g_autoptr (TlLine) line = tl_line_new (
    &(TlLineFields) { .text = "5.14    thread", .runs = runs, .n_runs = G_N_ELEMENTS (runs) });
  guint n_runs;

  g_assert_cmpfloat (tl_line_get_font_size (line), ==, 11);
  g_assert_false (tl_line_is_bold (line));
  g_assert_true (tl_line_is_italic (line));
  g_assert_cmpstr (tl_line_get_runs (line, &n_runs)[0].font, ==, "Arial-Bold");
  g_assert_cmpuint (n_runs, ==, 3);
}

static void
test_line_bears_runs_beyond_its_end (void)
{
  TlTextRun runs[] = { { 1, G_MAXUINT, NULL, 10, TRUE, FALSE }, { 90, 4, NULL, 12, FALSE, FALSE } };
  g_autoptr (TlLine) line = tl_line_new (
    &(TlLineFields) { .text = "ab", .runs = runs, .n_runs = G_N_ELEMENTS (runs) });
  g_autoptr (TlLine) bare = line_of ("");

  g_assert_true (tl_line_is_bold (line));
  g_assert_cmpfloat (tl_line_get_font_size (line), ==, 10);
  g_assert_cmpfloat (tl_line_get_font_size (bare), ==, 0);
  g_assert_false (tl_line_is_bold (bare));
}

static void
test_page_text_is_its_lines_joined (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_unref);
  g_autoptr (TlPage) page = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (lines, line_of ("Café"));
  g_ptr_array_add (lines, line_of (""));
  g_ptr_array_add (lines, line_of ("end"));
  page = tl_page_new (&(TlPageFields) {
    .number = 3, .label = "iii", .width = 595, .height = 842,
    .image_share = 1.5f, .lines = lines });
  g_ptr_array_set_size (lines, 0);

  text = tl_page_dup_text (page);
  g_assert_cmpstr (text, ==, "Café\n\nend");
  g_assert_cmpuint (tl_page_get_n_chars (page), ==, 9);
  g_assert_cmpuint (tl_page_get_n_lines (page), ==, 3);
  g_assert_cmpuint (tl_page_get_line_offset (page, 0), ==, 0);
  g_assert_cmpuint (tl_page_get_line_offset (page, 1), ==, 5);
  g_assert_cmpuint (tl_page_get_line_offset (page, 2), ==, 6);
  g_assert_cmpstr (tl_line_get_text (tl_page_get_line (page, 2)), ==, "end");
  g_assert_cmpstr (tl_page_get_label (page), ==, "iii");
  g_assert_cmpfloat (tl_page_get_image_share (page), ==, 1);
}

static void
test_page_without_lines (void)
{
  g_autoptr (TlPage) page = tl_page_new (&(TlPageFields) { .number = 1, .origin = TL_PAGE_BLANK });
  g_autofree char *text = tl_page_dup_text (page);

  g_assert_cmpstr (text, ==, "");
  g_assert_cmpuint (tl_page_get_n_chars (page), ==, 0);
  g_assert_null (tl_page_get_label (page));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/line-counts-code-points", test_line_counts_code_points);
  g_test_add_func ("/page/line-box-is-that-of-its-letters", test_line_box_is_that_of_its_letters);
  g_test_add_func ("/page/line-is-what-most-letters-are", test_line_is_what_most_letters_are);
  g_test_add_func ("/page/line-bears-runs-beyond-its-end", test_line_bears_runs_beyond_its_end);
  g_test_add_func ("/page/text-is-its-lines-joined", test_page_text_is_its_lines_joined);
  g_test_add_func ("/page/without-lines", test_page_without_lines);
  return g_test_run ();
}
