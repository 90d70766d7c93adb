/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-reader-private.h"

G_BEGIN_DECLS

/*
 * Reads the words of a page from its picture, in English or Welsh. It is of one thread:
 * OMP_THREAD_LIMIT has to be 1 before the process starts. The reader is built twice, with it and
 * without: tesseract brings so many libraries that each file's reader would start 20 ms later.
 */

/* Takes hold of the models, of TL_ENGLISH_FD and TL_WELSH_FD. FALSE when there is none for
 * English. A reader built without gets no recogniser, and that is right. */
gboolean tl_recogniser_start     (TlReader   *reader);
/* Fills @page as tl_reader_read_page() does, but with the text that is to be seen on it. FALSE
 * once @is_wanted says FALSE: what is in @page is not to be used then. */
gboolean tl_recogniser_read_page (TlReader   *reader,
                                  guint       number,
                                  gboolean  (*is_wanted) (void),
                                  TlRawPage  *page);

G_END_DECLS
