/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rule-editor-private.h"

#include "tl-codebook-file.h"
#include "tl-rule-changer-private.h"
#include "tl-rule-trial-private.h"
#include "tl-tab-stop-private.h"
#include "tl-trial-item-private.h"

#include <glib/gi18n-lib.h>

/* After the last key, in milliseconds. */
#define TRY_AFTER 200

struct _TlRuleEditor {
  GtkWidget           parent_instance;
  GtkWidget          *content;
  GtkLabel           *title;
  GtkLabel           *theme_name;
  GtkEditable        *phrase;
  GtkDropDown        *list;
  GtkLabel           *fault;
  GtkLabel           *counts;
  GtkLabel           *hint;
  GtkListView        *changes;
  GtkWidget          *remove_button;
  TlSession          *session;
  TlRuleTrial        *trial;
  GtkSingleSelection *selection;
  char               *theme;
  char               *rule;      /* NULL for a new one */
  char               *was;       /* its phrase in force; "" for a new one */
  char               *was_list;
  guint               column;    /* of the phrase in its line; 0 for a new one */
  guint               try_source;
  gboolean            tried;     /* what is shown is of what is typed */
};

enum { CLOSED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlRuleEditor, tl_rule_editor, GTK_TYPE_WIDGET)

/* The lists of a theme, as the file has them and as people read them. */
static const struct {
  const char *key;
  const char *label;
} lists[] = {
  { "concern", N_("Concern") },
  { "strength", N_("Strength") },
  { "neutral", N_("Neutral") },
  { "mention", N_("Mention: too little by itself") },
  { "judged", N_("Judged: stance from the sentence") },
  { "recommended", N_("Recommended: in recommendations") },
  { "hints", N_("Hint: counts beside another") },
  { "concern hints", N_("Hint of a concern") },
  { "strength hints", N_("Hint of a strength") },
  { "neutral hints", N_("Hint, neutral") },
};

static void
select_list (TlRuleEditor *editor,
             const char   *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_strcmp0 (lists[i].key, key) == 0)
      gtk_drop_down_set_selected (editor->list, i);
}

static const char *
get_list (TlRuleEditor *editor)
{
  return lists[MIN (gtk_drop_down_get_selected (editor->list), G_N_ELEMENTS (lists) - 1)].key;
}

static char *
dup_phrase (TlRuleEditor *editor)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editor->phrase)));
}

static gboolean
is_changed (TlRuleEditor *editor)
{
  g_autofree char *phrase = dup_phrase (editor);

  return *phrase != '\0' && (!g_str_equal (phrase, editor->was)
                             || g_strcmp0 (get_list (editor), editor->was_list) != 0);
}

static GBytes *
get_source (TlRuleEditor *editor)
{
  return tl_codebook_get_source (tl_session_get_codebook (editor->session));
}

/* The code book with what is typed, or NULL where it has not that rule or theme any more.
 * @rule: (out) (optional): its id */
static GBytes *
dup_changed_source (TlRuleEditor  *editor,
                    char         **rule)
{
  g_autofree char *phrase = dup_phrase (editor);
  g_autoptr (GBytes) replaced = NULL;

  if (editor->rule == NULL)
    return tl_codebook_add_rule (get_source (editor), editor->theme, get_list (editor), phrase,
                                 rule);
  replaced = tl_codebook_replace_rule (get_source (editor), editor->rule, phrase);
  if (replaced == NULL || g_strcmp0 (get_list (editor), editor->was_list) == 0)
    return g_steal_pointer (&replaced);
  return tl_codebook_move_rule (replaced, editor->rule, get_list (editor));
}

/* ── what would change ── */

static void
update_save (TlRuleEditor *editor)
{
  guint column;
  const gboolean sound = editor->tried && tl_rule_trial_get_fault (editor->trial, &column) == NULL
                         && !tl_rule_trial_is_running (editor->trial);

  gtk_widget_action_set_enabled (GTK_WIDGET (editor), "rule.save", sound && is_changed (editor));
}

static void
show_fault (TlRuleEditor *editor)
{
  guint column = 0;
  const char *fault = tl_rule_trial_get_fault (editor->trial, &column);
  g_autofree char *text = NULL;

  if (fault != NULL && editor->column > 0 && column >= editor->column)
    text = g_strdup_printf (_("At character %u: %s"), column - editor->column + 1, fault);
  gtk_label_set_label (editor->fault, text != NULL ? text : fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (editor->fault), fault != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor->phrase),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_label (editor->fault), -1);
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (editor->phrase), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (editor->phrase), "error");
}

static char *
dup_counts (TlRuleEditor *editor)
{
  const TlTrialCounts *counts = tl_rule_trial_get_counts (editor->trial);
  const gboolean running = tl_rule_trial_is_running (editor->trial);
  const guint n = counts->gained + counts->lost + counts->changed;
  GString *text = g_string_new (NULL);

  if (n == 0 && running)
    g_string_append (text, _("Looking through the library…"));
  else if (n == 0)
    g_string_append (text, _("Nothing gained, nothing lost"));
  else
    g_string_append_printf (text, _("+%'u −%'u"), counts->gained, counts->lost);
  if (counts->changed > 0)
    g_string_append_printf (text, ngettext (" · %'u changes stance", " · %'u change stance",
                                            counts->changed), counts->changed);
  if (n > 0 && running)
    g_string_append (text, _(" so far"));
  return g_string_free (text, FALSE);
}

static void
show_counts (TlRuleEditor *editor)
{
  guint column;
  const gboolean sound = tl_rule_trial_get_fault (editor->trial, &column) == NULL;
  const guint n = g_list_model_get_n_items (tl_rule_trial_get_changes (editor->trial));
  g_autofree char *text = NULL;

  if (!is_changed (editor))
    text = g_strdup (editor->rule == NULL ? _("Type a phrase to see what it finds")
                                          : _("Change the rule to see what comes of it"));
  else if (!sound)
    text = g_strdup (_("Not tried: the phrase is at fault"));
  else
    text = dup_counts (editor);
  gtk_label_set_label (editor->counts, text);
  gtk_widget_set_visible (GTK_WIDGET (editor->hint), n >= TL_RULE_TRIAL_LIMIT);
}

static void
trial_changed_cb (TlRuleEditor *editor)
{
  if (editor->theme == NULL)
    return;
  show_fault (editor);
  show_counts (editor);
  update_save (editor);
}

static gboolean
try_cb (gpointer data)
{
  TlRuleEditor *editor = data;
  g_autoptr (GBytes) source = NULL;

  editor->try_source = 0;
  source = dup_changed_source (editor, NULL);
  if (source == NULL)
    return G_SOURCE_REMOVE;
  editor->tried = TRUE;
  tl_rule_trial_start (editor->trial, tl_session_get_codebook (editor->session), source);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (TlRuleEditor *editor)
{
  if (editor->theme == NULL)
    return;
  g_clear_handle_id (&editor->try_source, g_source_remove);
  editor->tried = FALSE;
  if (is_changed (editor))
    editor->try_source = g_timeout_add (TRY_AFTER, try_cb, editor);
  else
    tl_rule_trial_stop (editor->trial);
  update_save (editor);
}

/* ── opening and closing ── */

static void
forget (TlRuleEditor *editor)
{
  g_clear_handle_id (&editor->try_source, g_source_remove);
  g_clear_pointer (&editor->theme, g_free);
  g_clear_pointer (&editor->rule, g_free);
  g_clear_pointer (&editor->was, g_free);
  g_clear_pointer (&editor->was_list, g_free);
  editor->column = 0;
  editor->tried = FALSE;
}

static void
close_editor (TlRuleEditor *editor)
{
  forget (editor);
  gtk_widget_action_set_enabled (GTK_WIDGET (editor), "rule.save", FALSE);
  tl_rule_trial_stop (editor->trial);
  g_signal_emit (editor, signals[CLOSED], 0);
}

gboolean
tl_rule_editor_open (TlRuleEditor *editor,
                     const char   *theme,
                     const char   *rule)
{
  g_autofree char *text = NULL;
  g_autofree char *list = NULL;
  guint column = 0;

  g_return_val_if_fail (TL_IS_RULE_EDITOR (editor), FALSE);
  g_return_val_if_fail (theme != NULL, FALSE);

  if (rule != NULL)
    text = tl_codebook_dup_rule_text (get_source (editor), rule, &list, &column);
  if (rule != NULL && text == NULL)
    return FALSE;
  forget (editor);
  tl_rule_trial_stop (editor->trial);
  gtk_label_set_label (editor->title, rule != NULL ? _("Edit Rule") : _("New Rule"));
  gtk_label_set_label (editor->theme_name, tl_session_get_theme_name (editor->session, theme));
  gtk_editable_set_text (editor->phrase, text != NULL ? text : "");
  select_list (editor, list != NULL ? list : "concern");
  gtk_widget_set_visible (editor->remove_button, rule != NULL);
  editor->theme = g_strdup (theme);
  editor->rule = g_strdup (rule);
  editor->was = g_strdup (text != NULL ? text : "");
  editor->was_list = g_steal_pointer (&list);
  editor->column = column;
  trial_changed_cb (editor);
  return TRUE;
}

void
tl_rule_editor_focus (TlRuleEditor *editor)
{
  g_return_if_fail (TL_IS_RULE_EDITOR (editor));

  gtk_widget_grab_focus (GTK_WIDGET (editor->phrase));
}

/* Another code book is in force: what is typed is tried against that. */
static void
codebook_cb (TlRuleEditor *editor)
{
  g_autofree char *text = NULL;

  if (editor->theme == NULL)
    return;
  if (editor->rule != NULL)
    text = tl_codebook_dup_rule_text (get_source (editor), editor->rule, NULL, &editor->column);
  if (editor->rule != NULL && text == NULL)
    close_editor (editor);
  else
    typed_cb (editor);
}

/* ── saving ── */

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlRuleEditor *editor = TL_RULE_EDITOR (widget);
  g_autofree char *rule = NULL;
  g_autoptr (GBytes) source = dup_changed_source (editor, &rule);
  g_autoptr (GBytes) undone = NULL;

  if (source == NULL)
    return;
  /* The id of a rule that was there once stays taken. */
  undone = rule != NULL ? tl_codebook_remove_rule (source, rule)
                        : g_bytes_ref (get_source (editor));
  tl_rule_changer_save (tl_session_get_rule_changer (editor->session), source, undone,
                        rule != NULL ? _("Rule added") : _("Rule changed"));
  close_editor (editor);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlRuleEditor *editor = TL_RULE_EDITOR (widget);
  g_autoptr (GBytes) source = NULL;

  if (editor->rule == NULL)
    return;
  source = tl_codebook_remove_rule (get_source (editor), editor->rule);
  if (source != NULL)
    tl_rule_changer_save (tl_session_get_rule_changer (editor->session), source,
                          get_source (editor), _("Rule removed"));
  close_editor (editor);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  close_editor (TL_RULE_EDITOR (widget));
}

/* ── the passages ── */

static void
activated_cb (TlRuleEditor *editor,
              guint         position)
{
  g_autoptr (TlTrialItem) item =
    g_list_model_get_item (tl_rule_trial_get_changes (editor->trial), position);
  const TlTrialChange *change = tl_trial_item_get_change (item);

  gtk_widget_activate_action (GTK_WIDGET (editor), "win.show-quote", "(xxus)",
                              tl_trial_item_get_review (item), change->document, change->page,
                              change->quote);
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (TlRuleEditor *editor,
          GtkListItem  *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *citation = label_new ("caption");

  gtk_widget_add_css_class (row, "finding");
  gtk_widget_add_css_class (citation, "dim-label");
  gtk_box_append (GTK_BOX (row), label_new ("heading"));
  gtk_box_append (GTK_BOX (row), label_new ("quote"));
  gtk_box_append (GTK_BOX (row), citation);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (TlRuleEditor *editor,
         GtkListItem  *list_item)
{
  TlTrialItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *what = gtk_widget_get_first_child (row);
  g_autofree char *said = tl_trial_item_dup_what (item);
  g_autofree char *citation = tl_trial_item_dup_citation (item);
  const char *quote = tl_trial_item_get_change (item)->quote;
  g_autofree char *label = g_strdup_printf ("%s. “%s” %s", said, quote, citation);

  gtk_label_set_label (GTK_LABEL (what), said);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (what)), quote);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (row)), citation);
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* ── the widget ── */

void
tl_rule_editor_set_session (TlRuleEditor *editor,
                            TlSession    *session)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (TL_IS_RULE_EDITOR (editor));
  g_return_if_fail (TL_IS_SESSION (session) && editor->session == NULL);

  editor->session = g_object_ref (session);
  editor->trial = tl_rule_trial_new (tl_session_get_store (session));
  editor->selection =
    gtk_single_selection_new (g_object_ref (tl_rule_trial_get_changes (editor->trial)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), editor, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), editor, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (editor->changes, factory);
  gtk_list_view_set_model (editor->changes, GTK_SELECTION_MODEL (editor->selection));
  g_signal_connect_object (editor->trial, "changed", G_CALLBACK (trial_changed_cb), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::codebook", G_CALLBACK (codebook_cb), editor,
                           G_CONNECT_SWAPPED);
}

static void
tl_rule_editor_dispose (GObject *object)
{
  TlRuleEditor *editor = TL_RULE_EDITOR (object);

  forget (editor);
  if (editor->trial != NULL)
    {
      g_signal_handlers_disconnect_by_data (editor->trial, editor);
      tl_rule_trial_stop (editor->trial);
    }
  g_clear_pointer (&editor->content, gtk_widget_unparent);
  g_clear_object (&editor->trial);
  g_clear_object (&editor->selection);
  g_clear_object (&editor->session);

  G_OBJECT_CLASS (tl_rule_editor_parent_class)->dispose (object);
}

static void
tl_rule_editor_class_init (TlRuleEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_rule_editor_dispose;
  signals[CLOSED] = g_signal_new ("closed", TL_TYPE_RULE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (TL_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-rule-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, content);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, title);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, theme_name);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, phrase);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, list);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, fault);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, counts);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, hint);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, changes);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "rule.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "rule.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "rule.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "rule.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "rule.save",
                                       NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_rule_editor_init (TlRuleEditor *editor)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (editor));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    gtk_string_list_append (labels, _(lists[i].label));
  gtk_drop_down_set_model (editor->list, G_LIST_MODEL (labels));
}
