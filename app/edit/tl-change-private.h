/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-editor.h"

G_BEGIN_DECLS

/* Now, and later than all that was written down before: of several people's words the last is in
 * force, within one tick of the clock too, and when the clock was set back. The tick is two
 * thousandths of a second, for times are rounded to one. */
#define TL_SQL_LATER                                                                          \
  "max(" TL_SQL_NOW ", coalesce((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at, '+0.002 seconds')" \
  " FROM changes ORDER BY id DESC LIMIT 1), ''))"

/* Everything a person changes is a cell: one thing of one target that is there with a value, or not
 * there (NULL). So one way of reading and one of writing a cell make doing, undoing and redoing. */
typedef struct {
  const char *kind;           /* of the table in tl-change.c */
  gint64      target;         /* a finding, or a review */
  const char *name;           /* (nullable): which tag, which fact */
  gint64      coder;          /* whose it is, where each coder has one */
  const char *at;             /* (nullable): when it was put there; NULL for now */
} TlCell;

/* @exists: whether the target is there; a finding may have gone when rules were run again. */
gboolean       tl_cell_read        (TlConnection  *connection,
                                    const TlCell  *cell,
                                    char         **value,
                                    gboolean      *exists,
                                    GError       **error);
/* Nothing is done when the target is gone. */
gboolean       tl_cell_write       (TlConnection  *connection,
                                    const TlCell  *cell,
                                    const char    *value,
                                    GError       **error);
/* What it shows now, by whomever; for status, theme and stance that is more than the cell. */
gboolean       tl_cell_holds       (TlConnection  *connection,
                                    const TlCell  *cell,
                                    const char    *value,
                                    gboolean      *holds,
                                    GError       **error);
/* Whose the one thing is that all coders have in common, or @coder's. */
gboolean       tl_cell_find_owner  (TlConnection  *connection,
                                    const TlCell  *cell,
                                    gint64         coder,
                                    gint64        *owner,
                                    GError       **error);
/* What a coder who takes back the own word has to say instead where another's would come to hold
 * again: NULL where none would. */
gboolean       tl_cell_find_contrary (TlConnection  *connection,
                                    const TlCell  *cell,
                                    const char   **contrary,
                                    GError       **error);
/* The review the target belongs to; 0 when there is none. */
gboolean       tl_cell_find_review (TlConnection  *connection,
                                    const TlCell  *cell,
                                    gint64        *review,
                                    GError       **error);
TlStoreChanges tl_cell_get_touched (const char    *kind);

G_END_DECLS
