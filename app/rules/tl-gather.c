/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>

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

/* Those that count, then those that might, then what is ruled out. */
static guint
get_tier (const Judged *judged)
{
  if ((judged->judgement.flags & TL_FINDING_DENIED) != 0)
    return 2;
  return (judged->judgement.flags & TL_FINDING_MAYBE) != 0;
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

/* The matched words, in order, those that overlap joined. */
static GArray *
list_marks (const TlSearch *search,
            GArray         *judged)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (TlSpan));
  guint kept = 0;

  for (guint i = 0; i < judged->len; i++)
    {
      TlSpan span = tl_search_get_span (search, g_array_index (judged, Judged, i).hit->range);

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
  return marks;
}

static TlStatementKind
get_kind (const TlSearch *search,
          TlFindingFlags  flags)
{
  if ((flags & TL_FINDING_MAYBE) != 0)
    return TL_STATEMENT_CONTEXT;
  if (search->statement == TL_SAYS_RECOMMENDATION)
    return TL_STATEMENT_RECOMMENDATION;
  return search->statement == TL_SAYS_INSTANCE ? TL_STATEMENT_INSTANCE : TL_STATEMENT_FINDING;
}

/* The clause the passage stands in, widened to all that was matched. */
static TlRange
get_range (const TlClause *clause,
           GArray         *judged)
{
  TlRange range = clause->range;

  for (guint i = 0; i < judged->len; i++)
    {
      TlRange hit = g_array_index (judged, Judged, i).hit->range;

      range.start = MIN (range.start, hit.start);
      range.end = MAX (range.end, hit.end);
    }
  return range;
}

static void
add_finding (TlSearch       *search,
             const TlClause *clause,
             GArray         *judged)
{
  const Judged *speaker = find_speaker (judged);
  const TlEntry *entry = tl_search_get_entry (search, speaker->hit);
  g_autoptr (GArray) marks = list_marks (search, judged);
  TlTheme *theme = g_ptr_array_index (search->matcher->themes, entry->theme);
  TlFindingFields fields = {
    .block = search->index,
    .theme = tl_theme_get_id (theme),
    .stance = speaker->judgement.stance,
    .kind = get_kind (search, speaker->judgement.flags),
    .voice = tl_search_get_voice (search),
    .flags = speaker->judgement.flags,
    .span = tl_search_get_span (search, get_range (clause, judged)),
    .marks = (const TlSpan *) marks->data,
    .n_marks = marks->len,
    .origin = TL_ORIGIN_RULE,
    .rule = tl_rule_get_id (entry->rule),
    .rule_hash = tl_rule_get_hash (entry->rule),
  };

  g_ptr_array_add (search->findings, tl_finding_new (&fields));
}

static void
note_hit (TlSearch    *search,
          const TlHit *hit)
{
  const TlEntry *entry = tl_search_get_entry (search, hit);
  g_autofree char *words = NULL;

  if (search->steps == NULL)
    return;
  words = g_strndup (search->folded->text + hit->range.start, hit->range.end - hit->range.start);
  tl_search_note (search, entry, TRUE, hit->range, _("the words “%s” match “%s” (%s)"), words,
                  tl_rule_get_text (entry->rule),
                  tl_stance_get_label (tl_rule_get_stance (entry->rule)));
}

/* One finding for each theme in each clause. Hits come theme by theme. */
static void
gather_clause (TlSearch       *search,
               const TlClause *clause)
{
  g_autoptr (GArray) judged = g_array_new (FALSE, FALSE, sizeof (Judged));
  guint theme = TL_NO_THEME;

  for (guint i = 0; i < search->hits->len; i++)
    {
      const TlHit *hit = &g_array_index (search->hits, TlHit, i);
      const TlEntry *entry = tl_search_get_entry (search, hit);
      Judged one = { hit, { 0 } };

      if (find_clause (search, hit->range) != clause)
        continue;
      if (entry->theme != theme && judged->len > 0)
        {
          add_finding (search, clause, judged);
          g_array_set_size (judged, 0);
        }
      theme = entry->theme;
      note_hit (search, hit);
      one.judgement = tl_search_judge (search, hit, clause);
      if (one.judgement.stands)
        g_array_append_val (judged, one);
    }
  if (judged->len > 0)
    add_finding (search, clause, judged);
}

static gboolean
is_coded (TlStatement statement)
{
  return statement >= TL_SAYS_RECOMMENDATION;
}

static void
note_guards (TlSearch *search)
{
  for (guint i = 0; search->steps != NULL && i < search->masks->len; i++)
    {
      const TlHit *hit = &g_array_index (search->masks, TlHit, i);

      tl_search_note (search, tl_search_get_entry (search, hit), FALSE, hit->range,
                      "%s", _("masked by a guard: these words are not looked at"));
    }
}

void
tl_search_gather (TlSearch *search)
{
  note_guards (search);
  search->statement = tl_search_classify (search);
  if (!is_coded (search->statement))
    return;

  g_array_set_size (search->clauses, 0);
  tl_clauses_split (search->folded->text, search->sentence, search->clauses);
  for (guint i = 0; i < search->clauses->len; i++)
    gather_clause (search, &g_array_index (search->clauses, TlClause, i));
}
