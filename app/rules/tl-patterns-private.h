/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-pattern-private.h"

G_BEGIN_DECLS

/*
 * The patterns that code books of one origin say, each compiled once whichever of them, and however
 * many matchers, run it: compiling one takes longer than running it on a page.
 */

typedef struct _TlPatterns TlPatterns;

/** TlQuick: a pattern that is compiled, and put through the JIT, when it is first run: most never
 * are in a sitting. It belongs to the table that it is taken from. */
typedef struct _TlQuick TlQuick;

TlPatterns *tl_patterns_new   (void);
TlPatterns *tl_patterns_ref   (TlPatterns *patterns);
void        tl_patterns_unref (TlPatterns *patterns);

/** tl_patterns_take:
 * @pattern: (transfer full)
 * @sound: whether it is known to be; any other is compiled at once
 * @message: (out): when %NULL is returned, the fault, in words
 *
 * Returns: (nullable) (transfer none) */
TlQuick    *tl_patterns_take  (TlPatterns  *patterns,
                               char        *pattern,
                               gboolean     sound,
                               char       **message);

/** tl_quick_get_code: Returns: its code, put through the JIT. */
pcre2_code *tl_quick_get_code (TlQuick     *quick);

G_END_DECLS
