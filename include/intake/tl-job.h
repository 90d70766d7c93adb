/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-job
 * @short_description: what the jobs that read documents have in common
 *
 * Properties, notified in the main context the job was made in: "fraction" (0 to 1, -1 while what
 * there is to do is still being looked for), "message" (the file in hand), "seconds-left" (-1
 * unknown), "n-all" (how many files or pages there are to do), "n-done" (of these), "running".
 */

#define TL_TYPE_JOB (tl_job_get_type ())
G_DECLARE_DERIVABLE_TYPE (TlJob, tl_job, TL, JOB, GObject)

/* tell: emits in the main context of the job that @done is. free_done: frees what was told. */
struct _TlJobClass {
  GObjectClass parent_class;

  void         (*tell)      (TlJob    *job,
                             gpointer  done);
  void         (*free_done) (gpointer  done);
};

/** tl_job_set_n_workers: 0 (the default) for one a processor. */
void tl_job_set_n_workers (TlJob              *job,
                           guint               n_workers);
/** tl_job_set_passwords: tried on encrypted files. */
void tl_job_set_passwords (TlJob              *job,
                           const char *const  *passwords);

G_END_DECLS
