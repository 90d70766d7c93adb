/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A heading that is a finding in a full sentence has at least so many words. */
#define SENTENCE_WORDS 8
/* What numbers a statement has at most so many. */
#define LABEL_WORDS 3

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean inside = FALSE;

  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean space = g_ascii_isspace (*at);

      n += !space && !inside;
      inside = !space;
    }
  return n;
}

static gboolean
is_statement_heading (TlBlock *block)
{
  const char *text = tl_block_get_text (block);

  if (g_ascii_strncasecmp (text, "finding ", 8) == 0
      || g_ascii_strncasecmp (text, "learning point", 14) == 0)
    return count_words (text) >= SENTENCE_WORDS;
  return count_words (text) >= SENTENCE_WORDS && strchr (".!", text[strlen (text) - 1]) != NULL;
}

static const char *
why_kind_uncoded (TlBlock *block)
{
  switch (tl_block_get_kind (block))
    {
    case TL_BLOCK_RUNNING_HEADER:
    case TL_BLOCK_RUNNING_FOOTER:
    case TL_BLOCK_CONTENTS_ENTRY:
      return _("left out: headers, footers and contents pages are never coded");
    case TL_BLOCK_FOOTNOTE:
    case TL_BLOCK_CAPTION:
      return _("left out: footnotes and captions are never coded");
    case TL_BLOCK_HEADING:
      return is_statement_heading (block)
             ? NULL : _("left out: a heading is coded only when it is a full sentence");
    default:
      return NULL;
    }
}

char *
tl_search_why_uncoded (const TlSearch *search)
{
  const char *reason = why_kind_uncoded (search->block);
  TlSection section = tl_block_get_section (search->block);

  if (reason != NULL)
    return g_strdup (reason);
  if ((search->matcher->book->uncoded & 1u << section) != 0)
    return g_strdup_printf (_("left out: the section %s is never coded"),
                            tl_section_to_string (section));
  return NULL;
}

static gboolean
is_recommending (const TlSearch *search)
{
  TlSection section = tl_block_get_section (search->block);

  return tl_block_get_kind (search->block) == TL_BLOCK_RECOMMENDATION
         || section == TL_SECTION_RECOMMENDATIONS || section == TL_SECTION_ACTION_PLAN;
}

static gboolean
is_question (const TlSearch *search)
{
  gsize end = search->sentence.end;

  while (end > search->sentence.start && strchr ("\")' ", search->folded->text[end - 1]) != NULL)
    end--;
  return end > search->sentence.start && search->folded->text[end - 1] == '?';
}

/* "Learning Point 1." before what was learnt: a few words, the last of them a number. */
static gboolean
is_label (const TlSearch *search)
{
  g_autofree char *text = g_strndup (search->folded->text + search->sentence.start,
                                     search->sentence.end - search->sentence.start);
  const char *last = strrchr (text, ' ');

  if (last == NULL || !g_ascii_isalpha (*text) || count_words (text) > LABEL_WORDS)
    return FALSE;
  last++;
  return g_ascii_isdigit (*last) && strspn (last, "0123456789.:") == strlen (last);
}

static gboolean
is_narrative (const TlSearch *search)
{
  TlSection section = tl_block_get_section (search->block);

  return section == TL_SECTION_CHRONOLOGY || section == TL_SECTION_FAMILY_BACKGROUND
         || section == TL_SECTION_INTRODUCTION;
}

/* The cues that settle what a sentence is, the stronger first. */
static const struct {
  TlCue       cue;
  TlStatement statement;
  const char *why;
} settling[] = {
  { TL_CUE_QUESTION, TL_SAYS_QUESTION, N_("left out: a question the review asked") },
  { TL_CUE_RECOMMENDATION, TL_SAYS_RECOMMENDATION, N_("a recommendation, so neutral") },
  { TL_CUE_PROCESS, TL_SAYS_PROCESS, N_("left out: how the review was done") },
  { TL_CUE_HYPOTHETICAL, TL_SAYS_SUPPOSITION, N_("left out: a supposition") },
  { TL_CUE_AFTERWARDS, TL_SAYS_AFTERMATH, N_("left out: it was after the event") },
  { TL_CUE_NORM, TL_SAYS_NORM, N_("left out: what law, guidance or research says") },
};

static gboolean
classify_by_cue (TlSearch    *search,
                 TlStatement *statement)
{
  for (guint i = 0; i < G_N_ELEMENTS (settling); i++)
    {
      const TlHit *hit = tl_search_find_cue (search, settling[i].cue, search->sentence);
      g_autofree char *words = NULL;

      if (hit == NULL)
        continue;
      words = g_strndup (search->folded->text + hit->range.start,
                         hit->range.end - hit->range.start);
      tl_search_note (search, tl_search_get_entry (search, hit),
                      settling[i].statement == TL_SAYS_RECOMMENDATION, search->sentence,
                      "%s (“%s”)", _(settling[i].why), words);
      *statement = settling[i].statement;
      return TRUE;
    }
  return FALSE;
}

TlStatement
tl_search_classify (TlSearch *search)
{
  TlStatement statement;

  if (is_label (search))
    {
      tl_search_note (search, NULL, FALSE, search->sentence,
                      "%s", _("left out: a heading is coded only when it is a full sentence"));
      return TL_SAYS_NOTHING;
    }
  if (is_recommending (search))
    return TL_SAYS_RECOMMENDATION;
  if (is_question (search))
    {
      tl_search_note (search, NULL, FALSE, search->sentence, "%s", _("left out: a question"));
      return TL_SAYS_QUESTION;
    }
  if (classify_by_cue (search, &statement))
    return statement;
  return is_narrative (search) ? TL_SAYS_INSTANCE : TL_SAYS_FINDING;
}

TlStatementKind
tl_search_get_kind (const TlSearch *search)
{
  if (search->statement == TL_SAYS_RECOMMENDATION)
    return TL_STATEMENT_RECOMMENDATION;
  return search->statement == TL_SAYS_INSTANCE ? TL_STATEMENT_INSTANCE : TL_STATEMENT_FINDING;
}

TlStatementKind
tl_search_get_block_kind (const TlSearch *search)
{
  if (is_recommending (search))
    return TL_STATEMENT_RECOMMENDATION;
  return is_narrative (search) ? TL_STATEMENT_INSTANCE : TL_STATEMENT_FINDING;
}

TlVoice
tl_search_get_voice (const TlSearch *search)
{
  static const struct {
    TlCue   cue;
    TlVoice voice;
  } voices[] = {
    { TL_CUE_LITERATURE, TL_VOICE_LITERATURE },
    { TL_CUE_FAMILY, TL_VOICE_FAMILY },
    { TL_CUE_PRACTITIONER, TL_VOICE_PRACTITIONER },
    { TL_CUE_AGENCY, TL_VOICE_AGENCY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (voices); i++)
    if (tl_search_find_cue (search, voices[i].cue, search->sentence) != NULL)
      return voices[i].voice;
  return TL_VOICE_REVIEWER;
}
