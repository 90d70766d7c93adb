/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-paragraphs-private.h"

#include <stdlib.h>
#include <string.h>

/* The number after @number, "5.7" of "5.6". Returns: (transfer full) */
static char *
dup_next (const char *number)
{
  const char *last = strrchr (number, '.') + 1;

  return g_strdup_printf ("%.*s%d", (int) (last - number), number, atoi (last) + 1);
}

/* Whether @text is @number without its points. */
static gboolean
lacks_points (const char *text,
              const char *number)
{
  for (; *number; number++)
    if (*number != '.' && *text++ != *number)
      return FALSE;
  return *text == '\0';
}

void
tl_paragraphs_mend_numbers (GPtrArray *drafts)
{
  TlDraft *spoilt = NULL;
  g_autofree char *wanted = NULL, *after = NULL;

  for (guint i = 0; i < drafts->len; i++)
    {
      TlDraft *draft = drafts->pdata[i];
      const char *text = draft->number.text;

      if (draft->number.style == TL_NUMBER_PLAIN && !spoilt && wanted &&
          lacks_points (text, wanted))
        spoilt = draft;
      if (draft->number.style != TL_NUMBER_DOTTED || !g_ascii_isdigit (text[strlen (text) - 1]))
        continue;
      if (spoilt && g_str_equal (text, after))
        {
          g_free (spoilt->number.text);
          spoilt->number.text = g_steal_pointer (&wanted);
          spoilt->number.style = TL_NUMBER_DOTTED;
        }
      spoilt = NULL;
      g_free (wanted);
      g_free (after);
      wanted = dup_next (text);
      after = dup_next (wanted);
    }
}
