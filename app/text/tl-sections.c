/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sections-private.h"

#include <string.h>

#define MAX_LEVEL  6
#define LONG       500

/* How far into the review we are. */
typedef struct {
  gboolean    begun;
  gboolean    cover;
  guint       contents_page;
  TlSection   stack[MAX_LEVEL + 1];
  guint       depth;
  TlSection   section;
  TlSection   second;
  gboolean    has_second;
  gboolean    terms;
  guint       terms_table;
  const char *title;
  /* where we were before a lone recommendation, and what of it has been read */
  TlSection   before;
  enum { NO_ASIDE, AT_ASIDE, IN_ASIDE } aside;
} Reader;

/* A first page without numbered or long paragraphs is a cover: its headings head nothing. */
static gboolean
has_cover (GPtrArray *drafts)
{
  const TlDraft *last = drafts->len > 0 ? drafts->pdata[drafts->len - 1] : NULL;
  guint chars = 0, numbered = 0;

  if (!last || last->page == 1)
    return FALSE;
  for (guint i = 0; i < drafts->len; i++)
    {
      const TlDraft *draft = drafts->pdata[i];

      if (draft->page != 1)
        continue;
      chars += draft->passage->n_chars;
      numbered += tl_draft_is_prose (draft) && draft->number.style == TL_NUMBER_DOTTED &&
                  draft->passage->n_chars > 120;
      if (draft->passage->n_chars > LONG || numbered > 0)
        return FALSE;
    }
  return chars < 1800;
}

static gboolean
label_is (const TlDraft *draft,
          const char    *word)
{
  return draft->number.style == TL_NUMBER_LABEL &&
         g_ascii_strncasecmp (draft->number.text, word, strlen (word)) == 0;
}

static gboolean
find_section (const TlDraft *draft,
              gboolean       top,
              TlSection     *section)
{
  const char *text = tl_draft_get_text (draft);
  g_autofree char *labelled = NULL;

  if (label_is (draft, "appendix") || label_is (draft, "annex"))
    {
      labelled = g_strdup_printf ("%s: %s", draft->number.text, text);
      return tl_section_find (labelled, TRUE, section);
    }
  if (label_is (draft, "finding"))
    {
      *section = TL_SECTION_FINDINGS;
      return TRUE;
    }
  if (draft->number.style == TL_NUMBER_LABEL && !label_is (draft, "part") &&
      !label_is (draft, "section") && !label_is (draft, "chapter"))
    return FALSE;
  return tl_section_find (text, top, section);
}

/* A main heading that names no part: before the analysis it goes on with what was begun, after the
 * story has been told it begins to weigh it. */
static TlSection
section_by_position (TlSection before)
{
  switch (before)
    {
    case TL_SECTION_FRONT_MATTER:
    case TL_SECTION_CONTENTS:
      return TL_SECTION_INTRODUCTION;
    case TL_SECTION_CHRONOLOGY:
    case TL_SECTION_FAMILY_BACKGROUND:
    case TL_SECTION_GOOD_PRACTICE:
      return TL_SECTION_ANALYSIS;
    default:
      return before;
    }
}

/* "The family and what happened": the second half names a part of its own. */
static void
find_second (Reader        *reader,
             const TlDraft *draft)
{
  const char *text = tl_draft_get_text (draft);
  const char *and = strstr (text, " and ");

  reader->has_second = and && draft->passage->n_chars < 80 &&
                       tl_section_find (and + 5, TRUE, &reader->second) &&
                       reader->second != reader->section;
}

/* A list of contents so far into a document is not its own. */
#define LAST_CONTENTS_PAGE 15

/* The page of the list of contents; 0 without one. */
static guint
find_contents (GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const TlDraft *draft = drafts->pdata[i];

      if (draft->page > LAST_CONTENTS_PAGE)
        break;
      if (draft->section == TL_SECTION_CONTENTS)
        return draft->page;
    }
  return 0;
}

/* "Recommendation" over one paragraph in the middle of a chapter, which goes on after it. */
static gboolean
heads_aside (const Reader  *reader,
             const TlDraft *draft)
{
  return reader->begun && draft->number.style == TL_NUMBER_NONE &&
         g_ascii_strcasecmp (tl_draft_get_text (draft), "recommendation") == 0;
}

static void
end_aside (Reader *reader)
{
  if (reader->aside != NO_ASIDE)
    reader->section = reader->before;
  reader->aside = NO_ASIDE;
}

static void
enter (Reader        *reader,
       const TlDraft *draft)
{
  guint level = CLAMP (draft->level, 1, MAX_LEVEL);
  gboolean top = level == 1 || !reader->begun;
  TlSection section;

  end_aside (reader);
  if (heads_aside (reader, draft))
    {
      reader->before = reader->section;
      reader->section = TL_SECTION_RECOMMENDATIONS;
      reader->aside = AT_ASIDE;
      return;
    }
  if (!find_section (draft, top, &section))
    {
      /* title pages go on until the list of contents */
      if (!reader->begun && draft->page <= reader->contents_page)
        return;
      if (level > 1 && reader->begun)
        section = reader->stack[MIN (level - 1, reader->depth)];
      else
        section = section_by_position (reader->section);
    }
  if (section == TL_SECTION_CONTENTS || section == TL_SECTION_FRONT_MATTER)
    {
      reader->section = section;
      return;
    }
  for (guint i = MIN (level, reader->depth + 1); i <= level; i++)
    reader->stack[i] = section;
  reader->depth = level;
  reader->section = section;
  reader->begun = TRUE;
  find_second (reader, draft);
}

static gboolean
has_words (const char *text,
           const char *words)
{
  g_autofree char *lower = g_utf8_strdown (text, MIN (strlen (text), 220));

  return strstr (lower, words) != NULL;
}

/* "The terms of reference were as follows", "Research questions identified by the team were: …" */
static gboolean
states_terms (const char *text)
{
  static GRegex *pattern;

  if (g_once_init_enter (&pattern))
    g_once_init_leave (&pattern, g_regex_new (
      "^.{0,60}(terms of reference|(key )?lines of (e|i)nquiry|research questions|key questions|"
      "remit (agreed|set|given)|questions for (the|this) (review|inquiry)).{0,110}"
      "(\\b(were|was|are|follows|following)\\b|:)|"
      "^.{0,120}\\b(we|panel|committee) (were|was) asked( to|:)",
      G_REGEX_CASELESS | G_REGEX_OPTIMIZE | G_REGEX_DOTALL, 0, NULL));
  return g_regex_match (pattern, text, 0, NULL);
}

/* How an inquiry sat or a review was held, said in its introduction: "We sat on forty days",
 * "Management reviews were received from …" */
static gboolean
states_method (const char *text)
{
  static GRegex *pattern;

  if (g_once_init_enter (&pattern))
    g_once_init_leave (&pattern, g_regex_new (
      "^((we|the (panel|committee|inquiry|review|reviewers?|review team|author)) (then |also |first )?"
      "(sat|met|heard|interviewed|took evidence|held|saw)\\b.{0,80}\\b(days?|occasions?|times|"
      "private|witnesses|evidence|sittings|practitioners|hearings)|"
      ".{0,40}(management (reviews?|reports?)|agency reports?|chronologies|individual reports) "
      "(was|were) (received|commissioned|requested|prepared|provided|submitted|sought|obtained))",
      G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  return g_regex_match (pattern, text, 0, NULL);
}

static gboolean
begins_dated (const char *text)
{
  static GRegex *pattern;

  if (g_once_init_enter (&pattern))
    g_once_init_leave (&pattern, g_regex_new (
      "^(in |on |by |during )?(early |mid |late )?(\\d{1,2}(st|nd|rd|th)? )?(january|february|march|april|may|june|"
      "july|august|september|october|november|december) (19|20)\\d\\d",
      G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  return g_regex_match (pattern, text, 0, NULL);
}

/* Terms of reference are often stated in a paragraph and list of the introduction or method. */
static TlSection
section_of_prose (Reader        *reader,
                  const TlDraft *draft)
{
  const char *text = tl_draft_get_text (draft);
  gboolean open = reader->section == TL_SECTION_INTRODUCTION ||
                  reader->section == TL_SECTION_METHODOLOGY;

  if (draft->kind == TL_BLOCK_FOOTNOTE)
    return TL_SECTION_REFERENCES;
  if (reader->aside == IN_ASIDE && draft->kind == TL_BLOCK_PARAGRAPH)
    end_aside (reader);
  if (reader->aside == AT_ASIDE)
    reader->aside = IN_ASIDE;
  if (g_str_has_prefix (text, "For Welsh Government use only"))
    return reader->section = TL_SECTION_APPENDIX;
  if (reader->has_second && reader->second == TL_SECTION_CHRONOLOGY && begins_dated (text))
    reader->section = reader->second;

  if (reader->terms_table && draft->table == reader->terms_table)
    return TL_SECTION_TERMS_OF_REFERENCE;
  if (open && draft->table && (has_words (text, "kloe") || has_words (text, "line of enquiry")))
    {
      reader->terms_table = draft->table;
      return TL_SECTION_TERMS_OF_REFERENCE;
    }
  if (reader->terms && (draft->kind == TL_BLOCK_LIST_ITEM ||
                        draft->number.style == TL_NUMBER_LETTER ||
                        draft->number.style == TL_NUMBER_ROMAN))
    return TL_SECTION_TERMS_OF_REFERENCE;
  reader->terms = open && draft->kind == TL_BLOCK_PARAGRAPH && states_terms (text);
  if (reader->terms)
    return TL_SECTION_TERMS_OF_REFERENCE;
  if (reader->section == TL_SECTION_INTRODUCTION && states_method (text))
    return TL_SECTION_METHODOLOGY;
  return reader->section;
}

/* Without a contents page or heading, the first numbered paragraph after the cover begins the
 * text. */
static void
begin_by_number (Reader        *reader,
                 const TlDraft *draft)
{
  if (reader->begun || !tl_draft_is_prose (draft) || (draft->page == 1 && reader->cover) ||
      draft->page < reader->contents_page)
    return;
  if (draft->number.style == TL_NUMBER_DOTTED || draft->passage->n_chars > LONG)
    {
      reader->begun = TRUE;
      reader->section = section_by_position (reader->section);
    }
}

void
tl_sections_mark (GPtrArray *drafts)
{
  Reader reader = { .cover = has_cover (drafts), .contents_page = find_contents (drafts) };

  for (guint i = 0; i < drafts->len; i++)
    {
      TlDraft *draft = drafts->pdata[i];

      if (draft->kind == TL_BLOCK_CONTENTS_ENTRY)
        continue;
      if (draft->kind == TL_BLOCK_HEADING && !(draft->page == 1 && reader.cover))
        {
          enter (&reader, draft);
          reader.title = tl_draft_get_text (draft);
          draft->section = reader.section;
          reader.terms = FALSE;
          continue;
        }
      begin_by_number (&reader, draft);
      draft->section = section_of_prose (&reader, draft);
      draft->section_title = g_strdup (reader.title);
    }
}
