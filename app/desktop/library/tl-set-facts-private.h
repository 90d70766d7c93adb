/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** tl_set_facts: asks for a sheet of facts, and shows what it would change. */
void tl_set_facts           (GtkWindow *window,
                             TlSession *session);
/** tl_set_facts_from_file: likewise, of a sheet already chosen. */
void tl_set_facts_from_file (GtkWindow *window,
                             TlSession *session,
                             GFile     *file);

G_END_DECLS
