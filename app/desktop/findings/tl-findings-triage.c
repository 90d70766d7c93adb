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

/* What is accepted stays in sight; what is rejected goes, and is said to. Returns: (transfer full)
 * (nullable) */
static char *
dup_told (TlStatus status,
          guint    n)
{
  if (status == TL_STATUS_ACCEPTED && n > 1)
    return g_strdup_printf (ngettext ("%'u finding accepted", "%'u findings accepted", n), n);
  if (status == TL_STATUS_REJECTED)
    return g_strdup_printf (ngettext ("%'u finding rejected", "%'u findings rejected", n), n);
  return NULL;
}

static const struct {
  const char *name;
  TlStatus    status;
} decisions[] = {
  { "findings.accept", TL_STATUS_ACCEPTED },
  { "findings.reject", TL_STATUS_REJECTED },
  { "findings.restore", TL_STATUS_SUGGESTED },
};

static void
decide_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);
  g_autofree char *told = NULL;
  guint i = 0;

  while (!g_str_equal (decisions[i].name, name))
    i++;
  told = dup_told (decisions[i].status, tl_finding_selection_count (page->selection));
  edit (page, TL_EDIT_STATUS, tl_status_to_string (decisions[i].status), told);
}

/* What popovers have done. */
static const struct {
  const char *name;
  TlEditKind  kind;
} settings[] = {
  { "findings.add-tag", TL_EDIT_ADD_TAG },
  { "findings.remove-tag", TL_EDIT_REMOVE_TAG },
  { "findings.set-note", TL_EDIT_NOTE },
};

static void
set_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);
  guint i = 0;

  while (!g_str_equal (settings[i].name, name))
    i++;
  edit (page, settings[i].kind, g_variant_get_string (parameter, NULL), NULL);
  gtk_popover_popdown (GTK_POPOVER (page->tag));
  gtk_popover_popdown (GTK_POPOVER (page->note));
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

/* ── questions ── */

static void
ask_theme (TlFindingsPage *page,
           TlFindingItem  *item,
           gboolean        one)
{
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
ask_tags (TlFindingsPage *page,
          TlFindingItem  *item,
          gboolean        one)
{
  g_autoptr (GPtrArray) known = dup_known_tags (page);

  tl_tag_popover_ask (page->tag, known, one ? tl_finding_item_get_tags (item) : NULL);
}

static void
ask_note (TlFindingsPage *page,
          TlFindingItem  *item,
          gboolean        one)
{
  tl_note_popover_ask (page->note, one ? tl_finding_item_get_note (item) : NULL);
}

static void
show_why (TlFindingsPage *page,
          TlFindingItem  *item,
          gboolean        one)
{
  tl_why_popover_show (page->why, page->session, item);
}

static const struct {
  const char *name;
  gsize       popover;     /* where the page has it */
  void      (*ask) (TlFindingsPage *page,
                    TlFindingItem  *item,
                    gboolean        one);
} questions[] = {
  { "findings.change", G_STRUCT_OFFSET (TlFindingsPage, change), ask_theme },
  { "findings.tag", G_STRUCT_OFFSET (TlFindingsPage, tag), ask_tags },
  { "findings.note", G_STRUCT_OFFSET (TlFindingsPage, note), ask_note },
  { "findings.why", G_STRUCT_OFFSET (TlFindingsPage, why), show_why },
};

/* Of several, nothing is taken to be so already. */
static void
ask_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TlFindingsPage *page = TL_FINDINGS_PAGE (widget);
  const gboolean one = tl_finding_selection_count (page->selection) == 1;
  g_autoptr (TlFindingItem) item = tl_findings_page_dup_current (page);
  guint i = 0;

  if (item == NULL || !tl_finding_item_is_loaded (item))
    return;
  while (!g_str_equal (questions[i].name, name))
    i++;
  point_popover (page, G_STRUCT_MEMBER (GtkPopover *, page, questions[i].popover), name);
  questions[i].ask (page, item, one);
}

/* ── the tables ── */

void
tl_findings_triage_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    gtk_widget_class_install_action (widget_class, decisions[i].name, NULL, decide_action);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    gtk_widget_class_install_action (widget_class, settings[i].name, "s", set_action);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    gtk_widget_class_install_action (widget_class, questions[i].name, NULL, ask_action);
  gtk_widget_class_bind_template_callback (widget_class, theme_chosen_cb);
}
