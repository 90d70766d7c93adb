/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-models-private.h"

#include "tl-channel-private.h"
#include "tl-pdf.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static int
open_in (const char *folder,
         TlModel     model)
{
  static const char *const names[] = {
    [TL_MODEL_ENGLISH] = "eng.traineddata",
    [TL_MODEL_WELSH] = "cym.traineddata",
  };
  g_autofree char *path = g_build_filename (folder, names[model], NULL);

  return g_open (path, O_RDONLY | O_CLOEXEC, 0);
}

int
tl_model_open (TlModel model)
{
  static const char *const folders[] = {
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
  };
  const char *named = g_getenv ("TESSDATA_PREFIX");
  int fd = -1;

  if (named != NULL && *named != '\0')
    return open_in (named, model);
  for (guint i = 0; i < G_N_ELEMENTS (folders) && fd < 0; i++)
    fd = open_in (folders[i], model);
  return fd;
}

static gboolean
check_recogniser (GError **error)
{
  g_autofree char *path = tl_channel_find_reader (TRUE);

  if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return TRUE;
  g_set_error (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED,
               _ ("Pages that are pictures cannot be read, because the part of the program that "
                  "reads them is missing (%s). Install the program again."), path);
  return FALSE;
}

gboolean
tl_pdf_can_recognise (GError **error)
{
  const int fd = tl_model_open (TL_MODEL_ENGLISH);

  if (fd >= 0)
    {
      close (fd);
      return check_recogniser (error);
    }
  g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED,
                       _ ("Pages that are pictures cannot be read, because what the program needs "
                          "for it is not on this computer. Install the packages "
                          "tesseract-ocr-eng and, for Welsh, tesseract-ocr-cym."));
  return FALSE;
}
