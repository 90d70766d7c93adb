/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rule-item-private.h"

#include "tl-behind.h"
#include "tl-incomplete.h"
#include "tl-tally.h"

#include <math.h>

/* Of a theme with so many findings, a rule that makes more than one in so many is pointed out. */
#define LEAST_FINDINGS 20
#define ONE_IN          4

typedef struct {
  TlStore      *store;
  TlTally      *tally;
  TlQuery      *query;
  GArray       *counted;
  GHashTable   *places;       /* id of a rule → place among the counted */
  TlCounts     *counts;
  gboolean      was_run;      /* the code book, on all there is to read */
  GStrv         incomplete;
  GCancellable *cancellable;
} Counting;

static void
counting_clear (Counting *counting)
{
  g_clear_pointer (&counting->tally, tl_tally_unref);
  g_clear_pointer (&counting->counted, g_array_unref);
  g_clear_pointer (&counting->places, g_hash_table_unref);
  g_clear_pointer (&counting->counts, tl_counts_free);
  g_clear_pointer (&counting->incomplete, g_strfreev);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counting, counting_clear)

/* ── which rules ── */

static gboolean
is_asked_for (TlQuery *query,
              TlTheme *theme)
{
  return *tl_query_get_values (query, TL_FILTER_THEME) == NULL
         || tl_query_has_value (query, TL_FILTER_THEME, tl_theme_get_id (theme));
}

static void
add_rules (Counting *counting,
           TlTheme  *theme)
{
  GPtrArray *rules = tl_theme_get_rules (theme);

  for (guint i = 0; i < rules->len; i++)
    {
      TlRuleCounted counted = { theme, g_ptr_array_index (rules, i), { { 0 } } };

      g_hash_table_insert (counting->places, (char *) tl_rule_get_id (counted.rule),
                           GUINT_TO_POINTER (counting->counted->len));
      g_array_append_val (counting->counted, counted);
    }
}

static void
list_rules (Counting   *counting,
            TlCodebook *codebook)
{
  GPtrArray *themes = tl_codebook_get_themes (codebook);

  counting->counted = g_array_new (FALSE, TRUE, sizeof (TlRuleCounted));
  counting->places = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < themes->len; i++)
    if (is_asked_for (counting->query, g_ptr_array_index (themes, i)))
      add_rules (counting, g_ptr_array_index (themes, i));
}

/* ── their counts ── */

TlQuery *
tl_rule_count_narrow (TlQuery     *query,
                      TlRuleCount  which)
{
  static const TlStatus statuses[TL_N_RULE_COUNTS] = {
    [TL_RULE_ACCEPTED] = TL_STATUS_ACCEPTED, [TL_RULE_REJECTED] = TL_STATUS_REJECTED
  };
  g_autoptr (TlQuery) any = NULL;

  if (which == TL_RULE_FINDINGS)
    return tl_query_ref (query);
  any = tl_query_without (query, TL_FILTER_STATUS);
  return tl_query_with_value (any, TL_FILTER_STATUS, tl_status_to_string (statuses[which]));
}

/* NULL for a rule that is not asked about, or that found what is now of another theme. */
static TlRuleFigures *
find_figures (Counting     *counting,
              const TlCell *cell)
{
  TlRuleCounted *counted;
  gpointer place;

  if (!g_hash_table_lookup_extended (counting->places, cell->value, NULL, &place))
    return NULL;
  counted = &g_array_index (counting->counted, TlRuleCounted, GPOINTER_TO_UINT (place));
  if (!g_str_equal (tl_theme_get_id (counted->theme), cell->theme))
    return NULL;
  return &counted->figures;
}

static gboolean
count (Counting     *counting,
       TlRuleCount   which,
       GError      **error)
{
  g_autoptr (TlQuery) query = tl_rule_count_narrow (counting->query, which);
  g_autoptr (GPtrArray) cells = tl_tally_cross (counting->tally, counting->store, query,
                                                TL_FILTER_RULE, counting->cancellable, error);

  if (cells == NULL)
    return FALSE;
  for (guint i = 0; i < cells->len; i++)
    {
      const TlCell *cell = g_ptr_array_index (cells, i);
      TlRuleFigures *figures = find_figures (counting, cell);

      if (figures == NULL)
        continue;
      figures->counts[which] = cell->findings;
      if (which == TL_RULE_FINDINGS)
        figures->reviews = cell->reviews;
    }
  return TRUE;
}

/* ── what they come to ── */

static guint
count_theme (const TlCounts *counts,
             TlTheme        *theme)
{
  GPtrArray *values = counts->values[TL_FILTER_THEME];

  for (guint i = 0; i < values->len; i++)
    {
      const TlCount *value = g_ptr_array_index (values, i);

      if (g_str_equal (value->value, tl_theme_get_id (theme)))
        return value->findings;
    }
  return 0;
}

static void
sum_up (const Counting *counting,
        TlRuleCounted  *counted,
        guint           n_theme)
{
  TlRuleFigures *figures = &counted->figures;
  guint n_findings = figures->counts[TL_RULE_FINDINGS];
  guint n_accepted = figures->counts[TL_RULE_ACCEPTED];
  guint n_decided = n_accepted + figures->counts[TL_RULE_REJECTED];

  figures->precision = tl_share_from_counts (n_accepted, n_decided);
  figures->share = n_theme > 0 ? (double) n_findings / n_theme : NAN;
  if (g_strv_contains ((const char *const *) counting->incomplete, tl_rule_get_id (counted->rule)))
    figures->remarks |= TL_RULE_INCOMPLETE;
  else if (n_findings == 0 && counting->was_run && !tl_rule_is_hint (counted->rule))
    figures->remarks |= TL_RULE_SILENT;
  if (n_theme >= LEAST_FINDINGS && n_findings > n_theme / (double) ONE_IN)
    figures->remarks |= TL_RULE_DOMINANT;
}

/* What the library says of them all. */
static gboolean
ask (Counting    *counting,
     TlCodebook  *codebook,
     GError     **error)
{
  g_autoptr (GPtrArray) behind = NULL;

  counting->counts = tl_tally_count (counting->tally, counting->store, counting->query,
                                     counting->cancellable, error);
  if (counting->counts == NULL)
    return FALSE;
  behind = tl_store_load_behind (counting->store, tl_codebook_get_version (codebook),
                                 counting->cancellable, error);
  if (behind == NULL)
    return FALSE;
  counting->was_run = counting->counts->readable_reviews > 0 && behind->len == 0;
  counting->incomplete = tl_store_load_incomplete (counting->store, codebook,
                                                   counting->cancellable, error);
  return counting->incomplete != NULL;
}

static void
sum_up_all (Counting *counting)
{
  TlTheme *theme = NULL;
  guint n_theme = 0;

  for (guint i = 0; i < counting->counted->len; i++)
    {
      TlRuleCounted *counted = &g_array_index (counting->counted, TlRuleCounted, i);

      if (counted->theme != theme)
        n_theme = count_theme (counting->counts, counted->theme);
      theme = counted->theme;
      sum_up (counting, counted, n_theme);
    }
}

GArray *
tl_rules_count (TlStore       *store,
                TlCodebook    *codebook,
                TlQuery       *query,
                GCancellable  *cancellable,
                GError       **error)
{
  g_auto (Counting) counting = { .store = store, .query = query, .cancellable = cancellable };

  counting.tally = tl_tally_load (store, cancellable, error);
  if (counting.tally == NULL)
    return NULL;
  list_rules (&counting, codebook);
  for (TlRuleCount which = 0; which < TL_N_RULE_COUNTS; which++)
    if (!count (&counting, which, error))
      return NULL;
  if (!ask (&counting, codebook, error))
    return NULL;
  sum_up_all (&counting);
  return g_steal_pointer (&counting.counted);
}
