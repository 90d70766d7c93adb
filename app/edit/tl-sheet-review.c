/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sheet-private.h"

#include "tl-store.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *sql;
  const char *what;
  char       *base;           /* of a file's name, without folders */
  const char *year;
} Search;

/* Returns: (element-type gint64) */
static GArray *
list_ids (const Search  *search,
          TlConnection  *connection,
          GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TlStatement) find = tl_connection_prepare (connection, search->sql, error);
  gboolean has_row;

  if (find == NULL)
    return NULL;
  tl_statement_bind_text (find, ":what", search->what);
  tl_statement_bind_text (find, ":base", search->base);
  tl_statement_bind_text (find, ":year", search->year);
  for (;;)
    {
      gint64 id;

      if (!tl_statement_step (find, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&ids);
      id = tl_statement_get_int (find, 0);
      g_array_append_val (ids, id);
    }
}

/* @none: what to say where there is none */
static gint64
find_one (const Search  *search,
          const char    *none,
          TlConnection  *connection,
          GError       **error)
{
  g_autoptr (GArray) ids = list_ids (search, connection, error);

  if (ids == NULL)
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
find_by_file (const char    *name,
              TlConnection  *connection,
              GError       **error)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *none = g_strdup_printf (
    _("There is no review with a file “%s”. A file that was imported under several names is known "
      "by the first of them"), name);
  const Search search = {
    .sql = "SELECT DISTINCT review_id FROM documents JOIN reviews ON reviews.id = review_id"
           " WHERE removed IS NULL AND (file IN (:what, :base) OR sha256 = lower (:what))"
           " AND :year IS NULL",
    .what = name,
    .base = base,
  };

  return find_one (&search, none, connection, error);
}

/* The years that reviews of a title have. Returns: (nullable): none of them */
static char *
dup_years (const char   *title,
           TlConnection *connection)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const Search search = {
    .sql = "SELECT DISTINCT ifnull (year, 0) AS y FROM reviews WHERE removed IS NULL"
           " AND title = :what COLLATE NOCASE AND :year IS NULL AND :base IS NULL ORDER BY y",
    .what = title,
  };
  g_autoptr (GArray) years = list_ids (&search, connection, NULL);

  if (years == NULL || years->len == 0)
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
dup_no_title (const char   *title,
              const char   *year,
              TlConnection *connection)
{
  g_autofree char *years = year != NULL ? dup_years (title, connection) : NULL;

  if (years != NULL)
    return g_strdup_printf (_("There is no review “%s” of %s: its year in this library is %s"),
                            title, year, years);
  return g_strdup_printf (_("There is no review “%s” in this library"), title);
}

static gint64
find_by_title (const char    *title,
               const char    *year,
               TlConnection  *connection,
               GError       **error)
{
  g_autofree char *none = dup_no_title (title, year, connection);
  const Search search = {
    .sql = "SELECT id FROM reviews WHERE removed IS NULL AND title = :what COLLATE NOCASE"
           " AND (:year IS NULL OR year = CAST(:year AS INTEGER)) AND :base IS NULL",
    .what = title,
    .year = year,
  };

  return find_one (&search, none, connection, error);
}

static gint64
find_by_id (const char    *word,
            TlConnection  *connection,
            GError       **error)
{
  g_autofree char *none = g_strdup_printf (_("There is no review %s in the library"), word);
  const Search search = {
    .sql = "SELECT id FROM reviews WHERE id = CAST(:what AS INTEGER) AND removed IS NULL"
           " AND :base IS NULL AND :year IS NULL",
    .what = word,
  };

  if (!g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, NULL, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” is not a review’s number"),
                   word);
      return 0;
    }
  return find_one (&search, none, connection, error);
}

/* Returns: (nullable): the cell of that column, unless it is empty */
static const char *
get_cell (GStrv cells,
          int   column)
{
  const char *cell;

  if (column < 0 || column >= (int) g_strv_length (cells))
    return NULL;
  cell = g_strstrip (cells[column]);
  return *cell != '\0' ? cell : NULL;
}

gint64
tl_sheet_find_review (const TlSheetKeys  *keys,
                      GStrv               cells,
                      TlConnection       *connection,
                      GError            **error)
{
  const char *title = get_cell (cells, keys->title);

  if (get_cell (cells, keys->review) != NULL)
    return find_by_id (get_cell (cells, keys->review), connection, error);
  if (get_cell (cells, keys->document) != NULL)
    return find_by_file (get_cell (cells, keys->document), connection, error);
  if (title != NULL)
    return find_by_title (title, get_cell (cells, keys->year), connection, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("It does not say which review it is of: fill in its first columns"));
  return 0;
}
