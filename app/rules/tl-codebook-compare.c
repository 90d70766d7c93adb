/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-compare.h"

#include "tl-codebook-side-private.h"

#include <glib/gi18n-lib.h>

/* A change, and where what it belongs to stands. */
typedef struct {
  TlCodebookChange *change;
  guint             rank;
} Ranked;

typedef struct {
  TlCodebookSide  before;
  TlCodebookSide  after;
  GHashTable     *ranks;      /* of owners, by part and id */
  GArray         *changes;    /* of Ranked */
} Comparison;

void
tl_codebook_change_free (TlCodebookChange *change)
{
  g_free (change->owner);
  g_free (change->owner_name);
  g_free (change->name);
  g_free (change->new_name);
  g_free (change->list);
  g_free (change->list_before);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* ── comparing ── */

static char *
dup_owner_key (const TlCodebookItem *item)
{
  return tl_codebook_item_is_of_theme (item) ? g_strdup_printf ("theme %s", item->owner)
                                             : g_strdup_printf ("%d %s", item->part, item->owner);
}

static void
rank (Comparison *comparison,
      GPtrArray  *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *owner = dup_owner_key (items->pdata[i]);

      if (!g_hash_table_contains (comparison->ranks, owner))
        g_hash_table_insert (comparison->ranks, g_steal_pointer (&owner),
                             GUINT_TO_POINTER (g_hash_table_size (comparison->ranks)));
    }
}

static void
add_change (Comparison     *comparison,
            TlCodebookAct   act,
            TlCodebookItem *before,
            TlCodebookItem *after)
{
  TlCodebookItem *item = after != NULL ? after : before;
  TlCodebookSide *side = after != NULL ? &comparison->after : &comparison->before;
  g_autofree char *owner = dup_owner_key (item);
  Ranked ranked = { .rank = GPOINTER_TO_UINT (g_hash_table_lookup (comparison->ranks, owner)) };

  ranked.change = tl_codebook_change_new (act, before, after, side->index);
  if (item->part == TL_CODEBOOK_THEME)
    ranked.change->n_rules = tl_codebook_items_count_rules (side->items, item->owner);
  g_array_append_val (comparison->changes, ranked);
}

/* Whether the other code book has the theme that it is of, or it is of none. */
static gboolean
is_theme_there (const TlCodebookItem *item,
                TlCodebookSide       *other)
{
  return item->part == TL_CODEBOOK_THEME || !tl_codebook_item_is_of_theme (item)
         || tl_codebook_items_find (other->index, TL_CODEBOOK_THEME, item->owner, "") != NULL;
}

/* An item that a later one replaces says nothing. */
static TlCodebookItem *
get_item (TlCodebookSide  *side,
          guint            i,
          TlCodebookSide  *other,
          TlCodebookItem **opposite)
{
  TlCodebookItem *item = g_ptr_array_index (side->items, i);
  g_autofree char *key = tl_codebook_item_dup_key (item);

  *opposite = g_hash_table_lookup (other->index, key);
  return g_hash_table_lookup (side->index, key) == item && is_theme_there (item, other) ? item
                                                                                        : NULL;
}

static void
compare (Comparison *comparison)
{
  TlCodebookItem *item, *opposite;

  for (guint i = 0; i < comparison->after.items->len; i++)
    {
      item = get_item (&comparison->after, i, &comparison->before, &opposite);
      if (item == NULL)
        continue;
      if (opposite == NULL)
        add_change (comparison, TL_CODEBOOK_ADDED, NULL, item);
      else if (!g_str_equal (item->text, opposite->text))
        add_change (comparison, TL_CODEBOOK_CHANGED, opposite, item);
      else if (item->part == TL_CODEBOOK_RULE && g_strcmp0 (item->list, opposite->list) != 0)
        add_change (comparison, TL_CODEBOOK_MOVED, opposite, item);
    }
  for (guint i = 0; i < comparison->before.items->len; i++)
    {
      item = get_item (&comparison->before, i, &comparison->after, &opposite);
      if (item != NULL && opposite == NULL)
        add_change (comparison, TL_CODEBOOK_REMOVED, item, NULL);
    }
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Ranked *first = a;
  const Ranked *second = b;

  return (first->rank > second->rank) - (first->rank < second->rank);
}

GPtrArray *
tl_codebook_compare (GBytes *before,
                     GBytes *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_codebook_change_free);
  Comparison comparison;

  g_return_val_if_fail (before != NULL && after != NULL, changes);

  tl_codebook_side_read (&comparison.before, before);
  tl_codebook_side_read (&comparison.after, after);
  comparison.ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  comparison.changes = g_array_new (FALSE, FALSE, sizeof (Ranked));
  rank (&comparison, comparison.after.items);
  rank (&comparison, comparison.before.items);
  compare (&comparison);
  g_array_sort (comparison.changes, compare_ranks);
  for (guint i = 0; i < comparison.changes->len; i++)
    g_ptr_array_add (changes, g_array_index (comparison.changes, Ranked, i).change);
  g_array_unref (comparison.changes);
  g_hash_table_unref (comparison.ranks);
  tl_codebook_side_clear (&comparison.before);
  tl_codebook_side_clear (&comparison.after);
  return changes;
}

/* ── for people ── */

const char *
tl_codebook_part_to_string (TlCodebookPart part)
{
  static const char *const names[] = {
    "code-book", "theme", "field", "rule", "guard", "example", "family", "cue"
  };

  g_return_val_if_fail (part < G_N_ELEMENTS (names), NULL);

  return names[part];
}

const char *
tl_codebook_act_to_string (TlCodebookAct act)
{
  static const char *const names[] = {
    "added", "removed", "changed", "moved", "kept", "left-out"
  };

  g_return_val_if_fail (act < G_N_ELEMENTS (names), NULL);

  return names[act];
}

static char *
dup_noun (const TlCodebookChange *change)
{
  switch (change->part)
    {
    case TL_CODEBOOK_THEME:
      return change->n_rules > 0
        ? g_strdup_printf (ngettext ("Theme with %'u rule", "Theme with %'u rules",
                                     change->n_rules), change->n_rules)
        : g_strdup (_("Theme"));
    case TL_CODEBOOK_RULE:
      return g_strdup_printf (_("Rule %s (%s)"), change->name,
                              change->list != NULL ? change->list : change->list_before);
    case TL_CODEBOOK_GUARD:
      return g_strdup_printf (_("Guard %s"), change->name);
    case TL_CODEBOOK_EXAMPLE:
      return g_strdup (_("Example"));
    case TL_CODEBOOK_FAMILY:
      return g_strdup (_("Word family"));
    case TL_CODEBOOK_CUE:
      return g_strdup_printf (_("Cue %s"), change->name);
    default:
      return g_strdup_printf (_("“%s”"), change->name);
    }
}

static char *
dup_kept (const TlCodebookChange *change)
{
  if (change->before == NULL)
    return g_strdup (_("not taken"));
  if (g_strcmp0 (change->list, change->list_before) == 0)
    return g_strdup (_("not taken, yours stays"));
  return g_strdup_printf (_("not taken, yours stays in %s"), change->list_before);
}

static char *
dup_verb (const TlCodebookChange *change)
{
  switch (change->act)
    {
    case TL_CODEBOOK_ADDED:
      return change->new_name != NULL ? g_strdup_printf (_("added as %s"), change->new_name)
                                      : g_strdup (_("added"));
    case TL_CODEBOOK_REMOVED:
      return g_strdup (_("removed"));
    case TL_CODEBOOK_MOVED:
      return g_strdup_printf (_("moved here from %s"), change->list_before);
    case TL_CODEBOOK_KEPT:
      return dup_kept (change);
    case TL_CODEBOOK_LEFT_OUT:
      return g_strdup (_("left out, it does not hold here"));
    default:
      return g_strdup (_("changed"));
    }
}

char *
tl_codebook_change_dup_label (const TlCodebookChange *change)
{
  g_autofree char *noun = NULL;
  g_autofree char *verb = NULL;

  g_return_val_if_fail (change != NULL, NULL);

  noun = dup_noun (change);
  verb = dup_verb (change);
  /* Translators: "Rule c12 (concern): changed" */
  return g_strdup_printf (_("%s: %s"), noun, verb);
}

/* ── how many ── */

enum { ADDED, REMOVED, CHANGED, N_SORTS };

typedef struct {
  guint       themes[N_SORTS];
  guint       rules[N_SORTS];
  guint       others;
  guint       left;
  const char *last_theme;     /* that was counted as changed */
} Counts;

/* Changes of one theme stand together. */
static void
count (Counts           *counts,
       TlCodebookChange *change)
{
  guint sort = change->act == TL_CODEBOOK_ADDED ? ADDED
               : change->act == TL_CODEBOOK_REMOVED ? REMOVED : CHANGED;

  if (change->act >= TL_CODEBOOK_KEPT)
    counts->left++;
  else if (change->part == TL_CODEBOOK_THEME)
    counts->themes[sort]++;
  else if (change->part == TL_CODEBOOK_RULE)
    counts->rules[sort]++;
  else if (change->part != TL_CODEBOOK_FIELD)
    counts->others++;
  else if (g_strcmp0 (counts->last_theme, change->owner) != 0)
    {
      counts->themes[CHANGED]++;
      counts->last_theme = change->owner;
    }
}

/* Takes over @text. */
static void
take (GPtrArray *parts,
      guint      n,
      char      *text)
{
  if (n > 0)
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

static void
take_themes (GPtrArray   *parts,
             const guint *n)
{
  take (parts, n[ADDED], g_strdup_printf (ngettext ("%'u theme added", "%'u themes added",
                                                    n[ADDED]), n[ADDED]));
  take (parts, n[REMOVED], g_strdup_printf (ngettext ("%'u theme removed", "%'u themes removed",
                                                      n[REMOVED]), n[REMOVED]));
  take (parts, n[CHANGED], g_strdup_printf (ngettext ("%'u theme described anew",
                                                      "%'u themes described anew", n[CHANGED]),
                                            n[CHANGED]));
}

static void
take_rules (GPtrArray   *parts,
            const guint *n)
{
  take (parts, n[ADDED], g_strdup_printf (ngettext ("%'u rule added", "%'u rules added", n[ADDED]),
                                          n[ADDED]));
  take (parts, n[REMOVED], g_strdup_printf (ngettext ("%'u rule removed", "%'u rules removed",
                                                      n[REMOVED]), n[REMOVED]));
  take (parts, n[CHANGED], g_strdup_printf (ngettext ("%'u rule changed", "%'u rules changed",
                                                      n[CHANGED]), n[CHANGED]));
}

char *
tl_codebook_changes_dup_summary (GPtrArray *changes)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  Counts n = { 0 };

  g_return_val_if_fail (changes != NULL, NULL);

  for (guint i = 0; i < changes->len; i++)
    count (&n, changes->pdata[i]);
  take_themes (parts, n.themes);
  take_rules (parts, n.rules);
  take (parts, n.others, g_strdup_printf (ngettext ("%'u other change", "%'u other changes",
                                                    n.others), n.others));
  take (parts, n.left, g_strdup_printf (ngettext ("%'u not taken", "%'u not taken", n.left),
                                        n.left));
  if (parts->len == 0)
    return g_strdup (_("Nothing changed"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}
