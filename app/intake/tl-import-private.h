/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-import.h"

G_BEGIN_DECLS

/* ── what to import ── */

/* A file to import, or a file or folder that cannot be, with why. */
typedef struct {
  GFile   *file;
  char    *name;    /* its path, for people */
  guint    given;   /* which of the files and folders asked for it was, or was found below */
  goffset  size;
  GError  *error;
} TlImportFile;

/* All PDFs in the files and folders, each folder's in the order of their names; always owned. The
 * library's own folder is passed over. */
GPtrArray *tl_import_files_find (GFile        **files,
                                 GFile         *library,
                                 GCancellable  *cancellable);

/* What went wrong with a file, and what to do, for people; without the file's name. */
char      *tl_import_dup_reason (const GError  *error);

/* ── what became of a file ── */

TlImportResult *tl_import_result_new  (const TlImportFile   *file);
TlImportResult *tl_import_result_copy (const TlImportResult *result);

/* ── one file, read ── */

typedef void (*TlReadingProgress) (guint    page,
                                   guint    n_pages,
                                   gpointer user_data);

/* What reading needs; shared by all files of an import. */
typedef struct {
  TlStore           *store;
  TlMatcher         *matcher;
  const char *const *passwords;
  GCancellable      *cancellable;
} TlReadingContext;

/* A file as it was read, not yet in the library: a document with its findings, or the one that the
 * library has of the same bytes, or an error. */
typedef struct {
  char       *sha256;
  TlDocument *document;
  GPtrArray  *findings;
  TlSaved     known;
  GError     *error;
} TlReading;

TlReading      *tl_reading_new      (const TlReadingContext *context,
                                     const TlImportFile     *file,
                                     TlReadingProgress       progress,
                                     gpointer                user_data);
void            tl_reading_free     (TlReading              *reading);
guint           tl_reading_get_n_pages (const TlReading     *reading);
/* Puts it into the library, unless it has the same bytes by now. */
TlImportResult *tl_reading_conclude (TlReading              *reading,
                                     const TlReadingContext *context,
                                     const TlImportFile     *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlReading, tl_reading_free)

/* Whether a file could not be opened for want of a password, or of the right one. */
gboolean        tl_reading_is_locked (const GError           *error);

/* The steps of it: with whichever password opens it, for reading pages from their images or not. */
TlPdf          *tl_reading_open_pdf   (const TlReadingContext  *context,
                                       GFile                   *file,
                                       gboolean                 recognise,
                                       GError                 **error);
/* All pages; an error when none of them can be opened. */
GPtrArray      *tl_reading_read_pages (const TlReadingContext  *context,
                                       TlPdf                   *pdf,
                                       TlReadingProgress        progress,
                                       gpointer                 user_data,
                                       GError                 **error);
/* Makes a document of them, and finds its themes. */
gboolean        tl_reading_understand (TlReading               *reading,
                                       const TlReadingContext  *context,
                                       GPtrArray               *pages,
                                       GError                 **error);
/* The review in the library that @document is another document of, but for @own; 0 for none. */
gboolean        tl_reading_find_review (const TlReadingContext *context,
                                       TlDocument               *document,
                                       gint64                    own,
                                       gint64                   *review,
                                       GError                  **error);

/* All files with several workers; results in the order of @files. */
GPtrArray      *tl_import_work       (TlImport               *import,
                                      const TlReadingContext *context,
                                      GPtrArray              *files);

G_END_DECLS
