/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sample-draw.h"

#include "tl-query-sql-private.h"

#include <glib/gi18n-lib.h>

/* Paragraphs under the name that a query's words are asked of. Those that are shorter are labels
 * and broken lines. */
#define PARAGRAPHS                                                                              \
  "SELECT f.block_id, substr(d.sha256, 1, 16), f.ordinal"                                       \
  " FROM (SELECT *, id AS block_id FROM blocks) AS f"                                           \
  " JOIN documents AS d ON d.id = f.document_id JOIN reviews AS r ON r.id = d.review_id"        \
  " WHERE r.removed IS NULL AND f.kind IN ('paragraph', 'list-item', 'recommendation')"         \
  " AND f.section NOT IN ('contents', 'glossary', 'references') AND length(f.text) >= 40"

/* A paragraph with its lot: those with the lowest are drawn. */
typedef struct {
  guint64 lot;
  gint64  block;
} Ticket;

typedef struct {
  const TlQuery *query;
  guint32        seed;
  GArray        *tickets;
} Draw;

/* Scatters numbers evenly over all numbers: the end of SplitMix64 (Steele, Lea and Flood, Fast
 * splittable pseudorandom number generators, OOPSLA 2014). */
static guint64
scatter (guint64 number)
{
  number += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  number = (number ^ number >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  number = (number ^ number >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return number ^ number >> 31;
}

static Ticket
read_ticket (TlStatement *row,
             guint32      seed)
{
  guint64 document = g_ascii_strtoull (tl_statement_get_text (row, 1), NULL, 16);
  guint64 ordinal = (guint64) tl_statement_get_int (row, 2);

  return (Ticket) { scatter (scatter (scatter (seed) ^ document) ^ ordinal),
                    tl_statement_get_int (row, 0) };
}

static gboolean
read_tickets_cb (TlConnection  *connection,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Draw *draw = data;
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_query_prepare (draw->query, TL_QUERY_REVIEWS | TL_QUERY_TEXT, connection, PARAGRAPHS,
                           "", error);
  if (list == NULL)
    return FALSE;
  while (tl_statement_step (list, &has_row, error))
    {
      Ticket ticket;

      if (!has_row)
        return TRUE;
      ticket = read_ticket (list, draw->seed);
      g_array_append_val (draw->tickets, ticket);
    }
  return FALSE;
}

static int
compare_lots (gconstpointer a,
              gconstpointer b)
{
  const Ticket *first = a, *second = b;

  if (first->lot != second->lot)
    return first->lot < second->lot ? -1 : 1;
  return (first->block > second->block) - (first->block < second->block);
}

static GArray *
take_blocks (GArray *tickets,
             guint   n_blocks)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_sort (tickets, compare_lots);
  for (guint i = 0; i < MIN (n_blocks, tickets->len); i++)
    g_array_append_val (blocks, g_array_index (tickets, Ticket, i).block);
  return blocks;
}

gboolean
tl_sample_draw (TlStore        *store,
                const TlQuery  *query,
                const char     *name,
                guint           n_paragraphs,
                guint32         seed,
                gint64         *sample,
                GCancellable   *cancellable,
                GError        **error)
{
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (Ticket));
  g_autoptr (GArray) blocks = NULL;
  g_autofree char *record = NULL;
  Draw draw = { query, seed, tickets };

  g_return_val_if_fail (TL_IS_STORE (store) && query != NULL && sample != NULL, FALSE);

  if (!tl_store_read (store, read_tickets_cb, &draw, cancellable, error))
    return FALSE;
  if (tickets->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("There are no paragraphs to draw from. Import reviews first, or take "
                             "filters away"));
      return FALSE;
    }
  blocks = take_blocks (tickets, n_paragraphs);
  record = tl_query_to_string (query);
  return tl_store_save_sample (store,
                               &(TlSampleDraw) { name, seed, record, tickets->len,
                                                 (const gint64 *) blocks->data, blocks->len },
                               sample, cancellable, error);
}
