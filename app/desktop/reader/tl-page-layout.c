/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-page-layout.h"

struct _TlPageLayout {
  TlDocumentMap *map;
  float          scale;
  float          widest;  /* points */
  float         *tops;    /* the tops of all pages, in points and without gaps, and the end */
};

TlPageLayout *
tl_page_layout_new (TlDocumentMap *map)
{
  TlPageLayout *layout = g_new0 (TlPageLayout, 1);
  guint n_pages = tl_document_map_get_n_pages (map);

  layout->map = tl_document_map_ref (map);
  layout->scale = 1;
  layout->tops = g_new0 (float, n_pages + 1);
  for (guint i = 0; i < n_pages; i++)
    {
      const TlPageInfo *info = tl_document_map_get_page (map, i + 1);

      layout->tops[i + 1] = layout->tops[i] + info->height;
      layout->widest = MAX (layout->widest, info->width);
    }
  return layout;
}

void
tl_page_layout_free (TlPageLayout *layout)
{
  tl_document_map_unref (layout->map);
  g_free (layout->tops);
  g_free (layout);
}

void
tl_page_layout_set_scale (TlPageLayout *layout,
                          float         scale)
{
  layout->scale = scale;
}

float
tl_page_layout_get_scale (TlPageLayout *layout)
{
  return layout->scale;
}

float
tl_page_layout_get_fit (TlPageLayout *layout,
                        float         width)
{
  return layout->widest > 0 ? MAX (1, width - 2 * TL_PAGE_GAP) / layout->widest : 1;
}

graphene_size_t
tl_page_layout_get_size (TlPageLayout *layout)
{
  guint n_pages = tl_document_map_get_n_pages (layout->map);
  float height = layout->tops[n_pages] * layout->scale + TL_PAGE_GAP * (float) (n_pages + 1);

  return GRAPHENE_SIZE_INIT (layout->widest * layout->scale + 2 * TL_PAGE_GAP, height);
}

static float
get_top (TlPageLayout *layout,
         guint         number)
{
  return layout->tops[number - 1] * layout->scale + TL_PAGE_GAP * (float) number;
}

graphene_rect_t
tl_page_layout_get_page (TlPageLayout *layout,
                         guint         number)
{
  const TlPageInfo *info = tl_document_map_get_page (layout->map, number);
  float x = TL_PAGE_GAP + (layout->widest - info->width) * layout->scale / 2;

  return GRAPHENE_RECT_INIT (x, get_top (layout, number),
                             info->width * layout->scale, info->height * layout->scale);
}

guint
tl_page_layout_find (TlPageLayout *layout,
                     float         y)
{
  guint first = 1;
  guint last = tl_document_map_get_n_pages (layout->map);

  while (first < last)
    {
      guint middle = first + (last - first + 1) / 2;

      if (get_top (layout, middle) <= y)
        first = middle;
      else
        last = middle - 1;
    }
  return first;
}

graphene_point_t
tl_page_layout_to_page (TlPageLayout     *layout,
                        guint             number,
                        graphene_point_t  point)
{
  graphene_rect_t page = tl_page_layout_get_page (layout, number);

  return GRAPHENE_POINT_INIT ((point.x - page.origin.x) / layout->scale,
                              (point.y - page.origin.y) / layout->scale);
}

graphene_rect_t
tl_page_layout_to_canvas (TlPageLayout *layout,
                          guint         number,
                          const TlBox  *box)
{
  graphene_rect_t page = tl_page_layout_get_page (layout, number);

  return GRAPHENE_RECT_INIT (page.origin.x + box->x1 * layout->scale,
                             page.origin.y + box->y1 * layout->scale,
                             (box->x2 - box->x1) * layout->scale,
                             (box->y2 - box->y1) * layout->scale);
}
