/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-lines-private.h"

#include <math.h>
#include <stdlib.h>

#define SAME_LINE_SHARE 0.3f /* of the lower box's height */
#define SPACE_GAP 0.25f      /* of the line's height */
#define WIDE_GAP 1.5f        /* of the font's size, as the next */
#define CERTAIN_GAP 3.0f
#define OUTSTANDING_GAP 2.0f /* of the middle gap */
#define JUSTIFIED_GAPS 4     /* so many make a justified line */
#define MOST_RUNS 256        /* to a line: what is past them counts to the last */
#define SIZE_OF_HEIGHT 0.85f /* of a box, when the font's size is not known */

typedef struct {
  const TlRawPage *page;
  const gunichar  *chars;
  GPtrArray       *lines;
  /* of poppler's line at hand */
  gboolean         upright;
  float            middle_gap; /* 0 when there are too few */
  /* of our line at hand */
  GString         *text;
  GArray          *boxes;
  GArray          *runs;
  guint            n_chars;
} Builder;

typedef enum { JOIN, JOIN_WITH_SPACE, BREAK } Joint;

static gboolean
is_control (gunichar c)
{
  return c < 0x20 || c == 0x7f;
}

static gboolean
is_space (gunichar c)
{
  return is_control (c) || g_unichar_isspace (c);
}

static float
height_of (const TlBox *box)
{
  return box->y2 - box->y1;
}

/* How far apart two boxes are from side to side; negative when one is over the other. */
static float
gap_between (const TlBox *a,
             const TlBox *b)
{
  return MAX (b->x1 - a->x2, a->x1 - b->x2);
}

static gboolean
share_a_line (const TlBox *a,
              const TlBox *b)
{
  const float shared = MIN (a->y2, b->y2) - MAX (a->y1, b->y1);
  const float lower = MIN (height_of (a), height_of (b));

  return lower <= 0 || shared >= lower * SAME_LINE_SHARE;
}

static const TlTextRun *
run_of (const TlRawPage *page,
        guint            index)
{
  guint low = 0;
  guint high = page->n_runs;

  while (low < high)
    {
      const guint middle = (low + high) / 2;
      const TlTextRun *run = &page->runs[middle];

      if (index < run->start)
        high = middle;
      else if (index >= run->start + run->length)
        low = middle + 1;
      else
        return run;
    }
  return NULL;
}

static float
size_at (const TlRawPage *page,
         guint            index)
{
  const TlTextRun *run = run_of (page, index);

  if (run != NULL && run->size > 0)
    return run->size;
  return height_of (&page->boxes[index]) * SIZE_OF_HEIGHT;
}

/* ---- what sort of line poppler's is */

/* Index of the next character from @index on that is not white space, or @end. */
static guint
skip_space (const Builder *builder,
            guint          index,
            guint          end)
{
  while (index < end && is_space (builder->chars[index]))
    index++;
  return index;
}

static gboolean
follows_up_or_down (const TlBox *a,
                    const TlBox *b)
{
  const float away = MAX (b->y1 - a->y2, a->y1 - b->y2);
  const float shared = MIN (a->x2, b->x2) - MAX (a->x1, b->x1);

  return !share_a_line (a, b) && shared > 0
         && shared >= MIN (a->x2 - a->x1, b->x2 - b->x1) * 0.5f
         && ABS (away) <= MAX (height_of (a), height_of (b)) * 0.5f;
}

static gboolean
is_upright (const Builder *builder,
            guint          start,
            guint          end)
{
  const TlBox *boxes = builder->page->boxes;
  guint n_pairs = 0;
  guint n_turned = 0;

  for (guint i = start + 1; i < end; i++)
    {
      if (is_space (builder->chars[i]) || is_space (builder->chars[i - 1]))
        continue;
      n_pairs++;
      n_turned += follows_up_or_down (&boxes[i - 1], &boxes[i]);
    }
  return n_turned * 2 <= n_pairs;
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
middle_gap (const Builder *builder,
            guint          start,
            guint          end)
{
  const TlBox *boxes = builder->page->boxes;
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = start; i < end; i++)
    {
      const guint next = skip_space (builder, i + 1, end);
      const float gap = next < end ? gap_between (&boxes[i], &boxes[next]) : 0;

      if (next > i + 1 && next < end)
        g_array_append_val (gaps, gap);
      i = next - 1;
    }
  if (gaps->len < JUSTIFIED_GAPS)
    return 0;
  g_array_sort (gaps, compare_floats);
  return g_array_index (gaps, float, gaps->len / 2);
}

/* ---- our lines */

static Joint
joint_between (const Builder *builder,
               guint          before,
               guint          after)
{
  const TlRawPage *page = builder->page;
  const TlBox *a, *b;
  float gap, size;

  if (page->boxes == NULL || !builder->upright)
    return JOIN;
  a = &page->boxes[before];
  b = &page->boxes[after];
  if (!share_a_line (a, b))
    return BREAK;

  gap = gap_between (a, b);
  size = MAX (size_at (page, before), size_at (page, after));
  if (gap > size * CERTAIN_GAP)
    return BREAK;
  if (gap > size * WIDE_GAP && gap > builder->middle_gap * OUTSTANDING_GAP)
    return BREAK;
  if (after == before + 1 && gap > MAX (height_of (a), height_of (b)) * SPACE_GAP)
    return JOIN_WITH_SPACE;
  return JOIN;
}

static gboolean
is_same_font (const TlTextRun *a,
              const TlTextRun *b)
{
  return a->font == b->font && a->size == b->size && a->bold == b->bold && a->italic == b->italic
         && a->doubtful == b->doubtful;
}

/* Adds a character to the line's last run if it is of the same one, and a run for it if not. */
static void
add_run (Builder         *builder,
         const TlTextRun *source)
{
  TlTextRun run = { .start = builder->n_chars, .length = 1 };
  TlTextRun *last = NULL;

  if (builder->runs->len > 0)
    last = &g_array_index (builder->runs, TlTextRun, builder->runs->len - 1);
  if (last != NULL && (builder->runs->len == MOST_RUNS || is_same_font (last, source)))
    {
      last->length++;
      return;
    }
  run.font = source->font;
  run.size = source->size;
  run.bold = source->bold;
  run.italic = source->italic;
  run.doubtful = source->doubtful;
  g_array_append_val (builder->runs, run);
}

static void
add_char (Builder     *builder,
          gunichar     c,
          const TlBox *box,
          guint        index)
{
  const TlTextRun *run = run_of (builder->page, index);

  g_string_append_unichar (builder->text, c);
  if (box != NULL)
    g_array_append_vals (builder->boxes, box, 1);
  if (run != NULL)
    add_run (builder, run);
  builder->n_chars++;
}

static void
add_source_char (Builder *builder,
                 guint    index)
{
  const TlBox *boxes = builder->page->boxes;
  const gunichar c = builder->chars[index];

  add_char (builder, is_control (c) ? ' ' : c, boxes != NULL ? &boxes[index] : NULL, index);
}

static void
add_space_between (Builder *builder,
                   guint    before,
                   guint    after)
{
  const TlBox *a = &builder->page->boxes[before];
  const TlBox *b = &builder->page->boxes[after];
  const TlBox box = {
    MIN (a->x2, b->x2), MIN (a->y1, b->y1), MAX (a->x1, b->x1), MAX (a->y2, b->y2),
  };

  add_char (builder, ' ', &box, before);
}

static void
end_line (Builder *builder)
{
  const TlLineFields fields = {
    .text = builder->text->str,
    .boxes = builder->boxes->len > 0 ? (const TlBox *) (gpointer) builder->boxes->data : NULL,
    .runs = (const TlTextRun *) (gpointer) builder->runs->data,
    .n_runs = builder->runs->len,
  };

  if (builder->n_chars > 0)
    g_ptr_array_add (builder->lines, tl_line_new (&fields));
  g_string_truncate (builder->text, 0);
  g_array_set_size (builder->boxes, 0);
  g_array_set_size (builder->runs, 0);
  builder->n_chars = 0;
}

static void
add_after (Builder *builder,
           guint    before,
           guint    after)
{
  const Joint joint = joint_between (builder, before, after);

  if (joint == BREAK)
    end_line (builder);
  else if (joint == JOIN_WITH_SPACE)
    add_space_between (builder, before, after);
  else
    for (guint i = before + 1; i < after; i++)
      add_source_char (builder, i);
  add_source_char (builder, after);
}

static void
add_poppler_line (Builder *builder,
                  guint    start,
                  guint    end)
{
  guint before = skip_space (builder, start, end);

  if (before == end)
    return;
  if (builder->page->boxes != NULL)
    {
      builder->upright = is_upright (builder, start, end);
      builder->middle_gap = middle_gap (builder, before, end);
    }
  add_source_char (builder, before);
  for (guint after = skip_space (builder, before + 1, end); after < end;
       after = skip_space (builder, before + 1, end))
    {
      add_after (builder, before, after);
      before = after;
    }
  end_line (builder);
}

GPtrArray *
tl_lines_from_page (const TlRawPage *page)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_unref);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (TlBox));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (TlTextRun));
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (page->text != NULL ? page->text : "", -1, NULL);
  Builder builder = {
    .page = page, .chars = chars, .lines = lines, .text = text, .boxes = boxes, .runs = runs,
  };
  guint start = 0;

  for (guint i = 0; i <= page->n_chars; i++)
    if (i == page->n_chars || chars[i] == '\n')
      {
        add_poppler_line (&builder, start, i);
        start = i + 1;
      }
  return g_steal_pointer (&lines);
}
