/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fact-row-private.h"

#include <glib/gi18n-lib.h>

struct _TlFactRow {
  GtkWidget    parent_instance;
  GtkLabel    *label;
  GtkEntry    *entry;
  GtkDropDown *choice;
  GtkButton   *source;
  GtkLabel    *words;
  GtkWidget   *reset;
  TlSession   *session;
  TlFactName   name;
  gint64       review;
  GPtrArray   *values;     /* what the choice is among, when it is one: names, the first NULL */
  char        *shown;
  gboolean     showing;
};

G_DEFINE_FINAL_TYPE (TlFactRow, tl_fact_row, GTK_TYPE_WIDGET)

/* ── values ── */

/* Several authors stand on one line, parted by semicolons. */
static char *
dup_joined (GPtrArray  *facts,
            TlFactName  name)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      TlFact *fact = g_ptr_array_index (facts, i);

      if (tl_fact_get_attribute (fact) != NULL || tl_fact_get_name (fact) != name)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", tl_fact_get_value (fact));
    }
  return g_string_free (text, FALSE);
}

static TlFact *
find_fact (GPtrArray  *facts,
           TlFactName  name)
{
  for (guint i = 0; i < facts->len; i++)
    {
      TlFact *fact = g_ptr_array_index (facts, i);

      if (tl_fact_get_attribute (fact) == NULL && tl_fact_get_name (fact) == name)
        return fact;
    }
  return NULL;
}

static char *
dup_value (TlFactRow  *row,
           const char *shown)
{
  g_auto (GStrv) parts = NULL;

  if (!tl_fact_name_has_many (row->name))
    return g_strdup (shown);
  parts = g_strsplit (shown, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  return g_strjoinv ("\n", parts);
}

static void
set_value (TlFactRow  *row,
           const char *shown)
{
  g_autofree char *value = NULL;
  TlEdit edit = { .kind = TL_EDIT_FACT, .targets = &row->review, .n_targets = 1,
                  .name = tl_fact_name_to_string (row->name) };

  if (row->showing || row->review == 0 || g_strcmp0 (shown, row->shown) == 0)
    return;
  value = shown != NULL ? dup_value (row, shown) : NULL;
  edit.value = value;
  tl_session_edit (row->session, &edit, NULL);
}

static void
entered_cb (TlFactRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->entry))));

  set_value (row, text);
}

static void
chosen_cb (TlFactRow *row)
{
  const guint chosen = gtk_drop_down_get_selected (row->choice);

  if (row->values == NULL || chosen >= row->values->len)
    return;
  set_value (row, g_ptr_array_index (row->values, chosen));
}

static void
reset_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  set_value (TL_FACT_ROW (widget), NULL);
}

/* ── choices ── */

static void
add_choice (TlFactRow     *row,
            GtkStringList *labels,
            const char    *value,
            const char    *label)
{
  g_ptr_array_add (row->values, g_strdup (value));
  gtk_string_list_append (labels, label);
}

/* Kind, nation and harm are words of the vocabulary, and so chosen, not typed. */
static void
make_choices (TlFactRow *row)
{
  static const char *const nations[] = { "England", "Wales", "Scotland", "Northern Ireland" };
  static const char *const harms[] = { N_("death"), N_("serious harm") };
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  row->values = g_ptr_array_new_with_free_func (g_free);
  add_choice (row, labels, "", _("Unknown"));
  if (row->name == TL_FACT_REVIEW_TYPE)
    for (TlReviewType type = 0; type < TL_N_REVIEW_TYPES; type++)
      add_choice (row, labels, tl_review_type_to_string (type), tl_review_type_get_label (type));
  else if (row->name == TL_FACT_NATION)
    for (guint i = 0; i < G_N_ELEMENTS (nations); i++)
      add_choice (row, labels, nations[i], nations[i]);
  else
    for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
      add_choice (row, labels, harms[i], _(harms[i]));
  gtk_drop_down_set_model (row->choice, G_LIST_MODEL (labels));
}

static void
show_choice (TlFactRow  *row,
             const char *value)
{
  guint found = 0;

  for (guint i = 0; i < row->values->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (row->values, i), value))
        found = i;
    }
  gtk_drop_down_set_selected (row->choice, found);
}

/* ── on screen ── */

static void
show_source (TlFactRow *row,
             TlFact    *read,
             gboolean   by_user)
{
  const char *words;
  g_autofree char *text = NULL;
  const guint page = read != NULL ? tl_fact_get_page (read) : 0;

  gtk_widget_set_visible (row->reset, by_user);
  gtk_widget_set_visible (GTK_WIDGET (row->source), read != NULL && page > 0);
  if (read == NULL || page == 0)
    return;
  words = tl_fact_get_text (read) != NULL ? tl_fact_get_text (read) : tl_fact_get_value (read);
  text = g_strdup_printf (_("“%s” · PDF p. %u"), words, page);
  gtk_label_set_label (row->words, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->source), "(xxus)", row->review,
                                    tl_fact_get_document (read), page, words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row->source), "win.show-quote");
}

void
tl_fact_row_show (TlFactRow       *row,
                  TlReviewDetails *details)
{
  TlFact *fact;

  g_return_if_fail (TL_IS_FACT_ROW (row));
  g_return_if_fail (details != NULL);

  row->showing = TRUE;
  row->review = details->id;
  fact = find_fact (details->facts, row->name);
  g_free (row->shown);
  row->shown = dup_joined (details->facts, row->name);
  if (row->values != NULL)
    show_choice (row, row->shown);
  else
    gtk_editable_set_text (GTK_EDITABLE (row->entry), row->shown);
  show_source (row, find_fact (details->read_facts, row->name),
               fact != NULL && tl_fact_is_by_user (fact));
  row->showing = FALSE;
}

static void
tl_fact_row_dispose (GObject *object)
{
  TlFactRow *row = TL_FACT_ROW (object);
  GtkWidget *child;

  row->showing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (row))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&row->session);
  g_clear_pointer (&row->values, g_ptr_array_unref);
  g_clear_pointer (&row->shown, g_free);

  G_OBJECT_CLASS (tl_fact_row_parent_class)->dispose (object);
}

static void
tl_fact_row_class_init (TlFactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_fact_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/library/tl-fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, label);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, entry);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, choice);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, source);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, words);
  gtk_widget_class_bind_template_child (widget_class, TlFactRow, reset);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "fact.reset", NULL, reset_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
tl_fact_row_init (TlFactRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
tl_fact_row_new (TlSession  *session,
                 TlFactName  name)
{
  TlFactRow *row = g_object_new (TL_TYPE_FACT_ROW, NULL);
  const char *label = tl_fact_name_get_label (name);
  const gboolean chosen = name == TL_FACT_REVIEW_TYPE || name == TL_FACT_NATION
                          || name == TL_FACT_HARM;

  row->session = g_object_ref (session);
  row->name = name;
  gtk_label_set_label (row->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (GTK_WIDGET (row->entry), !chosen);
  gtk_widget_set_visible (GTK_WIDGET (row->choice), chosen);
  row->showing = TRUE;
  if (chosen)
    make_choices (row);
  row->showing = FALSE;
  return GTK_WIDGET (row);
}
