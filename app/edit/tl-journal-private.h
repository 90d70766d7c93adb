/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-change-private.h"

G_BEGIN_DECLS

/* Changes that are undone and redone as one. It begins with the first change that is added to it:
 * only then what was undone before can no longer be redone. */
typedef struct {
  TlConnection *connection;
  gint64        coder;        /* who makes them */
  gint64        id;           /* 0 until it begins */
} TlGroup;

/* Writes down a change that was just made. */
gboolean tl_group_add       (TlGroup       *group,
                             const TlCell  *cell,
                             gint64         review,
                             const char    *was,
                             const char    *becomes,
                             GError       **error);

typedef enum {
  TL_STEP_UNDO,
  TL_STEP_REDO
} TlStep;

/* Undoes the last group that is done, or does the first one again that was undone. */
gboolean tl_journal_step    (TlConnection  *connection,
                             TlStep         step,
                             GError       **error);
/* @group: (out): what tl_journal_step() would take; 0 for nothing. @label: (out) (nullable): what
 * that would do, for people. */
gboolean tl_journal_look    (TlConnection  *connection,
                             TlStep         step,
                             gint64        *group,
                             char         **label,
                             GError       **error);

G_END_DECLS
