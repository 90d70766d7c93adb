/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fact.h"

#include <string.h>

#define EARLIEST_YEAR 1800

/* What of a date has been read; 0 for what is not in it. */
typedef struct {
  guint    year;
  guint    month;        /* when it is a word */
  guint    numbers[2];   /* other than the year, as they come */
  guint    n_numbers;
  gboolean year_first;
} Parts;

/* Returns: 1 to 12; 0 when the word is no month, in full or cut short. */
static guint
find_month (const char *word)
{
  static const char *const months[][2] = {
    { "january", "ionawr" }, { "february", "chwefror" }, { "march", "mawrth" },
    { "april", "ebrill" }, { "may", "mai" }, { "june", "mehefin" }, { "july", "gorffennaf" },
    { "august", "awst" }, { "september", "medi" }, { "october", "hydref" },
    { "november", "tachwedd" }, { "december", "rhagfyr" },
  };
  g_autofree char *folded = g_ascii_strdown (word, -1);

  for (guint i = 0; strlen (folded) >= 3 && i < G_N_ELEMENTS (months); i++)
    {
      if (g_str_has_prefix (months[i][0], folded) || g_str_has_prefix (months[i][1], folded))
        return i + 1;
    }
  return 0;
}

static gboolean
take_number (Parts      *parts,
             const char *token)
{
  static const char *const ordinals[] = { "", "st", "nd", "rd", "th", NULL };
  char *rest;
  const guint number = (guint) g_ascii_strtoull (token, &rest, 10);
  const gsize n_digits = (gsize) (rest - token);

  if (n_digits == 4 && *rest == '\0' && parts->year == 0)
    {
      parts->year = number;
      parts->year_first = parts->n_numbers == 0 && parts->month == 0;
      return TRUE;
    }
  if (n_digits > 2 || parts->n_numbers == G_N_ELEMENTS (parts->numbers)
      || !g_strv_contains (ordinals, rest))
    return FALSE;
  parts->numbers[parts->n_numbers++] = number;
  return TRUE;
}

static gboolean
take_token (Parts      *parts,
            const char *token)
{
  if (parts->year != 0 && !parts->year_first)
    return FALSE;
  if (g_ascii_isdigit (*token))
    return take_number (parts, token);
  if (parts->month != 0)
    return FALSE;
  parts->month = find_month (token);
  return parts->month != 0;
}

/* In figures the day comes before the month, unless the year comes before both. */
static char *
dup_iso (const Parts *parts)
{
  const guint n_days = parts->month != 0 ? parts->n_numbers
                       : parts->n_numbers == 2 ? 1 : 0;
  const guint *numbers = parts->numbers;
  guint month = parts->month;
  guint day = n_days == 1 ? numbers[0] : 1;

  if (parts->year < EARLIEST_YEAR || n_days > 1)
    return NULL;
  if (month == 0 && parts->n_numbers == 0)
    return g_strdup_printf ("%04u", parts->year);
  if (month == 0 && parts->year_first)
    {
      month = numbers[0];
      day = n_days == 1 ? numbers[1] : 1;
    }
  else if (month == 0)
    month = numbers[parts->n_numbers - 1];
  if (month < 1 || month > 12 || !g_date_valid_dmy ((GDateDay) day, month, (GDateYear) parts->year))
    return NULL;
  if (n_days == 0)
    return g_strdup_printf ("%04u-%02u", parts->year, month);
  return g_strdup_printf ("%04u-%02u-%02u", parts->year, month, day);
}

char *
tl_fact_date_dup_iso (const char *written)
{
  g_auto (GStrv) tokens = NULL;
  Parts parts = { 0 };

  g_return_val_if_fail (written != NULL, NULL);

  tokens = g_strsplit_set (written, " ,./-", -1);
  for (guint i = 0; tokens[i] != NULL; i++)
    {
      if (*tokens[i] != '\0' && !take_token (&parts, tokens[i]))
        return NULL;
    }
  return dup_iso (&parts);
}
