/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* TL_LOCALEDIR names the folder of the translations where the program was built, not installed. */
int
main (int    argc,
      char **argv)
{
  const char *translations = g_getenv ("TL_LOCALEDIR");
  g_autoptr (TlApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations != NULL ? translations : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = tl_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
