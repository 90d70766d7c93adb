/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-citation.h"

#include <glib/gi18n-lib.h>

static const char *
get_author (const TlCitation *citation)
{
  if (citation->authority != NULL)
    return citation->authority;
  return citation->title != NULL ? citation->title : _("unnamed board");
}

static char *
dup_year (const TlCitation *citation)
{
  return citation->year > 0 ? g_strdup_printf ("%d", citation->year) : g_strdup (_("n.d."));
}

/* "5.14" and "(ii)" number paragraphs; "Recommendation 3" says itself what it is. */
static void
append_number (GString          *text,
               const TlCitation *citation)
{
  const char *number = citation->number;

  if (number == NULL || *number == '\0')
    return;
  if (g_ascii_isdigit (*number) || *number == '(')
    g_string_append_printf (text, _(", para. %s"), number);
  else
    g_string_append_printf (text, ", %s", number);
}

static void
append_page (GString          *text,
             const TlCitation *citation)
{
  g_autofree char *pdf_page = g_strdup_printf ("%u", citation->page);

  if (citation->page == 0)
    return;
  if (citation->page_label == NULL)
    g_string_append_printf (text, _(", PDF p. %s"), pdf_page);
  else if (g_str_equal (citation->page_label, pdf_page))
    g_string_append_printf (text, _(", p. %s"), pdf_page);
  else
    g_string_append_printf (text, _(", p. %s; PDF p. %s"), citation->page_label, pdf_page);
}

char *
tl_citation_dup_place (const TlCitation *citation)
{
  GString *text;
  g_autofree char *year = NULL;

  g_return_val_if_fail (citation != NULL, NULL);

  text = g_string_new (get_author (citation));
  year = dup_year (citation);
  g_string_append_printf (text, ", %s", year);
  append_number (text, citation);
  append_page (text, citation);
  return g_string_free (text, FALSE);
}

char *
tl_citation_dup_passage (const TlCitation *citation)
{
  g_autofree char *place = tl_citation_dup_place (citation);

  if (citation->quote == NULL || *citation->quote == '\0')
    return g_strdup_printf ("(%s)", place);
  return g_strdup_printf (_("“%s” (%s)"), citation->quote, place);
}

char *
tl_citation_dup_quote (TlFindingItem *item)
{
  g_return_val_if_fail (TL_IS_FINDING_ITEM (item), NULL);

  return tl_citation_dup_passage (&(TlCitation) {
    .quote = tl_finding_item_get_quote (item),
    .authority = tl_finding_item_get_authority (item),
    .title = tl_finding_item_get_title (item),
    .year = tl_finding_item_get_year (item),
    .number = tl_finding_item_get_number (item),
    .page = tl_finding_item_get_page (item),
    .page_label = tl_finding_item_get_page_label (item),
  });
}

/* "Place: Publisher", or the one of them that is known. */
static void
append_publisher (GString          *text,
                  const TlCitation *citation)
{
  const char *place = citation->place, *publisher = citation->publisher;

  if (place != NULL && publisher != NULL)
    g_string_append_printf (text, ". %s: %s", place, publisher);
  else if (place != NULL || publisher != NULL)
    g_string_append_printf (text, ". %s", place != NULL ? place : publisher);
}

char *
tl_citation_dup_reference (const TlCitation *citation)
{
  g_autofree char *year = NULL;
  GString *text;

  g_return_val_if_fail (citation != NULL, NULL);

  year = dup_year (citation);
  text = g_string_new (get_author (citation));
  g_string_append_printf (text, " (%s) %s", year,
                          citation->title != NULL ? citation->title : _("untitled review"));
  if (citation->edition != NULL)
    g_string_append_printf (text, ", %s", citation->edition);
  append_publisher (text, citation);
  if (citation->address != NULL)
    g_string_append_printf (text, ". %s", citation->address);
  if (citation->address != NULL && citation->accessed != NULL)
    g_string_append_printf (text, _(" (accessed %s)"), citation->accessed);
  return g_string_free (text, FALSE);
}

static const char *
find_fact (const TlReviewDetails *details,
           TlFactName             name)
{
  for (guint i = 0; i < details->facts->len; i++)
    {
      TlFact *fact = g_ptr_array_index (details->facts, i);

      if (tl_fact_get_attribute (fact) == NULL && tl_fact_get_name (fact) == name)
        return tl_fact_get_value (fact);
    }
  return NULL;
}

char *
tl_citation_dup_review (const TlReviewDetails *details)
{
  const char *published;

  g_return_val_if_fail (details != NULL, NULL);

  published = find_fact (details, TL_FACT_PUBLISHED);
  return tl_citation_dup_reference (&(TlCitation) {
    .authority = find_fact (details, TL_FACT_AUTHORITY),
    .title = find_fact (details, TL_FACT_TITLE),
    .year = published != NULL ? (int) g_ascii_strtoll (published, NULL, 10) : 0,
    .edition = find_fact (details, TL_FACT_EDITION),
    .place = find_fact (details, TL_FACT_PLACE),
    .publisher = find_fact (details, TL_FACT_PUBLISHER),
    .address = find_fact (details, TL_FACT_ISBN_OR_URL),
    .accessed = find_fact (details, TL_FACT_ACCESSED),
  });
}
