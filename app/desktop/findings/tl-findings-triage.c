/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-findings-triage-private.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *action)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What is asked hangs from the button that asks it, whichever way it was asked. */
static void
point_popover (TlFindingsPage *page,
               GtkPopover     *popover,
               const char     *action)
{
  GtkWidget *cell = tl_findings_page_find_cell (page);
  GtkWidget *button = cell != NULL ? find_button (cell, action) : NULL;
  graphene_rect_t bounds;

  if (button == NULL || !gtk_widget_compute_bounds (button, GTK_WIDGET (page), &bounds))
    gtk_popover_set_pointing_to (popover, NULL);
  else
    gtk_popover_set_pointing_to (popover,
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                   (int) bounds.size.width,
                                                   (int) bounds.size.height });
}

/* ── changes ── */

static void
edit (TlFindingsPage *page,
      TlEditKind      kind,
      const char     *value,
      const char     *told)
{
  g_autoptr (GArray) ids = tl_finding_selection_dup_ids (page->selection);
  const TlEdit change = {
    .kind = kind,
    .targets = (const gint64 *) (gconstpointer) ids->data,
    .n_targets = ids->len,
    .value = value,
  };

  if (ids->len > 0)
    tl_session_edit (page->session, &change, told);
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);
  const guint n = tl_finding_selection_count (page->selection);
  g_autofree char *told =
    g_strdup_printf (ngettext ("%'u finding accepted", "%'u findings accepted", n), n);

  edit (page, TL_EDIT_STATUS, tl_status_to_string (TL_STATUS_ACCEPTED), n > 1 ? told : NULL);
}

static void
reject_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);
  const guint n = tl_finding_selection_count (page->selection);
  g_autofree char *told =
    g_strdup_printf (ngettext ("%'u finding rejected", "%'u findings rejected", n), n);

  edit (page, TL_EDIT_STATUS, tl_status_to_string (TL_STATUS_REJECTED), told);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  edit (TL_FINDINGS_PAGE (widget), TL_EDIT_STATUS, tl_status_to_string (TL_STATUS_SUGGESTED), NULL);
}

static void
theme_chosen_cb (TlFindingsPage *page,
                 const char     *theme,
                 int             stance)
{
  if (theme != NULL)
    edit (page, TL_EDIT_THEME, theme, NULL);
  if (stance < TL_N_STANCES)
    edit (page, TL_EDIT_STANCE, tl_stance_to_string ((TlStance) stance), NULL);
}

static void
add_tag_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);

  edit (page, TL_EDIT_ADD_TAG, g_variant_get_string (parameter, NULL), NULL);
  gtk_popover_popdown (GTK_POPOVER (page->tag));
}

static void
remove_tag_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);

  edit (page, TL_EDIT_REMOVE_TAG, g_variant_get_string (parameter, NULL), NULL);
  gtk_popover_popdown (GTK_POPOVER (page->tag));
}

static void
set_note_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);

  edit (page, TL_EDIT_NOTE, g_variant_get_string (parameter, NULL), NULL);
  gtk_popover_popdown (GTK_POPOVER (page->note));
}

/* ── questions ── */

/* Of several, nothing is taken to be so already. */
static void
change_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);
  const gboolean one = tl_finding_selection_count (page->selection) == 1;
  g_autoptr (TlFindingItem) item = tl_findings_page_dup_current (page);

  if (item == NULL || !tl_finding_item_is_loaded (item))
    return;
  point_popover (page, GTK_POPOVER (page->change), name);
  tl_theme_popover_ask (page->change, tl_session_get_codebook (page->session),
                        one ? tl_finding_item_get_theme (item) : NULL,
                        one ? tl_finding_item_get_stance (item) : TL_N_STANCES);
}

static GPtrArray *
dup_known_tags (TlFindingsPage *page)
{
  TlCounts *counts = tl_session_get_counts (page->session);
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *values = counts != NULL ? counts->values[TL_FILTER_TAG] : NULL;

  for (guint i = 0; values != NULL && i < values->len; i++)
    g_ptr_array_add (tags, g_strdup (((TlCount *) g_ptr_array_index (values, i))->value));
  return tags;
}

static void
tag_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);
  const gboolean one = tl_finding_selection_count (page->selection) == 1;
  g_autoptr (TlFindingItem) item = tl_findings_page_dup_current (page);
  g_autoptr (GPtrArray) known = NULL;

  if (item == NULL || !tl_finding_item_is_loaded (item))
    return;
  known = dup_known_tags (page);
  point_popover (page, GTK_POPOVER (page->tag), name);
  tl_tag_popover_ask (page->tag, known, one ? tl_finding_item_get_tags (item) : NULL);
}

static void
note_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);
  const gboolean one = tl_finding_selection_count (page->selection) == 1;
  g_autoptr (TlFindingItem) item = tl_findings_page_dup_current (page);

  if (item == NULL || !tl_finding_item_is_loaded (item))
    return;
  point_popover (page, GTK_POPOVER (page->note), name);
  tl_note_popover_ask (page->note, one ? tl_finding_item_get_note (item) : NULL);
}

static void
why_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);
  g_autoptr (TlFindingItem) item = tl_findings_page_dup_current (page);

  if (item == NULL || !tl_finding_item_is_loaded (item))
    return;
  point_popover (page, GTK_POPOVER (page->why), name);
  tl_why_popover_show (page->why, page->session, item);
}

/* ── the table ── */

void
tl_findings_triage_install (GtkWidgetClass *widget_class)
{
  static const struct {
    const char                  *name;
    const char                  *parameter;
    GtkWidgetActionActivateFunc  run;
  } actions[] = {
    { "findings.accept", NULL, accept_action },
    { "findings.reject", NULL, reject_action },
    { "findings.restore", NULL, restore_action },
    { "findings.change", NULL, change_action },
    { "findings.tag", NULL, tag_action },
    { "findings.add-tag", "s", add_tag_action },
    { "findings.remove-tag", "s", remove_tag_action },
    { "findings.note", NULL, note_action },
    { "findings.set-note", "s", set_note_action },
    { "findings.why", NULL, why_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].run);
  gtk_widget_class_bind_template_callback (widget_class, theme_chosen_cb);
}
