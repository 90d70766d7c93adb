/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-draft-private.h"

#include "tl-codebook-file.h"
#include "tl-compat-private.h"
#include "tl-matcher.h"

#include <glib/gi18n-lib.h>

enum { CHANGED, CLOSED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (TlDraft, tl_draft, GTK_TYPE_WIDGET)

static void
tl_draft_default_init (TlDraftInterface *iface)
{
  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", TL_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

gboolean
tl_draft_is_unsaved (TlDraft *draft)
{
  g_return_val_if_fail (TL_IS_DRAFT (draft), FALSE);

  return TL_DRAFT_GET_IFACE (draft)->is_unsaved (draft);
}

GBytes *
tl_draft_apply (TlDraft  *draft,
                GBytes   *source,
                char    **added)
{
  g_return_val_if_fail (TL_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  return TL_DRAFT_GET_IFACE (draft)->apply (draft, source, added);
}

char *
tl_draft_dup_label (TlDraft *draft)
{
  g_return_val_if_fail (TL_IS_DRAFT (draft), NULL);

  return TL_DRAFT_GET_IFACE (draft)->dup_label (draft);
}

void
tl_draft_focus (TlDraft *draft)
{
  g_return_if_fail (TL_IS_DRAFT (draft));

  TL_DRAFT_GET_IFACE (draft)->focus (draft);
}

void
tl_draft_changed (TlDraft *draft)
{
  g_return_if_fail (TL_IS_DRAFT (draft));

  g_signal_emit (draft, signals[CHANGED], 0);
}

void
tl_draft_closed (TlDraft    *draft,
                 const char *id)
{
  g_return_if_fail (TL_IS_DRAFT (draft));

  g_signal_emit (draft, signals[CLOSED], 0, id);
}

/* ── several ── */

/* Whether nothing is wrong with it that was not wrong before; its rules are compiled for that. */
static gboolean
is_sound (GBytes     *source,
          TlCodebook *in_force)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) before = tl_codebook_parse (tl_codebook_get_source (in_force), &known);
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (source, &faults);
  g_auto (GStrv) themes = NULL;
  g_autoptr (TlMatcher) matcher = NULL;

  if (before == NULL || codebook == NULL || faults->len > known->len)
    return FALSE;
  themes = tl_codebook_list_differing_themes (codebook, before);
  matcher = tl_matcher_new_for (codebook, (const char *const *) themes, NULL);
  return matcher != NULL;
}

GBytes *
tl_drafts_apply (GPtrArray  *drafts,
                 TlCodebook *in_force)
{
  g_autoptr (GBytes) source = NULL;

  g_return_val_if_fail (drafts != NULL && in_force != NULL, NULL);

  source = g_bytes_ref (tl_codebook_get_source (in_force));
  for (guint i = 0; i < drafts->len && source != NULL; i++)
    {
      g_autoptr (GBytes) before = g_steal_pointer (&source);

      source = tl_draft_apply (drafts->pdata[i], before, NULL);
    }
  return source != NULL && is_sound (source, in_force) ? g_steal_pointer (&source) : NULL;
}

static char *
dup_body (GPtrArray *drafts,
          gboolean   sound)
{
  GString *body = g_string_new (sound ? _("What is not saved is lost.")
                                      : _("It cannot be saved as it is: see what is wrong with it "
                                          "in the code book. What is not saved is lost."));

  for (guint i = 0; i < drafts->len; i++)
    {
      g_autofree char *label = tl_draft_dup_label (drafts->pdata[i]);

      g_string_append_printf (body, "%s%s", i == 0 ? "\n\n" : "\n", label);
    }
  return g_string_free (body, FALSE);
}

void
tl_drafts_ask_async (GtkWindow           *parent,
                     GPtrArray           *drafts,
                     gboolean             sound,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  TlQuestion question = { 0 };

  g_return_if_fail (drafts != NULL && drafts->len > 0);

  heading = g_strdup_printf (ngettext ("Save the Change of the Code Book?",
                                       "Save %u Changes of the Code Book?", drafts->len),
                             drafts->len);
  body = dup_body (drafts, sound);
  question.heading = sound ? heading : _("Give Up What Is Not Saved?");
  question.body = body;
  question.yes = sound ? _("_Save") : NULL;
  question.no = _("_Cancel");
  question.other = _("_Discard");
  tl_compat_ask_async (parent, &question, callback, user_data);
}
