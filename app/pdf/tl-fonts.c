/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fonts-private.h"

#include <string.h>

#define MOST_FONTS 512

struct _TlFontBook {
  GHashTable *fonts; /* name → TlFont */
};

static gboolean
has_any (const char        *name,
         const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (name, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The part that names the style: "bdit" of "frutigerltstd-bdit". */
static const char *
find_style (const char *name)
{
  const char *dash = strrchr (name, '-');
  const char *comma = strrchr (name, ',');

  if (dash == NULL && comma == NULL)
    return "";
  return MAX (dash, comma) + 1;
}

static gboolean
is_bold_name (const char *name)
{
  static const char *const words[] = { "bold", "black", "heavy", "demi", NULL };
  const char *style = find_style (name);

  return has_any (name, words) || g_str_has_prefix (style, "bd")
         || g_str_has_prefix (style, "blk") || g_str_has_prefix (style, "hv");
}

static gboolean
is_italic_name (const char *name)
{
  static const char *const words[] = { "italic", "oblique", NULL };
  const char *style = find_style (name);

  return has_any (name, words) || g_str_has_suffix (style, "it")
         || g_str_has_suffix (style, "ita") || g_str_has_suffix (style, "obl");
}

TlFontBook *
tl_font_book_new (void)
{
  TlFontBook *book = g_new0 (TlFontBook, 1);

  book->fonts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  return book;
}

void
tl_font_book_free (TlFontBook *book)
{
  g_hash_table_unref (book->fonts);
  g_free (book);
}

const TlFont *
tl_font_book_find (TlFontBook *book,
                   const char *name)
{
  TlFont *font = name != NULL ? g_hash_table_lookup (book->fonts, name) : NULL;
  g_autofree char *lower = NULL;

  if (name == NULL || font != NULL || g_hash_table_size (book->fonts) >= MOST_FONTS)
    return font;
  lower = g_ascii_strdown (name, -1);
  font = g_new0 (TlFont, 1);
  font->name = g_intern_string (name);
  font->bold = is_bold_name (lower);
  font->italic = is_italic_name (lower);
  g_hash_table_insert (book->fonts, (char *) font->name, font);
  return font;
}
