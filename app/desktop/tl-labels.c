/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-labels-private.h"

#include <glib/gi18n-lib.h>

static const char *const filter_labels[TL_N_FILTERS] = {
  [TL_FILTER_THEME] = NC_("filter", "Theme"),
  [TL_FILTER_STANCE] = NC_("filter", "Stance"),
  [TL_FILTER_STATUS] = NC_("filter", "Status"),
  [TL_FILTER_SECTION] = NC_("filter", "Section"),
  [TL_FILTER_KIND] = NC_("filter", "Statement"),
  [TL_FILTER_VOICE] = NC_("filter", "Voice"),
  [TL_FILTER_ORIGIN] = NC_("filter", "Coded"),
  [TL_FILTER_RULE] = NC_("filter", "Rule"),
  [TL_FILTER_TAG] = NC_("filter", "Tag"),
  [TL_FILTER_REVIEW] = NC_("filter", "Review"),
  [TL_FILTER_DECADE] = NC_("filter", "Published"),
  [TL_FILTER_YEAR] = NC_("filter", "Year"),
  [TL_FILTER_AUTHORITY] = NC_("filter", "Board"),
  [TL_FILTER_REGION] = NC_("filter", "Region"),
  [TL_FILTER_NATION] = NC_("filter", "Nation"),
  [TL_FILTER_REVIEW_TYPE] = NC_("filter", "Kind of review"),
};

const char *
tl_filter_get_label (TlFilter filter)
{
  g_return_val_if_fail (filter < TL_N_FILTERS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "filter", filter_labels[filter]);
}

/* The label of a word of a vocabulary, or the word itself when it is not of it. */
#define WORD_LABEL(Type, prefix)                                             \
  static const char *                                                        \
  prefix##_label_of (const char *name)                                       \
  {                                                                          \
    Type value;                                                              \
                                                                             \
    return prefix##_from_string (name, &value) ? prefix##_get_label (value) : name; \
  }

WORD_LABEL (TlStance, tl_stance)
WORD_LABEL (TlStatus, tl_status)
WORD_LABEL (TlSection, tl_section)
WORD_LABEL (TlStatementKind, tl_statement_kind)
WORD_LABEL (TlVoice, tl_voice)
WORD_LABEL (TlOrigin, tl_origin)
WORD_LABEL (TlReviewType, tl_review_type)

/* A review is told by its title, when the list of reviews is at hand. */
static char *
dup_review_title (TlSession  *session,
                  const char *id)
{
  GListModel *reviews = G_LIST_MODEL (tl_session_get_reviews (session));
  const gint64 wanted = g_ascii_strtoll (id, NULL, 10);

  for (guint i = 0; i < g_list_model_get_n_items (reviews); i++)
    {
      g_autoptr (TlReviewItem) item = g_list_model_get_item (reviews, i);

      if (tl_review_item_get_id (item) == wanted && tl_review_item_get_title (item) != NULL)
        return g_strdup (tl_review_item_get_title (item));
    }
  return g_strdup_printf (_("Review %s"), id);
}

char *
tl_filter_dup_value_label (TlSession  *session,
                           TlFilter    filter,
                           const char *value)
{
  g_return_val_if_fail (TL_IS_SESSION (session), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  if (*value == '\0' || g_str_equal (value, "unknown"))
    return g_strdup (_("Unknown"));
  switch (filter)
    {
    case TL_FILTER_THEME:
      return g_strdup (tl_session_get_theme_name (session, value));
    case TL_FILTER_STANCE:
      return g_strdup (tl_stance_label_of (value));
    case TL_FILTER_STATUS:
      return g_strdup (tl_status_label_of (value));
    case TL_FILTER_SECTION:
      return g_strdup (tl_section_label_of (value));
    case TL_FILTER_KIND:
      return g_strdup (tl_statement_kind_label_of (value));
    case TL_FILTER_VOICE:
      return g_strdup (tl_voice_label_of (value));
    case TL_FILTER_ORIGIN:
      return g_strdup (tl_origin_label_of (value));
    case TL_FILTER_REVIEW_TYPE:
      return g_strdup (tl_review_type_label_of (value));
    case TL_FILTER_REVIEW:
      return dup_review_title (session, value);
    case TL_FILTER_RULE:
    case TL_FILTER_TAG:
    case TL_FILTER_DECADE:
    case TL_FILTER_YEAR:
    case TL_FILTER_AUTHORITY:
    case TL_FILTER_REGION:
    case TL_FILTER_NATION:
    case TL_N_FILTERS:
    default:
      return g_strdup (value);
    }
}

const char *
tl_stance_get_symbol (TlStance stance)
{
  static const char *const symbols[TL_N_STANCES] = {
    [TL_STANCE_CONCERN] = "▼",
    [TL_STANCE_STRENGTH] = "▲",
    [TL_STANCE_NEUTRAL] = "◆",
  };

  g_return_val_if_fail (stance < TL_N_STANCES, NULL);

  return symbols[stance];
}

const char *
tl_stance_get_style (TlStance stance)
{
  static const char *const styles[TL_N_STANCES] = {
    [TL_STANCE_CONCERN] = "stance-concern",
    [TL_STANCE_STRENGTH] = "stance-strength",
    [TL_STANCE_NEUTRAL] = "stance-neutral",
  };

  g_return_val_if_fail (stance < TL_N_STANCES, NULL);

  return styles[stance];
}

char *
tl_voice_dup_mark (TlVoice voice)
{
  switch (voice)
    {
    case TL_VOICE_PRACTITIONER:
      return g_strdup (_("practitioner’s view"));
    case TL_VOICE_FAMILY:
      return g_strdup (_("family’s view"));
    case TL_VOICE_AGENCY:
      return g_strdup (_("agency’s view"));
    case TL_VOICE_LITERATURE:
      return g_strdup (_("from the literature"));
    case TL_VOICE_REVIEWER:
    case TL_N_VOICES:
    default:
      return NULL;
    }
}

char *
tl_counts_dup_markup (const TlCounts *counts)
{
  g_autofree char *findings = NULL;
  g_autofree char *reviews = NULL;
  g_autofree char *said = NULL;
  g_autofree char *unread = NULL;

  g_return_val_if_fail (counts != NULL, NULL);

  findings = g_strdup_printf (ngettext ("%'u finding", "%'u findings", counts->findings),
                              counts->findings);
  reviews = g_strdup_printf (ngettext ("%'u of %'u readable review", "%'u of %'u readable reviews",
                                       counts->readable_reviews),
                             counts->reviews, counts->readable_reviews);
  /* Translators: "148 findings" in "67 of 205 readable reviews" */
  said = g_strdup_printf (_("%s in %s"), findings, reviews);
  if (counts->unread_reviews == 0)
    return g_markup_printf_escaped ("<b>%s</b>", said);
  unread = g_strdup_printf (ngettext ("%'u with pages not readable", "%'u with pages not readable",
                                      counts->unread_reviews),
                            counts->unread_reviews);
  return g_markup_printf_escaped ("<b>%s</b> · %s", said, unread);
}

static void
add_part (GString    *text,
          const char *prefix,
          const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (text, "%s%s%s", text->len > 0 ? " · " : "", prefix, value);
}

/* @name: what the review is called by */
static char *
dup_review_part_of (const char *name,
                    const char *authority,
                    int         year)
{
  GString *text = g_string_new (name);

  if (authority != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", authority);
  if (year > 0)
    g_string_append_printf (text, "%s%d", text->len > 0 ? ", " : "", year);
  return g_string_free (text, FALSE);
}

static char *
dup_review_part (TlFindingItem *item)
{
  const char *subject = tl_finding_item_get_subject (item);

  return dup_review_part_of (subject != NULL ? subject : tl_finding_item_get_title (item),
                             tl_finding_item_get_authority (item), tl_finding_item_get_year (item));
}

static char *
dup_page_part (const char *label,
               guint       page)
{
  if (label == NULL || *label == '\0')
    return g_strdup_printf (_("PDF p. %u"), page);
  return g_strdup_printf (_("p. %s (PDF %u)"), label, page);
}

char *
tl_item_dup_citation (TlFindingItem *item)
{
  g_autofree char *review = NULL;
  g_autofree char *page = NULL;
  GString *text;

  g_return_val_if_fail (TL_IS_FINDING_ITEM (item), NULL);

  review = dup_review_part (item);
  page = dup_page_part (tl_finding_item_get_page_label (item), tl_finding_item_get_page (item));
  text = g_string_new (NULL);
  add_part (text, "", review);
  add_part (text, "¶ ", tl_finding_item_get_number (item));
  add_part (text, "", page);
  add_part (text, "", tl_section_get_label (tl_finding_item_get_section (item)));
  return g_string_free (text, FALSE);
}

char *
tl_hit_dup_citation (const TlHit *hit)
{
  g_autofree char *review = NULL;
  g_autofree char *page = NULL;
  GString *text;

  g_return_val_if_fail (hit != NULL, NULL);

  review = dup_review_part_of (hit->title, hit->authority, hit->year);
  page = dup_page_part (hit->page_label, hit->page);
  text = g_string_new (NULL);
  add_part (text, "", review);
  add_part (text, "¶ ", hit->number);
  add_part (text, "", page);
  add_part (text, "", tl_section_get_label (hit->section));
  return g_string_free (text, FALSE);
}
