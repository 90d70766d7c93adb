/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages read from their pictures: each is drawn here, so that it is known what stands on it and
 * where.
 */
#include "tl-protocol-private.h"
#include "tl-test-scan.h"
#include "tl-test-pdf.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define LEADING 18
#define TOP 100
#define LEFT 90

static const char *const english[] = {
  "The health visitor wrote to the duty officer in March and again",
  "in April. Neither letter was answered, and nobody asked the child",
  "what he had seen. The panel was told that the post had been vacant",
  "for eleven weeks and that no one had been asked to cover it.",
  "It was known by then that his brother had been hurt.",
};

static const char *const welsh[] = {
  "Mae'r adolygiad hwn yn ymwneud \303\242 marwolaeth plentyn yn y flwyddyn",
  "2016. Roedd y gweithwyr cymdeithasol wedi ymweld \303\242'r t\305\267 sawl gwaith",
  "ac nid oedd neb wedi gofyn i'r plentyn am ei farn. Gwnaeth y bwrdd",
  "nifer o argymhellion er mwyn gwella'r gwasanaethau i blant a'u",
  "teuluoedd, ac mae'r gwaith hwnnw yn parhau gyda'r \305\265yr a'r nain.",
};

/* ---- help */

static TlPdf *
open_to_recognise (GFile *file)
{
  const TlPdfOptions options = { .recognise = TRUE };
  g_autoptr (GError) error = NULL;
  TlPdf *pdf = tl_pdf_open (file, &options, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

static TlPage *
recognise_page (TlPdf *pdf,
                guint  number)
{
  g_autoptr (GError) error = NULL;
  TlPage *page = tl_pdf_recognise_page (pdf, number, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tl_page_get_number (page), ==, number);
  return page;
}

static TlPage *
recognise_sheet (TlTestSheet *sheet)
{
  g_autoptr (TlTestFile) file = tl_test_sheet_finish (sheet);
  g_autoptr (TlPdf) pdf = open_to_recognise (file);

  return recognise_page (pdf, 1);
}

static void
write_lines (TlTestSheet       *sheet,
             const char *const *lines,
             guint              n_lines)
{
  for (guint i = 0; i < n_lines; i++)
    tl_test_sheet_write (sheet, LEFT, TOP + LEADING * i, 11, lines[i]);
}

static const TlLine *
find_line (const TlPage *page,
           const char   *text)
{
  for (guint i = 0; i < tl_page_get_n_lines (page); i++)
    {
      const TlLine *line = tl_page_get_line ((TlPage *) page, i);

      if (g_str_equal (tl_line_get_text (line), text))
        return line;
    }
  return NULL;
}

static const TlLine *
assert_line (const TlPage *page,
             const char   *text)
{
  const TlLine *line = find_line (page, text);
  g_autofree char *all = line == NULL ? tl_page_dup_text (page) : NULL;

  if (line == NULL)
    g_error ("\"%s\" was not read; this was:\n%s", text, all);
  return line;
}

/* Where the first letter of @text was drawn is where it was found. */
static void
assert_place (const TlPage *page,
              const char   *text,
              double        x,
              double        y,
              double        degrees)
{
  const TlLine *line = assert_line (page, text);
  const TlBox *box = &tl_line_get_boxes (line)[0];
  const double angle = degrees * G_PI / 180;
  const double dx = x - TL_TEST_SHEET_WIDTH / 2.0, dy = y - TL_TEST_SHEET_HEIGHT / 2.0;

  x = TL_TEST_SHEET_WIDTH / 2.0 + dx * cos (angle) - dy * sin (angle);
  y = TL_TEST_SHEET_HEIGHT / 2.0 + dx * sin (angle) + dy * cos (angle);
  g_assert_cmpfloat_with_epsilon (box->x1, x, 2.5);
  g_assert_cmpfloat (box->y1, <, y - 4);
  g_assert_cmpfloat (box->y1, >, y - 16);
  g_assert_cmpfloat_with_epsilon (box->y2, y + 2.5, 3.5);
}

static void
assert_english (const TlPage *page,
                double        degrees)
{
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    assert_place (page, english[i], LEFT, TOP + LEADING * i, degrees);
}

/* ---- what is read */

static void
test_words_and_places (void)
{
  TlTestSheet sheet;
  g_autoptr (TlPage) page = NULL;

  tl_test_sheet_init (&sheet, 0);
  write_lines (&sheet, english, G_N_ELEMENTS (english));
  page = recognise_sheet (&sheet);
  g_assert_cmpint (tl_page_get_origin (page), ==, TL_PAGE_OCR);
  g_assert_cmpuint (tl_page_get_n_lines (page), ==, G_N_ELEMENTS (english));
  g_assert_cmpfloat (tl_page_get_confidence (page), >, 0.85f);
  g_assert_cmpfloat (tl_page_get_image_share (page), >, 0.9f);
  g_assert_cmpfloat_with_epsilon (tl_page_get_width (page), TL_TEST_SHEET_WIDTH, 1);
  assert_english (page, 0);
}

/* Every letter has a box, the letters of a line stand one after the other and end where it does. */
static void
test_letters_in_order (void)
{
  TlTestSheet sheet;
  g_autoptr (TlPage) page = NULL;
  const TlLine *line;
  const TlBox *boxes;
  double end;

  tl_test_sheet_init (&sheet, 0);
  write_lines (&sheet, english, G_N_ELEMENTS (english));
  end = tl_test_sheet_write (&sheet, LEFT, 300, 11, english[0]);
  page = recognise_sheet (&sheet);
  line = assert_line (page, english[0]);
  boxes = tl_line_get_boxes (line);
  g_assert_nonnull (boxes);
  for (guint i = 1; i < tl_line_get_n_chars (line); i++)
    {
      g_assert_cmpfloat (boxes[i].x1, >=, boxes[i - 1].x1 - 0.5f);
      g_assert_cmpfloat (boxes[i].x1, >=, boxes[i - 1].x2 - 0.6f);
      g_assert_cmpfloat_with_epsilon (boxes[i].y2, boxes[0].y2, 1);
    }
  g_assert_cmpfloat_with_epsilon (tl_line_get_box (line)->x2, end, 3);
}

static void
test_sizes_and_weight (void)
{
  TlTestSheet sheet;
  g_autoptr (TlPage) page = NULL;
  const TlLine *body, *heading, *bold;

  tl_test_sheet_init (&sheet, 0);
  write_lines (&sheet, english, G_N_ELEMENTS (english));
  tl_test_sheet_write (&sheet, LEFT, 60, 17, "The family and its history");
  cairo_select_font_face (sheet.cr, "DejaVu Serif", CAIRO_FONT_SLANT_NORMAL,
                          CAIRO_FONT_WEIGHT_BOLD);
  tl_test_sheet_write (&sheet, LEFT, 240, 11, "What was known at the time");
  page = recognise_sheet (&sheet);
  body = assert_line (page, english[2]);
  heading = assert_line (page, "The family and its history");
  bold = assert_line (page, "What was known at the time");
  g_assert_cmpfloat_with_epsilon (tl_line_get_font_size (body), 11, 1.5);
  g_assert_cmpfloat_with_epsilon (tl_line_get_font_size (heading), 17, 2.5);
  g_assert_cmpfloat (tl_line_get_font_size (bold), ==, tl_line_get_font_size (body));
  g_assert_true (tl_line_is_bold (bold));
  g_assert_false (tl_line_is_bold (body));
}

/* What tesseract takes for dirt, or reads as letters that are not there. */
static void
test_margins (void)
{
  TlTestSheet sheet;
  g_autoptr (TlPage) page = NULL;

  tl_test_sheet_init (&sheet, 0);
  write_lines (&sheet, english, G_N_ELEMENTS (english));
  tl_test_sheet_write (&sheet, 40, TOP, 11, "1.");
  tl_test_sheet_write (&sheet, 40, TOP + 3 * LEADING, 11, "2.");
  tl_test_sheet_write (&sheet, LEFT, 240, 11, "Findings of the panel and of its chair "
                                              "................................... 17");
  tl_test_sheet_write (&sheet, LEFT, 280, 11,
                       "\342\200\242 the visits to the home in May and June");
  page = recognise_sheet (&sheet);
  assert_place (page, "1.", 40, TOP, 0);
  assert_place (page, "2.", 40, TOP + 3 * LEADING, 0);
  assert_line (page, "Findings of the panel and of its chair");
  assert_line (page, "17");
  g_assert_nonnull (find_line (page, "\342\200\242 the visits to the home in May and June"));
}

static void
test_table (void)
{
  TlTestSheet sheet;
  g_autoptr (TlPage) page = NULL;

  tl_test_sheet_init (&sheet, 0);
  write_lines (&sheet, english, G_N_ELEMENTS (english));
  cairo_set_line_width (sheet.cr, 0.7);
  for (guint i = 0; i < 4; i++)
    cairo_rectangle (sheet.cr, LEFT + (i % 2) * 150, 250 + i / 2 * 24, 150, 24);
  cairo_stroke (sheet.cr);
  tl_test_sheet_write (&sheet, LEFT + 8, 266, 11, "Date");
  tl_test_sheet_write (&sheet, LEFT + 158, 266, 11, "What happened");
  tl_test_sheet_write (&sheet, LEFT + 8, 290, 11, "May 2014");
  tl_test_sheet_write (&sheet, LEFT + 158, 290, 11, "First visit");
  page = recognise_sheet (&sheet);
  g_assert_cmpuint (tl_page_get_n_lines (page), ==, G_N_ELEMENTS (english) + 4);
  assert_line (page, "Date");
  assert_line (page, "What happened");
  assert_line (page, "May 2014");
  assert_line (page, "First visit");
}

static void
test_welsh (void)
{
  TlTestSheet sheet;
  g_autoptr (TlPage) page = NULL;

  tl_test_sheet_init (&sheet, 0);
  write_lines (&sheet, welsh, G_N_ELEMENTS (welsh));
  page = recognise_sheet (&sheet);
  g_assert_cmpfloat (tl_page_get_confidence (page), >, 0.8f);
  assert_line (page, welsh[0]);
  assert_line (page, welsh[1]);
}

static void
test_nothing_there (void)
{
  TlTestSheet sheet;
  g_autoptr (TlPage) page = NULL;

  tl_test_sheet_init (&sheet, 0);
  page = recognise_sheet (&sheet);
  g_assert_cmpint (tl_page_get_origin (page), ==, TL_PAGE_BLANK);
  g_assert_cmpuint (tl_page_get_n_lines (page), ==, 0);
}

static guint
count_doubtful (const TlLine *line)
{
  guint n_runs, n_doubtful = 0;
  const TlTextRun *runs = tl_line_get_runs (line, &n_runs);

  for (guint i = 0; i < n_runs; i++)
    n_doubtful += runs[i].doubtful;
  return n_doubtful;
}

/* A word half rubbed out, on a line that is otherwise plain to read. */
static void
test_doubtful_word (void)
{
  TlTestSheet sheet;
  g_autoptr (TlPage) page = NULL;
  double start, end;
  guint n_doubtful = 0;

  tl_test_sheet_init (&sheet, 0);
  write_lines (&sheet, english, G_N_ELEMENTS (english));
  start = tl_test_sheet_write (&sheet, LEFT, 240, 11, "It was said by the ");
  end = tl_test_sheet_write (&sheet, start, 240, 11, "grandmother");
  tl_test_sheet_write (&sheet, end, 240, 11, " that nobody had come.");
  cairo_set_source_rgb (sheet.cr, 1, 1, 1);
  cairo_rectangle (sheet.cr, start, 235.5, end - start, 2);
  cairo_rectangle (sheet.cr, start + 20, 230, 3, 14);
  cairo_rectangle (sheet.cr, start + 41, 230, 4, 14);
  cairo_fill (sheet.cr);
  page = recognise_sheet (&sheet);
  for (guint i = 0; i < tl_page_get_n_lines (page); i++)
    n_doubtful += count_doubtful (tl_page_get_line (page, i));
  g_assert_cmpuint (n_doubtful, >=, 1);
  g_assert_cmpuint (count_doubtful (assert_line (page, english[0])), ==, 0);
}

/* What "1st" is often read as is no word; a word in quotation marks is as good as one without. */
static void
test_doubtful_first (void)
{
  const char *plain = "It was “agreed” and ‘written down’ that evening.";
  const char *misread = "They met again on the ist of May.";
  TlTestSheet sheet;
  g_autoptr (TlPage) page = NULL;

  tl_test_sheet_init (&sheet, 0);
  write_lines (&sheet, english, G_N_ELEMENTS (english));
  tl_test_sheet_write (&sheet, LEFT, 240, 11, plain);
  tl_test_sheet_write (&sheet, LEFT, 256, 11, misread);
  page = recognise_sheet (&sheet);
  g_assert_cmpuint (count_doubtful (assert_line (page, plain)), ==, 0);
  g_assert_cmpuint (count_doubtful (assert_line (page, misread)), ==, 1);
}

/* ---- pages that do not lie straight */

static void
test_askew (void)
{
  TlTestSheet sheet;
  g_autoptr (TlPage) page = NULL;

  tl_test_sheet_init (&sheet, 2);
  write_lines (&sheet, english, G_N_ELEMENTS (english));
  page = recognise_sheet (&sheet);
  assert_english (page, 2);
}

static void
test_upside_down (void)
{
  TlTestSheet sheet;
  g_autoptr (TlPage) page = NULL;

  tl_test_sheet_init (&sheet, 180);
  for (guint i = 0; i < 30; i++)
    tl_test_sheet_write (&sheet, LEFT, TOP + LEADING * i, 11, english[i % G_N_ELEMENTS (english)]);
  page = recognise_sheet (&sheet);
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    assert_line (page, english[i]);
}

/* ---- what can go wrong */

static void
test_cancelled (void)
{
  TlTestSheet sheet;
  g_autoptr (TlTestFile) file = NULL;
  g_autoptr (TlPdf) pdf = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPage) page = NULL;

  tl_test_sheet_init (&sheet, 0);
  write_lines (&sheet, english, G_N_ELEMENTS (english));
  file = tl_test_sheet_finish (&sheet);
  pdf = open_to_recognise (file);
  g_cancellable_cancel (cancellable);
  page = tl_pdf_recognise_page (pdf, 1, cancellable, &error);
  g_assert_null (page);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
cancel (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

/* Stopped in the middle of a page, and at once ready for another request. */
static void
test_cancelled_meanwhile (void)
{
  g_autoptr (GFile) file = tl_test_specimen ("02-scr-child-k-exec-summary-2007-scan.pdf");
  g_autoptr (TlPdf) pdf = open_to_recognise (file);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPage) page = NULL;
  GThread *thread = g_thread_new ("cancel", cancel, cancellable);

  page = tl_pdf_recognise_page (pdf, 2, cancellable, &error);
  g_thread_join (thread);
  g_assert_null (page);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  page = tl_pdf_read_page (pdf, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tl_page_get_origin (page), ==, TL_PAGE_IMAGE);
}

static void
with_models_in (const char *folder,
                void      (*function) (GFile *file))
{
  g_autofree char *before = g_strdup (g_getenv ("TESSDATA_PREFIX"));
  g_autoptr (GFile) file = tl_test_specimen ("02-scr-child-k-exec-summary-2007-scan.pdf");

  g_setenv ("TESSDATA_PREFIX", folder, TRUE);
  function (file);
  if (before != NULL)
    g_setenv ("TESSDATA_PREFIX", before, TRUE);
  else
    g_unsetenv ("TESSDATA_PREFIX");
}

static void
assert_no_models (GFile *file)
{
  const TlPdfOptions options = { .recognise = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = NULL;

  g_assert_false (tl_pdf_can_recognise (&error));
  g_assert_error (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "tesseract-ocr-eng"));
  g_clear_error (&error);
  pdf = tl_pdf_open (file, &options, NULL, &error);
  g_assert_null (pdf);
  g_assert_nonnull (strstr (error->message, "tesseract-ocr-eng"));
  g_clear_error (&error);
  /* Files are read as ever without them. */
  pdf = tl_pdf_open (file, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_broken_models (GFile *file)
{
  const TlPdfOptions options = { .recognise = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPage) page = NULL;
  g_autoptr (TlPdf) pdf = NULL;

  g_assert_true (tl_pdf_can_recognise (NULL));
  pdf = tl_pdf_open (file, &options, NULL, &error);
  if (pdf != NULL)
    page = tl_pdf_recognise_page (pdf, 1, NULL, &error);
  g_assert_null (page);
  g_assert_error (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "tesseract-ocr-eng"));
}

static void
test_models (void)
{
  g_autofree char *folder = g_dir_make_tmp ("throughline-XXXXXX", NULL);
  g_autofree char *model = g_build_filename (folder, "eng.traineddata", NULL);

  with_models_in (folder, assert_no_models);
  g_assert_true (g_file_set_contents (model, "no model", -1, NULL));
  with_models_in (folder, assert_broken_models);
  g_unlink (model);
  g_rmdir (folder);
}

static void
leave_nothing (void)
{
  TlTestSheet sheet;
  g_autoptr (TlPage) page = NULL;

  tl_test_sheet_init (&sheet, 0);
  tl_test_sheet_write (&sheet, LEFT, TOP, 11, english[0]);
  page = recognise_sheet (&sheet);
}

static void
test_leaves_nothing (void)
{
  tl_test_assert_no_leaks (leave_nothing);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recognise/words-and-places", test_words_and_places);
  g_test_add_func ("/recognise/letters-in-order", test_letters_in_order);
  g_test_add_func ("/recognise/sizes-and-weight", test_sizes_and_weight);
  g_test_add_func ("/recognise/margins", test_margins);
  g_test_add_func ("/recognise/table", test_table);
  g_test_add_func ("/recognise/welsh", test_welsh);
  g_test_add_func ("/recognise/nothing-there", test_nothing_there);
  g_test_add_func ("/recognise/doubtful-word", test_doubtful_word);
  g_test_add_func ("/recognise/doubtful-first", test_doubtful_first);
  g_test_add_func ("/recognise/askew", test_askew);
  g_test_add_func ("/recognise/upside-down", test_upside_down);
  g_test_add_func ("/recognise/cancelled", test_cancelled);
  g_test_add_func ("/recognise/cancelled-meanwhile", test_cancelled_meanwhile);
  g_test_add_func ("/recognise/models", test_models);
  g_test_add_func ("/recognise/leaves-nothing", test_leaves_nothing);
  return g_test_run ();
}
