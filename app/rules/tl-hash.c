/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher.h"
#include "tl-rulebook-private.h"

#include <string.h>

#define HASH_DIGITS 16

static void
add_rules (GChecksum *sum,
           GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++)
    g_checksum_update (sum, (const guchar *) tl_rule_get_hash (g_ptr_array_index (rules, i)), -1);
  g_checksum_update (sum, (const guchar *) "\n", 1);
}

/* Where a theme is weighed, each of its hints has a say in what the others come to. */
static void
add_hints (GChecksum  *sum,
           TlRulebook *book,
           TlTheme    *theme)
{
  TlNeeds *needs = g_hash_table_lookup (book->needs, tl_theme_get_id (theme));
  GPtrArray *rules = tl_theme_get_rules (theme);

  if (needs == NULL)
    return;
  g_checksum_update (sum, (const guchar *) needs, sizeof *needs);
  for (guint i = 0; i < rules->len; i++)
    {
      TlRule *rule = g_ptr_array_index (rules, i);
      int points = GPOINTER_TO_INT (g_hash_table_lookup (book->points, tl_rule_get_id (rule)));

      if (points == 0)
        continue;
      g_checksum_update (sum, (const guchar *) &points, sizeof points);
      g_checksum_update (sum, (const guchar *) tl_rule_get_hash (rule), -1);
    }
}

/* Whatever a rule matches is judged by the cues, and by what its theme is. */
char *
tl_rulebook_hash_context (TlRulebook *book,
                          TlCodebook *codebook,
                          TlTheme    *theme)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gpointer background = g_hash_table_lookup (book->backgrounds, tl_theme_get_id (theme));
  g_autofree char *fields = g_strdup_printf ("%u %u %u\n", book->uncoded,
                                             GPOINTER_TO_UINT (background),
                                             tl_theme_is_harm (theme));

  g_checksum_update (sum, (const guchar *) fields, -1);
  for (guint i = 0; i < TL_N_CUES; i++)
    add_rules (sum, book->cues[i]);
  add_rules (sum, tl_codebook_get_guards (codebook));
  add_rules (sum, tl_theme_get_guards (theme));
  add_hints (sum, book, theme);
  return g_strdup (g_checksum_get_string (sum));
}

char *
tl_rulebook_hash_rule (TlRulebook *book,
                       const char *context,
                       TlRule     *rule)
{
  gpointer weight = g_hash_table_lookup (book->weights, tl_rule_get_id (rule));
  g_autofree char *content = g_strdup_printf ("%s\n%u\n%s", tl_rule_get_hash (rule),
                                              GPOINTER_TO_UINT (weight), context);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);

  return g_strndup (digest, HASH_DIGITS);
}

/* A code book's, while it is compared with another. */
typedef struct {
  TlCodebook *codebook;
  TlRulebook *book;
} Side;

static char *
dup_context (const Side *side,
             TlTheme    *theme)
{
  return tl_rulebook_hash_context (side->book, side->codebook, theme);
}

static gpointer
get_weight (const Side *side,
            TlRule     *rule)
{
  return g_hash_table_lookup (side->book->weights, tl_rule_get_id (rule));
}

static GHashTable *
index_rules (TlTheme *theme)
{
  GHashTable *rules = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *all = theme != NULL ? tl_theme_get_rules (theme) : NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    g_hash_table_insert (rules, (char *) tl_rule_get_id (g_ptr_array_index (all, i)),
                         g_ptr_array_index (all, i));
  return rules;
}

/* Two of one context have one hash (tl_rulebook_hash_rule()) where all else is the same. */
static gboolean
is_same (const Side *own,
         TlRule     *rule,
         const Side *others,
         TlRule     *other)
{
  return other != NULL && g_str_equal (tl_rule_get_hash (rule), tl_rule_get_hash (other))
         && get_weight (own, rule) == get_weight (others, other);
}

static void
add_differing (const Side *own,
               TlTheme    *theme,
               const Side *others,
               GPtrArray  *differing)
{
  TlTheme *other = tl_codebook_find_theme (others->codebook, tl_theme_get_id (theme));
  g_autofree char *context = dup_context (own, theme);
  g_autofree char *other_context = other != NULL ? dup_context (others, other) : NULL;
  gboolean judged_alike = g_strcmp0 (context, other_context) == 0;
  g_autoptr (GHashTable) by_id = index_rules (other);
  GPtrArray *rules = tl_theme_get_rules (theme);

  for (guint i = 0; i < rules->len; i++)
    {
      TlRule *rule = g_ptr_array_index (rules, i);

      if (!judged_alike
          || !is_same (own, rule, others, g_hash_table_lookup (by_id, tl_rule_get_id (rule))))
        g_ptr_array_add (differing, g_strdup (tl_rule_get_id (rule)));
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char **
tl_codebook_list_differing (TlCodebook *codebook,
                            TlCodebook *other)
{
  g_autoptr (GPtrArray) differing = g_ptr_array_new ();
  g_autoptr (TlRulebook) own_book = NULL;
  g_autoptr (TlRulebook) other_book = NULL;
  GPtrArray *themes;

  g_return_val_if_fail (codebook != NULL && other != NULL, NULL);

  own_book = tl_rulebook_get (codebook);
  other_book = tl_rulebook_get (other);
  themes = tl_codebook_get_themes (codebook);
  for (guint i = 0; i < themes->len; i++)
    add_differing (&(Side) { codebook, own_book }, g_ptr_array_index (themes, i),
                   &(Side) { other, other_book }, differing);
  g_ptr_array_sort (differing, compare_ids);
  g_ptr_array_add (differing, NULL);
  return (char **) g_ptr_array_steal (differing, NULL);
}

/* Ids are sorted, so those of a theme stand together. */
static void
add_themes (GPtrArray   *themes,
            char       **rules)
{
  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_autofree char *theme = g_strndup (rules[i], strcspn (rules[i], "."));

      if (!g_ptr_array_find_with_equal_func (themes, theme, g_str_equal, NULL))
        g_ptr_array_add (themes, g_steal_pointer (&theme));
    }
}

char **
tl_codebook_list_differing_themes (TlCodebook *codebook,
                                   TlCodebook *other)
{
  g_autoptr (GPtrArray) themes = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) own = NULL;
  g_auto (GStrv) others = NULL;

  g_return_val_if_fail (codebook != NULL && other != NULL, NULL);

  own = tl_codebook_list_differing (codebook, other);
  others = tl_codebook_list_differing (other, codebook);
  add_themes (themes, own);
  add_themes (themes, others);
  g_ptr_array_add (themes, NULL);
  return (char **) g_ptr_array_steal (themes, NULL);
}
