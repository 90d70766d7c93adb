/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review-list.h"

#include "tl-finding.h"
#include "tl-query-sql-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

void
tl_document_info_free (TlDocumentInfo *info)
{
  g_return_if_fail (info != NULL);

  g_free (info->file);
  g_free (info->sha256);
  g_array_unref (info->hidden_pages);
  g_free (info);
}

void
tl_review_details_free (TlReviewDetails *details)
{
  g_return_if_fail (details != NULL);

  g_ptr_array_unref (details->facts);
  g_ptr_array_unref (details->read_facts);
  g_ptr_array_unref (details->documents);
  g_free (details);
}

static TlReviewDetails *
new_details (gint64 review)
{
  TlReviewDetails *details = g_new0 (TlReviewDetails, 1);

  details->id = review;
  details->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref);
  details->read_facts = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref);
  details->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_document_info_free);
  return details;
}

static TlStatement *
prepare (TlConnection           *connection,
         const TlReviewDetails  *details,
         const char             *sql,
         GError                **error)
{
  TlStatement *statement = tl_connection_prepare (connection, sql, error);

  if (statement != NULL)
    tl_statement_bind_int (statement, ":review", details->id);
  return statement;
}

static gboolean
read_review (TlReviewDetails  *details,
             TlConnection     *connection,
             GError          **error)
{
  g_autoptr (TlStatement) statement = NULL;
  gboolean has_row;

  statement = prepare (connection, details,
                       "SELECT private,"
                       " (SELECT total(n) FROM rollup WHERE review_id = :review"
                       "  AND status <> 'rejected' AND (flags & :left_out) = 0)"
                       " FROM reviews WHERE id = :review AND removed IS NULL", error);
  if (statement == NULL)
    return FALSE;
  tl_statement_bind_int (statement, ":left_out",
                         TL_FINDING_DENIED | TL_FINDING_MAYBE | TL_FINDING_UNPLACED);
  if (!tl_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                   _("There is no review %" PRId64 " in this library"), details->id);
      return FALSE;
    }
  details->private_ = tl_statement_get_int (statement, 0) != 0;
  details->n_findings = (guint) tl_statement_get_int (statement, 1);
  return TRUE;
}

/* NULL for a name that this version of the program does not know. */
static TlFact *
read_fact (TlStatement *statement)
{
  const char *name = tl_statement_get_text (statement, 0);
  TlFactFields fields = {
    .value = tl_statement_get_text (statement, 1),
    .by_user = tl_statement_get_int (statement, 2) != 0,
    .document = tl_statement_get_int (statement, 3),
    .page = (guint) tl_statement_get_int (statement, 4),
    .text = tl_statement_get_text (statement, 5),
    .confidence = tl_statement_get_double (statement, 6),
  };

  if (g_str_has_prefix (name, "x."))
    fields.attribute = name + 2;
  else if (!tl_fact_name_from_string (name, &fields.name))
    return NULL;
  return tl_fact_new (&fields);
}

static gboolean
read_facts (const TlReviewDetails  *details,
            TlConnection           *connection,
            const char             *sql,
            GPtrArray              *facts,
            GError                **error)
{
  g_autoptr (TlStatement) statement = prepare (connection, details, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (tl_statement_step (statement, &has_row, error))
    {
      TlFact *fact;

      if (!has_row)
        return TRUE;
      fact = read_fact (statement);
      if (fact != NULL)
        g_ptr_array_add (facts, fact);
    }
  return FALSE;
}

#define FACT_COLUMNS "name, value, by_user, document_id, page, text, confidence"

static TlDocumentInfo *
read_document (TlStatement *statement)
{
  TlDocumentInfo *info = g_new0 (TlDocumentInfo, 1);

  info->id = tl_statement_get_int (statement, 0);
  info->file = g_strdup (tl_statement_get_text (statement, 1));
  info->sha256 = g_strdup (tl_statement_get_text (statement, 2));
  info->kind = TL_DOCUMENT_OTHER;
  tl_document_kind_from_string (tl_statement_get_text (statement, 3), &info->kind);
  info->n_pages = (guint) tl_statement_get_int (statement, 4);
  info->n_unreadable = (guint) tl_statement_get_int (statement, 5);
  info->n_words = (guint) tl_statement_get_int (statement, 6);
  info->n_unread = (guint) tl_statement_get_int (statement, 7);
  info->n_recognised = (guint) tl_statement_get_int (statement, 8);
  info->confidence = tl_statement_get_double (statement, 9);
  info->reader_version = (guint) tl_statement_get_int (statement, 10);
  info->hidden_pages = g_array_new (FALSE, FALSE, sizeof (guint));
  return info;
}

static const char documents_sql[] =
  "SELECT id, file, sha256, kind, n_pages, n_unreadable, n_words,"
  " (SELECT count(*) FROM pages AS p WHERE p.document_id = d.id AND p.origin = :image"
  "  AND NOT EXISTS (SELECT 1 FROM recognised AS k WHERE k.document_id = p.document_id"
  "   AND k.number = p.number AND k.page IS NULL)),"
  " (SELECT count(*) FROM pages AS p WHERE p.document_id = d.id AND p.origin = :recognised),"
  " (SELECT avg(confidence) FROM pages AS p WHERE p.document_id = d.id"
  "  AND p.origin = :recognised),"
  " reader_version"
  " FROM documents AS d WHERE review_id = :review ORDER BY id";

static gboolean
read_documents (TlReviewDetails  *details,
                TlConnection     *connection,
                GError          **error)
{
  g_autoptr (TlStatement) statement = NULL;
  gboolean has_row;

  statement = prepare (connection, details, documents_sql, error);
  if (statement == NULL)
    return FALSE;
  tl_statement_bind_text (statement, ":image", tl_page_origin_to_string (TL_PAGE_IMAGE));
  tl_statement_bind_text (statement, ":recognised", tl_page_origin_to_string (TL_PAGE_OCR));
  while (tl_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_ptr_array_add (details->documents, read_document (statement));
    }
  return FALSE;
}

static TlDocumentInfo *
find_document (const TlReviewDetails *details,
               gint64                 id)
{
  for (guint i = 0; i < details->documents->len; i++)
    {
      TlDocumentInfo *info = g_ptr_array_index (details->documents, i);

      if (info->id == id)
        return info;
    }
  return NULL;
}

static gboolean
read_hidden_pages (TlReviewDetails  *details,
                   TlConnection     *connection,
                   GError          **error)
{
  g_autoptr (TlStatement) statement = NULL;
  gboolean has_row;

  statement = prepare (connection, details,
                       "SELECT p.document_id, p.number FROM documents AS d"
                       " JOIN pages AS p ON p.document_id = d.id AND p.n_hidden > 0"
                       " WHERE d.review_id = :review ORDER BY p.document_id, p.number", error);
  if (statement == NULL)
    return FALSE;
  while (tl_statement_step (statement, &has_row, error))
    {
      TlDocumentInfo *info;
      guint page;

      if (!has_row)
        return TRUE;
      info = find_document (details, tl_statement_get_int (statement, 0));
      page = (guint) tl_statement_get_int (statement, 1);
      g_assert (info != NULL);
      g_array_append_val (info->hidden_pages, page);
    }
  return FALSE;
}

static gboolean
load_details_cb (TlConnection  *connection,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  TlReviewDetails *details = data;

  return read_review (details, connection, error)
         && read_facts (details, connection,
                        "SELECT " FACT_COLUMNS " FROM facts_in_force"
                        " WHERE review_id = :review AND value <> ''"
                        " ORDER BY name, document_id, ordinal", details->facts, error)
         && read_facts (details, connection,
                        "SELECT " FACT_COLUMNS " FROM facts"
                        " WHERE review_id = :review AND by_user = 0"
                        " ORDER BY name, document_id, ordinal", details->read_facts, error)
         && read_documents (details, connection, error)
         && read_hidden_pages (details, connection, error);
}

TlReviewDetails *
tl_review_details_load (TlStore       *store,
                        gint64         review,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (TlReviewDetails) details = new_details (review);

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, load_details_cb, details, cancellable, error))
    return NULL;
  return g_steal_pointer (&details);
}

static gboolean
load_ids_cb (TlConnection  *connection,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  GArray **ids = data;
  g_autoptr (TlStatement) statement = NULL;

  statement = tl_connection_prepare (connection,
                                     "SELECT r.id FROM reviews r WHERE r.removed IS NULL"
                                     " ORDER BY " TL_REVIEW_ORDER, error);
  if (statement == NULL)
    return FALSE;
  *ids = tl_sql_read_ids (statement, error);
  return *ids != NULL;
}

GArray *
tl_review_ids_load (TlStore       *store,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, load_ids_cb, &ids, cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}
