/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-editor.h"

G_BEGIN_DECLS

/* A passage coded by hand, as the journal keeps it: text from which the same finding can be made
 * again, under the same id. */
char    *tl_hand_to_text   (const TlHandCoding  *coding);
/* Where a passage stands that is known by block and span: @found is @coding with it, until
 * tl_hand_clear(). */
gboolean tl_hand_look_up   (TlConnection        *connection,
                            const TlHandCoding  *coding,
                            TlHandCoding        *found,
                            GError             **error);
void     tl_hand_clear     (TlHandCoding        *found);
/* Whether @coding can be kept at all: there is something to code, and its document is there. */
gboolean tl_hand_check     (TlConnection        *connection,
                            const TlHandCoding  *coding,
                            GError             **error);
/* Whether a passage can stand where @place says, whatever its theme. */
gboolean tl_place_check    (TlConnection        *connection,
                            const TlHandCoding  *place,
                            GError             **error);
/* @added: (out): the id: @id, or a new one when that is 0. */
gboolean tl_hand_add       (TlConnection        *connection,
                            gint64               id,
                            gint64               coder,
                            const char          *text,
                            gint64              *added,
                            GError             **error);
/* @text: (out): what is there; NULL when there is no finding of that id coded by hand. */
gboolean tl_hand_read      (TlConnection        *connection,
                            gint64               id,
                            char               **text,
                            GError             **error);
gboolean tl_hand_take_away (TlConnection        *connection,
                            gint64               id,
                            GError             **error);

G_END_DECLS
