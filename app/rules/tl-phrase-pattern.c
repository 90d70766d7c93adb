/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-phrase-private.h"

#include <string.h>

#define BETWEEN      "[\\s,]+"
#define GAP_BREAK    "[^\\w.!?;]+"
#define GAP_WORD     "[\\w'&%-]+"
#define TENS         "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
#define NUMBER       "(?:\\d[\\d,.]*\\d|\\d|(?:(?:" TENS ")[- ]?)?" \
                     "(?:two|three|four|five|six|seven|eight|nine)|" \
                     "ten|eleven|twelve|\\w+teen|" TENS "|hundred)"
#define NO_NEGATOR   "(?!(?:not|no|never|nobody|neither|nor|without|hardly|rarely|seldom|" \
                     "lack\\w*|absence|insufficient\\w*|little|\\w+n't)\\b)"

static void append_sequence (GString   *pattern,
                             GPtrArray *sequence,
                             gboolean   unbroken);

static void
append_word (GString    *pattern,
             const char *word)
{
  for (const char *at = word; *at != '\0'; at++)
    switch (*at)
      {
      case '*':
        g_string_append (pattern, "[\\w'-]*");
        break;
      case '-':
        g_string_append (pattern, "[-\\s]?");
        break;
      case '\'':
        g_string_append (pattern, "'?");
        break;
      case '#':
        g_string_append (pattern, NUMBER);
        break;
      case '[':
        g_string_append (pattern, "(?:");
        break;
      case ']':
        g_string_append (pattern, ")?");
        break;
      default:
        g_string_append_c (pattern, *at);
      }
}

static void
append_gap (GString  *pattern,
            guint     reach,
            gboolean  unbroken)
{
  g_string_append_printf (pattern, "(?:%s%s%s){0,%u}?%s",
                          GAP_BREAK, unbroken ? NO_NEGATOR : "", GAP_WORD, reach, GAP_BREAK);
}

static void
append_choice (GString   *pattern,
               GPtrArray *alternatives,
               gboolean   unbroken)
{
  g_string_append (pattern, "(?:");
  for (guint i = 0; i < alternatives->len; i++)
    {
      if (i > 0)
        g_string_append_c (pattern, '|');
      append_sequence (pattern, g_ptr_array_index (alternatives, i), unbroken);
    }
  g_string_append_c (pattern, ')');
}

static void
append_node (GString      *pattern,
             TlPhraseNode *node,
             gboolean      unbroken)
{
  if (node->kind == TL_PHRASE_WORD)
    append_word (pattern, node->word);
  else
    append_choice (pattern, node->alternatives, unbroken);
}

/* @joined: whether what stands before ends where a word can begin: nothing at all, or a gap. */
static void
append_sequence (GString   *pattern,
                 GPtrArray *sequence,
                 gboolean   unbroken)
{
  gboolean joined = TRUE;

  for (guint i = 0; i < sequence->len; i++)
    {
      TlPhraseNode *node = g_ptr_array_index (sequence, i);

      if (node->kind == TL_PHRASE_GAP)
        {
          append_gap (pattern, node->reach, unbroken);
          joined = TRUE;
          continue;
        }
      if (node->optional)
        g_string_append (pattern, "(?:");
      if (!joined)
        g_string_append (pattern, BETWEEN);
      append_node (pattern, node, unbroken);
      if (node->optional)
        g_string_append (pattern, joined ? BETWEEN ")?" : ")?");
      else
        joined = FALSE;
    }
}

char *
tl_phrase_to_pattern (GPtrArray *phrase,
                      gboolean   unbroken)
{
  GString *pattern = g_string_new ("(?<!\\w)");

  append_sequence (pattern, phrase, unbroken);
  g_string_append (pattern, "(?!\\w)");
  return g_string_free (pattern, FALSE);
}
