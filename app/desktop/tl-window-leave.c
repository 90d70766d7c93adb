/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include "tl-codebook-page-private.h"
#include "tl-compat-private.h"
#include "tl-draft-private.h"

/* What is to be done once nothing is left unsaved. */
typedef struct {
  TlWindow       *window;
  TlWindowLeft    then;
  gpointer        data;
  GDestroyNotify  free_data;
} Leaving;

static TlCodebookPage *
get_codebook_page (TlWindow *window)
{
  GtkWidget *page = gtk_stack_get_child_by_name (window->pages, "code-book");

  return page != NULL ? TL_CODEBOOK_PAGE (page) : NULL;
}

static GPtrArray *
list_drafts (TlWindow *window)
{
  TlCodebookPage *page = get_codebook_page (window);

  return page != NULL ? tl_codebook_page_list_drafts (page) : g_ptr_array_new ();
}

gboolean
tl_window_has_drafts (TlWindow *window)
{
  g_autoptr (GPtrArray) drafts = NULL;

  g_return_val_if_fail (TL_IS_WINDOW (window), FALSE);

  drafts = list_drafts (window);
  return drafts->len > 0;
}

static void
leaving_free (Leaving *leaving)
{
  g_object_unref (leaving->window);
  if (leaving->free_data != NULL)
    leaving->free_data (leaving->data);
  g_free (leaving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_free)

static void
left_cb (gpointer data)
{
  g_autoptr (Leaving) leaving = data;

  leaving->then (leaving->window, leaving->data);
}

/* The question is still there, and goes before the window does. */
static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  TlWindow *window = TL_WINDOW (source);
  TlCodebookPage *page = get_codebook_page (window);
  g_autoptr (Leaving) leaving = user_data;
  const TlAnswer answer = tl_compat_ask_finish_answer (GTK_WINDOW (source), result);

  window->leaving = FALSE;
  if (answer == TL_ANSWER_NO)
    return;
  if (page != NULL && answer == TL_ANSWER_YES)
    tl_codebook_page_save_drafts (page);
  else if (page != NULL)
    tl_codebook_page_drop_drafts (page);
  g_idle_add_once (left_cb, g_steal_pointer (&leaving));
}

void
tl_window_leave (TlWindow       *window,
                 TlWindowLeft    then,
                 gpointer        data,
                 GDestroyNotify  free_data)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GBytes) source = NULL;
  g_autoptr (Leaving) leaving = NULL;

  g_return_if_fail (TL_IS_WINDOW (window));
  g_return_if_fail (then != NULL);

  leaving = g_new0 (Leaving, 1);
  *leaving = (Leaving) { g_object_ref (window), then, data, free_data };
  drafts = list_drafts (window);
  if (drafts->len == 0)
    {
      then (window, data);
      return;
    }
  if (window->leaving)
    return;
  window->leaving = TRUE;
  source = tl_drafts_apply (drafts, tl_session_get_codebook (window->session));
  gtk_window_present (GTK_WINDOW (window));
  tl_drafts_ask_async (GTK_WINDOW (window), drafts, source != NULL, asked_cb,
                       g_steal_pointer (&leaving));
}

static void
close_cb (TlWindow *window,
          gpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (window));
}

gboolean
tl_window_close_request (GtkWindow *window)
{
  if (!tl_window_has_drafts (TL_WINDOW (window)))
    return FALSE;
  tl_window_leave (TL_WINDOW (window), close_cb, NULL, NULL);
  return TRUE;
}
