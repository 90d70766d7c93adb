/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-missed-view-private.h"

#include "tl-missed-commands-private.h"
#include "tl-missed-item-private.h"
#include "tl-missed-row-private.h"
#include "tl-progress-row-private.h"
#include "tl-tab-stop-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* More than anybody reads in one go. */
#define LIMIT 50

struct _TlMissedView {
  GtkWidget           parent_instance;
  GtkWidget          *content;
  GtkLabel           *theme_name;
  GtkLabel           *learnt;
  TlProgressRow      *progress;
  GtkStack           *stack;
  GtkWidget          *found;
  AdwStatusPage      *nothing;
  GtkListView        *list;
  TlSession          *session;
  char               *theme;
  GListStore         *items;
  GtkSingleSelection *selection;
  GCancellable       *cancellable;    /* while it is being looked */
  gboolean            takes_focus;
};

enum { CLOSED, PHRASE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlMissedView, tl_missed_view, GTK_TYPE_WIDGET)

static TlMissedItem *
get_item (TlMissedView *view)
{
  return gtk_single_selection_get_selected_item (view->selection);
}

static void
enable (TlMissedView *view)
{
  static const char *const names[] = { "missed.accept", "missed.dismiss", "missed.phrase",
                                       "missed.details", "missed.show" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (view), names[i], get_item (view) != NULL);
}

/* ── looking ── */

static void
stop (TlMissedView *view)
{
  g_cancellable_cancel (view->cancellable);
  g_clear_object (&view->cancellable);
  tl_progress_row_end (view->progress);
}

static void
show_nothing (TlMissedView *view,
              const char   *title,
              const char   *description)
{
  adw_status_page_set_title (view->nothing, title);
  adw_status_page_set_description (view->nothing, description);
  gtk_stack_set_visible_child (view->stack, GTK_WIDGET (view->nothing));
}

static void
show_empty (TlMissedView         *view,
            const TlMissedAnswer *answer)
{
  if (answer->n_found == 0)
    show_nothing (view, _("Nothing to Learn From"),
                  _("No passage of this theme is found or coded yet. Code a dozen by hand in the "
                    "Reader, or add a rule that finds some, then look again."));
  else
    show_nothing (view, _("No Passage Speaks Like This Theme"),
                  _("All that has the theme’s words is found already, or was put aside. Accept "
                    "or reject more findings of the theme and look again: what is decided is "
                    "learnt from."));
}

static void
select_passage (TlMissedView *view,
                guint         position)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (view->items));

  if (n == 0)
    return;
  position = MIN (position, n - 1);
  gtk_single_selection_set_selected (view->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (view->list), "list.scroll-to-item", "u", position);
}

static void
show_answer (TlMissedView   *view,
             TlMissedAnswer *answer)
{
  const guint position = gtk_single_selection_get_selected (view->selection);
  g_autofree char *learnt = tl_missed_answer_dup_learnt (answer);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < answer->passages->len; i++)
    g_ptr_array_add (items, tl_missed_item_new (answer->passages, i));
  gtk_label_set_label (view->learnt, learnt);
  g_list_store_splice (view->items, 0, g_list_model_get_n_items (G_LIST_MODEL (view->items)),
                       items->pdata, items->len);
  if (items->len == 0)
    {
      show_empty (view, answer);
      return;
    }
  gtk_stack_set_visible_child (view->stack, view->found);
  select_passage (view, position != GTK_INVALID_LIST_POSITION ? position : 0);
  if (view->takes_focus)
    tl_missed_view_focus (view);
}

static void
found_cb (GObject      *store,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (TlMissedView) view = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMissedAnswer) answer = NULL;

  answer = tl_missed_find_finish (TL_STORE (store), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || view->session == NULL)
    return;
  g_clear_object (&view->cancellable);
  tl_progress_row_end (view->progress);
  if (answer != NULL)
    show_answer (view, answer);
  else
    show_nothing (view, _("The Library Could Not Be Looked Through"), error->message);
  enable (view);
}

static void
look (TlMissedView *view)
{
  g_autoptr (TlQuery) everything = tl_query_new ();

  stop (view);
  view->cancellable = g_cancellable_new ();
  tl_progress_row_begin (view->progress, _("Looking through the library…"));
  tl_progress_row_update (view->progress, _("Looking through the library…"), -1, -1);
  tl_missed_find_async (tl_session_get_store (view->session), everything, view->theme, LIMIT,
                        view->cancellable, found_cb, g_object_ref (view));
}

static void
stop_cb (TlMissedView *view)
{
  stop (view);
  if (g_list_model_get_n_items (G_LIST_MODEL (view->items)) == 0)
    show_nothing (view, _("Stopped"), _("Look Again begins anew."));
}

static void
again_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TlMissedView *view = TL_MISSED_VIEW (widget);

  if (view->theme != NULL)
    look (view);
}

/* What was undone may be a passage that belongs here again. */
static void
undone_cb (TlMissedView *view)
{
  if (view->theme != NULL && tl_session_get_redo_label (view->session) != NULL)
    look (view);
}

/* ── deciding ── */

typedef struct {
  TlMissedView *view;
  TlSession    *session;
  TlMissedItem *item;
  const char   *told;
} Deciding;

static void
deciding_free (Deciding *deciding)
{
  tl_session_release (deciding->session);
  g_object_unref (deciding->session);
  g_object_unref (deciding->view);
  g_object_unref (deciding->item);
  g_free (deciding);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deciding, deciding_free)

static void
take_out (TlMissedView *view,
          TlMissedItem *item)
{
  guint position;

  if (!g_list_store_find (view->items, item, &position))
    return;
  g_list_store_remove (view->items, position);
  if (g_list_model_get_n_items (G_LIST_MODEL (view->items)) == 0)
    show_nothing (view, _("All of Them Are Decided On"),
                  _("Look Again learns from what you decided and looks for more."));
  select_passage (view, position);
  tl_missed_view_focus (view);
  enable (view);
}

static void
coded_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Deciding) deciding = user_data;
  g_autoptr (GError) error = NULL;
  const gint64 finding = tl_editor_code_finish (TL_EDITOR (source), result, &error);

  if (deciding->view->session == NULL)
    return;
  if (finding == 0)
    {
      tl_session_tell (deciding->session, error->message, FALSE);
      return;
    }
  take_out (deciding->view, deciding->item);
  tl_session_tell (deciding->session, deciding->told, TRUE);
}

/* @told: static */
static void
code (TlMissedView *view,
      TlStance      stance,
      gboolean      is_rejected,
      const char   *told)
{
  TlMissedItem *item = get_item (view);
  const TlMissed *missed;
  Deciding *deciding;

  if (item == NULL)
    return;
  missed = tl_missed_item_get (item);
  deciding = g_new (Deciding, 1);
  *deciding = (Deciding) { g_object_ref (view), g_object_ref (view->session), g_object_ref (item),
                           told };
  tl_session_hold (view->session);
  tl_editor_code_async (tl_session_get_editor (view->session), &(TlHandCoding) {
    .document = missed->document,
    .theme = view->theme,
    .stance = stance,
    .block = missed->index,
    .span = missed->span,
    .quote = missed->quote,
    .is_rejected = is_rejected,
  }, NULL, coded_cb, deciding);
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlStance stance;

  if (tl_stance_from_string (g_variant_get_string (parameter, NULL), &stance))
    code (TL_MISSED_VIEW (widget), stance, FALSE, _("Passage coded"));
}

static void
dismiss_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  code (TL_MISSED_VIEW (widget), TL_STANCE_NEUTRAL, TRUE, _("Kept as not of this theme"));
}

/* ── a passage ── */

static void
phrase_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlMissedItem *item = get_item (TL_MISSED_VIEW (widget));
  g_autofree char *phrase = NULL;

  if (item == NULL)
    return;
  phrase = tl_missed_dup_phrase (tl_missed_item_get (item));
  g_signal_emit (widget, signals[PHRASE], 0, phrase);
}

static void
details_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TlMissedItem *item = get_item (TL_MISSED_VIEW (widget));
  gboolean details;

  if (item == NULL)
    return;
  g_object_get (item, "details", &details, NULL);
  g_object_set (item, "details", !details, NULL);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlMissedItem *item = get_item (TL_MISSED_VIEW (widget));
  const TlMissed *missed = item != NULL ? tl_missed_item_get (item) : NULL;

  if (missed != NULL)
    gtk_widget_activate_action (widget, "win.show-quote", "(xxus)", missed->review,
                                missed->document, missed->page, missed->quote);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlMissedView *view = TL_MISSED_VIEW (widget);
  const guint position = gtk_single_selection_get_selected (view->selection);

  if (g_str_equal (name, "missed.next"))
    select_passage (view, position + 1);
  else if (position > 0)
    select_passage (view, position - 1);
  tl_missed_view_focus (view);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
setup_cb (TlMissedView *view,
          GtkListItem  *list_item)
{
  gtk_list_item_set_child (list_item, tl_missed_row_new ());
}

static void
bind_cb (TlMissedView *view,
         GtkListItem  *list_item)
{
  tl_missed_row_set_item (TL_MISSED_ROW (gtk_list_item_get_child (list_item)),
                          gtk_list_item_get_item (list_item));
}

static void
unbind_cb (TlMissedView *view,
           GtkListItem  *list_item)
{
  tl_missed_row_set_item (TL_MISSED_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* ── opening and closing ── */

void
tl_missed_view_set_session (TlMissedView *view,
                            TlSession    *session)
{
  g_return_if_fail (TL_IS_MISSED_VIEW (view));
  g_return_if_fail (TL_IS_SESSION (session) && view->session == NULL);

  view->session = g_object_ref (session);
  g_signal_connect_object (session, "undo-changed", G_CALLBACK (undone_cb), view,
                           G_CONNECT_SWAPPED);
}

void
tl_missed_view_open (TlMissedView *view,
                     const char   *theme)
{
  g_return_if_fail (TL_IS_MISSED_VIEW (view));
  g_return_if_fail (theme != NULL);

  tl_missed_view_close (view);
  view->theme = g_strdup (theme);
  view->takes_focus = TRUE;
  gtk_label_set_label (view->theme_name, tl_session_get_theme_name (view->session, theme));
  gtk_label_set_label (view->learnt, "");
  show_nothing (view, "", "");
  look (view);
}

void
tl_missed_view_close (TlMissedView *view)
{
  g_return_if_fail (TL_IS_MISSED_VIEW (view));

  stop (view);
  g_list_store_remove_all (view->items);
  g_clear_pointer (&view->theme, g_free);
  enable (view);
}

/* The list's own row of the passage in hand. */
static GtkWidget *
find_row (TlMissedView *view)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (view->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (TL_IS_MISSED_ROW (child)
          && tl_missed_row_get_item (TL_MISSED_ROW (child)) == get_item (view))
        return row;
    }
  return NULL;
}

void
tl_missed_view_focus (TlMissedView *view)
{
  GtkWidget *row;

  g_return_if_fail (TL_IS_MISSED_VIEW (view));

  view->takes_focus = FALSE;
  row = find_row (view);
  gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (view->list));
}

/* Back from another page, the keyboard is where it was. */
static void
tl_missed_view_map (GtkWidget *widget)
{
  TlMissedView *view = TL_MISSED_VIEW (widget);

  GTK_WIDGET_CLASS (tl_missed_view_parent_class)->map (widget);
  if (get_item (view) != NULL)
    tl_missed_view_focus (view);
}

static void
tl_missed_view_dispose (GObject *object)
{
  TlMissedView *view = TL_MISSED_VIEW (object);

  g_cancellable_cancel (view->cancellable);
  g_clear_object (&view->cancellable);
  g_clear_pointer (&view->content, gtk_widget_unparent);
  g_clear_object (&view->selection);
  g_clear_object (&view->items);
  g_clear_object (&view->session);
  g_clear_pointer (&view->theme, g_free);

  G_OBJECT_CLASS (tl_missed_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TL_TYPE_MISSED_COMMANDS);
  g_type_ensure (TL_TYPE_PROGRESS_ROW);
  g_type_ensure (TL_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-missed-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TlMissedView, content);
  gtk_widget_class_bind_template_child (widget_class, TlMissedView, theme_name);
  gtk_widget_class_bind_template_child (widget_class, TlMissedView, learnt);
  gtk_widget_class_bind_template_child (widget_class, TlMissedView, progress);
  gtk_widget_class_bind_template_child (widget_class, TlMissedView, stack);
  gtk_widget_class_bind_template_child (widget_class, TlMissedView, found);
  gtk_widget_class_bind_template_child (widget_class, TlMissedView, nothing);
  gtk_widget_class_bind_template_child (widget_class, TlMissedView, list);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
tl_missed_view_class_init (TlMissedViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_missed_view_dispose;
  widget_class->map = tl_missed_view_map;

  signals[CLOSED] = g_signal_new ("closed", TL_TYPE_MISSED_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[PHRASE] = g_signal_new ("phrase", TL_TYPE_MISSED_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "missed.accept", "s", accept_action);
  gtk_widget_class_install_action (widget_class, "missed.dismiss", NULL, dismiss_action);
  gtk_widget_class_install_action (widget_class, "missed.phrase", NULL, phrase_action);
  gtk_widget_class_install_action (widget_class, "missed.details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "missed.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "missed.next", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "missed.previous", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "missed.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "missed.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "missed.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "missed.again", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_missed_view_init (TlMissedView *view)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (view));
  view->items = g_list_store_new (TL_TYPE_MISSED_ITEM);
  view->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (view->items)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->selection, "notify::selected-item", G_CALLBACK (enable), view,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (view->list, factory);
  gtk_list_view_set_model (view->list, GTK_SELECTION_MODEL (view->selection));
  enable (view);
}
