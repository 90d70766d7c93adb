/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-channel-private.h"

G_BEGIN_DECLS

/*
 * Asking the reader and waiting for its answers, within the time there is. One request is open at a
 * time; making another drops what is still to come of the one before. A talk that has failed, other
 * than by being cancelled, has ended its reader and fails in the same way until it is renewed.
 */
typedef struct _TlTalk TlTalk;

/* Takes @channel. @file_seconds may be 0 for no limit but the pages'. */
TlTalk   *tl_talk_new              (TlChannel     *channel,
                                    guint          page_seconds,
                                    guint          file_seconds);
void      tl_talk_free             (TlTalk        *talk);
gboolean  tl_talk_ask              (TlTalk        *talk,
                                    TlFrameKind    kind,
                                    GByteArray    *payload,
                                    GError       **error);
/* Whether its reader died or was stopped, and there is time left for another. */
gboolean  tl_talk_has_broken_down  (TlTalk        *talk);
/* Goes on with @channel, which it takes, to another reader of the same file, which has to be asked
 * to open it. After one that took too long there is half the patience. */
void      tl_talk_renew            (TlTalk        *talk,
                                    TlChannel     *channel);
/* The next answer to the request last made, which must be of @kind unless it is @refused. */
GBytes   *tl_talk_receive          (TlTalk        *talk,
                                    TlFrameKind    kind,
                                    GCancellable  *cancellable,
                                    gboolean      *refused,
                                    GError       **error);
/* The answer just received was the last to this request. */
void      tl_talk_close_request    (TlTalk        *talk);
/* The answer just received made no sense. */
void      tl_talk_fail_out_of_turn (TlTalk        *talk,
                                    GError       **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTalk, tl_talk_free)

G_END_DECLS
