/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far before a phrase a negator reaches. */
#define REACH_WORDS 4
/* How far from a word an operator may stand and still speak of it, in bytes. */
#define OPERATOR_REACH 40

/* "and little food": an item of a list with its own measure is not denied by that of another. */
static const char *const measures[] = {
  "barely", "few", "hardly", "inadequate", "insufficient", "limited", "little", "many", "minimal",
  "much", "only", "poor", "scant", "scarcely", "several", "some", "too", "very", NULL
};
static const char *const joiners[] = { "and", NULL };
/* What says so of the items before it */
static const char *const lacking[] = { "no", "without", "little", "few", NULL };
/* and by these words it is said of a whole list. */
static const char *const holding[] = {
  "account", "concern", "concerns", "evidence", "history", "indication", "mention", "question",
  "record", "report", "reports", "sign", "signs", "suggestion", NULL
};

/* What comes of the words of @hit, which are named: others of their sentence may fare otherwise. */
static void
note_words (TlSearch    *search,
            const TlHit *hit,
            gboolean     matched,
            const char  *format)
{
  g_autofree char *words = NULL;
  g_autoptr (GString) text = NULL;

  if (search->steps == NULL)
    return;
  words = tl_search_dup_words (search, hit->range);
  text = g_string_new (format);
  g_string_replace (text, "%s", words, 1);
  tl_search_note (search, tl_search_get_entry (search, hit), matched, hit->range, "%s", text->str);
}

/* Where the last item of a list in @range begins that has its own measure, at @latest; 0 for
 * none. */
static gsize
find_own_item (const char *text,
               TlRange     range,
               gsize       latest)
{
  TlRange word = tl_find_word (text, range);
  gsize item = 0;
  gsize before = range.start;
  gboolean joined = FALSE;

  while (word.end > word.start && word.start <= latest)
    {
      joined |= memchr (text + before, ',', word.start - before) != NULL;
      if (joined && tl_is_one_of (text, word, measures))
        item = word.start;
      joined = tl_is_one_of (text, word, joiners);
      before = word.end;
      word = tl_find_word (text, (TlRange) { word.end, range.end });
    }
  return item;
}

/* The words of the clause before @hit that a negator reaches over. In "no bedding, and little food"
 * the "no" is of the bedding alone; in "no sign of poor diet, little food" it is of all. */
static TlRange
find_reach (const TlSearch *search,
            const TlClause *clause,
            const TlHit    *hit)
{
  const char *text = search->folded->text;
  gsize end = hit->range.start;
  gsize start = tl_search_step_back (search, end, clause->range.start, REACH_WORDS);
  gsize item = find_own_item (text, (TlRange) { start, hit->range.end }, end);
  TlRange before = { start, item };

  if (item > start && tl_has_word (text, before, lacking) && !tl_has_word (text, before, holding))
    start = item;
  return (TlRange) { start, MAX (start, end) };
}

static gboolean
is_negated (TlSearch       *search,
            const TlHit    *hit,
            const TlClause *clause)
{
  return tl_search_holds (search, hit->entry, search->matcher->negator,
                          find_reach (search, clause, hit));
}

/* The nearer operator of the clause decides; one that is itself negated says nothing. */
static const TlHit *
find_operator (TlSearch       *search,
               const TlHit    *hit,
               const TlClause *clause)
{
  const TlHit *operator = NULL;
  gsize nearest = G_MAXSIZE;

  for (guint i = 0; i < search->cues->len; i++)
    {
      const TlHit *cue = &g_array_index (search->cues, TlHit, i);
      TlCue kind = tl_search_get_entry (search, cue)->cue;
      gsize distance;

      if (kind != TL_CUE_SHORTFALL && kind != TL_CUE_STRENGTH)
        continue;
      if (cue->range.start < clause->range.start || cue->range.end > clause->range.end)
        continue;
      if (kind == TL_CUE_STRENGTH && is_negated (search, cue, clause))
        continue;
      distance = cue->range.start > hit->range.start ? cue->range.start - hit->range.start
                                                     : hit->range.start - cue->range.start;
      if (distance >= nearest || distance > OPERATOR_REACH)
        continue;
      nearest = distance;
      operator = cue;
    }
  return operator;
}

static TlStance
take_stance (TlSearch    *search,
             const TlHit *hit,
             const TlHit *operator)
{
  gboolean concern = tl_search_get_entry (search, operator)->cue == TL_CUE_SHORTFALL;
  g_autofree char *words = tl_search_dup_words (search, operator->range);

  tl_search_note (search, tl_search_get_entry (search, hit), TRUE, operator->range,
                  concern ? _("“%s” close by makes it a concern")
                          : _("“%s” close by makes it good practice"), words);
  return concern ? TL_STANCE_CONCERN : TL_STANCE_STRENGTH;
}

/* Sections that pass judgement by being what they are. */
static gboolean
find_standing (TlSearch    *search,
               const TlHit *hit,
               TlStance    *stance)
{
  TlSection section = tl_block_get_section (search->block);

  if (section != TL_SECTION_GOOD_PRACTICE && section != TL_SECTION_FINDINGS)
    return FALSE;
  *stance = section == TL_SECTION_FINDINGS ? TL_STANCE_CONCERN : TL_STANCE_STRENGTH;
  tl_search_note (search, tl_search_get_entry (search, hit), TRUE, hit->range, "%s",
                  section == TL_SECTION_FINDINGS
                  ? _("it stands among the findings, and so is a concern")
                  : _("it stands under good practice, and so is good practice"));
  return TRUE;
}

/* A word for the theme, without a stance of its own: the clause gives it one. In a narrative it
 * is a fact, which is neither good nor bad. */
static TlJudgement
judge_neutral (TlSearch       *search,
               const TlHit    *hit,
               const TlClause *clause)
{
  const TlEntry *entry = tl_search_get_entry (search, hit);
  TlJudgement judgement = { TRUE, TL_STANCE_NEUTRAL, TL_FINDING_PLAIN };
  gboolean told = search->statement == TL_SAYS_INSTANCE;
  const TlHit *operator;

  if (entry->weight == TL_WEIGHT_ADVICE)
    return (TlJudgement) { FALSE, TL_STANCE_NEUTRAL, TL_FINDING_PLAIN };
  operator = find_operator (search, hit, clause);
  if (operator != NULL)
    {
      if (!told || entry->weight == TL_WEIGHT_JUDGED)
        judgement.stance = take_stance (search, hit, operator);
      return judgement;
    }
  if (entry->weight == TL_WEIGHT_HINT && !told)
    find_standing (search, hit, &judgement.stance);
  if (entry->weight == TL_WEIGHT_PLAIN || entry->weight == TL_WEIGHT_HINT
      || (told && entry->weight == TL_WEIGHT_MENTION))
    return judgement;
  if (entry->weight == TL_WEIGHT_MENTION && find_standing (search, hit, &judgement.stance))
    return judgement;

  judgement.stands = entry->weight == TL_WEIGHT_MENTION;
  judgement.flags = TL_FINDING_MAYBE;
  note_words (search, hit, FALSE,
              _("“%s” is left out: nothing about it says whether this was good or bad"));
  return judgement;
}

static TlJudgement
judge_strength (TlSearch       *search,
                const TlHit    *hit,
                const TlClause *clause)
{
  TlJudgement judgement = { TRUE, TL_STANCE_STRENGTH, TL_FINDING_PLAIN };

  if (is_negated (search, hit, clause))
    {
      judgement.stands = FALSE;
      note_words (search, hit, FALSE,
                  _("“%s” is left out: a word such as “not” stands before it, and takes it back"));
    }
  else if (clause->concedes)
    {
      judgement.stance = TL_STANCE_CONCERN;
      note_words (search, hit, TRUE, _("the clause only concedes “%s”, and so it is a concern"));
    }
  return judgement;
}

static gboolean
is_denied (TlSearch       *search,
           const TlHit    *hit,
           const TlClause *clause)
{
  const TlEntry *entry = tl_search_get_entry (search, hit);
  TlTheme *theme = g_ptr_array_index (search->matcher->themes, entry->theme);

  if (tl_search_find_cue (search, TL_CUE_RULE_OUT, clause->range) != NULL)
    return TRUE;
  return tl_theme_is_harm (theme)
         && tl_search_holds (search, hit->entry, search->matcher->denial,
                             find_reach (search, clause, hit));
}

static TlBackground
get_background (const TlSearch *search,
                TlTheme        *theme)
{
  if (tl_block_get_section (search->block) != TL_SECTION_FAMILY_BACKGROUND)
    return TL_BACKGROUND_CODED;
  return GPOINTER_TO_UINT (g_hash_table_lookup (search->matcher->book->backgrounds,
                                                tl_theme_get_id (theme)));
}

/* An introduction sums up what happened to the child, a background what the family was: what else
 * they touch upon is no finding. */
const char *
tl_search_why_out_of_place (const TlSearch *search,
                            TlTheme        *theme)
{
  if (search->statement == TL_SAYS_RECOMMENDATION)
    return NULL;
  if (tl_block_get_section (search->block) == TL_SECTION_INTRODUCTION
      && !tl_theme_is_harm (theme))
    return _("left out: of an introduction only the harm itself is coded");
  if (get_background (search, theme) == TL_BACKGROUND_NEVER)
    return _("left out: in a family's background this theme is not coded");
  return NULL;
}

/* What the words say by themselves, in a clause that neither recommends nor rules out. */
static TlJudgement
judge_words (TlSearch       *search,
             const TlHit    *hit,
             const TlClause *clause)
{
  TlStance stance = tl_rule_get_stance (tl_search_get_entry (search, hit)->rule);

  if (stance == TL_STANCE_NEUTRAL)
    return judge_neutral (search, hit, clause);
  if (stance == TL_STANCE_STRENGTH)
    return judge_strength (search, hit, clause);
  return (TlJudgement) { TRUE, stance, TL_FINDING_PLAIN };
}

static TlJudgement
judge (TlSearch       *search,
       const TlHit    *hit,
       const TlClause *clause)
{
  const TlEntry *entry = tl_search_get_entry (search, hit);
  TlTheme *theme = g_ptr_array_index (search->matcher->themes, entry->theme);
  TlJudgement judgement = { TRUE, TL_STANCE_NEUTRAL, TL_FINDING_PLAIN };
  const char *misplaced = tl_search_why_out_of_place (search, theme);

  if (search->statement == TL_SAYS_RECOMMENDATION)
    return judgement;
  if (misplaced != NULL)
    {
      tl_search_note (search, entry, FALSE, hit->range, "%s", misplaced);
      return (TlJudgement) { FALSE, TL_STANCE_NEUTRAL, TL_FINDING_PLAIN };
    }
  if (is_denied (search, hit, clause))
    {
      note_words (search, hit, FALSE, _("the same clause rules “%s” out"));
      return (TlJudgement) { TRUE, TL_STANCE_NEUTRAL, TL_FINDING_DENIED };
    }

  judgement = judge_words (search, hit, clause);
  if (get_background (search, theme) == TL_BACKGROUND_NEUTRAL)
    judgement.stance = TL_STANCE_NEUTRAL;
  if (tl_search_find_cue (search, TL_CUE_CHANGED, search->sentence) != NULL)
    {
      judgement.flags |= TL_FINDING_REMEDIED;
      tl_search_note (search, entry, TRUE, hit->range, "%s",
                      _("since put right, as the sentence says"));
      if (judgement.stance == TL_STANCE_CONCERN)
        judgement.stance = TL_STANCE_NEUTRAL;
    }
  return judgement;
}

TlJudgement
tl_search_judge (TlSearch       *search,
                 const TlHit    *hit,
                 const TlClause *clause)
{
  TlJudgement judgement = judge (search, hit, clause);

  judgement.hint = tl_search_get_entry (search, hit)->weight == TL_WEIGHT_HINT;
  return judgement;
}
