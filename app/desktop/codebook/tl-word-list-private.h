/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TL_TYPE_WORD_LIST (tl_word_list_get_type ())
/* The words that speak for a theme or against it, with their points, the weightiest first: there
 * are hundreds, so they are folded away until they are asked for. Signal "edit" (rule): one was
 * activated. */
G_DECLARE_FINAL_TYPE (TlWordList, tl_word_list, TL, WORD_LIST, GtkWidget)

/** tl_word_list_has: Returns: whether the rule stands in this list, and not among the others. */
gboolean tl_word_list_has       (TlRule     *rule);
/** tl_word_list_set_rules: @rules: (element-type TlRule): of the theme, the others too */
void     tl_word_list_set_rules (TlWordList *list,
                                 GPtrArray  *rules);

G_END_DECLS
