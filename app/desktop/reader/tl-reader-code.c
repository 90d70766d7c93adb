/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reader-page-private.h"

#include "tl-citation.h"
#include "tl-theme-popover-private.h"

#include <glib/gi18n-lib.h>

/* How much text on each side is kept with a passage, to find it again. */
#define CONTEXT 60

/* ── what is selected ── */

static gboolean
has_selection (TlReaderPage *self)
{
  TlSelection selection;
  TlRect region;

  return tl_pdf_view_get_selection (self->view, &selection)
         || tl_pdf_view_get_region (self->view, &region);
}

void
tl_reader_page_selection_changed (TlReaderPage *self)
{
  TlSelection selection;
  gboolean any;

  if (self->map != NULL && tl_reader_margin_get_selection (self->margin, &selection))
    tl_pdf_view_set_selection (self->view, &selection);
  any = self->map != NULL && has_selection (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.code", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.copy", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.place", any);
}

static TlPage *
lookup_page (guint    number,
             gpointer data)
{
  return tl_page_loader_get_page (((TlReaderPage *) data)->loader, number);
}

/* ── copying ── */

static void
put_on_clipboard (TlReaderPage *self,
                  const char   *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
copy (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  TlReaderPage *self = TL_READER_PAGE (widget);
  g_autofree char *text = tl_pdf_view_dup_selected_text (self->view);

  put_on_clipboard (self, text);
}

static TlFindingItem *
find_in_hand (TlReaderPage *self)
{
  gint64 finding = tl_session_get_finding (self->session);

  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    {
      TlFindingItem *item = g_ptr_array_index (self->findings, i);

      if (tl_finding_item_get_id (item) == finding)
        return item;
    }
  return NULL;
}

static char *
dup_cited_selection (TlReaderPage *self)
{
  g_autofree char *text = tl_pdf_view_dup_selected_text (self->view);
  TlSelection selection;
  TlBlock *block;

  if (!tl_pdf_view_get_selection (self->view, &selection))
    return NULL;
  block = tl_document_map_find_block (self->map, selection.start.page, selection.start.offset);
  return tl_citation_dup_passage (&(TlCitation) {
    .quote = text,
    .authority = tl_document_map_get_authority (self->map),
    .title = tl_document_map_get_title (self->map),
    .year = tl_document_map_get_year (self->map),
    .number = block != NULL ? tl_block_get_number (block) : NULL,
    .page = selection.start.page,
    .page_label = tl_document_map_get_page (self->map, selection.start.page)->label,
  });
}

/* What is selected, or else the finding in hand. */
static void
copy_citation (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  TlReaderPage *self = TL_READER_PAGE (widget);
  g_autofree char *text = NULL;
  TlFindingItem *item;

  if (self->map == NULL)
    return;
  text = dup_cited_selection (self);
  item = find_in_hand (self);
  if (text == NULL && item != NULL)
    text = tl_citation_dup_quote (item);
  if (text == NULL)
    {
      tl_session_tell (self->session, _("Select a passage or a finding to copy first"), FALSE);
      return;
    }
  put_on_clipboard (self, text);
  tl_session_tell (self->session, _("Quote copied with its citation"), FALSE);
}

/* ── coding by hand ── */

/* The page may lose its session meanwhile, as it does when the window closes. */
typedef struct {
  TlReaderPage *page;
  TlSession    *session;
} Coding;

static void
coding_free (Coding *coding)
{
  tl_session_release (coding->session);
  g_object_unref (coding->session);
  g_object_unref (coding->page);
  g_free (coding);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Coding, coding_free)

static void
coded_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Coding) coding = user_data;
  g_autoptr (GError) error = NULL;
  TlReaderPage *self = coding->page;
  gint64 finding = tl_editor_code_finish (TL_EDITOR (source), result, &error);

  if (self->session == NULL)
    return;
  if (finding == 0)
    {
      tl_session_tell (self->session, error->message, FALSE);
      return;
    }
  tl_pdf_view_set_selection (self->view, NULL);
  tl_session_set_finding (self->session, finding);
  tl_session_tell (self->session, _("Passage coded"), TRUE);
}

static void
code (TlReaderPage   *self,
      TlHandCoding   *coding)
{
  Coding *held = g_new0 (Coding, 1);

  held->page = g_object_ref (self);
  held->session = g_object_ref (self->session);
  tl_session_hold (self->session);
  tl_editor_code_async (tl_session_get_editor (self->session), coding, NULL, coded_cb, held);
}

static void
use_text (TlReaderPage        *self,
          TlHandCoding        *coding,
          const TlSelection   *selection,
          TlReaderUseSelection use)
{
  g_autofree char *quote = tl_pdf_view_dup_selected_text (self->view);
  g_autofree char *before = tl_selection_dup_context (selection, -CONTEXT, lookup_page, self);
  g_autofree char *after = tl_selection_dup_context (selection, CONTEXT, lookup_page, self);

  coding->page = selection->start.page;
  coding->page_start = selection->start.offset;
  coding->end_page = selection->end.page;
  coding->page_end = selection->end.offset;
  coding->quote = quote;
  coding->before = before;
  coding->after = after;
  use (self, coding);
}

void
tl_reader_page_use_selection (TlReaderPage         *self,
                              TlHandCoding         *coding,
                              TlReaderUseSelection  use)
{
  g_autoptr (GArray) rects = tl_pdf_view_list_selected_rects (self->view);
  TlSelection selection;
  TlRect region;

  if (self->map == NULL)
    return;
  coding->document = tl_document_map_get_document (self->map);
  coding->rects = rects;
  if (tl_pdf_view_get_selection (self->view, &selection))
    use_text (self, coding, &selection, use);
  else if (tl_pdf_view_get_region (self->view, &region))
    {
      coding->page = coding->end_page = region.page;
      coding->quote = coding->before = coding->after = "";
      use (self, coding);
    }
}

static void
theme_chosen_cb (TlReaderPage *self,
                 const char   *theme,
                 int           stance)
{
  TlHandCoding coding = { .theme = theme, .stance = (TlStance) stance };

  tl_reader_page_use_selection (self, &coding, code);
}

static void
ask_theme (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  TlReaderPage *self = TL_READER_PAGE (widget);
  TlFindingItem *item = find_in_hand (self);
  GdkRectangle area;

  if (!tl_pdf_view_get_selection_area (self->view, &area))
    return;
  if (self->popover == NULL)
    {
      self->popover = tl_theme_popover_new ();
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self->view));
      g_signal_connect_object (self->popover, "chosen", G_CALLBACK (theme_chosen_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
  tl_theme_popover_ask (TL_THEME_POPOVER (self->popover), tl_session_get_codebook (self->session),
                        item != NULL ? tl_finding_item_get_theme (item) : NULL, TL_STANCE_CONCERN);
}

/* ── deciding on the finding in hand ── */

static void
decide (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  TlReaderPage *self = TL_READER_PAGE (widget);
  gboolean accept = g_str_equal (action, "reader.accept");
  TlFindingItem *item = find_in_hand (self);
  gint64 finding;

  if (self->beside)
    gtk_widget_activate_action (widget, "win.in-page", "s",
                                accept ? "findings.accept" : "findings.reject");
  if (self->beside || item == NULL)
    return;
  finding = tl_finding_item_get_id (item);
  tl_session_edit (self->session, &(TlEdit) {
    .kind = TL_EDIT_STATUS,
    .targets = &finding,
    .n_targets = 1,
    .value = tl_status_to_string (accept ? TL_STATUS_ACCEPTED : TL_STATUS_REJECTED),
  }, accept ? _("Finding accepted") : _("Finding rejected"));
}

void
tl_reader_page_code_bind (GtkWidgetClass *class)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (class, "reader.copy", NULL, copy);
  gtk_widget_class_install_action (class, "reader.copy-citation", NULL, copy_citation);
  gtk_widget_class_install_action (class, "reader.code", NULL, ask_theme);
  gtk_widget_class_install_action (class, "reader.accept", NULL, decide);
  gtk_widget_class_install_action (class, "reader.reject", NULL, decide);
  gtk_widget_class_add_binding_action (class, GDK_KEY_c, GDK_CONTROL_MASK, "reader.copy", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_c, both, "reader.copy-citation", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_e, 0, "reader.code", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_a, 0, "reader.accept", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_r, 0, "reader.reject", NULL);
}
