/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fonts-private.h"

typedef struct {
  const char *name;
  gboolean    bold;
  gboolean    italic;
} Case;

static const Case cases[] = {
  { "BCDEEE+Calibri-Bold", TRUE, FALSE },
  { "ArialMT", FALSE, FALSE },
  { "Arial,Bold", TRUE, FALSE },
  { "TimesNewRomanPS-BoldItalicMT", TRUE, TRUE },
  { "Helvetica-Oblique", FALSE, TRUE },
  { "FrutigerLTStd-BlackCn", TRUE, FALSE },
  { "ABCDEF+HelveticaNeueLTStd-BdIt", TRUE, TRUE },
  { "HelveticaNeueLTStd-It", FALSE, TRUE },
  { "FranklinGothic-Demi", TRUE, FALSE },
  { "OpenSans-Semibold", TRUE, FALSE },
  { "FoundrySans-HeavyItalic", TRUE, TRUE },
  { "HelveticaNeue-Light", FALSE, FALSE },
  { "Italia", FALSE, FALSE },
};

static void
test_names (void)
{
  g_autoptr (TlFontBook) book = tl_font_book_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TlFont *font = tl_font_book_find (book, cases[i].name);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (font->name, ==, cases[i].name);
      g_assert_cmpint (font->bold, ==, cases[i].bold);
      g_assert_cmpint (font->italic, ==, cases[i].italic);
      g_assert_true (tl_font_book_find (book, cases[i].name) == font);
    }
  g_assert_null (tl_font_book_find (book, NULL));
}

static void
test_too_many (void)
{
  g_autoptr (TlFontBook) book = tl_font_book_new ();
  const TlFont *font = NULL;

  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *name = g_strdup_printf ("Font%u", i);

      font = tl_font_book_find (book, name);
    }
  g_assert_null (font);
  g_assert_nonnull (tl_font_book_find (book, "Font0"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fonts/names", test_names);
  g_test_add_func ("/fonts/too-many", test_too_many);
  return g_test_run ();
}
