/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-pattern-private.h"

#include <string.h>

/* "Child K", "Children M, N and P", "Baby Jay", "Family Q", "Person E" */
#define CODE "(?!(?:IN|OF|AND|AT|TO|ON|BY|OR|THE|FOR|WAS|IS|HAS|WHO|AS|NOT|SCR)\\b)" \
             "(?:[A-Z]{1,3}\\d{0,3}|[A-Z][a-z]?\\d{1,3})\\b"
#define CODED \
  "\\b(?:(?:Child|Children|Baby|Babies|Infant|Young Person|Young People|Family|Sibling|Siblings|" \
  "Twins?|Adolescent) " CODE "(?:(?:, | and | & |, and )(?:Child |Baby )?" CODE ")*|" \
  "(?:Child|Young Person|Sibling) [1-9]\\d?\\b(?![-–/.]\\d)|" \
  "(?:Children|Young People|Siblings) [1-9]\\d?(?:, \\d{1,2})*(?: and | & |, and )\\d{1,2}\\b|" \
  "Case(?: No\\.?| Number)? \\d{1,3}\\b|[Tt]he [A-Z] [Ff]amily\\b|" \
  "Baby [A-Z][a-z]{2,12}\\b|CHILD " CODE "(?:(?:, | AND | & |, AND )" CODE ")*|" \
  "(?:BABY|FAMILY|YOUNG PERSON|CHILDREN|SIBLINGS) " CODE "(?:(?:, | AND | & |, AND )" CODE ")*)"

#define WELSH_CODED \
  "\\b((?:Plentyn|Plant|Baban|Babi|Person Ifanc|Pobl Ifanc|Teulu) " CODE "(?:(?:, | a | ac | & )" \
  CODE ")*)"

#define NAME_WORD "[A-Z][a-z’'-]+(?:[A-Z][a-z]+)?"

static char *
fetch (GMatchInfo *match)
{
  return g_match_info_fetch (match, g_match_info_get_match_count (match) > 1 ? 1 : 0);
}

static char *
find_subject (const char *text,
              guint       way)
{
  static const char *const ways[] = {
    CODED,
    WELSH_CODED,
    "(?:[Dd]eath|[Ii]njury|[Ii]njuries|[Cc]are|[Mm]urder|[Cc]ase)(?: of| to) "
    "(?:the (?:late|child|children|infant|baby) )?(" NAME_WORD "(?: " NAME_WORD "){0,3}(?: and "
    NAME_WORD "(?: " NAME_WORD "){0,3})?)",
    "(?:^|[ :])[‘'“\"](" NAME_WORD "(?:[’'”\"]? (?:and|&) [‘'“\"]?" NAME_WORD ")?)[’'”\"]$|"
    "[‘'“\"](" NAME_WORD ")[’'”\"] \\(?(?:not|a pseudonym|pseudonym)",
    "(?:[Ii]n respect of|[Cc]oncerning|[Rr]egarding|[Rr]elating to|[Rr]e:?) "
    "[‘'“\"]?(" NAME_WORD "(?: " NAME_WORD "){0,2}(?: and " NAME_WORD "(?: " NAME_WORD ")?)?)",
    "\\b(" NAME_WORD " [A-Z]\\b(?:\\.? and " NAME_WORD " [A-Z]\\b\\.?)?)",
    "(?:Review|Inquiry|Report)(?::| –| -|[.]) ?[‘'“\"]?(" NAME_WORD "(?: " NAME_WORD ")?"
    "(?: (?:and|&) " NAME_WORD ")?)[’'”\"]?(?=$|[.:,|(]| –| - )",
  };
  static GRegex *slots[G_N_ELEMENTS (ways)];
  g_autoptr (GMatchInfo) match = NULL;

  if (way >= G_N_ELEMENTS (ways))
    return NULL;
  if (!g_regex_match (tl_pattern_get (&slots[way], ways[way], FALSE), text, 0, &match))
    return NULL;
  for (int i = g_match_info_get_match_count (match) - 1; i > 0; i--)
    {
      g_autofree char *group = g_match_info_fetch (match, i);

      if (*group)
        return g_steal_pointer (&group);
    }
  return fetch (match);
}

/* Words that a title may have where a name would stand. */
static gboolean
is_no_name (const char *found)
{
  static GRegex *slot;

  return tl_pattern_match (&slot,
    "\\b(report|review|overview|executive|summary|safeguarding|serious|practice|working|together|"
    "independent|chair|lead|author|board|committee|part|learning|local|council|case|england|wales|"
    "january|february|march|april|may|june|july|august|september|october|november|december|the|"
    "final|published|version|children|services|inquiry|circumstances|system|model|adroddiad|trust|"
    "health|social|authority|hospital|police|approach|systems|family|child|"
    "adolygiad|mawrth)\\b", found);
}

/* A name on the cover is the child's if the review goes on to speak of it. */
static guint
count_in_body (TlFactReader *reader,
               const char   *name)
{
  g_autofree char *word = g_strndup (name, strcspn (name, " .,"));
  guint n = 0;

  for (guint i = 0; i < reader->body->len && n < 3; i++)
    {
      const TlDraft *draft = reader->body->pdata[i];
      const char *at = tl_draft_get_text (draft);

      if (draft->page == 1 && draft->section == TL_SECTION_FRONT_MATTER)
        continue;
      while (n < 3 && (at = strstr (at, word)))
        {
          n++;
          at += strlen (word);
        }
    }
  return n;
}

/* Without quotation marks: "‘Leo’ and ‘Mila’". */
static char *
dup_unquoted (const char *subject)
{
  static GRegex *slot;

  return g_regex_replace_literal (tl_pattern_get (&slot, "[‘“\"”]|[’'](?= |$)|(?<= )'", FALSE),
                                  subject, -1, 0, "", 0, NULL);
}

static gboolean
read_from (TlFactReader *reader,
           GPtrArray    *clues,
           guint         way,
           double        confidence)
{
  for (guint i = 0; i < clues->len; i++)
    {
      const TlClue *clue = clues->pdata[i];
      g_autofree char *lowered = tl_facts_lower_capitals (clue->text);
      g_autofree char *found = way == 0 ? find_subject (clue->text, 0) : NULL;
      g_autofree char *plain = NULL;
      g_autofree char *subject = NULL;

      if (!found)
        found = find_subject (lowered, way);
      if (!found)
        continue;
      plain = tl_facts_lower_capitals (found);
      subject = dup_unquoted (plain);
      if (way > 1 && (is_no_name (subject) || count_in_body (reader, subject) < 2))
        continue;
      tl_facts_add (reader, TL_FACT_SUBJECT, subject, clue->page, clue->text, confidence);
      return TRUE;
    }
  return FALSE;
}

/* Whether the review speaks of @name as one does of a child, not of a town or a board. */
static gboolean
is_person (TlFactReader *reader,
           const char   *name)
{
  g_autofree char *pattern = g_strdup_printf (
    "\\b%s(?:(?:’s|'s) (?:mother|father|parents|family|brother|sister|half|step|grand|school|death|"
    "life)|"
    " (?:died|lived|was (?:born|aged|found|killed|admitted|seen|injured|taken|\\w+ (?:days|weeks|"
    "months|"
    "years))|and (?:his|her|their)))", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  for (guint i = 0; regex && i < reader->body->len; i++)
    if (g_regex_match (regex, tl_draft_get_text (reader->body->pdata[i]), 0, NULL))
      return TRUE;
  return FALSE;
}

/* A name alone on its line, or after the kind of review. */
static gboolean
read_alone (TlFactReader *reader)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot, "(?:^|Review |Report |Summary )(" NAME_WORD ")"
                                         "(?:$| (?:Overview|Executive|Final) )", FALSE);

  for (guint i = 0; i < reader->front->len; i++)
    {
      const TlClue *clue = reader->front->pdata[i];
      g_autofree char *lowered = tl_facts_lower_capitals (clue->text);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *name = NULL;

      if (clue->page > 2 || !g_regex_match (regex, lowered, 0, &match))
        continue;
      name = g_match_info_fetch (match, 1);
      if (is_no_name (name) || count_in_body (reader, name) < 2 || !is_person (reader, name))
        continue;
      tl_facts_add (reader, TL_FACT_SUBJECT, name, clue->page, clue->text, 0.65);
      return TRUE;
    }
  return FALSE;
}

/* Covers with a number of the case alone leave it to the text to say whose it is. */
static gboolean
read_called (TlFactReader *reader)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot,
    "\\b(?:known|referred to|identified|anonymised|named)(?: in this \\w+| here)? as "
    "[‘'“\"]?(" CODED "|" WELSH_CODED ")", FALSE);

  for (guint i = 0; i < MIN (reader->opening->len, 4); i++)
    {
      const TlClue *clue = reader->opening->pdata[i];
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *subject = NULL;

      if (!g_regex_match (regex, clue->text, 0, &match))
        continue;
      subject = g_match_info_fetch (match, 1);
      tl_facts_add (reader, TL_FACT_SUBJECT, subject, clue->page, clue->text, 0.7);
      return TRUE;
    }
  return FALSE;
}

void
tl_facts_read_subject (TlFactReader *reader)
{
  /* only the review of a case is about somebody */
  gboolean of_case = tl_facts_get (reader, TL_FACT_REVIEW_TYPE) != NULL;
  guint ways = of_case ? 7 : 1;

  for (guint way = 0; way < ways; way++)
    if (read_from (reader, reader->front, way, way < 2 ? 0.9 : 0.75) ||
        read_from (reader, reader->heads, way, way < 2 ? 0.9 : 0.75))
      return;
  if (of_case && !read_alone (reader))
    read_called (reader);
}
