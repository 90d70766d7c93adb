/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rule-item-private.h"

struct _TlRuleReport {
  TlQueryList  parent_instance;
  TlCodebook  *codebook;
  GPtrArray   *items;
  GHashTable  *by_id;       /* id of a rule → its item */
  GHashTable  *covering;
};

G_DEFINE_FINAL_TYPE (TlRuleReport, tl_rule_report, TL_TYPE_QUERY_LIST)

/* ── asking ── */

typedef struct {
  TlStore    *store;
  TlCodebook *codebook;
  TlQuery    *query;
  GArray     *counted;
} Answer;

static gpointer
make_answer (TlQueryList *base,
             gboolean     changed)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->store = g_object_ref (tl_query_list_get_store (base));
  answer->codebook = tl_codebook_ref (TL_RULE_REPORT (base)->codebook);
  answer->query = tl_query_ref (tl_query_list_get_query (base));
  return answer;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_object_unref (answer->store);
  tl_codebook_unref (answer->codebook);
  tl_query_unref (answer->query);
  g_clear_pointer (&answer->counted, g_array_unref);
  g_free (answer);
}

static gboolean
read_answer (TlConnection  *connection,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Answer *answer = data;

  answer->counted = tl_rules_count (answer->store, answer->codebook, answer->query, cancellable,
                                    error);
  return answer->counted != NULL;
}

/* The item of a rule that stays is filled anew. @by_id: (nullable). Returns: (transfer full) */
static TlRuleItem *
make_item (GHashTable          *by_id,
           const TlRuleCounted *counted,
           TlQuery             *query,
           GHashTable          *covering)
{
  const char *id = tl_rule_get_id (counted->rule);
  TlRuleItem *item = by_id != NULL ? g_hash_table_lookup (by_id, id) : NULL;

  item = item != NULL ? g_object_ref (item) : tl_rule_item_new (counted->theme, counted->rule);
  tl_rule_item_cover (item, covering != NULL ? g_hash_table_lookup (covering, id) : NULL);
  tl_rule_item_fill (item, &counted->figures, query);
  return item;
}

static GPtrArray *
make_items (GHashTable *by_id,
            GArray     *counted,
            TlQuery    *query,
            GHashTable *covering)
{
  GPtrArray *items = g_ptr_array_new_full (counted->len, g_object_unref);

  for (guint i = 0; i < counted->len; i++)
    g_ptr_array_add (items, make_item (by_id, &g_array_index (counted, TlRuleCounted, i), query,
                                       covering));
  return items;
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  for (guint i = 0; a->len == b->len && i < a->len; i++)
    if (a->pdata[i] != b->pdata[i])
      return FALSE;
  return a->len == b->len;
}

/* @items: (transfer full) */
static void
set_items (TlRuleReport *report,
           GPtrArray    *items)
{
  g_autoptr (GPtrArray) before = report->items;

  report->items = items;
  if (is_same (before, items))
    return;
  g_hash_table_remove_all (report->by_id);
  for (guint i = 0; i < items->len; i++)
    {
      TlRuleItem *item = g_ptr_array_index (items, i);

      g_hash_table_insert (report->by_id, (char *) tl_rule_get_id (tl_rule_item_get_rule (item)),
                           item);
    }
  g_list_model_items_changed (G_LIST_MODEL (report), 0, before->len, items->len);
}

static void
apply_answer (TlQueryList *base,
              gpointer     data)
{
  TlRuleReport *report = TL_RULE_REPORT (base);
  Answer *answer = data;

  set_items (report, make_items (report->by_id, answer->counted, answer->query, report->covering));
}

static void
clear (TlQueryList *base)
{
  set_items (TL_RULE_REPORT (base), g_ptr_array_new_with_free_func (g_object_unref));
}

/* ── the list model ── */

static guint
count_items (TlQueryList *base)
{
  return TL_RULE_REPORT (base)->items->len;
}

static gpointer
dup_item (TlQueryList *base,
          guint        position)
{
  return g_object_ref (g_ptr_array_index (TL_RULE_REPORT (base)->items, position));
}

/* ── the object ── */

static void
tl_rule_report_finalize (GObject *object)
{
  TlRuleReport *report = TL_RULE_REPORT (object);

  g_hash_table_unref (report->by_id);
  g_ptr_array_unref (report->items);
  g_clear_pointer (&report->covering, g_hash_table_unref);
  tl_codebook_unref (report->codebook);
  G_OBJECT_CLASS (tl_rule_report_parent_class)->finalize (object);
}

static void
tl_rule_report_class_init (TlRuleReportClass *class)
{
  TlQueryListClass *list_class = TL_QUERY_LIST_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = tl_rule_report_finalize;

  list_class->make = make_answer;
  list_class->read = read_answer;
  list_class->free = answer_free;
  list_class->apply = apply_answer;
  list_class->clear = clear;
  list_class->item_type = TL_TYPE_RULE_ITEM;
  list_class->count = count_items;
  list_class->dup_item = dup_item;
}

static void
tl_rule_report_init (TlRuleReport *report)
{
  report->items = g_ptr_array_new_with_free_func (g_object_unref);
  report->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

TlRuleReport *
tl_rule_report_new (TlStore    *store,
                    TlCodebook *codebook)
{
  TlRuleReport *report;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (codebook != NULL, NULL);

  report = g_object_new (TL_TYPE_RULE_REPORT, "store", store, NULL);
  report->codebook = tl_codebook_ref (codebook);
  return report;
}

TlRuleItem *
tl_rule_report_find (TlRuleReport *report,
                     const char   *rule)
{
  g_return_val_if_fail (TL_IS_RULE_REPORT (report), NULL);
  g_return_val_if_fail (rule != NULL, NULL);

  return g_hash_table_lookup (report->by_id, rule);
}

void
tl_rule_report_set_covering (TlRuleReport *report,
                             GHashTable   *covering)
{
  g_return_if_fail (TL_IS_RULE_REPORT (report));

  if (covering != NULL)
    g_hash_table_ref (covering);
  g_clear_pointer (&report->covering, g_hash_table_unref);
  report->covering = covering;
  for (guint i = 0; i < report->items->len; i++)
    {
      TlRuleItem *item = g_ptr_array_index (report->items, i);
      const char *id = tl_rule_get_id (tl_rule_item_get_rule (item));

      tl_rule_item_cover (item, covering != NULL ? g_hash_table_lookup (covering, id) : NULL);
    }
}

GPtrArray *
tl_rule_items_load (TlStore       *store,
                    TlCodebook    *codebook,
                    TlQuery       *query,
                    GHashTable    *covering,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GArray) counted = NULL;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (codebook != NULL && query != NULL, NULL);

  counted = tl_rules_count (store, codebook, query, cancellable, error);
  return counted != NULL ? make_items (NULL, counted, query, covering) : NULL;
}
