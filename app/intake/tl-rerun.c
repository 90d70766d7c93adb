/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rerun.h"

#include "tl-behind.h"
#include "tl-codebook-file.h"
#include "tl-incomplete-private.h"

/* Another program may have erased the document since it was listed: it is passed over. */
static gboolean
replace_findings (TlStore             *store,
                  TlMatcher           *matcher,
                  const char *const   *themes,
                  gint64               document,
                  GPtrArray           *findings,
                  TlRerunResult       *result,
                  GCancellable        *cancellable,
                  GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  TlReplaced replaced;

  if (tl_store_replace_findings (store, document, tl_matcher_get_codebook (matcher), findings,
                                 themes, &replaced, cancellable, &local_error))
    {
      result->gained += replaced.gained;
      result->lost += replaced.lost;
      result->kept += replaced.kept;
      return TRUE;
    }
  if (g_error_matches (local_error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
rerun_document (TlStore             *store,
                TlMatcher           *matcher,
                const char *const   *themes,
                gint64               document,
                TlRerunResult       *result,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr (GPtrArray) blocks = tl_store_load_blocks (store, document, cancellable, error);
  g_autoptr (GPtrArray) findings = NULL;

  if (blocks == NULL)
    return FALSE;
  findings = tl_matcher_find (matcher, blocks, themes, cancellable);
  if (findings == NULL)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return FALSE;
    }
  /* First, so that no document is taken for done of which it was forgotten. */
  return tl_incomplete_keep (store, matcher, cancellable, error)
         && replace_findings (store, matcher, themes, document, findings, result, cancellable,
                              error);
}

gboolean
tl_rerun_run (TlStore             *store,
              TlMatcher           *matcher,
              const char *const   *themes,
              TlRerunResult       *result,
              GCancellable        *cancellable,
              GError             **error)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GArray) documents = NULL;

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (matcher != NULL && result != NULL, FALSE);

  *result = (TlRerunResult) { 0 };
  documents = tl_store_load_document_ids (store, cancellable, error);
  if (documents == NULL)
    return FALSE;
  g_atomic_int_set (&result->n_documents, documents->len);
  for (guint i = 0; i < documents->len; i++)
    {
      if (!rerun_document (store, matcher, themes, g_array_index (documents, gint64, i), result,
                           cancellable, error))
        return FALSE;
      g_atomic_int_inc (&result->n_done);
    }
  if (!tl_store_count_reviews (store, &result->reviews, cancellable, error))
    return FALSE;
  result->seconds = g_timer_elapsed (timer, NULL);
  return TRUE;
}

/* ── what is behind ── */

typedef struct {
  TlStore       *store;
  TlCodebook    *codebook;
  TlRerunResult *result;
} Finish;

/* Returns: (transfer full) (nullable): what the documents are to be run for; NULL for all themes */
static GStrv
dup_themes (TlCodebook *codebook,
            GBytes     *source)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) earlier = NULL;

  if (source != NULL)
    earlier = tl_codebook_parse (source, &faults);
  return earlier != NULL ? tl_codebook_list_differing_themes (earlier, codebook) : NULL;
}

static gboolean
finish_documents (Finish        *finish,
                  TlBehind      *behind,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_auto (GStrv) themes = dup_themes (finish->codebook, behind->source);
  const char *const *only = (const char *const *) themes;
  g_autoptr (TlMatcher) matcher = only != NULL ? tl_matcher_new_for (finish->codebook, only, error)
                                               : tl_matcher_new (finish->codebook, error);

  if (matcher == NULL)
    return FALSE;
  for (guint i = 0; i < behind->documents->len; i++)
    {
      const gint64 document = g_array_index (behind->documents, gint64, i);

      if ((only == NULL || only[0] != NULL)
          && !rerun_document (finish->store, matcher, only, document, finish->result, cancellable,
                              error))
        return FALSE;
      if (!tl_store_note_run (finish->store, document, tl_codebook_get_version (finish->codebook),
                              cancellable, error))
        return FALSE;
      g_atomic_int_inc (&finish->result->n_done);
    }
  return TRUE;
}

/* Takes as done the documents whose findings are those of @codebook already. */
static gboolean
pass_documents (TlStore       *store,
                TlCodebook    *codebook,
                TlBehind      *behind,
                GCancellable  *cancellable,
                GError       **error)
{
  g_auto (GStrv) themes = dup_themes (codebook, behind->source);

  if (themes == NULL || *themes != NULL)
    return TRUE;
  for (guint i = 0; i < behind->documents->len; i++)
    if (!tl_store_note_run (store, g_array_index (behind->documents, gint64, i),
                            tl_codebook_get_version (codebook), cancellable, error))
      return FALSE;
  return TRUE;
}

gboolean
tl_rerun_pass (TlStore       *store,
               TlCodebook    *codebook,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (codebook != NULL, FALSE);

  list = tl_store_load_behind (store, tl_codebook_get_version (codebook), cancellable, error);
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (!pass_documents (store, codebook, list->pdata[i], cancellable, error))
      return FALSE;
  return list != NULL;
}

gboolean
tl_rerun_finish (TlStore        *store,
                 TlCodebook     *codebook,
                 TlRerunResult  *result,
                 GCancellable   *cancellable,
                 GError        **error)
{
  Finish finish = { store, codebook, result };
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GPtrArray) list = NULL;
  guint n_documents = 0;

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (codebook != NULL && result != NULL, FALSE);

  *result = (TlRerunResult) { 0 };
  list = tl_store_load_behind (store, tl_codebook_get_version (codebook), cancellable, error);
  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    n_documents += ((TlBehind *) list->pdata[i])->documents->len;
  g_atomic_int_set (&result->n_documents, n_documents);
  for (guint i = 0; i < list->len; i++)
    if (!finish_documents (&finish, list->pdata[i], cancellable, error))
      return FALSE;
  if (!tl_store_count_reviews (store, &result->reviews, cancellable, error))
    return FALSE;
  result->seconds = g_timer_elapsed (timer, NULL);
  return TRUE;
}
