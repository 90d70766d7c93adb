/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-trial-private.h"

#include "tl-codebook-file.h"

#include <string.h>

/* More rules than these are not looked up by their words. */
#define MOST_RULES 40
/* Paragraphs are looked at some at a time: few at first, so that something is seen soon. */
#define FIRST_BATCH 16
#define LATER_BATCH 128
#define MOST_WAITING 16
#define MOST_THREADS 4

/* One of the two code books, with those of its rules that the other has not.
 * @own: a matcher of these rules alone
 * @matcher: of their themes: made when the first paragraph is found that one of them touches */
typedef struct {
  TlCodebook *codebook;
  GStrv       rules;
  TlMatcher  *own;
  TlMatcher  *matcher;
  GError     *error;          /* why @matcher could not be made */
} Side;

/* Paragraphs, looked at in a thread of their own, and what came of it. */
typedef struct {
  GArray       *paragraphs;   /* of TlParagraph, whose texts are its own */
  GPtrArray    *changes;
  TlTrialCounts counts;
  gboolean      is_done;
} Batch;

typedef struct {
  Side           before;
  Side           after;
  TlTrialFunc    func;
  gpointer       data;
  TlTrialCounts *counts;
  gboolean       asks_words;  /* whether a paragraph has to hold those of a rule that differs */
  GStrv          themes;      /* of the rules that differ */
  GMutex         compiling;
  GThreadPool   *pool;
  GMutex         lock;        /* of what is done of batches */
  GCond          done;
  GQueue         waiting;     /* of Batch, in order */
  Batch         *filling;
  guint          n_batches;
} Trial;

static void
side_clear (Side *side)
{
  g_clear_pointer (&side->own, tl_matcher_unref);
  g_clear_pointer (&side->matcher, tl_matcher_unref);
  g_clear_pointer (&side->rules, g_strfreev);
  g_clear_error (&side->error);
}

/* ── what differs ── */

/* Ids are sorted, so those of a theme stand together. */
static void
add_themes (GPtrArray *themes,
            GStrv      rules)
{
  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_autofree char *theme = g_strndup (rules[i], strcspn (rules[i], "."));

      if (!g_ptr_array_find_with_equal_func (themes, theme, g_str_equal, NULL))
        g_ptr_array_add (themes, g_steal_pointer (&theme));
    }
}

/* The themes whose rules differ. */
static GStrv
list_themes (Trial *trial)
{
  g_autoptr (GPtrArray) themes = g_ptr_array_new_with_free_func (g_free);

  add_themes (themes, trial->before.rules);
  add_themes (themes, trial->after.rules);
  g_ptr_array_add (themes, NULL);
  return (GStrv) g_ptr_array_steal (themes, NULL);
}

static gboolean
list_differing (Side      *side,
                Side      *other,
                GError   **error)
{
  side->rules = tl_codebook_list_differing (side->codebook, other->codebook);
  side->own = tl_matcher_new_of (side->codebook, (const char *const *) side->rules, error);
  return side->own != NULL;
}

static gboolean
prepare (Trial    *trial,
         GError  **error)
{
  if (!list_differing (&trial->before, &trial->after, error)
      || !list_differing (&trial->after, &trial->before, error))
    return FALSE;
  trial->themes = list_themes (trial);
  return TRUE;
}

static void
compile (Side  *side,
         GStrv  themes)
{
  side->matcher = tl_matcher_new_for (side->codebook, (const char *const *) themes, &side->error);
}

static gpointer
compile_before (gpointer data)
{
  Trial *trial = data;

  compile (&trial->before, trial->themes);
  return NULL;
}

static void
compile_both (Trial *trial)
{
  GThread *thread = g_thread_new ("compile", compile_before, trial);

  compile (&trial->after, trial->themes);
  g_thread_join (thread);
}

/* Most changes of a rule touch few paragraphs or none, and the themes need not be compiled for
 * none. Returns: whether both can be used */
static gboolean
need_matchers (Trial *trial)
{
  gboolean usable;

  g_mutex_lock (&trial->compiling);
  if (trial->before.matcher == NULL && trial->before.error == NULL)
    compile_both (trial);
  usable = trial->before.matcher != NULL && trial->after.matcher != NULL;
  g_mutex_unlock (&trial->compiling);
  return usable;
}

/* Returns: whether no matcher was wanting that was needed */
static gboolean
check_matchers (Trial   *trial,
                GError **error)
{
  GError **missing = trial->before.error != NULL ? &trial->before.error : &trial->after.error;

  if (*missing == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (missing));
  return FALSE;
}

static void
add_wanted (GPtrArray *wanted,
            Side      *side)
{
  for (guint i = 0; side->rules[i] != NULL; i++)
    g_ptr_array_add (wanted, tl_matcher_list_words (side->own, side->rules[i]));
}

/* What the paragraphs to look at hold, or NULL for all of them: where most rules differ, asking for
 * their words costs more than it saves. */
static GPtrArray *
list_wanted (Trial *trial)
{
  g_autoptr (GPtrArray) wanted = NULL;

  if (g_strv_length (trial->before.rules) + g_strv_length (trial->after.rules) > MOST_RULES)
    return NULL;
  wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  add_wanted (wanted, &trial->before);
  add_wanted (wanted, &trial->after);
  return g_steal_pointer (&wanted);
}

/* ── batches ── */

static gboolean
is_touched (Trial      *trial,
            const char *text)
{
  return !trial->asks_words
         || tl_matcher_touches (trial->before.own, (const char *const *) trial->before.rules, text)
         || tl_matcher_touches (trial->after.own, (const char *const *) trial->after.rules, text);
}

static void
paragraph_clear (gpointer data)
{
  g_free ((char *) ((TlParagraph *) data)->text);
}

static Batch *
batch_new (void)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->paragraphs = g_array_new (FALSE, FALSE, sizeof (TlParagraph));
  g_array_set_clear_func (batch->paragraphs, paragraph_clear);
  batch->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_trial_change_free);
  return batch;
}

static void
batch_free (Batch *batch)
{
  g_array_unref (batch->paragraphs);
  g_ptr_array_unref (batch->changes);
  g_free (batch);
}

static void
look_cb (gpointer data,
         gpointer user_data)
{
  Batch *batch = data;
  Trial *trial = user_data;

  for (guint i = 0; i < batch->paragraphs->len; i++)
    {
      const TlParagraph *paragraph = &g_array_index (batch->paragraphs, TlParagraph, i);

      if (is_touched (trial, paragraph->text) && need_matchers (trial))
        tl_trial_compare (trial->before.matcher, trial->after.matcher, paragraph,
                          trial->func != NULL ? batch->changes : NULL, &batch->counts);
    }
  g_mutex_lock (&trial->lock);
  batch->is_done = TRUE;
  g_cond_broadcast (&trial->done);
  g_mutex_unlock (&trial->lock);
}

/* Returns: (nullable): the first of those that wait; %NULL when there is none, or it is not done
 * and need not be. */
static Batch *
take_first (Trial    *trial,
            gboolean  needed)
{
  Batch *batch = g_queue_peek_head (&trial->waiting);

  if (batch == NULL)
    return NULL;
  g_mutex_lock (&trial->lock);
  while (needed && !batch->is_done)
    g_cond_wait (&trial->done, &trial->lock);
  if (!batch->is_done)
    batch = NULL;
  g_mutex_unlock (&trial->lock);
  return batch != NULL ? g_queue_pop_head (&trial->waiting) : NULL;
}

static void
add_counts (TlTrialCounts       *sum,
            const TlTrialCounts *counts)
{
  sum->gained += counts->gained;
  sum->lost += counts->lost;
  sum->changed += counts->changed;
  sum->kept += counts->kept;
  sum->weak += counts->weak;
  sum->paragraphs += counts->paragraphs;
}

/* Told in the order of the paragraphs, whichever was done first; at most @n_left go on waiting. */
static void
tell_done (Trial *trial,
           guint  n_left)
{
  Batch *batch;

  while ((batch = take_first (trial, trial->waiting.length > n_left)) != NULL)
    {
      add_counts (trial->counts, &batch->counts);
      g_ptr_array_set_free_func (batch->changes, NULL);
      for (guint i = 0; i < batch->changes->len; i++)
        trial->func (g_ptr_array_index (batch->changes, i), trial->counts, trial->data);
      batch_free (batch);
    }
}

static void
send_batch (Trial *trial)
{
  if (trial->filling == NULL)
    return;
  trial->n_batches++;
  g_queue_push_tail (&trial->waiting, trial->filling);
  g_thread_pool_push (trial->pool, g_steal_pointer (&trial->filling), NULL);
}

static gboolean
visit_cb (const TlParagraph  *paragraph,
          gpointer            data,
          GError            **error)
{
  Trial *trial = data;
  TlParagraph own = *paragraph;

  own.text = g_strdup (paragraph->text);
  if (trial->filling == NULL)
    trial->filling = batch_new ();
  g_array_append_val (trial->filling->paragraphs, own);
  if (trial->filling->paragraphs->len < (trial->n_batches == 0 ? FIRST_BATCH : LATER_BATCH))
    return TRUE;
  send_batch (trial);
  tell_done (trial, MOST_WAITING);
  return TRUE;
}

/* Returns: whether all of it was done; what is being looked at is waited for all the same */
static gboolean
look_through (Trial         *trial,
              TlStore       *store,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray) wanted = list_wanted (trial);
  guint n_threads = CLAMP (g_get_num_processors (), 1, MOST_THREADS);
  gboolean done;

  trial->asks_words = wanted != NULL;
  trial->pool = g_thread_pool_new (look_cb, trial, (int) n_threads, FALSE, NULL);
  done = tl_store_visit_paragraphs (store, wanted, visit_cb, trial, cancellable, error);
  if (done)
    {
      send_batch (trial);
      tell_done (trial, 0);
    }
  g_thread_pool_free (trial->pool, !done, TRUE);
  g_queue_clear_full (&trial->waiting, (GDestroyNotify) batch_free);
  g_clear_pointer (&trial->filling, batch_free);
  return done && check_matchers (trial, error);
}

gboolean
tl_trial_run (TlStore        *store,
              TlCodebook     *before,
              TlCodebook     *after,
              TlTrialFunc     func,
              gpointer        data,
              TlTrialCounts  *counts,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  Trial trial = { .before = { .codebook = before }, .after = { .codebook = after }, .func = func,
                  .data = data, .counts = counts };
  gboolean done;

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (before != NULL && after != NULL && counts != NULL, FALSE);

  *counts = (TlTrialCounts) { 0 };
  g_mutex_init (&trial.compiling);
  g_mutex_init (&trial.lock);
  g_cond_init (&trial.done);
  done = prepare (&trial, error);
  if (done && (*trial.before.rules != NULL || *trial.after.rules != NULL))
    done = look_through (&trial, store, cancellable, error);
  side_clear (&trial.before);
  side_clear (&trial.after);
  g_strfreev (trial.themes);
  g_mutex_clear (&trial.compiling);
  g_mutex_clear (&trial.lock);
  g_cond_clear (&trial.done);
  counts->seconds = g_timer_elapsed (timer, NULL);
  return done;
}
