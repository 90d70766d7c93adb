/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-document.h"

#include "tl-array-private.h"

struct _TlDocument {
  gatomicrefcount refs;
  TlDocumentKind  kind;
  GPtrArray      *pages;
  GPtrArray      *page_labels;
  GPtrArray      *blocks;
  GPtrArray      *facts;
  GPtrArray      *recommendations;
};

G_DEFINE_BOXED_TYPE (TlDocument, tl_document, tl_document_ref, tl_document_unref)

static GPtrArray *
copy_labels (const char *const *labels,
             guint              n_labels)
{
  GPtrArray *copy = g_ptr_array_new_full (n_labels, g_free);

  for (guint i = 0; i < n_labels; i++)
    g_ptr_array_add (copy, g_strdup (labels != NULL ? labels[i] : NULL));
  return copy;
}

TlDocument *
tl_document_new (const TlDocumentFields *fields)
{
  TlDocument *document;

  g_return_val_if_fail (fields != NULL, NULL);

  document = g_new0 (TlDocument, 1);
  g_atomic_ref_count_init (&document->refs);
  document->kind = fields->kind;
  document->pages = tl_array_copy (fields->pages, (GBoxedCopyFunc) tl_page_ref,
                                   (GDestroyNotify) tl_page_unref);
  document->page_labels = copy_labels (fields->page_labels, document->pages->len);
  document->blocks = tl_array_copy (fields->blocks, (GBoxedCopyFunc) tl_block_ref,
                                    (GDestroyNotify) tl_block_unref);
  document->facts = tl_array_copy (fields->facts, (GBoxedCopyFunc) tl_fact_ref,
                                   (GDestroyNotify) tl_fact_unref);
  document->recommendations = tl_array_copy (fields->recommendations,
                                             (GBoxedCopyFunc) tl_recommendation_ref,
                                             (GDestroyNotify) tl_recommendation_unref);
  return document;
}

TlDocument *
tl_document_ref (TlDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  g_atomic_ref_count_inc (&document->refs);
  return document;
}

void
tl_document_unref (TlDocument *document)
{
  g_return_if_fail (document != NULL);

  if (!g_atomic_ref_count_dec (&document->refs))
    return;
  g_ptr_array_unref (document->pages);
  g_ptr_array_unref (document->page_labels);
  g_ptr_array_unref (document->blocks);
  g_ptr_array_unref (document->facts);
  g_ptr_array_unref (document->recommendations);
  g_free (document);
}

TlDocumentKind
tl_document_get_kind (const TlDocument *document)
{
  g_return_val_if_fail (document != NULL, TL_DOCUMENT_OTHER);

  return document->kind;
}

guint
tl_document_get_n_pages (const TlDocument *document)
{
  g_return_val_if_fail (document != NULL, 0);

  return document->pages->len;
}

TlPage *
tl_document_get_page (const TlDocument *document,
                      guint             number)
{
  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (number >= 1 && number <= document->pages->len, NULL);

  return g_ptr_array_index (document->pages, number - 1);
}

const char *
tl_document_get_page_label (const TlDocument *document,
                            guint             number)
{
  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (number >= 1 && number <= document->pages->len, NULL);

  return g_ptr_array_index (document->page_labels, number - 1);
}

guint
tl_document_get_n_blocks (const TlDocument *document)
{
  g_return_val_if_fail (document != NULL, 0);

  return document->blocks->len;
}

TlBlock *
tl_document_get_block (const TlDocument *document,
                       guint             index)
{
  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (index < document->blocks->len, NULL);

  return g_ptr_array_index (document->blocks, index);
}

guint
tl_document_get_n_facts (const TlDocument *document)
{
  g_return_val_if_fail (document != NULL, 0);

  return document->facts->len;
}

TlFact *
tl_document_get_fact (const TlDocument *document,
                      guint             index)
{
  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (index < document->facts->len, NULL);

  return g_ptr_array_index (document->facts, index);
}

TlFact *
tl_document_find_fact (const TlDocument *document,
                       TlFactName        name)
{
  g_return_val_if_fail (document != NULL, NULL);

  for (guint i = 0; i < document->facts->len; i++)
    {
      TlFact *fact = g_ptr_array_index (document->facts, i);

      if (tl_fact_get_attribute (fact) == NULL && tl_fact_get_name (fact) == name)
        return fact;
    }
  return NULL;
}

guint
tl_document_get_n_recommendations (const TlDocument *document)
{
  g_return_val_if_fail (document != NULL, 0);

  return document->recommendations->len;
}

TlRecommendation *
tl_document_get_recommendation (const TlDocument *document,
                                guint             index)
{
  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (index < document->recommendations->len, NULL);

  return g_ptr_array_index (document->recommendations, index);
}

/* A word is a stretch without white space that has a letter or figure in it. */
static guint
count_words (const char *text)
{
  gboolean in_word = FALSE;
  guint words = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        in_word = FALSE;
      else if (!in_word && g_unichar_isalnum (c))
        {
          in_word = TRUE;
          words++;
        }
    }
  return words;
}

static gboolean
is_of_the_text (const TlBlock *block)
{
  switch (tl_block_get_kind (block))
    {
    case TL_BLOCK_CONTENTS_ENTRY:
    case TL_BLOCK_RUNNING_HEADER:
    case TL_BLOCK_RUNNING_FOOTER:
      return FALSE;
    default:
      return TRUE;
    }
}

guint
tl_document_count_words (const TlDocument *document)
{
  guint words = 0;

  g_return_val_if_fail (document != NULL, 0);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);

      if (is_of_the_text (block))
        words += count_words (tl_block_get_text (block));
    }
  return words;
}

guint
tl_document_count_unreadable (const TlDocument *document)
{
  guint unreadable = 0;

  g_return_val_if_fail (document != NULL, 0);

  for (guint i = 0; i < document->pages->len; i++)
    {
      TlPageOrigin origin = tl_page_get_origin (g_ptr_array_index (document->pages, i));

      if (origin == TL_PAGE_IMAGE || origin == TL_PAGE_DAMAGED)
        unreadable++;
    }
  return unreadable;
}
