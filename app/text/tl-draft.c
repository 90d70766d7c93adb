/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-draft-private.h"

TlDraft *
tl_draft_new (TlBlockKind kind,
              guint       page)
{
  TlDraft *draft = g_new0 (TlDraft, 1);

  draft->kind = kind;
  draft->page = page;
  draft->passage = tl_passage_new ();
  return draft;
}

void
tl_draft_free (gpointer data)
{
  TlDraft *draft = data;

  tl_number_clear (&draft->number);
  tl_passage_free (draft->passage);
  g_free (draft->section_title);
  g_free (draft);
}

const char *
tl_draft_get_text (const TlDraft *draft)
{
  return draft->passage->text->str;
}

gboolean
tl_draft_is_prose (const TlDraft *draft)
{
  return draft->kind == TL_BLOCK_PARAGRAPH || draft->kind == TL_BLOCK_LIST_ITEM;
}
