/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sampling-private.h"

#include "tl-coded-sheet-private.h"
#include "tl-words-private.h"
#include "tl-coders.h"
#include "tl-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a coder saw in a paragraph, as a file says. */
typedef struct {
  gint64   paragraph;
  gint64   coder;
  char    *theme;            /* "" for nothing */
  TlStance stance;
} Seen;

typedef struct {
  TlCli      *cli;
  GPtrArray  *paragraphs;
  TlCodebook *codebook;
  const char *coder;         /* of rows that do not say */
  GPtrArray  *seen;          /* of Seen */
} Import;

static void
seen_free (Seen *seen)
{
  g_free (seen->theme);
  g_free (seen);
}

static void
import_clear (Import *import)
{
  g_clear_pointer (&import->paragraphs, g_ptr_array_unref);
  g_clear_pointer (&import->codebook, tl_codebook_unref);
  g_clear_pointer (&import->seen, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

/* ── rows ── */

static gboolean
complain (GError     **error,
          const char  *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
  return FALSE;
}

/* The one that is the quote before one that holds it. */
static const TlSampleParagraph *
find_quote (GPtrArray        *paragraphs,
            gint64            document,
            const TlCodedRow *row)
{
  g_autofree char *quote = tl_words_dup_bare (row->quote);
  const TlSampleParagraph *holding = NULL;

  for (guint i = 0; i < paragraphs->len && *quote != '\0'; i++)
    {
      const TlSampleParagraph *paragraph = paragraphs->pdata[i];
      g_autofree char *text = NULL;

      if (paragraph->document != document || (row->page != 0 && row->page != paragraph->page))
        continue;
      text = tl_words_dup_bare (paragraph->text);
      if (g_str_equal (text, quote))
        return paragraph;
      if (holding == NULL && strstr (text, quote) != NULL)
        holding = paragraph;
    }
  return holding;
}

static gboolean
find_paragraph (Import            *import,
                const TlCodedRow  *row,
                Seen              *seen,
                GError           **error)
{
  const TlSampleParagraph *paragraph;
  gint64 document;

  if (!tl_cli_find_document (import->cli, row->document, &document, error))
    return FALSE;
  paragraph = find_quote (import->paragraphs, document, row);
  if (paragraph == NULL)
    return complain (error, _("The sample has no such paragraph. Leave the columns document, page "
                              "and quote as they were exported."));
  seen->paragraph = paragraph->id;
  return TRUE;
}

/* A theme may be given by its name. */
static gboolean
find_theme (Import            *import,
            const TlCodedRow  *row,
            Seen              *seen,
            GError           **error)
{
  GPtrArray *themes = tl_codebook_get_themes (import->codebook);

  for (guint i = 0; i < themes->len; i++)
    {
      TlTheme *theme = themes->pdata[i];

      if (g_ascii_strcasecmp (tl_theme_get_id (theme), row->theme) != 0
          && g_ascii_strcasecmp (tl_theme_get_name (theme), row->theme) != 0
          && g_ascii_strcasecmp (tl_theme_get_plain (theme, TL_THEME_NAME), row->theme) != 0)
        continue;
      seen->theme = g_strdup (tl_theme_get_id (theme));
      return TRUE;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("The code book has no theme “%s” (see throughline-cli codebook show)."),
               row->theme);
  return FALSE;
}

static gboolean
find_what (Import            *import,
           const TlCodedRow  *row,
           Seen              *seen,
           GError           **error)
{
  seen->stance = TL_STANCE_NEUTRAL;
  if (!tl_coded_row_has_theme (row))
    {
      seen->theme = g_strdup ("");
      return TRUE;
    }
  if (*row->stance != '\0' && !tl_stance_from_string (row->stance, &seen->stance))
    return complain (error, _("What is said of a theme is a concern, a strength or neutral"));
  return find_theme (import, row, seen, error);
}

static gboolean
find_coder (Import            *import,
            const TlCodedRow  *row,
            Seen              *seen,
            GError           **error)
{
  const char *name = *row->coder != '\0' ? row->coder : import->coder;

  if (name == NULL)
    return complain (error, _("It does not say who coded this: fill in the column coder, or say "
                              "--coder NAME."));
  return tl_store_keep_coder (import->cli->store, name, &seen->coder, NULL, error);
}

/* A row with neither theme nor coder is one that nobody looked at. */
static void
read_row (Import             *import,
          const TlCodedSheet *sheet,
          const TlCodedRow   *row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *where = g_strdup_printf ("%s:%u", sheet->name, row->line);
  Seen *seen;

  if (*row->theme == '\0' && *row->coder == '\0')
    return;
  seen = g_new0 (Seen, 1);
  if (find_paragraph (import, row, seen, &error) && find_what (import, row, seen, &error)
      && find_coder (import, row, seen, &error))
    {
      g_ptr_array_add (import->seen, seen);
      return;
    }
  seen_free (seen);
  tl_cli_complain (import->cli, where, error->message);
}

/* ── what they change ── */

static void
add_edit (GArray     *edits,
          const Seen *seen,
          const char *value)
{
  const TlEdit edit = {
    .kind = TL_EDIT_SAMPLE,
    .targets = &seen->paragraph,
    .n_targets = 1,
    .name = tl_sample_dup_name (seen->coder, seen->theme),
    .value = value,
  };

  g_array_append_val (edits, edit);
}

static void
edit_clear (gpointer data)
{
  g_free ((char *) ((TlEdit *) data)->name);
}

/* Whether the file says of the paragraph what the coder saw in it, and that this is not there. */
static gboolean
is_gone (GPtrArray          *seen,
         const TlSampleCode *code,
         gint64              coder)
{
  gboolean is_named = FALSE;

  for (guint i = 0; i < seen->len; i++)
    {
      const Seen *one = seen->pdata[i];

      if (one->coder != coder || one->paragraph != code->paragraph)
        continue;
      is_named = TRUE;
      if (g_str_equal (one->theme, code->theme))
        return FALSE;
    }
  return is_named;
}

/* What the file says of a paragraph is all that its coder saw there. Returns: what is to be taken
 * back, which the edits speak of; NULL with an error. */
static GPtrArray *
take_back (Import          *import,
           const TlSample  *sample,
           GArray          *edits,
           GError         **error)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func ((GDestroyNotify) seen_free);

  for (guint i = 0; i < sample->coders->len; i++)
    {
      gint64 coder = ((TlSampleCoder *) sample->coders->pdata[i])->id;
      g_autoptr (GPtrArray) codes =
        tl_store_load_sample_codes (import->cli->store, sample->id, coder, NULL, error);

      if (codes == NULL)
        return NULL;
      for (guint j = 0; j < codes->len; j++)
        {
          const TlSampleCode *code = codes->pdata[j];
          Seen *seen;

          if (!is_gone (import->seen, code, coder))
            continue;
          seen = g_new0 (Seen, 1);
          *seen = (Seen) { code->paragraph, coder, g_strdup (code->theme), code->stance };
          g_ptr_array_add (gone, seen);
          add_edit (edits, seen, NULL);
        }
    }
  return g_steal_pointer (&gone);
}

static gboolean
apply (Import          *import,
       const TlSample  *sample,
       GError         **error)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (TlEdit));
  g_autoptr (TlEditor) editor = tl_editor_new (import->cli->store);
  g_autoptr (GPtrArray) gone = NULL;

  g_array_set_clear_func (edits, edit_clear);
  gone = take_back (import, sample, edits, error);
  if (gone == NULL)
    return FALSE;
  for (guint i = 0; i < import->seen->len; i++)
    {
      const Seen *seen = import->seen->pdata[i];

      add_edit (edits, seen, *seen->theme != '\0' ? tl_stance_to_string (seen->stance) : "");
    }
  return tl_editor_apply_all (editor, (const TlEdit *) edits->data, edits->len, NULL, error);
}

static void
write_answer (Import         *import,
              const TlSample *sample)
{
  static const TlColumn columns[] = {
    { "sample", N_("Sample"), 0 }, { "paragraphs", N_("Paragraphs"), 0 },
    { "codings", N_("Codings"), 0 }, { NULL }
  };
  g_autoptr (GHashTable) paragraphs = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (JsonObject) row = json_object_new ();
  guint n_codings = 0;

  for (guint i = 0; i < import->seen->len; i++)
    {
      Seen *seen = import->seen->pdata[i];

      g_hash_table_add (paragraphs, &seen->paragraph);
      n_codings += *seen->theme != '\0';
    }
  json_object_set_int_member (row, "sample", sample->id);
  json_object_set_int_member (row, "paragraphs", g_hash_table_size (paragraphs));
  json_object_set_int_member (row, "codings", n_codings);
  tl_output_add_object (import->cli->output, columns, row);
}

gboolean
tl_sampling_import (TlCli                    *cli,
                    const TlSample           *sample,
                    const char               *path,
                    const TlSamplingOptions  *options,
                    GError                  **error)
{
  g_autoptr (TlCodedSheet) sheet = tl_coded_sheet_read (path, error);
  g_auto (Import) import = { .cli = cli, .coder = options->coder };

  if (sheet == NULL)
    return FALSE;
  import.seen = g_ptr_array_new_with_free_func ((GDestroyNotify) seen_free);
  import.codebook = tl_cli_load_codebook (cli, error);
  if (import.codebook == NULL)
    return FALSE;
  import.paragraphs = tl_store_load_sample_paragraphs (cli->store, sample->id, NULL, error);
  if (import.paragraphs == NULL)
    return FALSE;
  for (guint i = 0; i < sheet->rows->len; i++)
    read_row (&import, sheet, &g_array_index (sheet->rows, TlCodedRow, i));
  if (!apply (&import, sample, error))
    return FALSE;
  write_answer (&import, sample);
  return TRUE;
}
