/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages and files far larger than any review: reading takes time in step with them. */
#include "tl-structure.h"

#include <time.h>

#define SECONDS  20.0

static double
processor_seconds (void)
{
  return (double) clock () / CLOCKS_PER_SEC;
}

static TlLine *
sized_line_new (const char *text,
                float       x,
                float       y,
                float       size)
{
  TlBox box = { x, y, x + size / 2 * (float) g_utf8_strlen (text, -1), y + size };
  const TlTextRun run = { 0, (guint) g_utf8_strlen (text, -1), NULL, size };

  return tl_line_new (&(TlLineFields) { .text = text, .box = box, .runs = &run, .n_runs = 1 });
}

static TlLine *
line_new (const char *text,
          float       x,
          float       y)
{
  return sized_line_new (text, x, y, 10);
}

static void
read_in_time (GPtrArray *pages)
{
  double start = processor_seconds ();
  g_autoptr (TlDocument) document =
    tl_structure_build (pages, tl_authorities_get_default (), NULL);

  g_test_message ("%.2f s, %u blocks", processor_seconds () - start,
                  tl_document_get_n_blocks (document));
  g_assert_cmpfloat (processor_seconds () - start, <, SECONDS);
}

static void
read_page (guint        n_lines,
           const char  *text,
           float        across,
           float        down)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_unref);

  for (guint i = 0; i < n_lines; i++)
    g_ptr_array_add (lines, line_new (text, 60 + across * (float) (i % 7),
                                      down * (float) (i / 7)));
  g_ptr_array_add (pages, tl_page_new (&(TlPageFields) {
    .number = 1, .width = 595, .height = 842, .origin = TL_PAGE_TEXT, .lines = lines }));
  read_in_time (pages);
}

/* One below the other, far past the foot of the page. */
static void
test_long_page (void)
{
  read_page (100000, "The Board should see to it.", 0, 0.8f);
}

/* All of them in the same place. */
static void
test_heap (void)
{
  read_page (100000, "3.1 Seen", 0, 0);
}

static void
test_long_table (void)
{
  read_page (100000, "12 May", 70, 1.2f);
}

static void
test_large_heap (void)
{
  read_page (100000, "(iv)", 70, 0.001f);
}

/* Two columns, and lines across both of them now and again. */
static void
test_bands (void)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_unref);

  for (guint i = 0; i < 30000; i++)
    {
      float y = 0.6f * (float) i;

      g_ptr_array_add (lines, line_new ("The worker called at the house and found it", 60, y));
      if (i % 3 == 0)
        g_ptr_array_add (lines, line_new ("a line that reaches across the page", 200, y + 11));
      g_ptr_array_add (lines, line_new ("as it was and as she had been told it was,", 320, y));
    }
  g_ptr_array_add (pages, tl_page_new (&(TlPageFields) {
    .number = 1, .width = 595, .height = 842, .origin = TL_PAGE_TEXT, .lines = lines }));
  read_in_time (pages);
}

static TlPage *
page_new (guint       number,
          const char *text)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_unref);
  g_autofree char *label = g_strdup_printf ("Page %u of 5000", number);

  g_ptr_array_add (lines, line_new ("Review of services in Larkby", 60, 30));
  g_ptr_array_add (lines, line_new ("OFFICIAL-SENSITIVE", 60, 44));
  g_ptr_array_add (lines, line_new ("1 Introduction", 60, 90));
  for (guint i = 0; i < 30; i++)
    g_ptr_array_add (lines, line_new (text, 60, 120 + 14 * (float) i));
  g_ptr_array_add (lines, line_new (label, 280, 800));
  return tl_page_new (&(TlPageFields) {
    .number = number, .width = 595, .height = 842, .origin = TL_PAGE_TEXT, .lines = lines });
}

static void
read_pages (const char *text)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);

  for (guint i = 1; i <= 5000; i++)
    g_ptr_array_add (pages, page_new (i, text));
  read_in_time (pages);
}

static void
test_many_pages (void)
{
  read_pages ("The worker called at the house and found it as it was,");
}

static void
test_many_paragraphs (void)
{
  read_pages ("3. Seen.");
}

/* Parts by the thousand, of which few say what they are. */
static void
test_many_headings (void)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);

  for (guint i = 1; i <= 1000; i++)
    {
      g_autoptr (GPtrArray) lines =
        g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_unref);

      for (guint j = 0; j < 10; j++)
        {
          const char *heading = i % 100 ? "Of Larkby" : "Recommendations";

          g_ptr_array_add (lines, sized_line_new (heading, 60, 60 + 70 * (float) j, 16));
          g_ptr_array_add (lines, line_new ("The Board should see to it that each is seen.", 60,
                                            90 + 70 * (float) j));
        }
      g_ptr_array_add (pages, tl_page_new (&(TlPageFields) {
        .number = i, .width = 595, .height = 842, .origin = TL_PAGE_TEXT, .lines = lines }));
    }
  read_in_time (pages);
}

static void
test_many_recommendations (void)
{
  read_pages ("Recommendation 3: The Board should see to it.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/bounds/long-page", test_long_page);
  g_test_add_func ("/text/bounds/heap", test_heap);
  g_test_add_func ("/text/bounds/long-table", test_long_table);
  g_test_add_func ("/text/bounds/large-heap", test_large_heap);
  g_test_add_func ("/text/bounds/bands", test_bands);
  g_test_add_func ("/text/bounds/many-pages", test_many_pages);
  g_test_add_func ("/text/bounds/many-paragraphs", test_many_paragraphs);
  g_test_add_func ("/text/bounds/many-headings", test_many_headings);
  g_test_add_func ("/text/bounds/many-recommendations", test_many_recommendations);
  return g_test_run ();
}
