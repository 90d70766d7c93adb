/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checked-document.h"

#include <math.h>

static void
check_block (const TlBlock *block,
             GPtrArray     *texts)
{
  g_autofree gunichar *read = g_utf8_to_ucs4_fast (tl_block_get_text (block), -1, NULL);
  guint n_places, end = 0;
  const TlPlace *places = tl_block_get_places (block, &n_places);

  for (guint i = 0; i < n_places; i++)
    {
      const gunichar *printed = texts->pdata[places[i].page - 1];

      g_assert_cmpuint (places[i].start, >=, end);
      end = places[i].start + places[i].length;
      g_assert_cmpuint (end, <=, tl_block_get_n_chars (block));
      g_assert_cmpmem (read + places[i].start, places[i].length * sizeof (gunichar),
                       printed + places[i].offset, places[i].length * sizeof (gunichar));
      g_assert_true (isfinite (places[i].box.x1) && isfinite (places[i].box.y2));
    }
}

void
check_document (TlDocument *document,
                GPtrArray  *pages)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < pages->len; i++)
    {
      g_autofree char *text = tl_page_dup_text (pages->pdata[i]);

      g_ptr_array_add (texts, g_utf8_to_ucs4_fast (text, -1, NULL));
    }
  for (guint i = 0; i < tl_document_get_n_blocks (document); i++)
    check_block (tl_document_get_block (document, i), texts);
  for (guint i = 0; i < tl_document_get_n_recommendations (document); i++)
    g_assert_cmpuint (tl_recommendation_get_block (tl_document_get_recommendation (document, i)), <,
                      tl_document_get_n_blocks (document));
}
