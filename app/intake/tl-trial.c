/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-trial.h"

#include "tl-codebook-file.h"
#include "tl-matcher.h"

#include <string.h>

/* More rules than these are not looked up by their words. */
#define MOST_RULES 40
#define UNCOUNTED (TL_FINDING_DENIED | TL_FINDING_MAYBE)

/* What one code book finds in a paragraph. */
typedef struct {
  GPtrArray *counted;
  GPtrArray *weak;            /* matched only */
} Found;

/* One of the two code books, with those of its rules that the other has not. */
typedef struct {
  TlMatcher *matcher;
  GStrv      rules;
} Side;

typedef struct {
  Side           before;
  Side           after;
  TlTrialFunc    func;
  gpointer       data;
  TlTrialCounts *counts;
  gboolean       asks_words;  /* whether a paragraph has to hold those of a rule that differs */
} Trial;

void
tl_trial_change_free (TlTrialChange *change)
{
  g_clear_pointer (&change->before, tl_finding_unref);
  g_clear_pointer (&change->after, tl_finding_unref);
  g_free (change->quote);
  g_free (change);
}

gboolean
tl_trial_change_is_weak (const TlTrialChange *change)
{
  return change->after != NULL && (tl_finding_get_flags (change->after) & TL_FINDING_MAYBE) != 0;
}

static void
side_clear (Side *side)
{
  g_clear_pointer (&side->matcher, tl_matcher_unref);
  g_clear_pointer (&side->rules, g_strfreev);
}

/* ── what differs ── */

/* Ids are sorted, so those of a theme stand together. */
static void
add_themes (GPtrArray *themes,
            GStrv      rules)
{
  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_autofree char *theme = g_strndup (rules[i], strcspn (rules[i], "."));

      if (!g_ptr_array_find_with_equal_func (themes, theme, g_str_equal, NULL))
        g_ptr_array_add (themes, g_steal_pointer (&theme));
    }
}

/* The themes whose rules differ. */
static GStrv
list_themes (Trial *trial)
{
  g_autoptr (GPtrArray) themes = g_ptr_array_new_with_free_func (g_free);

  add_themes (themes, trial->before.rules);
  add_themes (themes, trial->after.rules);
  g_ptr_array_add (themes, NULL);
  return (GStrv) g_ptr_array_steal (themes, NULL);
}

static gboolean
prepare (Trial       *trial,
         TlCodebook  *before,
         TlCodebook  *after,
         GError     **error)
{
  g_auto (GStrv) themes = NULL;

  trial->before.rules = tl_codebook_list_differing (before, after);
  trial->after.rules = tl_codebook_list_differing (after, before);
  themes = list_themes (trial);
  trial->before.matcher = tl_matcher_new_for (before, (const char *const *) themes, error);
  if (trial->before.matcher == NULL)
    return FALSE;
  trial->after.matcher = tl_matcher_new_for (after, (const char *const *) themes, error);
  return trial->after.matcher != NULL;
}

static void
add_wanted (GPtrArray *wanted,
            Side      *side)
{
  for (guint i = 0; side->rules[i] != NULL; i++)
    g_ptr_array_add (wanted, tl_matcher_list_words (side->matcher, side->rules[i]));
}

/* What the paragraphs to look at hold, or NULL for all of them: where most rules differ, asking for
 * their words costs more than it saves. */
static GPtrArray *
list_wanted (Trial *trial)
{
  g_autoptr (GPtrArray) wanted = NULL;

  if (g_strv_length (trial->before.rules) + g_strv_length (trial->after.rules) > MOST_RULES)
    return NULL;
  wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  add_wanted (wanted, &trial->before);
  add_wanted (wanted, &trial->after);
  return g_steal_pointer (&wanted);
}

/* ── one paragraph ── */

/* Whether they speak of the same passage and theme. */
static gboolean
is_same_passage (TlFinding *a,
                 TlFinding *b)
{
  TlSpan first = tl_finding_get_span (a);
  TlSpan second = tl_finding_get_span (b);

  return first.start == second.start && first.length == second.length
         && g_str_equal (tl_finding_get_theme (a), tl_finding_get_theme (b));
}

/* Takes out of @findings, and returns, one of the passage of @like: of its stance if there is
 * one. */
static TlFinding *
take_match (GPtrArray *findings,
            TlFinding *like)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (findings, i);

      if (!is_same_passage (finding, like))
        continue;
      found = i;
      if (tl_finding_get_stance (finding) == tl_finding_get_stance (like))
        break;
    }
  return found != G_MAXUINT ? g_ptr_array_steal_index (findings, found) : NULL;
}

static void
tell (Trial             *trial,
      const TlParagraph *paragraph,
      TlBlock           *block,
      TlFinding         *before,
      TlFinding         *after)
{
  TlTrialChange *change;

  if (trial->func == NULL)
    return;
  change = g_new0 (TlTrialChange, 1);
  change->document = paragraph->document;
  change->index = paragraph->index;
  change->page = paragraph->page;
  change->before = before != NULL ? tl_finding_ref (before) : NULL;
  change->after = after != NULL ? tl_finding_ref (after) : NULL;
  change->quote = tl_block_dup_quote (block, tl_finding_get_span (after != NULL ? after : before));
  trial->func (change, trial->counts, trial->data);
}

static void
compare (Trial             *trial,
         const TlParagraph *paragraph,
         TlBlock           *block,
         GPtrArray         *before,
         GPtrArray         *after)
{
  for (guint i = 0; i < before->len; i++)
    {
      TlFinding *was = g_ptr_array_index (before, i);
      g_autoptr (TlFinding) is = take_match (after, was);

      if (is == NULL)
        trial->counts->lost++;
      else if (tl_finding_get_stance (is) != tl_finding_get_stance (was))
        trial->counts->changed++;
      else
        {
          trial->counts->kept++;
          continue;
        }
      tell (trial, paragraph, block, was, is);
    }
  trial->counts->gained += after->len;
  for (guint i = 0; i < after->len; i++)
    tell (trial, paragraph, block, NULL, g_ptr_array_index (after, i));
}

static gboolean
has_passage (GPtrArray *findings,
             TlFinding *like)
{
  for (guint i = 0; i < findings->len; i++)
    if (is_same_passage (g_ptr_array_index (findings, i), like))
      return TRUE;
  return FALSE;
}

/* Those lost are told already, and those kept or weak before are nothing new. */
static void
tell_weak (Trial             *trial,
           const TlParagraph *paragraph,
           TlBlock           *block,
           const Found       *before,
           const Found       *after)
{
  for (guint i = 0; i < after->weak->len; i++)
    {
      TlFinding *is = g_ptr_array_index (after->weak, i);

      if (has_passage (before->counted, is) || has_passage (before->weak, is))
        continue;
      trial->counts->weak++;
      tell (trial, paragraph, block, NULL, is);
    }
}

static void
found_clear (Found *found)
{
  g_clear_pointer (&found->counted, g_ptr_array_unref);
  g_clear_pointer (&found->weak, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static Found
find (Side      *side,
      GPtrArray *blocks)
{
  g_autoptr (GPtrArray) findings = tl_matcher_find (side->matcher, blocks, NULL, NULL);
  Found found = { g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_unref),
                  g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_unref) };

  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (findings, i);
      const TlFindingFlags uncounted = tl_finding_get_flags (finding) & UNCOUNTED;

      if (uncounted == 0)
        g_ptr_array_add (found.counted, tl_finding_ref (finding));
      else if (uncounted == TL_FINDING_MAYBE)
        g_ptr_array_add (found.weak, tl_finding_ref (finding));
    }
  return found;
}

static gboolean
visit_cb (const TlParagraph  *paragraph,
          gpointer            data,
          GError            **error)
{
  Trial *trial = data;
  TlBlockFields fields = { .kind = paragraph->kind, .section = paragraph->section,
                           .text = paragraph->text, .page = paragraph->page };
  g_autoptr (TlBlock) block = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_auto (Found) before = { NULL, NULL };
  g_auto (Found) after = { NULL, NULL };

  if (trial->asks_words
      && !tl_matcher_touches (trial->before.matcher, (const char *const *) trial->before.rules,
                              paragraph->text)
      && !tl_matcher_touches (trial->after.matcher, (const char *const *) trial->after.rules,
                              paragraph->text))
    return TRUE;

  block = tl_block_new (&fields);
  blocks = g_ptr_array_new ();
  g_ptr_array_add (blocks, block);
  before = find (&trial->before, blocks);
  after = find (&trial->after, blocks);
  trial->counts->paragraphs++;
  tell_weak (trial, paragraph, block, &before, &after);
  compare (trial, paragraph, block, before.counted, after.counted);
  return TRUE;
}

gboolean
tl_trial_run (TlStore        *store,
              TlCodebook     *before,
              TlCodebook     *after,
              TlTrialFunc     func,
              gpointer        data,
              TlTrialCounts  *counts,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GPtrArray) wanted = NULL;
  Trial trial = { .func = func, .data = data, .counts = counts };
  gboolean done;

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (before != NULL && after != NULL && counts != NULL, FALSE);

  *counts = (TlTrialCounts) { 0 };
  done = prepare (&trial, before, after, error);
  if (done && (*trial.before.rules != NULL || *trial.after.rules != NULL))
    {
      wanted = list_wanted (&trial);
      trial.asks_words = wanted != NULL;
      done = tl_store_visit_paragraphs (store, wanted, visit_cb, &trial, cancellable, error);
    }
  side_clear (&trial.before);
  side_clear (&trial.after);
  counts->seconds = g_timer_elapsed (timer, NULL);
  return done;
}
