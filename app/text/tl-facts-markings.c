/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-pattern-private.h"

#include <string.h>

#define MAX_MARKING 80

/*
 * The whole of what stands in a margin, on a line of the cover or across the page, so that the word
 * in a sentence is none. "OFFICIAL" alone and "NOT PROTECTIVELY MARKED" restrict nothing.
 */
#define MARKING \
  "^(?:(?:protective marking|classification|security|status|handling)\\s*[:|-]?\\s*)?" \
  "((?:(?:strictly|private and|highly|in|working|first|second|third|final|redacted|" \
  "consultation) )*" \
  "(?:confidential|in confidence|restricted|draft|embargo(?:ed)?|" \
  "official ?[-–—:/]? ?\\(?sensitive\\)?|" \
  "protect|secret|not for (?:publication|circulation|onward circulation|distribution|disclosure|" \
  "release)|" \
  "cyfrinachol|drafft)" \
  "(?: (?:draft|report|copy|document|version))?(?: ?v?\\d+(?:\\.\\d+)*)?" \
  "(?: for (?:comments?|consultation|discussion|approval|agreement|checking|review))?" \
  "(?:[ :,–-]+(?:until|till) .{1,50}?\\b(?:(?:19|20)\\d\\d|publication|release|trial|notice|" \
  "inquest)\\b)?)" \
  "(?:$|(?<=\\d\\d\\d\\d) (?=[A-Z]))"

/* A page's number, or which of how many, after a marking. */
#define PAGE_NUMBER "[ |–-]*(?:page )?\\d{1,4}(?: ?(?:of|/) ?\\d{1,4})?$"

static void
add_marking (TlFactReader *reader,
             GHashTable   *seen,
             const TlClue *clue,
             const char   *part)
{
  static GRegex *slot, *number;
  g_autofree char *bare = g_regex_replace_literal (
    tl_pattern_get (&number, "(?<=[^\\d.v])" PAGE_NUMBER, TRUE), part, -1, 0, "", 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *marking = NULL;

  g_strstrip (bare);
  while (*bare && strchr (".,;-", bare[strlen (bare) - 1]))
    bare[strlen (bare) - 1] = '\0';
  if (strlen (bare) > MAX_MARKING ||
      !g_regex_match (tl_pattern_get (&slot, MARKING, TRUE), bare, 0, &match))
    return;
  marking = g_match_info_fetch (match, 1);
  if (g_hash_table_add (seen, g_utf8_casefold (marking, -1)))
    tl_facts_add (reader, TL_FACT_MARKINGS, marking, clue->page, clue->text, 0.9);
}

/* A marking stands on a line alone, or apart from what else is on it. */
static void
read_markings (TlFactReader *reader,
               GHashTable   *seen,
               GPtrArray    *clues)
{
  static GRegex *slot, *table;
  GRegex *apart = tl_pattern_get (&slot,
    "\\s[-–—|•·/]\\s|(?<![ap]\\.m)\\.\\s+(?=\\S)|;\\s+|\\s{2,}", FALSE);

  for (guint i = 0; i < clues->len; i++)
    {
      const TlClue *clue = clues->pdata[i];
      g_auto (GStrv) parts = NULL;

      if (clue->page > 2 && clues == reader->front)
        return;
      if (clue->row &&
          !tl_pattern_match (&table, "^(protective marking|classification|security|status|handling)"
                                     "\\b", clue->text))
        continue;
      add_marking (reader, seen, clue, clue->text);
      parts = g_regex_split (apart, clue->text, 0);
      for (guint j = 0; parts[j] && parts[1]; j++)
        add_marking (reader, seen, clue, parts[j]);
    }
}

void
tl_facts_read_markings (TlFactReader *reader)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  read_markings (reader, seen, reader->front);
  read_markings (reader, seen, reader->heads);
}
