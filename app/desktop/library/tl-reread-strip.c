/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reread-strip-private.h"

#include "tl-progress-row-private.h"
#include "tl-rereader-private.h"

#include <glib/gi18n-lib.h>

struct _TlRereadStrip {
  GtkWidget      parent_instance;
  TlProgressRow *row;
  TlSession     *session;
  GSignalGroup  *rereader;
  gboolean       shown;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (TlRereadStrip, tl_reread_strip, GTK_TYPE_WIDGET)

static char *
dup_message (TlRereader *rereader,
             const char *file,
             guint       n_done,
             guint       n_pages)
{
  const char *of = file != NULL ? file : "";

  if (tl_rereader_get_scope (rereader) == TL_REREAD_OUTDATED && n_pages == 0)
    return g_strdup_printf (_("Reading again · %s"), of);
  if (tl_rereader_get_scope (rereader) == TL_REREAD_OUTDATED)
    return g_strdup_printf (ngettext ("Reading again: %u of %u scanned page · %s",
                                      "Reading again: %u of %u scanned pages · %s", n_pages),
                            n_done, n_pages, of);
  return g_strdup_printf (ngettext ("Reading scanned pages: %u of %u · %s",
                                    "Reading scanned pages: %u of %u · %s", n_pages),
                          n_done, n_pages, of);
}

static void
progress_cb (TlRereadStrip *strip,
             TlRereader    *rereader)
{
  TlRereadJob *job = tl_rereader_get_job (rereader);
  g_autofree char *file = NULL;
  g_autofree char *message = NULL;
  guint n_done, n_pages;
  double fraction;
  int seconds;

  if (job == NULL)
    return;
  g_object_get (job, "message", &file, "n-done", &n_done, "n-all", &n_pages, "fraction",
                &fraction, "seconds-left", &seconds, NULL);
  message = dup_message (rereader, file, n_done, n_pages);
  tl_progress_row_update (strip->row, message, fraction, seconds);
}

static void
changed_cb (TlRereadStrip *strip,
            TlRereader    *rereader)
{
  const gboolean running = tl_rereader_is_running (rereader);

  if (running == strip->shown)
    return;
  strip->shown = running;
  if (running)
    tl_progress_row_begin (strip->row, _("Making the rules ready…"));
  else
    tl_progress_row_end (strip->row);
}

static void
stop_cb (TlRereadStrip *strip)
{
  if (strip->session != NULL)
    tl_rereader_stop (tl_session_get_rereader (strip->session));
}

/* ── the widget ── */

static void
set_session (TlRereadStrip *strip,
             TlSession     *session)
{
  if (!g_set_object (&strip->session, session))
    return;
  g_signal_group_set_target (strip->rereader,
                             session != NULL ? tl_session_get_rereader (session) : NULL);
  if (session != NULL)
    changed_cb (strip, tl_session_get_rereader (session));
  else if (strip->shown)
    tl_progress_row_end (strip->row);
  strip->shown &= session != NULL;
}

static void
tl_reread_strip_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  g_assert (id == PROP_SESSION);
  g_value_set_object (value, TL_REREAD_STRIP (object)->session);
}

static void
tl_reread_strip_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  g_assert (id == PROP_SESSION);
  set_session (TL_REREAD_STRIP (object), g_value_get_object (value));
}

static void
tl_reread_strip_dispose (GObject *object)
{
  TlRereadStrip *strip = TL_REREAD_STRIP (object);
  GtkWidget *child;

  g_clear_object (&strip->rereader);
  g_clear_object (&strip->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (strip))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tl_reread_strip_parent_class)->dispose (object);
}

static void
tl_reread_strip_class_init (TlRereadStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tl_reread_strip_get_property;
  object_class->set_property = tl_reread_strip_set_property;
  object_class->dispose = tl_reread_strip_dispose;
  g_object_class_install_property (
    object_class, PROP_SESSION,
    g_param_spec_object ("session", NULL, NULL, TL_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  g_type_ensure (TL_TYPE_PROGRESS_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/library/tl-reread-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, TlRereadStrip, row);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_reread_strip_init (TlRereadStrip *strip)
{
  gtk_widget_init_template (GTK_WIDGET (strip));
  strip->rereader = g_signal_group_new (TL_TYPE_REREADER);
  g_signal_group_connect_swapped (strip->rereader, "changed", G_CALLBACK (changed_cb), strip);
  g_signal_group_connect_swapped (strip->rereader, "progress", G_CALLBACK (progress_cb), strip);
}
