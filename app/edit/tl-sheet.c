/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sheet.h"

#include "tl-csv.h"
#include "tl-edit-private.h"
#include "tl-fact.h"
#include "tl-sheet-private.h"

#include <glib/gi18n-lib.h>

/* ── facts as people type them ── */

static gboolean
has_many (const char *name)
{
  TlFactName fact;

  return tl_fact_name_from_string (name, &fact) && tl_fact_name_has_many (fact);
}

char *
tl_fact_dup_value (const char *name,
                   const char *text)
{
  static const char *const yes[] = { "true", "yes", NULL };
  static const char *const no[] = { "false", "no", NULL };
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_equal (name, "private") && g_strv_contains (yes, text))
    return g_strdup ("1");
  if (g_str_equal (name, "private") && g_strv_contains (no, text))
    return g_strdup ("0");
  parts = g_strsplit (text, has_many (name) ? ";" : "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  return g_strjoinv ("\n", parts);
}

TlEdit
tl_fact_edit (const gint64 *review,
              const char   *name,
              const char   *value)
{
  const gboolean is_private = g_str_equal (name, "private");

  return (TlEdit) {
    .kind = is_private ? TL_EDIT_PRIVATE : TL_EDIT_FACT,
    .targets = review,
    .n_targets = 1,
    .name = is_private ? NULL : name,
    .value = value,
  };
}

/* ── what a sheet is made of ── */

static void
column_free (TlSheetColumn *column)
{
  g_free (column->name);
  g_free (column->fault);
  g_free (column);
}

static void
fault_free (TlSheetFault *fault)
{
  g_free (fault->reason);
  g_free (fault);
}

static void
value_free (TlSheetValue *value)
{
  g_free (value->name);
  g_free (value->text);
  g_free (value->value);
  g_free (value);
}

void
tl_sheet_free (TlSheet *sheet)
{
  g_free (sheet->name);
  g_ptr_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->faults);
  g_ptr_array_unref (sheet->values);
  g_free (sheet);
}

static TlSheet *
sheet_new (const char *name,
           guint       line)
{
  TlSheet *sheet = g_new0 (TlSheet, 1);

  sheet->name = g_strdup (name);
  sheet->line = line;
  sheet->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  sheet->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);
  sheet->values = g_ptr_array_new_with_free_func ((GDestroyNotify) value_free);
  return sheet;
}

TlEdit *
tl_sheet_dup_edits (const TlSheet *sheet)
{
  TlEdit *edits;

  g_return_val_if_fail (sheet != NULL, NULL);

  edits = g_new (TlEdit, sheet->values->len);
  for (guint i = 0; i < sheet->values->len; i++)
    {
      const TlSheetValue *value = sheet->values->pdata[i];

      edits[i] = tl_fact_edit (&value->review, value->name, value->value);
    }
  return edits;
}

/* ── its first row ── */

/* "Incident Year" is incident_year, and what the window calls Board is the authority. A name that
 * is nobody's is left as it is: it may be a person's own. */
static void
take_plain_name (char **name)
{
  static const char *const keys[] = { "review", "file", "year", "private", NULL };
  g_autofree char *plain = g_ascii_strdown (g_strstrip (*name), -1);
  TlFactName fact;

  g_strdelimit (plain, " -", '_');
  if (g_str_equal (plain, "board"))
    {
      g_free (plain);
      plain = g_strdup ("authority");
    }
  if (!g_strv_contains (keys, plain) && !tl_fact_name_from_string (plain, &fact))
    return;
  g_free (*name);
  *name = g_steal_pointer (&plain);
}

static int
find_column (GStrv       names,
             const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return -1;
}

static TlSheetKeys
find_keys (GStrv names)
{
  TlSheetKeys keys = { find_column (names, "review"), find_column (names, "file"), -1, -1 };

  if (keys.review < 0 && keys.document < 0)
    {
      keys.title = find_column (names, "title");
      keys.year = find_column (names, "year");
    }
  return keys;
}

static gboolean
is_key (const TlSheetKeys *keys,
        int                column)
{
  return column == keys->review || column == keys->document || column == keys->title ||
         column == keys->year;
}

static TlSheetColumn *
column_new (const char *name,
            gboolean    is_key)
{
  TlSheetColumn *column = g_new0 (TlSheetColumn, 1);
  const TlEdit edit = { .kind = TL_EDIT_FACT, .name = name, .value = "" };
  g_autoptr (GError) error = NULL;

  column->name = g_strdup (name);
  column->is_key = is_key;
  if (!is_key && !g_str_equal (name, "private") && !tl_editor_check (&edit, &error))
    column->fault = g_strdup (error->message);
  return column;
}

static gboolean
read_columns (TlSheet            *sheet,
              GStrv               names,
              const TlSheetKeys  *keys,
              GError            **error)
{
  if (keys->review < 0 && keys->document < 0 && keys->title < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The first row must name the columns, and one of them must say which "
                             "review a row is of: “review”, “file”, or “title” and “year”"));
      return FALSE;
    }
  for (int i = 0; names[i] != NULL; i++)
    {
      if (find_column (names, names[i]) != i)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("Two columns are named “%s”: take one of them out"), names[i]);
          return FALSE;
        }
      g_ptr_array_add (sheet->columns, column_new (names[i], is_key (keys, i)));
    }
  return TRUE;
}

/* ── its other rows ── */

typedef struct {
  TlSheet      *sheet;
  GPtrArray    *rows;
  TlSheetKeys   keys;
  TlConnection *connection;
  GHashTable   *changing;     /* reviews */
} Reading;

/* An empty cell leaves the fact as it is, a dash says that it is not known. */
static gboolean
read_cell (const Reading  *reading,
           gint64          review,
           const char     *name,
           char           *cell,
           gboolean       *changes,
           GError        **error)
{
  const char *text = g_strstrip (cell);
  TlSheetValue *value;
  gboolean differs;
  TlEdit edit;

  if (*text == '\0')
    return TRUE;
  value = g_new0 (TlSheetValue, 1);
  g_ptr_array_add (reading->sheet->values, value);
  value->review = review;
  value->name = g_strdup (name);
  value->text = g_strdup (g_str_equal (text, "-") ? "" : text);
  value->value = tl_fact_dup_value (name, value->text);
  edit = tl_fact_edit (&value->review, value->name, value->value);
  if (!tl_edit_differs (&edit, reading->connection, &differs, error))
    return FALSE;
  *changes |= differs;
  return TRUE;
}

static gboolean
read_cells (const Reading   *reading,
            const TlCsvRow  *row,
            gint64           review,
            gboolean        *changes,
            GError         **error)
{
  const guint n_columns = reading->sheet->columns->len, n_cells = g_strv_length (row->fields);

  if (n_cells > n_columns)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("It has %u cells for %u columns: put cells with commas or semicolons in "
                     "quotation marks"), n_cells, n_columns);
      return FALSE;
    }
  for (guint i = 0; i < n_cells; i++)
    {
      const TlSheetColumn *column = reading->sheet->columns->pdata[i];

      if (!column->is_key && column->fault == NULL &&
          !read_cell (reading, review, column->name, row->fields[i], changes, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_fault (TlSheet    *sheet,
           guint       line,
           gboolean    unmatched,
           const char *reason)
{
  TlSheetFault *fault = g_new0 (TlSheetFault, 1);

  fault->line = line;
  fault->unmatched = unmatched;
  fault->reason = g_strdup (reason);
  g_ptr_array_add (sheet->faults, fault);
}

/* Of a row with a fault nothing is done. */
static void
read_row (const Reading  *reading,
          const TlCsvRow *row)
{
  const guint n_before = reading->sheet->values->len;
  g_autoptr (GError) error = NULL;
  gboolean changes = FALSE;
  gint64 review = tl_sheet_find_review (&reading->keys, row->fields, reading->connection, &error);

  if (review != 0 && read_cells (reading, row, review, &changes, &error))
    {
      if (changes)
        g_hash_table_add (reading->changing, g_memdup2 (&review, sizeof review));
      return;
    }
  g_ptr_array_set_size (reading->sheet->values, n_before);
  add_fault (reading->sheet, row->line, review == 0, error->message);
}

static gboolean
read_rows_cb (TlConnection  *connection,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Reading *reading = data;

  reading->connection = connection;
  for (guint i = 1; i < reading->rows->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      read_row (reading, reading->rows->pdata[i]);
    }
  return TRUE;
}

TlSheet *
tl_sheet_read (TlStore       *store,
               GBytes        *bytes,
               const char    *name,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GHashTable) changing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                           NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TlSheet) sheet = NULL;
  Reading reading = { .changing = changing };
  const TlCsvRow *header;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  rows = tl_csv_parse (bytes, name, error);
  if (rows == NULL)
    return NULL;
  header = rows->pdata[0];
  for (guint i = 0; header->fields[i] != NULL; i++)
    take_plain_name (&header->fields[i]);
  sheet = sheet_new (name, header->line);
  reading.sheet = sheet;
  reading.rows = rows;
  reading.keys = find_keys (header->fields);
  if (!read_columns (sheet, header->fields, &reading.keys, error))
    {
      g_prefix_error (error, "%s:%u: ", name, header->line);
      return NULL;
    }
  if (!tl_store_read (store, read_rows_cb, &reading, cancellable, error))
    return NULL;
  sheet->n_reviews = g_hash_table_size (changing);
  return g_steal_pointer (&sheet);
}
