/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

/* Themes that are weighed: what rules and hints of a paragraph come to. */
#define SMALL \
  "cues rule-out\n" \
  "  r1  nothing suggests\n" \
  "cues set-aside\n" \
  "  t1  nothing turns on\n" \
  "cues strength\n" \
  "  g1  promptly\n" \
  "family water\n" \
  "  water/rain\n" \
  "theme damp\n  name: Damp\n  needs: 20, instance 12, recommendation 8\n" \
  "  concern:\n    c1  damp walls\n    c2  +9 black mould\n    c3  plaster fell\n" \
  "  hints:\n    e1  +12 landlord*\n    e2  +8 {water} … ceiling\n    e3  +5 peeling\n" \
  "    e4  -6 holiday*/caravan\n" \
  "  guards:\n    g1  landlord of the inn\n" \
  "theme cold\n  name: Cold\n  harm: yes\n  needs: 10\n" \
  "  hints:\n    e1  +10 frozen pipes\n" \
  "theme sums\n  name: Sums\n  background: never\n  needs: 1\n" \
  "  hints:\n    e1  +5 alpha\n    e2  -5 beta\n    e3  +1 gamma\n" \
  "theme many\n  name: Many\n  needs: 37, recommendation 38\n" \
  "  concern:\n    c1  one\n    c2  two\n    c3  three\n    c4  four\n    c5  five\n    c6  six\n" \
  "theme soft\n  name: Soft\n  needs: 14\n" \
  "  hints:\n    e1  vague\n    e2  +8 hazy\n    e3  dim\n" \
  "theme wordy\n  name: Wordy\n  needs: 90\n" \
  "  hints:\n    e1  +4 zeta\n    e2  +3 zeta/eta\n    k1  +1 k1\n    k2  +2 k2\n    k3  +3 k3\n" \
  "    k4  +4 k4\n    k5  +5 k5\n    k6  +6 k6\n    k7  +7 k7\n    k8  +8 k8\n    k9  +9 k9\n" \
  "theme light\n  name: Light\n  concern:\n    c1  dark stairs\n"

/* So many words that a paragraph that holds them is not short. */
#define TEN_WORDS "It was on that day as it was on most. "
#define FORTY_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS

static TlMatcher *matcher;

static GPtrArray *
list_in (const char *text,
         TlSection   section)
{
  g_autoptr (TlBlock) block = paragraph (text, section);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();

  g_ptr_array_add (blocks, block);
  return tl_matcher_find (matcher, blocks, NULL, NULL);
}

static gboolean
finds_in (const char *text,
          TlSection   section)
{
  g_autoptr (GPtrArray) findings = list_in (text, section);

  return get_finding (findings, "damp") != NULL;
}

static gboolean
finds (const char *text)
{
  return finds_in (text, TL_SECTION_ANALYSIS);
}

static gboolean
finds_nothing (const char *text)
{
  g_autoptr (GPtrArray) findings = list_in (text, TL_SECTION_ANALYSIS);

  return findings->len == 0;
}

/* The one finding there is. */
static TlFinding *
dup_only_finding (const char *text,
                  TlSection   section)
{
  g_autoptr (GPtrArray) findings = list_in (text, section);

  g_assert_cmpuint (findings->len, ==, 1);
  return tl_finding_ref (findings->pdata[0]);
}

static void
test_hints_add_up (void)
{
  g_assert_true (finds ("The landlord came. Water ran through the ceiling."));
  g_assert_true (finds ("The landlord saw the rain on the ceiling."));
  g_assert_true (finds_nothing ("The landlord came. The paint was peeling."));
  g_assert_true (finds_nothing ("The landlord saw the rain on the ceiling. Then came a holiday."));
  g_assert_true (finds_nothing ("The landlord, the rain on the ceiling, the peeling, a holiday."));
}

/* However often a hint matches, in one sentence or several, and speaking for or against. */
static void
test_once (void)
{
  g_assert_true (finds_nothing ("The landlord came. The other landlords came."));
  g_assert_true (finds_nothing ("The landlord came to the landlord."));
  g_assert_true (finds ("The damp walls, the black mould. A holiday. Another, in the caravan. "
                        FORTY_WORDS));
  g_assert_true (finds_nothing ("The landlord of the inn came. Water ran through the ceiling."));
}

/* Each kind of section has its own need; what has none of its own has the first. */
static void
test_needs_of_kinds (void)
{
  const char *landlord = "The landlord came.";
  const char *water = "Water ran through the ceiling.";

  g_assert_true (finds_in (landlord, TL_SECTION_CHRONOLOGY));
  g_assert_false (finds_in (landlord, TL_SECTION_FINDINGS));
  g_assert_false (finds_in (water, TL_SECTION_CHRONOLOGY));
  g_assert_true (finds_in (water, TL_SECTION_RECOMMENDATIONS));
  g_assert_true (finds_in (water, TL_SECTION_ACTION_PLAN));
  g_assert_false (finds_in ("The paint was peeling.", TL_SECTION_RECOMMENDATIONS));
}

static TlFindingFlags
get_flags (const char *text,
           TlSection   section)
{
  g_autoptr (TlFinding) finding = dup_only_finding (text, section);

  return tl_finding_get_flags (finding);
}

static void
assert_flags (const char     *text,
              TlFindingFlags  flags)
{
  g_assert_cmpint (get_flags (text, TL_SECTION_ANALYSIS), ==, flags);
}

/* A rule stands for 12 points and counts 5, or its own. */
static void
test_rules (void)
{
  assert_flags ("The damp walls. " FORTY_WORDS, TL_FINDING_MAYBE);
  assert_flags ("The damp walls and damp walls. " FORTY_WORDS, TL_FINDING_MAYBE);
  g_assert_true (finds ("The damp walls. The plaster fell. " FORTY_WORDS));
  g_assert_true (finds ("The black mould. " FORTY_WORDS));
  assert_flags ("The black mould on holiday. " FORTY_WORDS, TL_FINDING_MAYBE);
  g_assert_true (finds ("The damp walls. The paint was peeling. " FORTY_WORDS));
  g_assert_false (finds ("The damp walls. The plaster fell on holiday. " FORTY_WORDS));
}

/* A sixth rule adds nothing to five. */
static void
test_most_rules (void)
{
  const char *five = "One, two, three, four, five. " FORTY_WORDS;
  const char *six = "One, two, three, four, five, six. " FORTY_WORDS;

  g_assert_cmpint (get_flags (five, TL_SECTION_ANALYSIS), ==, TL_FINDING_PLAIN);
  g_assert_cmpint (get_flags ("One, two, three, four. " FORTY_WORDS, TL_SECTION_ANALYSIS), ==,
                   TL_FINDING_MAYBE);
  g_assert_cmpint (get_flags (six, TL_SECTION_RECOMMENDATIONS), ==, TL_FINDING_MAYBE);
}

/* Seventeen points are enough for a rule in thirty-four words, not in thirty-five; hints alone are
 * allowed nothing. */
static void
test_short_paragraphs (void)
{
  assert_flags ("They saw damp walls. " TEN_WORDS TEN_WORDS TEN_WORDS, TL_FINDING_PLAIN);
  assert_flags ("There they saw damp walls. " TEN_WORDS TEN_WORDS TEN_WORDS, TL_FINDING_MAYBE);
  g_assert_true (finds_nothing ("Landlord, peeling."));
}

/* Below its need a rule's finding is kept, as a mere mention. */
static void
test_lone_rule_is_maybe (void)
{
  g_autoptr (TlFinding) finding = dup_only_finding ("The damp walls. " FORTY_WORDS,
                                                    TL_SECTION_ANALYSIS);

  g_assert_cmpint (tl_finding_get_flags (finding), ==, TL_FINDING_MAYBE);
  g_assert_cmpint (tl_finding_get_kind (finding), ==, TL_STATEMENT_CONTEXT);
  g_assert_cmpstr (tl_finding_get_rule (finding), ==, "damp.c1");
}

static void
assert_words (const char *text,
              TlSpan      span,
              const char *words)
{
  g_autofree char *own = g_strndup (text + span.start, span.length);

  g_assert_cmpstr (own, ==, words);
}

/* The sentence that says most is the finding, in its words that speak for the theme. */
static void
test_hints_alone (void)
{
  const char *text = "The paint was peeling. The caravan, the landlord, the rain on the ceiling. "
                     "The landlords left.";
  g_autoptr (TlFinding) finding = dup_only_finding (text, TL_SECTION_CHRONOLOGY);
  const TlSpan *marks;
  guint n_marks;

  g_assert_cmpstr (tl_finding_get_rule (finding), ==, "damp.e1");
  assert_words (text, tl_finding_get_span (finding),
                "The caravan, the landlord, the rain on the ceiling.");
  marks = tl_finding_get_marks (finding, &n_marks);
  g_assert_cmpuint (n_marks, ==, 2);
  assert_words (text, marks[0], "landlord");
  assert_words (text, marks[1], "rain on the ceiling");
}

/* What is guarded in its sentence is no mark of it, though the hint speaks elsewhere. */
static void
test_guarded_is_no_mark (void)
{
  g_autoptr (TlFinding) finding = dup_only_finding ("The landlord of the inn, peeling, rain on a "
                                                    "ceiling. The landlord.",
                                                    TL_SECTION_ANALYSIS);
  guint n_marks;

  tl_finding_get_marks (finding, &n_marks);
  g_assert_cmpstr (tl_finding_get_rule (finding), ==, "damp.e2");
  g_assert_cmpuint (n_marks, ==, 2);
}

/* Of sentences that say as much, the first. */
static void
test_first_of_equals (void)
{
  const char *text = "The landlord came. Then the landlord left.";
  g_autoptr (TlFinding) finding = dup_only_finding (text, TL_SECTION_CHRONOLOGY);

  assert_words (text, tl_finding_get_span (finding), "The landlord came.");
}

/* Where a rule stands it speaks for the paragraph, and the hints are silent. */
static void
test_rule_speaks (void)
{
  g_autoptr (TlFinding) finding = dup_only_finding ("The landlord saw the rain on the ceiling. The "
                                                    "damp walls.", TL_SECTION_ANALYSIS);

  g_assert_cmpstr (tl_finding_get_rule (finding), ==, "damp.c1");
  g_assert_cmpint (tl_finding_get_flags (finding), ==, TL_FINDING_PLAIN);
}

/* What cancels out on the way does not hide the hint that says most. */
static void
test_best_hint (void)
{
  g_autoptr (TlFinding) finding = dup_only_finding ("Alpha, beta and gamma.", TL_SECTION_ANALYSIS);

  g_assert_cmpstr (tl_finding_get_rule (finding), ==, "sums.e1");
  g_assert_true (finds_nothing ("Alpha and beta."));
}

static TlStance
get_stance (const char *text,
            TlSection   section)
{
  g_autoptr (TlFinding) finding = dup_only_finding (text, section);

  return tl_finding_get_stance (finding);
}

static void
test_stance (void)
{
  const char *plain = "The landlord saw the rain on the ceiling.";
  const char *prompt = "The landlord promptly saw the rain on the ceiling.";
  const char *harm = "There were frozen pipes.";

  g_assert_cmpint (get_stance (plain, TL_SECTION_ANALYSIS), ==, TL_STANCE_CONCERN);
  g_assert_cmpint (get_stance (prompt, TL_SECTION_ANALYSIS), ==, TL_STANCE_STRENGTH);
  g_assert_cmpint (get_stance (plain, TL_SECTION_GOOD_PRACTICE), ==, TL_STANCE_STRENGTH);
  g_assert_cmpint (get_stance (plain, TL_SECTION_CHRONOLOGY), ==, TL_STANCE_NEUTRAL);
  g_assert_cmpint (get_stance (prompt, TL_SECTION_RECOMMENDATIONS), ==, TL_STANCE_NEUTRAL);
  g_assert_cmpint (get_stance (harm, TL_SECTION_CHRONOLOGY), ==, TL_STANCE_CONCERN);
}

static void
test_set_aside (void)
{
  assert_flags ("The black mould. Nothing turns on it. " FORTY_WORDS, TL_FINDING_DENIED);
  g_assert_true (finds_nothing ("The landlord saw the rain on the ceiling. Nothing turns on it."));
}

/* Hints count for nothing in a sentence that rules something out, and a rule ruled out does not
 * stand: hints may speak beside it. */
static void
test_ruled_out (void)
{
  g_autoptr (GPtrArray) both = list_in ("Nothing suggests black mould. The landlord saw the rain "
                                        "on the ceiling.", TL_SECTION_ANALYSIS);
  TlFinding *counted = get_finding (both, "damp");

  g_assert_cmpuint (both->len, ==, 2);
  g_assert_cmpstr (tl_finding_get_rule (counted), ==, "damp.e1");
  g_assert_true (finds_nothing ("The landlord came. Nothing suggests water on the ceiling."));
  g_assert_true (finds ("Nothing suggests it. The landlord saw the water on the ceiling."));
  assert_flags ("Nothing suggests black mould. The paint was peeling.", TL_FINDING_DENIED);
}

/* What is ruled out speaks for nothing else. */
static void
test_ruled_out_has_no_points (void)
{
  g_autoptr (GPtrArray) findings = list_in ("Nothing suggests black mould. The landlord came.",
                                            TL_SECTION_ANALYSIS);

  g_assert_null (get_finding (findings, "damp"));
  g_assert_true (finds ("There is black mould. The landlord came."));
}

/* Where rules of a theme are not coded, its hints are not either. */
static void
test_out_of_place (void)
{
  g_autoptr (GPtrArray) background = list_in ("Alpha.", TL_SECTION_FAMILY_BACKGROUND);
  g_autoptr (GPtrArray) introduction = list_in ("The landlord saw the rain on the ceiling.",
                                                TL_SECTION_INTRODUCTION);
  g_autoptr (GPtrArray) harm = list_in ("Frozen pipes.", TL_SECTION_INTRODUCTION);

  g_assert_cmpuint (background->len, ==, 0);
  g_assert_cmpuint (introduction->len, ==, 0);
  g_assert_nonnull (get_finding (harm, "cold"));
}

/* A hint without points does not stand for its theme alone; beside another it does. */
static void
test_bare_hints (void)
{
  g_assert_true (finds_nothing ("It was vague and hazy. " FORTY_WORDS));
  g_assert_false (finds_nothing ("It was vague, dim and hazy. " FORTY_WORDS));
}

/* A theme without a need is as it was. */
static void
test_unweighed (void)
{
  assert_flags ("They met on the dark stairs. " FORTY_WORDS, TL_FINDING_PLAIN);
}

static gboolean
says (GPtrArray  *steps,
      const char *words,
      gboolean    matched)
{
  for (guint i = 0; i < steps->len; i++)
    {
      TlExplanation *step = g_ptr_array_index (steps, i);

      if (strstr (step->text, words) != NULL && step->matched == matched)
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
explain (const char   *text,
         const TlSpan *span)
{
  g_autoptr (TlBlock) block = paragraph (text, TL_SECTION_ANALYSIS);

  return tl_matcher_explain (matcher, block, "damp", span);
}

static void
test_why (void)
{
  g_autoptr (GPtrArray) steps = explain ("The landlord came. Water ran through the ceiling.", NULL);

  g_assert_true (says (steps, "Words that speak for the theme: “landlord” +12", TRUE));
  g_assert_true (says (steps, "speak for the theme: “Water ran through the ceiling” +8", TRUE));
  g_assert_true (says (steps, "Enough in the paragraph speaks for the theme: 20 points of the 20 "
                              "needed: words 20, rules 0", TRUE));
  g_assert_true (says (steps, "Counts as a concern under “Damp”", TRUE));
}

static guint
count_said (GPtrArray  *steps,
            const char *words)
{
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    n += strstr (((TlExplanation *) steps->pdata[i])->text, words) != NULL;
  return n;
}

/* The verdict comes first, the sum is told once, and the rules as written stand beside. */
static void
test_why_in_order (void)
{
  g_autoptr (GPtrArray) steps = explain ("The damp walls. The black mould. The landlord.", NULL);
  const TlExplanation *first = steps->pdata[0];

  g_assert_true (first->verdict);
  g_assert_cmpuint (count_said (steps, " points of the "), ==, 1);
  for (guint i = 0; i < steps->len; i++)
    {
      const TlExplanation *step = g_ptr_array_index (steps, i);

      if (strstr (step->text, "black mould") != NULL)
        g_assert_cmpstr (step->written, ==, "damp.c2  +9 black mould");
    }
  g_assert_true (says (steps, "The words “black mould” tell of a concern", TRUE));
}

/* Asked about no theme, nothing is said of those that only hints speak for. */
static void
test_why_of_all (void)
{
  g_autoptr (TlBlock) block = paragraph ("The damp walls, and peeling. It was vague.",
                                         TL_SECTION_ANALYSIS);
  g_autoptr (GPtrArray) steps = tl_matcher_explain (matcher, block, NULL, NULL);

  for (guint i = 0; i < steps->len; i++)
    g_assert_cmpstr (((TlExplanation *) steps->pdata[i])->theme, ==, "damp");
  g_assert_true (says (steps, "damp walls", TRUE));
}

static void
test_why_not (void)
{
  g_autoptr (GPtrArray) hints = explain ("The landlord went on a holiday.", NULL);
  g_autoptr (GPtrArray) rule = explain ("The damp walls. " FORTY_WORDS, NULL);

  g_assert_true (says (hints, "Words that speak against the theme: “holiday” −6", FALSE));
  g_assert_true (says (hints, "theme: 6 points of the 20 needed: words 6, rules 0", FALSE));
  g_assert_false (says (hints, "Counts as a concern under “Damp”", TRUE));
  g_assert_true (says (rule, "Too little in the paragraph speaks for the theme: 17 points of the "
                             "20 needed: words 0, rules 17 (12 of these because one stands by "
                             "itself)", FALSE));
  g_assert_true (says (rule, "mere mention of “Damp”", FALSE));
}

/* A short paragraph needs less, and what it would need else is said. */
static void
test_why_short (void)
{
  g_autoptr (GPtrArray) steps = explain ("The black mould. A holiday.", NULL);

  g_assert_true (says (steps, "Enough in the paragraph speaks for the theme: 15 points of the 3 "
                              "needed (20, less 17 as the paragraph is short): words −6, rules 21 "
                              "(12 of these because one stands by itself)", TRUE));
}

/* The same words are told once, with all their points; so is what is said of them. */
static void
test_why_once (void)
{
  g_autoptr (GPtrArray) steps = explain ("A landlord and landlord. The landlord by damp walls and "
                                         "damp walls.", NULL);
  g_autoptr (TlBlock) block = paragraph ("The zeta.", TL_SECTION_ANALYSIS);
  g_autoptr (GPtrArray) joined = tl_matcher_explain (matcher, block, "wordy", NULL);
  const TlExplanation *step;

  g_assert_cmpuint (count_said (steps, "“landlord” +12"), ==, 1);
  g_assert_cmpuint (count_said (steps, "“damp walls” tell of a concern"), ==, 1);
  g_assert_cmpuint (count_said (joined, "for the theme: “zeta” +7"), ==, 1);
  step = joined->pdata[0];
  for (guint i = 0; i < joined->len && strstr (step->text, "“zeta”") == NULL; i++)
    step = joined->pdata[i];
  g_assert_cmpstr (step->written, ==, "wordy.e1  +4 zeta\nwordy.e2  +3 zeta/eta");
}

/* Of many words the weightiest are told, the rest by their sum. */
static void
test_why_many (void)
{
  g_autoptr (TlBlock) block = paragraph ("The k9 k8 k7 k6 k5 k4 k3 k2 k1 and the zeta.",
                                         TL_SECTION_ANALYSIS);
  g_autoptr (GPtrArray) steps = tl_matcher_explain (matcher, block, "wordy", NULL);

  g_assert_true (says (steps, "theme: “k9” +9, “k8” +8, “k7” +7, “zeta” +7, “k6” +6, “k5” +5, "
                              "“k4” +4, “k3” +3, and 2 more words: +3", TRUE)
                 || says (steps, "theme: “k9” +9, “k8” +8, “zeta” +7, “k7” +7, “k6” +6, “k5” +5, "
                                 "“k4” +4, “k3” +3, and 2 more words: +3", TRUE));
  g_assert_true (says (steps, "52 points of the 90 needed: words 52, rules 0", FALSE));
}

/* Asked of one sentence, the sum is that of its paragraph. */
static void
test_why_of_one_sentence (void)
{
  const TlSpan span = { 0, 5 };
  const char *text = "The landlord came. Water ran through the ceiling.";
  g_autoptr (GPtrArray) steps = explain (text, &span);

  g_assert_true (says (steps, "Words that speak for the theme: “landlord” +12", TRUE));
  g_assert_false (says (steps, "ceiling", TRUE));
  g_assert_true (says (steps, "Enough in the paragraph speaks for the theme: 20 points of the 20 "
                              "needed: words 20 (8 of these in other sentences), rules 0", TRUE));
  g_assert_true (says (steps, "Counts as a concern under “Damp”", TRUE));
}

/* All threes of these sentences, in sections of all kinds. */
static GPtrArray *
list_paragraphs (void)
{
  static const char *const sentences[] = {
    "The landlord, came.", "A landlady's landlords’ rain, on a (ceiling).", "The damp walls.",
    "Nothing suggests peeling.", "Nothing turns on it.", "Black-mould and black mould!",
    "The landlord of the inn is no landlord.", "A holiday;caravan.", "Peelings, peeling.",
    "\"Frozen pipes\", promptly.", "Beta, gamma/alpha.",
  };
  static const TlSection sections[] = {
    TL_SECTION_ANALYSIS, TL_SECTION_CHRONOLOGY, TL_SECTION_RECOMMENDATIONS
  };
  const guint n = G_N_ELEMENTS (sentences);
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);

  for (guint i = 0; i < n * n * n * G_N_ELEMENTS (sections); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s %s %s", sentences[i % n], sentences[i / n % n],
                                               sentences[i / n / n % n]);

      g_ptr_array_add (blocks, paragraph (text, sections[i / n / n / n]));
    }
  return blocks;
}

static void
test_gate_changes_nothing (void)
{
  g_autoptr (GPtrArray) blocks = list_paragraphs ();
  g_autoptr (GPtrArray) quick = tl_matcher_find (matcher, blocks, NULL, NULL);
  g_autoptr (GPtrArray) slow = tl_matcher_find_ungated (matcher, blocks);
  g_autofree char *quick_text = describe_findings (quick);
  g_autofree char *slow_text = describe_findings (slow);

  g_assert_cmpuint (quick->len, >, 1000);
  g_assert_cmpstr (quick_text, ==, slow_text);
}

static const struct {
  const char *text;
  guint       line;
  guint       column;
  const char *words;
} broken[] = {
  { "theme a\n  name: A\n  needs: many\n", 4, 10, "how many points" },
  { "theme a\n  name: A\n  needs: 0\n", 4, 10, "how many points" },
  { "theme a\n  name: A\n  needs: 29x\n", 4, 10, "how many points" },
  { "theme a\n  name: A\n  needs: -4\n", 4, 10, "how many points" },
  { "theme a\n  name: A\n  needs: 29, moon 3\n", 4, 10, "how many points" },
  { "theme a\n  name: A\n  needs: 29, instance\n", 4, 10, "how many points" },
  { "theme a\n  name: A\n  needs: 29, 30\n", 4, 10, "how many points" },
  { "theme a\n  name: A\n  needs: instance 3\n", 4, 10, "how many points" },
  { "theme a\n  name: A\n  hints:\n    h1  +100 x\n", 5, 9, "at most 99" },
  { "theme a\n  name: A\n  hints:\n    h1  +8x\n", 5, 9, "alone have points" },
  { "theme a\n  name: A\n  hints:\n    h1  -8\n", 5, 9, "alone have points" },
  { "theme a\n  name: A\n  guards:\n    g1  +8 x\n", 5, 9, "alone have points" },
  { "guards\n  g1  +8 x\n", 3, 7, "alone have points" },
  { "cues question\n  q1  +8 x\n", 3, 7, "alone have points" },
  { "theme a\n  name: A\n  hints:\n    h1  +8 (x\n", 5, 12, "never closed" },
  { "theme a\n  name: A\n  hints:\n    h1  +8 pattern a(b\n", 5, 23, "not sound" },
  { "theme a\n  name: A\n  hints:\n    h1  +8 x AND y\n", 5, 12, "no conditions" },
  { "theme a\n  name: A\n  hints:\n    h1  -8 x NOT IN chronology\n", 5, 12, "no conditions" },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *text = g_strconcat ("throughline code book 1\n", broken[i].text, NULL);
      g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));
      g_autoptr (GPtrArray) faults = tl_codebook_check (source);
      TlFault *fault = faults->len > 0 ? g_ptr_array_index (faults, 0) : NULL;

      if (fault == NULL || strstr (fault->message, broken[i].words) == NULL)
        g_error ("not said of: %s (but: %s)", broken[i].text, fault != NULL ? fault->message : "");
      g_assert_cmpuint (faults->len, ==, 1);
      g_assert_cmpuint (fault->line, ==, broken[i].line);
      g_assert_cmpuint (fault->column, ==, broken[i].column);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  matcher = matcher_from_text (SMALL);
  g_test_add_func ("/rules/weigh/hints-add-up", test_hints_add_up);
  g_test_add_func ("/rules/weigh/once", test_once);
  g_test_add_func ("/rules/weigh/needs-of-kinds", test_needs_of_kinds);
  g_test_add_func ("/rules/weigh/rules", test_rules);
  g_test_add_func ("/rules/weigh/most-rules", test_most_rules);
  g_test_add_func ("/rules/weigh/short-paragraphs", test_short_paragraphs);
  g_test_add_func ("/rules/weigh/lone-rule-is-maybe", test_lone_rule_is_maybe);
  g_test_add_func ("/rules/weigh/hints-alone", test_hints_alone);
  g_test_add_func ("/rules/weigh/guarded-is-no-mark", test_guarded_is_no_mark);
  g_test_add_func ("/rules/weigh/first-of-equals", test_first_of_equals);
  g_test_add_func ("/rules/weigh/rule-speaks", test_rule_speaks);
  g_test_add_func ("/rules/weigh/best-hint", test_best_hint);
  g_test_add_func ("/rules/weigh/stance", test_stance);
  g_test_add_func ("/rules/weigh/set-aside", test_set_aside);
  g_test_add_func ("/rules/weigh/ruled-out", test_ruled_out);
  g_test_add_func ("/rules/weigh/ruled-out-has-no-points", test_ruled_out_has_no_points);
  g_test_add_func ("/rules/weigh/out-of-place", test_out_of_place);
  g_test_add_func ("/rules/weigh/bare-hints", test_bare_hints);
  g_test_add_func ("/rules/weigh/unweighed", test_unweighed);
  g_test_add_func ("/rules/weigh/why", test_why);
  g_test_add_func ("/rules/weigh/why-in-order", test_why_in_order);
  g_test_add_func ("/rules/weigh/why-of-all", test_why_of_all);
  g_test_add_func ("/rules/weigh/why-not", test_why_not);
  g_test_add_func ("/rules/weigh/why-short", test_why_short);
  g_test_add_func ("/rules/weigh/why-once", test_why_once);
  g_test_add_func ("/rules/weigh/why-many", test_why_many);
  g_test_add_func ("/rules/weigh/why-of-one-sentence", test_why_of_one_sentence);
  g_test_add_func ("/rules/weigh/gate-changes-nothing", test_gate_changes_nothing);
  g_test_add_func ("/rules/weigh/faults", test_faults);
  status = g_test_run ();
  tl_matcher_unref (matcher);
  return status;
}
