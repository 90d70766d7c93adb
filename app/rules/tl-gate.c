/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-gate-private.h"

#include "tl-automaton-private.h"
#include "tl-phrase-private.h"

/**
 * TlGate:
 * @needs: of each rule that is not let through by the literal it is looked up by alone, one after
 *   another: the number of its other sets, and each set as its length and the indexes of literals
 * @starts: for each rule, where its part of @needs begins
 * @keyed: (element-type GArray): for each literal, the rules that are looked up by it: those whose
 *   rarest set it is of
 * @open: the rules that require nothing
 */
struct _TlGate {
  TlAutomaton *automaton;
  GArray      *needs;
  GArray      *starts;
  GPtrArray   *keyed;
  GArray      *open;
  guint        n_literals;
};

/**
 * TlGateScratch:
 * @seen: for each literal, the number of the last scan that met it
 * @bits: for each rule, whether it is let through; all clear between scans
 */
struct _TlGateScratch {
  guint   *seen;
  guint    scan;
  GArray  *met;
  guint64 *bits;
  guint    n_words;
  GArray  *passed;
};

/**
 * Interned: the literals, each once.
 * @indexes: (element-type utf8 guint)
 * @costs: (element-type guint): what tl_literal_get_cost() says of each
 */
typedef struct {
  GHashTable *indexes;
  GPtrArray  *literals;
  GArray     *costs;
} Interned;

static guint
intern_literal (Interned   *interned,
                const char *literal)
{
  guint cost;
  gpointer index;

  if (g_hash_table_lookup_extended (interned->indexes, literal, NULL, &index))
    return GPOINTER_TO_UINT (index);

  cost = tl_literal_get_cost (literal);
  g_hash_table_insert (interned->indexes, (char *) literal,
                       GUINT_TO_POINTER (interned->literals->len));
  g_ptr_array_add (interned->literals, (char *) literal);
  g_array_append_val (interned->costs, cost);
  return interned->literals->len - 1;
}

static GArray *
intern_set (Interned  *interned,
            GPtrArray *set)
{
  GArray *indexes = g_array_sized_new (FALSE, FALSE, sizeof (guint), set->len);

  for (guint i = 0; i < set->len; i++)
    {
      guint index = intern_literal (interned, g_ptr_array_index (set, i));

      g_array_append_val (indexes, index);
    }
  return indexes;
}

static guint
set_cost (const GArray *costs,
          const GArray *set)
{
  guint cost = 0;

  for (guint i = 0; i < set->len; i++)
    cost += g_array_index (costs, guint, g_array_index (set, guint, i));
  return cost;
}

static GArray *
find_rarest (const GArray *costs,
             GPtrArray    *sets)
{
  GArray *best = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; i < sets->len; i++)
    {
      GArray *set = g_ptr_array_index (sets, i);
      guint cost = sets->len > 1 ? set_cost (costs, set) : 0;

      if (best == NULL || cost < least)
        best = set;
      least = MIN (least, cost);
    }
  return best;
}

static void
add_need (TlGate *gate,
          GArray *set)
{
  g_array_append_val (gate->needs, set->len);
  g_array_append_vals (gate->needs, set->data, set->len);
}

static void
add_rule (TlGate       *gate,
          const GArray *costs,
          GPtrArray    *sets)
{
  GArray *rarest = find_rarest (costs, sets);
  guint rule = gate->starts->len;
  guint n_others = sets->len - (rarest != NULL);

  g_array_append_val (gate->starts, gate->needs->len);
  g_array_append_val (gate->needs, n_others);
  for (guint i = 0; i < sets->len; i++)
    if (g_ptr_array_index (sets, i) != rarest)
      add_need (gate, g_ptr_array_index (sets, i));

  if (rarest == NULL)
    g_array_append_val (gate->open, rule);
  for (guint i = 0; rarest != NULL && i < rarest->len; i++)
    g_array_append_val (g_ptr_array_index (gate->keyed, g_array_index (rarest, guint, i)), rule);
}

static void
add_rules (TlGate       *gate,
           const GArray *costs,
           GPtrArray    *rules)
{
  for (guint i = 0; i < costs->len; i++)
    g_ptr_array_add (gate->keyed, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < rules->len; i++)
    add_rule (gate, costs, g_ptr_array_index (rules, i));
}

static GPtrArray *
intern_rule (Interned  *interned,
             GPtrArray *sets)
{
  GPtrArray *rule = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < sets->len; i++)
    g_ptr_array_add (rule, intern_set (interned, g_ptr_array_index (sets, i)));
  return rule;
}

TlGate *
tl_gate_new (GPtrArray *rules)
{
  TlGate *gate = g_new0 (TlGate, 1);
  g_autoptr (GHashTable) indexes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) literals = g_ptr_array_new ();
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) required = NULL;
  Interned interned = { indexes, literals, costs };

  required = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < rules->len; i++)
    g_ptr_array_add (required, intern_rule (&interned, g_ptr_array_index (rules, i)));

  gate->needs = g_array_new (FALSE, FALSE, sizeof (guint));
  gate->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  gate->keyed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gate->open = g_array_new (FALSE, FALSE, sizeof (guint));
  gate->n_literals = literals->len;
  add_rules (gate, costs, required);
  gate->automaton = tl_automaton_new (literals);
  return gate;
}

void
tl_gate_free (TlGate *gate)
{
  tl_automaton_free (gate->automaton);
  g_array_unref (gate->needs);
  g_array_unref (gate->starts);
  g_ptr_array_unref (gate->keyed);
  g_array_unref (gate->open);
  g_free (gate);
}

TlGateScratch *
tl_gate_scratch_new (TlGate *gate)
{
  TlGateScratch *scratch = g_new0 (TlGateScratch, 1);

  scratch->seen = g_new0 (guint, gate->n_literals + 1);
  scratch->met = g_array_new (FALSE, FALSE, sizeof (guint));
  scratch->n_words = gate->starts->len / 64 + 1;
  scratch->bits = g_new0 (guint64, scratch->n_words);
  scratch->passed = g_array_new (FALSE, FALSE, sizeof (guint));
  return scratch;
}

void
tl_gate_scratch_free (TlGateScratch *scratch)
{
  g_free (scratch->seen);
  g_array_unref (scratch->met);
  g_free (scratch->bits);
  g_array_unref (scratch->passed);
  g_free (scratch);
}

static void
note_literal (guint    literal,
              gpointer data)
{
  TlGateScratch *scratch = data;

  if (scratch->seen[literal] == scratch->scan)
    return;
  scratch->seen[literal] = scratch->scan;
  g_array_append_val (scratch->met, literal);
}

static gboolean
has_one_of (const TlGateScratch *scratch,
            const guint         *literals,
            guint                n_literals)
{
  for (guint i = 0; i < n_literals; i++)
    if (scratch->seen[literals[i]] == scratch->scan)
      return TRUE;
  return FALSE;
}

static gboolean
can_match (const TlGate        *gate,
           const TlGateScratch *scratch,
           guint                rule)
{
  const guint *need = (const guint *) gate->needs->data + g_array_index (gate->starts, guint, rule);
  guint n_sets = *need++;

  for (; n_sets > 0; n_sets--, need += *need + 1)
    if (!has_one_of (scratch, need + 1, *need))
      return FALSE;
  return TRUE;
}

static void
pass (TlGateScratch *scratch,
      guint          rule)
{
  scratch->bits[rule / 64] |= G_GUINT64_CONSTANT (1) << rule % 64;
}

static void
pass_keyed (const TlGate  *gate,
            TlGateScratch *scratch,
            guint          literal)
{
  const GArray *rules = g_ptr_array_index (gate->keyed, literal);

  for (guint i = 0; i < rules->len; i++)
    if (can_match (gate, scratch, g_array_index (rules, guint, i)))
      pass (scratch, g_array_index (rules, guint, i));
}

/* The bits in their order; they are cleared on the way. */
static void
list_passed (TlGateScratch *scratch)
{
  g_array_set_size (scratch->passed, 0);
  for (guint i = 0; i < scratch->n_words; i++)
    for (; scratch->bits[i] != 0; scratch->bits[i] &= scratch->bits[i] - 1)
      {
        guint rule = i * 64 + (guint) __builtin_ctzll (scratch->bits[i]);

        g_array_append_val (scratch->passed, rule);
      }
}

GArray *
tl_gate_scan (TlGate        *gate,
              TlGateScratch *scratch,
              const char    *text,
              gsize          length)
{
  scratch->scan++;
  g_array_set_size (scratch->met, 0);
  tl_automaton_scan (gate->automaton, text, length, note_literal, scratch);

  for (guint i = 0; i < gate->open->len; i++)
    pass (scratch, g_array_index (gate->open, guint, i));
  for (guint i = 0; i < scratch->met->len; i++)
    pass_keyed (gate, scratch, g_array_index (scratch->met, guint, i));
  list_passed (scratch);
  return scratch->passed;
}
