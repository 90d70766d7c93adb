/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include <string.h>

#define MAX_OPENING 24

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

static gboolean
is_all_capitals (const char *text)
{
  guint upper = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      if (g_unichar_islower (g_utf8_get_char (p)))
        return FALSE;
      upper += g_unichar_isupper (g_utf8_get_char (p));
    }
  return upper > 3;
}

char *
tl_facts_lower_capitals (const char *text)
{
  GString *lowered;

  if (!is_all_capitals (text))
    return g_strdup (text);
  lowered = g_string_new (NULL);
  for (const char *p = text; *p;)
    {
      const char *end = p;
      g_autofree char *rest = NULL;
      const char *tail;

      while (*end && *end != ' ' && *end != '-' && *end != '/')
        end = g_utf8_next_char (end);
      if (end - p <= 3 && !is_small_word (p, end - p))
        tail = end;
      else if (p > text && is_small_word (p, end - p))
        tail = p;
      else
        tail = end > p ? g_utf8_next_char (p) : end;
      g_string_append_len (lowered, p, tail - p);
      rest = g_utf8_strdown (tail, end - tail);
      g_string_append (lowered, rest);
      if (*end)
        g_string_append_c (lowered, *end++);
      p = end;
    }
  return g_string_free (lowered, FALSE);
}

char *
tl_facts_sentence (const char *text,
                   gsize       start,
                   gsize       end)
{
  while (start > 0 && !(strchr (".?!", text[start - 1]) && text[start] == ' '))
    start--;
  while (text[end] && !(end > 0 && strchr (".?!", text[end - 1]) && text[end] == ' '))
    end++;
  return g_strstrip (g_strndup (text + start, end - start));
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

static void
collect_text (TlFactReader *reader)
{
  for (guint i = 0; i < reader->body->len; i++)
    {
      const TlDraft *draft = reader->body->pdata[i];
      gboolean row = draft->kind == TL_BLOCK_TABLE_ROW;

      if (draft->kind == TL_BLOCK_CONTENTS_ENTRY || draft->kind == TL_BLOCK_FOOTNOTE)
        continue;
      if (draft->section == TL_SECTION_FRONT_MATTER && draft->page <= 6)
        add_clue (reader->front, dup_with_number (draft), draft->page, draft->size, row);
      else if (draft->kind != TL_BLOCK_HEADING && tells_what_happened (draft->section) &&
               reader->opening->len < MAX_OPENING)
        add_clue (reader->opening, g_strdup (tl_draft_get_text (draft)), draft->page, draft->size,
                  row);
    }
}

static void
collect_heads (TlFactReader *reader,
               GPtrArray    *leaves)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < leaves->len; i++)
    {
      TlLeaf *leaf = leaves->pdata[i];

      for (guint j = 0; j < leaf->pieces->len; j++)
        {
          const TlPiece *piece = leaf->pieces->pdata[j];

          if ((piece->role == TL_ROLE_HEADER || piece->role == TL_ROLE_FOOTER) &&
              strlen (piece->text) > 6 && g_hash_table_add (seen, piece->text))
            add_clue (reader->heads, g_strstrip (g_strdup (piece->text)), piece->page, piece->size,
                      FALSE);
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
                          g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref) };

  collect_text (&reader);
  collect_heads (&reader, leaves);
  tl_facts_read_body (&reader);
  tl_facts_read_kind (&reader);
  tl_facts_read_nation (&reader);
  tl_facts_read_title (&reader);
  tl_facts_read_subject (&reader);
  tl_facts_read_authors (&reader);
  tl_facts_read_published (&reader);
  tl_facts_read_child (&reader);
  tl_facts_read_method (&reader);
  *kind = tl_facts_read_document (&reader);
  return reader.facts;
}
