/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small reviews in shapes of their time and place, made up for this test. */
#include "typed-flow.h"

#define HEADING 14, TRUE
#define COVER   20, TRUE

static void
assert_recommendation (TlDocument *document,
                       guint       i,
                       const char *number,
                       const char *begin)
{
  const TlRecommendation *found;

  g_assert_cmpuint (i, <, tl_document_get_n_recommendations (document));
  found = tl_document_get_recommendation (document, i);
  g_assert_cmpstr (tl_recommendation_get_number (found), ==, number);
  g_assert_true (g_str_has_prefix (tl_recommendation_get_text (found), begin));
}

/* Recommendation @i says again what the one @same_as does, counted from 1; 0 for none. */
static void
assert_repeats (TlDocument *document,
                guint       i,
                guint       same_as)
{
  g_assert_cmpuint (
    tl_recommendation_get_same_as (tl_document_get_recommendation (document, i)), ==, same_as);
}

/* Chapters, and paragraphs numbered through them. */
static void
test_inquiry (void)
{
  static const TypedLook look = { 1, 40, NULL, 2 };
  static const TypedBlock blocks[] = {
    { NULL, "LAMP IN THE WINDOW", COVER },
    { NULL, "The report of the panel of inquiry into the circumstances surrounding the death of "
      "Nora Pellow", HEADING },
    { NULL, "Presented to Great Tarrow Borough Council and Tarrow Area Health Authority" },
    { NULL, "March 1985" }, { NULL, "" },
    { NULL, "MEMBERS OF THE PANEL", HEADING },
    { NULL, "Miss Hester Quill QC (Chairman)" }, { NULL, "Mr. Alfred Stope" }, { NULL, "" },
    { NULL, "CHAPTER 1", HEADING }, { NULL, "INTRODUCTION", HEADING },
    { "1.", "Nora Pellow died on 3rd May 1983 at the age of two years and five months. She had "
      "been at home with her mother and Mr. Dunn since the spring, under a supervision order made "
      "by the Great Tarrow juvenile court." },
    { "2.", "We were appointed in July 1984 by the two authorities, and sat in private on nineteen "
      "days. Thirty-one witnesses gave evidence to us." },
    { NULL, "CHAPTER 2", HEADING }, { NULL, "THE HISTORY", HEADING },
    { "3.", "The family came to the notice of the department in 1979, when the health visitor, "
      "Mrs. Ives, found the elder child alone in the house and told the area officer of it." },
    { "4.", "On 12 March 1981 a case conference was held about Nora. Nobody from the school was "
      "asked to it, and no minute of what was decided was sent to the general practitioner." },
    { NULL, "CHAPTER 3", HEADING }, { NULL, "RECOMMENDATIONS", HEADING },
    { "5.", "We recommend:" },
    { "(i)", "that no child who is in care be returned home without a conference being held first "
      "(paragraph 4);" },
    { "(ii)", "that the Authority appoint a senior nurse with sole responsibility for children;" },
    { "(iii)", "that the Council and the Authority keep one register between them." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_block (document, "Nora Pellow died", TL_BLOCK_PARAGRAPH, TL_SECTION_INTRODUCTION, "1");
  assert_block (document, "On 12 March 1981", TL_BLOCK_PARAGRAPH, TL_SECTION_CHRONOLOGY, "4");
  g_assert_cmpuint (tl_document_get_n_recommendations (document), ==, 3);
  assert_recommendation (document, 1, "(ii)", "that the Authority appoint");
  g_assert_cmpstr (tl_document_get_page_label (document, 2), ==, "ii");
  g_assert_cmpstr (tl_document_get_page_label (document, 3), ==, "1");
  g_assert_cmpstr (typed_fact (document, TL_FACT_SUBJECT), ==, "Nora Pellow");
  g_assert_cmpstr (typed_fact (document, TL_FACT_PUBLISHED), ==, "1985-03");
  g_assert_cmpstr (typed_fact (document, TL_FACT_INCIDENT_YEAR), ==, "1983");
  g_assert_cmpstr (typed_fact (document, TL_FACT_CHILD_AGE), ==, "2 years 5 months");
}

/* An executive summary before the overview: the same numbers twice, each recommendation once. */
static void
test_bound_together (void)
{
  static const TypedLook look = { 1, 40, "Serious Case Review: Child W", 0 };
  static const TypedBlock blocks[] = {
    { NULL, "Tarrowshire Safeguarding Children Board", HEADING },
    { NULL, "Serious Case Review: Child W", COVER },
    { NULL, "Executive Summary and Overview Report", HEADING },
    { NULL, "Independent Author: Petra Lisle" }, { NULL, "June 2011" }, { NULL, "" },
    { NULL, "EXECUTIVE SUMMARY", COVER },
    { NULL, "1. Introduction", HEADING },
    { "1.1", "Child W died in January 2010 aged seven weeks. The Board decided in March of that "
      "year to hold a serious case review." },
    { NULL, "2. Recommendations", HEADING },
    { "2.1", "Recommendation 1: The Board should ask each agency to show how it records who lives "
      "in the household of a new baby." },
    { "2.2", "Recommendation 2: The Hospital Trust should review how it discharges babies at "
      "weekends." }, { NULL, "" },
    { NULL, "OVERVIEW REPORT", COVER },
    { NULL, "1. Introduction", HEADING },
    { "1.1", "This overview report was written from the reports of six agencies, and it follows "
      "the life of Child W from booking until death." },
    { NULL, "2. Analysis", HEADING },
    { "2.1", "The midwife asked about the father once. The answer was not written down, and the "
      "next midwife did not ask again." },
    { NULL, "3. Learning points", HEADING },
    { NULL, "Learning point 1: Staff should ask who else lives in the home." },
    { NULL, "4. Recommendations", HEADING },
    { NULL, "Recommendation 1: The Board should ask each agency to show how it records who lives "
      "in the household of a new baby." },
    { NULL, "Recommendation 2: The Hospital Trust should review how it discharges babies at "
      "weekends." },
    { NULL, "Recommendation 3: The Board should tell the coroner of this report." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_block (document, "Child W died", TL_BLOCK_PARAGRAPH, TL_SECTION_INTRODUCTION, "1.1");
  assert_block (document, "The midwife asked", TL_BLOCK_PARAGRAPH, TL_SECTION_ANALYSIS, "2.1");
  g_assert_cmpuint (tl_document_get_n_recommendations (document), ==, 5);
  assert_recommendation (document, 0, "Recommendation 1", "The Board should ask each agency");
  assert_recommendation (document, 2, "Recommendation 3", "The Board should tell");
  assert_repeats (document, 2, 0);
  assert_repeats (document, 3, 1);
  assert_repeats (document, 4, 2);
  g_assert_cmpstr (typed_fact (document, TL_FACT_AUTHORS), ==, "Petra Lisle");
  g_assert_cmpstr (typed_fact (document, TL_FACT_TITLE), ==, "Serious Case Review: Child W");
}

/* Two columns, whose boxes are told from the text by nothing but their words. */
static void
test_two_columns (void)
{
  static const TypedLook look = { 2, 24, "Local Child Safeguarding Practice Review: Robin", 0 };
  static const TypedBlock blocks[] = {
    { NULL, "Tarrow Safeguarding Partnership", HEADING },
    { NULL, "Local Child Safeguarding Practice Review: Robin", COVER },
    { NULL, "Published: 9 November 2022" }, { NULL, "" },
    { NULL, "Introduction", HEADING },
    { NULL, "Robin is fourteen and likes to draw. In October 2021 Robin was stabbed by a boy of "
      "the same age, and was in hospital for a month. The partnership held a rapid review, and "
      "then this one, which looks at what was done to keep Robin safe in the two years before." },
    { NULL, "Robin had moved school three times. Each move was made for a reason that those who "
      "made it thought good, and none of them was made after anybody had asked Robin about it." },
    { NULL, "What we found", HEADING },
    { NULL, "The reports of Robin being missing were counted by the police and read by nobody. The "
      "social worker was told of four of them out of eleven, and had no way to know of the rest." },
    { NULL, "Learning point 1: Somebody should read what is counted." , 10, TRUE },
    { NULL, "The school wrote to the parents in English, which neither reads, and took their "
      "silence to mean that they did not mind. A neighbour translated the first of them." },
    { NULL, "The police had a flag on the address, put there in 2017 for a family that has since "
      "moved. It told officers to come in pairs and to keep their visits short, and so they did. "
      "Nobody had asked whether the flag was still right, and there was no day on which it would "
      "have been asked, for flags had no end." },
    { NULL, "Robin’s mother rang the duty line nine times in the spring. Five of the calls were "
      "answered by somebody who had not spoken to her before, and each time she told the story "
      "from its beginning. She said to us that by the summer she had stopped telling it." },
    { NULL, "The general practice saw Robin twice, once for a cough and once for a cut hand. The "
      "second of these was not asked about. The practice has since changed what it asks of any "
      "child with a cut, and keeps the answers where the nurse can see them." },
    { NULL, "Housing officers knew that the door had been broken in. It was mended on the same "
      "day, and recorded as a repair. What a broken door may mean for a child in the house is now "
      "part of what those who take such calls are taught." },
    { NULL, "The youth worker knew Robin best of all. She was not asked to any of the meetings, "
      "and the notes that she kept were found only when this review asked for them in writing." },
    { NULL, "Good practice", HEADING },
    { NULL, "The ward sister found out that Robin draws, and brought paper. What Robin drew there "
      "was the first account that anybody had of the weeks before the injury." },
    { NULL, "Recommendations", HEADING },
    { "1.", "The Partnership should make sure that one person in each area reads every report of a "
      "child who is missing, and acts on it within a day." },
    { "2.", "The Police should tell the social worker of every report, by the next morning, in the "
      "manner that the two have agreed on." },
    { "3.", "Schools should write to parents in a language that they read, and should ring those "
      "who do not answer." },
    { "4.", "The Partnership should publish how often this is done, each quarter,." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_block (document, "Robin had moved", TL_BLOCK_PARAGRAPH, TL_SECTION_INTRODUCTION, NULL);
  assert_block (document, "The school wrote", TL_BLOCK_PARAGRAPH, TL_SECTION_FINDINGS, NULL);
  assert_block (document, "The ward sister", TL_BLOCK_PARAGRAPH, TL_SECTION_GOOD_PRACTICE, NULL);
  g_assert_cmpuint (tl_document_get_n_recommendations (document), ==, 4);
  assert_recommendation (document, 1, "2", "The Police should tell the social worker");
  assert_recommendation (document, 3, "4", "The Partnership should publish");
  g_assert_cmpstr (typed_fact (document, TL_FACT_SUBJECT), ==, "Robin");
  g_assert_cmpstr (typed_fact (document, TL_FACT_PUBLISHED), ==, "2022-11-09");
  g_assert_cmpstr (typed_fact (document, TL_FACT_HARM), ==, "serious harm");
}

/* Welsh beside English, and a table form's headings. */
static void
test_welsh (void)
{
  static const TypedLook look = { 1, 0, NULL, 0 };
  static const TypedBlock blocks[] = {
    { NULL, "Bwrdd Diogelu Cwm Tarw / Cwm Tarw Safeguarding Board", HEADING },
    { NULL, "Adolygiad Ymarfer Plant Cryno / Concise Child Practice Review", COVER },
    { NULL, "CTSB 2/2019", HEADING },
    { NULL, "Adolygwyr / Reviewers: Mair Eos, Huw Derwen" },
    { NULL, "Cyhoeddwyd / Published: 14 February 2020" }, { NULL, "" },
    { NULL, "Brief outline of circumstances resulting in the Review", HEADING },
    { NULL, "The child, a boy of three months, was found unresponsive in July 2018 and died the "
      "same day. His name was on the child protection register at the time." },
    { NULL, "Practice and organisational learning", HEADING },
    { NULL, "Practitioners spoke to the mother in English, though the family speaks Welsh at home. "
      "She understood what was said, but not all of what was meant." },
    { NULL, "Improving Systems and Practice", HEADING },
    { NULL, "In order to promote the learning from this case the review identified the following "
      "actions for the Board and its member agencies:" },
    { "1.", "The Board to ask each agency how it makes the active offer of Welsh, and to publish "
      "the answers." },
    { "2.", "Health Board to review how health visitors are told of a conference." },
    { NULL, "Statement by Reviewers", HEADING },
    { NULL, "We had no direct concern with the child or family." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_block (document, "Practitioners spoke", TL_BLOCK_PARAGRAPH, TL_SECTION_ANALYSIS, NULL);
  g_assert_cmpuint (tl_document_get_n_recommendations (document), ==, 2);
  assert_recommendation (document, 1, "2", "Health Board to review");
  g_assert_cmpstr (typed_fact (document, TL_FACT_REVIEW_TYPE), ==, "child-practice-review");
  g_assert_cmpstr (typed_fact (document, TL_FACT_NATION), ==, "Wales");
  g_assert_cmpstr (typed_fact (document, TL_FACT_PUBLISHED), ==, "2020-02-14");
  g_assert_cmpstr (typed_fact (document, TL_FACT_AUTHORS), ==, "Mair Eos");
  g_assert_cmpstr (typed_fact (document, TL_FACT_CHILD_AGE), ==, "3 months");
}

/* Roman prelims, and recommendations by agency with codes, before an action plan of its own. */
static void
test_case_management_review (void)
{
  static const TypedLook look = { 1, 40, "RESTRICTED", 2 };
  static const TypedBlock blocks[] = {
    { NULL, "Safeguarding Board for Northern Ireland", HEADING },
    { NULL, "Case Management Review: Finn", COVER },
    { NULL, "Executive Summary", HEADING }, { NULL, "August 2015" }, { NULL, "" },
    { NULL, "Foreword", HEADING },
    { NULL, "I thank the parents, who told us about Finn." }, { NULL, "" },
    { NULL, "1. Background", HEADING },
    { "1.1", "Finn was found dead at home in April 2013. He was sixteen. The Trust had closed his "
      "case six weeks before." },
    { "1.2", "The review found that Finn had been told of this in a letter, and by nobody." },
    { NULL, "2. Recommendations", HEADING },
    { NULL, "Health and Social Care Trust", 11, TRUE },
    { "R1:", "The Trust should tell a young person in person when it closes a case, and should say "
      "who may be asked for help." },
    { "R2:", "The Trust should audit closures every quarter." },
    { NULL, "Police Service", 11, TRUE },
    { "R3:", "The Police should tell the Trust of each call to the home of a child it knows." },
    { NULL, "3. Action plan", HEADING },
    { "R1:", "Trust should write a protocol for closures by June 2016 (lead: Head of Service)." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  g_assert_cmpuint (tl_document_get_n_recommendations (document), ==, 3);
  assert_recommendation (document, 2, "R3", "The Police should tell the Trust");
  g_assert_cmpstr (tl_document_get_page_label (document, 3), ==, "1");
  g_assert_cmpstr (typed_fact (document, TL_FACT_REVIEW_TYPE), ==, "case-management-review");
  g_assert_cmpstr (typed_fact (document, TL_FACT_NATION), ==, "Northern Ireland");
  g_assert_cmpstr (typed_fact (document, TL_FACT_SUBJECT), ==, "Finn");
  g_assert_cmpstr (typed_fact (document, TL_FACT_HARM), ==, "death");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/shapes/inquiry", test_inquiry);
  g_test_add_func ("/text/shapes/bound-together", test_bound_together);
  g_test_add_func ("/text/shapes/two-columns", test_two_columns);
  g_test_add_func ("/text/shapes/welsh", test_welsh);
  g_test_add_func ("/text/shapes/case-management-review", test_case_management_review);
  return g_test_run ();
}
