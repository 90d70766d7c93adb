/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

#include "tl-blobs.h"

#include <glib/gi18n-lib.h>

#define UNCOUNTED (TL_FINDING_DENIED | TL_FINDING_MAYBE)

/* What the rules found before: a row. */
typedef struct {
  gint64   id;
  gint64   block;             /* its ordinal; -1 when the block is gone */
  TlSpan   span;
  char    *theme;
  char    *rule;
  char    *rule_hash;
  char    *stance;
  char    *kind;
  char    *voice;
  gint64   flags;
  GBytes  *marks;
  char    *quote;
  gboolean decided;           /* a person's decision, tag or note hangs on it */
  gboolean found;
} Old;

/* What they find now. */
typedef struct {
  TlFinding *finding;         /* borrowed */
  char      *quote;           /* only once it matters */
  gboolean   known;
} New;

typedef struct {
  gint64             document;
  TlCodebook        *codebook;
  GPtrArray         *findings;
  const char *const *themes;
  TlReplaced        *replaced;

  gint64             review;
  gint64             codebook_id;
  GPtrArray         *olds;
  GPtrArray         *news;
  GPtrArray         *blocks;  /* empty until they matter */
  GArray            *block_ids;
} Replace;

static void
old_free (Old *old)
{
  g_free (old->theme);
  g_free (old->rule);
  g_free (old->rule_hash);
  g_free (old->stance);
  g_free (old->kind);
  g_free (old->voice);
  g_bytes_unref (old->marks);
  g_free (old->quote);
  g_free (old);
}

static void
new_free (New *new)
{
  g_free (new->quote);
  g_free (new);
}

static gboolean
is_of_themes (const char        *theme,
              const char *const *themes)
{
  return themes == NULL || g_strv_contains (themes, theme);
}

/* ── what there is ── */

static Old *
take_old (TlStatement *list)
{
  Old *old = g_new0 (Old, 1);

  old->id = tl_statement_get_int (list, 0);
  old->block = tl_statement_get_int (list, 1);
  old->span.start = (guint) tl_statement_get_int (list, 2);
  old->span.length = (guint) tl_statement_get_int (list, 3);
  old->theme = g_strdup (tl_statement_get_text (list, 4));
  old->rule = g_strdup (tl_statement_get_text (list, 5));
  old->rule_hash = g_strdup (tl_statement_get_text (list, 6));
  old->stance = g_strdup (tl_statement_get_text (list, 7));
  old->kind = g_strdup (tl_statement_get_text (list, 8));
  old->voice = g_strdup (tl_statement_get_text (list, 9));
  old->flags = tl_statement_get_int (list, 10);
  old->marks = tl_statement_dup_bytes (list, 11);
  old->quote = g_strdup (tl_statement_get_text (list, 12));
  old->decided = tl_statement_get_int (list, 13) != 0;
  return old;
}

static gboolean
load_olds (TlConnection  *connection,
           Replace       *replace,
           GError       **error)
{
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT f.id, coalesce(b.ordinal, -1), f.start, f.length, f.theme, r.key, r.hash, f.stance,"
    " f.kind, f.voice, f.flags, f.marks, f.quote,"
    " " TL_FINDING_IS_DECIDED
    " FROM findings AS f LEFT JOIN blocks AS b ON b.id = f.block_id"
    " LEFT JOIN rules AS r ON r.id = f.rule_id"
    " WHERE f.document_id = :document AND f.origin = 'rule' ORDER BY f.id", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":document", replace->document);
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      if (is_of_themes (tl_statement_get_text (list, 4), replace->themes))
        g_ptr_array_add (replace->olds, take_old (list));
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static void
list_news (Replace *replace)
{
  for (guint i = 0; i < replace->findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (replace->findings, i);
      New *new;

      if (!is_of_themes (tl_finding_get_theme (finding), replace->themes))
        continue;
      new = g_new0 (New, 1);
      new->finding = finding;
      g_ptr_array_add (replace->news, new);
    }
}

static gboolean
find_review (TlConnection  *connection,
             Replace       *replace,
             GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT review_id FROM documents WHERE id = :document", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":document", replace->document);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    replace->review = tl_statement_get_int (find, 0);
  else
    g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                 _("The document is not in the library any more"));
  return has_row;
}

/* ── what is writing ── */

static TlAnchored
anchor (Replace   *replace,
        TlFinding *finding)
{
  guint index = tl_finding_get_block (finding);
  TlAnchored anchored = {
    replace->review, replace->document, 0, NULL, replace->codebook, replace->codebook_id, finding,
  };

  if (index < replace->blocks->len)
    {
      anchored.block = g_ptr_array_index (replace->blocks, index);
      anchored.block_id = g_array_index (replace->block_ids, gint64, index);
    }
  return anchored;
}

static gboolean
is_same_place (const Old *old,
               const New *new)
{
  TlSpan span = tl_finding_get_span (new->finding);

  return old->block == (gint64) tl_finding_get_block (new->finding) &&
         old->span.start == span.start && old->span.length == span.length;
}

static gboolean
says_the_same (const Old *old,
               TlFinding *finding)
{
  guint n_marks;
  const TlSpan *marks = tl_finding_get_marks (finding, &n_marks);
  g_autoptr (GBytes) bytes = tl_spans_to_bytes (marks, n_marks);

  return g_strcmp0 (old->rule, tl_finding_get_rule (finding)) == 0 &&
         g_strcmp0 (old->rule_hash, tl_finding_get_rule_hash (finding)) == 0 &&
         g_str_equal (old->stance, tl_stance_to_string (tl_finding_get_stance (finding))) &&
         g_str_equal (old->kind, tl_statement_kind_to_string (tl_finding_get_kind (finding))) &&
         g_str_equal (old->voice, tl_voice_to_string (tl_finding_get_voice (finding))) &&
         old->flags == (gint64) tl_finding_get_flags (finding) &&
         g_bytes_equal (old->marks, bytes);
}

/* What somebody decided on stands as they saw it, but where its very words moved with their
 * block. */
static gboolean
renew (TlConnection  *connection,
       Replace       *replace,
       Old           *old,
       New           *new,
       GError       **error)
{
  TlAnchored anchored = anchor (replace, new->finding);
  gboolean moved = !is_same_place (old, new);

  if (moved && old->decided && g_strcmp0 (old->quote, new->quote) != 0)
    return TRUE;
  if (moved && !tl_findings_move (connection, old->id, anchored.block_id, anchored.block,
                                  tl_finding_get_span (new->finding), error))
    return FALSE;
  return says_the_same (old, new->finding) ||
         tl_findings_say (connection, old->id, &anchored, error);
}

/* @old: (nullable). @new: (nullable) */
static void
count (Replace *replace,
       Old     *old,
       New     *new)
{
  const gboolean was = old != NULL && (old->flags & UNCOUNTED) == 0;
  const gboolean is = new != NULL && (tl_finding_get_flags (new->finding) & UNCOUNTED) == 0;

  if (is && !was)
    replace->replaced->gained++;
  else if (was && !is)
    replace->replaced->lost++;
  else if (old != NULL && new != NULL)
    replace->replaced->kept++;
}

static gboolean
pair (TlConnection  *connection,
      Replace       *replace,
      Old           *old,
      New           *new,
      GError       **error)
{
  old->found = TRUE;
  new->known = TRUE;
  count (replace, old, new);
  return renew (connection, replace, old, new, error);
}

/* ── what is found again ── */

static char *
make_key (gint64      block,
          const char *rule,
          const char *theme,
          const char *stance,
          TlSpan      span)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %u %u %s %s %s", block, span.start, span.length,
                          theme, stance, rule != NULL ? rule : "");
}

/* Nearly all of them: by the same rule at the same place. One sentence may say of a theme both that
 * it was well and that it was not. */
static gboolean
pair_unmoved (TlConnection  *connection,
              Replace       *replace,
              GError       **error)
{
  g_autoptr (GHashTable) olds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < replace->olds->len; i++)
    {
      Old *old = g_ptr_array_index (replace->olds, i);

      g_hash_table_insert (olds, make_key (old->block, old->rule, old->theme, old->stance,
                                           old->span), old);
    }
  for (guint i = 0; i < replace->news->len; i++)
    {
      New *new = g_ptr_array_index (replace->news, i);
      TlFinding *finding = new->finding;
      g_autofree char *key =
        make_key (tl_finding_get_block (finding), tl_finding_get_rule (finding),
                  tl_finding_get_theme (finding),
                  tl_stance_to_string (tl_finding_get_stance (finding)),
                  tl_finding_get_span (finding));
      Old *old = g_hash_table_lookup (olds, key);

      if (old != NULL && !old->found && !pair (connection, replace, old, new, error))
        return FALSE;
    }
  return TRUE;
}

/* From here on the theme is the same. */
typedef gboolean (*Likeness) (const Old *old,
                              const New *new);

static gboolean
overlaps (const Old *old,
          const New *new)
{
  TlSpan span = tl_finding_get_span (new->finding);

  return old->block == (gint64) tl_finding_get_block (new->finding) &&
         g_strcmp0 (old->rule, tl_finding_get_rule (new->finding)) == 0 &&
         old->span.start < span.start + span.length &&
         span.start < old->span.start + old->span.length;
}

static gboolean
has_same_words (const Old *old,
                const New *new)
{
  return g_strcmp0 (old->rule, tl_finding_get_rule (new->finding)) == 0 &&
         g_strcmp0 (old->quote, new->quote) == 0;
}

static Old *
find_like (Replace  *replace,
           New      *new,
           Likeness  is_like)
{
  for (guint i = 0; i < replace->olds->len; i++)
    {
      Old *old = g_ptr_array_index (replace->olds, i);

      if (!old->found && g_str_equal (old->theme, tl_finding_get_theme (new->finding)) &&
          is_like (old, new))
        return old;
    }
  return NULL;
}

static gboolean
pair_alike (TlConnection  *connection,
            Replace       *replace,
            Likeness       is_like,
            GError       **error)
{
  for (guint i = 0; i < replace->news->len; i++)
    {
      New *new = g_ptr_array_index (replace->news, i);
      Old *old = new->known ? NULL : find_like (replace, new, is_like);

      if (old != NULL && !pair (connection, replace, old, new, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_quotes (TlConnection  *connection,
             Replace       *replace,
             GError       **error)
{
  if (!tl_blocks_load (connection, replace->document, replace->blocks, replace->block_ids, error))
    return FALSE;
  for (guint i = 0; i < replace->news->len; i++)
    {
      New *new = g_ptr_array_index (replace->news, i);
      guint index = tl_finding_get_block (new->finding);

      if (index >= replace->blocks->len)
        {
          g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                       _("The document was read again in the meantime. Run the rules again"));
          return FALSE;
        }
      if (!new->known)
        new->quote = tl_block_dup_quote (g_ptr_array_index (replace->blocks, index),
                                         tl_finding_get_span (new->finding));
    }
  return TRUE;
}

static gboolean
has_unknown (Replace *replace)
{
  for (guint i = 0; i < replace->news->len; i++)
    {
      if (!((New *) g_ptr_array_index (replace->news, i))->known)
        return TRUE;
    }
  return FALSE;
}

/* By another rule at the same place; by the same rule at much the same place; by the same rule in
 * the same words elsewhere. */
static gboolean
pair_moved (TlConnection  *connection,
            Replace       *replace,
            GError       **error)
{
  return load_quotes (connection, replace, error) &&
         pair_alike (connection, replace, is_same_place, error) &&
         pair_alike (connection, replace, overlaps, error) &&
         pair_alike (connection, replace, has_same_words, error);
}

/* ── what is gained and lost ── */

static gboolean
add_unknown (TlConnection  *connection,
             Replace       *replace,
             GError       **error)
{
  for (guint i = 0; i < replace->news->len; i++)
    {
      New *new = g_ptr_array_index (replace->news, i);
      TlAnchored anchored = anchor (replace, new->finding);

      if (new->known)
        continue;
      count (replace, NULL, new);
      if (!tl_findings_add (connection, &anchored, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
drop_lost (TlConnection  *connection,
           Replace       *replace,
           GError       **error)
{
  g_autoptr (TlStatement) drop = NULL;

  drop = tl_connection_prepare (connection, "DELETE FROM findings WHERE id = :id", error);
  if (drop == NULL)
    return FALSE;
  for (guint i = 0; i < replace->olds->len; i++)
    {
      Old *old = g_ptr_array_index (replace->olds, i);

      if (old->found)
        continue;
      if (old->decided)
        {
          replace->replaced->kept++;
          continue;
        }
      count (replace, old, NULL);
      tl_statement_bind_int (drop, ":id", old->id);
      if (!tl_statement_run (drop, error))
        return FALSE;
    }
  return TRUE;
}

/* With all themes looked for, the document is up to date with the code book; with some of them, and
 * the others of another code book, with none. */
static gboolean
mark_document (TlConnection  *connection,
               Replace       *replace,
               GError       **error)
{
  g_autoptr (TlStatement) mark = NULL;

  mark = tl_connection_prepare (connection,
    "UPDATE documents SET code_book_id = iif (:whole, :code_book, NULL)"
    " WHERE id = :document AND code_book_id IS NOT :code_book", error);
  if (mark == NULL)
    return FALSE;
  tl_statement_bind_int (mark, ":whole", replace->themes == NULL);
  tl_statement_bind_int (mark, ":code_book", replace->codebook_id);
  tl_statement_bind_int (mark, ":document", replace->document);
  return tl_statement_run (mark, error);
}

static gboolean
replace_cb (TlConnection  *connection,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Replace *replace = data;

  if (!find_review (connection, replace, error) ||
      !tl_codebooks_keep (connection, replace->codebook, &replace->codebook_id, error) ||
      !load_olds (connection, replace, error) ||
      !pair_unmoved (connection, replace, error))
    return FALSE;
  if (has_unknown (replace) && !pair_moved (connection, replace, error))
    return FALSE;
  return add_unknown (connection, replace, error) &&
         drop_lost (connection, replace, error) &&
         mark_document (connection, replace, error);
}

gboolean
tl_store_replace_findings (TlStore            *store,
                           gint64              document,
                           TlCodebook         *codebook,
                           GPtrArray          *findings,
                           const char *const  *themes,
                           TlReplaced         *replaced,
                           GCancellable       *cancellable,
                           GError            **error)
{
  g_autoptr (GPtrArray) olds = g_ptr_array_new_with_free_func ((GDestroyNotify) old_free);
  g_autoptr (GPtrArray) news = g_ptr_array_new_with_free_func ((GDestroyNotify) new_free);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  g_autoptr (GArray) block_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Replace replace = {
    document, codebook, findings, themes, replaced, 0, 0, olds, news, blocks, block_ids,
  };

  g_return_val_if_fail (TL_IS_STORE (store) && codebook != NULL, FALSE);
  g_return_val_if_fail (findings != NULL && replaced != NULL, FALSE);

  *replaced = (TlReplaced) { 0 };
  list_news (&replace);
  return tl_store_write (store, replace_cb, &replace, TL_STORE_FINDINGS, cancellable, error);
}
