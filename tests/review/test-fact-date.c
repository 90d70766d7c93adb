/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fact.h"

static void
assert_iso (const char *written,
            const char *iso)
{
  g_autofree char *read = tl_fact_date_dup_iso (written);

  g_assert_cmpstr (read, ==, iso);
}

static void
test_iso (void)
{
  assert_iso ("2009", "2009");
  assert_iso ("2009-11", "2009-11");
  assert_iso ("2009-11-30", "2009-11-30");
  assert_iso ("2009-1-3", "2009-01-03");
}

static void
test_in_words (void)
{
  assert_iso ("12 June 2015", "2015-06-12");
  assert_iso ("12th june, 2015", "2015-06-12");
  assert_iso ("June 12, 2015", "2015-06-12");
  assert_iso ("1 Sept. 2015", "2015-09-01");
  assert_iso ("June 2015", "2015-06");
  assert_iso ("12 Mehefin 2015", "2015-06-12");
  assert_iso ("Mai 2015", "2015-05");
}

/* Day first. */
static void
test_in_figures (void)
{
  assert_iso ("12/06/2015", "2015-06-12");
  assert_iso ("3.1.2015", "2015-01-03");
  assert_iso ("06/2015", "2015-06");
  assert_iso ("30/11/2009", "2009-11-30");
  assert_iso ("29/02/2016", "2016-02-29");
}

static void
test_not_dates (void)
{
  static const char *const written[] = {
    "", "soon", "2009-13", "2009-02-30", "30/02/2009", "11/30/2009", "12/06/15", "12 June",
    "June June 2015", "1 2 3 2015", "12 2015 06", "2015 2016", "12 13 June 2015", "1712",
    "Ju 2015", "12x June 2015", "20155", "99999999999999999999", "0/0/2015", "1 of June 2015",
  };

  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    assert_iso (written[i], NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fact-date/iso", test_iso);
  g_test_add_func ("/fact-date/in-words", test_in_words);
  g_test_add_func ("/fact-date/in-figures", test_in_figures);
  g_test_add_func ("/fact-date/not-dates", test_not_dates);
  return g_test_run ();
}
