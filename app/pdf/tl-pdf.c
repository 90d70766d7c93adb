/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-pdf.h"

#include "tl-file-private.h"
#include "tl-fonts-private.h"
#include "tl-lines-private.h"
#include "tl-talk-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define PAGE_SECONDS 20
#define LONGEST_PASSWORD 127

struct _TlPdf {
  GObject     parent_instance;
  GMutex      lock;
  TlTalk     *talk;
  TlFontBook *fonts;
  gboolean    doubtful; /* the file does not begin as PDFs do */
  guint       n_pages;
  char       *title;
  char       *created;
  guint       page_read; /* the last one handed out */
  guint       next_page; /* the one that the open request is answered with next, or 0 */
  guint       last_page; /* that it will be answered with */
};

G_DEFINE_QUARK (tl-pdf-error-quark, tl_pdf_error)
G_DEFINE_FINAL_TYPE (TlPdf, tl_pdf, G_TYPE_OBJECT)

static void
tl_pdf_finalize (GObject *object)
{
  TlPdf *pdf = TL_PDF (object);

  g_clear_pointer (&pdf->talk, tl_talk_free);
  g_clear_pointer (&pdf->fonts, tl_font_book_free);
  g_free (pdf->title);
  g_free (pdf->created);
  g_mutex_clear (&pdf->lock);
  G_OBJECT_CLASS (tl_pdf_parent_class)->finalize (object);
}

static void
tl_pdf_class_init (TlPdfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_pdf_finalize;
}

static void
tl_pdf_init (TlPdf *pdf)
{
  g_mutex_init (&pdf->lock);
  pdf->fonts = tl_font_book_new ();
}

void
tl_pixels_free (TlPixels *pixels)
{
  g_clear_pointer (&pixels->bytes, g_bytes_unref);
  g_free (pixels);
}

/* ---- opening */

static void
set_password_error (GError **error)
{
  g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_WRONG_PASSWORD,
                       _ ("The password given does not open this file. Check it, or ask whoever "
                          "the file came from for it."));
}

static void
set_open_refusal (TlPdf       *pdf,
                  GBytes      *payload,
                  const char  *password,
                  GError     **error)
{
  TlRefusedAnswer answer = { 0 };

  tl_refused_answer_read (payload, &answer);
  if (answer.refusal == TL_REFUSAL_ENCRYPTED && password != NULL)
    set_password_error (error);
  else if (answer.refusal == TL_REFUSAL_ENCRYPTED)
    g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_ENCRYPTED,
                         _ ("A password is needed to open this file. Ask whoever the file came "
                            "from for it, or for a copy without one."));
  else if (answer.refusal == TL_REFUSAL_TOO_LARGE)
    g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_TOO_LARGE,
                         _ ("The file is larger than the program takes. Save it with smaller "
                            "pictures, or split it."));
  else if (pdf->doubtful)
    tl_file_set_not_pdf_error (error);
  else
    g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_DAMAGED,
                         _ ("The file is damaged and cannot be opened. Download it again; if it is "
                            "damaged where it was published, open it in a web browser and print it "
                            "to a new PDF."));
}

static gboolean
check_n_pages (guint    n_pages,
               GError **error)
{
  if (n_pages == 0)
    {
      g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_NO_PAGES,
                           _ ("The file has no pages. Download it again from where it was "
                              "published."));
      return FALSE;
    }
  if (n_pages > TL_MAX_PAGES)
    {
      g_set_error (error, TL_PDF_ERROR, TL_PDF_ERROR_TOO_LARGE,
                   _ ("The file has %u pages, and no more than %u can be taken. Split it, and take "
                      "the part with the report."),
                   n_pages, TL_MAX_PAGES);
      return FALSE;
    }
  return TRUE;
}

static gboolean
ask_to_open (TlPdf         *pdf,
             const char    *password,
             GCancellable  *cancellable,
             GError       **error)
{
  const TlOpenRequest request = { .password = (char *) password };
  g_auto (TlOpenedAnswer) answer = { 0 };
  g_autoptr (GByteArray) payload = g_byte_array_new ();
  g_autoptr (GBytes) reply = NULL;
  gboolean refused;

  tl_open_request_write (&request, payload);
  if (!tl_talk_ask (pdf->talk, TL_FRAME_OPEN, payload, error))
    return FALSE;
  reply = tl_talk_receive (pdf->talk, TL_FRAME_OPENED, cancellable, &refused, error);
  if (reply == NULL)
    return FALSE;
  tl_talk_close_request (pdf->talk);
  if (refused)
    {
      set_open_refusal (pdf, reply, password, error);
      return FALSE;
    }
  if (!tl_opened_answer_read (reply, &answer))
    {
      tl_talk_fail_out_of_turn (pdf->talk, error);
      return FALSE;
    }
  pdf->n_pages = answer.n_pages;
  pdf->title = g_steal_pointer (&answer.title);
  pdf->created = g_steal_pointer (&answer.created);
  return check_n_pages (pdf->n_pages, error);
}

static gboolean
start_reader (TlPdf               *pdf,
              GFile               *file,
              const TlPdfOptions  *options,
              GError             **error)
{
  const guint page_seconds = options->page_seconds > 0 ? options->page_seconds : PAGE_SECONDS;
  g_autofree char *program = g_strdup (options->reader);
  const int fd = tl_file_open (file, &pdf->doubtful, error);
  TlChannel *channel;

  if (fd < 0)
    return FALSE;
  if (program == NULL)
    program = tl_channel_find_reader ();
  channel = tl_channel_new (program, fd, error);
  if (channel == NULL)
    return FALSE;
  pdf->talk = tl_talk_new (channel, page_seconds, options->file_seconds);
  return TRUE;
}

/* Passwords of PDFs have at most 127 bytes. */
static gboolean
may_be_password (const char *password)
{
  return strlen (password) <= LONGEST_PASSWORD && g_utf8_validate (password, -1, NULL);
}

TlPdf *
tl_pdf_open (GFile               *file,
             const TlPdfOptions  *options,
             GCancellable        *cancellable,
             GError             **error)
{
  static const TlPdfOptions defaults = { 0 };
  g_autoptr (TlPdf) pdf = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (options == NULL)
    options = &defaults;
  if (options->password != NULL && !may_be_password (options->password))
    {
      set_password_error (error);
      return NULL;
    }
  pdf = g_object_new (TL_TYPE_PDF, NULL);
  if (!start_reader (pdf, file, options, error))
    return NULL;
  if (!ask_to_open (pdf, options->password, cancellable, error))
    return NULL;
  return g_steal_pointer (&pdf);
}

guint
tl_pdf_get_n_pages (TlPdf *pdf)
{
  g_return_val_if_fail (TL_IS_PDF (pdf), 0);
  return pdf->n_pages;
}

const char *
tl_pdf_get_title (TlPdf *pdf)
{
  g_return_val_if_fail (TL_IS_PDF (pdf), NULL);
  return pdf->title;
}

const char *
tl_pdf_get_created (TlPdf *pdf)
{
  g_return_val_if_fail (TL_IS_PDF (pdf), NULL);
  return pdf->created;
}

/* ---- text */

/* Who reads the first page, or two in a row, is likely to read on: all that follow are asked for at
 * once, and the reader is at the next one while this one is looked at. */
static gboolean
ask_for_pages (TlPdf   *pdf,
               guint    number,
               GError **error)
{
  const gboolean read_on = number == pdf->page_read + 1;
  const TlPagesRequest request = { .first = number, .last = read_on ? pdf->n_pages : number };
  g_autoptr (GByteArray) payload = g_byte_array_new ();

  if (pdf->next_page == number)
    return TRUE;
  pdf->next_page = 0;
  tl_pages_request_write (&request, payload);
  if (!tl_talk_ask (pdf->talk, TL_FRAME_PAGES, payload, error))
    return FALSE;
  pdf->next_page = number;
  pdf->last_page = request.last;
  return TRUE;
}

static void
name_fonts (TlPdf     *pdf,
            TlRawPage *raw)
{
  for (guint i = 0; i < raw->n_runs; i++)
    {
      const TlFont *font = tl_font_book_find (pdf->fonts, raw->runs[i].font);

      raw->runs[i].font = font != NULL ? font->name : NULL;
      raw->runs[i].bold = font != NULL && font->bold;
      raw->runs[i].italic = font != NULL && font->italic;
    }
}

static TlPage *
make_page (TlPdf     *pdf,
           TlRawPage *raw)
{
  g_autoptr (GPtrArray) lines = NULL;
  TlPageFields fields = {
    .number = raw->number,
    .label = raw->label,
    .width = raw->width,
    .height = raw->height,
    .image_share = raw->image_share,
  };

  name_fonts (pdf, raw);
  fields.lines = lines = tl_lines_from_page (raw);
  if (raw->damaged)
    fields.origin = TL_PAGE_DAMAGED;
  else if (lines->len > 0)
    fields.origin = TL_PAGE_TEXT;
  else
    fields.origin = raw->drawn ? TL_PAGE_IMAGE : TL_PAGE_BLANK;
  return tl_page_new (&fields);
}

static TlPage *
take_page (TlPdf    *pdf,
           guint     number,
           gboolean  refused,
           GBytes   *reply,
           GError  **error)
{
  g_auto (TlRawPage) raw = { 0 };

  pdf->page_read = number;
  pdf->next_page = number < pdf->last_page ? number + 1 : 0;
  if (pdf->next_page == 0)
    tl_talk_close_request (pdf->talk);
  if (refused)
    {
      g_set_error (error, TL_PDF_ERROR, TL_PDF_ERROR_TOO_LARGE,
                   _ ("Page %u holds more text than the program takes."), number);
      return NULL;
    }
  if (tl_raw_page_read (reply, &raw) && raw.number == number)
    return make_page (pdf, &raw);
  tl_talk_fail_out_of_turn (pdf->talk, error);
  return NULL;
}

TlPage *
tl_pdf_read_page (TlPdf         *pdf,
                  guint          number,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GBytes) reply = NULL;
  gboolean refused;

  g_return_val_if_fail (TL_IS_PDF (pdf), NULL);
  g_return_val_if_fail (number >= 1 && number <= pdf->n_pages, NULL);

  locker = g_mutex_locker_new (&pdf->lock);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!ask_for_pages (pdf, number, error))
    return NULL;
  reply = tl_talk_receive (pdf->talk, TL_FRAME_PAGE, cancellable, &refused, error);
  return reply != NULL ? take_page (pdf, number, refused, reply, error) : NULL;
}

/* ---- pictures */

static void
set_render_refusal (GBytes  *payload,
                    guint    number,
                    GError **error)
{
  TlRefusedAnswer answer = { 0 };

  tl_refused_answer_read (payload, &answer);
  if (answer.refusal == TL_REFUSAL_TOO_LARGE)
    g_set_error (error, TL_PDF_ERROR, TL_PDF_ERROR_TOO_LARGE,
                 _ ("Page %u is too large to be shown at this size."), number);
  else
    g_set_error (error, TL_PDF_ERROR, TL_PDF_ERROR_DAMAGED,
                 _ ("Page %u is damaged and cannot be shown. Another copy of the file may be "
                    "whole."),
                 number);
}

static TlPixels *
take_pixels (TlPdf    *pdf,
             guint     number,
             GBytes   *reply,
             GError  **error)
{
  TlPixels *pixels;
  TlPixelsHead head;

  if (!tl_pixels_head_read (reply, &head) || head.number != number)
    {
      tl_talk_fail_out_of_turn (pdf->talk, error);
      return NULL;
    }
  pixels = g_new0 (TlPixels, 1);
  pixels->bytes = g_bytes_new_from_bytes (reply, TL_PIXELS_HEAD_SIZE,
                                          (gsize) head.stride * head.height);
  pixels->width = head.width;
  pixels->height = head.height;
  pixels->stride = head.stride;
  return pixels;
}

TlPixels *
tl_pdf_render_page (TlPdf         *pdf,
                    guint          number,
                    double         scale,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const TlRenderRequest request = { .number = number, .scale = scale };
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GByteArray) payload = g_byte_array_new ();
  g_autoptr (GBytes) reply = NULL;
  gboolean refused;

  g_return_val_if_fail (TL_IS_PDF (pdf), NULL);
  g_return_val_if_fail (number >= 1 && number <= pdf->n_pages, NULL);
  g_return_val_if_fail (isfinite (scale) && scale > 0, NULL);

  locker = g_mutex_locker_new (&pdf->lock);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  pdf->next_page = 0;
  tl_render_request_write (&request, payload);
  if (!tl_talk_ask (pdf->talk, TL_FRAME_RENDER, payload, error))
    return NULL;
  reply = tl_talk_receive (pdf->talk, TL_FRAME_PIXELS, cancellable, &refused, error);
  if (reply == NULL)
    return NULL;
  tl_talk_close_request (pdf->talk);
  if (!refused)
    return take_pixels (pdf, number, reply, error);
  set_render_refusal (reply, number, error);
  return NULL;
}
