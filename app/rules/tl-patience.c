/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>
#include <time.h>

/* What a pattern may use up in one document: so many runs cut off by PCRE2's limits, and so many
 * seconds of the processor's time, with some more for each byte it looked at. An honest one takes
 * a few nanoseconds a byte. */
#define MOST_OVERRUNS 10
#define MOST_TIME     0.01
#define TIME_A_BYTE   2e-8
/* Asking for the processor's time costs more than an honest pattern's run. One is watched so only
 * when by the clock on the wall a run of it has taken as long as this, in microseconds. */
#define LONG_RUN      10

/* How many steps a pattern may take in a sentence, from all its places together; from each place it
 * is allowed as many as any rule, or fewer in a long one. */
#define MOST_STEPS    10000000
#define LEAST_LIMIT   1000

static double
get_processor_time (void)
{
#ifdef CLOCK_THREAD_CPUTIME_ID
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
#else
  return (double) g_get_monotonic_time () / 1e6;
#endif
}

static const TlEntry *
get_entry (const TlSearch *search,
           guint           index)
{
  return &g_array_index (search->matcher->entries, TlEntry, index);
}

static TlSpent *
find_spent (TlSearch *search,
            guint     entry)
{
  for (guint i = 0; i < search->spent->len; i++)
    {
      TlSpent *spent = &g_array_index (search->spent, TlSpent, i);

      if (spent->entry == entry)
        return spent;
    }
  return NULL;
}

static gboolean
is_used_up (const TlSpent *spent)
{
  return spent->n_overruns >= MOST_OVERRUNS
         || spent->time > MOST_TIME + TIME_A_BYTE * (double) spent->n_bytes;
}

/* A rule that cannot be carried through is told as such: it is not the same as "no match". */
static void
report_incomplete (TlSearch *search,
                   guint     index)
{
  const TlEntry *entry = get_entry (search, index);

  g_mutex_lock (&search->matcher->lock);
  g_hash_table_add (search->matcher->incomplete, g_strdup (tl_rule_get_id (entry->rule)));
  g_mutex_unlock (&search->matcher->lock);
  tl_search_note (search, entry, FALSE, search->sentence,
                  _("incomplete: the rule %s takes too long on this sentence, so it may match "
                    "unseen; a simpler phrase would mend it"), tl_rule_get_id (entry->rule));
}

static TlSpent *
get_spent (TlSearch *search,
           guint     entry)
{
  TlSpent *spent = find_spent (search, entry);
  TlSpent nothing = { .entry = entry };

  if (spent != NULL)
    return spent;
  g_array_append_val (search->spent, nothing);
  return &g_array_index (search->spent, TlSpent, search->spent->len - 1);
}

static int
match (TlSearch         *search,
       const pcre2_code *code,
       const char       *text,
       gsize             length,
       gsize             start)
{
  return pcre2_match (code, (PCRE2_SPTR) text, length, start, PCRE2_NO_UTF_CHECK,
                      search->scratch->match, search->scratch->context);
}

static int
match_limited (TlSearch         *search,
               const pcre2_code *code,
               const char       *text,
               gsize             length,
               gsize             start)
{
  pcre2_match_context *context = search->scratch->context;
  int count;

  pcre2_set_match_limit (context, CLAMP (MOST_STEPS / MAX (length, 1), LEAST_LIMIT,
                                         TL_PATTERN_MATCH_LIMIT));
  count = match (search, code, text, length, start);
  pcre2_set_match_limit (context, TL_PATTERN_MATCH_LIMIT);
  return count;
}

/* Phrases are made into patterns here, none of which can go far astray; what people write as a
 * pattern is watched.
 * @spent: (nullable): by what is suspected already */
static int
match_watched (TlSearch         *search,
               guint             entry,
               TlSpent          *spent,
               const pcre2_code *code,
               const char       *text,
               gsize             length,
               gsize             start)
{
  gint64 began = g_get_monotonic_time ();
  double worked = spent != NULL ? get_processor_time () : 0;
  int count = match_limited (search, code, text, length, start);

  if (spent != NULL)
    {
      spent->time += get_processor_time () - worked;
      spent->n_bytes += length - start;
    }
  else if (g_get_monotonic_time () - began >= LONG_RUN)
    get_spent (search, entry);
  return count;
}

int
tl_search_try (TlSearch         *search,
               guint             entry,
               const pcre2_code *code,
               const char       *text,
               gsize             length,
               gsize             start)
{
  TlSpent *spent = search->spent->len > 0 ? find_spent (search, entry) : NULL;
  int count;

  if (spent != NULL && is_used_up (spent))
    {
      report_incomplete (search, entry);
      return PCRE2_ERROR_NOMATCH;
    }
  count = get_entry (search, entry)->watched
          ? match_watched (search, entry, spent, code, text, length, start)
          : match (search, code, text, length, start);
  if (count >= 0 || count == PCRE2_ERROR_NOMATCH)
    return count;
  get_spent (search, entry)->n_overruns++;
  report_incomplete (search, entry);
  return PCRE2_ERROR_NOMATCH;
}
