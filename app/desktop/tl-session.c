/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-session-private.h"

#include "tl-coders.h"

enum {
  PROP_0,
  PROP_STORE,
  PROP_CODEBOOK,
  PROP_QUERY,
  PROP_COUNTS,
  PROP_REVIEW,
  PROP_FINDING,
  PROP_CODER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum {
  MESSAGE,
  UNDO_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlSession, tl_session, G_TYPE_OBJECT)

/* ── the object ── */

static void
store_changed_cb (TlSession      *session,
                  TlStoreChanges  changes)
{
  if (changes & TL_STORE_CODE_BOOK)
    tl_session_reload_codebook (session);
  if ((changes & ~(TlStoreChanges) (TL_STORE_JOURNAL | TL_STORE_SAMPLES)) != 0)
    tl_session_queue_count (session);
}

static void
undo_changed_cb (TlSession *session)
{
  g_signal_emit (session, signals[UNDO_CHANGED], 0);
}

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
    case PROP_CODER:
      g_value_set_string (value, session->coder);
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
    case PROP_CODER:
      tl_session_set_coder (session, g_value_get_string (value));
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
  session->coder = tl_store_load_coder (session->store, NULL, NULL);
  g_signal_connect_object (session->editor, "notify::undo-label", G_CALLBACK (undo_changed_cb),
                           session, G_CONNECT_SWAPPED);
  g_signal_connect_object (session->editor, "notify::redo-label", G_CALLBACK (undo_changed_cb),
                           session, G_CONNECT_SWAPPED);
  g_signal_connect_object (session->store, "changed", G_CALLBACK (store_changed_cb), session,
                           G_CONNECT_SWAPPED);
  tl_session_count (session);
}

static void
tl_session_dispose (GObject *object)
{
  TlSession *session = TL_SESSION (object);

  tl_session_stop_counting (session);
  g_cancellable_cancel (session->closing);
  if (session->rereader != NULL)
    tl_rereader_close (session->rereader);
  g_clear_object (&session->rereader);
  if (session->rule_changer != NULL)
    tl_rule_changer_close (session->rule_changer);
  g_clear_object (&session->rule_changer);
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
  g_ptr_array_unref (session->passwords);
  g_free (session->coder);

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
  properties[PROP_CODER] = g_param_spec_string ("coder", NULL, NULL, NULL, told);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MESSAGE] = g_signal_new ("message", TL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[UNDO_CHANGED] = g_signal_new ("undo-changed", TL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
tl_session_init (TlSession *session)
{
  session->closing = g_cancellable_new ();
  session->query = tl_query_new ();
  session->passwords = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (session->passwords, NULL);
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
      g_signal_connect_object (session->findings, "notify::loading",
                               G_CALLBACK (tl_session_answer_rest), session, G_CONNECT_SWAPPED);
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

TlRereader *
tl_session_get_rereader (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  if (session->rereader == NULL)
    session->rereader = tl_rereader_new (session);
  return session->rereader;
}

TlRuleChanger *
tl_session_get_rule_changer (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  if (session->rule_changer == NULL)
    {
      session->rule_changer = tl_rule_changer_new (session);
      g_signal_connect_object (session->rule_changer, "changed", G_CALLBACK (undo_changed_cb),
                               session, G_CONNECT_SWAPPED);
    }
  return session->rule_changer;
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
  tl_session_answer_rest (session);
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

const char *
tl_session_get_coder (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  return session->coder;
}

void
tl_session_set_coder (TlSession  *session,
                      const char *name)
{
  g_return_if_fail (TL_IS_SESSION (session));

  tl_store_set_coder (session->store, name);
  g_free (session->coder);
  session->coder = tl_store_load_coder (session->store, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_CODER]);
}

/* ── passwords ── */

void
tl_session_add_password (TlSession  *session,
                         const char *password)
{
  g_return_if_fail (TL_IS_SESSION (session));
  g_return_if_fail (password != NULL);

  if (!g_strv_contains (tl_session_get_passwords (session), password))
    g_ptr_array_insert (session->passwords, 0, g_strdup (password));
  if (session->rereader != NULL)
    tl_rereader_try_passwords (session->rereader);
}

const char *const *
tl_session_get_passwords (TlSession *session)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);

  return (const char *const *) session->passwords->pdata;
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
