/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-pdf.h"

#include "tl-channel-private.h"
#include "tl-file-private.h"
#include "tl-fonts-private.h"
#include "tl-lines-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DEFAULT_PAGE_SECONDS 20

struct _TlPdf {
  GObject     parent_instance;
  GMutex      lock;
  TlChannel  *channel; /* NULL once it has failed */
  GError     *failure;
  TlFontBook *fonts;
  guint       n_pages;
  char       *title;
  char       *created;
  gboolean    doubtful; /* it does not begin as PDFs do */
  guint       page_seconds;
  gint64      time_left; /* of the whole file's, in microseconds */
  guint       page_read; /* the last one handed out */
  /* of the request last made */
  guint32     serial;
  gboolean    pending;   /* there are answers to come */
  gboolean    behind;    /* and others before them, to an earlier request */
  guint       next_page; /* that it will be answered with, or 0 */
  guint       last_page;
};

G_DEFINE_QUARK (tl-pdf-error-quark, tl_pdf_error)
G_DEFINE_FINAL_TYPE (TlPdf, tl_pdf, G_TYPE_OBJECT)

static void
tl_pdf_finalize (GObject *object)
{
  TlPdf *pdf = TL_PDF (object);

  g_clear_pointer (&pdf->channel, tl_channel_free);
  g_clear_error (&pdf->failure);
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

/* ---- asking */

/* The reader is of no more use: this and all later calls fail alike. */
static void
fail (TlPdf   *pdf,
      GError  *failure, /* taken */
      GError **error)
{
  g_clear_pointer (&pdf->channel, tl_channel_free);
  pdf->failure = failure;
  g_propagate_error (error, g_error_copy (failure));
}

static gboolean
check_usable (TlPdf         *pdf,
              GCancellable  *cancellable,
              GError       **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (pdf->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (pdf->failure));
  return FALSE;
}

static gboolean
ask (TlPdf       *pdf,
     TlFrameKind  kind,
     GByteArray  *payload,
     GError     **error)
{
  GError *failure = NULL;

  pdf->serial++;
  pdf->next_page = 0;
  pdf->behind = pdf->pending;
  pdf->pending = TRUE;
  if (tl_channel_send (pdf->channel, kind, pdf->serial, payload, &failure))
    return TRUE;
  fail (pdf, failure, error);
  return FALSE;
}

static void
set_turn_error (GError **error)
{
  g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED,
                       _ ("The part of the program that reads PDFs spoke out of turn. If this happens "
                          "with every file, install the program again."));
}

/* The next answer to the request last made. What is left of answers to earlier ones is dropped. */
static GBytes *
receive_answer (TlPdf          *pdf,
                TlFrameKind     kind,
                gint64          deadline,
                GCancellable   *cancellable,
                gboolean       *refused,
                GError        **error)
{
  for (;;)
    {
      TlFrameHeader header;
      g_autoptr(GBytes) payload = tl_channel_receive (pdf->channel, deadline, cancellable, &header, error);

      if (payload == NULL)
        return NULL;
      if (header.serial < pdf->serial)
        continue;
      *refused = header.kind == TL_FRAME_REFUSED;
      if (header.serial == pdf->serial && (*refused || header.kind == kind))
        return g_steal_pointer (&payload);
      set_turn_error (error);
      return NULL;
    }
}

/* A reader still busy with an earlier request is given as long again to be done with that. */
static GBytes *
receive (TlPdf         *pdf,
         TlFrameKind    kind,
         GCancellable  *cancellable,
         gboolean      *refused,
         GError       **error)
{
  const gint64 start = g_get_monotonic_time ();
  const gint64 patience = (gint64) pdf->page_seconds * G_USEC_PER_SEC * (pdf->behind ? 2 : 1);
  GError *failure = NULL;
  GBytes *payload;

  payload = receive_answer (pdf, kind, start + MIN (patience, pdf->time_left), cancellable, refused, &failure);
  pdf->time_left -= MIN (pdf->time_left, g_get_monotonic_time () - start);
  if (payload != NULL)
    pdf->behind = FALSE;
  else if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, failure);
  else
    fail (pdf, failure, error);
  return payload;
}

static void
fail_out_of_turn (TlPdf   *pdf,
                  GError **error)
{
  GError *failure = NULL;

  set_turn_error (&failure);
  fail (pdf, failure, error);
}

/* ---- opening */

static void
set_open_refusal (TlPdf       *pdf,
                  GBytes      *payload,
                  const char  *password,
                  GError     **error)
{
  TlRefusedAnswer answer = { 0 };

  tl_refused_answer_read (payload, &answer);
  if (answer.refusal == TL_REFUSAL_ENCRYPTED && password != NULL)
    g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_WRONG_PASSWORD,
                         _ ("The password given does not open this file. Check it, or ask whoever the "
                            "file came from for it."));
  else if (answer.refusal == TL_REFUSAL_ENCRYPTED)
    g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_ENCRYPTED,
                         _ ("A password is needed to open this file. Ask whoever the file came from for "
                            "it, or for a copy without one."));
  else if (pdf->doubtful)
    tl_file_set_not_pdf_error (error);
  else
    g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_DAMAGED,
                         _ ("The file is damaged and cannot be opened. Download it again; if it is damaged "
                            "where it was published, open it in a web browser and print it to a new PDF."));
}

static gboolean
check_n_pages (guint    n_pages,
               GError **error)
{
  if (n_pages == 0)
    {
      g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_NO_PAGES,
                           _ ("The file has no pages. Download it again from where it was published."));
      return FALSE;
    }
  if (n_pages > TL_MAX_PAGES)
    {
      g_set_error (error, TL_PDF_ERROR, TL_PDF_ERROR_TOO_LARGE,
                   _ ("The file has %u pages, and no more than %u can be taken. Split it, and take the "
                      "part with the report."), n_pages, TL_MAX_PAGES);
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
  g_auto(TlOpenedAnswer) answer = { 0 };
  g_autoptr(GByteArray) payload = g_byte_array_new ();
  g_autoptr(GBytes) reply = NULL;
  gboolean refused;

  tl_open_request_write (&request, payload);
  if (!ask (pdf, TL_FRAME_OPEN, payload, error))
    return FALSE;
  reply = receive (pdf, TL_FRAME_OPENED, cancellable, &refused, error);
  if (reply == NULL)
    return FALSE;
  pdf->pending = FALSE;
  if (refused)
    {
      set_open_refusal (pdf, reply, password, error);
      return FALSE;
    }
  if (!tl_opened_answer_read (reply, &answer))
    {
      fail_out_of_turn (pdf, error);
      return FALSE;
    }
  pdf->n_pages = answer.n_pages;
  pdf->title = g_steal_pointer (&answer.title);
  pdf->created = g_steal_pointer (&answer.created);
  return check_n_pages (pdf->n_pages, error);
}

static gboolean
start_reader (TlPdf       *pdf,
              GFile       *file,
              const char  *program,
              GError     **error)
{
  g_autofree char *found = program != NULL ? NULL : tl_channel_find_reader ();
  const int fd = tl_file_open (file, &pdf->doubtful, error);

  if (fd < 0)
    return FALSE;
  pdf->channel = tl_channel_new (program != NULL ? program : found, fd, error);
  return pdf->channel != NULL;
}

TlPdf *
tl_pdf_open (GFile               *file,
             const TlPdfOptions  *options,
             GCancellable        *cancellable,
             GError             **error)
{
  static const TlPdfOptions defaults = { 0 };
  g_autoptr(TlPdf) pdf = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (options == NULL)
    options = &defaults;
  pdf = g_object_new (TL_TYPE_PDF, NULL);
  pdf->page_seconds = options->page_seconds > 0 ? options->page_seconds : DEFAULT_PAGE_SECONDS;
  pdf->time_left = options->file_seconds > 0 ? options->file_seconds * G_USEC_PER_SEC : G_MAXINT64 / 2;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!start_reader (pdf, file, options->reader, error))
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
  g_autoptr(GByteArray) payload = g_byte_array_new ();

  if (pdf->next_page == number)
    return TRUE;
  tl_pages_request_write (&request, payload);
  if (!ask (pdf, TL_FRAME_PAGES, payload, error))
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
  g_autoptr(GPtrArray) lines = NULL;
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
  g_auto(TlRawPage) raw = { 0 };

  pdf->pending = number < pdf->last_page;
  pdf->next_page = pdf->pending ? number + 1 : 0;
  pdf->page_read = number;
  if (refused)
    {
      g_set_error (error, TL_PDF_ERROR, TL_PDF_ERROR_TOO_LARGE,
                   _ ("Page %u holds more text than the program takes."), number);
      return NULL;
    }
  if (tl_raw_page_read (reply, &raw) && raw.number == number)
    return make_page (pdf, &raw);
  fail_out_of_turn (pdf, error);
  return NULL;
}

TlPage *
tl_pdf_read_page (TlPdf         *pdf,
                  guint          number,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(GBytes) reply = NULL;
  gboolean refused;

  g_return_val_if_fail (TL_IS_PDF (pdf), NULL);
  g_return_val_if_fail (number >= 1 && number <= pdf->n_pages, NULL);

  locker = g_mutex_locker_new (&pdf->lock);
  if (!check_usable (pdf, cancellable, error) || !ask_for_pages (pdf, number, error))
    return NULL;
  reply = receive (pdf, TL_FRAME_PAGE, cancellable, &refused, error);
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
                 _ ("Page %u is damaged and cannot be shown. Another copy of the file may be whole."), number);
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
      fail_out_of_turn (pdf, error);
      return NULL;
    }
  pixels = g_new0 (TlPixels, 1);
  pixels->bytes = g_bytes_new_from_bytes (reply, TL_PIXELS_HEAD_SIZE, g_bytes_get_size (reply) - TL_PIXELS_HEAD_SIZE);
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
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(GByteArray) payload = g_byte_array_new ();
  g_autoptr(GBytes) reply = NULL;
  gboolean refused;

  g_return_val_if_fail (TL_IS_PDF (pdf), NULL);
  g_return_val_if_fail (number >= 1 && number <= pdf->n_pages, NULL);
  g_return_val_if_fail (isfinite (scale) && scale > 0, NULL);

  locker = g_mutex_locker_new (&pdf->lock);
  tl_render_request_write (&request, payload);
  if (!check_usable (pdf, cancellable, error) || !ask (pdf, TL_FRAME_RENDER, payload, error))
    return NULL;
  reply = receive (pdf, TL_FRAME_PIXELS, cancellable, &refused, error);
  if (reply == NULL)
    return NULL;
  pdf->pending = FALSE;
  if (!refused)
    return take_pixels (pdf, number, reply, error);
  set_render_refusal (reply, number, error);
  return NULL;
}
