/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rulebook-private.h"

#include <string.h>

#define DEFAULT_CODEBOOK \
  "resource:///io/github/throughline/Throughline/engine/codebook/case-reviews.codebook"

static const char *const cue_names[TL_N_CUES] = {
  [TL_CUE_QUESTION] = "question",
  [TL_CUE_NORM] = "norm",
  [TL_CUE_PROCESS] = "process",
  [TL_CUE_HYPOTHETICAL] = "hypothetical",
  [TL_CUE_AFTERWARDS] = "afterwards",
  [TL_CUE_RULE_OUT] = "rule-out",
  [TL_CUE_SET_ASIDE] = "set-aside",
  [TL_CUE_RECOMMENDATION] = "recommendation",
  [TL_CUE_CHANGED] = "changed",
  [TL_CUE_SHORTFALL] = "shortfall",
  [TL_CUE_STRENGTH] = "strength",
  [TL_CUE_PRACTITIONER] = "practitioner",
  [TL_CUE_FAMILY] = "family",
  [TL_CUE_AGENCY] = "agency",
  [TL_CUE_LITERATURE] = "literature",
  [TL_CUE_CAUSE_FIRST] = "cause-first",
  [TL_CUE_EFFECT_FIRST] = "effect-first",
  [TL_CUE_NO_CAUSE] = "no-cause",
};

const char *
tl_cue_to_string (TlCue cue)
{
  return cue_names[cue];
}

gboolean
tl_cue_from_string (const char *name,
                    TlCue      *cue)
{
  for (guint i = 0; i < TL_N_CUES; i++)
    if (g_str_equal (cue_names[i], name))
      {
        *cue = i;
        return TRUE;
      }
  return FALSE;
}

void
tl_fault_free (TlFault *fault)
{
  g_free (fault->file);
  g_free (fault->message);
  g_free (fault);
}

static void
example_free (TlExample *example)
{
  g_free (example->theme);
  g_free (example->rule);
  g_free (example->text);
  g_free (example->file);
  g_free (example);
}

TlRulebook *
tl_rulebook_new (TlRulebook *like)
{
  TlRulebook *book = g_new0 (TlRulebook, 1);

  g_atomic_ref_count_init (&book->refs);
  book->families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < TL_N_CUES; i++)
    book->cues[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_rule_unref);
  book->weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  book->needs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book->backgrounds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  book->examples = g_ptr_array_new_with_free_func ((GDestroyNotify) example_free);
  book->rule_examples = g_ptr_array_new_with_free_func ((GDestroyNotify) example_free);
  book->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fault_free);
  book->patterns = like != NULL ? tl_patterns_ref (like->patterns) : tl_patterns_new ();
  return book;
}

TlRulebook *
tl_rulebook_ref (TlRulebook *book)
{
  g_atomic_ref_count_inc (&book->refs);
  return book;
}

void
tl_rulebook_unref (TlRulebook *book)
{
  if (!g_atomic_ref_count_dec (&book->refs))
    return;
  g_hash_table_unref (book->families);
  for (guint i = 0; i < TL_N_CUES; i++)
    g_ptr_array_unref (book->cues[i]);
  g_hash_table_unref (book->weights);
  g_hash_table_unref (book->needs);
  g_hash_table_unref (book->backgrounds);
  g_ptr_array_unref (book->examples);
  g_ptr_array_unref (book->rule_examples);
  g_ptr_array_unref (book->faults);
  tl_patterns_unref (book->patterns);
  g_free (book);
}

void
tl_rulebook_add_fault (TlRulebook *book,
                       const char *file,
                       guint       line,
                       guint       column,
                       char       *message)
{
  TlFault *fault = g_new (TlFault, 1);

  fault->file = g_strdup (file);
  fault->line = line;
  fault->column = column;
  fault->message = message;
  g_ptr_array_add (book->faults, fault);
}

gboolean
tl_rule_id_is_of_theme (const char *id,
                        const char *theme)
{
  const gsize length = strlen (theme);

  return strncmp (id, theme, length) == 0 && id[length] == '.';
}

GBytes *
tl_codebook_dup_default_source (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri (DEFAULT_CODEBOOK);
  GBytes *source = tl_codebook_read_source (file, NULL, NULL);

  g_assert (source != NULL);
  return source;
}

TlCodebook *
tl_codebook_parse (GBytes     *source,
                   GPtrArray **faults)
{
  return tl_codebook_parse_like (source, NULL, faults);
}

TlCodebook *
tl_codebook_parse_like (GBytes      *source,
                        TlCodebook  *like,
                        GPtrArray  **faults)
{
  g_autoptr (TlRulebook) book = NULL;
  TlCodebook *codebook = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  book = tl_rulebook_read (source, like, &codebook);
  if (faults != NULL)
    *faults = g_ptr_array_ref (book->faults);
  return codebook;
}

/* One that was not read by this room has its source read now. */
TlRulebook *
tl_rulebook_get (TlCodebook *codebook)
{
  TlRulebook *book = tl_codebook_get_reading (codebook);
  GBytes *source = tl_codebook_get_source (codebook);
  g_autoptr (TlCodebook) read = NULL;

  if (book != NULL)
    return tl_rulebook_ref (book);
  return source != NULL ? tl_rulebook_read (source, NULL, &read) : tl_rulebook_new (NULL);
}
