/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-coding-private.h"

#include "tl-csv.h"
#include "tl-passages-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A document that somebody coded. */
typedef struct {
  gint64     id;
  GPtrArray *blocks;
  GPtrArray *texts;        /* of the blocks, bare */
  guint     *units;        /* by block; NO_UNIT for none */
} Document;

#define NO_UNIT G_MAXUINT

/* The columns of a file; G_MAXUINT for those it does not have. */
typedef struct {
  guint document, page, quote, paragraph, theme, coder;
} Columns;

struct _TlCoding {
  TlCli        *cli;
  char         *coder;
  GHashTable   *documents;   /* by what names them */
  GHashTable   *by_id;
  GStringChunk *themes;
  GHashTable   *coded;       /* set of themes */
  GArray       *expected;
  GArray       *found;
  guint         n_units;
};

static void
document_free (Document *document)
{
  g_ptr_array_unref (document->blocks);
  g_ptr_array_unref (document->texts);
  g_free (document->units);
  g_free (document);
}

TlCoding *
tl_coding_new (TlCli      *cli,
               const char *coder)
{
  TlCoding *coding = g_new0 (TlCoding, 1);

  coding->cli = cli;
  coding->coder = g_strdup (coder);
  coding->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  coding->by_id =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) document_free);
  coding->themes = g_string_chunk_new (256);
  coding->coded = g_hash_table_new (g_str_hash, g_str_equal);
  coding->expected = g_array_new (FALSE, FALSE, sizeof (TlCode));
  coding->found = g_array_new (FALSE, FALSE, sizeof (TlCode));
  return coding;
}

void
tl_coding_free (TlCoding *coding)
{
  g_free (coding->coder);
  g_hash_table_unref (coding->documents);
  g_hash_table_unref (coding->by_id);
  g_hash_table_unref (coding->coded);
  g_string_chunk_free (coding->themes);
  g_array_unref (coding->expected);
  g_array_unref (coding->found);
  g_free (coding);
}

guint
tl_coding_get_n_units (TlCoding *coding)
{
  return coding->n_units;
}

GArray *
tl_coding_get_expected (TlCoding *coding)
{
  return coding->expected;
}

GArray *
tl_coding_get_found (TlCoding *coding)
{
  return coding->found;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
tl_coding_list_themes (TlCoding *coding)
{
  guint n_themes;
  gpointer *themes = g_hash_table_get_keys_as_array (coding->coded, &n_themes);

  qsort (themes, n_themes, sizeof *themes, compare_words);
  return (char **) themes;
}

/* ── documents ── */

static gboolean
is_unit (TlBlock *block)
{
  TlBlockKind kind = tl_block_get_kind (block);

  return kind != TL_BLOCK_RUNNING_HEADER && kind != TL_BLOCK_RUNNING_FOOTER
         && kind != TL_BLOCK_CONTENTS_ENTRY;
}

static Document *
load_document (TlCoding *coding,
               gint64    id,
               GError  **error)
{
  GPtrArray *blocks = tl_store_load_blocks (coding->cli->store, id, NULL, error);
  Document *document;

  if (blocks == NULL)
    return NULL;
  document = g_new0 (Document, 1);
  document->id = id;
  document->blocks = blocks;
  document->texts = g_ptr_array_new_with_free_func (g_free);
  document->units = g_new0 (guint, blocks->len);
  for (guint i = 0; i < blocks->len; i++)
    {
      TlBlock *block = blocks->pdata[i];

      g_ptr_array_add (document->texts, tl_passages_dup_bare (tl_block_get_text (block)));
      document->units[i] = is_unit (block) ? coding->n_units++ : NO_UNIT;
    }
  g_hash_table_insert (coding->by_id, &document->id, document);
  return document;
}

static Document *
find_document (TlCoding    *coding,
               const char  *name,
               GError     **error)
{
  Document *document = g_hash_table_lookup (coding->documents, name);
  gint64 id;

  if (document != NULL)
    return document;
  if (!tl_passages_find_document (coding->cli->store, name, &id, error))
    return NULL;
  document = g_hash_table_lookup (coding->by_id, &id);
  if (document == NULL)
    document = load_document (coding, id, error);
  if (document != NULL)
    g_hash_table_insert (coding->documents, g_strdup (name), document);
  return document;
}

/* ── passages ── */

static gboolean
is_on_page (TlBlock *block,
            guint    page)
{
  return page == 0 || (tl_block_get_page (block) <= page && page <= tl_block_get_end_page (block));
}

/* A quote stands in a passage, or holds one: the first of several. */
static guint
find_quote (const Document *document,
            guint           page,
            const char     *quote)
{
  g_autofree char *bare = tl_passages_dup_bare (quote);
  guint held = NO_UNIT;

  for (guint i = 0; i < document->blocks->len && *bare != '\0'; i++)
    {
      const char *text = document->texts->pdata[i];

      if (document->units[i] == NO_UNIT || !is_on_page (document->blocks->pdata[i], page))
        continue;
      if (strstr (text, bare) != NULL)
        return document->units[i];
      if (held == NO_UNIT && *text != '\0' && strstr (bare, text) != NULL)
        held = document->units[i];
    }
  return held;
}

static guint
find_paragraph (const Document *document,
                guint           page,
                const char     *number)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      TlBlock *block = document->blocks->pdata[i];

      if (document->units[i] != NO_UNIT && is_on_page (block, page)
          && g_strcmp0 (tl_block_get_number (block), number) == 0)
        return document->units[i];
    }
  return NO_UNIT;
}

/* ── files ── */

static guint
find_column (GStrv       names,
             const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return G_MAXUINT;
}

static gboolean
read_columns (GStrv     names,
              Columns  *columns,
              GError  **error)
{
  columns->document = find_column (names, "document");
  columns->page = find_column (names, "page");
  columns->quote = find_column (names, "quote");
  columns->paragraph = find_column (names, "paragraph");
  columns->theme = find_column (names, "theme");
  columns->coder = find_column (names, "coder");
  if (columns->document != G_MAXUINT && columns->theme != G_MAXUINT
      && (columns->quote != G_MAXUINT || columns->paragraph != G_MAXUINT))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("Its first row must name the columns: document, theme, and quote or "
                         "paragraph; page and coder may be there too."));
  return FALSE;
}

static const char *
get_field (const TlCsvRow *row,
           guint           column)
{
  return column < g_strv_length (row->fields) ? row->fields[column] : "";
}

static guint
find_unit (const Document *document,
           const Columns  *columns,
           const TlCsvRow *row)
{
  guint page = g_ascii_strtoull (get_field (row, columns->page), NULL, 10);
  const char *quote = get_field (row, columns->quote);

  if (*quote != '\0')
    return find_quote (document, page, quote);
  return find_paragraph (document, page, get_field (row, columns->paragraph));
}

/* A row without a theme says that the passage was looked at, and has none. */
static gboolean
read_row (TlCoding        *coding,
          const Columns   *columns,
          const TlCsvRow  *row,
          GError         **error)
{
  const char *theme = get_field (row, columns->theme);
  Document *document = find_document (coding, get_field (row, columns->document), error);
  TlCode code;

  if (document == NULL)
    return FALSE;
  if (*theme == '\0')
    return TRUE;
  code.unit = find_unit (document, columns, row);
  code.theme = g_string_chunk_insert_const (coding->themes, theme);
  if (code.unit == NO_UNIT)
    {
      g_set_error_literal (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                           _("The document has no such passage. Check the page, counted from 1 as "
                             "a PDF viewer does, and that the quote is verbatim."));
      return FALSE;
    }
  g_hash_table_add (coding->coded, (char *) code.theme);
  g_array_append_val (coding->expected, code);
  return TRUE;
}

static void
read_or_complain (TlCoding       *coding,
                  const Columns  *columns,
                  const TlCsvRow *row,
                  const char     *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *where = g_strdup_printf ("%s:%u", file, row->line);

  if (coding->coder != NULL && !g_str_equal (get_field (row, columns->coder), coding->coder))
    return;
  if (!read_row (coding, columns, row, &error))
    tl_cli_complain (coding->cli, where, error->message);
}

gboolean
tl_coding_read (TlCoding    *coding,
                const char  *path,
                GError     **error)
{
  g_autofree char *file = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = tl_cli_load_file (path, error);
  g_autoptr (GPtrArray) rows = NULL;
  Columns columns;

  if (bytes == NULL)
    return FALSE;
  rows = tl_csv_parse (bytes, file, error);
  if (rows == NULL)
    return FALSE;
  if (!read_columns (((TlCsvRow *) rows->pdata[0])->fields, &columns, error))
    {
      g_prefix_error (error, "%s: ", file);
      return FALSE;
    }
  for (guint i = 1; i < rows->len; i++)
    read_or_complain (coding, &columns, rows->pdata[i], file);
  return TRUE;
}

/* ── what the rules found ── */

static gboolean
add_found (TlCoding  *coding,
           Document  *document,
           GError   **error)
{
  g_autoptr (GPtrArray) rows = tl_passages_load_found (coding->cli->store, document->id, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const TlFoundRow *row = rows->pdata[i];
      TlCode code = { .unit = NO_UNIT };

      if (row->block < document->blocks->len)
        code.unit = document->units[row->block];
      code.theme = g_string_chunk_insert_const (coding->themes, row->theme);
      if (code.unit != NO_UNIT)
        g_array_append_val (coding->found, code);
    }
  return TRUE;
}

gboolean
tl_coding_load_found (TlCoding  *coding,
                      GError   **error)
{
  GHashTableIter iter;
  gpointer document;

  g_hash_table_iter_init (&iter, coding->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    if (!add_found (coding, document, error))
      return FALSE;
  return TRUE;
}
