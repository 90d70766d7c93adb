/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-window.h"

#include "tl-import-strip-private.h"
#include "tl-query-bar-private.h"
#include "tl-reader-page.h"
#include "tl-reread-strip-private.h"
#include "tl-sidebar-private.h"

G_BEGIN_DECLS

/* What the window's files share: its pages and the reader (tl-window-pages.c), the library it is
 * opened on and what is brought into it (tl-window-library.c), what is asked before any of it is
 * left (tl-window-leave.c), and the rest of it (tl-window.c). */
struct _TlWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack        *view;
  AdwStatusPage   *failure;
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  TlImportStrip   *import_strip;
  TlRereadStrip   *reread_strip;
  TlSidebar       *sidebar;
  GtkWidget       *main;
  AdwBin          *reader_place;
  TlQueryBar      *query_bar;
  GtkStack        *pages;
  GtkMenuButton   *import_button;
  GtkMenuButton   *main_button;

  GSettings       *settings;
  TlSession       *session;
  GSignalGroup    *session_signals;
  GCancellable    *opening;
  GFile           *folder;
  GFile          **waiting;
  AdwToast        *toast;
  TlReaderPage    *reader;        /* made when first shown */
  char            *page;
  gboolean         reader_beside;
  gboolean         beside_asked;  /* by a person, for or against */
  gboolean         leaving;       /* it is being asked what is to become of what is not saved */
};

/** tl_window_lay_out: shows the page in front, and the reader where it belongs. */
void tl_window_lay_out         (TlWindow   *window);
/** tl_window_drop_pages: those of a library that is closed. */
void tl_window_drop_pages      (TlWindow   *window);
/** tl_window_watch_session: from now on what the session has to tell is shown, and undoing offered
 * as it has it. */
void tl_window_watch_session   (TlWindow   *window);
void tl_window_add_drop_target (TlWindow   *window);
/** tl_window_close_request: Returns: whether the window stays, for now at least. */
gboolean tl_window_close_request (GtkWindow *window);

G_END_DECLS
