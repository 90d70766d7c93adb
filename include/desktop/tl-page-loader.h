/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document-map.h"
#include "tl-page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-page-loader
 * @short_description: pictures and text of the pages one is looking at
 *
 * Asks the PDF's reader process for one thing at a time, what is on screen first, and keeps only
 * what is near it, so that fast scrolling neither queues pages nobody looks at any more nor fills
 * memory. A page that kills the reader, or takes too long, is marked as failed, and the PDF is
 * opened anew for the others.
 */

#define TL_TYPE_PAGE_LOADER (tl_page_loader_get_type ())
G_DECLARE_FINAL_TYPE (TlPageLoader, tl_page_loader, TL, PAGE_LOADER, GObject)

/* Signal "page-changed" (guint number): its picture or text has come, or it failed; number 0: the
 * whole PDF failed. */

/**
 * tl_page_loader_new:
 * @recognised: (nullable) (element-type TlPage): the text of pages that were read from their images
 * @passwords: (array zero-terminated=1): tried when the PDF is encrypted; copied
 *
 * Returns: (transfer full)
 */
TlPageLoader *tl_page_loader_new         (GFile              *pdf,
                                          TlDocumentMap      *map,
                                          GPtrArray          *recognised,
                                          const char *const  *passwords);
/** tl_page_loader_needs_password: Returns: whether the PDF could not be opened for want of one. */
gboolean      tl_page_loader_needs_password (TlPageLoader *loader);
/** tl_page_loader_stop: asks for nothing more; to be called when the view leaves its window. */
void          tl_page_loader_stop        (TlPageLoader *loader);
/** tl_page_loader_want: pages @first to @last are on screen, at @scale pixels a point. */
void          tl_page_loader_want        (TlPageLoader *loader,
                                          guint         first,
                                          guint         last,
                                          double        scale);
/** tl_page_loader_get_texture: Returns: (nullable) (transfer none): perhaps of another scale
 * than the one wanted, while that one is being made. */
GdkTexture   *tl_page_loader_get_texture (TlPageLoader *loader,
                                          guint         number);
/** tl_page_loader_get_page: Returns: (nullable) (transfer none): the text of a page, once it has
 * come. */
TlPage       *tl_page_loader_get_page    (TlPageLoader *loader,
                                          guint         number);
/** tl_page_loader_get_failure: Returns: (nullable): why page @number, or the PDF, could not be
 * shown. */
const char   *tl_page_loader_get_failure (TlPageLoader *loader,
                                          guint         number);
/** tl_page_loader_is_ready: Returns: whether all that was wanted has come, or failed. */
gboolean      tl_page_loader_is_ready    (TlPageLoader *loader);

G_END_DECLS
