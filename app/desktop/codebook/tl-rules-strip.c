/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rules-strip-private.h"

#include "tl-progress-row-private.h"
#include "tl-rule-changer-private.h"

#include <glib/gi18n-lib.h>

/* In milliseconds. */
#define UPDATE_EVERY 200

struct _TlRulesStrip {
  GtkWidget      parent_instance;
  TlProgressRow *progress;
  GtkWidget     *behind;       /* offers to go through what is behind */
  GtkLabel      *behind_text;
  TlSession     *session;
  guint          progress_source;
};

enum { DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlRulesStrip, tl_rules_strip, GTK_TYPE_WIDGET)

static TlRuleChanger *
get_changer (TlRulesStrip *strip)
{
  return tl_session_get_rule_changer (strip->session);
}

static void
show_behind (TlRulesStrip *strip)
{
  const guint n_behind = tl_rule_changer_get_n_behind (get_changer (strip));
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%'u document has findings of an earlier code book",
                                    "%'u documents have findings of an earlier code book",
                                    n_behind), n_behind);
  gtk_label_set_label (strip->behind_text, text);
  gtk_widget_set_visible (strip->behind, n_behind > 0);
}

static gboolean
progress_cb (gpointer data)
{
  TlRulesStrip *strip = data;
  guint n_all;
  const guint n_done = tl_rule_changer_get_n_done (get_changer (strip), &n_all);
  g_autofree char *message = NULL;

  message = g_strdup_printf (_("Running the rules again: %u of %u"), n_done, n_all);
  tl_progress_row_update (strip->progress, message, n_all > 0 ? (double) n_done / n_all : -1, -1);
  return G_SOURCE_CONTINUE;
}

static void
changed_cb (TlRulesStrip *strip)
{
  const gboolean running = tl_rule_changer_is_running (get_changer (strip));

  show_behind (strip);
  if (running == (strip->progress_source != 0))
    return;
  if (running)
    {
      tl_progress_row_begin (strip->progress, _("Running the rules again…"));
      strip->progress_source = g_timeout_add (UPDATE_EVERY, progress_cb, strip);
      return;
    }
  g_clear_handle_id (&strip->progress_source, g_source_remove);
  tl_progress_row_end (strip->progress);
  g_signal_emit (strip, signals[DONE], 0);
}

static void
stop_cb (TlRulesStrip *strip)
{
  tl_rule_changer_stop (get_changer (strip));
}

static void
finish_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tl_rule_changer_finish (get_changer (TL_RULES_STRIP (widget)));
}

void
tl_rules_strip_set_session (TlRulesStrip *strip,
                            TlSession    *session)
{
  g_return_if_fail (TL_IS_RULES_STRIP (strip));
  g_return_if_fail (TL_IS_SESSION (session) && strip->session == NULL);

  strip->session = g_object_ref (session);
  g_signal_connect_object (get_changer (strip), "changed", G_CALLBACK (changed_cb), strip,
                           G_CONNECT_SWAPPED);
  changed_cb (strip);
}

static void
tl_rules_strip_dispose (GObject *object)
{
  TlRulesStrip *strip = TL_RULES_STRIP (object);
  GtkWidget *child;

  g_clear_handle_id (&strip->progress_source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (strip))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&strip->session);

  G_OBJECT_CLASS (tl_rules_strip_parent_class)->dispose (object);
}

static void
tl_rules_strip_class_init (TlRulesStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_rules_strip_dispose;

  signals[DONE] = g_signal_new ("done", TL_TYPE_RULES_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (TL_TYPE_PROGRESS_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/codebook/tl-rules-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, TlRulesStrip, progress);
  gtk_widget_class_bind_template_child (widget_class, TlRulesStrip, behind);
  gtk_widget_class_bind_template_child (widget_class, TlRulesStrip, behind_text);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_install_action (widget_class, "codebook.finish", NULL, finish_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
tl_rules_strip_init (TlRulesStrip *strip)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (strip));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_init_template (GTK_WIDGET (strip));
}
