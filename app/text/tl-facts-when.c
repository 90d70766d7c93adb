/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-dates-private.h"
#include "tl-pattern-private.h"

#include <string.h>

#define MAX_COVER_LINE 450

/* What a date on a cover is of, by the words before it; 0 for dates of something else. */
static int
weigh_date (const char *text,
            gsize       start)
{
  static GRegex *published, *other, *near;
  g_autofree char *before = g_strndup (text + (start > 60 ? start - 60 : 0), MIN (start, 60));
  const char *p = before;

  while (*p && (*p & 0xC0) == 0x80)
    p++;
  if (tl_pattern_match (&published, "\\b(published|publication|publish)[^.;]{0,30}$", p))
    return 4;
  if (tl_pattern_match (&other,
        "\\b(born|died|birth|death|d\\.?o\\.?b|appointed|established|incident|injured|"
        "inspections?|visit(ed)?|act|between|review(ed)? (on|in)|meeting|began|commenced|period|"
        "submitted to|Together)\\b[^.;]{0,30}$", p))
    return 0;
  if (tl_pattern_match (&near, "\\b(presented|draft|version|approved|accepted|adopted|agreed|"
                               "signed|amended|completed|panel)\\b[^.;]{0,50}$", p))
    return 1;
  return 2;
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

void
tl_facts_read_published (TlFactReader *reader)
{
  const TlClue *where = NULL;
  TlDate best = { .year = 0 };
  int best_weight = 0;

  for (guint i = 0; i < reader->front->len; i++)
    {
      const TlClue *clue = reader->front->pdata[i];
      TlDate date;

      for (gsize from = 0; tl_date_find (clue->text, from, TRUE, &date); from = date.end)
        {
          int weight = may_be_year (clue->text, &date) ? weigh_date (clue->text, date.start) : 0;

          /* in running text a date is of anything */
          if (weight < 4 && (strlen (clue->text) > MAX_COVER_LINE || clue->page > 3 ||
                             (weight == 2 && tl_facts_is_sentence (clue->text))))
            weight = 0;
          if (weight == 0 || weight < best_weight ||
              (weight == best_weight && strcmp (date.iso, best.iso) <= 0))
            continue;
          best = date;
          best_weight = weight;
          where = clue;
        }
    }
  if (where)
    tl_facts_add (reader, TL_FACT_PUBLISHED, best.iso, where->page, where->text,
                  best_weight == 4 ? 0.95 : best_weight == 2 ? 0.75 : 0.6);
}

/* Names of methods, and what they are called in reviews. */
static const struct {
  const char *name;
  const char *pattern;
} methods[] = {
  { "SCIE Learning Together", "Learning Together|SCIE (systems )?(model|methodology)" },
  { "SILP", "Significant Incident Learning Process|\\bSILP\\b" },
  { "Child practice review", "(concise|extended) child practice review" },
  { "Root cause analysis", "root cause analysis" },
  { "Appreciative inquiry", "appreciative (inquiry|enquiry)" },
  { "Individual management reviews and overview report", "individual management reviews?|"
                                                         "management reviews" },
  { "Systems approach", "systems?[- ](based |methodology|approach|model)|hybrid" },
};

static void
read_method (TlFactReader *reader)
{
  static GRegex *slots[G_N_ELEMENTS (methods)];

  for (guint k = 0; k < G_N_ELEMENTS (methods); k++)
    for (guint i = 0; i < reader->body->len; i++)
      {
        const TlDraft *draft = reader->body->pdata[i];
        const char *text = tl_draft_get_text (draft);

        if (draft->section != TL_SECTION_METHODOLOGY && draft->section != TL_SECTION_INTRODUCTION)
          continue;
        if (!tl_pattern_match (&slots[k], methods[k].pattern, text))
          continue;
        tl_facts_add (reader, TL_FACT_METHODOLOGY, methods[k].name, draft->page, text, 0.6);
        return;
      }
}

void
tl_facts_read_method (TlFactReader *reader)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot, "\\bISBN[: ]*([\\d][\\d -]{8,16}[\\dX])|"
                                         "\\b((?:https?://|www\\.)[^\\s,;]+[^\\s,;.)])", TRUE);

  if (tl_facts_get (reader, TL_FACT_REVIEW_TYPE))
    read_method (reader);
  for (guint i = 0; i < reader->front->len; i++)
    {
      const TlClue *clue = reader->front->pdata[i];
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *isbn = NULL;
      g_autofree char *url = NULL;

      if (!g_regex_match (regex, clue->text, 0, &match))
        continue;
      isbn = g_match_info_fetch (match, 1);
      url = g_match_info_fetch (match, 2);
      tl_facts_add (reader, TL_FACT_ISBN_OR_URL, isbn && *isbn ? isbn : url, clue->page, clue->text,
                    0.9);
      return;
    }
}
