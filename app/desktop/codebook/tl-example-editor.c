/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-example-editor-private.h"

#include "tl-codebook-examples.h"
#include "tl-scroll-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TlExampleEditor {
  GtkWidget          parent_instance;
  GtkScrolledWindow *scroller;
  GtkWidget         *rows;
  GtkWidget         *add_button;
  GtkSizeGroup      *size_group;  /* of what says what is to come of each */
  gboolean           of_rule;
};

/* One example: what is to come of it, the sentence, and what is wrong, if anything is. */
typedef struct {
  GtkDropDown *kind;
  GtkEditable *text;
  GtkLabel    *verdict;
} Row;

/* As the file has them and as people read them. */
static const struct {
  const char *key;
  const char *label;
  gboolean    of_rule;
} kinds[] = {
  { "matches", N_("Matches"), TRUE },
  { "not", N_("Does not match"), TRUE },
  { "concern", N_("Found as a concern"), FALSE },
  { "strength", N_("Found as a strength"), FALSE },
  { "neutral", N_("Found as neutral"), FALSE },
  { "none", N_("Not found"), FALSE },
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlExampleEditor, tl_example_editor, GTK_TYPE_WIDGET)

static void
changed (TlExampleEditor *editor)
{
  g_signal_emit (editor, signals[CHANGED], 0);
}

static Row *
row_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "row");
}

/* ── what each says ── */

/* The kind that is chosen, or NULL */
static const char *
get_key (TlExampleEditor *editor,
         const Row       *row)
{
  guint position = gtk_drop_down_get_selected (row->kind);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].of_rule == editor->of_rule && position-- == 0)
      return kinds[i].key;
  return NULL;
}

static void
select_key (TlExampleEditor *editor,
            const Row       *row,
            const char      *key)
{
  guint position = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i].of_rule != editor->of_rule)
        continue;
      if (g_str_equal (kinds[i].key, key))
        gtk_drop_down_set_selected (row->kind, position);
      position++;
    }
}

static char *
dup_text (const Row *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row->text)));
}

/* Returns: (nullable): %NULL while nothing is written */
static char *
dup_example (TlExampleEditor *editor,
             const Row       *row)
{
  g_autofree char *text = dup_text (row);

  return *text != '\0' ? g_strdup_printf ("%s: %s", get_key (editor, row), text) : NULL;
}

GStrv
tl_example_editor_dup (TlExampleEditor *editor)
{
  g_autoptr (GStrvBuilder) examples = g_strv_builder_new ();

  g_return_val_if_fail (TL_IS_EXAMPLE_EDITOR (editor), NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (editor->rows); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *example = dup_example (editor, row_of (child));

      if (example != NULL)
        g_strv_builder_add (examples, example);
    }
  return g_strv_builder_end (examples);
}

/* ── what has come of them ── */

static char *
dup_wanted (const TlExampleResult *result)
{
  const char *key = result->expected ? tl_stance_to_string (result->stance) : "none";

  if (result->rule != NULL)
    key = result->expected ? "matches" : "not";
  return g_strdup_printf ("%s: %s", key, result->text);
}

static const TlExampleResult *
find_result (GPtrArray  *results,
             const char *rule,
             const char *example)
{
  for (guint i = 0; i < results->len; i++)
    {
      const TlExampleResult *result = results->pdata[i];
      g_autofree char *wanted = dup_wanted (result);

      if (g_strcmp0 (result->rule, rule) == 0 && g_strcmp0 (wanted, example) == 0)
        return result;
    }
  return NULL;
}

/* @result: (nullable) */
static void
show_verdict (const Row             *row,
              const TlExampleResult *result)
{
  const gboolean fails = result != NULL && result->failure != NULL;
  g_autofree char *text = fails ? g_strdup_printf (_("✗ Fails: %s"), result->failure)
                                : g_strdup (result != NULL ? _("✓ Passes") : "");

  gtk_label_set_label (row->verdict, text);
  gtk_widget_set_visible (GTK_WIDGET (row->verdict), result != NULL);
  if (fails)
    gtk_widget_add_css_class (GTK_WIDGET (row->verdict), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->verdict), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

void
tl_example_editor_show (TlExampleEditor *editor,
                        GPtrArray       *results,
                        const char      *rule)
{
  g_return_if_fail (TL_IS_EXAMPLE_EDITOR (editor));
  g_return_if_fail (results != NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (editor->rows); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *example = dup_example (editor, row_of (child));

      show_verdict (row_of (child), find_result (results, rule, example));
    }
  if (gtk_widget_get_focus_child (editor->rows) != NULL)
    tl_scroll_to_soon (gtk_widget_get_focus_child (editor->rows));
}

/* ── rows ── */

static GtkDropDown *
kind_new (TlExampleEditor *editor)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *kind;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].of_rule == editor->of_rule)
      gtk_string_list_append (labels, _(kinds[i].label));
  kind = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What is to come of the example"), -1);
  g_signal_connect_object (kind, "notify::selected", G_CALLBACK (changed), editor,
                           G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (kind);
}

static GtkEditable *
text_new (TlExampleEditor *editor)
{
  GtkWidget *text = gtk_entry_new ();

  gtk_widget_set_hexpand (text, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (text), _("A sentence as a review would have it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Example"), -1);
  g_signal_connect_object (text, "changed", G_CALLBACK (changed), editor, G_CONNECT_SWAPPED);
  return GTK_EDITABLE (text);
}

static GtkLabel *
verdict_new (void)
{
  GtkWidget *verdict = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (verdict), 0);
  gtk_label_set_wrap (GTK_LABEL (verdict), TRUE);
  gtk_widget_add_css_class (verdict, "caption");
  gtk_widget_set_visible (verdict, FALSE);
  return GTK_LABEL (verdict);
}

static void
remove_cb (TlExampleEditor *editor,
           GtkWidget       *button)
{
  GtkWidget *child = button;

  while (gtk_widget_get_parent (child) != editor->rows)
    child = gtk_widget_get_parent (child);
  gtk_widget_grab_focus (editor->add_button);
  gtk_box_remove (GTK_BOX (editor->rows), child);
  changed (editor);
}

static GtkWidget *
remove_button_new (TlExampleEditor *editor)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove this example"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove this example"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), editor, G_CONNECT_SWAPPED);
  return button;
}

static Row *
add_row (TlExampleEditor *editor)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Row *row = g_new0 (Row, 1);

  row->kind = kind_new (editor);
  row->text = text_new (editor);
  row->verdict = verdict_new ();
  gtk_size_group_add_widget (editor->size_group, GTK_WIDGET (row->kind));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (row->kind));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (row->text));
  gtk_box_append (GTK_BOX (line), remove_button_new (editor));
  gtk_box_append (GTK_BOX (child), line);
  gtk_box_append (GTK_BOX (child), GTK_WIDGET (row->verdict));
  g_object_set_data_full (G_OBJECT (child), "row", row, g_free);
  gtk_box_append (GTK_BOX (editor->rows), child);
  return row;
}

static void
add_cb (TlExampleEditor *editor)
{
  GtkWidget *text = GTK_WIDGET (add_row (editor)->text);

  gtk_widget_grab_focus (text);
  tl_scroll_to_soon (text);
}

void
tl_example_editor_set (TlExampleEditor   *editor,
                       gboolean           of_rule,
                       const char *const *examples)
{
  GtkWidget *child;

  g_return_if_fail (TL_IS_EXAMPLE_EDITOR (editor));
  g_return_if_fail (examples != NULL);

  while ((child = gtk_widget_get_first_child (editor->rows)) != NULL)
    gtk_box_remove (GTK_BOX (editor->rows), child);
  editor->of_rule = of_rule;
  gtk_scrolled_window_set_policy (editor->scroller, GTK_POLICY_NEVER,
                                  of_rule ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  for (guint i = 0; examples[i] != NULL; i++)
    {
      const char *text = strchr (examples[i], ':');
      g_autofree char *key = g_strndup (examples[i], text - examples[i]);
      Row *row = add_row (editor);

      select_key (editor, row, key);
      gtk_editable_set_text (row->text, text + strspn (text, ": "));
    }
}

/* ── the widget ── */

static void
tl_example_editor_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&TL_EXAMPLE_EDITOR (object)->size_group);

  G_OBJECT_CLASS (tl_example_editor_parent_class)->dispose (object);
}

static void
tl_example_editor_class_init (TlExampleEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_example_editor_dispose;
  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_EXAMPLE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-example-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TlExampleEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, TlExampleEditor, rows);
  gtk_widget_class_bind_template_child (widget_class, TlExampleEditor, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tl_example_editor_init (TlExampleEditor *editor)
{
  editor->size_group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (editor));
}
