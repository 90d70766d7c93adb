/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-block.h"
#include "tl-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-editor
 * @short_description: what a person changes, undoable
 *
 * Every call is one change (or one group of like changes), written together with its journal entry
 * in one transaction; it can be undone and redone, also after the program was closed and opened
 * again. Calls block until the change is on disk: the window uses tl_editor_…_async().
 *
 * Properties, all kept up to date in the main context the editor was made in and notified:
 * "can-undo", "can-redo" (gboolean), "undo-label", "redo-label" (nullable strings such as "Accept 3
 * findings").
 */

#define TL_TYPE_EDITOR (tl_editor_get_type ())
G_DECLARE_FINAL_TYPE (TlEditor, tl_editor, TL, EDITOR, GObject)

TlEditor   *tl_editor_new            (TlStore       *store);
gboolean    tl_editor_get_can_undo   (TlEditor      *editor);
gboolean    tl_editor_get_can_redo   (TlEditor      *editor);
const char *tl_editor_get_undo_label (TlEditor      *editor);
const char *tl_editor_get_redo_label (TlEditor      *editor);
/** tl_editor_get_undo_id: Returns: which change undo would take back, 0 for none: a later one has a
 * higher number. */
gint64      tl_editor_get_undo_id    (TlEditor      *editor);
/** tl_editor_get_redo_id: likewise, which one redo would make again. */
gint64      tl_editor_get_redo_id    (TlEditor      *editor);

/** TlEditKind: what a #TlEdit does. */
typedef enum {
  TL_EDIT_STATUS,       /* value: a TlStatus by name */
  TL_EDIT_THEME,        /* value: a theme's id */
  TL_EDIT_STANCE,       /* value: a TlStance by name */
  TL_EDIT_TRIM,         /* value: "start+length" in the block's text */
  TL_EDIT_ADD_TAG,      /* value: the tag's name */
  TL_EDIT_REMOVE_TAG,   /* value: the tag's name */
  TL_EDIT_NOTE,         /* value: the note; "" takes it away */
  TL_EDIT_FACT,         /* targets: reviews; name: the fact's, or "x.NAME"; value: several lines for
                           several authors; NULL goes back to what was read, "" says unknown */
  TL_EDIT_PRIVATE,      /* targets: reviews; value: "1" or "0" */
  TL_EDIT_REMOVE,       /* targets: reviews */
  TL_EDIT_RESTORE,      /* targets: reviews */
  TL_EDIT_MOVE,         /* targets: documents; value: the id of the review they are to be of; NULL
                           for a new one */
  TL_EDIT_APART,        /* targets: reviews; name: the id of one that they are not, though it
                           looks so; value: "1", or NULL for who knows */
  TL_EDIT_UNCODE,       /* targets: findings coded by hand: takes them away */
  TL_EDIT_REMOVE_SAMPLE, /* targets: samples */
  TL_EDIT_NAME_SAMPLE,  /* targets: a sample; value: its name */
  TL_EDIT_SAMPLE        /* targets: paragraphs of a sample; name: tl_sample_dup_name(); value: a
                           TlStance by name; "" with no theme; NULL takes it back */
} TlEditKind;

/**
 * TlEdit:
 * @kind: what to do
 * @targets: ids of findings (or reviews, or documents)
 * @n_targets: how many
 * @name: (nullable): which fact
 * @value: (nullable): see #TlEditKind
 *
 * A change to one or many things; undone as one.
 */
typedef struct {
  TlEditKind    kind;
  const gint64 *targets;
  guint         n_targets;
  const char   *name;
  const char   *value;
} TlEdit;

/** tl_sample_dup_name: the name of a #TL_EDIT_SAMPLE: what a coder sees. @theme: "" for that there
 * is none. Whoever sees a theme does not say that there is none, and the other way about: setting
 * the one takes back the other. Returns: (transfer full) */
char       *tl_sample_dup_name       (gint64         coder,
                                      const char    *theme);

/** tl_editor_check: Returns: whether the change is one that can be made, whatever its targets
 * are. */
gboolean    tl_editor_check          (const TlEdit  *edit,
                                      GError       **error);
/** tl_editor_apply: targets that already are so are left alone; when all are, nothing is
 * journalled. */
gboolean    tl_editor_apply          (TlEditor      *editor,
                                      const TlEdit  *edit,
                                      GCancellable  *cancellable,
                                      GError       **error);
/** tl_editor_apply_all: changes of several kinds, to several things, undone as one; when one of
 * them cannot be made, none is. */
gboolean    tl_editor_apply_all      (TlEditor      *editor,
                                      const TlEdit  *edits,
                                      guint          n_edits,
                                      GCancellable  *cancellable,
                                      GError       **error);
void        tl_editor_apply_async    (TlEditor            *editor,
                                      const TlEdit        *edit,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
void        tl_editor_apply_all_async (TlEditor            *editor,
                                      const TlEdit        *edits,
                                      guint                n_edits,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
/** tl_editor_apply_finish: of one or of several. */
gboolean    tl_editor_apply_finish   (TlEditor            *editor,
                                      GAsyncResult        *result,
                                      GError             **error);

/**
 * TlHandCoding:
 * @document: the document's id
 * @theme: the theme's id
 * @stance: what is said of it
 * @page: where the selection begins, from 1; 0 for a passage known by @block and @span, whose place
 *   and words are looked up
 * @page_start: and at which character of the page's text
 * @end_page: where it ends
 * @page_end: just behind its last character there
 * @rects: (element-type TlRect): where it stands
 * @quote: its text as selected; (nullable) when @page is 0: what must still stand there
 * @before: some text before it, to find it again
 * @after: some text behind it
 * @block: index of its block in the document, when @page is 0
 * @span: the passage, in that block's text
 * @is_rejected: it is kept as a rejected finding: somebody read the passage and says that it is not
 *   of @theme
 *
 * A passage coded by hand: a selection on a page, over a page break too, or a region without text
 * (then @quote is "").
 */
typedef struct {
  gint64      document;
  const char *theme;
  TlStance    stance;
  guint       page;
  guint       page_start;
  guint       end_page;
  guint       page_end;
  GArray     *rects;
  const char *quote;
  const char *before;
  const char *after;
  guint       block;
  TlSpan      span;
  gboolean    is_rejected;
} TlHandCoding;

/** tl_editor_code: @finding: (out): the new finding's id. The block it stands in is looked up by
 * place, so that section and paragraph number are known where there is one. */
gboolean    tl_editor_code           (TlEditor            *editor,
                                      const TlHandCoding  *coding,
                                      gint64              *finding,
                                      GCancellable        *cancellable,
                                      GError             **error);
void        tl_editor_code_async     (TlEditor            *editor,
                                      const TlHandCoding  *coding,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
/** tl_editor_code_finish: Returns: the new finding's id, or 0 with an error. */
gint64      tl_editor_code_finish    (TlEditor            *editor,
                                      GAsyncResult        *result,
                                      GError             **error);

/** tl_editor_place: says where a finding stands that could not be found again (or that is in the
 * wrong place): @place's theme and stance are left aside. Its block, section and paragraph number
 * are looked up by place; what was trimmed of it is whole again. */
gboolean    tl_editor_place          (TlEditor            *editor,
                                      gint64               finding,
                                      const TlHandCoding  *place,
                                      GCancellable        *cancellable,
                                      GError             **error);
void        tl_editor_place_async    (TlEditor            *editor,
                                      gint64               finding,
                                      const TlHandCoding  *place,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean    tl_editor_place_finish   (TlEditor            *editor,
                                      GAsyncResult        *result,
                                      GError             **error);

gboolean    tl_editor_undo           (TlEditor            *editor,
                                      GCancellable        *cancellable,
                                      GError             **error);
gboolean    tl_editor_redo           (TlEditor            *editor,
                                      GCancellable        *cancellable,
                                      GError             **error);
void        tl_editor_undo_async     (TlEditor            *editor,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
void        tl_editor_redo_async     (TlEditor            *editor,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean    tl_editor_step_finish    (TlEditor            *editor,
                                      GAsyncResult        *result,
                                      GError             **error);

G_END_DECLS
