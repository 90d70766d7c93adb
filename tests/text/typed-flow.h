/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "typed-pages.h"

G_BEGIN_DECLS

/**
 * TypedBlock:
 * @number: (nullable): set in the margin, left of the text
 * @text: what it says; %NULL ends the document, "" begins a page
 * @size: of its type; 0 for 10 points
 * @bold: whether it is
 *
 * A heading or paragraph of a document typed in for a test, to be broken into lines.
 */
typedef struct {
  const char *number;
  const char *text;
  float       size;
  gboolean    bold;
} TypedBlock;

/**
 * TypedLook:
 * @n_columns: 1 or 2
 * @hanging: how far the text stands right of its number, in points
 * @head: (nullable): runs at the head of every page but the first, before the page's number
 * @roman: how many pages have small Roman numbers, before the others begin at 1
 */
typedef struct {
  guint       n_columns;
  float       hanging;
  const char *head;
  guint       roman;
} TypedLook;

/* Sets @blocks as lines and pages and reads them. */
TlDocument *typed_flow (const TypedLook  *look,
                        const TypedBlock *blocks);

G_END_DECLS
