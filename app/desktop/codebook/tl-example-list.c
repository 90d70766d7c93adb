/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-example-list-private.h"

#include "tl-codebook-examples.h"
#include "tl-labels-private.h"

#include <glib/gi18n-lib.h>

/* So much of the examples is seen at once, in pixels. */
#define MOST_HEIGHT 170

struct _TlExampleList {
  GtkWidget    parent_instance;
  GtkExpander *expander;
  GtkListBox  *rows;
  GPtrArray   *results;
};

G_DEFINE_FINAL_TYPE (TlExampleList, tl_example_list, GTK_TYPE_WIDGET)

static GtkWidget *
label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static char *
dup_wanted (const TlExampleResult *result)
{
  if (result->rule != NULL)
    return g_strdup_printf (result->expected ? _("%s matches") : _("%s does not match"),
                            result->rule);
  return g_strdup (result->expected ? tl_stance_get_label (result->stance) : _("not found"));
}

static char *
dup_verdict (const TlExampleResult *result)
{
  g_autofree char *wanted = dup_wanted (result);

  return g_strdup_printf (result->failure != NULL ? _("✗ Fails: %s") : _("✓ Passes: %s"), wanted);
}

static GtkWidget *
row_new (const TlExampleResult *result)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *verdict = dup_verdict (result);
  g_autofree char *said = g_strdup_printf ("%s: %s %s", verdict, result->text,
                                           result->failure != NULL ? result->failure : "");
  GtkWidget *heading = label_new (verdict);

  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, result->failure != NULL ? "error" : "dim-label");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), label_new (result->text));
  if (result->failure != NULL)
    {
      GtkWidget *failure = label_new (result->failure);

      gtk_widget_add_css_class (failure, "caption");
      gtk_box_append (GTK_BOX (box), failure);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return row;
}

/* @n_listed: (out). Returns: how many of them fail */
static guint
fill (TlExampleList *list,
      GPtrArray     *results,
      const char    *without,
      guint         *n_listed)
{
  guint n_failed = 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list->rows, 0)) != NULL)
    gtk_list_box_remove (list->rows, GTK_WIDGET (row));
  for (guint i = 0; i < results->len; i++)
    {
      const TlExampleResult *result = results->pdata[i];

      if (without != NULL && g_strcmp0 (result->rule, without) == 0)
        continue;
      (*n_listed)++;
      gtk_list_box_insert (list->rows, row_new (result),
                           result->failure != NULL ? (int) n_failed++ : -1);
    }
  return n_failed;
}

void
tl_example_list_show (TlExampleList *list,
                      GPtrArray     *results,
                      const char    *without)
{
  g_autofree char *text = NULL;
  guint n_listed = 0;
  guint n_failed;

  g_return_if_fail (TL_IS_EXAMPLE_LIST (list));

  if (results == list->results)
    return;
  g_clear_pointer (&list->results, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (list), FALSE);
  if (results == NULL)
    return;
  list->results = g_ptr_array_ref (results);
  n_failed = fill (list, results, without, &n_listed);
  gtk_widget_set_visible (GTK_WIDGET (list), n_listed > 0);
  if (n_failed > 0)
    text = g_strdup_printf (ngettext ("%u of %u example fails", "%u of %u examples fail",
                                      n_listed), n_failed, n_listed);
  else
    text = g_strdup_printf (ngettext ("%u example passes", "All %u examples pass", n_listed),
                            n_listed);
  gtk_expander_set_label (list->expander, text);
  if (n_failed > 0)
    gtk_expander_set_expanded (list->expander, TRUE);
}

static void
tl_example_list_dispose (GObject *object)
{
  TlExampleList *list = TL_EXAMPLE_LIST (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (list));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&list->results, g_ptr_array_unref);

  G_OBJECT_CLASS (tl_example_list_parent_class)->dispose (object);
}

static void
tl_example_list_class_init (TlExampleListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_example_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tl_example_list_init (TlExampleList *list)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  list->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (list->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (list->rows), "rules");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Examples"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (list->rows));
  list->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  gtk_expander_set_child (list->expander, scroller);
  gtk_widget_set_parent (GTK_WIDGET (list->expander), GTK_WIDGET (list));
  gtk_widget_set_visible (GTK_WIDGET (list), FALSE);
}
