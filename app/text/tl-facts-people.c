/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-pattern-private.h"

#include <string.h>

/* An initial or a name; a name of two or more of them, a surname last. */
#define HONORIFIC \
  "(?:Dr|Mr|Mrs|Ms|Miss|Professor|Prof|Sir|Dame|Lord|Lady|Baroness|Rev|Judge|His Honour|Her Honour|" \
  "HHJ|Councillor|Cllr)\\.? "
#define SURNAME   "(?:O’|O'|Mac|Mc|D’|St\\.? )?[A-Z][\\p{L}’'-]+"
#define PART      "(?:[A-Z]\\.(?: ?[A-Z]\\.)*|[A-Z]|" SURNAME "|de|van|von|der|ap|ab|ferch)"
#define NAME      "(?:" HONORIFIC ")?" PART "(?: " PART "){0,3} " SURNAME

/* What an author is called on a cover, before a colon, a dash, or the next cell of a table. */
#define ROLE \
  "(?:(?:Independent|Lead|Overview|Report|Joint|Co|Review|External)[ -]*)*" \
  "(?:Author|Reviewer|Overview Writer|Report Writer|Writer)s?" \
  "(?: (?:and|&) (?:Panel )?(?:Chair|Author|Lead Reviewer|Reviewer)s?)?"
#define BY        "(?:[Ww]ritten|[Pp]repared|[Cc]ompiled|[Aa]uthored|[Rr]eport|[Uu]ndertaken)" \
                  "(?: on behalf of [^.]{3,60}?)? by"
#define CHAIRMAN  "(?:Chairman|Chairwoman|Chairperson|Chair)(?: of (?:the )?(?:Panel|Inquiry|" \
                  "Committee|Review)(?: of Inquiry)?)?"

static gboolean
is_role (const char *name)
{
  static GRegex *slot;

  return tl_pattern_match (&slot,
    "\\b(reviewers?|authors?|chair(man|person)?|consultant|independent|board|panel|committee|report|"
    "safeguarding|director|services?|officer|clinical|lead|overview|secretary|county|hall|council|"
    "published|version|january|february|march|april|june|july|august|september|october|november|"
    "december|limited|ltd|associates|mae|this|review|children|members?|inquiry|date|final)\\b", name);
}

/* Degrees and orders after a name, and titles that everybody has before it. */
#define DECORATION \
  "^(?:Mr|Mrs|Ms|Miss)\\.? |" \
  "(?: (?:[A-Z]{2,}|[BM]Sc|[BM]Ed|[BM]Phil|[DP]hD|DPhil|Dip[A-Z]\\w*|LL[BM]|[BM]A|Hons))+$"

static char *
read_name (const char *text)
{
  static GRegex *slot, *decoration;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *lowered = tl_facts_lower_capitals (text);
  g_autofree char *found = NULL;

  if (!g_regex_match (tl_pattern_get (&slot, "^\\s*(" NAME ")(?=$|[\\s,;.:(|])", FALSE), lowered, 0,
                      &match))
    return NULL;
  found = g_match_info_fetch (match, 1);
  if (is_role (found))
    return NULL;
  return g_regex_replace_literal (tl_pattern_get (&decoration, DECORATION, FALSE), found, -1, 0, "",
                                  0, NULL);
}

/* Adds the names of a list: "A. Smith, Lead Reviewer, and Dr B. Jones; C. Brown MSc".
 * Returns: how many */
static guint
add_names (TlFactReader *reader,
           const TlClue *clue,
           const char   *list,
           double        confidence)
{
  static GRegex *slot, *stop;
  g_autofree char *plain = g_regex_replace_literal (
    tl_pattern_get (&stop, "(?<=[a-z’)]{2})(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Prof)(?<!Rev)"
                    "(?<!St)[.] .*$| \\| .*$", FALSE), list, -1, 0, "", 0, NULL);
  g_auto (GStrv) parts = g_regex_split (
    tl_pattern_get (&slot, ";\\s*|,\\s*(?:and )?|\\s+(?:and|&|/)\\s+", FALSE), plain, 0);
  guint n = 0;

  for (guint i = 0; parts[i] && n < 8; i++)
    {
      g_autofree char *name = read_name (parts[i]);

      if (!name)
        continue;
      tl_facts_add (reader, TL_FACT_AUTHORS, name, clue->page, clue->text, confidence);
      n++;
    }
  return n;
}

static guint
read_pattern (TlFactReader *reader,
              GRegex       *regex,
              double        confidence)
{
  guint n = 0;

  for (guint i = 0; i < reader->front->len && n == 0; i++)
    {
      const TlClue *clue = reader->front->pdata[i];
      g_autoptr (GMatchInfo) match = NULL;

      g_regex_match (regex, clue->text, 0, &match);
      while (g_match_info_matches (match) && n == 0)
        {
          g_autofree char *list = g_match_info_fetch (match, 1);

          n += add_names (reader, clue, list, confidence);
          g_match_info_next (match, NULL);
        }
    }
  return n;
}

/* The role on one line of the cover, the name on the next. */
static guint
read_next_line (TlFactReader *reader)
{
  static GRegex *slot;
  guint n = 0;

  for (guint i = 0; i + 1 < reader->front->len && n == 0; i++)
    {
      const TlClue *clue = reader->front->pdata[i], *next = reader->front->pdata[i + 1];

      if (tl_pattern_match (&slot, "^" ROLE "\\s*:?$|^(?:written|prepared|report) by:?$",
                            clue->text))
        n = add_names (reader, next, next->text, 0.75);
    }
  return n;
}

/* Inquiries are signed by all who held them, the chairman first. */
static guint
read_members (TlFactReader *reader)
{
  static GRegex *slot, *stop;
  guint n = 0;

  for (guint i = 0; i < reader->front->len && n == 0; i++)
    {
      const TlClue *clue = reader->front->pdata[i];
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *list = NULL;
      g_auto (GStrv) members = NULL;

      if (!g_regex_match (tl_pattern_get (&slot,
            "[Mm]embers of the (?:Panel|Committee|Inquiry)[^:]{0,20}: ?(.*)$", FALSE),
            clue->text, 0, &match))
        continue;
      list = g_match_info_fetch (match, 1);
      members = g_regex_split (
        tl_pattern_get (&stop, "\\s*;\\s*|\\. (?:Secretary|Clerk|Adviser).*$", FALSE), list, 0);
      for (guint j = 0; members[j]; j++)
        {
          g_autofree char *name = read_name (members[j]);

          if (!name)
            continue;
          tl_facts_add (reader, TL_FACT_AUTHORS, name, clue->page, clue->text, 0.85);
          n++;
        }
    }
  return n;
}

static guint
read_signatures (TlFactReader *reader)
{
  static GRegex *slot;

  return read_pattern (reader, tl_pattern_get (&slot,
    "((?:" NAME "(?:,? Q\\.?C\\.?)?,? )\\((?:Chair|Chairman|Chairwoman)\\)(?:[,;]? (?:and )?"
    NAME ")*)", FALSE), 0.8);
}

/* "Lead Reviewers: A and B. Chair of the Panel: C" */
#define LABELLED \
  "(?i:" ROLE "|adolygwyr / reviewers)\\s*[:–-]\\s*([^:]+?)(?=$|[.] [A-Z][a-z]+ (?:of|for|[a-z]+)|" \
  "[.;,] (?:Chair|Panel|Date|Published|Version))"
/* a row of a table */
#define IN_ROW    "^(?i:" ROLE ") ((?:Dr|Mr|Mrs|Ms|Miss|Prof)?\\.? ?[A-Z].+)$"
#define CHAIRED   "\\b(?i:" CHAIRMAN ")\\s*[:–-]\\s*([^:]+)"

void
tl_facts_read_authors (TlFactReader *reader)
{
  static GRegex *labelled, *row, *by, *chair;

  if (read_pattern (reader, tl_pattern_get (&labelled, LABELLED, FALSE), 0.9) ||
      read_pattern (reader, tl_pattern_get (&row, IN_ROW, FALSE), 0.85) ||
      read_pattern (reader, tl_pattern_get (&by, "\\b" BY ":? ([A-Z][^:]+)", FALSE), 0.85) ||
      read_next_line (reader) || read_members (reader) || read_signatures (reader))
    return;
  /* who chaired is not who wrote, but of an inquiry it is all that is said */
  read_pattern (reader, tl_pattern_get (&chair, CHAIRED, FALSE), 0.6);
}
