/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-comparison.h"

#include <string.h>

void
tl_comparison_free (TlComparison *comparison)
{
  g_return_if_fail (comparison != NULL);

  g_clear_pointer (&comparison->paragraphs, g_ptr_array_unref);
  g_clear_pointer (&comparison->all, g_ptr_array_unref);
  g_clear_pointer (&comparison->expected, g_ptr_array_unref);
  g_clear_pointer (&comparison->found, g_ptr_array_unref);
  g_strfreev (comparison->themes);
  g_free (comparison->scores);
  g_free (comparison);
}

/* Set of the ids of the paragraphs that @codes say something of. */
static GHashTable *
collect_coded (GPtrArray *codes)
{
  GHashTable *ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < codes->len; i++)
    g_hash_table_add (ids, &((TlSampleCode *) codes->pdata[i])->paragraph);
  return ids;
}

static void
choose_paragraphs (TlComparison *comparison,
                   gint64        against)
{
  g_autoptr (GHashTable) coded = collect_coded (comparison->expected);
  g_autoptr (GHashTable) tested = collect_coded (comparison->found);

  comparison->paragraphs = g_ptr_array_new ();
  for (guint i = 0; i < comparison->all->len; i++)
    {
      TlSampleParagraph *paragraph = comparison->all->pdata[i];
      gboolean is_tested = against == TL_SAMPLE_RULES
                           ? paragraph->block >= 0
                           : g_hash_table_contains (tested, &paragraph->id);

      if (!g_hash_table_contains (coded, &paragraph->id))
        continue;
      if (is_tested)
        g_ptr_array_add (comparison->paragraphs, paragraph);
      else
        comparison->n_gone += against == TL_SAMPLE_RULES;
    }
}

/* By the id of a paragraph, which of those compared it is. */
static GHashTable *
index_paragraphs (TlComparison *comparison)
{
  GHashTable *units = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < comparison->paragraphs->len; i++)
    {
      TlSampleParagraph *paragraph = comparison->paragraphs->pdata[i];

      g_hash_table_insert (units, &paragraph->id, GUINT_TO_POINTER (i));
    }
  return units;
}

static GArray *
collect_seen (GPtrArray  *codes,
              GHashTable *units,
              GHashTable *themes)
{
  GArray *seen = g_array_new (FALSE, FALSE, sizeof (TlSampleSeen));

  for (guint i = 0; i < codes->len; i++)
    {
      const TlSampleCode *code = codes->pdata[i];
      TlSampleSeen one = { 0, code->theme, (int) code->stance };
      gpointer unit;

      if (*code->theme == '\0' ||
          !g_hash_table_lookup_extended (units, &code->paragraph, NULL, &unit))
        continue;
      one.unit = GPOINTER_TO_UINT (unit);
      g_array_append_val (seen, one);
      g_hash_table_add (themes, code->theme);
    }
  return seen;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
dup_sorted (GHashTable *themes)
{
  guint n_themes;
  g_autofree char **names = (char **) g_hash_table_get_keys_as_array (themes, &n_themes);

  qsort (names, n_themes, sizeof *names, compare_names);
  return g_strdupv (names);
}

static void
score (TlComparison *comparison)
{
  g_autoptr (GHashTable) units = index_paragraphs (comparison);
  g_autoptr (GHashTable) themes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) expected = collect_seen (comparison->expected, units, themes);
  g_autoptr (GArray) found = collect_seen (comparison->found, units, themes);

  comparison->themes = dup_sorted (themes);
  comparison->scores = g_new0 (TlSampleScore, g_hash_table_size (themes) + 1);
  tl_sample_score_count ((const TlSampleSeen *) expected->data, expected->len,
                         (const TlSampleSeen *) found->data, found->len,
                         comparison->paragraphs->len, (const char *const *) comparison->themes,
                         comparison->scores, &comparison->pooled);
}

TlComparison *
tl_comparison_load (TlStore       *store,
                    gint64         sample,
                    gint64         coder,
                    gint64         against,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (TlComparison) comparison = g_new0 (TlComparison, 1);

  comparison->all = tl_store_load_sample_paragraphs (store, sample, cancellable, error);
  if (comparison->all == NULL)
    return NULL;
  comparison->expected = tl_store_load_sample_codes (store, sample, coder, cancellable, error);
  if (comparison->expected == NULL)
    return NULL;
  comparison->found = tl_store_load_sample_codes (store, sample, against, cancellable, error);
  if (comparison->found == NULL)
    return NULL;
  choose_paragraphs (comparison, against);
  score (comparison);
  return g_steal_pointer (&comparison);
}

/* ── what is behind a count ── */

/* What tells that a theme was seen in a paragraph from all else that was. */
static char *
dup_key (const TlSampleCode *code)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", code->paragraph, code->theme);
}

static GHashTable *
collect_keys (GPtrArray *codes)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < codes->len; i++)
    g_hash_table_add (keys, dup_key (codes->pdata[i]));
  return keys;
}

/* Set of the ids of paragraphs; they are those of the codes. */
static GHashTable *
collect_behind (TlComparison *comparison,
                const char   *theme,
                TlSeenBy      seen_by)
{
  gboolean by_tested = seen_by == TL_SEEN_BY_TESTED;
  GPtrArray *codes = by_tested ? comparison->found : comparison->expected;
  g_autoptr (GHashTable) others = collect_keys (by_tested ? comparison->expected
                                                          : comparison->found);
  GHashTable *ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < codes->len; i++)
    {
      TlSampleCode *code = codes->pdata[i];
      g_autofree char *key = dup_key (code);

      if (*code->theme != '\0' && (theme == NULL || g_str_equal (code->theme, theme))
          && g_hash_table_contains (others, key) == (seen_by == TL_SEEN_BY_BOTH))
        g_hash_table_add (ids, &code->paragraph);
    }
  return ids;
}

GPtrArray *
tl_comparison_list (TlComparison *comparison,
                    const char   *theme,
                    TlSeenBy      seen_by)
{
  g_autoptr (GHashTable) behind = NULL;
  GPtrArray *paragraphs = g_ptr_array_new ();

  g_return_val_if_fail (comparison != NULL, paragraphs);

  behind = collect_behind (comparison, theme, seen_by);
  for (guint i = 0; i < comparison->paragraphs->len; i++)
    {
      TlSampleParagraph *paragraph = comparison->paragraphs->pdata[i];

      if (g_hash_table_contains (behind, &paragraph->id))
        g_ptr_array_add (paragraphs, paragraph);
    }
  return paragraphs;
}

GPtrArray *
tl_comparison_list_seen (TlComparison            *comparison,
                         const TlSampleParagraph *paragraph,
                         gboolean                 by_coder)
{
  GPtrArray *seen = g_ptr_array_new ();
  GPtrArray *codes;

  g_return_val_if_fail (comparison != NULL && paragraph != NULL, seen);

  codes = by_coder ? comparison->expected : comparison->found;
  for (guint i = 0; i < codes->len; i++)
    {
      TlSampleCode *code = codes->pdata[i];

      if (code->paragraph == paragraph->id && *code->theme != '\0')
        g_ptr_array_add (seen, code);
    }
  return seen;
}
