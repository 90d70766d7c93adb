/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typed-pages.h"

static TlLine *
line_of (const TypedLine *typed)
{
  float size = typed->size > 0 ? typed->size : 10;
  guint n = g_utf8_strlen (typed->text, -1);
  g_autofree TlBox *boxes = g_new (TlBox, n + 1);
  TlTextRun run = { 0, n, typed->bold ? "Typed-Bold" : "Typed", size, typed->bold, FALSE };

  for (guint i = 0; i < n; i++)
    boxes[i] = (TlBox) { typed->x + i * size / 2, typed->y, typed->x + (i + 1) * size / 2,
                         typed->y + size };
  return tl_line_new (
    &(TlLineFields) { .text = typed->text, .boxes = boxes, .runs = &run, .n_runs = 1 });
}

TlPage *
typed_page (guint            number,
            const TypedLine *lines)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_unref);

  for (; lines->text; lines++)
    g_ptr_array_add (array, line_of (lines));
  return tl_page_new (&(TlPageFields) { .number = number,
                                        .width = 595,
                                        .height = 842,
                                        .origin = TL_PAGE_TEXT,
                                        .lines = array });
}

TlDocument *
typed_document (const TypedLine *const *pages,
                guint                   n_pages)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);

  for (guint i = 0; i < n_pages; i++)
    g_ptr_array_add (array, typed_page (i + 1, pages[i]));
  return tl_structure_build (array, tl_authorities_get_default (), NULL);
}

const TlBlock *
typed_find (TlDocument *document,
            const char *text)
{
  for (guint i = 0; i < tl_document_get_n_blocks (document); i++)
    {
      const TlBlock *block = tl_document_get_block (document, i);

      if (g_str_has_prefix (tl_block_get_text (block), text))
        return block;
    }
  g_error ("no block begins with “%s”", text);
}

const char *
typed_fact (TlDocument *document,
            TlFactName  name)
{
  const TlFact *fact = tl_document_find_fact (document, name);

  return fact ? tl_fact_get_value (fact) : NULL;
}
