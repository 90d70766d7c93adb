/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages as no printer made them: whatever they hold, they are read, and no word of them is lost. */
#include "checked-document.h"
#include "typed-pages.h"

#include <math.h>

static float
any_number (GRand *rand)
{
  static const float odd[] = { NAN, INFINITY, -INFINITY, 0, -1, 1e30f, -1e30f, 1e-30f };

  if (g_rand_int_range (rand, 0, 8) == 0)
    return odd[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd))];
  return (float) g_rand_double_range (rand, -50, 900);
}

static TlBox
any_box (GRand *rand)
{
  return (TlBox) { any_number (rand), any_number (rand), any_number (rand), any_number (rand) };
}

static char *
any_text (GRand *rand)
{
  static const char *const words[] = {
    "the", "Board", "should", "1.2.3", "4.", "(iv)", "•", "Recommendation 3:", "CONTENTS", "....... 12",
    "-", "infor-", "mation", "\xc2\xad", "\xef\x82\xb7", "", " ", "\t", "died", "aged", "3 weeks",
    "March 2014", "Serious Case Review:", "Child", "A", "Page 3 of 9", "\xf0\x9f\x98\x80", "\xc2\x83",
    "Author:", "Mr. B. C. D’E", "9999999999999999999", "/", "‘", "§§§", "Findings", "?", "and",
    "Safeguarding Children Board",
  };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 14); n > 0; n--)
    g_string_append_printf (text, "%s%s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))],
                            g_rand_int_range (rand, 0, 5) ? " " : "");
  return g_string_free (text, FALSE);
}

static TlLine *
any_line (GRand *rand)
{
  g_autofree char *text = any_text (rand);
  guint n = g_utf8_strlen (text, -1);
  g_autofree TlBox *boxes = g_new0 (TlBox, n + 1);
  TlTextRun runs[3];

  for (guint i = 0; i < n; i++)
    boxes[i] = any_box (rand);
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    runs[i] = (TlTextRun) { g_rand_int_range (rand, 0, 12), g_rand_int_range (rand, 0, 12), NULL,
                            any_number (rand), g_rand_boolean (rand), g_rand_boolean (rand) };
  return tl_line_new (&(TlLineFields) {
    .text = text,
    .boxes = g_rand_int_range (rand, 0, 3) ? boxes : NULL,
    .box = g_rand_int_range (rand, 0, 3) ? any_box (rand) : (TlBox) { 0 },
    .runs = runs,
    .n_runs = g_rand_int_range (rand, 0, 4) });
}

static TlPage *
any_page (GRand *rand,
          guint  number,
          guint  n_lines)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_unref);

  for (guint i = 0; i < n_lines; i++)
    g_ptr_array_add (lines, any_line (rand));
  return tl_page_new (&(TlPageFields) { .number = number,
                                        .width = any_number (rand),
                                        .height = any_number (rand),
                                        .origin = TL_PAGE_TEXT,
                                        .lines = lines });
}

static void
read_any (guint seed,
          guint n_pages,
          guint n_lines)
{
  GRand *rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);
  g_autoptr (TlDocument) document = NULL;

  g_test_message ("seed %u", seed);
  for (guint i = 1; i <= n_pages; i++)
    g_ptr_array_add (pages, any_page (rand, i, g_rand_int_range (rand, 0, n_lines)));
  document = tl_structure_build (pages, tl_authorities_get_default (), NULL);
  check_document (document, pages);
  g_rand_free (rand);
}

static void
test_any_pages (void)
{
  for (guint seed = 1; seed <= 400; seed++)
    read_any (seed, 1 + seed % 6, 40);
}

static void
test_crowded_page (void)
{
  read_any (7, 1, 6000);
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (TlDocument) document =
    tl_structure_build (none, tl_authorities_get_default (), NULL);

  g_assert_cmpuint (tl_document_get_n_blocks (document), ==, 0);
  g_assert_cmpuint (tl_document_get_n_facts (document), ==, 0);
}

static void
test_cancelled (void)
{
  static const TypedLine lines[] = { { 72, 100, "Introduction" }, { 0 } };
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_ptr_array_add (pages, typed_page (1, lines));
  g_cancellable_cancel (cancellable);
  g_assert_null (tl_structure_build (pages, tl_authorities_get_default (), cancellable));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/hostile/any-pages", test_any_pages);
  g_test_add_func ("/text/hostile/crowded-page", test_crowded_page);
  g_test_add_func ("/text/hostile/nothing", test_nothing);
  g_test_add_func ("/text/hostile/cancelled", test_cancelled);
  return g_test_run ();
}
