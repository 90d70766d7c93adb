/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TlFolded: a text made plain for matching, and the way back.
 * @text: UTF-8: ligatures spelled out, all apostrophes and dashes the plain ones, soft hyphens and
 *   zero-width characters gone, every kind of space a space. Case is kept.
 * @length: bytes
 * @origin: for each byte of @text, and one past its end, the offset in the original, in code points
 */
typedef struct {
  char  *text;
  gsize  length;
  guint *origin;
} TlFolded;

TlFolded *tl_folded_new  (const char *text);
void      tl_folded_free (TlFolded *folded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFolded, tl_folded_free)

G_END_DECLS
