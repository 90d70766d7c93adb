/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The examples of a rule, or of a theme, as one writes them: each says what is to come of it, and
 * whether that does. Examples are told as a code book has them: "matches: …", "none: …". Signal
 * "changed". */

#define TL_TYPE_EXAMPLE_EDITOR (tl_example_editor_get_type ())
G_DECLARE_FINAL_TYPE (TlExampleEditor, tl_example_editor, TL, EXAMPLE_EDITOR, GtkWidget)

/** tl_example_editor_set: @of_rule: whether they are a rule's; those of a theme are not scrolled by
 * themselves */
void  tl_example_editor_set  (TlExampleEditor   *editor,
                              gboolean           of_rule,
                              const char *const *examples);
/** tl_example_editor_dup: Returns: (transfer full): those that something is written in */
GStrv tl_example_editor_dup  (TlExampleEditor   *editor);
/** tl_example_editor_show: tells what has come of them. @results: (element-type TlExampleResult).
 * @rule: (nullable): the one that carries them; %NULL for the theme */
void  tl_example_editor_show (TlExampleEditor   *editor,
                              GPtrArray         *results,
                              const char        *rule);

G_END_DECLS
