/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-twin.h"

#include "tl-same-review.h"

gboolean
tl_twin_find (TlStore       *store,
              gint64         review,
              TlReviewTwin **twin,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (twin != NULL, FALSE);

  *twin = NULL;
  all = tl_store_load_twins (store, review, cancellable, error);
  if (all == NULL)
    return FALSE;
  for (guint i = 1; i < all->len; i++)
    {
      const TlReviewTwin *own = all->pdata[0], *other = all->pdata[i];

      if (!tl_maybe_same_review (own->facts, other->facts))
        continue;
      *twin = g_ptr_array_steal_index (all, i);
      return TRUE;
    }
  return TRUE;
}
