/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-dates-private.h"
#include "tl-numbers-private.h"

static const struct {
  const char   *text;
  gboolean      alone;
  TlNumberStyle style;
  const char   *number;
  guint         length;
} cases[] = {
  { "5.14", TRUE, TL_NUMBER_DOTTED, "5.14", 4 },
  { "5.1.2 The review", FALSE, TL_NUMBER_DOTTED, "5.1.2", 6 },
  { "6.14. The review", FALSE, TL_NUMBER_DOTTED, "6.14", 6 },
  { "5.2.7The review", FALSE, TL_NUMBER_DOTTED, "5.2.7", 5 },
  { "6-14", TRUE, TL_NUMBER_HYPHEN, "6-14", 4 },
  { "12. Mr. H. came to", FALSE, TL_NUMBER_PLAIN, "12", 4 },
  { "12. June 1994", FALSE, TL_NUMBER_PLAIN, "12", 4 },
  { "217", TRUE, TL_NUMBER_PLAIN, "217", 3 },
  { "(iv) That the County", FALSE, TL_NUMBER_ROMAN, "(iv)", 5 },
  { "a) the child", FALSE, TL_NUMBER_LETTER, "a)", 3 },
  { "(b) To consider", FALSE, TL_NUMBER_LETTER, "(b)", 4 },
  { "A1: Schools to hold", FALSE, TL_NUMBER_CODE, "A1", 4 },
  { "CMR/R/3", TRUE, TL_NUMBER_CODE, "CMR/R/3", 7 },
  { "Recommendation 3: The Board", FALSE, TL_NUMBER_LABEL, "Recommendation 3", 18 },
  { "Recommendation Fourteen", FALSE, TL_NUMBER_LABEL, "Recommendation Fourteen", 23 },
  { "Finding 1, Q2: How will", FALSE, TL_NUMBER_LABEL, "Finding 1, Q2", 15 },
  { "Overview Recommendation 2", FALSE, TL_NUMBER_LABEL, "Overview Recommendation 2", 25 },
  { "• telephone calls", FALSE, TL_NUMBER_BULLET, NULL, 2 },
  { "\xef\x82\xb7 telephone calls", FALSE, TL_NUMBER_BULLET, NULL, 2 },
  { "– telephone calls", FALSE, TL_NUMBER_BULLET, NULL, 2 },
  /* numbers that count something, dates, years, words */
  { "4.7 stone at the time", FALSE, TL_NUMBER_NONE, NULL, 0 },
  { "05.34 a.m. and again", FALSE, TL_NUMBER_NONE, NULL, 0 },
  { "3.2 kilograms", FALSE, TL_NUMBER_NONE, NULL, 0 },
  { "1997 was the year", FALSE, TL_NUMBER_NONE, NULL, 0 },
  { "12 June 2014", FALSE, TL_NUMBER_NONE, NULL, 0 },
  { "Recommendation 3 of the earlier review was", FALSE, TL_NUMBER_NONE, NULL, 0 },
  { "I agree", FALSE, TL_NUMBER_NONE, NULL, 0 },
  { "A review", FALSE, TL_NUMBER_NONE, NULL, 0 },
  { "-based practice", FALSE, TL_NUMBER_NONE, NULL, 0 },
  { "", TRUE, TL_NUMBER_NONE, NULL, 0 },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlNumber number;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (tl_number_read (cases[i].text, cases[i].alone, &number), ==,
                       cases[i].style != TL_NUMBER_NONE);
      g_assert_cmpint (number.style, ==, cases[i].style);
      g_assert_cmpstr (number.text, ==, cases[i].number);
      g_assert_cmpuint (number.length, ==, cases[i].length);
      tl_number_clear (&number);
    }
}

static void
test_depths (void)
{
  static const struct {
    const char *text;
    guint       depth;
  } depths[] = { { "5", 1 }, { "5.1", 2 }, { "5.1.2", 3 }, { "1.0", 1 }, { "6-14", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      TlNumber number;

      g_assert_true (tl_number_read (depths[i].text, TRUE, &number));
      g_assert_cmpuint (tl_number_get_depth (&number), ==, depths[i].depth);
      tl_number_clear (&number);
    }
}

static void
test_dates (void)
{
  static const struct {
    const char *text;
    gboolean    years;
    const char *iso;
  } dates[] = {
    { "Published 3rd June 2015", FALSE, "2015-06-03" },
    { "Published 3 rd June 2015", FALSE, "2015-06-03" },
    { "June 2015", FALSE, "2015-06" },
    { "Mawrth 2018 / March 2018", FALSE, "2018-03" },
    { "03.06.15", FALSE, "2015-06-03" },
    { "14/04/2016", FALSE, "2016-04-14" },
    { "© 2009", TRUE, "2009" },
    { "in 2009", FALSE, NULL },
    { "31 February 2009 and 1 March 2010", FALSE, "2010-03-01" },
    { "45.17.2009", FALSE, NULL },
    { "June came", TRUE, NULL },
    { "paragraph 6.14", TRUE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      TlDate date;

      g_test_message ("“%s”", dates[i].text);
      g_assert_cmpint (tl_date_find (dates[i].text, 0, dates[i].years, &date), ==,
                       dates[i].iso != NULL);
      if (dates[i].iso)
        g_assert_cmpstr (date.iso, ==, dates[i].iso);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/numbers", test_numbers);
  g_test_add_func ("/text/numbers/depth", test_depths);
  g_test_add_func ("/text/dates", test_dates);
  return g_test_run ();
}
