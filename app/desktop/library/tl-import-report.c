/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-report-private.h"

#include "tl-import.h"
#include "tl-tab-stop-private.h"

#include <glib/gi18n-lib.h>

struct _TlImportReport {
  AdwWindow   parent_instance;
  GtkLabel   *summary;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TlImportReport, tl_import_report, ADW_TYPE_WINDOW)

static void
add_failure (TlImportReport       *report,
             const TlImportResult *result)
{
  g_autofree char *shown = g_filename_display_basename (result->file);
  g_autofree char *title = g_markup_escape_text (shown, -1);
  g_autofree char *reason = g_markup_escape_text (result->reason != NULL ? result->reason : "", -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_tooltip_text (row, result->file);
  gtk_list_box_append (report->list, row);
}

static guint
add_failures (TlImportReport *report,
              GPtrArray      *results)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    {
      const TlImportResult *result = g_ptr_array_index (results, i);

      if (result->status != TL_IMPORT_FAILED)
        continue;
      add_failure (report, result);
      n++;
    }
  return n;
}

static void
tl_import_report_class_init (TlImportReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TL_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/library/tl-import-report.ui");
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, summary);
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tl_import_report_init (TlImportReport *report)
{
  gtk_widget_init_template (GTK_WIDGET (report));
}

void
tl_import_report_show (GtkWindow *parent,
                       GPtrArray *results)
{
  TlImportReport *report = g_object_new (TL_TYPE_IMPORT_REPORT, "transient-for", parent, NULL);
  const guint n = add_failures (report, results);
  g_autofree char *summary =
    g_strdup_printf (ngettext ("%u file could not be imported. Everything else was.",
                               "%u files could not be imported. Everything else was.", n), n);

  gtk_label_set_label (report->summary, summary);
  gtk_window_present (GTK_WINDOW (report));
}
