/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the words before and after the end of a line, a cell or a page tell about it. */

/* The last character of @text that is no quotation mark, bracket or mark of a note; 0 when there
 * is none. */
gunichar tl_text_last_char     (const char *text);
gboolean tl_text_ends_sentence (const char *text);
/* "… and report it to the": no sentence, heading or item of a list ends so. */
gboolean tl_text_ends_open     (const char *text);
gboolean tl_text_begins_lower  (const char *text);
/* Whether the sentence at the end of @before goes on with @after. */
gboolean tl_text_goes_on       (const char *before,
                                const char *after);

G_END_DECLS
