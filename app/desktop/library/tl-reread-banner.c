/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reread-banner-private.h"

#include "tl-password-dialog-private.h"
#include "tl-rereader-private.h"

#include <glib/gi18n-lib.h>

struct _TlRereadBanner {
  GtkWidget    parent_instance;
  GtkRevealer *revealer;
  GtkLabel    *text;
  GtkButton   *show;
  GtkButton   *start;
  GtkButton   *close;
  TlSession   *session;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (TlRereadBanner, tl_reread_banner, GTK_TYPE_WIDGET)

/* ── what it says ── */

static void
add (GString *text,
     char    *part)
{
  if (part != NULL)
    g_string_append_printf (text, " %s", part);
  g_free (part);
}

static char *
dup_kept (guint n)
{
  return g_strdup_printf (ngettext ("%'u passage of yours was kept.",
                                    "%'u passages of yours were kept.", n), n);
}

static char *
dup_moved (guint n)
{
  return g_strdup_printf (ngettext ("%'u moved with its words.", "%'u moved with their words.", n),
                          n);
}

static char *
dup_unplaced (guint n)
{
  return g_strdup_printf (ngettext ("%'u was not found again and waits to be placed.",
                                    "%'u were not found again and wait to be placed.", n), n);
}

static char *
dup_failed (guint n)
{
  return g_strdup_printf (ngettext ("%'u document could not be read again and stays as it was.",
                                    "%'u documents could not be read again and stay as they were.",
                                    n), n);
}

static char *
dup_outcome (const TlRereadResult *result)
{
  const TlReread *carried = &result->carried;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%'u document read again.", "%'u documents read again.",
                                          result->documents), result->documents);
  add (text, carried->kept > 0 ? dup_kept (carried->kept) : NULL);
  add (text, carried->moved > 0 ? dup_moved (carried->moved) : NULL);
  add (text, carried->unplaced > 0 ? dup_unplaced (carried->unplaced) : NULL);
  add (text, result->failed->len > 0 ? dup_failed (result->failed->len) : NULL);
  return g_string_free (text, FALSE);
}

static char *
dup_outdated (guint n)
{
  return g_strdup_printf (ngettext ("%'u document was read by an earlier version of the program. "
                                    "Read again, it keeps all that you did.",
                                    "%'u documents were read by an earlier version of the program. "
                                    "Read again, they keep all that you did.", n), n);
}

static char *
dup_unread (guint       n,
            const char *obstacle)
{
  g_autofree char *pages =
    g_strdup_printf (ngettext ("%'u scanned page is not yet read.",
                               "%'u scanned pages are not yet read.", n), n);

  return obstacle != NULL ? g_strdup_printf ("%s %s", pages, obstacle) : g_steal_pointer (&pages);
}

static char *
dup_waiting (GPtrArray *files,
             gboolean   refused)
{
  g_autofree char *waiting = NULL;

  if (files->len == 1)
    waiting = g_strdup_printf (_("“%s” is waiting for its password."),
                               (const char *) files->pdata[0]);
  else
    waiting = g_strdup_printf (ngettext ("%'u document is waiting for its password.",
                                         "%'u documents are waiting for their passwords.",
                                         files->len), files->len);
  if (!refused)
    return g_steal_pointer (&waiting);
  return g_strdup_printf ("%s %s", waiting, _("No password given so far opens it."));
}

/* ── on screen ── */

/* @label: (nullable): %NULL for no button. @target: (nullable): of the action. Name and target of
 * an action fit each other at every step. */
static void
offer (TlRereadBanner *banner,
       const char     *label,
       const char     *action,
       const char     *target)
{
  GtkActionable *start = GTK_ACTIONABLE (banner->start);

  gtk_widget_set_visible (GTK_WIDGET (banner->start), label != NULL);
  gtk_actionable_set_action_name (start, NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (banner->start, label);
  gtk_actionable_set_action_target_value (start,
                                          target != NULL ? g_variant_new_string (target) : NULL);
  gtk_actionable_set_action_name (start, action);
}

/* Returns: (transfer full) (nullable): what there is to say. */
static char *
dup_text (TlRereadBanner *banner,
          TlRereader     *rereader)
{
  const TlRereadResult *outcome = tl_rereader_get_outcome (rereader);
  const char *obstacle = tl_rereader_get_obstacle (rereader);
  gboolean refused;
  GPtrArray *waiting = tl_rereader_get_waiting (rereader, &refused);

  offer (banner, NULL, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (banner->close), outcome != NULL);
  gtk_widget_set_visible (GTK_WIDGET (banner->show),
                          outcome != NULL && outcome->carried.unplaced > 0);
  if (outcome != NULL)
    return dup_outcome (outcome);
  if (tl_rereader_is_running (rereader))
    return NULL;
  if (tl_rereader_get_n_outdated (rereader) > 0)
    {
      offer (banner, _("_Read Again"), "reread.start", "outdated");
      return dup_outdated (tl_rereader_get_n_outdated (rereader));
    }
  if (tl_rereader_get_n_unread (rereader) > 0)
    {
      if (obstacle == NULL)
        offer (banner, _("_Read Scanned Pages"), "reread.start", "unread");
      return dup_unread (tl_rereader_get_n_unread (rereader), obstacle);
    }
  if (waiting->len == 0)
    return NULL;
  offer (banner, _("Enter _Password…"), "reread.enter-password", NULL);
  return dup_waiting (waiting, refused);
}

static void
update (TlRereadBanner *banner)
{
  g_autofree char *text = dup_text (banner, tl_session_get_rereader (banner->session));

  if (text != NULL)
    gtk_label_set_label (banner->text, text);
  gtk_revealer_set_reveal_child (banner->revealer, text != NULL);
}

static void
start_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const gboolean outdated = g_str_equal (g_variant_get_string (parameter, NULL), "outdated");

  tl_rereader_start (tl_session_get_rereader (TL_REREAD_BANNER (widget)->session),
                     outdated ? TL_REREAD_OUTDATED : TL_REREAD_UNREAD);
}

static void
password_given_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (TlSession) session = user_data;
  g_autofree char *password = tl_password_ask_finish (GTK_WINDOW (source), result);

  if (password != NULL)
    tl_session_add_password (session, password);
}

/* One may open them all; if not, the next is asked about afterwards. */
static void
enter_password_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  TlSession *session = TL_REREAD_BANNER (widget)->session;
  GPtrArray *waiting = tl_rereader_get_waiting (tl_session_get_rereader (session), NULL);

  if (waiting->len > 0)
    tl_password_ask_async (GTK_WINDOW (gtk_widget_get_root (widget)), waiting->pdata[0],
                           password_given_cb, g_object_ref (session));
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  tl_rereader_forget_outcome (tl_session_get_rereader (TL_REREAD_BANNER (widget)->session));
}

/* ── the widget ── */

static void
tl_reread_banner_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_assert (id == PROP_SESSION);
  g_value_set_object (value, TL_REREAD_BANNER (object)->session);
}

static void
tl_reread_banner_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  TlRereadBanner *banner = TL_REREAD_BANNER (object);

  g_assert (id == PROP_SESSION);
  g_return_if_fail (banner->session == NULL);
  banner->session = g_value_dup_object (value);
  g_signal_connect_object (tl_session_get_rereader (banner->session), "changed",
                           G_CALLBACK (update), banner, G_CONNECT_SWAPPED);
  update (banner);
}

static void
tl_reread_banner_dispose (GObject *object)
{
  TlRereadBanner *banner = TL_REREAD_BANNER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (banner))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&banner->session);

  G_OBJECT_CLASS (tl_reread_banner_parent_class)->dispose (object);
}

static void
tl_reread_banner_class_init (TlRereadBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tl_reread_banner_get_property;
  object_class->set_property = tl_reread_banner_set_property;
  object_class->dispose = tl_reread_banner_dispose;
  g_object_class_install_property (
    object_class, PROP_SESSION,
    g_param_spec_object ("session", NULL, NULL, TL_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/library/tl-reread-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, TlRereadBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, TlRereadBanner, text);
  gtk_widget_class_bind_template_child (widget_class, TlRereadBanner, show);
  gtk_widget_class_bind_template_child (widget_class, TlRereadBanner, start);
  gtk_widget_class_bind_template_child (widget_class, TlRereadBanner, close);
  gtk_widget_class_install_action (widget_class, "reread.start", "s", start_action);
  gtk_widget_class_install_action (widget_class, "reread.enter-password", NULL,
                                   enter_password_action);
  gtk_widget_class_install_action (widget_class, "reread.close", NULL, close_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_reread_banner_init (TlRereadBanner *banner)
{
  gtk_widget_init_template (GTK_WIDGET (banner));
}
