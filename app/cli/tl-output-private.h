/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/* What a command answers, row by row: JSON as it is, or as a table or CSV of the columns named. A
 * row is an object; what columns do not name is in the JSON only. */

typedef enum {
  TL_OUTPUT_TABLE,
  TL_OUTPUT_JSON,
  TL_OUTPUT_CSV
} TlOutputFormat;

/* A list of these ends with one without a key. */
typedef struct {
  const char *key;
  const char *title;   /* for people; NULL for a column that only CSV has */
  guint       width;   /* the widest it may be in a table; 0 for any */
  gboolean    keep_end; /* cut at its beginning, as a file's name is */
} TlColumn;

typedef struct _TlOutput TlOutput;

gboolean  tl_output_format_from_string (const char     *name,
                                        TlOutputFormat *format);

TlOutput *tl_output_new          (TlOutputFormat   format,
                                  FILE            *target);
void      tl_output_free         (TlOutput        *output);
/* Hands on JSON and CSV, if they are whole. Returns: whether all of it could be written. */
gboolean  tl_output_finish       (TlOutput        *output,
                                  GError         **error);

/* An array of rows; @name is its name in the object that is open, else NULL. */
void      tl_output_begin_array  (TlOutput        *output,
                                  const char      *name,
                                  const TlColumn  *columns);
void      tl_output_add_row      (TlOutput        *output,
                                  JsonObject      *row);
void      tl_output_end_array    (TlOutput        *output);

/* An object that holds values, and arrays of rows. Tables and CSV show the arrays alone. */
void      tl_output_begin_object (TlOutput        *output);
void      tl_output_add_int      (TlOutput        *output,
                                  const char      *name,
                                  gint64           value);
void      tl_output_add_boolean  (TlOutput        *output,
                                  const char      *name,
                                  gboolean         value);
/* In the JSON only. */
void      tl_output_add_member   (TlOutput        *output,
                                  const char      *name,
                                  JsonObject      *object);
void      tl_output_end_object   (TlOutput        *output);

/* A single object: a table of one row. */
void      tl_output_add_object   (TlOutput        *output,
                                  const TlColumn  *columns,
                                  JsonObject      *object);

/* Setting a row's members; what is unknown is null. */
void      tl_row_set_text        (JsonObject      *row,
                                  const char      *name,
                                  const char      *value);
void      tl_row_set_known       (JsonObject      *row,
                                  const char      *name,
                                  gint64           value,
                                  gboolean         known);
/* NaN is what is unknown. */
void      tl_row_set_figure      (JsonObject      *row,
                                  const char      *name,
                                  double           value);
void      tl_row_set_texts       (JsonObject        *row,
                                  const char        *name,
                                  const char *const *values);
void      tl_row_set_rects       (JsonObject      *row,
                                  const char      *name,
                                  GArray          *rects);

/* ── tables and CSV, out of cells ── */

typedef struct _TlTable TlTable;

TlTable  *tl_table_new           (const TlColumn  *columns,
                                  FILE            *file);
void      tl_table_add_row       (TlTable         *table,
                                  JsonObject      *row);
void      tl_table_free          (TlTable         *table);

void      tl_csv_write_header    (const TlColumn  *columns,
                                  FILE            *file);
void      tl_csv_write_row       (const TlColumn  *columns,
                                  JsonObject      *row,
                                  FILE            *file);

/* A member as one text: "" for null, a list's items joined by "; ". */
char     *tl_row_dup_cell        (JsonObject      *row,
                                  const char      *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlOutput, tl_output_free)

G_END_DECLS
