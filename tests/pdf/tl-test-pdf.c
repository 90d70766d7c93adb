/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-test-pdf.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define WAIT_SECONDS 20

GBytes *
tl_test_pdf_new (const char *const *objects)
{
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.7\n");
  g_autoptr (GString) table = g_string_new ("0000000000 65535 f \n");
  guint n = 0;
  gsize start;

  for (; objects[n] != NULL; n++)
    {
      g_string_append_printf (table, "%010" G_GSIZE_FORMAT " 00000 n \n", pdf->len);
      g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", n + 1, objects[n]);
    }
  start = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n%strailer\n<</Size %u /Root 1 0 R>>\nstartxref\n%"
                          G_GSIZE_FORMAT "\n%%%%EOF\n", n + 1, table->str, n + 1, start);
  return g_string_free_to_bytes (g_steal_pointer (&pdf));
}

GBytes *
tl_test_pdf_new_page (const char *content)
{
  g_autofree char *stream = g_strdup_printf ("<</Length %" G_GSIZE_FORMAT ">>stream\n%s\nendstream",
                                             strlen (content), content);
  const char *const objects[] = {
    "<</Type /Catalog /Pages 2 0 R>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R"
    " /Resources <</Font <</F 5 0 R>>>>>>",
    stream,
    "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
    NULL,
  };

  return tl_test_pdf_new (objects);
}

GFile *
tl_test_file_new (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  GFile *file = g_file_new_tmp ("throughline-XXXXXX.pdf", &stream, &error);
  GOutputStream *output;

  g_assert_no_error (error);
  output = g_io_stream_get_output_stream (G_IO_STREAM (stream));
  g_output_stream_write_all (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                             NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_io_stream_close (G_IO_STREAM (stream), NULL, NULL));
  return file;
}

GFile *
tl_test_file_new_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return tl_test_file_new (bytes);
}

void
tl_test_file_delete (GFile *file)
{
  g_file_delete (file, NULL, NULL);
  g_object_unref (file);
}

GFile *
tl_test_script_new (const char *body)
{
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\n%s\n", body);
  GFile *file = tl_test_file_new_text (text);

  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0700), ==, 0);
  return file;
}

GFile *
tl_test_specimen (const char *name)
{
  return g_file_new_build_filename (g_test_get_dir (G_TEST_DIST), "tests", "fixtures", "specimens",
                                    name, NULL);
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  g_assert_nonnull (folder);
  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static gboolean
has_children (void)
{
  siginfo_t about;

  return waitid (P_ALL, 0, &about, WEXITED | WNOHANG | WNOWAIT) == 0;
}

void
tl_test_wait_for_children (void)
{
  const gint64 deadline = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;

  while (has_children ())
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (1000);
    }
  g_assert_cmpint (errno, ==, ECHILD);
}

void
tl_test_assert_no_leaks (void (*function) (void))
{
  const gint64 deadline = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;
  guint n_files;

  /* The first time, GLib opens a few for itself. */
  function ();
  tl_test_wait_for_children ();
  n_files = count_open_files ();
  function ();
  tl_test_wait_for_children ();
  while (count_open_files () > n_files)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (1000);
    }
}

/* "123 (throughline-rea) S 99 …": the name of the program, cut off, and the parent. */
static gboolean
is_reader_of (const char *pid,
              pid_t       parent)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "stat", NULL);
  g_autofree char *stat = NULL;
  const char *name_end;

  if (!g_ascii_isdigit (*pid) || !g_file_get_contents (path, &stat, NULL, NULL))
    return FALSE;
  name_end = strrchr (stat, ')');
  return name_end != NULL && strstr (stat, "(throughline") != NULL
         && g_ascii_strtoll (name_end + 4, NULL, 10) == parent;
}

guint
tl_test_kill_readers (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (is_reader_of (name, getpid ()))
      n += kill ((pid_t) g_ascii_strtoll (name, NULL, 10), SIGKILL) == 0;
  return n;
}
