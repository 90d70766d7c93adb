/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reader-page-private.h"

#include "tl-password-dialog-private.h"

#include <glib/gi18n-lib.h>

static void
show_failure (TlReaderPage *self,
              const GError *error)
{
  adw_status_page_set_title (self->status, _("This document cannot be shown"));
  adw_status_page_set_description (self->status, error->message);
  gtk_widget_set_visible (self->unlock, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* ── encrypted files ── */

static void
show_locked (TlReaderPage *self)
{
  adw_status_page_set_title (self->status, _("This document needs a password"));
  adw_status_page_set_description (self->status, tl_page_loader_get_failure (self->loader, 1));
  gtk_widget_set_visible (self->unlock, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
loader_changed_cb (TlReaderPage *self)
{
  tl_reader_page_update_margin (self);
  if (tl_page_loader_needs_password (self->loader))
    show_locked (self);
}

static void open_document (TlReaderPage *self,
                           gint64        document);

static void
password_given_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (TlReaderPage) self = user_data;
  g_autofree char *password = tl_password_ask_finish (GTK_WINDOW (source), result);

  if (password == NULL || self->session == NULL || self->map == NULL)
    return;
  tl_session_add_password (self->session, password);
  open_document (self, tl_document_map_get_document (self->map));
}

static void
enter_password (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  TlReaderPage *self = TL_READER_PAGE (widget);

  if (self->map != NULL)
    tl_password_ask_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                           tl_document_map_get_title (self->map), password_given_cb,
                           g_object_ref (self));
}

void
tl_reader_page_open_bind (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "reader.enter-password", NULL, enter_password);
}

/* ── findings ── */

static void
load_findings_thread (GTask        *task,
                      gpointer      source,
                      gpointer      data,
                      GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings;

  findings = tl_finding_items_load_for_document (g_object_get_data (G_OBJECT (task), "store"),
                                                 *(gint64 *) data, TL_INCLUDE_UNPLACED, cancellable,
                                                 &error);
  if (findings != NULL)
    g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Two may be under way at once, and the one begun later knows more. */
static void
findings_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  TlReaderPage *self = TL_READER_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_loading--;
  if (G_TASK (result) != self->latest)
    return;
  self->latest = NULL;
  if (findings == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tl_session_tell (self->session, error->message, FALSE);
      return;
    }
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_steal_pointer (&findings);
  tl_reader_page_set_unplaced_aside (self);
  tl_reader_page_update_placing (self);
  tl_pdf_view_set_findings (self->view, self->findings);
  tl_reader_margin_set_findings (self->margin, self->findings);
  if (self->wanted_finding != 0)
    {
      if (tl_session_get_finding (self->session) == self->wanted_finding)
        tl_reader_page_show_finding (self);
      tl_session_set_finding (self->session, self->wanted_finding);
      self->wanted_finding = 0;
    }
}

void
tl_reader_page_load_findings (TlReaderPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, findings_loaded_cb, NULL);
  gint64 document = tl_document_map_get_document (self->map);

  self->n_loading++;
  self->latest = task;
  g_object_set_data_full (G_OBJECT (task), "store",
                          g_object_ref (tl_session_get_store (self->session)), g_object_unref);
  g_task_set_task_data (task, g_memdup2 (&document, sizeof document), g_free);
  g_task_run_in_thread (task, load_findings_thread);
}

/* ── the document ── */

static void
show_map (TlReaderPage *self,
          GPtrArray    *recognised)
{
  TlStore *store = tl_session_get_store (self->session);
  g_autoptr (GFile) pdf = tl_store_dup_pdf (store, tl_document_map_get_sha256 (self->map));

  g_clear_object (&self->loader);
  self->loader = tl_page_loader_new (pdf, self->map, recognised,
                                     tl_session_get_passwords (self->session));
  tl_pdf_view_set_document (self->view, self->map, self->loader);
  tl_reader_bar_set_document (self->bar, self->map);
  gtk_stack_set_visible_child_name (self->stack, "document");
  if (self->wanted_page != 0)
    tl_pdf_view_scroll_to (self->view, self->wanted_page, NULL);
  tl_reader_page_show_outline (self);
  tl_reader_page_find_wanted (self);
  tl_reader_page_load_findings (self);
}

void
tl_reader_page_update_margin (TlReaderPage *self)
{
  guint number = tl_pdf_view_get_page (self->view);

  if (self->loader != NULL && number != 0)
    tl_reader_margin_set_page (self->margin, number,
                               tl_page_loader_get_page (self->loader, number));
}

typedef struct {
  TlDocumentMap *map;
  GPtrArray     *recognised;
} Opened;

static void
opened_free (Opened *opened)
{
  g_clear_pointer (&opened->map, tl_document_map_unref);
  g_clear_pointer (&opened->recognised, g_ptr_array_unref);
  g_free (opened);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autoptr (Opened) opened = g_new0 (Opened, 1);
  TlStore *store = g_object_get_data (G_OBJECT (task), "store");
  const gint64 document = *(gint64 *) data;
  GError *error = NULL;

  opened->map = tl_document_map_load (store, document, cancellable, &error);
  if (opened->map != NULL)
    opened->recognised = tl_store_load_recognised (store, document, cancellable, &error);
  if (opened->recognised == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) opened_free);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  TlReaderPage *self = TL_READER_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (Opened) opened = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_loading--;
  if (opened == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_failure (self, error);
      return;
    }
  g_clear_pointer (&self->map, tl_document_map_unref);
  self->map = g_steal_pointer (&opened->map);
  show_map (self, opened->recognised);
  g_signal_connect_object (self->loader, "page-changed", G_CALLBACK (loader_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
tl_reader_page_close (TlReaderPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->map, tl_document_map_unref);
  tl_reader_page_find_stop (self);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->unplaced, g_ptr_array_unref);
  tl_reader_page_update_placing (self);
  tl_reader_margin_set_findings (self->margin, NULL);
  tl_pdf_view_set_document (self->view, NULL, NULL);
  tl_reader_bar_set_document (self->bar, NULL);
  g_clear_object (&self->loader);
}

static void
open_document (TlReaderPage *self,
               gint64        document)
{
  g_autoptr (GTask) task = NULL;

  tl_reader_page_close (self);
  task = g_task_new (self, self->cancellable, opened_cb, NULL);
  self->n_loading++;
  g_object_set_data_full (G_OBJECT (task), "store",
                          g_object_ref (tl_session_get_store (self->session)), g_object_unref);
  g_task_set_task_data (task, g_memdup2 (&document, sizeof document), g_free);
  g_task_run_in_thread (task, open_thread);
}

static void
details_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlReviewDetails) details = NULL;
  TlStore *store = g_object_get_data (G_OBJECT (task), "store");

  details = tl_review_details_load (store, *(gint64 *) data, cancellable, &error);
  if (details == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (details->documents->len == 0)
    g_task_return_new_error (task, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND, "%s",
                             _("This review has no document in the library."));
  else
    g_task_return_int (task, ((TlDocumentInfo *) g_ptr_array_index (details->documents, 0))->id);
}

static void
details_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  TlReaderPage *self = TL_READER_PAGE (source);
  g_autoptr (GError) error = NULL;
  gint64 document = g_task_propagate_int (G_TASK (result), &error);

  self->n_loading--;
  if (error == NULL)
    open_document (self, document);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error);
}

/* A review is asked for its first document before that can be opened. */
static void
open_review (TlReaderPage *self,
             gint64        review)
{
  g_autoptr (GTask) task = NULL;

  tl_reader_page_close (self);
  task = g_task_new (self, self->cancellable, details_cb, NULL);
  self->n_loading++;
  g_object_set_data_full (G_OBJECT (task), "store",
                          g_object_ref (tl_session_get_store (self->session)), g_object_unref);
  g_task_set_task_data (task, g_memdup2 (&review, sizeof review), g_free);
  g_task_run_in_thread (task, details_thread);
}

void
tl_reader_page_show (TlReaderPage *self,
                     gint64        review,
                     gint64        document,
                     guint         number,
                     gint64        finding)
{
  g_return_if_fail (TL_IS_READER_PAGE (self));
  g_return_if_fail (self->session != NULL);

  self->wanted_page = number;
  self->wanted_finding = finding;
  g_clear_pointer (&self->wanted_words, g_strfreev);
  tl_session_set_review (self->session, review);
  if (self->map != NULL
      && (document != 0 ? tl_document_map_get_document (self->map) == document
                        : tl_document_map_get_review (self->map) == review))
    {
      if (number != 0)
        tl_pdf_view_scroll_to (self->view, number, NULL);
      tl_reader_page_load_findings (self);
    }
  else if (document != 0)
    open_document (self, document);
  else
    open_review (self, review);
}

gboolean
tl_reader_page_is_settled (TlReaderPage *self)
{
  g_return_val_if_fail (TL_IS_READER_PAGE (self), FALSE);

  return self->n_loading == 0 && self->following == 0 && self->loader != NULL
         && tl_page_loader_is_ready (self->loader);
}
