/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>

/* How many words away is still near. */
#define NEAR_WORDS 12

gsize
tl_search_step_back (const TlSearch *search,
                     gsize           at,
                     gsize           limit,
                     guint           n_words)
{
  const char *text = search->folded->text;

  while (at > limit && n_words-- > 0)
    {
      while (at > limit && text[at - 1] == ' ')
        at--;
      while (at > limit && text[at - 1] != ' ')
        at--;
    }
  return at;
}

static gsize
step_forward (const char *text,
              gsize       at,
              gsize       limit,
              guint       n_words)
{
  /* What is left of the word the match ends in, with its comma, is no word of its own. */
  while (at < limit && text[at] != ' ')
    at++;
  while (n_words-- > 0)
    {
      while (at < limit && text[at] == ' ')
        at++;
      while (at < limit && text[at] != ' ')
        at++;
    }
  return at;
}

static TlRange
get_scope (const TlSearch *search,
           const TlHit    *hit,
           const TlClause *clause,
           TlScope         scope)
{
  const char *text = search->folded->text;
  TlRange sentence = search->sentence;

  switch (scope)
    {
    case TL_SCOPE_NEAR:
      return (TlRange) { tl_search_step_back (search, hit->range.start, sentence.start,
                                               NEAR_WORDS),
                         step_forward (text, hit->range.end, sentence.end, NEAR_WORDS) };
    case TL_SCOPE_CLAUSE:
      return clause->range;
    case TL_SCOPE_PARAGRAPH:
      return (TlRange) { 0, search->folded->length };
    case TL_SCOPE_SENTENCE:
    default:
      return sentence;
    }
}

static const char *
get_scope_words (TlScope scope)
{
  switch (scope)
    {
    case TL_SCOPE_NEAR:
      return _("near it");
    case TL_SCOPE_CLAUSE:
      return _("in the same clause");
    case TL_SCOPE_PARAGRAPH:
      return _("in the same paragraph");
    case TL_SCOPE_SENTENCE:
    default:
      return _("in the same sentence");
    }
}

static gboolean
meets_condition (TlSearch          *search,
                 const TlHit       *hit,
                 const TlClause    *clause,
                 TlCompiled        *condition)
{
  TlRange range = get_scope (search, hit, clause, condition->scope);
  gboolean there = tl_search_holds (search, hit->entry, condition->quick, range);

  if (there == condition->wanted)
    return TRUE;
  tl_search_note (search, tl_search_get_entry (search, hit), FALSE, hit->range,
                  there ? _("left out: “%s” stands %s") : _("left out: “%s” does not stand %s"),
                  condition->phrase, get_scope_words (condition->scope));
  return FALSE;
}

static gboolean
is_among (const TlSearch *search,
          const TlPlaces *places)
{
  return (places->sections & 1u << tl_block_get_section (search->block)) != 0
         || (places->kinds & 1u << tl_search_get_kind (search)) != 0;
}

gboolean
tl_search_is_place_for (const TlSearch *search,
                        const TlEntry  *entry)
{
  const TlPlaces *only = &entry->only_in;

  return ((only->sections | only->kinds) == 0 || is_among (search, only))
         && !is_among (search, &entry->never_in);
}

static gboolean
is_in_place (TlSearch    *search,
             const TlHit *hit)
{
  const TlEntry *entry = tl_search_get_entry (search, hit);

  if (tl_search_is_place_for (search, entry))
    return TRUE;
  tl_search_note (search, entry, FALSE, hit->range, "%s",
                  _("left out: such words do not count in this part of a report"));
  return FALSE;
}

gboolean
tl_search_meets (TlSearch       *search,
                 const TlHit    *hit,
                 const TlClause *clause)
{
  const TlEntry *entry = tl_search_get_entry (search, hit);

  if (!is_in_place (search, hit))
    return FALSE;
  for (guint i = 0; entry->conditions != NULL && i < entry->conditions->len; i++)
    if (!meets_condition (search, hit, clause,
                          &g_array_index (entry->conditions, TlCompiled, i)))
      return FALSE;
  return TRUE;
}
