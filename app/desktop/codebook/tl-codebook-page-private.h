/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The page "Code book": what counts as what: every theme with its definition, what it takes in and
 * leaves out, and its rules. Property "session". */

#define TL_TYPE_CODEBOOK_PAGE (tl_codebook_page_get_type ())
G_DECLARE_FINAL_TYPE (TlCodebookPage, tl_codebook_page, TL, CODEBOOK_PAGE, GtkWidget)

/** tl_codebook_page_list_drafts: Returns: (transfer container) (element-type TlDraft): what is
 * written and not saved */
GPtrArray *tl_codebook_page_list_drafts (TlCodebookPage *page);
/** tl_codebook_page_save_drafts: all of them, if none is at fault. */
void       tl_codebook_page_save_drafts (TlCodebookPage *page);
void       tl_codebook_page_drop_drafts (TlCodebookPage *page);

G_END_DECLS
