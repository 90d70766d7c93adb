/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-connection-private.h"
#include "tl-lock-private.h"
#include "tl-writer-private.h"

G_BEGIN_DECLS

const char *tl_store_get_path   (TlStore      *store);
TlWriter   *tl_store_get_writer (TlStore      *store);
TlLock     *tl_store_get_lock   (TlStore      *store);

/* ── code books (tl-store-codebooks.c) ── */

/* The id of that version of the code book, kept from now on. */
gboolean    tl_codebooks_keep   (TlConnection *connection,
                                 TlCodebook   *codebook,
                                 gint64       *id,
                                 GError      **error);
/* That version is put in force now, by the coder of that name. (tl-store-codebook-history.c) */
gboolean    tl_codebook_history_add (TlConnection *connection,
                                 gint64        id,
                                 const char   *name,
                                 GError      **error);
/* The id of a rule as it was when it found @finding; 0 for findings by hand. */
gboolean    tl_rules_keep       (TlConnection *connection,
                                 TlCodebook   *codebook,
                                 TlFinding    *finding,
                                 gint64       *id,
                                 GError      **error);

/* ── findings (tl-store-findings.c) ── */

/* Whether a person decided on finding f, tagged or noted it. */
#define TL_FINDING_IS_DECIDED                                       \
  "(EXISTS (SELECT 1 FROM decisions WHERE finding_id = f.id)"       \
  " OR EXISTS (SELECT 1 FROM finding_tags WHERE finding_id = f.id)" \
  " OR EXISTS (SELECT 1 FROM notes WHERE finding_id = f.id))"

/* A finding with all that it is anchored by. */
typedef struct {
  gint64      review;
  gint64      document;
  gint64      block_id;
  TlBlock    *block;
  TlCodebook *codebook;
  gint64      codebook_id;
  TlFinding  *finding;
} TlAnchored;

gboolean    tl_findings_add     (TlConnection     *connection,
                                 const TlAnchored *anchored,
                                 GError          **error);
/* Anchors a finding elsewhere. */
gboolean    tl_findings_move    (TlConnection     *connection,
                                 gint64            id,
                                 gint64            block_id,
                                 TlBlock          *block,
                                 TlSpan            span,
                                 GError          **error);
/* What the rule says of it now. */
gboolean    tl_findings_say     (TlConnection     *connection,
                                 gint64            id,
                                 const TlAnchored *anchored,
                                 GError          **error);
/* Links it as @finding is linked, or (when that is NULL) to nothing. */
gboolean    tl_findings_link    (TlConnection     *connection,
                                 gint64            id,
                                 TlFinding        *finding,
                                 GError          **error);

/* ── documents (tl-store-documents.c), their facts and blocks ── */

/* A document on its way into the library. */
typedef struct {
  const TlSaving *saving;
  TlSaved        *saved;
  gint64          codebook_id;
  gint64         *block_ids;
} TlSave;

gboolean    tl_pages_add           (TlConnection *connection,
                                    TlSave       *save,
                                    GError      **error);
gboolean    tl_store_facts_add     (TlConnection *connection,
                                    TlSave       *save,
                                    GError      **error);
gboolean    tl_blocks_add          (TlConnection *connection,
                                    TlSave       *save,
                                    GError      **error);
/* The order that the documents of a review go by: what the one says counts before what the other
 * does. */
#define TL_DOCUMENT_ORDER(d)                                                              \
  "CASE " d ".kind WHEN 'overview' THEN 0 WHEN 'executive-summary' THEN 1 ELSE 2 END, "   \
  d ".id"
gboolean    tl_recommendations_add (TlConnection *connection,
                                    TlSave       *save,
                                    GError      **error);
/* Links what a document of a review repeats to what it repeats in another. */
gboolean    tl_recommendations_link (TlConnection *connection,
                                    gint64        review,
                                    GError      **error);
/* The blocks of a document in order, and (when @ids is not NULL) their ids. */
gboolean    tl_blocks_load         (TlConnection *connection,
                                    gint64        document,
                                    GPtrArray    *blocks,
                                    GArray       *ids,
                                    GError      **error);

G_END_DECLS
