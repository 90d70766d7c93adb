/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-commands-private.h"

#include "tl-compat-private.h"
#include "tl-files-private.h"
#include "tl-include-kinds-private.h"
#include "tl-set-facts-private.h"
#include "tl-window-export-private.h"
#include "tl-window-private.h"
#include "tl-your-name-private.h"

#include <glib/gi18n-lib.h>

/* The session of the window that a command was given to; commands without a library do nothing. */
static TlSession *
session_of (GtkWidget *widget)
{
  return tl_window_get_session (TL_WINDOW (widget));
}

/* ── the query ── */

static void
set_query (GtkWidget *widget,
           TlQuery   *query)
{
  g_autoptr (TlQuery) owned = query;

  tl_session_set_query (session_of (widget), owned);
}

static void
toggle_value (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const char *value;
  guint filter;

  g_variant_get (parameter, "(u&s)", &filter, &value);
  if (session_of (widget) != NULL && filter < TL_N_FILTERS)
    tl_session_toggle_value (session_of (widget), filter, value);
}

static void
clear_query (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autoptr (TlQuery) fresh = tl_query_new ();
  TlSession *session = session_of (widget);

  if (session != NULL)
    set_query (widget,
               tl_query_with_order (fresh, tl_query_get_order (tl_session_get_query (session))));
}

static void
all_years (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  if (session_of (widget) != NULL)
    set_query (widget, tl_query_with_years (tl_session_get_query (session_of (widget)), 0, 0));
}

static void
include (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  TlSession *session = session_of (widget);
  TlIncludeKind kind;

  for (guint i = 0; session != NULL && tl_include_kind_get (i, &kind); i++)
    {
      TlQuery *query = tl_session_get_query (session);

      if (g_str_equal (kind.name, g_variant_get_string (parameter, NULL)))
        set_query (widget,
                   tl_query_with_include (query, tl_query_get_include (query) ^ kind.include));
    }
}

/* What waits to be placed by hand, whatever was asked for before. */
static void
show_unplaced (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr (TlQuery) fresh = tl_query_new ();

  if (session_of (widget) == NULL)
    return;
  set_query (widget, tl_query_with_include (fresh, TL_INCLUDE_ONLY_UNPLACED));
  tl_window_show_page (TL_WINDOW (widget), "findings");
}

static void
order (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  const guint wanted = g_variant_get_uint32 (parameter);

  if (session_of (widget) != NULL && wanted <= TL_ORDER_YEAR)
    set_query (widget,
               tl_query_with_order (tl_session_get_query (session_of (widget)), (TlOrder) wanted));
}

/* Every number can be followed to what it counts: the query, with these filters in the place of its
 * own on the same things. */
static void
show_findings (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr (GVariantIter) filters = NULL;
  g_autoptr (TlQuery) query = NULL;
  const char *value;
  guint filter;
  guint32 taken = 0;

  if (session_of (widget) == NULL)
    return;
  query = tl_query_ref (tl_session_get_query (session_of (widget)));
  g_variant_get (parameter, "a(us)", &filters);
  while (g_variant_iter_next (filters, "(u&s)", &filter, &value))
    {
      g_autoptr (TlQuery) without = (taken & 1u << filter) != 0 ? tl_query_ref (query)
                                    : tl_query_without (query, filter);

      g_clear_pointer (&query, tl_query_unref);
      query = tl_query_with_value (without, filter, value);
      taken |= 1u << filter;
    }
  tl_session_set_query (session_of (widget), query);
  tl_window_show_page (TL_WINDOW (widget), "findings");
}

static void
show_depth (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  if (session_of (widget) != NULL)
    tl_window_show_depth (TL_WINDOW (widget));
}

/* Takes a filter away with all its values. */
static void
any_value (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  if (session_of (widget) != NULL)
    set_query (widget, tl_query_without (tl_session_get_query (session_of (widget)),
                                         g_variant_get_uint32 (parameter)));
}

static void
show_place (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  gint64 review, document, finding;
  guint page;

  g_variant_get (parameter, "(xxux)", &review, &document, &page, &finding);
  if (g_str_equal (name, "win.follow-place"))
    tl_window_follow_place (TL_WINDOW (widget), review, document, page, finding);
  else
    tl_window_show_place (TL_WINDOW (widget), review, document, page, finding);
}

static void
show_words (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  gint64 review, document;
  guint page;
  g_autofree const char **words = NULL;

  g_variant_get (parameter, "(xxu^a&s)", &review, &document, &page, &words);
  tl_window_show_words (TL_WINDOW (widget), review, document, page, words);
}

static void
show_quote (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  gint64 review, document;
  guint page;
  const char *quote;

  g_variant_get (parameter, "(xxu&s)", &review, &document, &page, &quote);
  tl_window_show_quote (TL_WINDOW (widget), review, document, page, quote);
}

static void
search (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  tl_window_search (TL_WINDOW (widget));
}

static void
in_page (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  tl_window_activate_in_page (TL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* ── undo ── */

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  if (session_of (widget) != NULL)
    tl_session_undo (session_of (widget));
}

static void
redo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  if (session_of (widget) != NULL)
    tl_session_redo (session_of (widget));
}

/* ── reviews come and go ── */

static void
import_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GListModel) chosen = tl_compat_choose_finish (GTK_WINDOW (source), result);
  GFile **files;

  if (chosen == NULL)
    return;
  files = tl_files_from_list (chosen);
  tl_window_import (TL_WINDOW (source), files);
  tl_files_free (files);
}

static void
import_files (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  tl_compat_choose_async (GTK_WINDOW (widget), TL_CHOOSE_PDFS, _("Import Reviews"), NULL,
                          import_chosen_cb, NULL);
}

static void
import_folder (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tl_compat_choose_async (GTK_WINDOW (widget), TL_CHOOSE_FOLDER, _("Import a Folder of Reviews"),
                          NULL, import_chosen_cb, NULL);
}

static void
set_facts (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  if (session_of (widget) != NULL)
    tl_set_facts (GTK_WINDOW (widget), session_of (widget));
}

static void
remove_review (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const gint64 review = g_variant_get_int64 (parameter);
  const TlEdit edit = { .kind = TL_EDIT_REMOVE, .targets = &review, .n_targets = 1 };

  if (session_of (widget) == NULL)
    return;
  tl_session_edit (session_of (widget), &edit, _("Review removed"));
  tl_session_set_review (session_of (widget), 0);
}

typedef struct {
  TlStore *store;
  gint64   review;
} Erasing;

static void
erasing_free (gpointer data)
{
  Erasing *erasing = data;

  g_object_unref (erasing->store);
  g_free (erasing);
}

static void
erase_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Erasing *erasing = task_data;
  GError *error = NULL;

  if (tl_store_erase_review (erasing->store, erasing->review, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
erased_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  TlSession *session = TL_SESSION (source);
  g_autoptr (GError) error = NULL;

  tl_session_release (session);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    tl_session_tell (session, _("Review erased. Nothing of it is left in this library."), FALSE);
  else
    tl_session_tell (session, error->message, FALSE);
}

static void
erase_asked_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autofree gint64 *review = user_data;
  TlSession *session = tl_window_get_session (TL_WINDOW (source));
  g_autoptr (GTask) task = NULL;
  Erasing *erasing;

  if (!tl_compat_ask_finish (GTK_WINDOW (source), result) || session == NULL)
    return;
  erasing = g_new0 (Erasing, 1);
  erasing->store = g_object_ref (tl_session_get_store (session));
  erasing->review = *review;
  task = g_task_new (session, NULL, erased_cb, NULL);
  g_task_set_task_data (task, erasing, erasing_free);
  tl_session_hold (session);
  g_task_run_in_thread (task, erase_thread);
  tl_session_set_review (session, 0);
}

static void
erase_review (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const gint64 review = g_variant_get_int64 (parameter);
  const TlQuestion question = {
    .heading = _("Erase This Review for Good?"),
    .body = _("Its text, its PDF, all its findings and everything decided, tagged and noted on "
              "them are overwritten. This cannot be undone. The file it was imported from is not "
              "touched."),
    .yes = _("_Erase"),
    .no = _("_Cancel"),
    .destructive = TRUE,
  };

  tl_compat_ask_async (GTK_WINDOW (widget), &question, erase_asked_cb,
                       g_memdup2 (&review, sizeof review));
}

/* ── libraries ── */

static void
left_cb (TlWindow *window,
         gpointer  data)
{
  tl_window_open (window, data, NULL);
}

static void
library_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GListModel) chosen = tl_compat_choose_finish (GTK_WINDOW (source), result);

  if (chosen != NULL)
    tl_window_leave (TL_WINDOW (source), left_cb, g_list_model_get_item (chosen, 0),
                     g_object_unref);
}

static void
open_library (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  tl_compat_choose_async (GTK_WINDOW (widget), TL_CHOOSE_FOLDER,
                          _("Open a Library, or an Empty Folder for a New One"), NULL,
                          library_chosen_cb, NULL);
}

static void
your_name (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  tl_your_name_ask (GTK_WINDOW (widget), TL_WINDOW (widget)->settings);
}

/* ── the table ── */

void
tl_window_commands_install (GtkWidgetClass *widget_class)
{
  static const struct {
    const char                  *name;
    const char                  *parameter;
    GtkWidgetActionActivateFunc  run;
  } commands[] = {
    { "win.toggle-value", "(us)", toggle_value },
    { "win.clear-query", NULL, clear_query },
    { "win.any-value", "u", any_value },
    { "win.all-years", NULL, all_years },
    { "win.include", "s", include },
    { "win.show-unplaced", NULL, show_unplaced },
    { "win.order", "u", order },
    { "win.show-findings", "a(us)", show_findings },
    { "win.depth", NULL, show_depth },
    { "win.show-place", "(xxux)", show_place },
    { "win.follow-place", "(xxux)", show_place },
    { "win.show-words", "(xxuas)", show_words },
    { "win.show-quote", "(xxus)", show_quote },
    { "win.search", NULL, search },
    { "win.in-page", "s", in_page },
    { "win.undo", NULL, undo },
    { "win.redo", NULL, redo },
    { "win.import-files", NULL, import_files },
    { "win.import-folder", NULL, import_folder },
    { "win.set-facts", NULL, set_facts },
    { "win.remove-review", "x", remove_review },
    { "win.erase-review", "x", erase_review },
    { "win.open-library", NULL, open_library },
    { "win.your-name", NULL, your_name },
    { "win.export", "s", tl_window_export },
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i].name, commands[i].parameter,
                                     commands[i].run);
}
