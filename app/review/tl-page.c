/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-page.h"

#include "tl-array-private.h"

struct _TlPage {
  gatomicrefcount refs;
  guint           number;
  char           *label;
  float           width;
  float           height;
  TlPageOrigin    origin;
  float           image_share;
  float           confidence;
  guint           n_hidden;
  GPtrArray      *lines;
  guint          *offsets;
  guint           n_chars;
};

G_DEFINE_BOXED_TYPE (TlPage, tl_page, tl_page_ref, tl_page_unref)

static void
count_offsets (TlPage *page)
{
  guint offset = 0;

  page->offsets = g_new (guint, page->lines->len);
  for (guint i = 0; i < page->lines->len; i++)
    {
      page->offsets[i] = offset;
      page->n_chars = offset + tl_line_get_n_chars (g_ptr_array_index (page->lines, i));
      offset = page->n_chars + 1;
    }
}

TlPage *
tl_page_new (const TlPageFields *fields)
{
  TlPage *page;

  g_return_val_if_fail (fields != NULL && fields->number > 0, NULL);

  page = g_new0 (TlPage, 1);
  g_atomic_ref_count_init (&page->refs);
  page->number = fields->number;
  page->label = g_strdup (fields->label);
  page->width = fields->width;
  page->height = fields->height;
  page->origin = fields->origin;
  page->image_share = CLAMP (fields->image_share, 0, 1);
  page->confidence = CLAMP (fields->confidence, 0, 1);
  page->n_hidden = fields->n_hidden;
  page->lines = tl_array_copy (fields->lines, (GBoxedCopyFunc) tl_line_ref,
                               (GDestroyNotify) tl_line_unref);
  count_offsets (page);
  return page;
}

TlPage *
tl_page_ref (TlPage *page)
{
  g_return_val_if_fail (page != NULL, NULL);

  g_atomic_ref_count_inc (&page->refs);
  return page;
}

void
tl_page_unref (TlPage *page)
{
  g_return_if_fail (page != NULL);

  if (!g_atomic_ref_count_dec (&page->refs))
    return;
  g_free (page->label);
  g_ptr_array_unref (page->lines);
  g_free (page->offsets);
  g_free (page);
}

guint
tl_page_get_number (const TlPage *page)
{
  g_return_val_if_fail (page != NULL, 0);

  return page->number;
}

const char *
tl_page_get_label (const TlPage *page)
{
  g_return_val_if_fail (page != NULL, NULL);

  return page->label;
}

float
tl_page_get_width (const TlPage *page)
{
  g_return_val_if_fail (page != NULL, 0);

  return page->width;
}

float
tl_page_get_height (const TlPage *page)
{
  g_return_val_if_fail (page != NULL, 0);

  return page->height;
}

TlPageOrigin
tl_page_get_origin (const TlPage *page)
{
  g_return_val_if_fail (page != NULL, TL_PAGE_BLANK);

  return page->origin;
}

float
tl_page_get_image_share (const TlPage *page)
{
  g_return_val_if_fail (page != NULL, 0);

  return page->image_share;
}

float
tl_page_get_confidence (const TlPage *page)
{
  g_return_val_if_fail (page != NULL, 0);

  return page->confidence;
}

guint
tl_page_get_n_hidden (const TlPage *page)
{
  g_return_val_if_fail (page != NULL, 0);

  return page->n_hidden;
}

guint
tl_page_get_n_lines (const TlPage *page)
{
  g_return_val_if_fail (page != NULL, 0);

  return page->lines->len;
}

TlLine *
tl_page_get_line (const TlPage *page,
                  guint         index)
{
  g_return_val_if_fail (page != NULL, NULL);
  g_return_val_if_fail (index < page->lines->len, NULL);

  return g_ptr_array_index (page->lines, index);
}

guint
tl_page_get_line_offset (const TlPage *page,
                         guint         index)
{
  g_return_val_if_fail (page != NULL, 0);
  g_return_val_if_fail (index < page->lines->len, 0);

  return page->offsets[index];
}

guint
tl_page_get_n_chars (const TlPage *page)
{
  g_return_val_if_fail (page != NULL, 0);

  return page->n_chars;
}

char *
tl_page_dup_text (const TlPage *page)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (page != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < page->lines->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, tl_line_get_text (g_ptr_array_index (page->lines, i)));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
