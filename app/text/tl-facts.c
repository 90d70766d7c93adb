/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-margins-private.h"
#include "tl-pattern-private.h"
#include "tl-sections-private.h"

#include <string.h>

#define MAX_OPENING 24
#define MAX_CLUE    1500
#define MAX_TITLE   200

static void
clue_free (gpointer data)
{
  TlClue *clue = data;

  g_free (clue->text);
  g_free (clue);
}

static void
add_clue (GPtrArray *clues,
          char      *text,
          guint      page,
          float      size,
          gboolean   row)
{
  TlClue *clue = g_new0 (TlClue, 1);

  if (strlen (text) > MAX_CLUE)
    *g_utf8_find_prev_char (text, text + MAX_CLUE) = '\0';
  clue->text = text;
  clue->page = page;
  clue->size = size;
  clue->row = row;
  g_ptr_array_add (clues, clue);
}

void
tl_facts_add (TlFactReader *reader,
              TlFactName    name,
              const char   *value,
              guint         page,
              const char   *text,
              double        confidence)
{
  TlFactFields fields = { .name = name,
                          .value = value,
                          .page = page,
                          .text = text,
                          .confidence = confidence };

  if (value && *value)
    g_ptr_array_add (reader->facts, tl_fact_new (&fields));
}

const char *
tl_facts_get (TlFactReader *reader,
              TlFactName    name)
{
  for (guint i = 0; i < reader->facts->len; i++)
    if (tl_fact_get_name (reader->facts->pdata[i]) == name)
      return tl_fact_get_value (reader->facts->pdata[i]);
  return NULL;
}

gboolean
tl_facts_is_sentence (const char *text)
{
  static GRegex *slot;

  return strlen (text) > 40 &&
         tl_pattern_match (&slot,
           "\\b(have|has|had|are|is|was|were|will|would|do|does|did|can|must|should|"
           "summarised?s?|sets out|reported|found|undertook|describes|considers|contains|makes|"
           "remains?)"
           "\\b[^?]*[.:;][’”'\")]*\\d*$|^(i|we) (am|are|have)\\b", text);
}

static gboolean
is_small_word (const char *word,
               gsize       length)
{
  static const char *const small[] = { "and", "of", "the", "for", "in", "with", "upon", "on", "at",
                                       "to", "into", "by", "under", "a", "an", "y", "a'r", NULL };

  for (guint i = 0; small[i]; i++)
    if (strlen (small[i]) == length && g_ascii_strncasecmp (small[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* The end of the word at @p, and how many capitals it has; 0 when it has a small letter. */
static const char *
word_end (const char *p,
          guint      *capitals)
{
  gboolean lower = FALSE;

  *capitals = 0;
  for (; *p && *p != ' '; p = g_utf8_next_char (p))
    {
      lower = lower || g_unichar_islower (g_utf8_get_char (p));
      *capitals += g_unichar_isupper (g_utf8_get_char (p));
    }
  if (lower)
    *capitals = 0;
  return p;
}

/* The end of the words in capitals that begin at @text: two or more, one of them longer than most
 * abbreviations. @text itself when there is no such run. */
static const char *
capitals_end (const char *text)
{
  const char *end = text;
  guint words = 0, longest = 0;

  for (const char *p = text; *p;)
    {
      guint capitals;
      const char *next = word_end (p, &capitals);

      if (next == p || (capitals == 0 && g_ascii_isalpha (*p)))
        break;
      if (capitals > 0)
        {
          words++;
          longest = MAX (longest, capitals);
          end = next;
        }
      p = *next ? next + 1 : next;
    }
  return longest >= 4 && (words >= 2 || longest >= 6) ? end : text;
}

/* Short words with a vowel are names ("ANN"), others abbreviations ("SCR"). */
static gboolean
is_abbreviation (const char *word,
                 gsize       length)
{
  return length <= 3 && !is_small_word (word, length) &&
         !(length == 3 && strpbrk (word, "AEIOUY") && strpbrk (word, "AEIOUY") < word + length);
}

static void
append_lowered (GString    *lowered,
                const char *word,
                gsize       length,
                gboolean    first)
{
  const char *letter = word;
  g_autofree char *rest = NULL;

  while (letter < word + length && !g_unichar_isalpha (g_utf8_get_char (letter)))
    letter = g_utf8_next_char (letter);
  if (letter < word + length && (first || !is_small_word (word, length)))
    letter = g_utf8_next_char (letter);
  if (length == 1 || is_abbreviation (word, length))
    letter = word + length;
  g_string_append_len (lowered, word, letter - word);
  rest = g_utf8_strdown (letter, word + length - letter);
  g_string_append (lowered, rest);
}

/* A stop and a space, but not after an initial. */
static gboolean
ends_sentence (const GString *text)
{
  return text->len > 3 && g_str_has_suffix (text->str, ". ") && text->str[text->len - 4] != ' ';
}

char *
tl_facts_lower_capitals (const char *text)
{
  GString *lowered = g_string_new (NULL);

  for (const char *p = text; *p;)
    {
      const char *end = capitals_end (p);

      for (gboolean first = p == text; p < end; first = ends_sentence (lowered))
        {
          gsize length = MIN (strcspn (p, " -/"), (gsize) (end - p));

          append_lowered (lowered, p, length, first);
          p += length;
          while (p < end && strchr (" -/", *p))
            g_string_append_c (lowered, *p++);
        }
      while (*p && *p != ' ')
        g_string_append_c (lowered, *p++);
      while (*p == ' ')
        g_string_append_c (lowered, *p++);
    }
  return g_string_free (lowered, FALSE);
}

static char *
dup_with_number (const TlDraft *draft)
{
  return draft->number.text
           ? g_strdup_printf ("%s %s", draft->number.text, tl_draft_get_text (draft))
           : g_strdup (tl_draft_get_text (draft));
}

static gboolean
tells_what_happened (TlSection section)
{
  return section == TL_SECTION_INTRODUCTION || section == TL_SECTION_FAMILY_BACKGROUND ||
         section == TL_SECTION_CHRONOLOGY;
}

/* What stands above the text of a report without a cover says what it is; its first heading too,
 * and any as large as a title, though sections are called the same. */
static gboolean
is_above_text (TlFactReader  *reader,
               const TlDraft *draft)
{
  TlSection section;

  return draft->page == 1 && draft->number.style == TL_NUMBER_NONE &&
         (draft->kind != TL_BLOCK_HEADING || draft == reader->body->pdata[0] ||
          draft->size > 1.5f * reader->body_size ||
          !tl_section_find (tl_draft_get_text (draft), TL_HEADING_WITHIN, &section));
}

static void
collect_text (TlFactReader *reader)
{
  gboolean prose = FALSE;

  for (guint i = 0; i < reader->body->len; i++)
    {
      const TlDraft *draft = reader->body->pdata[i];
      gboolean row = draft->kind == TL_BLOCK_TABLE_ROW;

      if (draft->kind == TL_BLOCK_CONTENTS_ENTRY || draft->kind == TL_BLOCK_FOOTNOTE)
        continue;
      prose = prose || (tl_draft_is_prose (draft) && draft->passage->n_chars > MAX_TITLE);
      if ((draft->section == TL_SECTION_FRONT_MATTER && draft->page <= 6) ||
          (!prose && is_above_text (reader, draft)))
        add_clue (reader->front, dup_with_number (draft), draft->page, draft->size, row);
      else if (draft->kind != TL_BLOCK_HEADING && tells_what_happened (draft->section) &&
               reader->opening->len < MAX_OPENING)
        add_clue (reader->opening, g_strdup (tl_draft_get_text (draft)), draft->page, draft->size,
                  row);
    }
}

/* Where no heading says that it begins, the report begins with its first sentences. */
static void
collect_first (TlFactReader *reader)
{
  for (guint i = 0; i < reader->body->len && reader->opening->len < MAX_OPENING; i++)
    {
      const TlDraft *draft = reader->body->pdata[i];
      const char *text = tl_draft_get_text (draft);

      if (draft->page > 1 && draft->section == TL_SECTION_FRONT_MATTER &&
          draft->kind != TL_BLOCK_HEADING && draft->kind != TL_BLOCK_CONTENTS_ENTRY &&
          draft->kind != TL_BLOCK_FOOTNOTE && tl_facts_is_sentence (text))
        add_clue (reader->opening, g_strdup (text), draft->page, draft->size, FALSE);
    }
}

static void
add_head (TlFactReader  *reader,
          GHashTable    *seen,
          const TlPiece *piece,
          const char    *text)
{
  char *bare = g_strstrip (g_strdup (text));

  if (strlen (bare) > 4 && g_hash_table_add (seen, g_strdup (bare)))
    add_clue (reader->heads, bare, piece->page, piece->size, FALSE);
  else
    g_free (bare);
}

static void
collect_heads (TlFactReader *reader,
               GPtrArray    *leaves)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < leaves->len; i++)
    {
      TlLeaf *leaf = leaves->pdata[i];

      for (guint j = 0; j < leaf->stamps->len; j++)
        {
          GPtrArray *stamp = leaf->stamps->pdata[j];
          g_autoptr (TlPassage) passage = tl_stamp_read (stamp);

          add_head (reader, seen, stamp->pdata[0], passage->text->str);
        }
      for (guint j = 0; j < leaf->pieces->len; j++)
        {
          const TlPiece *piece = leaf->pieces->pdata[j];

          if (piece->role == TL_ROLE_HEADER || piece->role == TL_ROLE_FOOTER)
            add_head (reader, seen, piece, piece->text);
        }
    }
}

GPtrArray *
tl_facts_read (GPtrArray      *leaves,
               GPtrArray      *drafts,
               TlAuthorities  *authorities,
               TlDocumentKind *kind)
{
  g_autoptr (GPtrArray) front = g_ptr_array_new_with_free_func (clue_free);
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (clue_free);
  g_autoptr (GPtrArray) opening = g_ptr_array_new_with_free_func (clue_free);
  TlFactReader reader = { front, heads, opening, drafts, authorities,
                          g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref),
                          tl_leaves_body_size (leaves) };

  collect_text (&reader);
  if (opening->len == 0)
    collect_first (&reader);
  collect_heads (&reader, leaves);
  tl_facts_read_kind (&reader);
  tl_facts_read_body (&reader);
  tl_facts_read_nation (&reader);
  tl_facts_settle_kind (&reader);
  tl_facts_read_title (&reader);
  tl_facts_read_subject (&reader);
  tl_facts_read_authors (&reader);
  tl_facts_read_published (&reader);
  tl_facts_read_child (&reader);
  tl_facts_read_method (&reader);
  tl_facts_read_imprint (&reader);
  tl_facts_read_markings (&reader);
  *kind = tl_facts_read_document (&reader);
  return reader.facts;
}
