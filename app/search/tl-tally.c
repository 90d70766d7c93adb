/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-tally-private.h"

#include "tl-query-sql-private.h"

G_DEFINE_BOXED_TYPE (TlTally, tl_tally, tl_tally_ref, tl_tally_unref)

static TlTally *
new_tally (void)
{
  TlTally *tally = g_new0 (TlTally, 1);

  g_atomic_ref_count_init (&tally->refs);
  for (guint i = 0; i < TL_N_FILTERS; i++)
    {
      tally->values[i].texts = g_ptr_array_new_with_free_func (g_free);
      tally->values[i].places = g_hash_table_new (g_str_hash, g_str_equal);
    }
  tally->reviews = g_array_new (FALSE, FALSE, sizeof (TlTallyReview));
  tally->review_places = g_hash_table_new (g_int64_hash, g_int64_equal);
  tally->rule_places = g_hash_table_new (NULL, NULL);
  tally->tag_places = g_hash_table_new (NULL, NULL);
  return tally;
}

TlTally *
tl_tally_ref (TlTally *tally)
{
  g_return_val_if_fail (tally != NULL, NULL);

  g_atomic_ref_count_inc (&tally->refs);
  return tally;
}

void
tl_tally_unref (TlTally *tally)
{
  g_return_if_fail (tally != NULL);

  if (!g_atomic_ref_count_dec (&tally->refs))
    return;
  for (guint i = 0; i < TL_N_FILTERS; i++)
    {
      g_hash_table_unref (tally->values[i].places);
      g_ptr_array_unref (tally->values[i].texts);
    }
  g_hash_table_unref (tally->review_places);
  g_hash_table_unref (tally->rule_places);
  g_hash_table_unref (tally->tag_places);
  g_array_unref (tally->reviews);
  g_clear_pointer (&tally->rows, g_array_unref);
  g_free (tally);
}

/* The place of @text, which is often the same as in the row before (@hint). */
static guint32
find_value (const TlValues *values,
            const char     *text,
            guint32         hint)
{
  gpointer place;

  if (text == NULL)
    return TL_NO_VALUE;
  if (hint < values->texts->len && g_str_equal (g_ptr_array_index (values->texts, hint), text))
    return hint;
  if (!g_hash_table_lookup_extended (values->places, text, NULL, &place))
    return TL_NO_VALUE;
  return GPOINTER_TO_UINT (place);
}

static guint32
add_value (TlValues   *values,
           const char *text,
           guint32     hint)
{
  guint32 place = find_value (values, text, hint);
  char *copy;

  if (text == NULL || place != TL_NO_VALUE)
    return place;
  copy = g_strdup (text);
  place = values->texts->len;
  g_ptr_array_add (values->texts, copy);
  g_hash_table_insert (values->places, copy, GUINT_TO_POINTER (place));
  return place;
}

/* From the fourth column on, the columns are the filters from TL_FILTER_REVIEW on. */
#define FIRST_VALUE 4
static const char reviews_sql[] =
  "SELECT r.id, r.private, max(d.n_pages > d.n_unreadable), max(d.n_unreadable > 0), r.id,"
  " (r.year / 10 * 10) || 's', CAST(r.year AS TEXT), r.authority, r.region, r.nation,"
  " r.review_type, r.year"
  " FROM reviews r LEFT JOIN documents d ON d.review_id = r.id"
  " WHERE r.removed IS NULL GROUP BY r.id ORDER BY r.id";

static void
add_review (TlTally     *tally,
            TlStatement *statement)
{
  TlTallyReview review = {
    .id = tl_statement_get_int (statement, 0),
    .private_ = tl_statement_get_int (statement, 1) != 0,
    .readable = tl_statement_get_int (statement, 2) != 0,
    .unread = tl_statement_get_int (statement, 3) != 0,
    .year = (int) tl_statement_get_int (statement, FIRST_VALUE + TL_N_REVIEW_FILTERS),
  };

  for (guint i = 0; i < TL_N_REVIEW_FILTERS; i++)
    {
      const char *text = tl_statement_get_text (statement, (int) (FIRST_VALUE + i));

      review.values[i] = add_value (&tally->values[TL_FILTER_REVIEW + i],
                                    text != NULL ? text : TL_QUERY_UNKNOWN, TL_NO_VALUE);
    }
  g_array_append_val (tally->reviews, review);
}

static gboolean
read_reviews (TlTally       *tally,
              TlConnection  *connection,
              GError       **error)
{
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection, reviews_sql, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      if (!tl_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        add_review (tally, statement);
    }
  for (guint i = 0; i < tally->reviews->len; i++)
    {
      TlTallyReview *review = &g_array_index (tally->reviews, TlTallyReview, i);

      g_hash_table_insert (tally->review_places, &review->id, GUINT_TO_POINTER (i));
    }
  return TRUE;
}

/* What findings have by number: the number's value among those of @filter. */
static gboolean
read_numbered (TlTally       *tally,
               TlFilter       filter,
               GHashTable    *places,
               TlConnection  *connection,
               const char    *sql,
               GError       **error)
{
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (tl_statement_step (statement, &has_row, error))
    {
      guint32 place;

      if (!has_row)
        return TRUE;
      place = add_value (&tally->values[filter], tl_statement_get_text (statement, 1), TL_NO_VALUE);
      g_hash_table_insert (places, GINT_TO_POINTER (tl_statement_get_int (statement, 0)),
                           GUINT_TO_POINTER (place));
    }
  return FALSE;
}

/* The columns from the fourth on are the filters up to TL_FILTER_TAG, rule and tag by their ids. */
static const struct {
  TlQueryParts parts;
  const char  *head;
  const char  *tail;
} sources[] = {
  [TL_TALLY_ROLLUP] = { 0,
    "SELECT w.review_id, w.n, w.flags, w.theme, w.stance, w.status, w.section, w.kind, w.voice,"
    " w.origin, w.rule_id, 0 FROM rollup w", " ORDER BY w.review_id" },
  [TL_TALLY_NARROWED] = { TL_QUERY_TEXT | TL_QUERY_TAGS | TL_QUERY_LINKS,
    "SELECT f.review_id, 1, f.flags, f.now_theme, f.now_stance, f.now_status, f.section, f.kind,"
    " f.voice, f.origin, f.rule_id, 0 FROM findings f WHERE TRUE", "" },
  [TL_TALLY_TAGGED] = { TL_QUERY_TEXT | TL_QUERY_LINKS,
    "SELECT f.review_id, 1, f.flags, f.now_theme, f.now_stance, f.now_status, f.section, f.kind,"
    " f.voice, f.origin, f.rule_id, x.tag_id"
    " FROM finding_tags x JOIN findings f ON f.id = x.finding_id WHERE TRUE", "" },
};

static guint32
find_numbered (GHashTable  *places,
               TlStatement *statement,
               int          column)
{
  gpointer number = GINT_TO_POINTER (tl_statement_get_int (statement, column));
  gpointer place;

  return g_hash_table_lookup_extended (places, number, NULL, &place) ? GPOINTER_TO_UINT (place)
                                                                     : TL_NO_VALUE;
}

/* The rollup tells the tally its values; rows that come later find themselves among them. */
static void
add_row (TlTally       *tally,
         TlTallySource  source,
         GArray        *rows,
         TlStatement   *statement)
{
  const TlTallyRow *last = rows->len > 0 ? &g_array_index (rows, TlTallyRow, rows->len - 1) : NULL;
  gint64 id = tl_statement_get_int (statement, 0);
  TlTallyRow row = { .n = (guint32) tl_statement_get_int (statement, 1),
                     .flags = (guint32) tl_statement_get_int (statement, 2) };
  gpointer place;

  if (!g_hash_table_lookup_extended (tally->review_places, &id, NULL, &place))
    return;
  row.review = GPOINTER_TO_UINT (place);
  for (guint i = 0; i < TL_FILTER_RULE; i++)
    {
      const char *text = tl_statement_get_text (statement, (int) i + 3);
      guint32 hint = last != NULL ? last->values[i] : TL_NO_VALUE;

      row.values[i] = source == TL_TALLY_ROLLUP ? add_value (&tally->values[i], text, hint)
                                                : find_value (&tally->values[i], text, hint);
    }
  row.values[TL_FILTER_RULE] = find_numbered (tally->rule_places, statement, TL_FILTER_RULE + 3);
  row.values[TL_FILTER_TAG] = find_numbered (tally->tag_places, statement, TL_FILTER_TAG + 3);
  g_array_append_val (rows, row);
}

static int
compare_reviews_cb (gconstpointer a,
                    gconstpointer b)
{
  const TlTallyRow *one = a;
  const TlTallyRow *other = b;

  return one->review < other->review ? -1 : one->review > other->review;
}

GArray *
tl_tally_read_rows (TlTally        *tally,
                    TlTallySource   source,
                    TlQuery        *query,
                    TlConnection   *connection,
                    GError        **error)
{
  g_autoptr (TlStatement) statement = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (TlTallyRow));
  gboolean has_row = TRUE;

  statement = tl_query_prepare (query, sources[source].parts, connection, sources[source].head,
                                sources[source].tail, error);
  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!tl_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        add_row (tally, source, rows, statement);
    }
  if (source != TL_TALLY_ROLLUP)
    g_array_sort (rows, compare_reviews_cb);
  return g_steal_pointer (&rows);
}

TlTally *
tl_tally_read (TlConnection  *connection,
               GError       **error)
{
  g_autoptr (TlTally) tally = new_tally ();
  g_autoptr (TlQuery) all = tl_query_new ();

  if (!read_reviews (tally, connection, error)
      || !read_numbered (tally, TL_FILTER_RULE, tally->rule_places, connection,
                         "SELECT id, key FROM rules", error)
      || !read_numbered (tally, TL_FILTER_TAG, tally->tag_places, connection,
                         "SELECT id, name FROM tags", error))
    return NULL;
  tally->rows = tl_tally_read_rows (tally, TL_TALLY_ROLLUP, all, connection, error);
  if (tally->rows == NULL)
    return NULL;
  return g_steal_pointer (&tally);
}

static gboolean
load_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  TlTally **tally = data;

  *tally = tl_tally_read (connection, error);
  return *tally != NULL;
}

TlTally *
tl_tally_load (TlStore       *store,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (TlTally) tally = NULL;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, load_cb, &tally, cancellable, error))
    return NULL;
  return g_steal_pointer (&tally);
}
