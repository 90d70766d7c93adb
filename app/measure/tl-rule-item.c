/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rule-item-private.h"

struct _TlRuleItem {
  GObject        parent_instance;
  TlTheme       *theme;
  TlRule        *rule;
  TlRuleFigures  figures;
  TlQuery       *query;
  char          *covering;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlRuleItem, tl_rule_item, G_TYPE_OBJECT)

static void
tl_rule_item_finalize (GObject *object)
{
  TlRuleItem *item = TL_RULE_ITEM (object);

  tl_theme_unref (item->theme);
  tl_rule_unref (item->rule);
  g_clear_pointer (&item->query, tl_query_unref);
  g_free (item->covering);
  G_OBJECT_CLASS (tl_rule_item_parent_class)->finalize (object);
}

static void
tl_rule_item_class_init (TlRuleItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_rule_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_RULE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
tl_rule_item_init (TlRuleItem *item)
{
}

TlRuleItem *
tl_rule_item_new (TlTheme *theme,
                  TlRule  *rule)
{
  TlRuleItem *item = g_object_new (TL_TYPE_RULE_ITEM, NULL);

  item->theme = tl_theme_ref (theme);
  item->rule = tl_rule_ref (rule);
  return item;
}

/* Figures are told apart by their counts: the others follow from them, but for the share. */
static gboolean
is_same (const TlRuleFigures *a,
         const TlRuleFigures *b)
{
  for (guint i = 0; i < TL_N_RULE_COUNTS; i++)
    if (a->counts[i] != b->counts[i])
      return FALSE;
  return a->reviews == b->reviews && a->remarks == b->remarks
         && (a->share == b->share || (a->share != a->share && b->share != b->share));
}

void
tl_rule_item_fill (TlRuleItem          *item,
                   const TlRuleFigures *figures,
                   TlQuery             *query)
{
  TlRuleFigures before = item->figures;

  tl_query_ref (query);
  g_clear_pointer (&item->query, tl_query_unref);
  item->query = query;
  item->figures = *figures;
  item->figures.remarks |= before.remarks & TL_RULE_COVERED;
  if (!is_same (&before, &item->figures))
    g_signal_emit (item, signals[CHANGED], 0);
}

void
tl_rule_item_cover (TlRuleItem *item,
                    const char *covering)
{
  if (g_strcmp0 (item->covering, covering) == 0)
    return;
  g_free (item->covering);
  item->covering = g_strdup (covering);
  item->figures.remarks &= ~TL_RULE_COVERED;
  if (covering != NULL)
    item->figures.remarks |= TL_RULE_COVERED;
  g_signal_emit (item, signals[CHANGED], 0);
}

TlRule *
tl_rule_item_get_rule (TlRuleItem *item)
{
  g_return_val_if_fail (TL_IS_RULE_ITEM (item), NULL);

  return item->rule;
}

TlTheme *
tl_rule_item_get_theme (TlRuleItem *item)
{
  g_return_val_if_fail (TL_IS_RULE_ITEM (item), NULL);

  return item->theme;
}

const TlRuleFigures *
tl_rule_item_get_figures (TlRuleItem *item)
{
  g_return_val_if_fail (TL_IS_RULE_ITEM (item), NULL);

  return &item->figures;
}

const char *
tl_rule_item_get_covering (TlRuleItem *item)
{
  g_return_val_if_fail (TL_IS_RULE_ITEM (item), NULL);

  return item->covering;
}

TlQuery *
tl_rule_item_dup_query (TlRuleItem  *item,
                        TlRuleCount  count)
{
  g_autoptr (TlQuery) counted = NULL;
  g_autoptr (TlQuery) any_theme = NULL;
  g_autoptr (TlQuery) of_theme = NULL;

  g_return_val_if_fail (TL_IS_RULE_ITEM (item), NULL);
  g_return_val_if_fail (count < TL_N_RULE_COUNTS, NULL);

  counted = tl_rule_count_narrow (item->query, count);
  any_theme = tl_query_without (counted, TL_FILTER_THEME);
  of_theme = tl_query_with_value (any_theme, TL_FILTER_THEME, tl_theme_get_id (item->theme));
  return tl_query_with_value (of_theme, TL_FILTER_RULE, tl_rule_get_id (item->rule));
}
