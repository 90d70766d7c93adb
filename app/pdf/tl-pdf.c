/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-pdf.h"

#include "tl-file-private.h"
#include "tl-fonts-private.h"
#include "tl-legible-private.h"
#include "tl-lines-private.h"
#include "tl-talk-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define PAGE_SECONDS 20
#define RECOGNISE_SECONDS 120
#define LONGEST_PASSWORD 127
#define MOST_RESTARTS 32 /* of the reader over one file */

struct _TlPdf {
  GObject     parent_instance;
  GMutex      lock;
  int         fd; /* of the file */
  char       *program;
  char       *password;
  TlTalk     *talk;
  guint       n_restarts;
  TlFontBook *fonts;
  gboolean    doubtful; /* the file does not begin as PDFs do */
  gboolean    recognises;
  guint       n_pages;
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
  if (pdf->fd >= 0)
    close (pdf->fd);
  g_free (pdf->program);
  g_free (pdf->password);
  g_clear_pointer (&pdf->fonts, tl_font_book_free);
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
  pdf->fd = -1;
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
set_open_refusal (TlPdf   *pdf,
                  GBytes  *payload,
                  GError **error)
{
  TlRefusedAnswer answer = { 0 };

  tl_refused_answer_read (payload, &answer);
  if (answer.refusal == TL_REFUSAL_ENCRYPTED && pdf->password != NULL)
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
                           _ ("No pages were found in the file. Download it again from where it "
                              "was published."));
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
             GCancellable  *cancellable,
             GError       **error)
{
  const TlOpenRequest request = { .password = pdf->password };
  TlOpenedAnswer answer;
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
      set_open_refusal (pdf, reply, error);
      return FALSE;
    }
  if (!tl_opened_answer_read (reply, &answer)
      || (pdf->n_pages > 0 && answer.n_pages != pdf->n_pages))
    {
      tl_talk_fail_out_of_turn (pdf->talk, error);
      return FALSE;
    }
  pdf->n_pages = answer.n_pages;
  return check_n_pages (pdf->n_pages, error);
}

static TlChannel *
start_reader (TlPdf   *pdf,
              GError **error)
{
  const int fd = fcntl (pdf->fd, F_DUPFD_CLOEXEC, TL_PROTOCOL_FD + 1);

  if (fd >= 0)
    return tl_channel_new (pdf->program, fd, pdf->recognises, error);
  g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED, g_strerror (errno));
  return NULL;
}

static gboolean
start_talk (TlPdf               *pdf,
            const TlPdfOptions  *options,
            GError             **error)
{
  const guint usual_seconds = options->recognise ? RECOGNISE_SECONDS : PAGE_SECONDS;
  const guint page_seconds = options->page_seconds > 0 ? options->page_seconds : usual_seconds;
  TlChannel *channel;

  pdf->recognises = options->recognise;
  pdf->password = g_strdup (options->password);
  pdf->program = g_strdup (options->reader);
  if (pdf->program == NULL)
    pdf->program = tl_channel_find_reader (options->recognise);
  channel = start_reader (pdf, error);
  if (channel == NULL)
    return FALSE;
  pdf->talk = tl_talk_new (channel, page_seconds, options->file_seconds);
  return TRUE;
}

/* Over some pages the reader breaks down; another can be used for those that follow. */
static gboolean
ensure_reader (TlPdf         *pdf,
               GCancellable  *cancellable,
               GError       **error)
{
  TlChannel *channel;

  if (!tl_talk_has_broken_down (pdf->talk) || pdf->n_restarts == MOST_RESTARTS)
    return TRUE;
  channel = start_reader (pdf, error);
  if (channel == NULL)
    return FALSE;
  pdf->n_restarts++;
  pdf->next_page = 0;
  tl_talk_renew (pdf->talk, channel);
  return ask_to_open (pdf, cancellable, error);
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
  if (options->recognise && !tl_pdf_can_recognise (error))
    return NULL;
  pdf = g_object_new (TL_TYPE_PDF, NULL);
  pdf->fd = tl_file_open (file, &pdf->doubtful, error);
  if (pdf->fd < 0)
    return NULL;
  if (!start_talk (pdf, options, error) || !ask_to_open (pdf, cancellable, error))
    return NULL;
  return g_steal_pointer (&pdf);
}

guint
tl_pdf_get_n_pages (TlPdf *pdf)
{
  g_return_val_if_fail (TL_IS_PDF (pdf), 0);
  return pdf->n_pages;
}

/* ---- text */

/* Who reads the first page, or two in a row, is likely to read on: all that follow are asked for at
 * once, and the reader is at the next one while this one is looked at. */
static gboolean
ask_for_pages (TlPdf     *pdf,
               guint      number,
               gboolean   plain,
               GError   **error)
{
  const gboolean read_on = number == pdf->page_read + 1 && !plain;
  const TlPagesRequest request = {
    .first = number, .last = read_on ? pdf->n_pages : number, .plain = plain,
  };
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

static TlPageOrigin
origin_of (const TlRawPage *raw,
           gboolean         recognised,
           guint            n_lines)
{
  if (raw->damaged)
    return TL_PAGE_DAMAGED;
  if (recognised)
    return n_lines > 0 ? TL_PAGE_OCR : TL_PAGE_BLANK;
  if (n_lines > 0)
    return TL_PAGE_TEXT;
  return raw->drawn ? TL_PAGE_IMAGE : TL_PAGE_BLANK;
}

static TlPage *
make_page (TlPdf     *pdf,
           TlRawPage *raw,
           gboolean   recognised)
{
  g_autoptr (GPtrArray) lines = NULL;
  TlPageFields fields = {
    .number = raw->number,
    .label = raw->label,
    .width = raw->width,
    .height = raw->height,
    .image_share = raw->image_share,
    .confidence = raw->confidence,
    .n_hidden = raw->n_hidden,
  };

  if (!recognised && !tl_page_is_legible (raw))
    tl_raw_page_clear_text (raw);
  if (!recognised)
    name_fonts (pdf, raw);
  fields.lines = lines = tl_lines_from_page (raw);
  fields.origin = origin_of (raw, recognised, lines->len);
  return tl_page_new (&fields);
}

static void
set_too_much_text (guint    number,
                   GError **error)
{
  g_set_error (error, TL_PDF_ERROR, TL_PDF_ERROR_TOO_LARGE,
               _ ("Page %u holds more text than the program takes. Import the file without that "
                  "page."), number);
}

static TlPage *
new_damaged_page (guint number)
{
  const TlPageFields fields = { .number = number, .origin = TL_PAGE_DAMAGED };

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
    return new_damaged_page (number);
  if (tl_raw_page_read (reply, &raw) && raw.number == number)
    return make_page (pdf, &raw, FALSE);
  tl_talk_fail_out_of_turn (pdf->talk, error);
  return NULL;
}

static TlPage *
try_page (TlPdf         *pdf,
          guint          number,
          gboolean       plain,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GBytes) reply = NULL;
  gboolean refused;

  if (!ensure_reader (pdf, cancellable, error) || !ask_for_pages (pdf, number, plain, error))
    return NULL;
  reply = tl_talk_receive (pdf->talk, TL_FRAME_PAGE, cancellable, &refused, error);
  return reply != NULL ? take_page (pdf, number, refused, reply, error) : NULL;
}

static gboolean
broke_down (const GError *error)
{
  return g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_CRASHED)
         || g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_TIMED_OUT);
}

/* When the reader breaks down over a page, another tries it without looking for hidden words, which
 * takes the most code and time; then the page is given up, and no other. */
TlPage *
tl_pdf_read_page (TlPdf         *pdf,
                  guint          number,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GError) failure = NULL;
  TlPage *page;

  g_return_val_if_fail (TL_IS_PDF (pdf), NULL);
  g_return_val_if_fail (number >= 1 && number <= pdf->n_pages, NULL);

  locker = g_mutex_locker_new (&pdf->lock);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  page = try_page (pdf, number, FALSE, cancellable, &failure);
  if (broke_down (failure))
    {
      g_clear_error (&failure);
      page = try_page (pdf, number, TRUE, cancellable, &failure);
    }
  if (broke_down (failure))
    {
      pdf->page_read = number;
      return new_damaged_page (number);
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return page;
}

static TlPage *
take_recognised (TlPdf    *pdf,
                 guint     number,
                 gboolean  refused,
                 GBytes   *reply,
                 GError  **error)
{
  g_auto (TlRawPage) raw = { 0 };

  tl_talk_close_request (pdf->talk);
  if (refused)
    {
      set_too_much_text (number, error);
      return NULL;
    }
  if (tl_raw_page_read (reply, &raw) && raw.number == number)
    return make_page (pdf, &raw, TRUE);
  tl_talk_fail_out_of_turn (pdf->talk, error);
  return NULL;
}

TlPage *
tl_pdf_recognise_page (TlPdf         *pdf,
                       guint          number,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const TlRecogniseRequest request = { .number = number };
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GByteArray) payload = g_byte_array_new ();
  g_autoptr (GBytes) reply = NULL;
  gboolean refused;

  g_return_val_if_fail (TL_IS_PDF (pdf) && pdf->recognises, NULL);
  g_return_val_if_fail (number >= 1 && number <= pdf->n_pages, NULL);

  locker = g_mutex_locker_new (&pdf->lock);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  pdf->next_page = 0;
  tl_recognise_request_write (&request, payload);
  if (!ensure_reader (pdf, cancellable, error)
      || !tl_talk_ask (pdf->talk, TL_FRAME_RECOGNISE, payload, error))
    return NULL;
  reply = tl_talk_receive (pdf->talk, TL_FRAME_RECOGNISED, cancellable, &refused, error);
  return reply != NULL ? take_recognised (pdf, number, refused, reply, error) : NULL;
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
                 _ ("Page %u is too large to be shown at this size. Zoom out to see it."), number);
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
  if (!ensure_reader (pdf, cancellable, error)
      || !tl_talk_ask (pdf->talk, TL_FRAME_RENDER, payload, error))
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
