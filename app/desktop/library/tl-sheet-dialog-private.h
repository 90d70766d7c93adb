/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"
#include "tl-sheet.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a sheet of facts would change, and what of it is left out and why, line by line: nothing is
 * written before a person has seen that. */

#define TL_TYPE_SHEET_DIALOG (tl_sheet_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlSheetDialog, tl_sheet_dialog, TL, SHEET_DIALOG, AdwWindow)

/** tl_sheet_dialog_new: @sheet: (transfer full) */
TlSheetDialog *tl_sheet_dialog_new (GtkWindow *parent,
                                    TlSession *session,
                                    TlSheet   *sheet);

G_END_DECLS
