/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Opens @file to read, if it is a regular file that may be a PDF. Returns the descriptor, at the
 * file's start, or -1 with an error of TL_PDF_ERROR (which says what the file is instead) or
 * G_IO_ERROR. A file that does not begin as a PDF does, and as nothing else that is known either,
 * is opened with @doubtful set: it is one only if it can be read as one.
 */
int  tl_file_open              (GFile     *file,
                                gboolean  *doubtful,
                                GError   **error);

/* What to say of a doubtful file that turned out not to be one. */
void tl_file_set_not_pdf_error (GError   **error);

G_END_DECLS
