/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-block.h"
#include "tl-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-document-map
 * @short_description: a document laid out for reading: its pages' sizes and labels, and its blocks
 *
 * What a reader must know before the PDF itself is opened: how long the document is, where its
 * headings stand, and where each word of its text does. Immutable.
 */

/**
 * TlPageInfo:
 * @label: (nullable): the number printed on the page
 * @width: in points
 * @height: in points
 * @origin: where its text came from
 * @confidence: of a page read from its image: how sure its words are, 0 to 1 on average; else 0
 * @n_hidden: words that it has and does not show; they were left out
 */
typedef struct {
  char        *label;
  float        width;
  float        height;
  TlPageOrigin origin;
  float        confidence;
  guint        n_hidden;
} TlPageInfo;

#define TL_TYPE_DOCUMENT_MAP (tl_document_map_get_type ())
typedef struct _TlDocumentMap TlDocumentMap;
GType             tl_document_map_get_type    (void) G_GNUC_CONST;

/** tl_document_map_load: Returns: (transfer full): or %NULL with an error. */
TlDocumentMap    *tl_document_map_load        (TlStore             *store,
                                               gint64               document,
                                               GCancellable        *cancellable,
                                               GError             **error);
TlDocumentMap    *tl_document_map_ref         (TlDocumentMap       *map);
void              tl_document_map_unref       (TlDocumentMap       *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDocumentMap, tl_document_map_unref)

gint64            tl_document_map_get_document (const TlDocumentMap *map);
gint64            tl_document_map_get_review  (const TlDocumentMap *map);
const char       *tl_document_map_get_sha256  (const TlDocumentMap *map);
/** tl_document_map_get_title: Returns: the review's title, or the file's name when it is
 * unknown. */
const char       *tl_document_map_get_title   (const TlDocumentMap *map);
/** tl_document_map_get_authority: Returns: (nullable): the board, as the document names itself. */
const char       *tl_document_map_get_authority (const TlDocumentMap *map);
/** tl_document_map_get_year: Returns: the year of publication, 0 when unknown. */
int               tl_document_map_get_year    (const TlDocumentMap *map);
guint             tl_document_map_get_n_pages (const TlDocumentMap *map);
/** tl_document_map_get_page: Returns: (transfer none): page @number, from 1. */
const TlPageInfo *tl_document_map_get_page    (const TlDocumentMap *map,
                                               guint                number);
/** tl_document_map_get_blocks: Returns: (transfer none) (element-type TlBlock): in reading
 * order. */
GPtrArray        *tl_document_map_get_blocks  (const TlDocumentMap *map);

/** tl_document_map_find_block: Returns: (nullable) (transfer none): the block that has the
 * character
 * @offset of the text of page @page. */
TlBlock          *tl_document_map_find_block  (const TlDocumentMap *map,
                                               guint                page,
                                               guint                offset);

/** TlPassage: a stretch of a block. */
typedef struct {
  guint  block;
  TlSpan span;
} TlPassage;
/**
 * tl_document_map_find:
 * @text: what to look for, as typed: case, kinds of dash and apostrophe, and how white space is
 *   made do not matter
 *
 * Returns: (transfer full) (element-type TlPassage): where it stands, in reading order
 */
GArray           *tl_document_map_find        (const TlDocumentMap *map,
                                               const char          *text);

G_END_DECLS
