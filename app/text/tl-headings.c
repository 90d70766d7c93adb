/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-headings-private.h"

#include "tl-pattern-private.h"

#include <math.h>
#include <string.h>

#define MAX_CHARS   260
#define MAX_ROWS    6
#define MAX_STYLES  12

static gunichar
last_char (const char *text)
{
  const char *end = text + strlen (text);

  return end > text ? g_utf8_get_char (g_utf8_prev_char (end)) : 0;
}

static gboolean
has_letters (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p && n < 2; p = g_utf8_next_char (p))
    n += g_unichar_isalpha (g_utf8_get_char (p));
  return n >= 2;
}

static gboolean
is_numbered (const TlDraft *draft)
{
  return draft->number.style == TL_NUMBER_DOTTED || draft->number.style == TL_NUMBER_PLAIN ||
         draft->number.style == TL_NUMBER_LABEL || draft->number.style == TL_NUMBER_CODE ||
         draft->number.style == TL_NUMBER_LETTER || draft->number.style == TL_NUMBER_ROMAN;
}

/* "Table 2: Agencies that took part", "Figure 1. Genogram" */
static gboolean
is_caption (const TlDraft *draft)
{
  static const char *const words[] = { "Table ", "Figure ", "Fig. ", "Chart ", "Diagram ", NULL };
  const char *text = tl_draft_get_text (draft);

  if (draft->kind != TL_BLOCK_PARAGRAPH || draft->n_rows > 3 || draft->passage->n_chars > 200 ||
      draft->number.style != TL_NUMBER_NONE)
    return FALSE;
  for (guint i = 0; words[i]; i++)
    {
      const char *number = text + strlen (words[i]);

      if (!g_str_has_prefix (text, words[i]) || !g_ascii_isdigit (*number))
        continue;
      number += strspn (number, "0123456789.");
      return *number == '\0' || *number == ':' || number[-1] == '.' ||
             g_unichar_isupper (g_utf8_get_char (number + strspn (number, " –-")));
    }
  return FALSE;
}

/* Set so as to stand out from the text around it. */
static gboolean
stands_out (const TlDraft *draft,
            float          body_size)
{
  guint n = draft->passage->n_chars;

  if (draft->size > body_size + 0.9f)
    return TRUE;
  if (draft->bold && draft->size > body_size - 1.1f)
    return TRUE;
  if (draft->capitals && n <= 120 && draft->gap > 0.3f)
    return TRUE;
  return draft->italic && n <= 90 && draft->gap > 0.3f && draft->size > body_size - 0.6f;
}

/* A quotation that goes on after it, or the end of a sentence that began before it. */
static gboolean
is_torn (const char *text,
         guint       n)
{
  gunichar first = g_utf8_get_char (text);
  gboolean quoted = first == 0x201C || first == 0x2018 || first == '"' || first == '\'';
  const char *rest = g_utf8_next_char (text);

  if (quoted && !strpbrk (rest, "\"'") && !strstr (rest, "”") &&
      (first == 0x201C || !strstr (rest, "’")))
    return TRUE;
  return n > 60 && g_unichar_islower (first);
}

/* Bold text is not only for headings: whole paragraphs and list items are set so too. */
static gboolean
is_bold_prose (const TlDraft *draft,
               float          body_size)
{
  static GRegex *sentences, *clause;
  const char *text = tl_draft_get_text (draft);
  guint n = draft->passage->n_chars;

  if (draft->size > body_size + 0.9f || draft->number.style == TL_NUMBER_LABEL)
    return FALSE;
  if (draft->number.style == TL_NUMBER_ROMAN ||
      (draft->number.style == TL_NUMBER_LETTER && !g_ascii_isupper (*draft->number.text)))
    return n > 90 || tl_pattern_match (&clause, "(;|,| and| or)$|^[^A-Z]*$|^(?-i)[a-z]", text);
  if (draft->number.style == TL_NUMBER_PLAIN || draft->number.style == TL_NUMBER_BULLET)
    return n > 140;
  return n > 130 && draft->number.style == TL_NUMBER_NONE &&
         tl_pattern_match (&sentences, "[a-z]{3}\\. (?-i)[A-Z]", text);
}

static gboolean
is_heading (const TlDraft *draft,
            float          body_size)
{
  const char *text = tl_draft_get_text (draft);
  gunichar last = last_char (text);
  guint n = draft->passage->n_chars;

  if (draft->kind != TL_BLOCK_PARAGRAPH || n == 0 || n > MAX_CHARS || draft->n_rows > MAX_ROWS)
    return FALSE;
  if (!has_letters (text) || !stands_out (draft, body_size))
    return FALSE;
  if (is_torn (text, n) || is_bold_prose (draft, body_size))
    return FALSE;
  if (last == '.' || last == ';' || last == ',')
    return n <= 60 && (draft->size > body_size + 0.9f || draft->bold) && last == '.' &&
           is_numbered (draft);
  return TRUE;
}

/* "Care leavers" between two items of a numbered list, in type that is larger by a little. */
static gboolean
parts_list (const TlDraft *draft,
            const TlDraft *next,
            float          body_size)
{
  const char *text = tl_draft_get_text (draft);

  return next && next->kind == TL_BLOCK_PARAGRAPH && is_numbered (next) &&
         draft->kind == TL_BLOCK_PARAGRAPH && draft->number.style == TL_NUMBER_NONE &&
         draft->n_rows == 1 && draft->passage->n_chars <= 80 && draft->gap > 0.5f &&
         draft->size > body_size + 0.4f && g_unichar_isupper (g_utf8_get_char (text)) &&
         g_unichar_isalnum (last_char (text));
}

/* What sets one heading apart from another: size first, then capitals, weight, slant. */
static int
rank_of (const TlDraft *draft)
{
  return (int) lroundf (draft->size * 2) * 16 + (draft->capitals ? 4 : 0) + (draft->bold ? 2 : 0) +
         (draft->italic ? 0 : 1);
}

/* How headings look, largest first. */
typedef struct {
  int   rank;
  guint n;
  guint n_numbered;
  guint n_plain;
  guint depth;
  guint level;
} Style;

typedef struct {
  Style items[MAX_STYLES];
  guint n;
} Styles;

/* "Part Two", "Appendix B", whatever they look like */
static gboolean
names_main_part (const TlDraft *draft)
{
  static const char *const words[] = { "part", "chapter", "appendix", "annex", NULL };

  for (guint i = 0; words[i] && draft->number.text; i++)
    if (g_ascii_strncasecmp (draft->number.text, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

static guint
number_depth (const TlDraft *draft)
{
  switch (draft->number.style)
    {
    case TL_NUMBER_DOTTED:
    case TL_NUMBER_HYPHEN:
      return tl_number_get_depth (&draft->number);
    case TL_NUMBER_PLAIN:
      return 1;
    case TL_NUMBER_LABEL:
      return names_main_part (draft) ? 1 : 0;
    default:
      return 0;
    }
}

static Style *
find_style (Styles *styles,
            int     rank)
{
  for (guint i = 0; i < styles->n; i++)
    if (styles->items[i].rank == rank)
      return &styles->items[i];
  return NULL;
}

static void
count_style (Styles        *styles,
             const TlDraft *draft)
{
  int rank = rank_of (draft);
  guint depth = number_depth (draft);
  Style *style = find_style (styles, rank);
  guint at = 0;

  if (!style)
    {
      if (styles->n == MAX_STYLES)
        return;
      while (at < styles->n && styles->items[at].rank > rank)
        at++;
      style = &styles->items[at];
      memmove (style + 1, style, (styles->n++ - at) * sizeof (Style));
      *style = (Style) { .rank = rank };
    }
  style->n++;
  style->n_numbered += depth > 0;
  style->n_plain += draft->number.style == TL_NUMBER_PLAIN;
  if (depth > 0 && (style->depth == 0 || depth < style->depth))
    style->depth = depth;
}

/* The last page before the text begins: that before the list of contents, or the first, on which
 * there is a title even when there is no cover. */
static guint
cover_end (GPtrArray *drafts)
{
  const TlDraft *last = drafts->len > 0 ? drafts->pdata[drafts->len - 1] : NULL;

  for (guint i = 0; i < drafts->len; i++)
    {
      const TlDraft *draft = drafts->pdata[i];

      if (draft->section == TL_SECTION_CONTENTS && draft->page <= 15)
        return MAX (1, draft->page - 1);
    }
  return last && last->page > 1 ? 1 : 0;
}

/* A style is as deep as the numbers that its headings bear, else one deeper than the style above
 * it; parts within a part may be numbered 1, 2, 3 as well as chapters. */
static void
set_depths (Styles *styles)
{
  guint above = 0, n_above = 0;

  for (guint i = 0; i < styles->n; i++)
    {
      Style *style = &styles->items[i];
      gboolean numbered = style->depth > 0 && style->n_numbered * 3 >= style->n;
      gboolean plain = style->n_plain * 2 > style->n_numbered;

      style->level = above + 1;
      if (numbered && (!plain || n_above < 3))
        style->level = style->depth;
      style->level = MIN (style->level, 6);
      above = style->level;
      n_above += style->n;
    }
}

/* The styles of the headings after the cover, largest first. */
static void
collect_styles (Styles    *styles,
                GPtrArray *drafts)
{
  guint first = cover_end (drafts);

  memset (styles, 0, sizeof *styles);
  for (guint i = 0; i < drafts->len; i++)
    {
      const TlDraft *draft = drafts->pdata[i];

      if (draft->kind == TL_BLOCK_HEADING && draft->page > first &&
          draft->section != TL_SECTION_CONTENTS)
        count_style (styles, draft);
    }
  set_depths (styles);
}

/* Its number says how deep it is; else its style does, or the one next below it. */
static guint
level_of (const Styles  *styles,
          const TlDraft *draft)
{
  guint depth = number_depth (draft);

  if (depth > 0 && draft->number.style != TL_NUMBER_PLAIN)
    return MIN (depth, 6);
  for (guint i = 0; i < styles->n; i++)
    if (styles->items[i].rank <= rank_of (draft))
      return styles->items[i].level;
  return styles->n > 0 ? MIN (styles->items[styles->n - 1].level + 1, 6) : 1;
}

/* "A INTRODUCTION", "IV Consideration of the evidence": how far along its alphabet the letter or
 * roman number is that @text begins with; 0 when it begins with neither. */
static guint
read_ordinal (const char *text,
              gboolean    roman)
{
  static const char *const numerals[] = { "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
                                          "X", "XI", "XII", "XIII", "XIV", "XV", NULL };
  gsize length = strcspn (text, " ");

  if (text[length] == '\0')
    return 0;
  if (!roman)
    return length == 1 && g_ascii_isupper (*text) ? *text - 'A' + 1 : 0;
  for (guint i = 0; numerals[i]; i++)
    if (strlen (numerals[i]) == length && strncmp (numerals[i], text, length) == 0)
      return i + 1;
  return 0;
}

/* A letter before a heading is its number if other headings bear the letters before and after. */
static void
take_ordinals (GPtrArray *drafts,
               gboolean   roman)
{
  gboolean seen[32] = { FALSE };

  for (guint i = 0; i < drafts->len; i++)
    {
      const TlDraft *draft = drafts->pdata[i];

      if (draft->kind == TL_BLOCK_HEADING && draft->number.style == TL_NUMBER_NONE)
        seen[read_ordinal (tl_draft_get_text (draft), roman)] = TRUE;
    }
  for (guint i = 0; i < drafts->len; i++)
    {
      TlDraft *draft = drafts->pdata[i];
      const char *text = tl_draft_get_text (draft);
      guint ordinal;

      if (draft->kind != TL_BLOCK_HEADING || draft->number.style != TL_NUMBER_NONE)
        continue;
      ordinal = read_ordinal (text, roman);
      if (ordinal == 0 || !(seen[1] && seen[2] && (ordinal < 3 || seen[ordinal - 1])))
        continue;
      draft->number.style = roman ? TL_NUMBER_ROMAN : TL_NUMBER_LETTER;
      draft->number.text = g_strndup (text, strcspn (text, " "));
      tl_passage_cut (draft->passage, strcspn (text, " ") + 1);
    }
}

void
tl_headings_mark (GPtrArray *drafts,
                  float      body_size)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      TlDraft *draft = drafts->pdata[i];

      if (is_caption (draft))
        draft->kind = TL_BLOCK_CAPTION;
      else if (is_heading (draft, body_size) ||
               parts_list (draft, i + 1 < drafts->len ? drafts->pdata[i + 1] : NULL, body_size))
        draft->kind = TL_BLOCK_HEADING;
    }
  take_ordinals (drafts, TRUE);
  take_ordinals (drafts, FALSE);
}

void
tl_headings_set_levels (GPtrArray *drafts)
{
  Styles styles;

  collect_styles (&styles, drafts);
  for (guint i = 0; i < drafts->len; i++)
    {
      TlDraft *draft = drafts->pdata[i];

      if (draft->kind == TL_BLOCK_HEADING)
        draft->level = level_of (&styles, draft);
    }
}
