/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure-fixture.h"
#include "tl-missed.h"

static const char *const themes[] = { "supervision", "visits", NULL };

#define SUPERVISED "The team manager gave reflective supervision to the worker every month."
#define MISSED                                                                               \
  "Dr Lowe wrote a letter. Nobody had kept reflective time with a manager that month. "      \
  "The school sent a form."

/* The review that was added first. */
static gint64 first_review;

static const char *const rest[] = {
  "The school wrote a letter to the family about the form.",
  "A nurse spoke to the mother about the garden and the gate.",
  "The office sent a form to the school in the spring.",
  "A neighbour told the office about the noise at the gate.",
};

/* Reviews with supervision, found by a rule, and other things. */
static gint64
add_review (Fixture   *fixture,
            guint      n_found,
            TlSection  section)
{
  TlTestDocument *document = tl_test_document_new (3, 0);
  const guint missed = tl_test_document_add_block (document, 2, section, "4.2", MISSED);

  g_assert_cmpuint (missed, ==, 0);
  for (guint i = 0; i < n_found; i++)
    tl_test_document_add_finding (
      document, tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, NULL, SUPERVISED),
      "supervision", TL_STANCE_STRENGTH, SUPERVISED);
  for (guint i = 0; i < 20; i++)
    tl_test_document_add_block (document, 3, TL_SECTION_CHRONOLOGY, NULL,
                                rest[i % G_N_ELEMENTS (rest)]);
  return tl_test_document_save (document, fixture->library).review;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture_open (fixture, themes);
  first_review = add_review (fixture, 4, TL_SECTION_ANALYSIS);
  add_review (fixture, 5, TL_SECTION_METHODOLOGY);
}

static TlMissedAnswer *
find_in (Fixture       *fixture,
         const TlQuery *query)
{
  g_autoptr (GError) error = NULL;
  TlMissedAnswer *answer = tl_missed_find (fixture->library->store, query, "supervision", 10, NULL,
                                           &error);

  g_assert_no_error (error);
  return answer;
}

static double
get_weight (TlMissedAnswer *answer,
            const char     *word)
{
  const TlMissed *missed = answer->passages->pdata[0];

  for (guint i = 0; i < missed->words->len; i++)
    {
      const TlMissedWord *said = &g_array_index (missed->words, TlMissedWord, i);

      if (g_str_equal (said->word, word))
        return said->weight;
    }
  return 0;
}

static void
accept (Fixture    *fixture,
        const char *status,
        guint       n)
{
  const gint64 ids[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
  const TlEdit edit = { TL_EDIT_STATUS, ids, n, NULL, status };
  g_autoptr (GError) error = NULL;

  tl_editor_apply (fixture->editor, &edit, NULL, &error);
  g_assert_no_error (error);
}

/* The one paragraph of prose that speaks like the passages found; the same words in how the review
 * was run are none. */
static void
test_finds (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (TlMissedAnswer) answer = find_in (fixture, fixture->query);
  const TlMissed *missed;

  g_assert_cmpuint (answer->passages->len, ==, 1);
  missed = answer->passages->pdata[0];
  g_assert_cmpint (missed->review, ==, first_review);
  g_assert_cmpuint (missed->page, ==, 2);
  g_assert_cmpstr (missed->number, ==, "4.2");
  g_assert_cmpstr (missed->text, ==, MISSED);
  g_assert_cmpstr (missed->quote, ==,
                   "Nobody had kept reflective time with a manager that month.");
  g_assert_cmpuint (missed->marks->len, ==, missed->words->len);
  g_assert_cmpfloat (get_weight (answer, "reflective"), >, 1);
  g_assert_cmpfloat (get_weight (answer, "manager"), >, 1);
  g_assert_cmpfloat (get_weight (answer, "letter"), ==, 0);
  g_assert_cmpfloat (get_weight (answer, "the"), ==, 0);
}

static void
test_phrase (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (TlMissedAnswer) answer = find_in (fixture, fixture->query);
  g_autofree char *phrase = tl_missed_dup_phrase (answer->passages->pdata[0]);

  g_assert_cmpstr (phrase, ==, "+30 reflective … manager … month");
}

/* What is only ever met with a capital letter is a name. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  TlTestDocument *document = tl_test_document_new (3, 0);
  g_autoptr (TlMissedAnswer) answer = NULL;

  for (guint i = 0; i < 10; i++)
    tl_test_document_add_finding (
      document, tl_test_document_add_block (document, 1, TL_SECTION_ANALYSIS, NULL,
                                            "The manager at Thornbeck gave monthly supervision."),
      "supervision", TL_STANCE_STRENGTH, "The manager at Thornbeck gave monthly supervision.");
  tl_test_document_add_block (document, 3, TL_SECTION_ANALYSIS, "7",
                              "No manager of Thornbeck had given monthly time.");
  tl_test_document_save (document, fixture->library);
  answer = find_in (fixture, fixture->query);
  g_assert_cmpuint (answer->passages->len, ==, 2);
  g_assert_cmpstr (((TlMissed *) answer->passages->pdata[0])->number, ==, "7");
  g_assert_cmpfloat (get_weight (answer, "monthly"), >, 1);
  g_assert_cmpfloat (get_weight (answer, "thornbeck"), ==, 0);
}

static void
assert_same (TlMissedAnswer *one,
             TlMissedAnswer *two)
{
  g_assert_cmpuint (one->passages->len, ==, two->passages->len);
  for (guint i = 0; i < one->passages->len; i++)
    {
      const TlMissed *first = one->passages->pdata[i], *second = two->passages->pdata[i];

      g_assert_cmpfloat (first->score, ==, second->score);
      g_assert_cmpuint (first->index, ==, second->index);
      g_assert_cmpuint (first->words->len, ==, second->words->len);
      for (guint j = 0; j < first->words->len; j++)
        g_assert_cmpstr (g_array_index (first->words, TlMissedWord, j).word, ==,
                         g_array_index (second->words, TlMissedWord, j).word);
    }
}

static void
test_same_again (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (TlMissedAnswer) one = find_in (fixture, fixture->query);
  g_autoptr (TlMissedAnswer) two = NULL;

  two = find_in (fixture, fixture->query);
  assert_same (one, two);
}

static void
assert_learnt (Fixture    *fixture,
               const char *expected)
{
  g_autoptr (TlMissedAnswer) answer = find_in (fixture, fixture->query);
  g_autofree char *learnt = tl_missed_answer_dup_learnt (answer);

  g_assert_cmpstr (learnt, ==, expected);
}

static void
test_learnt (Fixture       *fixture,
             gconstpointer  data)
{
  assert_learnt (fixture, "Learnt from 9 passages the rules found; none is accepted yet.");
  accept (fixture, "accepted", 2);
  assert_learnt (fixture, "Learnt from the 9 passages found; 2 accepted, too few yet to learn from "
                          "those alone.");
  accept (fixture, "rejected", 1);
  assert_learnt (fixture, "Learnt from the 8 passages found; 1 accepted, too few yet to learn from "
                          "those alone. 1 rejected passage counts against.");
  add_review (fixture, 12, TL_SECTION_GLOSSARY);
  tl_test_library_run (fixture->library, TL_STORE_FINDINGS,
    "UPDATE findings SET now_status = 'accepted' WHERE id > 9");
  assert_learnt (fixture, "Learnt from 13 passages that were accepted or coded by hand. "
                          "1 rejected passage counts against.");
}

/* Its words speak against what they would speak for if it were not there at all; then its own
 * paragraph is proposed too. */
static void
test_rejected (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (TlMissedAnswer) rejected = NULL;
  g_autoptr (TlMissedAnswer) gone = NULL;

  accept (fixture, "rejected", 1);
  rejected = find_in (fixture, fixture->query);
  g_assert_cmpuint (rejected->n_found, ==, 8);
  g_assert_cmpuint (rejected->n_rejected, ==, 1);
  g_assert_cmpuint (rejected->passages->len, ==, 0);

  tl_test_library_run (fixture->library, TL_STORE_FINDINGS, "DELETE FROM findings WHERE id = 1");
  gone = find_in (fixture, fixture->query);
  g_assert_cmpuint (gone->n_found, ==, 8);
  g_assert_cmpuint (gone->n_rejected, ==, 0);
  g_assert_cmpuint (gone->passages->len, ==, 2);
}

/* A passage that a person says is not of the theme is not proposed again, and counts against; nor
 * is one that was coded. */
static void
test_dismissed (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (TlMissedAnswer) before = find_in (fixture, fixture->query);
  const TlMissed *missed = before->passages->pdata[0];
  const TlHandCoding coding = {
    .document = missed->document, .block = missed->index, .span = missed->span,
    .theme = "supervision", .is_rejected = TRUE,
  };
  g_autoptr (TlMissedAnswer) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 finding;

  tl_editor_code (fixture->editor, &coding, &finding, NULL, &error);
  g_assert_no_error (error);
  after = find_in (fixture, fixture->query);
  g_assert_cmpuint (after->passages->len, ==, 0);
  g_assert_cmpuint (after->n_rejected, ==, 1);

  tl_editor_undo (fixture->editor, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&after, tl_missed_answer_free);
  after = find_in (fixture, fixture->query);
  assert_same (before, after);
}

static void
test_narrowed (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, first_review);
  g_autoptr (TlQuery) here = tl_query_with_value (fixture->query, TL_FILTER_REVIEW, first);
  g_autoptr (TlQuery) elsewhere = tl_query_with_value (fixture->query, TL_FILTER_REVIEW, "2");
  g_autoptr (TlMissedAnswer) found = find_in (fixture, here);
  g_autoptr (TlMissedAnswer) nothing = find_in (fixture, elsewhere);

  g_assert_cmpuint (found->passages->len, ==, 1);
  g_assert_cmpuint (nothing->passages->len, ==, 0);
  g_assert_cmpuint (nothing->n_found, ==, 9);
}

static void
test_nothing_to_learn_from (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMissedAnswer) answer = NULL;
  g_autofree char *learnt = NULL;

  answer = tl_missed_find (fixture->library->store, fixture->query, "visits", 10, NULL, &error);
  g_assert_no_error (error);
  learnt = tl_missed_answer_dup_learnt (answer);
  g_assert_cmpuint (answer->passages->len, ==, 0);
  g_assert_cmpstr (learnt, ==, "Nothing of this theme is found or coded yet: there is nothing to "
                               "learn from.");
}

static void
found_cb (GObject      *store,
          GAsyncResult *result,
          gpointer      data)
{
  GError **error = data;

  g_assert_null (tl_missed_find_finish (TL_STORE (store), result, error));
}

static gboolean
has_error (gpointer data)
{
  return *(GError **) data != NULL;
}

static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  tl_missed_find_async (fixture->library->store, fixture->query, "supervision", 10, cancellable,
                        found_cb, &error);
  g_cancellable_cancel (cancellable);
  tl_test_wait (has_error, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_close)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/missed/finds", test_finds);
  ADD ("/missed/phrase", test_phrase);
  ADD ("/missed/names", test_names);
  ADD ("/missed/same-again", test_same_again);
  ADD ("/missed/learnt", test_learnt);
  ADD ("/missed/rejected", test_rejected);
  ADD ("/missed/dismissed", test_dismissed);
  ADD ("/missed/narrowed", test_narrowed);
  ADD ("/missed/nothing-to-learn-from", test_nothing_to_learn_from);
  ADD ("/missed/stopped", test_stopped);
  return g_test_run ();
}
