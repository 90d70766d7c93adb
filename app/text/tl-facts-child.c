/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-dates-private.h"
#include "tl-pattern-private.h"

#include <string.h>

#define DEATH \
  "(?<!not )(?<!nearly )(?<!almost )\\b(died|dies|was killed|were killed|killed (him|her|" \
  "them)self|" \
  "killed by|(found|pronounced) dead|(?<!near[ -])death|(?<!attempted )murder(ed)?|manslaughter|" \
  "(?<!near[ -])fatal(ly)?|(died by|by|death by|committed) suicide|stillborn|" \
  "(took|lost) (his|her|their) (own )?life|bu farw|f?m?arwolaeth)\\b"
/* Death that was feared, threatened or tried. */
#define NO_DEATH \
  "\\b((might|could|would) (well )?have (died|been fatal)|threat\\w* (of|with) death|" \
  "death threats?|" \
  "(risk|fear) of death|(thoughts|talk\\w*|spoke|speak\\w*) of (suicide|death)|" \
  "attempted (suicide|murder))\\b"
#define HARM \
  "\\b(injur(y|ies|ed)|fractur\\w+|bruis\\w+|harm(ed|ing)?|abused?|assault\\w*|neglect(ed)?|" \
  "exploit\\w+|stabb\\w+|shot|unwell|unconscious|collapsed|ambulance|admitted|intensive care|" \
  "burn(s|t)|" \
  "scald\\w*|disclos\\w+|told|rape[ds]?|overdose|critical incident|life-threatening|" \
  "police protection|" \
  "(taken|brought|admitted|rushed|conveyed) to (\\w+ ){0,4}hospital|hospitali[sz]ed|" \
  "life-changing|" \
  "poison\\w*|ingest\\w*|drown\\w*|strangl\\w+|starv\\w+|attacked|traffick\\w+|" \
  "removed|malnourish\\w+|emaciat\\w+|anaf\\w*|niwed)\\b"

/* Law, guidance and criteria speak of death and harm in general. */
#define GENERAL \
  "\\b(when(ever)? a child|where a child|a child (dies|has died|is)|chapter|regulation|guidance|" \
  "criteria (for|are|is)|is known or suspected|requires?|section \\d)\\b"

/* Of somebody else in the family. */
#define OTHERS \
  "\\b(mother|father|grand\\w+|brother|sister|uncle|aunt|sibling|half-sibling|parent|step\\w+|" \
  "partner|" \
  "husband|wife|friend|cousin|mam|dad|mum|taid|nan)(’s|'s)?( had)?( \\w+){0,2} (died|death)\\b|" \
  "death of (his|her|their|the|a) (\\w+ )?(mother|father|grand\\w+|brother|sister|uncle|aunt|" \
  "friend)"

static void
telling_clear (gpointer data)
{
  g_free (((TlTelling *) data)->text);
}

/* The sentences in which a review says why it was held: the cover's, then the first paragraphs'. */
static GArray *
list_tellings (TlFactReader *reader,
               guint         n_clues)
{
  static GRegex *slot;
  GRegex *stop = tl_pattern_get (&slot, "(?<=[a-z0-9’”)\\]])[.?!]\\s+(?=[A-Z‘“'\"])", FALSE);
  GArray *tellings = g_array_new (FALSE, FALSE, sizeof (TlTelling));

  g_array_set_clear_func (tellings, telling_clear);
  for (guint i = 0; i < reader->opening->len && i < n_clues; i++)
    {
      const TlClue *clue = reader->opening->pdata[i];
      g_auto (GStrv) parts = g_regex_split (stop, clue->text, 0);

      for (guint j = 0; parts[j]; j++)
        {
          TlTelling telling = { g_strdup (parts[j]), clue->page };

          g_array_append_val (tellings, telling);
        }
    }
  return tellings;
}

gboolean
tl_facts_tells_death (const char *text)
{
  static GRegex *death, *feared, *general, *others;

  return tl_pattern_match (&death, DEATH, text) &&
         !tl_pattern_match (&feared, NO_DEATH, text) &&
         !tl_pattern_match (&general, GENERAL, text) &&
         !tl_pattern_match (&others, OTHERS, text);
}

gboolean
tl_facts_tells_harm (const char *text)
{
  static GRegex *harm, *general;

  return tl_pattern_match (&harm, HARM, text) && !tl_pattern_match (&general, GENERAL, text);
}

static const TlClue *
find_on_cover (TlFactReader *reader,
               const char   *pattern,
               GRegex      **slot)
{
  for (guint i = 0; i < reader->front->len; i++)
    if (tl_pattern_match (slot, pattern, ((TlClue *) reader->front->pdata[i])->text))
      return reader->front->pdata[i];
  return NULL;
}

static void
read_harm (TlFactReader *reader,
           GArray       *tellings)
{
  static GRegex *slot;
  const TlClue *cover = find_on_cover (reader, "\\b(death of|died|date of death)\\b", &slot);
  const TlTelling *harmed = NULL;

  if (cover)
    {
      tl_facts_add (reader, TL_FACT_HARM, "death", cover->page, cover->text, 0.9);
      return;
    }
  for (guint i = 0; i < tellings->len; i++)
    {
      const TlTelling *telling = &g_array_index (tellings, TlTelling, i);

      if (tl_facts_tells_death (telling->text))
        {
          tl_facts_add (reader, TL_FACT_HARM, "death", telling->page, telling->text, 0.8);
          return;
        }
      if (!harmed && tl_facts_tells_harm (telling->text))
        harmed = telling;
    }
  if (harmed)
    tl_facts_add (reader, TL_FACT_HARM, "serious harm", harmed->page, harmed->text, 0.7);
}

/* Before a date that is another event's. */
#define OTHER_EVENT \
  "\\b(born|birth|since|convicted|sentenced|published|commissioned|considered|inspect\\w*|" \
  "Together|" \
  "Act|ganed|ganwyd)\\b[^,;]{0,25}$|\\b(between|from)\\b.{0,12}$"

/* What may stand before a year alone: "in 2011", "the autumn of 2011". */
#define YEAR_ALONE "\\b(in|during|of|early|late|mid|spring|summer|autumn|winter|yn|ym)[ -]+$"

static gboolean
may_be_event (const char   *text,
              const TlDate *date)
{
  static GRegex *other, *alone;
  gsize from = date->start > 40 ? date->start - 40 : 0;
  g_autofree char *before = g_utf8_make_valid (text + from, date->start - from);

  return !tl_pattern_match (&other, OTHER_EVENT, before) &&
         (strlen (date->iso) > 4 || tl_pattern_match (&alone, YEAR_ALONE, before));
}

/* How many letters lie between the date and the nearest word of what happened. */
static gsize
distance (const char   *text,
          const TlDate *date,
          GRegex       *regex)
{
  g_autoptr (GMatchInfo) match = NULL;
  gsize nearest = G_MAXSIZE;
  int start, end;

  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      gsize gap;

      g_match_info_fetch_pos (match, 0, &start, &end);
      gap = (gsize) start > date->end ? start - date->end
                                      : date->start - MIN ((gsize) end, date->start);
      nearest = MIN (nearest, gap);
    }
  return nearest;
}

/* "Born on 3 March and died four days later" */
static guint
find_year_of_birth (const char *text)
{
  static GRegex *slot;
  TlDate date;

  return tl_pattern_match (&slot, "\\bborn\\b.*\\b(hours?|days?) (later|old)\\b", text) &&
         tl_date_find (text, 0, FALSE, &date) ? date.year : 0;
}

/* The year of the date that stands nearest to the words of what happened. */
static guint
find_year (const char *text)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot, DEATH "|" HARM, TRUE);
  gsize nearest = G_MAXSIZE;
  guint year = 0;
  TlDate date;

  for (gsize from = 0; tl_date_find (text, from, TRUE, &date); from = date.end)
    {
      gsize gap = may_be_event (text, &date) ? distance (text, &date, regex) : G_MAXSIZE;

      if (gap == G_MAXSIZE && (year > 0 || !may_be_event (text, &date)))
        continue;
      if (year > 0 && gap >= nearest)
        continue;
      year = date.year;
      nearest = gap;
    }
  return year > 0 ? year : find_year_of_birth (text);
}

static gboolean
add_year (TlFactReader *reader,
          guint         year,
          const char   *text,
          guint         page,
          double        confidence)
{
  g_autofree char *printed = year > 0 ? g_strdup_printf ("%u", year) : NULL;

  tl_facts_add (reader, TL_FACT_INCIDENT_YEAR, printed, page, text, confidence);
  return printed != NULL;
}

static gboolean
add_year_of (TlFactReader    *reader,
             const TlTelling *telling,
             double           confidence)
{
  return add_year (reader, find_year (telling->text), telling->text, telling->page, confidence);
}

/* "Died 3rd March 2012", "Critical incident in September 2011", "Episode that triggered the review
 * March 2013" */
static gboolean
read_cover_year (TlFactReader *reader)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot,
    "\\b(died|date of (death|incident|injury)|incident|injured|episode|marwolaeth)\\b", TRUE);

  for (guint i = 0; i < reader->front->len; i++)
    {
      const TlClue *clue = reader->front->pdata[i];
      g_autoptr (GMatchInfo) match = NULL;
      TlDate date;
      int end;

      if (!tl_facts_is_sentence (clue->text) && g_regex_match (regex, clue->text, 0, &match) &&
          g_match_info_fetch_pos (match, 0, NULL, &end) &&
          tl_date_find (clue->text, end, TRUE, &date) && date.start < (gsize) end + 40)
        return add_year (reader, date.year, clue->text, clue->page, 0.9);
    }
  return FALSE;
}

/* A review looks at the time up to what happened: "the period from August 2005 to April 2006". */
static gboolean
read_period (TlFactReader *reader)
{
  static GRegex *slot;

  for (guint i = 0; i < reader->body->len; i++)
    {
      const TlDraft *draft = reader->body->pdata[i];
      const char *text = tl_draft_get_text (draft);
      TlDate first, last;

      if (draft->section != TL_SECTION_INTRODUCTION && draft->section != TL_SECTION_METHODOLOGY &&
          draft->section != TL_SECTION_TERMS_OF_REFERENCE)
        continue;
      if (tl_pattern_match (&slot, "\\b(review|report|panel|scop\\w+|terms)\\b.{0,80}\\b(period|"
                                   "time-?frame|timescale|events)\\b.{0,60}\\b(from|between)\\b",
                                   text) &&
          tl_date_find (text, 0, FALSE, &first) && tl_date_find (text, first.end, FALSE, &last) &&
          last.start < first.end + 20 && last.year >= first.year)
        return add_year (reader, last.year, text, draft->page, 0.5);
    }
  return FALSE;
}

/* The first death, else harm, that is dated; else the end of the period looked at; else, if there
 * was one, the first date of the review's first paragraphs. */
static void
read_year (TlFactReader *reader,
           GArray       *tellings)
{
  if (read_cover_year (reader))
    return;
  for (guint i = 0; i < tellings->len; i++)
    if (tl_facts_tells_death (g_array_index (tellings, TlTelling, i).text) &&
        add_year_of (reader, &g_array_index (tellings, TlTelling, i), 0.85))
      return;
  for (guint i = 0; i < tellings->len; i++)
    if (tl_facts_tells_harm (g_array_index (tellings, TlTelling, i).text) &&
        add_year_of (reader, &g_array_index (tellings, TlTelling, i), 0.75))
      return;
  if (!tl_facts_is_inquiry (reader) && read_period (reader))
    return;
  for (guint i = 0; tl_facts_get (reader, TL_FACT_HARM) && i < MIN (tellings->len, 3); i++)
    if (add_year_of (reader, &g_array_index (tellings, TlTelling, i), 0.5))
      return;
}

/* Adults have another life, and no age at which they were a child. */
static gboolean
is_of_adult (const char *type)
{
  return g_strcmp0 (type, "safeguarding-adult-review") == 0 ||
         g_strcmp0 (type, "domestic-homicide-review") == 0;
}

void
tl_facts_read_child (TlFactReader *reader)
{
  const char *type = tl_facts_get (reader, TL_FACT_REVIEW_TYPE);
  g_autoptr (GArray) tellings = NULL;

  /* the first harm that a text tells of is what it is about only if it is the review of a case */
  if (!type)
    return;
  tellings = list_tellings (reader, 6);
  read_harm (reader, tellings);
  read_year (reader, tellings);
  if (!is_of_adult (type))
    tl_facts_read_age (reader, tellings);
}
