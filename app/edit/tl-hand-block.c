/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-hand-private.h"

#include "tl-page-range.h"

#include <glib/gi18n-lib.h>

/* Text kept before and after a quote, to find it by again; in code points. */
#define SURROUNDINGS 60

static TlBlock *
read_block (TlStatement *row)
{
  g_autoptr (GBytes) bytes = tl_statement_dup_bytes (row, 2);
  g_autoptr (GArray) places = tl_places_from_bytes (bytes);
  const TlBlockFields fields = {
    .page = (guint) tl_statement_get_int (row, 0),
    .text = tl_statement_get_text (row, 1),
    .places = places != NULL ? (const TlPlace *) (gpointer) places->data : NULL,
    .n_places = places != NULL ? places->len : 0,
  };

  return tl_block_new (&fields);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                       _("The passage to be coded is not in the library any more"));
  return FALSE;
}

static TlBlock *
load_block (TlConnection  *connection,
            gint64         document,
            guint          index,
            GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT page, text, places FROM blocks WHERE document_id = :document AND ordinal = :ordinal",
    error);
  if (find == NULL)
    return NULL;
  tl_statement_bind_int (find, ":document", document);
  tl_statement_bind_int (find, ":ordinal", index);
  if (!tl_statement_step (find, &has_row, error))
    return NULL;
  if (has_row)
    return read_block (find);
  refuse (error);
  return NULL;
}

gboolean
tl_hand_look_up (TlConnection        *connection,
                 const TlHandCoding  *coding,
                 TlHandCoding        *found,
                 GError             **error)
{
  g_autoptr (TlBlock) block = load_block (connection, coding->document, coding->block, error);
  const TlSpan span = coding->span;
  const guint n_before = MIN (span.start, SURROUNDINGS);
  TlPageRange range;

  if (block == NULL)
    return FALSE;
  range = tl_page_range_of (block, span);
  *found = *coding;
  found->page = range.page;
  found->page_start = range.start;
  found->end_page = range.end_page;
  found->page_end = range.end;
  found->rects = tl_block_get_rects (block, span);
  found->quote = tl_block_dup_quote (block, span);
  found->before = tl_block_dup_quote (block, (TlSpan) { span.start - n_before, n_before });
  found->after = tl_block_dup_quote (block, (TlSpan) { span.start + span.length, SURROUNDINGS });
  if (coding->quote == NULL || g_str_equal (coding->quote, found->quote))
    return TRUE;
  tl_hand_clear (found);
  return refuse (error);
}

void
tl_hand_clear (TlHandCoding *found)
{
  g_clear_pointer (&found->rects, g_array_unref);
  g_free ((char *) found->quote);
  g_free ((char *) found->before);
  g_free ((char *) found->after);
}
