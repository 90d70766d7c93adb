/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-same-review.h"

/* What is known of a document. */
typedef struct {
  TlDocumentKind  kind;
  const char     *subject;
  const char     *authority;
  const char     *type;
  const char     *published;
  const char     *incident;
  const char     *title;
} Known;

#define OVERVIEW { TL_DOCUMENT_OVERVIEW, "Child A", "Fenwick Safeguarding Children Board", \
                   "serious-case-review", "2016-11", "2013" }

static void
add_fact (GPtrArray  *facts,
          TlFactName  name,
          const char *value)
{
  TlFactFields fields = { .name = name, .value = value, .page = 1, .text = value };

  if (value)
    g_ptr_array_add (facts, tl_fact_new (&fields));
}

static GPtrArray *
facts_of (const Known *known)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref);

  add_fact (facts, TL_FACT_SUBJECT, known->subject);
  add_fact (facts, TL_FACT_AUTHORITY, known->authority);
  add_fact (facts, TL_FACT_REVIEW_TYPE, known->type);
  add_fact (facts, TL_FACT_PUBLISHED, known->published);
  add_fact (facts, TL_FACT_INCIDENT_YEAR, known->incident);
  add_fact (facts, TL_FACT_TITLE, known->title);
  return facts;
}

static gboolean
are_same (const Known *one,
          const Known *other)
{
  g_autoptr (GPtrArray) facts = facts_of (one);
  g_autoptr (GPtrArray) other_facts = facts_of (other);
  gboolean same = tl_same_review (one->kind, facts, other->kind, other_facts);

  g_assert_cmpint (tl_same_review (other->kind, other_facts, one->kind, facts), ==, same);
  return same;
}

static void
test_same (void)
{
  static const Known overview = OVERVIEW;
  static const Known others[] = {
    { TL_DOCUMENT_EXECUTIVE_SUMMARY, "CHILD A", "FENWICK SAFEGUARDING CHILDREN BOARD",
      "serious-case-review", "2016-11-03", "2013" },
    /* says nothing of the case but whose it is */
    { TL_DOCUMENT_RESPONSE, "Child A", "Fenwick Local Safeguarding Children Board", NULL, "2017-01",
      NULL },
    { TL_DOCUMENT_ACTION_PLAN, "Child ‘A’", "Fenwick Safeguarding Children Board", NULL, "2016",
      NULL },
    /* the partnership took the place of the board */
    { TL_DOCUMENT_BRIEFING, "Child A (a pseudonym)", "Fenwick Safeguarding Children Partnership",
      "serious-case-review", "2019-10", "2013" },
    { TL_DOCUMENT_TRANSLATION, "Plentyn A", "Fenwick Safeguarding Children Board",
      "serious-case-review", NULL, "2013" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%u", i);
      g_assert_true (are_same (&overview, &others[i]));
    }
}

static void
test_not_same (void)
{
  static const Known overview = OVERVIEW;
  static const Known others[] = {
    /* a second overview report, even with the same facts */
    OVERVIEW,
    /* the next child of that letter, of the same board */
    { TL_DOCUMENT_EXECUTIVE_SUMMARY, "Child A", "Fenwick Safeguarding Children Board",
      "serious-case-review", "2016-12", "2014" },
    { TL_DOCUMENT_EXECUTIVE_SUMMARY, "Child A", "Fenwick Safeguarding Children Board",
      "serious-case-review", "2018-02", NULL },
    { TL_DOCUMENT_EXECUTIVE_SUMMARY, "Child A", "Fenwick Safeguarding Children Board",
      "serious-case-review", "2017", NULL },
    /* another board's child of that letter */
    { TL_DOCUMENT_EXECUTIVE_SUMMARY, "Child A", "North Fenwick Safeguarding Children Board",
      "serious-case-review", "2016-11", "2013" },
    /* another child */
    { TL_DOCUMENT_EXECUTIVE_SUMMARY, "Child AB", "Fenwick Safeguarding Children Board",
      "serious-case-review", "2016-11", "2013" },
    { TL_DOCUMENT_EXECUTIVE_SUMMARY, "Children A and B", "Fenwick Safeguarding Children Board",
      "serious-case-review", "2016-11", "2013" },
    /* another kind of review */
    { TL_DOCUMENT_EXECUTIVE_SUMMARY, "Child A", "Fenwick Safeguarding Children Board",
      "local-child-safeguarding-practice-review", "2016-11", "2013" },
    /* what is not known does not agree */
    { TL_DOCUMENT_EXECUTIVE_SUMMARY, NULL, "Fenwick Safeguarding Children Board",
      "serious-case-review", "2016-11", "2013" },
    { TL_DOCUMENT_EXECUTIVE_SUMMARY, "Child A", NULL, "serious-case-review", "2016-11", "2013" },
    { TL_DOCUMENT_EXECUTIVE_SUMMARY, "Child A", "Fenwick Safeguarding Children Board",
      "serious-case-review", NULL, NULL },
    { TL_DOCUMENT_EXECUTIVE_SUMMARY, "(not named)", "Fenwick Safeguarding Children Board",
      "serious-case-review", "2016-11", "2013" },
    { TL_DOCUMENT_EXECUTIVE_SUMMARY, "Child A", "Safeguarding Children Board",
      "serious-case-review", "2016-11", "2013" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%u", i);
      g_assert_false (are_same (&overview, &others[i]));
    }
}

static void
test_unknown_on_both_sides (void)
{
  static const Known one = { TL_DOCUMENT_OVERVIEW, NULL, NULL, NULL, "2016-11", NULL };
  static const Known other = { TL_DOCUMENT_RESPONSE, NULL, NULL, NULL, "2016-11", NULL };

  g_assert_false (are_same (&one, &other));
}

/* A board of the table is one by all the names it had. */
static void
test_former_names (void)
{
  static const Known one = { TL_DOCUMENT_OVERVIEW, "Child W",
                             "Cambridgeshire and Peterborough Safeguarding Children Board", NULL,
                             "2019-06", "2017" };
  static const Known other = {
    TL_DOCUMENT_RESPONSE, "Child W",
    "Cambridgeshire and Peterborough Safeguarding Children Partnership Board", NULL, "2019-11", NULL
  };

  g_assert_true (are_same (&one, &other));
}

/* What a person set is read as what was printed is; what they set to unknown is unknown. */
static void
test_set_to_unknown (void)
{
  static const Known known = OVERVIEW;
  Known blank = OVERVIEW;

  blank.kind = TL_DOCUMENT_RESPONSE;
  g_assert_true (are_same (&known, &blank));
  blank.subject = "";
  g_assert_false (are_same (&known, &blank));
}

/* ── imported twice ── */

static gboolean
are_maybe_same (const Known *one,
                const Known *other)
{
  g_autoptr (GPtrArray) facts = facts_of (one);
  g_autoptr (GPtrArray) other_facts = facts_of (other);
  gboolean same = tl_maybe_same_review (facts, other_facts);

  g_assert_cmpint (tl_maybe_same_review (other_facts, facts), ==, same);
  return same;
}

static void
test_maybe_same (void)
{
  static const Known overview = OVERVIEW;
  Known other = OVERVIEW;

  g_assert_true (are_maybe_same (&overview, &other));
  g_assert_false (are_same (&overview, &other));
  other.authority = "Fenwick Local Safeguarding Children Board";
  other.published = "2016";
  g_assert_true (are_maybe_same (&overview, &other));
  other.incident = "2014";
  g_assert_false (are_maybe_same (&overview, &other));
  other.incident = NULL;
  other.published = "2012";
  g_assert_false (are_maybe_same (&overview, &other));
}

/* With the child or the board unknown the title has to agree too; what is known never disagrees. */
static void
test_maybe_same_by_title (void)
{
  Known one = OVERVIEW, other = OVERVIEW;

  one.title = "Serious Case Review: ‘Child A’";
  other.title = "SERIOUS CASE REVIEW - Child A";
  other.subject = NULL;
  g_assert_true (are_maybe_same (&one, &other));
  other.title = "Serious Case Review";
  g_assert_false (are_maybe_same (&one, &other));
  other.title = one.title;
  other.subject = "Child B";
  g_assert_false (are_maybe_same (&one, &other));
  other.subject = other.authority = one.subject = NULL;
  g_assert_false (are_maybe_same (&one, &other));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/same-review/same", test_same);
  g_test_add_func ("/text/same-review/not-same", test_not_same);
  g_test_add_func ("/text/same-review/unknown", test_unknown_on_both_sides);
  g_test_add_func ("/text/same-review/former-names", test_former_names);
  g_test_add_func ("/text/same-review/set-to-unknown", test_set_to_unknown);
  g_test_add_func ("/text/same-review/maybe", test_maybe_same);
  g_test_add_func ("/text/same-review/maybe-by-title", test_maybe_same_by_title);
  return g_test_run ();
}
