/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More names than that help nobody. */
#define MANY_NEAREST 3
#define MANY_LISTED 20

/* How many letters have to be put in, left out or changed to make one of the other. */
static guint
measure_distance (const char *a,
                  const char *b)
{
  glong n_a, n_b;
  g_autofree gunichar *letters_a = g_utf8_to_ucs4_fast (a, -1, &n_a);
  g_autofree gunichar *letters_b = g_utf8_to_ucs4_fast (b, -1, &n_b);
  g_autofree guint *row = g_new (guint, n_b + 1);

  for (glong j = 0; j <= n_b; j++)
    row[j] = j;
  for (glong i = 0; i < n_a; i++)
    {
      guint diagonal = row[0];

      row[0] = i + 1;
      for (glong j = 0; j < n_b; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = MIN (MIN (above, row[j]) + 1, diagonal + (letters_a[i] != letters_b[j]));
          diagonal = above;
        }
    }
  return row[n_b];
}

/* Part of a name is as near to it as can be. Returns: G_MAXUINT when they have nothing to do with
 * each other */
static guint
measure (const char *name,
         const char *word)
{
  g_autofree char *folded_name = g_utf8_casefold (name, -1);
  g_autofree char *folded_word = g_utf8_casefold (word, -1);
  guint length = g_utf8_strlen (folded_word, -1);
  guint distance;

  if (length > 2 && strstr (folded_name, folded_word) != NULL)
    return 0;
  distance = measure_distance (folded_name, folded_word);
  return distance <= 1 + length / 4 && distance < length ? distance : G_MAXUINT;
}

static char *
dup_nearest (const char *const *words,
             const char        *word)
{
  g_autoptr (GString) nearest = g_string_new (NULL);
  guint best = G_MAXUINT - 1;
  guint n_nearest = 0;

  for (; *words != NULL; words++)
    {
      guint distance = measure (*words, word);

      if (distance < best)
        {
          best = distance;
          n_nearest = 0;
          g_string_truncate (nearest, 0);
        }
      if (distance == best && n_nearest++ < MANY_NEAREST)
        g_string_append_printf (nearest, "%s“%s”", nearest->len > 0 ? ", " : "", *words);
    }
  return n_nearest > 0 ? g_string_free (g_steal_pointer (&nearest), FALSE) : NULL;
}

char *
tl_words_dup_complaint (const char *const *words,
                        const char        *word,
                        const char        *what,
                        const char        *command)
{
  guint n_words = g_strv_length ((GStrv) words);
  g_autofree char *nearest = dup_nearest (words, word);
  g_autofree char *all = g_strjoinv (", ", (GStrv) words);

  if (nearest != NULL)
    return g_strdup_printf (_("There is no %s “%s”: did you mean %s?"), what, word, nearest);
  if (command != NULL)
    return g_strdup_printf (_("There is no %s “%s” (throughline-cli %s lists them)"), what, word,
                            command);
  if (n_words > 0 && n_words <= MANY_LISTED)
    return g_strdup_printf (_("There is no %s “%s”: say one of %s"), what, word, all);
  return g_strdup_printf (_("There is no %s “%s”"), what, word);
}

const char *
tl_words_find (const char *const *words,
               const char        *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  const char *found = NULL;
  guint n_found = 0;

  for (; *words != NULL; words++)
    {
      g_autofree char *name = g_utf8_casefold (*words, -1);

      if (g_str_equal (*words, word))
        return *words;
      if (g_str_equal (name, folded))
        {
          found = *words;
          n_found++;
        }
    }
  return n_found == 1 ? found : NULL;
}

char *
tl_words_dup_bare (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (bare, g_utf8_get_char (c));
  return g_string_free (g_steal_pointer (&bare), FALSE);
}
