/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reader-private.h"

/* Poppler 22 is not to be trusted with a wrong password but on this of its many ways to open a
 * file: on the others it goes on with one it has closed. */
static PopplerDocument *
open_with (GBytes      *file,
           const char  *password,
           GError     **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (file);

  return poppler_document_new_from_stream (stream, (goffset) g_bytes_get_size (file), password,
                                           NULL, error);
}

/* Without a password first, for poppler takes any for wrong where none is needed. */
static PopplerDocument *
open_document (GBytes      *file,
               const char  *password,
               TlRefusal   *refusal)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = open_with (file, NULL, &error);

  *refusal = TL_REFUSAL_DAMAGED;
  if (document != NULL || !g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    return document;
  *refusal = TL_REFUSAL_ENCRYPTED;
  return password != NULL ? open_with (file, password, NULL) : NULL;
}

gboolean
tl_reader_open (TlReader   *reader,
                GBytes     *file,
                const char *password,
                TlRefusal  *refusal)
{
  g_assert (reader->document == NULL);

  reader->document = open_document (file, password, refusal);
  if (reader->document == NULL)
    return FALSE;
  reader->file = g_bytes_ref (file);
  reader->password = g_strdup (password);
  return TRUE;
}

/* Poppler's classes have no cleanup functions of their own; they are GObjects. */
GObject *
tl_reader_find_page (TlReader *reader,
                     guint     number)
{
  return (GObject *) poppler_document_get_page (reader->document, (int) number - 1);
}

GObject *
tl_reader_find_picture (TlReader *reader,
                        guint     number)
{
  TlRefusal refusal;

  if (reader->pictures == NULL)
    reader->pictures = open_document (reader->file, reader->password, &refusal);
  if (reader->pictures == NULL)
    return NULL;
  return (GObject *) poppler_document_get_page (reader->pictures, (int) number - 1);
}
