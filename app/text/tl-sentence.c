/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sentence-private.h"

#include <string.h>

gunichar
tl_text_last_char (const char *text)
{
  const char *end = text + strlen (text);
  gunichar c = 0;

  while (end > text)
    {
      end = g_utf8_prev_char (end);
      c = g_utf8_get_char (end);
      if (!strchr (" '\")]0123456789", c < 128 ? (int) c : 'x') && c != 0x2019 && c != 0x201D)
        return c;
    }
  return c;
}

gboolean
tl_text_ends_sentence (const char *text)
{
  gunichar c = tl_text_last_char (text);

  return c == '.' || c == '?' || c == '!' || c == ':' || c == ';';
}

gboolean
tl_text_ends_open (const char *text)
{
  static const char *const open[] = { "the", "a", "an", "of", "to", "and", "or", "for", "by", "in",
                                      "on", "at", "with", "from", "that", "which", "its", "their",
                                      "his", "her", "as", "between", NULL };
  const char *space = strrchr (text, ' ');
  g_autofree char *last = NULL;

  if (!space)
    return FALSE;
  /* "Plan A" ends there */
  last = space[1] && space[2] ? g_ascii_strdown (space + 1, -1) : g_strdup (space + 1);
  return g_strv_contains (open, last);
}

gboolean
tl_text_begins_lower (const char *text)
{
  while (*text && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return g_unichar_islower (g_utf8_get_char (text));
}

gboolean
tl_text_goes_on (const char *before,
                 const char *after)
{
  return tl_text_ends_open (before) ||
         (tl_text_begins_lower (after) && !tl_text_ends_sentence (before));
}
