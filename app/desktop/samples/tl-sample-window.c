/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sample-window-private.h"

#include "tl-compat-private.h"
#include "tl-sample-coding-page-private.h"
#include "tl-sample-load-private.h"
#include "tl-sample-results-page-private.h"
#include "tl-sample-row-private.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_PARAGRAPHS 100
/* What is told stands where the buttons are. */
#define SECONDS_TOLD 2

struct _TlSampleWindow {
  AdwApplicationWindow parent_instance;

  AdwWindowTitle      *title;
  GtkWidget           *back;
  GtkWidget           *draw;
  AdwToastOverlay     *toasts;
  AdwToast            *toast;      /* (nullable): the one that is shown */
  GtkStack            *stack;
  GtkStack            *list_stack;
  GtkEditable         *name;
  GtkListBox          *list;
  TlSampleCodingPage  *coding;
  TlSampleResultsPage *results;

  GtkWindow           *main;       /* (nullable): when it goes, so does this one */
  GSettings           *settings;
  TlSession           *session;
  GCancellable        *cancellable;
  TlSampleListing     *listing;    /* (nullable): until it is read */
  gint64               coding_id;  /* of the sample being coded */
  gboolean             shows_results; /* when the list has been read, those of that sample */
};

G_DEFINE_FINAL_TYPE (TlSampleWindow, tl_sample_window, ADW_TYPE_APPLICATION_WINDOW)

/* ── the list ── */

static const TlSample *
find_sample (TlSampleWindow *window,
             gint64          id)
{
  for (guint i = 0; window->listing != NULL && i < window->listing->samples->len; i++)
    {
      const TlSample *sample = window->listing->samples->pdata[i];

      if (sample->id == id)
        return sample;
    }
  return NULL;
}

static void
show_page (TlSampleWindow *window,
           const char     *page,
           const char     *title)
{
  const gboolean is_list = g_str_equal (page, "list");

  gtk_stack_set_visible_child_name (window->stack, page);
  adw_window_title_set_title (window->title, title);
  gtk_widget_set_visible (window->back, !is_list);
  gtk_widget_set_visible (window->draw, is_list);
}

static void
fill_list (TlSampleWindow *window)
{
  GPtrArray *samples = window->listing->samples;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (window->list, 0)) != NULL)
    gtk_list_box_remove (window->list, GTK_WIDGET (row));
  for (guint i = 0; i < samples->len; i++)
    gtk_list_box_append (window->list,
                         tl_sample_row_new (samples->pdata[i], window->listing->coder));
  gtk_stack_set_visible_child_name (window->list_stack, samples->len > 0 ? "samples" : "empty");
}

static void
show_results (TlSampleWindow *window,
              gint64          id)
{
  const TlSample *sample = find_sample (window, id);

  if (sample == NULL)
    return;
  tl_sample_coding_page_close (window->coding);
  tl_sample_results_page_open (window->results, sample, window->listing->coder);
  show_page (window, "results", sample->name);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TlSampleWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  TlSampleListing *listing = tl_sample_load_finish (result, &error);

  if (listing == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tl_session_tell (window->session, error->message, FALSE);
      return;
    }
  g_clear_pointer (&window->listing, tl_sample_listing_free);
  window->listing = listing;
  fill_list (window);
  if (window->shows_results)
    show_results (window, window->coding_id);
  window->shows_results = FALSE;
}

static void
load (TlSampleWindow *window)
{
  g_cancellable_cancel (window->cancellable);
  g_clear_object (&window->cancellable);
  window->cancellable = g_cancellable_new ();
  tl_sample_list_async (tl_session_get_store (window->session),
                        gtk_editable_get_text (window->name), window->cancellable, listed_cb,
                        g_object_ref (window));
}

/* While a sample is coded, the list is not looked at. */
static void
changed_cb (TlSampleWindow *window,
            TlStoreChanges  changes)
{
  const char *page = gtk_stack_get_visible_child_name (window->stack);

  if ((changes & (TL_STORE_SAMPLES | TL_STORE_REVIEWS)) != 0 && g_strcmp0 (page, "list") == 0)
    load (window);
}

static void
show_list (TlSampleWindow *window)
{
  tl_sample_coding_page_close (window->coding);
  show_page (window, "list", _("Measure by Sample"));
  load (window);
}

/* ── drawing ── */

typedef struct {
  TlSampleWindow *window;
  GtkEditable    *name;
  GtkSpinButton  *number;
} Drawing;

static void
drawing_free (Drawing *drawing)
{
  g_object_unref (drawing->window);
  g_object_unref (drawing->name);
  g_object_unref (drawing->number);
  g_free (drawing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Drawing, drawing_free)

static void
drawn_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (TlSampleWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (tl_sample_draw_finish (result, &error) == 0)
    tl_session_tell (window->session, error->message, FALSE);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Drawing) drawing = user_data;
  TlSampleWindow *window = drawing->window;

  if (!tl_compat_ask_finish (GTK_WINDOW (source), result))
    return;
  gtk_spin_button_update (drawing->number);
  tl_sample_draw_async (tl_session_get_store (window->session),
                        tl_session_get_query (window->session),
                        gtk_editable_get_text (drawing->name),
                        (guint) gtk_spin_button_get_value_as_int (drawing->number), NULL,
                        drawn_cb, g_object_ref (window));
}

static void
attach (GtkWidget  *grid,
        int         row,
        const char *text,
        GtkWidget  *widget)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);
  g_autofree char *plain = g_strdup (gtk_label_get_text (GTK_LABEL (label)));

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                  -1);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), widget, 1, row, 1, 1);
}

static void
draw_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  TlSampleWindow *window = TL_SAMPLE_WINDOW (widget);
  Drawing *drawing = g_new0 (Drawing, 1);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *number = gtk_spin_button_new_with_range (10, 2000, 10);
  GtkWidget *name = gtk_entry_new ();
  const TlQuestion question = {
    .heading = _("New Sample"),
    .body = tl_query_is_narrowed (tl_session_get_query (window->session))
            ? _("Paragraphs are drawn at random from the reviews that the filters of the main "
                "window let through, whatever was found in them.")
            : _("Paragraphs are drawn at random from all reviews in the library."),
    .yes = _("_Draw"),
    .no = _("_Cancel"),
    .more = grid,
  };

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (number), DEFAULT_PARAGRAPHS);
  gtk_text_set_activates_default (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (number))),
                                  TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (name), _("Made up if left empty"));
  gtk_entry_set_activates_default (GTK_ENTRY (name), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  attach (grid, 0, _("Para_graphs"), number);
  attach (grid, 1, _("_Name"), name);
  drawing->window = g_object_ref (window);
  drawing->name = g_object_ref_sink (GTK_EDITABLE (name));
  drawing->number = g_object_ref_sink (GTK_SPIN_BUTTON (number));
  tl_compat_ask_async (GTK_WINDOW (window), &question, asked_cb, drawing);
}

/* ── changing one ── */

typedef struct {
  TlSampleWindow *window;
  GtkEditable    *name;
  gint64          sample;
} Naming;

static void
naming_free (Naming *naming)
{
  g_object_unref (naming->window);
  g_object_unref (naming->name);
  g_free (naming);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Naming, naming_free)

static void
named_anew_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Naming) naming = user_data;
  const TlEdit edit = {
    .kind = TL_EDIT_NAME_SAMPLE, .targets = &naming->sample, .n_targets = 1,
    .value = gtk_editable_get_text (naming->name),
  };

  if (tl_compat_ask_finish (GTK_WINDOW (source), result))
    tl_session_edit (naming->window->session, &edit, NULL);
}

static void
ask_name (TlSampleWindow *window,
          const TlSample *sample)
{
  GtkWidget *name = gtk_entry_new ();
  Naming *naming = g_new0 (Naming, 1);
  const TlQuestion question = {
    .heading = _("Rename Sample"), .yes = _("_Rename"), .no = _("_Cancel"), .more = name,
  };

  gtk_editable_set_text (GTK_EDITABLE (name), sample->name);
  gtk_entry_set_activates_default (GTK_ENTRY (name), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name"), -1);
  naming->window = g_object_ref (window);
  naming->name = g_object_ref_sink (GTK_EDITABLE (name));
  naming->sample = sample->id;
  tl_compat_ask_async (GTK_WINDOW (window), &question, named_anew_cb, naming);
}

static void
rename_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  TlSampleWindow *window = TL_SAMPLE_WINDOW (widget);
  const TlSample *sample = find_sample (window, g_variant_get_int64 (parameter));

  if (sample != NULL)
    ask_name (window, sample);
}

static void
remove_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  TlSampleWindow *window = TL_SAMPLE_WINDOW (widget);
  const gint64 sample = g_variant_get_int64 (parameter);
  const TlEdit edit = { .kind = TL_EDIT_REMOVE_SAMPLE, .targets = &sample, .n_targets = 1 };

  tl_session_edit (window->session, &edit, _("Sample removed"));
}

/* ── going from page to page ── */

static void
code_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  TlSampleWindow *window = TL_SAMPLE_WINDOW (widget);
  const TlSample *sample = find_sample (window, g_variant_get_int64 (parameter));

  if (sample == NULL)
    return;
  window->coding_id = sample->id;
  show_page (window, "coding", sample->name);
  tl_sample_coding_page_open (window->coding, sample->id, gtk_editable_get_text (window->name));
}

static void
results_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  show_results (TL_SAMPLE_WINDOW (widget), g_variant_get_int64 (parameter));
}

/* Who coded how much is read first: it has just changed. */
static void
results_now_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  TlSampleWindow *window = TL_SAMPLE_WINDOW (widget);

  window->shows_results = TRUE;
  load (window);
}

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  TlSampleWindow *window = TL_SAMPLE_WINDOW (widget);
  const char *page = gtk_stack_get_visible_child_name (window->stack);

  if (g_strcmp0 (page, "list") == 0)
    gtk_window_close (GTK_WINDOW (window));
  else if (g_strcmp0 (page, "results") != 0 || !tl_sample_results_page_go_back (window->results))
    show_list (window);
}

static void
show_quote_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  TlSampleWindow *window = TL_SAMPLE_WINDOW (widget);

  if (window->main == NULL)
    return;
  gtk_widget_activate_action_variant (GTK_WIDGET (window->main), "win.show-quote", parameter);
  gtk_window_present (window->main);
}

static void
undo_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  TlSampleWindow *window = TL_SAMPLE_WINDOW (widget);

  tl_sample_coding_page_follow_undo (window->coding);
  if (g_str_equal (action, "win.undo"))
    tl_session_undo (window->session);
  else
    tl_session_redo (window->session);
}

/* ── the object ── */

static void
named_cb (TlSampleWindow *window)
{
  load (window);
}

/* One word at a time, the latest. While a sample is coded, undo is at hand anyway. */
static void
message_cb (TlSampleWindow *window,
            const char     *text,
            gboolean        undoable)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  const char *page = gtk_stack_get_visible_child_name (window->stack);

  if (window->toast != NULL)
    adw_toast_dismiss (window->toast);
  g_set_weak_pointer (&window->toast, adw_toast_new (markup));
  if (undoable && g_strcmp0 (page, "list") == 0)
    {
      adw_toast_set_button_label (window->toast, _("_Undo"));
      adw_toast_set_action_name (window->toast, "win.undo");
    }
  else
    adw_toast_set_timeout (window->toast, SECONDS_TOLD);
  adw_toast_overlay_add_toast (window->toasts, window->toast);
}

static void
set_session (TlSampleWindow *window,
             TlSession      *session)
{
  window->session = g_object_ref (session);
  tl_sample_coding_page_set_session (window->coding, session);
  tl_sample_results_page_set_session (window->results, session);
  g_signal_connect_object (tl_session_get_store (session), "changed", G_CALLBACK (changed_cb),
                           window, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "message", G_CALLBACK (message_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->name, "changed", G_CALLBACK (named_cb), window,
                           G_CONNECT_SWAPPED);
  show_list (window);
}

void
tl_sample_window_show (GtkWindow *parent,
                       TlSession *session)
{
  GtkApplication *application = gtk_window_get_application (parent);
  TlSampleWindow *window = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent) && TL_IS_SESSION (session));

  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    {
      if (TL_IS_SAMPLE_WINDOW (link->data) && TL_SAMPLE_WINDOW (link->data)->session == session)
        window = link->data;
    }
  if (window == NULL)
    {
      window = g_object_new (TL_TYPE_SAMPLE_WINDOW, "application", application, NULL);
      g_set_weak_pointer (&window->main, parent);
      g_signal_connect_object (parent, "destroy", G_CALLBACK (gtk_window_destroy), window,
                               G_CONNECT_SWAPPED);
      set_session (window, session);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
tl_sample_window_dispose (GObject *object)
{
  TlSampleWindow *window = TL_SAMPLE_WINDOW (object);

  g_cancellable_cancel (window->cancellable);
  g_clear_object (&window->cancellable);
  g_clear_weak_pointer (&window->toast);
  g_clear_weak_pointer (&window->main);
  g_clear_pointer (&window->listing, tl_sample_listing_free);
  g_clear_object (&window->session);
  g_clear_object (&window->settings);

  G_OBJECT_CLASS (tl_sample_window_parent_class)->dispose (object);
}

static void
tl_sample_window_class_init (TlSampleWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_sample_window_dispose;

  g_type_ensure (TL_TYPE_SAMPLE_CODING_PAGE);
  g_type_ensure (TL_TYPE_SAMPLE_RESULTS_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/samples/tl-sample-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TlSampleWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TlSampleWindow, back);
  gtk_widget_class_bind_template_child (widget_class, TlSampleWindow, draw);
  gtk_widget_class_bind_template_child (widget_class, TlSampleWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TlSampleWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TlSampleWindow, list_stack);
  gtk_widget_class_bind_template_child (widget_class, TlSampleWindow, name);
  gtk_widget_class_bind_template_child (widget_class, TlSampleWindow, list);
  gtk_widget_class_bind_template_child (widget_class, TlSampleWindow, coding);
  gtk_widget_class_bind_template_child (widget_class, TlSampleWindow, results);
  gtk_widget_class_install_action (widget_class, "samples.draw", NULL, draw_action);
  gtk_widget_class_install_action (widget_class, "samples.code", "x", code_action);
  gtk_widget_class_install_action (widget_class, "samples.results", "x", results_action);
  gtk_widget_class_install_action (widget_class, "samples.results-now", NULL, results_now_action);
  gtk_widget_class_install_action (widget_class, "samples.rename", "x", rename_action);
  gtk_widget_class_install_action (widget_class, "samples.remove", "x", remove_action);
  gtk_widget_class_install_action (widget_class, "samples.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "samples.show-quote", "(xxus)",
                                   show_quote_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "samples.back", NULL);
}

static void
tl_sample_window_init (TlSampleWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->settings = g_settings_new (TL_APP_ID);
  g_settings_bind (window->settings, "coder-name", window->name, "text",
                   G_SETTINGS_BIND_DEFAULT);
  g_object_set (window->name, "placeholder-text", g_get_user_name (), NULL);
}
