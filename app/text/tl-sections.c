/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sections-private.h"

#include "tl-pattern-private.h"
#include "tl-recommendations-private.h"
#include "tl-section-signs-private.h"

#include <string.h>

#define MAX_LEVEL  6
#define LONG       500

/* How far into the review we are. */
typedef struct {
  GPtrArray  *drafts;
  gboolean    begun;
  gboolean    cover;
  gboolean    inspection;
  guint       contents_page;
  /* of the headings we stand under, from the main part down */
  TlSection   stack[MAX_LEVEL + 1];
  guint       depth;
  TlSection   section;
  /* the last main part that is neither a list nor a note */
  TlSection   main;
  /* of the title of a report bound with others: its parts are as main as any */
  guint       base;
  /* what a heading that carries two names besides */
  TlSection   second;
  guint       second_level;
  gboolean    terms;
  guint       terms_table;
  gboolean    run_in;
  const char *title;
  /* where we were before a lone recommendation, and what of it has been read */
  TlSection   before;
  enum { NO_ASIDE, AT_ASIDE, IN_ASIDE } aside;
  /* (element-type Ahead): the headings that name parts, and the first after here */
  GArray     *named;
  guint       next;
} Reader;

/* ── what a part is about, told by what it says ── */

static gboolean
has_text_under (GPtrArray *drafts,
                guint      at)
{
  const TlDraft *next = at + 1 < drafts->len ? drafts->pdata[at + 1] : NULL;

  return next && tl_draft_is_prose (next) && next->passage->n_chars > 120;
}

/* Whether draft @at is a heading that names a part of a review, over a paragraph. */
static gboolean
heads_text (GPtrArray *drafts,
            guint      at)
{
  const TlDraft *draft = drafts->pdata[at];
  TlSection section;

  return draft->kind == TL_BLOCK_HEADING && draft->passage->n_chars < 80 &&
         has_text_under (drafts, at) &&
         tl_section_find (tl_draft_get_text (draft), TL_HEADING_TOP | TL_HEADING_OPENING,
                          &section) &&
         section != TL_SECTION_FRONT_MATTER;
}

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
      if (draft->passage->n_chars > LONG || numbered > 0 || heads_text (drafts, i))
        return FALSE;
    }
  return chars < 1800;
}

/* Where the part that heading @at begins ends: at the next heading that is not below it. */
static guint
find_end (GPtrArray *drafts,
          guint      at)
{
  const TlDraft *heading = drafts->pdata[at];
  guint end = at + 1;

  for (; end < drafts->len; end++)
    {
      const TlDraft *draft = drafts->pdata[end];

      if (draft->kind == TL_BLOCK_HEADING && draft->level <= heading->level)
        break;
    }
  return end;
}

/* The areas for improvement that an inspection names are what it recommends; in a review they are
 * what it found. */
static gboolean
is_inspection (GPtrArray *drafts)
{
  static GRegex *slot;

  for (guint i = 0; i < drafts->len; i++)
    {
      const TlDraft *draft = drafts->pdata[i];

      if (draft->page > 1)
        break;
      if (draft->kind == TL_BLOCK_HEADING &&
          tl_pattern_match (&slot, "\\binspection (of|report)\\b", tl_draft_get_text (draft)))
        return TRUE;
    }
  return FALSE;
}

typedef gboolean (*Says) (const char *text);

/* Whether of what stands under heading @at the share @of says something. */
static gboolean
mostly (GPtrArray *drafts,
        guint      at,
        Says       says,
        double     share,
        guint      least)
{
  guint end = find_end (drafts, at), n = 0, saying = 0;

  for (guint i = at + 1; i < end; i++)
    {
      const TlDraft *draft = drafts->pdata[i];

      if (!tl_draft_is_prose (draft) && draft->kind != TL_BLOCK_TABLE_ROW)
        continue;
      n++;
      saying += says (tl_draft_get_text (draft));
    }
  return saying >= least && saying >= share * n;
}

/* ── what its heading says ── */

static gboolean
label_is (const TlDraft *draft,
          const char    *word)
{
  return draft->number.style == TL_NUMBER_LABEL &&
         g_ascii_strncasecmp (draft->number.text, word, strlen (word)) == 0;
}

static gboolean
label_names (const TlDraft *draft,
             GRegex       **slot,
             const char    *pattern)
{
  return draft->number.style == TL_NUMBER_LABEL &&
         tl_pattern_match (slot, pattern, draft->number.text);
}

/* "Part Two", "Chapter 3" and "Section IV" say where a part stands, not what it is. */
static gboolean
is_ordinal (const TlDraft *draft)
{
  static GRegex *slot;

  return label_names (draft, &slot, "^(part|chapter|section)\\b");
}

static gboolean
find_section (const TlDraft *draft,
              TlHeadingPlace place,
              TlSection     *section)
{
  static GRegex *lessons, *episodes;
  const char *text = tl_draft_get_text (draft);
  g_autofree char *labelled = NULL;

  if (label_is (draft, "appendix") || label_is (draft, "annex"))
    {
      labelled = g_strdup_printf ("%s: %s", draft->number.text, text);
      return tl_section_find (labelled, place, section);
    }
  if (label_is (draft, "finding") || label_is (draft, "key finding") ||
      (label_names (draft, &lessons, "^(key )?(lesson|learning point)\\b") &&
       (place & TL_HEADING_TOP)))
    {
      *section = TL_SECTION_FINDINGS;
      return TRUE;
    }
  if (label_names (draft, &episodes, "^(key (practice )?episode|practice episode|kpe)\\b") &&
      (place & TL_HEADING_TOP) && (place & TL_HEADING_EARLY))
    {
      *section = TL_SECTION_CHRONOLOGY;
      return TRUE;
    }
  if (draft->number.style == TL_NUMBER_LABEL && !is_ordinal (draft))
    return FALSE;
  return tl_section_find (text, place, section);
}

static gboolean
is_note (TlSection section)
{
  return section == TL_SECTION_FRONT_MATTER || section == TL_SECTION_CONTENTS ||
         section == TL_SECTION_GLOSSARY || section == TL_SECTION_REFERENCES;
}

/* Whether a review still says why and how it was held, and of whom. */
static gboolean
is_early (TlSection section)
{
  return section <= TL_SECTION_FAMILY_BACKGROUND;
}

/* A part within one that weighs or tells what happened does not go back to how the review was
 * held; what is within an appendix or list belongs to it. */
static gboolean
may_hold (TlSection parent,
          TlSection section)
{
  if (parent == TL_SECTION_GLOSSARY || parent == TL_SECTION_REFERENCES ||
      parent == TL_SECTION_ACTION_PLAN)
    return FALSE;
  if (parent == TL_SECTION_APPENDIX)
    return section == TL_SECTION_GLOSSARY || section == TL_SECTION_REFERENCES ||
           section == TL_SECTION_TERMS_OF_REFERENCE || section == TL_SECTION_CHRONOLOGY ||
           section == TL_SECTION_ACTION_PLAN;
  return is_early (parent) || !is_early (section);
}

/* How an inspection was held is often told on its last pages. */
static gboolean
is_colophon (const Reader *reader,
             guint         at,
             TlSection     section)
{
  return section == TL_SECTION_METHODOLOGY && at * 10 > reader->drafts->len * 7;
}

/* What the heading @at names there; some name recommendations only over what asks for something. */
static gboolean
find_named (const Reader *reader,
            guint         at,
            TlSection     parent,
            gboolean      top,
            TlSection    *section)
{
  const TlDraft *draft = reader->drafts->pdata[at];
  TlHeadingPlace place = top ? TL_HEADING_TOP : TL_HEADING_WITHIN;

  if (!reader->begun || is_early (parent))
    place |= TL_HEADING_EARLY;
  if (!reader->begun || reader->main <= TL_SECTION_INTRODUCTION)
    place |= TL_HEADING_OPENING;
  if (reader->inspection)
    place |= TL_HEADING_INSPECTED;
  if (!find_section (draft, place | TL_HEADING_ASKING, section))
    return FALSE;
  if (*section == TL_SECTION_RECOMMENDATIONS &&
      !mostly (reader->drafts, at, tl_recommendation_asks, 0.5, 1) &&
      !find_section (draft, place, section))
    return FALSE;
  /* "Good practice" may be what some of the recommendations are about */
  if (parent == TL_SECTION_RECOMMENDATIONS && !is_early (*section) &&
      *section < TL_SECTION_RECOMMENDATIONS &&
      mostly (reader->drafts, at, tl_recommendation_asks, 0.7, 1))
    return FALSE;
  return top || may_hold (parent, *section) || is_colophon (reader, at, *section);
}

/* ── what its place says ── */

/* What the headings name by themselves, to be looked ahead to. */
typedef struct {
  guint     at;
  guint     level;
  TlSection section;
} Ahead;

static GArray *
list_named (GPtrArray *drafts)
{
  GArray *named = g_array_new (FALSE, FALSE, sizeof (Ahead));

  for (guint i = 0; i < drafts->len; i++)
    {
      const TlDraft *draft = drafts->pdata[i];
      Ahead ahead = { .at = i, .level = draft->level };

      if (draft->kind == TL_BLOCK_HEADING &&
          find_section (draft, TL_HEADING_TOP, &ahead.section) && !is_note (ahead.section))
        g_array_append_val (named, ahead);
    }
  return named;
}

/* The next main part whose heading names it, before draft @before; lists and notes are passed
 * over. */
static gboolean
find_next (Reader    *reader,
           guint      at,
           guint      before,
           TlSection *section)
{
  while (reader->next < reader->named->len &&
         g_array_index (reader->named, Ahead, reader->next).at <= at)
    reader->next++;
  for (guint i = reader->next; i < reader->named->len; i++)
    {
      const Ahead *ahead = &g_array_index (reader->named, Ahead, i);

      if (ahead->at >= before)
        return FALSE;
      if (ahead->level > reader->base + 1)
        continue;
      *section = ahead->section;
      return TRUE;
    }
  return FALSE;
}

/* Of a main part that tells or weighs what happened; a story is told by dates. */
static TlSection
section_of_body (const Reader *reader,
                 guint         at)
{
  return mostly (reader->drafts, at, tl_sign_is_dated, 0.4, 2) ? TL_SECTION_CHRONOLOGY
                                                           : TL_SECTION_ANALYSIS;
}

/* Whether the part that weighs what happened is still to come. */
static gboolean
is_body_ahead (Reader *reader,
               guint   at)
{
  TlSection next;

  return find_next (reader, at, reader->drafts->len, &next) &&
         next > TL_SECTION_FAMILY_BACKGROUND && next < TL_SECTION_ACTION_PLAN;
}

/* What comes after the story, its conclusions or recommendations, but for the last pages. */
static TlSection
section_of_end (Reader   *reader,
                guint     at,
                TlSection otherwise)
{
  if (!is_body_ahead (reader, at) && at * 10 > reader->drafts->len * 7)
    return otherwise;
  return section_of_body (reader, at);
}

/* A main part whose heading names none: what it says and what stands before and after it tell. */
static TlSection
section_by_position (Reader *reader,
                     guint   at)
{
  GPtrArray *drafts = reader->drafts;
  TlSection next;

  /* the lines of a title over its first words */
  if (((const TlDraft *) drafts->pdata[at])->page == 1 &&
      reader->main <= TL_SECTION_INTRODUCTION)
    return TL_SECTION_INTRODUCTION;
  switch (reader->main)
    {
    case TL_SECTION_FRONT_MATTER:
      return TL_SECTION_INTRODUCTION;
    case TL_SECTION_INTRODUCTION:
    case TL_SECTION_METHODOLOGY:
    case TL_SECTION_TERMS_OF_REFERENCE:
    case TL_SECTION_FAMILY_BACKGROUND:
      if (find_next (reader, at, drafts->len / 2, &next) && next <= TL_SECTION_CHRONOLOGY &&
          section_of_body (reader, at) == TL_SECTION_ANALYSIS)
        return reader->main == TL_SECTION_FAMILY_BACKGROUND ? reader->main
                                                            : TL_SECTION_INTRODUCTION;
      return section_of_end (reader, at, reader->main);
    case TL_SECTION_CHRONOLOGY:
    case TL_SECTION_GOOD_PRACTICE:
      return section_of_body (reader, at);
    case TL_SECTION_RECOMMENDATIONS:
      if (mostly (drafts, at, tl_recommendation_asks, 0.7, 1))
        return TL_SECTION_RECOMMENDATIONS;
      return section_of_end (reader, at, TL_SECTION_APPENDIX);
    case TL_SECTION_CONCLUSION:
      return section_of_end (reader, at, TL_SECTION_CONCLUSION);
    case TL_SECTION_ACTION_PLAN:
      return is_body_ahead (reader, at) ? section_of_body (reader, at) : TL_SECTION_ACTION_PLAN;
    default:
      return reader->main;
    }
}

/* ── reading ── */

/* "The family and what happened": the second half names a part of its own. */
static void
find_second (Reader        *reader,
             const TlDraft *draft,
             guint          level)
{
  const char *text = tl_draft_get_text (draft);
  g_autofree char *lower = g_ascii_strdown (text, -1);
  const char *and = strstr (lower, " and ");

  if (!and)
    and = strstr (lower, " & ");
  reader->second_level = 0;
  if (and && draft->passage->n_chars < 80 &&
      tl_section_find (strchr (and + 1, ' ') + 1, TL_HEADING_TOP, &reader->second) &&
      reader->second != reader->section)
    reader->second_level = level;
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
  static GRegex *slot;

  if (!reader->begun || reader->section == TL_SECTION_RECOMMENDATIONS)
    return FALSE;
  if (draft->number.style == TL_NUMBER_LABEL)
    return tl_recommendation_is_labelled (draft);
  return tl_pattern_match (&slot, "^recommendation\\W*$", tl_draft_get_text (draft));
}

static void
end_aside (Reader *reader)
{
  if (reader->aside != NO_ASIDE)
    reader->section = reader->before;
  reader->aside = NO_ASIDE;
}

static void
begin_aside (Reader *reader)
{
  reader->before = reader->section;
  reader->section = TL_SECTION_RECOMMENDATIONS;
  reader->aside = AT_ASIDE;
}

/* Title pages go on until the list of contents; only a summary may be bound before it. */
static gboolean
is_on_title_pages (const Reader *reader,
                   guint         at,
                   gboolean      named,
                   TlSection     section)
{
  const TlDraft *draft = reader->drafts->pdata[at];

  if (reader->begun || draft->page > reader->contents_page)
    return FALSE;
  if (!named)
    return TRUE;
  return draft->page < reader->contents_page &&
         (section != TL_SECTION_INTRODUCTION || !has_text_under (reader->drafts, at));
}

static void
go_to (Reader   *reader,
       TlSection section,
       guint     level)
{
  for (guint i = MIN (level, reader->depth + 1); i <= level; i++)
    reader->stack[i] = section;
  reader->depth = level;
  reader->section = section;
  reader->begun = TRUE;
  if (level == 1 && !is_note (section))
    reader->main = section;
}

/* "OVERVIEW REPORT" over its own introduction, "The local authority" over what was found there: the
 * title of a report bound with others, whose parts are as main as any. @first: (out): the first */
static gboolean
is_part_title (const Reader *reader,
               guint         at,
               TlSection    *first)
{
  const TlDraft *draft = reader->drafts->pdata[at];
  const TlDraft *next = at + 1 < reader->drafts->len ? reader->drafts->pdata[at + 1] : NULL;

  return (reader->begun || draft->page >= reader->contents_page) &&
         draft->number.style == TL_NUMBER_NONE && next && next->kind == TL_BLOCK_HEADING &&
         next->level > draft->level && tl_number_get_depth (&next->number) <= 1 &&
         find_section (next, TL_HEADING_TOP | TL_HEADING_EARLY | TL_HEADING_OPENING, first);
}

static guint
level_in (Reader *reader,
          guint   at)
{
  const TlDraft *draft = reader->drafts->pdata[at];
  guint level = CLAMP (draft->level, 1, MAX_LEVEL);

  if (level <= reader->base)
    reader->base = 0;
  return level - reader->base;
}

static void
enter (Reader *reader,
       guint   at)
{
  const TlDraft *draft = reader->drafts->pdata[at];
  guint level = level_in (reader, at);
  gboolean top = level == 1 || !reader->begun;
  TlSection parent = top ? reader->main : reader->stack[MIN (level - 1, reader->depth)];
  TlSection section;
  gboolean named;

  end_aside (reader);
  reader->run_in = FALSE;
  if (heads_aside (reader, draft))
    {
      begin_aside (reader);
      return;
    }
  named = find_named (reader, at, parent, top, &section);
  if (is_on_title_pages (reader, at, named, section))
    return;
  if (named && (section == TL_SECTION_CONTENTS || section == TL_SECTION_FRONT_MATTER))
    {
      reader->section = section;
      return;
    }
  if (!named && top && is_part_title (reader, at, &section))
    {
      if (section != TL_SECTION_INTRODUCTION)
        section = section_by_position (reader, at);
      go_to (reader, section, level);
      reader->base += level;
      return;
    }
  if (!named)
    section = top ? section_by_position (reader, at) : parent;
  go_to (reader, section, level);
  if (named || level <= reader->second_level)
    find_second (reader, draft, level);
}

static gboolean
has_words (const char *text,
           const char *words)
{
  g_autofree char *lower = g_utf8_strdown (text, MIN (strlen (text), 220));

  return strstr (lower, words) != NULL;
}

static void
read_run_in (Reader        *reader,
             const TlDraft *draft)
{
  TlSection parent = reader->stack[reader->depth], section;
  g_autofree char *words = reader->begun ? tl_sign_dup_run_in (draft) : NULL;

  if (!words)
    return;
  if (tl_section_find (words, is_early (parent) ? TL_HEADING_EARLY : TL_HEADING_WITHIN, &section) &&
      section != TL_SECTION_CONTENTS && section != TL_SECTION_FRONT_MATTER &&
      may_hold (parent, section))
    {
      reader->section = section;
      reader->run_in = TRUE;
    }
  else if (reader->run_in && draft->lead_bold)
    {
      reader->section = parent;
      reader->run_in = FALSE;
    }
}

/* Under "Conclusions and recommendations" each paragraph says which it is; a lesson is one wherever
 * it stands. */
static gboolean
is_of_another (const Reader  *reader,
               const TlDraft *draft,
               TlSection     *section)
{
  static GRegex *slot;
  gboolean lesson = label_names (draft, &slot, "^(key )?(lesson|learning|finding)\\b(?!.*, [QR])");

  *section = lesson ? TL_SECTION_FINDINGS : TL_SECTION_RECOMMENDATIONS;
  if (reader->section == TL_SECTION_RECOMMENDATIONS ||
      (reader->second_level > 0 && reader->second == TL_SECTION_FINDINGS))
    return lesson;
  return reader->second_level > 0 && reader->second == TL_SECTION_RECOMMENDATIONS &&
         tl_recommendation_is_put (draft);
}

static gboolean
is_sub_item (const TlDraft *draft)
{
  return draft->kind == TL_BLOCK_LIST_ITEM || draft->number.style == TL_NUMBER_LETTER ||
         draft->number.style == TL_NUMBER_ROMAN;
}

/* Terms of reference are often stated in a paragraph and list of the introduction or method. */
static TlSection
section_of_prose (Reader        *reader,
                  const TlDraft *draft)
{
  const char *text = tl_draft_get_text (draft);
  TlSection another;
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
  read_run_in (reader, draft);
  if (reader->second_level > 0 && reader->second == TL_SECTION_CHRONOLOGY &&
      tl_sign_is_dated (text))
    reader->section = reader->second;
  if (is_of_another (reader, draft, &another))
    return another;

  if (reader->terms_table && draft->table == reader->terms_table)
    return TL_SECTION_TERMS_OF_REFERENCE;
  if (open && draft->table && (has_words (text, "kloe") || has_words (text, "line of enquiry")))
    {
      reader->terms_table = draft->table;
      return TL_SECTION_TERMS_OF_REFERENCE;
    }
  if (reader->terms && is_sub_item (draft))
    return TL_SECTION_TERMS_OF_REFERENCE;
  reader->terms = open && draft->kind == TL_BLOCK_PARAGRAPH && tl_sign_states_terms (text);
  if (reader->terms)
    return TL_SECTION_TERMS_OF_REFERENCE;
  if (reader->section == TL_SECTION_INTRODUCTION && tl_sign_states_method (text))
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
    go_to (reader, TL_SECTION_INTRODUCTION, 1);
}

void
tl_sections_mark (GPtrArray *drafts)
{
  g_autoptr (GArray) named = list_named (drafts);
  Reader reader = { .drafts = drafts,
                    .named = named,
                    .cover = has_cover (drafts),
                    .inspection = is_inspection (drafts),
                    .contents_page = find_contents (drafts) };

  for (guint i = 0; i < drafts->len; i++)
    {
      TlDraft *draft = drafts->pdata[i];

      if (draft->kind == TL_BLOCK_CONTENTS_ENTRY)
        continue;
      if (draft->kind == TL_BLOCK_HEADING && !(draft->page == 1 && reader.cover))
        {
          enter (&reader, i);
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
