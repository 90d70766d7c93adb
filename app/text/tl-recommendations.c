/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-recommendations-private.h"

#include "tl-pattern-private.h"

#include <string.h>

/* How the recommendations of a list are told apart, from the surest sign to the weakest. */
typedef enum {
  BY_LABEL,
  BY_CODE,
  BY_ROMAN,
  BY_LETTER,
  BY_PLAIN,
  BY_DOTTED,
  BY_BULLET,
  BY_ROW,
  BY_NOTHING,
  N_WAYS
} Way;

static gboolean
label_begins (const TlDraft *draft,
              const char    *pattern,
              GRegex       **slot)
{
  return draft->number.style == TL_NUMBER_LABEL &&
         tl_pattern_match (slot, pattern, draft->number.text);
}

static gboolean
names_recommendation (const char *label)
{
  static GRegex *slot;

  return tl_pattern_match (&slot, "recommendation|^rec\\b", label);
}

static gboolean
is_labelled (const TlDraft *draft)
{
  return draft->number.style == TL_NUMBER_LABEL && names_recommendation (draft->number.text);
}

static gboolean
is_labelled_question (const TlDraft *draft)
{
  static GRegex *slot;

  return label_begins (draft, "^(question|consideration|challenge|action|proposal|finding \\d+,)",
                       &slot);
}

static Way
way_of (const TlDraft *draft)
{
  switch (draft->number.style)
    {
    case TL_NUMBER_LABEL:
      return is_labelled (draft) || is_labelled_question (draft) ? BY_LABEL : BY_NOTHING;
    case TL_NUMBER_CODE:
      return BY_CODE;
    case TL_NUMBER_ROMAN:
      return BY_ROMAN;
    case TL_NUMBER_LETTER:
      return BY_LETTER;
    case TL_NUMBER_PLAIN:
      return BY_PLAIN;
    case TL_NUMBER_DOTTED:
    case TL_NUMBER_HYPHEN:
      return BY_DOTTED;
    case TL_NUMBER_BULLET:
      return BY_BULLET;
    default:
      return draft->table ? BY_ROW : BY_NOTHING;
    }
}

/* Who should do what is said early; in long paragraphs somebody should do something somewhere. */
#define ASKING 240

/* Whether @text tells what others said, before it asks for anything itself. */
static gboolean
narrates (const char *text)
{
  static GRegex *slot;

  return tl_pattern_match (&slot,
    "^(?:(?!\\b(should|must|shall|recommend\\w*|invited?|asked)\\b).){0,160}?"
    "\\b(said|told (us|me)|acknowledged|argued|explained|insisted|wrote|suggested|stressed|"
    "submissions|gave evidence|I (have|am|do|was|say|note)|we (heard|note|have noted|found))\\b",
    text);
}

/* Whether @text asks somebody to do something, or puts a question. */
static gboolean
asks (const char *text)
{
  static GRegex *recommends, *slot;
  g_autofree char *opening = g_utf8_substring (text, 0, MIN (ASKING, g_utf8_strlen (text, -1)));

  if (narrates (text))
    return FALSE;
  if (tl_pattern_match (&recommends, "\\brecommend(s|ed)? that\\b|\\?['\"’”)]*$", text))
    return TRUE;
  return tl_pattern_match (&slot,
    "\\b(should|must|shall|ought to|needs? to|have to|be required to|will need|"
    "(is|are|be) (asked|invited|requested|urged|encouraged|advised|recommended|reminded|expected) |"
    "it is recommended)\\b|"
    "^that (the|every|all|any|no|each|in|where|when|a|an|before|it|both|child|steps)\\b|"
    "^(the |all |each |every |both |any )?[A-Z][^.;:?]{1,110}? to (be |not )?[a-z]+\\b|"
    "^(to )?(ensure|review|develop|establish|provide|agree|introduce|consider|seek|require|amend|"
    "publish|commission|strengthen|improve|promote|undertake|write|raise|remind|make|create|"
    "implement|update|produce|monitor|audit|explore|work|use|set|continue|identify|revise|request|"
    "support|increase|extend|adopt|include|reduce|assure|challenge|build|clarify|share|train|"
    "maintain|encourage|carry out|put in place|take|give|hold|draw)\\b|"
    "^(how|what|who|does|do|is|are|can|could|would|will|should|has|have) .{10,}\\?",
    opening);
}

/* What leads up to the recommendations, or speaks of them. */
static gboolean
introduces (const TlDraft *draft)
{
  static GRegex *slot;
  const char *text = tl_draft_get_text (draft);

  if (text[0] && text[strlen (text) - 1] == ':')
    return TRUE;
  return tl_pattern_match (&slot,
    "\\b(following|these|those|above|below|other|further|their|its|no) recommendations?\\b|"
    "\\brecommendations? (are|is|were|was|have|has|that follow|which|below|above|set out|arising|in "
    "this|contained|made|between|from)\\b|"
    "\\b(makes?|made|making|contains?|offers?) (the |a |\\w+ )?(following |number of |further )?"
    "recommendations?\\b|\\b(identified|agreed|recommends?|makes?|made|proposes?) (the )?following\\b|"
    "\\b(has|have) (accepted|agreed|endorsed) (all|each|every|these|those|the following)\\b|"
    "\\bdoes not (make|produce|contain|offer)\\b", text);
}

/* The drafts of one list of recommendations. */
typedef struct {
  GPtrArray *drafts;
  guint      members[N_WAYS];
  guint      asking[N_WAYS];
} List;

/* "Learning point 2", "LP2", "Finding 1": what was learnt asks for nothing. */
static gboolean
names_other (const TlNumber *number)
{
  static GRegex *slot;

  return (number->style == TL_NUMBER_LABEL || number->style == TL_NUMBER_CODE) &&
         tl_pattern_match (&slot, "^((key )?(learning|lesson|finding|theme|issue|kloe|line of)|"
                                  "(LP|L|F|KF|KL|KPE)\\d)(?!.*, [QR])", number->text);
}

static gboolean
may_be (const TlDraft *draft)
{
  return (tl_draft_is_prose (draft) || draft->kind == TL_BLOCK_TABLE_ROW) &&
         draft->passage->n_chars > 15 && !names_other (&draft->number) && !introduces (draft);
}

static void
weigh (List *list)
{
  memset (list->members, 0, sizeof list->members);
  memset (list->asking, 0, sizeof list->asking);
  for (guint i = 0; i < list->drafts->len; i++)
    {
      const TlDraft *draft = list->drafts->pdata[i];
      Way way = way_of (draft);

      if (!may_be (draft))
        continue;
      list->members[way]++;
      list->asking[way] += asks (tl_draft_get_text (draft));
    }
}

/* Labels and codes are made for this; of other numbers, those that most recommendations bear. */
static Way
choose (const List *list)
{
  Way best = N_WAYS;

  if (list->members[BY_LABEL] > 0)
    return BY_LABEL;
  if (list->asking[BY_CODE] * 2 > list->members[BY_CODE])
    return BY_CODE;
  for (Way way = BY_ROMAN; way < BY_ROW; way++)
    if (list->asking[way] * 2 >= list->members[way] && list->asking[way] > 0 &&
        (best == N_WAYS || list->asking[way] > list->asking[best]))
      best = way;
  if (best == N_WAYS && list->asking[BY_ROW] > 1)
    best = BY_ROW;
  if (best == N_WAYS && list->asking[BY_NOTHING] > 0)
    best = BY_NOTHING;
  return best;
}

static void
mark_list (List *list)
{
  Way way;

  weigh (list);
  way = choose (list);
  for (guint i = 0; i < list->drafts->len; i++)
    {
      TlDraft *draft = list->drafts->pdata[i];

      if (!may_be (draft) || way_of (draft) != way)
        continue;
      if (way <= BY_CODE || list->asking[way] * 5 >= list->members[way] * 4 ||
          asks (tl_draft_get_text (draft)))
        draft->kind = TL_BLOCK_RECOMMENDATION;
    }
  g_ptr_array_set_size (list->drafts, 0);
}

/* "Recommendation 4: Supervision" over the paragraph that says it lends it its number. */
static void
lend_label (TlDraft *heading,
            TlDraft *next)
{
  const char *text = tl_draft_get_text (heading);

  if (asks (text) && heading->passage->n_chars > 60)
    {
      heading->kind = TL_BLOCK_RECOMMENDATION;
      heading->level = 0;
    }
  else if (next && next->kind == TL_BLOCK_PARAGRAPH && next->number.style == TL_NUMBER_NONE)
    {
      next->number = heading->number;
      next->number.text = g_strdup (heading->number.text);
    }
}

static gboolean
is_listed_in (TlSection section)
{
  return section != TL_SECTION_CONTENTS && section != TL_SECTION_ACTION_PLAN &&
         section != TL_SECTION_GLOSSARY && section != TL_SECTION_REFERENCES;
}

void
tl_recommendations_mark (GPtrArray *drafts)
{
  List list = { g_ptr_array_new () };

  for (guint i = 0; i < drafts->len; i++)
    {
      TlDraft *draft = drafts->pdata[i];
      TlDraft *next = i + 1 < drafts->len ? drafts->pdata[i + 1] : NULL;

      if (draft->kind == TL_BLOCK_FOOTNOTE)
        continue;
      if (draft->kind == TL_BLOCK_HEADING && is_labelled (draft) && is_listed_in (draft->section))
        lend_label (draft, next);
      if (draft->section == TL_SECTION_RECOMMENDATIONS)
        {
          g_ptr_array_add (list.drafts, draft);
          continue;
        }
      mark_list (&list);
      if (tl_draft_is_prose (draft) && is_labelled (draft) && is_listed_in (draft->section) &&
          draft->passage->n_chars > 15)
        draft->kind = TL_BLOCK_RECOMMENDATION;
    }
  mark_list (&list);
  g_ptr_array_unref (list.drafts);
}

char *
tl_recommendation_read_addressee (const char *text)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot,
    "^(?!(?:How|What|Who|Why|When|Where|Does|Do|Is|Are|Can|Could|Would|Will|Has|Have)\\b)"
    "(?:[Tt]hat )?((?:[Tt]he |[Aa]ll |[Ee]ach |[Ee]very |[Bb]oth )?(?:[A-Z0-9][\\w’'&.-]*)"
    "(?:,? (?:[A-Z0-9][\\w’'&.-]*|and|of|for|the|its|in|agencies|partners?|services?|bodies|trusts?|"
    "successor|health|visiting|officers?|children’s|safeguarding|police|schools?|board|authority|"
    "providers?|commissioners)){0,11}) (?:should|must|shall|to|will|needs?|ought|is|are|ensure|"
    "arrange|state|draw|review|consider)\\b"
    /* what is to be done to a thing is not addressed to it */
    "(?! be (?!asked|invited|requested|reminded|required))", FALSE);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  return g_match_info_fetch (match, 1);
}

static char *
make_key (const char *text)
{
  GString *key = g_string_new (NULL);

  for (const char *p = text; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (key, g_ascii_tolower (*p));
  return g_string_free (key, FALSE);
}

/* "2.1 Recommendation 3: The Board should …" is Recommendation 3, whatever its paragraph.
 * Returns: (transfer full): the rest of @text, or %NULL. @label: (out) */
static char *
split_label (const char *text,
             char      **label)
{
  g_auto (TlNumber) number = { 0 };

  if (!tl_number_read (text, FALSE, &number) || number.style != TL_NUMBER_LABEL ||
      number.alone || !names_recommendation (number.text))
    return NULL;
  *label = g_steal_pointer (&number.text);
  return g_strdup (g_utf8_offset_to_pointer (text, number.length));
}

/* The first cell of "2 | The Trust should … | Trust".
 * Returns: (transfer full): the rest of @text, or %NULL. @label: (out) */
static char *
split_cell (const char *text,
            char      **label)
{
  static GRegex *slot;
  GRegex *regex =
    tl_pattern_get (&slot, "^(R?\\d{1,2}(?:\\.\\d{1,2})?)[.:)]? +(?=[A-Z])(.*)$", FALSE);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  *label = g_match_info_fetch (match, 1);
  return g_match_info_fetch (match, 2);
}

static TlRecommendation *
make_recommendation (const char *text,
                     const char *number,
                     guint       index)
{
  g_autofree char *addressee = tl_recommendation_read_addressee (text);
  TlRecommendationFields fields = { .number = number,
                                    .text = text,
                                    .addressee = addressee,
                                    .block = index };

  return tl_recommendation_new (&fields);
}

GPtrArray *
tl_recommendations_list (GPtrArray *blocks)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_recommendation_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];
      const char *text = tl_block_get_text (block);
      g_autofree char *label = NULL;
      g_autofree char *rest = NULL;

      if (tl_block_get_kind (block) != TL_BLOCK_RECOMMENDATION)
        continue;
      rest = split_label (text, &label);
      if (!rest && !tl_block_get_number (block))
        rest = split_cell (text, &label);
      text = rest ? rest : text;
      if (g_hash_table_add (seen, make_key (text)))
        g_ptr_array_add (list, make_recommendation (text, label ? label
                                                                : tl_block_get_number (block), i));
    }
  return list;
}
