/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-export-private.h"

#include <glib/gi18n-lib.h>

static const char *const labels[] = {
  [TL_FILTER_THEME] = NC_("filter", "Theme"),
  [TL_FILTER_STANCE] = NC_("filter", "Stance"),
  [TL_FILTER_STATUS] = NC_("filter", "Status"),
  [TL_FILTER_SECTION] = NC_("filter", "Section"),
  [TL_FILTER_KIND] = NC_("filter", "Kind of statement"),
  [TL_FILTER_VOICE] = NC_("filter", "Voice"),
  [TL_FILTER_ORIGIN] = NC_("filter", "Origin"),
  [TL_FILTER_RULE] = NC_("filter", "Rule"),
  [TL_FILTER_TAG] = NC_("filter", "Tag"),
  [TL_FILTER_REVIEW] = NC_("filter", "Review number"),
  [TL_FILTER_DECADE] = NC_("filter", "Published"),
  [TL_FILTER_YEAR] = NC_("filter", "Published in"),
  [TL_FILTER_AUTHORITY] = NC_("filter", "Board"),
  [TL_FILTER_REGION] = NC_("filter", "Region"),
  [TL_FILTER_NATION] = NC_("filter", "Nation"),
  [TL_FILTER_REVIEW_TYPE] = NC_("filter", "Kind of review"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (labels) == TL_N_FILTERS);

/* A value as people say it; itself when it is not of the vocabulary. */
static const char *
get_value_label (TlExport   *export,
                 TlFilter    filter,
                 const char *value)
{
  TlStance stance;
  TlStatus status;
  TlSection section;
  TlStatementKind kind;
  TlVoice voice;
  TlOrigin origin;
  TlReviewType type;

  if (filter == TL_FILTER_THEME)
    return tl_export_get_theme_name (export, value);
  if (filter == TL_FILTER_STANCE && tl_stance_from_string (value, &stance))
    return tl_stance_get_label (stance);
  if (filter == TL_FILTER_STATUS && tl_status_from_string (value, &status))
    return tl_status_get_label (status);
  if (filter == TL_FILTER_SECTION && tl_section_from_string (value, &section))
    return tl_section_get_label (section);
  if (filter == TL_FILTER_KIND && tl_statement_kind_from_string (value, &kind))
    return tl_statement_kind_get_label (kind);
  if (filter == TL_FILTER_VOICE && tl_voice_from_string (value, &voice))
    return tl_voice_get_label (voice);
  if (filter == TL_FILTER_ORIGIN && tl_origin_from_string (value, &origin))
    return tl_origin_get_label (origin);
  if (filter == TL_FILTER_REVIEW_TYPE && tl_review_type_from_string (value, &type))
    return tl_review_type_get_label (type);
  return value;
}

static void
begin_part (GString    *words,
            const char *label)
{
  g_string_append_printf (words, "%s%s: ", words->len > 0 ? "; " : "", label);
}

static void
add_filter (GString  *words,
            TlExport *export,
            TlFilter  filter)
{
  const char *const *values = tl_query_get_values (export->query, filter);

  if (values[0] == NULL)
    return;
  begin_part (words, g_dpgettext2 (GETTEXT_PACKAGE, "filter", labels[filter]));
  for (guint i = 0; values[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? _(" or ") : "",
                            get_value_label (export, filter, values[i]));
}

static void
add_years (GString       *words,
           const TlQuery *query)
{
  int from = tl_query_get_from (query);
  int to = tl_query_get_to (query);

  if (from == 0 && to == 0)
    return;
  begin_part (words, _("Published"));
  if (to == 0)
    g_string_append_printf (words, _("%d or later"), from);
  else if (from == 0)
    g_string_append_printf (words, _("%d or earlier"), to);
  else
    g_string_append_printf (words, _("%d to %d"), from, to);
}

static void
add_included (GString       *words,
              const TlQuery *query)
{
  static const struct {
    TlInclude   include;
    const char *label;
  } includes[] = {
    { TL_INCLUDE_REJECTED, N_("rejected findings") },
    { TL_INCLUDE_DENIED, N_("passages that rule a theme out") },
    { TL_INCLUDE_MAYBE, N_("uncertain suggestions") },
    { TL_INCLUDE_UNPLACED, N_("findings whose passage was not found again") },
    { TL_INCLUDE_PRIVATE, N_("private reviews") },
    { TL_INCLUDE_ONLY_UNPLACED, N_("findings whose passage was not found again") },
    { TL_INCLUDE_ONLY_DENIED, N_("passages that rule a theme out") },
    { TL_INCLUDE_ONLY_REMEDIED, N_("shortfalls said to have been put right since") },
    { TL_INCLUDE_ONLY_CAUSES, N_("passages said to be the cause of others") },
    { TL_INCLUDE_ONLY_EFFECTS, N_("passages said to have come of others") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (includes); i++)
    {
      if (!(tl_query_get_include (query) & includes[i].include))
        continue;
      begin_part (words, includes[i].include < TL_INCLUDE_ONLY_UNPLACED ? _("Also") : _("Only"));
      g_string_append (words, _(includes[i].label));
    }
}

char *
tl_export_dup_query (TlExport *export)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < TL_N_FILTERS; i++)
    add_filter (words, export, i);
  add_years (words, export->query);
  if (tl_query_has_words (export->query))
    {
      begin_part (words, _("Words"));
      g_string_append (words, tl_query_get_text (export->query));
    }
  add_included (words, export->query);
  if (words->len == 0)
    g_string_append (words, _("everything"));
  return g_string_free (words, FALSE);
}
