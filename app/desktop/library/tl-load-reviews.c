/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-load-reviews-private.h"

typedef struct {
  TlStore *store;
  GArray  *reviews;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->store);
  g_array_unref (wanted->reviews);
  g_free (wanted);
}

static gboolean
add (GPtrArray     *found,
     TlStore       *store,
     gint64         review,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr (GError) local = NULL;
  TlReviewDetails *details = tl_review_details_load (store, review, cancellable, &local);

  if (details != NULL)
    g_ptr_array_add (found, details);
  else if (!g_error_matches (local, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Wanted *wanted = task_data;
  g_autoptr (GPtrArray) found = NULL;
  GError *error = NULL;

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_review_details_free);
  for (guint i = 0; i < wanted->reviews->len; i++)
    if (!add (found, wanted->store, g_array_index (wanted->reviews, gint64, i), cancellable,
              &error))
      {
        g_task_return_error (task, error);
        return;
      }
  g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) g_ptr_array_unref);
}

void
tl_load_reviews_async (gpointer             source,
                       TlStore             *store,
                       GArray              *reviews,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->store = g_object_ref (store);
  wanted->reviews = g_array_copy (reviews);
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_run_in_thread (task, load_thread);
}

GPtrArray *
tl_load_reviews_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
