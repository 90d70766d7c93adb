/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reader-page-private.h"

#include <glib/gi18n-lib.h>

/* Longer quotes are cut short where the person is told which passage to look for. */
#define LONGEST_QUOTE 160

static TlFindingItem *
find_in_hand (TlReaderPage *self)
{
  const gint64 finding = self->session != NULL ? tl_session_get_finding (self->session) : 0;

  for (guint i = 0; self->unplaced != NULL && i < self->unplaced->len; i++)
    {
      TlFindingItem *item = g_ptr_array_index (self->unplaced, i);

      if (tl_finding_item_get_id (item) == finding)
        return item;
    }
  return NULL;
}

/* What could not be found again has no place: it is neither marked on the page nor stepped to. */
void
tl_reader_page_set_unplaced_aside (TlReaderPage *self)
{
  g_clear_pointer (&self->unplaced, g_ptr_array_unref);
  self->unplaced = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->findings->len;)
    {
      TlFindingItem *item = g_ptr_array_index (self->findings, i);

      if (tl_finding_item_get_flags (item) & TL_FINDING_UNPLACED)
        g_ptr_array_add (self->unplaced, g_ptr_array_steal_index (self->findings, i));
      else
        i++;
    }
}

void
tl_reader_page_update_placing (TlReaderPage *self)
{
  TlFindingItem *item = find_in_hand (self);
  const char *quote = item != NULL ? tl_finding_item_get_quote (item) : "";
  g_autofree char *part = g_utf8_substring (quote, 0, MIN (g_utf8_strlen (quote, -1),
                                                           LONGEST_QUOTE));
  g_autofree char *text =
    g_strdup_printf (_("“%s%s” was not found again. Select where it stands, then place it here."),
                     part, g_str_equal (part, quote) ? "" : "…");

  gtk_label_set_label (self->placing_text, text);
  gtk_widget_set_visible (self->placing, item != NULL);
}

/* The page may lose its session meanwhile, as it does when the window closes. */
typedef struct {
  TlReaderPage *page;
  TlSession    *session;
} Placing;

static void
placing_free (Placing *placing)
{
  tl_session_release (placing->session);
  g_object_unref (placing->session);
  g_object_unref (placing->page);
  g_free (placing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Placing, placing_free)

static void
placed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Placing) placing = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean placed = tl_editor_place_finish (TL_EDITOR (source), result, &error);

  if (placing->page->session == NULL)
    return;
  tl_session_tell (placing->session, placed ? _("Passage placed") : error->message, placed);
  if (placed)
    tl_pdf_view_set_selection (placing->page->view, NULL);
}

static void
place (TlReaderPage *self,
       TlHandCoding *coding)
{
  Placing *placing = g_new0 (Placing, 1);

  placing->page = g_object_ref (self);
  placing->session = g_object_ref (self->session);
  tl_session_hold (self->session);
  tl_editor_place_async (tl_session_get_editor (self->session),
                         tl_session_get_finding (self->session), coding, NULL, placed_cb, placing);
}

static void
place_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  TlReaderPage *self = TL_READER_PAGE (widget);
  TlHandCoding coding = { 0 };

  if (find_in_hand (self) != NULL)
    tl_reader_page_use_selection (self, &coding, place);
}

void
tl_reader_page_place_bind (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, TlReaderPage, placing);
  gtk_widget_class_bind_template_child (class, TlReaderPage, placing_text);
  gtk_widget_class_install_action (class, "reader.place", NULL, place_action);
}
