/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-page.h"

#include <string.h>

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

static TlPage *
new_recognised_page (void)
{
  const TlBox boxes[] = { { 10, 20.05f, 16, 32 }, { 16, 20, 22, 32 }, { 22, 20, 30.5f, 32 } };
  const TlTextRun runs[] = {
    { .length = 2, .font = "Serif", .size = 11.5f, .bold = TRUE },
    { .start = 2, .length = 1, .size = 9, .italic = TRUE, .doubtful = TRUE },
  };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_unref);

  g_ptr_array_add (lines, tl_line_new (&(TlLineFields) {
    .text = "a\xc5\xb5\xe2\x80\xa2", .boxes = boxes, .runs = runs, .n_runs = 2 }));
  g_ptr_array_add (lines, tl_line_new (&(TlLineFields) {
    .text = "no boxes", .box = { -3, 700, 200, 712 } }));
  g_ptr_array_add (lines, tl_line_new (&(TlLineFields) { .text = "" }));
  return tl_page_new (&(TlPageFields) {
    .number = 12, .label = "iv", .width = 595.3f, .height = 841.9f, .origin = TL_PAGE_OCR,
    .image_share = 0.987f, .confidence = 0.954f, .n_hidden = 3, .lines = lines });
}

static void
assert_same_box (const TlBox *a,
                 const TlBox *b)
{
  g_assert_cmpfloat_with_epsilon (a->x1, b->x1, 0.051f);
  g_assert_cmpfloat_with_epsilon (a->y1, b->y1, 0.051f);
  g_assert_cmpfloat_with_epsilon (a->x2, b->x2, 0.051f);
  g_assert_cmpfloat_with_epsilon (a->y2, b->y2, 0.051f);
}

static void
assert_same_line (const TlLine *a,
                  const TlLine *b)
{
  const TlBox *boxes = tl_line_get_boxes (b);
  guint n_runs, n_others;
  const TlTextRun *runs = tl_line_get_runs (a, &n_runs);
  const TlTextRun *others = tl_line_get_runs (b, &n_others);

  g_assert_cmpstr (tl_line_get_text (a), ==, tl_line_get_text (b));
  assert_same_box (tl_line_get_box (a), tl_line_get_box (b));
  g_assert_true ((tl_line_get_boxes (a) == NULL) == (boxes == NULL));
  for (guint i = 0; boxes != NULL && i < tl_line_get_n_chars (b); i++)
    assert_same_box (&tl_line_get_boxes (a)[i], &boxes[i]);
  g_assert_cmpuint (n_runs, ==, n_others);
  for (guint i = 0; i < n_runs; i++)
    {
      g_assert_cmpuint (runs[i].start, ==, others[i].start);
      g_assert_cmpuint (runs[i].length, ==, others[i].length);
      g_assert_cmpstr (runs[i].font, ==, others[i].font);
      g_assert_cmpfloat_with_epsilon (runs[i].size, others[i].size, 0.051f);
      g_assert_cmpint (runs[i].bold, ==, others[i].bold);
      g_assert_cmpint (runs[i].italic, ==, others[i].italic);
      g_assert_cmpint (runs[i].doubtful, ==, others[i].doubtful);
    }
}

static void
test_page_survives_its_bytes (void)
{
  g_autoptr (TlPage) page = new_recognised_page ();
  g_autoptr (GBytes) bytes = tl_page_to_bytes (page);
  g_autoptr (TlPage) again = tl_page_from_bytes (bytes);

  g_assert_nonnull (again);
  g_assert_cmpuint (tl_page_get_number (again), ==, 12);
  g_assert_cmpstr (tl_page_get_label (again), ==, "iv");
  g_assert_cmpfloat_with_epsilon (tl_page_get_width (again), 595.3f, 0.05f);
  g_assert_cmpfloat_with_epsilon (tl_page_get_height (again), 841.9f, 0.05f);
  g_assert_cmpint (tl_page_get_origin (again), ==, TL_PAGE_OCR);
  g_assert_cmpfloat_with_epsilon (tl_page_get_image_share (again), 0.987f, 0.001f);
  g_assert_cmpfloat_with_epsilon (tl_page_get_confidence (again), 0.954f, 0.001f);
  g_assert_cmpuint (tl_page_get_n_hidden (again), ==, 3);
  g_assert_cmpuint (tl_page_get_n_lines (again), ==, 3);
  for (guint i = 0; i < 3; i++)
    assert_same_line (tl_page_get_line (again, i), tl_page_get_line (page, i));
}

static void
test_page_without_lines_survives (void)
{
  g_autoptr (TlPage) page = tl_page_new (&(TlPageFields) { .number = 1, .origin = TL_PAGE_BLANK });
  g_autoptr (GBytes) bytes = tl_page_to_bytes (page);
  g_autoptr (TlPage) again = tl_page_from_bytes (bytes);

  g_assert_nonnull (again);
  g_assert_null (tl_page_get_label (again));
  g_assert_cmpuint (tl_page_get_n_lines (again), ==, 0);
}

/* Cut off anywhere, or with anything after its end. */
static void
test_page_refuses_part_of_its_bytes (void)
{
  g_autoptr (TlPage) page = new_recognised_page ();
  g_autoptr (GBytes) bytes = tl_page_to_bytes (page);
  const gsize size = g_bytes_get_size (bytes);
  g_autofree guint8 *longer = g_malloc0 (size + 1);
  g_autoptr (GBytes) longer_bytes = NULL;

  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, length);

      g_assert_null (tl_page_from_bytes (part));
    }
  memcpy (longer, g_bytes_get_data (bytes, NULL), size);
  longer_bytes = g_bytes_new (longer, size + 1);
  g_assert_null (tl_page_from_bytes (longer_bytes));
}

/* Every byte with every bit of it turned: what comes out, if anything does, is a sound page. */
static void
test_page_bears_damaged_bytes (void)
{
  g_autoptr (TlPage) page = new_recognised_page ();
  g_autoptr (GBytes) bytes = tl_page_to_bytes (page);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint n_refused = 0;

  for (gsize i = 0; i < size * 8; i++)
    {
      g_autofree guint8 *damaged = g_memdup2 (data, size);
      g_autoptr (GBytes) damaged_bytes = NULL;
      g_autoptr (TlPage) again = NULL;
      g_autofree char *text = NULL;

      damaged[i / 8] ^= (guint8) (1 << i % 8);
      damaged_bytes = g_bytes_new (damaged, size);
      again = tl_page_from_bytes (damaged_bytes);
      n_refused += again == NULL;
      if (again == NULL)
        continue;
      text = tl_page_dup_text (again);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpuint (tl_page_get_number (again), >, 0);
      for (guint j = 0; j < tl_page_get_n_lines (again); j++)
        {
          guint n_runs, end = 0;
          const TlLine *line = tl_page_get_line (again, j);
          const TlTextRun *runs = tl_line_get_runs (line, &n_runs);

          for (guint k = 0; k < n_runs; k++)
            {
              g_assert_cmpuint (runs[k].start, ==, end);
              end += runs[k].length;
            }
          g_assert_cmpuint (end, <=, tl_line_get_n_chars (line));
        }
    }
  g_assert_cmpuint (n_refused, >, 0);
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
  g_test_add_func ("/page/survives-its-bytes", test_page_survives_its_bytes);
  g_test_add_func ("/page/without-lines-survives", test_page_without_lines_survives);
  g_test_add_func ("/page/refuses-part-of-its-bytes", test_page_refuses_part_of_its_bytes);
  g_test_add_func ("/page/bears-damaged-bytes", test_page_bears_damaged_bytes);
  return g_test_run ();
}
