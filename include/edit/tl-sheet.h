/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-editor.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-sheet
 * @short_description: facts of many reviews, set from a CSV file
 *
 * The first row of a sheet names its columns. Some of them say which review a row is of: "review"
 * (its id), else "file" (of one of its documents: the name it was imported under, with or without
 * folders, or its SHA-256), else "title" and perhaps "year". The others are facts by the names that
 * tl_editor_check() knows, and "private". An empty cell leaves the fact as it is, a dash says that
 * it is not known. Nothing is written until the edits of a sheet are applied.
 */

/**
 * TlSheetColumn:
 * @name: as the first row has it
 * @is_key: whether it says which review a row is of
 * @fault: (nullable): why it is left aside, for people
 */
typedef struct {
  char     *name;
  gboolean  is_key;
  char     *fault;
} TlSheetColumn;

/**
 * TlSheetFault:
 * @line: of the file, from 1
 * @unmatched: whether it is that there is not one review that the row is of
 * @reason: for people
 *
 * Why nothing of a row is set.
 */
typedef struct {
  guint     line;
  gboolean  unmatched;
  char     *reason;
} TlSheetFault;

/**
 * TlSheetValue:
 * @review: the review's id
 * @name: the fact's, or "private"
 * @text: as the sheet has it; "" for unknown
 * @value: as the editor takes it
 */
typedef struct {
  gint64  review;
  char   *name;
  char   *text;
  char   *value;
} TlSheetValue;

/**
 * TlSheet:
 * @name: of its file, for people
 * @line: of the row that names the columns
 * @columns: (element-type TlSheetColumn):
 * @faults: (element-type TlSheetFault): in the order of the lines
 * @values: (element-type TlSheetValue): likewise, of rows without a fault
 * @n_reviews: how many reviews will change
 */
typedef struct {
  char      *name;
  guint      line;
  GPtrArray *columns;
  GPtrArray *faults;
  GPtrArray *values;
  guint      n_reviews;
} TlSheet;

/** tl_sheet_read: looks through a sheet; any thread. @name: of its file, for people. Returns:
 * (transfer full): or %NULL with an error, which names the file, when it is no sheet at all */
TlSheet *tl_sheet_read      (TlStore       *store,
                             GBytes        *bytes,
                             const char    *name,
                             GCancellable  *cancellable,
                             GError       **error);
void     tl_sheet_free      (TlSheet       *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSheet, tl_sheet_free)
/** tl_sheet_dup_edits: Returns: (transfer container) (array): one for each of the values, for
 * tl_editor_apply_all(); they borrow from the sheet. */
TlEdit  *tl_sheet_dup_edits (const TlSheet *sheet);

/** tl_fact_edit: Returns: the edit that sets a fact of one review (borrowed, as the strings are);
 * "private" is one too. */
TlEdit   tl_fact_edit       (const gint64  *review,
                             const char    *name,
                             const char    *value);
/** tl_fact_dup_value: as the editor takes what a person typed: several authors stand with
 * semicolons between them, and private is yes or no. Returns: (transfer full) */
char    *tl_fact_dup_value  (const char    *name,
                             const char    *text);

G_END_DECLS
