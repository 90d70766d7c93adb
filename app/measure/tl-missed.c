/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-missed.h"

#include "tl-missed-weights-private.h"
#include "tl-missed-words-private.h"
#include "tl-prose.h"

#include <math.h>
#include <glib/gi18n-lib.h>

/* Paragraphs of the rest of the library that words are compared with. */
#define SAMPLE 4000
/* At most so many words are looked up in the full text, the most certain first, until they are
 * likely to be met so often: what else a paragraph says is read when it is one of the best. */
#define MOST_LEADS 40
#define MOST_MET 400000
/* So many of those with the heaviest of these words are looked at, and of those that are prose so
 * many read. */
#define MOST_LOOKED_AT 8000
#define MOST_READ 1500
/* What weighs less counts, but is not said to speak for the theme. */
#define LEAST_SAID 0.3
/* With fewer words that do, or fewer words at all, a paragraph is not proposed. */
#define LEAST_WORDS 2
#define LEAST_LENGTH 6

G_DEFINE_BOXED_TYPE (TlMissedAnswer, tl_missed_answer, NULL, tl_missed_answer_free)

typedef struct {
  const TlQuery   *query;
  const char      *theme;
  guint            limit;
  TlConnection    *connection;
  TlMissedWeights *weights;
  GHashTable      *known;       /* blocks with a finding of the theme */
  GArray          *sums;        /* float by block: the weights of the leads it has */
  GArray          *scope;       /* gboolean by block: whether it is asked about; NULL for all */
  float            weight;      /* of the lead that is being looked up */
  guint            n_blocks;
  TlMissedAnswer  *answer;
} Finding;

static void
finding_clear (Finding *finding)
{
  g_clear_pointer (&finding->weights, tl_missed_weights_free);
  g_clear_pointer (&finding->known, g_hash_table_unref);
  g_clear_pointer (&finding->sums, g_array_unref);
  g_clear_pointer (&finding->scope, g_array_unref);
  g_clear_pointer (&finding->answer, tl_missed_answer_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finding, finding_clear)

/* ── the answer ── */

static void
clear_word (gpointer data)
{
  g_free (((TlMissedWord *) data)->word);
}

static void
missed_free (gpointer data)
{
  TlMissed *missed = data;

  g_free (missed->title);
  g_free (missed->authority);
  g_free (missed->page_label);
  g_free (missed->number);
  g_free (missed->text);
  g_free (missed->quote);
  g_array_unref (missed->marks);
  g_array_unref (missed->words);
  g_free (missed);
}

static TlMissedAnswer *
answer_new (void)
{
  TlMissedAnswer *answer = g_new0 (TlMissedAnswer, 1);

  answer->passages = g_ptr_array_new_with_free_func (missed_free);
  return answer;
}

void
tl_missed_answer_free (TlMissedAnswer *answer)
{
  g_return_if_fail (answer != NULL);

  g_ptr_array_unref (answer->passages);
  g_free (answer);
}

static char *
dup_source (const TlMissedAnswer *answer)
{
  if (answer->n_found == 0)
    return g_strdup (_("Nothing of this theme is found or coded yet: there is nothing to learn "
                       "from."));
  if (!answer->from_rules)
    return g_strdup_printf (ngettext ("Learnt from %u passage that was accepted or coded by hand.",
                                      "Learnt from %u passages that were accepted or coded by "
                                      "hand.", answer->n_accepted), answer->n_accepted);
  if (answer->n_accepted > 0)
    return g_strdup_printf (ngettext ("Learnt from the %u passage found; %u accepted, too few yet "
                                      "to learn from those alone.",
                                      "Learnt from the %u passages found; %u accepted, too few "
                                      "yet to learn from those alone.", answer->n_found),
                            answer->n_found, answer->n_accepted);
  return g_strdup_printf (ngettext ("Learnt from %u passage the rules found; none is accepted yet.",
                                    "Learnt from %u passages the rules found; none is accepted "
                                    "yet.", answer->n_found), answer->n_found);
}

char *
tl_missed_answer_dup_learnt (const TlMissedAnswer *answer)
{
  g_autofree char *source = NULL;
  g_autofree char *against = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  source = dup_source (answer);
  if (answer->n_rejected == 0)
    return g_steal_pointer (&source);
  against = g_strdup_printf (ngettext ("%u rejected passage counts against.",
                                       "%u rejected passages count against.", answer->n_rejected),
                             answer->n_rejected);
  return g_strdup_printf ("%s %s", source, against);
}

/* ── learning ── */

static void
learn_finding_cb (const TlProseFinding *known,
                  gpointer              data)
{
  Finding *finding = data;
  const gboolean is_rejected = known->is_moved || known->status == TL_STATUS_REJECTED;

  if (known->block != 0)
    g_hash_table_add (finding->known, g_memdup2 (&known->block, sizeof known->block));
  if (is_rejected)
    tl_missed_weights_add (finding->weights, TL_MISSED_REJECTED, known->quote);
  if (is_rejected || (known->flags & TL_FINDING_DENIED) != 0)
    return;
  if (known->status == TL_STATUS_ACCEPTED)
    tl_missed_weights_add (finding->weights, TL_MISSED_ACCEPTED, known->quote);
  if (known->status == TL_STATUS_ACCEPTED
      || (known->flags & (TL_FINDING_MAYBE | TL_FINDING_UNPLACED)) == 0)
    tl_missed_weights_add (finding->weights, TL_MISSED_FOUND, known->quote);
}

static void
learn_rest_cb (gint64      block,
               const char *text,
               gpointer    data)
{
  Finding *finding = data;

  if (!g_hash_table_contains (finding->known, &block))
    tl_missed_weights_add (finding->weights, TL_MISSED_REST, text);
}

static gboolean
learn (Finding  *finding,
       GError  **error)
{
  TlMissedAnswer *answer = finding->answer;

  finding->weights = tl_missed_weights_new ();
  finding->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!tl_prose_visit_findings (finding->connection, finding->theme, learn_finding_cb, finding,
                                error)
      || !tl_prose_visit_sample (finding->connection, SAMPLE, learn_rest_cb, finding,
                                 &finding->n_blocks, error))
    return FALSE;
  answer->n_accepted = tl_missed_weights_get_n (finding->weights, TL_MISSED_ACCEPTED);
  answer->n_found = tl_missed_weights_get_n (finding->weights, TL_MISSED_FOUND);
  answer->n_rejected = tl_missed_weights_get_n (finding->weights, TL_MISSED_REJECTED);
  answer->from_rules = answer->n_accepted < TL_MISSED_ENOUGH;
  tl_missed_weights_settle (finding->weights,
                            answer->from_rules ? TL_MISSED_FOUND : TL_MISSED_ACCEPTED);
  return TRUE;
}

/* ── looking words up ── */

static void
met_cb (gint64   block,
        gpointer data)
{
  Finding *finding = data;

  if (block < 0 || block > finding->n_blocks)
    return;
  g_array_index (finding->sums, float, block) += finding->weight;
}

static gboolean
look_up (Finding  *finding,
         GError  **error)
{
  g_autoptr (GArray) leads = tl_missed_weights_list_leads (finding->weights);
  double n_met = 0;

  finding->sums = g_array_sized_new (FALSE, TRUE, sizeof (float), finding->n_blocks + 1);
  g_array_set_size (finding->sums, finding->n_blocks + 1);
  for (guint i = 0; i < MIN (leads->len, MOST_LEADS); i++)
    {
      const TlMissedLead *lead = &g_array_index (leads, TlMissedLead, i);

      n_met += lead->share * finding->n_blocks;
      if (i > 0 && n_met > MOST_MET)
        break;
      finding->weight = (float) lead->weight;
      if (!tl_prose_visit_word (finding->connection, lead->form, met_cb, finding, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct {
  gint64 block;
  float  sum;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->sum != second->sum)
    return first->sum > second->sum ? -1 : 1;
  return first->block < second->block ? -1 : first->block > second->block;
}

static void
scope_cb (gint64   block,
          gpointer data)
{
  Finding *finding = data;

  if (block >= 0 && block <= finding->n_blocks)
    g_array_index (finding->scope, gboolean, block) = TRUE;
}

static gboolean
narrow (Finding  *finding,
        GError  **error)
{
  g_autoptr (TlQuery) everything = tl_query_new ();

  if (tl_query_equal (finding->query, everything))
    return TRUE;
  finding->scope = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), finding->n_blocks + 1);
  g_array_set_size (finding->scope, finding->n_blocks + 1);
  return tl_prose_visit_blocks (finding->connection, finding->query, scope_cb, finding, error);
}

static GArray *
list_candidates (Finding *finding)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < finding->sums->len; i++)
    {
      const Candidate candidate = { i, g_array_index (finding->sums, float, i) };

      if (candidate.sum > 0
          && (finding->scope == NULL || g_array_index (finding->scope, gboolean, i))
          && !g_hash_table_contains (finding->known, &candidate.block))
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  g_array_set_size (candidates, MIN (candidates->len, MOST_LOOKED_AT));
  return candidates;
}

/* ── reading ── */

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const TlMissedWord *first = a, *second = b;

  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;
  return strcmp (first->word, second->word);
}

static gboolean
says_something (const TlMissed *missed)
{
  g_autoptr (GArray) tokens = tl_missed_list_words (missed->text);

  return tokens->len >= LEAST_LENGTH && missed->words->len >= LEAST_WORDS;
}

/* What the words in @span say, each once, and the more of them say nothing, the less. @missed:
 * (nullable): to note those that speak for the theme with */
static double
weigh_span (Finding  *finding,
            GArray   *tokens,
            TlSpan    span,
            TlMissed *missed)
{
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  double sum = 0;

  for (guint i = 0; i < tokens->len; i++)
    {
      const TlMissedToken *token = &g_array_index (tokens, TlMissedToken, i);
      const double weight = tl_missed_weights_get (finding->weights, token->stem);
      const gboolean is_new = token->span.start - span.start < span.length
                              && g_hash_table_add (met, token->stem);

      if (is_new)
        sum += weight;
      if (missed == NULL || weight < LEAST_SAID)
        continue;
      g_array_append_val (missed->marks, token->span);
      if (is_new)
        g_array_append_val (missed->words, ((TlMissedWord) { g_strdup (token->form), weight }));
    }
  return sum / sqrt (g_hash_table_size (met) + 8.0);
}

static void
choose_sentence (Finding  *finding,
                 GArray   *tokens,
                 TlMissed *missed)
{
  g_autoptr (GArray) sentences = tl_missed_list_sentences (missed->text);
  double best = -G_MAXDOUBLE;

  for (guint i = 0; i < sentences->len; i++)
    {
      const TlSpan span = g_array_index (sentences, TlSpan, i);
      const double score = weigh_span (finding, tokens, span, NULL);

      if (score > best)
        missed->span = span;
      best = MAX (best, score);
    }
  missed->quote = g_utf8_substring (missed->text, missed->span.start,
                                    missed->span.start + missed->span.length);
  missed->score += best;
}

static TlMissed *
missed_new (Finding *finding,
            TlProse *prose)
{
  g_autoptr (GArray) tokens = tl_missed_list_words (prose->text);
  TlMissed *missed = g_new0 (TlMissed, 1);

  missed->review = prose->review;
  missed->document = prose->document;
  missed->index = prose->index;
  missed->title = g_steal_pointer (&prose->title);
  missed->authority = g_steal_pointer (&prose->authority);
  missed->year = prose->year;
  missed->page = prose->page;
  missed->page_label = g_steal_pointer (&prose->page_label);
  missed->number = g_steal_pointer (&prose->number);
  missed->section = prose->section;
  missed->text = g_steal_pointer (&prose->text);
  missed->marks = g_array_new (FALSE, FALSE, sizeof (TlSpan));
  missed->words = g_array_new (FALSE, FALSE, sizeof (TlMissedWord));
  g_array_set_clear_func (missed->words, clear_word);
  missed->score = weigh_span (finding, tokens, (TlSpan) { 0, G_MAXUINT }, missed);
  g_array_sort (missed->words, compare_words);
  choose_sentence (finding, tokens, missed);
  return missed;
}

static int
compare_missed (gconstpointer a,
                gconstpointer b)
{
  const TlMissed *first = *(TlMissed *const *) a, *second = *(TlMissed *const *) b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  if (first->document != second->document)
    return first->document < second->document ? -1 : 1;
  return first->index < second->index ? -1 : first->index > second->index;
}

static gboolean
read_candidates (Finding  *finding,
                 GError  **error)
{
  g_autoptr (GArray) candidates = list_candidates (finding);
  GPtrArray *passages = finding->answer->passages;
  guint n_read = 0;

  for (guint i = 0; i < candidates->len && n_read < MOST_READ; i++)
    {
      g_autoptr (TlProse) prose = NULL;
      TlMissed *missed;

      if (!tl_prose_load (finding->connection, g_array_index (candidates, Candidate, i).block,
                          &prose, error))
        return FALSE;
      if (prose == NULL)
        continue;
      n_read++;
      missed = missed_new (finding, prose);
      if (says_something (missed))
        g_ptr_array_add (passages, missed);
      else
        missed_free (missed);
    }
  g_ptr_array_sort (passages, compare_missed);
  g_ptr_array_set_size (passages, (int) MIN (passages->len, finding->limit));
  return TRUE;
}

static gboolean
find_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Finding *finding = data;

  finding->connection = connection;
  return learn (finding, error) && look_up (finding, error) && narrow (finding, error)
         && read_candidates (finding, error);
}

TlMissedAnswer *
tl_missed_find (TlStore        *store,
                const TlQuery  *query,
                const char     *theme,
                guint           limit,
                GCancellable   *cancellable,
                GError        **error)
{
  g_auto (Finding) finding = { .query = query, .theme = theme, .limit = limit };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL && theme != NULL, NULL);

  finding.answer = answer_new ();
  if (!tl_store_read (store, find_cb, &finding, cancellable, error))
    return NULL;
  return g_steal_pointer (&finding.answer);
}

/* ── in the background ── */

typedef struct {
  TlQuery *query;
  char    *theme;
  guint    limit;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  tl_query_unref (asked->query);
  g_free (asked->theme);
  g_free (asked);
}

static void
find_in_thread (GTask        *task,
                gpointer      store,
                gpointer      data,
                GCancellable *cancellable)
{
  const Asked *asked = data;
  GError *error = NULL;
  TlMissedAnswer *answer = tl_missed_find (store, asked->query, asked->theme, asked->limit,
                                           cancellable, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) tl_missed_answer_free);
  else
    g_task_return_error (task, error);
}

void
tl_missed_find_async (TlStore             *store,
                      TlQuery             *query,
                      const char          *theme,
                      guint                limit,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { tl_query_ref (query), g_strdup (theme), limit };
  g_task_set_source_tag (task, tl_missed_find_async);
  g_task_set_task_data (task, asked, asked_free);
  g_task_run_in_thread (task, find_in_thread);
}

TlMissedAnswer *
tl_missed_find_finish (TlStore       *store,
                       GAsyncResult  *result,
                       GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
