/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-authorities-private.h"
#include "typed-pages.h"

#define BODY(text)                                                              \
  { { 72, 80, "1. Introduction", 14, TRUE }, { 72, 110, text },                 \
    { 72, 140, "2. Analysis", 14, TRUE },                                       \
    { 72, 170, "Mia was seen, and Mia was not asked. Nobody asked Mia." }, { 0 } }

static void
test_english_review (void)
{
  static const TypedLine cover[] = {
    { 150, 100, "RUTLAND AND DISTRICT SAFEGUARDING CHILDREN BOARD", 16 },
    { 150, 140, "SERIOUS CASE REVIEW", 20, TRUE }, { 150, 190, "CHILD A2", 20, TRUE },
    { 150, 240, "OVERVIEW REPORT", 20, TRUE },
    { 150, 300, "Independent Author: Jane Example MSc, CQSW" },
    { 150, 340, "Accepted by the Board 4 May 2013" },
    { 150, 380, "Published: 12th June 2014" }, { 0 } };
  static const TypedLine body[] =
    BODY ("Child A2 died in March 2012 aged fourteen weeks. His mother was 19 years old.");
  g_autoptr (TlDocument) document = typed_read (cover, body);

  g_assert_cmpstr (typed_fact (document, TL_FACT_AUTHORITY), ==,
                   "Rutland and District Safeguarding Children Board");
  g_assert_cmpstr (typed_fact (document, TL_FACT_REVIEW_TYPE), ==, "serious-case-review");
  g_assert_cmpstr (typed_fact (document, TL_FACT_TITLE), ==,
                   "Serious Case Review. Child A2. Overview Report");
  g_assert_cmpstr (typed_fact (document, TL_FACT_SUBJECT), ==, "Child A2");
  g_assert_cmpstr (typed_fact (document, TL_FACT_AUTHORS), ==, "Jane Example");
  g_assert_cmpstr (typed_fact (document, TL_FACT_PUBLISHED), ==, "2014-06-12");
  g_assert_cmpstr (typed_fact (document, TL_FACT_INCIDENT_YEAR), ==, "2012");
  g_assert_cmpstr (typed_fact (document, TL_FACT_CHILD_AGE), ==, "14 weeks");
  g_assert_cmpstr (typed_fact (document, TL_FACT_HARM), ==, "death");
  g_assert_cmpint (tl_document_get_kind (document), ==, TL_DOCUMENT_OVERVIEW);
}

/* The same three letters, in Scotland. */
static void
test_nation_decides_the_kind (void)
{
  static const TypedLine cover[] = {
    { 150, 100, "Glenfoo Child Protection Committee", 16 },
    { 150, 140, "Significant Case Review: Mia", 20, TRUE },
    { 150, 240, "Executive Summary", 14, TRUE }, { 0 } };
  static const TypedLine body[] = BODY ("In May 2016 Mia, then 9, was seriously injured by a car.");
  g_autoptr (TlDocument) document = typed_read (cover, body);

  g_assert_cmpstr (typed_fact (document, TL_FACT_REVIEW_TYPE), ==, "significant-case-review");
  g_assert_cmpstr (typed_fact (document, TL_FACT_NATION), ==, "Scotland");
  g_assert_cmpstr (typed_fact (document, TL_FACT_SUBJECT), ==, "Mia");
  g_assert_cmpstr (typed_fact (document, TL_FACT_CHILD_AGE), ==, "9 years");
  g_assert_cmpstr (typed_fact (document, TL_FACT_HARM), ==, "serious harm");
  g_assert_cmpint (tl_document_get_kind (document), ==, TL_DOCUMENT_EXECUTIVE_SUMMARY);
}

static void
test_nothing_is_guessed (void)
{
  static const TypedLine page[] = {
    { 72, 80, "Inspection of services for children", 20, TRUE },
    { 72, 140, "1. Findings", 14, TRUE },
    { 72, 170, "In 2012 a serious case review was published about a child who died aged 3." },
    { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);

  g_assert_null (typed_fact (document, TL_FACT_REVIEW_TYPE));
  g_assert_null (typed_fact (document, TL_FACT_NATION));
  g_assert_null (typed_fact (document, TL_FACT_AUTHORITY));
  g_assert_null (typed_fact (document, TL_FACT_SUBJECT));
  g_assert_null (typed_fact (document, TL_FACT_HARM));
  g_assert_null (typed_fact (document, TL_FACT_CHILD_AGE));
  g_assert_null (typed_fact (document, TL_FACT_PUBLISHED));
}

static void
test_facts_say_where_they_were_read (void)
{
  static const TypedLine cover[] = {
    { 150, 140, "Serious Case Review: Child B", 20, TRUE },
    { 150, 190, "Report by Dr Ann Sample, Lead Reviewer, and Tom O’Brien", 12 }, { 0 } };
  static const TypedLine body[] = BODY ("Child B was found unconscious in July 2010.");
  g_autoptr (TlDocument) document = typed_read (cover, body);
  TlFact *year = tl_document_find_fact (document, TL_FACT_INCIDENT_YEAR);
  TlFact *author = tl_document_find_fact (document, TL_FACT_AUTHORS);

  g_assert_cmpstr (tl_fact_get_value (author), ==, "Dr Ann Sample");
  g_assert_cmpuint (tl_fact_get_page (author), ==, 1);
  g_assert_nonnull (strstr (tl_fact_get_text (author), "Tom O’Brien"));
  g_assert_cmpuint (tl_fact_get_page (year), ==, 2);
  g_assert_cmpfloat (tl_fact_get_confidence (year), >, 0);
  g_assert_cmpfloat (tl_fact_get_confidence (year), <, 1);
}

/* A running head without room for all of the title loses to the cover, which has it. */
static void
test_clipped_head (void)
{
  static const TypedLine cover[] = {
    { 150, 100, "A PROMISE KEPT", 20, TRUE },
    { 100, 140, "The Report of the Inquiry into the Circumstances of the Death of Ann", 12 },
    { 100, 200, "Born 1 May 1990 - Died 3 November 1995", 12 }, { 0 } };
  static const TypedLine first[] = {
    { 72, 30, "A Promise Kept: The Report of the Inquiry into the Circumstance", 8 },
    { 72, 100, "1. Introduction", 14, TRUE }, { 72, 130, "We sat on forty days in all." }, { 0 } };
  static const TypedLine second[] = {
    { 72, 30, "A Promise Kept: The Report of the Inquiry into the Circumstance", 8 },
    { 72, 100, "2. Findings", 14, TRUE }, { 72, 130, "Nobody was asked by anybody." }, { 0 } };
  static const TypedLine third[] = {
    { 72, 30, "A Promise Kept: The Report of the Inquiry into the Circumstance", 8 },
    { 72, 100, "3. Conclusion", 14, TRUE }, { 72, 130, "Somebody might have asked." }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (cover, first, second, third);

  g_assert_cmpstr (typed_fact (document, TL_FACT_TITLE), ==,
                   "A Promise Kept. The Report of the Inquiry into the Circumstances of the Death "
                   "of Ann");
  g_assert_cmpstr (tl_fact_get_text (tl_document_find_fact (document, TL_FACT_INCIDENT_YEAR)), ==,
                   "Born 1 May 1990 - Died 3 November 1995");
}

/* Above its salutation a letter says to whom it goes, which is none of its facts. */
static void
test_letter (void)
{
  static const TypedLine page[] = {
    { 72, 60, "5 March 2019" },
    { 72, 90, "Hannah Sample, Director of Children’s Services, Fooshire Council" },
    { 72, 104, "Tom Example, Chair, Our Safeguarding Children Partnership", 0 },
    { 72, 130, "Dear local partnership" },
    { 72, 160, "Joint inspection of the multi-agency response to neglect in Fooshire", 14, TRUE },
    { 72, 190, "This letter summarises the findings of the inspection that took place" },
    { 72, 202, "between 14 and 18 January 2019 and of the visits made on 1 July 2020." }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);

  g_assert_cmpstr (typed_fact (document, TL_FACT_TITLE), ==,
                   "Joint inspection of the multi-agency response to neglect in Fooshire");
  g_assert_null (typed_fact (document, TL_FACT_AUTHORITY));
  g_assert_cmpstr (typed_fact (document, TL_FACT_PUBLISHED), ==, "2019-03-05");
  g_assert_cmpint (tl_document_get_kind (document), ==, TL_DOCUMENT_OVERVIEW);
}

static void
test_sentence_is_no_title (void)
{
  static const TypedLine page[] = {
    { 72, 60, "Report of the inquiry into the services of Foo", 20, TRUE },
    { 72, 90, "Since the last review, senior managers have ensured that visits are made." },
    { 72, 120, "Ordered to be printed 9 May 2011", 16 }, { 0 } };
  static const TypedLine body[] = BODY ("The inquiry sat on nine days.");
  g_autoptr (TlDocument) document = typed_read (page, body);

  g_assert_cmpstr (typed_fact (document, TL_FACT_TITLE), ==,
                   "Report of the inquiry into the services of Foo");
}

#define ROW(y, who, what, age) { 72, y, who }, { 230, y, what }, { 420, y, age }

static const TypedLine family_cover[] = {
  { 150, 140, "Serious Case Review: Family Q", 20, TRUE },
  { 150, 190, "Foo Safeguarding Children Board", 14 }, { 0 } };
static const TypedLine child_cover[] = {
  { 150, 140, "Serious Case Review: Child G", 20, TRUE },
  { 150, 190, "Foo Safeguarding Children Board", 14 }, { 0 } };

/* A table of the family tells the ages that no sentence does. */
static void
test_family_table (void)
{
  static const TypedLine table[] = {
    { 72, 80, "1. The family", 14, TRUE },
    { 72, 110, "Nobody could say when it had begun, and no age is told but in the table below." },
    ROW (150, "Name", "Relationship", "Age"), ROW (170, "Child G", "Subject", "22 months"),
    ROW (190, "Sibling 1", "Half-sister", "13"), ROW (210, "Sibling 2", "Brother", "8"),
    ROW (230, "Mother", "Mother", "31"), ROW (250, "Mr H", "Partner", "17"), { 0 } };
  static const TypedLine siblings[] = {
    { 72, 80, "1. The family", 14, TRUE },
    { 72, 110, "Nobody could say when it had begun, and no age is told but in the table below." },
    ROW (150, "Family member", "Sex", "Age"), ROW (170, "Sibling 1", "girl", "13"),
    ROW (190, "Sibling 2", "boy", "8"), ROW (210, "Sibling 3", "girl", "3"),
    ROW (230, "Mother", "", "31"), ROW (250, "Uncle", "", "16"), { 0 } };
  g_autoptr (TlDocument) child = typed_read (child_cover, table);
  g_autoptr (TlDocument) family = typed_read (family_cover, siblings);

  g_assert_cmpstr (typed_fact (child, TL_FACT_CHILD_AGE), ==, "22 months");
  g_assert_cmpstr (typed_fact (family, TL_FACT_CHILD_AGE), ==, "aged 3 to 13");
}

static void
test_authorities (void)
{
  static const char table[] =
    "name\tnation\tregion\tkind\tearlier_or_later_names\tareas\tcertainty\n"
    "North Foo Safeguarding Children Partnership\tEngland\tNorth East\tLSCP\t"
    "North Foo Safeguarding Children Board (LSCB 2006-2019)\tNorth Foo\tsure\n"
    "Foo Safeguarding Children Board\tWales\tWales\tLSCB\t\tFoo; Bar (county)\tsure\n"
    "not a row\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, sizeof table - 1);
  g_autoptr (TlAuthorities) authorities = tl_authorities_new (bytes);
  const TlAuthority *found;
  gsize start, length;

  found = tl_authorities_find (authorities,
                               "of the NORTH FOO LOCAL SAFEGUARDING CHILDREN BOARD, held", &start,
                               &length);
  g_assert_nonnull (found);
  g_assert_cmpstr (found->nation, ==, "England");
  g_assert_cmpuint (start, ==, 7);
  g_assert_cmpuint (length, ==, strlen ("North Foo Local Safeguarding Children Board"));
  g_assert_null (tl_authorities_find (authorities, "Foo Council", &start, &length));
  /* another place, another board */
  g_assert_null (tl_authorities_find (authorities, "East Foo Safeguarding Children Board", &start,
                                      &length));
  g_assert_null (tl_authorities_find (authorities, "Bar and Foo Safeguarding Children Board",
                                      &start, &length));
  found = tl_authorities_find (authorities, "A report of\u00a0North Foo LSCB – 2010", &start,
                               &length);
  g_assert_nonnull (found);
  g_assert_cmpstr (found->nation, ==, "England");
  g_assert_cmpuint (start, ==, strlen ("A report of\u00a0"));
  g_assert_cmpuint (length, ==, strlen ("North Foo LSCB"));
  g_assert_cmpstr (tl_authorities_find_place (authorities, "Bar")->nation, ==, "Wales");
  g_assert_null (tl_authorities_find_place (authorities, "Baz"));
}

static void
test_shipped_table (void)
{
  const TlAuthority *found;
  gsize start, length;

  found = tl_authorities_find (tl_authorities_get_default (),
                               "Derby City Safeguarding Children Board", &start, &length);
  g_assert_nonnull (found);
  g_assert_cmpstr (found->region, ==, "East Midlands");
}

/* Boards were committees before they were boards, and partnerships after; some are written with an
 * ampersand, some by initials. The longest name is the one. */
static void
test_shipped_names (void)
{
  static const struct {
    const char *text;
    const char *name;
    const char *nation;
  } known[] = {
    { "Blackburn with Darwen LSCB", "Blackburn with Darwen Safeguarding Children Partnership",
      "England" },
    { "CITY & HACKNEY SAFEGUARDING CHILDREN BOARD",
      "City and Hackney Safeguarding Children Partnership", "England" },
    { "Norfolk Area Child Protection Committee", "Norfolk Safeguarding Children Partnership",
      "England" },
    { "North Lincolnshire Local Safeguarding Children Board",
      "North Lincolnshire Children's Multi-Agency Resilience and Safeguarding Board", "England" },
    { "Lincolnshire Safeguarding Children Board", "Lincolnshire Safeguarding Children Partnership",
      "England" },
    { "Leicestershire & Rutland LSCB",
      "Leicestershire and Rutland Safeguarding Children Partnership", "England" },
    { "Bwrdd Diogelu Plant Gogledd Cymru", "North Wales Safeguarding Children Board", "Wales" },
    { "Fife CPC", "Fife Child Protection Committee", "Scotland" },
    { "Safeguarding Board for Northern Ireland", "Safeguarding Board for Northern Ireland",
      "Northern Ireland" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      gsize start, length;
      const TlAuthority *found = tl_authorities_find (tl_authorities_get_default (), known[i].text,
                                                      &start, &length);

      g_assert_nonnull (found);
      g_assert_cmpstr (found->name, ==, known[i].name);
      g_assert_cmpstr (found->nation, ==, known[i].nation);
      g_assert_cmpuint (length, ==, strlen (known[i].text));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/facts/english-review", test_english_review);
  g_test_add_func ("/text/facts/nation-decides", test_nation_decides_the_kind);
  g_test_add_func ("/text/facts/clipped-head", test_clipped_head);
  g_test_add_func ("/text/facts/nothing-guessed", test_nothing_is_guessed);
  g_test_add_func ("/text/facts/where-read", test_facts_say_where_they_were_read);
  g_test_add_func ("/text/facts/letter", test_letter);
  g_test_add_func ("/text/facts/sentence-no-title", test_sentence_is_no_title);
  g_test_add_func ("/text/facts/family-table", test_family_table);
  g_test_add_func ("/text/authorities", test_authorities);
  g_test_add_func ("/text/authorities/shipped", test_shipped_table);
  g_test_add_func ("/text/authorities/names", test_shipped_names);
  return g_test_run ();
}
