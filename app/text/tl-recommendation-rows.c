/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-recommendations-private.h"

#include "tl-pattern-private.h"

/* What the columns of a table hold, as its head says; -1 when it does not say. */
typedef struct {
  int asked;
  int addressee;
} Columns;

static gboolean
names_addressee (const char *head)
{
  static GRegex *slot;

  return tl_pattern_match (&slot,
    "^((lead|responsible|accountable|named|action|relevant) )?(agency|agencies|bod(y|ies)|"
    "organisations?|officers?|persons?|partners?|services?|professionals?|managers?|leads?|"
    "owners?)( responsible| concerned)?$|"
    "^(responsib(le|ility)|accountability|owned by|(by |to |for )?whom|who|addressee|"
    "(addressed|directed) to)\\??$|"
    "^(asiantaeth( arweiniol)?|sefydliad|arweinydd|cyfrifoldeb|(pwy sy’n )?gyfrifol)$", head);
}

static gboolean
names_asked (const char *head)
{
  static GRegex *slot;

  return tl_pattern_match (&slot, "^((single|multi)[- ]agency |overview )?recommendations?$|"
                                  "^areas? for (priority )?(action|improvement)$|"
                                  "^argymhell(ion|iad)$", head);
}

static gboolean
names_action (const char *head)
{
  static GRegex *slot;

  return tl_pattern_match (&slot, "^(key |agreed |proposed |required )?actions?"
                                  "( required| needed| to be taken)?$|"
                                  "^camau? gweithredu$", head);
}

static Columns
read_head (const TlDraft *head)
{
  Columns columns = { -1, -1 };
  int action = -1;

  for (guint i = 0; i < head->cells->len; i++)
    {
      int column = (int) g_array_index (head->cells, TlCell, i).column;
      g_autofree char *text = tl_draft_dup_cell (head, i);

      if (columns.addressee < 0 && names_addressee (text))
        columns.addressee = column;
      else if (columns.asked < 0 && names_asked (text))
        columns.asked = column;
      else if (action < 0 && names_action (text))
        action = column;
    }
  if (columns.asked < 0)
    columns.asked = action;
  return columns;
}

static gboolean
is_number (const char *text)
{
  g_auto (TlNumber) number = { 0 };

  return tl_number_read (text, TRUE, &number) && number.alone &&
         number.style != TL_NUMBER_BULLET;
}

static void
read_row (TlDraft *row,
          Columns  columns)
{
  GString *asked = g_string_new (NULL);

  for (guint i = 0; i < row->cells->len; i++)
    {
      int column = (int) g_array_index (row->cells, TlCell, i).column;
      g_autofree char *text = tl_draft_dup_cell (row, i);

      if (column == columns.addressee && !row->addressee)
        row->addressee = g_steal_pointer (&text);
      else if (columns.asked < 0 || column == columns.asked || is_number (text))
        g_string_append_printf (asked, "%s%s", asked->len > 0 ? " " : "", text);
    }
  row->asked = g_string_free (asked, FALSE);
}

void
tl_recommendations_read_rows (GPtrArray *drafts)
{
  Columns columns = { -1, -1 };
  guint table = 0;

  for (guint i = 0; i < drafts->len; i++)
    {
      TlDraft *draft = drafts->pdata[i];
      gboolean is_head = draft->table != table;

      if (draft->table == 0 || !draft->cells)
        continue;
      table = draft->table;
      if (is_head)
        columns = read_head (draft);
      if (columns.addressee < 0 && columns.asked < 0)
        continue;
      if (is_head)
        draft->asked = g_strdup ("");
      else
        read_row (draft, columns);
    }
}

const char *
tl_recommendation_get_asked (const TlDraft *draft)
{
  const char *text = draft->asked ? draft->asked : tl_draft_get_text (draft);
  g_auto (TlNumber) number = { 0 };

  if (draft->table == 0 || !tl_number_read (text, FALSE, &number) || number.alone ||
      number.style == TL_NUMBER_BULLET)
    return text;
  return g_utf8_offset_to_pointer (text, number.length);
}
