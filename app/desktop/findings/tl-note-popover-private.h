/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a note on the selected findings. Answers with findings.set-note (s). */

#define TL_TYPE_NOTE_POPOVER (tl_note_popover_get_type ())
G_DECLARE_FINAL_TYPE (TlNotePopover, tl_note_popover, TL, NOTE_POPOVER, GtkPopover)

/** tl_note_popover_ask: @note: (nullable): as it is now */
void tl_note_popover_ask (TlNotePopover *popover,
                          const char    *note);

G_END_DECLS
