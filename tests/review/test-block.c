/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-block.h"

/* "The social | worker left." in two lines, the second on the next page. */
static const TlPlace two_lines[] = {
  { 0, 3, 4, 100, { 72, 700, 90, 712 } },
  { 4, 6, 4, 104, { 94, 700, 124, 712 } },
  { 11, 6, 5, 0, { 72, 60, 108, 72 } },
  { 18, 5, 5, 7, { 112, 61, 142, 73 } },
};

static TlBlock *
new_block (void)
{
  return tl_block_new (&(TlBlockFields) {
    .kind = TL_BLOCK_PARAGRAPH, .number = "5.14", .text = "The social worker left.",
    .places = two_lines, .n_places = G_N_ELEMENTS (two_lines) });
}

static void
assert_rect (GArray *rects,
             guint   index,
             guint   page,
             TlBox   box)
{
  const TlRect *rect;

  g_assert_cmpuint (index, <, rects->len);
  rect = &g_array_index (rects, TlRect, index);
  g_assert_cmpuint (rect->page, ==, page);
  g_assert_cmpfloat_with_epsilon (rect->box.x1, box.x1, 0.01);
  g_assert_cmpfloat_with_epsilon (rect->box.y1, box.y1, 0.01);
  g_assert_cmpfloat_with_epsilon (rect->box.x2, box.x2, 0.01);
  g_assert_cmpfloat_with_epsilon (rect->box.y2, box.y2, 0.01);
}

static void
test_pages_follow_from_places (void)
{
  g_autoptr (TlBlock) block = new_block ();
  g_autoptr (TlBlock) told = tl_block_new (&(TlBlockFields) { .text = "x", .page = 7 });

  g_assert_cmpuint (tl_block_get_page (block), ==, 4);
  g_assert_cmpuint (tl_block_get_end_page (block), ==, 5);
  g_assert_cmpuint (tl_block_get_page (told), ==, 7);
  g_assert_cmpuint (tl_block_get_end_page (told), ==, 7);
}

static void
test_words_of_a_line_make_one_rect (void)
{
  g_autoptr (TlBlock) block = new_block ();
  g_autoptr (GArray) rects = tl_block_get_rects (block, (TlSpan) { 0, 23 });

  g_assert_cmpuint (rects->len, ==, 2);
  assert_rect (rects, 0, 4, (TlBox) { 72, 700, 124, 712 });
  assert_rect (rects, 1, 5, (TlBox) { 72, 60, 142, 73 });
}

static void
test_part_of_a_word_takes_its_share (void)
{
  g_autoptr (TlBlock) block = new_block ();
  g_autoptr (GArray) rects = tl_block_get_rects (block, (TlSpan) { 6, 8 });

  /* "cial" is the last four of six letters, "wor" the first three of six */
  g_assert_cmpuint (rects->len, ==, 2);
  assert_rect (rects, 0, 4, (TlBox) { 104, 700, 124, 712 });
  assert_rect (rects, 1, 5, (TlBox) { 72, 60, 90, 72 });
}

static void
test_spans_without_words_have_no_rects (void)
{
  g_autoptr (TlBlock) block = new_block ();
  g_autoptr (GArray) space = tl_block_get_rects (block, (TlSpan) { 3, 1 });
  g_autoptr (GArray) nothing = tl_block_get_rects (block, (TlSpan) { 5, 0 });
  g_autoptr (GArray) beyond = tl_block_get_rects (block, (TlSpan) { G_MAXUINT, G_MAXUINT });

  g_assert_cmpuint (space->len, ==, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (beyond->len, ==, 0);
}

static void
test_columns_and_lines_stay_apart (void)
{
  TlPlace places[] = {
    { 0, 4, 1, 0, { 72, 100, 92, 112 } },     /* a cell */
    { 5, 4, 1, 5, { 300, 100, 320, 112 } },   /* the next, far to the right */
    { 10, 4, 1, 10, { 300, 112, 320, 124 } }, /* below it, touching */
    { 15, 4, 1, 15, { 72, 112, 92, 124 } },   /* back at the left */
    { 20, 4, 1, 20, { 0, 0, 0, 0 } },         /* nobody knows where */
  };
  g_autoptr (TlBlock) block = tl_block_new (&(TlBlockFields) {
    .kind = TL_BLOCK_TABLE_ROW, .text = "aaaa bbbb cccc dddd eeee",
    .places = places, .n_places = G_N_ELEMENTS (places) });
  g_autoptr (GArray) rects = tl_block_get_rects (block, (TlSpan) { 0, 24 });

  g_assert_cmpuint (rects->len, ==, 4);
  assert_rect (rects, 1, 1, (TlBox) { 300, 100, 320, 112 });
  assert_rect (rects, 3, 1, (TlBox) { 72, 112, 92, 124 });
}

static void
test_quote_is_cut_to_the_block (void)
{
  g_autoptr (TlBlock) block = tl_block_new (&(TlBlockFields) { .text = "Café society" });
  g_autofree char *inside = tl_block_dup_quote (block, (TlSpan) { 3, 3 });
  g_autofree char *over = tl_block_dup_quote (block, (TlSpan) { 5, G_MAXUINT });
  g_autofree char *beyond = tl_block_dup_quote (block, (TlSpan) { 50, 2 });

  g_assert_cmpstr (inside, ==, "é s");
  g_assert_cmpstr (over, ==, "society");
  g_assert_cmpstr (beyond, ==, "");
}

static void
test_places_out_of_order_are_refused (void)
{
  TlPlace places[] = { { 5, 3, 1, 0, { 0 } }, { 7, 2, 1, 0, { 0 } } };
  TlBlock *block;

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*places_are_in_order*");
  block = tl_block_new (&(TlBlockFields) {
    .text = "overlapping", .places = places, .n_places = G_N_ELEMENTS (places) });
  g_test_assert_expected_messages ();
  g_assert_null (block);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/block/pages-follow-from-places", test_pages_follow_from_places);
  g_test_add_func ("/block/words-of-a-line-make-one-rect", test_words_of_a_line_make_one_rect);
  g_test_add_func ("/block/part-of-a-word-takes-its-share", test_part_of_a_word_takes_its_share);
  g_test_add_func ("/block/spans-without-words-have-no-rects",
                   test_spans_without_words_have_no_rects);
  g_test_add_func ("/block/columns-and-lines-stay-apart", test_columns_and_lines_stay_apart);
  g_test_add_func ("/block/quote-is-cut-to-the-block", test_quote_is_cut_to_the_block);
  g_test_add_func ("/block/places-out-of-order-are-refused", test_places_out_of_order_are_refused);
  return g_test_run ();
}
