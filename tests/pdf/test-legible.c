/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages whose text is not what they show are told from pages that are merely odd.
 */
#include "tl-legible-private.h"
#include "tl-test-pdf.h"

#include <string.h>

#define ENGLISH                                                                                   \
  "The review found that the health visitor had seen the child at home on three occasions and "   \
  "that nobody had asked who else was living there. Agencies did not share what they knew."
#define PROSE                                                                                     \
  ENGLISH " The school was worried about bruises in March and rang the duty team, who took the "  \
  "explanation of the mother at face value. No paediatric assessment followed. The board "        \
  "concluded that supervision gave practitioners too little room to think, and it recommends a "  \
  "joint protocol for injuries to babies who cannot yet move by themselves."
#define WELSH                                                                                     \
  "Mae'r adolygiad hwn yn ymwneud â marwolaeth plentyn ifanc. Cafodd y teulu gymorth gan y "      \
  "gwasanaethau cymdeithasol dros gyfnod o ddwy flynedd, ac nid oedd yr asiantaethau yn rhannu "  \
  "gwybodaeth â'i gilydd."

static gboolean
is_legible (const char *text)
{
  const TlRawPage page = { .text = (char *) text, .n_chars = (guint) g_utf8_strlen (text, -1) };

  return tl_page_is_legible (&page);
}

/* The text with each of its characters @by further on. */
static char *
dup_shifted (const char *text,
             int         by)
{
  GString *shifted = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_unichar (shifted, (gunichar) ((int) g_utf8_get_char (at) + by));
  return g_string_free (shifted, FALSE);
}

/* Likewise, but letters alone, round the alphabet. */
static char *
dup_rotated (const char *text,
             int         by)
{
  char *rotated = g_ascii_strdown (text, -1);

  for (char *at = rotated; *at != '\0'; at++)
    if (g_ascii_isalpha (*at))
      *at = (char) ('a' + (*at - 'a' + by) % 26);
  return rotated;
}

static void
test_prose (void)
{
  g_assert_true (is_legible (ENGLISH));
  g_assert_true (is_legible (WELSH));
  g_assert_true (is_legible ("THE CHILD WAS NOT SEEN ALONE BY ANY PROFESSIONAL FROM MAY TO JULY, "
                             "AND NO STRATEGY DISCUSSION WAS HELD."));
  g_assert_true (is_legible ("Niniejszy raport dotyczy śmierci małego dziecka i został sporządzony "
                             "przez lokalną radę w celu wyciągnięcia wniosków na przyszłość."));
  g_assert_true (is_legible ("هذا التقرير عن وفاة طفل صغير وما يمكن أن نتعلمه منها في المستقبل "
                             "وما الذي فعلته الخدمات لحمايته"));
  g_assert_true (is_legible (""));
  g_assert_true (is_legible ("7KLV"));
}

static void
test_lists (void)
{
  g_assert_true (is_legible ("2009 2010 2011 2012 12.5% 13.1% 9.0% 8.7% 1,204 1,377 1,410 1,502 "
                             "(3) (4) £12,000 £13,500 01632 960 001 0.45-0.67 1:200 24/7"));
  g_assert_true (is_legible ("Contents\nIntroduction ........................................ 3\n"
                             "Findings ............................................ 12\n"
                             "\uf02e\uf02e\uf02e\uf02e\uf02e\uf02e\uf02e\uf02e\uf02e\uf02e 14\n"));
  g_assert_true (is_legible ("\uf0b7 a\n\uf0b7 b\n\uf0b7 c\n\uf0b7 d\n\uf0b7 e\n\uf0b7 f\n"
                             "\uf0b7 h\n\uf0b7 i\n\uf0b7 j\n\uf0b7 k\n\uf0b7 l\n\uf0b7 m\n"
                             "\uf0b7 o\n\uf0b7 p\n\uf0b7 q\n\uf0b7 r\n\uf0b7 s\n\uf0b7 t\n"));
  g_assert_true (is_legible ("MASH CAMHS LSCB NSPCC CSPR DHR SCR MAPPA MARAC GP HV CIN CPP ICPC "
                             "RCPC LAC IRO PCT CCG SUDI CDOP FGM CSE DV IDVA YOT CAF TAC EHCP "
                             "SENCO DSL LADO SW NMW CRC NPS HMP PPU"));
  g_assert_true (is_legible ("Yes No Yes Yes N/A No Yes Yes No No N/A Yes Yes Yes No Yes No N/A "
                             "No Yes Yes N/A No Yes Yes No No N/A Yes Yes Yes"));
}

/* A ligature that stands for nothing spoils a word here and there, not the page. */
static void
test_small_faults (void)
{
  g_assert_true (is_legible ("The \ufffdndings were con\ufffdrmed by the o\ufffdcer who \ufffdrst "
                             "saw the child at the \ufffdat, and it was not su\ufffdcient."));
}

static void
test_exchanged_letters (void)
{
  for (int by = 1; by < 26; by++)
    {
      g_autofree char *rotated = dup_rotated (PROSE, by);

      g_assert_false (is_legible (rotated));
    }
}

static void
test_glyph_numbers (void)
{
  g_autofree char *down = dup_shifted (PROSE, -29);
  g_autofree char *up = dup_shifted (PROSE, 0xf000);

  g_assert_true (g_str_has_prefix (down, "7KH"));
  g_assert_false (is_legible (down));
  g_assert_false (is_legible (up));
}

static void
test_meaningless (void)
{
  g_assert_false (is_legible ("\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd\ufffd a\ufffd\302\203\ufffd "
                              "\ufffd\001\002\003\001\005\006 \302\201\302\202\302\203\302\204 "
                              "\ufffd\ue001\ue002\ue003 \ue004\ue005\ue001\ue007 \ue001\ue002"
                              " \ufffd\ufffd\ufffd \ue001\ue003 \ue004\ufffd \ufffd\ufffd\ue001"));
  g_assert_false (is_legible ("!\"#$ %&'( )*+,- ./:; <=>? @[]^ _`{} |~!% $#@! %^&* (_+) -=[] ;',. "
                              "!\"#$ %&'( )*+,-"));
}

/* A page is judged by its fonts: those of a heading do not make up for that of the text. */
static void
test_fonts (void)
{
  g_autofree char *rotated = dup_rotated (PROSE, 3);
  g_autofree char *text = g_strconcat (WELSH, rotated, NULL);
  const guint n_good = (guint) g_utf8_strlen (WELSH, -1);
  const guint n_bad = (guint) strlen (rotated);
  TlTextRun runs[] = {
    { .start = 0, .length = n_good, .font = "Good" },
    { .start = n_good, .length = n_bad, .font = "Bad" },
  };
  const TlRawPage page = { .text = text, .n_chars = n_good + n_bad, .runs = runs, .n_runs = 2 };

  g_assert_false (tl_page_is_legible (&page));
}

/* What cannot be read as text is a picture, to be read as one. */
static void
test_page (void)
{
  g_autofree char *rotated = dup_rotated (PROSE, 3);
  g_autofree char *content = g_strdup_printf ("BT /F 1 Tf 10 50 Td (%s) Tj ET", rotated);
  g_autoptr (GBytes) bytes = tl_test_pdf_new_page (content);
  g_autoptr (TlTestFile) file = tl_test_file_new (bytes);
  g_autoptr (TlPdf) pdf = tl_pdf_open (file, NULL, NULL, NULL);
  g_autoptr (TlPage) page = tl_pdf_read_page (pdf, 1, NULL, NULL);

  g_assert_cmpint (tl_page_get_origin (page), ==, TL_PAGE_IMAGE);
  g_assert_cmpuint (tl_page_get_n_lines (page), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/legible/prose", test_prose);
  g_test_add_func ("/legible/lists", test_lists);
  g_test_add_func ("/legible/small-faults", test_small_faults);
  g_test_add_func ("/legible/exchanged-letters", test_exchanged_letters);
  g_test_add_func ("/legible/glyph-numbers", test_glyph_numbers);
  g_test_add_func ("/legible/meaningless", test_meaningless);
  g_test_add_func ("/legible/fonts", test_fonts);
  g_test_add_func ("/legible/page", test_page);
  return g_test_run ();
}
