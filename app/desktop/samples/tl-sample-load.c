/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sample-load-private.h"

#include "tl-coders.h"
#include "tl-sample-draw.h"

/* What is asked. */
typedef struct {
  TlStore *store;
  TlQuery *query;
  char    *name;
  gint64   sample;
  gint64   coder;
  gint64   against;
  guint    number;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->store);
  g_clear_pointer (&question->query, tl_query_unref);
  g_free (question->name);
  g_free (question);
}

void
tl_sample_listing_free (TlSampleListing *listing)
{
  g_clear_pointer (&listing->samples, g_ptr_array_unref);
  g_free (listing);
}

void
tl_sample_coding_free (TlSampleCoding *coding)
{
  g_clear_pointer (&coding->paragraphs, g_ptr_array_unref);
  g_clear_pointer (&coding->codes, g_ptr_array_unref);
  g_free (coding);
}

void
tl_sample_around_free (TlSampleAround *around)
{
  g_free (around->before);
  g_free (around->after);
  g_free (around);
}

/* ── in a thread ── */

static void
return_found (GTask          *task,
              gpointer        found,
              GDestroyNotify  destroy,
              GError         *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, destroy);
}

static void
list_cb (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr (TlSampleListing) listing = g_new0 (TlSampleListing, 1);
  GError *error = NULL;

  if (tl_store_find_coder (question->store, question->name, &listing->coder, cancellable, &error))
    listing->samples = tl_store_load_samples (question->store, cancellable, &error);
  return_found (task, error == NULL ? g_steal_pointer (&listing) : NULL,
                (GDestroyNotify) tl_sample_listing_free, error);
}

static void
code_cb (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr (TlSampleCoding) coding = g_new0 (TlSampleCoding, 1);
  GError *error = NULL;

  if (tl_store_keep_coder (question->store, question->name, &coding->coder, cancellable, &error))
    coding->paragraphs = tl_store_load_sample_paragraphs (question->store, question->sample,
                                                          cancellable, &error);
  if (error == NULL)
    coding->codes = tl_store_load_sample_codes (question->store, question->sample,
                                                coding->coder, cancellable, &error);
  return_found (task, error == NULL ? g_steal_pointer (&coding) : NULL,
                (GDestroyNotify) tl_sample_coding_free, error);
}

static const TlSampleParagraph *
find_paragraph (GPtrArray *paragraphs,
                guint      ordinal)
{
  for (guint i = 0; paragraphs != NULL && i < paragraphs->len; i++)
    {
      const TlSampleParagraph *paragraph = paragraphs->pdata[i];

      if (paragraph->ordinal == ordinal)
        return paragraph;
    }
  return NULL;
}

static void
around_cb (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  g_autoptr (TlSampleAround) around = g_new0 (TlSampleAround, 1);
  g_autoptr (GPtrArray) paragraphs =
    tl_store_load_sample_paragraphs (question->store, question->sample, cancellable, &error);
  const TlSampleParagraph *paragraph = find_paragraph (paragraphs, question->number);

  if (paragraph != NULL)
    tl_store_load_sample_around (question->store, paragraph, &around->before, &around->after,
                                 cancellable, &error);
  return_found (task, error == NULL ? g_steal_pointer (&around) : NULL,
                (GDestroyNotify) tl_sample_around_free, error);
}

static void
compare_cb (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  TlComparison *comparison =
    tl_comparison_load (question->store, question->sample, question->coder, question->against,
                        cancellable, &error);

  return_found (task, comparison, (GDestroyNotify) tl_comparison_free, error);
}

static void
draw_cb (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  gint64 sample = 0;

  if (tl_sample_draw (question->store, question->query, question->name, question->number,
                      g_random_int () >> 1, &sample, cancellable, &error))
    g_task_return_int (task, (gssize) sample);
  else
    g_task_return_error (task, error);
}

/* Takes over @question but for its store. */
static void
ask (TlStore             *store,
     Question             question,
     GTaskThreadFunc      func,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  question.store = g_object_ref (store);
  g_task_set_task_data (task, g_memdup2 (&question, sizeof question),
                        (GDestroyNotify) question_free);
  g_task_run_in_thread (task, func);
}

void
tl_sample_list_async (TlStore             *store,
                      const char          *name,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  ask (store, (Question) { .name = g_strdup (name) }, list_cb, cancellable, callback, user_data);
}

void
tl_sample_code_async (TlStore             *store,
                      gint64               sample,
                      const char          *name,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  ask (store, (Question) { .sample = sample, .name = g_strdup (name) }, code_cb, cancellable,
       callback, user_data);
}

void
tl_sample_around_async (TlStore             *store,
                        gint64               sample,
                        guint                ordinal,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  ask (store, (Question) { .sample = sample, .number = ordinal }, around_cb, cancellable, callback,
       user_data);
}

void
tl_sample_compare_async (TlStore             *store,
                         gint64               sample,
                         gint64               coder,
                         gint64               against,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  ask (store, (Question) { .sample = sample, .coder = coder, .against = against }, compare_cb,
       cancellable, callback, user_data);
}

void
tl_sample_draw_async (TlStore             *store,
                      TlQuery             *query,
                      const char          *name,
                      guint                n_paragraphs,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  ask (store,
       (Question) { .query = tl_query_ref (query), .name = g_strdup (name),
                    .number = n_paragraphs },
       draw_cb, cancellable, callback, user_data);
}

gpointer
tl_sample_load_finish (GAsyncResult  *result,
                       GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gint64
tl_sample_draw_finish (GAsyncResult  *result,
                       GError       **error)
{
  gssize sample = g_task_propagate_int (G_TASK (result), error);

  return sample > 0 ? sample : 0;
}
