/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sample-row-private.h"

#include <glib/gi18n-lib.h>

static char *
dup_about (const TlSample *sample)
{
  g_autoptr (GDateTime) drawn = g_date_time_new_from_iso8601 (sample->drawn, NULL);
  g_autoptr (GDateTime) here = drawn != NULL ? g_date_time_to_local (drawn) : NULL;
  g_autofree char *day = here != NULL ? g_date_time_format (here, _("%-e %B %Y")) : g_strdup ("");

  return g_strdup_printf (ngettext ("%'u paragraph of %'u, drawn %s",
                                    "%'u paragraphs of %'u, drawn %s", sample->n_paragraphs),
                          sample->n_paragraphs, sample->n_drawn_from, day);
}

static guint
count_coded (const TlSample *sample,
             gint64          coder)
{
  for (guint i = 0; i < sample->coders->len; i++)
    {
      const TlSampleCoder *one = sample->coders->pdata[i];

      if (one->id == coder)
        return one->n_coded;
    }
  return 0;
}

/* "12 of 100 coded by you · 100 by Ann" */
static char *
dup_progress (const TlSample *sample,
              gint64          coder)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, _("%u of %u coded by you"), count_coded (sample, coder),
                          sample->n_paragraphs);
  for (guint i = 0; i < sample->coders->len; i++)
    {
      const TlSampleCoder *other = sample->coders->pdata[i];

      if (other->id != coder)
        g_string_append_printf (line, _(" · %u by %s"), other->n_coded, other->name);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static GtkWidget *
button_new (const char     *label,
            const char     *action,
            const TlSample *sample)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *full = g_strdup_printf ("%s: %s", label, sample->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", sample->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full,
                                  -1);
  return button;
}

static void
append_command (GMenu          *menu,
                const char     *label,
                const char     *action,
                const TlSample *sample)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", sample->id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
more_new (const TlSample *sample)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *full = g_strdup_printf (_("More for %s"), sample->name);

  append_command (menu, _("Re_name…"), "samples.rename", sample);
  append_command (menu, _("_Remove"), "samples.remove", sample);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, full);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full,
                                  -1);
  return button;
}

static void
append_line (GtkWidget  *box,
             const char *text,
             const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

GtkWidget *
tl_sample_row_new (const TlSample *sample,
                   gint64          coder)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const guint n_coded = count_coded (sample, coder);
  g_autofree char *about = dup_about (sample);
  g_autofree char *progress = dup_progress (sample, coder);
  const char *code = n_coded == 0 ? _("Code") : n_coded < sample->n_paragraphs ? _("Code On")
                                                                               : _("Look Over");

  append_line (lines, sample->name, "heading");
  append_line (lines, about, "dim-label");
  append_line (lines, progress, "dim-label");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), button_new (code, "samples.code", sample));
  gtk_box_append (GTK_BOX (box), button_new (_("Results"), "samples.results", sample));
  gtk_box_append (GTK_BOX (box), more_new (sample));
  gtk_widget_add_css_class (box, "finding");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sample->name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, progress,
                                  -1);
  return row;
}
