/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fact-row-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ATTRIBUTE_PREFIX "x."

struct _TlFactRow {
  GtkWidget    parent_instance;
  GtkLabel    *label;
  GtkEntry    *entry;
  GtkDropDown *choice;
  GtkButton   *source;
  GtkLabel    *words;
  GtkWidget   *reset;
  TlSession   *session;
  char        *key;        /* as an edit names it: "title", "x.team" */
  gboolean     has_many;
  gboolean     is_date;
  GArray      *reviews;    /* gint64: those it is the fact of */
  GPtrArray   *values;     /* what the choice is among, when it is one: names */
  char        *shown;      /* NULL while reviews differ */
  char        *refused;    /* what was typed that the fact cannot be */
  gboolean     showing;
};

G_DEFINE_FINAL_TYPE (TlFactRow, tl_fact_row, GTK_TYPE_WIDGET)

/* ── values ── */

static gboolean
is_attribute (TlFactRow *row)
{
  return g_str_has_prefix (row->key, ATTRIBUTE_PREFIX);
}

static gboolean
is_mine (TlFactRow *row,
         TlFact    *fact)
{
  const char *attribute = tl_fact_get_attribute (fact);

  if (attribute != NULL)
    return is_attribute (row) && g_str_equal (attribute, row->key + strlen (ATTRIBUTE_PREFIX));
  return g_str_equal (tl_fact_name_to_string (tl_fact_get_name (fact)), row->key);
}

/* Several authors stand on one line, parted by semicolons. */
static char *
dup_joined (TlFactRow *row,
            GPtrArray *facts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      TlFact *fact = g_ptr_array_index (facts, i);

      if (is_mine (row, fact))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", tl_fact_get_value (fact));
    }
  return g_string_free (text, FALSE);
}

static TlFact *
find_fact (TlFactRow *row,
           GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      TlFact *fact = g_ptr_array_index (facts, i);

      if (is_mine (row, fact))
        return fact;
    }
  return NULL;
}

static char *
dup_value (TlFactRow  *row,
           const char *shown)
{
  g_auto (GStrv) parts = NULL;

  if (!row->has_many)
    return g_strdup (shown);
  parts = g_strsplit (shown, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  return g_strjoinv ("\n", parts);
}

/* ── changes ── */

/* What cannot be is marked until it is mended. @fault: (nullable) */
static void
mark (TlFactRow    *row,
      const char   *refused,
      const GError *fault)
{
  GtkWidget *entry = GTK_WIDGET (row->entry);

  g_free (row->refused);
  row->refused = g_strdup (refused);
  gtk_widget_set_tooltip_text (entry, fault != NULL ? fault->message : NULL);
  if (fault == NULL)
    {
      gtk_widget_remove_css_class (entry, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }
  gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  fault->message, -1);
}

/* Returns: whether the fact can be so. */
static gboolean
check (TlFactRow    *row,
       const TlEdit *edit,
       const char   *typed)
{
  g_autoptr (GError) error = NULL;

  if (row->refused != NULL && g_strcmp0 (typed, row->refused) == 0)
    return FALSE;
  if (tl_editor_check (edit, &error))
    {
      mark (row, NULL, NULL);
      return TRUE;
    }
  mark (row, typed, error);
  tl_session_tell (row->session, error->message, FALSE);
  return FALSE;
}

/* What one review shows for itself has to be said of many. */
static void
apply (TlFactRow  *row,
       const char *value)
{
  const guint n = row->reviews->len;
  g_autofree char *told = NULL;
  const TlEdit edit = { .kind = TL_EDIT_FACT, .targets = (const gint64 *) row->reviews->data,
                        .n_targets = n, .name = row->key, .value = value };

  if (n == 0 || !check (row, &edit, value))
    return;
  if (n > 1)
    told = g_strdup_printf (ngettext ("%s: set for %'u review", "%s: set for %'u reviews", n),
                            gtk_label_get_label (row->label), n);
  tl_session_edit (row->session, &edit, told);
}

/* An attribute without a value is none. */
static void
set_value (TlFactRow  *row,
           const char *shown)
{
  g_autofree char *value = NULL;

  if (row->showing)
    return;
  if (g_strcmp0 (shown, row->shown) == 0)
    {
      mark (row, NULL, NULL);
      return;
    }
  if (!is_attribute (row) || *shown != '\0')
    value = dup_value (row, shown);
  apply (row, value);
}

/* What was typed; of a date, as it is kept, and then shown so. */
static char *
take_typed (TlFactRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->entry))));
  char *iso = row->is_date ? tl_fact_date_dup_iso (text) : NULL;

  if (iso == NULL)
    return g_steal_pointer (&text);
  gtk_editable_set_text (GTK_EDITABLE (row->entry), iso);
  return iso;
}

/* Where reviews differ, nothing typed leaves them so. */
static void
entered_cb (TlFactRow *row)
{
  g_autofree char *text = take_typed (row);

  if (row->shown == NULL && *text == '\0')
    mark (row, NULL, NULL);
  else
    set_value (row, text);
}

static void
chosen_cb (TlFactRow *row)
{
  const guint chosen = gtk_drop_down_get_selected (row->choice);

  if (row->values != NULL && chosen < row->values->len)
    set_value (row, g_ptr_array_index (row->values, chosen));
}

static void
reset_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  apply (TL_FACT_ROW (widget), NULL);
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
make_choices (TlFactRow  *row,
              TlFactName  name)
{
  static const char *const nations[] = { "England", "Wales", "Scotland", "Northern Ireland" };
  static const char *const harms[] = { N_("death"), N_("serious harm") };
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  row->values = g_ptr_array_new_with_free_func (g_free);
  add_choice (row, labels, "", _("Unknown"));
  if (name == TL_FACT_REVIEW_TYPE)
    for (TlReviewType type = 0; type < TL_N_REVIEW_TYPES; type++)
      add_choice (row, labels, tl_review_type_to_string (type), tl_review_type_get_label (type));
  else if (name == TL_FACT_NATION)
    for (guint i = 0; i < G_N_ELEMENTS (nations); i++)
      add_choice (row, labels, nations[i], nations[i]);
  else
    for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
      add_choice (row, labels, harms[i], _(harms[i]));
  gtk_drop_down_set_model (row->choice, G_LIST_MODEL (labels));
}

/* That reviews differ is one more choice, behind the others, while they do. */
static void
show_choice (TlFactRow  *row,
             const char *differ)
{
  GtkStringList *labels = GTK_STRING_LIST (gtk_drop_down_get_model (row->choice));
  const guint n_labels = g_list_model_get_n_items (G_LIST_MODEL (labels));
  const char *const more[] = { differ, NULL };
  guint found = row->shown == NULL ? row->values->len : 0;

  gtk_string_list_splice (labels, row->values->len, n_labels - row->values->len,
                          row->shown == NULL ? more : NULL);
  for (guint i = 0; row->shown != NULL && i < row->values->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (row->values, i), row->shown))
        found = i;
    }
  gtk_drop_down_set_selected (row->choice, found);
}

/* ── on screen ── */

static void
show_source (TlFactRow       *row,
             TlReviewDetails *details)
{
  TlFact *read = details != NULL ? find_fact (row, details->read_facts) : NULL;
  const guint page = read != NULL ? tl_fact_get_page (read) : 0;
  g_autofree char *text = NULL;
  const char *words;

  gtk_widget_set_visible (GTK_WIDGET (row->source), page > 0);
  if (page == 0)
    return;
  words = tl_fact_get_text (read) != NULL ? tl_fact_get_text (read) : tl_fact_get_value (read);
  text = g_strdup_printf (_("“%s” · PDF p. %u"), words, page);
  gtk_label_set_label (row->words, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->source), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->source), "(xxus)", details->id,
                                    tl_fact_get_document (read), page, words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row->source), "win.show-quote");
}

/* Takes up the reviews and what they have in common. Returns: how many different values. */
static guint
take (TlFactRow *row,
      GPtrArray *reviews,
      gboolean  *by_user)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *by_user = FALSE;
  g_array_set_size (row->reviews, 0);
  for (guint i = 0; i < reviews->len; i++)
    {
      const TlReviewDetails *details = g_ptr_array_index (reviews, i);
      TlFact *fact = find_fact (row, details->facts);

      g_array_append_val (row->reviews, details->id);
      g_hash_table_add (values, dup_joined (row, details->facts));
      *by_user |= fact != NULL && tl_fact_is_by_user (fact);
    }
  g_free (row->shown);
  row->shown = NULL;
  if (g_hash_table_size (values) == 1)
    row->shown = dup_joined (row, ((TlReviewDetails *) reviews->pdata[0])->facts);
  return g_hash_table_size (values);
}

void
tl_fact_row_show (TlFactRow *row,
                  GPtrArray *reviews)
{
  g_autofree char *differ = NULL;
  gboolean by_user;
  guint n_values;

  g_return_if_fail (TL_IS_FACT_ROW (row));
  g_return_if_fail (reviews != NULL && reviews->len > 0);

  row->showing = TRUE;
  n_values = take (row, reviews, &by_user);
  differ = g_strdup_printf (ngettext ("%'u different value", "%'u different values", n_values),
                            n_values);
  if (row->values != NULL)
    show_choice (row, differ);
  else
    {
      mark (row, NULL, NULL);
      gtk_editable_set_text (GTK_EDITABLE (row->entry), row->shown != NULL ? row->shown : "");
      gtk_entry_set_placeholder_text (row->entry, row->shown != NULL ? _("Unknown") : differ);
    }
  gtk_widget_set_visible (row->reset, by_user);
  show_source (row, reviews->len == 1 ? g_ptr_array_index (reviews, 0) : NULL);
  row->showing = FALSE;
}

const char *
tl_fact_row_get_key (TlFactRow *row)
{
  g_return_val_if_fail (TL_IS_FACT_ROW (row), NULL);

  return row->key;
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

  G_OBJECT_CLASS (tl_fact_row_parent_class)->dispose (object);
}

static void
tl_fact_row_finalize (GObject *object)
{
  TlFactRow *row = TL_FACT_ROW (object);

  g_array_unref (row->reviews);
  g_free (row->key);
  g_free (row->shown);
  g_free (row->refused);

  G_OBJECT_CLASS (tl_fact_row_parent_class)->finalize (object);
}

static void
tl_fact_row_class_init (TlFactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_fact_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = tl_fact_row_finalize;

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
  row->reviews = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (row));
}

static TlFactRow *
row_new (TlSession  *session,
         char       *key,
         const char *label,
         gboolean    chosen)
{
  TlFactRow *row = g_object_new (TL_TYPE_FACT_ROW, NULL);

  row->session = g_object_ref (session);
  row->key = key;
  gtk_label_set_label (row->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (GTK_WIDGET (row->entry), !chosen);
  gtk_widget_set_visible (GTK_WIDGET (row->choice), chosen);
  return row;
}

GtkWidget *
tl_fact_row_new (TlSession  *session,
                 TlFactName  name)
{
  const gboolean chosen = name == TL_FACT_REVIEW_TYPE || name == TL_FACT_NATION
                          || name == TL_FACT_HARM;
  TlFactRow *row = row_new (session, g_strdup (tl_fact_name_to_string (name)),
                            tl_fact_name_get_label (name), chosen);

  row->has_many = tl_fact_name_has_many (name);
  row->is_date = tl_fact_name_is_date (name);
  row->showing = TRUE;
  if (chosen)
    make_choices (row, name);
  row->showing = FALSE;
  return GTK_WIDGET (row);
}

GtkWidget *
tl_fact_row_new_for_attribute (TlSession  *session,
                               const char *attribute)
{
  TlFactRow *row = row_new (session, g_strconcat (ATTRIBUTE_PREFIX, attribute, NULL), attribute,
                            FALSE);

  gtk_button_set_icon_name (GTK_BUTTON (row->reset), "list-remove-symbolic");
  gtk_widget_set_tooltip_text (row->reset, _("Take this attribute away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->reset), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Take this attribute away"), -1);
  return GTK_WIDGET (row);
}
