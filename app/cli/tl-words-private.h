/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words that something can be, and the one that a person typed. Lists end with NULL. */

/* The one that @word is, whatever its case when that leaves no doubt; NULL for none. */
const char *tl_words_find          (const char *const *words,
                                    const char        *word);
/* That there is no @what by that name, and what would mend it: the names nearest to it, else the
 * @command that lists them, or all of them when there is no such command. */
char       *tl_words_dup_complaint (const char *const *words,
                                    const char        *word,
                                    const char        *what,
                                    const char        *command);
/* A text's letters and figures alone: what a person copies from a page differs in the rest. */
char       *tl_words_dup_bare      (const char *text);

G_END_DECLS
