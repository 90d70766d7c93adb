/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What GTK and libadwaita do in one way here and in another later: the one file of the program that
 * asks which version it is built against, and the only one that newer calls may be made in. */

/** TlChoice: what a file chooser is for. */
typedef enum {
  TL_CHOOSE_PDFS,
  TL_CHOOSE_SHEET,
  TL_CHOOSE_CODEBOOK,
  TL_CHOOSE_FOLDER,
  TL_CHOOSE_NEW_FILE
} TlChoice;

/** tl_compat_choose_async: asks for files. @name: (nullable): offered for a new file. */
void        tl_compat_choose_async   (GtkWindow           *parent,
                                      TlChoice             choice,
                                      const char          *title,
                                      const char          *name,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
/** tl_compat_choose_finish: Returns: (transfer full) (nullable): a list of #GFile; %NULL when the
 * person thought better of it. */
GListModel *tl_compat_choose_finish  (GtkWindow           *parent,
                                      GAsyncResult        *result);

/** TlAnswer: that to a question; also when it was closed. */
typedef enum {
  TL_ANSWER_NO,
  TL_ANSWER_YES,
  TL_ANSWER_OTHER
} TlAnswer;

/** TlQuestion: something that cannot wait. @yes: (nullable): only where it can be answered so.
 * @no: (nullable): only for one that can be declined. @other: (nullable): a third answer, by which
 * something is lost. @more: (nullable) (transfer floating): what else is asked, below the text; the
 * answer is then yes unless it is declined */
typedef struct {
  const char *heading;
  const char *body;
  const char *yes;
  const char *no;
  const char *other;
  gboolean    destructive;
  GtkWidget  *more;
} TlQuestion;

void        tl_compat_ask_async      (GtkWindow           *parent,
                                      const TlQuestion    *question,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
/** tl_compat_ask_finish: Returns: whether the answer was yes */
gboolean    tl_compat_ask_finish     (GtkWindow           *parent,
                                      GAsyncResult        *result);
TlAnswer    tl_compat_ask_finish_answer (GtkWindow        *parent,
                                      GAsyncResult        *result);

void        tl_compat_show_about     (GtkWindow           *parent);
void        tl_compat_show_shortcuts (GtkWindow           *parent);

G_END_DECLS
