/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-export-private.h"

#include "tl-compat-private.h"
#include "tl-export.h"

#include <glib/gi18n-lib.h>

/* From when it is asked for: the format first, then whether private reviews go too, then where
 * to. */
typedef struct {
  TlSession  *session;
  TlQuery    *query;
  TlCodebook *codebook;
  GFile      *file;
  char       *format;
  GtkWidget  *include;       /* the check, while it is asked */
  guint       n_left_out;    /* private reviews */
} Exporting;

static Exporting *
exporting_new (TlSession  *session,
               const char *format)
{
  Exporting *exporting = g_new0 (Exporting, 1);

  exporting->session = g_object_ref (session);
  exporting->query = tl_query_ref (tl_session_get_query (session));
  exporting->codebook = tl_codebook_ref (tl_session_get_codebook (session));
  exporting->format = g_strdup (format);
  return exporting;
}

static void
exporting_free (Exporting *exporting)
{
  g_clear_object (&exporting->session);
  g_clear_pointer (&exporting->query, tl_query_unref);
  g_clear_pointer (&exporting->codebook, tl_codebook_unref);
  g_clear_object (&exporting->file);
  g_clear_object (&exporting->include);
  g_free (exporting->format);
  g_free (exporting);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exporting, exporting_free)

static const TlExportFormat *
find_format (const char *id)
{
  const TlExportFormat *format = tl_export_get_formats ();

  while (format->id != NULL && !g_str_equal (format->id, id))
    format++;
  return format->id != NULL ? format : NULL;
}

/* ── writing ── */

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Exporting *exporting = task_data;
  GError *error = NULL;

  if (tl_export_run (tl_session_get_store (exporting->session), exporting->query,
                     exporting->codebook, exporting->format, exporting->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char *
dup_told (const Exporting *exporting,
          const GError    *error)
{
  const guint n = exporting->n_left_out;
  g_autofree char *file = g_file_get_basename (exporting->file);
  g_autofree char *left_out = NULL;

  if (error != NULL)
    return g_strdup_printf (_("Not exported: %s"), error->message);
  if (n == 0)
    return g_strdup_printf (_("Exported to “%s”"), file);
  left_out = g_strdup_printf (ngettext ("%'u private review left out",
                                        "%'u private reviews left out", n), n);
  return g_strdup_printf (_("Exported to “%s” · %s"), file, left_out);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Exporting *exporting = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  told = dup_told (exporting, error);
  tl_session_tell (exporting->session, told, FALSE);
}

/* ── where to ── */

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Exporting) exporting = user_data;
  g_autoptr (GListModel) chosen = tl_compat_choose_finish (GTK_WINDOW (source), result);
  g_autoptr (GTask) task = NULL;

  if (chosen == NULL)
    return;
  exporting->file = g_list_model_get_item (chosen, 0);
  task = g_task_new (exporting->session, NULL, exported_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&exporting), (GDestroyNotify) exporting_free);
  g_task_run_in_thread (task, export_thread);
}

static void
choose_file (GtkWindow *window,
             Exporting *exporting)
{
  const TlExportFormat *format = find_format (exporting->format);
  g_autofree char *name = g_strdup_printf ("%s.%s", _("findings"), format->extension);

  tl_compat_choose_async (window, TL_CHOOSE_NEW_FILE, _("Export Findings"), name, file_chosen_cb,
                          exporting);
}

/* ── private reviews ── */

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Exporting) exporting = user_data;
  TlQuery *query = exporting->query;

  if (!tl_compat_ask_finish (GTK_WINDOW (source), result))
    return;
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (exporting->include)))
    {
      exporting->query =
        tl_query_with_include (query, tl_query_get_include (query) | TL_INCLUDE_PRIVATE);
      tl_query_unref (query);
      exporting->n_left_out = 0;
    }
  choose_file (GTK_WINDOW (source), g_steal_pointer (&exporting));
}

static void
ask (GtkWindow *window,
     Exporting *exporting)
{
  const guint n = exporting->n_left_out;
  GtkWidget *check = gtk_check_button_new_with_mnemonic (_("_Include private reviews"));
  g_autofree char *body =
    g_strdup_printf (ngettext ("%'u review with findings asked for is private. It is left out of "
                               "what you export unless you include it here.",
                               "%'u reviews with findings asked for are private. They are left out "
                               "of what you export unless you include them here.", n), n);
  const TlQuestion question = {
    .heading = _("Leave Private Reviews Out?"),
    .body = body,
    .yes = _("_Export…"),
    .no = _("_Cancel"),
    .more = check,
  };

  exporting->include = g_object_ref_sink (check);
  tl_compat_ask_async (window, &question, asked_cb, exporting);
}

/* Of those that the query names itself none is left out. */
static guint
count_left_out (TlSession *session)
{
  GListModel *reviews = G_LIST_MODEL (tl_session_get_reviews (session));
  guint n = 0;

  if (tl_query_get_values (tl_session_get_query (session), TL_FILTER_REVIEW)[0] != NULL)
    return 0;
  for (guint i = 0; i < g_list_model_get_n_items (reviews); i++)
    {
      g_autoptr (TlReviewItem) item = g_list_model_get_item (reviews, i);

      n += tl_review_item_is_private (item) && tl_review_item_get_n_findings (item) > 0;
    }
  return n;
}

typedef struct {
  GtkWindow *window;
  char      *format;
} Waiting;

static void
waiting_free (gpointer  data,
              GClosure *closure)
{
  Waiting *waiting = data;

  g_object_unref (waiting->window);
  g_free (waiting->format);
  g_free (waiting);
}

static void
begin (GtkWindow  *window,
       const char *format)
{
  TlSession *session = tl_window_get_session (TL_WINDOW (window));
  Exporting *exporting;

  if (session == NULL)
    return;
  exporting = exporting_new (session, format);
  exporting->n_left_out = count_left_out (session);
  if (exporting->n_left_out > 0)
    ask (window, exporting);
  else
    choose_file (window, exporting);
}

static void
reviews_loaded_cb (TlQueryList *reviews,
                   GParamSpec  *pspec,
                   gpointer     user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GtkWindow) window = NULL;
  g_autofree char *format = NULL;

  if (tl_query_list_is_loading (reviews))
    return;
  window = g_object_ref (waiting->window);
  format = g_strdup (waiting->format);
  g_signal_handlers_disconnect_by_func (reviews, reviews_loaded_cb, waiting);
  begin (window, format);
}

/* The list of reviews is made when it is first asked for, and tells of them a little later. */
void
tl_window_export (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  const char *format = g_variant_get_string (parameter, NULL);
  TlSession *session = tl_window_get_session (TL_WINDOW (widget));
  TlQueryList *reviews;
  Waiting *waiting;

  if (find_format (format) == NULL || session == NULL)
    return;
  reviews = TL_QUERY_LIST (tl_session_get_reviews (session));
  if (!tl_query_list_is_loading (reviews))
    {
      begin (GTK_WINDOW (widget), format);
      return;
    }
  waiting = g_new0 (Waiting, 1);
  waiting->window = g_object_ref (GTK_WINDOW (widget));
  waiting->format = g_strdup (format);
  g_signal_connect_data (reviews, "notify::loading", G_CALLBACK (reviews_loaded_cb), waiting,
                         waiting_free, 0);
}

void
tl_window_export_add_formats (GMenu *menu)
{
  for (const TlExportFormat *format = tl_export_get_formats (); format->id != NULL; format++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (tl_export_format_get_label (format), NULL);

      g_menu_item_set_action_and_target (item, "win.export", "s", format->id);
      g_menu_append_item (menu, item);
    }
}
