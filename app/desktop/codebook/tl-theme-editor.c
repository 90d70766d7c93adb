/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-theme-editor-private.h"

#include "tl-codebook-file.h"
#include "tl-compat-private.h"
#include "tl-draft-private.h"
#include "tl-example-editor-private.h"
#include "tl-rule-changer-private.h"
#include "tl-rule-trial-private.h"
#include "tl-trial-view-private.h"

#include <glib/gi18n-lib.h>

/* After the last key, in milliseconds. */
#define TRY_AFTER 200

/* The fields that are edited, in the order of the file. */
enum { NAME, GROUP, DEFINITION, INCLUDE, EXCLUDE, HARM, N_FIELDS };

static const char *const keys[N_FIELDS] = {
  "name", "group", "definition", "include", "exclude", "harm"
};

struct _TlThemeEditor {
  GtkWidget        parent_instance;
  GtkWidget       *content;
  GtkLabel        *title;
  GtkWidget       *cancel_button;
  GtkButton       *save_button;
  GtkLabel        *fault;
  GtkWidget       *form;
  GtkWidget       *removal;       /* what is said and shown of the theme's going */
  GtkEditable     *name;
  GtkEditable     *group;
  GtkMenuButton   *groups;
  GtkTextView     *texts[3];      /* definition, include, exclude */
  GtkCheckButton  *harm;
  TlExampleEditor *examples;
  GtkWidget       *remove_button;
  TlTrialView     *trial_view;
  TlSession       *session;
  TlRuleTrial     *trial;
  char            *theme;         /* NULL for a new one */
  char            *was[N_FIELDS];
  GStrv            was_examples;
  guint            try_source;
  gboolean         open;
  gboolean         tried;         /* what is shown is of what is typed */
  gboolean         removing;
};

static void draft_init (TlDraftInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlThemeEditor, tl_theme_editor, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TL_TYPE_DRAFT, draft_init))

static GBytes *
get_source (TlThemeEditor *editor)
{
  return tl_codebook_get_source (tl_session_get_codebook (editor->session));
}

/* ── what is typed ── */

static char *
dup_view (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return tl_codebook_dup_line (text);
}

/* As the file has it; "" where nothing is written. */
static char *
dup_typed (TlThemeEditor *editor,
           guint          field)
{
  switch (field)
    {
    case NAME:
      return tl_codebook_dup_line (gtk_editable_get_text (editor->name));
    case GROUP:
      return tl_codebook_dup_line (gtk_editable_get_text (editor->group));
    case HARM:
      return g_strdup (gtk_check_button_get_active (editor->harm) ? "yes" : "");
    default:
      return dup_view (editor->texts[field - DEFINITION]);
    }
}

static gboolean
is_other (TlThemeEditor *editor,
          guint          field)
{
  g_autofree char *typed = dup_typed (editor, field);

  return !g_str_equal (typed, editor->was[field]);
}

static gboolean
has_other_examples (TlThemeEditor *editor)
{
  g_auto (GStrv) examples = tl_example_editor_dup (editor->examples);

  return !g_strv_equal ((const char *const *) examples,
                        (const char *const *) editor->was_examples);
}

static gboolean
has_name (TlThemeEditor *editor)
{
  g_autofree char *name = dup_typed (editor, NAME);

  return *name != '\0';
}

/* ── as a draft ── */

static gboolean
is_unsaved (TlDraft *draft)
{
  TlThemeEditor *editor = TL_THEME_EDITOR (draft);

  if (!editor->open)
    return FALSE;
  for (guint i = 0; i < N_FIELDS; i++)
    if (is_other (editor, i))
      return TRUE;
  return has_other_examples (editor);
}

/* @theme: its id. @source: (transfer full) (nullable) */
static GBytes *
apply_texts (TlThemeEditor *editor,
             const char    *theme,
             GBytes        *source)
{
  g_auto (GStrv) examples = tl_example_editor_dup (editor->examples);

  for (guint i = 0; i < N_FIELDS && source != NULL; i++)
    {
      g_autoptr (GBytes) before = source;
      g_autofree char *typed = dup_typed (editor, i);

      source = is_other (editor, i)
                 ? tl_codebook_replace_theme_text (before, theme, keys[i], typed)
                 : g_bytes_ref (before);
    }
  if (source != NULL && has_other_examples (editor))
    {
      g_autoptr (GBytes) before = source;

      source = tl_codebook_replace_theme_examples (before, theme, (const char *const *) examples);
    }
  return source;
}

static GBytes *
apply (TlDraft  *draft,
       GBytes   *source,
       char    **added)
{
  TlThemeEditor *editor = TL_THEME_EDITOR (draft);
  g_autofree char *name = dup_typed (editor, NAME);
  g_autofree char *group = dup_typed (editor, GROUP);
  g_autofree char *id = NULL;
  g_autoptr (GBytes) with = NULL;

  if (*name == '\0')
    return NULL;
  if (editor->theme != NULL)
    return apply_texts (editor, editor->theme, g_bytes_ref (source));
  with = tl_codebook_add_theme (source, name, group, &id);
  if (added != NULL)
    *added = g_strdup (id);
  return apply_texts (editor, id, g_steal_pointer (&with));
}

static char *
dup_label (TlDraft *draft)
{
  TlThemeEditor *editor = TL_THEME_EDITOR (draft);
  g_autofree char *name = dup_typed (editor, NAME);

  if (editor->theme == NULL)
    return g_strdup_printf (_("New theme: %s"), name);
  return g_strdup_printf (_("Theme: %s"), tl_session_get_theme_name (editor->session,
                                                                    editor->theme));
}

static void
focus (TlDraft *draft)
{
  TlThemeEditor *editor = TL_THEME_EDITOR (draft);

  gtk_widget_grab_focus (editor->removing ? editor->cancel_button : GTK_WIDGET (editor->name));
}

static void
draft_init (TlDraftInterface *iface)
{
  iface->is_unsaved = is_unsaved;
  iface->apply = apply;
  iface->dup_label = dup_label;
  iface->focus = focus;
}

/* @added: (out) (optional): the id of a new theme */
static GBytes *
dup_changed_source (TlThemeEditor  *editor,
                    char          **added)
{
  if (editor->removing)
    return tl_codebook_remove_theme (get_source (editor), editor->theme);
  return apply (TL_DRAFT (editor), get_source (editor), added);
}

/* ── what would change ── */

static void
update (TlThemeEditor *editor)
{
  GPtrArray *examples = tl_rule_trial_get_examples (editor->trial);
  guint column;
  const char *fault = tl_rule_trial_get_fault (editor->trial, &column);
  const gboolean ready = editor->removing || (has_name (editor) && is_unsaved (TL_DRAFT (editor)));

  gtk_label_set_label (editor->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (editor->fault), fault != NULL);
  gtk_widget_set_visible (editor->removal, editor->removing || is_other (editor, HARM));
  tl_trial_view_update (editor->trial_view, NULL);
  if (examples != NULL)
    tl_example_editor_show (editor->examples, examples, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (editor), "theme.save",
                                 ready && editor->tried && tl_rule_trial_is_sound (editor->trial));
}

static void
trial_changed_cb (TlThemeEditor *editor)
{
  if (editor->open)
    update (editor);
}

static gboolean
try_cb (gpointer data)
{
  TlThemeEditor *editor = data;
  g_autofree char *theme = g_strdup (editor->removing ? NULL : editor->theme);
  g_autoptr (GBytes) source = NULL;

  editor->try_source = 0;
  source = dup_changed_source (editor, theme == NULL ? &theme : NULL);
  if (source == NULL)
    return G_SOURCE_REMOVE;
  editor->tried = TRUE;
  tl_rule_trial_start (editor->trial, tl_session_get_codebook (editor->session), source, theme);
  return G_SOURCE_REMOVE;
}

static void
try_soon (TlThemeEditor *editor,
          guint          milliseconds)
{
  g_clear_handle_id (&editor->try_source, g_source_remove);
  editor->tried = FALSE;
  editor->try_source = g_timeout_add (milliseconds, try_cb, editor);
  update (editor);
}

static void
typed_cb (TlThemeEditor *editor)
{
  if (!editor->open)
    return;
  try_soon (editor, TRY_AFTER);
  tl_draft_changed (TL_DRAFT (editor));
}

/* ── removing ── */

static void
set_removing (TlThemeEditor *editor,
              gboolean       removing)
{
  GtkWidget *save = GTK_WIDGET (editor->save_button);
  const gboolean last =
    tl_codebook_get_themes (tl_session_get_codebook (editor->session))->len < 2;

  editor->removing = removing;
  gtk_label_set_label (editor->title, removing ? _("Remove Theme")
                                      : editor->theme != NULL ? _("Edit Theme") : _("New Theme"));
  gtk_button_set_label (editor->save_button, removing ? _("Remo_ve") : _("_Save"));
  gtk_widget_remove_css_class (save, removing ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (save, removing ? "destructive-action" : "suggested-action");
  gtk_widget_set_visible (editor->form, !removing);
  gtk_widget_set_visible (editor->remove_button, editor->theme != NULL && !last);
  gtk_widget_set_visible (gtk_widget_get_first_child (editor->removal), removing);
}

/* First it is shown what goes with it; saving removes it then. */
static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlThemeEditor *editor = TL_THEME_EDITOR (widget);

  if (editor->theme == NULL || editor->removing)
    return;
  set_removing (editor, TRUE);
  gtk_widget_grab_focus (editor->cancel_button);
  try_soon (editor, 0);
}

/* ── closing ── */

static void
forget (TlThemeEditor *editor)
{
  editor->open = FALSE;
  g_clear_handle_id (&editor->try_source, g_source_remove);
  g_clear_pointer (&editor->was_examples, g_strfreev);
  for (guint i = 0; i < N_FIELDS; i++)
    g_clear_pointer (&editor->was[i], g_free);
}

/* @theme: (nullable): the one to go on with */
static void
close_editor (TlThemeEditor *editor,
              const char    *theme)
{
  g_autofree char *next = g_strdup (theme != NULL ? theme : editor->theme);

  forget (editor);
  gtk_widget_action_set_enabled (GTK_WIDGET (editor), "theme.save", FALSE);
  tl_rule_trial_clear (editor->trial);
  tl_draft_closed (TL_DRAFT (editor), next);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlThemeEditor *editor = TL_THEME_EDITOR (widget);
  g_autofree char *added = NULL;
  g_autoptr (GBytes) source = dup_changed_source (editor, &added);
  g_autoptr (GBytes) undone = NULL;

  if (source == NULL)
    return;
  undone = added != NULL ? tl_codebook_remove_theme (source, added)
                         : g_bytes_ref (get_source (editor));
  tl_rule_changer_save (tl_session_get_rule_changer (editor->session), source, undone,
                        editor->removing ? _("Theme removed")
                        : added != NULL ? _("Theme added") : _("Theme changed"));
  close_editor (editor, added);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlThemeEditor *editor = TL_THEME_EDITOR (widget);

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
  g_autoptr (TlThemeEditor) editor = user_data;
  const TlAnswer answer = tl_compat_ask_finish_answer (GTK_WINDOW (source), result);

  if (!editor->open)
    return;
  if (answer == TL_ANSWER_OTHER)
    close_editor (editor, NULL);
  else if (answer == TL_ANSWER_YES)
    save_action (GTK_WIDGET (editor), "theme.save", NULL);
}

/* Nothing that was typed is lost by one key. */
static void
escape_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlThemeEditor *editor = TL_THEME_EDITOR (widget);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GBytes) source = NULL;

  if (editor->removing || !is_unsaved (TL_DRAFT (editor)))
    {
      cancel_action (widget, "theme.cancel", NULL);
      return;
    }
  g_ptr_array_add (drafts, editor);
  source = tl_drafts_apply (drafts, tl_session_get_codebook (editor->session));
  tl_drafts_ask_async (GTK_WINDOW (gtk_widget_get_root (widget)), drafts, source != NULL, asked_cb,
                       g_object_ref (editor));
}

/* ── opening ── */

static void
show_text (TlThemeEditor *editor,
           guint          field,
           const char    *text)
{
  switch (field)
    {
    case NAME:
      gtk_editable_set_text (editor->name, text);
      break;
    case GROUP:
      gtk_editable_set_text (editor->group, text);
      break;
    case HARM:
      gtk_check_button_set_active (editor->harm, g_str_equal (text, "yes"));
      break;
    default:
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (editor->texts[field - DEFINITION]), text,
                                -1);
    }
}

static void
take_texts (TlThemeEditor *editor,
            const char    *group)
{
  GBytes *source = get_source (editor);

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *text = NULL;

      if (editor->theme != NULL)
        text = tl_codebook_dup_theme_text (source, editor->theme, keys[i]);
      else if (i == GROUP)
        text = g_strdup (group);
      show_text (editor, i, text != NULL ? text : "");
      editor->was[i] = dup_typed (editor, i);
    }
  editor->was_examples = editor->theme != NULL
                           ? tl_codebook_dup_theme_examples (source, editor->theme)
                           : g_new0 (char *, 1);
  tl_example_editor_set (editor->examples, FALSE, (const char *const *) editor->was_examples);
}

/* The window may show them in another language. */
static void
tell_language (TlThemeEditor *editor)
{
  TlTheme *theme = NULL;
  GtkWidget *label;

  if (editor->theme != NULL)
    theme = tl_codebook_find_theme (tl_session_get_codebook (editor->session), editor->theme);
  if (theme == NULL
      || g_strcmp0 (tl_theme_get_name (theme), tl_theme_get_plain (theme, TL_THEME_NAME)) == 0)
    return;
  label = gtk_label_new (_("These are the texts in the code book’s own language. The window shows "
                           "them in yours, where the code book has them."));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_prepend (GTK_BOX (editor->form), label);
}

/* The groups there are, to choose from. */
static void
add_groups (TlThemeEditor *editor)
{
  GPtrArray *themes = tl_codebook_get_themes (tl_session_get_codebook (editor->session));
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < themes->len; i++)
    {
      const char *group = tl_theme_get_plain (themes->pdata[i], TL_THEME_GROUP);
      g_autoptr (GMenuItem) item = g_menu_item_new (group, NULL);

      if (*group == '\0' || !g_hash_table_add (known, (char *) group))
        continue;
      g_menu_item_set_action_and_target (item, "theme.group", "s", group);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (editor->groups, G_MENU_MODEL (menu));
}

static void
group_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_editable_set_text (TL_THEME_EDITOR (widget)->group, g_variant_get_string (parameter, NULL));
}

/* Another code book is in force; what is typed is tried against that. */
static void
codebook_cb (TlThemeEditor *editor)
{
  if (!editor->open)
    return;
  add_groups (editor);
  typed_cb (editor);
}

/* ── the widget ── */

static void
tl_theme_editor_dispose (GObject *object)
{
  TlThemeEditor *editor = TL_THEME_EDITOR (object);

  forget (editor);
  if (editor->trial != NULL)
    {
      g_signal_handlers_disconnect_by_data (editor->trial, editor);
      tl_rule_trial_clear (editor->trial);
    }
  g_clear_pointer (&editor->content, gtk_widget_unparent);
  g_clear_pointer (&editor->theme, g_free);
  g_clear_object (&editor->trial);
  g_clear_object (&editor->session);

  G_OBJECT_CLASS (tl_theme_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, content);
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, title);
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, fault);
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, form);
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, removal);
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, name);
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, group);
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, groups);
  gtk_widget_class_bind_template_child_full (widget_class, "definition", FALSE,
                                             G_STRUCT_OFFSET (TlThemeEditor, texts[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "include", FALSE,
                                             G_STRUCT_OFFSET (TlThemeEditor, texts[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "exclude", FALSE,
                                             G_STRUCT_OFFSET (TlThemeEditor, texts[2]));
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, harm);
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, examples);
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, remove_button);
  gtk_widget_class_bind_template_child (widget_class, TlThemeEditor, trial_view);
}

static void
tl_theme_editor_class_init (TlThemeEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_theme_editor_dispose;

  g_type_ensure (TL_TYPE_EXAMPLE_EDITOR);
  g_type_ensure (TL_TYPE_TRIAL_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-theme-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "theme.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "theme.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "theme.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "theme.escape", NULL, escape_action);
  gtk_widget_class_install_action (widget_class, "theme.group", "s", group_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "theme.escape", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "theme.save",
                                       NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* In a text of several lines Tab goes on, as elsewhere. */
static void
tl_theme_editor_init (TlThemeEditor *editor)
{
  gtk_widget_init_template (GTK_WIDGET (editor));
  for (guint i = 0; i < G_N_ELEMENTS (editor->texts); i++)
    g_signal_connect_object (gtk_text_view_get_buffer (editor->texts[i]), "changed",
                             G_CALLBACK (typed_cb), editor, G_CONNECT_SWAPPED);
}

GtkWidget *
tl_theme_editor_new (TlSession  *session,
                     const char *theme,
                     const char *group)
{
  TlThemeEditor *editor;

  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  editor = g_object_new (TL_TYPE_THEME_EDITOR, NULL);
  editor->session = g_object_ref (session);
  editor->trial = tl_rule_trial_new (tl_session_get_store (session));
  tl_trial_view_set_trial (editor->trial_view, editor->trial);
  editor->theme = g_strdup (theme);
  take_texts (editor, group);
  tell_language (editor);
  add_groups (editor);
  set_removing (editor, FALSE);
  g_signal_connect_object (editor->trial, "changed", G_CALLBACK (trial_changed_cb), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::codebook", G_CALLBACK (codebook_cb), editor,
                           G_CONNECT_SWAPPED);
  editor->open = TRUE;
  try_soon (editor, 0);
  return GTK_WIDGET (editor);
}
