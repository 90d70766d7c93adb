/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-lines-private.h"

/* Letters of a piece are half as wide as the font is large, and its boxes 1.2 times as high. */
#define WIDTH 0.5f
#define HEIGHT 1.2f

typedef struct {
  const char *text;
  float       x, y, size;
  const char *font;
} Piece;

typedef struct {
  TlRawPage  raw;
  GString   *text;
  GArray    *boxes;
  GArray    *runs;
} Typed;

static void
typed_clear (Typed *typed)
{
  g_string_free (typed->text, TRUE);
  g_array_unref (typed->boxes);
  g_array_unref (typed->runs);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

static void
type_piece (Typed       *typed,
            const Piece *piece)
{
  const TlTextRun run = {
    .start = typed->boxes->len,
    .length = (guint) g_utf8_strlen (piece->text, -1),
    .font = g_intern_string (piece->font != NULL ? piece->font : "Serif"),
    .size = piece->size,
  };
  float x = piece->x;

  g_string_append (typed->text, piece->text);
  g_array_append_val (typed->runs, run);
  for (guint i = 0; i < run.length; i++, x += piece->size * WIDTH)
    {
      const TlBox box = { x, piece->y, x + piece->size * WIDTH, piece->y + piece->size * HEIGHT };

      g_array_append_val (typed->boxes, box);
    }
}

/* Pieces one after the other, with nothing between them, as poppler glues them. */
static void
type_page (Typed       *typed,
           const Piece *pieces,
           guint        n_pieces)
{
  typed->text = g_string_new (NULL);
  typed->boxes = g_array_new (FALSE, FALSE, sizeof (TlBox));
  typed->runs = g_array_new (FALSE, FALSE, sizeof (TlTextRun));
  for (guint i = 0; i < n_pieces; i++)
    type_piece (typed, &pieces[i]);
  typed->raw = (TlRawPage) {
    .text = typed->text->str,
    .n_chars = typed->boxes->len,
    .boxes = (TlBox *) (gpointer) typed->boxes->data,
    .n_boxes = typed->boxes->len,
    .runs = (TlTextRun *) (gpointer) typed->runs->data,
    .n_runs = typed->runs->len,
  };
}

static char *
join_lines (GPtrArray *lines)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", tl_line_get_text (lines->pdata[i]));
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static GPtrArray *
assert_lines (const Piece *pieces,
              guint        n_pieces,
              const char  *expected)
{
  g_auto (Typed) typed = { 0 };
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *joined = NULL;

  type_page (&typed, pieces, n_pieces);
  lines = tl_lines_from_page (&typed.raw);
  joined = join_lines (lines);
  g_assert_cmpstr (joined, ==, expected);
  for (guint i = 0; i < lines->len; i++)
    g_assert_nonnull (tl_line_get_boxes (lines->pdata[i]));
  return g_steal_pointer (&lines);
}

#define ASSERT_LINES(expected, ...)                                                               \
  do                                                                                              \
    {                                                                                             \
      const Piece pieces[] = { __VA_ARGS__ };                                                     \
      g_ptr_array_unref (assert_lines (pieces, G_N_ELEMENTS (pieces), expected));                 \
    }                                                                                             \
  while (0)

static void
test_plain (void)
{
  const Piece pieces[] = {
    { "The child was\n", 72, 100, 10 },
    { "not seen. ", 72, 112, 10 },
    { "Alone", 122, 112, 10, "Serif-Bold" },
  };
  g_autoptr (GPtrArray) lines =
    assert_lines (pieces, G_N_ELEMENTS (pieces), "The child was|not seen. Alone");
  const TlLine *second = lines->pdata[1];
  const TlTextRun *runs;
  guint n_runs;

  runs = tl_line_get_runs (second, &n_runs);
  g_assert_cmpuint (n_runs, ==, 2);
  g_assert_cmpuint (runs[1].start, ==, 10);
  g_assert_cmpuint (runs[1].length, ==, 5);
  g_assert_cmpstr (runs[1].font, ==, "Serif-Bold");
  g_assert_cmpfloat (tl_line_get_boxes (second)[0].x1, ==, 72);
  g_assert_cmpfloat (tl_line_get_boxes (second)[10].x1, ==, 122);
  g_assert_cmpfloat (tl_line_get_box (second)->y2, ==, 124);
}

static void
test_number_with_tab (void)
{
  ASSERT_LINES ("5.1.4|The integrated chronology",
                { "5.1.4", 32, 100, 11 }, { "The integrated chronology", 105, 100, 11 });
}

static void
test_number_glued_closely (void)
{
  const Piece pieces[] = { { "5.2.7", 72, 100, 10 }, { "The review", 103, 100, 10 } };
  g_autoptr (GPtrArray) lines = assert_lines (pieces, 2, "5.2.7 The review");
  const TlBox *boxes = tl_line_get_boxes (lines->pdata[0]);

  /* The space that was put in fills the gap. */
  g_assert_cmpfloat (boxes[5].x1, ==, 97);
  g_assert_cmpfloat (boxes[5].x2, ==, 103);
  g_assert_cmpfloat (boxes[6].x1, ==, 103);
}

static void
test_blocks_glued (void)
{
  ASSERT_LINES ("Page 24 of 47|Upton Marsh",
                { "Page 24 of 47", 250, 800, 9 }, { "Upton Marsh", 72, 60, 9 });
  ASSERT_LINES ("last words|Next block",
                { "last words", 72, 400, 11 }, { "Next block", 72, 420, 11 });
}

static void
test_columns (void)
{
  ASSERT_LINES ("the left column|the right column",
                { "the left column", 72, 100, 10 }, { "the right column", 300, 100, 10 });
  ASSERT_LINES ("the right column|the left column",
                { "the right column", 300, 100, 10 }, { "the left column", 72, 100, 10 });
}

static void
test_cells_with_spaces_between (void)
{
  ASSERT_LINES ("T3|Brother|6",
                { "T3 ", 74, 100, 10 }, { "Brother ", 198, 100, 10 }, { "6\n", 373, 100, 10 });
}

static void
test_kerning_is_no_gap (void)
{
  ASSERT_LINES ("AVATAR",
                { "A", 72, 100, 10 }, { "V", 76, 100, 10 }, { "A", 80.5f, 100, 10 },
                { "TAR", 87, 100, 10 });
}

static void
test_superscript (void)
{
  ASSERT_LINES ("3rd of March",
                { "3", 72, 100, 12 }, { "rd", 78, 98, 7 }, { " of March", 85, 100, 12 });
}

static void
test_justified (void)
{
  /* Five words at gaps of two font sizes each are one line pulled apart, not five cells. */
  ASSERT_LINES ("one two six ten end",
                { "one ", 72, 100, 10 }, { "two ", 107, 100, 10 }, { "six ", 142, 100, 10 },
                { "ten ", 177, 100, 10 }, { "end", 212, 100, 10 });
  /* But one gap of four is none of them. */
  ASSERT_LINES ("one two six ten|end",
                { "one ", 72, 100, 10 }, { "two ", 107, 100, 10 }, { "six ", 142, 100, 10 },
                { "ten ", 177, 100, 10 }, { "end", 232, 100, 10 });
}

static void
test_upwards (void)
{
  ASSERT_LINES ("UP",
                { "U", 30, 500, 10 }, { "P", 30, 488, 10 });
}

static void
test_right_to_left (void)
{
  ASSERT_LINES ("אבג",
                { "א", 110, 100, 10 }, { "ב", 105, 100, 10 }, { "ג", 100, 100, 10 });
}

static void
test_white_space (void)
{
  ASSERT_LINES ("6.1.  As is|end",
                { "\n  \n", 72, 80, 10 }, { "6.1.\t\aAs is \a\n", 72, 100, 10 },
                { "\aend", 72, 112, 10 });
}

static void
test_without_boxes (void)
{
  TlRawPage raw = { .text = (char *) "Page 24 of 47Upton\n \nMarsh" };
  g_autoptr (GPtrArray) lines = NULL;

  raw.n_chars = (guint) g_utf8_strlen (raw.text, -1);
  lines = tl_lines_from_page (&raw);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (tl_line_get_text (lines->pdata[0]), ==, "Page 24 of 47Upton");
  g_assert_null (tl_line_get_boxes (lines->pdata[0]));
  g_assert_cmpfloat (tl_line_get_box (lines->pdata[0])->x2, ==, 0);
}

static void
test_nothing (void)
{
  const TlRawPage raw = { 0 };
  g_autoptr (GPtrArray) lines = tl_lines_from_page (&raw);

  g_assert_cmpuint (lines->len, ==, 0);
}

/* A hostile page may change its font at every letter. */
static void
test_many_fonts (void)
{
  g_auto (Typed) typed = { 0 };
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GPtrArray) lines = NULL;
  guint n_runs, covered = 0;
  const TlTextRun *runs;

  for (guint i = 0; i < 5000; i++)
    {
      const Piece piece = { "a", 72 + 5.0f * (float) i, 100, 10, i % 2 == 0 ? "Odd" : "Even" };

      g_array_append_val (pieces, piece);
    }
  type_page (&typed, (const Piece *) (gpointer) pieces->data, pieces->len);
  lines = tl_lines_from_page (&typed.raw);
  g_assert_cmpuint (lines->len, ==, 1);
  runs = tl_line_get_runs (lines->pdata[0], &n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      g_assert_cmpuint (runs[i].start, ==, covered);
      covered += runs[i].length;
    }
  g_assert_cmpuint (n_runs, <=, 256);
  g_assert_cmpuint (covered, ==, 5000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lines/plain", test_plain);
  g_test_add_func ("/lines/number-with-tab", test_number_with_tab);
  g_test_add_func ("/lines/number-glued-closely", test_number_glued_closely);
  g_test_add_func ("/lines/blocks-glued", test_blocks_glued);
  g_test_add_func ("/lines/columns", test_columns);
  g_test_add_func ("/lines/cells-with-spaces-between", test_cells_with_spaces_between);
  g_test_add_func ("/lines/kerning-is-no-gap", test_kerning_is_no_gap);
  g_test_add_func ("/lines/superscript", test_superscript);
  g_test_add_func ("/lines/justified", test_justified);
  g_test_add_func ("/lines/upwards", test_upwards);
  g_test_add_func ("/lines/right-to-left", test_right_to_left);
  g_test_add_func ("/lines/white-space", test_white_space);
  g_test_add_func ("/lines/without-boxes", test_without_boxes);
  g_test_add_func ("/lines/nothing", test_nothing);
  g_test_add_func ("/lines/many-fonts", test_many_fonts);
  return g_test_run ();
}
