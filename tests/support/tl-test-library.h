/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

G_BEGIN_DECLS

/* A library in a folder of its own, filled with documents that are typed in rather than read:
 * through the store's own doors, so that whatever holds for imported ones holds for these.
 * Failures abort. */

typedef struct {
  TlStore    *store;
  GFile      *folder;
  gboolean    stays;      /* the folder, when the library is freed */
  TlCodebook *codebook;
} TlTestLibrary;

/* @themes: (array zero-terminated=1): ids of themes; each has the one rule "<id>.c1", and its
 *   name is the id in capitals */
TlTestLibrary *tl_test_library_new      (const char *const *themes);
/* Likewise, in a folder that stays when the library is freed. */
TlTestLibrary *tl_test_library_new_in   (GFile             *folder,
                                         const char *const *themes);
/* Closes the library and takes its folder away; nothing may go on holding the store. */
void           tl_test_library_free     (TlTestLibrary     *library);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTestLibrary, tl_test_library_free)
/* Runs statements in a write of their own: for what other rooms would do. */
void           tl_test_library_run      (TlTestLibrary     *library,
                                         TlStoreChanges     changes,
                                         const char        *sql);
gint64         tl_test_library_count    (TlTestLibrary     *library,
                                         const char        *sql);

/* TlTestDocument: what will be saved as a review with one document. */
typedef struct _TlTestDocument TlTestDocument;

/* @n_unreadable: of @n_pages, from the last backwards, images without text */
TlTestDocument *tl_test_document_new         (guint           n_pages,
                                              guint           n_unreadable);
void            tl_test_document_set_fact    (TlTestDocument *document,
                                              TlFactName      name,
                                              const char     *value);
/* Pages print "i", "ii" … in front of the first @n_front pages' end, then count from 1. */
void            tl_test_document_set_front   (TlTestDocument *document,
                                              guint           n_front);
/* Returns: its index. Each word has a place on @page. @number: (nullable) */
guint           tl_test_document_add_block   (TlTestDocument *document,
                                              guint           page,
                                              TlSection       section,
                                              const char     *number,
                                              const char     *text);
/* A finding that quotes @quote, which must be in the block; its first word is marked. */
void            tl_test_document_add_finding (TlTestDocument *document,
                                              guint           block,
                                              const char     *theme,
                                              TlStance        stance,
                                              const char     *quote);
/* Sets what the next findings are, beside theme and stance; at first they are plain findings of the
 * reviewer's. */
void            tl_test_document_set_sort    (TlTestDocument *document,
                                              TlStatementKind kind,
                                              TlVoice         voice,
                                              TlFindingFlags  flags);
/* @document: (transfer full) */
TlSaved         tl_test_document_save        (TlTestDocument *document,
                                              TlTestLibrary  *library);

/* Runs the main context until @done (data) is true; fails after 30 seconds. */
void            tl_test_wait                 (gboolean      (*done) (gpointer data),
                                              gpointer        data);

G_END_DECLS
