/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The skeletons of reviews from the inquiries of the 1970s to the practice reviews of today: which
 * part is which, and what was recommended. All made up for this test. */
#include "typed-flow.h"

#define COVER 20, TRUE
#define PART  16, TRUE
#define HEAD  13, TRUE
#define SUB   11, TRUE

#define assert_section(document, begin, section)                                        \
  g_assert_cmpstr (                                                                     \
    tl_section_to_string (tl_block_get_section (typed_find (document, begin))), ==, section)

/* The recommendations, "number: addressee: beginning" each, those that repeat one left out. */
static void
assert_recommendations (TlDocument        *document,
                        const char *const *wanted)
{
  guint n = 0;

  for (guint i = 0; i < tl_document_get_n_recommendations (document); i++)
    {
      const TlRecommendation *found = tl_document_get_recommendation (document, i);
      const char *number = tl_recommendation_get_number (found);
      const char *addressee = tl_recommendation_get_addressee (found);
      g_autofree char *text =
        g_strdup_printf ("%s: %s: %s", number ? number : "-", addressee ? addressee : "-",
                         tl_recommendation_get_text (found));

      if (tl_recommendation_get_same_as (found) > 0)
        continue;
      if (!wanted[n] || !g_str_has_prefix (text, wanted[n]))
        g_error ("“%s” is listed, not “%s”", text, wanted[n] ? wanted[n] : "");
      n++;
    }
  if (wanted[n])
    g_error ("“%s” is not listed", wanted[n]);
}

static void
test_inquiry_in_parts (void)
{
  static const TypedLook look = { 1, 40, NULL, 0 };
  static const TypedBlock blocks[] = {
    { NULL, "Report of the Committee of Inquiry into the Care of Edith Marl", COVER },
    { NULL, "1976" }, { NULL, "" },
    { NULL, "PART I", PART },
    { NULL, "THE INQUIRY", PART },
    { "1.", "We were appointed by the Secretary of State on 4 March 1975 to inquire into the "
      "care and "
      "supervision of Edith Marl, who died at Port Lowen on 6 January of that year." },
    { "2.", "We sat on thirty-one days and heard fifty-two witnesses, of whom all but four came of "
      "their own will. We are grateful to them." },
    { NULL, "PART II", PART },
    { NULL, "EDITH IN PORT LOWEN", PART },
    { "3.", "On 2 May 1971 the child was born at the Cottage Hospital. Her mother was then "
      "nineteen "
      "and lived with her parents above the chandler’s shop in Quay Street." },
    { "4.", "In August 1971 Mr. Tull came to lodge in the house. He was not known to any officer "
      "of "
      "the department, and nobody asked who he was." },
    { "5.", "On 9 November 1972 the health visitor saw a bruise and wrote it upon a card. The "
      "card was "
      "found by us in a drawer at the clinic." },
    { NULL, "EDITH IN SOUTH HAVEN", PART },
    { "6.", "By the spring of 1973 the family had removed to South Haven. On 30 April 1973 the "
      "file "
      "was sent after them by the ordinary post." },
    { "7.", "In June 1973 Miss Orr called and was told that all was well. She did not see the "
      "child." },
    { "8.", "On 11 December 1974 the school wrote to the area office. The letter was put with the "
      "rest of the post until after the holiday." },
    { NULL, "PART III", PART },
    { NULL, "WHAT WE MADE OF THE EVIDENCE", PART },
    { "9.", "Nobody whose duty it was to see the child saw her in the last ten weeks of her "
      "life. We "
      "do not think that any one of them would have failed to act upon what there was to see." },
    { NULL, "PART IV", PART },
    { NULL, "RECOMMENDATIONS", PART },
    { "10.", "We recommend that:" },
    { "(a)", "every child upon whom a supervision order is made be seen once in each month "
      "(para. 7);" },
    { "(b)", "the Director of Social Services cause all files to be sent by hand (para. 6);" },
    { "(c)", "the two Councils agree who is to act when a family moves." },
    { NULL, "APPENDIX A", PART },
    { NULL, "LIST OF WITNESSES", PART },
    { NULL, "Miss A. Orr, social worker, South Haven" },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_section (document, "We were appointed", "introduction");
  assert_section (document, "We sat on", "methodology");
  assert_section (document, "On 2 May 1971", "chronology");
  assert_section (document, "In June 1973", "chronology");
  assert_section (document, "Nobody whose duty", "analysis");
  assert_section (document, "Miss A. Orr", "appendix");
  assert_recommendations (document, (const char *const[]) {
    "(a): -: every child", "(b): -: the Director", "(c): -: the two Councils", NULL });
}

/* A typescript of an area committee, its recommendations by agency. */
static void
test_part_8 (void)
{
  static const TypedLook look = { 1, 40, NULL, 0 };
  static const TypedBlock blocks[] = {
    { NULL, "LOWENSHIRE AREA CHILD PROTECTION COMMITTEE", HEAD },
    { NULL, "PART 8 REVIEW: R.T.", HEAD }, { NULL, "OCTOBER 1995", HEAD }, { NULL, "" },
    { NULL, "I. INTRODUCTION", HEAD },
    { "1.1", "R.T. was admitted to hospital on 3rd February 1995 with a fracture of the skull. "
      "He was "
      "ten months old. The Committee resolved upon a review on 1st March." },
    { NULL, "II. FAMILY TREE", HEAD },
    { "2.1", "R. is the second child of Ms. T. His brother, K., was then four years old and "
      "attended "
      "the nursery class at Quay Street School." },
    { NULL, "III. COMPOSITE CHRONOLOGY", HEAD },
    { "3.1", "June 1994. The health visitor made her first visit. The house was warm and clean." },
    { "3.2", "September 1994. Ms. T. asked for a nursery place and was put upon the list." },
    { NULL, "IV. ANALYSIS BY AGENCY", HEAD },
    { NULL, "Social Services Department", SUB },
    { "4.1", "The request for a nursery place was dealt with as one for day care and not as a "
      "cry for "
      "help, though the form said that she was at the end of her tether." },
    { NULL, "Lowenshire Health Authority", SUB },
    { "4.2", "The health visitor had four hundred families upon her list and did what could be "
      "done." },
    { NULL, "V. CONCLUSIONS", HEAD },
    { "5.1", "The injury could not have been foreseen. The family could have been better helped." },
    { NULL, "VI. RECOMMENDATIONS", HEAD },
    { NULL, "Social Services Department", SUB },
    { "6.1", "That requests for day care which speak of distress be seen by a senior social worker "
      "upon the day they are made." },
    { "6.2", "That the waiting list be reviewed each month by the principal officer." },
    { NULL, "Lowenshire Health Authority", SUB },
    { "6.3", "That health visitors’ lists be limited to two hundred and fifty families." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_section (document, "R.T. was admitted", "introduction");
  assert_section (document, "R. is the second", "family-background");
  assert_section (document, "September 1994", "chronology");
  assert_section (document, "The health visitor had", "analysis");
  assert_section (document, "The injury could", "conclusion");
  assert_recommendations (document, (const char *const[]) {
    "6.1: Social Services Department: That requests", "6.2: Social Services Department: That the",
    "6.3: Lowenshire Health Authority: That health", NULL });
}

static void
test_executive_summary (void)
{
  static const TypedLook look = { 1, 40, "Executive Summary: Child B", 0 };
  static const TypedBlock blocks[] = {
    { NULL, "Lowenshire Safeguarding Children Board", HEAD },
    { NULL, "Serious Case Review: Child B", COVER },
    { NULL, "Executive Summary", PART }, { NULL, "March 2009" }, { NULL, "" },
    { NULL, "1. The circumstances that led to this review", HEAD },
    { "1.1", "Child B, a girl of five months, died in her sleep in November 2007. There was "
      "drink in "
      "the house and no cot. The coroner recorded an open verdict." },
    { NULL, "2. The process of the review", HEAD },
    { "2.1", "A panel of senior officers met six times. Nine agencies sent individual management "
      "reviews, which were written by people who had not managed the case." },
    { NULL, "3. Agencies that contributed to the review", HEAD },
    { "3.1", "The police, the Primary Care Trust, the Hospital Trust, Children’s Services and the "
      "housing association." },
    { NULL, "4. Summary of events", HEAD },
    { "4.1", "The family was known to the police because of calls about noise. Each was closed "
      "upon "
      "the night. The health visitor knew of none." },
    { NULL, "5. Key themes and lessons learned", HEAD },
    { "5.1", "What was known in each agency was little. Together it would have been a picture of a "
      "mother who could not manage in the evenings." },
    { NULL, "6. Recommendations", HEAD },
    { NULL, "For the LSCB:" },
    { "1.", "To ensure that advice on safe sleeping is given by every agency that goes into "
      "homes." },
    { "2.", "To audit how the police tell others of calls to houses where there are children." },
    { NULL, "For the Primary Care Trust:" },
    { "3.", "To review the hours at which health visitors see families." },
    { NULL, "7. What has been done since", HEAD },
    { "7.1", "A card about safe sleeping has been printed and is left by the police." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_section (document, "Child B, a girl", "introduction");
  assert_section (document, "A panel of senior", "methodology");
  assert_section (document, "The police, the Primary", "methodology");
  assert_section (document, "The family was known", "chronology");
  assert_section (document, "A card about", "action-plan");
  assert_recommendations (document, (const char *const[]) {
    "1: LSCB: To ensure", "2: LSCB: To audit", "3: Primary Care Trust: To review", NULL });
}

/* An overview whose own recommendations come before those of each agency, then a plan. */
static void
test_overview_and_agencies (void)
{
  static const TypedLook look = { 1, 40, "Overview Report: Child L", 0 };
  static const TypedBlock blocks[] = {
    { NULL, "Serious Case Review: Child L", COVER }, { NULL, "Overview Report 2011", HEAD },
    { NULL, "" },
    { NULL, "INDEX", HEAD },
    { NULL, "1 Introduction 3" }, { NULL, "2 Terms of reference 4" }, { NULL, "3 Chronology 5" },
    { NULL, "4 Analysis of individual management reviews 6" }, { NULL, "5 Recommendations 8" },
    { NULL, "" },
    { NULL, "1 INTRODUCTION", HEAD },
    { "1.1", "Child L was seven when she was found in the yard of the house where she lived, in "
      "February 2010, too weak to stand." },
    { NULL, "2 TERMS OF REFERENCE", HEAD },
    { "2.1", "Were the needs of the child understood by those who knew her?" },
    { "2.2", "Was the part of the father in the family known, and to whom?" },
    { NULL, "3 CHRONOLOGY", HEAD },
    { "3.1", "The family came to the borough in 2005 from Lowenshire, where it had been helped "
      "by a "
      "family centre for two years." },
    { NULL, "4 ANALYSIS OF INDIVIDUAL MANAGEMENT REVIEWS", HEAD },
    { NULL, "Education", SUB },
    { "4.1", "The school fed her. It took what she stole from other children’s bags as theft." },
    { NULL, "Family involvement", SUB },
    { "4.2", "Her aunt telephoned three times and was taken for a neighbour with a grudge." },
    { NULL, "5 RECOMMENDATIONS", HEAD },
    { NULL, "Overview Recommendation 1", SUB },
    { NULL, "The Board should ask every school how it knows which of its children are hungry." },
    { NULL, "Overview Recommendation 2", SUB },
    { NULL, "The Board should hear each year how calls from relatives are dealt with." },
    { NULL, "6 RECOMMENDATIONS OF THE INDIVIDUAL MANAGEMENT REVIEWS", HEAD },
    { NULL, "Children’s Social Care", SUB },
    { "1.", "Calls from relatives to be entered as referrals." },
    { "2.", "All closed cases with three calls or more to be read by a manager." },
    { NULL, "Lowenshire Primary Care Trust", SUB },
    { "1.", "School nurses to weigh any child about whom a school is concerned." },
    { NULL, "7 INTEGRATED ACTION PLAN", HEAD },
    { NULL, "Recommendation 1: schools to be asked. Lead: Head of Standards. By July." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_section (document, "1 Introduction 3", "contents");
  assert_section (document, "Were the needs", "terms-of-reference");
  assert_section (document, "The family came", "chronology");
  assert_section (document, "The school fed", "analysis");
  assert_section (document, "Her aunt", "analysis");
  assert_section (document, "schools to be asked", "action-plan");
  assert_recommendations (document, (const char *const[]) {
    "Overview Recommendation 1: The Board: The Board should ask",
    "Overview Recommendation 2: The Board: The Board should hear",
    "1: Children’s Social Care: Calls", "2: Children’s Social Care: All closed",
    "1: Lowenshire Primary Care Trust: School nurses", NULL });
}

/* Findings that are sentences, each with the same questions below it. */
static void
test_learning_together (void)
{
  static const TypedLook look = { 1, 0, NULL, 0 };
  static const TypedBlock blocks[] = {
    { NULL, "Serious Case Review: Baby F, a Learning Together review", COVER },
    { NULL, "2014" }, { NULL, "" },
    { NULL, "1. Introduction", PART },
    { NULL, "Why this case was chosen to be reviewed", HEAD },
    { NULL, "Baby F was ten weeks old when she was shaken. Three agencies had seen her that "
      "week, and "
      "each wrote that she was well." },
    { NULL, "Methodology", HEAD },
    { NULL, "The review used a systems model. A review team of eight spoke with twenty-two "
      "people who "
      "had worked with the family." },
    { NULL, "2. Appraisal of professional practice in this case", PART },
    { NULL, "The midwives’ work was careful and they were the only ones who met the father." },
    { NULL, "3. In what ways does this case provide a window on our systems?", PART },
    { NULL, "Finding 1: Fathers are seen as visitors to the cases in which they live, so that what "
      "they bring into the home is not assessed", HEAD },
    { NULL, "How did the issue show in this case?", SUB },
    { NULL, "The father’s name is in one of seven assessments and it is not spelt as he spells "
      "it." },
    { NULL, "How do we know it is not unique to this case?", SUB },
    { NULL, "The case group said that fathers work, and that forms are filled in by day." },
    { NULL, "Why does it matter for the reliability of the system?", SUB },
    { NULL, "A system that cannot see half of the parents cannot tell which homes are safe." },
    { NULL, "Questions for the Board to consider:" },
    { NULL, "• How will the Board learn how many assessments name the father?" },
    { NULL, "• What would make it possible to meet fathers in the evening?" },
    { NULL, "Finding 2: Handing over by form has replaced handing over by talking", HEAD },
    { NULL, "How did the issue show in this case?", SUB },
    { NULL, "The form that went from the ward to the clinic had eleven boxes, of which two were "
      "used." },
    { NULL, "Considerations for the Board", SUB },
    { NULL, "• Does the Board agree that a form alone is not a handover?" },
    { NULL, "References", PART },
    { NULL, "Marl, E. (2011) Forms of care. Port Lowen: Quay Press." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_section (document, "The review used", "methodology");
  assert_section (document, "The midwives", "analysis");
  assert_section (document, "The father’s name", "findings");
  assert_section (document, "A system that", "findings");
  assert_section (document, "The form that went", "findings");
  assert_section (document, "Marl, E.", "references");
  assert_recommendations (document, (const char *const[]) {
    "-: Board: How will the Board learn", "-: Board: What would make",
    "-: Board: Does the Board agree", NULL });
}

static void
test_significant_incident_learning (void)
{
  static const TypedLook look = { 1, 40, NULL, 0 };
  static const TypedBlock blocks[] = {
    { NULL, "Serious Case Review: Sam and Ali", COVER }, { NULL, "July 2016" }, { NULL, "" },
    { NULL, "1 Introduction to the review", HEAD },
    { "1.1", "Sam and Ali were found alone in a flat in the winter of 2014. They were three and "
      "five." },
    { NULL, "2 The SILP process", HEAD },
    { "2.1", "Practitioners came together at a learning event and again at a recall day." },
    { NULL, "3 Brief background", HEAD },
    { "3.1", "Their mother grew up in care and came to the town at seventeen with her first "
      "baby." },
    { NULL, "4 Key episodes", HEAD },
    { NULL, "Key episode 1: The move to Quay Street", SUB },
    { "4.1", "The landlord told the council that children lived there. The council noted it." },
    { NULL, "Key episode 2: The broken window", SUB },
    { "4.2", "Police came to the flat at midnight and found the children asleep in their coats." },
    { NULL, "5 Thematic analysis", HEAD },
    { NULL, "Working with care leavers", SUB },
    { "5.1", "She was treated as a client who had left, not as a child for whom the council had "
      "been "
      "the parent." },
    { NULL, "Learning points", SUB },
    { "5.2", "Those who leave care as parents should be offered what other young parents get at "
      "home." },
    { NULL, "6 Examples of good practice", HEAD },
    { "6.1", "The police officer who came that night came back in the morning with the health "
      "visitor." },
    { NULL, "7 Developments since the scoping period", HEAD },
    { "7.1", "A worker for care leavers who are parents has been in post since May 2015." },
    { NULL, "8 Conclusion and recommendations", HEAD },
    { "8.1", "The flat told its story to everyone who stood in it. Nobody put the stories "
      "together." },
    { "8.2", "Recommendation 1: The Board should ask the housing service to join the hub." },
    { "8.3", "Recommendation 2: The Council should extend support to parents who have left care." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_section (document, "Practitioners came", "methodology");
  assert_section (document, "The landlord told", "chronology");
  assert_section (document, "She was treated", "analysis");
  assert_section (document, "Those who leave", "findings");
  assert_section (document, "The police officer who", "good-practice");
  assert_section (document, "A worker for", "action-plan");
  assert_section (document, "The flat told", "conclusion");
  assert_section (document, "Recommendation 1: The Board", "recommendations");
  assert_recommendations (document, (const char *const[]) {
    "Recommendation 1: The Board: The Board should", "Recommendation 2: The Council: The Council",
    NULL });
}

/* The same template in English and, as its second half, in Welsh. */
static void
test_welsh_review (void)
{
  static const TypedLook look = { 1, 0, NULL, 0 };
  static const TypedBlock blocks[] = {
    { NULL, "Child Practice Review Report", COVER }, { NULL, "Concise Child Practice "
      "Review", HEAD },
    { NULL, "Re: Y12/2019" }, { NULL, "" },
    { NULL, "Brief outline of circumstances resulting in the Review", HEAD },
    { NULL, "Y was six months old when he was taken to hospital in May 2018 with a broken arm." },
    { NULL, "Practice and organisational learning", HEAD },
    { NULL, "The nursery kept a note of each bruise and where it was. The notes were not asked "
      "for." },
    { NULL, "Improving Systems and Practice", HEAD },
    { NULL, "In order to promote the learning from this case the review identified the following "
      "actions for the Board and its member agencies:" },
    { "1.", "The Board should remind agencies that nurseries hold records." },
    { NULL, "Statement by Reviewers", HEAD },
    { NULL, "I make the following statement that prior to my involvement with this learning "
      "review I "
      "have not been directly concerned with the child or family." },
    { NULL, "Appendix 1: Terms of reference", HEAD },
    { NULL, "To consider whether the plan was reviewed in time." },
    { NULL, "For Welsh Government use only", HEAD }, { NULL, "Date information received" },
    { NULL, "" },
    { NULL, "Adroddiad Adolygiad Ymarfer Plant", COVER },
    { NULL, "Amlinelliad byr o'r amgylchiadau a arweiniodd at yr Adolygiad", HEAD },
    { NULL, "Roedd Y yn chwe mis oed pan aethpwyd ag ef i'r ysbyty ym mis Mai 2018." },
    { NULL, "Ymarfer a dysgu sefydliadol", HEAD },
    { NULL, "Roedd y feithrinfa'n cadw nodyn o bob clais, ond ni ofynnwyd amdanynt." },
    { NULL, "Gwella Systemau ac Ymarfer", HEAD },
    { "1.", "Dylai'r Bwrdd atgoffa asiantaethau bod gan feithrinfeydd gofnodion." },
    { NULL, "Datganiad gan yr Adolygwyr", HEAD },
    { NULL, "Rwy'n datgan nad oeddwn yn ymwneud yn uniongyrchol â'r plentyn." },
    { NULL, "Atodiad 1: Cylch gorchwyl", HEAD },
    { NULL, "Ystyried a adolygwyd y cynllun mewn pryd." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_section (document, "Y was six", "introduction");
  assert_section (document, "The nursery kept", "analysis");
  assert_section (document, "I make the", "methodology");
  assert_section (document, "To consider", "terms-of-reference");
  assert_section (document, "Date information", "appendix");
  assert_section (document, "Roedd Y yn", "introduction");
  assert_section (document, "Roedd y feithrinfa", "analysis");
  assert_section (document, "Rwy'n datgan", "methodology");
  assert_section (document, "Ystyried", "terms-of-reference");
  assert_recommendations (document, (const char *const[]) {
    "1: The Board: The Board should remind", "1: -: Dylai'r Bwrdd", NULL });
}

static void
test_practice_review (void)
{
  static const TypedLook look = { 1, 0, NULL, 0 };
  static const TypedBlock blocks[] = {
    { NULL, "Local Child Safeguarding Practice Review: Wren", COVER },
    { NULL, "Published February 2023" }, { NULL, "" },
    { NULL, "What’s in this report", HEAD },
    { NULL, "Why we did this review 3" }, { NULL, "Wren’s story 4" }, { NULL, "What we learned 5" },
    { NULL, "" },
    { NULL, "Why we did this review", HEAD },
    { NULL, "Wren died by suicide at sixteen, in a placement eighty miles from home, in May "
      "2021." },
    { NULL, "How the review was carried out", HEAD },
    { NULL, "We held two reflective workshops and spoke with Wren’s mother and best friend." },
    { NULL, "Who was Wren?", HEAD },
    { NULL, "Wren drew birds on everything. The placement kept the drawings." },
    { NULL, "Wren’s story", HEAD },
    { NULL, "By the age of fourteen Wren had lived in five places and been to four schools." },
    { NULL, "Key themes and learning", HEAD },
    { NULL, "Theme 1: Distance", SUB },
    { NULL, "Each mile took something away: first the friends, then the counsellor, then the "
      "visits." },
    { NULL, "Learning point 1: A move is not only a change of bed; it is a loss that needs a "
      "plan." },
    { NULL, "Theme 2: Being heard", SUB },
    { NULL, "Wren asked to come home in every meeting. The minutes say that wishes were noted." },
    { NULL, "What worked well", HEAD },
    { NULL, "The school nurse wrote letters, by hand, and Wren answered them." },
    { NULL, "Questions and recommendations for the Partnership", HEAD },
    { NULL, "Recommendation 1: The Partnership should count the moves of every child and publish "
      "them." },
    { NULL, "Recommendation 2: The Integrated Care Board should fund counselling that follows a "
      "child." },
    { NULL, "How will the Partnership know that children’s wishes change anything?" },
    { NULL, "Glossary", HEAD }, { NULL, "ICB: Integrated Care Board" },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_section (document, "Wren died", "introduction");
  assert_section (document, "We held two", "methodology");
  assert_section (document, "Wren drew", "family-background");
  assert_section (document, "By the age", "chronology");
  assert_section (document, "Each mile", "analysis");
  assert_section (document, "Wren asked", "analysis");
  assert_section (document, "The school nurse", "good-practice");
  assert_section (document, "ICB: Integrated", "glossary");
  assert_recommendations (document, (const char *const[]) {
    "Recommendation 1: The Partnership: The Partnership should count",
    "Recommendation 2: The Integrated Care Board: The Integrated", NULL });
}

static void
test_scottish_review (void)
{
  static const TypedLook look = { 1, 40, NULL, 0 };
  static const TypedBlock blocks[] = {
    { NULL, "Significant Case Review: Child M", COVER },
    { NULL, "Strathlowen Child Protection Committee 2018" }, { NULL, "" },
    { NULL, "1. Introduction", HEAD },
    { "1.1", "M was two when she drank methadone that had been left in a cup. She lived." },
    { NULL, "2. Remit", HEAD },
    { "2.1", "The reviewers were asked to consider whether the Child’s Plan was carried out." },
    { NULL, "3. The facts", HEAD },
    { "3.1", "M was born at home. Her name was on the Child Protection Register for eight "
      "months." },
    { NULL, "4. Key practice issues", HEAD },
    { NULL, "The Initial Referral Discussion", SUB },
    { "4.1", "Health was not at the discussion and learned of it from the minute." },
    { NULL, "5. Effective practice", HEAD },
    { "5.1", "The pharmacist telephoned each time that a dose was missed." },
    { NULL, "6. Learning points and strategies for improving practice", HEAD },
    { "6.1", "What is kept in the house is as much a part of the plan as who lives in it." },
    { NULL, "7. Suggested strategies for improving practice and systems", HEAD },
    { "7.1", "The Committee should ask pharmacies to give out locked boxes." },
    { "7.2", "NHS Strathlowen should ensure that health is at every discussion." },
    { NULL, "Annex 1: Abbreviations", HEAD }, { NULL, "IRD: Initial Referral Discussion" },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_section (document, "The reviewers were", "terms-of-reference");
  assert_section (document, "M was born", "chronology");
  assert_section (document, "Health was not", "analysis");
  assert_section (document, "The pharmacist", "good-practice");
  assert_section (document, "What is kept", "findings");
  assert_section (document, "IRD: Initial", "glossary");
  assert_recommendations (document, (const char *const[]) {
    "7.1: The Committee: The Committee", "7.2: NHS Strathlowen: NHS", NULL });
}

static void
test_northern_irish_summary (void)
{
  static const TypedLook look = { 1, 40, NULL, 0 };
  static const TypedBlock blocks[] = {
    { NULL, "Case Management Review: Ciara", COVER }, { NULL, "Executive Summary 2013", HEAD },
    { NULL, "" },
    { NULL, "REASONS FOR THE REVIEW", HEAD },
    { NULL, "Ciara died in June 2011, aged fourteen, after she had been missing for two nights." },
    { NULL, "MEMBERSHIP OF THE REVIEW TEAM", HEAD },
    { NULL, "The team was drawn from the Trust, the police and the Education and Library Board." },
    { NULL, "SUMMARY OF THE CASE", HEAD },
    { NULL, "Ciara had been known to Gateway since she was nine. The case was closed four times." },
    { NULL, "LEARNING", HEAD },
    { NULL, "Each closing was right by the rules of its day. Nobody asked why there was a next "
      "one." },
    { NULL, "RECOMMENDATIONS", HEAD },
    { NULL, "Health and Social Care Trust", SUB },
    { NULL, "R1: Any third referral in two years should be read with the first two." },
    { NULL, "PSNI", SUB },
    { NULL, "R2: Reports of missing children should be passed to the Trust on the same night." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_section (document, "Ciara died", "introduction");
  assert_section (document, "The team was", "methodology");
  assert_section (document, "Each closing", "findings");
  assert_recommendations (document, (const char *const[]) {
    "R1: Health and Social Care Trust: Any third", "R2: PSNI: Reports", NULL });
}

/* A letter after an inspection, and a report by a committee: no case reviews, but read. */
static void
test_inspection_letter (void)
{
  static const TypedLook look = { 1, 0, NULL, 0 };
  static const TypedBlock blocks[] = {
    { NULL, "14 May 2022" }, { NULL, "Ms R. Teal, Director of Children’s Services" },
    { NULL, "Dear Ms Teal" },
    { NULL, "Focused visit to Lowenshire children’s services", HEAD },
    { NULL, "This letter summarises what was found on a visit to Lowenshire on 5 and 6 April 2022. "
      "Inspectors looked at the arrangements for children in need." },
    { NULL, "Headline findings", HEAD },
    { NULL, "Children are seen in time, and most plans say what has to change. Too many social "
      "workers leave before they have known a child for a year." },
    { NULL, "What needs to improve in this area of social work practice", HEAD },
    { NULL, "• The quality of written plans, so that parents understand them." },
    { NULL, "• The stability of the workforce." },
    { NULL, "Main findings", HEAD },
    { NULL, "Plans in the sample were long. Parents told inspectors that they had not read them." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_section (document, "This letter", "introduction");
  assert_section (document, "Children are seen", "findings");
  assert_section (document, "Plans in the", "findings");
  assert_recommendations (document, (const char *const[]) {
    "-: -: The quality", "-: -: The stability", NULL });
}

static void
test_committee_report (void)
{
  static const TypedLook look = { 1, 40, NULL, 0 };
  static const TypedBlock blocks[] = {
    { NULL, "Children’s Committee", PART }, { NULL, "The Care of Infants", COVER },
    { NULL, "Second Report of Session 2015-16", HEAD }, { NULL, "" },
    { NULL, "Summary", PART },
    { NULL, "Infants are seen by many and known by few. We ask the Government to see to it that "
      "each "
      "has one nurse whose name the mother knows." },
    { NULL, "1 Introduction", PART },
    { "1.", "We announced our inquiry in June and took evidence from forty witnesses." },
    { NULL, "2 Health visitors", PART },
    { "2.", "Numbers have fallen in each of the last five years, most of all in the towns." },
    { NULL, "Conclusion", HEAD },
    { "3.", "A service that cannot visit cannot see." },
    { NULL, "3 The Government’s plans", PART },
    { "4.", "The Minister told us that plans would be published in the spring." },
    { NULL, "Conclusions and recommendations", PART },
    { "1.", "A service that cannot visit cannot see. (Paragraph 3)" },
    { "2.", "The Government should publish how many infants were not seen. (Paragraph 4)" },
    { "3.", "We recommend that the Department pay for five visits to every child. (Paragraph 4)" },
    { NULL, "Formal minutes", PART }, { NULL, "Draft report proposed by the Chair and read." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_section (document, "Infants are seen", "introduction");
  assert_section (document, "Numbers have", "analysis");
  assert_section (document, "The Minister told", "analysis");
  assert_section (document, "Draft report", "appendix");
  assert_recommendations (document, (const char *const[]) {
    "2: The Government: The Government should", "3: the Department: We recommend", NULL });
}

/* What recommendations are about does not take them out of their part. */
static void
test_recommendations_by_subject (void)
{
  static const TypedLook look = { 1, 40, NULL, 0 };
  static const TypedBlock blocks[] = {
    { NULL, "1. Introduction", HEAD },
    { "1.1", "This review was held after the death of Child Z, who was one year old." },
    { NULL, "2. Recommendations", HEAD },
    { NULL, "Good practice", SUB },
    { "2.1", "The Board should tell the nursery that its records were the best that were seen." },
    { NULL, "Family involvement", SUB },
    { "2.2", "The Council should ask families of their own accord what has helped." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_recommendations (document, (const char *const[]) {
    "2.1: The Board: The Board should", "2.2: The Council: The Council should", NULL });
}

/* What an earlier review recommended is part of the story. */
static void
test_earlier_review_quoted (void)
{
  static const TypedLook look = { 1, 40, NULL, 0 };
  static const TypedBlock blocks[] = {
    { NULL, "1. Introduction", HEAD },
    { "1.1", "This review was held after the death of Child Z, who was one year old." },
    { NULL, "2. Analysis", HEAD },
    { "2.1", "The serious case review of 2008 into the death of Child P recommended:" },
    { NULL, "Recommendation 4: The Board should see that fathers are named in all assessments." },
    { "2.2", "Nothing came of it. The form was changed and then changed back." },
    { NULL, "3. Recommendations", HEAD },
    { NULL, "Recommendation 1: The Board should ask why nothing came of it." },
    { NULL, NULL } };
  g_autoptr (TlDocument) document = typed_flow (&look, blocks);

  assert_recommendations (document, (const char *const[]) {
    "Recommendation 1: The Board: The Board should ask why", NULL });
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/eras/inquiry-in-parts", test_inquiry_in_parts);
  g_test_add_func ("/text/eras/part-8", test_part_8);
  g_test_add_func ("/text/eras/executive-summary", test_executive_summary);
  g_test_add_func ("/text/eras/overview-and-agencies", test_overview_and_agencies);
  g_test_add_func ("/text/eras/learning-together", test_learning_together);
  g_test_add_func ("/text/eras/significant-incident-learning", test_significant_incident_learning);
  g_test_add_func ("/text/eras/welsh", test_welsh_review);
  g_test_add_func ("/text/eras/practice-review", test_practice_review);
  g_test_add_func ("/text/eras/scottish", test_scottish_review);
  g_test_add_func ("/text/eras/northern-irish", test_northern_irish_summary);
  g_test_add_func ("/text/eras/inspection", test_inspection_letter);
  g_test_add_func ("/text/eras/committee", test_committee_report);
  g_test_add_func ("/text/eras/recommendations-by-subject", test_recommendations_by_subject);
  g_test_add_func ("/text/eras/earlier-review", test_earlier_review_quoted);
  return g_test_run ();
}
