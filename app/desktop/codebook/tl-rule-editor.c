/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rule-editor-private.h"

#include "tl-codebook-examples.h"
#include "tl-codebook-file.h"
#include "tl-example-list-private.h"
#include "tl-rule-changer-private.h"
#include "tl-rule-trial-private.h"
#include "tl-trial-view-private.h"

#include <glib/gi18n-lib.h>

/* After the last key, in milliseconds. */
#define TRY_AFTER 200

struct _TlRuleEditor {
  GtkWidget     parent_instance;
  GtkWidget    *content;
  GtkLabel     *title;
  GtkLabel     *theme_name;
  GtkEditable  *phrase;
  GtkDropDown  *list;
  GtkLabel     *fault;
  GtkLabel     *needs;
  GtkWidget    *form;
  GtkWidget    *cancel_button;
  GtkButton    *save_button;
  GtkWidget    *remove_button;
  TlExampleList*examples;
  TlTrialView  *trial_view;
  TlSession    *session;
  TlRuleTrial  *trial;
  char         *theme;
  char         *rule;      /* NULL for a new one */
  char         *was;       /* its phrase in force; "" for a new one */
  char         *was_list;
  guint         column;    /* of the phrase in its line; 0 for a new one */
  guint         try_source;
  gboolean      tried;     /* what is shown is of what is typed */
  gboolean      removing;  /* what is shown is of the rule's going */
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

  if (editor->removing)
    return TRUE;
  return *phrase != '\0' && (!g_str_equal (phrase, editor->was)
                             || g_strcmp0 (get_list (editor), editor->was_list) != 0);
}

static GBytes *
get_source (TlRuleEditor *editor)
{
  return tl_codebook_get_source (tl_session_get_codebook (editor->session));
}

/* The code book with what is typed, or NULL where it has not that rule or theme any more.
 * @rule: (out) (optional): the id of a new one */
static GBytes *
dup_changed_source (TlRuleEditor  *editor,
                    char         **rule)
{
  g_autofree char *phrase = dup_phrase (editor);
  g_autoptr (GBytes) replaced = NULL;

  if (editor->removing)
    return tl_codebook_remove_rule (get_source (editor), editor->rule);
  if (!is_changed (editor))
    return g_bytes_ref (get_source (editor));
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
  gtk_widget_action_set_enabled (GTK_WIDGET (editor), "rule.save",
                                 editor->tried && is_changed (editor)
                                 && tl_rule_trial_is_sound (editor->trial));
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

/* How many points the theme asks for, where it is weighed. */
static void
show_needs (TlRuleEditor *editor)
{
  int brought, own;
  const int needed = tl_codebook_get_needs (tl_session_get_codebook (editor->session),
                                            editor->theme, &brought, &own);
  g_autofree char *text =
    g_strdup_printf (_("This theme needs %d points in a paragraph; a rule brings %d, and one with "
                       "+%d before it is enough by itself."), needed, brought, own);

  gtk_label_set_label (editor->needs, text);
  gtk_widget_set_visible (GTK_WIDGET (editor->needs), needed > 0);
}

/* Returns: (nullable): what is to be said while nothing is tried */
static const char *
get_instead (TlRuleEditor *editor)
{
  guint column;

  if (!is_changed (editor))
    return editor->rule == NULL ? _("Type a phrase to see what it finds")
                                : _("Change the rule to see what comes of it");
  if (tl_rule_trial_get_fault (editor->trial, &column) != NULL)
    return _("Not tried: the phrase is at fault");
  return NULL;
}

static void
trial_changed_cb (TlRuleEditor *editor)
{
  GPtrArray *examples = tl_rule_trial_get_examples (editor->trial);

  if (editor->theme == NULL)
    return;
  show_fault (editor);
  tl_trial_view_update (editor->trial_view, get_instead (editor));
  if (examples != NULL)
    tl_example_list_show (editor->examples, examples);
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
  tl_rule_trial_start (editor->trial, tl_session_get_codebook (editor->session), source,
                       editor->theme);
  return G_SOURCE_REMOVE;
}

static void
try_soon (TlRuleEditor *editor,
          guint         milliseconds)
{
  g_clear_handle_id (&editor->try_source, g_source_remove);
  editor->tried = FALSE;
  editor->try_source = g_timeout_add (milliseconds, try_cb, editor);
  update_save (editor);
}

static void
typed_cb (TlRuleEditor *editor)
{
  if (editor->theme != NULL)
    try_soon (editor, TRY_AFTER);
}

/* ── removing ── */

static void
set_removing (TlRuleEditor *editor,
              gboolean      removing)
{
  GtkWidget *save = GTK_WIDGET (editor->save_button);

  editor->removing = removing;
  gtk_label_set_label (editor->title, removing ? _("Remove Rule")
                                      : editor->rule != NULL ? _("Edit Rule") : _("New Rule"));
  gtk_button_set_label (editor->save_button, removing ? _("Remo_ve") : _("_Save"));
  gtk_widget_remove_css_class (save, removing ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (save, removing ? "destructive-action" : "suggested-action");
  gtk_widget_set_sensitive (editor->form, !removing);
  gtk_widget_set_visible (editor->remove_button, !removing && editor->rule != NULL);
}

/* First it is shown what goes with it; saving removes it then. */
static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlRuleEditor *editor = TL_RULE_EDITOR (widget);

  if (editor->rule == NULL || editor->removing)
    return;
  set_removing (editor, TRUE);
  gtk_widget_grab_focus (editor->cancel_button);
  try_soon (editor, 0);
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
  editor->removing = FALSE;
}

/* @rule: (nullable): the one to go on with */
static void
close_editor (TlRuleEditor *editor,
              const char   *rule)
{
  g_autofree char *next = g_strdup (rule != NULL ? rule : editor->rule);

  forget (editor);
  gtk_widget_action_set_enabled (GTK_WIDGET (editor), "rule.save", FALSE);
  tl_rule_trial_clear (editor->trial);
  g_signal_emit (editor, signals[CLOSED], 0, next);
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
  tl_rule_trial_clear (editor->trial);
  gtk_label_set_label (editor->theme_name, tl_session_get_theme_name (editor->session, theme));
  gtk_editable_set_text (editor->phrase, text != NULL ? text : "");
  select_list (editor, list != NULL ? list : "concern");
  editor->theme = g_strdup (theme);
  editor->rule = g_strdup (rule);
  editor->was = g_strdup (text != NULL ? text : "");
  editor->was_list = g_steal_pointer (&list);
  editor->column = column;
  set_removing (editor, FALSE);
  show_needs (editor);
  tl_example_list_show (editor->examples, NULL);
  trial_changed_cb (editor);
  try_soon (editor, 0);
  return TRUE;
}

void
tl_rule_editor_suggest (TlRuleEditor *editor,
                        const char   *phrase)
{
  g_return_if_fail (TL_IS_RULE_EDITOR (editor));
  g_return_if_fail (phrase != NULL);

  gtk_editable_set_text (editor->phrase, phrase);
  gtk_editable_set_position (editor->phrase, -1);
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
    {
      close_editor (editor, NULL);
      return;
    }
  show_needs (editor);
  typed_cb (editor);
}

/* ── saving ── */

/* Going back leaves a comment where a new rule was: the id of a rule that was there once stays
 * taken. */
static GBytes *
dup_undone (TlRuleEditor *editor,
            GBytes       *source,
            const char   *rule)
{
  return rule != NULL ? tl_codebook_remove_rule (source, rule) : g_bytes_ref (get_source (editor));
}

static guint
count_failing (GPtrArray *examples)
{
  guint n_failing = 0;

  for (guint i = 0; examples != NULL && i < examples->len; i++)
    n_failing += ((TlExampleResult *) g_ptr_array_index (examples, i))->failure != NULL;
  return n_failing;
}

/* Another library does not take a code book with failing examples: it is told with the change. */
static char *
dup_told (TlRuleEditor *editor,
          const char   *added)
{
  const guint n_failing = count_failing (tl_rule_trial_get_examples (editor->trial));
  const char *what = editor->removing ? _("Rule removed")
                     : added != NULL ? _("Rule added") : _("Rule changed");

  if (n_failing == 0)
    return g_strdup (what);
  return g_strdup_printf (ngettext ("%s, %u example fails", "%s, %u examples fail", n_failing),
                          what, n_failing);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlRuleEditor *editor = TL_RULE_EDITOR (widget);
  g_autofree char *rule = NULL;
  g_autoptr (GBytes) source = dup_changed_source (editor, &rule);
  g_autoptr (GBytes) undone = NULL;
  g_autofree char *told = NULL;

  if (source == NULL)
    return;
  undone = dup_undone (editor, source, rule);
  told = dup_told (editor, rule);
  tl_rule_changer_save (tl_session_get_rule_changer (editor->session), source, undone, told);
  close_editor (editor, rule);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlRuleEditor *editor = TL_RULE_EDITOR (widget);

  if (!editor->removing)
    {
      close_editor (editor, NULL);
      return;
    }
  set_removing (editor, FALSE);
  tl_rule_editor_focus (editor);
  try_soon (editor, 0);
}

/* ── the widget ── */

void
tl_rule_editor_set_session (TlRuleEditor *editor,
                            TlSession    *session)
{
  g_return_if_fail (TL_IS_RULE_EDITOR (editor));
  g_return_if_fail (TL_IS_SESSION (session) && editor->session == NULL);

  editor->session = g_object_ref (session);
  editor->trial = tl_rule_trial_new (tl_session_get_store (session));
  tl_trial_view_set_trial (editor->trial_view, editor->trial);
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
      tl_rule_trial_clear (editor->trial);
    }
  g_clear_pointer (&editor->content, gtk_widget_unparent);
  g_clear_object (&editor->trial);
  g_clear_object (&editor->session);

  G_OBJECT_CLASS (tl_rule_editor_parent_class)->dispose (object);
}

static void
tl_rule_editor_class_init (TlRuleEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_rule_editor_dispose;
  signals[CLOSED] = g_signal_new ("closed", TL_TYPE_RULE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TL_TYPE_EXAMPLE_LIST);
  g_type_ensure (TL_TYPE_TRIAL_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-rule-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, content);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, title);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, theme_name);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, phrase);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, list);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, fault);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, needs);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, form);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, remove_button);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, examples);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, trial_view);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
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
