/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

#include <string.h>

/* The index keeps the stems of words, and a stem is at least so long. */
#define SHORTEST_STEM 2
/* Of the sets of words so many are asked for, the most selective: more cost more than they save. */
#define MOST_SETS 3

/* What the stem of a word lacks begins like one of these. */
static const char *const endings[] = {
  "ability", "able", "ably", "al", "ance", "ancy", "ant", "ate", "ati", "ato", "ed", "eed", "ely",
  "ement", "ence", "ency", "ent", "er", "es", "ful", "ibility", "ible", "ic", "ie", "ility",
  "ing", "ion", "ism", "iti", "ity", "ive", "ivi", "iz", "li", "ly", "ment", "ness", "or", "ou",
  "s", "y", NULL
};

/* Whether a stem may end before @rest in a word that goes on with it: a consonant that is there
 * twice is there once in the stem. */
static gboolean
may_be_cut_off (const char *rest)
{
  if (*rest == rest[-1])
    return TRUE;
  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_prefix (rest, endings[i]) || g_str_has_prefix (endings[i], rest))
      return TRUE;
  return FALSE;
}

/* It may have an ending of its own, which is cut off when it is looked up: "-ability" is kept as
 * "-abl". */
static void
append_stem (GString    *query,
             const char *prefix,
             gsize       length)
{
  static const char *const own[] = { "", "i", "e", "le" };
  guint n_own = G_N_ELEMENTS (own) - !(prefix[length - 1] == 'b' && prefix[length] == 'i');

  for (guint i = 0; i < n_own; i++)
    g_string_append_printf (query, " OR \"%.*s%s\"", (int) length, prefix, own[i]);
}

/* What cuts off the stem of a word may cut into the prefix itself: "generat*" is to find
 * "generation", which is kept as "gener". So such shorter beginnings are asked for too, as words. A
 * y at the end would be turned into i before it is looked up. */
static void
append_prefix (GString    *query,
               const char *prefix)
{
  gsize length = strlen (prefix);

  g_string_append_printf (query, "\"%.*s\"*",
                          (int) (length - g_str_has_suffix (prefix, "y")), prefix);
  for (gsize i = length - 1; i >= SHORTEST_STEM && i < length; i--)
    if (may_be_cut_off (prefix + i))
      append_stem (query, prefix, i);
}

static void
append_word (GString    *query,
             const char *word)
{
  g_autofree char *prefix = NULL;

  if (!g_str_has_suffix (word, "*"))
    {
      g_string_append_printf (query, "\"%s\"", word);
      return;
    }
  prefix = g_strndup (word, strlen (word) - 1);
  append_prefix (query, prefix);
}

/* The longer its shortest word, the fewer the paragraphs a set lets through. */
static guint
get_worth (GStrv words)
{
  guint shortest = G_MAXUINT;

  for (guint i = 0; words[i] != NULL; i++)
    shortest = MIN (shortest, strlen (words[i]));
  return shortest;
}

static int
compare_worth (gconstpointer a,
               gconstpointer b)
{
  guint first = get_worth (*(const GStrv *) a);
  guint second = get_worth (*(const GStrv *) b);

  return first > second ? -1 : first < second;
}

static void
append_set (GString *query,
            GStrv    words)
{
  g_string_append_c (query, '(');
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (query, " OR ");
      append_word (query, words[i]);
    }
  g_string_append_c (query, ')');
}

static void
append_sets (GString   *query,
             GPtrArray *sets)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (sets, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_worth);
  g_string_append_c (query, '(');
  for (guint i = 0; i < MIN (sorted->len, MOST_SETS); i++)
    {
      if (i > 0)
        g_string_append (query, " AND ");
      append_set (query, g_ptr_array_index (sorted, i));
    }
  g_string_append_c (query, ')');
}

/* NULL when one of @wanted can stand in any paragraph. */
static char *
dup_query (GPtrArray *wanted)
{
  g_autoptr (GString) query = g_string_new (NULL);

  for (guint i = 0; i < wanted->len; i++)
    {
      GPtrArray *sets = g_ptr_array_index (wanted, i);

      if (sets->len == 0)
        return NULL;
      if (i > 0)
        g_string_append (query, " OR ");
      append_sets (query, sets);
    }
  return g_string_free (g_steal_pointer (&query), FALSE);
}

typedef struct {
  const char  *sql;
  const char  *name;      /* of the one thing that is bound, or NULL */
  const char  *value;
  TlVisitFunc  func;
  gpointer     data;
} Visit;

static gboolean
take_paragraph (TlStatement  *list,
                Visit        *visit,
                GError      **error)
{
  TlParagraph paragraph = {
    .document = tl_statement_get_int (list, 0),
    .index = (guint) tl_statement_get_int (list, 1),
    .text = tl_statement_get_text (list, 4),
    .page = (guint) tl_statement_get_int (list, 5),
  };

  if (!tl_block_kind_from_string (tl_statement_get_text (list, 2), &paragraph.kind)
      || !tl_section_from_string (tl_statement_get_text (list, 3), &paragraph.section))
    return TRUE;
  return visit->func (&paragraph, visit->data, error);
}

#define COLUMNS "SELECT blocks.document_id, ordinal, kind, section, blocks.text, page FROM "
#define VISIBLE " WHERE document_id IN (SELECT documents.id FROM documents JOIN reviews" \
                " ON reviews.id = review_id WHERE removed IS NULL)"

static gboolean
visit_cb (TlConnection  *connection,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Visit *visit = data;
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection, visit->sql, error);
  if (list == NULL)
    return FALSE;
  if (visit->name != NULL)
    tl_statement_bind_text (list, visit->name, visit->value);
  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !tl_statement_step (list, &has_row, error)
          || (has_row && !take_paragraph (list, visit, error)))
        return FALSE;
    }
  while (has_row);
  return TRUE;
}

gboolean
tl_store_visit_paragraphs (TlStore       *store,
                           GPtrArray     *wanted,
                           TlVisitFunc    func,
                           gpointer       data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autofree char *query = wanted != NULL ? dup_query (wanted) : NULL;
  Visit visit = { COLUMNS "blocks" VISIBLE, NULL, NULL, func, data };

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (query != NULL)
    {
      visit.sql = COLUMNS "block_text JOIN blocks ON blocks.id = block_text.rowid" VISIBLE
                  " AND block_text MATCH :query";
      visit.name = ":query";
      visit.value = query;
    }
  return tl_store_read (store, visit_cb, &visit, cancellable, error);
}

gboolean
tl_store_visit_coded (TlStore       *store,
                      const char    *theme,
                      TlVisitFunc    func,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  Visit visit = {
    COLUMNS "blocks" VISIBLE
    " AND blocks.id IN (SELECT block_id FROM findings WHERE origin = 'rule')",
    NULL, NULL, func, data
  };

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (theme != NULL)
    {
      visit.sql = COLUMNS "blocks" VISIBLE
                  " AND blocks.id IN (SELECT block_id FROM findings WHERE origin = 'rule'"
                  " AND now_theme = :theme)";
      visit.name = ":theme";
      visit.value = theme;
    }
  return tl_store_read (store, visit_cb, &visit, cancellable, error);
}
