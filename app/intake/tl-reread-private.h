/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-job-private.h"
#include "tl-reread.h"

G_BEGIN_DECLS

/* A document that is in its place, to be told of. */
typedef struct {
  char *file;
  guint n_recognised;
} TlRereadDone;

/* A document that is being read again. */
typedef struct {
  gint64     id;
  char      *sha256;
  char      *file;       /* its name, for people */
  guint      n_pages;    /* as the library has it now */
  guint      n_images;   /* of these, those not recognised yet */
  gboolean   was_marked;
  GPtrArray *pages;      /* as they were read; those that were images as they are recognised */
  guint      n_waiting;  /* pages yet to be recognised */
  guint      n_known;    /* pages that were recognised, now or before */
  guint      n_failed;   /* pages that could not be */
  GError    *why;        /* the first of these failed */
} TlRereadDocument;

/* What is known of each document before it is read; those no longer there are left out. Returns:
 * (element-type TlRereadDocument) */
GPtrArray        *tl_reread_documents_load (TlStore           *store,
                                            GArray            *ids,
                                            GCancellable      *cancellable,
                                            GError           **error);
/* Reads its pages, and puts in those that were recognised before. @images: (out): the numbers of
 * those that are still to be; with @again also those that were tried in vain. */
gboolean          tl_reread_document_read  (TlRereadDocument        *document,
                                            const TlReadingContext  *context,
                                            gboolean                 again,
                                            GArray                  *images,
                                            TlReadingProgress        progress,
                                            gpointer                 user_data,
                                            GError                 **error);
/* Understands it anew, and puts it in its place. */
gboolean          tl_reread_document_save  (TlRereadDocument        *document,
                                            const TlReadingContext  *context,
                                            TlReread                *carried,
                                            GError                 **error);
/* Of one just saved. Returns: (nullable): it, when it is marked only now and its review is not
 * private */
TlImportResult   *tl_reread_document_find_marked (const TlRereadDocument *document,
                                                  TlStore                *store);

/* What a job is to do. */
typedef struct {
  GPtrArray *documents;    /* (element-type TlRereadDocument) */
  gboolean   recognise;
  gboolean   again;        /* pages that were tried in vain, too */
  gboolean   only_images;  /* a document with nothing recognised stays as it is */
} TlRereadPlan;

/* How much longer it takes to recognise a page than to read its text. */
#define TL_RECOGNISING_WEIGHT 60

/* All of it, with several workers; adds to @result. */
void              tl_reread_work           (TlRereadJob             *job,
                                            const TlReadingContext  *context,
                                            const TlRereadPlan      *plan,
                                            TlRereadResult          *result);

G_END_DECLS
