/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-vocabulary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A theme that a person saw in the paragraph being coded, with buttons for what is said of it. */

#define TL_TYPE_SAMPLE_CODE_ROW (tl_sample_code_row_get_type ())
G_DECLARE_FINAL_TYPE (TlSampleCodeRow, tl_sample_code_row, TL, SAMPLE_CODE_ROW, GtkListBoxRow)

/** @name: of the theme, for people */
GtkWidget  *tl_sample_code_row_new       (const char      *theme,
                                          const char      *name,
                                          TlStance         stance);
const char *tl_sample_code_row_get_theme (TlSampleCodeRow *row);

G_END_DECLS
