/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#include "tl-csv.h"
#include "tl-sheet.h"

#include <string.h>

typedef struct {
  GFile   *folder;
  TlStore *store;
  gint64   review;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = sample_folder ();
  fixture->store = sample_open (fixture->folder);
  fixture->review = sample_import (fixture->store, "harm").review;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sample_let_go (fixture->store);
  sample_remove (fixture->folder);
  g_object_unref (fixture->folder);
}

static TlSheet *
read_sheet (Fixture     *fixture,
            const char  *text,
            GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return tl_sheet_read (fixture->store, bytes, "facts.csv", NULL, error);
}

static void
apply (Fixture       *fixture,
       const TlSheet *sheet)
{
  TlEditor *editor = tl_editor_new (fixture->store);
  g_autofree TlEdit *edits = tl_sheet_dup_edits (sheet);
  g_autoptr (GError) error = NULL;

  tl_editor_apply_all (editor, edits, sheet->values->len, NULL, &error);
  g_assert_no_error (error);
  sample_let_go (editor);
}

/* What is understood, what is not, and what becomes of it are known before anything is written. */
static void
test_looked_through (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (
    "review,titel,place,published\n"
    "%" G_GINT64_FORMAT ",A,Leeds,12 June 2015\n4711,A,Leeds,\n"
    "%" G_GINT64_FORMAT ",A,York,soon\n\nfirst,,,\n", fixture->review, fixture->review);
  g_autoptr (TlSheet) sheet = read_sheet (fixture, text, &error);
  const TlSheetColumn *key, *unknown, *fact;
  const TlSheetFault *fault;

  g_assert_no_error (error);
  g_assert_cmpuint (sheet->columns->len, ==, 4);
  key = sheet->columns->pdata[0];
  unknown = sheet->columns->pdata[1];
  fact = sheet->columns->pdata[2];
  g_assert_true (key->is_key && key->fault == NULL);
  g_assert_true (!unknown->is_key && strstr (unknown->fault, "titel") != NULL);
  g_assert_true (!fact->is_key && fact->fault == NULL);
  g_assert_cmpuint (sheet->n_reviews, ==, 1);
  g_assert_cmpuint (sheet->values->len, ==, 2);
  g_assert_cmpuint (sheet->faults->len, ==, 3);
  fault = sheet->faults->pdata[0];
  g_assert_true (fault->line == 3 && fault->unmatched);
  fault = sheet->faults->pdata[1];
  g_assert_true (fault->line == 4 && !fault->unmatched);
  g_assert_nonnull (strstr (fault->reason, "soon"));
  fault = sheet->faults->pdata[2];
  g_assert_true (fault->line == 6 && fault->unmatched);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM changes"), ==, 0);
}

/* A review that already is as a sheet says does not change. */
static void
test_holds_already (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *text = g_strdup_printf (
    "Review,Place, PUBLISHED,private,Authors\n%" G_GINT64_FORMAT ",Leeds,12 June 2015,yes,A; B\n",
    fixture->review);
  g_autoptr (TlSheet) sheet = read_sheet (fixture, text, NULL);
  g_autoptr (TlSheet) again = NULL;

  g_assert_cmpuint (sheet->n_reviews, ==, 1);
  apply (fixture, sheet);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM facts WHERE by_user = 1"), ==,
                   4);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM reviews WHERE private = 1"
                               " AND published = '2015-06-12'"), ==, 1);
  again = read_sheet (fixture, text, NULL);
  g_assert_cmpuint (again->n_reviews, ==, 0);
  g_assert_cmpuint (again->values->len, ==, 4);
}

static void
test_no_sheet (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const texts[] = {
    "", "place\nA\n", "review,title,title\n1,A,B\n", "review,title\n1,\"A\n", "review\n\xff\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_sheet (fixture, texts[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_true (g_str_has_prefix (error->message, "facts.csv:"));
    }
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("review,place\n1,A\n", 17);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (tl_sheet_read (fixture->store, bytes, "facts.csv", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ── cells ── */

static void
assert_cells (const char *text,
              const char *cells)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tl_csv_parse (bytes, "a.csv", &error);
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const TlCsvRow *row = rows->pdata[i];
      g_autofree char *line = g_strjoinv ("|", row->fields);

      g_string_append_printf (all, "%u %s\n", row->line, line);
    }
  g_assert_cmpstr (all->str, ==, cells);
}

static void
test_cells (void)
{
  assert_cells ("a,b\n1,2\n", "1 a|b\n2 1|2\n");
  assert_cells ("\xEF\xBB\xBF\r\n\"a\n\"\"b\"\"\",c\r\n,\r\nd", "2 a\n\"b\"|c\n4 |\n5 d\n");
  assert_cells ("a;b\n1,5;\"2;3\"\n", "1 a|b\n2 1,5|2;3\n");
  assert_cells ("a\t\"b,c\"\n1;2\t3\n", "1 a|b,c\n2 1;2|3\n");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sheet/looked-through", test_looked_through);
  ADD ("/sheet/holds-already", test_holds_already);
  ADD ("/sheet/no-sheet", test_no_sheet);
  ADD ("/sheet/cancelled", test_cancelled);
  g_test_add_func ("/sheet/cells", test_cells);
  return g_test_run ();
}
