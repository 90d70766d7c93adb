/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-automaton-private.h"

#include <string.h>

/* The edge of a word, ten figures, twenty-six letters, the underscore: padded to a power of two. */
#define N_SYMBOLS 38
#define EDGE      0
#define ROW_BITS  6
#define NONE      G_MAXUINT32
/* Set in a cell whose state puts something out, so that no other is asked for what it does. */
#define SPEAKS    0x80000000u

/**
 * TlAutomaton:
 * @next: a row of states for each state, by symbol, each with its mark
 * @output: for each state, the head of its chain in @chain, or NONE
 * @literal: for each link of a chain, the literal that ends there
 * @chain: for each link, the next, or NONE
 */
struct _TlAutomaton {
  guint8   symbols[256];
  guint32 *next;
  guint32 *output;
  guint32 *literal;
  guint32 *chain;
  guint32  n_states;
  guint32  n_links;
};

static void
set_symbols (guint8 *symbols)
{
  memset (symbols, EDGE, 256);
  for (guint i = 0; i < 10; i++)
    symbols['0' + i] = 1 + i;
  for (guint i = 0; i < 26; i++)
    symbols['a' + i] = symbols['A' + i] = 11 + i;
  symbols['_'] = 37;
}

static guint32 *
find_cell (TlAutomaton *automaton,
           guint32      state,
           guint        symbol)
{
  return &automaton->next[((gsize) state << ROW_BITS) + symbol];
}

static void
add_link (TlAutomaton *automaton,
          guint32      state,
          guint32      literal)
{
  automaton->literal[automaton->n_links] = literal;
  automaton->chain[automaton->n_links] = automaton->output[state];
  automaton->output[state] = automaton->n_links++;
}

static void
add_literal (TlAutomaton *automaton,
             const char  *text,
             guint32      literal)
{
  guint32 state = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      guint32 *cell = find_cell (automaton, state, automaton->symbols[(guchar) *at]);

      if (*cell == 0)
        *cell = automaton->n_states++;
      state = *cell;
    }
  add_link (automaton, state, literal);
}

/* A state also puts out what its longest proper suffix does: the chains share their tails. */
static void
inherit (TlAutomaton *automaton,
         guint32      state,
         guint32      suffix)
{
  guint32 link = automaton->output[state];

  if (link == NONE)
    {
      automaton->output[state] = automaton->output[suffix];
      return;
    }
  while (automaton->chain[link] != NONE)
    link = automaton->chain[link];
  automaton->chain[link] = automaton->output[suffix];
}

/* In order of depth, so that the suffix of a state is always whole before the state itself. */
static void
complete (TlAutomaton *automaton)
{
  g_autofree guint32 *queue = g_new (guint32, automaton->n_states);
  g_autofree guint32 *suffix = g_new0 (guint32, automaton->n_states);
  guint32 head = 0;
  guint32 tail = 0;

  for (guint s = 0; s < N_SYMBOLS; s++)
    if (*find_cell (automaton, 0, s) != 0)
      queue[tail++] = *find_cell (automaton, 0, s);

  for (; head < tail; head++)
    {
      guint32 state = queue[head];

      inherit (automaton, state, suffix[state]);
      for (guint s = 0; s < N_SYMBOLS; s++)
        {
          guint32 *cell = find_cell (automaton, state, s);
          guint32 fallback = *find_cell (automaton, suffix[state], s);

          if (*cell == 0)
            {
              *cell = fallback;
              continue;
            }
          suffix[*cell] = fallback;
          queue[tail++] = *cell;
        }
    }
}

static void
mark_outputs (TlAutomaton *automaton)
{
  for (gsize i = 0; i < (gsize) automaton->n_states << ROW_BITS; i++)
    if (automaton->output[automaton->next[i]] != NONE)
      automaton->next[i] |= SPEAKS;
}

TlAutomaton *
tl_automaton_new (GPtrArray *literals)
{
  TlAutomaton *automaton = g_new0 (TlAutomaton, 1);
  gsize n_states = 1;

  for (guint i = 0; i < literals->len; i++)
    n_states += strlen (g_ptr_array_index (literals, i));

  set_symbols (automaton->symbols);
  automaton->next = g_new0 (guint32, n_states << ROW_BITS);
  automaton->output = g_new (guint32, n_states);
  memset (automaton->output, 0xff, n_states * sizeof (guint32));
  automaton->literal = g_new (guint32, literals->len + 1);
  automaton->chain = g_new (guint32, literals->len + 1);
  automaton->n_states = 1;
  for (guint i = 0; i < literals->len; i++)
    add_literal (automaton, g_ptr_array_index (literals, i), i);
  complete (automaton);
  mark_outputs (automaton);
  return automaton;
}

void
tl_automaton_free (TlAutomaton *automaton)
{
  g_free (automaton->next);
  g_free (automaton->output);
  g_free (automaton->literal);
  g_free (automaton->chain);
  g_free (automaton);
}

static void
put_out (const TlAutomaton *automaton,
         guint32            state,
         TlAutomatonFunc    func,
         gpointer           data)
{
  for (guint32 link = automaton->output[state]; link != NONE; link = automaton->chain[link])
    func (automaton->literal[link], data);
}

static inline guint32
step (const TlAutomaton *automaton,
      guint32            state,
      guint              symbol,
      TlAutomatonFunc    func,
      gpointer           data)
{
  guint32 cell = automaton->next[((gsize) state << ROW_BITS) + symbol];
  guint32 next = cell & ~SPEAKS;

  if (cell != next)
    put_out (automaton, next, func, data);
  return next;
}

void
tl_automaton_scan (TlAutomaton     *automaton,
                   const char      *text,
                   gsize            length,
                   TlAutomatonFunc  func,
                   gpointer         data)
{
  guint32 state = step (automaton, 0, EDGE, func, data);
  guint last = EDGE;

  for (gsize i = 0; i < length; i++)
    {
      guint symbol = automaton->symbols[(guchar) text[i]];

      if (symbol != EDGE || last != EDGE)
        state = step (automaton, state, symbol, func, data);
      last = symbol;
    }
  if (last != EDGE)
    step (automaton, state, EDGE, func, data);
}
