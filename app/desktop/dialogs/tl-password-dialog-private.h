/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** tl_password_ask_async: asks for the password of a file. @said: what it is called */
void  tl_password_ask_async  (GtkWindow           *parent,
                              const char          *said,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);
/** tl_password_ask_finish: Returns: (transfer full) (nullable): %NULL when the person thought
 * better of it */
char *tl_password_ask_finish (GtkWindow           *parent,
                              GAsyncResult        *result);

G_END_DECLS
