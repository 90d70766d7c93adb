/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-application.h"
#include "tl-window.h"

G_BEGIN_DECLS

/* The window on a library of its own, made of three specimens; nothing of it is left behind. */

typedef struct {
  GtkApplication *application;
  GFile          *folder;
  TlWindow       *window;
  TlSession      *session;
} DesktopFixture;

/** desktop_main: runs the tests that @add adds, with the program registered. */
int        desktop_main          (int              argc,
                                  char           **argv,
                                  void           (*add) (void));
void       desktop_add           (const char      *path,
                                  void           (*test) (DesktopFixture *));
/** desktop_add_empty: likewise, on a library without reviews. */
void       desktop_add_empty     (const char      *path,
                                  void           (*test) (DesktopFixture *));
/** desktop_close: closes the window, and sees that nothing keeps it. */
void       desktop_close         (DesktopFixture  *fixture);
/** desktop_reopen: closes the window and opens one on the same library. */
void       desktop_reopen        (DesktopFixture  *fixture);
GFile     *desktop_dup_specimen  (const char      *name);

/* Each waits until it is so, and fails after 30 seconds. */
#define desktop_wait(condition)                                     \
  G_STMT_START                                                      \
    {                                                               \
      const gint64 end_ = g_get_monotonic_time () + 30 * G_USEC_PER_SEC; \
      while (!(condition) && g_get_monotonic_time () < end_)        \
        desktop_iterate ();                                         \
      g_assert_true (condition);                                    \
    }                                                               \
  G_STMT_END
void       desktop_iterate       (void);
/** desktop_show: brings a page to the front and waits until it is drawn. Returns: (transfer
 * none) */
GtkWidget *desktop_show          (DesktopFixture  *fixture,
                                  const char      *page,
                                  GType            type);
/** desktop_find: Returns: (transfer none) (nullable): the first widget of @type below @widget,
 * in the order they stand in. */
GtkWidget *desktop_find          (GtkWidget       *widget,
                                  GType            type);
/** desktop_find_label: Returns: (transfer none) (nullable): the first label below @widget that is
 * drawn and has @part in its text. */
GtkWidget *desktop_find_label    (GtkWidget       *widget,
                                  const char      *part);
/** desktop_wait_for_findings: until the session's list is up to date and its first row has come. */
void       desktop_wait_for_findings (DesktopFixture *fixture);
/** desktop_dup_finding: Returns: (transfer full): the finding at a place of the list, loaded. */
TlFindingItem *desktop_dup_finding (DesktopFixture *fixture,
                                  guint            position);
/** desktop_ask: Returns: the first answer to a question in SQL, or 0. */
gint64     desktop_ask           (DesktopFixture  *fixture,
                                  const char      *sql);
/** desktop_change: changes the library behind the window's back, and says what changed. */
void       desktop_change        (DesktopFixture  *fixture,
                                  TlStoreChanges   changes,
                                  const char      *sql);

G_END_DECLS
