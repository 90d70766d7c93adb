/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-protocol-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A running reader and the socket to it. Errors are of TL_PDF_ERROR, but for
 * G_IO_ERROR_CANCELLED; a cancelled wait does no harm: what has come of a frame is kept for the
 * next call. After any other error the channel is of no more use. Freeing it ends the reader.
 */
typedef struct _TlChannel TlChannel;

/* Takes @pdf, a descriptor. With @recognise the reader is given the recogniser's models as well;
 * tl_pdf_can_recognise() says whether there are any. */
TlChannel *tl_channel_new     (const char     *program,
                               int             pdf,
                               gboolean        recognise,
                               GError        **error);
void       tl_channel_free    (TlChannel      *channel);
gboolean   tl_channel_send    (TlChannel      *channel,
                               TlFrameKind     kind,
                               guint32         serial,
                               GByteArray     *payload,
                               GError        **error);
/* @deadline is of the monotonic clock. Returns the payload. */
GBytes    *tl_channel_receive (TlChannel      *channel,
                               gint64          deadline,
                               GCancellable   *cancellable,
                               TlFrameHeader  *header,
                               GError        **error);

/* The reader that belongs to this program: TL_READER in the environment, the one in the same build
 * tree, or the installed one. The one to recognise pages with is beside it. */
char      *tl_channel_find_reader (gboolean recognise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlChannel, tl_channel_free)

G_END_DECLS
