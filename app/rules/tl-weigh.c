/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-file.h"
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What rules weigh where a theme is weighed: that one of them stands, and each of those without
 * points of their own that matches, up to so many. */
#define STANDING_POINTS 12
#define RULE_POINTS     5
#define MOST_RULES      5
/* Where a rule stands, a paragraph shorter than so many words needs a point less for each two that
 * it lacks: it has fewer words to speak with, and what it says in few it says of one thing. */
#define SHORT_WORDS     40
#define WORDS_A_POINT   2
/* So many words are told one by one to who asks why; a theme has hundreds. */
#define MOST_WORDS      8

const TlNeeds *
tl_search_get_needs (const TlSearch *search,
                     guint           theme)
{
  return search->matcher->needs[theme];
}

int
tl_codebook_get_needs (TlCodebook *codebook,
                       const char *theme,
                       int        *brought,
                       int        *own)
{
  g_autoptr (TlRulebook) book = NULL;
  const TlNeeds *needs;

  g_return_val_if_fail (codebook != NULL && theme != NULL, 0);

  book = tl_rulebook_get (codebook);
  needs = g_hash_table_lookup (book->needs, theme);
  *brought = STANDING_POINTS + RULE_POINTS;
  *own = needs != NULL ? MAX (needs->finding - STANDING_POINTS, 1) : 0;
  return needs != NULL ? needs->finding : 0;
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

/* Words told to who asks why: what all hints come to that they match.
 * @written: these hints, as the code book writes them */
typedef struct {
  const TlEntry *entry;
  char          *words;
  GString       *written;
  int            points;
} Said;

static void
said_clear (gpointer data)
{
  Said *said = data;

  g_free (said->words);
  g_string_free (said->written, TRUE);
}

/* Whether the hint was told of a sentence before the one at hand: it counts once. */
static gboolean
was_told (const TlSearch *search,
          guint           index)
{
  for (guint i = 0; i < search->evidence->len; i++)
    {
      const TlEvidence *evidence = &g_array_index (search->evidence, TlEvidence, i);

      if (evidence->entry == index && evidence->sentence.start != search->sentence.start
          && tl_search_is_asked_about (search, evidence->sentence))
        return TRUE;
    }
  return FALSE;
}

static Said *
find_said (GArray     *list,
           const char *words)
{
  for (guint i = 0; i < list->len; i++)
    if (g_ascii_strcasecmp (g_array_index (list, Said, i).words, words) == 0)
      return &g_array_index (list, Said, i);
  return NULL;
}

static void
add_said (TlSearch *search,
          guint     index,
          GArray   *list)
{
  const TlEntry *entry = get_entry (search, index);
  g_autofree char *words = tl_search_dup_words (search, find_words (search, index));
  g_autofree char *written = tl_search_dup_written (entry);
  Said *said = find_said (list, words);

  if (said == NULL)
    {
      Said new = { entry, g_steal_pointer (&words), g_string_new (written), entry->points };

      g_array_append_val (list, new);
      return;
    }
  said->points += entry->points;
  g_string_append_printf (said->written, "\n%s", written);
}

static int
compare_said (gconstpointer a,
              gconstpointer b)
{
  return ABS (((const Said *) b)->points) - ABS (((const Said *) a)->points);
}

static const char *
get_sign (int points)
{
  return points < 0 ? "−" : "+";
}

/* Those that speak for the theme, or against it, told together, the weightiest by themselves. */
static void
note_said (TlSearch *search,
           GArray   *list,
           gboolean  speaking_for)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) written = g_string_new (NULL);
  const TlEntry *spoken = NULL;
  guint n = 0;
  int rest = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const Said *said = &g_array_index (list, Said, i);

      if (speaking_for ? said->points <= 0 : said->points >= 0)
        continue;
      spoken = spoken != NULL ? spoken : said->entry;
      g_string_append_printf (written, "%s%s", n > 0 ? "\n" : "", said->written->str);
      if (n++ < MOST_WORDS)
        g_string_append_printf (words, "%s“%s” %s%d", n > 1 ? ", " : "", said->words,
                                get_sign (said->points), ABS (said->points));
      else
        rest += said->points;
    }
  if (spoken == NULL)
    return;
  if (n > MOST_WORDS)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, ", and %u more word: %s%d",
                                                ", and %u more words: %s%d", n - MOST_WORDS),
                            n - MOST_WORDS, get_sign (rest), ABS (rest));
  tl_search_note (search, spoken, speaking_for, search->sentence,
                  speaking_for ? _("words that speak for the theme: %s")
                               : _("words that speak against the theme: %s"), words->str);
  tl_search_set_written (search, written->str);
}

/* The hints from @first to @end are of one theme. */
static void
note_hints (TlSearch *search,
            guint     first,
            guint     end)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Said));

  g_array_set_clear_func (list, said_clear);
  for (guint i = first; i < end; i++)
    if (!was_told (search, g_array_index (search->pointed, guint, i)))
      add_said (search, g_array_index (search->pointed, guint, i), list);
  g_array_sort (list, compare_said);
  note_said (search, list, TRUE);
  note_said (search, list, FALSE);
}

/* Of those that weigh the same the first in the code book speaks for them. */
static gboolean
is_better (const TlSearch *search,
           guint           index,
           guint           than)
{
  int points = get_entry (search, index)->points;
  int others = get_entry (search, than)->points;

  return points > others || (points == others && index < than);
}

static void
add_to_sum (TlSearch *search,
            guint     index)
{
  const TlEntry *entry = get_entry (search, index);
  TlSum *sum = &search->scratch->sums[entry->theme];

  if (!sum->any || is_better (search, index, sum->best))
    sum->best = index;
  sum->any = TRUE;
  sum->points += entry->points;
}

static int
compare_indexes (gconstpointer a,
                 gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* Sorted, entries stand theme by theme; @start: where those of @theme begin.
 * Returns: where they end */
static guint
note_theme (TlSearch *search,
            guint     theme,
            guint     start)
{
  guint end = start;

  while (end < search->pointed->len
         && get_entry (search, g_array_index (search->pointed, guint, end))->theme == theme)
    end++;
  note_hints (search, start, end);
  return end;
}

static void
draft_all_hints (TlSearch *search)
{
  TlSum *sums = search->scratch->sums;
  guint n_themes = search->matcher->themes->len;
  guint noted = 0;

  memset (sums, 0, n_themes * sizeof *sums);
  for (guint i = 0; i < search->pointed->len; i++)
    {
      add_to_sum (search, g_array_index (search->pointed, guint, i));
      tl_search_add_evidence (search, g_array_index (search->pointed, guint, i), TRUE);
    }
  if (search->steps != NULL)
    g_array_sort (search->pointed, compare_indexes);
  for (guint i = 0; i < n_themes; i++)
    {
      if (!sums[i].any)
        continue;
      if (search->steps != NULL)
        noted = note_theme (search, i, noted);
      draft_hints (search, i, sums[i].best, sums[i].points);
    }
}

void
tl_search_weigh (TlSearch *search)
{
  if (!has_cue (search, TL_CUE_RULE_OUT))
    draft_all_hints (search);
}

/* ── the whole block ── */

static void
count (TlScale       *scale,
       const TlEntry *entry,
       gboolean       asked_about)
{
  if (!entry->pointed)
    {
      scale->points += entry->points;
      scale->n_rules += entry->points == 0;
      return;
    }
  scale->words += entry->points;
  scale->elsewhere += asked_about ? 0 : entry->points;
}

/* Each entry counts once, however often it matches. */
static void
count_once (TlSearch *search,
            TlScale  *scales,
            gboolean  asked_about)
{
  const TlEvidence *evidence = (const TlEvidence *) search->evidence->data;
  TlScratch *scratch = search->scratch;

  for (guint i = 0; i < search->evidence->len; i++)
    {
      const guint index = evidence[i].entry;
      const TlEntry *entry = get_entry (search, index);

      if (scratch->stamps[index] == scratch->stamp
          || tl_search_is_asked_about (search, evidence[i].sentence) != asked_about)
        continue;
      scratch->stamps[index] = scratch->stamp;
      count (&scales[entry->theme], entry, asked_about);
    }
}

/* What was not asked about counts where it is nowhere else. */
static void
add_up (TlSearch *search,
        TlScale  *scales)
{
  search->scratch->stamp++;
  count_once (search, scales, TRUE);
  if (search->within != NULL)
    count_once (search, scales, FALSE);
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
get_points_of_rules (const TlScale *scale)
{
  return scale->points + RULE_POINTS * (int) MIN (scale->n_rules, MOST_RULES)
         + (scale->stands ? STANDING_POINTS : 0);
}

static int
get_total (const TlScale *scale)
{
  return scale->words + get_points_of_rules (scale);
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

/* A sum as people write it, with a true minus. */
static char *
dup_points (int points)
{
  return g_strdup_printf ("%s%d", points < 0 ? "−" : "", ABS (points));
}

static void
append_words (GString       *sum,
              const TlScale *scale)
{
  g_autofree char *words = dup_points (scale->words);
  g_autofree char *elsewhere = dup_points (scale->elsewhere);

  if (scale->elsewhere != 0)
    g_string_append_printf (sum, _("words %s (%s of these in other sentences)"), words, elsewhere);
  else
    g_string_append_printf (sum, _("words %s"), words);
}

/* "33 points of the 29 needed (30, less 1 as the paragraph is short): words 16, rules 17". */
static char *
dup_sum (const TlScale *scale,
         int            need,
         int            allowance)
{
  GString *sum = g_string_new (NULL);
  g_autofree char *total = dup_points (get_total (scale));
  g_autofree char *rules = dup_points (get_points_of_rules (scale));

  g_string_append_printf (sum, _("%s points of the %d needed"), total, need - allowance);
  if (allowance > 0)
    g_string_append_printf (sum, _(" (%d, less %d as the paragraph is short)"), need, allowance);
  g_string_append (sum, ": ");
  append_words (sum, scale);
  g_string_append (sum, ", ");
  if (scale->stands)
    g_string_append_printf (sum, _("rules %s (%d of these because one stands by itself)"), rules,
                            STANDING_POINTS);
  else
    g_string_append_printf (sum, _("rules %s"), rules);
  return g_string_free (sum, FALSE);
}

/* Once for each theme. */
static void
note_total (TlSearch      *search,
            const TlDraft *draft,
            TlScale       *scale,
            int            need,
            int            allowance)
{
  g_autofree char *sum = NULL;
  gboolean enough = get_total (scale) >= need - allowance;

  if (scale->told || search->steps == NULL)
    return;
  scale->told = TRUE;
  sum = dup_sum (scale, need, allowance);
  tl_search_note (search, get_entry (search, draft->entry), enough, draft->range,
                  enough ? _("enough in the paragraph speaks for the theme: %s")
                         : _("too little in the paragraph speaks for the theme: %s"), sum);
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
  int allowance;
  int need;

  if (needs == NULL)
    return TRUE;
  allowance = scale->stands ? get_allowance (search) : 0;
  need = get_need (search, needs) - allowance;
  note_total (search, draft, scale, need + allowance, allowance);
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
