/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-note-popover-private.h"

struct _TlNotePopover {
  GtkPopover   parent_instance;
  GtkTextView *text;
  char        *saved;
};

G_DEFINE_FINAL_TYPE (TlNotePopover, tl_note_popover, GTK_TYPE_POPOVER)

static char *
dup_text (TlNotePopover *popover)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (popover->text);
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return g_strdup (g_strstrip (text));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlNotePopover *popover = TL_NOTE_POPOVER (widget);

  g_free (popover->saved);
  popover->saved = dup_text (popover);
  gtk_widget_activate_action (widget, "findings.set-note", "s", popover->saved);
}

/* What was written is kept, however the popover was left: it can be undone, but not got back. */
static void
closed_cb (TlNotePopover *popover)
{
  g_autofree char *text = dup_text (popover);

  if (g_strcmp0 (text, popover->saved) != 0)
    save_action (GTK_WIDGET (popover), NULL, NULL);
}

void
tl_note_popover_ask (TlNotePopover *popover,
                     const char    *note)
{
  g_return_if_fail (TL_IS_NOTE_POPOVER (popover));

  g_free (popover->saved);
  popover->saved = g_strdup (note != NULL ? note : "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (popover->text), note != NULL ? note : "", -1);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (GTK_WIDGET (popover->text));
}

static void
tl_note_popover_finalize (GObject *object)
{
  g_free (TL_NOTE_POPOVER (object)->saved);

  G_OBJECT_CLASS (tl_note_popover_parent_class)->finalize (object);
}

static void
tl_note_popover_class_init (TlNotePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tl_note_popover_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/findings/tl-note-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TlNotePopover, text);
  gtk_widget_class_install_action (widget_class, "note.save", NULL, save_action);
}

static void
tl_note_popover_init (TlNotePopover *popover)
{
  gtk_widget_init_template (GTK_WIDGET (popover));
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
}
