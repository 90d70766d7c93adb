/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Opens @file to read, if it is a regular file that begins as a PDF does. Returns the descriptor, at
 * the file's start, or -1 with an error of TL_PDF_ERROR (which says what the file is instead) or
 * G_IO_ERROR.
 */
int tl_file_open (GFile   *file,
                  GError **error);

G_END_DECLS
