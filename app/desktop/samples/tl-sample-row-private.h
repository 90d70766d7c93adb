/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-samples.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** tl_sample_row_new: a row of the list of samples: what it is, how far people got with it, and
 * what can be done with it. @coder: who is at the keyboard */
GtkWidget *tl_sample_row_new (const TlSample *sample,
                              gint64          coder);

G_END_DECLS
