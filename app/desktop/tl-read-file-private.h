/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-compat-private.h"
#include "tl-session.h"

G_BEGIN_DECLS

/**
 * TlFileReader: a sort of file that people choose, and what is done with it.
 * @title: of the dialog that asks for one
 * @refusal: the heading when it cannot be read; both marked by N_()
 * @prepare: Returns: (transfer full): what reading it needs of the session
 * @read: in a thread. Returns: (transfer full): what it says; or %NULL with an error
 * @show: @content: (transfer full): what @read returned
 */
typedef struct {
  TlChoice         choice;
  const char      *title;
  const char      *refusal;
  gpointer       (*prepare) (TlSession     *session);
  GDestroyNotify   free_prepared;
  gpointer       (*read)    (GFile         *file,
                             gpointer       prepared,
                             GCancellable  *cancellable,
                             GError       **error);
  GDestroyNotify   free_content;
  void           (*show)    (GtkWindow     *window,
                             TlSession     *session,
                             gpointer       content);
} TlFileReader;

/** tl_read_file: reads @file, and shows it, or why it cannot be read, if @window is on the screen
 * still. @reader: lives as long as the program */
void tl_read_file        (GtkWindow           *window,
                          TlSession           *session,
                          GFile               *file,
                          const TlFileReader  *reader);
/** tl_read_chosen_file: asks for the file first. */
void tl_read_chosen_file (GtkWindow           *window,
                          TlSession           *session,
                          const TlFileReader  *reader);

G_END_DECLS
