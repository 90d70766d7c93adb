/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-examples.h"
#include "tl-matcher.h"
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>

/* Whether the theme is found in the example, and how. What is ruled out, or a mere mention, is
 * none. */
static gboolean
find_theme (TlMatcher  *matcher,
            TlExample  *example,
            TlStance   *stance)
{
  TlBlockFields fields = {
    .kind = TL_BLOCK_PARAGRAPH,
    .section = TL_SECTION_ANALYSIS,
    .text = example->text,
    .page = 1,
  };
  const char *themes[] = { example->theme, NULL };
  g_autoptr (TlBlock) block = tl_block_new (&fields);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  g_autoptr (GPtrArray) findings = NULL;

  g_ptr_array_add (blocks, block);
  findings = tl_matcher_find (matcher, blocks, themes, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (findings, i);

      if ((tl_finding_get_flags (finding) & (TL_FINDING_DENIED | TL_FINDING_MAYBE)) != 0)
        continue;
      *stance = tl_finding_get_stance (finding);
      return TRUE;
    }
  return FALSE;
}

static char *
dup_unfound (TlMatcher *matcher,
             TlExample *example)
{
  g_autofree char *mask = tl_matcher_dup_mask (matcher, example->theme, example->text);

  if (mask != NULL)
    return g_strdup_printf (_("this sentence is to be coded %s, but %s"), example->theme, mask);
  return g_strdup_printf (_("this sentence is to be coded %s, but no rule finds it: add a phrase "
                            "for it"), example->theme);
}

static char *
dup_failure (TlMatcher *matcher,
             TlExample *example)
{
  TlStance stance = TL_STANCE_NEUTRAL;
  gboolean found = find_theme (matcher, example, &stance);

  if (found && !example->expected)
    return g_strdup_printf (_("this sentence must not be coded %s, but is: add a guard, or make "
                              "the phrase that matches it longer"), example->theme);
  if (!found && example->expected)
    return dup_unfound (matcher, example);
  if (found && stance != example->stance)
    return g_strdup_printf (_("this sentence is to be coded %s as %s, but is found as %s: move its "
                              "phrase to the other list"), example->theme,
                            tl_stance_get_label (example->stance), tl_stance_get_label (stance));
  return NULL;
}

static void
add_failure (TlRulebook *book,
             TlExample  *example,
             char       *failure)
{
  if (failure != NULL)
    tl_rulebook_add_fault (book, example->file, example->line, example->column, failure);
}

/* Those from @first on that are of one rule, which has them in the same order.
 *
 * Returns: how many */
static guint
run_rule_examples (TlRulebook *book,
                   TlMatcher  *matcher,
                   guint       first)
{
  TlExample *example = g_ptr_array_index (book->rule_examples, first);
  g_autoptr (GPtrArray) failures = tl_matcher_try_examples (matcher, example->rule);

  for (guint i = 0; i < failures->len; i++)
    add_failure (book, book->rule_examples->pdata[first + i], g_strdup (failures->pdata[i]));
  return MAX (failures->len, 1);
}

static void
run_examples (TlRulebook *book,
              TlMatcher  *matcher)
{
  for (guint i = 0; i < book->examples->len; i++)
    {
      TlExample *example = g_ptr_array_index (book->examples, i);

      add_failure (book, example, dup_failure (matcher, example));
    }
  for (guint i = 0; i < book->rule_examples->len;)
    i += run_rule_examples (book, matcher, i);
}

/* ── those of one theme ── */

void
tl_example_result_free (TlExampleResult *result)
{
  g_free (result->text);
  g_free (result->rule);
  g_free (result->failure);
  g_free (result);
}

/* @failure: (transfer full) (nullable) */
static void
add_result (GPtrArray *results,
            TlExample *example,
            char      *failure)
{
  TlExampleResult *result = g_new0 (TlExampleResult, 1);

  result->text = g_strdup (example->text);
  result->rule = g_strdup (example->rule);
  result->expected = example->expected;
  result->stance = example->stance;
  result->failure = failure;
  g_ptr_array_add (results, result);
}

/* Those from @first on that are of one rule. Returns: how many */
static guint
add_rule_results (GPtrArray  *results,
                  TlRulebook *book,
                  TlMatcher  *matcher,
                  guint       first)
{
  TlExample *example = g_ptr_array_index (book->rule_examples, first);
  g_autoptr (GPtrArray) failures = tl_matcher_try_examples (matcher, example->rule);

  for (guint i = 0; i < failures->len; i++)
    add_result (results, book->rule_examples->pdata[first + i], g_strdup (failures->pdata[i]));
  return MAX (failures->len, 1);
}

static gboolean
is_of_theme (TlExample  *example,
             const char *theme)
{
  return example->rule != NULL ? tl_rule_id_is_of_theme (example->rule, theme)
                               : g_strcmp0 (example->theme, theme) == 0;
}

GPtrArray *
tl_codebook_try_examples (TlCodebook  *codebook,
                          const char  *theme,
                          GError     **error)
{
  const char *const themes[] = { theme, NULL };
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (TlRulebook) book = NULL;
  g_autoptr (TlMatcher) matcher = NULL;

  g_return_val_if_fail (codebook != NULL && theme != NULL, NULL);

  matcher = tl_matcher_new_for (codebook, themes, error);
  if (matcher == NULL)
    return NULL;
  book = tl_rulebook_get (codebook);
  results = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_example_result_free);
  for (guint i = 0; i < book->examples->len; i++)
    if (is_of_theme (book->examples->pdata[i], theme))
      add_result (results, book->examples->pdata[i],
                  dup_failure (matcher, book->examples->pdata[i]));
  for (guint i = 0; i < book->rule_examples->len;)
    i += is_of_theme (book->rule_examples->pdata[i], theme)
           ? add_rule_results (results, book, matcher, i) : 1;
  return g_steal_pointer (&results);
}

/* ── all ── */

static int
compare_faults (gconstpointer a,
                gconstpointer b)
{
  const TlFault *first = *(TlFault *const *) a;
  const TlFault *second = *(TlFault *const *) b;

  if (g_strcmp0 (first->file, second->file) != 0)
    return g_strcmp0 (first->file, second->file);
  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  return first->column < second->column ? -1 : first->column > second->column;
}

GPtrArray *
tl_codebook_check (GBytes *source)
{
  g_autoptr (TlRulebook) book = NULL;
  g_autoptr (TlCodebook) codebook = NULL;
  g_autoptr (TlMatcher) matcher = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  book = tl_rulebook_read (source, NULL, &codebook);
  if (codebook != NULL)
    matcher = tl_matcher_new (codebook, &error);
  if (error != NULL)
    tl_rulebook_add_fault (book, NULL, 1, 1, g_strdup (error->message));
  if (matcher != NULL)
    run_examples (book, matcher);
  g_ptr_array_sort (book->faults, compare_faults);
  return g_ptr_array_ref (book->faults);
}
