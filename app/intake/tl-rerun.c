/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rerun.h"

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
  return replace_findings (store, matcher, themes, document, findings, result, cancellable, error);
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
