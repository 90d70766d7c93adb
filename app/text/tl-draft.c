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
  g_clear_pointer (&draft->cells, g_array_unref);
  g_free (draft->asked);
  g_free (draft->addressee);
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

void
tl_draft_begin_cell (TlDraft *draft,
                     guint    column)
{
  TlCell cell = { column, draft->passage->text->len };

  if (!draft->cells)
    draft->cells = g_array_new (FALSE, FALSE, sizeof (TlCell));
  g_array_append_val (draft->cells, cell);
}

char *
tl_draft_dup_cell (const TlDraft *draft,
                   guint          index)
{
  const TlCell *cells = (const TlCell *) draft->cells->data;
  const GString *text = draft->passage->text;
  gsize end = index + 1 < draft->cells->len ? cells[index + 1].start : text->len;

  return g_strstrip (g_strndup (text->str + cells[index].start, end - cells[index].start));
}
