/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-editor.h"

#include "tl-coders.h"
#include "tl-edit-private.h"
#include "tl-journal-private.h"

struct _TlEditor {
  GObject  parent_instance;
  TlStore *store;
  GThread *thread;            /* that it was made in: properties are set there only */
  char    *undo_label;
  char    *redo_label;
  gint64   undo_id;
  gint64   redo_id;
  guint    serial;            /* of what was last asked or told about what can be undone */
};

G_DEFINE_FINAL_TYPE (TlEditor, tl_editor, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

/* ── calls ── */

/* What is asked of the writing thread, with what comes back: how undo and redo stand after it. */
typedef struct _Call Call;
struct _Call {
  gboolean     (*run) (Call *call, TlConnection *connection, GError **error);
  TlStoreChanges changes;
  TlEdit        *edits;       /* owned */
  guint          n_edits;
  TlHandCoding   coding;      /* owned */
  char          *coder;       /* the name of who does it; NULL for undo and redo */
  gint64         finding;
  char          *undo_label;
  char          *redo_label;
  gint64         undo_id;
  gint64         redo_id;
  guint          serial;      /* the editor's, when a look began */
};

static void
call_free (Call *call)
{
  for (guint i = 0; i < call->n_edits; i++)
    {
      g_free ((gpointer) call->edits[i].targets);
      g_free ((char *) call->edits[i].name);
      g_free ((char *) call->edits[i].value);
    }
  g_free (call->edits);
  g_free ((char *) call->coding.theme);
  g_free ((char *) call->coding.quote);
  g_free ((char *) call->coding.before);
  g_free ((char *) call->coding.after);
  g_clear_pointer (&call->coding.rects, g_array_unref);
  g_free (call->coder);
  g_free (call->undo_label);
  g_free (call->redo_label);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static gboolean
look (Call          *call,
      TlConnection  *connection,
      GError       **error)
{
  return tl_journal_look (connection, TL_STEP_UNDO, &call->undo_id, &call->undo_label, error) &&
         tl_journal_look (connection, TL_STEP_REDO, &call->redo_id, &call->redo_label, error);
}

static gboolean
begin (Call          *call,
       TlConnection  *connection,
       TlGroup       *group,
       GError       **error)
{
  *group = (TlGroup) { .connection = connection };
  return tl_coder_keep (connection, call->coder, &group->coder, error);
}

static gboolean
run_edits (Call          *call,
           TlConnection  *connection,
           GError       **error)
{
  TlGroup group;

  return begin (call, connection, &group, error) &&
         tl_edit_apply (call->edits, call->n_edits, &group, error);
}

static gboolean
run_coding (Call          *call,
            TlConnection  *connection,
            GError       **error)
{
  TlGroup group;

  return begin (call, connection, &group, error) &&
         tl_edit_code (&call->coding, &group, &call->finding, error);
}

static gboolean
run_place (Call          *call,
           TlConnection  *connection,
           GError       **error)
{
  TlGroup group;

  return begin (call, connection, &group, error) &&
         tl_edit_place (call->finding, &call->coding, &group, error);
}

static gboolean
run_undo (Call          *call,
          TlConnection  *connection,
          GError       **error)
{
  return tl_journal_step (connection, TL_STEP_UNDO, error);
}

static gboolean
run_redo (Call          *call,
          TlConnection  *connection,
          GError       **error)
{
  return tl_journal_step (connection, TL_STEP_REDO, error);
}

static gboolean
run_call_cb (TlConnection  *connection,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Call *call = data;

  return (call->run == NULL || call->run (call, connection, error)) &&
         look (call, connection, error);
}

static Call *
call_new_edits (TlEditor     *editor,
                const TlEdit *edits,
                guint         n_edits)
{
  Call *call = g_new0 (Call, 1);

  call->run = run_edits;
  call->coder = tl_store_dup_coder (editor->store);
  call->edits = g_memdup2 (edits, n_edits * sizeof (TlEdit));
  call->n_edits = n_edits;
  for (guint i = 0; i < n_edits; i++)
    {
      TlEdit *edit = &call->edits[i];

      call->changes |= tl_edit_get_touched (edit->kind);
      edit->targets = g_memdup2 (edit->targets, edit->n_targets * sizeof (gint64));
      edit->name = g_strdup (edit->name);
      edit->value = g_strdup (edit->value);
    }
  return call;
}

static Call *
call_new_coding (TlEditor           *editor,
                 const TlHandCoding *coding)
{
  Call *call = g_new0 (Call, 1);

  call->run = run_coding;
  call->coder = tl_store_dup_coder (editor->store);
  call->changes = TL_STORE_FINDINGS | TL_STORE_JOURNAL;
  call->coding = *coding;
  call->coding.theme = g_strdup (coding->theme);
  call->coding.quote = g_strdup (coding->quote);
  call->coding.before = g_strdup (coding->before);
  call->coding.after = g_strdup (coding->after);
  call->coding.rects = coding->rects != NULL ? g_array_copy (coding->rects)
                                             : g_array_new (FALSE, FALSE, sizeof (TlRect));
  return call;
}

static Call *
call_new_place (TlEditor           *editor,
                gint64              finding,
                const TlHandCoding *place)
{
  Call *call = call_new_coding (editor, place);

  call->run = run_place;
  call->finding = finding;
  return call;
}

static Call *
call_new_step (TlStep step)
{
  Call *call = g_new0 (Call, 1);

  call->run = step == TL_STEP_UNDO ? run_undo : run_redo;
  call->changes = TL_STORE_REVIEWS | TL_STORE_FINDINGS | TL_STORE_TAGS | TL_STORE_SAMPLES |
                  TL_STORE_JOURNAL;
  return call;
}

/* ── properties ── */

static void
set_label (TlEditor   *editor,
           char      **label,
           const char *to,
           guint       prop_label,
           guint       prop_can)
{
  gboolean could = *label != NULL;

  if (g_strcmp0 (*label, to) == 0)
    return;
  g_free (*label);
  *label = g_strdup (to);
  g_object_notify_by_pspec (G_OBJECT (editor), props[prop_label]);
  if (could != (to != NULL))
    g_object_notify_by_pspec (G_OBJECT (editor), props[prop_can]);
}

static void
take_state (TlEditor *editor,
            Call     *call)
{
  g_object_freeze_notify (G_OBJECT (editor));
  if (editor->undo_id != call->undo_id)
    g_object_notify_by_pspec (G_OBJECT (editor), props[PROP_UNDO_LABEL]);
  if (editor->redo_id != call->redo_id)
    g_object_notify_by_pspec (G_OBJECT (editor), props[PROP_REDO_LABEL]);
  editor->undo_id = call->undo_id;
  editor->redo_id = call->redo_id;
  set_label (editor, &editor->undo_label, call->undo_label, PROP_UNDO_LABEL, PROP_CAN_UNDO);
  set_label (editor, &editor->redo_label, call->redo_label, PROP_REDO_LABEL, PROP_CAN_REDO);
  g_object_thaw_notify (G_OBJECT (editor));
}

/* A look that another look or a change of ours overtook would show what was. */
static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (TlEditor) editor = data;
  Call *call = tl_store_read_finish (TL_STORE (source), result, NULL);

  if (call != NULL && call->serial == editor->serial)
    take_state (editor, call);
}

/* Another program, or another editor, may have changed what can be undone. */
static void
store_changed_cb (TlEditor       *editor,
                  TlStoreChanges  changes)
{
  Call *call;

  if ((changes & TL_STORE_JOURNAL) == 0)
    return;
  call = g_new0 (Call, 1);
  call->serial = ++editor->serial;
  tl_store_read_async (editor->store, run_call_cb, call, (GDestroyNotify) call_free,
                       NULL, looked_cb, g_object_ref (editor));
}

static void
tl_editor_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  TlEditor *editor = TL_EDITOR (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, tl_editor_get_can_undo (editor));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, tl_editor_get_can_redo (editor));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, editor->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, editor->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_editor_finalize (GObject *object)
{
  TlEditor *editor = TL_EDITOR (object);

  g_clear_object (&editor->store);
  g_free (editor->undo_label);
  g_free (editor->redo_label);

  G_OBJECT_CLASS (tl_editor_parent_class)->finalize (object);
}

static void
tl_editor_class_init (TlEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_editor_get_property;
  object_class->finalize = tl_editor_finalize;

  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
tl_editor_init (TlEditor *editor)
{
  editor->thread = g_thread_self ();
}

TlEditor *
tl_editor_new (TlStore *store)
{
  g_autoptr (TlEditor) editor = NULL;
  g_autoptr (Call) call = g_new0 (Call, 1);

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  editor = g_object_new (TL_TYPE_EDITOR, NULL);
  editor->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), editor,
                           G_CONNECT_SWAPPED);
  if (tl_store_read (store, run_call_cb, call, NULL, NULL))
    take_state (editor, call);
  return g_steal_pointer (&editor);
}

gboolean
tl_editor_get_can_undo (TlEditor *editor)
{
  g_return_val_if_fail (TL_IS_EDITOR (editor), FALSE);

  return editor->undo_label != NULL;
}

gboolean
tl_editor_get_can_redo (TlEditor *editor)
{
  g_return_val_if_fail (TL_IS_EDITOR (editor), FALSE);

  return editor->redo_label != NULL;
}

const char *
tl_editor_get_undo_label (TlEditor *editor)
{
  g_return_val_if_fail (TL_IS_EDITOR (editor), NULL);

  return editor->undo_label;
}

const char *
tl_editor_get_redo_label (TlEditor *editor)
{
  g_return_val_if_fail (TL_IS_EDITOR (editor), NULL);

  return editor->redo_label;
}

gint64
tl_editor_get_undo_id (TlEditor *editor)
{
  g_return_val_if_fail (TL_IS_EDITOR (editor), 0);

  return editor->undo_id;
}

gint64
tl_editor_get_redo_id (TlEditor *editor)
{
  g_return_val_if_fail (TL_IS_EDITOR (editor), 0);

  return editor->redo_id;
}

/* ── both ways of calling ── */

static void
take_written (TlEditor *editor,
              Call     *call)
{
  editor->serial++;
  take_state (editor, call);
}

/* From another thread, the store's signal brings the state later. */
static gboolean
run_sync (TlEditor      *editor,
          Call          *call,
          GCancellable  *cancellable,
          GError       **error)
{
  if (!tl_store_write (editor->store, run_call_cb, call, call->changes, cancellable, error))
    return FALSE;
  if (g_thread_self () == editor->thread)
    take_written (editor, call);
  return TRUE;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  Call *call = tl_store_write_finish (TL_STORE (source), result, &error);

  if (call == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  take_written (g_task_get_source_object (task), call);
  if (call->run == run_coding)
    g_task_return_int (task, (gssize) call->finding);
  else
    g_task_return_boolean (task, TRUE);
}

/* Takes over @call. */
static void
run_async (TlEditor            *editor,
           Call                *call,
           gpointer             tag,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  GTask *task = g_task_new (editor, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  tl_store_write_async (editor->store, run_call_cb, call, (GDestroyNotify) call_free,
                        call->changes, cancellable, written_cb, task);
}

gboolean
tl_editor_apply (TlEditor      *editor,
                 const TlEdit  *edit,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  return tl_editor_apply_all (editor, edit, 1, cancellable, error);
}

gboolean
tl_editor_apply_all (TlEditor      *editor,
                     const TlEdit  *edits,
                     guint          n_edits,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (Call) call = NULL;

  g_return_val_if_fail (TL_IS_EDITOR (editor), FALSE);
  g_return_val_if_fail (edits != NULL || n_edits == 0, FALSE);

  call = call_new_edits (editor, edits, n_edits);
  return run_sync (editor, call, cancellable, error);
}

void
tl_editor_apply_async (TlEditor            *editor,
                       const TlEdit        *edit,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (edit != NULL);

  tl_editor_apply_all_async (editor, edit, 1, cancellable, callback, user_data);
}

void
tl_editor_apply_all_async (TlEditor            *editor,
                           const TlEdit        *edits,
                           guint                n_edits,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (TL_IS_EDITOR (editor));
  g_return_if_fail (edits != NULL || n_edits == 0);

  run_async (editor, call_new_edits (editor, edits, n_edits), tl_editor_apply_all_async,
             cancellable, callback, user_data);
}

gboolean
tl_editor_apply_finish (TlEditor      *editor,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, editor), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
tl_editor_code (TlEditor            *editor,
                const TlHandCoding  *coding,
                gint64              *finding,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr (Call) call = NULL;

  g_return_val_if_fail (TL_IS_EDITOR (editor) && coding != NULL && finding != NULL, FALSE);

  call = call_new_coding (editor, coding);
  if (!run_sync (editor, call, cancellable, error))
    return FALSE;
  *finding = call->finding;
  return TRUE;
}

void
tl_editor_code_async (TlEditor            *editor,
                      const TlHandCoding  *coding,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (TL_IS_EDITOR (editor) && coding != NULL);

  run_async (editor, call_new_coding (editor, coding), tl_editor_code_async, cancellable, callback,
             user_data);
}

gint64
tl_editor_code_finish (TlEditor      *editor,
                       GAsyncResult  *result,
                       GError       **error)
{
  gssize finding;

  g_return_val_if_fail (g_task_is_valid (result, editor), 0);

  finding = g_task_propagate_int (G_TASK (result), error);
  return finding > 0 ? finding : 0;
}

gboolean
tl_editor_place (TlEditor            *editor,
                 gint64               finding,
                 const TlHandCoding  *place,
                 GCancellable        *cancellable,
                 GError             **error)
{
  g_autoptr (Call) call = NULL;

  g_return_val_if_fail (TL_IS_EDITOR (editor) && place != NULL, FALSE);

  call = call_new_place (editor, finding, place);
  return run_sync (editor, call, cancellable, error);
}

void
tl_editor_place_async (TlEditor            *editor,
                       gint64               finding,
                       const TlHandCoding  *place,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (TL_IS_EDITOR (editor) && place != NULL);

  run_async (editor, call_new_place (editor, finding, place), tl_editor_place_async, cancellable,
             callback, user_data);
}

gboolean
tl_editor_place_finish (TlEditor      *editor,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, editor), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
step (TlEditor      *editor,
      TlStep         direction,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (Call) call = call_new_step (direction);

  return run_sync (editor, call, cancellable, error);
}

gboolean
tl_editor_undo (TlEditor      *editor,
                GCancellable  *cancellable,
                GError       **error)
{
  g_return_val_if_fail (TL_IS_EDITOR (editor), FALSE);

  return step (editor, TL_STEP_UNDO, cancellable, error);
}

gboolean
tl_editor_redo (TlEditor      *editor,
                GCancellable  *cancellable,
                GError       **error)
{
  g_return_val_if_fail (TL_IS_EDITOR (editor), FALSE);

  return step (editor, TL_STEP_REDO, cancellable, error);
}

void
tl_editor_undo_async (TlEditor            *editor,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (TL_IS_EDITOR (editor));

  run_async (editor, call_new_step (TL_STEP_UNDO), tl_editor_undo_async, cancellable, callback,
             user_data);
}

void
tl_editor_redo_async (TlEditor            *editor,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (TL_IS_EDITOR (editor));

  run_async (editor, call_new_step (TL_STEP_REDO), tl_editor_redo_async, cancellable, callback,
             user_data);
}

gboolean
tl_editor_step_finish (TlEditor      *editor,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, editor), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
