/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Who has a library open. SQLite keeps apart the programs of one machine, but not those of two that
 * share a folder. So each program that opens a library leaves a file of its own there, with its
 * host's name; where a file of another host lies, the library is refused. What a program of this
 * host left behind when it was cut off is swept away. */
typedef struct _TlLock TlLock;

TlLock   *tl_lock_take      (const char  *folder,
                             GError     **error);
/* Whether no other program, nor another store of this one, has the library open. */
gboolean  tl_lock_is_alone  (TlLock      *lock);
void      tl_lock_give_back (TlLock      *lock);
/* Whether a file of that name in a library's folder is a lock. */
gboolean  tl_lock_is_name   (const char  *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlLock, tl_lock_give_back)

G_END_DECLS
