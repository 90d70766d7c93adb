/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-array-private.h"

GPtrArray *
tl_array_copy (GPtrArray      *items,
               GBoxedCopyFunc  ref,
               GDestroyNotify  unref)
{
  guint n = items != NULL ? items->len : 0;
  GPtrArray *copy = g_ptr_array_new_full (n, unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (copy, ref (g_ptr_array_index (items, i)));
  return copy;
}
