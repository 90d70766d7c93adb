/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-cli-private.h"

#include "tl-agreement.h"

G_BEGIN_DECLS

/* Coding by hand, read from files, beside what the rules found in the same documents. A unit is a
 * passage of a document that somebody coded; running headers, footers and contents are none. */

typedef struct _TlCoding TlCoding;

/* @coder: (nullable): whose coding to take; of all when NULL */
TlCoding  *tl_coding_new           (TlCli        *cli,
                                    const char   *coder);
void       tl_coding_free          (TlCoding     *coding);
/* Rows that name no passage of the library are complained of, and the rest is taken. */
gboolean   tl_coding_read          (TlCoding     *coding,
                                    const char   *path,
                                    GError      **error);
/* What the rules found in the documents read; of a sample, in the passages that its file names
 * alone: nothing else was looked at. To be called once, when all is read. */
gboolean   tl_coding_load_found    (TlCoding     *coding,
                                    GError      **error);

guint      tl_coding_get_n_units   (TlCoding     *coding);
/* (element-type TlCode) */
GArray    *tl_coding_get_expected  (TlCoding     *coding);
GArray    *tl_coding_get_found     (TlCoding     *coding);
/* The themes that were coded by hand, and in a sample those found there, sorted.
 * Returns: (transfer container) */
char     **tl_coding_list_themes   (TlCoding     *coding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCoding, tl_coding_free)

G_END_DECLS
