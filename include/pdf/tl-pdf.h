/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-page.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-pdf
 * @short_description: a PDF file, asked of a reader process of its own
 *
 * Nothing in this program looks into a PDF but the reader, a small confined program, one process to
 * an open file: whatever a file does to it costs that file only. Calls block until the reader has
 * answered, its time is up, or @cancellable is cancelled; a #TlPdf may be used by one thread at a
 * time (it locks). When the reader dies or has to be stopped, another is started for what is asked
 * next, but not for ever: one file can use up 32 of them, and each that takes too long halves the
 * time that the next may take.
 */

#define TL_PDF_ERROR (tl_pdf_error_quark ())
GQuark tl_pdf_error_quark (void);

/**
 * TlPdfError:
 * @TL_PDF_ERROR_NOT_PDF: the file is something else (an HTML page, say), or empty
 * @TL_PDF_ERROR_ENCRYPTED: a password is needed
 * @TL_PDF_ERROR_WRONG_PASSWORD: the one given does not open it
 * @TL_PDF_ERROR_DAMAGED: it cannot be opened, or the page asked for cannot
 * @TL_PDF_ERROR_NO_PAGES: it opens, and has none
 * @TL_PDF_ERROR_TOO_LARGE: more pages, or a larger answer, than the program takes
 * @TL_PDF_ERROR_TIMED_OUT: the reader took too long and was stopped
 * @TL_PDF_ERROR_CRASHED: the reader died
 * @TL_PDF_ERROR_FAILED: the reader could not be started, or spoke out of turn
 *
 * The message of each names what happened and what would mend it, for people; it does not name the
 * file.
 */
typedef enum {
  TL_PDF_ERROR_NOT_PDF,
  TL_PDF_ERROR_ENCRYPTED,
  TL_PDF_ERROR_WRONG_PASSWORD,
  TL_PDF_ERROR_DAMAGED,
  TL_PDF_ERROR_NO_PAGES,
  TL_PDF_ERROR_TOO_LARGE,
  TL_PDF_ERROR_TIMED_OUT,
  TL_PDF_ERROR_CRASHED,
  TL_PDF_ERROR_FAILED
} TlPdfError;

/**
 * TlPdfOptions:
 * @password: (nullable): opens an encrypted file
 * @reader: (nullable): path of the reader program; %NULL for the one this build installs or, in the
 *   build tree, the one beside it (environment variable TL_READER names another)
 * @page_seconds: the longest a page may take; 0 for the default (20, or 120 with @recognise)
 * @file_seconds: the longest all calls together may take; 0 for no limit beyond the pages'
 * @recognise: whether pages will be read from their images: the reader is given the recogniser's
 *   models before it locks itself in
 */
typedef struct {
  const char *password;
  const char *reader;
  guint       page_seconds;
  guint       file_seconds;
  gboolean    recognise;
} TlPdfOptions;

#define TL_TYPE_PDF (tl_pdf_get_type ())
G_DECLARE_FINAL_TYPE (TlPdf, tl_pdf, TL, PDF, GObject)

/**
 * tl_pdf_open:
 * @file: a local file
 * @options: (nullable): %NULL for the defaults
 *
 * Returns: (transfer full): the open PDF, or %NULL with an error of #TL_PDF_ERROR or #G_IO_ERROR
 */
TlPdf  *tl_pdf_open          (GFile               *file,
                              const TlPdfOptions  *options,
                              GCancellable        *cancellable,
                              GError             **error);
guint   tl_pdf_get_n_pages   (TlPdf               *pdf);

/**
 * tl_pdf_read_page:
 * @number: from 1
 *
 * The text of a page with its boxes and fonts. Words that stand far apart, as the cells of a table
 * do or a paragraph and its number, are lines of their own; control characters are spaces; lines of
 * a page whose boxes poppler cannot tell have none. Reading pages in order is fastest: the reader
 * is at the next one already.
 *
 * A page that poppler cannot open, over which the reader breaks down, or that has more characters
 * than any honest one (250,000) is returned with origin %TL_PAGE_DAMAGED and no lines: the rest of
 * the file may still be good. Words that the
 * page has but does not show are left out and counted. A page without text on which there is
 * something to see, or whose text is not what it shows, is a %TL_PAGE_IMAGE. The share of images is
 * measured on pages with little or no text, and on others only where the file looks like scans with
 * text laid over them; it is 0 elsewhere.
 *
 * Returns: (transfer full): the page, or %NULL with an error when the reader is gone
 */
TlPage *tl_pdf_read_page     (TlPdf               *pdf,
                              guint                number,
                              GCancellable        *cancellable,
                              GError             **error);

/** tl_pdf_can_recognise: Returns: whether the recogniser's models are installed on this machine; if
 * not, why, and what to install, in @error. */
gboolean tl_pdf_can_recognise (GError **error);

/**
 * tl_pdf_recognise_page:
 * @number: from 1
 *
 * Reads a page from its image, at the resolution the image has, straightened: lines with a box for
 * each character, words the recogniser is unsure of marked as doubtful. The PDF has to be opened
 * with %TlPdfOptions.recognise. It may take ten times a page's time.
 *
 * Returns: (transfer full): the page, of origin %TL_PAGE_OCR (%TL_PAGE_BLANK when there is nothing
 * to read on it), or %NULL with an error
 */
TlPage *tl_pdf_recognise_page (TlPdf               *pdf,
                               guint                number,
                               GCancellable        *cancellable,
                               GError             **error);

/**
 * tl_pdf_dup_confinement_gap:
 *
 * Starts a reader to see whether this computer can lock it in whole: away from the network, from
 * all files but the one it is given, and within limits of memory and time. Where the kernel cannot,
 * the reader goes without that measure.
 *
 * Returns: (transfer full) (nullable): what is missing, for people; %NULL when nothing is
 */
char   *tl_pdf_dup_confinement_gap (void);

/**
 * TlPixels:
 * @bytes: premultiplied BGRA as cairo's ARGB32 on this machine, opaque, white paper
 * @width: in pixels
 * @height: in pixels
 * @stride: bytes from a row to the next
 */
typedef struct {
  GBytes *bytes;
  guint   width;
  guint   height;
  gsize   stride;
} TlPixels;
void tl_pixels_free (TlPixels *pixels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPixels, tl_pixels_free)

/**
 * tl_pdf_render_page:
 * @number: from 1
 * @scale: pixels a point
 *
 * Returns: (transfer full): the page's picture
 */
TlPixels *tl_pdf_render_page (TlPdf               *pdf,
                              guint                number,
                              double               scale,
                              GCancellable        *cancellable,
                              GError             **error);

void      tl_pdf_open_async         (GFile               *file,
                                     const TlPdfOptions  *options,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
TlPdf    *tl_pdf_open_finish        (GAsyncResult        *result,
                                     GError             **error);
void      tl_pdf_read_page_async    (TlPdf               *pdf,
                                     guint                number,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
TlPage   *tl_pdf_read_page_finish   (TlPdf               *pdf,
                                     GAsyncResult        *result,
                                     GError             **error);
void      tl_pdf_render_page_async  (TlPdf               *pdf,
                                     guint                number,
                                     double               scale,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
TlPixels *tl_pdf_render_page_finish (TlPdf               *pdf,
                                     GAsyncResult        *result,
                                     GError             **error);

G_END_DECLS
