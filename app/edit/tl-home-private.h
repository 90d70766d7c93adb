/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-editor.h"

G_BEGIN_DECLS

/* The block that a passage stands in. */
typedef struct {
  gint64    id;               /* 0 when it stands in none */
  char     *section;
  char     *kind;
  char     *quote;            /* the part of the passage that the block has */
  TlSpan    span;             /* and where */
  gboolean  is_there;         /* whether the words of the passage are where it says */
} TlHome;

void     tl_home_clear (TlHome              *home);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlHome, tl_home_clear)

/* The block that has most of the passage. A region without text is in the section that the last
 * block before it is in. */
gboolean tl_home_find  (TlConnection        *connection,
                        const TlHandCoding  *coding,
                        TlHome              *home,
                        GError             **error);
/* Unties it from its block: the passage is to be placed. */
void     tl_home_leave (TlHome              *home);
/* Binds where a passage stands: :block, :start, :length, :section, :page, :page_start, :end_page,
 * :page_end, :rects, :quote, :before and :after. */
void     tl_place_bind (TlStatement         *statement,
                        const TlHandCoding  *coding,
                        const TlHome        *home);

G_END_DECLS
