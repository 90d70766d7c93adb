/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rule-editor-private.h"

#include "tl-codebook-examples.h"
#include "tl-codebook-file.h"
#include "tl-compat-private.h"
#include "tl-draft-private.h"
#include "tl-example-editor-private.h"
#include "tl-example-list-private.h"
#include "tl-rule-changer-private.h"
#include "tl-rule-lists-private.h"
#include "tl-rule-trial-private.h"
#include "tl-rule-wording-private.h"
#include "tl-trial-view-private.h"

#include <glib/gi18n-lib.h>

/* After the last key, in milliseconds. */
#define TRY_AFTER 200

struct _TlRuleEditor {
  GtkWidget        parent_instance;
  GtkWidget       *content;
  GtkLabel        *title;
  GtkLabel        *theme_name;
  GtkEditable     *phrase;
  GtkDropDown     *list;
  GtkLabel        *fault;
  GtkLabel        *needs;
  GtkWidget       *form;
  GtkWidget       *cancel_button;
  GtkButton       *save_button;
  GtkWidget       *remove_button;
  TlExampleEditor *own_examples;
  TlExampleList   *examples;     /* of the theme, and of its other rules */
  TlTrialView     *trial_view;
  TlSession       *session;
  TlRuleTrial     *trial;
  char            *theme;        /* NULL once it is closed */
  TlRuleWording   *was;          /* as it was in force when it was opened; NULL once it is closed */
  char            *offered;      /* a phrase that nobody typed */
  char            *tried_rule;   /* the id under which it was tried */
  guint            try_source;
  gboolean         tried;        /* what is shown is of what is typed */
  gboolean         removing;     /* what is shown is of the rule's going */
  gboolean         awaited;      /* it is to be saved as soon as it is known to be sound */
};

static void draft_init (TlDraftInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlRuleEditor, tl_rule_editor, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TL_TYPE_DRAFT, draft_init))

/* Returns: (nullable): %NULL for a new one */
static const char *
get_rule (TlRuleEditor *editor)
{
  return editor->was != NULL ? editor->was->rule : NULL;
}

static TlRuleWording *
dup_typed (TlRuleEditor *editor)
{
  g_autofree char *phrase = tl_codebook_dup_line (gtk_editable_get_text (editor->phrase));

  return tl_rule_wording_new (phrase, tl_rule_lists_get_selected (editor->list),
                              tl_example_editor_dup (editor->own_examples));
}

/* Whether there is a rule that is not in force. */
static gboolean
is_typed (TlRuleEditor *editor)
{
  g_autoptr (TlRuleWording) typed = dup_typed (editor);

  return *typed->phrase != '\0' && !tl_rule_wording_equal (typed, editor->was);
}

static gboolean
is_changed (TlRuleEditor *editor)
{
  return editor->removing || is_typed (editor);
}

static GBytes *
get_source (TlRuleEditor *editor)
{
  return tl_codebook_get_source (tl_session_get_codebook (editor->session));
}

/* ── as a draft ── */

static gboolean
is_unsaved (TlDraft *draft)
{
  TlRuleEditor *editor = TL_RULE_EDITOR (draft);
  g_autoptr (TlRuleWording) typed = NULL;

  if (editor->theme == NULL)
    return FALSE;
  typed = dup_typed (editor);
  return !tl_rule_wording_shares_examples (typed, editor->was)
         || (is_typed (editor) && g_strcmp0 (typed->phrase, editor->offered) != 0);
}

static GBytes *
apply (TlDraft  *draft,
       GBytes   *source,
       char    **added)
{
  TlRuleEditor *editor = TL_RULE_EDITOR (draft);
  g_autoptr (TlRuleWording) typed = dup_typed (editor);

  if (*typed->phrase == '\0' && is_unsaved (draft))
    return NULL;
  if (!is_typed (editor))
    return g_bytes_ref (source);
  return tl_rule_wording_replace (editor->was, typed, source, editor->theme, added);
}

static char *
dup_label (TlDraft *draft)
{
  TlRuleEditor *editor = TL_RULE_EDITOR (draft);
  g_autoptr (TlRuleWording) typed = dup_typed (editor);

  return g_strdup_printf (_("%s: %s"), tl_session_get_theme_name (editor->session, editor->theme),
                          typed->phrase);
}

static void
focus (TlDraft *draft)
{
  TlRuleEditor *editor = TL_RULE_EDITOR (draft);

  gtk_widget_grab_focus (editor->removing ? editor->cancel_button : GTK_WIDGET (editor->phrase));
}

static void
draft_init (TlDraftInterface *iface)
{
  iface->is_unsaved = is_unsaved;
  iface->apply = apply;
  iface->dup_label = dup_label;
  iface->focus = focus;
}

/* The code book with what is typed, or NULL where it has not that rule or theme any more.
 * @rule: (out) (optional): the id of a new one */
static GBytes *
dup_changed_source (TlRuleEditor  *editor,
                    char         **rule)
{
  if (editor->removing)
    return tl_codebook_remove_rule (get_source (editor), get_rule (editor));
  return apply (TL_DRAFT (editor), get_source (editor), rule);
}

/* ── what would change ── */

static gboolean
can_save (TlRuleEditor *editor)
{
  return editor->theme != NULL && editor->tried && is_changed (editor)
         && tl_rule_trial_is_sound (editor->trial);
}

static void
update_save (TlRuleEditor *editor)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (editor), "rule.save", can_save (editor));
}

static gboolean
save_awaited_cb (gpointer data)
{
  g_autoptr (TlRuleEditor) editor = data;

  gtk_widget_activate_action (GTK_WIDGET (editor), "rule.save", NULL);
  return G_SOURCE_REMOVE;
}

/* Who types and saves at once is ahead of the trial. */
static void
save_awaited (TlRuleEditor *editor)
{
  guint column;

  if (!editor->awaited || !editor->tried)
    return;
  if (can_save (editor))
    g_idle_add (save_awaited_cb, g_object_ref (editor));
  if (can_save (editor) || tl_rule_trial_get_fault (editor->trial, &column) != NULL)
    editor->awaited = FALSE;
}

static void
show_fault (TlRuleEditor *editor)
{
  guint column = 0;
  const char *fault = tl_rule_trial_get_fault (editor->trial, &column);
  g_autofree char *text = NULL;

  if (fault != NULL && editor->was->column > 0 && column >= editor->was->column)
    text = g_strdup_printf (_("At character %u: %s"), column - editor->was->column + 1, fault);
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
    return get_rule (editor) == NULL ? _("Type a phrase to see what it finds")
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
    {
      tl_example_list_show (editor->examples, examples, editor->tried_rule);
      tl_example_editor_show (editor->own_examples, examples, editor->tried_rule);
    }
  update_save (editor);
  save_awaited (editor);
}

static gboolean
try_cb (gpointer data)
{
  TlRuleEditor *editor = data;
  g_autoptr (GBytes) source = NULL;

  editor->try_source = 0;
  g_clear_pointer (&editor->tried_rule, g_free);
  source = dup_changed_source (editor, &editor->tried_rule);
  if (editor->tried_rule == NULL)
    editor->tried_rule = g_strdup (get_rule (editor));
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
  editor->awaited = FALSE;
  editor->try_source = g_timeout_add (milliseconds, try_cb, editor);
  update_save (editor);
}

static void
typed_cb (TlRuleEditor *editor)
{
  if (editor->theme == NULL)
    return;
  try_soon (editor, TRY_AFTER);
  tl_draft_changed (TL_DRAFT (editor));
}

/* ── removing ── */

static void
set_removing (TlRuleEditor *editor,
              gboolean      removing)
{
  GtkWidget *save = GTK_WIDGET (editor->save_button);

  editor->removing = removing;
  gtk_label_set_label (editor->title, removing ? _("Remove Rule")
                                      : get_rule (editor) != NULL ? _("Edit Rule")
                                      : _("New Rule"));
  gtk_button_set_label (editor->save_button, removing ? _("Remo_ve") : _("_Save"));
  gtk_widget_remove_css_class (save, removing ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (save, removing ? "destructive-action" : "suggested-action");
  gtk_widget_set_sensitive (editor->form, !removing);
  gtk_widget_set_visible (editor->remove_button, !removing && get_rule (editor) != NULL);
}

/* First it is shown what goes with it; saving removes it then. */
static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlRuleEditor *editor = TL_RULE_EDITOR (widget);

  if (get_rule (editor) == NULL || editor->removing)
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
  g_clear_pointer (&editor->was, tl_rule_wording_free);
  g_clear_pointer (&editor->offered, g_free);
  g_clear_pointer (&editor->tried_rule, g_free);
}

/* @rule: (nullable): the one to go on with */
static void
close_editor (TlRuleEditor *editor,
              const char   *rule)
{
  g_autofree char *next = g_strdup (rule != NULL ? rule : get_rule (editor));

  forget (editor);
  gtk_widget_action_set_enabled (GTK_WIDGET (editor), "rule.save", FALSE);
  tl_rule_trial_clear (editor->trial);
  tl_draft_closed (TL_DRAFT (editor), next);
}

/* @was: (transfer full) */
static void
take_rule (TlRuleEditor  *editor,
           const char    *theme,
           TlRuleWording *was)
{
  gtk_label_set_label (editor->theme_name, tl_session_get_theme_name (editor->session, theme));
  gtk_editable_set_text (editor->phrase, was->phrase);
  tl_rule_lists_select (editor->list, was->list != NULL ? was->list : "concern");
  tl_example_editor_set (editor->own_examples, TRUE, (const char *const *) was->examples);
  editor->theme = g_strdup (theme);
  editor->was = was;
  set_removing (editor, FALSE);
  show_needs (editor);
  trial_changed_cb (editor);
  try_soon (editor, 0);
}

void
tl_rule_editor_suggest (TlRuleEditor *editor,
                        const char   *phrase)
{
  g_return_if_fail (TL_IS_RULE_EDITOR (editor));
  g_return_if_fail (phrase != NULL);

  g_free (editor->offered);
  editor->offered = g_strdup (phrase);
  gtk_editable_set_text (editor->phrase, phrase);
  gtk_editable_set_position (editor->phrase, -1);
}

/* What was typed for a rule that is gone is a new rule from now on. */
static void
lose_rule (TlRuleEditor *editor)
{
  if (!is_unsaved (TL_DRAFT (editor)))
    {
      close_editor (editor, NULL);
      return;
    }
  tl_rule_wording_free (editor->was);
  editor->was = tl_rule_wording_read (get_source (editor), NULL);
  set_removing (editor, FALSE);
}

/* Another code book is in force: what is typed is tried against that. */
static void
codebook_cb (TlRuleEditor *editor)
{
  g_autoptr (TlRuleWording) now = NULL;

  if (editor->theme == NULL)
    return;
  now = tl_rule_wording_read (get_source (editor), get_rule (editor));
  if (now != NULL)
    editor->was->column = now->column;
  else
    lose_rule (editor);
  if (editor->theme == NULL)
    return;
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
save_soon_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TlRuleEditor *editor = TL_RULE_EDITOR (widget);

  editor->awaited = !can_save (editor) && is_changed (editor);
  gtk_widget_activate_action (widget, "rule.save", NULL);
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
  focus (TL_DRAFT (editor));
  try_soon (editor, 0);
}

/* The editor may have been closed meanwhile. */
static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (TlRuleEditor) editor = user_data;
  const TlAnswer answer = tl_compat_ask_finish_answer (GTK_WINDOW (source), result);

  if (editor->theme == NULL)
    return;
  if (answer == TL_ANSWER_OTHER)
    close_editor (editor, NULL);
  else if (answer == TL_ANSWER_YES)
    save_action (GTK_WIDGET (editor), "rule.save", NULL);
}

/* Nothing that was typed is lost by one key. */
static void
escape_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlRuleEditor *editor = TL_RULE_EDITOR (widget);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GBytes) source = NULL;

  if (editor->removing || !is_unsaved (TL_DRAFT (editor)))
    {
      cancel_action (widget, "rule.cancel", NULL);
      return;
    }
  g_ptr_array_add (drafts, editor);
  source = tl_drafts_apply (drafts, tl_session_get_codebook (editor->session));
  tl_drafts_ask_async (GTK_WINDOW (gtk_widget_get_root (widget)), drafts, source != NULL, asked_cb,
                       g_object_ref (editor));
}

/* ── the widget ── */

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

  g_type_ensure (TL_TYPE_EXAMPLE_EDITOR);
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
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, own_examples);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, examples);
  gtk_widget_class_bind_template_child (widget_class, TlRuleEditor, trial_view);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "rule.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "rule.save-soon", NULL, save_soon_action);
  gtk_widget_class_install_action (widget_class, "rule.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "rule.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "rule.escape", NULL, escape_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "rule.escape", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK,
                                       "rule.save-soon", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_rule_editor_init (TlRuleEditor *editor)
{
  gtk_widget_init_template (GTK_WIDGET (editor));
  tl_rule_lists_offer (editor->list);
}

static void
take_session (TlRuleEditor *editor,
              TlSession    *session)
{
  editor->session = g_object_ref (session);
  editor->trial = tl_rule_trial_new (tl_session_get_store (session));
  tl_trial_view_set_trial (editor->trial_view, editor->trial);
  g_signal_connect_object (editor->trial, "changed", G_CALLBACK (trial_changed_cb), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::codebook", G_CALLBACK (codebook_cb), editor,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
tl_rule_editor_new (TlSession  *session,
                    const char *theme,
                    const char *rule)
{
  TlRuleEditor *editor;
  TlRuleWording *was;

  g_return_val_if_fail (TL_IS_SESSION (session), NULL);
  g_return_val_if_fail (theme != NULL, NULL);

  was = tl_rule_wording_read (tl_codebook_get_source (tl_session_get_codebook (session)), rule);
  if (was == NULL)
    return NULL;
  editor = g_object_new (TL_TYPE_RULE_EDITOR, NULL);
  take_session (editor, session);
  take_rule (editor, theme, was);
  return GTK_WIDGET (editor);
}
