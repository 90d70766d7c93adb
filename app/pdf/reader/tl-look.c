/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-look-private.h"

#include <math.h>

#define FIRST_SCALE 0.5 /* pixels a point */
#define SECOND_SCALE 3.0
#define MOST_PIXELS 6e6   /* of a picture; a larger page is looked at in less detail */
#define FIRST_CONTRAST 40 /* levels from the lightest to the darkest of a row, to be seen at once */
#define SECOND_CONTRAST 12 /* and when looked for: less cannot be told on paper */
#define PIECE 3            /* letters that are looked at together */
#define LONG_ENOUGH 3      /* letters of a word that is not there on bare paper */
#define LIGHT 160          /* level from which a ground may be paper, and no box */

typedef struct {
  cairo_surface_t *surface;
  const guint8    *pixels;
  int              width, height, stride;
  TlBox            area;
  double           scale;
  int              contrast; /* that makes a letter */
} Look;

/* A stretch of a line's characters between spaces. */
typedef struct {
  guint    start;
  guint    end;
  gboolean lettered;
  gboolean suspect;
  gboolean hidden;
  guint    n_bare; /* letters that should be on bare paper and are not */
} Word;

typedef enum { SEEN, COVERED, BARE } Sight;

static gboolean
look_at (Look              *look,
         PopplerPage       *source,
         const TlBox       *area,
         double             scale,
         cairo_antialias_t  antialias)
{
  const double points = (double) (area->x2 - area->x1) * (area->y2 - area->y1);

  look->area = *area;
  look->scale = MIN (scale, sqrt (MOST_PIXELS / MAX (points, 1)));
  look->surface = tl_reader_paint (source, area, look->scale, antialias);
  look->pixels = cairo_image_surface_get_data (look->surface);
  look->width = cairo_image_surface_get_width (look->surface);
  look->height = cairo_image_surface_get_height (look->surface);
  look->stride = cairo_image_surface_get_stride (look->surface);
  return look->pixels != NULL;
}

static void
look_away (Look *look)
{
  g_clear_pointer (&look->surface, cairo_surface_destroy);
}

/* ---- whether letters show in a box */

static gboolean
row_varies (const Look   *look,
            const guint8 *row,
            int           left,
            int           right)
{
  guint8 least[3], most[3];

  for (int c = 0; c < 3; c++)
    least[c] = most[c] = row[left * 4 + c];
  for (int x = left + 1; x < right; x++)
    for (int c = 0; c < 3; c++)
      {
        least[c] = MIN (least[c], row[x * 4 + c]);
        most[c] = MAX (most[c], row[x * 4 + c]);
      }
  for (int c = 0; c < 3; c++)
    if (most[c] - least[c] >= look->contrast)
      return TRUE;
  return FALSE;
}

static gboolean
is_light (const guint8 *pixel)
{
  return MIN (pixel[0], MIN (pixel[1], pixel[2])) >= LIGHT;
}

static const guint8 *
row_at (const Look *look,
        double      y)
{
  return look->pixels + CLAMP ((int) y, 0, look->height - 1) * look->stride;
}

/* From @from to @to of the box's height. */
static gboolean
any_row_varies (const Look  *look,
                const TlBox *box,
                int          left,
                int          right,
                double       from,
                double       to)
{
  const double top = (box->y1 - look->area.y1) * look->scale;
  const double height = (box->y2 - box->y1) * look->scale;
  const int last = (int) (top + height * to);

  for (int y = (int) (top + height * from); y <= last; y++)
    if (row_varies (look, row_at (look, y), left, right))
      return TRUE;
  return FALSE;
}

/* A box drawn over a line need not reach above and below its letters: those are where they belong,
 * in the middle. On bare paper they may be anywhere: some fonts do not say right how high they
 * are. */
static Sight
see (const Look  *look,
     const TlBox *box)
{
  const int left = MAX (0, (int) floor ((box->x1 - look->area.x1) * look->scale));
  const int right = MIN (look->width, (int) ceil ((box->x2 - look->area.x1) * look->scale));
  const double middle = ((box->y1 + box->y2) / 2 - look->area.y1) * look->scale;

  if (right <= left || middle < 0 || middle >= look->height)
    return SEEN;
  if (any_row_varies (look, box, left, right, 0.25, 0.85))
    return SEEN;
  if (!is_light (row_at (look, middle) + (left + right) / 2 * 4))
    return COVERED;
  return any_row_varies (look, box, left, right, 0.05, 0.95) ? SEEN : BARE;
}

static void
widen (TlBox       *box,
       const TlBox *other)
{
  box->x1 = MIN (box->x1, other->x1);
  box->y1 = MIN (box->y1, other->y1);
  box->x2 = MAX (box->x2, other->x2);
  box->y2 = MAX (box->y2, other->y2);
}

static TlBox
box_of (const TlRawPage *page,
        guint            start,
        guint            end)
{
  TlBox box = page->boxes[start];

  for (guint i = start + 1; i < end; i++)
    widen (&box, &page->boxes[i]);
  return box;
}

/* ---- words */

static GArray *
list_words (const gunichar *chars,
            guint           n_chars)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  Word word = { 0 };

  for (guint i = 0; i <= n_chars; i++)
    if (i < n_chars && !g_unichar_isspace (chars[i]))
      {
        word.lettered |= g_unichar_isalnum (chars[i]);
        word.end = i + 1;
      }
    else
      {
        if (word.end > word.start)
          g_array_append_val (words, word);
        word = (Word){ .start = i + 1 };
      }
  return words;
}

/* A last piece too short to be looked at by itself is taken together with what is before it. */
static gboolean
all_pieces_show (const Look      *look,
                 const TlRawPage *page,
                 const Word      *word)
{
  for (guint i = word->start; i < word->end; i += PIECE)
    {
      const guint end = MIN (i + PIECE, word->end);
      const guint start = MAX (word->start, end >= PIECE ? end - PIECE : 0);
      const TlBox box = box_of (page, start, end);

      if (see (look, &box) != SEEN)
        return FALSE;
    }
  return TRUE;
}

static gboolean
half_is_hidden (const Look      *look,
                const TlRawPage *page,
                const gunichar  *chars,
                Word            *word)
{
  guint n_letters = 0;
  guint n_hidden = 0;

  for (guint i = word->start; i < word->end; i++)
    if (g_unichar_isalnum (chars[i]))
      {
        const Sight sight = see (look, &page->boxes[i]);

        n_letters++;
        n_hidden += sight != SEEN;
        word->n_bare += sight == BARE;
      }
  return n_hidden * 2 >= n_letters;
}

/* Returns whether there are any, and where. */
static gboolean
suspect_words (PopplerPage     *source,
               const TlRawPage *page,
               GArray          *words,
               TlBox           *area)
{
  const TlBox whole = { 0, 0, page->width, page->height };
  Look look = { .contrast = FIRST_CONTRAST };
  gboolean any = FALSE;

  if (look_at (&look, source, &whole, FIRST_SCALE, CAIRO_ANTIALIAS_NONE))
    for (guint i = 0; i < words->len; i++)
      {
        Word *word = &g_array_index (words, Word, i);
        const TlBox box = box_of (page, word->start, word->end);

        word->suspect = word->lettered && !all_pieces_show (&look, page, word);
        if (!word->suspect)
          continue;
        if (any)
          widen (area, &box);
        else
          *area = box;
        any = TRUE;
      }
  look_away (&look);
  return any;
}

/* A page of letters in fonts that it does not bring. */
static PopplerDocument *
open_sample (void)
{
  static const char sample[] =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 20]/Contents 4 0 R/Resources<</Font<<"
    "/F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    "4 0 obj<</Length 33>>stream\nBT/F 12 Tf 5 5 Td(Letters)Tj ET   \nendstream endobj\n"
    "trailer<</Root 1 0 R>>\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (sample, sizeof sample - 1);

  return poppler_document_new_from_bytes (bytes, NULL, NULL);
}

/* On a system without fonts, or with none that can be reached from in here, letters leave no marks
 * and would all count as hidden. */
static gboolean
draws_letters (void)
{
  const TlBox middle = { 0, 0, 99, 20 };
  const TlBox letters = { 5, 5, 45, 16 };
  PopplerDocument *sample = open_sample ();
  PopplerPage *page = sample != NULL ? poppler_document_get_page (sample, 0) : NULL;
  Look look = { .contrast = SECOND_CONTRAST };
  gboolean draws = FALSE;

  if (page != NULL && look_at (&look, page, &middle, SECOND_SCALE, CAIRO_ANTIALIAS_GRAY))
    draws = see (&look, &letters) == SEEN;
  look_away (&look);
  g_clear_object (&page);
  g_clear_object (&sample);
  return draws;
}

static gboolean
find_hidden_words (PopplerPage     *source,
                   const TlRawPage *page,
                   const gunichar  *chars,
                   GArray          *words)
{
  TlBox area;
  Look look = { .contrast = SECOND_CONTRAST };
  gboolean any = FALSE;

  if (!suspect_words (source, page, words, &area))
    return FALSE;
  if (look_at (&look, source, &area, SECOND_SCALE, CAIRO_ANTIALIAS_GRAY))
    for (guint i = 0; i < words->len; i++)
      {
        Word *word = &g_array_index (words, Word, i);

        word->hidden = word->suspect && half_is_hidden (&look, page, chars, word);
        any |= word->hidden;
      }
  look_away (&look);
  return any;
}

static gboolean
is_weighty (const Word *word)
{
  return word->hidden && (word->n_bare == 0 || word->n_bare >= LONG_ENOUGH);
}

/* Programs that read scans make a letter or two of a row of dots, and set them between the dots.
 * Such counts among others that do, and not by itself. */
static void
show_lone_scraps (GArray *words)
{
  guint start = 0;
  gboolean weighty = FALSE;

  for (guint i = 0; i <= words->len; i++)
    {
      const Word *word = i < words->len ? &g_array_index (words, Word, i) : NULL;

      if (word != NULL && word->hidden)
        {
          weighty |= is_weighty (word);
          continue;
        }
      for (guint n = start; !weighty && n < i; n++)
        g_array_index (words, Word, n).hidden = FALSE;
      start = i + 1;
      weighty = FALSE;
    }
}

static void
hide_signs_between (GArray *words)
{
  for (guint i = 1; i + 1 < words->len; i++)
    {
      Word *word = &g_array_index (words, Word, i);

      word->hidden |= !word->lettered && word[-1].hidden && word[1].hidden;
    }
}

/* ---- what is left */

static void
drop_from_runs (TlRawPage *page,
                guint      start,
                guint      end)
{
  for (guint i = 0; i < page->n_runs; i++)
    {
      TlTextRun *run = &page->runs[i];
      const guint run_end = run->start + run->length;
      const guint from = CLAMP (start, run->start, run_end);
      const guint to = CLAMP (end, run->start, run_end);

      run->length -= to - from;
      if (run->start >= end)
        run->start -= end - start;
      else if (run->start > start)
        run->start = start;
    }
}

static void
drop_empty_runs (TlRawPage *page)
{
  guint n_runs = 0;

  for (guint i = 0; i < page->n_runs; i++)
    if (page->runs[i].length > 0)
      page->runs[n_runs++] = page->runs[i];
  page->n_runs = n_runs;
}

static void
drop_words (TlRawPage *page,
            gunichar  *chars,
            GArray    *words)
{
  /* From the last on, so that the places of those before stay. */
  for (guint i = words->len; i-- > 0;)
    {
      const Word *word = &g_array_index (words, Word, i);
      const guint n_after = page->n_chars - word->end;

      if (!word->hidden)
        continue;
      memmove (chars + word->start, chars + word->end, n_after * sizeof *chars);
      memmove (page->boxes + word->start, page->boxes + word->end, n_after * sizeof *page->boxes);
      drop_from_runs (page, word->start, word->end);
      page->n_chars -= word->end - word->start;
      page->n_hidden++;
    }
  page->n_boxes = page->n_chars;
  drop_empty_runs (page);
  g_free (page->text);
  page->text = g_ucs4_to_utf8 (chars, page->n_chars, NULL, NULL, NULL);
}

void
tl_look_drop_hidden (PopplerPage *source,
                     TlRawPage   *page)
{
  g_autofree gunichar *chars = NULL;
  g_autoptr (GArray) words = NULL;

  if (page->boxes == NULL)
    return;
  chars = g_utf8_to_ucs4_fast (page->text, -1, NULL);
  words = list_words (chars, page->n_chars);
  if (words->len == 0 || !find_hidden_words (source, page, chars, words) || !draws_letters ())
    return;
  show_lone_scraps (words);
  hide_signs_between (words);
  drop_words (page, chars, words);
}
