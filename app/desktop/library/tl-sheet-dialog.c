/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sheet-dialog-private.h"

#include <glib/gi18n-lib.h>

struct _TlSheetDialog {
  AdwWindow        parent_instance;
  AdwWindowTitle  *heading;
  GtkWidget       *apply_button;
  GtkLabel        *summary;
  GtkLabel        *keys;
  GtkLabel        *facts;
  GtkWidget       *left_out_part;
  GtkLabel        *left_out;
  GtkStringList   *lines;
  TlSession       *session;
  TlSheet         *sheet;
};

G_DEFINE_FINAL_TYPE (TlSheetDialog, tl_sheet_dialog, ADW_TYPE_WINDOW)

/* ── what would change ── */

static void
show_summary (TlSheetDialog *dialog)
{
  const guint n = dialog->sheet->n_reviews;
  g_autofree char *some = g_strdup_printf (ngettext ("%'u review will change",
                                                     "%'u reviews will change", n), n);

  adw_window_title_set_subtitle (dialog->heading, dialog->sheet->name);
  gtk_label_set_label (dialog->summary, n > 0 ? some : _("No review will change"));
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "sheet.apply", n > 0);
}

/* Returns: (transfer full): the columns that say which review a row is of, or those that are
 * facts. */
static char *
dup_columns (const TlSheet *sheet,
             gboolean       keys)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const TlSheetColumn *column = sheet->columns->pdata[i];

      if (column->fault == NULL && column->is_key == keys)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", column->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
show_columns (TlSheetDialog *dialog)
{
  g_autofree char *keys = dup_columns (dialog->sheet, TRUE);
  g_autofree char *facts = dup_columns (dialog->sheet, FALSE);

  gtk_label_set_label (dialog->keys, keys);
  gtk_label_set_label (dialog->facts, *facts != '\0' ? facts : _("none"));
}

/* ── what is left out ── */

typedef struct {
  guint columns;
  guint unmatched;
  guint values;
} LeftOut;

static void
add_line (TlSheetDialog *dialog,
          guint          line,
          const char    *reason)
{
  g_autofree char *said = g_strdup_printf (_("Line %u: %s"), line, reason);

  gtk_string_list_append (dialog->lines, said);
}

static LeftOut
add_lines (TlSheetDialog *dialog)
{
  const TlSheet *sheet = dialog->sheet;
  LeftOut n = { 0 };

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const TlSheetColumn *column = sheet->columns->pdata[i];

      if (column->fault == NULL)
        continue;
      add_line (dialog, sheet->line, column->fault);
      n.columns++;
    }
  for (guint i = 0; i < sheet->faults->len; i++)
    {
      const TlSheetFault *fault = sheet->faults->pdata[i];

      add_line (dialog, fault->line, fault->reason);
      n.unmatched += fault->unmatched;
      n.values += !fault->unmatched;
    }
  return n;
}

/* Takes over @said. */
static void
add_part (GString *text,
          guint    n,
          char    *said)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", said);
  g_free (said);
}

static void
show_left_out (TlSheetDialog *dialog)
{
  const LeftOut n = add_lines (dialog);
  g_autoptr (GString) text = g_string_new (NULL);

  add_part (text, n.columns,
            g_strdup_printf (ngettext ("%'u column is not understood",
                                       "%'u columns are not understood", n.columns), n.columns));
  add_part (text, n.unmatched,
            g_strdup_printf (ngettext ("%'u row matches no review", "%'u rows match no review",
                                       n.unmatched), n.unmatched));
  add_part (text, n.values,
            g_strdup_printf (ngettext ("%'u row has a value that is not understood",
                                       "%'u rows have values that are not understood", n.values),
                             n.values));
  gtk_label_set_label (dialog->left_out, text->str);
  gtk_widget_set_visible (dialog->left_out_part, text->len > 0);
}

/* ── the window ── */

static void
apply (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  TlSheetDialog *dialog = TL_SHEET_DIALOG (widget);
  const guint n = dialog->sheet->n_reviews;
  g_autofree TlEdit *edits = tl_sheet_dup_edits (dialog->sheet);
  g_autofree char *told = g_strdup_printf (ngettext ("Facts set for %'u review",
                                                     "Facts set for %'u reviews", n), n);

  tl_session_edit_all (dialog->session, edits, dialog->sheet->values->len, told);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
tl_sheet_dialog_dispose (GObject *object)
{
  TlSheetDialog *dialog = TL_SHEET_DIALOG (object);

  g_clear_object (&dialog->session);
  g_clear_pointer (&dialog->sheet, tl_sheet_free);

  G_OBJECT_CLASS (tl_sheet_dialog_parent_class)->dispose (object);
}

static void
tl_sheet_dialog_class_init (TlSheetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_sheet_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/library/tl-sheet-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TlSheetDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, TlSheetDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, TlSheetDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, TlSheetDialog, keys);
  gtk_widget_class_bind_template_child (widget_class, TlSheetDialog, facts);
  gtk_widget_class_bind_template_child (widget_class, TlSheetDialog, left_out_part);
  gtk_widget_class_bind_template_child (widget_class, TlSheetDialog, left_out);
  gtk_widget_class_bind_template_child (widget_class, TlSheetDialog, lines);
  gtk_widget_class_install_action (widget_class, "sheet.apply", NULL, apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tl_sheet_dialog_init (TlSheetDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

TlSheetDialog *
tl_sheet_dialog_new (GtkWindow *parent,
                     TlSession *session,
                     TlSheet   *sheet)
{
  TlSheetDialog *dialog = g_object_new (TL_TYPE_SHEET_DIALOG, "transient-for", parent, NULL);

  g_return_val_if_fail (TL_IS_SESSION (session), NULL);
  g_return_val_if_fail (sheet != NULL, NULL);

  dialog->session = g_object_ref (session);
  dialog->sheet = sheet;
  show_summary (dialog);
  show_columns (dialog);
  show_left_out (dialog);
  gtk_window_set_focus (GTK_WINDOW (dialog), dialog->apply_button);
  return dialog;
}
