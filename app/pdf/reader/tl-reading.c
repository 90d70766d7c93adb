/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reading-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CAPITAL_SHARE 0.67f  /* of a font's size: capitals and figures */
#define ASCENDER_SHARE 0.71f /* b d f h k l */
#define SMALL_SHARE 0.48f    /* letters without anything above or below */
#define ASCENT 0.82f      /* of a font's size: how far a highlight reaches above the line */
#define DESCENT 0.24f     /* and below it */
#define ENOUGH_TALL 3     /* letters to measure a line by */
#define SAME_SIZE 0.08f   /* lines that differ by less from the body are set in its size */
#define FEW_LETTERS 12    /* by which a line can be measured but roughly */
#define JUNK 0.40f        /* confidence that no word of a line reaches that is no text */
#define LEAST_COVER 0.8f  /* of a word: the boxes of its letters are wrong when they cover less */
#define DOUBTFUL 0.70f    /* confidence below which a word is doubtful */

TlReading *
tl_reading_new (void)
{
  TlReading *reading = g_new0 (TlReading, 1);

  reading->letters = g_array_new (FALSE, FALSE, sizeof (TlReadLetter));
  reading->words = g_array_new (FALSE, FALSE, sizeof (TlReadWord));
  reading->lines = g_array_new (FALSE, FALSE, sizeof (TlReadLine));
  return reading;
}

void
tl_reading_free (TlReading *reading)
{
  g_array_unref (reading->letters);
  g_array_unref (reading->words);
  g_array_unref (reading->lines);
  g_free (reading);
}

TlReadLetter *
tl_reading_get_letter (const TlReading *reading,
                       guint            index)
{
  return &g_array_index (reading->letters, TlReadLetter, index);
}

TlReadWord *
tl_reading_get_word (const TlReading *reading,
                     guint            index)
{
  return &g_array_index (reading->words, TlReadWord, index);
}

TlReadLine *
tl_reading_get_line (const TlReading *reading,
                     guint            index)
{
  return &g_array_index (reading->lines, TlReadLine, index);
}

/* ---- from tesseract */

static TlBox
box_at (TessResultIterator    *result,
        TessPageIteratorLevel  level)
{
  const TessPageIterator *place = TessResultIteratorGetPageIteratorConst (result);
  int x1 = 0, y1 = 0, x2 = 0, y2 = 0;

  TessPageIteratorBoundingBox (place, level, &x1, &y1, &x2, &y2);
  return (TlBox){ (float) x1, (float) y1, (float) x2, (float) y2 };
}

/* Words and lines of nothing that can be printed are left out. */
static void
drop_word_if_empty (TlReading *reading)
{
  const guint n_lines = reading->lines->len;
  const guint n_words = reading->words->len;
  TlReadLine *line;

  if (n_lines == 0 || n_words == 0 || tl_reading_get_word (reading, n_words - 1)->n_letters > 0)
    return;
  line = tl_reading_get_line (reading, n_lines - 1);
  g_array_set_size (reading->words, n_words - 1);
  line->n_words -= MIN (1, line->n_words);
}

static void
drop_line_if_empty (TlReading *reading)
{
  const guint n_lines = reading->lines->len;

  drop_word_if_empty (reading);
  if (n_lines > 0 && tl_reading_get_line (reading, n_lines - 1)->n_words == 0)
    g_array_set_size (reading->lines, n_lines - 1);
}

static void
begin_line (TlReading          *reading,
            TessResultIterator *result)
{
  const TessPageIterator *place = TessResultIteratorGetPageIteratorConst (result);
  TlReadLine line = { .box = box_at (result, RIL_TEXTLINE) };
  int x1, y1, x2, y2;

  drop_line_if_empty (reading);
  line.first_word = reading->words->len;
  line.left.x = line.box.x1;
  line.right.x = line.box.x2;
  line.left.y = line.right.y = line.box.y2;
  if (TessPageIteratorBaseline (place, RIL_TEXTLINE, &x1, &y1, &x2, &y2) && x2 > x1)
    {
      line.left.x = (float) x1;
      line.left.y = (float) y1;
      line.right.x = (float) x2;
      line.right.y = (float) y2;
    }
  g_array_append_val (reading->lines, line);
}

static void
begin_word (TlReading          *reading,
            TessResultIterator *result)
{
  const TlReadWord word = {
    .first_letter = reading->letters->len,
    .box = box_at (result, RIL_WORD),
    .confidence = CLAMP (TessResultIteratorConfidence (result, RIL_WORD) / 100, 0, 1),
  };

  drop_word_if_empty (reading);
  g_array_append_val (reading->words, word);
  tl_reading_get_line (reading, reading->lines->len - 1)->n_words++;
}

/* A symbol may be several characters, as those of a ligature are: its box is divided. */
static void
add_symbol (TlReading          *reading,
            TessResultIterator *result)
{
  const TlBox box = box_at (result, RIL_SYMBOL);
  char *text = TessResultIteratorGetUTF8Text (result, RIL_SYMBOL);
  const gboolean valid = text != NULL && g_utf8_validate (text, -1, NULL);
  const guint n_chars = valid ? (guint) g_utf8_strlen (text, -1) : 0;
  const float width = n_chars > 0 ? (box.x2 - box.x1) / n_chars : 0;
  const float confidence = CLAMP (TessResultIteratorConfidence (result, RIL_SYMBOL) / 100, 0, 1);
  guint n_added = 0;

  for (const char *at = text; n_added < n_chars; at = g_utf8_next_char (at), n_added++)
    {
      TlReadLetter letter = { g_utf8_get_char (at), box, confidence };

      letter.box.x1 += width * n_added;
      letter.box.x2 = letter.box.x1 + width;
      if (g_unichar_isprint (letter.c) && !g_unichar_isspace (letter.c))
        {
          g_array_append_val (reading->letters, letter);
          tl_reading_get_word (reading, reading->words->len - 1)->n_letters++;
        }
    }
  TessDeleteText (text);
}

static void
even_out (TlReading  *reading,
          TlReadWord *word)
{
  const float width = (word->box.x2 - word->box.x1) / word->n_letters;
  TlReadLetter *letters = tl_reading_get_letter (reading, word->first_letter);

  if (letters[word->n_letters - 1].box.x2 - letters[0].box.x1
      >= (word->box.x2 - word->box.x1) * LEAST_COVER)
    return;
  for (guint i = 0; i < word->n_letters; i++)
    {
      letters[i].box.x1 = word->box.x1 + width * i;
      letters[i].box.x2 = letters[i].box.x1 + width;
    }
}

/* ---- the size of the letters */

float
tl_read_line_base_at (const TlReadLine *line,
                      float             x)
{
  const float run = line->right.x - line->left.x;

  return run > 0 ? line->left.y + (line->right.y - line->left.y) * (x - line->left.x) / run
                 : line->left.y;
}

/* How tall a letter is, of its font's size: 0 when that differs too much from font to font. */
static float
tall_share (gunichar c)
{
  if (g_unichar_isupper (c) || g_unichar_isdigit (c))
    return CAPITAL_SHARE;
  return c < 0x80 && strchr ("bdfhkl", (int) c) != NULL ? ASCENDER_SHARE : 0;
}

static float
small_share (gunichar c)
{
  return c < 0x80 && strchr ("acemnorsuvwxz", (int) c) != NULL ? SMALL_SHARE : 0;
}

static int
compare_floats (const void *a,
                const void *b)
{
  const float x = *(const float *) a;
  const float y = *(const float *) b;

  return (x > y) - (x < y);
}

static float
median_of (GArray *values)
{
  g_array_sort (values, compare_floats);
  return values->len > 0 ? g_array_index (values, float, values->len / 2) : 0;
}

static guint
end_of_line (const TlReading  *reading,
             const TlReadLine *line)
{
  const TlReadWord *last = tl_reading_get_word (reading, line->first_word + line->n_words - 1);

  return last->first_letter + last->n_letters;
}

static guint
start_of_line (const TlReading  *reading,
               const TlReadLine *line)
{
  return tl_reading_get_word (reading, line->first_word)->first_letter;
}

static float
measure_letters (const TlReading  *reading,
                 const TlReadLine *line,
                 float           (*get_share) (gunichar),
                 guint             enough)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = start_of_line (reading, line); i < end_of_line (reading, line); i++)
    {
      const TlReadLetter *letter = tl_reading_get_letter (reading, i);
      const float middle = (letter->box.x1 + letter->box.x2) / 2;
      const float height = tl_read_line_base_at (line, middle) - letter->box.y1;
      const float share = get_share (letter->c);
      const float size = share > 0 ? height / share : 0;

      if (size > 0)
        g_array_append_val (sizes, size);
    }
  return sizes->len >= enough ? median_of (sizes) : 0;
}

static float
measure_line (const TlReading  *reading,
              const TlReadLine *line)
{
  const float size = measure_letters (reading, line, tall_share, ENOUGH_TALL);
  const float small = size > 0 ? size : measure_letters (reading, line, small_share, 1);
  const float any = small > 0 ? small : measure_letters (reading, line, tall_share, 1);

  return any > 0 ? any : line->box.y2 - line->box.y1;
}

void
tl_reading_take (TlReading   *reading,
                 TessBaseAPI *reader)
{
  TessResultIterator *result = TessBaseAPIGetIterator (reader);
  const TessPageIterator *place = result != NULL ? TessResultIteratorGetPageIteratorConst (result)
                                                 : NULL;
  const guint n_lines = reading->lines->len;

  if (result == NULL)
    return;
  do
    {
      if (TessPageIteratorIsAtBeginningOf (place, RIL_TEXTLINE) || reading->lines->len == n_lines)
        begin_line (reading, result);
      if (TessPageIteratorIsAtBeginningOf (place, RIL_WORD)
          || tl_reading_get_line (reading, reading->lines->len - 1)->n_words == 0)
        begin_word (reading, result);
      add_symbol (reading, result);
    }
  while (TessResultIteratorNext (result, RIL_SYMBOL));
  TessResultIteratorDelete (result);
  drop_line_if_empty (reading);
  for (guint i = n_lines; i < reading->lines->len; i++)
    {
      TlReadLine *line = tl_reading_get_line (reading, i);

      line->size = measure_line (reading, line);
      for (guint j = 0; j < line->n_words; j++)
        even_out (reading, tl_reading_get_word (reading, line->first_word + j));
    }
}

float
tl_reading_get_size (const TlReading *reading)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 0; i < reading->lines->len; i++)
    {
      const TlReadLine *line = tl_reading_get_line (reading, i);

      for (guint j = start_of_line (reading, line); j < end_of_line (reading, line); j++)
        g_array_append_val (sizes, line->size);
    }
  return median_of (sizes);
}

static double
sum_confidence (const TlReading  *reading,
                const TlReadLine *line,
                guint            *n_letters)
{
  double sum = 0;

  for (guint i = 0; i < line->n_words; i++)
    {
      const TlReadWord *word = tl_reading_get_word (reading, line->first_word + i);

      sum += (double) word->confidence * word->n_letters;
      *n_letters += word->n_letters;
    }
  return sum;
}

float
tl_reading_get_line_confidence (const TlReading  *reading,
                                const TlReadLine *line)
{
  guint n_letters = 0;
  const double sum = sum_confidence (reading, line, &n_letters);

  return n_letters > 0 ? (float) (sum / n_letters) : 0;
}

float
tl_reading_get_confidence (const TlReading *reading)
{
  guint n_letters = 0;
  double sum = 0;

  for (guint i = 0; i < reading->lines->len; i++)
    sum += sum_confidence (reading, tl_reading_get_line (reading, i), &n_letters);
  return n_letters > 0 ? (float) (sum / n_letters) : 0;
}

/* One word is enough to make a line worth keeping: others may be dots that lead somewhere. */
static gboolean
is_junk (const TlReading  *reading,
         const TlReadLine *line)
{
  for (guint i = 0; i < line->n_words; i++)
    if (tl_reading_get_word (reading, line->first_word + i)->confidence >= JUNK)
      return FALSE;
  return TRUE;
}

void
tl_reading_drop_junk (TlReading *reading)
{
  for (guint i = reading->lines->len; i > 0; i--)
    if (is_junk (reading, tl_reading_get_line (reading, i - 1)))
      g_array_remove_index (reading->lines, i - 1);
}

/* ---- to the page */

typedef struct {
  TlScan  *scan;
  GString *text;
  GArray  *boxes;
  GArray  *runs;
  guint    n_chars;
} Writer;

static void
write_char (Writer   *writer,
            gunichar  c,
            TlBox     box)
{
  const TlBox placed = tl_scan_to_page (writer->scan, &box);

  g_string_append_unichar (writer->text, c);
  g_array_append_val (writer->boxes, placed);
  writer->n_chars++;
}

static void
end_run (Writer   *writer,
         float     size,
         gboolean  bold,
         gboolean  doubtful)
{
  TlTextRun run = { .size = size, .bold = bold, .doubtful = doubtful };
  TlTextRun *last = NULL;

  if (writer->runs->len > 0)
    last = &g_array_index (writer->runs, TlTextRun, writer->runs->len - 1);
  run.start = last != NULL ? last->start + last->length : 0;
  run.length = writer->n_chars - run.start;
  if (last != NULL && last->size == size && last->bold == bold && last->doubtful == doubtful)
    last->length += run.length;
  else if (run.length > 0)
    g_array_append_val (writer->runs, run);
}

/* As high as the line, so that those on it share it; and from where the letter before it ends, for
 * the letters of a word have no gaps between them. */
static TlBox
letter_box (const TlReadLine *line,
            const TlReadWord *word,
            const TlReadLetter *letters,
            guint             index)
{
  TlBox box = letters[index].box;
  const float base = tl_read_line_base_at (line, (box.x1 + box.x2) / 2);

  if (index > 0)
    box.x1 = (letters[index - 1].box.x2 + box.x1) / 2;
  if (index + 1 < word->n_letters)
    box.x2 = (box.x2 + letters[index + 1].box.x1) / 2;
  box.x2 = MAX (box.x2, box.x1);
  box.y1 = base - line->size * ASCENT;
  box.y2 = base + line->size * DESCENT;
  return box;
}

static void
write_word (Writer           *writer,
            const TlReading  *reading,
            const TlReadLine *line,
            const TlReadWord *word)
{
  const TlReadLetter *letters = tl_reading_get_letter (reading, word->first_letter);

  for (guint i = 0; i < word->n_letters; i++)
    write_char (writer, letters[i].c, letter_box (line, word, letters, i));
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D;
}

/* How sure a word is that begins or ends with a quotation mark, but for that: no mark is ever made
 * out well. */
static float
bare_confidence (const TlReadWord   *word,
                 const TlReadLetter *letters)
{
  guint start = 0, end = word->n_letters;
  float least = 1;

  while (start < end && is_quote (letters[start].c))
    start++;
  while (end > start && is_quote (letters[end - 1].c))
    end--;
  if (start == end || end - start == word->n_letters)
    return word->confidence;
  for (guint i = start; i < end; i++)
    least = MIN (least, letters[i].confidence);
  return MAX (word->confidence, least);
}

/* "1st" is read as what is no word. */
static gboolean
is_misread_first (const TlReadWord   *word,
                  const TlReadLetter *letters)
{
  return word->n_letters == 3 && strchr ("iIl", (int) MIN (letters[0].c, 0x7F)) != NULL &&
         letters[1].c == 's' && letters[2].c == 't';
}

static gboolean
is_doubtful (const TlReading  *reading,
             const TlReadWord *word)
{
  const TlReadLetter *letters = tl_reading_get_letter (reading, word->first_letter);

  return bare_confidence (word, letters) < DOUBTFUL || is_misread_first (word, letters);
}

static void
write_gap (Writer             *writer,
           gunichar            c,
           const TlReadLine   *line,
           const TlReadLetter *before,
           const TlReadLetter *after)
{
  const float base = tl_read_line_base_at (line, before->box.x2);
  const float right = after != NULL ? MAX (before->box.x2, after->box.x1) : before->box.x2;

  write_char (writer, c, (TlBox){ before->box.x2, base - line->size * ASCENT, right,
                                  base + line->size * DESCENT });
}

static void
write_line (Writer           *writer,
            const TlReading  *reading,
            const TlReadLine *line,
            float             size)
{
  const guint end = line->first_word + line->n_words;

  for (guint i = line->first_word; i < end; i++)
    {
      const TlReadWord *word = tl_reading_get_word (reading, i);
      const guint next = word->first_letter + word->n_letters;
      const TlReadLetter *last = tl_reading_get_letter (reading, next - 1);

      write_word (writer, reading, line, word);
      end_run (writer, size, line->bold, is_doubtful (reading, word));
      if (i + 1 < end)
        write_gap (writer, ' ', line, last, tl_reading_get_letter (reading, next));
      else
        write_gap (writer, '\n', line, last, NULL);
      end_run (writer, size, line->bold, FALSE);
    }
}

/* In points, to the half: what is nearly the size of the body is of its size. */
static float
round_size (float   size,
            guint   n_letters,
            float   body,
            TlScan *scan)
{
  const float tolerance = n_letters < FEW_LETTERS ? 2 * SAME_SIZE : SAME_SIZE;
  const float pixels = ABS (size - body) <= body * tolerance ? body : size;

  return roundf (pixels * 72 / (float) scan->resolution * 2) / 2;
}

void
tl_reading_write (const TlReading *reading,
                  TlScan          *scan,
                  TlRawPage       *page)
{
  const float body = tl_reading_get_size (reading);
  Writer writer = {
    .scan = scan,
    .text = g_string_new (NULL),
    .boxes = g_array_new (FALSE, FALSE, sizeof (TlBox)),
    .runs = g_array_new (FALSE, FALSE, sizeof (TlTextRun)),
  };

  for (guint i = 0; i < reading->lines->len; i++)
    {
      const TlReadLine *line = tl_reading_get_line (reading, i);

      const guint n_letters = end_of_line (reading, line) - start_of_line (reading, line);

      write_line (&writer, reading, line, round_size (line->size, n_letters, body, scan));
    }
  page->confidence = tl_reading_get_confidence (reading);
  page->n_chars = page->n_boxes = writer.n_chars;
  page->n_runs = writer.runs->len;
  page->text = g_string_free (writer.text, FALSE);
  page->boxes = (TlBox *) (gpointer) g_array_free (writer.boxes, FALSE);
  page->runs = (TlTextRun *) (gpointer) g_array_free (writer.runs, FALSE);
}
