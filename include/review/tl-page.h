/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-vocabulary.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-page
 * @short_description: a page of a PDF as it was read: its lines, and where every character stands
 *
 * All coordinates are PDF points (1/72 inch) from the top left of the page as it is shown, after
 * its rotation. Pages are numbered from 1, as a PDF viewer counts them. Lengths and offsets of text
 * are in code points. Pages and lines are immutable and may be used from any thread.
 */

/** TlBox: a rectangle on a page: left, top, right, bottom, in points. */
typedef struct {
  float x1, y1, x2, y2;
} TlBox;

/**
 * TlTextRun:
 * @start: offset in the line, in code points
 * @length: in code points
 * @font: (nullable): the font's name as the PDF has it, interned
 * @size: in points
 * @bold: by the font's name or weight
 * @italic: likewise
 * @doubtful: read from an image, and likely not what is printed there
 *
 * A stretch of a line in one font. The runs of a line cover it without gaps.
 */
typedef struct {
  guint       start;
  guint       length;
  const char *font;
  float       size;
  gboolean    bold;
  gboolean    italic;
  gboolean    doubtful;
} TlTextRun;

#define TL_TYPE_LINE (tl_line_get_type ())
typedef struct _TlLine TlLine;
GType tl_line_get_type (void) G_GNUC_CONST;

/**
 * TlLineFields:
 * @text: UTF-8, without a line end, verbatim as the PDF gives it
 * @boxes: a box for each code point of @text, or %NULL when only @box is known
 * @box: the whole line; when all zero it is taken from @boxes
 * @runs: (nullable): the fonts of the line
 * @n_runs: how many
 *
 * What a line is made from; copied.
 */
typedef struct {
  const char      *text;
  const TlBox     *boxes;
  TlBox            box;
  const TlTextRun *runs;
  guint            n_runs;
} TlLineFields;

TlLine          *tl_line_new          (const TlLineFields *fields);
TlLine          *tl_line_ref          (TlLine *line);
void             tl_line_unref        (TlLine *line);
const char      *tl_line_get_text     (const TlLine *line);
guint            tl_line_get_n_chars  (const TlLine *line);
const TlBox     *tl_line_get_box      (const TlLine *line);
/** tl_line_get_boxes: Returns: (nullable) (transfer none): a box for each code point. */
const TlBox     *tl_line_get_boxes    (const TlLine *line);
const TlTextRun *tl_line_get_runs     (const TlLine *line,
                                       guint        *n_runs);
/** tl_line_get_font_size: Returns: the size most of the line is set in, in points; 0 when
 * unknown. */
float            tl_line_get_font_size (const TlLine *line);
/** tl_line_is_bold: Returns: whether most of the line's letters are bold. */
gboolean         tl_line_is_bold      (const TlLine *line);
gboolean         tl_line_is_italic    (const TlLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlLine, tl_line_unref)

#define TL_TYPE_PAGE (tl_page_get_type ())
typedef struct _TlPage TlPage;
GType tl_page_get_type (void) G_GNUC_CONST;

/**
 * TlPageFields:
 * @number: from 1
 * @label: (nullable): the page number as the PDF's own labels have it
 * @width: in points
 * @height: in points
 * @origin: where the text came from
 * @image_share: the share of the page that images cover, 0 to 1
 * @confidence: of a page read from an image: how sure its words are, 0 to 1 on average; else 0
 * @n_hidden: words that the file has but does not show (under a black box, white on white); they
 *   are not in @lines
 * @lines: (element-type TlLine): in the order the PDF gives them; referenced
 */
typedef struct {
  guint        number;
  const char  *label;
  float        width;
  float        height;
  TlPageOrigin origin;
  float        image_share;
  float        confidence;
  guint        n_hidden;
  GPtrArray   *lines;
} TlPageFields;

TlPage      *tl_page_new             (const TlPageFields *fields);
TlPage      *tl_page_ref             (TlPage *page);
void         tl_page_unref           (TlPage *page);
guint        tl_page_get_number      (const TlPage *page);
const char  *tl_page_get_label       (const TlPage *page);
float        tl_page_get_width       (const TlPage *page);
float        tl_page_get_height      (const TlPage *page);
TlPageOrigin tl_page_get_origin      (const TlPage *page);
float        tl_page_get_image_share (const TlPage *page);
float        tl_page_get_confidence  (const TlPage *page);
/** tl_page_get_n_hidden: Returns: words left out because the page does not show them. */
guint        tl_page_get_n_hidden    (const TlPage *page);
guint        tl_page_get_n_lines     (const TlPage *page);
TlLine      *tl_page_get_line        (const TlPage *page,
                                      guint         index);
/** tl_page_get_line_offset: Returns: where line @index begins in the page's text, in code points.
 * The text of a page is its lines joined by a newline each. */
guint        tl_page_get_line_offset (const TlPage *page,
                                      guint         index);
guint        tl_page_get_n_chars     (const TlPage *page);
/** tl_page_dup_text: Returns: (transfer full): the lines joined by newlines. */
char        *tl_page_dup_text        (const TlPage *page);
/** tl_page_to_bytes: the page, whole, in the compact form the library keeps of pages read from
 * their images. Returns: (transfer full) */
GBytes      *tl_page_to_bytes        (const TlPage *page);
/** tl_page_from_bytes: Returns: (transfer full) (nullable): %NULL when @bytes are not of that
 * form. */
TlPage      *tl_page_from_bytes      (GBytes       *bytes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPage, tl_page_unref)

G_END_DECLS
