/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-hidden-label-private.h"

#include <glib/gi18n-lib.h>

/* Of more pages than these the first are named. */
#define MOST_PAGES 12

typedef struct {
  gint64 review;
  gint64 document;
} Place;

static gboolean
activated_cb (GtkWidget  *label,
              const char *page,
              gpointer    user_data)
{
  const Place *place = user_data;

  gtk_widget_activate_action (label, "win.show-place", "(xxux)", place->review, place->document,
                              (guint) g_ascii_strtoull (page, NULL, 10), (gint64) 0);
  return TRUE;
}

static void
free_place (gpointer  place,
            GClosure *closure)
{
  g_free (place);
}

static char *
dup_links (GArray *pages)
{
  GString *links = g_string_new (NULL);

  for (guint i = 0; i < MIN (pages->len, MOST_PAGES); i++)
    {
      const guint page = g_array_index (pages, guint, i);

      g_string_append_printf (links, "%s<a href=\"%u\">%u</a>", i > 0 ? ", " : "", page, page);
    }
  if (pages->len > MOST_PAGES)
    g_string_append (links, " …");
  return g_string_free (links, FALSE);
}

GtkWidget *
tl_hidden_label_new (gint64  review,
                     gint64  document,
                     GArray *pages)
{
  g_autofree char *links = dup_links (pages);
  g_autofree char *text =
    g_strdup_printf (ngettext ("Words that are in the file but hidden on its page were left out: "
                               "PDF p. %s",
                               "Words that are in the file but hidden on its pages were left out: "
                               "PDF p. %s", pages->len), links);
  GtkWidget *label = gtk_label_new (NULL);
  const Place place = { review, document };

  gtk_label_set_markup (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  g_signal_connect_data (label, "activate-link", G_CALLBACK (activated_cb),
                         g_memdup2 (&place, sizeof place), free_place, 0);
  return label;
}
