/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the place of tl-recogniser.c in the reader that most files are read with. */
#include "tl-recogniser-private.h"

gboolean
tl_recogniser_start (TlReader *reader)
{
  return TRUE;
}

gboolean
tl_recogniser_read_page (TlReader   *reader,
                         guint       number,
                         gboolean  (*is_wanted) (void),
                         TlRawPage  *page)
{
  return FALSE;
}
