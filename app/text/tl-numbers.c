/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-numbers-private.h"

#include <string.h>

static const char *const months[] = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september",
  "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept",
  "sep", "oct", "nov", "dec", NULL
};

static const char *const counts[] = {
  "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
  "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  "twenty", NULL
};

/* What makes "4.7 …" or "05.34 …" a quantity, beside text in small letters. */
static const char *const units[] = { "GMT", "BST", "MG", "KG", NULL };

/* The words that name what is numbered, longest first where one begins another. */
static const char *const labels[] = {
  "recommendation", "rec", "finding", "key finding", "lesson learned", "lesson learnt", "lesson",
  "learning point", "learning theme", "key learning point", "key learning", "learning",
  "key line of enquiry", "line of enquiry", "kloe", "kle", "key practice episode",
  "key episode", "kpe", "practice episode", "question", "challenge", "consideration", "issue",
  "key issue", "theme", "key theme", "part", "chapter", "section", "appendix", "annex", "annexe",
  "action", "proposal", "priority", "area for improvement", "overview recommendation",
  "national recommendation", "local recommendation", "board recommendation",
  "panel recommendation", "multi-agency recommendation", "single agency recommendation",
  "additional recommendation", "question for the board", "phase", "period", "practice theme",
  "lp", "tor", NULL
};

void
tl_number_clear (TlNumber *number)
{
  g_free (number->text);
  memset (number, 0, sizeof *number);
}

static gboolean
begins_with_word (const char        *text,
                  const char *const *words)
{
  for (guint i = 0; words[i]; i++)
    {
      gsize length = strlen (words[i]);

      if (g_ascii_strncasecmp (text, words[i], length) == 0 &&
          !g_ascii_isalpha (text[length]))
        return TRUE;
    }
  return FALSE;
}

gboolean
tl_text_begins_month (const char *text)
{
  return begins_with_word (text, months);
}

guint
tl_word_to_count (const char *word,
                  gsize       length)
{
  for (guint i = 0; counts[i]; i++)
    if (strlen (counts[i]) == length && g_ascii_strncasecmp (word, counts[i], length) == 0)
      return i + 1;
  return 0;
}

guint
tl_number_get_depth (const TlNumber *number)
{
  guint depth = 1;

  if (!number->text)
    return 0;
  if (number->style != TL_NUMBER_DOTTED && number->style != TL_NUMBER_HYPHEN)
    return 1;
  for (const char *p = number->text; *p; p++)
    depth += (*p == '.' || *p == '-') && p[1] != '\0';
  /* "1.0" heads chapter 1 */
  if (depth == 2 && g_str_has_suffix (number->text, ".0"))
    return 1;
  return depth;
}

static const char *
skip_space (const char *p)
{
  while (*p && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Private-use glyphs, geometric shapes and the like: what word processors set before list items. */
static gboolean
is_bullet (gunichar c)
{
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0x25A0 && c <= 0x25FF) ||
         (c >= 0x2700 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF) || c == 0x2022 ||
         c == 0x2023 || c == 0x2043 || c == 0x2219 || c == 0x00B7 || c == 0x23AF || c == 0x2794 ||
         (c >= 0x80 && c <= 0x9F);
}

static gboolean
read_bullet (const char *text,
             gboolean    alone,
             TlNumber   *number)
{
  gunichar c = g_utf8_get_char (text);
  const char *rest = g_utf8_next_char (text);
  gboolean dash = c == '-' || c == 0x2013 || c == 0x2014 || c == '*' || c == 0x2212;
  gboolean letter_o = c == 'o' && (*rest == '\t' || (alone && *rest == '\0'));

  if (!is_bullet (c) && !dash && !letter_o)
    return FALSE;
  if (dash && *rest != '\0' && !g_unichar_isspace (g_utf8_get_char (rest)))
    return FALSE;
  number->style = TL_NUMBER_BULLET;
  number->alone = *skip_space (rest) == '\0';
  number->length = g_utf8_pointer_to_offset (text, skip_space (rest));
  return TRUE;
}

static gsize
span_roman (const char *p)
{
  gsize length = strspn (p, "ivxl");

  if (length == 0)
    length = strspn (p, "IVXL");
  return length <= 6 ? length : 0;
}

/* After a number in the run of a text: nothing, white space, or the beginning of a sentence. */
static gboolean
begins_text (const char *p)
{
  const char *rest = skip_space (p);
  gunichar c = g_utf8_get_char (rest);

  return *rest == '\0' || (!g_unichar_islower (c) && c != '%' && !begins_with_word (rest, units));
}

static void
set_number (TlNumber      *number,
            TlNumberStyle  style,
            const char    *text,
            const char    *end,
            const char    *after)
{
  number->style = style;
  number->text = g_strndup (text, end - text);
  number->closed = after > end;
  number->alone = *skip_space (after) == '\0';
  number->length = g_utf8_pointer_to_offset (text, skip_space (after));
}

static const char *
skip_stop (const char *p)
{
  if (*p == '.' || *p == ':' || *p == ')')
    p++;
  return p;
}

static gboolean
is_divided (const char *p)
{
  return *p == '\0' || g_unichar_isspace (g_utf8_get_char (p));
}

static gboolean
read_dotted (const char *text,
             gboolean    alone,
             TlNumber   *number)
{
  const char *p = text, *end, *after;
  char divider = 0;
  guint parts = 0;

  while (g_ascii_isdigit (*p))
    {
      gsize digits = strspn (p, "0123456789");

      if (digits > 3 || (parts == 0 && *p == '0' && digits > 1))
        return FALSE;
      p += digits;
      parts++;
      if ((*p != '.' && *p != '-') || !g_ascii_isdigit (p[1]) || (divider && *p != divider))
        break;
      divider = *p++;
    }
  if (parts < 2 || parts > 6)
    return FALSE;
  /* "6.14a" */
  if (g_ascii_islower (*p) && !g_ascii_isalnum (p[1]))
    p++;
  end = p;
  after = skip_stop (p);
  if (!is_divided (after) && !(after > end && g_ascii_isupper (*after)))
    {
      /* "5.2.7The review": glued by the page, told by three parts and a capital */
      if (parts < 3 || !g_ascii_isupper (*after))
        return FALSE;
    }
  if (!begins_text (after) || tl_text_begins_month (skip_space (after)))
    return FALSE;
  if (divider == '-' && !alone && *skip_space (after) == '\0')
    return FALSE;
  set_number (number, divider == '-' ? TL_NUMBER_HYPHEN : TL_NUMBER_DOTTED, text, end, after);
  return TRUE;
}

static gboolean
read_plain (const char *text,
            gboolean    alone,
            TlNumber   *number)
{
  gsize digits = strspn (text, "0123456789");
  const char *end = text + digits, *after = skip_stop (end);

  if (digits == 0 || digits > 3 || *text == '0')
    return FALSE;
  /* "6A" heads a part of chapter 6 */
  if (g_ascii_isupper (*end) && is_divided (skip_stop (end + 1)))
    {
      set_number (number, TL_NUMBER_CODE, text, end + 1, skip_stop (end + 1));
      return begins_text (end + 1);
    }
  if (!is_divided (after) && !(*end == '.' && g_ascii_isupper (*after)))
    return FALSE;
  /* "12 June" is a date, "12. June" a paragraph */
  if (!begins_text (after) || (after == end && tl_text_begins_month (skip_space (after))))
    return FALSE;
  set_number (number, TL_NUMBER_PLAIN, text, end, after);
  return TRUE;
}

/* "(iv)", "(a)", "(3)", "iv.", "a)", "B." */
static gboolean
read_bracketed (const char *text,
                TlNumber   *number)
{
  gboolean open = *text == '(' || *text == '[';
  const char *p = text + open;
  gsize roman = span_roman (p);
  gsize digits = strspn (p, "0123456789");
  const char *end;
  TlNumberStyle style;

  if (roman > 0 && !g_ascii_isalnum (p[roman]))
    {
      style = TL_NUMBER_ROMAN;
      end = p + roman;
    }
  else if (g_ascii_isalpha (*p) && !g_ascii_isalnum (p[1]))
    {
      style = TL_NUMBER_LETTER;
      end = p + 1;
    }
  else if (open && digits > 0 && digits <= 2)
    {
      style = TL_NUMBER_PLAIN;
      end = p + digits;
    }
  else
    return FALSE;

  if (open && *end != ')' && *end != ']')
    return FALSE;
  if (*end == ')' || *end == ']')
    end++;
  else if (*end != '.')
    return FALSE;
  if (!is_divided (skip_stop (end)))
    return FALSE;
  /* "A. Introduction", but not the initial of "A. Smith": told apart by what numbers the rest */
  set_number (number, style, text, end, skip_stop (end));
  number->closed = TRUE;
  return TRUE;
}

/* "R3", "A1", "LP2", "CMR/R/1": on its own, or closed with a colon or stop. */
static gboolean
read_code (const char *text,
           gboolean    alone,
           TlNumber   *number)
{
  const char *p = text;
  gsize letters = strspn (p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const char *end;

  if (letters == 0 || letters > 5)
    return FALSE;
  while (strspn (p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") > 0 &&
         p[strspn (p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == '/')
    p += strspn (p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") + 1;
  if (!g_ascii_isdigit (*p))
    {
      letters = strspn (p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
      if (letters > 3)
        return FALSE;
      p += letters;
    }
  if (!g_ascii_isdigit (*p) || strspn (p, "0123456789") > 2)
    return FALSE;
  p += strspn (p, "0123456789");
  if (*p == '.' && g_ascii_isdigit (p[1]) && strspn (p + 1, "0123456789") <= 2)
    p += 1 + strspn (p + 1, "0123456789");
  if (g_ascii_islower (*p))
    p++;
  end = p;
  p = skip_stop (p);
  if (!is_divided (p) || (p == end && *skip_space (p) != '\0'))
    return FALSE;
  set_number (number, TL_NUMBER_CODE, text, end, p);
  return TRUE;
}

/* The part of a label after its word: "3", "1a", "iv", "Four", "B". Returns: its end, or NULL */
static const char *
skip_ordinal (const char *p)
{
  gsize digits = strspn (p, "0123456789");
  gsize letters = strspn (p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  gsize roman = span_roman (p);

  if (digits > 0 && digits <= 3)
    {
      p += digits;
      while (*p == '.' && g_ascii_isdigit (p[1]))
        p += 1 + strspn (p + 1, "0123456789");
      return g_ascii_islower (*p) && !g_ascii_isalpha (p[1]) ? p + 1 : p;
    }
  if (roman > 0 && roman == letters)
    return p + roman;
  if (letters == 1 && g_ascii_isupper (*p))
    return p + 1;
  return letters > 0 && tl_word_to_count (p, letters) > 0 ? p + letters : NULL;
}

static const char *
skip_label_word (const char *text)
{
  const char *longest = NULL;

  for (guint i = 0; labels[i]; i++)
    {
      gsize length = strlen (labels[i]);

      if (g_ascii_strncasecmp (text, labels[i], length) == 0 &&
          !g_ascii_isalpha (text[length]) && (!longest || text + length > longest))
        longest = text + length;
    }
  return longest;
}

/* "Recommendation 3:", "Finding 1, Q2:", "KLOE 4", "Rec. 2", "Question No. 3" */
static gboolean
read_label (const char *text,
            TlNumber   *number)
{
  const char *p = skip_label_word (text), *end, *after;

  if (!p || !g_ascii_isupper (*text))
    return FALSE;
  if (*p == '.')
    p++;
  p = skip_space (p);
  if (g_ascii_strncasecmp (p, "no", 2) == 0 && (p[2] == '.' || p[2] == ' '))
    p = skip_space (p + 3);
  else if (g_ascii_strncasecmp (p, "number ", 7) == 0)
    p += 7;
  end = skip_ordinal (p);
  if (!end)
    return FALSE;
  if (*end == ',' && (end[1] == ' ') && strchr ("QR", end[2]) && g_ascii_isdigit (end[3]))
    end += 3 + strspn (end + 3, "0123456789");
  after = end;
  if (*after == '.' || *after == ':' || *after == ')' || *after == '-')
    after++;
  if (!is_divided (after))
    return FALSE;
  p = skip_space (after);
  if (after == end && (g_utf8_get_char (p) == 0x2013 || g_utf8_get_char (p) == 0x2014 ||
                       (*p == '-' && p[1] == ' ') || *p == ':'))
    after = g_utf8_next_char (p);
  /* "Recommendation 3 of the earlier review was …" is a sentence, not a label */
  if (after == end && g_unichar_islower (g_utf8_get_char (skip_space (after))))
    return FALSE;
  set_number (number, TL_NUMBER_LABEL, text, end, after);
  return TRUE;
}

gboolean
tl_number_read (const char *text,
                gboolean    alone,
                TlNumber   *number)
{
  const char *start = skip_space (text);
  guint skipped = g_utf8_pointer_to_offset (text, start);

  memset (number, 0, sizeof *number);
  if (*start == '\0')
    return FALSE;
  if (read_bullet (start, alone, number) || read_dotted (start, alone, number) ||
      read_plain (start, alone, number) || read_label (start, number) ||
      read_code (start, alone, number) || read_bracketed (start, number))
    {
      number->length += skipped;
      return TRUE;
    }
  tl_number_clear (number);
  return FALSE;
}
