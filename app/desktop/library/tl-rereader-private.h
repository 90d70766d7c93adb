/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-reread.h"
#include "tl-session.h"

G_BEGIN_DECLS

/* What of the library is still to be read, or to be read again, and the job that does it in the
 * background. Scanned pages are begun with unasked, when the library is opened and after every
 * import; what an earlier version read, only when asked for. While files are imported it waits.
 *
 * Signals: "changed": anything that is asked below; "progress": how far it is; "done" (const
 * TlRereadResult *result): what came of a job. */

#define TL_TYPE_REREADER (tl_rereader_get_type ())
G_DECLARE_FINAL_TYPE (TlRereader, tl_rereader, TL, REREADER, GObject)

/** tl_rereader_new: @session: not held. Returns: (transfer full) */
TlRereader *tl_rereader_new            (TlSession     *session);
/** tl_session_get_rereader: Returns: (transfer none): the session's; made when first asked for. */
TlRereader *tl_session_get_rereader    (TlSession     *session);
/** tl_rereader_close: stops for good. */
void        tl_rereader_close          (TlRereader    *rereader);

void        tl_rereader_start          (TlRereader    *rereader,
                                        TlRereadScope  scope);
/** tl_rereader_stop: a person wants no more of it, until it is asked for or the library opened
 * again. */
void        tl_rereader_stop           (TlRereader    *rereader);
/** tl_rereader_hold: waits until tl_rereader_release(). */
void        tl_rereader_hold           (TlRereader    *rereader);
void        tl_rereader_release        (TlRereader    *rereader);

gboolean    tl_rereader_is_running     (TlRereader    *rereader);
TlRereadScope tl_rereader_get_scope    (TlRereader    *rereader);
/** tl_rereader_get_job: Returns: (transfer none) (nullable): the one that runs */
TlRereadJob *tl_rereader_get_job       (TlRereader    *rereader);
/** tl_rereader_get_n_unread: Returns: pages not yet read from their images. */
guint       tl_rereader_get_n_unread   (TlRereader    *rereader);
/** tl_rereader_get_n_outdated: Returns: documents that an earlier version read. */
guint       tl_rereader_get_n_outdated (TlRereader    *rereader);
/** tl_rereader_get_obstacle: Returns: (nullable): why pages cannot be read from their images on
 * this machine, and what to install */
const char *tl_rereader_get_obstacle   (TlRereader    *rereader);
/** tl_rereader_get_waiting: Returns: (transfer none) (element-type utf8): the names of documents
 * that can only be read once their password is given; they count neither as unread nor as
 * outdated. @refused: (out) (optional): whether passwords were tried on them in vain */
GPtrArray  *tl_rereader_get_waiting    (TlRereader    *rereader,
                                        gboolean      *refused);
/** tl_rereader_try_passwords: the session knows another one: they are tried again. */
void        tl_rereader_try_passwords  (TlRereader    *rereader);
/** tl_rereader_get_outcome: Returns: (nullable): what came of reading again what an earlier version
 * had read */
const TlRereadResult *tl_rereader_get_outcome (TlRereader *rereader);
/** tl_rereader_forget_outcome: it has been taken note of. */
void        tl_rereader_forget_outcome (TlRereader    *rereader);

G_END_DECLS
