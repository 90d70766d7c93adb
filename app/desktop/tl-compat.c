/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-compat-private.h"

#include <glib/gi18n-lib.h>

/* ── choosing files ── */

static GtkFileFilter *
pdf_filter_new (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_suffix (filter, "pdf");
  return filter;
}

static GtkFileFilter *
sheet_filter_new (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tables (CSV)"));
  gtk_file_filter_add_mime_type (filter, "text/csv");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  return filter;
}

/* A code book may have any name. */
static GtkFileFilter *
codebook_filter_new (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Code books and text files"));
  gtk_file_filter_add_suffix (filter, "codebook");
  gtk_file_filter_add_mime_type (filter, "text/plain");
  return filter;
}

#if GTK_CHECK_VERSION (4, 10, 0)

static void
return_one (GTask *task,
            GFile *file)
{
  GListStore *files = NULL;

  if (file != NULL)
    {
      files = g_list_store_new (G_TYPE_FILE);
      g_list_store_append (files, file);
    }
  g_task_return_pointer (task, files, g_object_unref);
}

static void
files_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task,
                         gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result,
                                                               NULL), g_object_unref);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result,
                                                                   NULL);

  return_one (task, folder);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  return_one (task, file);
}

static void
new_file_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  return_one (task, file);
}

static void
choose (GTask      *task,
        GtkWindow  *parent,
        TlChoice    choice,
        const char *title,
        const char *name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  if (name != NULL)
    gtk_file_dialog_set_initial_name (dialog, name);
  if (choice == TL_CHOOSE_PDFS)
    {
      g_autoptr (GtkFileFilter) filter = pdf_filter_new ();

      gtk_file_dialog_set_default_filter (dialog, filter);
      gtk_file_dialog_open_multiple (dialog, parent, NULL, files_chosen_cb, task);
    }
  else if (choice == TL_CHOOSE_SHEET || choice == TL_CHOOSE_CODEBOOK)
    {
      g_autoptr (GtkFileFilter) filter = choice == TL_CHOOSE_SHEET ? sheet_filter_new ()
                                                                   : codebook_filter_new ();

      gtk_file_dialog_set_default_filter (dialog, filter);
      gtk_file_dialog_open (dialog, parent, NULL, file_chosen_cb, task);
    }
  else if (choice == TL_CHOOSE_FOLDER)
    gtk_file_dialog_select_folder (dialog, parent, NULL, folder_chosen_cb, task);
  else
    gtk_file_dialog_save (dialog, parent, NULL, new_file_chosen_cb, task);
}

#else

static const GtkFileChooserAction actions[] = {
  [TL_CHOOSE_PDFS] = GTK_FILE_CHOOSER_ACTION_OPEN,
  [TL_CHOOSE_SHEET] = GTK_FILE_CHOOSER_ACTION_OPEN,
  [TL_CHOOSE_CODEBOOK] = GTK_FILE_CHOOSER_ACTION_OPEN,
  [TL_CHOOSE_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  [TL_CHOOSE_NEW_FILE] = GTK_FILE_CHOOSER_ACTION_SAVE,
};

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;
  GListModel *files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_task_return_pointer (task, files, g_object_unref);
  g_object_unref (dialog);
}

static void
choose (GTask      *task,
        GtkWindow  *parent,
        TlChoice    choice,
        const char *title,
        const char *name)
{
  const char *accept = choice == TL_CHOOSE_NEW_FILE ? _("_Save") : _("_Choose");
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (title, parent, actions[choice], accept, _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), choice == TL_CHOOSE_PDFS);
  if (actions[choice] == GTK_FILE_CHOOSER_ACTION_OPEN)
    {
      g_autoptr (GtkFileFilter) filter = choice == TL_CHOOSE_PDFS ? pdf_filter_new ()
                                         : choice == TL_CHOOSE_SHEET ? sheet_filter_new ()
                                                                     : codebook_filter_new ();

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

void
tl_compat_choose_async (GtkWindow           *parent,
                        TlChoice             choice,
                        const char          *title,
                        const char          *name,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  choose (g_task_new (parent, NULL, callback, user_data), parent, choice, title, name);
}

GListModel *
tl_compat_choose_finish (GtkWindow    *parent,
                         GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* ── asking ── */

static void
answered_cb (GObject    *dialog,
             const char *response,
             gpointer    user_data)
{
  g_autoptr (GTask) task = user_data;

  if (g_str_equal (response, "yes"))
    g_task_return_int (task, TL_ANSWER_YES);
  else
    g_task_return_int (task, g_str_equal (response, "other") ? TL_ANSWER_OTHER : TL_ANSWER_NO);
}

/* What is to be typed or chosen comes first; what is only offered is not ticked by Return. */
static gboolean
starts_at_answer (const TlQuestion *question)
{
  return GTK_IS_CHECK_BUTTON (question->more);
}

/* By Return. Of three, that by which nothing is lost and one gets on. */
static const char *
get_answer (const TlQuestion *question,
            const char       *decline)
{
  if (question->yes != NULL && (question->more != NULL || question->other != NULL))
    return "yes";
  return decline;
}

#if ADW_CHECK_VERSION (1, 5, 0)
typedef AdwAlertDialog Dialog;
#define add_response adw_alert_dialog_add_response
#define set_response_appearance adw_alert_dialog_set_response_appearance
#else
typedef AdwMessageDialog Dialog;
#define add_response adw_message_dialog_add_response
#define set_response_appearance adw_message_dialog_set_response_appearance
#endif

static void
add_answers (Dialog           *dialog,
             const TlQuestion *question)
{
  if (question->no != NULL)
    add_response (dialog, "no", question->no);
  if (question->other != NULL)
    {
      add_response (dialog, "other", question->other);
      set_response_appearance (dialog, "other", ADW_RESPONSE_DESTRUCTIVE);
    }
  if (question->yes != NULL)
    {
      add_response (dialog, "yes", question->yes);
      set_response_appearance (dialog, "yes", question->destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                                    : ADW_RESPONSE_SUGGESTED);
    }
}

#if !ADW_CHECK_VERSION (1, 5, 0)
/* The dialog looks for what is to have the keyboard only as it comes up. */
static void
focus_answer (GtkWindow *dialog)
{
  gtk_window_set_focus (dialog, gtk_window_get_default_widget (dialog));
}
#endif

void
tl_compat_ask_async (GtkWindow           *parent,
                     const TlQuestion    *question,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  const char *decline = question->no != NULL ? "no" : "yes";
  const char *answer = get_answer (question, decline);

#if ADW_CHECK_VERSION (1, 5, 0)
  AdwAlertDialog *dialog =
    ADW_ALERT_DIALOG (adw_alert_dialog_new (question->heading, question->body));

  add_answers (dialog, question);
  adw_alert_dialog_set_default_response (dialog, answer);
  adw_alert_dialog_set_extra_child (dialog, question->more);
  adw_alert_dialog_set_close_response (dialog, decline);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  if (starts_at_answer (question))
    adw_dialog_set_focus (ADW_DIALOG (dialog), adw_dialog_get_default_widget (ADW_DIALOG (dialog)));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
#else
  AdwMessageDialog *dialog;

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, question->heading, question->body));
  add_answers (dialog, question);
  adw_message_dialog_set_default_response (dialog, answer);
  adw_message_dialog_set_extra_child (dialog, question->more);
  adw_message_dialog_set_close_response (dialog, decline);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  if (starts_at_answer (question))
    g_signal_connect_after (dialog, "map", G_CALLBACK (focus_answer), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

TlAnswer
tl_compat_ask_finish_answer (GtkWindow    *parent,
                             GAsyncResult *result)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, parent), TL_ANSWER_NO);

  answer = g_task_propagate_int (G_TASK (result), NULL);
  return answer >= 0 ? (TlAnswer) answer : TL_ANSWER_NO;
}

gboolean
tl_compat_ask_finish (GtkWindow    *parent,
                      GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return tl_compat_ask_finish_answer (parent, result) == TL_ANSWER_YES;
}

/* ── about, shortcuts ── */

#define ABOUT                                                                                      \
  "application-name", _("Throughline"),                                                            \
  "application-icon", TL_APP_ID,                                                                   \
  "version", TL_VERSION,                                                                           \
  "developer-name", _("The Throughline contributors"),                                             \
  "comments", _("Reads serious case reviews, finds what recurs in them, and shows every passage "  \
                "in its place. Everything stays on this machine."),                                \
  "license-type", GTK_LICENSE_GPL_3_0,                                                             \
  NULL

void
tl_compat_show_about (GtkWindow *parent)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  adw_show_about_dialog (GTK_WIDGET (parent), ABOUT);
#else
  adw_show_about_window (parent, ABOUT);
#endif
}

void
tl_compat_show_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window;

  builder =
    gtk_builder_new_from_resource ("/io/github/throughline/Throughline/ui/dialogs/tl-shortcuts.ui");
  window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
