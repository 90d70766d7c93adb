/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document-map.h"

#include <graphene.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-page-layout
 * @short_description: where the pages of a document stand, one below the other
 *
 * Pure arithmetic: pages in points, the canvas in pixels of the widget, from its top left. Pages
 * are centred on the widest.
 */

/** TL_PAGE_GAP: pixels between pages and around them. */
#define TL_PAGE_GAP 12.f

typedef struct _TlPageLayout TlPageLayout;

TlPageLayout    *tl_page_layout_new        (TlDocumentMap        *map);
void             tl_page_layout_free       (TlPageLayout         *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPageLayout, tl_page_layout_free)

/** tl_page_layout_set_scale: pixels a point. */
void             tl_page_layout_set_scale  (TlPageLayout         *layout,
                                            float                 scale);
float            tl_page_layout_get_scale  (TlPageLayout         *layout);
/** tl_page_layout_get_fit: Returns: the scale at which the widest page fills @width pixels. */
float            tl_page_layout_get_fit    (TlPageLayout         *layout,
                                            float                 width);
graphene_size_t  tl_page_layout_get_size   (TlPageLayout         *layout);
/** tl_page_layout_get_page: Returns: where page @number (from 1) stands on the canvas. */
graphene_rect_t  tl_page_layout_get_page   (TlPageLayout         *layout,
                                            guint                 number);
/** tl_page_layout_find: Returns: the page at @y on the canvas, or the nearest, from 1. */
guint            tl_page_layout_find       (TlPageLayout         *layout,
                                            float                 y);
/** tl_page_layout_to_page: @point: on the canvas. Returns: the same on page @number, in points. */
graphene_point_t tl_page_layout_to_page    (TlPageLayout         *layout,
                                            guint                 number,
                                            graphene_point_t      point);
/** tl_page_layout_to_canvas: Returns: @box of page @number on the canvas. */
graphene_rect_t  tl_page_layout_to_canvas  (TlPageLayout         *layout,
                                            guint                 number,
                                            const TlBox          *box);

G_END_DECLS
