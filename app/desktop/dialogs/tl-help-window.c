/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-help-window-private.h"

#include <glib/gi18n-lib.h>

#define HELP "/io/github/throughline/Throughline/help/throughline.md"

struct _TlHelpWindow {
  AdwWindow    parent_instance;
  GtkTextView *text;
};

G_DEFINE_FINAL_TYPE (TlHelpWindow, tl_help_window, ADW_TYPE_WINDOW)

/* The help is written in the simplest Markdown: headings, and paragraphs and lists of one line
 * each. */
static void
append_line (GtkTextBuffer *buffer,
             const char    *line)
{
  static const struct {
    const char *mark;
    const char *tag;
    const char *instead;
  } styles[] = { { "## ", "heading", "" }, { "# ", "title", "" }, { "- ", "item", "•  " } };
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      if (!g_str_has_prefix (line, styles[i].mark))
        continue;
      gtk_text_buffer_insert_with_tags_by_name (buffer, &end, styles[i].instead, -1, styles[i].tag,
                                                NULL);
      gtk_text_buffer_insert_with_tags_by_name (buffer, &end, line + strlen (styles[i].mark), -1,
                                                styles[i].tag, NULL);
      gtk_text_buffer_insert (buffer, &end, "\n", -1);
      return;
    }
  gtk_text_buffer_insert (buffer, &end, line, -1);
  gtk_text_buffer_insert (buffer, &end, "\n", -1);
}

static void
fill (TlHelpWindow *window)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (window->text);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (HELP, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = NULL;
  GtkTextIter start;

  g_assert (bytes != NULL);
  gtk_text_buffer_create_tag (buffer, "title", "weight", PANGO_WEIGHT_BOLD, "scale", 1.5, NULL);
  gtk_text_buffer_create_tag (buffer, "heading", "weight", PANGO_WEIGHT_BOLD, "scale", 1.15,
                              "pixels-above-lines", 8, NULL);
  gtk_text_buffer_create_tag (buffer, "item", "left-margin", 36, "indent", -18, NULL);
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    append_line (buffer, lines[i]);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

static void
tl_help_window_class_init (TlHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/dialogs/tl-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TlHelpWindow, text);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tl_help_window_init (TlHelpWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  fill (window);
}

void
tl_help_window_show (GtkApplication *application)
{
  GtkWidget *window = NULL;

  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    {
      if (TL_IS_HELP_WINDOW (link->data))
        window = link->data;
    }
  if (window == NULL)
    window = g_object_new (TL_TYPE_HELP_WINDOW, "application", application, NULL);
  gtk_window_present (GTK_WINDOW (window));
}
