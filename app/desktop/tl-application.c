/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-application.h"

#include "tl-compat-private.h"
#include "tl-files-private.h"
#include "tl-help-window-private.h"
#include "tl-window.h"

#include <glib/gi18n-lib.h>

struct _TlApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (TlApplication, tl_application, ADW_TYPE_APPLICATION)

/* ── windows ── */

static GFile *
dup_default_library (void)
{
  g_autoptr (GSettings) settings = g_settings_new (TL_APP_ID);
  g_autofree char *last = g_settings_get_string (settings, "last-library");

  if (*last != '\0' && g_file_test (last, G_FILE_TEST_IS_DIR))
    return g_file_new_for_path (last);
  return g_file_new_build_filename (g_get_user_data_dir (), "throughline", "library", NULL);
}

/* The window that has the library, or %NULL; any window when @folder is %NULL. */
static TlWindow *
find_window (TlApplication *application,
             GFile         *folder)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  for (GList *link = windows; link != NULL; link = link->next)
    {
      GFile *open = TL_IS_WINDOW (link->data) ? tl_window_get_folder (link->data) : NULL;

      if (open != NULL && (folder == NULL || g_file_equal (open, folder)))
        return link->data;
    }
  return NULL;
}

static void
show_library (TlApplication  *application,
              GFile          *folder,
              GFile         **files)
{
  TlWindow *window = find_window (application, folder);

  if (window == NULL)
    {
      g_autoptr (GFile) library = folder != NULL ? g_object_ref (folder) : dup_default_library ();

      window = tl_window_new (GTK_APPLICATION (application));
      tl_window_open (window, library, files);
    }
  else if (files[0] != NULL)
    tl_window_import (window, files);
  gtk_window_present (GTK_WINDOW (window));
}

static void
tl_application_activate (GApplication *application)
{
  GFile *none[] = { NULL };

  show_library (TL_APPLICATION (application), NULL, none);
}

static int
tl_application_command_line (GApplication            *application,
                             GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  g_autoptr (GFile) folder = NULL;
  GFile **files;
  const char *library = NULL;

  if (g_variant_dict_lookup (options, "library", "^&ay", &library))
    folder = g_application_command_line_create_file_for_arg (command_line, library);
  files = g_new0 (GFile *, g_strv_length (arguments) + 1);
  for (guint i = 1; arguments[0] != NULL && arguments[i] != NULL; i++)
    files[i - 1] = g_application_command_line_create_file_for_arg (command_line, arguments[i]);
  show_library (TL_APPLICATION (application), folder, files);
  tl_files_free (files);
  return 0;
}

/* ── commands ── */

static void quit (GtkApplication *application);

static void
left_cb (TlWindow *window,
         gpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (window));
  quit (data);
}

/* Without windows the program ends as soon as nothing holds it. */
static void
quit (GtkApplication *application)
{
  GList *windows;

  for (windows = gtk_application_get_windows (application); windows != NULL;
       windows = windows->next)
    if (TL_IS_WINDOW (windows->data) && tl_window_has_drafts (windows->data))
      {
        tl_window_leave (windows->data, left_cb, application, NULL);
        return;
      }
  while ((windows = gtk_application_get_windows (application)) != NULL)
    gtk_window_destroy (windows->data);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  quit (user_data);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  tl_compat_show_about (gtk_application_get_active_window (user_data));
}

static void
help_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  tl_help_window_show (user_data);
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  tl_compat_show_shortcuts (gtk_application_get_active_window (user_data));
}

static const GActionEntry entries[] = {
  { "quit", quit_action },
  { "about", about_action },
  { "help", help_action },
  { "shortcuts", shortcuts_action },
};

static const struct {
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "app.help", { "F1" } },
  { "app.shortcuts", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "win.search", { "<Control>f" } },
  { "win.import-files", { "<Control>o" } },
  { "win.import-folder", { "<Control><Shift>o" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.clear-query", { "<Control><Shift>k" } },
  { "win.reader-beside", { "F9" } },
  { "win.depth", { "<Control>l" } },
  { "win.page::reviews", { "<Alt>1" } },
  { "win.page::themes", { "<Alt>2" } },
  { "win.page::findings", { "<Alt>3" } },
  { "win.page::reader", { "<Alt>4" } },
  { "win.page::code-book", { "<Alt>5" } },
};

static void
tl_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (tl_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           accels[i].accels);
  gtk_window_set_default_icon_name (TL_APP_ID);
}

static void
tl_application_class_init (TlApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = tl_application_activate;
  application_class->command_line = tl_application_command_line;
  application_class->startup = tl_application_startup;
}

static void
tl_application_init (TlApplication *application)
{
  GApplication *self = G_APPLICATION (application);

  g_application_add_main_option (self, "library", 'l', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME,
                                 _("Open the library in FOLDER, or make one there"), _("FOLDER"));
  g_application_set_option_context_parameter_string (self, _("[FILE…]"));
}

TlApplication *
tl_application_new (void)
{
  return g_object_new (TL_TYPE_APPLICATION,
                       "application-id", TL_APP_ID,
                       "resource-base-path", "/io/github/throughline/Throughline",
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
