/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rule-row-private.h"

#include "tl-labels-private.h"
#include "tl-wrap-layout-private.h"

#include <glib/gi18n-lib.h>

struct _TlRuleRow {
  GtkListBoxRow  parent_instance;
  GtkWidget     *health;
  TlRule        *rule;
  TlRuleItem    *item;
};

enum { PASSAGES, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlRuleRow, tl_rule_row, GTK_TYPE_LIST_BOX_ROW)

/* ── what has come of it ── */

static void
number_cb (TlRuleRow *row,
           GtkWidget *button)
{
  g_signal_emit (row, signals[PASSAGES], 0, g_object_get_data (G_OBJECT (button), "query"));
}

/* @query: (transfer full): of the passages */
static void
add_number (TlRuleRow  *row,
            const char *text,
            const char *tooltip,
            TlQuery    *query)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "source");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data_full (G_OBJECT (button), "query", query, (GDestroyNotify) tl_query_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (number_cb), row, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row->health), button);
}

static void
add_remark (TlRuleRow  *row,
            const char *text,
            const char *css_class,
            GString    *said)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 4);   /* as the numbers have it */
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (row->health), label);
  g_string_append_printf (said, "%s. ", text);
}

static void
add_findings (TlRuleRow           *row,
              const TlRuleFigures *figures,
              GString             *said)
{
  const guint n = figures->counts[TL_RULE_FINDINGS];
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("%'u finding", "%'u findings", n), n);
  add_number (row, text, _("Show these passages in Findings"),
              tl_rule_item_dup_query (row->item, TL_RULE_FINDINGS));
  g_string_append_printf (said, "%s. ", text);
}

/* Those accepted and those rejected, in one list. */
static TlQuery *
dup_decided (TlRuleItem *item)
{
  g_autoptr (TlQuery) rejected = tl_rule_item_dup_query (item, TL_RULE_REJECTED);

  return tl_query_with_value (rejected, TL_FILTER_STATUS, "accepted");
}

static void
add_decisions (TlRuleRow           *row,
               const TlRuleFigures *figures,
               GString             *said)
{
  const guint n_accepted = figures->counts[TL_RULE_ACCEPTED];
  const guint n_rejected = figures->counts[TL_RULE_REJECTED];
  g_autofree char *text = NULL;
  g_autofree char *tooltip = NULL;

  if (n_accepted + n_rejected == 0)
    return;
  text = g_strdup_printf (_("%'u accepted, %'u rejected: %.0f %%"), n_accepted, n_rejected,
                          figures->precision.value * 100);
  tooltip = g_strdup_printf (_("Between %.0f %% and %.0f %%, as far as so few decisions can tell"),
                             figures->precision.low * 100, figures->precision.high * 100);
  add_number (row, text, tooltip, dup_decided (row->item));
  g_string_append_printf (said, "%s. ", text);
}

static void
add_remarks (TlRuleRow           *row,
             const TlRuleFigures *figures,
             GString             *said)
{
  const char *covering = tl_rule_item_get_covering (row->item);
  g_autofree char *covered = NULL;
  g_autofree char *dominant = NULL;

  if ((figures->remarks & TL_RULE_SILENT) != 0)
    add_remark (row, _("No finding rests on it here"), "dim-label", said);
  if ((figures->remarks & TL_RULE_DOMINANT) != 0)
    {
      dominant = g_strdup_printf (_("Makes %.0f %% of the theme"), figures->share * 100);
      add_remark (row, dominant, "warning", said);
    }
  if ((figures->remarks & TL_RULE_COVERED) != 0 && covering != NULL)
    {
      covered = g_strdup_printf (_("Every passage of it is also found by %s"), covering);
      add_remark (row, covered, "warning", said);
    }
}

static void
show_health (TlRuleRow *row)
{
  g_autoptr (GString) said = g_string_new (NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (row->health)) != NULL)
    gtk_box_remove (GTK_BOX (row->health), child);
  if (row->item != NULL)
    {
      const TlRuleFigures *figures = tl_rule_item_get_figures (row->item);

      add_findings (row, figures, said);
      add_decisions (row, figures, said);
      add_remarks (row, figures, said);
    }
  gtk_widget_set_visible (row->health, said->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  said->str, -1);
  gtk_list_box_row_changed (GTK_LIST_BOX_ROW (row));
}

void
tl_rule_row_set_item (TlRuleRow  *row,
                      TlRuleItem *item)
{
  g_return_if_fail (TL_IS_RULE_ROW (row));

  if (item == row->item)
    return;
  if (row->item != NULL)
    g_signal_handlers_disconnect_by_data (row->item, row);
  g_set_object (&row->item, item);
  if (item != NULL)
    g_signal_connect_object (item, "changed", G_CALLBACK (show_health), row, G_CONNECT_SWAPPED);
  show_health (row);
}

TlRuleRemarks
tl_rule_row_get_remarks (TlRuleRow *row)
{
  g_return_val_if_fail (TL_IS_RULE_ROW (row), 0);

  return row->item != NULL ? tl_rule_item_get_figures (row->item)->remarks : 0;
}

const char *
tl_rule_row_get_id (TlRuleRow *row)
{
  g_return_val_if_fail (TL_IS_RULE_ROW (row), NULL);

  return tl_rule_get_id (row->rule);
}

gboolean
tl_rule_row_shows (TlRuleRow *row,
                   TlRule    *rule)
{
  g_return_val_if_fail (TL_IS_RULE_ROW (row), FALSE);
  g_return_val_if_fail (rule != NULL, FALSE);

  return g_str_equal (tl_rule_get_id (row->rule), tl_rule_get_id (rule))
         && g_str_equal (tl_rule_get_text (row->rule), tl_rule_get_text (rule))
         && tl_rule_get_syntax (row->rule) == tl_rule_get_syntax (rule)
         && tl_rule_get_stance (row->rule) == tl_rule_get_stance (rule);
}

/* ── the widget ── */

static GtkWidget *
sign_new (TlRule *rule)
{
  const TlStance stance = tl_rule_get_stance (rule);
  g_autofree char *text = g_strdup_printf ("%s %s", tl_stance_get_symbol (stance),
                                           tl_stance_get_label (stance));
  GtkWidget *sign = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (sign), 0);
  gtk_label_set_width_chars (GTK_LABEL (sign), 11);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (sign, tl_stance_get_style (stance));
  return sign;
}

static GtkWidget *
text_new (TlRule *rule)
{
  GtkWidget *text = gtk_label_new (tl_rule_get_text (rule));

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  if (tl_rule_get_syntax (rule) == TL_RULE_PATTERN)
    gtk_widget_add_css_class (text, "monospace");
  return text;
}

static GtkWidget *
id_new (TlRule *rule)
{
  GtkWidget *id = gtk_label_new (tl_rule_get_id (rule));

  gtk_widget_set_valign (id, GTK_ALIGN_START);
  gtk_widget_add_css_class (id, "dim-label");
  gtk_widget_add_css_class (id, "caption");
  return id;
}

static void
lay_out (TlRuleRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (middle, TRUE);
  gtk_box_append (GTK_BOX (middle), text_new (row->rule));
  gtk_box_append (GTK_BOX (middle), row->health);
  gtk_box_append (GTK_BOX (box), sign_new (row->rule));
  gtk_box_append (GTK_BOX (box), middle);
  gtk_box_append (GTK_BOX (box), id_new (row->rule));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
}

static void
tl_rule_row_dispose (GObject *object)
{
  TlRuleRow *row = TL_RULE_ROW (object);

  g_clear_object (&row->item);
  g_clear_pointer (&row->rule, tl_rule_unref);

  G_OBJECT_CLASS (tl_rule_row_parent_class)->dispose (object);
}

static void
tl_rule_row_class_init (TlRuleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_rule_row_dispose;

  signals[PASSAGES] = g_signal_new ("passages", TL_TYPE_RULE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, TL_TYPE_QUERY);
}

static void
tl_rule_row_init (TlRuleRow *row)
{
  row->health = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (row->health, tl_wrap_layout_new ());
  gtk_widget_set_visible (row->health, FALSE);
}

GtkWidget *
tl_rule_row_new (TlRule *rule)
{
  TlRuleRow *row = g_object_new (TL_TYPE_RULE_ROW, NULL);
  g_autofree char *said = g_strdup_printf ("%s: %s",
                                           tl_stance_get_label (tl_rule_get_stance (rule)),
                                           tl_rule_get_text (rule));

  row->rule = tl_rule_ref (rule);
  lay_out (row);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), _("Edit this rule"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return GTK_WIDGET (row);
}
