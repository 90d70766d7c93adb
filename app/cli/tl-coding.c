/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-coding-private.h"

#include "tl-coded-sheet-private.h"
#include "tl-words-private.h"

#include "tl-passages.h"

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
  GHashTable   *looked_at;   /* units that rows name; of a sample, numbered anew in the end */
  gboolean      is_sample;   /* those are all there is to measure by */
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
  coding->looked_at = g_hash_table_new (NULL, NULL);
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
  g_hash_table_unref (coding->looked_at);
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

      g_ptr_array_add (document->texts, tl_words_dup_bare (tl_block_get_text (block)));
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
  if (!tl_cli_find_document (coding->cli, name, &id, error))
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
  g_autofree char *bare = tl_words_dup_bare (quote);
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
find_unit (const Document   *document,
           const TlCodedRow *row)
{
  if (*row->quote != '\0')
    return find_quote (document, row->page, row->quote);
  return find_paragraph (document, row->page, row->paragraph);
}

/* A row without a theme says that the passage was looked at, and has none: of a sample, that is to
 * say which passages were. */
static gboolean
read_row (TlCoding          *coding,
          const TlCodedRow  *row,
          gboolean           is_sample,
          GError           **error)
{
  Document *document = find_document (coding, row->document, error);
  TlCode code;

  if (document == NULL)
    return FALSE;
  if (!is_sample && !tl_coded_row_has_theme (row))
    return TRUE;
  code.unit = find_unit (document, row);
  if (code.unit == NO_UNIT)
    {
      g_set_error_literal (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                           _("The document has no such passage. Check the page, counted from 1 as "
                             "a PDF viewer does, and that the quote is verbatim."));
      return FALSE;
    }
  g_hash_table_insert (coding->looked_at, GUINT_TO_POINTER (code.unit), NULL);
  if (!tl_coded_row_has_theme (row))
    return TRUE;
  code.theme = g_string_chunk_insert_const (coding->themes, row->theme);
  g_hash_table_add (coding->coded, (char *) code.theme);
  g_array_append_val (coding->expected, code);
  return TRUE;
}

/* In a sample's sheet a row without theme and coder is one that nobody looked at yet. */
static gboolean
is_wanted (TlCoding         *coding,
           const TlCodedRow *row,
           gboolean          is_sample)
{
  if (coding->coder != NULL && !g_str_equal (row->coder, coding->coder))
    return FALSE;
  return !is_sample || *row->theme != '\0' || *row->coder != '\0';
}

static void
read_or_complain (TlCoding           *coding,
                  const TlCodedSheet *sheet,
                  const TlCodedRow   *row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *where = g_strdup_printf ("%s:%u", sheet->name, row->line);

  if (is_wanted (coding, row, sheet->is_sample)
      && !read_row (coding, row, sheet->is_sample, &error))
    tl_cli_complain (coding->cli, where, error->message);
}

gboolean
tl_coding_read (TlCoding    *coding,
                const char  *path,
                GError     **error)
{
  g_autoptr (TlCodedSheet) sheet = tl_coded_sheet_read (path, error);

  if (sheet == NULL)
    return FALSE;
  coding->is_sample |= sheet->is_sample;
  for (guint i = 0; i < sheet->rows->len; i++)
    read_or_complain (coding, sheet, &g_array_index (sheet->rows, TlCodedRow, i));
  return TRUE;
}

/* ── what the rules found ── */

/* Of a sample, all themes were looked for, in the passages it names alone. */
static gboolean
is_looked_at (TlCoding *coding,
              guint     unit)
{
  return unit != NO_UNIT
         && (!coding->is_sample
             || g_hash_table_contains (coding->looked_at, GUINT_TO_POINTER (unit)));
}

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
      if (!is_looked_at (coding, code.unit))
        continue;
      code.theme = g_string_chunk_insert_const (coding->themes, row->theme);
      g_array_append_val (coding->found, code);
      if (coding->is_sample)
        g_hash_table_add (coding->coded, (char *) code.theme);
    }
  return TRUE;
}

/* Counts the passages of a sample alone, one after the other. */
static void
number_anew (TlCoding *coding,
             GArray   *codes)
{
  for (guint i = 0; i < codes->len; i++)
    {
      TlCode *code = &g_array_index (codes, TlCode, i);
      gpointer number = g_hash_table_lookup (coding->looked_at, GUINT_TO_POINTER (code->unit));

      code->unit = GPOINTER_TO_UINT (number);
    }
}

static void
take_sample_alone (TlCoding *coding)
{
  GHashTableIter iter;
  guint n_units = 0;

  g_hash_table_iter_init (&iter, coding->looked_at);
  while (g_hash_table_iter_next (&iter, NULL, NULL))
    g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (n_units++));
  number_anew (coding, coding->expected);
  number_anew (coding, coding->found);
  coding->n_units = n_units;
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
  if (coding->is_sample)
    take_sample_alone (coding);
  return TRUE;
}
