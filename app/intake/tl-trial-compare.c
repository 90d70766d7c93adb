/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-trial-private.h"

#define UNCOUNTED (TL_FINDING_DENIED | TL_FINDING_MAYBE)

/* What one code book finds in a paragraph. */
typedef struct {
  GPtrArray *counted;
  GPtrArray *weak;            /* matched only */
} Found;

/* What has been found to differ so far. */
typedef struct {
  GPtrArray     *changes;     /* or NULL where nobody wants them */
  TlTrialCounts *counts;
} Comparison;

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
tell (Comparison        *comparison,
      const TlParagraph *paragraph,
      TlBlock           *block,
      TlFinding         *before,
      TlFinding         *after)
{
  TlTrialChange *change;

  if (comparison->changes == NULL)
    return;
  change = g_new0 (TlTrialChange, 1);
  change->document = paragraph->document;
  change->index = paragraph->index;
  change->page = paragraph->page;
  change->before = before != NULL ? tl_finding_ref (before) : NULL;
  change->after = after != NULL ? tl_finding_ref (after) : NULL;
  change->quote = tl_block_dup_quote (block, tl_finding_get_span (after != NULL ? after : before));
  g_ptr_array_add (comparison->changes, change);
}

static void
compare (Comparison        *comparison,
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
        comparison->counts->lost++;
      else if (tl_finding_get_stance (is) != tl_finding_get_stance (was))
        comparison->counts->changed++;
      else
        {
          comparison->counts->kept++;
          continue;
        }
      tell (comparison, paragraph, block, was, is);
    }
  comparison->counts->gained += after->len;
  for (guint i = 0; i < after->len; i++)
    tell (comparison, paragraph, block, NULL, g_ptr_array_index (after, i));
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
tell_weak (Comparison        *comparison,
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
      comparison->counts->weak++;
      tell (comparison, paragraph, block, NULL, is);
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
find (TlMatcher *matcher,
      GPtrArray *blocks)
{
  g_autoptr (GPtrArray) findings = tl_matcher_find (matcher, blocks, NULL, NULL);
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

void
tl_trial_compare (TlMatcher         *before,
                  TlMatcher         *after,
                  const TlParagraph *paragraph,
                  GPtrArray         *changes,
                  TlTrialCounts     *counts)
{
  Comparison comparison = { changes, counts };
  TlBlockFields fields = { .kind = paragraph->kind, .section = paragraph->section,
                           .text = paragraph->text, .page = paragraph->page };
  g_autoptr (TlBlock) block = tl_block_new (&fields);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  g_auto (Found) was = { NULL, NULL };
  g_auto (Found) is = { NULL, NULL };

  g_ptr_array_add (blocks, block);
  was = find (before, blocks);
  is = find (after, blocks);
  counts->paragraphs++;
  tell_weak (&comparison, paragraph, block, &was, &is);
  compare (&comparison, paragraph, block, was.counted, is.counted);
}
