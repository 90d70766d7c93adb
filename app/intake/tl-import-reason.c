/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GIOErrorEnum code;
  const char  *reason;
} Reason;

/* Other rooms' messages already say what would mend it; the system's do not, and repeat the file's
 * name. */
static const Reason reasons[] = {
  { G_IO_ERROR_CANCELLED,
    N_("The import was stopped before this was read. Import it again.") },
  { G_IO_ERROR_NOT_FOUND,
    N_("There is no such file. Check its name, and that the disk it is on is connected.") },
  { G_IO_ERROR_NOT_DIRECTORY,
    N_("There is no such file. Check its name, and that the disk it is on is connected.") },
  { G_IO_ERROR_PERMISSION_DENIED,
    N_("It may not be read. Ask its owner for permission, or import a copy of your own.") },
  { G_IO_ERROR_NOT_REGULAR_FILE,
    N_("It is neither a file nor a folder. Import the PDF itself.") },
  { G_IO_ERROR_NO_SPACE,
    N_("There is no room left on the disk. Free some, and import it again.") },
  { G_IO_ERROR_TOO_MANY_LINKS,
    N_("It is a link that leads back to itself. Import the PDF itself.") },
  { G_IO_ERROR_WOULD_RECURSE,
    N_("It lies in more folders within one another than are looked through. Import this folder by "
       "itself.") },
};

char *
tl_import_dup_reason (const GError *error)
{
  if (error->domain != G_IO_ERROR)
    return g_strdup (error->message);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (error->code == (int) reasons[i].code)
      return g_strdup (_(reasons[i].reason));
  return g_strdup (error->message);
}
