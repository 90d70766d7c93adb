/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window.h"

#include "tl-codebook-page-private.h"
#include "tl-compat-private.h"
#include "tl-files-private.h"
#include "tl-findings-page-private.h"
#include "tl-import-strip-private.h"
#include "tl-query-bar-private.h"
#include "tl-reader-page.h"
#include "tl-reviews-page-private.h"
#include "tl-sidebar-private.h"
#include "tl-themes-page-private.h"
#include "tl-window-commands-private.h"

#include <glib/gi18n-lib.h>

/* Narrower than this, the reader does not stand beside the findings unless it is asked to. */
#define WIDE 1200

struct _TlWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack        *view;
  AdwStatusPage   *failure;
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  TlImportStrip   *import_strip;
  TlSidebar       *sidebar;
  GtkWidget       *main;
  AdwBin          *reader_place;
  TlQueryBar      *query_bar;
  GtkStack        *pages;
  GMenu           *export_menu;

  GSettings       *settings;
  TlSession       *session;
  GSignalGroup    *session_signals;
  GBindingGroup   *editor_bindings;
  GCancellable    *opening;
  GFile           *folder;
  GFile          **waiting;
  AdwToast        *toast;
  TlReaderPage    *reader;        /* made when first shown */
  char            *page;
  gboolean         reader_beside;
};

/* The pages, each made when it is first looked at. */
static const struct {
  const char *name;
  GType     (*get_type) (void);
  gboolean    narrowed;
} page_types[] = {
  { "reviews", tl_reviews_page_get_type, TRUE },
  { "themes", tl_themes_page_get_type, TRUE },
  { "findings", tl_findings_page_get_type, TRUE },
  { "code-book", tl_codebook_page_get_type, FALSE },
};

enum {
  PROP_0,
  PROP_SESSION,
  PROP_PAGE,
  PROP_READER_BESIDE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlWindow, tl_window, ADW_TYPE_APPLICATION_WINDOW)

/* ── pages ── */

static const char reader_name[] = "reader";

static gboolean
is_reader_shown (TlWindow *window)
{
  if (g_str_equal (window->page, "findings"))
    return window->reader_beside;
  return g_str_equal (window->page, reader_name);
}

static TlReaderPage *
ensure_reader (TlWindow *window)
{
  if (window->reader == NULL)
    {
      window->reader = g_object_new (TL_TYPE_READER_PAGE, "session", window->session, NULL);
      adw_bin_set_child (window->reader_place, GTK_WIDGET (window->reader));
    }
  return window->reader;
}

static void
show_stack_page (TlWindow *window,
                 GType     type)
{
  if (gtk_stack_get_child_by_name (window->pages, window->page) == NULL)
    gtk_stack_add_named (window->pages, g_object_new (type, "session", window->session, NULL),
                         window->page);
  gtk_stack_set_visible_child_name (window->pages, window->page);
}

/* The reader is one: it stands beside the findings, or alone. */
static void
lay_out (TlWindow *window)
{
  const gboolean alone = g_str_equal (window->page, reader_name);
  gboolean narrowed = FALSE;

  if (window->session == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (page_types); i++)
    {
      if (!g_str_equal (page_types[i].name, window->page))
        continue;
      show_stack_page (window, page_types[i].get_type ());
      narrowed = page_types[i].narrowed;
    }
  if (is_reader_shown (window))
    g_object_set (ensure_reader (window), "beside", !alone, NULL);
  gtk_widget_set_visible (GTK_WIDGET (window->query_bar), narrowed);
  gtk_widget_set_visible (GTK_WIDGET (window->sidebar), narrowed);
  gtk_widget_set_visible (window->main, !alone);
  gtk_widget_set_visible (GTK_WIDGET (window->reader_place), is_reader_shown (window));
}

static void
drop_pages (TlWindow *window)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (window->pages))) != NULL)
    gtk_stack_remove (window->pages, child);
  adw_bin_set_child (window->reader_place, NULL);
  window->reader = NULL;
}

static gboolean
is_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_types); i++)
    {
      if (g_str_equal (page_types[i].name, name))
        return TRUE;
    }
  return g_str_equal (name, reader_name);
}

void
tl_window_show_page (TlWindow   *window,
                     const char *page)
{
  g_return_if_fail (TL_IS_WINDOW (window));
  g_return_if_fail (page != NULL);

  if (g_str_equal (window->page, page) || !is_page (page))
    return;
  g_free (window->page);
  window->page = g_strdup (page);
  lay_out (window);
  g_object_notify_by_pspec (G_OBJECT (window), properties[PROP_PAGE]);
}

void
tl_window_show_place (TlWindow *window,
                      gint64    review,
                      gint64    document,
                      guint     pdf_page,
                      gint64    finding)
{
  g_return_if_fail (TL_IS_WINDOW (window));

  if (window->session == NULL)
    return;
  if (!is_reader_shown (window))
    tl_window_show_page (window, reader_name);
  tl_reader_page_show (ensure_reader (window), review, document, pdf_page, finding);
  gtk_widget_grab_focus (GTK_WIDGET (window->reader));
}

void
tl_window_show_words (TlWindow          *window,
                      gint64             review,
                      gint64             document,
                      guint              pdf_page,
                      const char *const *words)
{
  g_return_if_fail (TL_IS_WINDOW (window));
  g_return_if_fail (words != NULL);

  tl_window_show_place (window, review, document, pdf_page, 0);
  if (window->session != NULL)
    tl_reader_page_find (window->reader, words);
}

void
tl_window_follow_place (TlWindow *window,
                        gint64    review,
                        gint64    document,
                        guint     pdf_page,
                        gint64    finding)
{
  g_return_if_fail (TL_IS_WINDOW (window));

  if (window->session != NULL && is_reader_shown (window))
    tl_reader_page_show (window->reader, review, document, pdf_page, finding);
}

void
tl_window_activate_in_page (TlWindow   *window,
                            const char *action)
{
  GtkWidget *page;

  g_return_if_fail (TL_IS_WINDOW (window));
  g_return_if_fail (action != NULL);

  page = gtk_stack_get_visible_child (window->pages);
  if (page != NULL)
    gtk_widget_activate_action (page, action, NULL);
}

static gboolean
is_reader_in_use (TlWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  if (window->reader == NULL || !is_reader_shown (window))
    return FALSE;
  return g_str_equal (window->page, reader_name)
         || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (window->reader)));
}

void
tl_window_search (TlWindow *window)
{
  g_return_if_fail (TL_IS_WINDOW (window));

  if (is_reader_in_use (window))
    {
      gtk_widget_activate_action (GTK_WIDGET (window->reader), "reader.find", NULL);
      return;
    }
  if (!gtk_widget_get_visible (GTK_WIDGET (window->query_bar)))
    tl_window_show_page (window, "findings");
  tl_query_bar_focus (window->query_bar);
}

/* ── what is told in passing ── */

/* One word at a time, the latest: an offer to undo is about the last change, and goes with any
 * other. */
static void
message_cb (TlWindow   *window,
            const char *text,
            gboolean    undoable)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (window->toast != NULL)
    adw_toast_dismiss (window->toast);
  if (undoable)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  g_set_weak_pointer (&window->toast, toast);
  adw_toast_overlay_add_toast (window->toasts, toast);
}

static gboolean
undo_tooltip (GBinding     *binding,
              const GValue *from,
              GValue       *to,
              gpointer      user_data)
{
  const char *label = g_value_get_string (from);

  if (label == NULL)
    g_value_set_string (to, _("Nothing to undo"));
  else
    g_value_take_string (to, g_strdup_printf (_("Undo: %s"), label));
  return TRUE;
}

static gboolean
redo_tooltip (GBinding     *binding,
              const GValue *from,
              GValue       *to,
              gpointer      user_data)
{
  const char *label = g_value_get_string (from);

  if (label == NULL)
    g_value_set_string (to, _("Nothing to do again"));
  else
    g_value_take_string (to, g_strdup_printf (_("Do again: %s"), label));
  return TRUE;
}

static void
editor_changed_cb (TlWindow *window)
{
  TlEditor *editor = window->session != NULL ? tl_session_get_editor (window->session) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.undo",
                                 editor != NULL && tl_editor_get_can_undo (editor));
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.redo",
                                 editor != NULL && tl_editor_get_can_redo (editor));
}

static void
watch_editor (TlWindow *window)
{
  TlEditor *editor = tl_session_get_editor (window->session);

  g_binding_group_set_source (window->editor_bindings, editor);
  g_signal_connect_object (editor, "notify::can-undo", G_CALLBACK (editor_changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::can-redo", G_CALLBACK (editor_changed_cb), window,
                           G_CONNECT_SWAPPED);
  editor_changed_cb (window);
}

/* ── the library ── */

static void
take_session (TlWindow  *window,
              TlSession *session)
{
  drop_pages (window);
  g_set_object (&window->session, session);
  g_signal_group_set_target (window->session_signals, session);
  g_object_notify_by_pspec (G_OBJECT (window), properties[PROP_SESSION]);
  if (session == NULL)
    return;
  watch_editor (window);
  gtk_stack_set_visible_child_name (window->view, "main");
  lay_out (window);
  if (window->waiting != NULL && window->waiting[0] != NULL)
    tl_window_import (window, window->waiting);
}

static void
note_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  if (tl_compat_ask_finish (GTK_WINDOW (source), result))
    g_settings_set_boolean (TL_WINDOW (source)->settings, "content-note-seen", TRUE);
}

static void
show_content_note (TlWindow *window)
{
  const TlQuestion note = {
    .heading = _("Before You Begin"),
    .body = _("Case reviews tell how children died or came to serious harm. Passages shown here "
              "can be hard to read. Take the time you need, and speak to someone if they stay with "
              "you.\n\nEverything stays on this machine. What the program shows are suggestions "
              "of its rules until you have accepted them; where no rule matched, the review may "
              "still have something to say."),
    .yes = _("_Continue"),
  };

  if (!g_settings_get_boolean (window->settings, "content-note-seen"))
    tl_compat_ask_async (GTK_WINDOW (window), &note, note_read_cb, NULL);
}

static void
remember_library (TlWindow *window)
{
  const char *path = g_file_peek_path (window->folder);

  if (path != NULL)
    g_settings_set_string (window->settings, "last-library", path);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TlWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlSession) session = tl_session_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&window->opening);
  if (session == NULL)
    {
      take_session (window, NULL);
      adw_status_page_set_description (window->failure, error->message);
      gtk_stack_set_visible_child_name (window->view, "failed");
      return;
    }
  remember_library (window);
  take_session (window, session);
  show_content_note (window);
}

void
tl_window_open (TlWindow  *window,
                GFile     *folder,
                GFile    **then)
{
  g_return_if_fail (TL_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (folder));

  if (window->opening != NULL)
    g_cancellable_cancel (window->opening);
  g_clear_object (&window->opening);
  window->opening = g_cancellable_new ();
  g_set_object (&window->folder, folder);
  g_clear_pointer (&window->waiting, tl_files_free);
  window->waiting = then != NULL ? tl_files_copy (then) : NULL;
  tl_session_open_async (folder, window->opening, opened_cb, g_object_ref (window));
}

void
tl_window_import (TlWindow  *window,
                  GFile    **files)
{
  g_return_if_fail (TL_IS_WINDOW (window));
  g_return_if_fail (files != NULL);

  if (window->session == NULL)
    return;
  tl_import_strip_add (window->import_strip, window->session, files);
  g_clear_pointer (&window->waiting, tl_files_free);
}

static gboolean
drop_cb (TlWindow     *window,
         const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *link = g_value_get_boxed (value); link != NULL; link = link->next)
    g_ptr_array_add (files, link->data);
  if (files->len == 0 || window->session == NULL)
    return FALSE;
  g_ptr_array_add (files, NULL);
  tl_window_import (window, (GFile **) files->pdata);
  return TRUE;
}

/* ── the window ── */

static void
tl_window_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  TlWindow *window = TL_WINDOW (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, window->session);
      break;
    case PROP_PAGE:
      g_value_set_string (value, window->page);
      break;
    case PROP_READER_BESIDE:
      g_value_set_boolean (value, window->reader_beside);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_window_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  TlWindow *window = TL_WINDOW (object);

  switch (id)
    {
    case PROP_PAGE:
      tl_window_show_page (window, g_value_get_string (value));
      break;
    case PROP_READER_BESIDE:
      window->reader_beside = g_value_get_boolean (value);
      lay_out (window);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_window_dispose (GObject *object)
{
  TlWindow *window = TL_WINDOW (object);

  if (window->opening != NULL)
    g_cancellable_cancel (window->opening);
  g_clear_object (&window->opening);
  g_clear_weak_pointer (&window->toast);
  g_clear_object (&window->editor_bindings);
  g_clear_object (&window->session_signals);
  g_clear_object (&window->session);
  g_clear_object (&window->folder);
  g_clear_pointer (&window->waiting, tl_files_free);
  g_clear_object (&window->settings);

  G_OBJECT_CLASS (tl_window_parent_class)->dispose (object);
}

static void
tl_window_finalize (GObject *object)
{
  g_free (TL_WINDOW (object)->page);

  G_OBJECT_CLASS (tl_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, view);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, import_strip);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, main);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, reader_place);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, query_bar);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, export_menu);
}

static void
tl_window_class_init (TlWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags told = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = tl_window_dispose;
  object_class->finalize = tl_window_finalize;
  object_class->get_property = tl_window_get_property;
  object_class->set_property = tl_window_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, TL_TYPE_SESSION,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, "reviews", told);
  properties[PROP_READER_BESIDE] =
    g_param_spec_boolean ("reader-beside", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TL_TYPE_IMPORT_STRIP);
  g_type_ensure (TL_TYPE_SIDEBAR);
  g_type_ensure (TL_TYPE_QUERY_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/tl-window.ui");
  bind_children (widget_class);
  tl_window_commands_install (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.page", "page");
  gtk_widget_class_install_property_action (widget_class, "win.reader-beside", "reader-beside");
}

static void
add_drop_target (TlWindow *window)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), window, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}

static void
tl_window_init (TlWindow *window)
{
  window->page = g_strdup ("reviews");
  gtk_widget_init_template (GTK_WIDGET (window));
  tl_window_commands_add_formats (window->export_menu);
  add_drop_target (window);

  window->session_signals = g_signal_group_new (TL_TYPE_SESSION);
  g_signal_group_connect_swapped (window->session_signals, "message", G_CALLBACK (message_cb),
                                  window);
  window->editor_bindings = g_binding_group_new ();
  g_binding_group_bind_full (window->editor_bindings, "undo-label", window->undo_button,
                             "tooltip-text", G_BINDING_SYNC_CREATE, undo_tooltip, NULL, NULL, NULL);
  g_binding_group_bind_full (window->editor_bindings, "redo-label", window->redo_button,
                             "tooltip-text", G_BINDING_SYNC_CREATE, redo_tooltip, NULL, NULL, NULL);
  editor_changed_cb (window);

  window->settings = g_settings_new (TL_APP_ID);
  g_settings_bind (window->settings, "window-width", window, "default-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (window->settings, "window-height", window, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (window->settings, "window-maximized", window, "maximized",
                   G_SETTINGS_BIND_DEFAULT);
  window->reader_beside = g_settings_get_boolean (window->settings, "window-maximized")
                          || g_settings_get_int (window->settings, "window-width") >= WIDE;
}

TlWindow *
tl_window_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (TL_TYPE_WINDOW, "application", application, NULL);
}

TlSession *
tl_window_get_session (TlWindow *window)
{
  g_return_val_if_fail (TL_IS_WINDOW (window), NULL);

  return window->session;
}

GFile *
tl_window_get_folder (TlWindow *window)
{
  g_return_val_if_fail (TL_IS_WINDOW (window), NULL);

  return window->folder;
}
