/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop-fixture.h"

#include "tl-finding-cell-private.h"
#include "tl-finding-commands-private.h"
#include "tl-finding-selection-private.h"
#include "tl-findings-page-private.h"
#include "tl-hit-row-private.h"
#include "tl-hit-switch-private.h"
#include "tl-hits-view-private.h"
#include "tl-note-popover-private.h"
#include "tl-reader-page.h"
#include "tl-tag-popover-private.h"
#include "tl-theme-popover-private.h"
#include "tl-why-popover-private.h"

/* ── helpers ── */

static GtkListView *
list_of (GtkWidget *page)
{
  return GTK_LIST_VIEW (desktop_find (page, GTK_TYPE_LIST_VIEW));
}

static GtkSelectionModel *
selection_of (GtkWidget *page)
{
  return gtk_list_view_get_model (list_of (page));
}

static GtkWidget *
show_findings (DesktopFixture *fixture)
{
  GtkWidget *page = desktop_show (fixture, "findings", TL_TYPE_FINDINGS_PAGE);

  desktop_wait_for_findings (fixture);
  return page;
}

static GtkWidget *
select_first (DesktopFixture *fixture)
{
  GtkWidget *page = show_findings (fixture);

  gtk_selection_model_select_item (selection_of (page), 0, TRUE);
  return page;
}

static TlEditor *
editor_of (DesktopFixture *fixture)
{
  return tl_session_get_editor (fixture->session);
}

static guint
count_findings (DesktopFixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (tl_session_get_findings (fixture->session)));
}

/* ── deciding ── */

static void
test_accept (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);
  g_autoptr (TlFindingItem) item = desktop_dup_finding (fixture, 0);

  g_assert_cmpint (tl_finding_item_get_status (item), ==, TL_STATUS_SUGGESTED);
  gtk_widget_activate_action (page, "findings.accept", NULL);
  desktop_wait (tl_finding_item_get_status (item) == TL_STATUS_ACCEPTED);
  desktop_wait (tl_editor_get_can_undo (editor_of (fixture)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  desktop_wait (tl_finding_item_get_status (item) == TL_STATUS_SUGGESTED);
  desktop_wait (tl_editor_get_can_redo (editor_of (fixture)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  desktop_wait (tl_finding_item_get_status (item) == TL_STATUS_ACCEPTED);
}

/* What is rejected goes, and what stands in its place is taken in hand. */
static void
test_reject (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);
  const guint before = count_findings (fixture);
  const gint64 next = tl_finding_list_get_id (tl_session_get_findings (fixture->session), 1);

  gtk_widget_activate_action (page, "findings.reject", NULL);
  desktop_wait (count_findings (fixture) == before - 1);
  g_assert_true (gtk_selection_model_is_selected (selection_of (page), 0));
  desktop_wait (tl_session_get_finding (fixture->session) == next);
  desktop_wait (tl_editor_get_can_undo (editor_of (fixture)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  desktop_wait (count_findings (fixture) == before);
  g_assert_cmpint (tl_session_get_finding (fixture->session), ==, next);
  g_assert_true (gtk_selection_model_is_selected (selection_of (page), 1));
}

static void
test_many_at_once (DesktopFixture *fixture)
{
  GtkWidget *page = show_findings (fixture);
  const guint n = count_findings (fixture);
  g_autoptr (TlFindingItem) last = desktop_dup_finding (fixture, n - 1);

  gtk_selection_model_select_all (selection_of (page));
  g_assert_cmpuint (tl_finding_selection_count (TL_FINDING_SELECTION (selection_of (page))), ==, n);
  gtk_widget_activate_action (page, "findings.accept", NULL);
  desktop_wait (tl_finding_item_get_status (last) == TL_STATUS_ACCEPTED);
  desktop_wait (tl_editor_get_can_undo (editor_of (fixture)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  desktop_wait (tl_finding_item_get_status (last) == TL_STATUS_SUGGESTED);
}

static guint
count_mapped (GtkWidget *widget,
              GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_mapped (child, type);
  return n;
}

/* What can be done stands under one of them. */
static void
test_one_set_of_commands (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);

  desktop_wait (count_mapped (page, TL_TYPE_FINDING_COMMANDS) == 1);
  gtk_selection_model_select_all (selection_of (page));
  desktop_wait (count_mapped (page, TL_TYPE_FINDING_COMMANDS) == 1);
  gtk_selection_model_unselect_all (selection_of (page));
  desktop_wait (count_mapped (page, TL_TYPE_FINDING_COMMANDS) == 0);
}

/* That is not to be taken for a rule that found nothing. */
static void
test_all_rejected (DesktopFixture *fixture)
{
  GtkWidget *page = show_findings (fixture);
  GtkWidget *said = desktop_find (page, ADW_TYPE_STATUS_PAGE);
  const guint n = count_findings (fixture);
  GtkWidget *offer;

  gtk_selection_model_select_all (selection_of (page));
  gtk_widget_activate_action (page, "findings.reject", NULL);
  desktop_wait (gtk_widget_get_mapped (said));
  desktop_wait (g_str_equal (adw_status_page_get_title (ADW_STATUS_PAGE (said)), "All Rejected"));
  offer = desktop_find (adw_status_page_get_child (ADW_STATUS_PAGE (said)), GTK_TYPE_BUTTON);
  gtk_widget_activate (offer);
  desktop_wait (count_findings (fixture) == n);
  desktop_wait (!gtk_widget_get_mapped (said));
}

static void
test_without_selection (DesktopFixture *fixture)
{
  GtkWidget *page = show_findings (fixture);

  g_autoptr (TlFindingItem) item = desktop_dup_finding (fixture, 0);

  gtk_widget_activate_action (page, "findings.accept", NULL);
  gtk_widget_activate_action (page, "findings.change", NULL);
  gtk_widget_activate_action (page, "findings.show", NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (tl_finding_item_get_status (item), ==, TL_STATUS_SUGGESTED);
  g_assert_false (tl_editor_get_can_undo (editor_of (fixture)));
}

/* ── theme and stance, tags, notes, why ── */

static GtkWidget *
ask_for_theme (GtkWidget *page)
{
  GtkWidget *popover = desktop_find (page, TL_TYPE_THEME_POPOVER);

  gtk_widget_activate_action (page, "findings.change", NULL);
  desktop_wait (gtk_widget_get_mapped (popover));
  return popover;
}

/* Words to narrow the themes by, and Enter. */
static void
enter_theme (GtkWidget  *popover,
             const char *words)
{
  GtkWidget *search = desktop_find (popover, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (search), words);
  g_signal_emit_by_name (search, "activate");
  desktop_wait (!gtk_widget_get_mapped (popover));
}

/* The second of three. */
static void
choose_strength (GtkWidget *popover)
{
  GtkWidget *concern = desktop_find (popover, GTK_TYPE_CHECK_BUTTON);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_next_sibling (concern)), TRUE);
}

static void
test_change (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);
  g_autoptr (TlFindingItem) item = desktop_dup_finding (fixture, 0);
  const TlStance stance = tl_finding_item_get_stance (item);
  GtkWidget *popover = ask_for_theme (page);

  enter_theme (popover, "supervi");
  desktop_wait (g_str_equal (tl_finding_item_get_theme (item), "supervision"));
  g_assert_cmpint (tl_finding_item_get_stance (item), ==, stance);
  ask_for_theme (page);
  choose_strength (popover);
  enter_theme (popover, "");
  desktop_wait (tl_finding_item_get_stance (item) == TL_STANCE_STRENGTH);
  g_assert_cmpstr (tl_finding_item_get_theme (item), ==, "supervision");
}

/* What is not chosen for many stays what it is in each. */
static void
test_change_many (DesktopFixture *fixture)
{
  GtkWidget *page = show_findings (fixture);
  const guint n = count_findings (fixture);
  g_autoptr (TlFindingItem) first = desktop_dup_finding (fixture, 0);
  g_autoptr (TlFindingItem) last = desktop_dup_finding (fixture, n - 1);
  g_autofree char *theme = g_strdup (tl_finding_item_get_theme (first));
  g_autofree char *other = g_strdup (tl_finding_item_get_theme (last));
  GtkWidget *popover;

  g_assert_cmpstr (theme, !=, other);
  gtk_selection_model_select_all (selection_of (page));
  popover = ask_for_theme (page);
  choose_strength (popover);
  enter_theme (popover, "");
  desktop_wait (tl_finding_item_get_stance (first) == TL_STANCE_STRENGTH);
  desktop_wait (tl_finding_item_get_stance (last) == TL_STANCE_STRENGTH);
  g_assert_cmpstr (tl_finding_item_get_theme (first), ==, theme);
  g_assert_cmpstr (tl_finding_item_get_theme (last), ==, other);
}

/* A screen reader is told the theme that a row stands for. */
static void
test_themes_spoken (DesktopFixture *fixture)
{
  GtkWidget *popover = ask_for_theme (select_first (fixture));
  GtkWidget *list = desktop_find (popover, GTK_TYPE_LIST_VIEW);
  GtkWidget *search = desktop_find (popover, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (search), "supervi");
  desktop_wait (g_list_model_get_n_items (
                  G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) == 1);
  desktop_wait (gtk_widget_get_first_child (list) != NULL);
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (list),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Supervision");
  g_signal_emit_by_name (search, "stop-search");
  desktop_wait (!gtk_widget_get_mapped (popover));
}

static void
test_tag (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);
  g_autoptr (TlFindingItem) item = desktop_dup_finding (fixture, 0);
  GtkWidget *popover = desktop_find (page, TL_TYPE_TAG_POPOVER);
  GtkWidget *entry;

  gtk_widget_activate_action (page, "findings.tag", NULL);
  desktop_wait (gtk_widget_get_mapped (popover));
  entry = desktop_find (popover, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  lecture/week 4 ");
  g_signal_emit_by_name (entry, "activate");
  desktop_wait (tl_finding_item_get_tags (item)[0] != NULL);
  g_assert_cmpstr (tl_finding_item_get_tags (item)[0], ==, "lecture/week 4");
  desktop_wait (tl_session_get_counts (fixture->session)->values[TL_FILTER_TAG]->len == 1);
  gtk_widget_activate_action (page, "findings.remove-tag", "s", "lecture/week 4");
  desktop_wait (tl_finding_item_get_tags (item)[0] == NULL);
}

static void
test_note (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);
  g_autoptr (TlFindingItem) item = desktop_dup_finding (fixture, 0);
  GtkWidget *popover = desktop_find (page, TL_TYPE_NOTE_POPOVER);
  GtkWidget *text = desktop_find (popover, GTK_TYPE_TEXT_VIEW);

  gtk_widget_activate_action (page, "findings.note", NULL);
  desktop_wait (gtk_widget_get_mapped (popover));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Compare 2016\n", -1);
  gtk_widget_activate_action (popover, "note.save", NULL);
  desktop_wait (tl_finding_item_get_note (item) != NULL);
  g_assert_cmpstr (tl_finding_item_get_note (item), ==, "Compare 2016");
}

/* Escape shuts the popover; what was written is not lost with it. */
static void
test_note_left (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);
  g_autoptr (TlFindingItem) item = desktop_dup_finding (fixture, 0);
  GtkWidget *popover = desktop_find (page, TL_TYPE_NOTE_POPOVER);
  GtkWidget *text = desktop_find (popover, GTK_TYPE_TEXT_VIEW);

  gtk_widget_activate_action (page, "findings.note", NULL);
  desktop_wait (gtk_widget_get_mapped (popover));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Ask about this", -1);
  gtk_popover_popdown (GTK_POPOVER (popover));
  desktop_wait (tl_finding_item_get_note (item) != NULL);
  g_assert_cmpstr (tl_finding_item_get_note (item), ==, "Ask about this");
}

static gboolean
is_at (GtkWidget  *popover,
       const char *name)
{
  GtkStack *stack = GTK_STACK (desktop_find (popover, GTK_TYPE_STACK));

  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), name) == 0;
}

static guint
count_said (GtkWidget  *widget,
            const char *prefix)
{
  guint n = GTK_IS_LABEL (widget)
            && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), prefix);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_said (child, prefix);
  return n;
}

/* The window may be closed while it is up. */
static void
test_why (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);
  GtkWidget *popover = desktop_find (page, TL_TYPE_WHY_POPOVER);

  gtk_widget_activate_action (page, "findings.why", NULL);
  g_assert_true (is_at (popover, "waiting"));
  g_assert_cmpuint (count_said (popover, "Working out why…"), ==, 1);
  desktop_wait (gtk_widget_get_mapped (popover) && is_at (popover, "steps"));

  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  desktop_close (fixture);
  desktop_wait (popover == NULL);
}

static gboolean
are_pair (TlFindingItem *a,
          TlFindingItem *b)
{
  return g_str_equal (tl_finding_item_get_text (a), tl_finding_item_get_text (b))
         && g_str_equal (tl_finding_item_get_theme (a), tl_finding_item_get_theme (b))
         && tl_finding_item_get_span (a).start != tl_finding_item_get_span (b).start;
}

/* Returns: where the first of two findings is that are of one theme and in one paragraph. */
static guint
find_pair (DesktopFixture *fixture)
{
  for (guint i = 0; i < count_findings (fixture); i++)
    for (guint j = i + 1; j < MIN (i + 8, count_findings (fixture)); j++)
      {
        g_autoptr (TlFindingItem) a = desktop_dup_finding (fixture, i);
        g_autoptr (TlFindingItem) b = desktop_dup_finding (fixture, j);

        if (are_pair (a, b))
          return i;
      }
  g_assert_not_reached ();
}

/* The same theme may be found twice in a paragraph: told is of the one in hand. */
static void
test_why_of_one (DesktopFixture *fixture)
{
  GtkWidget *page = show_findings (fixture);
  GtkWidget *popover = desktop_find (page, TL_TYPE_WHY_POPOVER);

  gtk_selection_model_select_item (selection_of (page), find_pair (fixture), TRUE);
  gtk_widget_activate_action (page, "findings.why", NULL);
  desktop_wait (gtk_widget_get_mapped (popover) && is_at (popover, "steps"));
  g_assert_cmpuint (count_said (popover, "Counts "), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* Returns: where a finding is that its sentence says came of another. */
static guint
find_effect (DesktopFixture *fixture)
{
  for (guint i = 0; i < count_findings (fixture); i++)
    {
      g_autoptr (TlFindingItem) item = desktop_dup_finding (fixture, i);

      if (tl_finding_item_get_causes (item) != NULL)
        return i;
    }
  g_assert_not_reached ();
}

/* What it is said to have come of stands over why it matched, and leads there. */
static void
test_said_to_come_of (DesktopFixture *fixture)
{
  GtkWidget *page = show_findings (fixture);
  GtkWidget *popover = desktop_find (page, TL_TYPE_WHY_POPOVER);
  GtkWidget *partner;

  gtk_selection_model_select_item (selection_of (page), find_effect (fixture), TRUE);
  gtk_widget_activate_action (page, "findings.why", NULL);
  desktop_wait (gtk_widget_get_mapped (popover));
  g_assert_cmpuint (count_said (popover, "Said to have come of: "), ==, 1);
  partner = desktop_find (popover, GTK_TYPE_BUTTON);
  gtk_widget_activate (partner);
  desktop_wait (!gtk_widget_get_mapped (popover));
  /* GTK asks the surface of a popover once more where the pointer is, though it be gone. */
  desktop_wait (!g_main_context_pending (NULL));
}

/* ── a new question ── */

/* Nothing of the old answer stays selected, though it be in the new one. */
static void
test_new_query (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list_of (page)));

  desktop_wait (tl_session_get_finding (fixture->session) != 0);
  desktop_wait (gtk_adjustment_get_upper (scroll) > gtk_adjustment_get_page_size (scroll));
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll));
  desktop_wait (gtk_adjustment_get_value (scroll) > 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.order", "u", TL_ORDER_YEAR);
  desktop_wait_for_findings (fixture);
  desktop_wait (gtk_adjustment_get_value (scroll) == 0);
  g_assert_cmpuint (tl_finding_selection_count (TL_FINDING_SELECTION (selection_of (page))), ==, 0);
  g_assert_cmpint (tl_session_get_finding (fixture->session), ==, 0);
}

/* ── moving, copying ── */

static gint64
get_id (DesktopFixture *fixture,
        guint           position)
{
  return tl_finding_list_get_id (tl_session_get_findings (fixture->session), position);
}

/* Returns: the finding that the buttons in sight stand under. */
static gint64
find_under_commands (GtkWidget *widget)
{
  GtkWidget *cell;

  if (TL_IS_FINDING_COMMANDS (widget) && gtk_widget_get_mapped (widget))
    {
      cell = gtk_widget_get_ancestor (widget, TL_TYPE_FINDING_CELL);
      return tl_finding_cell_get_finding (TL_FINDING_CELL (cell));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const gint64 finding = find_under_commands (child);

      if (finding != 0)
        return finding;
    }
  return 0;
}

static gboolean
has_focus_in (DesktopFixture *fixture,
              GtkWidget      *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static GtkWidget *
ask_for_tag (GtkWidget *page)
{
  GtkWidget *popover = desktop_find (page, TL_TYPE_TAG_POPOVER);

  gtk_widget_activate_action (page, "findings.tag", NULL);
  desktop_wait (gtk_widget_get_mapped (popover));
  return popover;
}

/* What is selected, what the buttons stand under and what the reader shows are the same finding,
 * also when one was busy with a tag before moving on. */
static void
test_one_in_hand (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);
  GtkWidget *list = GTK_WIDGET (list_of (page));
  GtkWidget *popover;

  desktop_wait (gtk_widget_get_first_child (list) != NULL);
  gtk_widget_grab_focus (list);
  desktop_wait (find_under_commands (page) == get_id (fixture, 0));
  popover = ask_for_tag (page);
  gtk_editable_set_text (GTK_EDITABLE (desktop_find (popover, GTK_TYPE_ENTRY)), "lecture");
  g_signal_emit_by_name (desktop_find (popover, GTK_TYPE_ENTRY), "activate");
  desktop_wait (!gtk_widget_get_mapped (popover) && has_focus_in (fixture, list));
  desktop_wait (tl_editor_get_can_undo (editor_of (fixture)));
  ask_for_tag (page);
  gtk_popover_popdown (GTK_POPOVER (popover));
  desktop_wait (!gtk_widget_get_mapped (popover) && has_focus_in (fixture, list));

  gtk_widget_activate_action (page, "findings.next", NULL);
  g_assert_true (gtk_selection_model_is_selected (selection_of (page), 1));
  desktop_wait (find_under_commands (page) == get_id (fixture, 1));
  desktop_wait (tl_session_get_finding (fixture->session) == get_id (fixture, 1));
  g_assert_true (has_focus_in (fixture, list));
}

static void
test_steps (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);

  gtk_widget_grab_focus (GTK_WIDGET (list_of (page)));
  gtk_widget_activate_action (page, "findings.next", NULL);
  desktop_wait (gtk_selection_model_is_selected (selection_of (page), 1));
  g_assert_false (gtk_selection_model_is_selected (selection_of (page), 0));
  gtk_widget_activate_action (page, "findings.previous", NULL);
  desktop_wait (gtk_selection_model_is_selected (selection_of (page), 0));
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);
  g_autoptr (TlFindingItem) item = desktop_dup_finding (fixture, 0);
  g_autofree char *text = NULL;

  gtk_widget_activate_action (page, "findings.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (page), NULL, text_read_cb, &text);
  desktop_wait (text != NULL);
  g_assert_nonnull (strstr (text, tl_finding_item_get_quote (item)));
  g_assert_nonnull (strstr (text, "1974"));
}

/* A list of any length is one step of the Tab key. */
static void
test_tab_leaves_list (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);
  GtkWidget *list = GTK_WIDGET (list_of (page));
  GtkRoot *root = GTK_ROOT (fixture->window);

  gtk_widget_grab_focus (list);
  desktop_wait (gtk_widget_is_ancestor (gtk_root_get_focus (root), list));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (root), list));
}

static void
test_spoken (DesktopFixture *fixture)
{
  GtkWidget *page = show_findings (fixture);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list_of (page)));
  g_autofree char *wrong = NULL;

  desktop_wait (gtk_widget_get_mapped (row));
  gtk_test_accessible_assert_property (GTK_WIDGET (list_of (page)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Findings");
  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              "");
  g_assert_nonnull (wrong);
}

static void
test_nothing_matched (DesktopFixture *fixture)
{
  GtkWidget *page = show_findings (fixture);
  GtkWidget *said = desktop_find (page, ADW_TYPE_STATUS_PAGE);
  g_autoptr (TlQuery) query = NULL;

  query = tl_query_with_text (tl_session_get_query (fixture->session), "zzzyx");
  tl_session_set_query (fixture->session, query);
  desktop_wait (gtk_widget_get_mapped (said));
  desktop_wait (g_str_has_prefix (adw_status_page_get_description (ADW_STATUS_PAGE (said)),
                                  "No rule matched in 3 readable reviews."));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.clear-query", NULL);
  desktop_wait (!gtk_widget_get_mapped (said));
  g_assert_cmpuint (count_findings (fixture), >, 0);
}

/* ── the full text ── */

static void
look_for (DesktopFixture *fixture,
          const char     *words)
{
  g_autoptr (TlQuery) query = tl_query_with_text (tl_session_get_query (fixture->session), words);

  tl_session_set_query (fixture->session, query);
}

static gboolean
says (GtkWidget  *widget,
      const char *prefix)
{
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), prefix))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (says (child, prefix))
        return TRUE;
    }
  return FALSE;
}

static GtkWidget *
find_marked (GtkWidget  *widget,
             const char *mark)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), mark) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_marked (child, mark);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* In what is quoted, whatever else is marked there, and no longer than they are looked for. */
static void
test_words_are_marked (DesktopFixture *fixture)
{
  static const char mark[] = "<span weight='bold' underline='double'>child";
  GtkWidget *list = GTK_WIDGET (list_of (show_findings (fixture)));

  g_assert_null (find_marked (list, mark));
  look_for (fixture, "children");
  desktop_wait_for_findings (fixture);
  desktop_wait (find_marked (list, mark) != NULL);
  look_for (fixture, "");
  desktop_wait_for_findings (fixture);
  desktop_wait (find_marked (list, mark) == NULL);
}

static guint
count_hits (GtkWidget *page)
{
  TlHitsView *view = TL_HITS_VIEW (desktop_find (page, TL_TYPE_HITS_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (tl_hits_view_get_hits (view)));
}

static void
test_all_text (DesktopFixture *fixture)
{
  GtkWidget *page = show_findings (fixture);
  GtkWidget *scope = desktop_find (page, TL_TYPE_HIT_SWITCH);
  GtkWidget *view = desktop_find (page, TL_TYPE_HITS_VIEW);
  GtkWidget *row;

  g_assert_false (gtk_widget_get_mapped (scope));
  look_for (fixture, "child");
  desktop_wait (gtk_widget_get_mapped (scope) && count_hits (page) > 0);
  g_assert_false (gtk_widget_get_mapped (view));
  g_object_set (scope, "all-text", TRUE, NULL);
  desktop_wait (gtk_widget_get_mapped (view));
  row = desktop_find (view, TL_TYPE_HIT_ROW);
  g_assert_nonnull (row);
  gtk_test_accessible_assert_property (GTK_WIDGET (list_of (view)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Passages");

  look_for (fixture, NULL);
  desktop_wait (!gtk_widget_get_mapped (scope) && !gtk_widget_get_mapped (view));
  desktop_wait (gtk_widget_get_mapped (GTK_WIDGET (list_of (page))));
}

/* What no rule marked can be come upon, and read where it stands. */
static void
test_unmarked (DesktopFixture *fixture)
{
  GtkWidget *page = show_findings (fixture);
  GtkWidget *said = desktop_find (page, ADW_TYPE_STATUS_PAGE);
  GtkWidget *view = desktop_find (page, TL_TYPE_HITS_VIEW);
  GtkWidget *reader;

  look_for (fixture, "appendix");
  desktop_wait (gtk_widget_get_mapped (said));
  desktop_wait (g_str_has_prefix (adw_status_page_get_description (ADW_STATUS_PAGE (said)),
                                  "No rule matched, but the words stand in "));
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  gtk_widget_activate_action (page, "findings.all-text", NULL);
  desktop_wait (gtk_widget_get_mapped (view));
  gtk_widget_activate_action (view, "hits.show", NULL);
  reader = desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_READER_PAGE);
  g_assert_nonnull (reader);
  desktop_wait (tl_reader_page_is_settled (TL_READER_PAGE (reader)));
  desktop_wait (says (reader, "1 of "));
}

/* What was done is as it was left, and can still be undone. */
static void
test_reopen (DesktopFixture *fixture)
{
  GtkWidget *page = select_first (fixture);
  g_autofree char *label = NULL;

  gtk_widget_activate_action (page, "findings.add-tag", "s", "submission");
  desktop_wait (tl_editor_get_can_undo (editor_of (fixture)));
  label = g_strdup (tl_editor_get_undo_label (editor_of (fixture)));
  desktop_reopen (fixture);
  desktop_wait (tl_editor_get_can_undo (editor_of (fixture)));
  g_assert_cmpstr (tl_editor_get_undo_label (editor_of (fixture)), ==, label);
  g_assert_cmpuint (tl_session_get_counts (fixture->session)->values[TL_FILTER_TAG]->len, ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  desktop_wait (tl_session_get_counts (fixture->session)->values[TL_FILTER_TAG]->len == 0);
}

static void
add_tests (void)
{
  desktop_add ("/findings/accept", test_accept);
  desktop_add ("/findings/reject", test_reject);
  desktop_add ("/findings/many-at-once", test_many_at_once);
  desktop_add ("/findings/one-set-of-commands", test_one_set_of_commands);
  desktop_add ("/findings/all-rejected", test_all_rejected);
  desktop_add ("/findings/without-selection", test_without_selection);
  desktop_add ("/findings/change", test_change);
  desktop_add ("/findings/change-many", test_change_many);
  desktop_add ("/findings/themes-spoken", test_themes_spoken);
  desktop_add ("/findings/tag", test_tag);
  desktop_add ("/findings/note", test_note);
  desktop_add ("/findings/note-left", test_note_left);
  desktop_add ("/findings/why", test_why);
  desktop_add ("/findings/why-of-one", test_why_of_one);
  desktop_add ("/findings/said-to-come-of", test_said_to_come_of);
  desktop_add ("/findings/new-query", test_new_query);
  desktop_add ("/findings/steps", test_steps);
  desktop_add ("/findings/one-in-hand", test_one_in_hand);
  desktop_add ("/findings/copy", test_copy);
  desktop_add ("/findings/tab-leaves-list", test_tab_leaves_list);
  desktop_add ("/findings/spoken", test_spoken);
  desktop_add ("/findings/nothing-matched", test_nothing_matched);
  desktop_add ("/findings/words-are-marked", test_words_are_marked);
  desktop_add ("/findings/all-text", test_all_text);
  desktop_add ("/findings/unmarked", test_unmarked);
  desktop_add ("/findings/reopen", test_reopen);
}

int
main (int    argc,
      char **argv)
{
  return desktop_main (argc, argv, add_tests);
}
