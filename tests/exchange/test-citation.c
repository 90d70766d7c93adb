/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-citation.h"

static const struct {
  TlCitation  citation;
  const char *passage;
} cases[] = {
  { { "Nobody asked.", "Northshire Board", "Child S", 2014, "4.12", 27, "23" },
    "“Nobody asked.” (Northshire Board, 2014, para. 4.12, p. 23; PDF p. 27)" },
  { { "Nobody asked.", "Northshire Board", "Child S", 2014, "4.12", 27, "27" },
    "“Nobody asked.” (Northshire Board, 2014, para. 4.12, p. 27)" },
  { { "Nobody asked.", "Northshire Board", "Child S", 2014, NULL, 27, NULL },
    "“Nobody asked.” (Northshire Board, 2014, PDF p. 27)" },
  { { "Nobody asked.", NULL, "Child S", 0, "(ii)", 4, "iv" },
    "“Nobody asked.” (Child S, n.d., para. (ii), p. iv; PDF p. 4)" },
  { { "Do so.", "Northshire Board", NULL, 2014, "Recommendation 3", 30, "30" },
    "“Do so.” (Northshire Board, 2014, Recommendation 3, p. 30)" },
  { { "Nobody asked.", NULL, NULL, 0, NULL, 0, NULL }, "“Nobody asked.” (unnamed board, n.d.)" },
  { { "", "Northshire Board", NULL, 2014, NULL, 3, "3" }, "(Northshire Board, 2014, p. 3)" },
};

static void
test_passages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *passage = tl_citation_dup_passage (&cases[i].citation);

      g_assert_cmpstr (passage, ==, cases[i].passage);
    }
}

static void
test_reference (void)
{
  g_autofree char *whole = tl_citation_dup_reference (&cases[0].citation);
  g_autofree char *bare = tl_citation_dup_reference (&cases[5].citation);

  g_assert_cmpstr (whole, ==, "Northshire Board (2014) Child S");
  g_assert_cmpstr (bare, ==, "unnamed board (n.d.) untitled review");
}

static void
test_published (void)
{
  g_autofree char *whole = tl_citation_dup_reference (&(TlCitation) {
    .authority = "Northshire Board", .title = "Child S", .year = 2014, .edition = "2nd edn",
    .place = "Northtown", .publisher = "NSCB", .address = "https://example.org/s",
    .accessed = "2021-05-04",
  });
  g_autofree char *part = tl_citation_dup_reference (&(TlCitation) {
    .authority = "Northshire Board", .title = "Child S", .year = 2014, .publisher = "NSCB",
    .accessed = "2021-05-04",
  });

  g_assert_cmpstr (whole, ==, "Northshire Board (2014) Child S, 2nd edn. Northtown: NSCB."
                   " https://example.org/s (accessed 2021-05-04)");
  g_assert_cmpstr (part, ==, "Northshire Board (2014) Child S. NSCB");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/citation/passages", test_passages);
  g_test_add_func ("/exchange/citation/reference", test_reference);
  g_test_add_func ("/exchange/citation/published", test_published);
  return g_test_run ();
}
