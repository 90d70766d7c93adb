/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-word-list-private.h"

#include <glib/gi18n-lib.h>

struct _TlWordList {
  GtkWidget      parent_instance;
  GtkExpander   *expander;
  GtkStringList *lines;
  GPtrArray     *words;   /* in the order of @lines */
};

enum { EDIT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlWordList, tl_word_list, GTK_TYPE_WIDGET)

gboolean
tl_word_list_has (TlRule *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  return tl_rule_is_hint (rule) && tl_rule_get_points (rule) != 0;
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const int first = tl_rule_get_points (*(TlRule *const *) a);
  const int second = tl_rule_get_points (*(TlRule *const *) b);

  return second - first;
}

static void
activate_cb (TlWordList *list,
             guint       position)
{
  g_signal_emit (list, signals[EDIT], 0,
                 tl_rule_get_id (g_ptr_array_index (list->words, position)));
}

static void
show_words (TlWordList *list)
{
  g_autofree char *title = g_strdup_printf (
    ngettext ("%'u word for it or against it, with its points",
              "%'u words for it or against it, with their points", list->words->len),
    list->words->len);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; i < list->words->len; i++)
    {
      TlRule *rule = g_ptr_array_index (list->words, i);
      const int points = tl_rule_get_points (rule);
      g_autofree char *line = g_strdup_printf ("%s%d  %s", points < 0 ? "−" : "+", ABS (points),
                                               tl_rule_get_text (rule));

      g_strv_builder_add (lines, line);
    }
  texts = g_strv_builder_end (lines);
  gtk_string_list_splice (list->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (list->lines)),
                          (const char *const *) texts);
  gtk_expander_set_label (list->expander, title);
  gtk_widget_set_visible (GTK_WIDGET (list), list->words->len > 0);
}

void
tl_word_list_set_rules (TlWordList *list,
                        GPtrArray  *rules)
{
  g_return_if_fail (TL_IS_WORD_LIST (list));
  g_return_if_fail (rules != NULL);

  g_ptr_array_set_size (list->words, 0);
  for (guint i = 0; i < rules->len; i++)
    {
      TlRule *rule = g_ptr_array_index (rules, i);

      if (tl_word_list_has (rule))
        g_ptr_array_add (list->words, tl_rule_ref (rule));
    }
  g_ptr_array_sort (list->words, compare_points);
  show_words (list);
}

static void
tl_word_list_dispose (GObject *object)
{
  TlWordList *list = TL_WORD_LIST (object);
  GtkWidget *child;

  g_clear_pointer (&list->words, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tl_word_list_parent_class)->dispose (object);
}

static void
tl_word_list_class_init (TlWordListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_word_list_dispose;

  signals[EDIT] = g_signal_new ("edit", TL_TYPE_WORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-word-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TlWordList, expander);
  gtk_widget_class_bind_template_child (widget_class, TlWordList, lines);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_word_list_init (TlWordList *list)
{
  list->words = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_rule_unref);
  gtk_widget_init_template (GTK_WIDGET (list));
}
