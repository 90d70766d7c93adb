/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-theme-pane-private.h"

#include "tl-overlap.h"
#include "tl-rule-report.h"
#include "tl-rule-row-private.h"
#include "tl-scroll-private.h"
#include "tl-tab-stop-private.h"
#include "tl-word-list-private.h"

#include <glib/gi18n-lib.h>

/* Among so many findings of a theme a rule that makes one in a hundred is missing once in twenty
 * times only (1 - 0.99 ^ 300 = 0.95): that none rests on it tells something then. */
#define ENOUGH_FINDINGS 300
/* For so long what comes of a saved rule may move it, in microseconds. */
#define SETTLING_TIME (2 * G_USEC_PER_SEC)

struct _TlThemePane {
  GtkWidget        parent_instance;
  GtkScrolledWindow *scroller;
  GtkLabel        *name;
  GtkLabel        *group;
  GtkWidget       *edit_button;
  GtkButton       *findings;
  GtkLabel        *definition;
  GtkLabel        *include;
  GtkLabel        *exclude;
  GtkLabel        *rules_title;
  GtkToggleButton *remarkable;
  GtkListBox      *rules;
  GtkLabel        *silent;
  TlWordList      *words;
  TlSession       *session;
  TlTheme         *theme;
  TlRuleReport    *report;     /* of the rules of @theme */
  guint            n_findings; /* that rest on them */
  GCancellable    *covering;   /* of the look for rules that are covered */
  guint            placing;    /* tick callback that brings a rule into view */
  guint            n_frames;   /* since then, up to two */
  char            *wanted;     /* the rule that is to have the keyboard */
  gboolean         focusing;   /* it has still to be given it */
  GtkWidget       *held;       /* weak: the row that is to stay in view */
  gint64           focused;    /* when a rule was last given the keyboard */
};

enum { EDIT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlThemePane, tl_theme_pane, GTK_TYPE_WIDGET)

static void
edit_cb (TlThemePane   *pane,
         GtkListBoxRow *row)
{
  const char *rule = tl_rule_row_get_id (TL_RULE_ROW (row));

  g_free (pane->wanted);
  pane->wanted = g_strdup (rule);
  g_signal_emit (pane, signals[EDIT], 0, rule);
}

static void
edit_word_cb (TlThemePane *pane,
              const char  *rule)
{
  g_signal_emit (pane, signals[EDIT], 0, rule);
}

/* F2 edits the rule that has the keyboard. */
static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlThemePane *pane = TL_THEME_PANE (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (pane->rules));

  if (GTK_IS_LIST_BOX_ROW (focus))
    edit_cb (pane, GTK_LIST_BOX_ROW (focus));
}

static GtkWidget *
find_row (TlThemePane *pane,
          const char  *rule)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (pane->rules, i)) != NULL; i++)
    if (g_strcmp0 (tl_rule_row_get_id (TL_RULE_ROW (row)), rule) == 0)
      return GTK_WIDGET (row);
  return NULL;
}

/* ── the place ── */

/* Returns: (nullable): the first rule when none is in view */
static GtkWidget *
find_first_in_view (TlThemePane *pane)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (pane->rules, i)) != NULL; i++)
    if (gtk_widget_get_mapped (GTK_WIDGET (row)) && tl_scroll_is_in_view (GTK_WIDGET (row)))
      return GTK_WIDGET (row);
  row = gtk_list_box_get_row_at_index (pane->rules, 0);
  return row != NULL ? GTK_WIDGET (row) : NULL;
}

/* A rule that is not in the code book yet will be once that is in force. */
static void
focus_wanted (TlThemePane *pane)
{
  GtkWidget *row = find_row (pane, pane->wanted);

  if (row == NULL && pane->wanted != NULL
      && tl_codebook_find_rule (tl_session_get_codebook (pane->session), pane->wanted) == NULL)
    return;
  pane->focusing = FALSE;
  if (row == NULL && pane->wanted == NULL)
    row = find_first_in_view (pane);
  if (row != NULL)
    {
      gtk_widget_grab_focus (row);
      tl_scroll_to (row);
      pane->focused = g_get_monotonic_time ();
    }
  else if (!gtk_widget_child_focus (GTK_WIDGET (pane->words), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (pane), GTK_DIR_TAB_FORWARD);
}

/* Rows have no place to scroll to until they have been laid out once. */
static gboolean
laid_out_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  TlThemePane *pane = TL_THEME_PANE (widget);

  if (pane->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  pane->placing = 0;
  if (pane->focusing)
    focus_wanted (pane);
  else if (pane->held != NULL)
    tl_scroll_to (pane->held);
  g_clear_weak_pointer (&pane->held);
  return G_SOURCE_REMOVE;
}

static void
place_soon (TlThemePane *pane)
{
  pane->n_frames = 0;
  if (pane->placing == 0)
    pane->placing = gtk_widget_add_tick_callback (GTK_WIDGET (pane), laid_out_cb, NULL, NULL);
}

/* What comes of a saved rule makes rows higher or lower for a while after it was given the
 * keyboard. */
static void
height_changed_cb (TlThemePane *pane)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (pane->rules));

  if (row == NULL || g_get_monotonic_time () - pane->focused > SETTLING_TIME)
    return;
  g_set_weak_pointer (&pane->held, row);
  place_soon (pane);
}

static void
focus_soon (TlThemePane *pane)
{
  pane->focusing = TRUE;
  place_soon (pane);
}

/* The rows are about to become higher or lower: that which has the keyboard stays in view. */
static void
hold_place (TlThemePane *pane)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (pane->rules));

  if (row == NULL || pane->held != NULL || !tl_scroll_is_in_view (row))
    return;
  g_set_weak_pointer (&pane->held, row);
  place_soon (pane);
}

void
tl_theme_pane_focus_rule (TlThemePane *pane,
                          const char  *rule)
{
  g_return_if_fail (TL_IS_THEME_PANE (pane));

  g_free (pane->wanted);
  pane->wanted = g_strdup (rule);
  focus_soon (pane);
}

/* ── what has come of the rules ── */

static void
passages_cb (TlThemePane *pane,
             TlQuery     *query)
{
  tl_session_set_query (pane->session, query);
  gtk_widget_activate_action (GTK_WIDGET (pane), "win.page", "s", "findings");
}

static gboolean
is_remarkable (TlThemePane *pane,
               TlRuleRow   *row)
{
  TlRuleRemarks telling = ~0;

  if (pane->n_findings < ENOUGH_FINDINGS)
    telling &= ~TL_RULE_SILENT;
  return (tl_rule_row_get_remarks (row) & telling) != 0;
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  TlThemePane *pane = user_data;

  return !gtk_toggle_button_get_active (pane->remarkable)
         || is_remarkable (pane, TL_RULE_ROW (row));
}

static guint
count_findings (TlThemePane *pane)
{
  GListModel *items = G_LIST_MODEL (pane->report);
  guint n_findings = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (TlRuleItem) item = g_list_model_get_item (items, i);

      n_findings += tl_rule_item_get_figures (item)->counts[TL_RULE_FINDINGS];
    }
  return n_findings;
}

/* Those that are left out because too little is known of them. */
static void
show_silent (TlThemePane *pane,
             guint        n_silent)
{
  g_autofree char *rules =
    g_strdup_printf (ngettext ("On %u other rule no finding rests here.",
                               "On %u other rules no finding rests here.", n_silent), n_silent);
  g_autofree char *findings =
    g_strdup_printf (ngettext ("The rules of this theme found %u passage so far; only from about "
                               "%u on does that say anything of a rule.",
                               "The rules of this theme found %u passages so far; only from about "
                               "%u on does that say anything of a rule.", pane->n_findings),
                     pane->n_findings, ENOUGH_FINDINGS);
  g_autofree char *line = g_strdup_printf ("%s %s", rules, findings);

  gtk_label_set_label (pane->silent, line);
  gtk_widget_set_visible (GTK_WIDGET (pane->silent),
                          n_silent > 0 && gtk_toggle_button_get_active (pane->remarkable));
}

static void
count_remarkable (TlThemePane *pane)
{
  guint n_remarkable = 0;
  guint n_silent = 0;
  g_autofree char *label = NULL;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (pane->rules, i)) != NULL; i++)
    if (is_remarkable (pane, TL_RULE_ROW (row)))
      n_remarkable++;
    else if (tl_rule_row_get_remarks (TL_RULE_ROW (row)) != 0)
      n_silent++;
  label = g_strdup_printf (_("_Rules to Look At: %u"), n_remarkable);
  gtk_button_set_label (GTK_BUTTON (pane->remarkable), label);
  gtk_widget_set_sensitive (GTK_WIDGET (pane->remarkable),
                            n_remarkable + n_silent > 0
                            || gtk_toggle_button_get_active (pane->remarkable));
  gtk_widget_set_visible (GTK_WIDGET (pane->rules),
                          n_remarkable > 0 || !gtk_toggle_button_get_active (pane->remarkable));
  show_silent (pane, n_silent);
}

static void
remarkable_cb (TlThemePane *pane)
{
  count_remarkable (pane);
  gtk_list_box_invalidate_filter (pane->rules);
}

static void
show_report (TlThemePane *pane)
{
  GtkListBoxRow *row;

  if (tl_query_list_is_loading (TL_QUERY_LIST (pane->report)))
    return;
  hold_place (pane);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (pane->rules, i)) != NULL; i++)
    {
      TlRuleRow *rule = TL_RULE_ROW (row);

      tl_rule_row_set_item (rule, tl_rule_report_find (pane->report, tl_rule_row_get_id (rule)));
    }
  pane->n_findings = count_findings (pane);
  count_remarkable (pane);
  gtk_list_box_invalidate_filter (pane->rules);
}

static void
covered_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (TlThemePane) pane = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) covering = tl_overlap_finish (result, &error);

  if (covering == NULL || pane->report == NULL
      || g_task_get_cancellable (G_TASK (result)) != pane->covering)
    return;
  tl_rule_report_set_covering (pane->report, covering);
  show_report (pane);
}

static void
forget_report (TlThemePane *pane)
{
  if (pane->covering != NULL)
    g_cancellable_cancel (pane->covering);
  g_clear_object (&pane->covering);
  if (pane->report != NULL)
    g_signal_handlers_disconnect_by_data (pane->report, pane);
  g_clear_object (&pane->report);
}

static void
ask_report (TlThemePane *pane)
{
  TlStore *store = tl_session_get_store (pane->session);
  TlCodebook *codebook = tl_session_get_codebook (pane->session);
  g_autoptr (TlQuery) all = tl_query_new ();
  g_autoptr (TlQuery) query = tl_query_with_value (all, TL_FILTER_THEME,
                                                   tl_theme_get_id (pane->theme));

  forget_report (pane);
  pane->report = tl_rule_report_new (store, codebook);
  g_signal_connect_object (pane->report, "notify::loading", G_CALLBACK (show_report), pane,
                           G_CONNECT_SWAPPED);
  tl_query_list_set_query (TL_QUERY_LIST (pane->report), query);
  pane->covering = g_cancellable_new ();
  tl_overlap_async (store, codebook, tl_theme_get_id (pane->theme), pane->covering, covered_cb,
                    g_object_ref (pane));
}

static gboolean
has_row (GPtrArray *rules,
         TlRuleRow *row)
{
  for (guint i = 0; i < rules->len; i++)
    if (tl_rule_row_shows (row, rules->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Takes out the rows of rules that are gone or different.
 *
 * Returns: whether the row at @index is then that of @rule */
static gboolean
skip_to (TlThemePane *pane,
         TlRule      *rule,
         GPtrArray   *rules,
         guint        index)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (pane->rules, (int) index)) != NULL)
    {
      if (tl_rule_row_shows (TL_RULE_ROW (row), rule))
        return TRUE;
      if (has_row (rules, TL_RULE_ROW (row)))
        return FALSE;
      gtk_list_box_remove (pane->rules, GTK_WIDGET (row));
    }
  return FALSE;
}

static void
remove_from (TlThemePane *pane,
             guint        index)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (pane->rules, (int) index)) != NULL)
    gtk_list_box_remove (pane->rules, GTK_WIDGET (row));
}

/* Rows of rules that are as they were stay, so that the list keeps its place. */
static guint
update_rows (TlThemePane *pane,
             GPtrArray   *rules)
{
  guint n_rows = 0;

  for (guint i = 0; i < rules->len; i++)
    {
      TlRule *rule = g_ptr_array_index (rules, i);
      GtkWidget *row;

      if (tl_word_list_has (rule))
        continue;
      if (!skip_to (pane, rule, rules, n_rows))
        {
          row = tl_rule_row_new (rule);
          g_signal_connect_object (row, "passages", G_CALLBACK (passages_cb), pane,
                                   G_CONNECT_SWAPPED);
          gtk_list_box_insert (pane->rules, row, (int) n_rows);
        }
      n_rows++;
    }
  remove_from (pane, n_rows);
  return n_rows;
}

static void
show_rules (TlThemePane *pane)
{
  GPtrArray *rules = tl_theme_get_rules (pane->theme);
  const gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (pane->rules)) != NULL;
  g_autofree char *title = NULL;
  guint n_rules;

  hold_place (pane);
  n_rules = update_rows (pane, rules);
  title = g_strdup_printf (ngettext ("%u rule", "%u rules", n_rules), n_rules);
  gtk_label_set_label (pane->rules_title, title);
  tl_word_list_set_rules (pane->words, rules);
  if (pane->focusing || (focused && gtk_widget_get_focus_child (GTK_WIDGET (pane->rules)) == NULL))
    focus_soon (pane);
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL && *text != '\0' ? text : "—");
}

static void
take_theme (TlThemePane *pane,
            TlTheme     *theme)
{
  if (pane->theme == NULL || !g_str_equal (tl_theme_get_id (pane->theme), tl_theme_get_id (theme)))
    {
      gtk_toggle_button_set_active (pane->remarkable, FALSE);
      remove_from (pane, 0);
      pane->focusing = FALSE;
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (pane->scroller), 0);
    }
  tl_theme_ref (theme);
  g_clear_pointer (&pane->theme, tl_theme_unref);
  pane->theme = theme;
}

void
tl_theme_pane_show (TlThemePane *pane,
                    TlTheme     *theme)
{
  GVariant *filter;

  g_return_if_fail (TL_IS_THEME_PANE (pane));
  g_return_if_fail (theme != NULL && pane->session != NULL);

  take_theme (pane, theme);
  filter = g_variant_new ("(us)", (guint) TL_FILTER_THEME, tl_theme_get_id (theme));
  gtk_label_set_label (pane->name, tl_theme_get_name (theme));
  gtk_label_set_label (pane->group, tl_theme_get_group (theme));
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (pane->findings),
                                          g_variant_new_array (NULL, &filter, 1));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pane->findings), "win.show-findings");
  show_text (pane->definition, tl_theme_get_definition (theme));
  show_text (pane->include, tl_theme_get_include (theme));
  show_text (pane->exclude, tl_theme_get_exclude (theme));
  show_rules (pane);
  ask_report (pane);
}

void
tl_theme_pane_focus_edit (TlThemePane *pane)
{
  g_return_if_fail (TL_IS_THEME_PANE (pane));

  gtk_widget_grab_focus (pane->edit_button);
}

void
tl_theme_pane_refresh (TlThemePane *pane)
{
  g_return_if_fail (TL_IS_THEME_PANE (pane));

  if (pane->theme != NULL)
    ask_report (pane);
}

void
tl_theme_pane_set_session (TlThemePane *pane,
                           TlSession   *session)
{
  g_return_if_fail (TL_IS_THEME_PANE (pane));
  g_return_if_fail (TL_IS_SESSION (session) && pane->session == NULL);

  pane->session = g_object_ref (session);
}

static void
tl_theme_pane_dispose (GObject *object)
{
  TlThemePane *pane = TL_THEME_PANE (object);
  GtkWidget *child;

  forget_report (pane);
  g_clear_pointer (&pane->theme, tl_theme_unref);
  g_clear_pointer (&pane->wanted, g_free);
  g_clear_weak_pointer (&pane->held);
  g_clear_object (&pane->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tl_theme_pane_parent_class)->dispose (object);
}

static void
tl_theme_pane_class_init (TlThemePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_theme_pane_dispose;

  signals[EDIT] = g_signal_new ("edit", TL_TYPE_THEME_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TL_TYPE_TAB_STOP);
  g_type_ensure (TL_TYPE_WORD_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-theme-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, scroller);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, name);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, group);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, edit_button);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, findings);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, definition);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, include);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, exclude);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, rules_title);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, remarkable);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, rules);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, silent);
  gtk_widget_class_bind_template_child (widget_class, TlThemePane, words);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_word_cb);
  gtk_widget_class_bind_template_callback (widget_class, remarkable_cb);
  gtk_widget_class_install_action (widget_class, "theme.edit-rule", NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "theme.edit-rule", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_theme_pane_init (TlThemePane *pane)
{
  gtk_widget_init_template (GTK_WIDGET (pane));
  gtk_list_box_set_filter_func (pane->rules, filter_cb, pane, NULL);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (pane->scroller), "changed",
                           G_CALLBACK (height_changed_cb), pane, G_CONNECT_SWAPPED);
}
