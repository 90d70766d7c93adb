/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-connection-private.h"

G_BEGIN_DECLS

/* The thread that owns the writing connection, and the queue of what it is to write: one thing
 * after the other, in the order asked for. */
typedef struct _TlWriter TlWriter;

/* Called in the writing thread when something is on disk. */
typedef void (*TlWriterChanged)   (TlStoreChanges    changes,
                                   gpointer          data);

/* Takes over @connection. */
TlWriter *tl_writer_new           (TlConnection     *connection,
                                   TlWriterChanged   changed,
                                   gpointer          data);
/* Finishes what is queued, ends the thread and closes the connection. */
void      tl_writer_free          (TlWriter         *writer);
/* Runs @func in one transaction and waits for it. */
gboolean  tl_writer_run           (TlWriter         *writer,
                                   TlStoreFunc       func,
                                   gpointer          data,
                                   TlStoreChanges    changes,
                                   GCancellable     *cancellable,
                                   GError          **error);
/* The same without a transaction around it, for what SQLite does outside of one only. */
gboolean  tl_writer_run_bare      (TlWriter         *writer,
                                   TlStoreFunc       func,
                                   gpointer          data,
                                   GCancellable     *cancellable,
                                   GError          **error);
/* Takes over @task, whose task data are @func's; the task returns them. */
void      tl_writer_run_task      (TlWriter         *writer,
                                   TlStoreFunc       func,
                                   TlStoreChanges    changes,
                                   GTask            *task);
/* Asks, when its turn comes, whether another program has written; then everything has changed. */
void      tl_writer_look          (TlWriter         *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlWriter, tl_writer_free)

G_END_DECLS
