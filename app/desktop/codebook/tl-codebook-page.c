/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-page-private.h"

#include "tl-codebook-file.h"
#include "tl-draft-private.h"
#include "tl-missed-view-private.h"
#include "tl-progress-row-private.h"
#include "tl-rule-changer-private.h"
#include "tl-rule-editor-private.h"
#include "tl-sample-window-private.h"
#include "tl-scroll-private.h"
#include "tl-tab-stop-private.h"
#include "tl-theme-editor-private.h"
#include "tl-theme-item-private.h"
#include "tl-theme-pane-private.h"
#include "tl-theme-row-private.h"
#include "tl-versions-files-private.h"
#include "tl-versions-window-private.h"

#include <glib/gi18n-lib.h>

struct _TlCodebookPage {
  GtkWidget       parent_instance;
  GtkSearchEntry *search;
  GtkListBox     *themes;
  TlProgressRow  *progress;
  GtkWidget      *behind;     /* offers to go through what is behind */
  GtkLabel       *behind_text;
  GtkStack       *stack;
  TlThemePane    *pane;
  TlMissedView   *missed;
  GHashTable     *drafts;     /* (element-type utf8 TlDraft): of themes: what is written there */
  guint           progress_source;
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

static TlTheme *
theme_of (GtkListBoxRow *row)
{
  return tl_theme_row_get_theme (TL_THEME_ROW (row));
}

static const char *
id_of (GtkListBoxRow *row)
{
  return tl_theme_row_get_id (TL_THEME_ROW (row));
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  GtkWidget *label;

  if (theme_of (row) == NULL)
    return;
  if (before != NULL && theme_of (before) != NULL
      && tl_theme_shares_group (theme_of (row), theme_of (before)))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (tl_theme_get_group (theme_of (row)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "facet-title");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  TlCodebookPage *page = user_data;
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (page->search)),
                                            -1);
  g_autofree char *names = NULL;
  g_autofree char *folded = NULL;

  if (theme_of (row) == NULL)
    return TRUE;
  names = tl_theme_dup_names (theme_of (row));
  folded = g_utf8_casefold (names, -1);
  return strstr (folded, words) != NULL;
}

static void
search_changed_cb (TlCodebookPage *page)
{
  gtk_list_box_invalidate_filter (page->themes);
}

static GtkListBoxRow *
find_row (TlCodebookPage *page,
          const char     *theme)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (page->themes, i)) != NULL; i++)
    if (g_strcmp0 (id_of (row), theme) == 0)
      return row;
  return NULL;
}

/* @row: (nullable) */
static void
select_row (TlCodebookPage *page,
            GtkListBoxRow  *row)
{
  gtk_list_box_select_row (page->themes, row);
  if (row != NULL)
    tl_scroll_to_soon (GTK_WIDGET (row));
}

/* ── what is written and not saved ── */

static TlDraft *
find_draft (TlCodebookPage *page)
{
  return page->shown != NULL ? g_hash_table_lookup (page->drafts, page->shown) : NULL;
}

static void
mark_rows (TlCodebookPage *page)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (page->themes, i)) != NULL; i++)
    {
      TlDraft *draft = g_hash_table_lookup (page->drafts, id_of (row));

      tl_theme_row_mark (TL_THEME_ROW (row), draft != NULL && tl_draft_is_unsaved (draft));
    }
}

static void
remove_cb (gpointer data)
{
  g_autoptr (GtkWidget) draft = data;
  GtkWidget *stack = gtk_widget_get_parent (draft);

  if (stack != NULL)
    gtk_stack_remove (GTK_STACK (stack), draft);
}

/* It may be in the midst of an action of its own. */
static void
drop_draft (TlCodebookPage *page,
            TlDraft        *draft)
{
  g_autofree char *theme = g_strdup (g_object_get_data (G_OBJECT (draft), "theme"));
  GtkListBoxRow *new_theme = find_row (page, TL_NEW_THEME);

  g_signal_handlers_disconnect_by_data (draft, page);
  g_idle_add_once (remove_cb, g_object_ref (draft));
  g_hash_table_remove (page->drafts, theme);
  if (g_str_equal (theme, TL_NEW_THEME) && new_theme != NULL)
    gtk_list_box_remove (page->themes, GTK_WIDGET (new_theme));
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
  GtkListBoxRow *row = theme != NULL ? find_row (page, theme)
                                     : gtk_list_box_get_row_at_index (page->themes, 0);

  g_free (page->shown);
  page->shown = g_strdup (row != NULL ? id_of (row) : theme);
  select_row (page, row);
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
  mark_rows (page);
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
  g_object_set_data_full (G_OBJECT (draft), "theme", g_strdup (page->shown), g_free);
  g_hash_table_insert (page->drafts, g_strdup (page->shown), draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (mark_rows), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "closed", G_CALLBACK (closed_cb), page, G_CONNECT_SWAPPED);
  gtk_stack_add_child (page->stack, draft);
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

static GPtrArray *
list_all_drafts (TlCodebookPage *page)
{
  GPtrArray *drafts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer draft;

  g_hash_table_iter_init (&iter, page->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    g_ptr_array_add (drafts, draft);
  return drafts;
}

GPtrArray *
tl_codebook_page_list_drafts (TlCodebookPage *page)
{
  g_autoptr (GPtrArray) drafts = NULL;

  g_return_val_if_fail (TL_IS_CODEBOOK_PAGE (page), NULL);

  drafts = list_all_drafts (page);
  for (guint i = drafts->len; i > 0; i--)
    if (!tl_draft_is_unsaved (drafts->pdata[i - 1]))
      g_ptr_array_remove_index (drafts, i - 1);
  return g_steal_pointer (&drafts);
}

void
tl_codebook_page_save_drafts (TlCodebookPage *page)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GBytes) source = NULL;
  g_autofree char *told = NULL;
  TlCodebook *in_force;

  g_return_if_fail (TL_IS_CODEBOOK_PAGE (page));

  in_force = tl_session_get_codebook (page->session);
  drafts = tl_codebook_page_list_drafts (page);
  source = tl_drafts_apply (drafts, in_force);
  if (source == NULL)
    return;
  told = g_strdup_printf (ngettext ("%u change of the code book", "%u changes of the code book",
                                    drafts->len), drafts->len);
  tl_rule_changer_save (tl_session_get_rule_changer (page->session), source,
                        tl_codebook_get_source (in_force), told);
  tl_codebook_page_drop_drafts (page);
}

void
tl_codebook_page_drop_drafts (TlCodebookPage *page)
{
  g_autoptr (GPtrArray) drafts = NULL;

  g_return_if_fail (TL_IS_CODEBOOK_PAGE (page));

  drafts = list_all_drafts (page);
  for (guint i = 0; i < drafts->len; i++)
    drop_draft (page, drafts->pdata[i]);
  mark_rows (page);
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
             GtkListBoxRow  *row)
{
  const char *theme = row != NULL ? id_of (row) : NULL;

  if (theme == NULL)
    return;
  if (theme_of (row) != NULL)
    tl_theme_pane_show (page->pane, theme_of (row));
  if (g_strcmp0 (page->shown, theme) == 0)
    return;
  leave_theme (page);
  g_free (page->shown);
  page->shown = g_strdup (theme);
  show_shown (page);
}

static gboolean
is_listed (GtkListBoxRow *row,
           TlTheme       *theme)
{
  return row != NULL && theme_of (row) != NULL
         && g_str_equal (tl_theme_get_id (theme_of (row)), tl_theme_get_id (theme))
         && tl_theme_shares_group (theme_of (row), theme);
}

/* The same themes keep their rows, and the list its place.
 *
 * Returns: whether they are the same */
static gboolean
refill (TlCodebookPage *page,
        GPtrArray      *themes)
{
  const guint first = find_row (page, TL_NEW_THEME) != NULL ? 1 : 0;

  for (guint i = 0; i < themes->len; i++)
    if (!is_listed (gtk_list_box_get_row_at_index (page->themes, first + i), themes->pdata[i]))
      return FALSE;
  if (gtk_list_box_get_row_at_index (page->themes, first + themes->len) != NULL)
    return FALSE;
  for (guint i = 0; i < themes->len; i++)
    tl_theme_row_set_theme (TL_THEME_ROW (gtk_list_box_get_row_at_index (page->themes, first + i)),
                            themes->pdata[i]);
  return TRUE;
}

/* The theme that was shown stays shown. */
static void
fill (TlCodebookPage *page)
{
  g_autoptr (GPtrArray) themes = tl_themes_by_group (tl_session_get_codebook (page->session));
  g_autofree char *shown = g_strdup (page->shown);
  GtkListBoxRow *row;

  if (refill (page, themes))
    {
      selected_cb (page, find_row (page, page->shown));
      mark_rows (page);
      return;
    }
  while ((row = gtk_list_box_get_row_at_index (page->themes, 0)) != NULL)
    gtk_list_box_remove (page->themes, GTK_WIDGET (row));
  for (guint i = 0; i < themes->len; i++)
    gtk_list_box_append (page->themes, tl_theme_row_new (themes->pdata[i]));
  if (g_hash_table_contains (page->drafts, TL_NEW_THEME))
    gtk_list_box_prepend (page->themes, tl_theme_row_new (NULL));
  mark_rows (page);
  row = find_row (page, shown);
  select_row (page, row != NULL ? row : gtk_list_box_get_row_at_index (page->themes, 0));
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
  GtkListBoxRow *row = find_row (page, TL_NEW_THEME);
  TlTheme *beside = has_theme (page) ? theme_of (find_row (page, page->shown)) : NULL;
  const char *group = beside != NULL ? tl_theme_get_plain (beside, TL_THEME_GROUP) : NULL;

  if (row == NULL)
    {
      g_autofree char *before = g_strdup (page->shown);
      GtkWidget *editor = tl_theme_editor_new (page->session, NULL, group);

      gtk_list_box_prepend (page->themes, tl_theme_row_new (NULL));
      select_row (page, find_row (page, TL_NEW_THEME));
      g_object_set_data_full (G_OBJECT (editor), "before", g_steal_pointer (&before), g_free);
      take_draft (page, editor);
      return;
    }
  select_row (page, row);
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

static void
stop_cb (TlCodebookPage *page)
{
  tl_rule_changer_stop (tl_session_get_rule_changer (page->session));
}

static void
finish_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tl_rule_changer_finish (tl_session_get_rule_changer (TL_CODEBOOK_PAGE (widget)->session));
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

/* ── running the rules ── */

static void
show_behind (TlCodebookPage *page)
{
  const guint n_behind =
    tl_rule_changer_get_n_behind (tl_session_get_rule_changer (page->session));
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%'u document has findings of an earlier code book",
                                    "%'u documents have findings of an earlier code book",
                                    n_behind), n_behind);
  gtk_label_set_label (page->behind_text, text);
  gtk_widget_set_visible (page->behind, n_behind > 0);
}

static gboolean
progress_cb (gpointer data)
{
  TlCodebookPage *page = data;
  guint n_all;
  const guint n_done = tl_rule_changer_get_n_done (tl_session_get_rule_changer (page->session),
                                                   &n_all);
  g_autofree char *message = NULL;

  message = g_strdup_printf (_("Running the rules again: %u of %u"), n_done, n_all);
  tl_progress_row_update (page->progress, message, n_all > 0 ? (double) n_done / n_all : -1, -1);
  return G_SOURCE_CONTINUE;
}

static void
changer_cb (TlCodebookPage *page)
{
  const gboolean running =
    tl_rule_changer_is_running (tl_session_get_rule_changer (page->session));

  show_behind (page);
  if (running == (page->progress_source != 0))
    return;
  if (running)
    {
      tl_progress_row_begin (page->progress, _("Running the rules again…"));
      page->progress_source = g_timeout_add (200, progress_cb, page);
      return;
    }
  g_clear_handle_id (&page->progress_source, g_source_remove);
  tl_progress_row_end (page->progress);
  tl_theme_pane_refresh (page->pane);
}

static void
measure_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  tl_sample_window_show (GTK_WINDOW (gtk_widget_get_root (widget)),
                         TL_CODEBOOK_PAGE (widget)->session);
}

static void
tl_codebook_page_constructed (GObject *object)
{
  TlCodebookPage *page = TL_CODEBOOK_PAGE (object);

  G_OBJECT_CLASS (tl_codebook_page_parent_class)->constructed (object);

  g_signal_connect_object (page->session, "notify::codebook", G_CALLBACK (fill), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tl_session_get_rule_changer (page->session), "changed",
                           G_CALLBACK (changer_cb), page, G_CONNECT_SWAPPED);
  tl_theme_pane_set_session (page->pane, page->session);
  tl_missed_view_set_session (page->missed, page->session);
  changer_cb (page);
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

  g_clear_handle_id (&page->progress_source, g_source_remove);
  g_clear_weak_pointer (&page->focused);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&page->session);
  g_clear_pointer (&page->shown, g_free);
  g_clear_pointer (&page->drafts, g_hash_table_unref);

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
  g_type_ensure (TL_TYPE_PROGRESS_ROW);
  g_type_ensure (TL_TYPE_TAB_STOP);
  g_type_ensure (TL_TYPE_THEME_PANE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-codebook-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, search);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, themes);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, pane);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, progress);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, behind);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, behind_text);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, missed);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, missed_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, phrase_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_install_action (widget_class, "codebook.add-rule", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "codebook.add-theme", NULL, add_theme_action);
  gtk_widget_class_install_action (widget_class, "codebook.edit-theme", NULL, edit_theme_action);
  gtk_widget_class_install_action (widget_class, "codebook.finish", NULL, finish_action);
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
  page->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (page));
  gtk_list_box_set_header_func (page->themes, header_cb, NULL, NULL);
  gtk_list_box_set_filter_func (page->themes, filter_cb, page, NULL);
}
