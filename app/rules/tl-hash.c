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
      const int points = tl_rule_get_points (rule);

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

static gpointer
get_weight (const Side *side,
            TlRule     *rule)
{
  return g_hash_table_lookup (side->book->weights, tl_rule_get_id (rule));
}

/* ── whether rules are judged alike: as tl_rulebook_hash_context() has it, but for hints ── */

static gboolean
are_alike (GPtrArray *rules,
           GPtrArray *others)
{
  if (rules->len != others->len)
    return FALSE;
  for (guint i = 0; i < rules->len; i++)
    if (!g_str_equal (tl_rule_get_hash (g_ptr_array_index (rules, i)),
                      tl_rule_get_hash (g_ptr_array_index (others, i))))
      return FALSE;
  return TRUE;
}

/* What all themes have in common. */
static gboolean
is_book_alike (const Side *own,
               const Side *others)
{
  for (guint i = 0; i < TL_N_CUES; i++)
    if (!are_alike (own->book->cues[i], others->book->cues[i]))
      return FALSE;
  return own->book->uncoded == others->book->uncoded
         && are_alike (tl_codebook_get_guards (own->codebook),
                       tl_codebook_get_guards (others->codebook));
}

/* What its hints weigh is each one's own: see is_same(). */
static gboolean
needs_alike (const Side *own,
             const Side *others,
             const char *theme)
{
  const TlNeeds *needs = g_hash_table_lookup (own->book->needs, theme);
  const TlNeeds *other_needs = g_hash_table_lookup (others->book->needs, theme);

  if (needs == NULL || other_needs == NULL)
    return needs == other_needs;
  return memcmp (needs, other_needs, sizeof *needs) == 0;
}

static gboolean
is_judged_alike (const Side *own,
                 TlTheme    *theme,
                 const Side *others,
                 TlTheme    *other)
{
  const char *id = tl_theme_get_id (theme);

  return other != NULL && tl_theme_is_harm (theme) == tl_theme_is_harm (other)
         && g_hash_table_lookup (own->book->backgrounds, id)
            == g_hash_table_lookup (others->book->backgrounds, id)
         && are_alike (tl_theme_get_guards (theme), tl_theme_get_guards (other))
         && needs_alike (own, others, id);
}

/* ── what differs ── */

static GHashTable *
index_rules (GPtrArray *rules)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rules->len; i++)
    g_hash_table_insert (index, (char *) tl_rule_get_id (g_ptr_array_index (rules, i)),
                         g_ptr_array_index (rules, i));
  return index;
}

/* The rule of @id as it is in the other code book: most likely at @next, or beside it where a rule
 * was added or taken out; @next is where the one behind it is expected then. */
static TlRule *
find_rule (GPtrArray   *rules,
           guint       *next,
           const char  *id,
           GHashTable **index)
{
  const guint likely[] = { *next, *next + 1, *next - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (likely); i++)
    if (likely[i] < rules->len
        && g_str_equal (tl_rule_get_id (g_ptr_array_index (rules, likely[i])), id))
      {
        *next = likely[i] + 1;
        return g_ptr_array_index (rules, likely[i]);
      }
  if (*index == NULL)
    *index = index_rules (rules);
  return g_hash_table_lookup (*index, id);
}

/* One that weighs more, or less, means another thing. */
static gboolean
is_same (const Side *own,
         TlRule     *rule,
         const Side *others,
         TlRule     *other)
{
  if (other == NULL || tl_rule_get_points (rule) != tl_rule_get_points (other)
      || !g_str_equal (tl_rule_get_hash (rule), tl_rule_get_hash (other)))
    return FALSE;
  if (tl_rule_is_hint (rule) && tl_rule_is_hint (other))
    return TRUE;
  return get_weight (own, rule) == get_weight (others, other);
}

static void
add_differing (const Side *own,
               TlTheme    *theme,
               const Side *others,
               gboolean    book_alike,
               GPtrArray  *differing)
{
  TlTheme *other = tl_codebook_find_theme (others->codebook, tl_theme_get_id (theme));
  gboolean judged_alike = book_alike && is_judged_alike (own, theme, others, other);
  g_autoptr (GHashTable) index = NULL;
  GPtrArray *rules = tl_theme_get_rules (theme);
  guint next = 0;

  for (guint i = 0; i < rules->len; i++)
    {
      TlRule *rule = g_ptr_array_index (rules, i);
      const char *id = tl_rule_get_id (rule);

      if (!judged_alike
          || !is_same (own, rule, others, find_rule (tl_theme_get_rules (other), &next, id,
                                                     &index)))
        g_ptr_array_add (differing, g_strdup (id));
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
  gboolean book_alike;
  GPtrArray *themes;
  Side others;
  Side own;

  g_return_val_if_fail (codebook != NULL && other != NULL, NULL);

  own_book = tl_rulebook_get (codebook);
  other_book = tl_rulebook_get (other);
  own = (Side) { codebook, own_book };
  others = (Side) { other, other_book };
  book_alike = is_book_alike (&own, &others);
  themes = tl_codebook_get_themes (codebook);
  for (guint i = 0; i < themes->len; i++)
    add_differing (&own, g_ptr_array_index (themes, i), &others, book_alike, differing);
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
