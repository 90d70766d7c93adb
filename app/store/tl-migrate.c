/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-migrate-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define FOLDER "/io/github/throughline/Throughline/engine/sql"

/* "Thru": tells our files from other programs' (PRAGMA application_id). */
#define APPLICATION_ID 0x54687275

/* SQLite's file header: https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

/* A step: the script in the resources whose number is the version it leads to. */
typedef struct {
  gint64 version;
  char  *path;
} Step;

static void
step_free (Step *step)
{
  g_free (step->path);
  g_free (step);
}

static gint
compare_steps_cb (gconstpointer a,
                  gconstpointer b)
{
  const Step *const *first = a;
  const Step *const *second = b;

  return ((*first)->version > (*second)->version) - ((*first)->version < (*second)->version);
}

static GPtrArray *
list_steps (void)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      Step *step = g_new0 (Step, 1);

      step->version = g_ascii_strtoll (names[i], NULL, 10);
      step->path = g_strconcat (FOLDER "/", names[i], NULL);
      g_ptr_array_add (steps, step);
    }
  g_ptr_array_sort (steps, compare_steps_cb);
  g_assert (steps->len > 0);
  return steps;
}

static gint64
get_newest_version (void)
{
  g_autoptr (GPtrArray) steps = list_steps ();
  Step *last = g_ptr_array_index (steps, steps->len - 1);

  return last->version;
}

static gboolean
check_version (gint64   application_id,
               gint64   version,
               GError **error)
{
  if (application_id != APPLICATION_ID)
    {
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_A_LIBRARY,
                   _("The file library.db there belongs to another program. "
                     "Choose an empty folder, or a library"));
      return FALSE;
    }
  if (version <= get_newest_version ())
    return TRUE;
  g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_TOO_NEW,
               _("The library was made by a later version of Throughline and was left as it is. "
                 "Open it with that version"));
  return FALSE;
}

static guint32
get_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Returns: how many bytes there were of the header; -1 with an error. */
static gssize
read_header (const char  *path,
             guint8      *header,
             GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  gsize size;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), header, HEADER_SIZE, &size, NULL, error))
    return -1;
  return (gssize) size;
}

gboolean
tl_migrate_check (const char  *path,
                  GError     **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  gssize size;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  size = read_header (path, header, error);
  if (size < 0)
    return FALSE;
  if (size == 0)
    return TRUE;
  if (size < HEADER_SIZE || memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0)
    {
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_DAMAGED,
                   _("The library file %s is damaged: it does not begin as it should. Put back a "
                     "copy of the library from before, or import the PDFs, which are kept in its "
                     "folder “documents”, into a new library"), path);
      return FALSE;
    }

  /* A library that was cut off while it was being made has neither yet. */
  if (get_number (header + HEADER_APPLICATION_ID) == 0 &&
      get_number (header + HEADER_USER_VERSION) == 0)
    return TRUE;
  return check_version (get_number (header + HEADER_APPLICATION_ID),
                        get_number (header + HEADER_USER_VERSION), error);
}

/* What the library knows of itself from its first day. */
static gboolean
found_library (TlConnection  *connection,
               GError       **error)
{
  g_autoptr (TlStatement) facts = NULL;
  g_autoptr (TlStatement) coder = NULL;
  g_autofree char *uuid = g_uuid_string_random ();

  facts = tl_connection_prepare (connection,
    "INSERT INTO library VALUES ('id', :id), ('created', " TL_SQL_NOW ")", error);
  if (facts == NULL)
    return FALSE;
  tl_statement_bind_text (facts, ":id", uuid);
  if (!tl_statement_run (facts, error))
    return FALSE;

  coder = tl_connection_prepare (connection, "INSERT INTO coders (name) VALUES (:name)", error);
  if (coder == NULL)
    return FALSE;
  tl_statement_bind_text (coder, ":name", g_get_user_name ());
  return tl_statement_run (coder, error);
}

/* Another program may have got here first: then there is nothing left to do. */
static gboolean
take_step_cb (TlConnection  *connection,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Step *step = data;
  g_autoptr (GBytes) script = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *mark = NULL;
  gint64 version;

  if (!tl_connection_get_number (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= step->version)
    return TRUE;

  script = g_resources_lookup_data (step->path, 0, error);
  if (script == NULL)
    return FALSE;
  sql = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %" G_GINT64_FORMAT,
                          APPLICATION_ID, step->version);
  return tl_connection_run (connection, sql, error) &&
         tl_connection_run (connection, mark, error) &&
         (version > 0 || found_library (connection, error));
}

static gboolean
copy_aside (TlConnection  *connection,
            const char    *path,
            gint64         version,
            GError       **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.v%" G_GINT64_FORMAT, path, version);
  g_autofree char *part = g_strconcat (copy, ".part", NULL);

  g_unlink (part);
  if (!tl_connection_copy (connection, part, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_rename (part, copy) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("The library could not be copied to %s: %s"), copy, g_strerror (errno));
  return FALSE;
}

/* The header told already; but the version last written may still be in the write-ahead log. */
static gboolean
read_version (TlConnection  *connection,
              gint64        *version,
              GError       **error)
{
  gint64 application_id, n_tables;

  if (!tl_connection_get_number (connection, "PRAGMA user_version", version, error) ||
      !tl_connection_get_number (connection, "PRAGMA application_id", &application_id, error) ||
      !tl_connection_get_number (connection, "SELECT count(*) FROM sqlite_schema", &n_tables,
                                 error))
    return FALSE;
  if (*version == 0 && n_tables == 0)
    return TRUE;
  return check_version (application_id, *version, error);
}

gboolean
tl_migrate (TlConnection  *connection,
            const char    *path,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GPtrArray) steps = list_steps ();
  gint64 version;

  if (!read_version (connection, &version, error))
    return FALSE;
  if (version > 0 && version < get_newest_version () &&
      !copy_aside (connection, path, version, error))
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      Step *step = g_ptr_array_index (steps, i);

      if (step->version > version &&
          !tl_connection_transact (connection, "BEGIN IMMEDIATE", take_step_cb, step, cancellable,
                                   error))
        return FALSE;
    }
  return TRUE;
}
