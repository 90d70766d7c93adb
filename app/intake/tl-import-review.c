/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-private.h"

#include "tl-same-review.h"

static GPtrArray *
dup_facts (TlDocument *document)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref);

  for (guint i = 0; i < tl_document_get_n_facts (document); i++)
    g_ptr_array_add (facts, tl_fact_ref (tl_document_get_fact (document, i)));
  return facts;
}

/* The last letter or figure of a name, without what is added in brackets. */
static gunichar
get_last_letter (const char *name)
{
  gunichar last = 0;

  for (const char *p = name; *p != '\0' && *p != '('; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      last = g_unichar_tolower (g_utf8_get_char (p));
  return last;
}

/* @facts: what is known of @document */
static gboolean
is_same (const TlReadingContext  *context,
         TlDocument              *document,
         GPtrArray               *facts,
         const TlReviewSubject   *subject,
         gboolean                *same,
         GError                 **error)
{
  g_autoptr (GPtrArray) known =
    tl_store_load_facts (context->store, subject->review, context->cancellable, error);

  if (known == NULL)
    return FALSE;
  *same = tl_same_review (tl_document_get_kind (document), facts, subject->kind, known);
  return TRUE;
}

/* Reviews may be thousands: those whose child cannot be the same are passed over at once. */
gboolean
tl_reading_find_review (const TlReadingContext  *context,
                        TlDocument              *document,
                        gint64                   own,
                        gint64                  *review,
                        GError                 **error)
{
  TlFact *subject = tl_document_find_fact (document, TL_FACT_SUBJECT);
  g_autoptr (GPtrArray) facts = dup_facts (document);
  g_autoptr (GArray) subjects = NULL;
  gunichar letter;

  *review = 0;
  if (subject == NULL)
    return TRUE;
  subjects = tl_store_load_subjects (context->store, tl_document_get_kind (document), own,
                                     context->cancellable, error);
  if (subjects == NULL)
    return FALSE;
  letter = get_last_letter (tl_fact_get_value (subject));
  for (guint i = 0; i < subjects->len && *review == 0; i++)
    {
      const TlReviewSubject *other = &g_array_index (subjects, TlReviewSubject, i);
      gboolean same = FALSE;

      if (get_last_letter (other->subject) == letter
          && !is_same (context, document, facts, other, &same, error))
        return FALSE;
      if (same)
        *review = other->review;
    }
  return TRUE;
}
