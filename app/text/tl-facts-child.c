/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-dates-private.h"
#include "tl-pattern-private.h"

#include <stdlib.h>
#include <string.h>

#define DEATH \
  "\\b(died|dies|was killed|killed|(found|pronounced) dead|death of|death|murder(ed)?|" \
  "manslaughter|fatal(ly)?|suicide|stillborn|lost (his|her|their) life)\\b"
#define HARM \
  "\\b(injur(y|ies|ed)|fractur\\w+|bruis\\w+|harm(ed|ing)?|abused?|assault\\w*|neglect(ed)?|" \
  "exploit\\w+|stabb\\w+|shot|unwell|unconscious|collapsed|ambulance|admitted|intensive care|burn(s|t)|" \
  "scald\\w*|disclos\\w+|told|rape[ds]?|overdose|critical incident|life-threatening|police protection|" \
  "removed|malnourish\\w+|emaciat\\w+)\\b"

/* Law, guidance and criteria speak of death and harm in general. */
#define GENERAL \
  "\\b(when(ever)? a child|where a child|a child (dies|has died|is)|chapter|regulation|guidance|" \
  "criteria (for|are|is)|is known or suspected|requires?|section \\d)\\b"

/* Of somebody else in the family. */
#define OTHERS \
  "\\b(mother|father|grand\\w+|brother|sister|uncle|aunt|sibling|half-sibling|parent|step\\w+|partner|" \
  "husband|wife|friend|cousin|mam|dad|mum|taid|nan)(’s|'s)?( had)?( \\w+){0,2} (died|death)\\b|" \
  "death of (his|her|their|the|a) (\\w+ )?(mother|father|grand\\w+|brother|sister|uncle|aunt|friend)"

typedef struct {
  char  *text;
  guint  page;
} Sentence;

static void
sentence_clear (gpointer data)
{
  g_free (((Sentence *) data)->text);
}

/* The sentences in which a review says why it was held: the cover's, then the first paragraphs'. */
static GArray *
list_sentences (TlFactReader *reader,
                guint         n_clues)
{
  static GRegex *slot;
  GRegex *stop = tl_pattern_get (&slot, "(?<=[a-z0-9’”)\\]])[.?!]\\s+(?=[A-Z‘“'\"])", FALSE);
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));

  g_array_set_clear_func (sentences, sentence_clear);
  for (guint i = 0; i < reader->opening->len && i < n_clues; i++)
    {
      const TlClue *clue = reader->opening->pdata[i];
      g_auto (GStrv) parts = g_regex_split (stop, clue->text, 0);

      for (guint j = 0; parts[j]; j++)
        {
          Sentence sentence = { g_strdup (parts[j]), clue->page };

          g_array_append_val (sentences, sentence);
        }
    }
  return sentences;
}

static gboolean
tells_death (const char *text)
{
  static GRegex *death, *general, *others;

  return tl_pattern_match (&death, DEATH, text) && !tl_pattern_match (&general, GENERAL, text) &&
         !tl_pattern_match (&others, OTHERS, text);
}

static gboolean
tells_harm (const char *text)
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
           GArray       *sentences)
{
  static GRegex *slot;
  const TlClue *cover = find_on_cover (reader, "\\b(death of|died|date of death)\\b", &slot);
  const Sentence *harmed = NULL;

  if (cover)
    {
      tl_facts_add (reader, TL_FACT_HARM, "death", cover->page, cover->text, 0.9);
      return;
    }
  for (guint i = 0; i < sentences->len; i++)
    {
      const Sentence *sentence = &g_array_index (sentences, Sentence, i);

      if (tells_death (sentence->text))
        {
          tl_facts_add (reader, TL_FACT_HARM, "death", sentence->page, sentence->text, 0.8);
          return;
        }
      if (!harmed && tells_harm (sentence->text))
        harmed = sentence;
    }
  if (harmed)
    tl_facts_add (reader, TL_FACT_HARM, "serious harm", harmed->page, harmed->text, 0.7);
}

/* Before a date that is another event's. */
#define OTHER_EVENT \
  "\\b(born|birth|since|convicted|sentenced|published|commissioned|considered)\\b[^,;]{0,25}$|" \
  "\\b(between|from)\\b.{0,12}$"

static gboolean
is_dated_event (const char *text,
                TlDate     *date)
{
  static GRegex *slot;

  for (gsize from = 0; tl_date_find (text, from, FALSE, date); from = date->end)
    {
      g_autofree char *before = g_utf8_make_valid (text + (date->start > 40 ? date->start - 40 : 0),
                                                   MIN (date->start, 40));

      if (!tl_pattern_match (&slot, OTHER_EVENT, before))
        return TRUE;
    }
  return FALSE;
}

/* @told: where in @text the event is told */
static gboolean
add_year (TlFactReader *reader,
          const char   *told,
          const char   *text,
          guint         page,
          double        confidence)
{
  g_autofree char *year = NULL;
  TlDate date;

  if (!is_dated_event (told, &date))
    return FALSE;
  year = g_strdup_printf ("%u", date.year);
  tl_facts_add (reader, TL_FACT_INCIDENT_YEAR, year, page, text, confidence);
  return TRUE;
}

static gboolean
add_year_of (TlFactReader   *reader,
             const Sentence *sentence,
             double          confidence)
{
  return add_year (reader, sentence->text, sentence->text, sentence->page, confidence);
}

/* The first death, else harm, that is dated; else, if there was one, the first date of the
 * review's first paragraphs. */
static void
read_year (TlFactReader *reader,
           GArray       *sentences)
{
  static GRegex *slot;
  const TlClue *cover = find_on_cover (reader, "\\b(died|of death|incident|injured)\\b", &slot);

  if (cover)
    {
      const char *died = strstr (cover->text, "ied ");

      if (add_year (reader, died ? died : cover->text, cover->text, cover->page, 0.9))
        return;
    }
  for (guint i = 0; i < sentences->len; i++)
    if (tells_death (g_array_index (sentences, Sentence, i).text) &&
        add_year_of (reader, &g_array_index (sentences, Sentence, i), 0.85))
      return;
  for (guint i = 0; i < sentences->len; i++)
    if (tells_harm (g_array_index (sentences, Sentence, i).text) &&
        add_year_of (reader, &g_array_index (sentences, Sentence, i), 0.75))
      return;
  for (guint i = 0; tl_facts_get (reader, TL_FACT_HARM) && i < MIN (sentences->len, 3); i++)
    if (add_year_of (reader, &g_array_index (sentences, Sentence, i), 0.5))
      return;
}

static guint
read_count (const char *word)
{
  guint n = g_ascii_isdigit (*word) ? (guint) atoi (word)
                                    : tl_word_to_count (word, strlen (word));

  return n > 0 && n < 100 ? n : 0;
}

static char *
make_age (guint       count,
          const char *unit)
{
  g_autofree char *lower = g_ascii_strdown (unit, 4);

  if (g_str_has_prefix (lower, "day"))
    return g_strdup_printf ("%u day%s", count, count == 1 ? "" : "s");
  if (g_str_has_prefix (lower, "week"))
    return g_strdup_printf ("%u week%s", count, count == 1 ? "" : "s");
  if (g_str_has_prefix (lower, "mont"))
    return g_strdup_printf ("%u month%s", count, count == 1 ? "" : "s");
  return g_strdup_printf ("%u year%s", count, count == 1 ? "" : "s");
}

#define COUNT "(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|" \
              "fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\\b"
#define UNIT  "(day|week|month|year)s?"

static char *
age_of_match (GMatchInfo *match)
{
  g_autofree char *count = g_match_info_fetch (match, 1);
  g_autofree char *unit = g_match_info_fetch (match, 2);
  g_autofree char *more = g_match_info_fetch (match, 3);
  g_autofree char *less = g_match_info_fetch (match, 4);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!count || read_count (count) == 0)
    return NULL;
  first = make_age (read_count (count), unit && *unit ? unit : "year");
  if (!more || read_count (more) == 0)
    return g_steal_pointer (&first);
  second = make_age (read_count (more), less);
  return g_strdup_printf ("%s %s", first, second);
}

/* An age in @text that is the child's: no relative's stands before it. */
static char *
find_age (const char *text)
{
  static GRegex *slot, *relative;
  GRegex *regex = tl_pattern_get (&slot,
    "(?|\\b(?:aged?|at the age of)\\s+(?:only |just |about )?" COUNT "(?:[- ]" UNIT
    "(?:\\s+(?:and\\s+)?" COUNT "\\s+" UNIT ")?)?|"
    "\\b(?:girl|boy|child|baby|infant|youth|man|woman|person),? of " COUNT "(?:[- ]" UNIT
    "(?:\\s+(?:and\\s+)?" COUNT "\\s+" UNIT ")?)?|"
    ", (?:then|now|who was) (?:aged )?" COUNT "()()()(?=[,;)])|"
    "\\b" COUNT "[- ]" UNIT "(?:\\s+(?:and\\s+)?" COUNT "[- ]" UNIT ")?(?:[- ]old| of age)\\b)", TRUE);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, text, 0, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *age = age_of_match (match);
      g_autofree char *before = NULL;
      int start;

      g_match_info_fetch_pos (match, 0, &start, NULL);
      before = g_utf8_make_valid (text + (start > 45 ? start - 45 : 0), MIN (start, 45));
      if (age && !tl_pattern_match (&relative,
            "\\b(mother|father|parents?|grand\\w+|brother|sister|sibling|uncle|aunt|partner|cohabitee|"
            "stepfather|stepmother|Mr|Mrs|Ms|who was then|half-\\w+)\\b[^.;]{0,30}$", before))
        return g_steal_pointer (&age);
      g_match_info_next (match, NULL);
    }
  return NULL;
}

/* The child's age stands where its death or injury is told; elsewhere it is more likely
 * another's. */
static void
read_age (TlFactReader *reader,
          GArray       *sentences)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < MIN (sentences->len, pass == 0 ? sentences->len : 6); i++)
      {
        const Sentence *sentence = &g_array_index (sentences, Sentence, i);
        g_autofree char *age = NULL;

        if (pass == 0 && !tells_death (sentence->text) && !tells_harm (sentence->text))
          continue;
        age = find_age (sentence->text);
        if (!age)
          continue;
        tl_facts_add (reader, TL_FACT_CHILD_AGE, age, sentence->page, sentence->text,
                      pass == 0 ? 0.8 : 0.6);
        return;
      }
}

/* "Children M, N and P", "Family Q": there is more than one age. */
static gboolean
is_plural (const char *subject)
{
  static GRegex *slot;

  return subject && tl_pattern_match (&slot, "^(children|babies|family|siblings|twins|young "
                                             "people)\\b", subject);
}

void
tl_facts_read_child (TlFactReader *reader)
{
  g_autoptr (GArray) sentences = NULL;

  /* the first harm that a text tells of is what it is about only if it is the review of a case */
  if (!tl_facts_get (reader, TL_FACT_REVIEW_TYPE))
    return;
  sentences = list_sentences (reader, 6);
  read_harm (reader, sentences);
  read_year (reader, sentences);
  if (!is_plural (tl_facts_get (reader, TL_FACT_SUBJECT)))
    read_age (reader, sentences);
}
