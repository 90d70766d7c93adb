/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-recommendations-private.h"

#include "tl-pattern-private.h"
#include "tl-sections-private.h"

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

gboolean
tl_recommendation_is_named (const char *label)
{
  static GRegex *slot;

  return tl_pattern_match (&slot, "recommendation|^rec\\b", label);
}

gboolean
tl_recommendation_is_labelled (const TlDraft *draft)
{
  static GRegex *slot;

  if (draft->number.style == TL_NUMBER_LABEL)
    return tl_recommendation_is_named (draft->number.text);
  /* "8.2 Recommendation 1: …" */
  return tl_pattern_match (&slot,
    "^([a-z-]+ )?(recommendation|rec\\.?)( no\\.?)? ?\\d+[a-z]? ?([:.)–-]|$)",
    tl_draft_get_text (draft));
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
  if (tl_recommendation_is_labelled (draft) || is_labelled_question (draft))
    return BY_LABEL;
  switch (draft->number.style)
    {
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
    case TL_NUMBER_LABEL:
      return BY_NOTHING;
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

/* Whether @text begins by telling somebody what to do. */
static gboolean
commands (const char *text)
{
  static GRegex *slot;

  return tl_pattern_match (&slot,
    "^(to |urgently |further |fully |consistently |better )?"
    "(ensure|review|develop|establish|provide|agree|introduce|consider|seek|require|amend|"
    "publish|commission|strengthen|improve|promote|undertake|write|raise|remind|make|create|"
    "implement|update|produce|monitor|audit|explore|work (?!programme|force)|use|set|continue|"
    "identify|revise|request|support|increase|extend|adopt|include|reduce|assure|challenge|build|"
    "clarify|share|train|maintain|encourage|enter|carry out|put in place|take|give|hold|draw|"
    "devise|collate|bring|integrate|evaluate|reinforce|accelerate|embed|address|engage|prioritise|"
    "simplify|secure|assess|complete|appoint|allocate|refresh|rectify|tackle|deliver|expand|"
    "enhance|co-?ordinate|place|pursue|resolve|restore|speed up|sustain|collect|convene)\\b",
                           text);
}

gboolean
tl_recommendation_asks (const char *text)
{
  static GRegex *marked, *recommends, *slot;
  g_autofree char *opening = g_utf8_substring (text, 0, MIN (ASKING, g_utf8_strlen (text, -1)));

  /* committees say at its end what a paragraph of their list is */
  if (tl_pattern_match (&marked, "\\((conclusion|recommendation),? (and recommendation )?para",
                        text))
    return strstr (text, "ecommendation,") != NULL || strstr (text, "ecommendation par") != NULL;
  if (narrates (text))
    return FALSE;
  if (commands (text) ||
      tl_pattern_match (&recommends, "\\brecommend(s|ed)? that\\b|\\?['\"’”)]*$", text))
    return TRUE;
  return tl_pattern_match (&slot,
    "\\b(should(?! have (been|\\w+(ed|en|nt|own)\\b))|must|shall|ought to(?! have)|needs? to|"
    "have to|be required to|will need|"
    "(is|are|be) (asked|invited|requested|urged|encouraged|advised|recommended|reminded|expected) |"
    "it is recommended)\\b|"
    "^that (?!(is|was|would|had|has|said|time|day|year|night|month|week|meeting|report)\\b)|"
    "^(the |all |each |every |both |any )?[A-Z](?:(?!\\b(is|are|was|were|be|been|has|have|had|do|"
    "does|did|can|could|would|may|might|said|found|who|which|when|where|because|so|too)\\b)"
    "[^.;:?]){1,90}? to (be |not )?[a-z]+\\b|"
    "^[A-Z][^.;:?]{1,140}? to be (the subject|\\w+ed|held|made|given|sought|sent|kept|told|seen|"
    "put|"
    "brought|taken|drawn|undertaken|written|known|shown)\\b|"
    "^(dylai|dylid|rhaid|sicrhau|adolygu|argymhell)|"
    "^(how|what|who|does|do|is|are|can|could|would|will|should|has|have) .{10,}\\?",
    opening);
}

/* Whether @draft speaks of the recommendations. */
static gboolean
speaks_of_them (const TlDraft *draft)
{
  static GRegex *slot;
  const char *text = tl_draft_get_text (draft);
  g_autofree char *opening = g_utf8_substring (text, 0, MIN (ASKING, draft->passage->n_chars));

  return !commands (text) && tl_pattern_match (&slot,
    "\\b(following|these|those|above|below|other|further|their|its|no) recommendations?\\b|"
    "\\brecommendations? (are|is|were|was|have|has|that follow|which|below|above|set out|arising|"
    "in "
    "this|contained|made|between|from)\\b|"
    "\\b(makes?|made|making|contains?|offers?) (the |a |\\w+ )?(following |number of |further )?"
    "recommendations?\\b|\\b(identified|agreed|recommends?|makes?|made|"
    "proposes?) (the )?following\\b|"
    "\\b(has|have) (accepted|agreed|endorsed) (all|each|every|these|those|the following)\\b|"
    "^there (are|were) no\\b|\\bdoes not (make|produce|contain|offer)\\b", opening);
}

/* "We recommend:" says of each item of the list below it what it is. */
static gboolean
announces (const TlDraft *draft)
{
  static GRegex *slot;

  return tl_draft_is_prose (draft) &&
         tl_pattern_match (&slot, "\\brecommend.*:$", tl_draft_get_text (draft));
}

/* "1. The Board should:" over what it should do; a short line without a number heads a group. */
static gboolean
leads_list (const TlDraft *draft)
{
  const char *text = tl_draft_get_text (draft);

  return g_str_has_suffix (text, ":") && draft->number.style != TL_NUMBER_BULLET &&
         (draft->number.style != TL_NUMBER_NONE || draft->passage->n_chars >= 80) &&
         tl_recommendation_asks (text) && !announces (draft) && !speaks_of_them (draft);
}

gboolean
tl_recommendation_introduces (const TlDraft *draft)
{
  if (g_str_has_suffix (tl_draft_get_text (draft), ":"))
    return !leads_list (draft);
  return speaks_of_them (draft);
}

/* The drafts of one list of recommendations, and how many of each way there are, ask for something,
 * and do so before it is known which are parts of others. */
typedef struct {
  GPtrArray *drafts;
  guint      members[N_WAYS];
  guint      asking[N_WAYS];
  guint      leads[N_WAYS];
  /* of those that ask, how many are only taken to: for the heading above them */
  guint      titled[N_WAYS];
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
         g_utf8_strlen (tl_recommendation_get_asked (draft), -1) > 15 &&
         !names_other (&draft->number) && !tl_recommendation_introduces (draft);
}

gboolean
tl_recommendation_is_put (const TlDraft *draft)
{
  static GRegex *slot, *set_off;
  const char *text = tl_draft_get_text (draft);
  g_autofree char *addressee = NULL;

  if (!may_be (draft))
    return FALSE;
  if (tl_recommendation_is_labelled (draft))
    return TRUE;
  addressee = tl_recommendation_read_addressee (text);
  /* committees set off what they recommend from what they conclude */
  if ((draft->bold || draft->italic) && draft->number.text)
    return tl_pattern_match (&set_off, "\\b(should|must|recommend|urge|call on)\\b", text);
  return tl_recommendation_asks (text) &&
         (addressee ||
          tl_pattern_match (&slot,
    "^(?!.{0,80}?\\b(not|cannot|unable)\\b).{0,80}?\\b(recommends? that|is recommended that)\\b|"
    "\\((conclusion and )?recommendation,? para|"
    "^that the\\b", text));
}

/* What stands under "What needs to improve" or "Areas for improvement" need not say so again. */
static gboolean
is_titled (const TlDraft *draft)
{
  static GRegex *slot;

  return draft->number.style != TL_NUMBER_NONE && draft->section_title &&
         tl_pattern_match (&slot, "^what (else |now )?(needs|must|has) to (improve|change)\\b|"
                                  "^areas? for (priority |immediate )?(improvement|action)\\b",
                           draft->section_title);
}

static gboolean
is_asking (const TlDraft *draft)
{
  return tl_recommendation_asks (tl_recommendation_get_asked (draft)) || is_titled (draft);
}

static void
count_leads (List *list)
{
  memset (list->leads, 0, sizeof list->leads);
  for (guint i = 0; i < list->drafts->len; i++)
    {
      const TlDraft *draft = list->drafts->pdata[i];

      list->leads[way_of (draft)] += may_be (draft) && is_asking (draft);
    }
}

/* What stands below @lead is what that asks for, not each a recommendation, when others are set as
 * it is. */
static gboolean
has_parts (const List    *list,
           const TlDraft *lead)
{
  return leads_list (lead) && list->leads[way_of (lead)] >= 2;
}

/* Takes those out of the list that are parts of others. */
static void
leave_parts_out (List *list)
{
  const TlDraft *lead = NULL;

  count_leads (list);
  for (guint i = 0; i < list->drafts->len;)
    {
      TlDraft *draft = list->drafts->pdata[i];

      if (lead && tl_recommendation_may_part (lead, draft))
        {
          g_ptr_array_remove_index (list->drafts, i);
          continue;
        }
      if (may_be (draft))
        lead = has_parts (list, draft) ? draft : NULL;
      i++;
    }
}

static void
weigh (List *list)
{
  gboolean announced = FALSE;
  Way items = N_WAYS;

  memset (list->members, 0, sizeof list->members);
  memset (list->asking, 0, sizeof list->asking);
  memset (list->titled, 0, sizeof list->titled);
  for (guint i = 0; i < list->drafts->len; i++)
    {
      const TlDraft *draft = list->drafts->pdata[i];
      Way way = way_of (draft);

      if (announces (draft))
        {
          announced = TRUE;
          items = N_WAYS;
        }
      if (!may_be (draft))
        continue;
      if (announced && items == N_WAYS && way < BY_ROW)
        items = way;
      list->members[way]++;
      list->asking[way] += way == items || is_asking (draft);
      list->titled[way] += way != items && is_titled (draft) &&
                           !tl_recommendation_asks (tl_draft_get_text (draft));
    }
}

/* Labels and codes are made for this; of other numbers, those that most recommendations bear, but
 * items that do not ask themselves are parts of the paragraphs that do. */
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
  if (best == BY_BULLET &&
      list->asking[BY_NOTHING] > list->asking[BY_BULLET] - list->titled[BY_BULLET] &&
      list->titled[BY_BULLET] > 0)
    best = BY_NOTHING;
  if (best == N_WAYS && list->asking[BY_ROW] > 1)
    best = BY_ROW;
  if (best == N_WAYS && list->asking[BY_NOTHING] > 0)
    best = BY_NOTHING;
  return best;
}

/* Returns: whether there are recommendations among the drafts of @list, which is emptied */
static gboolean
mark_list (List *list)
{
  gboolean any = FALSE;
  Way way;

  leave_parts_out (list);
  weigh (list);
  way = choose (list);
  for (guint i = 0; i < list->drafts->len; i++)
    {
      TlDraft *draft = list->drafts->pdata[i];

      if (!may_be (draft) || way_of (draft) != way)
        continue;
      if (way > BY_CODE && list->asking[way] * 5 < list->members[way] * 4 && !is_asking (draft))
        continue;
      draft->kind = TL_BLOCK_RECOMMENDATION;
      any = TRUE;
    }
  g_ptr_array_set_size (list->drafts, 0);
  return any;
}

/* "Recommendation 4: Supervision" over the paragraph that says it lends it its number. */
static void
lend_label (TlDraft *heading,
            TlDraft *next)
{
  const char *text = tl_draft_get_text (heading);

  if (heading->passage->n_chars > 120 ||
      (heading->passage->n_chars > 60 && tl_recommendation_asks (text)))
    {
      heading->kind = TL_BLOCK_RECOMMENDATION;
      heading->level = 0;
    }
  else if (next && next->kind == TL_BLOCK_PARAGRAPH && next->number.style == TL_NUMBER_NONE &&
           heading->number.style == TL_NUMBER_LABEL)
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

/* "The inquiry of 1999 recommended:", "Recommendations of the previous review" */
static gboolean
quotes_another (const char *text)
{
  static GRegex *others, *recommends;

  return text && tl_pattern_match (&recommends, "recommend", text) &&
         tl_pattern_match (&others,
    "\\b(previous|earlier|past|former|prior|another|other|preceding) (serious case |case |"
    "significant case |child practice |learning )?(reviews?|inquir|reports?|scrs?)\\b|"
    "\\b(review|inquiry|report|scr)s?\\b.{0,60}\\b(in|of|from) (19|20)\\d\\d|"
    "\\b(19|20)\\d\\d\\b.{0,40}\\b(review|inquiry|report|scr)s?\\b", text);
}

/* A list that another review made begins with words that say so and ends with the part. */
static gboolean
is_quoting (const TlDraft *draft,
            gboolean       quoting)
{
  const char *text = tl_draft_get_text (draft);

  if (draft->kind == TL_BLOCK_HEADING)
    return tl_recommendation_is_labelled (draft) ? quoting : quotes_another (text);
  if (tl_draft_is_prose (draft) && !tl_recommendation_is_labelled (draft) &&
      g_str_has_suffix (text, ":"))
    return quotes_another (text);
  return quoting;
}

/* Those of the overview may be numbered otherwise than those of the agencies after them. */
static gboolean
begins_list (const TlDraft *draft)
{
  TlSection section;

  return draft->kind == TL_BLOCK_HEADING && !tl_recommendation_is_labelled (draft) &&
         (draft->level == 1 ||
          (tl_section_find (tl_draft_get_text (draft), TL_HEADING_ASKING | TL_HEADING_INSPECTED,
                            &section) &&
           section == TL_SECTION_RECOMMENDATIONS));
}

/* Recommendations that bear their label stand anywhere. Returns: whether there are any at all */
static gboolean
mark_labelled (GPtrArray *drafts)
{
  List list = { g_ptr_array_new () };
  gboolean quoting = FALSE, any = FALSE;

  for (guint i = 0; i < drafts->len; i++)
    {
      TlDraft *draft = drafts->pdata[i];
      TlDraft *next = i + 1 < drafts->len ? drafts->pdata[i + 1] : NULL;
      gboolean listed = is_listed_in (draft->section);

      if (draft->kind == TL_BLOCK_FOOTNOTE)
        continue;
      quoting = is_quoting (draft, quoting);
      if (draft->kind == TL_BLOCK_HEADING && tl_recommendation_is_labelled (draft) && listed)
        lend_label (draft, next);
      if (begins_list (draft))
        any = mark_list (&list) || any;
      if (draft->section == TL_SECTION_RECOMMENDATIONS && !quoting)
        {
          g_ptr_array_add (list.drafts, draft);
          continue;
        }
      any = mark_list (&list) || any;
      if (tl_draft_is_prose (draft) && draft->passage->n_chars > 15 && listed && !quoting &&
          tl_recommendation_is_labelled (draft))
        draft->kind = TL_BLOCK_RECOMMENDATION;
      any = any || draft->kind == TL_BLOCK_RECOMMENDATION;
    }
  any = mark_list (&list) || any;
  g_ptr_array_unref (list.drafts);
  return any;
}

/* A report without a list of them recommends in its running text. */
static gboolean
recommends (const TlDraft *draft)
{
  static GRegex *slot;

  return tl_draft_is_prose (draft) && is_listed_in (draft->section) && may_be (draft) &&
         tl_pattern_match (&slot,
    "^[^.]{0,160}\\b(I|we|it is|(the |this )?(panel|committee|inquiry|review|reviewers?|authors?|"
    "board|team)) ((therefore|also|further|strongly|accordingly|now|would) )*recommend(s|"
    "ed)? that\\b",
    tl_draft_get_text (draft));
}

/* What is done about a recommendation says it again, or for the first time in a response to a
 * report by others. */
static gboolean
mark_answered (GPtrArray *drafts)
{
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean any = FALSE;

  for (guint i = 0; i < drafts->len; i++)
    {
      const TlDraft *draft = drafts->pdata[i];

      if (draft->kind == TL_BLOCK_RECOMMENDATION && draft->number.text)
        g_hash_table_add (listed, draft->number.text);
    }
  for (guint i = 0; i < drafts->len; i++)
    {
      TlDraft *draft = drafts->pdata[i];

      if (draft->section != TL_SECTION_ACTION_PLAN || !tl_draft_is_prose (draft) ||
          !draft->number.text || !tl_recommendation_is_labelled (draft) ||
          draft->passage->n_chars <= 60 ||
          !g_hash_table_add (listed, draft->number.text))
        continue;
      draft->kind = TL_BLOCK_RECOMMENDATION;
      any = TRUE;
    }
  return any;
}

void
tl_recommendations_mark (GPtrArray *drafts)
{
  gboolean any;

  tl_recommendations_read_rows (drafts);
  any = mark_labelled (drafts);
  any = mark_answered (drafts) || any;
  for (guint i = 0; i < drafts->len && !any; i++)
    {
      TlDraft *draft = drafts->pdata[i];

      if (recommends (draft))
        draft->kind = TL_BLOCK_RECOMMENDATION;
    }
  tl_recommendations_continue (drafts);
}
