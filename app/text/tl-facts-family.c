/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-pattern-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_CHILD 17

/* Who in a table of the family is no child of it. */
#define ADULTS \
  "\\b(mother|father|mam|dad|parents?|grand\\w+|uncle|aunt|partner|boyfriend|girlfriend|husband|" \
  "wife|" \
  "cohabitee|step-?(mother|father)|adult|male \\d|female \\d|MG[MF]|PG[MF])\\b"

/* An age at the end of a row, or with its unit anywhere in it. */
#define AGE "\\b(\\d{1,2})(?: ?(day|week|month|year)s?\\b(?: old)?)|\\b(\\d{1,2})(?= *$| *[|(])"

typedef struct {
  guint count;
  char  unit[8];
} Age;

static gboolean
find_age (const char *row,
          Age        *age)
{
  static GRegex *slot, *label;
  g_autofree char *plain = g_regex_replace_literal (
    tl_pattern_get (&label,
                    "^(?:child|(?:half-|step-?)?sibling|baby|twin|young person) \\w{1,3}\\b", TRUE),
    row, -1, 0, "", 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *count = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *alone = NULL;

  if (!g_regex_match (tl_pattern_get (&slot, AGE, TRUE), plain, 0, &match))
    return FALSE;
  count = g_match_info_fetch (match, 1);
  unit = g_match_info_fetch (match, 2);
  alone = g_match_info_fetch (match, 3);
  age->count = (guint) atoi (count && *count ? count : alone);
  g_strlcpy (age->unit, unit && *unit ? unit : "year", sizeof age->unit);
  return age->count > 0 && (!g_str_equal (age->unit, "year") || age->count <= MAX_CHILD);
}

/* Whether @draft is the first row of a table with a column of ages, of who is in the family. */
static gboolean
heads_family (const TlDraft *draft)
{
  static GRegex *age, *what;
  const char *text = tl_draft_get_text (draft);

  return draft->kind == TL_BLOCK_TABLE_ROW && strlen (text) < 200 &&
         tl_pattern_match (&age, "\\bage\\b", text) &&
         tl_pattern_match (&what, "\\b(name|relation\\w*|family|member|who|person|identif\\w+)\\b",
                           text);
}

/* The child itself, by its code or name, or by what it is called in the table. */
static gboolean
is_subject (const char *row,
            const char *subject)
{
  static GRegex *slot;

  return (subject && g_str_has_prefix (row, subject)) ||
         tl_pattern_match (&slot, "\\b(subject|index child)\\b", row);
}

static gboolean
read_subject (TlFactReader *reader,
              guint         first)
{
  const char *subject = tl_facts_get (reader, TL_FACT_SUBJECT);
  const TlDraft *head = reader->body->pdata[first];

  for (guint i = first + 1; i < reader->body->len; i++)
    {
      const TlDraft *draft = reader->body->pdata[i];
      const char *text = tl_draft_get_text (draft);
      g_autofree char *value = NULL;
      Age age;

      if (draft->table != head->table)
        return FALSE;
      if (!is_subject (text, subject) || !find_age (text, &age))
        continue;
      value = g_strdup_printf ("%u %s%s", age.count, age.unit, age.count == 1 ? "" : "s");
      tl_facts_add (reader, TL_FACT_CHILD_AGE, value, draft->page, text, 0.7);
      return TRUE;
    }
  return FALSE;
}

/* The youngest and the eldest of the children, when they are all counted in years. */
static gboolean
read_children (TlFactReader *reader,
               guint         first)
{
  static GRegex *adults;
  const TlDraft *head = reader->body->pdata[first];
  guint n = 0, youngest = G_MAXUINT, eldest = 0;
  g_autofree char *value = NULL;

  for (guint i = first + 1; i < reader->body->len; i++)
    {
      const TlDraft *draft = reader->body->pdata[i];
      const char *text = tl_draft_get_text (draft);
      Age age;

      if (draft->table != head->table)
        break;
      if (tl_pattern_match (&adults, ADULTS, text) || !find_age (text, &age))
        continue;
      if (!g_str_equal (age.unit, "year"))
        return FALSE;
      n++;
      youngest = MIN (youngest, age.count);
      eldest = MAX (eldest, age.count);
    }
  if (n < 2)
    return FALSE;
  value = g_strdup_printf ("aged %u to %u", youngest, eldest);
  tl_facts_add (reader, TL_FACT_CHILD_AGE, value, head->page, tl_draft_get_text (head), 0.6);
  return TRUE;
}

void
tl_facts_read_family (TlFactReader *reader,
                      gboolean      several)
{
  for (guint i = 0; i < reader->body->len; i++)
    if (heads_family (reader->body->pdata[i]) &&
        (several ? read_children (reader, i) : read_subject (reader, i)))
      return;
}
