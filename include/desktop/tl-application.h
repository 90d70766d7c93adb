/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-application
 * @short_description: the program with a window
 *
 * `throughline [--library FOLDER] [FILE…]` opens a window on a library and imports the files given.
 * Without --library, the library that was open last, else the one in the user's data folder.
 */

#define TL_TYPE_APPLICATION (tl_application_get_type ())
G_DECLARE_FINAL_TYPE (TlApplication, tl_application, TL, APPLICATION, AdwApplication)

TlApplication *tl_application_new (void);

G_END_DECLS
