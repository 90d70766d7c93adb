/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sections-private.h"

#include <string.h>

/* "Introduction ........ 3", "2  Methodology  . . . . 7" */
static gboolean
has_leaders (const char *text)
{
  guint dots = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2026)
        dots += 3;
      else if (c == '.' || c == 0xB7)
        dots++;
      else if (c != ' ')
        dots = 0;
      if (dots >= 5)
        return TRUE;
    }
  return FALSE;
}

static gboolean
ends_with_page (const char *text)
{
  gsize length = strlen (text);
  gsize digits = 0;

  while (digits < length && g_ascii_isdigit (text[length - 1 - digits]))
    digits++;
  return digits > 0 && digits <= 3 && (digits == length || text[length - 1 - digits] == ' ');
}

static gboolean
is_contents_heading (const TlDraft *draft)
{
  TlSection section;

  return draft->passage->n_chars < 60 &&
         tl_section_find (tl_draft_get_text (draft), TL_HEADING_TOP, &section) &&
         section == TL_SECTION_CONTENTS;
}

/* The letters of a title, without what follows them in a list of contents. */
static char *
make_key (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GString *key = g_string_new (NULL);

  for (const char *p = lower; *p && key->len < 60; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_utf8_get_char (p));
  return g_string_free (key, FALSE);
}

/* A heading that the list has announced. */
static gboolean
is_listed (GPtrArray     *entries,
           const TlDraft *draft)
{
  g_autofree char *key = make_key (tl_draft_get_text (draft));

  for (guint i = 0; i < entries->len && strlen (key) >= 4; i++)
    if (g_str_has_prefix (entries->pdata[i], key) || g_str_has_suffix (entries->pdata[i], key))
      return TRUE;
  return FALSE;
}

static gboolean
is_entry (const TlDraft *draft)
{
  const char *text = tl_draft_get_text (draft);

  return draft->kind != TL_BLOCK_FOOTNOTE && draft->passage->n_chars < 200 &&
         (has_leaders (text) || ends_with_page (text));
}

/* No list has more entries on a page. */
#define MOST_COUNTED 200

/* What the page of draft @at holds from there on. */
typedef struct {
  guint n;
  guint n_entries;
  guint n_leaders;
} PageCount;

static PageCount
count_page (GPtrArray *drafts,
            guint      at)
{
  guint page = ((const TlDraft *) drafts->pdata[at])->page;
  PageCount count = { 0 };

  for (; at < drafts->len && count.n < MOST_COUNTED; at++)
    {
      const TlDraft *draft = drafts->pdata[at];

      if (draft->page != page)
        break;
      if (draft->kind == TL_BLOCK_FOOTNOTE)
        continue;
      count.n++;
      count.n_entries += is_entry (draft);
      count.n_leaders += has_leaders (tl_draft_get_text (draft));
    }
  return count;
}

/* Whether draft @at, met in a list of contents, is what comes after it. On the next page a list
 * goes on as long as most of what stands there are entries: long titles take two lines. */
static gboolean
ends_contents (GPtrArray     *drafts,
               guint          at,
               const TlDraft *heading,
               GPtrArray     *entries,
               guint          page)
{
  const TlDraft *draft = drafts->pdata[at];
  PageCount count;

  if (draft->kind == TL_BLOCK_FOOTNOTE || is_entry (draft))
    return FALSE;
  count = count_page (drafts, at);
  if (draft->page != page)
    return count.n_entries * 2 < count.n || draft->passage->n_chars > 200;
  if (draft->kind == TL_BLOCK_HEADING && count.n_entries == 0 && is_listed (entries, draft))
    return TRUE;
  return (draft->kind == TL_BLOCK_HEADING && draft->size > heading->size - 0.3f &&
          heading->kind == TL_BLOCK_HEADING && draft->bold == heading->bold &&
          draft->capitals == heading->capitals) ||
         draft->passage->n_chars > 400;
}

static void
mark_entry (TlDraft *draft)
{
  draft->kind = TL_BLOCK_CONTENTS_ENTRY;
  draft->section = TL_SECTION_CONTENTS;
  draft->level = 0;
}

/* A list of contents stands before the text; of leaders further on there may be one in a table. */
#define LAST_PAGE   15
#define FEW_ENTRIES  5

/* Whether a list without a heading begins at draft @at, the first of its page. */
static gboolean
begins_unnamed (GPtrArray *drafts,
                guint      at)
{
  const TlDraft *draft = drafts->pdata[at];
  const TlDraft *before = at > 0 ? drafts->pdata[at - 1] : NULL;
  PageCount count;

  if (draft->page > LAST_PAGE || (before && before->page == draft->page))
    return FALSE;
  count = count_page (drafts, at);
  return count.n_entries >= FEW_ENTRIES && count.n_leaders > 0 &&
         count.n_entries * 3 >= count.n * 2;
}

static gboolean
is_lone_entry (GPtrArray *drafts,
               guint      at)
{
  const TlDraft *draft = drafts->pdata[at];
  const char *text = tl_draft_get_text (draft);

  return has_leaders (text) && ends_with_page (text) &&
         (draft->page <= LAST_PAGE || count_page (drafts, at).n_leaders >= 3);
}

void
tl_contents_mark (GPtrArray *drafts)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);
  const TlDraft *heading = NULL;
  guint page = 0;

  for (guint i = 0; i < drafts->len; i++)
    {
      TlDraft *draft = drafts->pdata[i];

      if (heading && ends_contents (drafts, i, heading, entries, page))
        heading = NULL;
      if (heading)
        {
          page = draft->page;
          mark_entry (draft);
          g_ptr_array_add (entries, make_key (tl_draft_get_text (draft)));
        }
      else if ((draft->kind == TL_BLOCK_HEADING || draft->kind == TL_BLOCK_PARAGRAPH) &&
               is_contents_heading (draft))
        {
          heading = draft;
          page = draft->page;
          draft->kind = TL_BLOCK_HEADING;
          draft->level = 1;
          draft->section = TL_SECTION_CONTENTS;
        }
      else if (begins_unnamed (drafts, i))
        {
          heading = draft;
          page = draft->page;
          mark_entry (draft);
        }
      else if (is_lone_entry (drafts, i))
        {
          mark_entry (draft);
        }
    }
}
