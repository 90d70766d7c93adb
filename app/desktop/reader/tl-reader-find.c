/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reader-page-private.h"

#include <glib/gi18n-lib.h>

static TlBlock *
get_block (TlReaderPage *self,
           TlPassage    *passage)
{
  return g_ptr_array_index (tl_document_map_get_blocks (self->map), passage->block);
}

static GArray *
list_matches (TlReaderPage *self)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (TlRect));

  for (guint i = 0; i < self->passages->len; i++)
    {
      TlPassage *passage = &g_array_index (self->passages, TlPassage, i);
      g_autoptr (GArray) rects = tl_block_get_rects (get_block (self, passage), passage->span);

      g_array_append_vals (matches, rects->data, rects->len);
    }
  return matches;
}

static void
show_passage (TlReaderPage *self)
{
  TlPassage *passage = &g_array_index (self->passages, TlPassage, self->passage);
  g_autoptr (GArray) rects = tl_block_get_rects (get_block (self, passage), passage->span);
  g_autofree char *count = NULL;

  count = g_strdup_printf (_("%u of %u"), self->passage + 1, self->passages->len);
  gtk_label_set_label (self->match_count, count);
  if (rects->len > 0)
    {
      TlRect *first = &g_array_index (rects, TlRect, 0);

      tl_pdf_view_scroll_to (self->view, first->page, &first->box);
    }
}

static void
find (TlReaderPage *self,
      const char   *text)
{
  g_autoptr (GArray) matches = NULL;

  tl_reader_page_find_stop (self);
  if (self->map == NULL || *text == '\0')
    return;
  self->passages = tl_document_map_find (self->map, text);
  matches = list_matches (self);
  tl_pdf_view_set_matches (self->view, matches);
  if (self->passages->len == 0)
    {
      gtk_label_set_label (self->match_count, _("Not in the text of this document"));
      return;
    }
  self->passage = 0;
  show_passage (self);
}

/* ── words found elsewhere ── */

static int
compare_passages (gconstpointer a,
                  gconstpointer b)
{
  const TlPassage *left = a, *right = b;

  if (left->block != right->block)
    return left->block < right->block ? -1 : 1;
  return (left->span.start > right->span.start) - (left->span.start < right->span.start);
}

/* "visit" does not stand in "visitor". */
static gboolean
is_whole_word (TlReaderPage *self,
               TlPassage    *passage)
{
  const char *text = tl_block_get_text (get_block (self, passage));
  const char *start = g_utf8_offset_to_pointer (text, passage->span.start);
  const char *end = g_utf8_offset_to_pointer (start, passage->span.length);

  return (start == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (start))))
         && !g_unichar_isalnum (g_utf8_get_char (end));
}

static GArray *
find_words (TlReaderPage *self)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (TlPassage));

  for (guint i = 0; self->wanted_words[i] != NULL; i++)
    {
      g_autoptr (GArray) found = tl_document_map_find (self->map, self->wanted_words[i]);

      for (guint j = 0; j < found->len; j++)
        {
          TlPassage *passage = &g_array_index (found, TlPassage, j);

          if (is_whole_word (self, passage))
            g_array_append_val (passages, *passage);
        }
    }
  g_array_sort (passages, compare_passages);
  return passages;
}

static guint
get_page (TlReaderPage *self,
          TlPassage    *passage)
{
  g_autoptr (GArray) rects = tl_block_get_rects (get_block (self, passage), passage->span);

  return rects->len > 0 ? g_array_index (rects, TlRect, 0).page
                        : tl_block_get_page (get_block (self, passage));
}

/* Of the passages only the first on the page that was asked for, if there is one. */
static void
keep_one (TlReaderPage *self)
{
  guint first = 0;

  while (first < self->passages->len
         && get_page (self, &g_array_index (self->passages, TlPassage, first)) != self->wanted_page)
    first++;
  g_array_remove_range (self->passages, 0, first);
  g_array_set_size (self->passages, MIN (self->passages->len, 1));
}

/* The first on the page that was asked for, or after it; else the first of all. */
static guint
find_first_wanted (TlReaderPage *self)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      if (get_page (self, &g_array_index (self->passages, TlPassage, i)) >= self->wanted_page)
        return i;
    }
  return 0;
}

void
tl_reader_page_find_wanted (TlReaderPage *self)
{
  g_autoptr (GArray) matches = NULL;

  if (self->map == NULL || self->wanted_words == NULL)
    return;
  tl_reader_page_find_stop (self);
  self->passages = find_words (self);
  if (self->wanted_once)
    keep_one (self);
  matches = list_matches (self);
  tl_pdf_view_set_matches (self->view, matches);
  if (self->passages->len == 0)
    return;
  self->passage = find_first_wanted (self);
  show_passage (self);
}

static void
want (TlReaderPage      *self,
      const char *const *words,
      gboolean           once)
{
  g_strfreev (self->wanted_words);
  self->wanted_words = g_strdupv ((GStrv) words);
  self->wanted_once = once;
  tl_reader_page_find_wanted (self);
}

void
tl_reader_page_find (TlReaderPage      *self,
                     const char *const *words)
{
  g_return_if_fail (TL_IS_READER_PAGE (self));
  g_return_if_fail (words != NULL);

  want (self, words, FALSE);
}

void
tl_reader_page_find_quote (TlReaderPage *self,
                           const char   *quote)
{
  const char *const words[] = { quote, NULL };

  g_return_if_fail (TL_IS_READER_PAGE (self));
  g_return_if_fail (quote != NULL);

  want (self, words, TRUE);
}

void
tl_reader_page_find_stop (TlReaderPage *self)
{
  g_clear_pointer (&self->passages, g_array_unref);
  tl_pdf_view_set_matches (self->view, NULL);
  gtk_label_set_label (self->match_count, "");
}

void
tl_reader_page_find_step (TlReaderPage *self,
                          int           step)
{
  guint n_passages = self->passages != NULL ? self->passages->len : 0;

  if (n_passages == 0)
    return;
  self->passage = (self->passage + n_passages + (guint) step) % n_passages;
  show_passage (self);
}

static void
search_changed_cb (TlReaderPage *self)
{
  find (self, gtk_editable_get_text (self->search_entry));
}

static void
find_next_cb (TlReaderPage *self)
{
  tl_reader_page_find_step (self, 1);
}

static void
find_previous_cb (TlReaderPage *self)
{
  tl_reader_page_find_step (self, -1);
}

static void
stop_search_cb (TlReaderPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  tl_reader_page_find_stop (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
find_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  TlReaderPage *self = TL_READER_PAGE (widget);

  if (g_str_equal (action, "reader.find-next"))
    tl_reader_page_find_step (self, 1);
  else if (g_str_equal (action, "reader.find-previous"))
    tl_reader_page_find_step (self, -1);
  else
    {
      gtk_search_bar_set_search_mode (self->search_bar, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
    }
}

void
tl_reader_page_find_bind (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_callback (class, search_changed_cb);
  gtk_widget_class_bind_template_callback (class, find_next_cb);
  gtk_widget_class_bind_template_callback (class, find_previous_cb);
  gtk_widget_class_bind_template_callback (class, stop_search_cb);
  gtk_widget_class_install_action (class, "reader.find", NULL, find_action);
  gtk_widget_class_install_action (class, "reader.find-next", NULL, find_action);
  gtk_widget_class_install_action (class, "reader.find-previous", NULL, find_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_g, GDK_CONTROL_MASK, "reader.find-next",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "reader.find-previous", NULL);
}
