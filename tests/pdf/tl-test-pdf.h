/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-pdf.h"

G_BEGIN_DECLS

/*
 * Small PDFs typed in, and files and processes looked at from outside.
 */

/* A PDF of @objects, which end with NULL: the first is object 1, the catalogue. */
GBytes *tl_test_pdf_new         (const char *const *objects);
/* One page of 200 by 100 points with @content on it, in 12 point Helvetica as /F. */
GBytes *tl_test_pdf_new_page    (const char        *content);

/* A temporary file; tl_test_file_delete() takes it away. */
GFile  *tl_test_file_new        (GBytes            *bytes);
GFile  *tl_test_file_new_text   (const char        *text);
void    tl_test_file_delete     (GFile             *file);
/* A script that takes the reader's place. */
GFile  *tl_test_script_new      (const char        *body);

/* One of the specimens of tests/fixtures. */
GFile  *tl_test_specimen        (const char        *name);

/* Waits until every child of this process has ended and been waited for. */
void    tl_test_wait_for_children (void);
/* Runs @function, and again, and finds no more open files and no more children after it. */
void    tl_test_assert_no_leaks (void            (*function) (void));
/* Kills the readers that this process has; returns how many. */
guint   tl_test_kill_readers    (void);

typedef GFile TlTestFile;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTestFile, tl_test_file_delete)

G_END_DECLS
