/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-session.h"

#include "tl-rerun.h"
#include "tl-session-open-private.h"

#include <glib/gi18n-lib.h>

/* While the library changes many times a second (an import), counts are worked out this often. */
#define RECOUNT_MS 250

struct _TlSession {
  GObject        parent_instance;
  TlStore       *store;
  TlEditor      *editor;
  TlCodebook    *codebook;
  TlMatcher     *matcher;
  TlFindingList *findings;
  TlReviewList  *reviews;
  TlQuery       *query;
  TlCounts      *counts;
  GCancellable  *closing;
  GCancellable  *counting;
  guint          recount_source;
  gboolean       rest_waits;        /* counts and reviews are still those of another query */
  guint          codebook_changes;  /* how often it has changed */
  gint64         review;
  gint64         finding;
};

enum {
  PROP_0,
  PROP_STORE,
  PROP_CODEBOOK,
  PROP_QUERY,
  PROP_COUNTS,
  PROP_REVIEW,
  PROP_FINDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum {
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlSession, tl_session, G_TYPE_OBJECT)

/* ── counts ── */

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (TlSession) session = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCounts) counts = tl_tally_count_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&session->counting);
  if (counts == NULL)
    {
      tl_session_tell (session, error->message, FALSE);
      return;
    }
  g_clear_pointer (&session->counts, tl_counts_free);
  session->counts = g_steal_pointer (&counts);
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_COUNTS]);
}

static void
count_now (TlSession *session)
{
  g_clear_handle_id (&session->recount_source, g_source_remove);
  if (session->counting != NULL)
    g_cancellable_cancel (session->counting);
  g_clear_object (&session->counting);
  session->counting = g_cancellable_new ();
  tl_tally_count_async (session->store, session->query, session->counting, counted_cb,
                        g_object_ref (session));
}

static gboolean
recount_cb (gpointer user_data)
{
  TlSession *session = user_data;

  if (session->counting != NULL)
    return G_SOURCE_CONTINUE;
  session->recount_source = 0;
  count_now (session);
  return G_SOURCE_REMOVE;
}

/* What competes for the processors with the findings that were asked for comes when they have. */
static void
answer_rest (TlSession *session)
{
  if (!session->rest_waits
      || (session->findings != NULL
          && tl_query_list_is_loading (TL_QUERY_LIST (session->findings))))
    return;
  session->rest_waits = FALSE;
  if (session->reviews != NULL)
    tl_query_list_set_query (TL_QUERY_LIST (session->reviews), session->query);
  count_now (session);
}

/* ── the code book ── */

static void
load_codebook_thread (GTask        *task,
                      gpointer      source,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  GError *error = NULL;
  TlCodebook *codebook = tl_session_load_codebook (task_data, cancellable, &error);

  if (codebook == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, codebook, (GDestroyNotify) tl_codebook_unref);
}

/* What was asked for before the code book changed again is not kept. */
static void
mark_task (TlSession *session,
           GTask     *task)
{
  g_object_set_data (G_OBJECT (task), "code-book-changes",
                     GUINT_TO_POINTER (session->codebook_changes));
}

static gboolean
is_overtaken (TlSession    *session,
              GAsyncResult *result)
{
  gpointer changes = g_object_get_data (G_OBJECT (result), "code-book-changes");

  return GPOINTER_TO_UINT (changes) != session->codebook_changes;
}

static void
codebook_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  TlSession *session = TL_SESSION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook = g_task_propagate_pointer (G_TASK (result), &error);

  if (is_overtaken (session, result))
    return;
  if (codebook == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tl_session_tell (session, error->message, FALSE);
      return;
    }
  g_clear_pointer (&session->codebook, tl_codebook_unref);
  session->codebook = g_steal_pointer (&codebook);
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_CODEBOOK]);
}

static void
reload_codebook (TlSession *session)
{
  g_autoptr (GTask) task = g_task_new (session, session->closing, codebook_loaded_cb, NULL);

  session->codebook_changes++;
  g_clear_pointer (&session->matcher, tl_matcher_unref);
  mark_task (session, task);
  g_task_set_task_data (task, g_object_ref (session->store), g_object_unref);
  g_task_run_in_thread (task, load_codebook_thread);
}

static void
store_changed_cb (TlSession      *session,
                  TlStoreChanges  changes)
{
  if (changes & TL_STORE_CODE_BOOK)
    reload_codebook (session);
  if ((changes & ~(TlStoreChanges) TL_STORE_JOURNAL) != 0 && session->recount_source == 0)
    session->recount_source = g_timeout_add (RECOUNT_MS, recount_cb, session);
}

/* ── the object ── */

static void
tl_session_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  TlSession *session = TL_SESSION (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, session->store);
      break;
    case PROP_CODEBOOK:
      g_value_set_boxed (value, session->codebook);
      break;
    case PROP_QUERY:
      g_value_set_boxed (value, session->query);
      break;
    case PROP_COUNTS:
      g_value_set_pointer (value, session->counts);
      break;
    case PROP_REVIEW:
      g_value_set_int64 (value, session->review);
      break;
    case PROP_FINDING:
      g_value_set_int64 (value, session->finding);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_session_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  TlSession *session = TL_SESSION (object);

  switch (id)
    {
    case PROP_STORE:
      session->store = g_value_dup_object (value);
      break;
    case PROP_CODEBOOK:
      session->codebook = g_value_dup_boxed (value);
      break;
    case PROP_QUERY:
      tl_session_set_query (session, g_value_get_boxed (value));
      break;
    case PROP_REVIEW:
      tl_session_set_review (session, g_value_get_int64 (value));
      break;
    case PROP_FINDING:
      tl_session_set_finding (session, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_session_constructed (GObject *object)
{
  TlSession *session = TL_SESSION (object);

  G_OBJECT_CLASS (tl_session_parent_class)->constructed (object);

  session->editor = tl_editor_new (session->store);
  g_signal_connect_object (session->store, "changed", G_CALLBACK (store_changed_cb), session,
                           G_CONNECT_SWAPPED);
  count_now (session);
}

static void
tl_session_dispose (GObject *object)
{
  TlSession *session = TL_SESSION (object);

  g_clear_handle_id (&session->recount_source, g_source_remove);
  g_cancellable_cancel (session->closing);
  if (session->counting != NULL)
    g_cancellable_cancel (session->counting);
  g_clear_object (&session->counting);
  g_clear_object (&session->findings);
  g_clear_object (&session->reviews);
  g_clear_object (&session->editor);
  g_clear_object (&session->store);

  G_OBJECT_CLASS (tl_session_parent_class)->dispose (object);
}

static void
tl_session_finalize (GObject *object)
{
  TlSession *session = TL_SESSION (object);

  g_clear_object (&session->closing);
  g_clear_pointer (&session->codebook, tl_codebook_unref);
  g_clear_pointer (&session->matcher, tl_matcher_unref);
  g_clear_pointer (&session->query, tl_query_unref);
  g_clear_pointer (&session->counts, tl_counts_free);

  G_OBJECT_CLASS (tl_session_parent_class)->finalize (object);
}

static void
tl_session_class_init (TlSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags told = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = tl_session_constructed;
  object_class->dispose = tl_session_dispose;
  object_class->finalize = tl_session_finalize;
  object_class->get_property = tl_session_get_property;
  object_class->set_property = tl_session_set_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TL_TYPE_STORE, once);
  properties[PROP_CODEBOOK] = g_param_spec_boxed ("codebook", NULL, NULL, TL_TYPE_CODEBOOK, once);
  properties[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, TL_TYPE_QUERY, told);
  properties[PROP_COUNTS] = g_param_spec_pointer ("counts", NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REVIEW] = g_param_spec_int64 ("review", NULL, NULL, 0, G_MAXINT64, 0, told);
  properties[PROP_FINDING] = g_param_spec_int64 ("finding", NULL, NULL, 0, G_MAXINT64, 0, told);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MESSAGE] = g_signal_new ("message", TL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
tl_session_init (TlSession *session)
{
  session->closing = g_cancellable_new ();
  session->query = tl_query_new ();
}

TlSession *
tl_session_new (TlStore    *store,
                TlCodebook *codebook)
{
  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (codebook != NULL, NULL);

  return g_object_new (TL_TYPE_SESSION, "store", store, "codebook", codebook, NULL);
}

/* ── what pages read ── */

TlStore *
tl_session_get_store (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  return session->store;
}

TlEditor *
tl_session_get_editor (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  return session->editor;
}

TlCodebook *
tl_session_get_codebook (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  return session->codebook;
}

const char *
tl_session_get_theme_name (TlSession  *session,
                           const char *theme)
{
  TlTheme *found;

  g_return_val_if_fail (TL_IS_SESSION (session), NULL);
  g_return_val_if_fail (theme != NULL, NULL);

  found = tl_codebook_find_theme (session->codebook, theme);
  return found != NULL ? tl_theme_get_name (found) : theme;
}

static void
list_failed_cb (TlSession    *session,
                const GError *error)
{
  tl_session_tell (session, error->message, FALSE);
}

TlFindingList *
tl_session_get_findings (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  if (session->findings == NULL)
    {
      session->findings = tl_finding_list_new (session->store);
      g_signal_connect_object (session->findings, "failed", G_CALLBACK (list_failed_cb), session,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session->findings, "notify::loading", G_CALLBACK (answer_rest),
                               session, G_CONNECT_SWAPPED);
      tl_query_list_set_query (TL_QUERY_LIST (session->findings), session->query);
    }
  return session->findings;
}

TlReviewList *
tl_session_get_reviews (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  if (session->reviews == NULL)
    {
      session->reviews = tl_review_list_new (session->store);
      g_signal_connect_object (session->reviews, "failed", G_CALLBACK (list_failed_cb), session,
                               G_CONNECT_SWAPPED);
      tl_query_list_set_query (TL_QUERY_LIST (session->reviews), session->query);
    }
  return session->reviews;
}

TlCounts *
tl_session_get_counts (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  return session->counts;
}

TlQuery *
tl_session_get_query (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  return session->query;
}

void
tl_session_set_query (TlSession *session,
                      TlQuery   *query)
{
  g_return_if_fail (TL_IS_SESSION (session));
  g_return_if_fail (query != NULL);

  if (tl_query_equal (session->query, query))
    return;
  tl_session_set_finding (session, 0);
  tl_query_ref (query);
  tl_query_unref (session->query);
  session->query = query;
  if (session->findings != NULL)
    tl_query_list_set_query (TL_QUERY_LIST (session->findings), query);
  session->rest_waits = TRUE;
  answer_rest (session);
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_QUERY]);
}

void
tl_session_toggle_value (TlSession  *session,
                         TlFilter    filter,
                         const char *value)
{
  g_autoptr (TlQuery) query = NULL;

  g_return_if_fail (TL_IS_SESSION (session));
  g_return_if_fail (filter < TL_N_FILTERS && value != NULL);

  if (tl_query_has_value (session->query, filter, value))
    query = tl_query_without_value (session->query, filter, value);
  else
    query = tl_query_with_value (session->query, filter, value);
  tl_session_set_query (session, query);
}

gint64
tl_session_get_review (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), 0);

  return session->review;
}

void
tl_session_set_review (TlSession *session,
                       gint64     review)
{
  g_return_if_fail (TL_IS_SESSION (session));

  if (session->review == review)
    return;
  session->review = review;
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_REVIEW]);
}

gint64
tl_session_get_finding (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), 0);

  return session->finding;
}

void
tl_session_set_finding (TlSession *session,
                        gint64     finding)
{
  g_return_if_fail (TL_IS_SESSION (session));

  if (session->finding == finding)
    return;
  session->finding = finding;
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_FINDING]);
}

/* ── what pages ask to be done ── */

void
tl_session_tell (TlSession  *session,
                 const char *text,
                 gboolean    undoable)
{
  g_return_if_fail (TL_IS_SESSION (session));
  g_return_if_fail (text != NULL);

  g_signal_emit (session, signals[MESSAGE], 0, text, undoable);
}

void
tl_session_hold (TlSession *session)
{
  GApplication *program = g_application_get_default ();

  g_return_if_fail (TL_IS_SESSION (session));

  if (program != NULL)
    g_application_hold (program);
}

void
tl_session_release (TlSession *session)
{
  GApplication *program = g_application_get_default ();

  g_return_if_fail (TL_IS_SESSION (session));

  if (program != NULL)
    g_application_release (program);
}

typedef struct {
  TlSession *session;
  char      *told;
} Telling;

static Telling *
telling_new (TlSession  *session,
             const char *told)
{
  Telling *telling = g_new0 (Telling, 1);

  telling->session = g_object_ref (session);
  telling->told = g_strdup (told);
  tl_session_hold (session);
  return telling;
}

static void
telling_free (Telling *telling)
{
  tl_session_release (telling->session);
  g_object_unref (telling->session);
  g_free (telling->told);
  g_free (telling);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Telling, telling_free)

static void
tell_failure (TlSession    *session,
              const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tl_session_tell (session, error->message, FALSE);
}

static void
edited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Telling) telling = user_data;
  g_autoptr (GError) error = NULL;

  if (!tl_editor_apply_finish (TL_EDITOR (source), result, &error))
    tell_failure (telling->session, error);
  else if (telling->told != NULL)
    tl_session_tell (telling->session, telling->told, TRUE);
}

void
tl_session_edit (TlSession    *session,
                 const TlEdit *edit,
                 const char   *told)
{
  g_return_if_fail (TL_IS_SESSION (session));
  g_return_if_fail (edit != NULL);

  tl_editor_apply_async (session->editor, edit, NULL, edited_cb, telling_new (session, told));
}

static void
stepped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Telling) telling = user_data;
  g_autoptr (GError) error = NULL;

  if (tl_editor_step_finish (TL_EDITOR (source), result, &error))
    tl_session_tell (telling->session, telling->told, FALSE);
  else
    tell_failure (telling->session, error);
}

void
tl_session_undo (TlSession *session)
{
  g_autofree char *told = NULL;

  g_return_if_fail (TL_IS_SESSION (session));

  if (!tl_editor_get_can_undo (session->editor))
    return;
  told = g_strdup_printf (_("Undone: %s"), tl_editor_get_undo_label (session->editor));
  tl_editor_undo_async (session->editor, NULL, stepped_cb, telling_new (session, told));
}

void
tl_session_redo (TlSession *session)
{
  g_autofree char *told = NULL;

  g_return_if_fail (TL_IS_SESSION (session));

  if (!tl_editor_get_can_redo (session->editor))
    return;
  told = g_strdup_printf (_("Done again: %s"), tl_editor_get_redo_label (session->editor));
  tl_editor_redo_async (session->editor, NULL, stepped_cb, telling_new (session, told));
}

/* ── the matcher ── */

static void
load_matcher_thread (GTask        *task,
                     gpointer      source,
                     gpointer      store,
                     GCancellable *cancellable)
{
  GError *error = NULL;
  TlMatcher *matcher = tl_matcher_load_for (store, cancellable, &error);

  if (matcher == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, matcher, (GDestroyNotify) tl_matcher_unref);
}

void
tl_session_load_matcher_async (TlSession           *session,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TL_IS_SESSION (session));

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_session_load_matcher_async);
  mark_task (session, task);
  if (session->matcher != NULL)
    {
      g_task_return_pointer (task, tl_matcher_ref (session->matcher),
                             (GDestroyNotify) tl_matcher_unref);
      return;
    }
  g_task_set_task_data (task, g_object_ref (session->store), g_object_unref);
  g_task_run_in_thread (task, load_matcher_thread);
}

TlMatcher *
tl_session_load_matcher_finish (TlSession     *session,
                                GAsyncResult  *result,
                                GError       **error)
{
  TlMatcher *matcher;

  g_return_val_if_fail (TL_IS_SESSION (session), NULL);
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  matcher = g_task_propagate_pointer (G_TASK (result), error);
  if (matcher != NULL && session->matcher == NULL && !is_overtaken (session, result))
    session->matcher = tl_matcher_ref (matcher);
  return matcher;
}
