/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typed-flow.h"

#include <string.h>

#define LEFT    60.0f
#define RIGHT  535.0f
#define TOP     80.0f
#define BOTTOM 780.0f
#define GUTTER  30.0f

typedef struct {
  const TypedLook *look;
  GPtrArray       *pages;
  GArray          *lines;
  GPtrArray       *texts;
  guint            column;
  float            y;
} Flow;

static float
column_width (const Flow *flow)
{
  return (RIGHT - LEFT - (flow->look->n_columns - 1) * GUTTER) / flow->look->n_columns;
}

static float
column_left (const Flow *flow)
{
  return LEFT + flow->column * (column_width (flow) + GUTTER);
}

static void
add_line (Flow             *flow,
          float             x,
          float             y,
          char             *text,
          const TypedBlock *like)
{
  TypedLine line = { x, y, text, like ? like->size : 0, like && like->bold };

  g_ptr_array_add (flow->texts, text);
  g_array_append_val (flow->lines, line);
}

static void
add_number (Flow *flow)
{
  static const char *const roman[] = { "i", "ii", "iii", "iv", "v", "vi" };
  guint page = flow->pages->len + 1;
  char *label = page <= flow->look->roman ? g_strdup (roman[page - 1])
                                          : g_strdup_printf ("%u", page - flow->look->roman);

  if (flow->look->head && page > 1)
    add_line (flow, LEFT, 30, g_strdup (flow->look->head), NULL);
  add_line (flow, 295, 805, label, NULL);
}

static void
end_page (Flow *flow)
{
  TypedLine end = { 0 };

  add_number (flow);
  g_array_append_val (flow->lines, end);
  g_ptr_array_add (flow->pages, typed_page (flow->pages->len + 1,
                                            (const TypedLine *) flow->lines->data));
  g_array_set_size (flow->lines, 0);
  flow->column = 0;
  flow->y = TOP;
}

static void
advance (Flow *flow,
         float by)
{
  flow->y += by;
  if (flow->y < BOTTOM)
    return;
  flow->y = TOP;
  if (++flow->column >= flow->look->n_columns)
    end_page (flow);
}

/* How many bytes of @text go on a line of @n letters. */
static gsize
fit (const char *text,
     guint       n)
{
  const char *end, *space;

  if ((guint) g_utf8_strlen (text, -1) <= n)
    return strlen (text);
  end = g_utf8_offset_to_pointer (text, n + 1);
  space = g_strrstr_len (text, end - text, " ");
  return space ? (gsize) (space - text) : (gsize) (end - text);
}

static void
set_block (Flow             *flow,
           const TypedBlock *block)
{
  float size = block->size > 0 ? block->size : 10;
  float indent = block->number || flow->look->hanging == 0 || block->bold ? 0
                                                                          : flow->look->hanging;
  const char *p = block->text;

  if (block->number)
    {
      add_line (flow, column_left (flow), flow->y, g_strdup (block->number), block);
      indent = MAX (flow->look->hanging, (strlen (block->number) + 1) * size / 2);
    }
  while (*p)
    {
      gsize length = fit (p, (guint) ((column_width (flow) - indent) / (size / 2)));

      add_line (flow, column_left (flow) + indent, flow->y, g_strndup (p, length), block);
      p += length;
      while (*p == ' ')
        p++;
      advance (flow, size * (*p ? 1.2f : 2.0f));
    }
}

TlDocument *
typed_flow (const TypedLook  *look,
            const TypedBlock *blocks)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (TypedLine));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Flow flow = { look, pages, lines, texts, 0, TOP };

  for (; blocks->text; blocks++)
    if (*blocks->text)
      set_block (&flow, blocks);
    else
      end_page (&flow);
  end_page (&flow);
  return tl_structure_build (pages, tl_authorities_get_default (), NULL);
}
