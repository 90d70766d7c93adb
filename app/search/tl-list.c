/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-list-private.h"

static gboolean
is_same (GArray *before,
         guint   at,
         GArray *now,
         guint   there)
{
  return g_array_index (before, gint64, at) == g_array_index (now, gint64, there);
}

void
tl_list_emit_ids_changed (GListModel *list,
                          GArray     *before,
                          GArray     *now)
{
  guint shorter = MIN (before->len, now->len);
  guint start = 0, end = 0;

  while (start < shorter && is_same (before, start, now, start))
    start++;
  while (end < shorter - start && is_same (before, before->len - 1 - end, now, now->len - 1 - end))
    end++;
  if (start + end < MAX (before->len, now->len))
    g_list_model_items_changed (list, start, before->len - start - end, now->len - start - end);
}

gpointer
tl_list_make_weak (gpointer list)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, list);
  return weak;
}

gpointer
tl_list_take_weak (gpointer weak)
{
  gpointer list = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return list;
}
