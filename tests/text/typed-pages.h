/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-structure.h"

G_BEGIN_DECLS

/**
 * TypedLine:
 * @x: where it begins, in points
 * @y: its top
 * @text: what it says; %NULL ends a page
 * @size: of its type; 0 for 10 points
 * @bold: whether it is
 *
 * A line of a page typed in for a test. Every letter is half as wide as the type is high, as on a
 * typewriter.
 */
typedef struct {
  float       x;
  float       y;
  const char *text;
  float       size;
  gboolean    bold;
} TypedLine;

/* A page of A4 with @lines, up to the one without a text. */
TlPage        *typed_page      (guint            number,
                                const TypedLine *lines);
/* Reads the @n_pages arrays of lines as the pages of a document, with the table of boards the
 * program ships with. */
TlDocument    *typed_document  (const TypedLine *const *pages,
                                guint                   n_pages);
/* The first block that begins with @text; fails the test when there is none. */
const TlBlock *typed_find      (TlDocument      *document,
                                const char      *text);
const char    *typed_fact      (TlDocument      *document,
                                TlFactName       name);

#define typed_read(...)                                                     \
  typed_document ((const TypedLine *const[]) { __VA_ARGS__ },               \
                  G_N_ELEMENTS (((const TypedLine *const[]) { __VA_ARGS__ })))
#define assert_block(document, begin, kind_, section_, number_)             \
  G_STMT_START {                                                            \
    const TlBlock *found_ = typed_find (document, begin);                   \
    g_assert_cmpstr (tl_block_kind_to_string (tl_block_get_kind (found_)),  \
                     ==, tl_block_kind_to_string (kind_));                  \
    g_assert_cmpstr (tl_section_to_string (tl_block_get_section (found_)),  \
                     ==, tl_section_to_string (section_));                  \
    g_assert_cmpstr (tl_block_get_number (found_), ==, number_);            \
  } G_STMT_END

G_END_DECLS
