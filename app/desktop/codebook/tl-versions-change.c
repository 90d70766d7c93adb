/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-versions-change-private.h"

#include <glib/gi18n-lib.h>

/* Of the words of one change; a family may have many. */
#define MOST_LINES 8

struct _TlVersionsChange {
  GObject  parent_instance;
  char    *heading;
  char    *words;
};

G_DEFINE_FINAL_TYPE (TlVersionsChange, tl_versions_change, G_TYPE_OBJECT)

static void
tl_versions_change_finalize (GObject *object)
{
  TlVersionsChange *change = TL_VERSIONS_CHANGE (object);

  g_free (change->heading);
  g_free (change->words);

  G_OBJECT_CLASS (tl_versions_change_parent_class)->finalize (object);
}

static void
tl_versions_change_class_init (TlVersionsChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_versions_change_finalize;
}

static void
tl_versions_change_init (TlVersionsChange *change)
{
}

/* What stays, and what the other code book has; only once where its list alone is another. */
static char *
dup_kept (const TlCodebookChange *change)
{
  g_autofree char *yours = NULL;
  g_autofree char *its = NULL;

  if (change->before == NULL || g_strcmp0 (change->before, change->after) == 0)
    return g_strdup (change->after);
  yours = g_strdup_printf (_("Yours: %s"), change->before);
  its = g_strdup_printf (_("Its: %s"), change->after);
  return g_strdup_printf ("%s\n%s", yours, its);
}

static char *
dup_words (const TlCodebookChange *change)
{
  GString *words;

  if (change->act == TL_CODEBOOK_KEPT)
    return dup_kept (change);
  if (change->act == TL_CODEBOOK_LEFT_OUT)
    return g_strdup_printf ("%s\n%s", change->after, change->before);
  if (change->act == TL_CODEBOOK_MOVED)
    return g_strdup (change->after);
  words = g_string_new (NULL);
  if (change->before != NULL)
    g_string_append_printf (words, "− %s", change->before);
  if (change->after != NULL)
    g_string_append_printf (words, "%s+ %s", words->len > 0 ? "\n" : "", change->after);
  return g_string_free (words, FALSE);
}

static TlVersionsChange *
change_new (const TlCodebookChange *of)
{
  TlVersionsChange *change = g_object_new (TL_TYPE_VERSIONS_CHANGE, NULL);
  g_autofree char *label = tl_codebook_change_dup_label (of);

  change->heading = *of->owner_name != '\0' ? g_strdup_printf ("%s · %s", of->owner_name, label)
                                            : g_strdup (label);
  change->words = dup_words (of);
  return change;
}

GListStore *
tl_versions_change_list_new (void)
{
  return g_list_store_new (TL_TYPE_VERSIONS_CHANGE);
}

void
tl_versions_change_list_fill (GListStore *list,
                              GPtrArray  *changes)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (G_IS_LIST_STORE (list));

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    g_ptr_array_add (items, change_new (g_ptr_array_index (changes, i)));
  g_list_store_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), items->pdata,
                       items->len);
}

/* ── as rows ── */

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *words = label_new ("dim-label");

  gtk_label_set_lines (GTK_LABEL (words), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (row, "versions-change");
  gtk_box_append (GTK_BOX (row), label_new (NULL));
  gtk_box_append (GTK_BOX (row), words);
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item)
{
  TlVersionsChange *change = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *words = gtk_widget_get_last_child (row);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", change->heading, change->words);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (row)), change->heading);
  gtk_label_set_label (GTK_LABEL (words), change->words);
  gtk_widget_set_visible (words, *change->words != '\0');
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
tl_versions_change_list_show (GListStore  *list,
                              GtkListView *view)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) model = NULL;

  g_return_if_fail (G_IS_LIST_STORE (list));
  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (list))));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (view, factory);
  gtk_list_view_set_model (view, model);
}

/* ── what it comes to ── */

char *
tl_versions_dup_effect (TlRuleTrial *trial)
{
  const TlTrialCounts *counts = tl_rule_trial_get_counts (trial);
  const gboolean running = tl_rule_trial_is_running (trial);
  guint column;
  const char *fault = tl_rule_trial_get_fault (trial, &column);
  g_autofree char *gained = NULL;
  g_autofree char *text = NULL;

  if (fault != NULL)
    return g_strdup (fault);
  if (counts->gained + counts->lost + counts->changed == 0)
    return g_strdup (running ? _("Looking through the library…")
                             : _("No finding would be gained or lost"));
  gained = g_strdup_printf (ngettext ("%'u finding gained", "%'u findings gained", counts->gained),
                            counts->gained);
  text = g_strdup_printf (_("This would mean: %s, %'u lost"), gained, counts->lost);
  return g_strconcat (text, running ? _(" so far") : "", NULL);
}

void
tl_versions_show_quote (GtkWidget  *widget,
                        const char *name,
                        GVariant   *quote)
{
  GtkWindow *dialog = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWindow *window = gtk_window_get_transient_for (dialog);

  if (window != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (window), name, quote);
  gtk_window_close (dialog);
}
