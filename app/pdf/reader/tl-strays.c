/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-strays-private.h"

#include <math.h>

/* All in sizes of the body's font. */
#define SPECK 0.08f      /* smaller is dirt */
#define TALLEST 1.6f     /* higher is no text */
#define LOWEST 0.45f     /* a patch of text has at least one letter of this height */
#define NARROWEST 0.15f  /* narrower is what is left of a line */
#define WIDEST 12.0f     /* wider would not have been missed */
#define CLOSE 0.6f       /* parts of one patch are no further apart */
#define EDGE 0.15f       /* of the picture below it: more would show the next line */
#define TOP 0.78f        /* of a line, above what it stands on */
#define BOTTOM 0.22f     /* and below */
#define MARGIN 0.45f     /* of paper around a patch, to read it by */
#define LEAST_BULLET 0.18f
#define MOST_BULLET 0.6f
#define BULLET_GAP 6.0f  /* from a bullet to its line */
#define CONTEXT 9.0f     /* of the line beside a patch, to read it by */
#define BULLET 0x2022u
#define FILLED 0.6f      /* of its box: a bullet is round or square, and full */
#define MOST_SPECKS 2000 /* more is a picture */
#define MOST_PATCHES 80
#define SURE_STRAY 0.60f /* confidence */
#define SURELY_RIGHT 0.80f
#define FINE 250         /* pixels an inch: to be enlarged no further */
#define ODD 0.25f        /* of the confidence: what is left to a number that looks like none */
#define DISLIKE_OF_LEFT 4.0f
#define NUMBER_GAP 1.0f  /* from a number to what it numbers */
#define WIDEST_NUMBER 4.5f

static BOX *
box_around (float x1,
            float y1,
            float x2,
            float y2)
{
  const float left = MAX (0, x1);
  const float top = MAX (0, y1);

  return boxCreate ((int) left, (int) top, (int) MAX (1, x2 - left), (int) MAX (1, y2 - top));
}

static void
take_away (PIX         *ink,
           const TlBox *box,
           float        size)
{
  BOX *around = box_around (box->x1 - size * 0.2f, box->y1 - size * 0.15f,
                            box->x2 + size * 0.2f, box->y2 + size * 0.15f);

  pixClearInRect (ink, around);
  boxDestroy (&around);
}

static void
take_words_away (PIX             *ink,
                 const TlReading *reading,
                 float            size)
{
  for (guint i = 0; i < reading->lines->len; i++)
    {
      const TlReadLine *line = tl_reading_get_line (reading, i);

      for (guint j = 0; j < line->n_words; j++)
        take_away (ink, &tl_reading_get_word (reading, line->first_word + j)->box, size);
    }
}

/* ---- patches */

static float
height_of (const TlBox *box)
{
  return box->y2 - box->y1;
}

static float
width_of (const TlBox *box)
{
  return box->x2 - box->x1;
}

static gboolean
belong_together (const TlBox *patch,
                 const TlBox *part,
                 float        size)
{
  const TlBox both = { MIN (patch->x1, part->x1), MIN (patch->y1, part->y1),
                       MAX (patch->x2, part->x2), MAX (patch->y2, part->y2) };

  return part->x1 - patch->x2 < size * CLOSE && height_of (&both) < size * TALLEST;
}

static int
compare_lefts (gconstpointer a,
               gconstpointer b)
{
  const TlBox *x = a;
  const TlBox *y = b;

  return (x->x1 > y->x1) - (x->x1 < y->x1);
}

static GArray *
list_parts (PIX   *ink,
            float  size)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (TlBox));
  BOXA *boxes = pixConnComp (ink, NULL, 8);
  const int n_boxes = boxes != NULL ? boxaGetCount (boxes) : 0;

  for (int i = 0; i < n_boxes && n_boxes <= MOST_SPECKS; i++)
    {
      int x, y, width, height;
      TlBox part;

      boxaGetBoxGeometry (boxes, i, &x, &y, &width, &height);
      part = (TlBox){ (float) x, (float) y, (float) (x + width), (float) (y + height) };
      if (MAX (width, height) >= size * SPECK && height <= size * TALLEST)
        g_array_append_val (parts, part);
    }
  boxaDestroy (&boxes);
  g_array_sort (parts, compare_lefts);
  return parts;
}

static GArray *
list_patches (PIX   *ink,
              float  size)
{
  g_autoptr (GArray) parts = list_parts (ink, size);
  GArray *patches = g_array_new (FALSE, FALSE, sizeof (TlBox));

  for (guint i = 0; i < parts->len; i++)
    {
      const TlBox *part = &g_array_index (parts, TlBox, i);
      TlBox *patch = NULL;

      for (guint j = 0; j < patches->len && patch == NULL; j++)
        if (belong_together (&g_array_index (patches, TlBox, j), part, size))
          patch = &g_array_index (patches, TlBox, j);
      if (patch == NULL)
        g_array_append_val (patches, *part);
      else
        *patch = (TlBox){ patch->x1, MIN (patch->y1, part->y1),
                          MAX (patch->x2, part->x2), MAX (patch->y2, part->y2) };
    }
  return patches;
}

/* ---- bullets */

static gboolean
is_filled (PIX         *ink,
           const TlBox *patch)
{
  BOX *box = box_around (patch->x1, patch->y1, patch->x2, patch->y2);
  PIX *part = pixClipRectangle (ink, box, NULL);
  int n_black = 0;

  if (part != NULL)
    pixCountPixels (part, &n_black, NULL);
  pixDestroy (&part);
  boxDestroy (&box);
  return (float) n_black >= FILLED * width_of (patch) * height_of (patch);
}

static gboolean
is_bullet_shape (PIX         *ink,
                 const TlBox *patch,
                 float        size)
{
  const float width = width_of (patch);
  const float height = height_of (patch);

  return MIN (width, height) >= size * LEAST_BULLET && MAX (width, height) <= size * MOST_BULLET
         && MAX (width, height) <= 1.5f * MIN (width, height) && is_filled (ink, patch);
}

/* The line that a bullet stands before, at half the height of its small letters. */
static TlReadLine *
find_line_after (const TlReading *reading,
                 const TlBox     *patch)
{
  const float middle = (patch->y1 + patch->y2) / 2;

  for (guint i = 0; i < reading->lines->len; i++)
    {
      TlReadLine *line = tl_reading_get_line (reading, i);
      const float gap = line->box.x1 - patch->x2;

      if (gap > 0 && gap <= line->size * BULLET_GAP && middle < line->left.y
          && middle > line->left.y - line->size * 0.8f)
        return line;
    }
  return NULL;
}

/* ---- reading them */

static gboolean
is_worth_reading (const TlBox *patch,
                  float        size)
{
  return width_of (patch) >= size * NARROWEST && width_of (patch) <= size * WIDEST
         && height_of (patch) >= size * LOWEST && height_of (patch) <= size * TALLEST;
}

/* The nearest line that stands beside a patch, to the right if there is one there. */
static const TlReadLine *
find_line_beside (const TlReading *reading,
                  const TlBox     *patch)
{
  const float middle = (patch->y1 + patch->y2) / 2;
  const TlReadLine *best = NULL;
  float nearest = G_MAXFLOAT;

  for (guint i = 0; i < reading->lines->len; i++)
    {
      const TlReadLine *line = tl_reading_get_line (reading, i);
      const float gap = line->box.x1 > patch->x2 ? line->box.x1 - patch->x2
                                                 : (patch->x1 - line->box.x2) * DISLIKE_OF_LEFT;

      if (gap > 0 && gap < nearest && middle < line->left.y + line->size * 0.1f
          && middle > line->left.y - line->size * 0.8f)
        {
          best = line;
          nearest = gap;
        }
    }
  return best;
}

/* Where in their order it is read. */
static void
insert_line (TlReading  *reading,
             TlReadLine  line)
{
  const TlReadLine *beside = find_line_beside (reading, &line.box);
  guint index = 0;

  if (beside != NULL)
    index = (guint) (beside - tl_reading_get_line (reading, 0)) + (beside->box.x1 < line.box.x1);
  else
    while (index < reading->lines->len
           && tl_reading_get_line (reading, index)->left.y < line.left.y)
      index++;
  g_array_insert_val (reading->lines, index, line);
}

static void
add_bullet (TlReading   *reading,
            const TlBox *patch)
{
  const TlReadLine *after = find_line_after (reading, patch);
  const TlReadLetter letter = { BULLET, *patch };
  const TlReadWord word = { reading->letters->len, 1, *patch, 1 };
  TlReadLine line;

  if (after == NULL)
    return;
  line = *after;
  line.first_word = reading->words->len;
  line.n_words = 1;
  line.box = *patch;
  line.right.y = line.left.y;
  g_array_append_val (reading->letters, letter);
  g_array_append_val (reading->words, word);
  insert_line (reading, line);
}

/* A patch, put close beside a bit of the line it stands by: a figure all by itself is guesswork. */
typedef struct {
  PIX  *picture;
  float x1; /* where the patch begins and ends in it */
  float x2;
  float to_x; /* from here to the page's picture */
  float to_y;
} Strip;

/* Copies what the page's picture has between @x1 and @x2 to @at. */
static void
paste (Strip  *strip,
       TlScan *scan,
       float   at,
       float   x1,
       float   x2)
{
  pixRasterop (strip->picture, (int) at, 0, (int) (x2 - x1), pixGetHeight (strip->picture),
               PIX_SRC, scan->picture, (int) x1, (int) strip->to_y);
}

/* Hardly higher than the line, for parts of the next one would only mislead. */
static Strip
cut_strip (TlScan           *scan,
           const TlBox      *patch,
           const TlReadLine *beside,
           float             size)
{
  const float margin = roundf (size * MARGIN);
  const float edge = roundf (size * EDGE);
  const float context = beside != NULL ? roundf (size * CONTEXT) : 0;
  const float left = roundf (patch->x1 - margin);
  const float right = roundf (patch->x2 + margin);
  const gboolean after = beside != NULL && beside->box.x1 > patch->x2;
  float top = patch->y1, bottom = patch->y2;
  Strip strip = { 0 };

  if (beside != NULL)
    {
      top = MIN (top, beside->left.y - size * TOP);
      bottom = MAX (bottom, beside->left.y + size * BOTTOM);
    }
  strip.to_y = roundf (top - margin);
  strip.x1 = after ? 0 : context;
  strip.x2 = strip.x1 + right - left;
  strip.to_x = left - strip.x1;
  strip.picture = pixCreate ((int) (context + right - left),
                             (int) roundf (bottom - top + margin + edge), 8);
  pixSetAll (strip.picture);
  paste (&strip, scan, strip.x1, left, right);
  if (after)
    paste (&strip, scan, strip.x2, beside->box.x1 - margin, beside->box.x1 - margin + context);
  else if (beside != NULL)
    paste (&strip, scan, 0, beside->box.x2 + margin - context, beside->box.x2 + margin);
  return strip;
}

static void
move (TlBox       *box,
      const Strip *strip,
      float        scale)
{
  box->x1 = box->x1 / scale + strip->to_x;
  box->x2 = box->x2 / scale + strip->to_x;
  box->y1 = box->y1 / scale + strip->to_y;
  box->y2 = box->y2 / scale + strip->to_y;
}

/* What was read in a strip, which was made larger for it by @scale, of the patch alone. */
typedef struct {
  TlReading *reading;
  float      scale;
  float      confidence; /* of the least sure word */
} Finding;

static gboolean
is_in_patch (const TlReadWord *word,
             const Strip      *strip,
             float             scale)
{
  const float middle = (word->box.x1 + word->box.x2) / 2 / scale;

  return middle >= strip->x1 && middle <= strip->x2;
}

/* "5:2", "a7": what stands by itself is more likely a number than this. */
static gboolean
is_odd (const TlReading  *reading,
        const TlReadWord *word)
{
  guint n_digits = 0, n_letters = 0, n_colons = 0;

  for (guint i = 0; i < word->n_letters; i++)
    {
      const gunichar c = tl_reading_get_letter (reading, word->first_letter + i)->c;

      n_digits += g_unichar_isdigit (c);
      n_letters += g_unichar_islower (c);
      n_colons += c == ':' && i + 1 < word->n_letters;
    }
  return n_digits > 0 && n_letters + n_colons > 0;
}

static Finding
read_strip (const Strip *strip,
            TessBaseAPI *reader,
            guint        resolution,
            float        scale)
{
  PIX *picture = scale != 1 ? pixScale (strip->picture, scale, scale) : pixClone (strip->picture);
  Finding finding = { tl_reading_new (), scale, 1 };
  guint n_words = 0;

  TessBaseAPISetImage2 (reader, picture);
  TessBaseAPISetSourceResolution (reader, (int) (resolution * scale));
  if (TessBaseAPIRecognize (reader, NULL) == 0)
    tl_reading_take (finding.reading, reader);
  for (guint i = 0; i < finding.reading->words->len; i++)
    {
      const TlReadWord *word = tl_reading_get_word (finding.reading, i);

      if (!is_in_patch (word, strip, scale))
        continue;
      finding.confidence = MIN (finding.confidence, word->confidence);
      if (is_odd (finding.reading, word))
        finding.confidence *= ODD;
      n_words++;
    }
  if (n_words == 0)
    finding.confidence = 0;
  pixDestroy (&picture);
  return finding;
}

/* At its own size, and at others while that is not surely right: the surest counts. */
static Finding
read_strip_well (const Strip *strip,
                 TessBaseAPI *reader,
                 guint        resolution)
{
  const float scales[] = { 1.5f, resolution < FINE ? 2 : 0.75f };
  Finding best = read_strip (strip, reader, resolution, 1);

  for (guint i = 0; i < G_N_ELEMENTS (scales) && best.confidence < SURELY_RIGHT; i++)
    {
      Finding other = read_strip (strip, reader, resolution, scales[i]);
      const Finding worse = other.confidence > best.confidence ? best : other;

      if (other.confidence > best.confidence)
        best = other;
      tl_reading_free (worse.reading);
    }
  return best;
}

static void
adopt_word (TlReading        *reading,
            const Finding    *finding,
            const TlReadWord *word,
            const Strip      *strip)
{
  TlReadWord adopted = *word;

  adopted.first_letter = reading->letters->len;
  move (&adopted.box, strip, finding->scale);
  for (guint i = 0; i < word->n_letters; i++)
    {
      TlReadLetter letter = *tl_reading_get_letter (finding->reading, word->first_letter + i);

      move (&letter.box, strip, finding->scale);
      g_array_append_val (reading->letters, letter);
    }
  g_array_append_val (reading->words, adopted);
}

/* Takes over those words of a line that are in the patch. */
static void
adopt_line (TlReading        *reading,
            const Finding    *finding,
            const TlReadLine *line,
            const Strip      *strip,
            float             size)
{
  TlReadLine adopted = *line;

  adopted.first_word = reading->words->len;
  adopted.n_words = 0;
  for (guint i = 0; i < line->n_words; i++)
    {
      const TlReadWord *word = tl_reading_get_word (finding->reading, line->first_word + i);

      if (!is_in_patch (word, strip, finding->scale))
        continue;
      adopt_word (reading, finding, word, strip);
      adopted.n_words++;
    }
  if (adopted.n_words == 0)
    return;
  adopted.size = size > 0 ? size : line->size / finding->scale;
  move (&adopted.box, strip, finding->scale);
  adopted.box.x1 = tl_reading_get_word (reading, adopted.first_word)->box.x1;
  adopted.box.x2 = tl_reading_get_word (reading, reading->words->len - 1)->box.x2;
  adopted.left.x = line->left.x / finding->scale + strip->to_x;
  adopted.left.y = line->left.y / finding->scale + strip->to_y;
  adopted.right.x = line->right.x / finding->scale + strip->to_x;
  adopted.right.y = line->right.y / finding->scale + strip->to_y;
  insert_line (reading, adopted);
}

/* FALSE when there was nothing as sure as @least_confidence. */
static gboolean
read_patch (TlReading   *reading,
            TlScan      *scan,
            TessBaseAPI *reader,
            const TlBox *patch,
            float        least_confidence)
{
  const float size = tl_reading_get_size (reading);
  const TlReadLine *beside = find_line_beside (reading, patch);
  const float beside_size = beside != NULL ? beside->size : 0;
  Strip strip = cut_strip (scan, patch, beside, MAX (size, beside_size));
  const Finding finding = read_strip_well (&strip, reader, scan->resolution);
  const gboolean is_sure = finding.confidence >= least_confidence;

  for (guint i = 0; is_sure && i < finding.reading->lines->len; i++)
    adopt_line (reading, &finding, tl_reading_get_line (finding.reading, i), &strip, beside_size);
  tl_reading_free (finding.reading);
  pixDestroy (&strip.picture);
  return is_sure;
}

static void
read_patches (TlReading   *reading,
              TlScan      *scan,
              TessBaseAPI *reader,
              PIX         *ink)
{
  const float size = tl_reading_get_size (reading);
  g_autoptr (GArray) patches = list_patches (ink, size);

  for (guint i = 0; i < patches->len && patches->len <= MOST_PATCHES; i++)
    {
      const TlBox *patch = &g_array_index (patches, TlBox, i);

      if (is_bullet_shape (ink, patch, size))
        add_bullet (reading, patch);
      else if (is_worth_reading (patch, size))
        read_patch (reading, scan, reader, patch, SURE_STRAY);
    }
}

/* ---- numbers of paragraphs */

/* Whether a line begins with a number, or with what may have been one, that stands apart from what
 * follows, be that on this line or another. */
static gboolean
begins_with_number (const TlReading  *reading,
                    const TlReadLine *line,
                    float             size)
{
  const TlReadWord *word = tl_reading_get_word (reading, line->first_word);
  const TlReadLine *beside;

  if (width_of (&word->box) > size * WIDEST_NUMBER || height_of (&word->box) < size * LOWEST)
    return FALSE;
  if (line->n_words > 1)
    return word[1].box.x1 - word->box.x2 > size * NUMBER_GAP;
  beside = find_line_beside (reading, &line->box);
  return beside != NULL && beside->box.x1 - line->box.x2 > size * NUMBER_GAP;
}

/* Takes the first word of line @index out; returns a line of nothing but that word. */
static TlReadLine
take_number_out (TlReading *reading,
                 guint      index)
{
  TlReadLine *line = tl_reading_get_line (reading, index);
  TlReadLine number = *line;

  number.n_words = 1;
  number.box.x2 = tl_reading_get_word (reading, line->first_word)->box.x2;
  if (--line->n_words == 0)
    g_array_remove_index (reading->lines, index);
  else
    line->box.x1 = tl_reading_get_word (reading, ++line->first_word)->box.x1;
  return number;
}

/* Tesseract is no better at numbers it read in a column by themselves, or at the far end of a gap,
 * than at those it left out. */
static void
read_numbers_again (TlReading   *reading,
                    TlScan      *scan,
                    TessBaseAPI *reader)
{
  const float size = tl_reading_get_size (reading);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (TlReadLine));

  for (guint i = reading->lines->len; i > 0; i--)
    if (begins_with_number (reading, tl_reading_get_line (reading, i - 1), size))
      {
        const TlReadLine number = take_number_out (reading, i - 1);

        g_array_append_val (numbers, number);
      }
  for (guint i = 0; i < numbers->len; i++)
    {
      const TlReadLine *number = &g_array_index (numbers, TlReadLine, i);
      const TlReadWord *word = tl_reading_get_word (reading, number->first_word);
      const TlBox box = word->box;

      if (!read_patch (reading, scan, reader, &box, MIN (word->confidence, SURE_STRAY)))
        insert_line (reading, *number);
    }
}

/* A bullet before a line that it was read with comes out as any small sign there is. */
static void
mend_bullet (const TlReading  *reading,
             const TlReadLine *line,
             PIX              *ink)
{
  const TlReadWord *word = tl_reading_get_word (reading, line->first_word);
  TlReadLetter *letter = tl_reading_get_letter (reading, word->first_letter);

  if (line->n_words > 1 && word->n_letters == 1
      && is_bullet_shape (ink, &letter->box, line->size))
    letter->c = BULLET;
}

void
tl_strays_read (TlReading   *reading,
                TlScan      *scan,
                TessBaseAPI *reader)
{
  const float size = tl_reading_get_size (reading);
  PIX *ink = size > 0 ? TessBaseAPIGetThresholdedImage (reader) : NULL;

  if (ink == NULL)
    return;
  TessBaseAPISetPageSegMode (reader, PSM_SINGLE_LINE);
  for (guint i = 0; i < reading->lines->len; i++)
    mend_bullet (reading, tl_reading_get_line (reading, i), ink);
  take_words_away (ink, reading, size);
  read_numbers_again (reading, scan, reader);
  read_patches (reading, scan, reader, ink);
  pixDestroy (&ink);
}
