/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

/* A code book small enough to see through. */
#define SMALL \
  "never coded: terms-of-reference, glossary\n" \
  "guards\n" \
  "  g1  supervision order*\n" \
  "cues question\n" \
  "  q1  whether the review\n" \
  "cues rule-out\n" \
  "  r1  nothing suggests that\n" \
  "cues shortfall\n" \
  "  o1  lack of\n" \
  "cues strength\n" \
  "  o1  commendable\n" \
  "cues changed\n" \
  "  x1  has since been\n" \
  "cues practitioner\n" \
  "  p1  staff told\n" \
  "theme supervision\n" \
  "  name: Supervision\n" \
  "  background: never\n" \
  "  concern:\n" \
  "    c1  no supervision\n" \
  "    c2  supervision … cancelled\n" \
  "  strength:\n" \
  "    s1  regular supervision\n" \
  "  neutral:\n" \
  "    n1  supervision session*\n" \
  "  mention:\n" \
  "    m1  supervision policy\n" \
  "  judged:\n" \
  "    j1  support for staff\n" \
  "  guards:\n" \
  "    g1  supervision of pupils\n" \
  "theme neglect\n" \
  "  name: Neglect\n" \
  "  harm: yes\n" \
  "  concern:\n" \
  "    c1  neglect\n" \
  "theme drink\n" \
  "  name: Drink\n" \
  "  background: neutral\n" \
  "  concern:\n" \
  "    c1  drunk\n"

static TlMatcher *matcher;

static void
expect (const char *text,
        const char *theme,
        TlStance    stance,
        const char *quote)
{
  g_autoptr (GPtrArray) findings = find_in (matcher, text);
  g_autoptr (TlBlock) block = paragraph (text, TL_SECTION_ANALYSIS);
  TlFinding *finding = get_finding (findings, theme);
  g_autofree char *words = NULL;

  if (finding == NULL)
    g_error ("no %s in: %s", theme, text);
  words = tl_block_dup_quote (block, tl_finding_get_span (finding));
  g_assert_cmpint (tl_finding_get_stance (finding), ==, stance);
  g_assert_cmpstr (words, ==, quote != NULL ? quote : text);
}

static void
expect_none (const char *text,
             const char *theme)
{
  g_autoptr (GPtrArray) findings = find_in (matcher, text);

  if (get_finding (findings, theme) != NULL)
    g_error ("%s in: %s", theme, text);
}

static TlFinding *
find_one (const char  *text,
          TlBlockKind  kind,
          TlSection    section)
{
  TlBlockFields fields = { .kind = kind, .section = section, .text = text, .page = 1 };
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  g_autoptr (GPtrArray) findings = NULL;

  g_ptr_array_add (blocks, tl_block_new (&fields));
  findings = tl_matcher_find (matcher, blocks, NULL, NULL);
  g_assert_cmpuint (findings->len, <=, 1);
  return findings->len > 0 ? tl_finding_ref (g_ptr_array_index (findings, 0)) : NULL;
}

static void
test_span_is_the_sentence (void)
{
  expect ("It rained. There was no supervision that year. It snowed.", "supervision",
          TL_STANCE_CONCERN, "There was no supervision that year.");
  expect ("Dr. Hale saw no supervision (e.g. in May) at St. Anne's. It snowed.", "supervision",
          TL_STANCE_CONCERN, "Dr. Hale saw no supervision (e.g. in May) at St. Anne's.");
}

/* Offsets are those of the text as printed, whatever was folded on the way. */
static void
test_span_in_the_original (void)
{
  expect ("The ﬁrst “ofﬁ­cer” – alas – slept. He had no super­vision at all’. Then rest.",
          "supervision", TL_STANCE_CONCERN, "He had no super­vision at all’.");
}

/* Whatever stands between two words, a rule is still looked up by both together. */
static void
test_words_stand_apart (void)
{
  expect ("There was no  supervision.", "supervision", TL_STANCE_CONCERN, NULL);
  expect ("There was no, supervision.", "supervision", TL_STANCE_CONCERN, NULL);
  expect ("There was no\nsupervision.", "supervision", TL_STANCE_CONCERN, NULL);
}

static void
test_contrast_divides (void)
{
  const char *text = "There was regular supervision, but in May there was no supervision.";
  g_autoptr (GPtrArray) findings = find_in (matcher, text);

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpint (tl_finding_get_stance (g_ptr_array_index (findings, 0)), ==, TL_STANCE_CONCERN);
  g_assert_cmpint (tl_finding_get_stance (g_ptr_array_index (findings, 1)), ==, TL_STANCE_STRENGTH);
  expect (text, "supervision", TL_STANCE_CONCERN, NULL);
}

/* A quote is never cut where its meaning turns; what stands before a sentence is none of it. */
static void
test_quote_is_whole (void)
{
  expect ("It was thought she had no supervision, and she did not; yet nineteen people knew her.",
          "supervision", TL_STANCE_CONCERN, NULL);
  expect (" • – There was no supervision; but it rained. It snowed.", "supervision",
          TL_STANCE_CONCERN, "There was no supervision; but it rained.");
}

/* The label of a statement says nothing by itself. */
static void
test_label_says_nothing (void)
{
  expect_none ("No supervision 1. It rained in the hills.", "supervision");
  expect ("Learning Point 1. There was no supervision.", "supervision", TL_STANCE_CONCERN,
          "There was no supervision.");
  expect ("In May there was no supervision at all of 12.", "supervision", TL_STANCE_CONCERN, NULL);
}

/* Two clauses that say the same of one theme are one finding. */
static void
test_clauses_of_one_mind (void)
{
  const char *text = "In May there was no supervision, but nor in June: without, no supervision; "
                     "however it snowed.";
  g_autoptr (GPtrArray) findings = find_in (matcher, text);
  guint n_marks;

  g_assert_cmpuint (findings->len, ==, 1);
  tl_finding_get_marks (g_ptr_array_index (findings, 0), &n_marks);
  g_assert_cmpuint (n_marks, ==, 2);
}

static void
test_one_to_a_passage (void)
{
  const char *text = "With no supervision in May or June or July or August, and supervision "
                     "cancelled, he left.";
  g_autoptr (GPtrArray) findings = find_in (matcher, text);
  guint n_marks;

  g_assert_cmpuint (findings->len, ==, 1);
  tl_finding_get_marks (g_ptr_array_index (findings, 0), &n_marks);
  g_assert_cmpuint (n_marks, ==, 2);
}

static void
test_polarity (void)
{
  expect ("She had regular supervision.", "supervision", TL_STANCE_STRENGTH, NULL);
  expect_none ("She did not have regular supervision.", "supervision");
  expect_none ("Without regular supervision she left.", "supervision");
  expect ("Despite regular supervision, drift set in.", "supervision", TL_STANCE_CONCERN, NULL);
  expect ("The lack of supervision sessions was noted.", "supervision", TL_STANCE_CONCERN, NULL);
  expect ("The supervision sessions were commendable.", "supervision", TL_STANCE_STRENGTH, NULL);
  expect ("There were supervision sessions.", "supervision", TL_STANCE_NEUTRAL, NULL);
  expect ("There was a lack of support for staff.", "supervision", TL_STANCE_CONCERN, NULL);
  expect_none ("There was support for staff.", "supervision");
}

/* A mere mention is kept, but not counted, except in a story, in advice, and where all is
 * judgement. */
static void
test_mentions (void)
{
  static const struct {
    const char *text;
    TlSection   section;
    gboolean    counts;
    TlStance    stance;
  } mentions[] = {
    { "There is a supervision policy.", TL_SECTION_ANALYSIS, FALSE, TL_STANCE_NEUTRAL },
    { "There is a lack of supervision policy.", TL_SECTION_ANALYSIS, TRUE, TL_STANCE_CONCERN },
    { "A supervision policy was signed.", TL_SECTION_CHRONOLOGY, TRUE, TL_STANCE_NEUTRAL },
    { "A supervision policy to be written.", TL_SECTION_RECOMMENDATIONS, TRUE, TL_STANCE_NEUTRAL },
    { "The supervision policy helped.", TL_SECTION_GOOD_PRACTICE, TRUE, TL_STANCE_STRENGTH },
    { "The supervision policy hides it.", TL_SECTION_FINDINGS, TRUE, TL_STANCE_CONCERN },
    { "Support for staff was offered.", TL_SECTION_RECOMMENDATIONS, TRUE, TL_STANCE_NEUTRAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (mentions); i++)
    {
      g_autoptr (TlFinding) finding = find_one (mentions[i].text, TL_BLOCK_PARAGRAPH,
                                                mentions[i].section);
      gboolean maybe = (tl_finding_get_flags (finding) & TL_FINDING_MAYBE) != 0;

      g_assert_cmpint (maybe, !=, mentions[i].counts);
      g_assert_cmpint (tl_finding_get_stance (finding), ==, mentions[i].stance);
    }
}

static void
test_out_of_place (void)
{
  g_autoptr (TlFinding) practice = find_one ("There was no supervision.", TL_BLOCK_PARAGRAPH,
                                             TL_SECTION_FAMILY_BACKGROUND);
  g_autoptr (TlFinding) attribute = find_one ("Father was often drunk.", TL_BLOCK_PARAGRAPH,
                                              TL_SECTION_FAMILY_BACKGROUND);
  g_autoptr (TlFinding) summary = find_one ("There was no supervision.", TL_BLOCK_PARAGRAPH,
                                            TL_SECTION_INTRODUCTION);
  g_autoptr (TlFinding) harm = find_one ("The child died of neglect.", TL_BLOCK_PARAGRAPH,
                                         TL_SECTION_INTRODUCTION);

  g_assert_null (practice);
  g_assert_null (summary);
  g_assert_cmpint (tl_finding_get_stance (attribute), ==, TL_STANCE_NEUTRAL);
  g_assert_cmpint (tl_finding_get_stance (harm), ==, TL_STANCE_CONCERN);
}

static void
test_harm_denied (void)
{
  g_autoptr (GPtrArray) findings = find_in (matcher, "There was no evidence of neglect.");
  TlFinding *finding;

  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpint (tl_finding_get_flags (finding), ==, TL_FINDING_DENIED);
  g_assert_cmpint (tl_finding_get_stance (finding), ==, TL_STANCE_NEUTRAL);
  expect_none ("Nothing suggests that no supervision played a part.", "supervision");
  expect ("The children lived with neglect.", "neglect", TL_STANCE_CONCERN, NULL);
}

static void
test_guards (void)
{
  expect_none ("There was no supervision order.", "supervision");
  expect_none ("There was no supervision of pupils at noon.", "supervision");
  expect ("There was no supervision order, and no supervision.", "supervision", TL_STANCE_CONCERN,
          NULL);
}

static void
test_statement_kinds (void)
{
  g_autoptr (TlFinding) advice = find_one ("Those with no supervision should have it.",
                                           TL_BLOCK_RECOMMENDATION, TL_SECTION_FINDINGS);
  g_autoptr (TlFinding) fact = find_one ("In May there was no supervision.", TL_BLOCK_PARAGRAPH,
                                         TL_SECTION_CHRONOLOGY);

  g_assert_cmpint (tl_finding_get_stance (advice), ==, TL_STANCE_NEUTRAL);
  g_assert_cmpint (tl_finding_get_kind (advice), ==, TL_STATEMENT_RECOMMENDATION);
  g_assert_cmpint (tl_finding_get_kind (fact), ==, TL_STATEMENT_INSTANCE);
  expect_none ("Was there no supervision?", "supervision");
  expect_none ("Whether the review found no supervision was asked.", "supervision");
}

static void
test_places_never_coded (void)
{
  static const struct {
    TlBlockKind kind;
    TlSection   section;
    gboolean    coded;
    const char *text;
  } places[] = {
    { TL_BLOCK_PARAGRAPH, TL_SECTION_ANALYSIS, TRUE, "There was no supervision." },
    { TL_BLOCK_LIST_ITEM, TL_SECTION_CONCLUSION, TRUE, "There was no supervision." },
    { TL_BLOCK_PARAGRAPH, TL_SECTION_TERMS_OF_REFERENCE, FALSE, "There was no supervision." },
    { TL_BLOCK_TABLE_ROW, TL_SECTION_GLOSSARY, FALSE, "There was no supervision." },
    { TL_BLOCK_RUNNING_HEADER, TL_SECTION_ANALYSIS, FALSE, "There was no supervision." },
    { TL_BLOCK_CONTENTS_ENTRY, TL_SECTION_ANALYSIS, FALSE, "There was no supervision." },
    { TL_BLOCK_FOOTNOTE, TL_SECTION_ANALYSIS, FALSE, "There was no supervision." },
    { TL_BLOCK_HEADING, TL_SECTION_ANALYSIS, FALSE, "No supervision" },
    { TL_BLOCK_HEADING, TL_SECTION_FINDINGS, TRUE,
      "Finding 2: there was no supervision for any of the workers" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (TlFinding) finding = find_one (places[i].text, places[i].kind, places[i].section);

      g_assert_cmpint (finding != NULL, ==, places[i].coded);
    }
}

static void
test_voice_and_remedy (void)
{
  g_autoptr (TlFinding) said = find_one ("Staff told us there was no supervision.",
                                         TL_BLOCK_PARAGRAPH, TL_SECTION_ANALYSIS);
  g_autoptr (TlFinding) mended = find_one ("That there was no supervision has since been mended.",
                                           TL_BLOCK_PARAGRAPH, TL_SECTION_ANALYSIS);

  g_assert_cmpint (tl_finding_get_voice (said), ==, TL_VOICE_PRACTITIONER);
  g_assert_cmpint (tl_finding_get_flags (said), ==, TL_FINDING_PLAIN);
  g_assert_cmpint (tl_finding_get_voice (mended), ==, TL_VOICE_REVIEWER);
  g_assert_cmpint (tl_finding_get_flags (mended), ==, TL_FINDING_REMEDIED);
}

static void
test_rule_is_cited (void)
{
  g_autoptr (TlFinding) finding = find_one ("There was no supervision.", TL_BLOCK_PARAGRAPH,
                                            TL_SECTION_ANALYSIS);

  g_assert_cmpstr (tl_finding_get_rule (finding), ==, "supervision.c1");
  g_assert_cmpuint (strlen (tl_finding_get_rule_hash (finding)), ==, 16);
  g_assert_cmpint (tl_finding_get_origin (finding), ==, TL_ORIGIN_RULE);
}

/* The hash kept with a finding whose rule stands in @list and names a family that names the family
 * @sound; @shortfall is a cue. */
static char *
dup_owl_hash (const char *sound,
              const char *shortfall,
              const char *list)
{
  g_autofree char *text = g_strdup_printf ("family sound\n  %s\n"
                                           "family owl\n  owl*\n  {sound}\n"
                                           "cues shortfall\n  s1 %s\n"
                                           "theme owls\n  name: Owls\n  group: Birds\n"
                                           "  definition: Owls.\n"
                                           "  %s:\n    c1 no {owl}\n",
                                           sound, shortfall, list);
  g_autoptr (TlMatcher) owls = matcher_from_text (text);
  g_autoptr (GPtrArray) findings = find_in (owls, "There were sadly no owls.");

  g_assert_cmpuint (findings->len, ==, 1);
  return g_strdup (tl_finding_get_rule_hash (findings->pdata[0]));
}

/* And one whose rule names none. */
static char *
dup_bat_hash (const char *sound)
{
  g_autofree char *text = g_strdup_printf ("family sound\n  %s\n"
                                           "theme bats\n  name: Bats\n  group: Birds\n"
                                           "  definition: Bats.\n"
                                           "  concern:\n    c1 no bats\n", sound);
  g_autoptr (TlMatcher) bats = matcher_from_text (text);
  g_autoptr (GPtrArray) findings = find_in (bats, "There were no bats.");

  g_assert_cmpuint (findings->len, ==, 1);
  return g_strdup (tl_finding_get_rule_hash (findings->pdata[0]));
}

static void
test_hash_covers_what_is_used (void)
{
  g_autofree char *first = dup_owl_hash ("hoot*", "sadly", "mention");
  g_autofree char *again = dup_owl_hash ("hoot*", "sadly", "mention");
  g_autofree char *family = dup_owl_hash ("hoot*/screech*", "sadly", "mention");
  g_autofree char *cue = dup_owl_hash ("hoot*", "sadly/alas", "mention");
  g_autofree char *weight = dup_owl_hash ("hoot*", "sadly", "judged");
  g_autofree char *unused = dup_bat_hash ("hoot*");
  g_autofree char *unused_changed = dup_bat_hash ("hoot*/screech*");

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, family);
  g_assert_cmpstr (first, !=, cue);
  g_assert_cmpstr (first, !=, weight);
  g_assert_cmpstr (unused, ==, unused_changed);
}

static void
test_only_some_themes (void)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  const char *themes[] = { "neglect", "nothing-of-the-kind", NULL };
  g_autoptr (GPtrArray) findings = NULL;

  g_ptr_array_add (blocks, paragraph ("There was no supervision, and neglect.",
                                      TL_SECTION_ANALYSIS));
  findings = tl_matcher_find (matcher, blocks, themes, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (tl_finding_get_theme (g_ptr_array_index (findings, 0)), ==, "neglect");
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray) blocks = read_specimens ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (tl_matcher_find (matcher, blocks, NULL, cancellable));
}

/* Empty and strange texts are gone through like any other. */
static void
test_odd_texts (void)
{
  static const char *const texts[] = {
    "", " ", ".", "...!?", "no", "é", "…", "'\"", "no supervision"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) findings = find_in (matcher, texts[i]);

      g_assert_cmpuint (findings->len, ==, i + 1 == G_N_ELEMENTS (texts));
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  matcher = matcher_from_text (SMALL);
  g_test_add_func ("/rules/matcher/span-is-the-sentence", test_span_is_the_sentence);
  g_test_add_func ("/rules/matcher/span-in-the-original", test_span_in_the_original);
  g_test_add_func ("/rules/matcher/words-stand-apart", test_words_stand_apart);
  g_test_add_func ("/rules/matcher/contrast-divides", test_contrast_divides);
  g_test_add_func ("/rules/matcher/quote-is-whole", test_quote_is_whole);
  g_test_add_func ("/rules/matcher/label-says-nothing", test_label_says_nothing);
  g_test_add_func ("/rules/matcher/clauses-of-one-mind", test_clauses_of_one_mind);
  g_test_add_func ("/rules/matcher/one-to-a-passage", test_one_to_a_passage);
  g_test_add_func ("/rules/matcher/polarity", test_polarity);
  g_test_add_func ("/rules/matcher/mentions", test_mentions);
  g_test_add_func ("/rules/matcher/out-of-place", test_out_of_place);
  g_test_add_func ("/rules/matcher/harm-denied", test_harm_denied);
  g_test_add_func ("/rules/matcher/guards", test_guards);
  g_test_add_func ("/rules/matcher/statement-kinds", test_statement_kinds);
  g_test_add_func ("/rules/matcher/places-never-coded", test_places_never_coded);
  g_test_add_func ("/rules/matcher/voice-and-remedy", test_voice_and_remedy);
  g_test_add_func ("/rules/matcher/rule-is-cited", test_rule_is_cited);
  g_test_add_func ("/rules/matcher/hash-covers-what-is-used", test_hash_covers_what_is_used);
  g_test_add_func ("/rules/matcher/only-some-themes", test_only_some_themes);
  g_test_add_func ("/rules/matcher/cancelled", test_cancelled);
  g_test_add_func ("/rules/matcher/odd-texts", test_odd_texts);
  status = g_test_run ();
  tl_matcher_unref (matcher);
  return status;
}
