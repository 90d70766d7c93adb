/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  TL_MODEL_ENGLISH,
  TL_MODEL_WELSH
} TlModel;

/*
 * Opens one of the recogniser's models to read: where TESSDATA_PREFIX in the environment says, or
 * where distributions put them. Returns the descriptor, or -1.
 */
int tl_model_open (TlModel model);

G_END_DECLS
