/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * "Visits were missed because caseloads were too high": the code book's connectives say that one
 * thing came of another, and which of them is named first. What they join is taken narrowly: as
 * far as the clause reaches, and as the list that stands next to them, but not the next thing that
 * is said after a comma.
 */

/* What stands further before a connective than so many words is not what it speaks of. */
#define REACH_WORDS 15
/* "children who were harmed because": a relative word further off than so many words has a sentence
 * of its own, and the connective is of that. */
#define ANTECEDENT_WORDS 3
/* "told the review that": who says it stands so many words before what is said, at most. */
#define REPORT_WORDS 3
/* How much of the points of hints are nearly all. */
#define POINTS_PERCENT 80

/* By these a stretch between commas is known to say something by itself. */
static const char *const verbs[] = {
  "am", "are", "became", "become", "becomes", "began", "came", "can", "could", "did", "do", "does",
  "fell", "felt", "found", "gave", "had", "has", "have", "is", "kept", "knew", "led", "left",
  "made", "may", "meant", "might", "remained", "remains", "saw", "should", "took", "was", "went",
  "were", "will", "would", NULL
};

/* And by these, to be about what stands before it: no list goes on with them. */
static const char *const asides[] = {
  "who", "which", "whom", "whose", "with", "that", "where", NULL
};

static const char *const relatives[] = {
  "who", "which", "whom", "whose", "where", NULL
};

/* By these it is said who says or finds so: what they found, and not they, is joined. */
static const char *const reports[] = {
  "accepted", "accepts", "acknowledged", "acknowledges", "believe", "believed", "believes",
  "concluded", "concludes", "confirmed", "confirms", "considered", "considers", "describe",
  "described", "established", "evidence", "explained", "felt", "find", "finds", "found", "heard",
  "identified", "identifies", "indicate", "indicated", "indicates", "noted", "notes", "recognised",
  "report", "reported", "reports", "said", "saw", "say", "says", "show", "showed", "shows", "state",
  "stated", "states", "suggest", "suggested", "suggests", "think", "thought", "told", NULL
};

/* ", which was known", ", who was new". */
static gboolean
is_aside (const char *text,
          TlRange     piece)
{
  TlRange first = tl_find_word (text, piece);

  return tl_is_one_of (text, first, asides);
}

/* ", leaving him unseen". */
static gboolean
begins_with_participle (const char *text,
                        TlRange     piece)
{
  TlRange first = tl_find_word (text, piece);

  return first.end > first.start + 4 && strncmp (text + first.end - 3, "ing", 3) == 0;
}

static gboolean
goes_on (const char *text,
         TlRange     piece)
{
  return !tl_has_word (text, piece, verbs) && !is_aside (text, piece)
         && !begins_with_participle (text, piece);
}

static gsize
find_comma (const char *text,
            TlRange     range)
{
  const char *comma = memchr (text + range.start, ',', range.end - range.start);

  return comma != NULL ? (gsize) (comma - text) : range.end;
}

/* What follows a connective: up to the comma after which another thing is said. */
static TlRange
take_after (const char *text,
            TlRange     range)
{
  gsize end = find_comma (text, range);

  while (end < range.end)
    {
      TlRange piece = { end + 1, find_comma (text, (TlRange) { end + 1, range.end }) };

      if (!goes_on (text, piece))
        break;
      end = piece.end;
    }
  return (TlRange) { range.start, end };
}

/* What goes before it: from the comma that its own sentence began after. */
static TlRange
take_before (const char *text,
             TlRange     range)
{
  gsize end = range.end;
  gsize start = range.end;

  for (;;)
    {
      TlRange piece;

      while (start > range.start && text[start - 1] != ',')
        start--;
      piece = (TlRange) { start, end };
      if (start == range.start || (tl_has_word (text, piece, verbs) && !is_aside (text, piece)))
        return (TlRange) { start, range.end };
      end = --start;
    }
}

/* "It was found that visits": whether @word is a "that" which begins what is told. */
static gboolean
begins_report (const TlSearch *search,
               TlRange         word,
               gsize           limit)
{
  const char *text = search->folded->text;
  TlRange before = { limit, word.start };

  if (!tl_is_one_of (text, word, (const char *const[]) { "that", NULL }))
    return FALSE;
  before.start = tl_search_step_back (search, word.start, limit, REPORT_WORDS);
  return tl_has_word (text, before, reports);
}

/* What goes before it within reach, from the last word that begins a sentence of its own: what is
 * told, or a relative one that has words enough. */
static TlRange
take_reached (const TlSearch *search,
              TlRange         range)
{
  const char *text = search->folded->text;
  TlRange taken = take_before (text, range);
  gsize own = tl_search_step_back (search, taken.end, taken.start, ANTECEDENT_WORDS);
  gsize limit = taken.start;
  TlRange word;

  taken.start = tl_search_step_back (search, taken.end, taken.start, REACH_WORDS);
  word = tl_find_word (text, taken);
  while (word.end > word.start)
    {
      if ((word.end <= own && tl_is_one_of (text, word, relatives))
          || begins_report (search, word, limit))
        taken.start = word.end;
      word = tl_find_word (text, (TlRange) { word.end, taken.end });
    }
  return taken;
}

/* "Because of high caseloads, visits were missed": where what came of it begins; the end of @range
 * when nothing does. */
static gsize
find_main_clause (const char *text,
                  TlRange     range)
{
  gsize at = find_comma (text, range);

  while (at < range.end)
    {
      TlRange piece = { at + 1, find_comma (text, (TlRange) { at + 1, range.end }) };

      if (tl_has_word (text, piece, verbs) && !is_aside (text, piece))
        return at + 1;
      at = piece.end;
    }
  return range.end;
}

static gboolean
has_letters (const char *text,
             TlRange     range)
{
  for (gsize at = range.start; at < range.end; at++)
    if (g_ascii_isalpha (text[at]))
      return TRUE;
  return FALSE;
}

/* ── the connectives of a sentence ── */

static TlCue
get_cue (const TlSearch *search,
         const TlHit    *hit)
{
  return tl_search_get_entry (search, hit)->cue;
}

static gboolean
is_connective (const TlSearch *search,
               const TlHit    *hit)
{
  TlCue cue = get_cue (search, hit);

  return cue == TL_CUE_CAUSE_FIRST || cue == TL_CUE_EFFECT_FIRST;
}

static gboolean
overlaps (const TlHit *a,
          const TlHit *b)
{
  return a->range.start < b->range.end && b->range.start < a->range.end;
}

static gboolean
is_longer (const TlHit *hit,
           const TlHit *other)
{
  gsize length = hit->range.end - hit->range.start;
  gsize other_length = other->range.end - other->range.start;

  return length > other_length || (length == other_length && hit < other);
}

/* Of connectives in the same words the longest is meant; and none where it is said that there is
 * no such connection. */
static gboolean
is_meant (TlSearch    *search,
          const TlHit *hit)
{
  for (guint i = 0; i < search->cues->len; i++)
    {
      const TlHit *other = &g_array_index (search->cues, TlHit, i);

      if (other == hit || !overlaps (hit, other))
        continue;
      if (get_cue (search, other) == TL_CUE_NO_CAUSE)
        return FALSE;
      if (is_connective (search, other) && is_longer (other, hit))
        return FALSE;
    }
  return TRUE;
}

/* The clause @hit stands in, as far as the connectives at either side of it.
 * @followed: (out): whether one stands after it */
static TlRange
find_surroundings (const TlSearch *search,
                   const TlHit    *hit,
                   gboolean       *followed)
{
  TlRange range = search->sentence;

  for (guint i = 0; i < search->clauses->len; i++)
    {
      const TlClause *clause = &g_array_index (search->clauses, TlClause, i);

      if (clause->range.start <= hit->range.start && hit->range.end <= clause->range.end)
        range = clause->range;
    }
  *followed = FALSE;
  for (guint i = 0; i < search->cues->len; i++)
    {
      const TlHit *other = &g_array_index (search->cues, TlHit, i);

      if (!is_connective (search, other) || overlaps (hit, other))
        continue;
      if (other->range.end <= hit->range.start)
        range.start = MAX (range.start, other->range.end);
      else if (other->range.start < range.end)
        {
          range.end = other->range.start;
          *followed = TRUE;
        }
    }
  return range;
}

static void
add_connective (TlSearch    *search,
                const TlHit *hit,
                TlRange      cause,
                TlRange      effect)
{
  TlConnective connective;

  if (!has_letters (search->folded->text, cause) || !has_letters (search->folded->text, effect))
    return;
  connective = (TlConnective) {
    tl_search_get_span (search, hit->range),
    tl_search_get_span (search, cause),
    tl_search_get_span (search, effect),
  };
  g_array_append_val (search->connectives, connective);
}

static void
divide (TlSearch    *search,
        const TlHit *hit)
{
  const char *text = search->folded->text;
  gboolean followed;
  TlRange around = find_surroundings (search, hit, &followed);
  TlRange before = { around.start, hit->range.start };
  TlRange after = { hit->range.end, around.end };
  TlRange next = followed ? (TlRange) { after.start, find_comma (text, after) }
                          : take_after (text, after);
  gsize main_clause;

  if (has_letters (text, before) && get_cue (search, hit) == TL_CUE_CAUSE_FIRST)
    add_connective (search, hit, take_reached (search, before), next);
  else if (has_letters (text, before))
    add_connective (search, hit, next, take_reached (search, before));
  else if (get_cue (search, hit) == TL_CUE_EFFECT_FIRST)
    {
      main_clause = find_main_clause (text, after);
      add_connective (search, hit, (TlRange) { after.start, main_clause },
                      take_after (text, (TlRange) { main_clause, after.end }));
    }
}

void
tl_search_find_connectives (TlSearch *search)
{
  for (guint i = 0; i < search->cues->len; i++)
    {
      const TlHit *hit = &g_array_index (search->cues, TlHit, i);

      if (is_connective (search, hit) && is_meant (search, hit))
        divide (search, hit);
    }
}

/* ── what stands at their sides ── */

/* Whether @words begin in @region, and none of them are those of the connective. */
static gboolean
stand_in (TlSpan              words,
          const TlConnective *connective,
          TlSpan              region)
{
  TlSpan joining = connective->words;

  return words.start >= region.start && words.start < region.start + region.length
         && (words.start >= joining.start + joining.length
             || joining.start >= words.start + words.length);
}

static gboolean
is_met_in (TlSearch           *search,
           const TlEvidence   *evidence,
           const TlConnective *connective,
           TlSpan              region)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (TlHit));
  TlRange sentence = evidence->sentence;

  tl_search_match (search, evidence->entry, search->folded->text + sentence.start,
                   sentence.end - sentence.start, sentence.start, hits);
  for (guint i = 0; i < hits->len; i++)
    if (stand_in (tl_search_get_span (search, g_array_index (hits, TlHit, i).range), connective,
                  region))
      return TRUE;
  return FALSE;
}

/* Of hints none speaks for all: they stand where nearly all of their points do. */
static gboolean
have_points_in (TlSearch           *search,
                const TlDraft      *draft,
                const TlConnective *connective,
                TlSpan              region)
{
  int all = 0;
  int there = 0;

  for (guint i = 0; i < search->evidence->len; i++)
    {
      const TlEvidence *evidence = &g_array_index (search->evidence, TlEvidence, i);
      const TlEntry *entry = &g_array_index (search->matcher->entries, TlEntry, evidence->entry);

      if (entry->theme != draft->theme || !entry->pointed || entry->points <= 0
          || evidence->sentence.start != draft->range.start)
        continue;
      all += entry->points;
      if (is_met_in (search, evidence, connective, region))
        there += entry->points;
    }
  return there > 0 && there * 100 >= all * POINTS_PERCENT;
}

static gboolean
stands_in (TlSearch           *search,
           const TlDraft      *draft,
           const TlConnective *connective,
           TlSpan              region)
{
  if (draft->points > 0)
    return have_points_in (search, draft, connective, region);
  return stand_in (tl_search_get_span (search, draft->range), connective, region);
}

/* Recommendations say what is to come, and what is not counted is said of nothing. */
static gboolean
may_be_linked (const TlDraft *draft)
{
  TlStatementKind kind = draft->fields.kind;

  return (draft->fields.flags & UNCOUNTED) == 0
         && (kind == TL_STATEMENT_FINDING || kind == TL_STATEMENT_INSTANCE);
}

static void
note_link (TlSearch           *search,
           const TlDraft      *draft,
           const TlConnective *connective,
           TlSide              side)
{
  g_autofree char *words = NULL;
  g_autofree char *other = NULL;

  if (search->steps == NULL)
    return;
  words = tl_block_dup_quote (search->block, connective->words);
  other = tl_block_dup_quote (search->block, side == TL_SIDE_CAUSE ? connective->effect
                                                                   : connective->cause);
  g_strstrip (other);
  tl_search_note (search, &g_array_index (search->matcher->entries, TlEntry, draft->entry), TRUE,
                  draft->range,
                  side == TL_SIDE_CAUSE ? _("said to be a cause of “%s” (“%s”)")
                                        : _("said to come of “%s” (“%s”)"), other, words);
}

GArray *
tl_search_link (TlSearch      *search,
                const TlDraft *draft)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (TlLink));

  for (guint i = 0; may_be_linked (draft) && i < search->connectives->len; i++)
    {
      const TlConnective *connective = &g_array_index (search->connectives, TlConnective, i);
      gboolean causes = stands_in (search, draft, connective, connective->cause);
      TlLink link = { connective->words, causes ? TL_SIDE_CAUSE : TL_SIDE_EFFECT };

      if (!causes && !stands_in (search, draft, connective, connective->effect))
        continue;
      note_link (search, draft, connective, link.side);
      g_array_append_val (links, link);
    }
  return links;
}
