/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-findings-page-private.h"

#include "tl-citation.h"
#include "tl-finding-cell-private.h"
#include "tl-findings-triage-private.h"
#include "tl-include-kinds-private.h"
#include "tl-labels-private.h"
#include "tl-tab-stop-private.h"

#include <glib/gi18n-lib.h>

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (TlFindingsPage, tl_findings_page, GTK_TYPE_WIDGET)

/* ── what is shown ── */

static guint
count_hits (TlFindingsPage *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (tl_hits_view_get_hits (page->hits)));
}

static void
offer (TlFindingsPage *page,
       const char     *label,
       const char     *action,
       const char     *target)
{
  GtkActionable *actionable = GTK_ACTIONABLE (page->offer);

  gtk_button_set_label (page->offer, label);
  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable,
                                          target != NULL ? g_variant_new_string (target) : NULL);
  gtk_actionable_set_action_name (actionable, action);
}

/* The words stand in the text, though in no finding: what is offered is to go there. */
static void
show_unmarked (TlFindingsPage *page)
{
  const guint n = count_hits (page);
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("No rule matched, but the words stand in %'u passage.",
                                    "No rule matched, but the words stand in %'u passages.", n), n);
  adw_status_page_set_title (page->empty, _("No Rule Matched"));
  adw_status_page_set_description (page->empty, text);
  offer (page, _("_Show All Text"), "findings.all-text", NULL);
}

static guint
count_rejected (TlFindingsPage *page,
                TlCounts       *counts)
{
  TlQuery *query = tl_session_get_query (page->session);
  GPtrArray *values = counts->values[TL_FILTER_STATUS];

  if (tl_query_get_values (query, TL_FILTER_STATUS)[0] != NULL
      || (tl_query_get_include (query) & TL_INCLUDE_REJECTED))
    return 0;
  for (guint i = 0; i < values->len; i++)
    {
      const TlCount *count = g_ptr_array_index (values, i);

      if (g_str_equal (count->value, tl_status_to_string (TL_STATUS_REJECTED)))
        return count->findings;
    }
  return 0;
}

/* Rules did match, and a person has said that they should not have. */
static void
show_rejected (TlFindingsPage *page,
               guint           n)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%'u finding matches, and it was rejected. What is rejected is "
                                    "left out unless it is shown.",
                                    "%'u findings match, and all were rejected. What is rejected "
                                    "is left out unless it is shown.", n), n);
  adw_status_page_set_title (page->empty, _("All Rejected"));
  adw_status_page_set_description (page->empty, text);
  offer (page, _("_Show Rejected Findings"), "win.include", "rejected");
}

static void
show_empty (TlFindingsPage *page,
            TlCounts       *counts)
{
  const guint n_rejected = count_rejected (page, counts);
  g_autofree char *text = NULL;

  if (n_rejected > 0)
    {
      show_rejected (page, n_rejected);
      return;
    }
  if (count_hits (page) > 0)
    {
      show_unmarked (page);
      return;
    }
  offer (page, _("_Ask for Everything"), "win.clear-query", NULL);
  if (counts->readable_reviews == 0)
    {
      adw_status_page_set_title (page->empty, _("No Reviews to Search"));
      adw_status_page_set_description (page->empty,
                                       _("Import reviews, or drop their PDFs on this window."));
      return;
    }
  text = g_strdup_printf (ngettext ("No rule matched in %'u readable review. That does not mean "
                                    "that it is silent: search its words, or ask for less.",
                                    "No rule matched in %'u readable reviews. That does not mean "
                                    "that they are silent: search their words, or ask for less.",
                                    counts->readable_reviews),
                          counts->readable_reviews);
  adw_status_page_set_title (page->empty, _("No Rule Matched"));
  adw_status_page_set_description (page->empty, text);
}

static void
update_counts (TlFindingsPage *page)
{
  TlCounts *counts = tl_session_get_counts (page->session);
  g_autofree char *markup = NULL;

  if (counts == NULL)
    return;
  markup = tl_counts_dup_markup (counts);
  gtk_label_set_markup (page->count, markup);
  show_empty (page, counts);
}

static void
scroll_to (TlFindingsPage *page,
           guint           position)
{
  gtk_widget_activate_action (GTK_WIDGET (page->list), "list.scroll-to-item", "u", position);
}

/* Returns: whether it is the text that is shown, not the findings. */
static gboolean
update_scope (TlFindingsPage *page)
{
  const gboolean has_words = tl_query_has_words (tl_session_get_query (page->session));
  const guint n_hits = count_hits (page);

  if (!has_words)
    g_object_set (page->scope, "all-text", FALSE, NULL);
  gtk_widget_set_visible (GTK_WIDGET (page->scope), has_words);
  tl_hit_switch_set_counts (page->scope, g_list_model_get_n_items (G_LIST_MODEL (page->selection)),
                            n_hits, n_hits == TL_HIT_LIST_LIMIT);
  if (!tl_hit_switch_get_all_text (page->scope))
    return FALSE;
  if (n_hits > 0)
    gtk_stack_set_visible_child_name (page->stack, "text");
  else if (!tl_query_list_is_loading (TL_QUERY_LIST (tl_hits_view_get_hits (page->hits))))
    gtk_stack_set_visible_child_name (page->stack, "empty");
  return TRUE;
}

/* A new question is answered from the top: the view is made to forget where it stood. */
static void
emptied_cb (TlFindingsPage *page)
{
  gtk_list_view_set_model (page->list, NULL);
  gtk_list_view_set_model (page->list, GTK_SELECTION_MODEL (page->selection));
}

/* While the list is asked anew, what was there stays. */
static void
update_stack (TlFindingsPage *page)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (page->selection));

  if (update_scope (page))
    return;
  if (n > 0)
    gtk_stack_set_visible_child_name (page->stack, "list");
  else if (!tl_query_list_is_loading (TL_QUERY_LIST (tl_session_get_findings (page->session))))
    gtk_stack_set_visible_child_name (page->stack, "empty");
}

static void
update_order (TlFindingsPage *page)
{
  static const char *const labels[] = {
    [TL_ORDER_REVIEW] = N_("By review"),
    [TL_ORDER_THEME] = N_("By theme"),
    [TL_ORDER_YEAR] = N_("Newest first"),
  };

  gtk_menu_button_set_label (page->order,
                             _(labels[tl_query_get_order (tl_session_get_query (page->session))]));
}

/* Only under the same question is the selection kept. */
static void
query_changed_cb (TlFindingsPage *page)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (page->selection));
  update_order (page);
}

/* ── the finding in hand ── */

TlFindingItem *
tl_findings_page_dup_current (TlFindingsPage *page)
{
  guint position;

  if (!tl_finding_list_find (tl_session_get_findings (page->session), page->in_hand, &position))
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (page->selection), position);
}

static gboolean
is_selected (GtkWidget *row)
{
  return (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0;
}

/* Asked of the selection itself: the rows may be told of a change of it only later. */
static gboolean
is_chosen (TlFindingsPage *page,
           gint64          finding)
{
  guint position;

  return tl_finding_list_find (tl_session_get_findings (page->session), finding, &position)
         && gtk_selection_model_is_selected (GTK_SELECTION_MODEL (page->selection), position);
}

/* Of several that are selected, the one in hand is that which has the keyboard, or that which was
 * in hand before, or the first. */
static gint64
find_in_hand (TlFindingsPage *page)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (page->list));
  const gint64 focused =
    row != NULL ? tl_finding_cell_get_finding (TL_FINDING_CELL (gtk_widget_get_first_child (row)))
                : 0;
  const guint first = tl_finding_selection_get_first (page->selection);

  if (is_chosen (page, focused))
    return focused;
  if (is_chosen (page, page->in_hand))
    return page->in_hand;
  return first != GTK_INVALID_LIST_POSITION
         ? tl_finding_list_get_id (tl_session_get_findings (page->session), first) : 0;
}

static void
show_commands (TlFindingsPage *page,
               TlFindingCell  *cell)
{
  const gint64 finding = tl_finding_cell_get_finding (cell);

  tl_finding_cell_set_in_hand (cell, finding != 0 && finding == page->in_hand);
}

static void
update_in_hand (TlFindingsPage *page)
{
  page->in_hand = find_in_hand (page);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (page->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (TL_IS_FINDING_CELL (gtk_widget_get_first_child (row)))
        show_commands (page, TL_FINDING_CELL (gtk_widget_get_first_child (row)));
    }
}

static void
activate_place (TlFindingsPage *page,
                TlFindingItem  *item,
                const char     *action)
{
  gtk_widget_activate_action (GTK_WIDGET (page), action, "(xxux)",
                              tl_finding_item_get_review (item),
                              tl_finding_item_get_document (item), tl_finding_item_get_page (item),
                              tl_finding_item_get_id (item));
}

/* The finding in hand is the session's, and the reader, when it is in sight, shows it. */
static void
follow (TlFindingsPage *page)
{
  g_autoptr (TlFindingItem) item = tl_findings_page_dup_current (page);

  if (item == NULL || tl_finding_selection_count (page->selection) != 1
      || page->followed == tl_finding_item_get_id (item))
    return;
  if (tl_session_get_finding (page->session) == tl_finding_item_get_id (item))
    {
      page->followed = tl_finding_item_get_id (item);
      return;
    }
  if (!tl_finding_item_is_loaded (item))
    {
      g_signal_connect_object (item, "notify::loaded", G_CALLBACK (follow), page,
                               G_CONNECT_SWAPPED);
      return;
    }
  page->followed = tl_finding_item_get_id (item);
  tl_session_set_finding (page->session, page->followed);
  activate_place (page, item, "win.follow-place");
}

static void
selection_changed_cb (TlFindingsPage *page)
{
  static const char *const actions[] = { "accept", "reject", "restore", "change", "tag", "note",
                                         "why",    "copy",   "show",    "paragraph" };
  const gboolean any = tl_finding_selection_count (page->selection) > 0;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("findings.", actions[i], NULL);

      gtk_widget_action_set_enabled (GTK_WIDGET (page), name, any);
    }
  update_in_hand (page);
  follow (page);
}

/* Returns: FALSE when the finding in hand is not in the list. */
static gboolean
take_up (TlFindingsPage *page)
{
  guint position;

  if (!tl_finding_list_find (tl_session_get_findings (page->session),
                             tl_session_get_finding (page->session), &position))
    return FALSE;
  if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (page->selection), position))
    return TRUE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (page->selection), position, TRUE);
  scroll_to (page, position);
  return TRUE;
}

/* Another page took up another finding: were another row left selected, that one would be decided
 * on unseen. */
static void
finding_changed_cb (TlFindingsPage *page)
{
  if (take_up (page))
    return;
  page->followed = 0;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (page->selection));
}

/* What another page took up may have come only now. */
static void
loaded_cb (TlFindingsPage *page)
{
  if (tl_finding_selection_count (page->selection) == 0)
    take_up (page);
}

GtkWidget *
tl_findings_page_find_cell (TlFindingsPage *page)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (page->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = gtk_widget_get_first_child (row);

      if (gtk_widget_get_mapped (row) && is_selected (row)
          && tl_finding_cell_get_finding (TL_FINDING_CELL (cell)) == page->in_hand)
        return cell;
    }
  return NULL;
}

/* The keyboard goes back to the finding that was asked about. */
static void
popover_closed_cb (TlFindingsPage *page)
{
  GtkWidget *cell = tl_findings_page_find_cell (page);

  if (cell != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (cell));
}

/* ── moving, showing, copying ── */

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);
  g_autoptr (TlFindingItem) item = tl_findings_page_dup_current (page);
  g_autofree char *text = NULL;

  if (item == NULL || !tl_finding_item_is_loaded (item))
    return;
  text = tl_citation_dup_quote (item);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  tl_session_tell (page->session, _("Quote copied with its citation"), FALSE);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);
  g_autoptr (TlFindingItem) item = tl_findings_page_dup_current (page);

  if (item != NULL && tl_finding_item_is_loaded (item))
    activate_place (page, item, "win.show-place");
}

static void
paragraph_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GtkWidget *cell = tl_findings_page_find_cell (TL_FINDINGS_PAGE (widget));

  if (cell != NULL)
    gtk_widget_activate_action (cell, "cell.paragraph", NULL);
}

static void
all_text_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);

  g_object_set (page->scope, "all-text", TRUE, NULL);
  gtk_widget_child_focus (GTK_WIDGET (page->hits), GTK_DIR_TAB_FORWARD);
}

/* The words were found, or found no more. */
static void
hits_changed_cb (TlFindingsPage *page)
{
  update_counts (page);
  update_stack (page);
}

/* The keyboard stays in the reader when it is from there that one moves on. */
static void
take_in_hand (TlFindingsPage *page,
              guint           position)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page)));
  GtkWidget *cell;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (page->selection), position, TRUE);
  scroll_to (page, position);
  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    return;
  cell = tl_findings_page_find_cell (page);
  if (cell != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (cell));
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);
  const gboolean forward = g_str_equal (name, "findings.next");
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (page->selection));
  const guint first = tl_finding_selection_get_first (page->selection);

  if (first == GTK_INVALID_LIST_POSITION && n > 0)
    take_in_hand (page, 0);
  else if (forward ? first + 1 < n : first > 0 && first < n)
    take_in_hand (page, forward ? first + 1 : first - 1);
}

static void
activated_cb (TlFindingsPage *page,
              guint           position)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "findings.show", NULL);
}

/* ── the list ── */

static void
setup_cb (TlFindingsPage *page,
          GtkListItem    *list_item)
{
  gtk_list_item_set_child (list_item, tl_finding_cell_new (page->session));
}

static void
bind_cb (TlFindingsPage *page,
         GtkListItem    *list_item)
{
  const guint position = gtk_list_item_get_position (list_item);
  const guint first = tl_finding_selection_get_first (page->selection);
  const guint from = first == GTK_INVALID_LIST_POSITION ? 0 : first;
  TlFindingCell *cell = TL_FINDING_CELL (gtk_list_item_get_child (list_item));

  tl_finding_cell_set_item (cell, gtk_list_item_get_item (list_item),
                            position > from ? position - from : from - position);
  show_commands (page, cell);
}

static void
unbind_cb (TlFindingsPage *page,
           GtkListItem    *list_item)
{
  tl_finding_cell_set_item (TL_FINDING_CELL (gtk_list_item_get_child (list_item)), NULL, 0);
}

static void
make_list (TlFindingsPage *page)
{
  TlFindingList *findings = tl_session_get_findings (page->session);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  page->selection = tl_finding_selection_new (findings);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), page, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (page->list, factory);
  gtk_list_view_set_model (page->list, GTK_SELECTION_MODEL (page->selection));
  g_signal_connect_object (page->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           page, G_CONNECT_SWAPPED);
  g_signal_connect_object (page->selection, "items-changed", G_CALLBACK (update_stack), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (findings, "emptied", G_CALLBACK (emptied_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (findings, "notify::loading", G_CALLBACK (update_stack), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (findings, "notify::loading", G_CALLBACK (loaded_cb), page,
                           G_CONNECT_SWAPPED);
}

static void
tl_findings_page_constructed (GObject *object)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (object);

  G_OBJECT_CLASS (tl_findings_page_parent_class)->constructed (object);

  make_list (page);
  tl_hits_view_set_session (page->hits, page->session);
  g_signal_connect_object (tl_hits_view_get_hits (page->hits), "notify::loading",
                           G_CALLBACK (hits_changed_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (page->scope, "notify::all-text", G_CALLBACK (update_stack), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page->session, "notify::counts", G_CALLBACK (update_counts), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page->session, "notify::query", G_CALLBACK (query_changed_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page->session, "notify::finding", G_CALLBACK (finding_changed_cb), page,
                           G_CONNECT_SWAPPED);
  update_counts (page);
  update_order (page);
  update_stack (page);
  selection_changed_cb (page);
}

/* ── the widget ── */

static void
tl_findings_page_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_assert (id == PROP_SESSION);
  g_value_set_object (value, TL_FINDINGS_PAGE (object)->session);
}

static void
tl_findings_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  g_assert (id == PROP_SESSION);
  TL_FINDINGS_PAGE (object)->session = g_value_dup_object (value);
}

/* A popover that is up when its window goes would still be looked at for tooltips. */
static void
tl_findings_page_unmap (GtkWidget *widget)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);

  gtk_popover_popdown (GTK_POPOVER (page->change));
  gtk_popover_popdown (GTK_POPOVER (page->tag));
  gtk_popover_popdown (GTK_POPOVER (page->note));
  gtk_popover_popdown (GTK_POPOVER (page->why));

  GTK_WIDGET_CLASS (tl_findings_page_parent_class)->unmap (widget);
}

static void
tl_findings_page_dispose (GObject *object)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&page->selection);
  g_clear_object (&page->session);

  G_OBJECT_CLASS (tl_findings_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPage, count);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPage, order);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPage, include_menu);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPage, offer);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPage, scope);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPage, hits);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPage, list);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPage, change);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPage, tag);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPage, note);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPage, why);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_closed_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    const char                  *name;
    const char                  *parameter;
    GtkWidgetActionActivateFunc  run;
  } actions[] = {
    { "findings.all-text", NULL, all_text_action },
    { "findings.copy", NULL, copy_action },
    { "findings.show", NULL, show_action },
    { "findings.paragraph", NULL, paragraph_action },
    { "findings.next", NULL, step_action },
    { "findings.previous", NULL, step_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].run);
}

static void
tl_findings_page_class_init (TlFindingsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tl_findings_page_constructed;
  object_class->dispose = tl_findings_page_dispose;
  object_class->get_property = tl_findings_page_get_property;
  object_class->set_property = tl_findings_page_set_property;
  widget_class->unmap = tl_findings_page_unmap;

  g_object_class_install_property (object_class, PROP_SESSION,
                                   g_param_spec_object ("session", NULL, NULL, TL_TYPE_SESSION,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                        | G_PARAM_STATIC_STRINGS));

  g_type_ensure (TL_TYPE_TAB_STOP);
  g_type_ensure (TL_TYPE_HIT_SWITCH);
  g_type_ensure (TL_TYPE_HITS_VIEW);
  g_type_ensure (TL_TYPE_THEME_POPOVER);
  g_type_ensure (TL_TYPE_TAG_POPOVER);
  g_type_ensure (TL_TYPE_NOTE_POPOVER);
  g_type_ensure (TL_TYPE_WHY_POPOVER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/findings/tl-findings-page.ui");
  bind_children (widget_class);
  install_actions (widget_class);
  tl_findings_triage_install (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_findings_page_init (TlFindingsPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  tl_include_kinds_offer (page->include_menu);
}
