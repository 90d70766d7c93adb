/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

#include <glib/gi18n-lib.h>

#define CHUNK (256 * 1024)

/* As SQL has to have it: a number. */
#define UNPLACED 8
G_STATIC_ASSERT (UNPLACED == TL_FINDING_UNPLACED);

void
tl_problem_free (TlProblem *problem)
{
  g_free (problem->what);
  g_free (problem->where);
  g_free (problem->mend);
  g_free (problem);
}

static void
add_problem (GPtrArray  *problems,
             const char *what,
             const char *where,
             const char *mend)
{
  TlProblem *problem = g_new0 (TlProblem, 1);

  problem->what = g_strdup (what);
  problem->where = g_strdup (where);
  problem->mend = g_strdup (mend);
  g_ptr_array_add (problems, problem);
}

/* ── asked of SQLite ── */

/* A question whose every row is something wrong: its first column says what is wrong where it is
 * not always the same, its second (or only) column where. */
typedef struct {
  const char *sql;
  const char *what;
  const char *mend;
} Check;

static const Check checks[] = {
  {
    "SELECT i.integrity_check, 'library.db' FROM pragma_integrity_check AS i"
    " WHERE i.integrity_check <> 'ok'",
    NULL,
    N_("Put back a copy of the library from before, or import the PDFs into a new library"),
  },
  {
    "SELECT DISTINCT 'library.db, ' || k.\"table\" || ' → ' || k.parent"
    " FROM pragma_foreign_key_check AS k",
    N_("Something in the library belongs to something that is not there"),
    N_("Put back a copy of the library from before, or import the PDFs into a new library"),
  },
  {
    "SELECT 'finding ' || f.id || ', ' || d.file || ', page ' || f.page FROM findings AS f"
    " JOIN blocks AS b ON b.id = f.block_id JOIN documents AS d ON d.id = f.document_id"
    " WHERE f.origin = 'rule' AND substr(b.text, f.start + 1, f.length) IS NOT f.quote",
    N_("The quote of a finding does not stand at its place in the text"),
    N_("Run the rules again; reject the finding if it is still there"),
  },
  {
    "SELECT 'finding ' || f.id || ', ' || d.file || ', page ' || f.page FROM findings AS f"
    " JOIN documents AS d ON d.id = f.document_id"
    " WHERE f.page NOT BETWEEN 1 AND d.n_pages OR f.end_page NOT BETWEEN f.page AND d.n_pages"
    " OR (f.quote = '' AND length(f.rects) = 0)",
    N_("A finding has no place in its document"),
    N_("Run the rules again; reject the finding if it is still there"),
  },
  {
    "SELECT 'finding ' || f.id || ', ' || d.file || ', page ' || f.page FROM findings AS f"
    " JOIN documents AS d ON d.id = f.document_id"
    " WHERE f.flags & " G_STRINGIFY (UNPLACED),
    N_("A passage that somebody coded or decided on was not found again when its document was read "
       "again; it does not count"),
    N_("Open the review, select the passage on its page, and place the finding there"),
  },
  {
    "SELECT 'finding ' || f.id || ', ' || d.file || ', page ' || f.page FROM findings AS f"
    " JOIN findings_decided AS n ON n.id = f.id JOIN documents AS d ON d.id = f.document_id"
    " WHERE (f.now_theme, f.now_stance, f.now_status) IS NOT (n.theme, n.stance, n.status)"
    " OR (f.now_start, f.now_length) IS NOT (n.start, n.length)",
    N_("A finding does not show what was decided on it"),
    N_("Decide on it again"),
  },
  {
    "WITH counted AS ("
    " SELECT review_id, now_theme, now_stance, now_status, section, kind, voice, origin, flags,"
    " coalesce(rule_id, 0), count(*) FROM findings GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)"
    " SELECT 'review ' || review_id FROM (SELECT * FROM rollup EXCEPT SELECT * FROM counted)"
    " UNION"
    " SELECT 'review ' || review_id FROM (SELECT * FROM counted EXCEPT SELECT * FROM rollup)",
    N_("The counts of a review are not those of its findings"),
    N_("Erase the review and import its PDF again"),
  },
  {
    "SELECT d.file FROM documents AS d"
    " WHERE d.n_pages <> (SELECT count(*) FROM pages AS p WHERE p.document_id = d.id)",
    N_("Pages of a document are missing from the library"),
    N_("Erase the review and import its PDF again"),
  },
};

static gboolean
run_check (TlConnection  *connection,
           const Check   *check,
           GPtrArray     *problems,
           GError       **error)
{
  g_autoptr (TlStatement) list = tl_connection_prepare (connection, check->sql, error);
  gboolean has_row;

  if (list == NULL || !tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      if (check->what != NULL)
        add_problem (problems, _(check->what), tl_statement_get_text (list, 0), _(check->mend));
      else
        add_problem (problems, tl_statement_get_text (list, 0), tl_statement_get_text (list, 1),
                     _(check->mend));
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_checks_cb (TlConnection  *connection,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      if (!run_check (connection, &checks[i], data, error))
        return FALSE;
    }
  return TRUE;
}

/* The full text is checked by a command that has the form of a write. */
static gboolean
check_full_text_cb (TlConnection  *connection,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return tl_connection_run (connection,
    "INSERT INTO block_text (block_text, rank) VALUES ('integrity-check', 1)", error);
}

/* ── the PDFs ── */

typedef struct {
  char *sha256;
  char *file;
} Pdf;

static void
pdf_free (Pdf *pdf)
{
  g_free (pdf->sha256);
  g_free (pdf->file);
  g_free (pdf);
}

static gboolean
list_pdfs_cb (TlConnection  *connection,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  GPtrArray *pdfs = data;
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list =
    tl_connection_prepare (connection, "SELECT sha256, file FROM documents ORDER BY id", error);
  if (list == NULL || !tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      Pdf *pdf = g_new0 (Pdf, 1);

      pdf->sha256 = g_strdup (tl_statement_get_text (list, 0));
      pdf->file = g_strdup (tl_statement_get_text (list, 1));
      g_ptr_array_add (pdfs, pdf);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static char *
hash_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gsize n_bytes = CHUNK;

  if (stream == NULL)
    return NULL;
  while (n_bytes == CHUNK)
    {
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), chunk, CHUNK, &n_bytes, cancellable,
                                    error))
        return NULL;
      g_checksum_update (checksum, chunk, (gssize) n_bytes);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
check_pdf (TlStore       *store,
           Pdf           *pdf,
           GPtrArray     *problems,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFile) copy = tl_store_dup_pdf (store, pdf->sha256);
  g_autoptr (GError) failure = NULL;
  g_autofree char *where = g_strdup_printf ("%s (%s)", pdf->file, g_file_peek_path (copy));
  g_autofree char *sha256 = hash_file (copy, cancellable, &failure);

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (sha256 == NULL)
    add_problem (problems, _("The PDF of a document is missing or cannot be read"), where,
                 _("Import the same PDF again: it is put back in its place"));
  else if (!g_str_equal (sha256, pdf->sha256))
    add_problem (problems, _("The PDF of a document was changed after it was imported"), where,
                 _("Import the PDF as it was again: it is put back in its place"));
  return TRUE;
}

static gboolean
check_pdfs (TlStore       *store,
            GPtrArray     *problems,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GPtrArray) pdfs = g_ptr_array_new_with_free_func ((GDestroyNotify) pdf_free);

  if (!tl_store_read (store, list_pdfs_cb, pdfs, cancellable, error))
    return FALSE;
  for (guint i = 0; i < pdfs->len; i++)
    {
      if (!check_pdf (store, g_ptr_array_index (pdfs, i), problems, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* A damaged file makes the questions fail themselves: that is what was to be found out. Any other
 * failure is passed on. */
static gboolean
note_damage (GPtrArray   *problems,
             const char  *what,
             GError      *failure,
             GError     **error)
{
  if (failure == NULL)
    return TRUE;
  if (!g_error_matches (failure, TL_STORE_ERROR, TL_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  add_problem (problems, what != NULL ? what : failure->message, "library.db", _(checks[0].mend));
  g_error_free (failure);
  return TRUE;
}

static gboolean
check_rows (TlStore       *store,
            GPtrArray     *problems,
            GCancellable  *cancellable,
            GError       **error)
{
  GError *failure = NULL;

  tl_store_read (store, run_checks_cb, problems, cancellable, &failure);
  return note_damage (problems, NULL, failure, error);
}

static gboolean
check_full_text (TlStore       *store,
                 GPtrArray     *problems,
                 GCancellable  *cancellable,
                 GError       **error)
{
  GError *failure = NULL;

  tl_store_write (store, check_full_text_cb, NULL, 0, cancellable, &failure);
  return note_damage (problems, _("The search index does not agree with the text"), failure, error);
}

GPtrArray *
tl_store_verify (TlStore       *store,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GPtrArray) problems = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_problem_free);
  if (!check_rows (store, problems, cancellable, error) ||
      !check_full_text (store, problems, cancellable, error))
    return NULL;
  check_pdfs (store, problems, cancellable, &failure);
  if (!note_damage (problems, NULL, failure, error))
    return NULL;
  return g_steal_pointer (&problems);
}
