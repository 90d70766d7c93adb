/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-private.h"

#include "tl-same-review.h"

typedef struct {
  TlDocument *document;
  gint64      own;            /* a review that does not come into question */
  GPtrArray  *facts;
  gint64      review;
} Search;

/* A review that may be the one, by what it is sorted by. */
typedef struct {
  gint64         id;
  TlDocumentKind kind;        /* of one of its documents */
} Candidate;

static GPtrArray *
dup_facts (TlDocument *document)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref);

  for (guint i = 0; i < tl_document_get_n_facts (document); i++)
    g_ptr_array_add (facts, tl_fact_ref (tl_document_get_fact (document, i)));
  return facts;
}

/* The last letter or figure of a name, without what is added in brackets. */
static gunichar
get_last_letter (const char *name)
{
  gunichar last = 0;

  for (const char *p = name; *p != '\0' && *p != '('; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      last = g_unichar_tolower (g_utf8_get_char (p));
  return last;
}

/* Reviews may be thousands: those whose child cannot be the same are passed over at once. */
static gboolean
list_candidates (TlConnection  *connection,
                 Search        *search,
                 GArray        *candidates,
                 GError       **error)
{
  TlFact *subject = tl_document_find_fact (search->document, TL_FACT_SUBJECT);
  gunichar letter = get_last_letter (tl_fact_get_value (subject));
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
  tl_statement_bind_int (list, ":own", search->own);
  tl_statement_bind_text (list, ":kind",
                          tl_document_kind_to_string (tl_document_get_kind (search->document)));
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      Candidate candidate = { tl_statement_get_int (list, 0), TL_DOCUMENT_OTHER };

      tl_document_kind_from_string (tl_statement_get_text (list, 2), &candidate.kind);
      if (get_last_letter (tl_statement_get_text (list, 1)) == letter)
        g_array_append_val (candidates, candidate);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_facts (TlConnection  *connection,
            gint64         review,
            GPtrArray     *facts,
            GError       **error)
{
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT name, value FROM facts_in_force WHERE review_id = :review ORDER BY ordinal", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":review", review);
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      TlFactFields fields = { .value = tl_statement_get_text (list, 1) };

      if (tl_fact_name_from_string (tl_statement_get_text (list, 0), &fields.name))
        g_ptr_array_add (facts, tl_fact_new (&fields));
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
compare (TlConnection     *connection,
         Search           *search,
         const Candidate  *candidate,
         GError          **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref);

  if (!load_facts (connection, candidate->id, facts, error))
    return FALSE;
  if (tl_same_review (tl_document_get_kind (search->document), search->facts, candidate->kind,
                      facts))
    search->review = candidate->id;
  return TRUE;
}

static gboolean
search_cb (TlConnection  *connection,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Search *search = data;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  if (!list_candidates (connection, search, candidates, error))
    return FALSE;
  for (guint i = 0; i < candidates->len && search->review == 0; i++)
    if (!compare (connection, search, &g_array_index (candidates, Candidate, i), error))
      return FALSE;
  return TRUE;
}

gboolean
tl_reading_find_review (const TlReadingContext  *context,
                        TlDocument              *document,
                        gint64                   own,
                        gint64                  *review,
                        GError                 **error)
{
  g_autoptr (GPtrArray) facts = dup_facts (document);
  Search search = { document, own, facts, 0 };

  *review = 0;
  if (tl_document_find_fact (document, TL_FACT_SUBJECT) == NULL)
    return TRUE;
  if (!tl_store_read (context->store, search_cb, &search, context->cancellable, error))
    return FALSE;
  *review = search.review;
  return TRUE;
}
