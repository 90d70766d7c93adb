/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-export-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define BATCH 500

G_DEFINE_QUARK (tl-export-error-quark, tl_export_error)

static const TlExportFormat formats[] = {
  { "html", "html", "text/html" },
  { "csv", "csv", "text/csv" },
  { "json", "json", "application/json" },
  { NULL }
};

static const struct {
  const char  *label;
  TlExportFunc write;
} writers[] = {
  { N_("Document to read or print (HTML)"), tl_export_html },
  { N_("Table for a spreadsheet (CSV)"), tl_export_csv },
  { N_("Data for programs (JSON)"), tl_export_json },
};
G_STATIC_ASSERT (G_N_ELEMENTS (writers) + 1 == G_N_ELEMENTS (formats));

const TlExportFormat *
tl_export_get_formats (void)
{
  return formats;
}

const char *
tl_export_format_get_label (const TlExportFormat *format)
{
  g_return_val_if_fail (format >= formats && format->id != NULL, NULL);

  return _(writers[format - formats].label);
}

static TlExportFunc
find_writer (const char  *id,
             GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      if (strcmp (formats[i].id, id) == 0)
        return writers[i].write;
    }
  g_set_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_FORMAT,
               _("“%s” is not a format that can be exported to"), id);
  return NULL;
}

void
tl_export_write (TlExport   *export,
                 const char *text)
{
  fputs (text, export->file);
}

void
tl_export_print (TlExport   *export,
                 const char *format,
                 ...)
{
  va_list args;

  va_start (args, format);
  g_vfprintf (export->file, format, args);
  va_end (args);
}

gboolean
tl_export_each (TlExport          *export,
                TlQuery           *query,
                TlExportItemFunc   func,
                gpointer           data,
                GError           **error)
{
  g_autoptr (GArray) ids = tl_finding_ids_load (export->store, query, export->cancellable, error);
  const gint64 *first = ids != NULL ? (const gint64 *) (gpointer) ids->data : NULL;

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i += BATCH)
    {
      g_autoptr (GPtrArray) items = NULL;

      items = tl_finding_items_load (export->store, first + i, MIN (BATCH, ids->len - i),
                                     export->cancellable, error);
      if (items == NULL)
        return FALSE;
      for (guint j = 0; j < items->len; j++)
        func (export, g_ptr_array_index (items, j), data);
    }
  return TRUE;
}

const char *
tl_export_get_theme_name (TlExport   *export,
                          const char *theme)
{
  TlTheme *found = tl_codebook_find_theme (export->codebook, theme);

  return found != NULL ? tl_theme_get_name (found) : theme;
}

const char *
tl_export_get_plain_name (TlExport   *export,
                          const char *theme)
{
  TlTheme *found = tl_codebook_find_theme (export->codebook, theme);

  return found != NULL ? tl_theme_get_plain (found, TL_THEME_NAME) : theme;
}

static gboolean
set_errno_error (GError     **error,
                 const char  *path,
                 int          number)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
               _("“%s” could not be written: %s. Nothing was changed there; make sure that its "
                 "folder can be written to and has space left"), name, g_strerror (number));
  return FALSE;
}

/* On disk, or an error: names the file last, so that a power cut leaves the old one or the new. */
static gboolean
close_file (TlExport    *export,
            const char  *path,
            GError     **error)
{
  gboolean failed = ferror (export->file) || fflush (export->file) != 0
                    || g_fsync (fileno (export->file)) != 0;
  int number = errno;

  if (fclose (g_steal_pointer (&export->file)) != 0 && !failed)
    return set_errno_error (error, path, errno);
  return !failed || set_errno_error (error, path, number);
}

static gboolean
write_beside (TlExport      *export,
              TlExportFunc   write,
              const char    *path,
              const char    *beside,
              GError       **error)
{
  if (!write (export, error))
    {
      fclose (g_steal_pointer (&export->file));
      return FALSE;
    }
  if (!close_file (export, path, error))
    return FALSE;
  return g_rename (beside, path) == 0 || set_errno_error (error, path, errno);
}

static gboolean
write_file (TlExport      *export,
            TlExportFunc   write,
            const char    *path,
            GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *beside = g_build_filename (folder, ".throughline-XXXXXX", NULL);
  int fd = g_mkstemp_full (beside, O_WRONLY, 0666);

  if (fd < 0)
    return set_errno_error (error, path, errno);
  export->file = fdopen (fd, "wb");
  if (write_beside (export, write, path, beside, error))
    return TRUE;
  g_unlink (beside);
  return FALSE;
}

gboolean
tl_export_run (TlStore       *store,
               TlQuery       *query,
               TlCodebook    *codebook,
               const char    *format,
               GFile         *file,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (TlQuery) public = NULL;
  TlExport export = { .store = store, .codebook = codebook, .cancellable = cancellable };
  TlExportFunc write;

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (query != NULL && codebook != NULL && format != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  write = find_writer (format, error);
  if (write == NULL)
    return FALSE;
  if (g_file_peek_path (file) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("Findings can only be exported to a folder of this computer"));
      return FALSE;
    }
  public = tl_query_without_private (query);
  export.query = public;
  return write_file (&export, write, g_file_peek_path (file), error);
}
