/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-recommendations-private.h"
#include "typed-pages.h"

#define TITLE { 72, 30, "Serious Case Review: Child Q" }

static void
test_margins (void)
{
  static const TypedLine first[] = { TITLE, { 72, 100, "The review was held for a child." },
                                     { 72, 800, "P a g e  1 | 3" }, { 0 } };
  static const TypedLine second[] = { TITLE, { 72, 100, "It met four times and heard nobody." },
                                      { 72, 800, "P a g e  2 | 3" }, { 0 } };
  static const TypedLine third[] = { TITLE, { 72, 100, "It then wrote what it had found." },
                                     { 72, 800, "P a g e  3 | 3" }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (first, second, third);

  assert_block (document, "Serious Case Review: Child Q", TL_BLOCK_RUNNING_HEADER,
                TL_SECTION_FRONT_MATTER, NULL);
  assert_block (document, "Page 2", TL_BLOCK_RUNNING_FOOTER, TL_SECTION_FRONT_MATTER, NULL);
  g_assert_cmpstr (tl_document_get_page_label (document, 2), ==, "2");
  g_assert_cmpuint (tl_document_get_n_blocks (document), ==, 9);
}

static void
test_printed_number_is_not_the_page (void)
{
  static const TypedLine pages[][3] = {
    { { 72, 100, "Words of the first page." }, { 280, 800, "- 11 - / 27" }, { 0 } },
    { { 72, 100, "More of the second page." }, { 280, 800, "- 12 - / 27" }, { 0 } },
  };
  g_autoptr (TlDocument) document = typed_read (pages[0], pages[1]);

  g_assert_cmpstr (tl_document_get_page_label (document, 1), ==, "11");
  g_assert_cmpstr (tl_document_get_page_label (document, 2), ==, "12");
}

/* One page has its number left of the running head, the next right of it. */
static void
test_number_beside_running_head (void)
{
#define LEFT(number)                                                                       \
  { { 72, 60, number }, { 110, 60, "REPORT OF THE INQUIRY" },                              \
    { 72, 100, "The words of a page on the left, which fill a line of it, and" },          \
    { 72, 112, "a second, are those of a sentence that ends here." }, { 0 } }
#define RIGHT(number)                                                                      \
  { { 380, 60, "REPORT OF THE INQUIRY" }, { 520, 60, number },                             \
    { 72, 100, "Those of the page on the right come after them, and they too" },           \
    { 72, 112, "fill a line and more, and end with a stop." }, { 0 } }
  static const TypedLine pages[][5] = { LEFT ("8"), RIGHT ("9"), LEFT ("10"), RIGHT ("11"),
                                        LEFT ("12"), RIGHT ("13") };
  g_autoptr (TlDocument) document = typed_read (pages[0], pages[1], pages[2], pages[3], pages[4],
                                                pages[5]);

  for (guint i = 0; i < tl_document_get_n_blocks (document); i++)
    g_assert_cmpint (tl_block_get_kind (tl_document_get_block (document, i)), !=,
                     TL_BLOCK_HEADING);
#undef LEFT
#undef RIGHT
}

static void
test_paragraph_over_pages (void)
{
  static const TypedLine first[] = {
    { 72, 100, "5.1" },
    { 120, 100, "The health visitor wrote to the general practitioner about the" },
    { 120, 112, "weight of the baby, and the letter was filed without being" },
    { 120, 124, "read by anybody who could have acted upon what it said and" }, { 0 } };
  static const TypedLine second[] = {
    { 120, 100, "who had seen the mother in the same week." },
    { 72, 130, "5.2" }, { 120, 130, "Nobody asked why." }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (first, second);
  const TlBlock *block = typed_find (document, "The health visitor");
  guint n_places;
  const TlPlace *places = tl_block_get_places (block, &n_places);

  g_assert_true (g_str_has_suffix (tl_block_get_text (block),
                 "said and who had seen the mother in "
                                                              "the same week."));
  g_assert_cmpstr (tl_block_get_number (block), ==, "5.1");
  g_assert_cmpuint (tl_block_get_page (block), ==, 1);
  g_assert_cmpuint (tl_block_get_end_page (block), ==, 2);
  g_assert_cmpuint (places[n_places - 1].page, ==, 2);
  g_assert_cmpstr (tl_block_get_number (typed_find (document, "Nobody asked")), ==, "5.2");
}

static void
test_false_numbers (void)
{
  static const TypedLine page[] = {
    { 72, 100, "At the age of fourteen, when she was admitted, she weighed only" },
    { 72, 112, "4.7 stone, and she was seen by the doctor on the ward at about" },
    { 72, 124, "05.34 a.m. on the second day after the ambulance brought her in" },
    { 72, 136, "1997 was the year in which the first of these referrals was made." }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);

  g_assert_cmpuint (tl_document_get_n_blocks (document), ==, 1);
  g_assert_null (tl_block_get_number (tl_document_get_block (document, 0)));
}

static void
test_hyphens (void)
{
  static const TypedLine page[] = {
    { 72, 100, "The sharing of information between agencies was poor, and multi-agency work" },
    { 72, 112, "was the less for it. Those who had the infor\xe2\x80\x90" },
    { 72, 124, "mation did not pass it on in any multi-" },
    { 72, 136, "agency meeting, nor was there a sub\xc2\xad" },
    { 72, 148, "stitute for one." }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < tl_document_get_n_blocks (document); i++)
    g_string_append_printf (text, "%s ", tl_block_get_text (tl_document_get_block (document, i)));
  g_assert_nonnull (strstr (text->str, "had the information did"));
  g_assert_nonnull (strstr (text->str, "any multi-agency meeting"));
  g_assert_nonnull (strstr (text->str, "a substitute for one"));
}

static void
test_columns (void)
{
  static const TypedLine page[] = {
    { 60, 80, "Findings", 16, TRUE },
    { 60, 110, "The first column has a sentence that goes on and" },
    { 320, 110, "of the second column, where it ends. What follows" },
    { 60, 122, "on for as many lines as it takes to be seen as a" },
    { 320, 122, "is another sentence of the same length, set down" },
    { 60, 134, "column of text, which is to say that most of its" },
    { 320, 134, "so that the second column too is one of text and" },
    { 60, 146, "lines reach from one of its edges to the other; " },
    { 320, 146, "is not taken for the cells of some table of two " },
    { 60, 158, "then there are five lines, and six of them, each" },
    { 320, 158, "columns, which begin side by side in every row  " },
    { 60, 170, "as long as the others, before it goes on at the " },
    { 320, 170, "and which, for that reason, these lines are not." },
    { 60, 182, "top" }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);
  const TlBlock *block = typed_find (document, "The first column");

  g_assert_nonnull (strstr (tl_block_get_text (block),
                    "goes on at the top of the second column"));
}

static void
test_table (void)
{
  static const TypedLine page[] = {
    { 72, 100, "Date", 0, TRUE }, { 160, 100, "Agency", 0, TRUE }, { 260, 100, "Event", 0, TRUE },
    { 72, 120, "June" }, { 160, 120, "Police" }, { 260, 120, "Called by a neighbour, who had" },
    { 72, 131, "2001" }, { 260, 131, "heard shouting" },
    { 72, 152, "May 2002" }, { 160, 152, "School" }, { 260, 152, "Not brought" },
    { 72, 172, "Oct 2003" }, { 160, 172, "GP" }, { 260, 172, "Weight faltering" }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);

  g_assert_cmpuint (tl_document_get_n_blocks (document), ==, 4);
  g_assert_cmpint (tl_block_get_kind (tl_document_get_block (document, 1)), ==,
                   TL_BLOCK_TABLE_ROW);
  g_assert_cmpstr (tl_block_get_text (tl_document_get_block (document, 1)), ==,
                   "June 2001 Police Called by a neighbour, who had heard shouting");
  g_assert_cmpstr (tl_block_get_text (tl_document_get_block (document, 3)), ==,
                   "Oct 2003 GP Weight faltering");
}

/* A full cell stands so near the next that both were read as one line; wrapped cells are still read
 * one after another. */
static void
test_full_cell (void)
{
  static const TypedLine page[] = {
    { 72, 100, "Date", 0, TRUE }, { 113, 100, "Source", 0, TRUE }, { 203, 100, "Event", 0, TRUE },
    { 72, 120, "Sept" }, { 113, 120, "Foo West Police   Intelligence entry: he was" },
    { 72, 132, "2001" }, { 203, 132, "arrested in 1998; ended" }, { 203, 144, "by the CPS." },
    { 72, 164, "May" }, { 113, 164, "School" }, { 203, 164, "Told a teacher what he did, and" },
    { 72, 176, "2003" }, { 203, 176, "when." }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);

  g_assert_cmpuint (tl_document_get_n_blocks (document), ==, 3);
  g_assert_cmpstr (tl_block_get_text (tl_document_get_block (document, 1)), ==,
                   "Sept 2001 Foo West Police Intelligence entry: he was arrested in 1998; "
                   "ended by the CPS.");
  g_assert_cmpstr (tl_block_get_text (tl_document_get_block (document, 2)), ==,
                   "May 2003 School Told a teacher what he did, and when.");
}

static void
test_footnotes (void)
{
  static const TypedLine page[] = {
    { 72, 100, "The guidance in force at the time was clear, and it was known to all" },
    { 72, 112, "of those who took part in the conference, though few had read it." },
    { 72, 140, "Table 2: Agencies that took part", 0, TRUE },
    { 72, 700, "1 HM Government (2006) Working Together, chapter 8.", 7 },
    { 72, 709, "2 Department of Health (2000) Framework for Assessment.", 7 }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);

  assert_block (document, "Table 2", TL_BLOCK_CAPTION, TL_SECTION_FRONT_MATTER, NULL);
  assert_block (document, "HM Government", TL_BLOCK_FOOTNOTE, TL_SECTION_REFERENCES, "1");
  assert_block (document, "Department of Health", TL_BLOCK_FOOTNOTE, TL_SECTION_REFERENCES, "2");
}

/* The order of a review of any era, with headings that are sentences, and a list of contents. */
static void
test_sections (void)
{
  static const TypedLine cover[] = {
    { 150, 200, "Anytown Safeguarding Children Board", 18, TRUE },
    { 150, 260, "Executive Summary", 18, TRUE }, { 0 } };
  static const TypedLine contents[] = {
    { 72, 80, "Contents", 14, TRUE }, { 72, 110, "1. Why this case was reviewed ........ 3" },
    { 72, 130, "2. Terms of reference .............. 4" },
    { 72, 150, "3. What happened ........... 5" },
    { 0 } };
  static const TypedLine body[] = {
    { 72, 80, "1. Why this case was reviewed", 14, TRUE },
    { 72, 110, "A child was hurt." },
    { 72, 140, "2. Terms of reference", 14, TRUE }, { 72, 170, "To ask why." },
    { 72, 200, "3. What happened", 14, TRUE }, { 72, 230, "Nobody came." },
    { 72, 260, "4. The weight of small things", 14, TRUE },
    { 72, 290, "It was thought of as a matter of form." },
    { 72, 320, "Good practice", 12, TRUE }, { 72, 350, "The nursery kept a note." },
    { 72, 380, "The forms", 12, TRUE }, { 72, 410, "They were filled in." },
    { 72, 440, "Finding 1. Plans end because they are due to end", 12, TRUE },
    { 72, 470, "This was seen in all of them." },
    { 72, 500, "5. Recommendations", 14, TRUE }, { 72, 530, "The Board should ask again." },
    { 72, 560, "Appendix A: Glossary", 14, TRUE }, { 72, 590, "GP: general practitioner" },
    { 0 } };
  g_autoptr (TlDocument) document = typed_read (cover, contents, body);

  assert_block (document, "Executive Summary", TL_BLOCK_HEADING, TL_SECTION_FRONT_MATTER, NULL);
  assert_block (document, "Terms of reference ....", TL_BLOCK_CONTENTS_ENTRY,
                TL_SECTION_CONTENTS, "2");
  assert_block (document, "A child was hurt", TL_BLOCK_PARAGRAPH, TL_SECTION_INTRODUCTION, NULL);
  assert_block (document, "To ask why", TL_BLOCK_PARAGRAPH, TL_SECTION_TERMS_OF_REFERENCE, NULL);
  assert_block (document, "Nobody came", TL_BLOCK_PARAGRAPH, TL_SECTION_CHRONOLOGY, NULL);
  assert_block (document, "It was thought", TL_BLOCK_PARAGRAPH, TL_SECTION_ANALYSIS, NULL);
  assert_block (document, "The nursery", TL_BLOCK_PARAGRAPH, TL_SECTION_GOOD_PRACTICE, NULL);
  assert_block (document, "They were filled", TL_BLOCK_PARAGRAPH, TL_SECTION_ANALYSIS, NULL);
  assert_block (document, "This was seen", TL_BLOCK_PARAGRAPH, TL_SECTION_FINDINGS, NULL);
  assert_block (document, "The Board should", TL_BLOCK_RECOMMENDATION,
                TL_SECTION_RECOMMENDATIONS, NULL);
  assert_block (document, "GP: general", TL_BLOCK_PARAGRAPH, TL_SECTION_GLOSSARY, NULL);
  g_assert_cmpstr (tl_block_get_section_title (typed_find (document, "They were filled")), ==,
                   "The forms");
}

static void
test_recommendations (void)
{
  static const TypedLine page[] = {
    { 72, 80, "Analysis", 14, TRUE }, { 72, 110, "Learning point 1: the panel should have met." },
    { 72, 140, "Recommendations", 14, TRUE },
    { 72, 170, "The Panel makes the following recommendations:" },
    { 72, 200, "Recommendation 1", 0, TRUE },
    { 72, 220, "The Board should require schools to ask." },
    { 72, 250, "Recommendation 2", 0, TRUE },
    { 72, 270, "Anytown Council to fund a second post." },
    { 72, 300, "Both will be reported upon." },
    { 72, 330, "Action plan", 14, TRUE },
    { 72, 360, "Recommendation 1: done in May and closed." },
    { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);
  TlRecommendation *first, *second;

  g_assert_cmpuint (tl_document_get_n_recommendations (document), ==, 2);
  first = tl_document_get_recommendation (document, 0);
  second = tl_document_get_recommendation (document, 1);
  g_assert_cmpstr (tl_recommendation_get_number (first), ==, "Recommendation 1");
  g_assert_cmpstr (tl_recommendation_get_addressee (first), ==, "The Board");
  g_assert_cmpstr (tl_recommendation_get_text (second), ==,
                   "Anytown Council to fund a second post.");
  g_assert_cmpstr (tl_recommendation_get_addressee (second), ==, "Anytown Council");
}

static void
test_addressees (void)
{
  static const struct {
    const char *text;
    const char *addressee;
  } cases[] = {
    { "The Board should ask again.", "The Board" },
    { "That the Chief Constable arrange for a copy to be sent.", "the Chief Constable" },
    { "Police and Children’s Social Care to meet weekly.", "Police and Children’s Social Care" },
    { "The Department for Education should be invited to consider this.",
      "The Department for Education" },
    { "The protocol should be withdrawn.", NULL },
    { "How will the Board know?", NULL },
    { "nobody in particular", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *addressee = tl_recommendation_read_addressee (cases[i].text);

      g_assert_cmpstr (addressee, ==, cases[i].addressee);
    }
}

/* Numbers of the right column hang out over the left one, and one has come with a line of it. */
static void
test_hanging_numbers (void)
{
  static const TypedLine page[] = {
    { 40, 100, "2.1" }, { 80, 100, "Here is the left column of a report, whose" },
    { 80, 112, "lines are long enough that one can tell it" },
    { 80, 124, "for a column of text, and not for cells in" },
    { 80, 136, "a table of any kind that one might imagine" },
    { 80, 148, "as it goes on down the page for some while" },
    { 80, 160, "until it is at its end. At the very end 2.4" },
    { 280, 100, "2.3" }, { 330, 100, "The right column has numbers of its own to" },
    { 330, 112, "the left of it, and they hang over the gap" },
    { 330, 124, "between the columns, into the left one, so" },
    { 330, 136, "that they must be told from what is there." },
    { 330, 160, "The next of its paragraphs has its number." },
    { 330, 172, "This is the last of the lines on the page." }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);

  g_assert_cmpstr (tl_block_get_number (typed_find (document, "Here is")), ==, "2.1");
  g_assert_cmpstr (tl_block_get_number (typed_find (document, "The right column")), ==, "2.3");
  g_assert_cmpstr (tl_block_get_number (typed_find (document, "The next of")), ==, "2.4");
  g_assert_true (g_str_has_suffix (tl_block_get_text (typed_find (document, "Here is")),
                                   "At the very end"));
}

static void
test_stretched_line (void)
{
  static const TypedLine page[] = {
    { 72, 100, "The lines of a column that is justified are all as long as each" },
    { 72, 112, "other," }, { 134, 112, "though" }, { 196, 112, "there" }, { 253, 112, "may" },
    { 300, 112, "be" }, { 342, 112, "few words" },
    { 72, 124, "in some of them." }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);

  g_assert_cmpuint (tl_document_get_n_blocks (document), ==, 1);
}

static void
test_contents_before_text (void)
{
  static const TypedLine cover[] = { { 150, 200, "A report", 18, TRUE }, { 0 } };
  static const TypedLine page[] = {
    { 72, 80, "CONTENTS", 12, TRUE }, { 72, 110, "• Introduction" }, { 72, 125, "• What happened" },
    { 72, 140, "• Glossary" }, { 72, 180, "Introduction", 12, TRUE },
    { 72, 210, "The list is at an end before the page is." }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (cover, page);

  assert_block (document, "What happened", TL_BLOCK_CONTENTS_ENTRY, TL_SECTION_CONTENTS, NULL);
  assert_block (document, "The list is", TL_BLOCK_PARAGRAPH, TL_SECTION_INTRODUCTION, NULL);
}

static void
test_questions_are_recommendations (void)
{
  static const TypedLine page[] = {
    { 72, 80, "The findings", 14, TRUE },
    { 72, 110, "Finding 1. Plans end because they are due to", 12, TRUE },
    { 72, 140, "We saw it thrice." }, { 72, 170, "Questions for the Board", 12, TRUE },
    { 72, 200, "• How will the Board know that plans end for a reason?" },
    { 72, 220, "• Who asks?  And is the answer written down anywhere?" },
    { 72, 250, "Finding 2. Nobody reads the letters", 12, TRUE }, { 72, 280, "They are many." },
    { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);

  g_assert_cmpuint (tl_document_get_n_recommendations (document), ==, 2);
  assert_block (document, "They are many", TL_BLOCK_PARAGRAPH, TL_SECTION_FINDINGS, NULL);
}

/* A recommendation in the middle of a chapter, a lesson among recommendations. */
static void
test_recommendations_among_others (void)
{
  static const TypedLine page[] = {
    { 72, 60, "1. Introduction", 14, TRUE }, { 72, 84, "The review was held in a year." },
    { 72, 110, "2. Chronology", 14, TRUE }, { 72, 134, "2.1" },
    { 110, 134, "In May the police said that the council should call a meeting." },
    { 72, 160, "Recommendation", 12, TRUE },
    { 72, 180, "The Council should call a meeting within a week of a referral." },
    { 72, 206, "2.2" }, { 110, 206, "In June the officer told us that somebody should have." },
    { 72, 240, "3. Learning and recommendations", 14, TRUE },
    { 72, 264, "Learning point 1: Staff should ask who lives in the home." },
    { 72, 290, "Recommendation 1: The Board should publish what it is told." }, { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);

  assert_block (document, "In June the officer", TL_BLOCK_PARAGRAPH, TL_SECTION_CHRONOLOGY, "2.2");
  assert_block (document, "Staff should ask", TL_BLOCK_PARAGRAPH, TL_SECTION_FINDINGS,
                "Learning point 1");
  g_assert_cmpuint (tl_document_get_n_recommendations (document), ==, 2);
}

/* A table of number, recommendation and lead; the plan that follows says it again. */
static void
test_number_without_its_point (void)
{
  static const TypedLine page[] = {
    { 72, 60, "5. Introduction", 14, TRUE },
    { 72, 100, "5.6" }, { 110, 100, "The school had written twice that winter." },
    { 72, 130, "57" }, { 110, 130, "Nobody in the office had read what was sent." },
    { 72, 160, "5.8" }, { 110, 160, "The office was closed in the spring that came." },
    { 72, 190, "57" }, { 110, 190, "Families were moved in that spring, and in May." },
    { 72, 220, "5.9" }, { 110, 220, "The clinic was not told of any of them in time." },
    { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);

  assert_block (document, "Nobody in", TL_BLOCK_PARAGRAPH, TL_SECTION_INTRODUCTION, "5.7");
  assert_block (document, "Families were", TL_BLOCK_PARAGRAPH, TL_SECTION_INTRODUCTION, "57");
}

static void
test_recommendations_in_table (void)
{
#define ROW(y, n, a, b, c)                                                                   \
  { 72, y, n }, { 110, y, a }, { 420, y, c }, { 110, y + 12, b }
  static const TypedLine page[] = {
    { 72, 60, "1. Introduction", 14, TRUE }, { 72, 84, "The review was held in a year." },
    { 72, 120, "2. Recommendations", 14, TRUE },
    { 72, 150, "No.", 0, TRUE }, { 110, 150, "Recommendation", 0, TRUE },
    { 420, 150, "Lead", 0, TRUE },
    ROW (175, "1", "The Board should ask each agency how it tells", "others of a birth.", "Board"),
    ROW (210, "2", "The Trust should review its weekend discharges", "and report.", "Trust"),
    ROW (245, "3", "Schools should write to parents in a language that", "they read.", "Schools"),
    { 72, 290, "3. Action plan", 14, TRUE },
    { 72, 320, "No.", 0, TRUE }, { 110, 320, "Action", 0, TRUE }, { 420, 320, "By", 0, TRUE },
    ROW (345, "1", "The Board should write to each agency and ask for", "an answer.", "May"),
    ROW (380, "2", "The Trust should count its discharges and send the", "count on.", "June"),
    { 0 } };
#undef ROW
  g_autoptr (TlDocument) document = typed_read (page);
  const TlRecommendation *second;

  g_assert_cmpuint (tl_document_get_n_recommendations (document), ==, 3);
  second = tl_document_get_recommendation (document, 1);
  g_assert_cmpstr (tl_recommendation_get_number (second), ==, "2");
  g_assert_cmpstr (tl_recommendation_get_text (second), ==,
                   "The Trust should review its weekend discharges and report.");
  g_assert_cmpstr (tl_recommendation_get_addressee (second), ==, "Trust");
}

static void
test_repeated_recommendation_is_linked (void)
{
  static const TypedLine page[] = {
    { 72, 80, "Conclusion", 14, TRUE }, { 72, 110, "Recommendation 1: The Board should ask." },
    { 72, 140, "Recommendations", 14, TRUE },
    { 72, 170, "Recommendation 1: The Board should ask." },
    { 0 } };
  g_autoptr (TlDocument) document = typed_read (page);
  TlRecommendation *first, *second;

  g_assert_cmpuint (tl_document_get_n_recommendations (document), ==, 2);
  first = tl_document_get_recommendation (document, 0);
  second = tl_document_get_recommendation (document, 1);
  g_assert_cmpuint (tl_recommendation_get_same_as (first), ==, 0);
  g_assert_cmpuint (tl_recommendation_get_same_as (second), ==, 1);
  g_assert_cmpuint (tl_recommendation_get_block (first), >,
                    tl_recommendation_get_block (second));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/margins", test_margins);
  g_test_add_func ("/text/margins/printed-number", test_printed_number_is_not_the_page);
  g_test_add_func ("/text/margins/number-beside", test_number_beside_running_head);
  g_test_add_func ("/text/paragraphs/over-pages", test_paragraph_over_pages);
  g_test_add_func ("/text/paragraphs/false-numbers", test_false_numbers);
  g_test_add_func ("/text/paragraphs/hyphens", test_hyphens);
  g_test_add_func ("/text/columns", test_columns);
  g_test_add_func ("/text/columns/hanging-numbers", test_hanging_numbers);
  g_test_add_func ("/text/tables", test_table);
  g_test_add_func ("/text/tables/full-cell", test_full_cell);
  g_test_add_func ("/text/tables/stretched-line", test_stretched_line);
  g_test_add_func ("/text/contents/before-text", test_contents_before_text);
  g_test_add_func ("/text/footnotes-and-captions", test_footnotes);
  g_test_add_func ("/text/sections", test_sections);
  g_test_add_func ("/text/recommendations", test_recommendations);
  g_test_add_func ("/text/recommendations/addressees", test_addressees);
  g_test_add_func ("/text/recommendations/questions", test_questions_are_recommendations);
  g_test_add_func ("/text/recommendations/among-others", test_recommendations_among_others);
  g_test_add_func ("/text/numbers/without-point", test_number_without_its_point);
  g_test_add_func ("/text/recommendations/in-table", test_recommendations_in_table);
  g_test_add_func ("/text/recommendations/repeated", test_repeated_recommendation_is_linked);
  return g_test_run ();
}
