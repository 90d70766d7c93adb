/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-phrase-private.h"

#include <string.h>

/* What a pattern is certain to need, as far as it is plain to see: words between edges, choices of
 * them, and gaps for all else. A pattern with anything rare in it is said to need nothing. */

typedef struct {
  const char *at;
  gboolean    lost;
} Reader;

/**
 * Sequence: what has been read of one alternative.
 * @word: the word that is being read, or empty
 * @edge: whether a word that begins here is known to begin here in the text too
 */
typedef struct {
  GPtrArray *nodes;
  GString   *word;
  gboolean   edge;
} Sequence;

static GPtrArray *read_alternatives (Reader   *reader,
                                     gboolean  edge,
                                     gboolean *edge_after,
                                     GArray   *open);

/* @edge: whether what follows is no part of a word. */
static void
end_word (Sequence *sequence,
          gboolean  edge)
{
  if (sequence->word->len > 0)
    {
      tl_phrase_add_node (sequence->nodes, TL_PHRASE_WORD)->word =
        g_strconcat (sequence->word->str, edge ? "" : "*", NULL);
      g_string_truncate (sequence->word, 0);
    }
  sequence->edge = edge;
}

/* What is not known breaks off a word, and parts it from the next. */
static void
add_unknown (Sequence *sequence)
{
  end_word (sequence, FALSE);
  tl_phrase_add_node (sequence->nodes, TL_PHRASE_GAP);
}

/* Returns: whether there was a quantifier; @certain: whether it asks for one at least. */
static gboolean
take_quantifier (Reader   *reader,
                 gboolean *certain)
{
  *certain = TRUE;
  if (*reader->at == '\0' || strchr ("?*+{", *reader->at) == NULL)
    return FALSE;
  *certain = *reader->at == '+';
  if (*reader->at == '{')
    reader->at += strcspn (reader->at, "}");
  reader->lost = reader->lost || *reader->at == '\0';
  reader->at += *reader->at != '\0';
  reader->at += *reader->at != '\0' && strchr ("?+", *reader->at) != NULL;
  return TRUE;
}

static void
read_letter (Reader   *reader,
             Sequence *sequence)
{
  gboolean inside = sequence->word->len > 0;
  char letter = g_ascii_tolower (*reader->at++);
  gboolean certain;

  if (take_quantifier (reader, &certain))
    {
      if (certain && (inside || sequence->edge))
        g_string_append_c (sequence->word, letter);
      add_unknown (sequence);
    }
  else if (inside || sequence->edge)
    g_string_append_c (sequence->word, letter);
  else
    add_unknown (sequence);
}

/* A space, or a mark that is no part of a word. */
static void
read_separator (Reader   *reader,
                Sequence *sequence)
{
  gboolean certain;

  take_quantifier (reader, &certain);
  if (certain)
    end_word (sequence, TRUE);
  else
    add_unknown (sequence);
}

static void
read_escape (Reader   *reader,
             Sequence *sequence)
{
  char escaped = reader->at[1];
  gboolean certain;

  if (escaped == '\0')
    {
      reader->lost = TRUE;
      return;
    }
  reader->at += 2;
  if (escaped == 'b')
    {
      end_word (sequence, TRUE);
      reader->lost = reader->lost || take_quantifier (reader, &certain);
    }
  else if (strchr ("sWh", escaped) != NULL)
    read_separator (reader, sequence);
  else if (g_ascii_ispunct (escaped) && escaped != '_')
    read_separator (reader, sequence);
  else if (escaped == '_' || strchr ("wdSD", escaped) != NULL)
    {
      take_quantifier (reader, &certain);
      add_unknown (sequence);
    }
  else
    reader->lost = TRUE;
}

/* Returns: whether there is nothing in the class that can be part of a word. */
static gboolean
skip_class (Reader *reader)
{
  gboolean apart = reader->at[1] != '^';

  reader->at += apart ? 1 : 2;
  for (gboolean first = TRUE; *reader->at != '\0' && (first || *reader->at != ']'); first = FALSE)
    {
      apart = apart && !g_ascii_isalnum (*reader->at) && strchr ("_-\\", *reader->at) == NULL;
      reader->lost = reader->lost || *reader->at == '[';
      reader->at += reader->at[0] == '\\' && reader->at[1] != '\0' ? 2 : 1;
    }
  reader->lost = reader->lost || *reader->at == '\0';
  reader->at += *reader->at != '\0';
  return apart;
}

static void
read_class (Reader   *reader,
            Sequence *sequence)
{
  gboolean apart = skip_class (reader);
  gboolean certain;

  if (apart && !reader->lost)
    {
      read_separator (reader, sequence);
      return;
    }
  take_quantifier (reader, &certain);
  add_unknown (sequence);
}

/* ── looking about ── */

static gboolean
is_look_about (const char *at)
{
  return g_str_has_prefix (at, "(?=") || g_str_has_prefix (at, "(?!")
         || g_str_has_prefix (at, "(?<=") || g_str_has_prefix (at, "(?<!");
}

/* What must stand, or must not, before or behind takes up nothing: a word goes on beyond it. */
static void
skip_look_about (Reader *reader)
{
  guint depth = 0;

  do
    {
      depth += *reader->at == '(';
      depth -= *reader->at == ')';
      if (*reader->at == '[')
        skip_class (reader);
      else if (*reader->at == '\\' && reader->at[1] != '\0')
        reader->at += 2;
      else
        reader->at++;
    }
  while (depth > 0 && *reader->at != '\0');
  reader->lost = reader->lost || depth > 0
                 || (*reader->at != '\0' && strchr ("?*+{", *reader->at) != NULL);
}

static gboolean
is_edge (const char *at)
{
  return g_str_has_prefix (at, "\\b") || *at == ' ';
}

/* What each of @alternatives ends with goes on or not by what stands behind them all. */
static void
close_words (GPtrArray *alternatives,
             GArray    *open)
{
  for (guint i = 0; i < alternatives->len; i++)
    {
      GPtrArray *nodes = g_ptr_array_index (alternatives, i);
      TlPhraseNode *last = nodes->len > 0 ? g_ptr_array_index (nodes, nodes->len - 1) : NULL;

      if (g_array_index (open, gboolean, i))
        last->word[strlen (last->word) - 1] = '\0';
    }
}

static void
read_group (Reader   *reader,
            Sequence *sequence)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gboolean));
  gboolean before = sequence->edge && sequence->word->len == 0;
  gboolean after;
  gboolean certain;
  TlPhraseNode *node;

  end_word (sequence, FALSE);
  reader->at++;
  if (g_str_has_prefix (reader->at, "?:"))
    reader->at += 2;
  else if (*reader->at == '?' || *reader->at == '*')
    reader->lost = TRUE;
  node = tl_phrase_add_node (sequence->nodes, TL_PHRASE_CHOICE);
  node->alternatives = read_alternatives (reader, before, &after, open);
  reader->lost = reader->lost || *reader->at != ')';
  if (reader->lost)
    return;
  reader->at++;
  if (!take_quantifier (reader, &certain) && is_edge (reader->at))
    close_words (node->alternatives, open);
  node->optional = !certain;
  sequence->edge = certain ? after : before && after;
}

static void
read_part (Reader   *reader,
           Sequence *sequence)
{
  if (*reader->at == '\\')
    read_escape (reader, sequence);
  else if (*reader->at == '[')
    read_class (reader, sequence);
  else if (is_look_about (reader->at))
    skip_look_about (reader);
  else if (*reader->at == '^' || *reader->at == '$')
    {
      end_word (sequence, TRUE);
      reader->at++;
    }
  else if (*reader->at == '(')
    read_group (reader, sequence);
  else if (g_ascii_isalnum (*reader->at))
    read_letter (reader, sequence);
  else if (*reader->at == ' ' || *reader->at == ',')
    {
      reader->at++;
      read_separator (reader, sequence);
    }
  else
    {
      gboolean certain;

      reader->at = g_utf8_next_char (reader->at);
      take_quantifier (reader, &certain);
      add_unknown (sequence);
    }
}

/* @edge: as of a #Sequence, and
 * @edge_after: the same behind each of the alternatives
 * @open: (element-type gboolean): for each, whether it ends in a word that may go on */
static GPtrArray *
read_alternatives (Reader   *reader,
                   gboolean  edge,
                   gboolean *edge_after,
                   GArray   *open)
{
  GPtrArray *alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  *edge_after = TRUE;
  for (;;)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      Sequence sequence = { tl_phrase_sequence_new (), word, edge };
      gboolean goes_on;

      g_ptr_array_add (alternatives, sequence.nodes);
      while (!reader->lost && *reader->at != '\0' && strchr ("|)", *reader->at) == NULL)
        read_part (reader, &sequence);
      goes_on = word->len > 0;
      *edge_after = *edge_after && sequence.edge && !goes_on;
      end_word (&sequence, FALSE);
      g_array_append_val (open, goes_on);
      if (reader->lost || *reader->at != '|')
        return alternatives;
      reader->at++;
    }
}

GPtrArray *
tl_pattern_list_literals (const char *pattern)
{
  Reader reader = { pattern, FALSE };
  g_autoptr (GPtrArray) nodes = tl_phrase_sequence_new ();
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gboolean));
  TlPhraseNode *whole = tl_phrase_add_node (nodes, TL_PHRASE_CHOICE);
  gboolean edge;

  whole->alternatives = read_alternatives (&reader, FALSE, &edge, open);
  if (reader.lost || *reader.at != '\0')
    g_ptr_array_set_size (nodes, 0);
  else if (open->len == 1)
    return tl_phrase_list_literals (g_ptr_array_index (whole->alternatives, 0));
  return tl_phrase_list_literals (nodes);
}
