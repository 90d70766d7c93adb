/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "tl-file-private.h"

#include "tl-pdf.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD_SIZE 1024 /* a PDF's first words stand somewhere in here, by long custom */

typedef struct {
  const char *start;
  gsize       length;
  const char *message;
} Signature;

#define OFFICE_MESSAGE                                                                            \
  N_ ("This is a word-processor document, not a PDF. Open it in a word processor and save it as " \
      "a PDF.")
#define PICTURE_MESSAGE                                                                           \
  N_ ("This is a picture, not a PDF. Put the pictures of the pages together in one PDF, or ask " \
      "for the report as a PDF.")
#define ARCHIVE_MESSAGE                                                                           \
  N_ ("This is a compressed archive, not a PDF. Unpack it and take the PDFs that are in it.")

static const Signature signatures[] = {
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, OFFICE_MESSAGE },
  { "{\\rtf", 5, OFFICE_MESSAGE },
  { "\x89PNG", 4, PICTURE_MESSAGE },
  { "\xff\xd8\xff", 3, PICTURE_MESSAGE },
  { "GIF8", 4, PICTURE_MESSAGE },
  { "II*\0", 4, PICTURE_MESSAGE },
  { "MM\0*", 4, PICTURE_MESSAGE },
  { "\x1f\x8b", 2, ARCHIVE_MESSAGE },
  { "7z\xbc\xaf", 4, ARCHIVE_MESSAGE },
  { "Rar!", 4, ARCHIVE_MESSAGE },
};

static gboolean
starts_with (const char *head,
             gsize       length,
             const char *start,
             gsize       start_length)
{
  return length >= start_length && memcmp (head, start, start_length) == 0;
}

static gboolean
contains (const char *head,
          gsize       length,
          const char *word)
{
  g_assert (head != NULL);

  return memmem (head, length, word, strlen (word)) != NULL;
}

static gboolean
is_web_page (const char *head,
             gsize       length)
{
  g_autofree char *lower = g_ascii_strdown (head, (gssize) length);

  return contains (lower, length, "<!doctype html") || contains (lower, length, "<html")
         || contains (lower, length, "<head") || contains (lower, length, "<body");
}

static gboolean
is_office_archive (const char *head,
                   gsize       length)
{
  return contains (head, length, "word/") || contains (head, length, "opendocument.text")
         || contains (head, length, "[Content_Types]");
}

/* What a file is that is not a PDF, and what its owner can do about it; NULL for the unknown. */
static const char *
describe (const char *head,
          gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (starts_with (head, length, signatures[i].start, signatures[i].length))
      return _ (signatures[i].message);
  if (starts_with (head, length, "PK\x03\x04", 4))
    return is_office_archive (head, length) ? _ (OFFICE_MESSAGE) : _ (ARCHIVE_MESSAGE);
  if (is_web_page (head, length))
    return _ ("This is a web page saved under another name, not a PDF: often a notice that the "
              "report has moved. Open its address in a browser and download the report from "
              "there.");
  return NULL;
}

void
tl_file_set_not_pdf_error (GError **error)
{
  g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_NOT_PDF,
                       _ ("This is not a PDF. Download it again from where it was published, or "
                          "ask for it as a PDF."));
}

static void
set_errno_error (GError **error,
                 int      number)
{
  const char *message;

  if (number == ENOENT)
    message = _ ("The file is no longer there. It may have been moved or renamed.");
  else if (number == EACCES || number == EPERM)
    message = _ ("You are not allowed to read the file. Ask its owner to let you, or for a copy.");
  else
    message = g_strerror (number);
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), message);
}

static gboolean
check_head (int        fd,
            gboolean  *doubtful,
            GError   **error)
{
  char head[HEAD_SIZE];
  const gssize length = TEMP_FAILURE_RETRY (pread (fd, head, sizeof head, 0));
  const char *message = NULL;

  if (length < 0)
    {
      set_errno_error (error, errno);
      return FALSE;
    }
  *doubtful = !contains (head, (gsize) length, "%PDF-");
  if (!*doubtful)
    return TRUE;
  if (length == 0)
    message = _ ("The file is empty: a download or a copy was cut off. Download it again from "
                 "where it was published.");
  else
    message = describe (head, (gsize) length);
  if (message == NULL)
    return TRUE;
  g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_NOT_PDF, message);
  return FALSE;
}

static gboolean
check_kind (int      fd,
            GError **error)
{
  struct stat about;

  if (fstat (fd, &about) != 0)
    {
      set_errno_error (error, errno);
      return FALSE;
    }
  if (S_ISREG (about.st_mode))
    return TRUE;
  if (S_ISDIR (about.st_mode))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                         _ ("This is a folder. Choose the PDFs in it."));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                         _ ("This is not a file on a disk. Copy the PDF to a folder and take it "
                            "from there."));
  return FALSE;
}

int
tl_file_open (GFile     *file,
              gboolean  *doubtful,
              GError   **error)
{
  g_autofree char *path = g_file_get_path (file);
  int fd;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("The file is not on this computer. Copy it to a folder here first."));
      return -1;
    }
  /* Without O_NONBLOCK, opening a pipe would wait for its other end. */
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  if (fd < 0)
    {
      set_errno_error (error, errno);
      return -1;
    }
  if (check_kind (fd, error) && check_head (fd, doubtful, error))
    return fd;
  close (fd);
  return -1;
}
