/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reread-private.h"

#include "tl-blobs.h"

/* What the rules find in the document as it is read now. */
typedef struct {
  TlFinding   *finding;       /* borrowed */
  TlPageRange  range;
  gboolean     known;
} New;

typedef struct {
  TlRereading *reading;
  TlConnection *connection;
  TlQuotes    *quotes;
  GArray      *news;          /* (element-type New) */
  GHashTable  *alike;         /* what is said and its words → indices in news (GArray) */
} Carry;

static TlBlock *
get_block (Carry *carry,
           guint  index)
{
  return tl_document_get_block (carry->reading->save.saving->document, index);
}

static char *
make_key (const char *saying,
          const char *quote)
{
  g_autofree char *folded = tl_quote_fold (quote, NULL);

  return g_strconcat (saying, " ", folded, NULL);
}

static char *
dup_saying (TlFinding *finding)
{
  const char *rule = tl_finding_get_rule (finding);

  return g_strdup_printf ("%s %s %s", rule != NULL ? rule : "", tl_finding_get_theme (finding),
                          tl_stance_to_string (tl_finding_get_stance (finding)));
}

/* Takes over @key. */
static void
add_alike (Carry *carry,
           char  *key,
           guint  index)
{
  GArray *indices = g_hash_table_lookup (carry->alike, key);

  if (indices == NULL)
    {
      indices = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (carry->alike, g_strdup (key), indices);
    }
  g_array_append_val (indices, index);
  g_free (key);
}

static void
list_news (Carry *carry)
{
  GPtrArray *findings = carry->reading->save.saving->findings;

  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (findings, i);
      TlBlock *block = get_block (carry, tl_finding_get_block (finding));
      TlSpan span = tl_finding_get_span (finding);
      New new = { finding, tl_page_range_of (block, span), FALSE };
      g_autofree char *saying = dup_saying (finding);
      g_autofree char *quote = tl_block_dup_quote (block, span);

      g_array_append_val (carry->news, new);
      add_alike (carry, make_key (saying, quote), i);
    }
}

static gboolean
is_personal (const TlOldFinding *old)
{
  return old->by_hand || old->is_decided;
}

static gboolean
is_same_place (const TlPageRange *a,
               const TlPageRange *b)
{
  return a->page == b->page && a->start == b->start;
}

static void
count (Carry              *carry,
       const TlOldFinding *old,
       const TlPageRange  *now)
{
  TlReread *reread = carry->reading->reread;

  if (!is_personal (old))
    return;
  if (is_same_place (&old->range, now))
    reread->kept++;
  else
    reread->moved++;
}

/* ── not found again ── */

static gboolean
leave_unplaced (Carry         *carry,
                TlOldFinding  *old,
                GError       **error)
{
  g_autoptr (TlStatement) update = NULL;

  update = tl_connection_prepare (carry->connection,
    "UPDATE findings SET block_id = NULL, flags = flags | :unplaced WHERE id = :id", error);
  if (update == NULL)
    return FALSE;
  tl_statement_bind_int (update, ":unplaced", TL_FINDING_UNPLACED);
  tl_statement_bind_int (update, ":id", old->id);
  carry->reading->reread->unplaced++;
  return tl_statement_run (update, error) &&
         tl_findings_link (carry->connection, old->id, NULL, error);
}

/* ── found again by its rule ── */

static TlAnchored
anchor (Carry     *carry,
        TlFinding *finding)
{
  const TlSave *save = &carry->reading->save;
  guint index = tl_finding_get_block (finding);

  return (TlAnchored) {
    save->saved->review, save->saved->document, save->block_ids[index], get_block (carry, index),
    save->saving->codebook, save->codebook_id, finding,
  };
}

static gboolean
pair (Carry         *carry,
      TlOldFinding  *old,
      New           *new,
      GError       **error)
{
  TlAnchored anchored = anchor (carry, new->finding);
  TlStand stand = { tl_finding_get_block (new->finding), tl_finding_get_span (new->finding),
                    new->range };
  gboolean carried;

  old->found = TRUE;
  new->known = TRUE;
  if (!tl_findings_move (carry->connection, old->id, anchored.block_id, anchored.block,
                         stand.span, error) ||
      !tl_findings_say (carry->connection, old->id, &anchored, error) ||
      !tl_trims_carry (carry->connection, old, carry->quotes, &stand, &carried, error))
    return FALSE;
  if (!carried)
    return leave_unplaced (carry, old, error);
  count (carry, old, &new->range);
  return TRUE;
}

static guint
get_distance (const TlPageRange *a,
              const TlPageRange *b)
{
  guint pages = a->page > b->page ? a->page - b->page : b->page - a->page;
  guint chars = a->start > b->start ? a->start - b->start : b->start - a->start;

  return pages * 100000 + MIN (chars, 99999);
}

static New *
find_nearest (Carry              *carry,
              const TlOldFinding *old)
{
  g_autofree char *key = make_key (old->saying, old->quote);
  GArray *indices = g_hash_table_lookup (carry->alike, key);
  New *nearest = NULL;

  for (guint i = 0; indices != NULL && i < indices->len; i++)
    {
      New *new = &g_array_index (carry->news, New, g_array_index (indices, guint, i));

      if (!new->known && (nearest == NULL || get_distance (&new->range, &old->range) <
                                               get_distance (&nearest->range, &old->range)))
        nearest = new;
    }
  return nearest;
}

/* By the same rule in the same words: first those at the very place, for the same words may stand
 * in several. */
static gboolean
pair_alike (Carry     *carry,
            gboolean   in_place,
            GError   **error)
{
  GPtrArray *olds = carry->reading->olds;

  for (guint i = 0; i < olds->len; i++)
    {
      TlOldFinding *old = g_ptr_array_index (olds, i);
      New *new = old->by_hand || old->found ? NULL : find_nearest (carry, old);

      if (new == NULL || (in_place && !is_same_place (&new->range, &old->range)))
        continue;
      if (!pair (carry, old, new, error))
        return FALSE;
    }
  return TRUE;
}

/* ── found again by its quote ── */

static gboolean
set_marks (Carry         *carry,
           TlOldFinding  *old,
           const TlStand *stand,
           GError       **error)
{
  g_autofree char *quote = tl_block_dup_quote (get_block (carry, stand->block), stand->span);
  g_autoptr (GBytes) marks = tl_marks_carry (old, quote, stand->span.start);
  g_autoptr (TlStatement) update = NULL;

  update = tl_connection_prepare (carry->connection,
    "UPDATE findings SET marks = :marks, flags = flags & ~:unplaced WHERE id = :id", error);
  if (update == NULL)
    return FALSE;
  tl_statement_bind_bytes (update, ":marks", marks);
  tl_statement_bind_int (update, ":unplaced", TL_FINDING_UNPLACED);
  tl_statement_bind_int (update, ":id", old->id);
  return tl_statement_run (update, error);
}

/* What the rule finds now in much the same place is the same finding, in the words that somebody
 * decided on. Returns: (nullable): it */
static TlFinding *
know_what_overlaps (Carry         *carry,
                    TlOldFinding  *old,
                    const TlStand *stand)
{
  TlFinding *same = NULL;

  for (guint i = 0; i < carry->news->len; i++)
    {
      New *new = &g_array_index (carry->news, New, i);
      TlSpan span = tl_finding_get_span (new->finding);
      g_autofree char *saying = NULL;

      if (new->known || tl_finding_get_block (new->finding) != stand->block ||
          span.start >= stand->span.start + stand->span.length ||
          stand->span.start >= span.start + span.length)
        continue;
      saying = dup_saying (new->finding);
      if (!g_str_equal (saying, old->saying))
        continue;
      new->known = TRUE;
      same = new->finding;
    }
  return same;
}

static gboolean
carry_decided (Carry         *carry,
               TlOldFinding  *old,
               GError       **error)
{
  TlQuote quote = { old->quote, old->before, old->after, old->range };
  TlFinding *same;
  gboolean carried;
  TlStand stand;

  if (!tl_quotes_find (carry->quotes, &quote, &stand))
    return leave_unplaced (carry, old, error);
  same = know_what_overlaps (carry, old, &stand);
  if (!tl_trims_carry (carry->connection, old, carry->quotes, &stand, &carried, error))
    return FALSE;
  if (!carried)
    return leave_unplaced (carry, old, error);
  count (carry, old, &stand.range);
  return tl_findings_move (carry->connection, old->id,
                           carry->reading->save.block_ids[stand.block],
                           get_block (carry, stand.block), stand.span, error) &&
         tl_findings_link (carry->connection, old->id, same, error) &&
         set_marks (carry, old, &stand, error);
}

/* ── coded by hand ── */

/* A region without text is in the section that the last block before it is in. */
static TlSection
find_section (Carry         *carry,
              const TlStand *stand)
{
  TlDocument *document = carry->reading->save.saving->document;
  TlSection section = TL_SECTION_FRONT_MATTER;

  if (stand->block != TL_NO_BLOCK)
    return tl_block_get_section (get_block (carry, stand->block));
  for (guint i = 0; i < tl_document_get_n_blocks (document); i++)
    {
      TlBlock *block = tl_document_get_block (document, i);

      if (tl_block_get_page (block) <= stand->range.page)
        section = tl_block_get_section (block);
    }
  return section;
}

static gboolean
put_at_home (Carry         *carry,
             TlOldFinding  *old,
             const TlStand *stand,
             GError       **error)
{
  g_autoptr (TlStatement) update = NULL;

  update = tl_connection_prepare (carry->connection,
    "UPDATE findings SET block_id = :block, start = :start, length = :length, section = :section,"
    " flags = flags & ~:unplaced WHERE id = :id", error);
  if (update == NULL)
    return FALSE;
  if (stand->block != TL_NO_BLOCK)
    tl_statement_bind_int (update, ":block", carry->reading->save.block_ids[stand->block]);
  else
    tl_statement_bind_null (update, ":block");
  tl_statement_bind_int (update, ":start", stand->span.start);
  tl_statement_bind_int (update, ":length", stand->span.length);
  tl_statement_bind_text (update, ":section",
                          tl_section_to_string (find_section (carry, stand)));
  tl_statement_bind_int (update, ":unplaced", TL_FINDING_UNPLACED);
  tl_statement_bind_int (update, ":id", old->id);
  return tl_statement_run (update, error);
}

static gboolean
move_by_hand (Carry         *carry,
              TlOldFinding  *old,
              const TlStand *stand,
              GError       **error)
{
  TlDocument *document = carry->reading->save.saving->document;
  g_autoptr (GArray) rects = tl_quote_get_rects (document, &stand->range);
  g_autoptr (GBytes) bytes = tl_rects_to_bytes ((const TlRect *) rects->data, rects->len);
  g_autofree char *quote = tl_quote_dup_text (document, &stand->range);
  g_autoptr (TlStatement) update = NULL;

  update = tl_connection_prepare (carry->connection,
    "UPDATE findings SET page = :page, page_start = :start, end_page = :end_page,"
    " page_end = :end, rects = :rects, quote = :quote WHERE id = :id", error);
  if (update == NULL)
    return FALSE;
  tl_statement_bind_int (update, ":page", stand->range.page);
  tl_statement_bind_int (update, ":start", stand->range.start);
  tl_statement_bind_int (update, ":end_page", stand->range.end_page);
  tl_statement_bind_int (update, ":end", stand->range.end);
  tl_statement_bind_bytes (update, ":rects", bytes);
  tl_statement_bind_text (update, ":quote", quote);
  tl_statement_bind_int (update, ":id", old->id);
  return tl_statement_run (update, error);
}

static gboolean
carry_by_hand (Carry         *carry,
               TlOldFinding  *old,
               GError       **error)
{
  TlQuote quote = { old->quote, old->before, old->after, old->range };
  TlStand stand = { TL_NO_BLOCK, { 0, 0 }, old->range };
  gboolean carried;

  if (*old->quote != '\0' && !tl_quotes_find_hand (carry->quotes, &quote, &stand))
    return leave_unplaced (carry, old, error);
  if (!tl_trims_carry (carry->connection, old, carry->quotes, &stand, &carried, error))
    return FALSE;
  if (!carried)
    return leave_unplaced (carry, old, error);
  count (carry, old, &stand.range);
  if (!is_same_place (&old->range, &stand.range) &&
      !move_by_hand (carry, old, &stand, error))
    return FALSE;
  return put_at_home (carry, old, &stand, error);
}

/* ── all of them ── */

static gboolean
drop (Carry         *carry,
      TlOldFinding  *old,
      GError       **error)
{
  g_autoptr (TlStatement) drop = NULL;

  drop = tl_connection_prepare (carry->connection, "DELETE FROM findings WHERE id = :id", error);
  if (drop == NULL)
    return FALSE;
  tl_statement_bind_int (drop, ":id", old->id);
  return tl_statement_run (drop, error);
}

static gboolean
carry_others (Carry   *carry,
              GError **error)
{
  GPtrArray *olds = carry->reading->olds;

  for (guint i = 0; i < olds->len; i++)
    {
      TlOldFinding *old = g_ptr_array_index (olds, i);

      if (old->found)
        continue;
      if (old->by_hand ? !carry_by_hand (carry, old, error)
                       : !(old->is_decided ? carry_decided : drop) (carry, old, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_unknown (Carry   *carry,
             GError **error)
{
  for (guint i = 0; i < carry->news->len; i++)
    {
      New *new = &g_array_index (carry->news, New, i);
      TlAnchored anchored = anchor (carry, new->finding);

      if (!new->known && !tl_findings_add (carry->connection, &anchored, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tl_findings_carry (TlConnection  *connection,
                   TlRereading   *reading,
                   GError       **error)
{
  g_autoptr (TlQuotes) quotes = tl_quotes_new (reading->save.saving->document);
  g_autoptr (GArray) news = g_array_new (FALSE, FALSE, sizeof (New));
  g_autoptr (GHashTable) alike = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_array_unref);
  Carry carry = { reading, connection, quotes, news, alike };

  list_news (&carry);
  return pair_alike (&carry, TRUE, error) && pair_alike (&carry, FALSE, error) &&
         carry_others (&carry, error) && add_unknown (&carry, error);
}
