/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @text names a body or those who work in one: "Westshire Police", "Health visiting". */
gboolean tl_bodies_name_one (const char *text);

G_END_DECLS
