/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-protocol-private.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TL_CONFINE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define TL_CONFINE_SANITIZED 1
#endif
#endif
#ifndef TL_CONFINE_SANITIZED
#define TL_CONFINE_SANITIZED 0
#endif

G_BEGIN_DECLS

/*
 * Locks this process in, for good, before it looks at the file it was given: it can read fonts and
 * libraries and speak on the descriptors it has, and nothing else. Memory, processor time and the
 * size of files are limited, and privileges given up, on every kernel. Two measures are not in all
 * of them; @confinement says which took. Without landlock it could open what its user may read;
 * without a filter for system calls it could reach other processes and the network as well. What a
 * file does to it still costs that file only, and the program says what is missing.
 *
 * Returns FALSE when a measure did not take that the kernel has; the process must leave then.
 *
 * Sanitizers need more memory and more system calls than a reader may have: a build with them, and
 * only such a build, goes without the memory limit and the filter.
 */
gboolean tl_confine           (TlConfinement *confinement);

/* Lets the process use @seconds more of processor time from now on, and no more. It is a second
 * net: the program waits no longer than that, and kills. */
void     tl_confine_grant_cpu (guint seconds);

G_END_DECLS
