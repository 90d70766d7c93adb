/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define PCRE2_CODE_UNIT_WIDTH 8
#include <glib.h>
#include <pcre2.h>

G_BEGIN_DECLS

/* How long one sentence may keep one pattern busy, and how much room it may take: enough for any
 * honest rule, and no pattern, however written, can hang. Measured: the worst of such patterns
 * stays under a millisecond on a sentence; the 32 KiB stack PCRE2 starts with fails on plain
 * ones. */
#define TL_PATTERN_MATCH_LIMIT 50000
#define TL_PATTERN_STACK_START (32 * 1024)
#define TL_PATTERN_STACK_MAX   (1024 * 1024)

/**
 * tl_pattern_compile:
 * @offset: (out) (optional): where the fault is when %NULL is returned: bytes
 * @message: (out) (optional) (transfer full): the fault
 *
 * Returns: (transfer full) (nullable): free with pcre2_code_free()
 */
pcre2_code *tl_pattern_compile (const char  *pattern,
                                gsize       *offset,
                                char       **message);

G_END_DECLS
