/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-set-facts-private.h"

#include "tl-read-file-private.h"
#include "tl-sheet-dialog-private.h"

#include <glib/gi18n-lib.h>

static gpointer
ref_store (TlSession *session)
{
  return g_object_ref (tl_session_get_store (session));
}

/* Thousands of rows are looked up one by one. */
static gpointer
read_sheet (GFile         *file,
            gpointer       store,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, error);

  return bytes != NULL ? tl_sheet_read (store, bytes, name, cancellable, error) : NULL;
}

static void
show_sheet (GtkWindow *window,
            TlSession *session,
            gpointer   sheet)
{
  gtk_window_present (GTK_WINDOW (tl_sheet_dialog_new (window, session, sheet)));
}

static const TlFileReader reader = {
  .choice = TL_CHOOSE_SHEET,
  .title = N_("Choose a Table of Facts"),
  .refusal = N_("No Facts Can Be Set from This File"),
  .prepare = ref_store,
  .free_prepared = g_object_unref,
  .read = read_sheet,
  .free_content = (GDestroyNotify) tl_sheet_free,
  .show = show_sheet,
};

void
tl_set_facts_from_file (GtkWindow *window,
                        TlSession *session,
                        GFile     *file)
{
  tl_read_file (window, session, file, &reader);
}

void
tl_set_facts (GtkWindow *window,
              TlSession *session)
{
  tl_read_chosen_file (window, session, &reader);
}
