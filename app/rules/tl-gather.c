/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A hit and what it comes to. */
typedef struct {
  const TlHit *hit;
  TlJudgement  judgement;
} Judged;

/* The clause @range begins in. */
static const TlClause *
find_clause (const TlSearch *search,
             TlRange         range)
{
  guint i = search->clauses->len - 1;

  while (i > 0 && g_array_index (search->clauses, TlClause, i).range.start > range.start)
    i--;
  return &g_array_index (search->clauses, TlClause, i);
}

/* Those that count, then hints, then those that might, then what is ruled out. */
static guint
get_tier (const Judged *judged)
{
  if ((judged->judgement.flags & TL_FINDING_DENIED) != 0)
    return 3;
  if ((judged->judgement.flags & TL_FINDING_MAYBE) != 0)
    return 2;
  return judged->judgement.hint;
}

static guint
get_rank (const Judged *judged)
{
  static const guint ranks[TL_N_STANCES] = {
    [TL_STANCE_CONCERN] = 0,
    [TL_STANCE_STRENGTH] = 1,
    [TL_STANCE_NEUTRAL] = 2,
  };

  return ranks[judged->judgement.stance] + TL_N_STANCES * get_tier (judged);
}

/* The hit that speaks for the passage: of the strongest stance; of those, the first. */
static const Judged *
find_speaker (GArray *judged)
{
  const Judged *best = NULL;

  for (guint i = 0; i < judged->len; i++)
    {
      const Judged *other = &g_array_index (judged, Judged, i);

      if (best == NULL || get_rank (other) < get_rank (best)
          || (get_rank (other) == get_rank (best)
              && other->hit->range.start < best->hit->range.start))
        best = other;
    }
  return best;
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const TlSpan *first = a;
  const TlSpan *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

void
tl_search_join_marks (const TlSearch *search,
                      GArray         *hits,
                      GArray         *marks)
{
  guint kept = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      TlSpan span = tl_search_get_span (search, g_array_index (hits, TlHit, i).range);

      g_array_append_val (marks, span);
    }
  g_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len; i++)
    {
      TlSpan *last = kept > 0 ? &g_array_index (marks, TlSpan, kept - 1) : NULL;
      TlSpan span = g_array_index (marks, TlSpan, i);

      if (last != NULL && span.start <= last->start + last->length)
        last->length = MAX (last->start + last->length, span.start + span.length) - last->start;
      else
        g_array_index (marks, TlSpan, kept++) = span;
    }
  g_array_set_size (marks, kept);
}

static GArray *
list_marks (const TlSearch *search,
            GArray         *judged)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (TlHit));
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (TlSpan));

  for (guint i = 0; i < judged->len; i++)
    g_array_append_val (hits, *g_array_index (judged, Judged, i).hit);
  tl_search_join_marks (search, hits, marks);
  return marks;
}

/* What may stand before a sentence and is no part of it. */
static gboolean
is_list_mark (const char *text,
              gsize       length)
{
  static const char *const marks[] = {
    " ", "-", "*", "•", "·", "◦", "▪", "●", "‣", "\357\202\267", NULL
  };

  for (guint i = 0; marks[i] != NULL; i++)
    if (strlen (marks[i]) == length && strncmp (marks[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

/* The whole sentence: less of it may say the contrary of what it says. */
TlSpan
tl_search_quote (const TlSearch *search)
{
  const char *text = search->folded->text;
  TlRange range = search->sentence;

  while (range.start < range.end)
    {
      gsize length = g_utf8_next_char (text + range.start) - (text + range.start);

      if (!is_list_mark (text + range.start, length))
        break;
      range.start += length;
    }
  return tl_search_get_span (search, range);
}

/* The hints among what counts. */
static GArray *
list_hints (GArray   *judged,
            gboolean *firm)
{
  GArray *hints = g_array_new (FALSE, FALSE, sizeof (guint));

  *firm = FALSE;
  for (guint i = 0; i < judged->len; i++)
    {
      const Judged *one = &g_array_index (judged, Judged, i);

      if ((one->judgement.flags & UNCOUNTED) != 0)
        continue;
      if (one->judgement.hint)
        g_array_append_val (hints, one->hit->entry);
      else
        *firm = TRUE;
    }
  return hints;
}

static void
add_draft (TlSearch *search,
           GArray   *judged)
{
  const Judged *speaker = find_speaker (judged);
  const TlEntry *entry = tl_search_get_entry (search, speaker->hit);
  TlTheme *theme = g_ptr_array_index (search->matcher->themes, entry->theme);
  TlDraft draft = {
    .fields = {
      .block = search->index,
      .theme = tl_theme_get_id (theme),
      .stance = speaker->judgement.stance,
      .kind = tl_search_get_kind (search),
      .voice = tl_search_get_voice (search),
      .flags = speaker->judgement.flags,
      .span = tl_search_quote (search),
      .origin = TL_ORIGIN_RULE,
      .rule = tl_rule_get_id (entry->rule),
    },
    .marks = list_marks (search, judged),
    .theme = entry->theme,
    .entry = speaker->hit->entry,
    .range = speaker->hit->range,
  };

  draft.hints = list_hints (judged, &draft.firm);
  g_array_append_val (search->drafts, draft);
}

/* What a rule's words do. */
static char *
dup_saying (const TlEntry *entry,
            const char    *words)
{
  gboolean hint = entry->weight == TL_WEIGHT_HINT;

  switch (tl_rule_get_stance (entry->rule))
    {
    case TL_STANCE_CONCERN:
      return g_strdup_printf (hint ? _("the words “%s” hint at a concern")
                                   : _("the words “%s” tell of a concern"), words);
    case TL_STANCE_STRENGTH:
      return g_strdup_printf (hint ? _("the words “%s” hint at good practice")
                                   : _("the words “%s” tell of good practice"), words);
    default:
      return g_strdup_printf (hint ? _("the words “%s” hint at the theme")
                                   : _("the words “%s” name the theme"), words);
    }
}

static void
note_hit (TlSearch       *search,
          const TlHit    *hit,
          const TlClause *clause)
{
  const TlEntry *entry = tl_search_get_entry (search, hit);
  g_autofree char *words = NULL;
  g_autofree char *part = NULL;
  g_autofree char *saying = NULL;

  if (search->steps == NULL)
    return;
  words = tl_search_dup_words (search, hit->range);
  saying = dup_saying (entry, words);
  if (search->clauses->len == 1)
    {
      tl_search_note (search, entry, TRUE, hit->range, "%s", saying);
      return;
    }
  part = g_strstrip (tl_search_dup_words (search, clause->range));
  tl_search_note (search, entry, TRUE, hit->range, _("%s (in the clause “%s”)"), saying, part);
}

static void
keep_match (TlSearch     *search,
            const Judged *judged)
{
  const TlEntry *entry = tl_search_get_entry (search, judged->hit);
  TlRuleMatch match = { entry->rule, judged->judgement.stance,
                        tl_search_get_span (search, judged->hit->range) };

  if (search->matches != NULL && !judged->judgement.hint
      && (judged->judgement.flags & UNCOUNTED) == 0)
    g_array_append_val (search->matches, match);
}

/* What the hits from @first to @end come to that begin in @clause. */
static GArray *
judge_clause (TlSearch       *search,
              const TlClause *clause,
              guint           first,
              guint           end)
{
  GArray *judged = g_array_new (FALSE, FALSE, sizeof (Judged));

  for (guint i = first; i < end; i++)
    {
      Judged one = { &g_array_index (search->hits, TlHit, i), { 0 } };

      if (find_clause (search, one.hit->range) != clause
          || !tl_search_meets (search, one.hit, clause))
        continue;
      note_hit (search, one.hit, clause);
      one.judgement = tl_search_judge (search, one.hit, clause);
      if ((one.judgement.flags & TL_FINDING_DENIED) == 0)
        tl_search_add_evidence (search, one.hit->entry, one.judgement.stands);
      if (!one.judgement.stands)
        continue;
      g_array_append_val (judged, one);
      keep_match (search, &one);
    }
  return judged;
}

/* The hits from @first to @end are of one theme. Each clause has its stance; what clauses of one
 * stance say of the theme is one finding. */
static void
gather_theme (TlSearch *search,
              guint     first,
              guint     end)
{
  GArray *stances[TL_N_STANCES] = { NULL };

  for (guint i = 0; i < search->clauses->len; i++)
    {
      const TlClause *clause = &g_array_index (search->clauses, TlClause, i);
      g_autoptr (GArray) judged = judge_clause (search, clause, first, end);
      TlStance stance;

      if (judged->len == 0)
        continue;
      stance = find_speaker (judged)->judgement.stance;
      if (stances[stance] == NULL)
        stances[stance] = g_array_new (FALSE, FALSE, sizeof (Judged));
      g_array_append_vals (stances[stance], judged->data, judged->len);
    }
  for (guint i = 0; i < TL_N_STANCES; i++)
    {
      if (stances[i] == NULL)
        continue;
      add_draft (search, stances[i]);
      g_array_unref (stances[i]);
    }
}

/* Hits come theme by theme. */
static void
gather_themes (TlSearch *search)
{
  guint first = 0;

  for (guint i = 1; i <= search->hits->len; i++)
    {
      const TlHit *hits = (const TlHit *) search->hits->data;

      if (i < search->hits->len && tl_search_get_entry (search, &hits[i])->theme
                                   == tl_search_get_entry (search, &hits[first])->theme)
        continue;
      gather_theme (search, first, i);
      first = i;
    }
}

static void
note_guards (TlSearch *search)
{
  for (guint i = 0; search->steps != NULL && i < search->masks->len; i++)
    {
      const TlHit *hit = &g_array_index (search->masks, TlHit, i);
      g_autofree char *words = tl_search_dup_words (search, hit->range);

      tl_search_note (search, tl_search_get_entry (search, hit), FALSE, hit->range,
                      _("the words “%s” only look like the theme, and are passed over"), words);
    }
}

gboolean
tl_search_is_coded (TlSearch *search)
{
  note_guards (search);
  search->statement = tl_search_classify (search);
  return search->statement >= TL_SAYS_RECOMMENDATION;
}

void
tl_search_gather (TlSearch *search)
{
  g_array_set_size (search->clauses, 0);
  tl_clauses_split (search->folded->text, search->sentence, search->clauses);
  tl_search_find_connectives (search);
  gather_themes (search);
  tl_search_weigh (search);
}
