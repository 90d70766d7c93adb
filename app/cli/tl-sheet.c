/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sheet-private.h"

#include "tl-connection.h"
#include "tl-editor.h"
#include "tl-passages-private.h"

#include <glib/gi18n-lib.h>

/* ── its first row ── */

static int
find_column (GStrv       names,
             const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return -1;
}

gboolean
tl_sheet_is_fact (const TlSheet *sheet,
                  guint          column)
{
  int i = (int) column;

  return i != sheet->review && i != sheet->document && i != sheet->title && i != sheet->year;
}

static gboolean
check_column (const TlSheet  *sheet,
              guint           column,
              GError        **error)
{
  const char *name = sheet->names[column];
  const TlEdit edit = { .kind = TL_EDIT_FACT, .name = name, .value = "" };

  if (find_column (sheet->names, name) != (int) column)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("Two columns are named “%s”: take one of them out"), name);
      return FALSE;
    }
  return !tl_sheet_is_fact (sheet, column) || g_str_equal (name, "private") ||
         tl_editor_check (&edit, error);
}

static void
find_keys (TlSheet *sheet)
{
  sheet->review = find_column (sheet->names, "review");
  sheet->document = find_column (sheet->names, "file");
  sheet->title = sheet->year = -1;
  if (sheet->review >= 0 || sheet->document >= 0)
    return;
  sheet->title = find_column (sheet->names, "title");
  sheet->year = find_column (sheet->names, "year");
}

static gboolean
check_header (TlSheet  *sheet,
              GError  **error)
{
  for (guint i = 0; sheet->names[i] != NULL; i++)
    g_strstrip (sheet->names[i]);
  find_keys (sheet);
  if (sheet->review < 0 && sheet->document < 0 && sheet->title < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The first row must name the columns, and one of them must say which "
                             "review a row is of: “review”, “file”, or “title” and “year”"));
      return FALSE;
    }
  for (guint i = 0; sheet->names[i] != NULL; i++)
    if (!check_column (sheet, i, error))
      return FALSE;
  return TRUE;
}

gboolean
tl_sheet_init (TlSheet         *sheet,
               const char      *path,
               const TlCsvRow  *header,
               GError         **error)
{
  sheet->file = g_filename_display_name (path);
  sheet->names = header->fields;
  if (check_header (sheet, error))
    return TRUE;
  g_prefix_error (error, "%s:%u: ", sheet->file, header->line);
  return FALSE;
}

void
tl_sheet_clear (TlSheet *sheet)
{
  g_clear_pointer (&sheet->file, g_free);
}

/* ── which review a row is of ── */

typedef struct {
  const char *sql;
  const char *what;
  char       *base;           /* of a file's name, without folders */
  const char *year;
  GArray     *ids;
} Search;

static gboolean
search_cb (TlConnection  *connection,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Search *search = data;
  g_autoptr (TlStatement) find = tl_connection_prepare (connection, search->sql, error);
  gboolean has_row;

  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":what", search->what);
  tl_statement_bind_text (find, ":base", search->base);
  tl_statement_bind_text (find, ":year", search->year);
  for (;;)
    {
      gint64 id;

      if (!tl_statement_step (find, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = tl_statement_get_int (find, 0);
      g_array_append_val (search->ids, id);
    }
}

/* @none: what to say where there is none, with the place of what was looked for in it */
static gint64
find_one (Search      *search,
          const char  *none,
          TlStore     *store,
          GError     **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  search->ids = ids;
  if (!tl_store_read (store, search_cb, search, NULL, error))
    return 0;
  if (ids->len == 1)
    return g_array_index (ids, gint64, 0);
  if (ids->len == 0)
    g_set_error_literal (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND, none);
  else
    g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                 _("%u reviews are “%s”: say which by its number in a column “review”"), ids->len,
                 search->what);
  return 0;
}

/* By the name it was imported under, with or without folders, or its SHA-256. */
static gint64
find_by_file (const char  *name,
              TlStore     *store,
              GError     **error)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *none = g_strdup_printf (
    _("There is no review with a file “%s”. A file that was imported under several names is known "
      "by the first of them (throughline-cli --format=json reviews lists them)"), name);
  Search search = {
    .sql = "SELECT DISTINCT review_id FROM documents JOIN reviews ON reviews.id = review_id"
           " WHERE removed IS NULL AND (file IN (:what, :base) OR sha256 = lower (:what))"
           " AND :year IS NULL",
    .what = name,
    .base = base,
  };

  return find_one (&search, none, store, error);
}

/* The years that reviews of a title have. Returns: (nullable): none of them */
static char *
dup_years (const char *title,
           TlStore    *store)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) text = g_string_new (NULL);
  Search search = {
    .sql = "SELECT DISTINCT ifnull (year, 0) AS y FROM reviews WHERE removed IS NULL"
           " AND title = :what COLLATE NOCASE AND :year IS NULL AND :base IS NULL ORDER BY y",
    .what = title,
    .ids = years,
  };

  if (!tl_store_read (store, search_cb, &search, NULL, NULL) || years->len == 0)
    return NULL;
  for (guint i = 0; i < years->len; i++)
    {
      gint64 year = g_array_index (years, gint64, i);

      g_string_append (text, i > 0 ? ", " : "");
      if (year != 0)
        g_string_append_printf (text, "%" G_GINT64_FORMAT, year);
      else
        g_string_append (text, _("unknown"));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_no_title (const char *title,
              const char *year,
              TlStore    *store)
{
  g_autofree char *years = year != NULL ? dup_years (title, store) : NULL;

  if (years != NULL)
    return g_strdup_printf (_("There is no review “%s” of %s: its year in this library is %s"),
                            title, year, years);
  return g_strdup_printf (_("There is no review “%s” (throughline-cli reviews lists them)"), title);
}

static gint64
find_by_title (const char  *title,
               const char  *year,
               TlStore     *store,
               GError     **error)
{
  g_autofree char *none = dup_no_title (title, year, store);
  Search search = {
    .sql = "SELECT id FROM reviews WHERE removed IS NULL AND title = :what COLLATE NOCASE"
           " AND (:year IS NULL OR year = CAST(:year AS INTEGER)) AND :base IS NULL",
    .what = title,
    .year = year,
  };

  return find_one (&search, none, store, error);
}

static gint64
find_by_id (const char  *word,
            TlStore     *store,
            GError     **error)
{
  g_autoptr (GArray) documents = NULL;
  gint64 review;

  if (!tl_cli_parse_id (word, &review, error))
    return 0;
  documents = tl_passages_load_documents (store, review, error);
  return documents != NULL ? review : 0;
}

/* Returns: (nullable): the cell of that column, unless it is empty */
static const char *
get_cell (const TlCsvRow *row,
          int             column)
{
  const char *cell;

  if (column < 0 || column >= (int) g_strv_length (row->fields))
    return NULL;
  cell = g_strstrip (row->fields[column]);
  return *cell != '\0' ? cell : NULL;
}

gint64
tl_sheet_find_review (const TlSheet   *sheet,
                      const TlCsvRow  *row,
                      TlStore         *store,
                      GError         **error)
{
  if (get_cell (row, sheet->review) != NULL)
    return find_by_id (get_cell (row, sheet->review), store, error);
  if (get_cell (row, sheet->document) != NULL)
    return find_by_file (get_cell (row, sheet->document), store, error);
  if (get_cell (row, sheet->title) != NULL)
    return find_by_title (get_cell (row, sheet->title), get_cell (row, sheet->year), store, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("It does not say which review it is of: fill in its first columns"));
  return 0;
}
