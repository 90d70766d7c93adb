/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-move-document-private.h"

#include "tl-compat-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Longer titles would widen the dialog beyond the window. */
#define LONGEST_NAME 60

void
tl_move_document (TlSession *session,
                  gint64     document,
                  gint64     review)
{
  g_autofree char *target = g_strdup_printf ("%" PRId64, review);
  const TlEdit edit = { .kind = TL_EDIT_MOVE, .targets = &document, .n_targets = 1,
                        .value = review != 0 ? target : NULL };

  g_return_if_fail (TL_IS_SESSION (session));

  tl_session_edit (session, &edit, review != 0 ? _("Document moved to the other review")
                                   : _("The document is a review of its own now"));
}

/* ── asking ── */

typedef struct {
  TlSession   *session;
  GtkDropDown *choice;
  gint64       document;
} Moving;

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Moving *moving = user_data;
  TlReviewItem *chosen = gtk_drop_down_get_selected_item (moving->choice);

  if (tl_compat_ask_finish (GTK_WINDOW (source), result) && chosen != NULL)
    tl_move_document (moving->session, moving->document, tl_review_item_get_id (chosen));
  g_object_unref (moving->session);
  g_object_unref (moving->choice);
  g_free (moving);
}

static gboolean
is_other (gpointer item,
          gpointer review)
{
  return tl_review_item_get_id (item) != *(gint64 *) review;
}

/* The year tells apart what is cut short. */
static char *
dup_name (TlReviewItem *item,
          gpointer      user_data)
{
  const char *title = tl_review_item_get_title (item);
  const int year = tl_review_item_get_year (item);
  const char *whole = title != NULL ? title : tl_review_item_get_file (item);
  g_autofree char *part = g_utf8_substring (whole, 0, MIN (g_utf8_strlen (whole, -1),
                                                           LONGEST_NAME));
  const char *more = g_str_equal (part, whole) ? "" : "…";

  return year != 0 ? g_strdup_printf ("%s%s (%d)", part, more, year)
         : g_strconcat (part, more, NULL);
}

static GtkWidget *
choice_new (TlSession *session,
            gint64     review)
{
  GtkCustomFilter *others = gtk_custom_filter_new (is_other, g_memdup2 (&review, sizeof review),
                                                   g_free);
  GListModel *reviews = G_LIST_MODEL (tl_review_list_new (tl_session_get_store (session)));
  GtkExpression *name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                                     G_CALLBACK (dup_name), NULL, NULL);
  g_autoptr (TlQuery) all = tl_query_new ();
  GtkWidget *choice;

  tl_query_list_set_query (TL_QUERY_LIST (reviews), all);
  choice = gtk_drop_down_new (G_LIST_MODEL (gtk_filter_list_model_new (reviews,
                                                                       GTK_FILTER (others))), name);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Review"), -1);
  return choice;
}

void
tl_move_document_ask (GtkWindow *window,
                      TlSession *session,
                      gint64     document,
                      gint64     review)
{
  GtkWidget *choice = choice_new (session, review);
  Moving *moving = g_new0 (Moving, 1);
  const TlQuestion question = {
    .heading = _("Move to Another Review"),
    .body = _("The document’s pages and findings are then of the review chosen here. This can be "
              "undone."),
    .yes = _("_Move"),
    .no = _("_Cancel"),
    .more = choice,
  };

  moving->session = g_object_ref (session);
  moving->choice = g_object_ref_sink (GTK_DROP_DOWN (choice));
  moving->document = document;
  tl_compat_ask_async (window, &question, asked_cb, moving);
}
