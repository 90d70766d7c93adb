/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-report-private.h"

#include "tl-hidden-label-private.h"
#include "tl-import.h"
#include "tl-password-dialog-private.h"
#include "tl-pdf.h"
#include "tl-tab-stop-private.h"

#include <glib/gi18n-lib.h>

struct _TlImportReport {
  AdwWindow   parent_instance;
  GtkLabel   *summary;
  GtkWidget  *failed_part;
  GtkListBox *failed;
  GtkWidget  *unread_part;
  GtkListBox *unread;
  GtkWidget  *marked_part;
  GtkListBox *marked;
  GtkWidget  *hidden_part;
  GtkListBox *hidden;
  GtkWidget  *damaged_part;
  GtkListBox *damaged;
  GtkWidget  *known_part;
  GtkListBox *known;
  TlSession  *session;
};

enum { PASSWORD, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlImportReport, tl_import_report, ADW_TYPE_WINDOW)

static gboolean
is_failed (const TlImportResult *result)
{
  return result->status == TL_IMPORT_FAILED;
}

/* What the library had already was asked about when it came. */
static gboolean
is_marked (const TlImportResult *result)
{
  return result->status == TL_IMPORT_IMPORTED && result->markings[0] != NULL;
}

static gboolean
has_hidden (const TlImportResult *result)
{
  return result->status == TL_IMPORT_IMPORTED && result->hidden_pages->len > 0;
}

static gboolean
is_damaged (const TlImportResult *result)
{
  return result->status == TL_IMPORT_IMPORTED && result->damaged_pages->len > 0;
}

static gboolean
is_known (const TlImportResult *result)
{
  return result->status == TL_IMPORT_DUPLICATE;
}

static gboolean
is_scanned (const TlImportResult *result)
{
  return result->pages_unreadable > result->damaged_pages->len;
}

/* ── rows ── */

static const char file_key[] = "file";
static const char review_key[] = "review";

static GtkWidget *
row_new (const TlImportResult *result,
         const char           *said)
{
  g_autofree char *shown = g_filename_display_basename (result->file);
  g_autofree char *title = g_markup_escape_text (shown, -1);
  g_autofree char *subtitle = g_markup_escape_text (said, -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_tooltip_text (row, result->file);
  g_object_set_data_full (G_OBJECT (row), file_key, g_strdup (result->file), g_free);
  return row;
}

static void
add_button (GtkWidget  *row,
            const char *label,
            const char *action,
            GVariant   *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
failed_row_new (const TlImportResult *result)
{
  GtkWidget *row = row_new (result, result->reason != NULL ? result->reason : "");

  if (result->needs_password)
    add_button (row, _("Enter _Password…"), "report.enter-password",
                g_variant_new_string (result->file));
  return row;
}

static GtkWidget *
marked_row_new (const TlImportResult *result)
{
  g_autofree char *markings = g_strjoinv ("”, “", result->markings);
  g_autofree char *said = g_strdup_printf (_("It says “%s”"), markings);
  GtkWidget *row = row_new (result, said);

  g_object_set_data_full (G_OBJECT (row), review_key, g_memdup2 (&result->review, sizeof (gint64)),
                          g_free);
  add_button (row, _("_Mark as Private"), "report.mark-private",
              g_variant_new_int64 (result->review));
  return row;
}

/* @page: 0 for the first */
static void
lead_to (GtkWidget            *row,
         const TlImportResult *result,
         guint                 page)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xxux)", result->review,
                                    result->document, page, (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-place");
}

/* The row itself leads to the first page. */
static GtkWidget *
hidden_row_new (const TlImportResult *result)
{
  GtkWidget *row = row_new (result, "");
  GtkWidget *label = tl_hidden_label_new (result->review, result->document, result->hidden_pages);

  lead_to (row, result, g_array_index (result->hidden_pages, guint, 0));
  gtk_widget_set_margin_top (label, 8);
  gtk_widget_set_margin_bottom (label, 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static GtkWidget *
damaged_row_new (const TlImportResult *result)
{
  const GArray *pages = result->damaged_pages;
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autofree char *said = NULL;
  GtkWidget *row;

  for (guint i = 0; i < pages->len; i++)
    g_string_append_printf (numbers, "%s%u", i > 0 ? ", " : "", g_array_index (pages, guint, i));
  said = g_strdup_printf (ngettext ("Page %s is damaged and could not be opened",
                                    "Pages %s are damaged and could not be opened", pages->len),
                          numbers->str);
  row = row_new (result, said);
  lead_to (row, result, g_array_index (pages, guint, 0));
  return row;
}

static GtkWidget *
known_row_new (const TlImportResult *result)
{
  g_autofree char *said = g_strdup_printf (_("The same file as “%s”, already in the library"),
                                           result->review_title);
  GtkWidget *row = row_new (result, said);

  lead_to (row, result, 0);
  return row;
}

/* @line: for people, as it is */
static GtkWidget *
unread_row_new (const char *line)
{
  g_autofree char *title = g_markup_escape_text (line, -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

/* ── parts ── */

/* What had the keyboard hands it on, so that the view stays where it is. */
static void
remove_row (GtkListBox *list,
            GtkWidget  *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  if (next != NULL && gtk_widget_get_focus_child (GTK_WIDGET (list)) == row)
    gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
  gtk_list_box_remove (list, row);
}

static GtkListBoxRow *
find_row (GtkListBox *list,
          const char *file)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_str_equal (g_object_get_data (G_OBJECT (row), file_key), file))
      return row;
  return NULL;
}

static void
drop_row (GtkListBox *list,
          const char *file)
{
  GtkListBoxRow *row = find_row (list, file);

  if (row != NULL)
    remove_row (list, GTK_WIDGET (row));
}

static guint
count_rows (GtkListBox *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;
  return n;
}

/* Returns: whether there is anything in it. */
static gboolean
show_part (GtkWidget  *part,
           GtkListBox *list)
{
  const gboolean filled = gtk_list_box_get_row_at_index (list, 0) != NULL;

  gtk_widget_set_visible (part, filled);
  return filled;
}

static void
update (TlImportReport *report)
{
  const guint n = count_rows (report->failed);
  gboolean filled;
  g_autofree char *summary =
    g_strdup_printf (ngettext ("%u file could not be imported. Everything else was.",
                               "%u files could not be imported. Everything else was.", n), n);

  gtk_label_set_label (report->summary, summary);
  filled = show_part (report->failed_part, report->failed);
  filled |= show_part (report->unread_part, report->unread);
  filled |= show_part (report->marked_part, report->marked);
  filled |= show_part (report->hidden_part, report->hidden);
  filled |= show_part (report->damaged_part, report->damaged);
  filled |= show_part (report->known_part, report->known);
  if (!filled)
    gtk_window_close (GTK_WINDOW (report));
}

/* With the same to be done about it, the row remains, and what has the keyboard in it. */
static void
add_failed (TlImportReport       *report,
            const TlImportResult *result)
{
  GtkListBoxRow *row = find_row (report->failed, result->file);
  g_autofree char *said = NULL;
  int place = -1;

  if (row != NULL && result->needs_password
      && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) != NULL)
    {
      said = g_markup_escape_text (result->reason, -1);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said);
      return;
    }
  if (row != NULL)
    {
      place = gtk_list_box_row_get_index (row);
      remove_row (report->failed, GTK_WIDGET (row));
    }
  gtk_list_box_insert (report->failed, failed_row_new (result), place);
}

static void
add_result (TlImportReport       *report,
            const TlImportResult *result)
{
  drop_row (report->known, result->file);
  if (is_failed (result))
    add_failed (report, result);
  else
    drop_row (report->failed, result->file);
  if (is_marked (result))
    gtk_list_box_append (report->marked, marked_row_new (result));
  if (has_hidden (result))
    gtk_list_box_append (report->hidden, hidden_row_new (result));
  if (is_damaged (result))
    gtk_list_box_append (report->damaged, damaged_row_new (result));
  if (is_known (result))
    gtk_list_box_append (report->known, known_row_new (result));
}

static void
clear_unread (TlImportReport *report)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (report->unread, 0)) != NULL)
    remove_row (report->unread, GTK_WIDGET (row));
}

/* Returns: (transfer full) (nullable): why scanned pages among them are not going to be read. */
static char *
dup_obstacle (GPtrArray *results)
{
  g_autoptr (GError) error = NULL;
  guint i = 0;

  while (i < results->len && !is_scanned (g_ptr_array_index (results, i)))
    i++;
  if (i == results->len || tl_pdf_can_recognise (&error))
    return NULL;
  return g_strdup (error->message);
}

void
tl_import_report_add (TlImportReport *report,
                      GPtrArray      *results)
{
  g_autofree char *obstacle = NULL;

  g_return_if_fail (TL_IS_IMPORT_REPORT (report));
  g_return_if_fail (results != NULL);

  for (guint i = 0; i < results->len; i++)
    add_result (report, g_ptr_array_index (results, i));
  obstacle = dup_obstacle (results);
  if (obstacle != NULL)
    {
      clear_unread (report);
      gtk_list_box_append (report->unread, unread_row_new (obstacle));
    }
  update (report);
}

void
tl_import_report_add_reread (TlImportReport       *report,
                             const TlRereadResult *result)
{
  g_return_if_fail (TL_IS_IMPORT_REPORT (report));
  g_return_if_fail (result != NULL);

  clear_unread (report);
  for (guint i = 0; i < result->failed->len; i++)
    gtk_list_box_append (report->unread, unread_row_new (result->failed->pdata[i]));
  for (guint i = 0; i < result->marked->len; i++)
    gtk_list_box_append (report->marked, marked_row_new (result->marked->pdata[i]));
  update (report);
}

gboolean
tl_import_report_is_wanted (GPtrArray *results)
{
  g_autofree char *obstacle = NULL;

  g_return_val_if_fail (results != NULL, FALSE);

  for (guint i = 0; i < results->len; i++)
    {
      const TlImportResult *result = g_ptr_array_index (results, i);

      if (is_failed (result) || is_marked (result) || has_hidden (result) || is_damaged (result)
          || is_known (result))
        return TRUE;
    }
  obstacle = dup_obstacle (results);
  return obstacle != NULL;
}

/* ── passwords ── */

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree char *file = user_data;
  g_autofree char *password = tl_password_ask_finish (GTK_WINDOW (source), result);

  if (password != NULL)
    g_signal_emit (source, signals[PASSWORD], 0, file, password);
}

static void
enter_password (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  const char *file = g_variant_get_string (parameter, NULL);
  g_autofree char *shown = g_filename_display_basename (file);

  tl_password_ask_async (GTK_WINDOW (widget), shown, asked_cb, g_strdup (file));
}

/* ── private reviews ── */

static void
mark (TlImportReport *report,
      const gint64   *reviews,
      guint           n)
{
  const TlEdit edit = { .kind = TL_EDIT_PRIVATE, .targets = reviews, .n_targets = n,
                        .value = "1" };
  g_autofree char *told = g_strdup_printf (ngettext ("%'u review is private now",
                                                     "%'u reviews are private now", n), n);

  tl_session_edit (report->session, &edit, told);
}

/* @review: 0 for all */
static void
mark_rows (TlImportReport *report,
           gint64          review)
{
  g_autoptr (GArray) reviews = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkListBoxRow *row;
  int i = 0;

  while ((row = gtk_list_box_get_row_at_index (report->marked, i)) != NULL)
    {
      const gint64 *id = g_object_get_data (G_OBJECT (row), review_key);

      if (review == 0 || *id == review)
        {
          g_array_append_val (reviews, *id);
          remove_row (report->marked, GTK_WIDGET (row));
        }
      else
        i++;
    }
  if (reviews->len > 0)
    mark (report, (const gint64 *) reviews->data, reviews->len);
  update (report);
}

static void
mark_private (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  mark_rows (TL_IMPORT_REPORT (widget), g_variant_get_int64 (parameter));
}

static void
mark_all_private (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  mark_rows (TL_IMPORT_REPORT (widget), 0);
}

/* A page is shown in the window that the report is of. */
static void
pass_on (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), name, parameter);
}

/* ── the window ── */

static void
tl_import_report_dispose (GObject *object)
{
  g_clear_object (&TL_IMPORT_REPORT (object)->session);

  G_OBJECT_CLASS (tl_import_report_parent_class)->dispose (object);
}

static void
tl_import_report_class_init (TlImportReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_import_report_dispose;
  signals[PASSWORD] = g_signal_new ("password", TL_TYPE_IMPORT_REPORT, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (TL_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/library/tl-import-report.ui");
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, summary);
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, failed_part);
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, failed);
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, unread_part);
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, unread);
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, marked_part);
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, marked);
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, hidden_part);
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, hidden);
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, damaged_part);
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, damaged);
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, known_part);
  gtk_widget_class_bind_template_child (widget_class, TlImportReport, known);
  gtk_widget_class_install_action (widget_class, "report.enter-password", "s", enter_password);
  gtk_widget_class_install_action (widget_class, "report.mark-private", "x", mark_private);
  gtk_widget_class_install_action (widget_class, "report.mark-all-private", NULL,
                                   mark_all_private);
  gtk_widget_class_install_action (widget_class, "win.show-place", "(xxux)", pass_on);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tl_import_report_init (TlImportReport *report)
{
  gtk_widget_init_template (GTK_WIDGET (report));
}

TlImportReport *
tl_import_report_new (GtkWindow *parent,
                      TlSession *session)
{
  TlImportReport *report = g_object_new (TL_TYPE_IMPORT_REPORT, "transient-for", parent, NULL);

  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  report->session = g_object_ref (session);
  return report;
}

TlSession *
tl_import_report_get_session (TlImportReport *report)
{
  g_return_val_if_fail (TL_IS_IMPORT_REPORT (report), NULL);

  return report->session;
}
