/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-selection.h"

/* Two pages of two lines each, every letter ten points wide and high; lines begin at x = 100. */

static TlLine *
make_line (const char *text,
           float       top)
{
  glong n_chars = g_utf8_strlen (text, -1);
  g_autofree TlBox *boxes = g_new (TlBox, (gsize) n_chars);

  for (glong i = 0; i < n_chars; i++)
    boxes[i] = (TlBox) { 100 + 10 * (float) i, top, 110 + 10 * (float) i, top + 10 };
  return tl_line_new (&(TlLineFields) { .text = text, .boxes = boxes });
}

static TlPage *
make_page (guint       number,
           const char *first,
           const char *second)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_unref);

  g_ptr_array_add (lines, make_line (first, 100));
  g_ptr_array_add (lines, make_line (second, 120));
  return tl_page_new (&(TlPageFields) {
    .number = number, .width = 600, .height = 800, .lines = lines });
}

typedef struct {
  TlPage *pages[2];
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->pages[0] = make_page (1, "Supervision was", "not recorded");
  fixture->pages[1] = make_page (2, "by the team’s", "manager.");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  tl_page_unref (fixture->pages[0]);
  tl_page_unref (fixture->pages[1]);
}

static TlPage *
lookup (guint    number,
        gpointer data)
{
  return ((Fixture *) data)->pages[number - 1];
}

static TlPage *
lookup_first_only (guint    number,
                   gpointer data)
{
  return number == 1 ? lookup (number, data) : NULL;
}

static void
test_nearest (Fixture       *fixture,
              gconstpointer  data)
{
  TlPage *page = fixture->pages[0];

  g_assert_cmpuint (tl_text_position_at (page, 0, 105).offset, ==, 0);
  g_assert_cmpuint (tl_text_position_at (page, 122, 105).offset, ==, 2);
  g_assert_cmpuint (tl_text_position_at (page, 128, 105).offset, ==, 3);
  g_assert_cmpuint (tl_text_position_at (page, 590, 105).offset, ==, 15);
  g_assert_cmpuint (tl_text_position_at (page, 100, 125).offset, ==, 16);
  g_assert_cmpuint (tl_text_position_at (page, 590, 790).offset, ==, 28);
}

static void
test_either_way_round (Fixture       *fixture,
                       gconstpointer  data)
{
  TlTextPosition early = { 1, 4 };
  TlTextPosition late = { 2, 1 };
  TlSelection forward = tl_selection_new (early, late);
  TlSelection backward = tl_selection_new (late, early);

  g_assert_cmpmem (&forward, sizeof forward, &backward, sizeof backward);
  g_assert_false (tl_selection_is_empty (&forward));
  forward = tl_selection_new (late, late);
  g_assert_true (tl_selection_is_empty (&forward));
}

static void
test_over_a_page_break (Fixture       *fixture,
                        gconstpointer  data)
{
  TlSelection selection = { { 1, 12 }, { 2, 6 } };
  g_autofree char *text = tl_selection_dup_text (&selection, lookup, fixture);
  g_autoptr (GArray) rects = tl_selection_list_rects (&selection, lookup, fixture);

  g_assert_cmpstr (text, ==, "was not recorded by the");
  g_assert_cmpuint (rects->len, ==, 3);
  g_assert_cmpuint (g_array_index (rects, TlRect, 0).page, ==, 1);
  g_assert_cmpfloat (g_array_index (rects, TlRect, 0).box.x1, ==, 220);
  g_assert_cmpfloat (g_array_index (rects, TlRect, 0).box.x2, ==, 250);
  g_assert_cmpfloat (g_array_index (rects, TlRect, 1).box.x1, ==, 100);
  g_assert_cmpuint (g_array_index (rects, TlRect, 2).page, ==, 2);
  g_assert_cmpfloat (g_array_index (rects, TlRect, 2).box.x2, ==, 160);
}

static void
test_page_not_read_yet (Fixture       *fixture,
                        gconstpointer  data)
{
  TlSelection selection = { { 1, 16 }, { 2, 6 } };
  g_autofree char *text = tl_selection_dup_text (&selection, lookup_first_only, fixture);

  g_assert_cmpstr (text, ==, "not recorded");
}

static void
test_beyond_the_end (Fixture       *fixture,
                     gconstpointer  data)
{
  TlSelection selection = { { 2, 14 }, { 2, 4000 } };
  g_autofree char *text = tl_selection_dup_text (&selection, lookup, fixture);

  g_assert_cmpstr (text, ==, "manager.");
}

static void
test_trim (Fixture       *fixture,
           gconstpointer  data)
{
  TlSelection word = { { 1, 11 }, { 1, 16 } };
  TlSelection blank = { { 1, 15 }, { 1, 16 } };
  TlSelection beyond = { { 2, 13 }, { 2, 4000 } };
  TlSelection trimmed = tl_selection_trim (&word, lookup, fixture);
  g_autofree char *text = tl_selection_dup_text (&trimmed, lookup, fixture);
  g_autoptr (GArray) rects = tl_selection_list_rects (&trimmed, lookup, fixture);

  g_assert_cmpstr (text, ==, "was");
  g_assert_cmpuint (trimmed.start.offset, ==, 12);
  g_assert_cmpuint (trimmed.end.offset, ==, 15);
  g_assert_cmpuint (rects->len, ==, 1);
  g_assert_cmpfloat (g_array_index (rects, TlRect, 0).box.x1, ==, 220);
  g_assert_cmpfloat (g_array_index (rects, TlRect, 0).box.x2, ==, 250);
  trimmed = tl_selection_trim (&blank, lookup, fixture);
  g_assert_true (tl_selection_is_empty (&trimmed));
  trimmed = tl_selection_trim (&beyond, lookup, fixture);
  g_assert_cmpuint (trimmed.start.offset, ==, 14);
  g_assert_cmpuint (trimmed.end.offset, ==, 22);
}

/* The end of a page that holds nothing but white space is left behind. */
static void
test_trim_over_a_page_break (Fixture       *fixture,
                             gconstpointer  data)
{
  TlSelection late = { { 1, 28 }, { 2, 2 } };
  TlSelection early = { { 1, 16 }, { 2, 0 } };
  TlSelection unread = { { 1, 15 }, { 2, 2 } };
  TlSelection trimmed = tl_selection_trim (&late, lookup, fixture);

  g_assert_cmpuint (trimmed.start.page, ==, 2);
  g_assert_cmpuint (trimmed.start.offset, ==, 0);
  trimmed = tl_selection_trim (&early, lookup, fixture);
  g_assert_cmpuint (trimmed.end.page, ==, 1);
  g_assert_cmpuint (trimmed.end.offset, ==, 28);
  trimmed = tl_selection_trim (&unread, lookup_first_only, fixture);
  g_assert_cmpuint (trimmed.start.offset, ==, 16);
  g_assert_cmpuint (trimmed.end.page, ==, 2);
}

/* No half words are coded. */
static void
test_grow (Fixture       *fixture,
           gconstpointer  data)
{
  TlSelection halves = { { 1, 5 }, { 1, 22 } };
  TlSelection between = { { 1, 11 }, { 1, 16 } };
  TlSelection none = { { 1, 5 }, { 1, 5 } };
  TlSelection grown = tl_selection_grow (&halves, lookup, fixture);

  g_assert_cmpuint (grown.start.offset, ==, 0);
  g_assert_cmpuint (grown.end.offset, ==, 28);
  grown = tl_selection_grow (&between, lookup, fixture);
  g_assert_cmpuint (grown.start.offset, ==, 11);
  g_assert_cmpuint (grown.end.offset, ==, 16);
  grown = tl_selection_grow (&none, lookup, fixture);
  g_assert_true (tl_selection_is_empty (&grown));
}

static void
test_word (Fixture       *fixture,
           gconstpointer  data)
{
  TlSelection word = tl_selection_for_word (fixture->pages[1], (TlTextPosition) { 2, 8 });
  g_autofree char *text = tl_selection_dup_text (&word, lookup, fixture);

  g_assert_cmpstr (text, ==, "team’s");
}

static void
test_context (Fixture       *fixture,
              gconstpointer  data)
{
  TlSelection selection = { { 1, 16 }, { 1, 19 } };
  g_autofree char *before = tl_selection_dup_context (&selection, -4, lookup, fixture);
  g_autofree char *all_before = tl_selection_dup_context (&selection, -400, lookup, fixture);
  g_autofree char *after = tl_selection_dup_context (&selection, 400, lookup, fixture);

  g_assert_cmpstr (before, ==, "was ");
  g_assert_cmpstr (all_before, ==, "Supervision was ");
  g_assert_cmpstr (after, ==, " recorded");
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/selection/nearest", test_nearest);
  add ("/selection/either-way-round", test_either_way_round);
  add ("/selection/over-a-page-break", test_over_a_page_break);
  add ("/selection/page-not-read-yet", test_page_not_read_yet);
  add ("/selection/beyond-the-end", test_beyond_the_end);
  add ("/selection/trim", test_trim);
  add ("/selection/trim-over-a-page-break", test_trim_over_a_page_break);
  add ("/selection/grow", test_grow);
  add ("/selection/word", test_word);
  add ("/selection/context", test_context);
  return g_test_run ();
}
