/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-lexicon-private.h"

#include "tl-phrase-private.h"

#include <string.h>

/* A choice within a choice says more than so many phrases at most as a pattern only. */
#define MOST_PHRASES 64
/* No longer word is looked up. */
#define LONGEST_WORD 63

/**
 * Node: what is known after some words of a phrase.
 * @next: (nullable) (element-type Edge): what may follow, by word
 * @entries: (nullable) (element-type guint): the phrases that are whole now
 */
typedef struct {
  GArray *next;
  GArray *entries;
} Node;

typedef struct {
  guint word;
  guint node;
} Edge;

/**
 * Slot: a word in a table of them, which is looked up letter by letter, for each of its beginnings.
 * @number: of the word, from 1; 0 for a slot that is free
 */
typedef struct {
  char  *word;
  guint  hash;
  guint  number;
} Slot;

/** Table: @n_slots is a power of two, and at most half of them are taken. */
typedef struct {
  Slot *slots;
  gsize n_slots;
  gsize n_words;
} Table;

/**
 * TlLexicon:
 * @words: whole ones
 * @beginnings: those that stand for all words that begin so, without their star
 * @n_words: of both; the number of the last
 * @shortest: of the beginnings, in letters, and
 * @longest: likewise; 0 when there are none
 * @first: (element-type guint): for each word, by its number, the node it leads to as the first of
 *   a phrase; 0 for none
 * @nodes: (element-type Node): the first of them is no node
 */
struct _TlLexicon {
  Table   words;
  Table   beginnings;
  guint   n_words;
  gsize   shortest;
  gsize   longest;
  GArray *first;
  GArray *nodes;
};

/**
 * TlLexiconScratch:
 * @reached: (element-type guint): the nodes that the words up to the one at hand lead to, and from
 *   which others lead on
 * @before: likewise, up to the word before
 */
struct _TlLexiconScratch {
  GArray *reached;
  GArray *before;
};

/* ── tables of words ── */

#define FIRST_SIZE 64
#define FIRST_HASH 2166136261u

/* Fowler, Noll and Vo's: that of a word is at hand when that of its beginning is. */
static inline guint
hash_on (guint  hash,
         guchar letter)
{
  return (hash ^ letter) * 16777619u;
}

static guint
hash_word (const char *word)
{
  guint hash = FIRST_HASH;

  for (; *word != '\0'; word++)
    hash = hash_on (hash, (guchar) *word);
  return hash;
}

static void
table_init (Table *table)
{
  table->n_slots = FIRST_SIZE;
  table->slots = g_new0 (Slot, table->n_slots);
}

static void
table_clear (Table *table)
{
  for (gsize i = 0; i < table->n_slots; i++)
    g_free (table->slots[i].word);
  g_free (table->slots);
}

/* Where the word is, or would be. */
static inline Slot *
table_find (const Table *table,
            const char  *word,
            gsize        length,
            guint        hash)
{
  gsize i = hash & (table->n_slots - 1);

  while (table->slots[i].number != 0
         && (table->slots[i].hash != hash || strncmp (table->slots[i].word, word, length) != 0
             || table->slots[i].word[length] != '\0'))
    i = (i + 1) & (table->n_slots - 1);
  return &table->slots[i];
}

static void
table_grow (Table *table)
{
  Table larger = { g_new0 (Slot, table->n_slots * 2), table->n_slots * 2, table->n_words };

  for (gsize i = 0; i < table->n_slots; i++)
    {
      const Slot *slot = &table->slots[i];

      if (slot->number != 0)
        *table_find (&larger, slot->word, strlen (slot->word), slot->hash) = *slot;
    }
  g_free (table->slots);
  *table = larger;
}

static void
table_add (Table      *table,
           const char *word,
           guint       number)
{
  const guint hash = hash_word (word);

  if (++table->n_words > table->n_slots / 2)
    table_grow (table);
  *table_find (table, word, strlen (word), hash) = (Slot) { g_strdup (word), hash, number };
}

/* ── phrases ── */

static void
node_clear (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->next, g_array_unref);
  g_clear_pointer (&node->entries, g_array_unref);
}

static guint
add_node (TlLexicon *lexicon)
{
  Node node = { NULL, NULL };

  g_array_append_val (lexicon->nodes, node);
  return lexicon->nodes->len - 1;
}

TlLexicon *
tl_lexicon_new (void)
{
  TlLexicon *lexicon = g_new0 (TlLexicon, 1);

  table_init (&lexicon->words);
  table_init (&lexicon->beginnings);
  lexicon->first = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (lexicon->first, 1);
  lexicon->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (lexicon->nodes, node_clear);
  add_node (lexicon);
  return lexicon;
}

void
tl_lexicon_free (TlLexicon *lexicon)
{
  table_clear (&lexicon->words);
  table_clear (&lexicon->beginnings);
  g_array_unref (lexicon->first);
  g_array_unref (lexicon->nodes);
  g_free (lexicon);
}

/* ── what a phrase says, as rows of words ── */

static gboolean
is_simple (const char *word)
{
  gsize length = strspn (word, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return length > 0 && length <= LONGEST_WORD
         && (word[length] == '\0' || g_str_equal (word + length, "*"));
}

/* A word with a star may go on behind a hyphen, so that what is the next word then is not plain. */
static gboolean
is_open (const char *row)
{
  return g_str_has_suffix (row, "*");
}

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* Each of @rows goes on with each of @others. */
static GPtrArray *
multiply (GPtrArray *rows,
          GPtrArray *others)
{
  g_autoptr (GPtrArray) product = rows_new ();

  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < others->len; k++)
      {
        const char *row = g_ptr_array_index (rows, i);
        const char *other = g_ptr_array_index (others, k);

        if (product->len == MOST_PHRASES || is_open (row))
          return NULL;
        g_ptr_array_add (product, g_strconcat (row, *row != '\0' ? " " : "", other, NULL));
      }
  return g_steal_pointer (&product);
}

static GPtrArray *list_rows (GPtrArray *phrase);

static GPtrArray *
list_choice (TlPhraseNode *choice)
{
  g_autoptr (GPtrArray) rows = rows_new ();

  if (choice->reach > 0)
    return NULL;
  for (guint i = 0; i < choice->alternatives->len; i++)
    {
      GPtrArray *own = list_rows (g_ptr_array_index (choice->alternatives, i));

      if (own == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (rows, own);
    }
  return g_steal_pointer (&rows);
}

static GPtrArray *
list_node (TlPhraseNode *node)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (node->optional || node->kind == TL_PHRASE_GAP)
    return NULL;
  if (node->kind == TL_PHRASE_CHOICE)
    return list_choice (node);
  if (!is_simple (node->word))
    return NULL;
  rows = rows_new ();
  g_ptr_array_add (rows, g_ascii_strdown (node->word, -1));
  return g_steal_pointer (&rows);
}

/* Returns: (nullable): when there is more to the phrase than words next to each other */
static GPtrArray *
list_rows (GPtrArray *phrase)
{
  g_autoptr (GPtrArray) rows = rows_new ();

  g_ptr_array_add (rows, g_strdup (""));
  for (guint i = 0; i < phrase->len && rows != NULL; i++)
    {
      g_autoptr (GPtrArray) own = list_node (g_ptr_array_index (phrase, i));
      g_autoptr (GPtrArray) longer = own != NULL ? multiply (rows, own) : NULL;

      g_ptr_array_unref (rows);
      rows = g_steal_pointer (&longer);
    }
  return g_steal_pointer (&rows);
}

/* ── the table ── */

static guint
intern_word (TlLexicon  *lexicon,
             const char *word)
{
  const gboolean open = is_open (word);
  const gsize length = strlen (word) - open;
  g_autofree char *plain = g_strndup (word, length);
  Table *table = open ? &lexicon->beginnings : &lexicon->words;
  const guint number = table_find (table, plain, length, hash_word (plain))->number;

  if (number > 0)
    return number;
  table_add (table, plain, ++lexicon->n_words);
  g_array_set_size (lexicon->first, lexicon->n_words + 1);
  if (open)
    {
      lexicon->shortest = lexicon->longest > 0 ? MIN (lexicon->shortest, length) : length;
      lexicon->longest = MAX (lexicon->longest, length);
    }
  return lexicon->n_words;
}

static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  guint first = ((const Edge *) a)->word;
  guint second = ((const Edge *) b)->word;

  return first < second ? -1 : first > second;
}

static Node *
get_node (const TlLexicon *lexicon,
          guint            index)
{
  return &g_array_index (lexicon->nodes, Node, index);
}

static guint
begin (TlLexicon *lexicon,
       guint      word)
{
  if (g_array_index (lexicon->first, guint, word) == 0)
    {
      guint node = add_node (lexicon);

      g_array_index (lexicon->first, guint, word) = node;
    }
  return g_array_index (lexicon->first, guint, word);
}

/* While phrases are added the edges are in no order. */
static guint
lead_on (TlLexicon *lexicon,
         guint      from,
         guint      word)
{
  GArray *next = get_node (lexicon, from)->next;
  Edge edge = { word, 0 };

  for (guint i = 0; next != NULL && i < next->len; i++)
    if (g_array_index (next, Edge, i).word == word)
      return g_array_index (next, Edge, i).node;
  edge.node = add_node (lexicon);
  if (next == NULL)
    next = get_node (lexicon, from)->next = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_array_append_val (next, edge);
  return edge.node;
}

static void
add_row (TlLexicon  *lexicon,
         const char *row,
         guint       entry)
{
  g_auto (GStrv) words = g_strsplit (row, " ", -1);
  guint at = begin (lexicon, intern_word (lexicon, words[0]));
  Node *last;

  for (guint i = 1; words[i] != NULL; i++)
    at = lead_on (lexicon, at, intern_word (lexicon, words[i]));
  last = get_node (lexicon, at);
  if (last->entries == NULL)
    last->entries = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (last->entries, entry);
}

gboolean
tl_lexicon_add (TlLexicon *lexicon,
                GPtrArray *phrase,
                guint      entry)
{
  g_autoptr (GPtrArray) rows = list_rows (phrase);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    add_row (lexicon, g_ptr_array_index (rows, i), entry);
  return TRUE;
}

void
tl_lexicon_close (TlLexicon *lexicon)
{
  for (guint i = 0; i < lexicon->nodes->len; i++)
    if (get_node (lexicon, i)->next != NULL)
      g_array_sort (get_node (lexicon, i)->next, compare_edges);
}

/* ── reading ── */

TlLexiconScratch *
tl_lexicon_scratch_new (void)
{
  TlLexiconScratch *scratch = g_new0 (TlLexiconScratch, 1);

  scratch->reached = g_array_new (FALSE, FALSE, sizeof (guint));
  scratch->before = g_array_new (FALSE, FALSE, sizeof (guint));
  return scratch;
}

void
tl_lexicon_scratch_free (TlLexiconScratch *scratch)
{
  g_array_unref (scratch->reached);
  g_array_unref (scratch->before);
  g_free (scratch);
}

/* One reading of a text. */
typedef struct {
  const TlLexicon  *lexicon;
  TlLexiconScratch *scratch;
  TlLexiconFunc     func;
  gpointer          data;
} Reading;

static void
reach (Reading *reading,
       guint    at)
{
  const Node *node = get_node (reading->lexicon, at);

  for (guint i = 0; node->entries != NULL && i < node->entries->len; i++)
    reading->func (g_array_index (node->entries, guint, i), reading->data);
  if (node->next != NULL)
    g_array_append_val (reading->scratch->reached, at);
}

static void
follow (Reading *reading,
        guint    from,
        guint    word)
{
  GArray *next = get_node (reading->lexicon, from)->next;
  Edge wanted = { word, 0 };
  guint place;

  if (g_array_binary_search (next, &wanted, compare_edges, &place))
    reach (reading, g_array_index (next, Edge, place).node);
}

static void
take_number (Reading *reading,
             guint    number)
{
  guint first = g_array_index (reading->lexicon->first, guint, number);

  if (number == 0)
    return;
  if (first != 0)
    reach (reading, first);
  for (guint i = 0; i < reading->scratch->before->len; i++)
    follow (reading, g_array_index (reading->scratch->before, guint, i), number);
}

/* A word is itself, and one of those that begin as it does. */
static void
take_word (Reading    *reading,
           const char *text,
           gsize       length)
{
  const TlLexicon *lexicon = reading->lexicon;
  const gsize known = MIN (length, LONGEST_WORD);
  guint hash = FIRST_HASH;
  char word[LONGEST_WORD];

  for (gsize i = 0; i < known; i++)
    {
      word[i] = text[i] >= 'A' && text[i] <= 'Z' ? text[i] - 'A' + 'a' : text[i];
      hash = hash_on (hash, (guchar) word[i]);
      if (i + 1 >= lexicon->shortest && i < lexicon->longest)
        take_number (reading, table_find (&lexicon->beginnings, word, i + 1, hash)->number);
    }
  if (length == known)
    take_number (reading, table_find (&lexicon->words, word, length, hash)->number);
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* As between the words of a phrase. */
static gboolean
is_between (char c)
{
  return g_ascii_isspace (c) || c == ',' || c == '\v';
}

void
tl_lexicon_read (const TlLexicon  *lexicon,
                 TlLexiconScratch *scratch,
                 const char       *text,
                 gsize             length,
                 TlLexiconFunc     func,
                 gpointer          data)
{
  Reading reading = { lexicon, scratch, func, data };
  gsize at = 0;

  g_array_set_size (scratch->reached, 0);
  while (at < length)
    {
      gsize start = at;
      GArray *before = scratch->reached;

      if (!is_word_byte (text[at]))
        {
          if (!is_between (text[at++]))
            g_array_set_size (scratch->reached, 0);
          continue;
        }
      while (at < length && is_word_byte (text[at]))
        at++;
      scratch->reached = scratch->before;
      scratch->before = before;
      g_array_set_size (scratch->reached, 0);
      take_word (&reading, text + start, at - start);
    }
}
