/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Makes tl_rank(block_text) known to @db: how good an answer a row of the full text is, the larger
 * the better. Returns: SQLite's code */
int tl_rank_register (sqlite3 *db);

G_END_DECLS
