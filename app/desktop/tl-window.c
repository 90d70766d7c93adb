/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include "tl-files-private.h"
#include "tl-window-commands-private.h"
#include "tl-window-export-private.h"

#include <glib/gi18n-lib.h>

enum {
  PROP_0,
  PROP_SESSION,
  PROP_PAGE,
  PROP_READER_BESIDE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlWindow, tl_window, ADW_TYPE_APPLICATION_WINDOW)

/* ── what is told in passing ── */

/* Several lists that fail for the same reason each say so. */
static gboolean
is_said (TlWindow   *window,
         const char *markup)
{
  return window->toast != NULL && adw_toast_get_button_label (window->toast) == NULL
         && g_str_equal (adw_toast_get_title (window->toast), markup);
}

/* One word at a time, the latest: an offer to undo is about the last change, and goes with any
 * other. */
static void
message_cb (TlWindow   *window,
            const char *text,
            gboolean    undoable)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (!undoable && is_said (window, markup))
    return;
  if (window->toast != NULL)
    adw_toast_dismiss (window->toast);
  toast = adw_toast_new (markup);
  if (undoable)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  g_set_weak_pointer (&window->toast, toast);
  adw_toast_overlay_add_toast (window->toasts, toast);
}

static void
undo_changed_cb (TlWindow *window)
{
  TlSession *session = window->session;
  const char *undo = session != NULL ? tl_session_get_undo_label (session) : NULL;
  const char *redo = session != NULL ? tl_session_get_redo_label (session) : NULL;
  g_autofree char *undo_tooltip = NULL;
  g_autofree char *redo_tooltip = NULL;

  undo_tooltip = undo != NULL ? g_strdup_printf (_("Undo: %s"), undo)
                              : g_strdup (_("Nothing to undo"));
  redo_tooltip = redo != NULL ? g_strdup_printf (_("Do again: %s"), redo)
                              : g_strdup (_("Nothing to do again"));
  gtk_widget_set_tooltip_text (window->undo_button, undo_tooltip);
  gtk_widget_set_tooltip_text (window->redo_button, redo_tooltip);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.redo", redo != NULL);
}

void
tl_window_watch_session (TlWindow *window)
{
  g_signal_group_set_target (window->session_signals, window->session);
  undo_changed_cb (window);
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
      window->beside_asked = TRUE;
      tl_window_lay_out (window);
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

/* The class of the window keeps its size. */
static gboolean
close_request (GtkWindow *window)
{
  return tl_window_close_request (window)
         || GTK_WINDOW_CLASS (tl_window_parent_class)->close_request (window);
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
  gtk_widget_class_bind_template_child (widget_class, TlWindow, reread_strip);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, main);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, reader_place);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, query_bar);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, main_button);
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
  GTK_WINDOW_CLASS (klass)->close_request = close_request;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, TL_TYPE_SESSION,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, "reviews", told);
  properties[PROP_READER_BESIDE] =
    g_param_spec_boolean ("reader-beside", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TL_TYPE_IMPORT_STRIP);
  g_type_ensure (TL_TYPE_REREAD_STRIP);
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
add_menus (TlWindow *window)
{
  g_autoptr (GtkBuilder) menus =
    gtk_builder_new_from_resource ("/io/github/throughline/Throughline/ui/tl-window-menus.ui");

  tl_window_export_add_formats (G_MENU (gtk_builder_get_object (menus, "export")));
  gtk_menu_button_set_menu_model (window->import_button,
                                  G_MENU_MODEL (gtk_builder_get_object (menus, "import")));
  gtk_menu_button_set_menu_model (window->main_button,
                                  G_MENU_MODEL (gtk_builder_get_object (menus, "main")));
}

static void
tl_window_init (TlWindow *window)
{
  window->page = g_strdup ("reviews");
  gtk_widget_init_template (GTK_WIDGET (window));
  add_menus (window);
  tl_window_add_drop_target (window);

  window->session_signals = g_signal_group_new (TL_TYPE_SESSION);
  g_signal_group_connect_swapped (window->session_signals, "message", G_CALLBACK (message_cb),
                                  window);
  g_signal_group_connect_swapped (window->session_signals, "undo-changed",
                                  G_CALLBACK (undo_changed_cb), window);
  undo_changed_cb (window);

  window->settings = g_settings_new (TL_APP_ID);
  g_settings_bind (window->settings, "window-width", window, "default-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (window->settings, "window-height", window, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (window->settings, "window-maximized", window, "maximized",
                   G_SETTINGS_BIND_DEFAULT);
  window->reader_beside = TRUE;
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
