/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-pattern-private.h"

#include <string.h>

/* Who printed what was laid before Parliament or a council. */
#define STATIONERY \
  "(H\\.?M\\.?S\\.?O\\b\\.?|(?:Her|His) Majesty[’']s Stationery Office|"       \
  "The Stationery Office(?: Limited| Ltd)?|TSO\\b|APS Group(?: Scotland)?)"
#define PLACES "London|Edinburgh|Cardiff|Belfast|Norwich"

/* What is printed of where a document can be had, and as which. */
static char *
find_group (const char *text,
            GRegex     *regex,
            int         group)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *found = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  found = g_match_info_fetch (match, group);
  return found && *found ? g_steal_pointer (&found) : NULL;
}

static gboolean
read_isbn (TlFactReader *reader,
           const char   *text,
           guint         page)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot,
    "\\bISBN(?:[- ]?1[03])?[: ]*((?:97[89][- ]?)?\\d[\\d -]{7,14}[\\dX])(?!\\d)", TRUE);
  g_autofree char *isbn = find_group (text, regex, 1);

  tl_facts_add (reader, TL_FACT_ISBN_OR_URL, isbn, page, text, 0.95);
  return isbn != NULL;
}

/* Books have their number at the front, or on the back. */
static gboolean
find_isbn (TlFactReader *reader)
{
  const TlDraft *last = reader->body->len > 0 ? reader->body->pdata[reader->body->len - 1] : NULL;

  for (guint i = 0; i < reader->front->len; i++)
    {
      const TlClue *clue = reader->front->pdata[i];

      if (read_isbn (reader, clue->text, clue->page))
        return TRUE;
    }
  for (guint i = 0; i < reader->body->len; i++)
    {
      const TlDraft *draft = reader->body->pdata[i];

      if (draft->page + 1 >= last->page &&
          read_isbn (reader, tl_draft_get_text (draft), draft->page))
        return TRUE;
    }
  return FALSE;
}

/* Of a licence, a register, or below a street and a postcode, the office of who wrote it. */
static gboolean
is_other_address (const char *text)
{
  static GRegex *slot, *postcode;

  return tl_pattern_match (&slot, "licen[cs]e|register|interests|powers|standing orders|privacy|"
                                  "complain|twitter", text) ||
         g_regex_match (tl_pattern_get (&postcode, "\\b[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}\\b",
                                        FALSE), text, 0, NULL);
}

/* An address at which the document can be had: on the cover, or said to be one. */
static void
find_address (TlFactReader *reader)
{
  static GRegex *slot, *had;
  GRegex *regex = tl_pattern_get (&slot, "\\b((?:https?://|www\\.)[^\\s,;<>]+[^\\s,;.)<>])", TRUE);

  for (guint i = 0; i < reader->front->len; i++)
    {
      const TlClue *clue = reader->front->pdata[i];
      g_autofree char *address = find_group (clue->text, regex, 1);

      if (!address || is_other_address (clue->text))
        continue;
      if (clue->page > 1 &&
          !tl_pattern_match (&had, "\\b(available|download\\w*|published|found|cop(y|ies)|"
                                   "view(ed)?|access(ed)?|website)\\b", clue->text))
        continue;
      tl_facts_add (reader, TL_FACT_ISBN_OR_URL, address, clue->page, clue->text, 0.8);
      return;
    }
}

/* "London: HMSO", or the place on the line before. */
static gboolean
read_stationery (TlFactReader *reader,
                 guint         index)
{
  static GRegex *slot, *place;
  const TlClue *clue = reader->front->pdata[index];
  const TlClue *before = index > 0 ? reader->front->pdata[index - 1] : clue;
  GRegex *regex = tl_pattern_get (&slot, "(?:\\b(" PLACES ")[:, ] ?)?\\b" STATIONERY, TRUE);
  g_autofree char *publisher = find_group (clue->text, regex, 2);
  g_autofree char *city = find_group (clue->text, regex, 1);
  g_autofree char *name = publisher ? tl_facts_lower_capitals (publisher) : NULL;
  g_autofree char *lowered = NULL;

  if (!publisher || (tl_facts_is_sentence (clue->text) && !city))
    return FALSE;
  if (!city)
    city = find_group (before->text, tl_pattern_get (&place, "^(" PLACES ")$", TRUE), 1);
  tl_facts_add (reader, TL_FACT_PUBLISHER, strlen (publisher) > 8 ? name : publisher, clue->page,
                clue->text, 0.9);
  lowered = city ? tl_facts_lower_capitals (city) : NULL;
  tl_facts_add (reader, TL_FACT_PLACE, lowered, clue->page, clue->text, 0.9);
  return TRUE;
}

/* "Published by Fooshire County Council", "Published in Foo by the Bar Trust" */
static gboolean
read_published_by (TlFactReader *reader,
                   guint         index)
{
  static GRegex *slot;
  const TlClue *clue = reader->front->pdata[index];
  GRegex *regex = tl_pattern_get (&slot,
    "\\b(?:[Pp]ublished(?: in ([A-Z]\\w+))? by|[Cc]yhoeddwyd gan):? (?:the )?(?:[Aa]uthority of )?"
    "(?:the )?"
    "((?:[A-Z][\\w’'&-]*)(?: (?:[A-Z][\\w’'&-]*|of|and|the|for|with|upon|&|y|a)(?=[ .,;:–-]|$))*)",
    FALSE);
  g_autofree char *plain = tl_facts_lower_capitals (clue->text);
  g_autofree char *publisher = find_group (plain, regex, 2);
  g_autofree char *city = find_group (plain, regex, 1);

  tl_facts_add (reader, TL_FACT_PUBLISHER, publisher, clue->page, clue->text, 0.85);
  tl_facts_add (reader, TL_FACT_PLACE, publisher ? city : NULL, clue->page, clue->text, 0.85);
  return publisher != NULL;
}

static void
read_publisher (TlFactReader *reader)
{
  for (guint i = 0; i < reader->front->len; i++)
    if (read_stationery (reader, i) || read_published_by (reader, i))
      return;
}

/* What is printed of which of several texts this is, the plainest words for it first. */
static const char *const editions[] = {
  "\\b((?:first|second|third|fourth|fifth|revised|new|abridged|\\d(?:st|nd|rd|th)) edition)\\b",
  ("\\b((?:amended|revised|updated|re-?issued|republished)(?: version)?(?: in| on)?:? "
   "(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:[A-Z][a-z]+ )?(?:19|20)\\d\\d)\\b"),
  "\\b((?:version|fersiwn|v)\\.? ?\\d+(?:\\.\\d+)*(?: final)?)\\b",
  "\\b(final (?:publication )?(?:version|copy))\\b",
  "(?:^|[-–|:] ?)(final)(?:$| ?[-–|])",
};

static gboolean
read_edition (TlFactReader *reader,
              GPtrArray    *clues,
              guint         way)
{
  static GRegex *slots[G_N_ELEMENTS (editions)];

  for (guint i = 0; i < clues->len; i++)
    {
      const TlClue *clue = clues->pdata[i];
      g_autofree char *found = NULL;

      if (clue->page > 3 || tl_facts_is_sentence (clue->text))
        continue;
      found = find_group (clue->text, tl_pattern_get (&slots[way], editions[way], TRUE), 1);
      if (!found)
        continue;
      tl_facts_add (reader, TL_FACT_EDITION, found, clue->page, clue->text, 0.8);
      return TRUE;
    }
  return FALSE;
}

void
tl_facts_read_imprint (TlFactReader *reader)
{
  if (!find_isbn (reader))
    find_address (reader);
  read_publisher (reader);
  for (guint way = 0; way < G_N_ELEMENTS (editions); way++)
    if (read_edition (reader, reader->front, way) || read_edition (reader, reader->heads, way))
      return;
}
