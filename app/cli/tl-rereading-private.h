/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-cli-private.h"

#include "tl-reread.h"

G_BEGIN_DECLS

/* Runs a job to its end, and shows how far it is where standard error is a terminal, else says
 * which documents are done. */
TlRereadResult *tl_rereading_run        (TlRereadJob    *job,
                                         TlRereadScope   scope,
                                         GArray         *documents,
                                         GError        **error);
/* Says what could not be done. */
void            tl_rereading_complain   (TlCli                *cli,
                                         const TlRereadResult *result);
/* The passwords in a file, one a line. */
GStrv           tl_cli_load_passwords   (const char     *path,
                                         GError        **error);

G_END_DECLS
