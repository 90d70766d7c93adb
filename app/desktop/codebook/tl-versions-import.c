/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-versions-import-private.h"

#include "tl-codebook-compare.h"
#include "tl-rule-changer-private.h"
#include "tl-rule-trial-private.h"
#include "tl-tab-stop-private.h"
#include "tl-trial-view-private.h"
#include "tl-versions-changes-private.h"

#include <glib/gi18n-lib.h>

struct _TlVersionsImport {
  AdwWindow          parent_instance;
  AdwWindowTitle    *heading;
  GtkButton         *cancel_button;
  GtkWidget         *import_button;
  GtkStack          *stack;
  GtkCheckButton    *merge;
  GtkCheckButton    *replace;
  GtkLabel          *merge_fault;
  GtkLabel          *summary;
  TlVersionsChanges *changes;
  GtkLabel          *effect;
  GtkLabel          *fault_summary;
  GtkStringList     *faults;
  TlSession         *session;
  TlVersionsOffer   *offer;
  TlTrialView       *passages;
  TlRuleTrial       *trial;
};

G_DEFINE_FINAL_TYPE (TlVersionsImport, tl_versions_import, ADW_TYPE_WINDOW)

static gboolean
is_merge (TlVersionsImport *dialog)
{
  return gtk_check_button_get_active (dialog->merge);
}

static GBytes *
get_source (TlVersionsImport *dialog)
{
  return is_merge (dialog) ? dialog->offer->merged : dialog->offer->replaced;
}

static gboolean
is_other (TlVersionsImport *dialog)
{
  return get_source (dialog) != NULL
         && !g_bytes_equal (get_source (dialog), dialog->offer->in_force);
}

/* ── what would change ── */

static void
show_effect (TlVersionsImport *dialog)
{
  const char *instead = NULL;
  gboolean is_sound;

  if (dialog->offer == NULL)
    return;
  if (!is_other (dialog))
    instead = is_merge (dialog) ? _("Yours has all that is in it")
                                : _("This code book is in force already");
  is_sound = tl_versions_show_effect (dialog->trial, instead, dialog->passages, dialog->effect);
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "import.apply",
                                 is_other (dialog) && is_sound);
}

static void
show_changes (TlVersionsImport *dialog)
{
  GPtrArray *changes = is_merge (dialog) ? dialog->offer->merging : dialog->offer->replacing;
  g_autofree char *summary = tl_codebook_changes_dup_summary (changes);

  gtk_label_set_label (dialog->summary, summary);
  tl_versions_changes_show (dialog->changes, changes);
}

static void
chosen_cb (TlVersionsImport *dialog)
{
  if (dialog->offer == NULL)
    return;
  show_changes (dialog);
  tl_rule_trial_clear (dialog->trial);
  if (is_other (dialog))
    tl_rule_trial_start (dialog->trial, tl_session_get_codebook (dialog->session),
                         get_source (dialog), NULL);
  show_effect (dialog);
}

static void
show_offer (TlVersionsImport *dialog)
{
  const TlVersionsOffer *offer = dialog->offer;
  const gboolean can_merge = offer->merged != NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (dialog->merge), can_merge);
  gtk_widget_set_visible (GTK_WIDGET (dialog->merge_fault), !can_merge);
  if (!can_merge)
    gtk_label_set_label (dialog->merge_fault, offer->merge_fault);
  gtk_check_button_set_active (can_merge ? dialog->merge : dialog->replace, TRUE);
  chosen_cb (dialog);
  gtk_window_set_focus (GTK_WINDOW (dialog),
                        is_other (dialog) ? dialog->import_button
                                          : GTK_WIDGET (can_merge ? dialog->merge
                                                                  : dialog->replace));
}

static void
show_faults (TlVersionsImport *dialog)
{
  const GPtrArray *faults = dialog->offer->faults;
  g_autofree char *text =
    g_strdup_printf (ngettext ("This code book has %'u fault. Nothing was changed: mend it in a "
                               "text editor, and import it again.",
                               "This code book has %'u faults. Nothing was changed: mend them in a "
                               "text editor, and import it again.", faults->len), faults->len);

  gtk_label_set_label (dialog->fault_summary, text);
  for (guint i = 0; i < faults->len; i++)
    gtk_string_list_append (dialog->faults, faults->pdata[i]);
  gtk_stack_set_visible_child_name (dialog->stack, "faults");
  gtk_widget_set_visible (dialog->import_button, FALSE);
  gtk_button_set_label (dialog->cancel_button, _("_Close"));
}

/* ── the window ── */

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TlVersionsImport *dialog = TL_VERSIONS_IMPORT (widget);

  g_signal_handlers_disconnect_by_data (dialog->session, dialog);
  tl_rule_changer_save (tl_session_get_rule_changer (dialog->session), get_source (dialog),
                        dialog->offer->in_force,
                        is_merge (dialog) ? _("Code book merged") : _("Code book replaced"));
  gtk_window_close (GTK_WINDOW (dialog));
}

/* What is offered was compared with another one. */
static void
codebook_cb (TlVersionsImport *dialog)
{
  tl_session_tell (dialog->session, _("The code book was changed meanwhile: import it again"),
                   FALSE);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
tl_versions_import_dispose (GObject *object)
{
  TlVersionsImport *dialog = TL_VERSIONS_IMPORT (object);

  if (dialog->trial != NULL)
    {
      g_signal_handlers_disconnect_by_data (dialog->trial, dialog);
      tl_rule_trial_clear (dialog->trial);
    }
  g_clear_object (&dialog->trial);
  g_clear_object (&dialog->session);
  g_clear_pointer (&dialog->offer, tl_versions_offer_free);

  G_OBJECT_CLASS (tl_versions_import_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlVersionsImport, heading);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsImport, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsImport, import_button);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsImport, stack);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsImport, merge);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsImport, replace);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsImport, merge_fault);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsImport, summary);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsImport, changes);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsImport, passages);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsImport, effect);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsImport, fault_summary);
  gtk_widget_class_bind_template_child (widget_class, TlVersionsImport, faults);
}

static void
tl_versions_import_class_init (TlVersionsImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_versions_import_dispose;

  g_type_ensure (TL_TYPE_TAB_STOP);
  g_type_ensure (TL_TYPE_TRIAL_VIEW);
  g_type_ensure (TL_TYPE_VERSIONS_CHANGES);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-versions-import.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "win.show-quote", "(xxus)",
                                   tl_versions_show_quote);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tl_versions_import_init (TlVersionsImport *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "import.apply", FALSE);
}

TlVersionsImport *
tl_versions_import_new (GtkWindow       *parent,
                        TlSession       *session,
                        TlVersionsOffer *offer)
{
  TlVersionsImport *dialog = g_object_new (TL_TYPE_VERSIONS_IMPORT, "transient-for", parent, NULL);

  g_return_val_if_fail (TL_IS_SESSION (session), NULL);
  g_return_val_if_fail (offer != NULL, NULL);

  dialog->session = g_object_ref (session);
  dialog->trial = tl_rule_trial_new (tl_session_get_store (session));
  tl_trial_view_set_trial (dialog->passages, dialog->trial);
  dialog->offer = offer;
  g_signal_connect_object (dialog->trial, "changed", G_CALLBACK (show_effect), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::codebook", G_CALLBACK (codebook_cb), dialog,
                           G_CONNECT_SWAPPED);
  adw_window_title_set_subtitle (dialog->heading, offer->name);
  if (offer->faults->len > 0)
    show_faults (dialog);
  else
    show_offer (dialog);
  return dialog;
}
