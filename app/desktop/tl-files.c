/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-files-private.h"

static guint
count (GFile **files)
{
  guint n = 0;

  while (files != NULL && files[n] != NULL)
    n++;
  return n;
}

GFile **
tl_files_join (GFile **a,
               GFile **b)
{
  const guint n_a = count (a);
  const guint n_b = count (b);
  GFile **files = g_new0 (GFile *, n_a + n_b + 1);

  for (guint i = 0; i < n_a; i++)
    files[i] = g_object_ref (a[i]);
  for (guint i = 0; i < n_b; i++)
    files[n_a + i] = g_object_ref (b[i]);
  return files;
}

GFile **
tl_files_copy (GFile **files)
{
  return tl_files_join (NULL, files);
}

GFile **
tl_files_from_list (GListModel *list)
{
  const guint n = g_list_model_get_n_items (list);
  GFile **files = g_new0 (GFile *, n + 1);

  for (guint i = 0; i < n; i++)
    files[i] = g_list_model_get_item (list, i);
  return files;
}

void
tl_files_free (GFile **files)
{
  const guint n = count (files);

  for (guint i = 0; i < n; i++)
    g_object_unref (files[i]);
  g_free (files);
}
