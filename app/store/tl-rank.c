/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rank-private.h"

#include <math.h>

/* BM25 (Robertson and others, Okapi at TREC-3, 1994) without its part on lengths: rows of the full
 * text are paragraphs, and a heading of one word is no better an answer than a paragraph that uses
 * the word; and looking up the length of every row found takes most of the time that FTS5's own
 * bm25() needs. */
#define SATURATION 1.2
/* What words in more than half of all rows are worth: little, but the more often the better. */
#define LEAST_WEIGHT 1e-6

typedef struct {
  int    n_phrases;
  double weights[];
} Weights;

static int
count_row_cb (const Fts5ExtensionApi *api,
              Fts5Context            *context,
              void                   *data)
{
  sqlite3_int64 *n_rows = data;

  ++*n_rows;
  return SQLITE_OK;
}

static int
weigh_phrase (const Fts5ExtensionApi *api,
              Fts5Context            *context,
              int                     phrase,
              double                 *weight)
{
  sqlite3_int64 n_rows = 0;
  sqlite3_int64 n_found = 0;
  int code = api->xRowCount (context, &n_rows);

  if (code == SQLITE_OK)
    code = api->xQueryPhrase (context, phrase, &n_found, count_row_cb);
  *weight = MAX (log (((double) (n_rows - n_found) + 0.5) / ((double) n_found + 0.5)),
                 LEAST_WEIGHT);
  return code;
}

/* What the phrases of the query are worth, worked out at its first row. Returns: (nullable) */
static Weights *
get_weights (const Fts5ExtensionApi *api,
             Fts5Context            *context,
             int                    *code)
{
  Weights *weights = api->xGetAuxdata (context, 0);
  int n_phrases = api->xPhraseCount (context);

  if (weights != NULL)
    return weights;
  weights = g_malloc0 (sizeof *weights + (gsize) n_phrases * sizeof (double));
  weights->n_phrases = n_phrases;
  for (int i = 0; i < n_phrases; i++)
    {
      *code = weigh_phrase (api, context, i, &weights->weights[i]);
      if (*code != SQLITE_OK)
        {
          g_free (weights);
          return NULL;
        }
    }
  *code = api->xSetAuxdata (context, weights, g_free);
  return *code == SQLITE_OK ? weights : NULL;
}

/* How often each phrase is in the row. */
static int
count_phrases (const Fts5ExtensionApi *api,
               Fts5Context            *context,
               double                 *counts)
{
  int n_instances = 0;
  int code = api->xInstCount (context, &n_instances);

  for (int i = 0; code == SQLITE_OK && i < n_instances; i++)
    {
      int phrase, column, offset;

      code = api->xInst (context, i, &phrase, &column, &offset);
      if (code == SQLITE_OK)
        counts[phrase]++;
    }
  return code;
}

static void
rank_cb (const Fts5ExtensionApi  *api,
         Fts5Context             *context,
         sqlite3_context         *result,
         int                      n_values,
         sqlite3_value          **values)
{
  int code = SQLITE_OK;
  const Weights *weights = get_weights (api, context, &code);
  g_autofree double *counts = weights != NULL ? g_new0 (double, weights->n_phrases) : NULL;
  double score = 0;

  if (weights != NULL)
    code = count_phrases (api, context, counts);
  if (code != SQLITE_OK)
    {
      sqlite3_result_error_code (result, code);
      return;
    }
  for (int i = 0; i < weights->n_phrases; i++)
    score += weights->weights[i] * counts[i] * (SATURATION + 1) / (counts[i] + SATURATION);
  sqlite3_result_double (result, score);
}

static fts5_api *
find_api (sqlite3 *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5(?1)", -1, &stmt, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (stmt, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (stmt);
    }
  sqlite3_finalize (stmt);
  return api;
}

int
tl_rank_register (sqlite3 *db)
{
  fts5_api *api = find_api (db);

  if (api == NULL)
    return SQLITE_ERROR;
  return api->xCreateFunction (api, "tl_rank", NULL, rank_cb, NULL);
}
