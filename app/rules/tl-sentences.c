/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sentences-private.h"

#include <string.h>

/* A text without full stops (a table read as one line) is cut all the same, so that no pattern ever
 * sees more than this at once. */
#define LONGEST 2000

static const char *const abbreviations[] = {
  "al", "approx", "c", "cf", "cllr", "col", "dr", "e.g", "eg", "et", "fig", "hon", "i.e", "ie",
  "insp", "jr", "messrs", "mr", "mrs", "ms", "no", "nos", "p", "para", "paras", "pp", "prof", "ref",
  "rev", "s", "sgt", "ss", "st", "viz", "vol", "vs", NULL
};

/* Words that begin a clause of another mind, wherever they stand. */
static const char *const contrasts[] = {
  "although", "but", "despite", "however", "nevertheless", "nonetheless", "notwithstanding",
  "though", "whereas", "yet", NULL
};
static const char *const concessions[] = {
  "although", "despite", "notwithstanding", "though", "while", "whilst", NULL
};

static gboolean
is_closing (char c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']';
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '\'';
}

/* Whether the full stop at @stop belongs to the word before it: "Dr. Hale", "J. Smith", "s. 47". */
static gboolean
is_abbreviation (const char *text,
                 gsize       stop)
{
  gsize start = stop;
  g_autofree char *word = NULL;

  while (start > 0 && (g_ascii_isalpha (text[start - 1]) || strchr (".'", text[start - 1]) != NULL))
    start--;
  if (stop - start == 1 && g_ascii_isupper (text[start]))
    return TRUE;

  word = g_ascii_strdown (text + start, stop - start);
  return g_strv_contains (abbreviations, word);
}

/* Where the sentence that ends with the mark at @mark ends, closing quotes taken in; or @mark
 * itself when none ends there. */
static gsize
find_end (const char *text,
          gsize       length,
          gsize       mark)
{
  gsize end = mark + 1;
  gsize next;

  while (end < length && (is_closing (text[end]) || strchr (".!?", text[end]) != NULL))
    end++;
  if (end < length && text[end] != ' ')
    return mark;

  for (next = end; next < length && (text[next] == ' ' || is_closing (text[next])
                                     || text[next] == '(' || text[next] == '['); next++)
    ;
  if (next < length && g_ascii_islower (text[next]))
    return mark;
  if (text[mark] == '.' && next < length && is_abbreviation (text, mark))
    return mark;
  return end;
}

static void
add_sentence (const char *text,
              TlRange     range,
              GArray     *sentences)
{
  while (range.start < range.end && text[range.start] == ' ')
    range.start++;
  while (range.end > range.start && text[range.end - 1] == ' ')
    range.end--;
  if (range.end > range.start)
    g_array_append_val (sentences, range);
}

void
tl_sentences_split (const char *text,
                    gsize       length,
                    GArray     *sentences)
{
  gsize start = 0;

  for (gsize at = 0; at < length; at++)
    {
      gsize end = at;

      if (text[at] == '.' || text[at] == '!' || text[at] == '?')
        end = find_end (text, length, at);
      else if (at - start > LONGEST && text[at] == ' ')
        end = at + 1;
      if (end == at)
        continue;

      add_sentence (text, (TlRange) { start, end }, sentences);
      start = end;
      at = end - 1;
    }
  add_sentence (text, (TlRange) { start, length }, sentences);
}

TlRange
tl_find_word (const char *text,
              TlRange     range)
{
  TlRange word = range;

  while (word.start < range.end && !g_ascii_isalpha (text[word.start]))
    word.start++;
  word.end = word.start;
  while (word.end < range.end && g_ascii_isalpha (text[word.end]))
    word.end++;
  return word;
}

gboolean
tl_is_one_of (const char        *text,
              TlRange            word,
              const char *const *words)
{
  gsize length = word.end - word.start;

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == length
        && g_ascii_strncasecmp (words[i], text + word.start, length) == 0)
      return TRUE;
  return FALSE;
}

gboolean
tl_has_word (const char        *text,
             TlRange            range,
             const char *const *words)
{
  TlRange word = tl_find_word (text, range);

  while (word.end > word.start && !tl_is_one_of (text, word, words))
    word = tl_find_word (text, (TlRange) { word.end, range.end });
  return word.end > word.start;
}

static gsize
find_word_end (const char *text,
               gsize       start,
               gsize       limit)
{
  while (start < limit && is_word_byte (text[start]))
    start++;
  return start;
}

static void
close_clause (const char *text,
              GArray     *clauses,
              TlClause   *open,
              gsize       end)
{
  gsize next = end;

  while (end > open->range.start && strchr (" ,;", text[end - 1]) != NULL)
    end--;
  open->range.end = end;
  if (open->range.end > open->range.start)
    g_array_append_val (clauses, *open);
  open->range.start = next;
  open->concedes = FALSE;
}

/* A clause begins at a contrasting word, or at "while" after a comma. */
static gboolean
begins_clause (const char *text,
               TlRange     word,
               gsize       clause_start)
{
  if (word.start <= clause_start + 1)
    return FALSE;
  if (tl_is_one_of (text, word, contrasts))
    return TRUE;
  return word.start >= 2 && text[word.start - 2] == ','
         && tl_is_one_of (text, word, concessions);
}

void
tl_clauses_split (const char *text,
                  TlRange     sentence,
                  GArray     *clauses)
{
  TlClause open = { sentence, FALSE };

  for (gsize at = sentence.start; at < sentence.end; at++)
    {
      TlRange word = { at, find_word_end (text, at, sentence.end) };

      if (text[at] == ';' || (text[at] == ',' && open.concedes))
        close_clause (text, clauses, &open, at + 1);
      if (word.end == word.start)
        continue;

      if (begins_clause (text, word, open.range.start))
        close_clause (text, clauses, &open, word.start);
      if (word.start <= open.range.start + 1)
        open.concedes = tl_is_one_of (text, word, concessions);
      at = word.end - 1;
    }
  close_clause (text, clauses, &open, sentence.end);
}
