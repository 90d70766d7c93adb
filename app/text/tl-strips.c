/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-strips-private.h"

#include "tl-margins-private.h"
#include "tl-numbers-private.h"

#include <stdlib.h>
#include <string.h>

void
tl_strip_free (gpointer data)
{
  TlStrip *strip = data;

  g_ptr_array_unref (strip->pieces);
  g_free (strip->text);
  g_free (strip->key);
  g_free (strip->label);
  g_free (strip);
}

static gboolean
is_roman (const char *word,
          gsize       length)
{
  return length > 0 && length <= 7 && strspn (word, "ivxl") >= length;
}

char *
tl_margin_key (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GString *key = g_string_new (NULL);

  for (const char *p = lower; *p;)
    {
      gsize word = strspn (p, "abcdefghijklmnopqrstuvwxyz");
      gsize digits = strspn (p, "0123456789");

      if (digits > 0 || is_roman (p, word))
        g_string_append_c (key, '#');
      else if (word > 0)
        g_string_append_len (key, p, word);
      else if (!g_unichar_isspace (g_utf8_get_char (p)))
        g_string_append_unichar (key, g_utf8_get_char (p));
      p += digits > 0 ? digits : word > 0 ? word : (gsize) (g_utf8_next_char (p) - p);
    }
  return g_string_free (key, FALSE);
}

char *
tl_margin_close_up (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  guint n = 0, single = 0;
  GString *closed;

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      {
        n++;
        single += g_utf8_strlen (words[i], -1) == 1 && g_ascii_isalpha (*words[i]);
      }
  if (single < 4 || single * 2 < n)
    return g_strdup (text);

  closed = g_string_new (NULL);
  for (guint i = 0; words[i]; i++)
    {
      g_string_append (closed, words[i]);
      if (!*words[i] || (words[i + 1] && !g_ascii_isalpha (*words[i + 1])))
        g_string_append_c (closed, ' ');
    }
  return g_string_free (closed, FALSE);
}

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const TlPiece *p = *(TlPiece *const *) a;
  const TlPiece *q = *(TlPiece *const *) b;

  if (tl_box_overlap_y (&p->box, &q->box) > 0.5f)
    return p->box.x1 < q->box.x1 ? -1 : p->box.x1 > q->box.x1;
  return p->box.y1 < q->box.y1 ? -1 : p->box.y1 > q->box.y1;
}

/* The number at the outer end of "REPORT OF THE INQUIRY 9" or "8 REPORT OF THE INQUIRY"; 0 when
 * there is none, or when it numbers what the words name ("Recommendation 3"). */
static guint
read_outer (const char *text)
{
  g_auto (TlNumber) number = { 0 };
  gsize digits = strspn (text, "0123456789");
  const char *last = strrchr (text, ' ');

  if (tl_number_read (text, FALSE, &number) && number.style == TL_NUMBER_LABEL)
    return 0;
  if (digits > 0 && digits <= 3 && text[digits] == ' ')
    return (guint) atoi (text);
  digits = last ? strspn (last + 1, "0123456789") : 0;
  return digits > 0 && digits <= 3 && last[1 + digits] == '\0' ? (guint) atoi (last + 1) : 0;
}

void
tl_strip_finish (TlStrip *strip)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_ptr_array_sort (strip->pieces, compare_pieces);
  for (guint i = 0; i < strip->pieces->len; i++)
    {
      const TlPiece *piece = strip->pieces->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", piece->text);
    }
  strip->text = tl_margin_close_up (text->str);
  strip->key = tl_margin_key (strip->text);
  strip->label = tl_margins_read_label (strip->text);
  strip->outer = read_outer (strip->text);
}

static int
compare_strips (gconstpointer a,
                gconstpointer b)
{
  const TlStrip *p = *(TlStrip *const *) a;
  const TlStrip *q = *(TlStrip *const *) b;

  return p->box.y1 < q->box.y1 ? -1 : p->box.y1 > q->box.y1;
}

static TlStrip *
strip_for (GPtrArray     *strips,
           TlLeaf        *leaf,
           const TlPiece *piece)
{
  TlStrip *strip;

  for (guint i = strips->len; i-- > 0 && i + 8 > strips->len;)
    {
      strip = strips->pdata[i];
      if (tl_box_overlap_y (&strip->box, &piece->box) > 0.5f)
        return strip;
    }
  strip = g_new0 (TlStrip, 1);
  strip->leaf = leaf;
  strip->pieces = g_ptr_array_new ();
  strip->box = piece->box;
  g_ptr_array_add (strips, strip);
  return strip;
}

GPtrArray *
tl_strips_list (TlLeaf *leaf,
                TlRole  first,
                TlRole  last)
{
  GPtrArray *strips = g_ptr_array_new ();
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();

  g_ptr_array_extend (pieces, leaf->pieces, NULL, NULL);
  g_ptr_array_sort (pieces, tl_piece_compare_tops);
  for (guint i = 0; i < pieces->len; i++)
    {
      TlPiece *piece = pieces->pdata[i];
      TlStrip *strip;

      if (piece->role < first || piece->role > last)
        continue;
      strip = strip_for (strips, leaf, piece);
      strip->box = tl_box_union (&strip->box, &piece->box);
      g_ptr_array_add (strip->pieces, piece);
    }
  g_ptr_array_sort (strips, compare_strips);
  return strips;
}
