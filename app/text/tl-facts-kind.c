/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-pattern-private.h"

#include <string.h>

/* What gives a kind of review away, the particular before the general. "SCR" alone does not: it has
 * meant three things. */
static const struct {
  TlReviewType type;
  const char  *pattern;
} kinds[] = {
  { TL_REVIEW_JOINT_REVIEW, "joint (serious case|review)" },
  { TL_REVIEW_OTHER, "\\bMAPPA\\b.{0,20}review|"
                     "multi-agency public protection arrangements.{0,40}review|"
                     "mental health homicide review|offensive weapons homicide review|"
                     "independent investigation into the care and treatment" },
  { TL_REVIEW_SINGLE_UNIFIED_SAFEGUARDING_REVIEW, "single unified safeguarding review|\\bSUSR\\b|"
                                                  "adolygiad diogelu unedig sengl" },
  { TL_REVIEW_NATIONAL_REVIEW, "national (child safeguarding practice )?review (into|of|on|by)|"
                               "^national (child safeguarding practice )?review\\b" },
  { TL_REVIEW_LOCAL_CHILD_SAFEGUARDING_PRACTICE_REVIEW,
    "(child(ren)? )?safeguarding practice review(?!s? panel)|\\bL?CSPR\\b|"
    "local safeguarding practice review|practice learning review" },
  { TL_REVIEW_CHILD_PRACTICE_REVIEW, "child(ren)? practice review|adolygiad ymarfer plant" },
  { TL_REVIEW_SIGNIFICANT_CASE_REVIEW, "significant case review" },
  { TL_REVIEW_CASE_MANAGEMENT_REVIEW, "case management review" },
  { TL_REVIEW_PART_8_REVIEW, "\\bpart (8|eight|VIII)\\b" },
  { TL_REVIEW_SERIOUS_CASE_REVIEW, "serious case review|\\bSCR\\b" },
  { TL_REVIEW_SAFEGUARDING_ADULT_REVIEW, "safeguarding adults? review|adult practice review|"
                                         "adolygiad ymarfer oedolion" },
  { TL_REVIEW_DOMESTIC_HOMICIDE_REVIEW, "domestic homicide review|domestic abuse related death "
                                        "review" },
  { TL_REVIEW_PUBLIC_INQUIRY, "committee of (inquiry|enquiry)|public inquiry|presented to "
                              "parliament|by command of|inquiries act|report of (an|the) inquiry" },
  { TL_REVIEW_INDEPENDENT_INQUIRY, "panel of (inquiry|enquiry)|independent (inquiry|enquiry|panel)|"
                                   "(inquiry|enquiry) (into|report)|independent review (of|into)" },
  { TL_REVIEW_THEMATIC_REVIEW, "thematic review" },
  { TL_REVIEW_LEARNING_REVIEW, "learning review|partnership review|SILP review|\\bMALR\\b|"
                               "critical incident review|multi-agency case review|"
                               "significant incident learning process" },
  { TL_REVIEW_RAPID_REVIEW, "rapid review" },
};

/* Writing about reviews, and about services, is none. */
#define NO_REVIEW \
  "\\b((bi|tri)ennial (analysis|review)|analysis of serious case reviews|annual report|" \
  "thematic (briefing|inspection|analysis)|inspection (of|report)|joint targeted area inspection|" \
  "focused visit|evaluation of serious case reviews|(statutory|practice|national) guidance (for|" \
  "on)|" \
  "report of session|select committee)\\b"

static const TlClue *
find_kind (GPtrArray    *clues,
           gboolean      titles,
           guint         n,
           TlReviewType *type)
{
  static GRegex *slots[G_N_ELEMENTS (kinds)];

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < clues->len && i < n; i++)
      {
        const TlClue *clue = clues->pdata[i];

        if (titles && (clue->page > 2 || tl_facts_is_sentence (clue->text)))
          continue;
        if (!tl_pattern_match (&slots[k], kinds[k].pattern, clue->text))
          continue;
        *type = kinds[k].type;
        return clue;
      }
  return NULL;
}

/* Whether the cover says that it is something else. */
static gboolean
is_no_review (TlFactReader *reader)
{
  static GRegex *slot;

  for (guint i = 0; i < reader->front->len; i++)
    {
      const TlClue *clue = reader->front->pdata[i];

      if (clue->page == 1 && !tl_facts_is_sentence (clue->text) &&
          tl_pattern_match (&slot, NO_REVIEW, clue->text))
        return TRUE;
    }
  return FALSE;
}

/* The same words mean another kind in another nation, or from another body. */
static TlReviewType
settle (TlFactReader *reader,
        TlReviewType  type)
{
  const char *body = tl_facts_get (reader, TL_FACT_AUTHORITY);
  const char *nation = tl_facts_get (reader, TL_FACT_NATION);

  if (type == TL_REVIEW_LOCAL_CHILD_SAFEGUARDING_PRACTICE_REVIEW && body &&
      g_str_equal (body, "Child Safeguarding Practice Review Panel"))
    return TL_REVIEW_NATIONAL_REVIEW;
  if (type == TL_REVIEW_SERIOUS_CASE_REVIEW && nation && g_str_equal (nation, "Scotland"))
    return TL_REVIEW_SIGNIFICANT_CASE_REVIEW;
  return type;
}

/* In its own text only where the document speaks of itself. */
static gboolean
speaks_of_itself (const char *text)
{
  static GRegex *slot;

  return tl_pattern_match (&slot, "\\bthis (is (a|an|the)|report|overview|summary|document|serious "
                                  "case|child practice|significant case|case management|review)\\b",
                           text);
}

/* A cover that names two kinds of review is of one that was held as both. */
static gboolean
is_joint (TlFactReader *reader)
{
  static GRegex *child, *adult;
  gboolean of_child = FALSE, of_adult = FALSE;

  for (guint i = 0; i < reader->front->len; i++)
    {
      const TlClue *clue = reader->front->pdata[i];

      if (clue->page > 1 || strlen (clue->text) > 200)
        continue;
      of_child = of_child || tl_pattern_match (&child, "serious case review|practice review",
                                               clue->text);
      of_adult = of_adult || tl_pattern_match (&adult, "domestic homicide review|"
                                                       "safeguarding adults? review", clue->text);
    }
  return of_child && of_adult;
}

void
tl_facts_read_kind (TlFactReader *reader)
{
  TlReviewType type;
  const TlClue *clue = find_kind (reader->front, TRUE, G_MAXUINT, &type);
  double confidence = 0.95;

  if (is_no_review (reader))
    return;
  if (!clue)
    clue = find_kind (reader->front, FALSE, G_MAXUINT, &type);
  if (clue && is_joint (reader))
    type = TL_REVIEW_JOINT_REVIEW;
  if (!clue)
    {
      clue = find_kind (reader->heads, FALSE, G_MAXUINT, &type);
      confidence = 0.9;
    }
  if (!clue)
    {
      clue = find_kind (reader->opening, FALSE, 2, &type);
      confidence = 0.6;
      if (clue && !speaks_of_itself (clue->text))
        clue = NULL;
    }
  if (clue)
    tl_facts_add (reader, TL_FACT_REVIEW_TYPE, tl_review_type_to_string (type), clue->page,
                  clue->text, confidence);
}

gboolean
tl_facts_is_inquiry (TlFactReader *reader)
{
  const char *type = tl_facts_get (reader, TL_FACT_REVIEW_TYPE);

  return g_strcmp0 (type, "public-inquiry") == 0 || g_strcmp0 (type, "independent-inquiry") == 0;
}

/* Once nation and body are known. */
void
tl_facts_settle_kind (TlFactReader *reader)
{
  for (guint i = 0; i < reader->facts->len; i++)
    {
      TlFact *fact = reader->facts->pdata[i];
      TlReviewType read, settled;

      if (tl_fact_get_name (fact) != TL_FACT_REVIEW_TYPE ||
          !tl_review_type_from_string (tl_fact_get_value (fact), &read))
        continue;
      settled = settle (reader, read);
      if (settled == read)
        return;
      tl_facts_add (reader, TL_FACT_REVIEW_TYPE, tl_review_type_to_string (settled),
                    tl_fact_get_page (fact), tl_fact_get_text (fact),
                    tl_fact_get_confidence (fact));
      g_ptr_array_remove_index (reader->facts, i);
      return;
    }
}
