/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

/* ── reviews, by whom they are of ── */

typedef struct {
  TlDocumentKind  kind;
  gint64          own;
  GArray         *subjects;
} Listing;

static void
clear_subject (gpointer subject)
{
  g_free (((TlReviewSubject *) subject)->subject);
}

static gboolean
list_subjects_cb (TlConnection  *connection,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Listing *listing = data;
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT r.id, r.subject, min(d.kind) FROM reviews AS r"
    " JOIN documents AS d ON d.review_id = r.id"
    " WHERE r.removed IS NULL AND r.id <> :own AND r.subject IS NOT NULL"
    " AND r.authority IS NOT NULL GROUP BY r.id HAVING NOT max(d.kind = :kind) ORDER BY r.id",
    error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":own", listing->own);
  tl_statement_bind_text (list, ":kind", tl_document_kind_to_string (listing->kind));
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      TlReviewSubject subject = { tl_statement_get_int (list, 0), NULL, TL_DOCUMENT_OTHER };

      subject.subject = g_strdup (tl_statement_get_text (list, 1));
      tl_document_kind_from_string (tl_statement_get_text (list, 2), &subject.kind);
      g_array_append_val (listing->subjects, subject);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

GArray *
tl_store_load_subjects (TlStore         *store,
                        TlDocumentKind   kind,
                        gint64           own,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_autoptr (GArray) subjects = g_array_new (FALSE, FALSE, sizeof (TlReviewSubject));
  Listing listing = { kind, own, subjects };

  g_array_set_clear_func (subjects, clear_subject);
  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, list_subjects_cb, &listing, cancellable, error))
    return NULL;
  return g_steal_pointer (&subjects);
}

/* ── what is known of a review ── */

typedef struct {
  gint64     review;
  GPtrArray *facts;
} Facts;

static gboolean
load_facts_cb (TlConnection  *connection,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Facts *facts = data;
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT name, value FROM facts_in_force WHERE review_id = :review ORDER BY ordinal", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":review", facts->review);
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      TlFactFields fields = { .value = tl_statement_get_text (list, 1) };

      if (tl_fact_name_from_string (tl_statement_get_text (list, 0), &fields.name))
        g_ptr_array_add (facts->facts, tl_fact_new (&fields));
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
tl_store_load_facts (TlStore       *store,
                     gint64         review,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref);
  Facts facts = { review, all };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, load_facts_cb, &facts, cancellable, error))
    return NULL;
  return g_steal_pointer (&all);
}

/* ── whether anything was made of it ── */

typedef struct {
  gint64   document;
  gint64   review;
  gboolean is_untouched;
} Home;

static gboolean
find_home_cb (TlConnection  *connection,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Home *home = data;
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT r.id, (SELECT count(*) FROM documents WHERE review_id = r.id) = 1"
    " AND NOT EXISTS (SELECT 1 FROM facts WHERE review_id = r.id AND by_user = 1)"
    " AND NOT EXISTS (SELECT 1 FROM changes WHERE review_id = r.id)"
    " FROM documents AS d JOIN reviews AS r ON r.id = d.review_id WHERE d.id = :document", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":document", home->document);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  home->is_untouched = has_row && tl_statement_get_int (find, 1) != 0;
  home->review = has_row ? tl_statement_get_int (find, 0) : 0;
  return TRUE;
}

gboolean
tl_store_find_review (TlStore       *store,
                      gint64         document,
                      gint64        *review,
                      gboolean      *is_untouched,
                      GCancellable  *cancellable,
                      GError       **error)
{
  Home home = { .document = document };

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (review != NULL && is_untouched != NULL, FALSE);

  if (!tl_store_read (store, find_home_cb, &home, cancellable, error))
    return FALSE;
  *review = home.review;
  *is_untouched = home.is_untouched;
  return TRUE;
}

/* ── how many ── */

static gboolean
count_reviews_cb (TlConnection  *connection,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  guint *n_reviews = data;
  gboolean has_row;
  g_autoptr (TlStatement) count = tl_connection_prepare (connection,
    "SELECT count(DISTINCT review_id) FROM documents"
    " JOIN reviews ON reviews.id = review_id WHERE removed IS NULL", error);

  if (count == NULL || !tl_statement_step (count, &has_row, error))
    return FALSE;
  *n_reviews = (guint) tl_statement_get_int (count, 0);
  return TRUE;
}

gboolean
tl_store_count_reviews (TlStore       *store,
                        guint         *n_reviews,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_return_val_if_fail (TL_IS_STORE (store) && n_reviews != NULL, FALSE);

  return tl_store_read (store, count_reviews_cb, n_reviews, cancellable, error);
}
