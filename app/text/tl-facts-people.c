/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-pattern-private.h"

#include <string.h>

/* An initial or a name; a name of two or more of them, a surname last. */
#define HONORIFIC \
  "(?:Dr|Mr|Mrs|Ms|Miss|Professor|Prof|Sir|Dame|Lord|Lady|Baroness|Rev|Judge|His Honour|" \
  "Her Honour|" \
  "HHJ|Councillor|Cllr)\\.? "
#define SURNAME   "(?:O’|O'|Mac|Mc|D’|St\\.? )?[A-Z][\\p{L}’'-]+"
#define PART      "(?:[A-Z]\\.(?: ?[A-Z]\\.)*|[A-Z]|" SURNAME "|de|van|von|der|ap|ab|ferch)"
#define NAME      "(?:" HONORIFIC ")?" PART "(?: " PART "){0,3} " SURNAME

/* What an author is called on a cover, before a colon, a dash, or the next cell of a table. */
#define ROLE \
  "(?:(?:Independent|Lead|Overview|Report|Joint|Co|Review|External)[ -]*)*" \
  "(?:Author|Reviewer|Overview Writer|Report Writer|Writer)(?:s|\\(s\\))?" \
  "(?: (?:and|&) (?:Panel )?(?:Chair|Author|Lead Reviewer|Reviewer)s?)?|" \
  "(?:Prif )?(?:Adolygydd|Adolygwyr|Awdur(?:on)?)(?: Annibynnol)?(?: / [A-Z][a-z]+)?"
#define BY        "(?:(?:[Ww]ritten|[Pp]repared|[Cc]ompiled|[Aa]uthored|[Rr]eport|[Uu]ndertaken|" \
                  "[Pp]roduced)(?: (?:on behalf of|for) [^.]{3,70}?)? by|" \
                  "(?:[Yy]sgrifennwyd|[Pp]aratowyd|[Ll]luniwyd) gan)"
#define CHAIRMAN  "(?:Chairman|Chairwoman|Chairperson|Chair)(?: of (?:the )?(?:Panel|Inquiry|" \
                  "Committee|Review)(?: of Inquiry)?)?"

static gboolean
is_role (const char *name)
{
  static GRegex *slot;

  return tl_pattern_match (&slot,
    "\\b(reviewers?|authors?|chair(man|person)?|consultant|independent|board|panel|committee|"
    "report|"
    "safeguarding|director|services?|officer|clinical|lead|overview|secretary|county|hall|council|"
    "published|version|limited|ltd|associates|consulting|consultancy|university|institute|college|"
    "group|"
    "agency|nspcc|scie|company|mae|this|review|children|members?|inquiry|date|final|england|wales|"
    "partnership|police|trust|london|borough|city|adolygiad|bwrdd)\\b|"
    "\\b(january|february|march|april|may|june|july|august|september|october|november|december)$",
    name);
}

/* Degrees and orders after a name, and titles that everybody has before it. */
#define LETTERS \
  "(?:[A-Z]{3,}|MBChB|MA|BA|QC|KC|[BM]Sc|[BM]Ed|[BM]Phil|[DP]hD|DPhil|Dip[A-Z]\\w*|LL[BM]|" \
  "\\(?Hons\\)?)"
#define DECORATION "^(?:Mr|Mrs|Ms|Miss)\\.? |(?: (?:[A-Z]{2,}|" LETTERS "))+$"

/* Cuts what stands on the line after a name: "Jane Example Independent Chair". */
static void
cut_after_name (char *name)
{
  static GRegex *letters;
  char *space = strchr (name, ' ');

  while ((space = space ? strchr (space + 1, ' ') : NULL))
    {
      g_autofree char *word = g_strndup (space + 1, strcspn (space + 1, " "));

      if (!is_role (word) && !g_regex_match (
            tl_pattern_get (&letters, "^" LETTERS "$", FALSE), word, 0, NULL))
        continue;
      *space = '\0';
      return;
    }
}

/* What somebody is, before the name: "Independent Reviewer Jo Sample". */
#define TITLE \
  "^\\s*(?:(?:Independent|Lead|Overview|Report|Joint|External) )*" \
  "(?:Reviewer|Author|Writer|Consultant|Chair)s? (?=[A-Z])"

/* A name set in capitals; letters after a name that is not are left for what they are. */
static gboolean
is_in_capitals (const char *text)
{
  static GRegex *slot;

  return !g_regex_match (tl_pattern_get (&slot, "^\\s*(?:\\S+ )?\\S*[a-z]", FALSE), text, 0, NULL);
}

static char *
read_name (const char *text)
{
  static GRegex *slot, *title, *decoration;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *bare = g_regex_replace_literal (tl_pattern_get (&title, TITLE, FALSE), text, -1,
                                                   0, "", 0, NULL);
  g_autofree char *lowered = is_in_capitals (bare) ? tl_facts_lower_capitals (bare)
                                                   : g_strdup (bare);
  g_autofree char *found = NULL;
  g_autofree char *name = NULL;

  if (!g_regex_match (tl_pattern_get (&slot, "^\\s*(?!" LETTERS "\\b)(" NAME ")(?=$|[\\s,;.:(|])",
                                      FALSE), lowered, 0, &match))
    return NULL;
  found = g_match_info_fetch (match, 1);
  cut_after_name (found);
  name = g_regex_replace_literal (tl_pattern_get (&decoration, DECORATION, FALSE), found, -1, 0, "",
                                  0, NULL);
  return is_role (found) ? NULL : g_steal_pointer (&name);
}

/* Firms and institutes write reviews too. */
static char *
read_organisation (const char *text)
{
  static GRegex *slot;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *lowered = tl_facts_lower_capitals (text);

  if (!g_regex_match (tl_pattern_get (&slot,
        "^\\s*((?:The )?(?:[A-Z][\\w’'&.-]*|of|and|for|&|in)(?: (?:[A-Z][\\w’'&.-]*|of|and|for|&|"
        "in)){0,6}? "
        "(?:Limited|Ltd|LLP|CIC|Associates|Consulting|Consultancy|Institute|University|Company|"
        "Partners)(?: (?:Limited|Ltd|LLP|CIC))?|(?:NSPCC|SCIE|Social Care Institute for Excellence|"
        "The Bridge Child Care[\\w ]*?(?:Service|Consultancy)?)|University of [A-Z]\\w+)"
        "(?=$|[\\s,;.:(|])", FALSE), lowered, 0, &match))
    return NULL;
  return g_match_info_fetch (match, 1);
}

static guint
add_organisation (TlFactReader *reader,
                  const TlClue *clue,
                  const char   *list,
                  double        confidence)
{
  g_autofree char *name = read_organisation (list);

  tl_facts_add (reader, TL_FACT_AUTHORS, name, clue->page, clue->text, confidence);
  return name != NULL;
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
          n += n == 0 ? add_organisation (reader, clue, list, confidence) : 0;
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

      if (!tl_pattern_match (&slot, "^(?:" ROLE ")\\s*:?$|"
                                    "^(?:written|prepared|report|produced) by:?$", clue->text))
        continue;
      n = add_names (reader, next, next->text, 0.75);
      n += n == 0 ? add_organisation (reader, next, next->text, 0.75) : 0;
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
  "(?i:" ROLE ")\\s*[:–-]\\s*([^:]+?)(?=$|:|[.] [A-Z][a-z]+ (?:of|for|[a-z]+)|" \
  "[.;,|–] (?:Chair|Panel|Date|Published|Version))"
/* a row of a table */
#define IN_ROW    "^(?i:" ROLE ") ((?:Dr|Mr|Mrs|Ms|Miss|Prof)?\\.? ?[A-Z].+)$"
#define CHAIRED   "\\b(?i:" CHAIRMAN ")\\s*[:–-]\\s*([^:]+)"

/* Panels signed what they found, and whoever was in the chair of one wrote. */
static gboolean
is_of_panel (TlFactReader *reader)
{
  return tl_facts_is_inquiry (reader) ||
         g_strcmp0 (tl_facts_get (reader, TL_FACT_REVIEW_TYPE), "part-8-review") == 0;
}

void
tl_facts_read_authors (TlFactReader *reader)
{
  static GRegex *labelled, *row, *by, *chair;

  if (read_pattern (reader, tl_pattern_get (&labelled, LABELLED, FALSE), 0.9) ||
      read_pattern (reader, tl_pattern_get (&row, IN_ROW, FALSE), 0.85) ||
      read_pattern (reader, tl_pattern_get (&by, "\\b" BY ":? ([A-Z][^:]+)", FALSE), 0.85) ||
      read_next_line (reader) || !is_of_panel (reader) || read_members (reader) ||
      read_signatures (reader))
    return;
  /* who chaired is not who wrote, but of an inquiry it is all that is said */
  read_pattern (reader, tl_pattern_get (&chair, CHAIRED, FALSE), 0.6);
}
