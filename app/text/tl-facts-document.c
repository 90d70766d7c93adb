/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-pattern-private.h"

#include <string.h>

/* So many words show what language a document is in. */
#define MIN_WORDS 40

/* Which document of a review a cover says it is. A summary is of the overview report it names. */
static const struct {
  TlDocumentKind kind;
  const char    *pattern;
} documents[] = {
  { TL_DOCUMENT_EXECUTIVE_SUMMARY, "executive summary( report)? of\\b|"
                                   "^(the )?executive summary\\b" },
  { TL_DOCUMENT_OTHER, "\\b(media|press) (statement|release)\\b|\\beasy[- ]read\\b" },
  { TL_DOCUMENT_BRIEFING, "\\b(7|seven)[- ]minute (learning )?briefing|"
                          "\\b(learning|practice|practitioner|practitioners’) "
                          "(brief|briefing|bulletin|summary)\\b|\\bbriefing( note| paper)?$" },
  { TL_DOCUMENT_RESPONSE, "\\b(board|lscb|partnership|committee|government|council|partners)"
                          "(’s|'s|’|')? response( to\\b|$)|\\bresponse (to|from) (the|a) [^.]{0,80}"
                          "\\b(review|inquiry|report|recommendations|findings)\\b" },
  { TL_DOCUMENT_ACTION_PLAN, "^(multi-agency |integrated |composite )?action plan|"
                             "[:.–-] ?(multi-agency |integrated )?action plan$" },
  { TL_DOCUMENT_OVERVIEW, "overview report|adroddiad trosolwg" },
  { TL_DOCUMENT_EXECUTIVE_SUMMARY, "executive summary|summary report|crynodeb gweithredol" },
};

static gboolean
find_document (const char     *text,
               TlDocumentKind *kind)
{
  static GRegex *slots[G_N_ELEMENTS (documents)];

  for (guint k = 0; k < G_N_ELEMENTS (documents); k++)
    if (tl_pattern_match (&slots[k], documents[k].pattern, text))
      {
        *kind = documents[k].kind;
        return TRUE;
      }
  return FALSE;
}

/* Small words that every text of a language is full of; none of one letter, of which text that
 * cannot be read is full. */
static const struct {
  const char *pattern;
  gboolean    english;
} languages[] = {
  { "\\b(the|of|and|was|in|that|for|with|were|his|her)\\b", TRUE },
  { "\\b(yn|yr|ar|wedi|oedd|mae|ei|gan|gyda|roedd|bod|eu|gyfer|hyn|nid)\\b", FALSE },
  { "\\b(nie|się|że|na|do|jest|był|była|przez|oraz|dla|to|po|od)\\b", FALSE },
};

static guint
count_matches (const char *text,
               GRegex     *regex)
{
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    n++;
  return n;
}

/* Reviews are written in English: one that is all in Welsh or Polish is the translation of one. */
static gboolean
is_translated (TlFactReader *reader)
{
  static GRegex *slots[G_N_ELEMENTS (languages)], *word;
  GRegex *words = tl_pattern_get (&word, "\\w+", FALSE);
  guint counts[G_N_ELEMENTS (languages)] = { 0 }, n_words = 0, foreign = 0;

  for (guint i = 0; i < reader->body->len && n_words < 5000; i++)
    {
      const char *text = tl_draft_get_text (reader->body->pdata[i]);

      if (!tl_draft_is_prose (reader->body->pdata[i]))
        continue;
      n_words += count_matches (text, words);
      for (guint k = 0; k < G_N_ELEMENTS (languages); k++)
        counts[k] += count_matches (text, tl_pattern_get (&slots[k], languages[k].pattern, TRUE));
    }
  for (guint k = 1; k < G_N_ELEMENTS (languages); k++)
    foreign = MAX (foreign, counts[k]);
  return n_words >= MIN_WORDS && counts[0] * 20 < n_words && foreign * 20 > n_words;
}

TlDocumentKind
tl_facts_read_document (TlFactReader *reader)
{
  const char *title = tl_facts_get (reader, TL_FACT_TITLE);
  TlDocumentKind kind;

  if (is_translated (reader))
    return TL_DOCUMENT_TRANSLATION;
  if (title && find_document (title, &kind))
    return kind;
  for (guint page = 1; page <= 2; page++)
    for (guint i = 0; i < reader->front->len; i++)
      {
        const TlClue *clue = reader->front->pdata[i];

        if (clue->page == page && strlen (clue->text) < 300 &&
            !tl_facts_is_sentence (clue->text) && find_document (clue->text, &kind))
          return kind;
      }
  return TL_DOCUMENT_OVERVIEW;
}
