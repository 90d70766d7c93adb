/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-dates-private.h"
#include "tl-pattern-private.h"

#include <string.h>

#define MAX_COVER_LINE 450
/* How far before a date the words for what it is of may stand. */
#define MAX_BEFORE     60

/* What a date may be of, and what that says for it as the date of publication. */
static const struct {
  int         weight;
  const char *pattern;
} events[] = {
  { 4, "\\b(published|publication|publish|cyhoeddwyd|cyhoeddi)\\b" },
  { 1, "\\b(presented|draft|version|approved|accepted|adopted|adoption|agreed|signed|amended|"
       "revised|updated|reissued|re-issued|redacted|completed|panel|cymeradwywyd)\\b" },
  { 0, "\\b(born|died|birth|death|d\\.?o\\.?b|appointed|established|incident|episode|injured|"
       "inspections?|visit(ed)?|act|between|review(ed)? (on|in)|meeting|began|commenced|period|"
       "submitted to|Together|embargoed|inquest|sentenced|conviction|ganed|bu farw)\\b" },
};

/* The first and the last day of some: "30 June to 7 July". */
#define RANGE_AHEAD "^ ?(to|until|–|—|-) ?\\d"
#define RANGE "\\d(st|nd|rd|th)?( [a-z]+)?( \\d{4})? ?(to|and|until|–|—|-) ?$"

/* The last such words before the date decide; without any, a date on a cover is likely to be the
 * one. */
static int
weigh_date (const char *text,
            gsize       start,
            gsize       end)
{
  static GRegex *slots[G_N_ELEMENTS (events)], *range, *ahead;
  gsize from = start > MAX_BEFORE ? start - MAX_BEFORE : 0;
  g_autofree char *before = g_utf8_make_valid (text + from, start - from);
  const char *stop = strrchr (before, ';');
  int weight = 2, last = -1;

  if (tl_pattern_match (&range, RANGE, before) ||
      tl_pattern_match (&ahead, RANGE_AHEAD, text + end))
    return 0;
  for (guint k = 0; k < G_N_ELEMENTS (events); k++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      int at;

      g_regex_match (tl_pattern_get (&slots[k], events[k].pattern, TRUE), stop ? stop : before, 0,
                     &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_match_info_fetch_pos (match, 0, &at, NULL);
          if (at <= last || strchr ((stop ? stop : before) + at, '.'))
            continue;
          last = at;
          weight = events[k].weight;
        }
    }
  return weight;
}

/* "2009" alone on its line, or after a copyright sign, and no year of a guidance. */
static gboolean
may_be_year (const char   *text,
             const TlDate *date)
{
  static GRegex *slot;

  return strlen (date->iso) > 4 ||
         tl_pattern_match (&slot, "^(\\W*|.*(©|copyright|published|publication).{0,20})"
                                  "(19|20)\\d\\d\\W*$", text);
}

typedef struct {
  TlDate        date;
  const TlClue *where;
  int           weight;
} Published;

/* Of dates that are said to be of publication the first, of others the last on a cover. */
static gboolean
is_better (const Published *best,
           const TlDate    *date,
           int              weight)
{
  int order = best->where ? strcmp (date->iso, best->date.iso) : 1;

  if (weight != best->weight)
    return weight > best->weight;
  if (weight == 4)
    return best->where && g_str_has_prefix (date->iso, best->date.iso) && order > 0;
  return order > 0;
}

static int
weigh (const TlClue *clue,
       const TlDate *date)
{
  int weight = may_be_year (clue->text, date) ? weigh_date (clue->text, date->start, date->end) : 0;

  /* in running text a date is of anything */
  if (weight < 4 && (strlen (clue->text) > MAX_COVER_LINE || clue->page > 3 ||
                     (weight == 2 && tl_facts_is_sentence (clue->text))))
    return 0;
  return weight;
}

static Published
find_published (GPtrArray *clues)
{
  Published best = { .weight = 0 };

  for (guint i = 0; i < clues->len; i++)
    {
      const TlClue *clue = clues->pdata[i];
      TlDate date;

      for (gsize from = 0; tl_date_find (clue->text, from, TRUE, &date); from = date.end)
        {
          int weight = weigh (clue, &date);

          if (weight > 0 && is_better (&best, &date, weight))
            best = (Published) { date, clue, weight };
        }
    }
  return best;
}

void
tl_facts_read_published (TlFactReader *reader)
{
  Published best = find_published (reader->front);
  double confidence = best.weight == 4 ? 0.95 : best.weight == 2 ? 0.75 : 0.6;

  if (!best.where)
    {
      best = find_published (reader->heads);
      confidence = 0.5;
    }
  if (best.where)
    tl_facts_add (reader, TL_FACT_PUBLISHED, best.date.iso, best.where->page, best.where->text,
                  confidence);
}
