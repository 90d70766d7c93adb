/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The calls of tl-pdf.c in a thread of their own. Several may wait for the same file: each gets its
 * turn at the lock, and those cancelled by then give it up at once.
 */
#include "tl-pdf.h"

typedef struct {
  TlPdfOptions options;
  char        *password;
  char        *reader;
} OpenCall;

typedef struct {
  guint  number;
  double scale;
} PageCall;

static void
open_call_free (OpenCall *call)
{
  g_free (call->password);
  g_free (call->reader);
  g_free (call);
}

static OpenCall *
open_call_new (const TlPdfOptions *options)
{
  OpenCall *call = g_new0 (OpenCall, 1);

  if (options == NULL)
    return call;
  call->options = *options;
  call->options.password = call->password = g_strdup (options->password);
  call->options.reader = call->reader = g_strdup (options->reader);
  return call;
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const OpenCall *call = data;
  GFile *file = source;
  GError *error = NULL;
  TlPdf *pdf = tl_pdf_open (file, &call->options, cancellable, &error);

  if (pdf != NULL)
    g_task_return_pointer (task, pdf, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
tl_pdf_open_async (GFile               *file,
                   const TlPdfOptions  *options,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_pdf_open_async);
  g_task_set_task_data (task, open_call_new (options), (GDestroyNotify) open_call_free);
  g_task_run_in_thread (task, open_in_thread);
}

TlPdf *
tl_pdf_open_finish (GAsyncResult *result,
                    GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_pdf_open_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
run_page_call (TlPdf               *pdf,
               const PageCall      *call,
               gpointer             tag,
               GTaskThreadFunc      function,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (pdf, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_memdup2 (call, sizeof *call), g_free);
  g_task_run_in_thread (task, function);
}

static void
read_page_in_thread (GTask        *task,
                     gpointer      source,
                     gpointer      data,
                     GCancellable *cancellable)
{
  const PageCall *call = data;
  GError *error = NULL;
  TlPage *page = tl_pdf_read_page (source, call->number, cancellable, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) tl_page_unref);
  else
    g_task_return_error (task, error);
}

void
tl_pdf_read_page_async (TlPdf               *pdf,
                        guint                number,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  const PageCall call = { .number = number };

  g_return_if_fail (TL_IS_PDF (pdf));
  g_return_if_fail (number >= 1 && number <= tl_pdf_get_n_pages (pdf));

  run_page_call (pdf, &call, tl_pdf_read_page_async, read_page_in_thread,
                 cancellable, callback, user_data);
}

TlPage *
tl_pdf_read_page_finish (TlPdf         *pdf,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pdf), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_pdf_read_page_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
render_page_in_thread (GTask        *task,
                       gpointer      source,
                       gpointer      data,
                       GCancellable *cancellable)
{
  const PageCall *call = data;
  GError *error = NULL;
  TlPixels *pixels = tl_pdf_render_page (source, call->number, call->scale, cancellable, &error);

  if (pixels != NULL)
    g_task_return_pointer (task, pixels, (GDestroyNotify) tl_pixels_free);
  else
    g_task_return_error (task, error);
}

void
tl_pdf_render_page_async (TlPdf               *pdf,
                          guint                number,
                          double               scale,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  const PageCall call = { .number = number, .scale = scale };

  g_return_if_fail (TL_IS_PDF (pdf));
  g_return_if_fail (number >= 1 && number <= tl_pdf_get_n_pages (pdf));
  g_return_if_fail (scale > 0);

  run_page_call (pdf, &call, tl_pdf_render_page_async, render_page_in_thread,
                 cancellable, callback, user_data);
}

TlPixels *
tl_pdf_render_page_finish (TlPdf         *pdf,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pdf), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tl_pdf_render_page_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
