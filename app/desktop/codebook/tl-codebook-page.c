/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-page-private.h"

#include "tl-missed-view-private.h"
#include "tl-progress-row-private.h"
#include "tl-rule-changer-private.h"
#include "tl-rule-editor-private.h"
#include "tl-sample-window-private.h"
#include "tl-tab-stop-private.h"
#include "tl-theme-item-private.h"
#include "tl-theme-pane-private.h"
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
  TlRuleEditor   *editor;
  TlMissedView   *missed;
  gboolean        from_missed; /* a rule is made of a passage there */
  guint           progress_source;
  char           *shown;      /* the theme's id */
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
  return g_object_get_data (G_OBJECT (row), "theme");
}

static GtkWidget *
row_new (TlTheme *theme)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (tl_theme_get_name (theme));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tl_theme_get_name (theme), -1);
  g_object_set_data_full (G_OBJECT (row), "theme", tl_theme_ref (theme),
                          (GDestroyNotify) tl_theme_unref);
  return row;
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  GtkWidget *label;

  if (before != NULL && tl_theme_shares_group (theme_of (row), theme_of (before)))
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
  g_autofree char *names = tl_theme_dup_names (theme_of (row));
  g_autofree char *folded = g_utf8_casefold (names, -1);

  return strstr (folded, words) != NULL;
}

static void
search_changed_cb (TlCodebookPage *page)
{
  gtk_list_box_invalidate_filter (page->themes);
}

static void
selected_cb (TlCodebookPage *page,
             GtkListBoxRow  *row)
{
  if (row == NULL)
    return;
  if (g_strcmp0 (page->shown, tl_theme_get_id (theme_of (row))) != 0)
    {
      g_free (page->shown);
      page->shown = g_strdup (tl_theme_get_id (theme_of (row)));
      gtk_stack_set_visible_child (page->stack, GTK_WIDGET (page->pane));
      page->from_missed = FALSE;
      tl_missed_view_close (page->missed);
      gtk_widget_activate_action (GTK_WIDGET (page->editor), "rule.cancel", NULL);
    }
  tl_theme_pane_show (page->pane, theme_of (row));
}

/* The theme that was shown stays shown. */
static void
fill (TlCodebookPage *page)
{
  GPtrArray *themes = tl_codebook_get_themes (tl_session_get_codebook (page->session));
  g_autofree char *shown = g_strdup (page->shown);
  GtkListBoxRow *row;
  int selected = 0;

  while ((row = gtk_list_box_get_row_at_index (page->themes, 0)) != NULL)
    gtk_list_box_remove (page->themes, GTK_WIDGET (row));
  for (guint i = 0; i < themes->len; i++)
    {
      gtk_list_box_append (page->themes, row_new (g_ptr_array_index (themes, i)));
      if (g_strcmp0 (tl_theme_get_id (g_ptr_array_index (themes, i)), shown) == 0)
        selected = i;
    }
  gtk_list_box_select_row (page->themes, gtk_list_box_get_row_at_index (page->themes, selected));
}

/* ── changing rules ── */

static void
edit_cb (TlCodebookPage *page,
         const char     *rule)
{
  gtk_stack_set_visible_child (page->stack, GTK_WIDGET (page->editor));
  if (tl_rule_editor_open (page->editor, page->shown, rule))
    tl_rule_editor_focus (page->editor);
  else
    gtk_stack_set_visible_child (page->stack, GTK_WIDGET (page->pane));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  edit_cb (TL_CODEBOOK_PAGE (widget), NULL);
}

static void
closed_cb (TlCodebookPage *page,
           const char     *rule)
{
  const gboolean was_shown = gtk_stack_get_visible_child (page->stack) == GTK_WIDGET (page->editor);

  if (was_shown && page->from_missed)
    {
      page->from_missed = FALSE;
      gtk_stack_set_visible_child (page->stack, GTK_WIDGET (page->missed));
      tl_missed_view_focus (page->missed);
      return;
    }
  gtk_stack_set_visible_child (page->stack, GTK_WIDGET (page->pane));
  if (was_shown)
    tl_theme_pane_focus_rule (page->pane, rule);
}

/* ── what the rules miss ── */

static void
missed_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlCodebookPage *page = TL_CODEBOOK_PAGE (widget);

  if (page->shown == NULL)
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
  edit_cb (page, NULL);
  tl_rule_editor_suggest (page->editor, phrase);
  page->from_missed = TRUE;
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
  tl_rule_editor_set_session (page->editor, page->session);
  tl_missed_view_set_session (page->missed, page->session);
  changer_cb (page);
  fill (page);
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
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&page->session);
  g_clear_pointer (&page->shown, g_free);

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

  g_object_class_install_property (object_class, PROP_SESSION,
                                   g_param_spec_object ("session", NULL, NULL, TL_TYPE_SESSION,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                        | G_PARAM_STATIC_STRINGS));

  g_type_ensure (TL_TYPE_MISSED_VIEW);
  g_type_ensure (TL_TYPE_PROGRESS_ROW);
  g_type_ensure (TL_TYPE_RULE_EDITOR);
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
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, editor);
  gtk_widget_class_bind_template_child (widget_class, TlCodebookPage, missed);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, missed_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, phrase_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_install_action (widget_class, "codebook.add-rule", NULL, add_action);
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
  gtk_widget_init_template (GTK_WIDGET (page));
  gtk_list_box_set_header_func (page->themes, header_cb, NULL, NULL);
  gtk_list_box_set_filter_func (page->themes, filter_cb, page, NULL);
}
