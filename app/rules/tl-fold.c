/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fold-private.h"

#include <string.h>

/* Long s and the Kelvin sign are here because PCRE2 takes them for s and k when it ignores case;
 * once they are gone, the bytes of a-z alone decide which rules can match. U+201F is what a word
 * processor of 2009 printed for every apostrophe. */
static const struct {
  gunichar    from;
  gunichar    to;
  const char *plain;
} folds[] = {
  { 0x00a0, 0x00a0, " " },
  { 0x00ad, 0x00ad, "" },
  { 0x017f, 0x017f, "s" },
  { 0x2000, 0x200a, " " },
  { 0x200b, 0x200d, "" },
  { 0x2010, 0x2015, "-" },
  { 0x2018, 0x201b, "'" },
  { 0x201c, 0x201e, "\"" },
  { 0x201f, 0x201f, "'" },
  { 0x2028, 0x2029, " " },
  { 0x202f, 0x202f, " " },
  { 0x2032, 0x2032, "'" },
  { 0x2060, 0x2060, "" },
  { 0x2212, 0x2212, "-" },
  { 0x212a, 0x212a, "K" },
  { 0x3000, 0x3000, " " },
  { 0xfb00, 0xfb00, "ff" },
  { 0xfb01, 0xfb01, "fi" },
  { 0xfb02, 0xfb02, "fl" },
  { 0xfb03, 0xfb03, "ffi" },
  { 0xfb04, 0xfb04, "ffl" },
  { 0xfb05, 0xfb06, "st" },
  { 0xfeff, 0xfeff, "" },
};

static const char *
find_fold (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    if (c >= folds[i].from && c <= folds[i].to)
      return folds[i].plain;

  return NULL;
}

/* Nothing but letters, figures, marks and spaces of ASCII, which stay as they are. */
static gsize
find_plain_end (const char *text)
{
  gsize end = 0;

  while ((guchar) text[end] >= ' ' && (guchar) text[end] < 0x80)
    end++;
  return end;
}

static void
append_plain (TlFolded   *folded,
              const char *text,
              gsize       length,
              guint       offset)
{
  guint *origin = folded->origin + folded->length;

  memcpy (folded->text + folded->length, text, length);
  for (gsize i = 0; i < length; i++)
    origin[i] = offset + (guint) i;
  folded->length += length;
}

static void
append_char (TlFolded   *folded,
             const char *bytes,
             gsize       n_bytes,
             guint       offset)
{
  for (gsize i = 0; i < n_bytes; i++, folded->length++)
    {
      folded->text[folded->length] = bytes[i];
      folded->origin[folded->length] = offset;
    }
}

static void
fold_char (TlFolded   *folded,
           const char *at,
           guint       offset)
{
  const char *plain = NULL;

  if ((guchar) *at >= 0x80)
    plain = find_fold (g_utf8_get_char (at));
  else if (*at == '\n' || *at == '\t' || *at == '\r')
    plain = " ";
  if (plain != NULL)
    append_char (folded, plain, strlen (plain), offset);
  else
    append_char (folded, at, g_utf8_next_char (at) - at, offset);
}

/* No character is folded to more bytes than it has. */
TlFolded *
tl_folded_new (const char *text)
{
  gsize size = strlen (text) + 1;
  TlFolded *folded = g_new0 (TlFolded, 1);
  guint offset = 0;

  folded->text = g_malloc (size);
  folded->origin = g_new (guint, size);
  while (*text != '\0')
    {
      gsize plain = find_plain_end (text);

      append_plain (folded, text, plain, offset);
      text += plain;
      offset += plain;
      if (*text == '\0')
        break;
      fold_char (folded, text, offset++);
      text = g_utf8_next_char (text);
    }
  folded->text[folded->length] = '\0';
  folded->origin[folded->length] = offset;
  return folded;
}

void
tl_folded_free (TlFolded *folded)
{
  g_free (folded->text);
  g_free (folded->origin);
  g_free (folded);
}
