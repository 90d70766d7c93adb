/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-gate-private.h"

#include "tl-automaton-private.h"
#include "tl-phrase-private.h"

/**
 * TlGate:
 * @sets: (element-type GPtrArray): for each rule, its sets as arrays of literal indexes
 * @keyed: (element-type GArray): for each literal, the rules that are looked up by it: those whose
 *   rarest set it is of
 * @open: the rules that require nothing
 */
struct _TlGate {
  TlAutomaton *automaton;
  GPtrArray   *sets;
  GPtrArray   *keyed;
  GArray      *open;
  guint        n_literals;
};

/* @seen: for each literal, the number of the last scan that met it. */
struct _TlGateScratch {
  guint   *seen;
  guint    scan;
  GArray  *met;
  GArray  *passed;
};

static guint
intern_literal (GHashTable *indexes,
                GPtrArray  *literals,
                const char *literal)
{
  gpointer index;

  if (g_hash_table_lookup_extended (indexes, literal, NULL, &index))
    return GPOINTER_TO_UINT (index);

  g_hash_table_insert (indexes, (char *) literal, GUINT_TO_POINTER (literals->len));
  g_ptr_array_add (literals, (char *) literal);
  return literals->len - 1;
}

static GArray *
intern_set (GHashTable *indexes,
            GPtrArray  *literals,
            GPtrArray  *set)
{
  GArray *interned = g_array_sized_new (FALSE, FALSE, sizeof (guint), set->len);

  for (guint i = 0; i < set->len; i++)
    {
      guint index = intern_literal (indexes, literals, g_ptr_array_index (set, i));

      g_array_append_val (interned, index);
    }
  return interned;
}

static guint
set_cost (GPtrArray *literals,
          GArray    *set)
{
  guint cost = 0;

  for (guint i = 0; i < set->len; i++)
    cost += tl_literal_get_cost (g_ptr_array_index (literals, g_array_index (set, guint, i)));
  return cost;
}

static GArray *
find_rarest (GPtrArray *literals,
             GPtrArray *sets)
{
  GArray *best = NULL;

  for (guint i = 0; i < sets->len; i++)
    {
      GArray *set = g_ptr_array_index (sets, i);

      if (best == NULL || set_cost (literals, set) < set_cost (literals, best))
        best = set;
    }
  return best;
}

static void
key_rule (TlGate    *gate,
          GPtrArray *literals,
          guint      rule)
{
  GArray *rarest = find_rarest (literals, g_ptr_array_index (gate->sets, rule));

  if (rarest == NULL)
    {
      g_array_append_val (gate->open, rule);
      return;
    }
  for (guint i = 0; i < rarest->len; i++)
    g_array_append_val (g_ptr_array_index (gate->keyed, g_array_index (rarest, guint, i)), rule);
}

static void
key_rules (TlGate    *gate,
           GPtrArray *literals)
{
  for (guint i = 0; i < literals->len; i++)
    g_ptr_array_add (gate->keyed, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < gate->sets->len; i++)
    key_rule (gate, literals, i);
}

TlGate *
tl_gate_new (GPtrArray *rules)
{
  TlGate *gate = g_new0 (TlGate, 1);
  g_autoptr (GHashTable) indexes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) literals = g_ptr_array_new ();

  gate->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gate->keyed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gate->open = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < rules->len; i++)
    {
      GPtrArray *sets = g_ptr_array_index (rules, i);
      GPtrArray *interned = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

      for (guint k = 0; k < sets->len; k++)
        g_ptr_array_add (interned, intern_set (indexes, literals, g_ptr_array_index (sets, k)));
      g_ptr_array_add (gate->sets, interned);
    }

  key_rules (gate, literals);
  gate->n_literals = literals->len;
  gate->automaton = tl_automaton_new (literals);
  return gate;
}

void
tl_gate_free (TlGate *gate)
{
  tl_automaton_free (gate->automaton);
  g_ptr_array_unref (gate->sets);
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
  scratch->passed = g_array_new (FALSE, FALSE, sizeof (guint));
  return scratch;
}

void
tl_gate_scratch_free (TlGateScratch *scratch)
{
  g_free (scratch->seen);
  g_array_unref (scratch->met);
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
has_one_of (TlGateScratch *scratch,
            GArray        *set)
{
  for (guint i = 0; i < set->len; i++)
    if (scratch->seen[g_array_index (set, guint, i)] == scratch->scan)
      return TRUE;
  return FALSE;
}

static gboolean
can_match (TlGateScratch *scratch,
           GPtrArray     *sets)
{
  for (guint i = 0; i < sets->len; i++)
    if (!has_one_of (scratch, g_ptr_array_index (sets, i)))
      return FALSE;
  return TRUE;
}

static void
pass_keyed (TlGate        *gate,
            TlGateScratch *scratch,
            GArray        *rules)
{
  for (guint i = 0; i < rules->len; i++)
    {
      guint rule = g_array_index (rules, guint, i);

      if (can_match (scratch, g_ptr_array_index (gate->sets, rule)))
        g_array_append_val (scratch->passed, rule);
    }
}

static int
compare_rules (gconstpointer a,
               gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

static void
drop_repeats (GArray *sorted)
{
  guint kept = 0;

  for (guint i = 0; i < sorted->len; i++)
    if (kept == 0 || g_array_index (sorted, guint, i) != g_array_index (sorted, guint, kept - 1))
      g_array_index (sorted, guint, kept++) = g_array_index (sorted, guint, i);
  g_array_set_size (sorted, kept);
}

GArray *
tl_gate_scan (TlGate        *gate,
              TlGateScratch *scratch,
              const char    *text,
              gsize          length)
{
  scratch->scan++;
  g_array_set_size (scratch->met, 0);
  g_array_set_size (scratch->passed, 0);
  tl_automaton_scan (gate->automaton, text, length, note_literal, scratch);

  g_array_append_vals (scratch->passed, gate->open->data, gate->open->len);
  for (guint i = 0; i < scratch->met->len; i++)
    pass_keyed (gate, scratch,
                g_ptr_array_index (gate->keyed, g_array_index (scratch->met, guint, i)));
  g_array_sort (scratch->passed, compare_rules);
  drop_repeats (scratch->passed);
  return scratch->passed;
}
