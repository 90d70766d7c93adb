/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that a page has but does not show are told from words that are only faint, small, pale on
 * dark, or printed in a scan that their own text is laid over.
 */
#include "tl-test-pdf.h"

#include <glib/gstdio.h>
#include <string.h>

/* Text at a place of the 200 by 100 points, from the bottom left. */
#define TEXT(x, y, words) " BT /F 12 Tf " x " " y " Td (" words ") Tj ET "
#define OPEN TEXT ("20", "80", "Plain to see")
#define OPEN_TEXT "Plain to see"

static TlPage *
read_content (const char *content)
{
  g_autoptr (GBytes) bytes = tl_test_pdf_new_page (content);
  g_autoptr (TlTestFile) file = tl_test_file_new (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = tl_pdf_open (file, NULL, NULL, &error);
  TlPage *page;

  g_assert_no_error (error);
  page = tl_pdf_read_page (pdf, 1, NULL, &error);
  g_assert_no_error (error);
  return page;
}

static void
assert_page (const char *content,
             const char *text,
             guint       n_hidden)
{
  g_autoptr (TlPage) page = read_content (content);
  g_autofree char *shown = tl_page_dup_text (page);

  g_assert_cmpstr (shown, ==, text);
  g_assert_cmpuint (tl_page_get_n_hidden (page), ==, n_hidden);
}

static void
assert_hidden (const char *content,
               guint       n_hidden)
{
  g_autofree char *with_open = g_strconcat (OPEN, content, NULL);

  assert_page (with_open, OPEN_TEXT, n_hidden);
}

static void
assert_shown (const char *content,
              const char *text)
{
  assert_page (content, text, 0);
}

static void
test_boxes (void)
{
  assert_hidden (TEXT ("20", "30", "Secret name") "0 g 18 26 90 14 re f", 2);
  /* No larger than the letters; any colour. */
  assert_hidden (TEXT ("20", "30", "Secret name") "0.8 0.1 0.1 rg 20 29 70 10 re f", 2);
  assert_hidden (TEXT ("20", "30", "Secret name") "1 g 18 26 90 14 re f", 2);
  /* Below the text, of its colour: a marker as dark as the ink. */
  assert_hidden ("0 g 18 26 90 14 re f" TEXT ("20", "30", "Secret name"), 2);
  /* With a frame and rules of its own. */
  assert_hidden (TEXT ("20", "30", "Secret name") "0.5 g 18 26 90 14 re f 0 G 18 26 90 14 re S", 2);
  /* Signs between hidden words go too. */
  assert_hidden (TEXT ("20", "30", "Secret - name") "0 g 18 26 90 14 re f", 3);
}

static void
test_part_of_a_line (void)
{
  assert_page (TEXT ("20", "30", "The child Angharad was seen") "0 g 77 26 54 14 re f",
               "The child\nwas seen", 1);
  /* Most of a word. */
  assert_page (TEXT ("20", "30", "The child Angharad was seen") "0 g 85 26 46 14 re f",
               "The child\nwas seen", 1);
  /* A corner of one. */
  assert_shown (TEXT ("20", "30", "The child Angharad was seen") "0 g 77 26 8 14 re f",
                "The child Angharad was seen");
}

static void
test_no_ink (void)
{
  assert_hidden ("1 g" TEXT ("20", "30", "Secret name"), 2);
  assert_hidden ("0.99 g" TEXT ("20", "30", "Secret name"), 2);
  assert_hidden ("3 Tr" TEXT ("20", "30", "Secret name"), 2);
  assert_hidden ("q 0 0 200 20 re W n" TEXT ("20", "30", "Secret name") "Q", 2);
  /* On a ground of its own. */
  assert_hidden ("0 0 0.4 rg 0 20 200 30 re f" TEXT ("20", "30", "Secret name"), 2);
}

/* A page of nothing else is not blank to a person who is told of it. */
static void
test_all_hidden (void)
{
  g_autoptr (TlPage) page = read_content ("1 g" TEXT ("20", "30", "Secret name"));

  g_assert_cmpuint (tl_page_get_n_hidden (page), ==, 2);
  g_assert_cmpuint (tl_page_get_n_lines (page), ==, 0);
  g_assert_cmpint (tl_page_get_origin (page), ==, TL_PAGE_BLANK);
}

static void
test_under_image (void)
{
  assert_hidden (TEXT ("20", "30", "Secret name")
                 "q 180 0 0 30 10 20 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x10 EI Q", 2);
}

static void
test_faint (void)
{
  assert_shown ("0.8 g" TEXT ("20", "30", "Pale words"), "Pale words");
  assert_shown ("0.9 g BT /F 40 Tf 0.9 0.4 -0.4 0.9 40 10 Td (DRAFT) Tj ET", "DRAFT");
  assert_shown ("0.1 0.1 0.3 rg 0 20 200 40 re f 1 g" TEXT ("20", "30", "White on dark"),
                "White on dark");
  assert_shown ("0.75 1 0.75 rg 0 20 200 40 re f 0.5 g" TEXT ("20", "30", "Grey on green"),
                "Grey on green");
  assert_shown ("1 1 0.2 rg 18 26 90 14 re f 0 g" TEXT ("20", "30", "Marked words"),
                "Marked words");
}

static void
test_small_and_thin (void)
{
  assert_shown ("BT /F 3 Tf 20 30 Td (Small print, with i, l and 1 in it) Tj ET",
                "Small print, with i, l and 1 in it");
  assert_shown ("BT /F 6 Tf 1 Tr 0.1 w 20 30 Td (Outlined ill illicit lilt) Tj ET",
                "Outlined ill illicit lilt");
  assert_shown (TEXT ("20", "30", ". - _ I l i ' 1"), ". - _ I l i ' 1");
}

/* Rules, frames and shades are drawn through and round words. */
static void
test_among_rules (void)
{
  assert_shown (TEXT ("20", "30", "Struck out") "20 34 m 80 34 l S 20 29 m 80 29 l S",
                "Struck out");
  assert_shown ("0.9 g 18 26 90 14 re f 0 g 0 G 18 26 90 14 re S" TEXT ("20", "30", "In a cell"),
                "In a cell");
  assert_shown ("BT /F 12 Tf 0 1 -1 0 60 10 Tm (Upwards) Tj ET", "Upwards");
}

/* A scan of 40 by 2 pixels: stripes, but for a black box on the right. */
#define SCAN                                                                                      \
  "q 200 0 0 50 0 0 cm BI /W 40 /H 2 /CS /G /BPC 1 /F /AHx ID 5555555000AAAAAAA000> EI Q "

static void
test_scan (void)
{
  /* The words it is read to hold are invisible, or were painted over by the scan. */
  assert_page ("3 Tr" TEXT ("10", "20", "Read from it") TEXT ("140", "20", "Secret") SCAN,
               "Read from it", 1);
  assert_page (SCAN "3 Tr" TEXT ("10", "20", "Read from it") TEXT ("140", "20", "Secret"),
               "Read from it", 1);
  assert_page (TEXT ("10", "20", "Read from it") TEXT ("140", "20", "Secret") SCAN,
               "Read from it", 1);
}

/* Read from a scan, a row of dots becomes a letter or two that are nowhere to be seen; a sentence
 * that is not to be seen has such words too. */
static void
test_scraps (void)
{
  assert_shown ("3 Tr" TEXT ("20", "30", "ix") TEXT ("120", "30", "k"), "ix\nk");
  assert_hidden ("1 g" TEXT ("20", "30", "I am of no ink"), 5);
  assert_hidden (TEXT ("20", "30", "J") "0 g 18 26 12 14 re f", 1);
}

/* Text under a marker of @colour that a person drew in a viewer. */
static TlPage *
read_marked (const char *colour)
{
  static const char content[] = "BT /F 12 Tf 20 30 Td (Marked) Tj 60 0 Td (Plain) Tj ET";
  g_autofree char *stream = g_strdup_printf ("<</Length %u>>stream\n%s\nendstream",
                                             (guint) strlen (content), content);
  g_autofree char *marker = g_strdup_printf (
    "<</Type /Annot /Subtype /Highlight /Rect [18 26 64 42] /C [%s] /F 4"
    " /QuadPoints [18 42 64 42 18 26 64 26]>>", colour);
  const char *const objects[] = {
    "<</Type /Catalog /Pages 2 0 R>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R"
    " /Resources <</Font <</F 5 0 R>>>> /Annots [6 0 R]>>",
    stream,
    "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    marker,
    NULL,
  };
  g_autoptr (GBytes) bytes = tl_test_pdf_new (objects);
  g_autoptr (TlTestFile) file = tl_test_file_new (bytes);
  g_autoptr (TlPdf) pdf = tl_pdf_open (file, NULL, NULL, NULL);

  return tl_pdf_read_page (pdf, 1, NULL, NULL);
}

static void
test_markers (void)
{
  g_autoptr (TlPage) yellow = read_marked ("1 1 0");
  g_autoptr (TlPage) black = read_marked ("0 0 0");
  g_autofree char *beside_yellow = tl_page_dup_text (yellow);
  g_autofree char *beside_black = tl_page_dup_text (black);

  g_assert_cmpstr (beside_yellow, ==, "Marked\nPlain");
  g_assert_cmpuint (tl_page_get_n_hidden (yellow), ==, 0);
  g_assert_cmpstr (beside_black, ==, "Plain");
  g_assert_cmpuint (tl_page_get_n_hidden (black), ==, 1);
}

/* Where there are no fonts, letters that cannot be seen are nobody's secret. The file that says so
 * stands where the reader may look. */
static void
test_no_fonts (void)
{
  static const char none[] = "<?xml version=\"1.0\"?><fontconfig></fontconfig>";
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "fontconfig", NULL);
  g_autofree char *path = g_build_filename (folder, "no-fonts.conf", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, none, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  assert_shown (TEXT ("20", "30", "Plain words"), "Plain words");
  g_unsetenv ("FONTCONFIG_FILE");
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Fonts and boxes of what is left are those it had. */
static void
test_rest (void)
{
  g_autoptr (TlPage) whole = read_content (TEXT ("20", "80", "Before") TEXT ("20", "30", "After"));
  g_autoptr (TlPage) page = read_content (TEXT ("20", "80", "Before") "1 g"
                                          TEXT ("20", "55", "Secret, hidden") "0 g"
                                          TEXT ("20", "30", "After"));

  g_assert_cmpuint (tl_page_get_n_hidden (page), ==, 2);
  g_assert_cmpuint (tl_page_get_n_lines (page), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const TlLine *line = tl_page_get_line (page, i);
      const TlLine *same = tl_page_get_line (whole, i);

      g_assert_cmpstr (tl_line_get_text (line), ==, tl_line_get_text (same));
      g_assert_cmpfloat (tl_line_get_font_size (line), ==, 12);
      g_assert_cmpmem (tl_line_get_boxes (line), tl_line_get_n_chars (line) * sizeof (TlBox),
                       tl_line_get_boxes (same), tl_line_get_n_chars (same) * sizeof (TlBox));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hidden/boxes", test_boxes);
  g_test_add_func ("/hidden/part-of-a-line", test_part_of_a_line);
  g_test_add_func ("/hidden/no-ink", test_no_ink);
  g_test_add_func ("/hidden/all", test_all_hidden);
  g_test_add_func ("/hidden/under-image", test_under_image);
  g_test_add_func ("/hidden/faint", test_faint);
  g_test_add_func ("/hidden/small-and-thin", test_small_and_thin);
  g_test_add_func ("/hidden/among-rules", test_among_rules);
  g_test_add_func ("/hidden/scan", test_scan);
  g_test_add_func ("/hidden/scraps", test_scraps);
  g_test_add_func ("/hidden/markers", test_markers);
  g_test_add_func ("/hidden/no-fonts", test_no_fonts);
  g_test_add_func ("/hidden/rest", test_rest);
  return g_test_run ();
}
