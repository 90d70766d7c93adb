/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-recommendations-private.h"

#include "tl-bodies-private.h"
#include "tl-numbers-private.h"
#include "tl-pattern-private.h"
#include "tl-sections-private.h"

#include <string.h>

/* "We recommend that the Department pay for …" */
static char *
read_subject (const char *text)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot,
    "^[^.]{0,80}?\\brecommend(?:s|ed)? that ((?:the |all |each |every |both )?[A-Z][\\w’'-]*"
    "(?:,? (?:(?:and |of |for |the )*[A-Z][\\w’'-]*))*) [a-z]", FALSE);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/* "The Board" and "Westshire Police" can be asked for something, "Continue" and "Expedite the"
 * cannot. */
static gboolean
may_be_asked (const char *words)
{
  static GRegex *slot;

  return tl_bodies_name_one (words) ||
         tl_pattern_match (&slot, "^(the|all|each|every|both) |(?-i)[A-Z]\\S* ([a-z]+ )*[A-Z]",
                           words);
}

char *
tl_recommendation_read_addressee (const char *text)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot,
    "^(?:(?:However|Therefore|Furthermore|Accordingly|In addition),? )?"
    "(?:(?:I|[Ww]e|[Tt]he (?:[Pp]anel|[Cc]ommittee|[Ii]nquiry|[Rr]eview(?:ers?)?|[Aa]uthor)|"
    "[Ii]t is) "
    "(?:therefore |also |further |strongly )?recommend(?:s|ed)? )?"
    "(?!(?:[Tt]hat )?(?:How|What|Who|Why|When|Where|Does|Do|Is|Are|Can|Could|Would|Will|Has|Have|"
    "I|We|He|She|They|To|There|This|It|These|Those|Any|No|If|Urgently|Immediately|Further|Any|"
    "Improvements?|Consideration|"
    "Steps|Arrangements|Action|Work|Training|Staff (?:training|supervision))\\b)"
    "(?:[Tt]hat )?((?:[Tt]he |[Aa]ll |[Ee]ach |[Ee]very |[Bb]oth )?(?:[A-Z0-9][\\w’'&.-]*)"
    "(?:,? (?:[A-Z0-9][\\w’'&.-]*|and|of|for|the|its|in|agencies|partners?|services?|bodies|"
    "trusts?|"
    "successor|health|visiting|officers?|children’s|safeguarding|police|schools?|board|authority|"
    "providers?|commissioners|leaders?|managers?|across|social|care|education|partnership|council|"
    "local|area)){0,11}) (?:should|must|shall|to|will|needs?|ought|is|are|ensure|"
    "arrange|state|draw|review|consider)\\b"
    /* what is to be done to a thing is not addressed to it */
    "(?! (?:to )?be (?!asked|invited|requested|reminded|required))", FALSE);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *words = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return read_subject (text);
  words = g_match_info_fetch (match, 1);
  return may_be_asked (words) ? g_steal_pointer (&words) : NULL;
}

/* "For the LSCB", "Recommendations for Health Visiting", "Westshire Police": to whom what stands
 * below is addressed; "Supervision" tells nobody.
 * Returns: (transfer full) (nullable) */
static char *
read_group (const char *heading)
{
  static GRegex *slot;
  GRegex *regex = tl_pattern_get (&slot,
    "^(?:(?:[\\w-]+ )*(?:recommendations?|questions?|considerations?|challenges?|actions?|"
    "issues) )?"
    "(?:for|to) (?:the )?(.+?)(?: to (?:consider|answer|address))?[:.]?$", TRUE);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *named = NULL;
  TlSection section;

  if (g_regex_match (regex, heading, 0, &match))
    named = g_match_info_fetch (match, 1);
  else if (tl_section_find (heading, TL_HEADING_WITHIN, &section))
    return NULL;
  else
    named = g_strndup (heading, strlen (heading) - g_str_has_suffix (heading, ":"));
  if (g_utf8_strlen (named, -1) > 80 || !tl_bodies_name_one (named))
    return NULL;
  return g_steal_pointer (&named);
}

/* "2.1 Recommendation 3: The Board should …" is Recommendation 3, whatever its paragraph.
 * Returns: (transfer full): the rest of @text, or %NULL. @label: (out) */
static char *
split_label (const char *text,
             char      **label)
{
  g_auto (TlNumber) number = { 0 };

  if (!tl_number_read (text, FALSE, &number) || number.style != TL_NUMBER_LABEL ||
      number.alone || !tl_recommendation_is_named (number.text))
    return NULL;
  *label = g_steal_pointer (&number.text);
  return g_strdup (g_utf8_offset_to_pointer (text, number.length));
}

/* The first cell of "2 | The Trust should … | Trust".
 * Returns: (transfer full): the rest of @text, or %NULL. @label: (out) */
static char *
split_cell (const char *text,
            char      **label)
{
  static GRegex *slot;
  GRegex *regex =
    tl_pattern_get (&slot, "^(R?\\d{1,2}(?:\\.\\d{1,2})?)[.:)]? +(?=[A-Z])(.*)$", FALSE);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  *label = g_match_info_fetch (match, 1);
  return g_match_info_fetch (match, 2);
}

/* A recommendation in the making. */
typedef struct {
  char      *number;
  char      *text;
  char      *addressee;
  guint      block;
  /* which list it stands in: another begins with each heading */
  guint      list;
  TlSection  section;
  GArray    *words;
  guint      repeats;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->number);
  g_free (item->text);
  g_free (item->addressee);
  g_array_unref (item->words);
  g_free (item);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* The words of @text by their hashes, in order. */
static GArray *
list_words (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " .,;:()'\"/-", -1);
  GArray *hashes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      {
        guint hash = g_str_hash (words[i]);

        g_array_append_val (hashes, hash);
      }
  g_array_sort (hashes, compare_words);
  return hashes;
}

static guint
count_shared (GArray *a,
              GArray *b)
{
  guint shared = 0;

  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    {
      int order = compare_words (&g_array_index (a, guint, i), &g_array_index (b, guint, j));

      shared += order == 0;
      i += order <= 0;
      j += order >= 0;
    }
  return shared;
}

/* Whether one repeats the other, or shortens it. Those of one list are never the same, for much the
 * same is often asked of several, unless the page says the very same twice. */
static gboolean
is_same (const Item *a,
         const Item *b)
{
  guint shared = count_shared (a->words, b->words);
  guint least = MIN (a->words->len, b->words->len), most = MAX (a->words->len, b->words->len);

  if (shared == most)
    return TRUE;
  if (a->list == b->list || (a->addressee && b->addressee &&
                             g_ascii_strcasecmp (a->addressee, b->addressee) != 0))
    return FALSE;
  return shared * 10 >= most * 8 || (least >= 8 && shared * 20 >= least * 19 && least * 3 >= most);
}

/* Of those that say the same the last in a list of recommendations counts: a summary comes before
 * it, an action plan lists none. */
static gboolean
counts_more (const Item *item,
             const Item *than)
{
  return item->section == TL_SECTION_RECOMMENDATIONS || than->section != TL_SECTION_RECOMMENDATIONS;
}

#define NONE G_MAXUINT

/* No review makes more: what has is not compared, each with each. */
#define MOST_COMPARED 1000

static void
link_same (GPtrArray *items)
{
  if (items->len > MOST_COMPARED)
    return;
  for (guint i = 0; i < items->len; i++)
    {
      Item *item = items->pdata[i];

      for (guint j = 0; j < i; j++)
        {
          Item *before = items->pdata[j];

          if (before->repeats != NONE || !is_same (item, before))
            continue;
          if (!counts_more (item, before))
            {
              item->repeats = j;
              break;
            }
          before->repeats = i;
        }
    }
}

static Item *
read_item (const TlDraft *draft,
           guint          list,
           const char    *group)
{
  Item *item = g_new0 (Item, 1);
  const char *text = draft->asked ? draft->asked : tl_draft_get_text (draft);
  const char *number = draft->number.text;

  item->text = split_label (text, &item->number);
  if (!item->text && !number)
    item->text = split_cell (text, &item->number);
  if (!item->text)
    item->text = g_strdup (text);
  if (!item->number)
    item->number = g_strdup (number);
  item->addressee = g_strdup (draft->addressee);
  if (!item->addressee)
    item->addressee = tl_recommendation_read_addressee (item->text);
  if (!item->addressee)
    item->addressee = g_strdup (group);
  item->block = draft->block;
  item->list = list;
  item->section = draft->section;
  item->words = list_words (item->text);
  item->repeats = NONE;
  return item;
}

/* What goes on with a recommendation is of its text, with what numbers it there. */
static void
add_part (Item          *item,
          const TlDraft *draft)
{
  const char *number = draft->number.text;
  g_autofree char *text = item->text;

  item->text = number ? g_strdup_printf ("%s %s %s", text, number, tl_draft_get_text (draft))
                      : g_strdup_printf ("%s %s", text, tl_draft_get_text (draft));
  g_array_unref (item->words);
  item->words = list_words (item->text);
}

/* Whether @draft heads what follows it: a heading, or a line that ends with a colon. */
static gboolean
is_group (const TlDraft *draft)
{
  return draft->kind == TL_BLOCK_HEADING ||
         (draft->kind == TL_BLOCK_PARAGRAPH && draft->passage->n_chars < 80 &&
          g_str_has_suffix (tl_draft_get_text (draft), ":"));
}

static GPtrArray *
list_items (GPtrArray *drafts)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);
  g_autofree char *group = NULL;
  guint n_lists = 0;

  for (guint i = 0; i < drafts->len; i++)
    {
      const TlDraft *draft = drafts->pdata[i];

      if (draft->kind == TL_BLOCK_RECOMMENDATION && draft->level > 0 && items->len > 0)
        {
          add_part (items->pdata[items->len - 1], draft);
        }
      else if (draft->kind == TL_BLOCK_RECOMMENDATION)
        {
          g_ptr_array_add (items, read_item (draft, n_lists, group));
        }
      else if (is_group (draft))
        {
          g_clear_pointer (&group, g_free);
          if (draft->section == TL_SECTION_RECOMMENDATIONS)
            group = read_group (tl_draft_get_text (draft));
          n_lists++;
        }
    }
  return items;
}

/* What an action plan says of a recommendation that does not say it itself: who is to do it. */
static void
take_answer (GPtrArray     *items,
             const TlDraft *row)
{
  Item *answer = read_item (row, NONE, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      Item *item = items->pdata[i];

      if (!item->addressee && is_same (item, answer))
        item->addressee = g_strdup (row->addressee);
    }
  item_free (answer);
}

static void
take_answers (GPtrArray *items,
              GPtrArray *drafts)
{
  guint n = 0;

  for (guint i = 0; i < drafts->len && items->len <= MOST_COMPARED && n < MOST_COMPARED; i++)
    {
      const TlDraft *draft = drafts->pdata[i];

      if (draft->kind != TL_BLOCK_TABLE_ROW || draft->section != TL_SECTION_ACTION_PLAN ||
          !draft->addressee)
        continue;
      take_answer (items, draft);
      n++;
    }
}

static TlRecommendation *
make_recommendation (const Item *item,
                     guint       same_as)
{
  TlRecommendationFields fields = { .number = item->number,
                                    .text = item->text,
                                    .addressee = item->addressee,
                                    .block = item->block,
                                    .same_as = same_as };

  return tl_recommendation_new (&fields);
}

/* The one that counts of those that say the same as @at. */
static guint
find_counted (GPtrArray *items,
              guint      at)
{
  const Item *item;

  while ((item = items->pdata[at])->repeats != NONE)
    at = item->repeats;
  return at;
}

GPtrArray *
tl_recommendations_list (GPtrArray *drafts)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_recommendation_unref);
  g_autoptr (GPtrArray) items = list_items (drafts);
  g_autofree guint *places = g_new0 (guint, items->len + 1);

  link_same (items);
  take_answers (items, drafts);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = items->pdata[i];

      if (item->repeats != NONE)
        continue;
      g_ptr_array_add (list, make_recommendation (item, 0));
      places[i] = list->len;
    }
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = items->pdata[i];

      if (item->repeats != NONE)
        g_ptr_array_add (list, make_recommendation (item, places[find_counted (items, i)]));
    }
  return list;
}
