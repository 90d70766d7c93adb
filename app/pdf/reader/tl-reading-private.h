/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-protocol-private.h"
#include "tl-scan-private.h"

#include <tesseract/capi.h>

G_BEGIN_DECLS

/* All boxes are in pixels of the picture that was read. */

typedef struct {
  gunichar c;
  TlBox    box;
  float    confidence; /* 0 to 1 */
} TlReadLetter;

typedef struct {
  guint first_letter;
  guint n_letters;
  TlBox box;
  float confidence; /* 0 to 1 */
} TlReadWord;

/* @size is of its letters' font; the line they stand on runs from @left to @right. */
typedef struct {
  guint    first_word;
  guint    n_words;
  TlBox    box;
  float    size;
  gboolean bold;
  struct {
    float x, y;
  } left, right;
} TlReadLine;

/* What was made out in a picture: letters, in words, in lines. */
typedef struct {
  GArray *letters;
  GArray *words;
  GArray *lines;
} TlReading;

TlReading        *tl_reading_new        (void);
void              tl_reading_free       (TlReading           *reading);
TlReadLetter     *tl_reading_get_letter (const TlReading     *reading,
                                         guint                index);
TlReadWord       *tl_reading_get_word   (const TlReading     *reading,
                                         guint                index);
TlReadLine       *tl_reading_get_line   (const TlReading     *reading,
                                         guint                index);
/* Adds what @reader has just read. */
void              tl_reading_take       (TlReading           *reading,
                                         TessBaseAPI         *reader);
/* Drops lines that are no text: specks, scribbles, the edges of pictures. */
void              tl_reading_drop_junk  (TlReading           *reading);
/* Finds out which lines are bold, in the picture that was read. */
void              tl_reading_weigh      (TlReading           *reading,
                                         TlScan              *scan);
/* How sure its words are, 0 to 1, the long ones counting for more; the same of one line. */
float             tl_reading_get_confidence (const TlReading *reading);
float             tl_reading_get_line_confidence (const TlReading  *reading,
                                                  const TlReadLine *line);
/* The size most letters are set in, in pixels; 0 when there are none. */
float             tl_reading_get_size   (const TlReading     *reading);
/* How high the line stands on which the letters at @x of @line stand. */
float             tl_read_line_base_at  (const TlReadLine    *line,
                                         float                x);
/* Gives @page its text, boxes, runs and confidence. */
void              tl_reading_write      (const TlReading     *reading,
                                         TlScan              *scan,
                                         TlRawPage           *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlReading, tl_reading_free)

G_END_DECLS
