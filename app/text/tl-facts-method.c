/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-facts-private.h"

#include "tl-pattern-private.h"

/* Names of methods, and what they are called in reviews; those that a name was made for before
 * those that any report may mention. */
static const struct {
  const char *name;
  const char *pattern;
} methods[] = {
  { "SCIE Learning Together", "(?-i:Learning Together)|\\bSCIE (systems )?(model|methodology)|"
                              "Fish, Munro (and|&) Bairstow" },
  { "SILP", "Significant Incident Learning Process|\\bSILP\\b" },
  { "Partnership Learning Review", "partnership learning review|"
                                   "\\bPLR (model|methodology|process)" },
  { "Child practice review", "(concise|extended) child practice review|child practice review "
                             "(model|methodology)|welsh (model|child practice review)" },
  { "Root cause analysis", "root cause analysis" },
  { "Appreciative inquiry", "appreciative (inquiry|enquiry)" },
  { "After action review", "after[- ]action review" },
  { "Pathways to harm, pathways to protection", "pathways to harm" },
  { "Inquiry procedure", "salmon letters?|maxwelli[sz]ation|counsel to the inquiry" },
  { "Individual management reviews and overview report", "(individual|internal|agency) management "
                                                         "reviews?|management reviews" },
  { "Hybrid systems approach", "hybrid" },
  { "Systems approach", "systems?[- ](based|methodology|approach|model|principles)|soft systems" },
};

/* Where a review says how it was done. */
static gboolean
tells_method (const TlDraft *draft)
{
  return draft->section == TL_SECTION_METHODOLOGY || draft->section == TL_SECTION_INTRODUCTION;
}

static gboolean
read_front (TlFactReader *reader,
            guint         k,
            GRegex      **slot)
{
  for (guint i = 0; i < reader->front->len; i++)
    {
      const TlClue *clue = reader->front->pdata[i];

      if (!tl_pattern_match (slot, methods[k].pattern, clue->text))
        continue;
      tl_facts_add (reader, TL_FACT_METHODOLOGY, methods[k].name, clue->page, clue->text, 0.7);
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_body (TlFactReader *reader,
           guint         k,
           GRegex      **slot)
{
  for (guint i = 0; i < reader->body->len; i++)
    {
      const TlDraft *draft = reader->body->pdata[i];
      const char *text = tl_draft_get_text (draft);

      if (!tells_method (draft) || !tl_pattern_match (slot, methods[k].pattern, text))
        continue;
      tl_facts_add (reader, TL_FACT_METHODOLOGY, methods[k].name, draft->page, text, 0.6);
      return TRUE;
    }
  return FALSE;
}

void
tl_facts_read_method (TlFactReader *reader)
{
  static GRegex *slots[G_N_ELEMENTS (methods)];

  for (guint k = 0; tl_facts_get (reader, TL_FACT_REVIEW_TYPE) && k < G_N_ELEMENTS (methods); k++)
    if (read_front (reader, k, &slots[k]) || read_body (reader, k, &slots[k]))
      return;
}
