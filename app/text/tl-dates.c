/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-dates-private.h"

#include "tl-pattern-private.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR  2099

static const struct {
  const char *name;
  guint       month;
} months[] = {
  { "january", 1 }, { "february", 2 }, { "march", 3 }, { "april", 4 }, { "may", 5 }, { "june", 6 },
  { "july", 7 }, { "august", 8 }, { "september", 9 }, { "october", 10 }, { "november", 11 },
  { "december", 12 }, { "ionawr", 1 }, { "chwefror", 2 }, { "mawrth", 3 }, { "ebrill", 4 },
  { "mai", 5 }, { "mehefin", 6 }, { "gorffennaf", 7 }, { "awst", 8 }, { "medi", 9 },
  { "hydref", 10 }, { "tachwedd", 11 }, { "rhagfyr", 12 }, { "jan", 1 }, { "feb", 2 }, { "mar", 3 },
  { "apr", 4 }, { "jun", 6 }, { "jul", 7 }, { "aug", 8 }, { "sept", 9 }, { "sep", 9 },
  { "oct", 10 }, { "nov", 11 }, { "dec", 12 },
};

#define MONTH_NAMES \
  "january|february|march|april|may|june|july|august|september|october|november|december|" \
  "ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr|" \
  "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"

static guint
read_month (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strcasecmp (months[i].name, name) == 0)
      return months[i].month;
  return 0;
}

static guint
read_number (GMatchInfo *match,
             int         group)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  return text ? (guint) atoi (text) : 0;
}

static gboolean
set_date (TlDate *date,
          guint   year,
          guint   month,
          guint   day)
{
  if (year < 100)
    year += year < 60 ? 2000 : 1900;
  if (year < FIRST_YEAR || year > LAST_YEAR || (day > 0 && !g_date_valid_dmy (day, month, year)))
    return FALSE;
  date->year = year;
  if (day > 0)
    g_snprintf (date->iso, sizeof date->iso, "%04u-%02u-%02u", year, month % 100, day % 100);
  else if (month > 0)
    g_snprintf (date->iso, sizeof date->iso, "%04u-%02u", year, month % 100);
  else
    g_snprintf (date->iso, sizeof date->iso, "%04u", year);
  return TRUE;
}

static gboolean
take_match (GMatchInfo *match,
            gboolean    years,
            TlDate     *date)
{
  g_autofree char *name = g_match_info_fetch (match, 2);
  int start, end;

  g_match_info_fetch_pos (match, 0, &start, &end);
  date->start = start;
  date->end = end;
  if (name && *name)
    return set_date (date, read_number (match, 3), read_month (name), read_number (match, 1));
  if (read_number (match, 5) > 0)
    return read_number (match, 5) <= 12 &&
           set_date (date, read_number (match, 6), read_number (match, 5), read_number (match, 4));
  return years && set_date (date, read_number (match, 7), 0, 0);
}

gboolean
tl_date_find (const char *text,
              gsize       from,
              gboolean    years,
              TlDate     *date)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot,
    "(?:\\b(\\d{1,2})(?:\\s*(?:st|nd|rd|th))?(?: of)?[ -])?\\b(" MONTH_NAMES ")\\b\\.?,?[ -]"
    "((?:19|20)\\d\\d)\\b|"
    "\\b(\\d{1,2})[./](\\d{1,2})[./]((?:19|20)?\\d\\d)\\b|"
    "(?<![\\d./-])((?:19|20)\\d\\d)(?![\\d/-])", TRUE);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match_full (regex, text, -1, from, 0, &match, NULL);
  while (g_match_info_matches (match))
    {
      if (take_match (match, years, date))
        return TRUE;
      g_match_info_next (match, NULL);
    }
  return FALSE;
}
