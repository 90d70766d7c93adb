/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-comparison.h"
#include "tl-query.h"

G_BEGIN_DECLS

/* What the pages on samples ask of a library, in a thread of its own. All that comes back is owned
 * by the caller. */

/* The samples, and who is at the keyboard. */
typedef struct {
  GPtrArray *samples;         /* of TlSample */
  gint64     coder;           /* 0 for one who has coded nothing yet */
} TlSampleListing;

/* A sample as one coder coded it. */
typedef struct {
  GPtrArray *paragraphs;      /* of TlSampleParagraph */
  GPtrArray *codes;           /* of TlSampleCode */
  gint64     coder;
} TlSampleCoding;

/* What stands around a paragraph. */
typedef struct {
  char *before;
  char *after;
} TlSampleAround;

void             tl_sample_listing_free        (TlSampleListing     *listing);
void             tl_sample_coding_free         (TlSampleCoding      *coding);
void             tl_sample_around_free         (TlSampleAround      *around);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSampleListing, tl_sample_listing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSampleCoding, tl_sample_coding_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSampleAround, tl_sample_around_free)

/* @name: of the person at the keyboard; "" for the one whose machine it is */
void             tl_sample_list_async          (TlStore             *store,
                                                const char          *name,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
void             tl_sample_code_async          (TlStore             *store,
                                                gint64               sample,
                                                const char          *name,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
void             tl_sample_around_async        (TlStore             *store,
                                                gint64               sample,
                                                guint                ordinal,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
void             tl_sample_compare_async       (TlStore             *store,
                                                gint64               sample,
                                                gint64               coder,
                                                gint64               against,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/* Comes back with the sample's id. */
void             tl_sample_draw_async          (TlStore             *store,
                                                TlQuery             *query,
                                                const char          *name,
                                                guint                n_paragraphs,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/* Of any of them but the last: what it came to; NULL with an error. */
gpointer         tl_sample_load_finish         (GAsyncResult        *result,
                                                GError             **error);
/* Of the last: 0 with an error. */
gint64           tl_sample_draw_finish         (GAsyncResult        *result,
                                                GError             **error);

G_END_DECLS
