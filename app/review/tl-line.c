/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-page.h"

struct _TlLine {
  gatomicrefcount refs;
  char           *text;
  guint           n_chars;
  TlBox           box;
  TlBox          *boxes;
  TlTextRun      *runs;
  guint           n_runs;
  float           font_size;
  gboolean        bold;
  gboolean        italic;
};

G_DEFINE_BOXED_TYPE (TlLine, tl_line, tl_line_ref, tl_line_unref)

static gboolean
box_is_zero (const TlBox *box)
{
  return box->x1 == 0 && box->y1 == 0 && box->x2 == 0 && box->y2 == 0;
}

static TlBox
union_of_boxes (const TlBox *boxes,
                guint        n_boxes)
{
  TlBox all = { 0 };

  for (guint i = 0; i < n_boxes; i++)
    {
      if (box_is_zero (&boxes[i]))
        continue;
      if (box_is_zero (&all))
        all = boxes[i];
      all.x1 = MIN (all.x1, boxes[i].x1);
      all.y1 = MIN (all.y1, boxes[i].y1);
      all.x2 = MAX (all.x2, boxes[i].x2);
      all.y2 = MAX (all.y2, boxes[i].y2);
    }
  return all;
}

static guint
count_letters (const TlLine    *line,
               const TlTextRun *run)
{
  guint start = MIN (run->start, line->n_chars);
  guint length = MIN (run->length, line->n_chars - start);
  const char *p = g_utf8_offset_to_pointer (line->text, start);
  guint letters = 0;

  for (guint i = 0; i < length; i++, p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        letters++;
    }
  return letters;
}

static float
find_main_size (const TlLine *line,
                const guint  *letters)
{
  float size = 0;
  guint most = 0;

  for (guint i = 0; i < line->n_runs; i++)
    {
      guint same = 0;

      for (guint j = 0; j < line->n_runs; j++)
        {
          if (ABS (line->runs[j].size - line->runs[i].size) < 0.05f)
            same += letters[j];
        }
      if (same > most)
        {
          most = same;
          size = line->runs[i].size;
        }
    }
  return size;
}

static void
weigh_runs (TlLine *line)
{
  g_autofree guint *letters = g_new (guint, line->n_runs);
  guint all = 0, bold = 0, italic = 0;

  for (guint i = 0; i < line->n_runs; i++)
    {
      letters[i] = count_letters (line, &line->runs[i]);
      all += letters[i];
      bold += line->runs[i].bold ? letters[i] : 0;
      italic += line->runs[i].italic ? letters[i] : 0;
    }
  line->font_size = find_main_size (line, letters);
  line->bold = 2 * bold > all;
  line->italic = 2 * italic > all;
}

TlLine *
tl_line_new (const TlLineFields *fields)
{
  TlLine *line;

  g_return_val_if_fail (fields != NULL && fields->text != NULL, NULL);
  g_return_val_if_fail (fields->runs != NULL || fields->n_runs == 0, NULL);

  line = g_new0 (TlLine, 1);
  g_atomic_ref_count_init (&line->refs);
  line->text = g_strdup (fields->text);
  line->n_chars = (guint) g_utf8_strlen (fields->text, -1);
  line->box = fields->box;
  if (fields->boxes != NULL)
    {
      line->boxes = g_memdup2 (fields->boxes, line->n_chars * sizeof (TlBox));
      if (box_is_zero (&line->box))
        line->box = union_of_boxes (line->boxes, line->n_chars);
    }
  line->n_runs = fields->n_runs;
  line->runs = g_memdup2 (fields->runs, fields->n_runs * sizeof (TlTextRun));
  for (guint i = 0; i < line->n_runs; i++)
    line->runs[i].font = g_intern_string (line->runs[i].font);
  weigh_runs (line);
  return line;
}

TlLine *
tl_line_ref (TlLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  g_atomic_ref_count_inc (&line->refs);
  return line;
}

void
tl_line_unref (TlLine *line)
{
  g_return_if_fail (line != NULL);

  if (!g_atomic_ref_count_dec (&line->refs))
    return;
  g_free (line->text);
  g_free (line->boxes);
  g_free (line->runs);
  g_free (line);
}

const char *
tl_line_get_text (const TlLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return line->text;
}

guint
tl_line_get_n_chars (const TlLine *line)
{
  g_return_val_if_fail (line != NULL, 0);

  return line->n_chars;
}

const TlBox *
tl_line_get_box (const TlLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return &line->box;
}

const TlBox *
tl_line_get_boxes (const TlLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return line->boxes;
}

const TlTextRun *
tl_line_get_runs (const TlLine *line,
                  guint        *n_runs)
{
  g_return_val_if_fail (line != NULL, NULL);
  g_return_val_if_fail (n_runs != NULL, NULL);

  *n_runs = line->n_runs;
  return line->runs;
}

float
tl_line_get_font_size (const TlLine *line)
{
  g_return_val_if_fail (line != NULL, 0);

  return line->font_size;
}

gboolean
tl_line_is_bold (const TlLine *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return line->bold;
}

gboolean
tl_line_is_italic (const TlLine *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return line->italic;
}
