/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-recommendations-private.h"

#include "tl-pattern-private.h"

/* Points that an item set in from another one is at least. */
#define SET_IN  6.0f

static gboolean
is_item (const TlDraft *draft)
{
  return draft->number.style == TL_NUMBER_BULLET || draft->number.style == TL_NUMBER_LETTER ||
         draft->number.style == TL_NUMBER_ROMAN;
}

gboolean
tl_recommendation_may_part (const TlDraft *lead,
                            const TlDraft *draft)
{
  if (draft->kind != TL_BLOCK_RECOMMENDATION && !tl_draft_is_prose (draft))
    return FALSE;
  if (draft->number.style == lead->number.style)
    return is_item (draft) && draft->x > lead->x + SET_IN;
  return is_item (draft) || (draft->number.style == TL_NUMBER_PLAIN &&
                             (lead->number.style == TL_NUMBER_LABEL ||
                              lead->number.style == TL_NUMBER_CODE));
}

static gboolean
is_loose (const TlDraft *draft)
{
  return draft->kind == TL_BLOCK_PARAGRAPH && draft->number.style == TL_NUMBER_NONE;
}

static gboolean
is_ended (const TlDraft *draft)
{
  static GRegex *slot;

  return tl_pattern_match (&slot, "[.;:?!,]['\"’”)]*$|\\b(and|or)$", tl_draft_get_text (draft));
}

/* Whether what is said leads on to the next item. */
static gboolean
is_open (const TlDraft *draft)
{
  static GRegex *slot;

  return tl_pattern_match (&slot, "([:;,–-]|\\b(and|or))$", tl_draft_get_text (draft));
}

/* "This should be done by June.", "In doing so the Trust …" */
static gboolean
refers_back (const TlDraft *draft)
{
  static GRegex *slot;

  return tl_pattern_match (&slot,
    "^(this|these|those|such|the above|in doing (so|this)|in particular|in addition|"
    "to (achieve|do|support|help|assist) (this|these)|as (a )?part of this)\\b(?! recommendation)",
                           tl_draft_get_text (draft));
}

/* Whether @draft, below @last, goes on with the recommendation that @head begins: its items do, and
 * in a list of recommendations the paragraphs that ask for more or speak of what was asked. */
static gboolean
goes_on (const TlDraft *head,
         const TlDraft *last,
         const TlDraft *draft)
{
  gboolean listed = draft->section == TL_SECTION_RECOMMENDATIONS &&
                    head->section == TL_SECTION_RECOMMENDATIONS;

  if (tl_recommendation_may_part (head, draft))
    return is_open (last) || (listed && draft->kind != TL_BLOCK_RECOMMENDATION);
  /* the rest of an item that a narrow cell cut */
  if (listed && is_item (last) && is_loose (draft) && !is_ended (last))
    return TRUE;
  return listed && is_loose (draft) &&
         head->number.style > TL_NUMBER_BULLET && !tl_recommendation_introduces (draft) &&
         (refers_back (draft) || tl_recommendation_asks (tl_draft_get_text (draft)));
}

void
tl_recommendations_continue (GPtrArray *drafts)
{
  const TlDraft *head = NULL, *last = NULL;

  for (guint i = 0; i < drafts->len; i++)
    {
      TlDraft *draft = drafts->pdata[i];

      if (draft->kind == TL_BLOCK_FOOTNOTE)
        continue;
      if (head && goes_on (head, last, draft))
        {
          draft->kind = TL_BLOCK_RECOMMENDATION;
          draft->level = 1;
        }
      else
        {
          head = draft->kind == TL_BLOCK_RECOMMENDATION ? draft : NULL;
        }
      last = draft;
    }
}
