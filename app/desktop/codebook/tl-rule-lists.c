/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rule-lists-private.h"

#include <glib/gi18n-lib.h>

/* As the file has them and as people read them. */
static const struct {
  const char *key;
  const char *label;
} lists[] = {
  { "concern", N_("Concern") },
  { "strength", N_("Strength") },
  { "neutral", N_("Neutral") },
  { "mention", N_("Mention: too little by itself") },
  { "judged", N_("Judged: stance from the sentence") },
  { "recommended", N_("Recommended: in recommendations") },
  { "hints", N_("Hint: counts beside another") },
  { "concern hints", N_("Hint of a concern") },
  { "strength hints", N_("Hint of a strength") },
  { "neutral hints", N_("Hint, neutral") },
};

void
tl_rule_lists_offer (GtkDropDown *drop_down)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    gtk_string_list_append (labels, _(lists[i].label));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (labels));
}

void
tl_rule_lists_select (GtkDropDown *drop_down,
                      const char  *list)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_strcmp0 (lists[i].key, list) == 0)
      gtk_drop_down_set_selected (drop_down, i);
}

const char *
tl_rule_lists_get_selected (GtkDropDown *drop_down)
{
  guint selected;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (drop_down), NULL);

  selected = gtk_drop_down_get_selected (drop_down);
  return lists[MIN (selected, G_N_ELEMENTS (lists) - 1)].key;
}
