/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-talk-private.h"

#include "tl-pdf.h"

#include <glib/gi18n-lib.h>

#define LEAST_PATIENCE G_USEC_PER_SEC

struct _TlTalk {
  TlChannel *channel; /* NULL once it has failed */
  GError    *failure;
  gint64     patience;  /* with one answer, in microseconds */
  gint64     time_left; /* for all of them together */
  guint32    serial;    /* of the request last made */
  gboolean   open;      /* there are answers to it to come */
  gboolean   behind;    /* and others before them, to the request before */
};

TlTalk *
tl_talk_new (TlChannel *channel,
             guint      page_seconds,
             guint      file_seconds)
{
  TlTalk *talk = g_new0 (TlTalk, 1);

  talk->channel = channel;
  talk->patience = (gint64) page_seconds * G_USEC_PER_SEC;
  talk->time_left = file_seconds > 0 ? (gint64) file_seconds * G_USEC_PER_SEC : G_MAXINT64 / 2;
  return talk;
}

void
tl_talk_free (TlTalk *talk)
{
  g_clear_pointer (&talk->channel, tl_channel_free);
  g_clear_error (&talk->failure);
  g_free (talk);
}

/* Takes @failure. */
static void
fail (TlTalk   *talk,
      GError   *failure,
      GError  **error)
{
  g_clear_pointer (&talk->channel, tl_channel_free);
  talk->failure = failure;
  g_propagate_error (error, g_error_copy (failure));
}

static void
set_turn_error (GError **error)
{
  g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED,
                       _ ("The part of the program that reads PDFs spoke out of turn. If this "
                          "happens with every file, install the program again."));
}

void
tl_talk_fail_out_of_turn (TlTalk  *talk,
                          GError **error)
{
  GError *failure = NULL;

  set_turn_error (&failure);
  fail (talk, failure, error);
}

static gboolean
check_usable (TlTalk  *talk,
              GError **error)
{
  if (talk->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (talk->failure));
  return FALSE;
}

gboolean
tl_talk_has_broken_down (TlTalk *talk)
{
  return talk->time_left > 0
         && (g_error_matches (talk->failure, TL_PDF_ERROR, TL_PDF_ERROR_CRASHED)
             || g_error_matches (talk->failure, TL_PDF_ERROR, TL_PDF_ERROR_TIMED_OUT));
}

void
tl_talk_renew (TlTalk    *talk,
               TlChannel *channel)
{
  g_assert (talk->failure != NULL);

  if (talk->failure->code == TL_PDF_ERROR_TIMED_OUT)
    talk->patience = MAX (talk->patience / 2, LEAST_PATIENCE);
  g_clear_error (&talk->failure);
  talk->channel = channel;
  talk->open = talk->behind = FALSE;
}

gboolean
tl_talk_ask (TlTalk       *talk,
             TlFrameKind   kind,
             GByteArray   *payload,
             GError      **error)
{
  GError *failure = NULL;

  if (!check_usable (talk, error))
    return FALSE;
  talk->serial++;
  talk->behind = talk->open;
  talk->open = TRUE;
  if (tl_channel_send (talk->channel, kind, talk->serial, payload, &failure))
    return TRUE;
  fail (talk, failure, error);
  return FALSE;
}

void
tl_talk_close_request (TlTalk *talk)
{
  talk->open = FALSE;
}

static GBytes *
receive_answer (TlTalk        *talk,
                TlFrameKind    kind,
                gint64         deadline,
                GCancellable  *cancellable,
                gboolean      *refused,
                GError       **error)
{
  for (;;)
    {
      TlFrameHeader header;
      g_autoptr (GBytes) payload = NULL;

      payload = tl_channel_receive (talk->channel, deadline, cancellable, &header, error);
      if (payload == NULL)
        return NULL;
      if (header.serial < talk->serial)
        continue;
      *refused = header.kind == TL_FRAME_REFUSED;
      if (header.serial == talk->serial && (*refused || header.kind == kind))
        return g_steal_pointer (&payload);
      set_turn_error (error);
      return NULL;
    }
}

/* A reader still busy with an earlier request is given as long again to be done with that. */
GBytes *
tl_talk_receive (TlTalk        *talk,
                 TlFrameKind    kind,
                 GCancellable  *cancellable,
                 gboolean      *refused,
                 GError       **error)
{
  const gint64 start = g_get_monotonic_time ();
  const gint64 longest = MIN (talk->patience * (talk->behind ? 2 : 1), talk->time_left);
  GError *failure = NULL;
  GBytes *payload;

  if (!check_usable (talk, error))
    return NULL;
  payload = receive_answer (talk, kind, start + longest, cancellable, refused, &failure);
  talk->time_left = MAX (0, talk->time_left - (g_get_monotonic_time () - start));
  if (payload != NULL)
    talk->behind = FALSE;
  else if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, failure);
  else
    fail (talk, failure, error);
  return payload;
}
