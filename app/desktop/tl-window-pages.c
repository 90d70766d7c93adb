/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include "tl-codebook-page-private.h"
#include "tl-findings-page-private.h"
#include "tl-reviews-page-private.h"
#include "tl-themes-page-private.h"

/* Narrower than this, the reader does not stand beside the findings unless it is asked to. */
#define WIDE 1200

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

static const char reader_name[] = "reader";

static gboolean
is_reader_shown (TlWindow *window)
{
  if (g_str_equal (window->page, "findings"))
    return window->reader_beside;
  return g_str_equal (window->page, reader_name);
}

static void
fit_reader (TlWindow *window)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (window));

  if (window->beside_asked || width == 0 || window->reader_beside == (width >= WIDE))
    return;
  window->reader_beside = !window->reader_beside;
  g_object_notify (G_OBJECT (window), "reader-beside");
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

/* A divider that is not shown still takes the presses where it stood last. */
static void
update_divider (GtkPaned *paned)
{
  const gboolean shown = gtk_widget_get_visible (gtk_paned_get_start_child (paned))
                         && gtk_widget_get_visible (gtk_paned_get_end_child (paned));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (paned));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        gtk_event_controller_set_propagation_phase (controller, shown ? GTK_PHASE_CAPTURE
                                                                      : GTK_PHASE_NONE);
    }
}

/* The reader is one: it stands beside the findings, or alone. */
void
tl_window_lay_out (TlWindow *window)
{
  const gboolean alone = g_str_equal (window->page, reader_name);
  gboolean narrowed = FALSE;

  if (window->session == NULL)
    return;
  fit_reader (window);
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
  update_divider (GTK_PANED (gtk_widget_get_parent (GTK_WIDGET (window->sidebar))));
  update_divider (GTK_PANED (gtk_widget_get_parent (window->main)));
}

void
tl_window_drop_pages (TlWindow *window)
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
  tl_window_lay_out (window);
  g_object_notify (G_OBJECT (window), "page");
}

void
tl_window_show_depth (TlWindow *window)
{
  gboolean in_front, depth;
  GtkWidget *page;

  g_return_if_fail (TL_IS_WINDOW (window));

  in_front = g_str_equal (window->page, "themes");
  tl_window_show_page (window, "themes");
  page = gtk_stack_get_child_by_name (window->pages, "themes");
  g_object_get (page, "depth", &depth, NULL);
  g_object_set (page, "depth", !in_front || !depth, NULL);
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
tl_window_show_quote (TlWindow   *window,
                      gint64      review,
                      gint64      document,
                      guint       pdf_page,
                      const char *quote)
{
  g_return_if_fail (TL_IS_WINDOW (window));
  g_return_if_fail (quote != NULL);

  tl_window_show_place (window, review, document, pdf_page, 0);
  if (window->session != NULL)
    tl_reader_page_find_quote (window->reader, quote);
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
