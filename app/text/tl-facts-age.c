/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-dates-private.h"
#include "tl-numbers-private.h"
#include "tl-pattern-private.h"

#include <stdlib.h>
#include <string.h>

/* Older people are the child's parents. */
#define MAX_YEARS 20
/* Sentences that tell of no harm speak of others and of other times after so many. */
#define N_OPENING 6
/* How far before an age whoever is of that age is looked for. */
#define MAX_BEFORE 120

#define COUNT \
  "(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|" \
  "fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
#define HALF   "((?: |-)and(?: |-)a(?: |-)half| ?½|\\.5)?"
#define UNIT   "(day|week|month|year)s?\\b"
#define MORE   "(?:,?[- ](?:and )?" COUNT "[- ]" UNIT ")?"
#define ABOUT  "(?:only |just |about |approximately |around |nearly |almost )?"
/* "14 weeks", "two and a half years", "2-year-6-month"; the unit may go without saying */
#define LENGTH "\\b" COUNT HALF "[- ]" UNIT MORE
#define BARE   "\\b" COUNT "(?![a-z\\d])" HALF "(?:[- ]" UNIT MORE ")?(?! ?(?:%|per ))"

#define WELSH_COUNT \
  "(\\d{1,2}|un|dwy|ddwy|dau|ddau|tair|dair|thair|tri|thri|pedair|bedair|phedair|pedwar|bedwar|" \
  "pump?|" \
  "bump?|phump?|chwech?|saith|wyth|naw|deg|ddeg)"
#define WELSH_LENGTH WELSH_COUNT "()(?: (diwrnod|wythnos|mis|blwydd|flwydd|mlwydd))? oed()()"

/* Who else has an age. */
#define RELATIVES \
  "mother|father|mam|mum|dad|parents?|grand\\w+|brothers?|sisters?|(?:half-|step-?)?siblings?|" \
  "uncle|aunt|" \
  "(?:ex-)?partner|boyfriend|girlfriend|husband|wife|cohabitee|step-?(?:mother|father)|half-\\w+|" \
  "cousins?|friend|perpetrator|neighbour|lodger|man|woman|adult|mr|mrs|ms"
#define CHILDREN \
  "child|baby|babies|infant|toddler|boy|girl|young person|teenager|twins?|children|plentyn|baban|" \
  "(?:youngest|eldest|oldest|middle|one|first|second|third|fourth|" \
  "fifth)(?: child)? of (?:\\w+ ){0,2}" \
  "(?:siblings|children|brothers|sisters)"

static guint
read_count (const char *word)
{
  static const struct {
    const char *start;
    guint       count;
  } welsh[] = {
    { "un", 1 },   { "dwy", 2 },  { "ddwy", 2 }, { "dau", 2 },   { "ddau", 2 }, { "tair", 3 },
    { "dair", 3 }, { "thair", 3 }, { "tri", 3 }, { "thri", 3 },  { "pedair", 4 }, { "bedair", 4 },
    { "phedair", 4 }, { "pedwar", 4 }, { "bedwar", 4 }, { "pum", 5 }, { "bum", 5 }, { "phum", 5 },
    { "chwe", 6 }, { "saith", 7 }, { "wyth", 8 }, { "naw", 9 },  { "deg", 10 },  { "ddeg", 10 },
  };
  guint n = g_ascii_isdigit (*word) ? (guint) atoi (word)
                                    : tl_word_to_count (word, strlen (word));

  for (guint i = 0; n == 0 && i < G_N_ELEMENTS (welsh); i++)
    if (g_ascii_strncasecmp (word, welsh[i].start, strlen (welsh[i].start)) == 0)
      n = welsh[i].count;
  return n < 100 ? n : 0;
}

static const char *
name_unit (const char *unit)
{
  static const struct {
    const char *begins;
    const char *name;
  } units[] = {
    { "day", "day" },   { "diw", "day" },   { "wee", "week" }, { "wyt", "week" },
    { "mon", "month" }, { "mis", "month" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strncasecmp (unit, units[i].begins, 3) == 0)
      return units[i].name;
  return "year";
}

static char *
fetch (GMatchInfo *match,
       int         group)
{
  char *text = g_match_info_fetch (match, group);

  return text ? text : g_strdup ("");
}

static void
append_length (GString    *age,
               guint       count,
               gboolean    half,
               const char *unit)
{
  g_string_append_printf (age, "%s%u%s %s%s", age->len > 0 ? " " : "", count, half ? ".5" : "",
                          unit, count == 1 && !half ? "" : "s");
}

/* @match has five groups: how many, a half, of what, how many more, of what. */
static char *
dup_age (GMatchInfo *match)
{
  g_autofree char *count = fetch (match, 1), *half = fetch (match, 2), *unit = fetch (match, 3);
  g_autofree char *more = fetch (match, 4), *less = fetch (match, 5);
  const char *name = name_unit (unit);
  GString *age;

  if (read_count (count) == 0 ||
      (g_str_equal (name, "year") && read_count (count) > MAX_YEARS))
    return NULL;
  age = g_string_new (NULL);
  append_length (age, read_count (count), *half, name);
  if (*more && read_count (more) > 0)
    append_length (age, read_count (more), FALSE, name_unit (less));
  return g_string_free (age, FALSE);
}

/* "one month short of a second birthday" */
static char *
dup_birthday (const char *text)
{
  static GRegex *slot;
  static const char *const ordinals[] = { "first", "second", "third", "fourth", "fifth", "sixth",
                                          "seventh", "eighth", "ninth", "tenth" };
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *count = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *ordinal = NULL;

  if (!g_regex_match (tl_pattern_get (&slot,
        "\\b" COUNT " " UNIT "(?: short of| before) (?:a|his|her|their|its) (first|second|third|"
        "fourth|"
        "fifth|sixth|seventh|eighth|ninth|tenth) birthday\\b", TRUE), text, 0, &match))
    return NULL;
  count = fetch (match, 1);
  unit = fetch (match, 2);
  ordinal = fetch (match, 3);
  for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
    if (g_ascii_strcasecmp (ordinals[i], ordinal) == 0 && read_count (count) < 12 &&
        g_str_equal (name_unit (unit), "month"))
      return g_strdup_printf ("%u months", 12 * (i + 1) - read_count (count));
  return NULL;
}

/* How far before the end of @before the last match stands; large when there is none. */
static gsize
distance_to (const char *before,
             GRegex     *regex)
{
  g_autoptr (GMatchInfo) match = NULL;
  int end, last = -1;

  g_regex_match (regex, before, 0, &match);
  while (g_match_info_matches (match))
    {
      g_match_info_fetch_pos (match, 0, NULL, &end);
      last = end;
      g_match_info_next (match, NULL);
    }
  return last < 0 ? G_MAXUINT : strlen (before) - last;
}

static gsize
distance_to_name (const char *before,
                  const char *subject)
{
  g_autofree char *first = NULL;
  const char *found;

  if (!subject)
    return G_MAXUINT;
  first = g_strndup (subject, strcspn (subject, " ,.("));
  found = g_strrstr (before, subject);
  if (!found && g_ascii_strcasecmp (first, "child") != 0)
    found = g_strrstr (before, first);
  return found ? strlen (found) : G_MAXUINT;
}

/* Whether an age that stands at @start to @end of @text is another person's: the nearest one named
 * before it in the clause, or the one it is put before ("his two-year-old sister"). */
static gboolean
is_of_other (const char *text,
             gsize       start,
             gsize       end,
             const char *subject)
{
  static GRegex *relative, *child, *after;
  gsize from = start > MAX_BEFORE ? start - MAX_BEFORE : 0;
  g_autofree char *before = g_utf8_make_valid (text + from, start - from);
  const char *stop = g_strrstr (before, ";");
  const char *clause = stop ? stop + 1 : before;
  gsize other = distance_to (clause, tl_pattern_get (&relative, "\\b(" RELATIVES ")\\b", TRUE));
  gsize own = distance_to (clause, tl_pattern_get (&child, "\\b(" CHILDREN ")\\b(?!’s|'s)", TRUE));

  if (tl_pattern_match (&after, "^[- ](old )?(" RELATIVES ")\\b", text + end))
    return TRUE;
  return other < MIN (own, distance_to_name (clause, subject));
}

static const char *const ways[] = {
  "\\b(?:aged?|at the age of|age of)(?: of)? " ABOUT BARE,
  "\\b(?:girl|boy|child|baby|infant|youth|man|woman|person),? of " ABOUT BARE,
  ", (?:then|now|who was) (?:aged )?" COUNT "()()()()(?=[,;)])",
  LENGTH "(?:[- ]old\\b| of age\\b)",
  "\\b(?:was|were) " ABOUT BARE "(?= (?:when|at the time)\\b)",
  "\\bwhen (?:he|she|they|the (?:child|baby|boy|girl)) (?:was|were) " ABOUT LENGTH,
  "\\b(?:he|she|they|the (?:child|baby|boy|girl)|(?:child|baby|young person) \\w{1,3}|"
  "[A-Z]\\w{0,11}) "
  "(?:was|were) " ABOUT COUNT "()()()()(?=[,.;)]| and\\b|$)",
  "\\bborn\\b[^.;]{0,60}\\bdied " LENGTH " later\\b",
  "\\byn " WELSH_LENGTH,
  "\\b" WELSH_LENGTH,
};

/* How likely an age is the one at which it happened: told with the harm, or in the words for it. */
static int
weigh (const TlTelling *telling,
       guint            index,
       const char      *from,
       const char      *to)
{
  static GRegex *at_time, *past;
  gboolean told = tl_facts_tells_death (telling->text) || tl_facts_tells_harm (telling->text);
  g_autofree char *before = g_strndup (telling->text, from - telling->text);

  if (!told && index >= N_OPENING)
    return 0;
  return 2 + (told ? 6 : 0) +
         (tl_pattern_match (&at_time,
            "^[^.;]{0,25}\\b(when|at the time|at time)\\b[^.;]{0,40}\\b(died|death|killed|"
            "injur\\w+|"
            "incident|found|admitted|review)", to) ? 2 : 0) -
         (tl_pattern_match (&past, "\\b(since|until|previously|earlier|from|moved)\\b[^,.;]{0,25}$",
                            before) ? 5 : 0);
}

/* The likeliest age in one sentence that is the child's. */
static int
find_age (const TlTelling *telling,
          guint            index,
          const char      *subject,
          char           **age)
{
  static GRegex *slots[G_N_ELEMENTS (ways)];
  int best = 0;

  *age = dup_birthday (telling->text);
  if (*age)
    return 8;
  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      g_regex_match (tl_pattern_get (&slots[way], ways[way], TRUE), telling->text, 0, &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *found = dup_age (match);
          int start, end, weight;

          g_match_info_fetch_pos (match, 0, &start, &end);
          if (!found || is_of_other (telling->text, start, end, subject))
            continue;
          weight = weigh (telling, index, telling->text + start, telling->text + end);
          if (weight <= best)
            continue;
          best = weight;
          g_free (*age);
          *age = g_steal_pointer (&found);
        }
    }
  return best;
}

static void
read_one (TlFactReader *reader,
          GArray       *tellings)
{
  const char *subject = tl_facts_get (reader, TL_FACT_SUBJECT);
  const TlTelling *where = NULL;
  g_autofree char *best = NULL;
  int weight = 0;

  for (guint i = 0; i < tellings->len; i++)
    {
      const TlTelling *telling = &g_array_index (tellings, TlTelling, i);
      g_autofree char *age = NULL;
      int found = find_age (telling, i, subject, &age);

      if (found <= weight)
        continue;
      weight = found;
      where = telling;
      g_free (best);
      best = g_steal_pointer (&age);
    }
  if (where)
    tl_facts_add (reader, TL_FACT_CHILD_AGE, best, where->page, where->text,
                  weight >= 8 ? 0.8 : 0.6);
}

static gboolean
append_figure (const GMatchInfo *match,
               GString          *figures,
               gpointer          data)
{
  g_autofree char *word = g_match_info_fetch (match, 0);

  g_string_append_printf (figures, "%u", read_count (word));
  return FALSE;
}

/* "three" as "3". */
static char *
dup_figures (const char *text)
{
  static GRegex *slot;

  return g_regex_replace_eval (tl_pattern_get (&slot, "\\b" COUNT "\\b", TRUE), text, -1, 0, 0,
                               append_figure, NULL, NULL);
}

/* Of several children there are several ages: "aged 13, 10 and 6", "aged between 3 and 13". */
static void
read_several (TlFactReader *reader,
              GArray       *tellings)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot,
    "\\baged (?:between |from )?(?:(" COUNT "(?: " UNIT ")?) (?:to|and|–|-) (" COUNT "(?: " UNIT
    ")?)|"
    "(" COUNT "(?:, " COUNT ")+,? and " COUNT "))", TRUE);

  for (guint i = 0; i < MIN (tellings->len, 2 * N_OPENING); i++)
    {
      const TlTelling *telling = &g_array_index (tellings, TlTelling, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *from = NULL, *to = NULL, *list = NULL, *words = NULL, *age = NULL;

      if (!g_regex_match (regex, telling->text, 0, &match))
        continue;
      from = fetch (match, 1);
      to = fetch (match, 4);
      list = fetch (match, 7);
      words = *list ? g_strdup_printf ("aged %s", list)
                    : g_strdup_printf ("aged %s to %s", from, to);
      age = dup_figures (words);
      tl_facts_add (reader, TL_FACT_CHILD_AGE, age, telling->page, telling->text, 0.7);
      return;
    }
}

/* "Children M, N and P", "Family Q": there is more than one age. */
static gboolean
is_plural (const char *subject)
{
  static GRegex *slot;

  return subject && tl_pattern_match (&slot, "^(children|babies|family|siblings|twins|young people|"
                                             "plant|teulu)\\b|^the \\w+ family\\b", subject);
}

/* The first date after one of the words in @pattern, on the cover. */
static const TlClue *
find_cover_date (TlFactReader *reader,
                 GRegex       *regex,
                 TlDate       *date)
{
  for (guint i = 0; i < reader->front->len; i++)
    {
      const TlClue *clue = reader->front->pdata[i];
      g_autoptr (GMatchInfo) match = NULL;
      int end;

      if (g_regex_match (regex, clue->text, 0, &match) &&
          g_match_info_fetch_pos (match, 0, NULL, &end) &&
          tl_date_find (clue->text, end, FALSE, date) && date->start < (gsize) end + 20)
        return clue;
    }
  return NULL;
}

/* A cover that gives the dates of birth and death gives the age, though not in words. */
static void
read_from_dates (TlFactReader *reader)
{
  static GRegex *birth, *death;
  TlDate born, died;
  const TlClue *clue;
  g_autoptr (GString) age = g_string_new (NULL);
  int months;

  clue = find_cover_date (reader, tl_pattern_get (&death, "\\b(died|date of death)\\b", TRUE),
                          &died);
  if (!clue || strlen (died.iso) < 7 ||
      !find_cover_date (reader, tl_pattern_get (&birth, "\\b(born|date of birth|d\\.?o\\.?b)\\b",
                                                TRUE), &born) || strlen (born.iso) < 7)
    return;
  months = 12 * ((int) died.year - (int) born.year) + atoi (died.iso + 5) - atoi (born.iso + 5);
  if (strlen (died.iso) == 10 && strlen (born.iso) == 10 &&
      atoi (died.iso + 8) < atoi (born.iso + 8))
    months--;
  if (months < 1 || months > 12 * MAX_YEARS)
    return;
  append_length (age, months >= 24 ? months / 12 : months, FALSE, months >= 24 ? "year" : "month");
  tl_facts_add (reader, TL_FACT_CHILD_AGE, age->str, clue->page, clue->text, 0.6);
}

void
tl_facts_read_age (TlFactReader *reader,
                   GArray       *tellings)
{
  const char *subject = tl_facts_get (reader, TL_FACT_SUBJECT);

  if (is_plural (subject) || (subject && strstr (subject, " and ")))
    read_several (reader, tellings);
  /* of two, it is likely to be about the one */
  if (!is_plural (subject) && !tl_facts_get (reader, TL_FACT_CHILD_AGE))
    read_one (reader, tellings);
  if (!tl_facts_get (reader, TL_FACT_CHILD_AGE))
    tl_facts_read_family (reader, is_plural (subject));
  if (!tl_facts_get (reader, TL_FACT_CHILD_AGE))
    read_from_dates (reader);
}
