/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-page-private.h"

#include "tl-missed-view-private.h"
#include "tl-rule-editor-private.h"
#include "tl-rules-strip-private.h"
#include "tl-sample-window-private.h"
#include "tl-theme-drafts-private.h"
#include "tl-theme-editor-private.h"
#include "tl-theme-item-private.h"
#include "tl-theme-pane-private.h"
#include "tl-theme-row-private.h"
#include "tl-theme-sidebar-private.h"
#include "tl-versions-files-private.h"
#include "tl-versions-window-private.h"

#include <glib/gi18n-lib.h>

struct _TlCodebookPage {
  GtkWidget       parent_instance;
  TlThemeSidebar *sidebar;
  TlRulesStrip   *strip;
  GtkStack       *stack;
  TlThemePane    *pane;
  TlMissedView   *missed;
  TlThemeDrafts  *drafts;
  char           *shown;      /* the theme's id */
  GtkWidget      *focused;    /* weak: what had the keyboard last */
  TlSession      *session;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (TlCodebookPage, tl_codebook_page, GTK_TYPE_WIDGET)

/* ── what is written and not saved ── */

static TlDraft *
find_draft (TlCodebookPage *page)
{
  return tl_theme_drafts_find (page->drafts, page->shown);
}

static gboolean
is_unsaved (gpointer    data,
            const char *theme)
{
  TlCodebookPage *page = data;
  TlDraft *draft = tl_theme_drafts_find (page->drafts, theme);

  return draft != NULL && tl_draft_is_unsaved (draft);
}

static void
mark_themes (TlCodebookPage *page)
{
  tl_theme_sidebar_mark (page->sidebar, is_unsaved, page);
}

static void
drop_draft (TlCodebookPage *page,
            TlDraft        *draft)
{
  const gboolean of_new = draft == tl_theme_drafts_find (page->drafts, TL_NEW_THEME);

  g_signal_handlers_disconnect_by_data (draft, page);
  tl_theme_drafts_remove (page->drafts, draft);
  if (of_new)
    tl_theme_sidebar_remove_new (page->sidebar);
}

/* The theme's draft, if there is one, or else the theme. */
static void
show_shown (TlCodebookPage *page)
{
  TlDraft *draft = find_draft (page);

  gtk_stack_set_visible_child (page->stack,
                               draft != NULL ? GTK_WIDGET (draft) : GTK_WIDGET (page->pane));
}

static gboolean
has_theme (TlCodebookPage *page)
{
  return page->shown != NULL && !g_str_equal (page->shown, TL_NEW_THEME);
}

/* A new theme is listed once the code book with it is in force. @theme: (nullable) */
static void
leave_new_theme (TlCodebookPage *page,
                 const char     *theme)
{
  const char *next = theme != NULL ? theme : tl_theme_sidebar_get_first (page->sidebar);

  g_free (page->shown);
  page->shown = g_strdup (next);
  tl_theme_sidebar_select (page->sidebar, next);
}

/* The keyboard goes to what was closed. */
static void
focus_closed (TlCodebookPage *page,
              TlDraft        *draft,
              const char     *id)
{
  if (TL_IS_THEME_EDITOR (draft))
    tl_theme_pane_focus_edit (page->pane);
  else
    tl_theme_pane_focus_rule (page->pane, id);
}

static void
closed_cb (TlCodebookPage *page,
           const char     *id,
           TlDraft        *draft)
{
  const gboolean from_missed = g_object_get_data (G_OBJECT (draft), "from-missed") != NULL;
  const gboolean was_shown = gtk_stack_get_visible_child (page->stack) == GTK_WIDGET (draft);

  drop_draft (page, draft);
  mark_themes (page);
  if (!was_shown)
    return;
  if (from_missed)
    {
      gtk_stack_set_visible_child (page->stack, GTK_WIDGET (page->missed));
      tl_missed_view_focus (page->missed);
      return;
    }
  if (!has_theme (page))
    leave_new_theme (page, id != NULL ? id : g_object_get_data (G_OBJECT (draft), "before"));
  show_shown (page);
  focus_closed (page, draft, id);
}

/* @draft: (transfer floating) */
static void
take_draft (TlCodebookPage *page,
            GtkWidget      *draft)
{
  tl_theme_drafts_add (page->drafts, page->shown, TL_DRAFT (draft));
  g_signal_connect_object (draft, "changed", G_CALLBACK (mark_themes), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "closed", G_CALLBACK (closed_cb), page, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child (page->stack, draft);
  tl_draft_focus (TL_DRAFT (draft));
}

/* Returns: whether something else can be written for the theme that is shown; what is not saved
 * comes first */
static gboolean
make_way (TlCodebookPage *page)
{
  TlDraft *draft = find_draft (page);

  if (draft == NULL)
    return TRUE;
  if (!tl_draft_is_unsaved (draft))
    {
      drop_draft (page, draft);
      return TRUE;
    }
  show_shown (page);
  tl_draft_focus (draft);
  tl_session_tell (page->session, _("Save or cancel this change first"), FALSE);
  return FALSE;
}

GPtrArray *
tl_codebook_page_list_drafts (TlCodebookPage *page)
{
  g_return_val_if_fail (TL_IS_CODEBOOK_PAGE (page), NULL);

  return tl_theme_drafts_list_unsaved (page->drafts);
}

void
tl_codebook_page_save_drafts (TlCodebookPage *page)
{
  g_return_if_fail (TL_IS_CODEBOOK_PAGE (page));

  if (tl_theme_drafts_save (page->drafts, page->session))
    tl_codebook_page_drop_drafts (page);
}

void
tl_codebook_page_drop_drafts (TlCodebookPage *page)
{
  g_autoptr (GPtrArray) drafts = NULL;

  g_return_if_fail (TL_IS_CODEBOOK_PAGE (page));

  drafts = tl_theme_drafts_list (page->drafts);
  for (guint i = 0; i < drafts->len; i++)
    drop_draft (page, drafts->pdata[i]);
  mark_themes (page);
  if (!has_theme (page))
    leave_new_theme (page, NULL);
  show_shown (page);
}

/* ── the themes ── */

/* What has nothing typed in it is not kept. */
static void
leave_theme (TlCodebookPage *page)
{
  TlDraft *draft = find_draft (page);

  if (draft != NULL)
    g_object_set_data (G_OBJECT (draft), "from-missed", NULL);
  if (draft != NULL && !tl_draft_is_unsaved (draft))
    drop_draft (page, draft);
  tl_missed_view_close (page->missed);
}

static void
selected_cb (TlCodebookPage *page,
             const char     *id)
{
  TlTheme *theme = tl_theme_sidebar_find (page->sidebar, id);

  if (theme != NULL)
    tl_theme_pane_show (page->pane, theme);
  if (g_strcmp0 (page->shown, id) == 0)
    return;
  leave_theme (page);
  g_free (page->shown);
  page->shown = g_strdup (id);
  show_shown (page);
}

/* The theme that was shown stays shown. */
static void
fill (TlCodebookPage *page)
{
  g_autoptr (GPtrArray) themes = tl_themes_by_group (tl_session_get_codebook (page->session));
  g_autofree char *shown = g_strdup (page->shown);

  tl_theme_sidebar_fill (page->sidebar, themes, shown);
  mark_themes (page);
}

/* ── changing rules ── */

/* Returns: (nullable): what the rule is written in */
static GtkWidget *
edit_rule (TlCodebookPage *page,
           const char     *rule)
{
  GtkWidget *editor = NULL;

  if (has_theme (page) && make_way (page))
    editor = tl_rule_editor_new (page->session, page->shown, rule);
  if (editor != NULL)
    take_draft (page, editor);
  return editor;
}

static void
edit_cb (TlCodebookPage *page,
         const char     *rule)
{
  edit_rule (page, rule);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  edit_rule (TL_CODEBOOK_PAGE (widget), NULL);
}

/* ── changing themes ── */

static void
edit_theme_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  TlCodebookPage *page = TL_CODEBOOK_PAGE (widget);

  if (has_theme (page) && make_way (page))
    take_draft (page, tl_theme_editor_new (page->session, page->shown, NULL));
}

/* It is listed before the others while it is written. */
static void
add_theme_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TlCodebookPage *page = TL_CODEBOOK_PAGE (widget);
  TlTheme *beside = tl_theme_sidebar_find (page->sidebar, page->shown);
  const char *group = beside != NULL ? tl_theme_get_plain (beside, TL_THEME_GROUP) : NULL;

  if (!tl_theme_sidebar_has_new (page->sidebar))
    {
      g_autofree char *before = g_strdup (page->shown);
      GtkWidget *editor = tl_theme_editor_new (page->session, NULL, group);

      tl_theme_sidebar_add_new (page->sidebar);
      tl_theme_sidebar_select (page->sidebar, TL_NEW_THEME);
      g_object_set_data_full (G_OBJECT (editor), "before", g_steal_pointer (&before), g_free);
      take_draft (page, editor);
      return;
    }
  tl_theme_sidebar_select (page->sidebar, TL_NEW_THEME);
  tl_draft_focus (find_draft (page));
}

/* ── what the rules miss ── */

static void
missed_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlCodebookPage *page = TL_CODEBOOK_PAGE (widget);

  if (!has_theme (page) || !make_way (page))
    return;
  gtk_stack_set_visible_child (page->stack, GTK_WIDGET (page->missed));
  tl_missed_view_open (page->missed, page->shown);
}

static void
missed_closed_cb (TlCodebookPage *page)
{
  tl_missed_view_close (page->missed);
  gtk_stack_set_visible_child (page->stack, GTK_WIDGET (page->pane));
  tl_theme_pane_focus_rule (page->pane, NULL);
}

static void
phrase_cb (TlCodebookPage *page,
           const char     *phrase)
{
  GtkWidget *editor = edit_rule (page, NULL);

  if (editor == NULL)
    return;
  g_object_set_data (G_OBJECT (editor), "from-missed", page);
  tl_rule_editor_suggest (TL_RULE_EDITOR (editor), phrase);
}

/* ── the code book as a whole ── */

static GtkWindow *
window_of (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

static void
versions_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TlSession *session = TL_CODEBOOK_PAGE (widget)->session;

  gtk_window_present (GTK_WINDOW (tl_versions_window_new (window_of (widget), session)));
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tl_versions_import_from_file (window_of (widget), TL_CODEBOOK_PAGE (widget)->session);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tl_versions_export_to_file (window_of (widget), TL_CODEBOOK_PAGE (widget)->session);
}

static void
measure_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  tl_sample_window_show (window_of (widget), TL_CODEBOOK_PAGE (widget)->session);
}

/* ── the widget ── */

static void
done_cb (TlCodebookPage *page)
{
  tl_theme_pane_refresh (page->pane);
}

static void
tl_codebook_page_constructed (GObject *object)
{
  TlCodebookPage *page = TL_CODEBOOK_PAGE (object);

  G_OBJECT_CLASS (tl_codebook_page_parent_class)->constructed (object);

  g_signal_connect_object (page->session, "notify::codebook", G_CALLBACK (fill), page,
                           G_CONNECT_SWAPPED);
  tl_theme_pane_set_session (page->pane, page->session);
  tl_missed_view_set_session (page->missed, page->session);
  tl_rules_strip_set_session (page->strip, page->session);
  fill (page);
}

/* ── the keyboard ── */

static void
focus_moved_cb (TlCodebookPage *page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page)));

  if (focus != NULL && gtk_widget_get_mapped (GTK_WIDGET (page))
      && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    g_set_weak_pointer (&page->focused, focus);
}

static void
tl_codebook_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tl_codebook_page_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_moved_cb), widget, G_CONNECT_SWAPPED);
}

static void
tl_codebook_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);

  GTK_WIDGET_CLASS (tl_codebook_page_parent_class)->unroot (widget);
}

/* Who comes back to the page goes on where they were. */
static void
tl_codebook_page_map (GtkWidget *widget)
{
  TlCodebookPage *page = TL_CODEBOOK_PAGE (widget);

  GTK_WIDGET_CLASS (tl_codebook_page_parent_class)->map (widget);

  if (page->focused != NULL && gtk_widget_get_mapped (page->focused))
    gtk_widget_grab_focus (page->focused);
}

static void
tl_codebook_page_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_assert (id == PROP_SESSION);
  g_value_set_object (value, TL_CODEBOOK_PAGE (object)->session);
}

static void
tl_codebook_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  g_assert (id == PROP_SESSION);
  TL_CODEBOOK_PAGE (object)->session = g_value_dup_object (value);
}

static void
tl_codebook_page_dispose (GObject *object)
{
  TlCodebookPage *page = TL_CODEBOOK_PAGE (object);
  GtkWidget *child;

  g_clear_weak_pointer (&page->focused);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&page->session);
  g_clear_pointer (&page->shown, g_free);
  g_clear_pointer (&page->drafts, tl_theme_drafts_free);

  G_OBJECT_CLASS (tl_codebook_page_parent_class)->dispose (object);
}

static void
tl_codebook_page_class_init (TlCodebookPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tl_codebook_page_constructed;
  object_class->dispose = tl_codebook_page_dispose;
  object_class->get_property = tl_codebook_page_get_property;
  object_class->set_property = tl_codebook_page_set_property;
  widget_class->root = tl_codebook_page_root;
  widget_class->unroot = tl_codebook_page_unroot;
  widget_class->map = tl_codebook_page_map;

  g_object_class_install_property (object_class, PROP_SESSION,
                                   g_param_spec_object ("session", NULL, NULL, TL_TYPE_SESSION,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                        | G_PARAM_STATIC_STRINGS));

  g_type_ensure (TL_TYPE_MISSED_VIEW);
  g_type_ensure (TL_TYPE_RULES_STRIP);
  g_type_ensure (TL_TYPE_THEME_PANE);
  g_type_ensure (TL_TYPE_THEME_SIDEBAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-codebook-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, strip);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, pane);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, missed);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, missed_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, phrase_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_install_action (widget_class, "codebook.add-rule", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "codebook.add-theme", NULL, add_theme_action);
  gtk_widget_class_install_action (widget_class, "codebook.edit-theme", NULL, edit_theme_action);
  gtk_widget_class_install_action (widget_class, "codebook.missed", NULL, missed_action);
  gtk_widget_class_install_action (widget_class, "codebook.versions", NULL, versions_action);
  gtk_widget_class_install_action (widget_class, "codebook.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "codebook.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "codebook.measure", NULL, measure_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_codebook_page_init (TlCodebookPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  page->drafts = tl_theme_drafts_new (page->stack);
}
