/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-dates-private.h"
#include "tl-pattern-private.h"

#include <string.h>

/* What a title says it is. */
#define KINDS \
  "\\b(review|inquiry|enquiry|report of|overview report|executive summary|summary report|" \
  "briefing|adolygiad|inspection|part (8|eight))\\b"

/* What follows a title on a cover and is none of it. */
#define AFTER_TITLE \
  "^(independent |lead |overview |report |joint |co-?)*(author|reviewer|writer|chair(man|" \
  "person)?)s?" \
  "\\b|^independent .{0,60}(chair|author|reviewer)\\b|^(authors?|reviewers?|adolygwyr|written|" \
  "prepared|compiled|report (prepared |written |compiled )?by|chaired|chair|presented|" \
  "published|publication|date|dated|version|final|draft|status|undertaken|commissioned|" \
  "confidential|" \
  "restricted|official|not protectively|copy|price|members of|classification|to the |" \
  "this (document|" \
  "report)|approved|accepted|completed|signed|isbn|www\\.|http|©|copyright|report published|" \
  "inspection dates?|dates? of|lead inspector|ordered (to be|by)|names and|episode|lscb adoption|" \
  "adopted|incident|dear|cyhoeddwyd|awdur|adolygydd|cadeirydd|ysgrifennwyd|dyddiad|fersiwn|crown|" \
  "hmso|her majesty|the stationery office|amended|revised|redacted|embargoed|classification|" \
  "\\w+ edition|(london|edinburgh|cardiff|belfast)( hmso|: )|(london|edinburgh|cardiff|" \
  "belfast)$)\\b"

/* What may stand between the parts of a title. */
#define WITHIN_TITLE "^(born|died|date of (birth|death)|d\\.?o\\.?[bd]\\b)"

static gboolean
is_title_part (const char *text)
{
  static GRegex *after, *kinds;

  return !tl_pattern_match (&after, AFTER_TITLE, text) &&
         !tl_facts_is_sentence (text) && tl_pattern_match (&kinds, KINDS, text);
}

static gboolean
is_only_date (const char *text)
{
  TlDate date;

  return tl_date_find (text, 0, TRUE, &date) && date.end - date.start + 6 > strlen (text);
}

/* Whether a sentence ends at the stop: not after an initial, unless what follows is no more
 * title. */
static gboolean
ends_part (const char *text,
           const char *stop)
{
  static GRegex *after;
  const char *next = stop + 1 + strspn (stop + 1, " ");

  if (stop[1] != ' ' || stop == text)
    return FALSE;
  return (stop - text > 2 && stop[-1] != ' ' && stop[-2] != ' ') ||
         tl_pattern_match (&after, AFTER_TITLE, next);
}

/* The sentences of a cover line up to the one that is no more of a title. */
static char *
cut_after_title (const char *text)
{
  static GRegex *after, *by;
  const char *end = text + strlen (text);
  g_autoptr (GMatchInfo) match = NULL;
  int start;

  for (const char *stop = strchr (text, '.'); stop; stop = strchr (stop + 1, '.'))
    {
      const char *next = stop + 1 + strspn (stop + 1, " ");

      if (!ends_part (text, stop))
        continue;
      if (tl_pattern_match (&after, AFTER_TITLE, next) || is_only_date (next))
        {
          end = stop;
          break;
        }
    }
  if (g_regex_match (tl_pattern_get (&by, "\\s+(?:prepared|written|compiled) by\\b", TRUE), text, 0,
                     &match) &&
      g_match_info_fetch_pos (match, 0, &start, NULL) && text + start < end)
    end = text + start;
  while (end > text && strchr (".:,|/ ", end[-1]))
    end--;
  return g_strndup (text, end - text);
}

/* "Title: …" of a deposit sheet or a document control table. */
static const TlClue *
find_labelled (TlFactReader *reader,
               char        **title)
{
  static GRegex *slot;

  for (guint i = 0; i < reader->front->len; i++)
    {
      const TlClue *clue = reader->front->pdata[i];
      g_autoptr (GMatchInfo) match = NULL;

      if (!clue->row && !strchr (clue->text, ':'))
        continue;
      if (!g_regex_match (tl_pattern_get (&slot, "^(?:report |document )?title:? +(.{6,})", TRUE),
                          clue->text, 0, &match))
        continue;
      *title = g_match_info_fetch (match, 1);
      return clue;
    }
  return NULL;
}

/* A running header that says what the document is gives its title as the document itself cites
 * it. */
static const TlClue *
find_head (TlFactReader *reader,
           char        **title)
{
  static GRegex *slot;

  for (guint i = 0; i < reader->heads->len; i++)
    {
      const TlClue *clue = reader->heads->pdata[i];

      if (!is_title_part (clue->text) ||
          tl_pattern_match (&slot, "safeguarding (children )?(board|partnership)$|"
                                   "^(page|chapter|part|section|appendix|annex)\\b|"
                                   "^(executive|overall) summary$|^(overview )?report$",
                            clue->text))
        continue;
      *title = g_strdup (clue->text);
      return clue;
    }
  return NULL;
}

/* What stands on the cover before the kind of report may be its name: "A Promise to the Court". */
static gboolean
may_be_name (TlFactReader *reader,
             const TlClue *clue,
             const TlClue *next)
{
  static GRegex *slot;
  const char *body = tl_facts_get (reader, TL_FACT_AUTHORITY);
  g_autofree char *folded = g_utf8_casefold (clue->text, -1);
  g_autofree char *name = body ? g_utf8_casefold (body, -1) : NULL;

  if (name && strstr (folded, name))
    return FALSE;
  return strlen (clue->text) < 100 && !strchr (clue->text, ',') && !is_only_date (clue->text) &&
         clue->size > next->size - 0.5f &&
         !tl_pattern_match (&slot, AFTER_TITLE "|\\b(council|board|committee|partnership|bwrdd|"
                                   "authority|partneriaeth)\\b", clue->text);
}

static gboolean
goes_on (const TlClue *clue,
         const char   *part)
{
  static GRegex *after;

  return strlen (part) < 200 && !is_only_date (clue->text) && !clue->row &&
         !tl_facts_is_sentence (clue->text) &&
         !tl_pattern_match (&after, AFTER_TITLE, clue->text);
}

/* The body's name, or when the child was born, among the lines of a title. */
static gboolean
is_aside (TlFactReader *reader,
          const TlClue *clue)
{
  static GRegex *within;
  const char *body = tl_facts_get (reader, TL_FACT_AUTHORITY);
  g_autofree char *folded = g_utf8_casefold (clue->text, -1);
  g_autofree char *name = body ? g_utf8_casefold (body, -1) : NULL;

  return tl_pattern_match (&within, WITHIN_TITLE, clue->text) ||
         (name && strstr (folded, name) && strlen (folded) < strlen (name) + 12);
}

/* Parts of a title that were set on lines of their own are divided by a stop, unless one leads
 * to the other. */
static void
append_part (GString    *title,
             const char *part)
{
  static GRegex *slot;
  gboolean leads = tl_pattern_match (&slot, " (and|of|into|on|for|by)$", title->str) ||
                   g_ascii_strcasecmp (part, "and") == 0 ||
                   g_unichar_islower (g_utf8_get_char (part)) ||
                   (title->len > 0 && strchr (":.?!", title->str[title->len - 1]));

  g_string_append_printf (title, "%s %s", leads ? "" : ".", part);
}

/* "Second Report of Session 2014–15": of its own title it says nothing. */
static gboolean
is_series (const TlClue *clue)
{
  static GRegex *slot;

  return tl_pattern_match (&slot, "^([\\w-]+ )?(special )?report of session \\S+$", clue->text);
}

/* Whether the title begins with @clue: with the words for what it is, or with a name before
 * them. */
static gboolean
begins_title (TlFactReader *reader,
              const TlClue *clue,
              const TlClue *next,
              const TlClue *series)
{
  if (series && series->page == clue->page)
    return clue->size > series->size && !is_only_date (clue->text);
  return is_title_part (clue->text) ||
         (next && next->page == clue->page && is_title_part (next->text) &&
          may_be_name (reader, clue, next));
}

/* The lines of the cover from the name or kind of the report to the first that is about it. */
static const TlClue *
find_cover (TlFactReader *reader,
            char        **title)
{
  GString *joined = NULL;
  const TlClue *first = NULL, *series = NULL;

  for (guint i = 0; i < reader->front->len; i++)
    {
      const TlClue *clue = reader->front->pdata[i];
      const TlClue *next = i + 1 < reader->front->len ? reader->front->pdata[i + 1] : NULL;
      g_autofree char *part = NULL;

      if (clue->page > 2 || (first && clue->page != first->page))
        break;
      if (!first && !series && is_series (clue) && next && next->size > clue->size)
        {
          series = clue;
          continue;
        }
      if (first ? is_aside (reader, clue) : !begins_title (reader, clue, next, series))
        continue;
      part = cut_after_title (clue->text);
      if (first && (series || !goes_on (clue, part)))
        break;
      if (!joined)
        joined = g_string_new (part);
      else
        append_part (joined, part);
      first = first ? first : clue;
      if (strlen (part) + 2 < strlen (clue->text))
        break;
    }
  if (joined && series)
    append_part (joined, series->text);
  if (joined)
    *title = g_string_free (joined, FALSE);
  return first;
}

/* A letter says what it is about under its salutation; above that it says only to whom it goes. */
static gboolean
find_letter (TlFactReader *reader,
             char        **title,
             guint        *page)
{
  static GRegex *slot;
  gboolean letter = FALSE;

  for (guint i = 0; i < reader->body->len; i++)
    {
      const TlDraft *draft = reader->body->pdata[i];
      const char *text = tl_draft_get_text (draft);

      if (draft->page > 2)
        break;
      if (letter && draft->kind == TL_BLOCK_HEADING && !tl_facts_is_sentence (text))
        *title = g_strdup (text);
      if (letter)
        break;
      letter = strlen (text) < 120 && tl_pattern_match (&slot, "^dear [^.]+$", text);
      *page = draft->page;
    }
  return letter;
}

/* Without any word for what it is, type on the first page that is larger than the text's. */
static const TlClue *
find_largest (TlFactReader *reader,
              char        **title)
{
  const TlClue *best = NULL;

  for (guint i = 0; i < reader->front->len; i++)
    {
      const TlClue *clue = reader->front->pdata[i];

      if (clue->page == 1 && !is_only_date (clue->text) && strlen (clue->text) > 6 &&
          strlen (clue->text) < 200 && !tl_facts_is_sentence (clue->text) &&
          (!best || clue->size > best->size + 0.5f))
        best = clue;
    }
  if (!best || best->size < reader->body_size + 1)
    return NULL;
  *title = g_strdup (best->text);
  return best;
}

/* Cuts the mark of a note on the title's own page: "Safeguarding Children Board 1". */
static void
cut_note_mark (TlFactReader *reader,
               char         *title,
               guint         page)
{
  char *space = strrchr (title, ' ');

  for (guint i = 0; space && i < reader->body->len; i++)
    {
      const TlDraft *draft = reader->body->pdata[i];

      if (draft->page > page)
        return;
      if (draft->page == page && draft->kind == TL_BLOCK_FOOTNOTE &&
          g_strcmp0 (draft->number.text, space + 1) == 0)
        {
          *space = '\0';
          return;
        }
    }
}

/* The letters and digits of @text, in one case. */
static char *
dup_bare (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *bare = g_string_new (NULL);

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  return g_string_free (bare, FALSE);
}

/* Whether the part of @whole that @begun ends in goes on after it. */
static gboolean
is_clipped (const char *begun,
            const char *whole)
{
  g_autofree char *bare = dup_bare (begun);
  g_autofree char *folded = g_utf8_casefold (whole, -1);
  const char *left = bare;

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!*left && (c == '.' || g_unichar_isalnum (c)))
        return c != '.';
      if (!g_unichar_isalnum (c))
        continue;
      if (g_utf8_get_char (left) != c)
        return FALSE;
      left = g_utf8_next_char (left);
    }
  return FALSE;
}

/* A running head has only so much room: where the cover begins as it does and goes on, the cover
 * has the title. */
static const TlClue *
find_whole (TlFactReader *reader,
            const TlClue *head,
            char        **title)
{
  g_autofree char *whole = NULL;
  const TlClue *cover = find_cover (reader, &whole);

  if (!whole || !is_clipped (*title, whole))
    return head;
  g_free (*title);
  *title = g_steal_pointer (&whole);
  return cover;
}

void
tl_facts_read_title (TlFactReader *reader)
{
  g_autofree char *found = NULL;
  g_autofree char *title = NULL;
  const TlClue *clue;
  double confidence = 0.95;
  guint page;

  if (find_letter (reader, &found, &page))
    {
      tl_facts_add (reader, TL_FACT_TITLE, found, page, found, 0.8);
      return;
    }
  clue = find_labelled (reader, &found);
  if (!clue && (clue = find_head (reader, &found)))
    {
      clue = find_whole (reader, clue, &found);
      confidence = 0.85;
    }
  if (!clue && (clue = find_cover (reader, &found)))
    confidence = 0.8;
  if (!clue && (clue = find_largest (reader, &found)))
    confidence = 0.5;
  if (!clue)
    return;
  cut_note_mark (reader, g_strstrip (found), clue->page);
  title = tl_facts_lower_capitals (found);
  tl_facts_add (reader, TL_FACT_TITLE, title, clue->page, clue->text, confidence);
}
