/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>

/* What rules weigh where a theme is weighed: that one of them stands, and each of those without
 * points of their own that matches, up to so many. */
#define STANDING_POINTS 12
#define RULE_POINTS     5
#define MOST_RULES      5
/* Where a rule stands, a paragraph shorter than so many words needs a point less for each two that
 * it lacks: it has fewer words to speak with, and what it says in few it says of one thing. */
#define SHORT_WORDS     40
#define WORDS_A_POINT   2

const TlNeeds *
tl_search_get_needs (const TlSearch *search,
                     guint           theme)
{
  return search->matcher->needs[theme];
}

/* ── one sentence ── */

void
tl_search_add_evidence (TlSearch *search,
                        guint     entry,
                        gboolean  stands)
{
  TlEvidence evidence = { entry, search->sentence, stands };

  g_array_append_val (search->evidence, evidence);
}

static const TlEntry *
get_entry (const TlSearch *search,
           guint           index)
{
  return &g_array_index (search->matcher->entries, TlEntry, index);
}

static gboolean
has_cue (const TlSearch *search,
         TlCue           cue)
{
  return tl_search_find_cue (search, cue, search->sentence) != NULL;
}

/* Hints have no clause of their own: the sentence gives them their stance, or what such sentences
 * mostly say. */
static TlStance
get_stance (const TlSearch *search,
            guint           theme)
{
  TlTheme *own = g_ptr_array_index (search->matcher->themes, theme);
  gboolean told = search->statement == TL_SAYS_INSTANCE;

  if (search->statement == TL_SAYS_RECOMMENDATION)
    return TL_STANCE_NEUTRAL;
  if (tl_block_get_section (search->block) == TL_SECTION_GOOD_PRACTICE)
    return TL_STANCE_STRENGTH;
  if (told && !tl_theme_is_harm (own))
    return TL_STANCE_NEUTRAL;
  if (has_cue (search, TL_CUE_STRENGTH) && !has_cue (search, TL_CUE_SHORTFALL))
    return TL_STANCE_STRENGTH;
  return TL_STANCE_CONCERN;
}

static void
add_draft (TlSearch *search,
           guint     theme,
           guint     best,
           int       points)
{
  const TlEntry *entry = get_entry (search, best);
  TlTheme *own = g_ptr_array_index (search->matcher->themes, theme);
  TlDraft draft = {
    .fields = {
      .block = search->index,
      .theme = tl_theme_get_id (own),
      .stance = get_stance (search, theme),
      .kind = tl_search_get_kind (search),
      .voice = tl_search_get_voice (search),
      .span = tl_search_quote (search),
      .origin = TL_ORIGIN_RULE,
      .rule = tl_rule_get_id (entry->rule),
    },
    .theme = theme,
    .entry = best,
    .range = search->sentence,
    .points = points,
  };

  g_array_append_val (search->drafts, draft);
}

static void
draft_hints (TlSearch *search,
             guint     theme,
             guint     best,
             int       points)
{
  const TlEntry *entry = get_entry (search, best);
  TlTheme *own = g_ptr_array_index (search->matcher->themes, theme);
  const char *misplaced = tl_search_why_out_of_place (search, own);

  if (misplaced != NULL)
    tl_search_note (search, entry, FALSE, search->sentence, "%s", misplaced);
  else if (points > 0)
    add_draft (search, theme, best, points);
}
/* Where a hint first matches in the sentence: that it does is known, where was not looked for. */
static TlRange
find_words (TlSearch *search,
            guint     index)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (TlHit));
  TlRange sentence = search->sentence;

  tl_search_match (search, index, search->folded->text + sentence.start,
                   sentence.end - sentence.start, sentence.start, hits);
  return hits->len > 0 ? g_array_index (hits, TlHit, 0).range : sentence;
}

/* The hints from @first to @end are of one theme: those that speak for it, or against it, told
 * together. */
static void
note_hints (TlSearch *search,
            guint     first,
            guint     end,
            gboolean  speaking_for)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GString) written = g_string_new (NULL);
  const guint *pointed = (const guint *) search->pointed->data;
  const TlEntry *spoken = NULL;

  for (guint i = first; i < end; i++)
    {
      const TlEntry *entry = get_entry (search, pointed[i]);
      g_autofree char *words = NULL;
      g_autofree char *rule = NULL;

      if ((entry->points > 0) != speaking_for)
        continue;
      spoken = entry;
      words = tl_search_dup_words (search, find_words (search, pointed[i]));
      rule = tl_search_dup_written (entry);
      g_string_append_printf (list, "%s“%s” %s%d", list->len > 0 ? ", " : "", words,
                              speaking_for ? "+" : "−", ABS (entry->points));
      g_string_append_printf (written, "%s%s", written->len > 0 ? "\n" : "", rule);
    }
  if (spoken == NULL)
    return;
  tl_search_note (search, spoken, speaking_for, search->sentence,
                  speaking_for ? _("words that speak for the theme: %s")
                               : _("words that speak against the theme: %s"), list->str);
  tl_search_set_written (search, written->str);
}

/* Entries come theme by theme. */
static void
draft_all_hints (TlSearch *search)
{
  const guint *pointed = (const guint *) search->pointed->data;
  guint best = 0;
  guint start = 0;
  int points = 0;

  for (guint i = 0; i < search->pointed->len; i++)
    {
      const TlEntry *entry = get_entry (search, pointed[i]);
      gboolean first = i == 0 || get_entry (search, pointed[i - 1])->theme != entry->theme;
      gboolean last = i + 1 == search->pointed->len
                      || get_entry (search, pointed[i + 1])->theme != entry->theme;

      start = first ? i : start;
      if (last && search->steps != NULL)
        {
          note_hints (search, start, i + 1, TRUE);
          note_hints (search, start, i + 1, FALSE);
        }
      tl_search_add_evidence (search, pointed[i], TRUE);
      if (first || entry->points > get_entry (search, best)->points)
        best = pointed[i];
      points = entry->points + (first ? 0 : points);
      if (last)
        draft_hints (search, entry->theme, best, points);
    }
}

void
tl_search_weigh (TlSearch *search)
{
  if (!has_cue (search, TL_CUE_RULE_OUT))
    draft_all_hints (search);
}

/* ── the whole block ── */

static int
compare_evidence (gconstpointer a,
                  gconstpointer b)
{
  guint first = ((const TlEvidence *) a)->entry;
  guint second = ((const TlEvidence *) b)->entry;

  return first < second ? -1 : first > second;
}

/* Each entry counts once, however often it matches. */
static void
add_up (TlSearch *search,
        TlScale  *scales)
{
  g_array_sort (search->evidence, compare_evidence);
  for (guint i = 0; i < search->evidence->len; i++)
    {
      guint index = g_array_index (search->evidence, TlEvidence, i).entry;
      const TlEntry *entry = get_entry (search, index);

      if (i > 0 && g_array_index (search->evidence, TlEvidence, i - 1).entry == index)
        continue;
      scales[entry->theme].points += entry->points;
      scales[entry->theme].n_rules += entry->points == 0;
    }
}

/* Whether it was made of hints with points, which stand for nothing but their sum. */
static gboolean
rests_on_points (const TlDraft *draft)
{
  return draft->points > 0;
}

static gboolean
is_counted (const TlDraft *draft)
{
  return (draft->fields.flags & UNCOUNTED) == 0;
}

static int
get_total (const TlScale *scale)
{
  return scale->points + RULE_POINTS * (int) MIN (scale->n_rules, MOST_RULES)
         + (scale->stands ? STANDING_POINTS : 0);
}

static int
get_allowance (const TlSearch *search)
{
  guint n_words = 0;

  for (const char *at = search->folded->text; *at != '\0' && n_words < SHORT_WORDS; at++)
    n_words += *at != ' ' && (at[1] == ' ' || at[1] == '\0');
  return (int) (SHORT_WORDS - n_words) / WORDS_A_POINT;
}

static int
get_need (const TlSearch *search,
          const TlNeeds  *needs)
{
  switch (tl_search_get_block_kind (search))
    {
    case TL_STATEMENT_RECOMMENDATION:
      return needs->recommendation;
    case TL_STATEMENT_INSTANCE:
      return needs->instance;
    default:
      return needs->finding;
    }
}

/* Of the drafts that rest on hints alone the one whose sentence says most, if nothing else stands
 * for the theme. */
static gboolean
is_spokesman (const TlSearch *search,
              const TlDraft  *draft,
              const TlScale  *scale)
{
  if (scale->stands)
    return FALSE;
  for (guint i = 0; i < search->drafts->len; i++)
    {
      const TlDraft *other = &g_array_index (search->drafts, TlDraft, i);

      if (other->theme == draft->theme && rests_on_points (other)
          && (other->points > draft->points || (other->points == draft->points && other < draft)))
        return FALSE;
    }
  return TRUE;
}

/* Once for each theme. */
static void
note_total (TlSearch      *search,
            const TlDraft *draft,
            TlScale       *scale,
            int            total,
            int            need)
{
  if (scale->told)
    return;
  scale->told = TRUE;
  tl_search_note (
    search, get_entry (search, draft->entry), total >= need, draft->range,
    total >= need
    ? _("enough in the paragraph speaks for the theme (points: %d; needed: %d)")
    : _("too little in the paragraph speaks for the theme (points: %d; needed: %d)"),
    total, need);
  tl_search_set_written (search, NULL);
}

/* The words of its hints in the sentence, which were not looked for until now. */
static void
find_marks (TlSearch *search,
            TlDraft  *draft)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (TlHit));
  const char *text = search->folded->text + draft->range.start;

  draft->marks = g_array_new (FALSE, FALSE, sizeof (TlSpan));
  draft->hints = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < search->evidence->len; i++)
    {
      const TlEvidence *evidence = &g_array_index (search->evidence, TlEvidence, i);
      const TlEntry *entry = get_entry (search, evidence->entry);

      if (entry->theme == draft->theme && entry->pointed && entry->points > 0
          && evidence->sentence.start == draft->range.start)
        tl_search_match (search, evidence->entry, text, draft->range.end - draft->range.start,
                         draft->range.start, hits);
    }
  tl_search_join_marks (search, hits, draft->marks);
}

TlScale *
tl_search_sum_up (TlSearch *search)
{
  TlScale *scales = g_new0 (TlScale, search->matcher->themes->len);

  add_up (search, scales);
  for (guint i = 0; i < search->drafts->len; i++)
    {
      const TlDraft *draft = &g_array_index (search->drafts, TlDraft, i);

      scales[draft->theme].stands |= is_counted (draft) && tl_search_is_borne_out (search, draft);
    }
  return scales;
}

gboolean
tl_search_decide (TlSearch *search,
                  TlDraft  *draft,
                  TlScale  *scale)
{
  const TlNeeds *needs = tl_search_get_needs (search, draft->theme);
  int total = get_total (scale);
  int need;

  if (needs == NULL)
    return TRUE;
  need = get_need (search, needs) - (scale->stands ? get_allowance (search) : 0);
  note_total (search, draft, scale, total, need);
  if (rests_on_points (draft))
    {
      if (total < need || search->set_aside || !is_spokesman (search, draft, scale))
        return FALSE;
      find_marks (search, draft);
      return TRUE;
    }
  if (total >= need || !is_counted (draft))
    return TRUE;
  draft->fields.flags |= TL_FINDING_MAYBE;
  return draft->firm;
}
