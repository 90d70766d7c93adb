/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-pattern-private.h"

#include <string.h>

/* The name of a place or of several, before the words for a body: capitals, joined by small
 * words. */
#define PLACE \
  "((?:[A-Z][\\w’'.-]*|(?<=[\\w’'.-] )(?:and|of|the|upon|on|with|in|y|a|a’r|&)|" \
  "(?<=[\\w’'.-]), (?=[A-Z]))(?: |(?=,)))"

/* Bodies that hold reviews, by the words for them. */
#define BODY \
  "(?:Local )?(?:Regional )?Safeguarding Child(?:ren|ren’s|ren's)?(?: and Young People)? " \
  "(?:Board|Partnership Board|Partnership|Partners)|" \
  "(?:Regional )?(?:Children and Families )?Safeguarding (?:Children )?(?:Partnership Board|" \
  "Partnership|Board)(?: for Northern Ireland)?|" \
  "Children(?:’s|'s)? Safeguarding (?:Partnership|Board)|" \
  "Area (?:Child Protection|Review) Committee|" \
  "Child(?:ren’s| and Adult)? Protection Committee|Public Protection Committee|" \
  "Regional Child Protection Committee"

/* Bodies that called inquiries before there were boards. */
#define COUNCIL \
  "(?:County|City|Borough|District|Metropolitan Borough|Metropolitan District|Regional|Islands) " \
  "Council|(?:Area )?Health Authority|Health and Social (?:Care|Services) (?:Trust|Board)"

/* Boards of adults and of communities hold other reviews. */
#define OTHER_BODY \
  "Safeguarding Adults? (?:Board|Partnership)|Community Safety Partnership"

/* As boards are called for short. */
#define SHORT_BODY "LSCB|LSCP|SCB|SCP|LSP|RSCB|ACPC|CPC|SAB"

/* "Bwrdd Diogelu Plant Gogledd Cymru" */
#define WELSH_BODY \
  "\\bBwrdd (?:(?:Lleol|Rhanbarthol) )?Diogelu(?: Plant| Oedolion| Rhanbarthol| Lleol|" \
  " Annibynnol)*" \
  "(?: (?:[A-Z][\\w’'-]+|yr|y|a|ac|a’r|a'r|i’r|o|ar)(?= |$|[,.;:|(/]))+"

/* A body without a place is any of its kind. */
#define NAMELESS \
  "^(association|national association|independent lscb|local |safeguarding (?!board for)|" \
  "child protection|area |public protection|children)"

/* Words before the place that are no part of a name. */
static char *
trim_name (const char *found)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot,
    "^(?:(?:the|of|for|by|to|and|on behalf of|from|in|a|an|report|review|this|independent|chair|"
    "members?|secretary|executive|overview|author|commissioned|published|produced|dear|our|your|"
    "their|its|each|every|all|new|with) )+", TRUE);
  g_autofree char *trimmed = g_regex_replace_literal (regex, found, -1, 0, "", 0, NULL);

  return tl_facts_lower_capitals (g_strstrip (trimmed));
}

static char *
find_named (const char *text,
            GRegex     *regex)
{
  static GRegex *nameless;
  g_autofree char *plain = tl_facts_lower_capitals (text);
  g_autofree char *name = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *found = NULL;

  if (!g_regex_match (regex, plain, 0, &match))
    return NULL;
  found = g_match_info_fetch (match, 0);
  name = trim_name (found);
  return tl_pattern_match (&nameless, NAMELESS, name) ? NULL : g_steal_pointer (&name);
}

static char *
find_board (const char *text)
{
  static GRegex *slot;

  return find_named (text, tl_pattern_get (&slot, PLACE "{1,9}(?:" BODY ")\\b|"
                                           "\\bRegional Safeguarding Board\\b|"
                                           "\\bSafeguarding Board for Northern Ireland\\b|"
                                           "\\bChild Safeguarding Practice Review Panel\\b",
                                           FALSE));
}

static char *
find_other_board (const char *text)
{
  static GRegex *slot;

  return find_named (text, tl_pattern_get (&slot, PLACE "{1,9}(?:" OTHER_BODY ")\\b", FALSE));
}

static char *
find_short_board (const char *text)
{
  static GRegex *slot;

  return find_named (text, tl_pattern_get (&slot, PLACE "{1,6}(?:" SHORT_BODY ")\\b", FALSE));
}

static char *
find_welsh_board (const char *text)
{
  static GRegex *slot;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *plain = tl_facts_lower_capitals (text);

  return g_regex_match (tl_pattern_get (&slot, WELSH_BODY, FALSE), plain, 0, &match)
           ? g_match_info_fetch (match, 0)
           : NULL;
}

static char *
find_council (const char *text)
{
  static GRegex *slot;

  return find_named (text, tl_pattern_get (&slot,
    "\\b(?:London|Royal|Metropolitan) Borough of [A-Z][\\w’'-]*(?:(?: and | upon |"
    " )[A-Z][\\w’'-]*)*|"
    PLACE "{1,6}(?:" COUNCIL ")\\b", FALSE));
}

/* A body of the whole nation has no region. */
static void
add_where (TlFactReader      *reader,
           const TlClue      *clue,
           const TlAuthority *authority,
           double             confidence)
{
  tl_facts_add (reader, TL_FACT_NATION, authority->nation, clue->page, clue->text, confidence);
  if (!g_str_has_prefix (authority->region, "national"))
    tl_facts_add (reader, TL_FACT_REGION, authority->region, clue->page, clue->text, confidence);
}

/* Adds the body as the document names it, and what the table knows of it. */
static void
add_known (TlFactReader      *reader,
           const TlClue      *clue,
           const TlAuthority *authority,
           gsize              start,
           gsize              length,
           double             confidence)
{
  g_autofree char *printed = g_strndup (clue->text + start, length);
  g_autofree char *name = tl_facts_lower_capitals (printed);

  tl_facts_add (reader, TL_FACT_AUTHORITY, name, clue->page, clue->text, confidence);
  add_where (reader, clue, authority, confidence);
}

/* A board the table does not have may still sit in a place that it has. */
static void
add_named (TlFactReader *reader,
           const TlClue *clue,
           const char   *name,
           double        confidence)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot, " (?:" BODY "|" COUNCIL ")$|^.* Borough of ", FALSE);
  g_autofree char *place = g_regex_replace_literal (regex, name, -1, 0, "", 0, NULL);
  const TlAuthority *authority = tl_authorities_find_place (reader->authorities, place);

  tl_facts_add (reader, TL_FACT_AUTHORITY, name, clue->page, clue->text, confidence);
  if (authority)
    add_where (reader, clue, authority, confidence);
}

static gboolean
read_known (TlFactReader *reader,
            GPtrArray    *clues,
            guint         n,
            double        confidence)
{
  const TlAuthority *best = NULL;
  const TlClue *where = NULL;
  gsize start = 0, length = 0;

  for (guint i = 0; i < clues->len && i < n; i++)
    {
      const TlClue *clue = clues->pdata[i];
      gsize at, size;
      const TlAuthority *found = tl_authorities_find (reader->authorities, clue->text, &at, &size);

      if (!found || size <= length)
        continue;
      best = found;
      where = clue;
      start = at;
      length = size;
    }
  if (best)
    add_known (reader, where, best, start, length, confidence);
  return best != NULL;
}

static gboolean
read_named (TlFactReader *reader,
            GPtrArray    *clues,
            guint         n,
            char       *(*find) (const char *),
            double        confidence)
{
  for (guint i = 0; i < clues->len && i < n; i++)
    {
      const TlClue *clue = clues->pdata[i];
      g_autofree char *name = find (clue->text);

      if (!name)
        continue;
      add_named (reader, clue, name, confidence);
      return TRUE;
    }
  return FALSE;
}

static gboolean
speaks_of_inquiry (TlFactReader *reader)
{
  static GRegex *slot;

  for (guint i = 0; i < reader->front->len; i++)
    if (tl_pattern_match (&slot, "\\b(inquiry|enquiry)\\b",
                          ((TlClue *) reader->front->pdata[i])->text))
      return TRUE;
  return FALSE;
}

/* Who a letter goes to did not write it, nor hold what it is about. */
static gboolean
is_letter (TlFactReader *reader)
{
  static GRegex *slot;

  for (guint i = 0; i < reader->body->len; i++)
    {
      const TlDraft *draft = reader->body->pdata[i];
      const char *text = tl_draft_get_text (draft);

      if (draft->page > 2)
        return FALSE;
      if (strlen (text) < 120 && tl_pattern_match (&slot, "^dear [^.]+$", text))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_printed (TlFactReader *reader)
{
  return read_known (reader, reader->front, G_MAXUINT, 0.95) ||
         read_named (reader, reader->front, G_MAXUINT, find_board, 0.85) ||
         read_known (reader, reader->heads, G_MAXUINT, 0.9) ||
         read_named (reader, reader->heads, G_MAXUINT, find_board, 0.8) ||
         read_named (reader, reader->front, G_MAXUINT, find_welsh_board, 0.8) ||
         read_named (reader, reader->heads, G_MAXUINT, find_welsh_board, 0.75) ||
         read_named (reader, reader->front, G_MAXUINT, find_other_board, 0.8);
}

void
tl_facts_read_body (TlFactReader *reader)
{
  if (is_letter (reader) || read_printed (reader))
    return;
  if (speaks_of_inquiry (reader) &&
      read_named (reader, reader->front, G_MAXUINT, find_council, 0.75))
    return;
  /* what a text says of boards is of its own only if it is of one's review */
  if (!tl_facts_get (reader, TL_FACT_REVIEW_TYPE) || read_known (reader, reader->opening, 4, 0.6) ||
      read_named (reader, reader->opening, 4, find_board, 0.55))
    return;
  if (!read_named (reader, reader->front, G_MAXUINT, find_short_board, 0.6))
    read_named (reader, reader->heads, G_MAXUINT, find_short_board, 0.55);
}

/* Institutions that only one of the nations has. Counted over the whole document. */
static const struct {
  const char *nation;
  const char *pattern;
} institutions[] = {
  { "Wales", "\\b(Welsh (Assembly )?Government|National Assembly for Wales|Estyn|CSSIW|"
             "Care Inspectorate Wales|Welsh Office|Bwrdd|Local Health Board)\\b" },
  { "Scotland", "\\b(Procurator Fiscal|Children’s Hearings?|Children's Hearings?|Sheriff Court|"
                "Scottish (Government|Executive|Office|Ministers)|Reporter to the Children|SCRA|"
                "Care Inspectorate)\\b" },
  { "Northern Ireland", "\\b(Northern Ireland|PSNI|Health and Social Care Trust|UNOCINI|RQIA|"
                        "Health and Social Services (Board|Trust))\\b" },
  { "England", "\\b(Ofsted|Department for Education|Government Office|CSCI|County Court|"
               "Crown Court|Social Services Inspectorate|Primary Care Trust|County Council|"
               "Clinical Commissioning Group|Integrated Care Board|Working Together|"
               "Children’s Social Care|Children's Social Care|Children’s Services)\\b" },
};

static guint
count_matches (const char *text,
               GRegex     *regex)
{
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_regex_match (regex, text, 0, &match);
  while (g_match_info_matches (match))
    {
      n++;
      g_match_info_next (match, NULL);
    }
  return n;
}

static const char *
nation_of_kind (const char *type)
{
  static const struct {
    const char *type;
    const char *nation;
  } kinds[] = {
    { "child-practice-review", "Wales" },
    { "single-unified-safeguarding-review", "Wales" },
    { "significant-case-review", "Scotland" },
    { "case-management-review", "Northern Ireland" },
    { "local-child-safeguarding-practice-review", "England" },
    { "national-review", "England" },
  };

  for (guint i = 0; type && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].type, type))
      return kinds[i].nation;
  return NULL;
}

/* A kind of review that more than one nation had: the institutions met in it decide, if they do so
 * clearly. */
static const char *
nation_of_institutions (TlFactReader *reader)
{
  static GRegex *slots[G_N_ELEMENTS (institutions)];
  guint counts[G_N_ELEMENTS (institutions)] = { 0 };
  guint best = 0, others = 0;

  for (guint i = 0; i < reader->body->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (institutions); j++)
      counts[j] += count_matches (tl_draft_get_text (reader->body->pdata[i]),
                                  tl_pattern_get (&slots[j], institutions[j].pattern, FALSE));
  for (guint j = 1; j < G_N_ELEMENTS (institutions); j++)
    if (counts[j] > counts[best])
      best = j;
  for (guint j = 0; j < G_N_ELEMENTS (institutions); j++)
    others += j == best ? 0 : counts[j];
  return counts[best] > 0 && counts[best] >= 2 * others ? institutions[best].nation : NULL;
}

/* The bodies that only one of the nations has. */
static const char *
nation_of_body (const char *body)
{
  static GRegex *scottish, *welsh;

  if (tl_pattern_match (&scottish, "((?<!area )child|public) protection committee$|\\bCPC$", body))
    return "Scotland";
  return tl_pattern_match (&welsh, "^Bwrdd ", body) ? "Wales" : NULL;
}

void
tl_facts_read_nation (TlFactReader *reader)
{
  const char *type = tl_facts_get (reader, TL_FACT_REVIEW_TYPE);
  const char *body = tl_facts_get (reader, TL_FACT_AUTHORITY);
  const char *nation = nation_of_kind (type);

  if (tl_facts_get (reader, TL_FACT_NATION) || (!type && !body))
    return;
  if (!nation && body)
    nation = nation_of_body (body);
  if (nation)
    tl_facts_add (reader, TL_FACT_NATION, nation, 0, NULL, 0.85);
  else if (type && (body || !tl_facts_is_inquiry (reader)))
    /* an inquiry that no local body called may be of the whole kingdom */
    tl_facts_add (reader, TL_FACT_NATION, nation_of_institutions (reader), 0, NULL, 0.65);
}
