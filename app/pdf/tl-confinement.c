/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-channel-private.h"
#include "tl-pdf.h"

#include <glib/gi18n-lib.h>

static const char *
describe (int status)
{
  switch (status - TL_READER_EXIT_CONFINED)
    {
    case TL_CONFINED_FILES | TL_CONFINED_CALLS:
      return NULL;
    case TL_CONFINED_CALLS:
      return _ ("The kernel of this computer has no Landlock: a PDF that took over the part of the "
                "program that reads it could read other files of yours, but neither change them "
                "nor send them anywhere. Linux 5.13 and later have it.");
    case TL_CONFINED_FILES:
      return _ ("The kernel of this computer cannot filter system calls: a PDF that took over the "
                "part of the program that reads it could reach the network, but no files of yours. "
                "Kernels with seccomp can.");
    case 0:
      return _ ("The kernel of this computer has neither Landlock nor seccomp: a PDF that took "
                "over the part of the program that reads it could read files of yours and reach "
                "the network. Only its memory and time are limited. Open none from people you do "
                "not know.");
    default:
      return _ ("The part of the program that reads PDFs cannot be locked in on this computer, and "
                "so reads none. Install the program again.");
    }
}

char *
tl_pdf_dup_confinement_gap (void)
{
  g_autofree char *program = tl_channel_find_reader (FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) reader =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                      program, TL_READER_CONFINEMENT, NULL);

  if (reader == NULL || !g_subprocess_wait (reader, NULL, &error))
    return g_strdup (error->message);
  return g_strdup (describe (g_subprocess_get_if_exited (reader)
                               ? g_subprocess_get_exit_status (reader) : -1));
}
