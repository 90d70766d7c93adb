/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#include <string.h>

#define CAP (20 * G_TIME_SPAN_SECOND)

typedef struct {
  GFile   *folder;
  TlStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = sample_folder ();
  fixture->store = sample_open (fixture->folder);
  sample_run (fixture->store, "CREATE TABLE things (i INTEGER, d REAL, t TEXT, b BLOB)");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->store);
  sample_remove (fixture->folder);
  g_object_unref (fixture->folder);
}

/* ── statements ── */

static gboolean
add_thing_cb (TlConnection  *connection,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (TlStatement) add = tl_connection_prepare (connection,
    "INSERT INTO things VALUES (:i, :d, :t, :b)", error);
  g_autoptr (GBytes) bytes = data != NULL ? g_bytes_ref (data) : g_bytes_new (NULL, 0);

  if (add == NULL)
    return FALSE;
  tl_statement_bind_int (add, ":i", G_MININT64);
  tl_statement_bind_double (add, ":d", 0.1);
  tl_statement_bind_text (add, ":t", "o’clock");
  tl_statement_bind_bytes (add, ":b", bytes);
  if (!tl_statement_run (add, error))
    return FALSE;
  tl_statement_bind_null (add, ":i");
  tl_statement_bind_text (add, ":t", NULL);
  return tl_statement_run (add, error);
}

static gboolean
read_things_cb (TlConnection  *connection,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (TlStatement) list = tl_connection_prepare (connection,
    "SELECT i, d, t, b FROM things ORDER BY rowid", error);
  g_autoptr (GBytes) bytes = NULL;
  gboolean has_row;

  g_assert_true (tl_statement_step (list, &has_row, error) && has_row);
  g_assert_cmpint (tl_statement_get_int (list, 0), ==, G_MININT64);
  g_assert_cmpfloat (tl_statement_get_double (list, 1), ==, 0.1);
  g_assert_cmpstr (tl_statement_get_text (list, 2), ==, "o’clock");
  bytes = tl_statement_dup_bytes (list, 3);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "a\0b", 3);
  g_assert_true (tl_statement_step (list, &has_row, error) && has_row);
  g_assert_true (tl_statement_is_null (list, 0));
  g_assert_null (tl_statement_get_text (list, 2));
  g_assert_true (tl_statement_step (list, &has_row, error));
  g_assert_false (has_row);
  return TRUE;
}

static void
test_values (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);

  g_assert_true (tl_store_write (fixture->store, add_thing_cb, bytes, 0, NULL, &error));
  g_assert_true (tl_store_read (fixture->store, read_things_cb, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* No bytes are bytes; only nothing is NULL. */
static void
test_no_bytes (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_true (tl_store_write (fixture->store, add_thing_cb, NULL, 0, NULL, NULL));
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM things WHERE b = x''"), ==, 2);
}

/* A statement that is in use already, further out, is another one here. */
static gboolean
nest_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const char *sql =
    "SELECT number FROM (SELECT 1 AS number UNION SELECT 2 UNION SELECT 3) WHERE number > :least";
  g_autoptr (TlStatement) outer = tl_connection_prepare (connection, sql, error);
  gboolean has_row;
  guint n = 0;

  tl_statement_bind_int (outer, ":least", 0);
  while (tl_statement_step (outer, &has_row, error) && has_row)
    {
      g_autoptr (TlStatement) inner = tl_connection_prepare (connection, sql, error);

      tl_statement_bind_int (inner, ":least", 2);
      g_assert_true (tl_statement_step (inner, &has_row, error) && has_row);
      g_assert_cmpint (tl_statement_get_int (inner, 0), ==, 3);
      n++;
    }
  g_assert_cmpuint (n, ==, 3);
  return TRUE;
}

static void
test_nested (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    g_assert_true (tl_store_read (fixture->store, nest_cb, NULL, NULL, NULL));
}

static gboolean
run_cb (TlConnection  *connection,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  return tl_connection_run (connection, data, error);
}

static void
test_bad_sql (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) read_error = NULL;

  g_assert_false (tl_store_write (fixture->store, run_cb, (gpointer) "SELEKT", 0, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_FAILED);
  g_assert_false (tl_store_read (fixture->store, run_cb, (gpointer) "DELETE FROM things", NULL,
                                 &read_error));
  g_assert_nonnull (read_error);
}

/* ── transactions ── */

static gboolean
fail_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_assert_true (tl_connection_run (connection, "INSERT INTO things (i) VALUES (1)", error));
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Not so");
  return FALSE;
}

static void
test_taken_back (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tl_store_write (fixture->store, fail_cb, NULL, 0, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM things"), ==, 0);
  sample_run (fixture->store, "INSERT INTO things (i) VALUES (2)");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM things"), ==, 1);
}

#define FOREVER \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

/* The statement itself would never end. */
static gboolean
cancel_and_run_cb (TlConnection  *connection,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_cancellable_cancel (cancellable);
  return tl_connection_run (connection, data, error);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      gboolean done = i == 0
        ? tl_store_read (fixture->store, cancel_and_run_cb, (gpointer) FOREVER, cancellable, &error)
        : tl_store_write (fixture->store, cancel_and_run_cb, (gpointer) FOREVER, 0, cancellable,
                          &error);

      g_assert_false (done);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  sample_run (fixture->store, "INSERT INTO things (i) VALUES (2)");
}

/* ── readers and the writer ── */

typedef struct {
  TlStore *store;
  gint     stop;
  guint    n_reads;
} Reader;

/* Things are added by twos: a reader that sees an odd number has seen half a change; one that sees
 * two numbers in one reading has no snapshot. */
static gboolean
count_twice_cb (TlConnection  *connection,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  gint64 counts[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TlStatement) ask = NULL;
      gboolean has_row;

      ask = tl_connection_prepare (connection, "SELECT count(*) FROM things", error);
      if (ask == NULL || !tl_statement_step (ask, &has_row, error))
        return FALSE;
      counts[i] = tl_statement_get_int (ask, 0);
    }
  g_assert_cmpint (counts[0] % 2, ==, 0);
  g_assert_cmpint (counts[0], ==, counts[1]);
  return TRUE;
}

static gpointer
read_thread (gpointer data)
{
  Reader *reader = data;

  while (!g_atomic_int_get (&reader->stop))
    {
      g_autoptr (GError) error = NULL;

      tl_store_read (reader->store, count_twice_cb, NULL, NULL, &error);
      g_assert_no_error (error);
      reader->n_reads++;
    }
  return NULL;
}

static void
test_readers_while_writing (Fixture       *fixture,
                            gconstpointer  data)
{
  Reader readers[3] = { { fixture->store }, { fixture->store }, { fixture->store } };
  GThread *threads[3];

  for (guint i = 0; i < 3; i++)
    threads[i] = g_thread_new ("read", read_thread, &readers[i]);
  for (guint i = 0; i < 50; i++)
    sample_run (fixture->store, "INSERT INTO things (i) VALUES (1);"
                                "INSERT INTO things (i) VALUES (2);");
  for (guint i = 0; i < 3; i++)
    {
      g_atomic_int_set (&readers[i].stop, TRUE);
      g_thread_join (threads[i]);
      g_assert_cmpuint (readers[i].n_reads, >, 0);
    }
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM things"), ==, 100);
}

static gpointer
write_thread (gpointer store)
{
  for (guint i = 0; i < 20; i++)
    sample_run (store, "INSERT INTO things (i) VALUES (1)");
  return NULL;
}

/* Two programs, two threads each. */
static void
test_writers (Fixture       *fixture,
              gconstpointer  data)
{
  TlStore *other = sample_open (fixture->folder);
  TlStore *stores[4] = { fixture->store, other, fixture->store, other };
  GThread *threads[4];

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("write", write_thread, stores[i]);
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM things"), ==, 80);
  g_assert_finalize_object (other);
}

/* ── async ── */

typedef struct {
  guint   n_done;
  GString *order;
  GError *error;
} Done;

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Done *done = data;
  const char *sql = tl_store_write_finish (TL_STORE (source), result, &done->error);

  if (sql != NULL)
    g_string_append_c (done->order, sql[strlen (sql) - 2]);
  done->n_done++;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Done *done = data;

  tl_store_read_finish (TL_STORE (source), result, &done->error);
  done->n_done++;
}

static void
wait_for (Done *done,
          guint n)
{
  gint64 cap = g_get_monotonic_time () + CAP;

  while (done->n_done < n && g_get_monotonic_time () < cap)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (done->n_done, ==, n);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  Done done = { 0, g_string_new (NULL), NULL };

  for (guint i = 0; i < 5; i++)
    tl_store_write_async (fixture->store, run_cb,
                          g_strdup_printf ("INSERT INTO things (i) VALUES (%u)", i), g_free,
                          TL_STORE_FINDINGS, NULL, written_cb, &done);
  wait_for (&done, 5);
  g_assert_no_error (done.error);
  g_assert_cmpstr (done.order->str, ==, "01234");
  tl_store_write_async (fixture->store, fail_cb, NULL, NULL, 0, NULL, written_cb, &done);
  wait_for (&done, 6);
  g_assert_error (done.error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&done.error);
  tl_store_read_async (fixture->store, nest_cb, NULL, NULL, NULL, read_cb, &done);
  wait_for (&done, 7);
  g_assert_no_error (done.error);
  g_string_free (done.order, TRUE);
}

/* The last to hold a store may be what it has still to write. */
static void
test_let_go_while_writing (Fixture       *fixture,
                           gconstpointer  data)
{
  for (guint i = 0; i < 20; i++)
    {
      Done done = { 0, g_string_new (NULL), NULL };
      TlStore *other = sample_open (fixture->folder);

      tl_store_write_async (other, run_cb, (gpointer) "INSERT INTO things (i) VALUES (1)", NULL,
                            0, NULL, written_cb, &done);
      tl_store_read_async (other, nest_cb, NULL, NULL, NULL, read_cb, &done);
      g_object_unref (other);
      wait_for (&done, 2);
      g_assert_no_error (done.error);
      g_string_free (done.order, TRUE);
    }
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM things"), ==, 20);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/connection/values", test_values);
  ADD ("/store/connection/no-bytes", test_no_bytes);
  ADD ("/store/connection/nested", test_nested);
  ADD ("/store/connection/bad-sql", test_bad_sql);
  ADD ("/store/connection/taken-back", test_taken_back);
  ADD ("/store/connection/cancelled", test_cancelled);
  ADD ("/store/connection/readers-while-writing", test_readers_while_writing);
  ADD ("/store/connection/writers", test_writers);
  ADD ("/store/connection/async", test_async);
  ADD ("/store/connection/let-go-while-writing", test_let_go_while_writing);
  return g_test_run ();
}
