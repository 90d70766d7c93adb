/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reread-private.h"

#include "tl-blobs.h"

/* Which character each byte of a quote's folded form is from: two readings of the quote have the
 * same form. */
static GArray *
list_origins (const char *quote)
{
  GArray *origins = g_array_new (FALSE, FALSE, sizeof (guint));

  g_free (tl_quote_fold (quote, origins));
  return origins;
}

static TlSpan
carry_mark (TlSpan        mark,
            GArray       *was,
            guint         start_was,
            GArray       *is,
            guint         start_is)
{
  TlSpan now = { 0, 0 };

  for (guint i = 0; i < was->len; i++)
    {
      guint from = start_was + g_array_index (was, guint, i);
      guint to = start_is + g_array_index (is, guint, i);

      if (from < mark.start || from >= mark.start + mark.length)
        continue;
      if (now.length == 0)
        now.start = to;
      now.length = to + 1 - now.start;
    }
  return now;
}

GBytes *
tl_marks_carry (const TlOldFinding *old,
                const char         *quote,
                guint               start)
{
  g_autoptr (GArray) marks = tl_spans_from_bytes (old->marks);
  g_autoptr (GArray) was = list_origins (old->quote);
  g_autoptr (GArray) is = list_origins (quote);
  g_autoptr (GArray) carried = g_array_new (FALSE, FALSE, sizeof (TlSpan));

  for (guint i = 0; marks != NULL && was->len == is->len && i < marks->len; i++)
    {
      TlSpan now = carry_mark (g_array_index (marks, TlSpan, i), was, old->start, is, start);

      if (now.length > 0)
        g_array_append_val (carried, now);
    }
  return tl_spans_to_bytes ((const TlSpan *) (gpointer) carried->data, carried->len);
}
