/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-section-signs-private.h"

#include "tl-pattern-private.h"

gboolean
tl_sign_is_dated (const char *text)
{
  static GRegex *slot;

  return tl_pattern_match (&slot,
    "^.{0,60}?\\b(((early |mid |late )?(\\d{1,2}(st|nd|rd|th)?( of)? )?(january|february|march|"
    "april|"
    "may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|"
    "oct|nov|dec)\\.?,? (19|20)\\d\\d)|"
    "\\d{1,2}(st|nd|rd|th)? (of )?(january|february|march|april|may|june|july|august|september|"
    "october|november|december)|"
    "\\d{1,2}[./]\\d{1,2}[./](19|20)?\\d\\d|(in|by|during|since|until|from|"
    "spring|summer|autumn|winter)( of)? (19|20)\\d\\d)\\b", text);
}

gboolean
tl_sign_states_terms (const char *text)
{
  static GRegex *slot;

  return tl_pattern_match (&slot,
    "^.{0,60}(terms of reference|(key )?lines of (e|i)nquiry|research questions|key questions|"
    "remit (agreed|set|given)|questions for (the|this) (review|inquiry)).{0,110}"
    "(\\b(were|was|are|follows|following)\\b|:)|"
    "^.{0,120}\\b(we|panel|committee) (were|was) asked( to|:)", text);
}

gboolean
tl_sign_states_method (const char *text)
{
  static GRegex *slot;

  return tl_pattern_match (&slot,
    "^((we|the (panel|committee|inquiry|review|reviewers?|review team|author)) (then |also |"
    "first )?"
    "(sat|met|heard|interviewed|took evidence|held|saw)\\b.{0,80}\\b(days?|occasions?|times|"
    "private|witnesses|evidence|sittings|practitioners|hearings)|"
    ".{0,40}(management (reviews?|reports?)|agency reports?|chronologies|individual reports) "
    "(was|were) (received|commissioned|requested|prepared|provided|submitted|sought|obtained)|"
    ".{0,160}\\b((was|were) (legally |separately )?represented( (by|at|before)|\\.)|"
    "salmon letters?|at risk of criticism|letters? (of|setting out) (the )?(possible |potential )?"
    "criticisms?|gave (oral |written )?evidence to us))",
    text);
}

char *
tl_sign_dup_run_in (const TlDraft *draft)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot, "^([A-Z][^.:;?–]{2,60}?)(?:[.:](?: |$)| – )", FALSE);
  g_autoptr (GMatchInfo) match = NULL;
  const char *text = tl_draft_get_text (draft);
  gboolean short_line = draft->passage->n_chars <= 60 && g_str_has_suffix (text, ":");

  if (!tl_draft_is_prose (draft) || !(draft->lead_bold || draft->bold || short_line) ||
      !g_regex_match (regex, text, 0, &match))
    return NULL;
  return g_match_info_fetch (match, 1);
}
