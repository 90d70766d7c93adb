/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-sample-window
 * @short_description: measuring by samples, beside the window
 *
 * The samples of a library; drawing one, coding it, and what it says.
 */

#define TL_TYPE_SAMPLE_WINDOW (tl_sample_window_get_type ())
G_DECLARE_FINAL_TYPE (TlSampleWindow, tl_sample_window, TL, SAMPLE_WINDOW, AdwApplicationWindow)

/** tl_sample_window_show: shows the samples of the library that @parent has open, in the window
 * that is open for it already, or a new one. */
void tl_sample_window_show (GtkWindow *parent,
                            TlSession *session);

G_END_DECLS
