/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-window
 * @short_description: the window: one library, several pages over one query
 *
 * Properties: "session" (nullable #TlSession), "page" (the name of the page in front: "reviews",
 * "themes", "findings", "reader", "code-book"), "reader-beside" (whether the reader stands beside
 * the findings). All that it does are actions (win.…), of tl-window-commands.c.
 */

#define TL_TYPE_WINDOW (tl_window_get_type ())
G_DECLARE_FINAL_TYPE (TlWindow, tl_window, TL, WINDOW, AdwApplicationWindow)

TlWindow   *tl_window_new          (GtkApplication     *application);
/** tl_window_open: opens the library in @folder, in the background, in place of any other. @then:
 * (nullable) (array zero-terminated=1): PDFs and folders to import once it is open. */
void        tl_window_open         (TlWindow           *window,
                                    GFile              *folder,
                                    GFile             **then);
/** tl_window_get_session: Returns: (transfer none) (nullable): %NULL while no library is open */
TlSession  *tl_window_get_session  (TlWindow           *window);
/** tl_window_get_folder: Returns: (transfer none) (nullable): the library open or being opened */
GFile      *tl_window_get_folder   (TlWindow           *window);
/** tl_window_import: @files: (array zero-terminated=1): PDFs and folders */
void        tl_window_import       (TlWindow           *window,
                                    GFile             **files);
/** tl_window_has_drafts: Returns: whether something is written in it and not saved. */
gboolean    tl_window_has_drafts   (TlWindow           *window);
/** TlWindowLeft: the window, or its library, can be left. */
typedef void (*TlWindowLeft) (TlWindow *window,
                              gpointer  data);
/** tl_window_leave: calls @then once what is written and not saved is saved or given up, as the
 * person says; at once when there is nothing. Not at all when they would rather stay.
 * @free_data: (nullable) */
void        tl_window_leave        (TlWindow           *window,
                                    TlWindowLeft        then,
                                    gpointer            data,
                                    GDestroyNotify      free_data);
void        tl_window_show_page    (TlWindow           *window,
                                    const char         *page);
/** tl_window_show_depth: shows how far themes got, on the page "themes"; where that is in front
 * already, it goes back to the grid. */
void        tl_window_show_depth   (TlWindow           *window);
/** tl_window_activate_in_page: does @action of the page that is in front, not of the reader. */
void        tl_window_activate_in_page (TlWindow       *window,
                                    const char         *action);
/** tl_window_search: goes where one types what to find: in the document where the reader is in
 * front or has the keyboard, else in the library. */
void        tl_window_search       (TlWindow           *window);
/** tl_window_show_words: shows a page, with @words marked from there on. */
void        tl_window_show_words   (TlWindow           *window,
                                    gint64              review,
                                    gint64              document,
                                    guint               pdf_page,
                                    const char *const  *words);
/** tl_window_show_quote: shows a page, with @quote marked where it first stands on it. */
void        tl_window_show_quote   (TlWindow           *window,
                                    gint64              review,
                                    gint64              document,
                                    guint               pdf_page,
                                    const char         *quote);
/** tl_window_show_place: shows a page of a document in the reader. @document, @pdf_page,
 * @finding: 0 for the first, the first and none */
void        tl_window_show_place   (TlWindow           *window,
                                    gint64              review,
                                    gint64              document,
                                    guint               pdf_page,
                                    gint64              finding);
/** tl_window_follow_place: the same, if the reader is in sight anyway. */
void        tl_window_follow_place (TlWindow           *window,
                                    gint64              review,
                                    gint64              document,
                                    guint               pdf_page,
                                    gint64              finding);

G_END_DECLS
