/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

/* Whose view a sentence gives, whether it rules its theme out, and whether it tells of what was put
 * right, by the words of the code book that is shipped. */

static TlMatcher *matcher;

/* Whatever else it is, the first finding of the theme. */
static TlFinding *
find_any (GPtrArray  *findings,
          const char *theme)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (tl_finding_get_theme (findings->pdata[i]), theme))
      return findings->pdata[i];
  return NULL;
}

static void
test_voices (void)
{
  static const struct {
    const char *text;
    const char *theme;
    TlVoice     voice;
  } cases[] = {
    { "Staff told the review that they had unmanageable caseloads.", "caseload",
      TL_VOICE_PRACTITIONER },
    { "Practitioners described very high caseloads in the team at the time.", "caseload",
      TL_VOICE_PRACTITIONER },
    { "The social worker recalled that she had a very high caseload.", "caseload",
      TL_VOICE_PRACTITIONER },
    { "Staff report that high caseloads leave no time for supervision.", "caseload",
      TL_VOICE_PRACTITIONER },
    { "Team managers spoke about the high caseloads of their staff.", "caseload",
      TL_VOICE_PRACTITIONER },
    { "According to the health visitor, they had unmanageable caseloads.", "caseload",
      TL_VOICE_PRACTITIONER },
    { "Mother said that the social worker had a high caseload and seldom came.", "caseload",
      TL_VOICE_FAMILY },
    { "According to the father, there was a high turnover of social workers.", "staffing",
      TL_VOICE_FAMILY },
    { "The Trust’s IMR concludes that high caseloads affected the quality of work.", "caseload",
      TL_VOICE_AGENCY },
    { "Children’s Services accept that they had very high caseloads.",
      "caseload", TL_VOICE_AGENCY },
    { "There were very high caseloads, and nobody did anything.", "caseload",
      TL_VOICE_REVIEWER },
    /* Said, but not in answer to anybody's question: what happened. */
    { "Team managers report to a board that saw the high caseloads in the team.", "caseload",
      TL_VOICE_REVIEWER },
    { "Management oversight was poor at all levels, and is reflected in the records.",
      "management-oversight", TL_VOICE_REVIEWER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = find_in (matcher, cases[i].text);
      TlFinding *finding = find_any (findings, cases[i].theme);

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (finding);
      g_assert_cmpint (tl_finding_get_voice (finding), ==, cases[i].voice);
    }
}

static void
test_flags (void)
{
  static const struct {
    const char    *text;
    const char    *theme;
    TlFindingFlags flag;
    gboolean       expected;
  } cases[] = {
    { "There is nothing to suggest that high caseloads affected the work.", "caseload",
      TL_FINDING_DENIED, TRUE },
    { "Her high caseload played no part in what happened.", "caseload", TL_FINDING_DENIED, TRUE },
    { "There were high caseloads, which no manager disputed.",
      "caseload", TL_FINDING_DENIED, FALSE },
    { "High caseloads have since been addressed.", "caseload", TL_FINDING_REMEDIED, TRUE },
    { "Poor supervision is no longer the case, for arrangements have been strengthened.",
      "supervision", TL_FINDING_REMEDIED, TRUE },
    /* What might have been, and what made it worse. */
    { "Poor supervision could have been strengthened by a second manager.", "supervision",
      TL_FINDING_REMEDIED, FALSE },
    { "High caseloads have reduced the quality of supervision.", "caseload", TL_FINDING_REMEDIED,
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = find_in (matcher, cases[i].text);
      TlFinding *finding = find_any (findings, cases[i].theme);

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (finding);
      g_assert_cmpint ((tl_finding_get_flags (finding) & cases[i].flag) != 0, ==,
                       cases[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  matcher = matcher_from_default ();
  g_test_add_func ("/rules/voices/voices", test_voices);
  g_test_add_func ("/rules/voices/flags", test_flags);
  result = g_test_run ();
  tl_matcher_unref (matcher);
  return result;
}
