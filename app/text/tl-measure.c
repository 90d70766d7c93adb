/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rows-private.h"

/* Columns that end so near each other have one measure. */
#define BEFORE  1.0f
#define AFTER   3.0f

/* Tables may reach beyond the text: the measure is where lines of text end. */
static void
measure (GPtrArray *rows)
{
  const TlColumn *measured = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const TlRow *row = rows->pdata[i];
      TlColumn *column = row->column;

      if (row->kind != TL_ROW_TEXT)
        continue;
      column->right = column == measured ? MAX (column->right, row->box.x2) : row->box.x2;
      measured = column;
    }
}

static int
compare_floats (gconstpointer a,
                gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return x < y ? -1 : x > y;
}

static GArray *
list_rights (GPtrArray *columns,
             guint      kind)
{
  GArray *rights = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 0; i < columns->len; i++)
    if (((TlColumn *) columns->pdata[i])->kind == kind)
      g_array_append_val (rights, ((TlColumn *) columns->pdata[i])->right);
  g_array_sort (rights, compare_floats);
  return rights;
}

/* The widest measure that more than one column has; of a few columns, the widest. */
static float
common_right (GArray   *rights,
              gboolean  few)
{
  for (guint i = rights->len; i-- > 0;)
    {
      float right = g_array_index (rights, float, i);

      if (few || (i > 0 && g_array_index (rights, float, i - 1) >= right - BEFORE) ||
          (i + 1 < rights->len && g_array_index (rights, float, i + 1) <= right + AFTER))
        return right;
    }
  return 0;
}

void
tl_columns_measure (GPtrArray *columns,
                    GPtrArray *rows)
{
  float right[TL_COLUMN_KINDS];

  measure (rows);
  for (guint kind = 0; kind < TL_COLUMN_KINDS; kind++)
    {
      g_autoptr (GArray) rights = list_rights (columns, kind);

      right[kind] = common_right (rights, columns->len < 4);
    }
  for (guint i = 0; i < columns->len; i++)
    {
      TlColumn *column = columns->pdata[i];

      if (column->left < right[column->kind])
        column->right = MAX (column->right, right[column->kind]);
    }
}
