/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-structure.h"

G_BEGIN_DECLS

/* A board as the table knows it. */
typedef struct {
  char *name;
  char *nation;
  char *region;
  char *areas;
  char *other_names;
} TlAuthority;

/* The board of which a present or former name stands in @text, the longest one if several do.
 * @start, @length: (out): where, in bytes. Returns: (nullable) (transfer none) */
const TlAuthority *tl_authorities_find       (TlAuthorities *authorities,
                                              const char    *text,
                                              gsize         *start,
                                              gsize         *length);
/* The board that covers @place ("Rutland"). Returns: (nullable) (transfer none) */
const TlAuthority *tl_authorities_find_place (TlAuthorities *authorities,
                                              const char    *place);

G_END_DECLS
