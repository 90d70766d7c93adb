/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
tl_search_init (TlSearch       *search,
                TlMatcher      *matcher,
                TlScratch      *scratch,
                const gboolean *themes)
{
  memset (search, 0, sizeof *search);
  search->matcher = matcher;
  search->scratch = scratch;
  search->themes = themes;
  search->sentences = g_array_new (FALSE, FALSE, sizeof (TlRange));
  search->masks = g_array_new (FALSE, FALSE, sizeof (TlHit));
  search->cues = g_array_new (FALSE, FALSE, sizeof (TlHit));
  search->hits = g_array_new (FALSE, FALSE, sizeof (TlHit));
  search->clauses = g_array_new (FALSE, FALSE, sizeof (TlClause));
  search->pointed = g_array_new (FALSE, FALSE, sizeof (guint));
  search->evidence = g_array_new (FALSE, FALSE, sizeof (TlEvidence));
  search->drafts = g_array_new (FALSE, FALSE, sizeof (TlDraft));
  search->spent = g_array_new (FALSE, FALSE, sizeof (TlSpent));
  g_array_set_clear_func (search->drafts, (GDestroyNotify) tl_draft_clear);
  search->connectives = g_array_new (FALSE, FALSE, sizeof (TlConnective));
  search->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_unref);
}

void
tl_search_clear (TlSearch *search)
{
  g_array_unref (search->sentences);
  g_array_unref (search->masks);
  g_array_unref (search->cues);
  g_array_unref (search->hits);
  g_array_unref (search->clauses);
  g_array_unref (search->pointed);
  g_array_unref (search->evidence);
  g_array_unref (search->drafts);
  g_array_unref (search->spent);
  g_array_unref (search->connectives);
  g_ptr_array_unref (search->findings);
}

const TlEntry *
tl_search_get_entry (const TlSearch *search,
                     const TlHit    *hit)
{
  return &g_array_index (search->matcher->entries, TlEntry, hit->entry);
}

TlSpan
tl_search_get_span (const TlSearch *search,
                    TlRange         range)
{
  guint start = search->folded->origin[range.start];
  guint end = range.end > range.start ? search->folded->origin[range.end - 1] + 1 : start;

  return (TlSpan) { start, end - start };
}

const TlHit *
tl_search_find_cue (const TlSearch *search,
                    TlCue           cue,
                    TlRange         range)
{
  for (guint i = 0; i < search->cues->len; i++)
    {
      const TlHit *hit = &g_array_index (search->cues, TlHit, i);

      if (tl_search_get_entry (search, hit)->cue == cue
          && hit->range.start >= range.start && hit->range.start < range.end)
        return hit;
    }
  return NULL;
}

char *
tl_search_dup_written (const TlEntry *entry)
{
  const char *syntax = tl_rule_get_syntax (entry->rule) == TL_RULE_PATTERN ? "pattern " : "";

  if (entry->points == 0)
    return g_strdup_printf ("%s  %s%s", tl_rule_get_id (entry->rule), syntax,
                            tl_rule_get_text (entry->rule));
  return g_strdup_printf ("%s  %+d %s%s", tl_rule_get_id (entry->rule), entry->points, syntax,
                          tl_rule_get_text (entry->rule));
}

char *
tl_search_dup_words (const TlSearch *search,
                     TlRange         range)
{
  return g_strndup (search->folded->text + range.start, range.end - range.start);
}

static gboolean
has_line (const char *lines,
          const char *line)
{
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);

  return g_strv_contains ((const char *const *) split, line);
}

/* The rule of what is said already is written beside that. */
static void
join_written (TlExplanation *step,
              const char    *written)
{
  g_autofree char *above = step->written;

  if (above == NULL || written == NULL || has_line (above, written))
    {
      step->written = above != NULL ? g_steal_pointer (&above) : g_strdup (written);
      return;
    }
  step->written = g_strconcat (above, "\n", written, NULL);
}

/* Of a sentence each thing is said once, though several words or rules come to it. */
static void
add_step (TlSearch      *search,
          TlExplanation *step)
{
  for (guint i = search->first_step; i < search->steps->len; i++)
    {
      TlExplanation *said = g_ptr_array_index (search->steps, i);

      if (g_strcmp0 (said->theme, step->theme) != 0 || !g_str_equal (said->text, step->text))
        continue;
      join_written (said, step->written);
      tl_explanation_free (step);
      return;
    }
  g_ptr_array_add (search->steps, step);
}

void
tl_search_note (TlSearch      *search,
                const TlEntry *entry,
                gboolean       matched,
                TlRange        range,
                const char    *format,
                ...)
{
  TlExplanation *step;
  va_list args;

  if (search->steps == NULL)
    return;

  step = g_new0 (TlExplanation, 1);
  if (entry != NULL && entry->theme != TL_NO_THEME)
    step->theme = g_strdup (tl_theme_get_id (g_ptr_array_index (search->matcher->themes,
                                                                entry->theme)));
  if (entry != NULL)
    {
      step->rule = g_strdup (tl_rule_get_id (entry->rule));
      step->written = tl_search_dup_written (entry);
    }
  step->matched = matched;
  va_start (args, format);
  step->text = g_strdup_vprintf (format, args);
  va_end (args);
  step->span = tl_search_get_span (search, range);
  add_step (search, step);
}

void
tl_search_set_written (TlSearch   *search,
                       const char *written)
{
  TlExplanation *step;

  if (search->steps == NULL)
    return;
  step = g_ptr_array_index (search->steps, search->steps->len - 1);
  g_free (step->written);
  step->written = g_strdup (written);
}

void
tl_search_match (TlSearch   *search,
                 guint       entry,
                 const char *text,
                 gsize       length,
                 gsize       offset,
                 GArray     *hits)
{
  TlEntry *rule = &g_array_index (search->matcher->entries, TlEntry, entry);
  const pcre2_code *code = tl_quick_get_code (rule->quick);
  PCRE2_SIZE *bounds = pcre2_get_ovector_pointer (search->scratch->match);
  gsize start = 0;

  while (start < length)
    {
      int count = tl_search_try (search, entry, code, text, length, start);
      TlHit hit = { entry, { offset, offset } };

      if (count == PCRE2_ERROR_NOMATCH)
        return;
      hit.range.start += bounds[0];
      hit.range.end += bounds[1];
      if (bounds[1] > bounds[0])
        g_array_append_val (hits, hit);
      start = MAX (bounds[1], start + 1);
      while (start < length && ((guchar) text[start] & 0xc0) == 0x80)
        start++;
    }
}

static gboolean
holds_in (TlSearch   *search,
          guint       entry,
          TlQuick    *quick,
          const char *text,
          TlRange     range)
{
  return tl_search_try (search, entry, tl_quick_get_code (quick), text + range.start,
                        range.end - range.start, 0) > 0;
}

gboolean
tl_search_holds (TlSearch *search,
                 guint     entry,
                 TlQuick  *quick,
                 TlRange   range)
{
  return holds_in (search, entry, quick, search->folded->text, range);
}

/* Masked words are still words, but no rule's. */
static void
mask (char          *text,
      const TlHit   *guard,
      const TlRange *sentence)
{
  for (gsize i = guard->range.start; i < guard->range.end; i++)
    if (text[i - sentence->start] != ' ')
      text[i - sentence->start] = '_';
}

static gboolean
is_guarded (TlSearch *search,
            guint     theme)
{
  for (guint i = 0; i < search->masks->len; i++)
    if (tl_search_get_entry (search, &g_array_index (search->masks, TlHit, i))->theme == theme)
      return TRUE;
  return FALSE;
}

static char *
dup_masked (TlSearch *search,
            guint     theme)
{
  TlRange sentence = search->sentence;
  char *text = g_strndup (search->folded->text + sentence.start, sentence.end - sentence.start);

  for (guint i = 0; i < search->masks->len; i++)
    {
      const TlHit *guard = &g_array_index (search->masks, TlHit, i);
      guint owner = tl_search_get_entry (search, guard)->theme;

      if (owner == theme || owner == TL_NO_THEME)
        mask (text, guard, &sentence);
    }
  return text;
}

static gboolean
is_wanted (TlSearch      *search,
           const TlEntry *entry)
{
  return entry->theme == TL_NO_THEME || search->themes == NULL || search->themes[entry->theme];
}

/* What can match in the sentence at hand, in order: guards, then cues, then themes one after
 * another. */
static GArray *
list_candidates (TlSearch *search)
{
  TlRange sentence = search->sentence;

  if (search->all != NULL)
    return search->all;
  return tl_gate_scan (search->matcher->gate, search->scratch->gate,
                       search->folded->text + sentence.start, sentence.end - sentence.start);
}

/* Of a hint it is enough to know that it is there. */
static void
match_pointed (TlSearch   *search,
               guint       index,
               const char *text)
{
  TlEntry *entry = &g_array_index (search->matcher->entries, TlEntry, index);
  TlRange whole = { 0, search->sentence.end - search->sentence.start };

  if (holds_in (search, index, entry->quick, text, whole))
    g_array_append_val (search->pointed, index);
}

static const TlEntry *
get_candidate (const TlSearch *search,
               GArray         *candidates,
               guint           i)
{
  return &g_array_index (search->matcher->entries, TlEntry, g_array_index (candidates, guint, i));
}

/* Returns: the first of the candidates that is a theme's. */
static guint
run_guards_and_cues (TlSearch *search,
                     GArray   *candidates)
{
  TlRange sentence = search->sentence;
  guint i;

  for (i = 0; i < candidates->len; i++)
    {
      const TlEntry *entry = get_candidate (search, candidates, i);

      if (entry->role == TL_ROLE_THEME)
        break;
      if (is_wanted (search, entry))
        tl_search_match (search, g_array_index (candidates, guint, i),
                         search->folded->text + sentence.start, sentence.end - sentence.start,
                         sentence.start,
                         entry->role == TL_ROLE_GUARD ? search->masks : search->cues);
    }
  return i;
}

/* A rule that does not count here is run only where somebody asks why. */
static gboolean
is_run (TlSearch      *search,
        const TlEntry *entry)
{
  return is_wanted (search, entry)
         && (entry->pointed || search->steps != NULL || tl_search_is_place_for (search, entry));
}

static void
run_themes (TlSearch *search,
            GArray   *candidates,
            guint     first)
{
  g_autofree char *masked = NULL;
  guint masked_for = TL_NO_THEME;
  TlRange sentence = search->sentence;
  const char *plain = search->folded->text + sentence.start;

  for (guint i = first; i < candidates->len; i++)
    {
      guint index = g_array_index (candidates, guint, i);
      const TlEntry *entry = get_candidate (search, candidates, i);
      gboolean guarded;

      if (!is_run (search, entry))
        continue;
      guarded = search->masks->len > 0
                && (is_guarded (search, entry->theme) || is_guarded (search, TL_NO_THEME));
      if (guarded && masked_for != entry->theme)
        {
          g_free (masked);
          masked = dup_masked (search, entry->theme);
          masked_for = entry->theme;
        }
      if (entry->pointed)
        match_pointed (search, index, guarded ? masked : plain);
      else
        tl_search_match (search, index, guarded ? masked : plain, sentence.end - sentence.start,
                         sentence.start, search->hits);
    }
}

/* ── hints of the lexicon ── */

/* Whom the words that are read are for: @theme, or all that have no guard in the sentence. */
typedef struct {
  TlSearch *search;
  guint     theme;
} Audience;

static gboolean
is_for (const Audience *audience,
        const TlEntry  *entry)
{
  TlSearch *search = audience->search;

  if (audience->theme != TL_NO_THEME)
    return entry->theme == audience->theme;
  return is_wanted (search, entry)
         && (search->masks->len == 0 || !is_guarded (search, entry->theme));
}

static void
take_hint (guint    index,
           gpointer data)
{
  const Audience *audience = data;
  TlSearch *search = audience->search;
  TlScratch *scratch = search->scratch;

  if (scratch->stamps[index] == scratch->stamp
      || !is_for (audience, &g_array_index (search->matcher->entries, TlEntry, index)))
    return;
  scratch->stamps[index] = scratch->stamp;
  g_array_append_val (search->pointed, index);
}

static void
read_for (TlSearch *search,
          guint     theme)
{
  Audience audience = { search, theme };
  gsize length = search->sentence.end - search->sentence.start;
  g_autofree char *masked = search->masks->len > 0 ? dup_masked (search, theme) : NULL;
  const char *text = masked != NULL ? masked : search->folded->text + search->sentence.start;

  tl_lexicon_read (search->matcher->lexicon, search->scratch->lexicon, text, length, take_hint,
                   &audience);
}

/* A theme with a guard of its own in the sentence reads other words than the rest. */
static void
read_lexicon (TlSearch *search)
{
  search->scratch->stamp++;
  read_for (search, TL_NO_THEME);
  for (guint i = 0; search->masks->len > 0 && i < search->matcher->themes->len; i++)
    if (is_guarded (search, i) && (search->themes == NULL || search->themes[i]))
      read_for (search, i);
}

/* Themes are looked for only where the sentence is of a sort that is coded. */
static void
search_sentence (TlSearch *search)
{
  GArray *candidates = list_candidates (search);
  guint first;

  g_array_set_size (search->masks, 0);
  g_array_set_size (search->cues, 0);
  g_array_set_size (search->hits, 0);
  g_array_set_size (search->pointed, 0);
  first = run_guards_and_cues (search, candidates);
  if (tl_search_find_cue (search, TL_CUE_SET_ASIDE, search->sentence) != NULL)
    search->set_aside = TRUE;
  if (!tl_search_is_coded (search))
    return;

  run_themes (search, candidates, first);
  if (search->all == NULL)
    read_lexicon (search);
  if (search->hits->len > 0 || search->pointed->len > 0)
    tl_search_gather (search);
}

gboolean
tl_search_is_asked_about (const TlSearch *search,
                          TlRange         sentence)
{
  const TlSpan *within = search->within;
  TlSpan span;

  if (within == NULL)
    return TRUE;
  span = tl_search_get_span (search, sentence);
  return span.start < within->start + within->length && within->start < span.start + span.length;
}

/* A sentence that was not asked about is read all the same, without a word: a hint in it may bear
 * out one in a sentence that was. */
static void
search_silently (TlSearch *search)
{
  GPtrArray *steps = g_steal_pointer (&search->steps);

  search_sentence (search);
  search->steps = steps;
}

static void
search_sentences (TlSearch *search)
{
  search->set_aside = FALSE;
  g_array_set_size (search->evidence, 0);
  g_array_set_size (search->connectives, 0);
  g_array_set_size (search->sentences, 0);
  tl_sentences_split (search->folded->text, search->folded->length, search->sentences);
  for (guint i = 0; i < search->sentences->len; i++)
    {
      search->sentence = g_array_index (search->sentences, TlRange, i);
      search->first_step = search->steps != NULL ? search->steps->len : 0;
      if (tl_search_is_asked_about (search, search->sentence))
        search_sentence (search);
      else
        search_silently (search);
    }
  tl_search_settle (search);
}

void
tl_search_block (TlSearch *search,
                 TlBlock  *block,
                 guint     index)
{
  g_autoptr (TlFolded) folded = NULL;
  g_autofree char *reason = NULL;

  search->block = block;
  search->index = index;
  reason = tl_search_why_uncoded (search);
  if (reason != NULL && search->steps == NULL)
    return;

  folded = tl_folded_new (tl_block_get_text (block));
  search->folded = folded;
  if (reason != NULL)
    tl_search_note (search, NULL, FALSE, (TlRange) { 0, 0 }, "%s", reason);
  else
    search_sentences (search);
}
