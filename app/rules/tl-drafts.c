/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-matcher-private.h"

#include <glib/gi18n-lib.h>

void
tl_draft_clear (TlDraft *draft)
{
  g_clear_pointer (&draft->marks, g_array_unref);
  g_clear_pointer (&draft->hints, g_array_unref);
}

static gboolean
has_other (GArray *hints,
           guint   than)
{
  if (hints == NULL)
    return FALSE;
  for (guint i = 0; i < hints->len; i++)
    if (g_array_index (hints, guint, i) != than)
      return TRUE;
  return FALSE;
}

gboolean
tl_search_is_borne_out (const TlSearch *search,
                        const TlDraft  *draft)
{
  guint hint;

  if (draft->firm || draft->hints == NULL || draft->hints->len == 0)
    return draft->firm;
  hint = g_array_index (draft->hints, guint, 0);
  for (guint i = 0; i < search->drafts->len; i++)
    {
      const TlDraft *other = &g_array_index (search->drafts, TlDraft, i);

      if (other->theme == draft->theme && (other->firm || has_other (other->hints, hint)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_lone_hint (const TlSearch *search,
              const TlDraft  *draft)
{
  return !draft->firm && draft->hints->len > 0 && tl_search_get_needs (search, draft->theme) == NULL
         && !tl_search_is_borne_out (search, draft);
}

/* Whether the draft's passage is among the words asked about. */
static gboolean
is_asked_for (const TlSearch *search,
              const TlDraft  *draft)
{
  const TlSpan *within = search->within;
  TlSpan span = draft->fields.span;

  return within == NULL || (span.start < within->start + within->length
                            && within->start < span.start + span.length);
}

static void
note (TlSearch      *search,
      const TlDraft *draft,
      const char    *why)
{
  tl_search_note (search, &g_array_index (search->matcher->entries, TlEntry, draft->entry), FALSE,
                  draft->range, "%s", why);
}

/* What a paragraph tells and then sets aside is no finding, but for sound practice it tells of. */
static gboolean
is_set_aside (const TlSearch  *search,
              const TlDraft   *draft)
{
  return search->set_aside && draft->fields.stance != TL_STANCE_STRENGTH
         && draft->fields.kind != TL_STATEMENT_RECOMMENDATION;
}

static void
settle (TlSearch *search,
        TlDraft  *draft)
{
  TlFindingFields *fields = &draft->fields;
  TlEntry *entry = &g_array_index (search->matcher->entries, TlEntry, draft->entry);
  g_autoptr (GArray) links = NULL;

  if ((fields->flags & UNCOUNTED) == 0 && is_set_aside (search, draft))
    {
      note (search, draft, _("the paragraph sets it aside"));
      fields->flags |= TL_FINDING_DENIED;
    }
  if ((fields->flags & UNCOUNTED) == 0 && is_lone_hint (search, draft))
    {
      note (search, draft, _("a hint only: it counts where more in the paragraph speaks for the "
                             "theme"));
      fields->flags |= TL_FINDING_MAYBE;
    }
  if ((fields->flags & TL_FINDING_MAYBE) != 0)
    fields->kind = TL_STATEMENT_CONTEXT;
  fields->rule_hash = tl_matcher_get_hash (search->matcher, entry);
  fields->marks = (const TlSpan *) draft->marks->data;
  fields->n_marks = draft->marks->len;
  links = tl_search_link (search, draft);
  fields->links = (const TlLink *) links->data;
  fields->n_links = links->len;
  g_ptr_array_add (search->findings, tl_finding_new (fields));
}

void
tl_search_settle (TlSearch *search)
{
  g_autofree TlScale *scales = search->drafts->len > 0 ? tl_search_sum_up (search) : NULL;

  for (guint i = 0; i < search->drafts->len; i++)
    {
      TlDraft *draft = &g_array_index (search->drafts, TlDraft, i);

      if (is_asked_for (search, draft) && tl_search_decide (search, draft, &scales[draft->theme]))
        settle (search, draft);
    }
  g_array_set_size (search->drafts, 0);
}
