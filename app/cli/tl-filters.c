/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-search.h"

#include <glib/gi18n-lib.h>

/* What each option says in a command's help. */
typedef struct {
  const char *option;
  const char *help;
  const char *argument;
} FilterOption;

static const FilterOption filter_options[TL_N_FILTERS] = {
  [TL_FILTER_THEME] = { "theme", N_("Only this theme"), N_("THEME") },
  [TL_FILTER_STANCE] = { "stance", N_("Only concern, strength or neutral"), N_("STANCE") },
  [TL_FILTER_STATUS] = { "status", N_("Only suggested, accepted or rejected"), N_("STATUS") },
  [TL_FILTER_SECTION] = { "section", N_("Only this part of a review"), N_("SECTION") },
  [TL_FILTER_KIND] = { "kind", N_("Only finding, instance, recommendation or context"),
                       N_("KIND") },
  [TL_FILTER_VOICE] = { "voice", N_("Only this voice"), N_("VOICE") },
  [TL_FILTER_ORIGIN] = { "origin", N_("Only rule or hand"), N_("ORIGIN") },
  [TL_FILTER_RULE] = { "rule", N_("Only what this rule found"), N_("RULE") },
  [TL_FILTER_TAG] = { "tag", N_("Only with this tag"), N_("TAG") },
  [TL_FILTER_REVIEW] = { "review", N_("Only this review"), N_("REVIEW") },
  [TL_FILTER_DECADE] = { "decade", N_("Only of this decade (2010s)"), N_("DECADE") },
  [TL_FILTER_YEAR] = { "year", N_("Only of this year"), N_("YEAR") },
  [TL_FILTER_AUTHORITY] = { "authority", N_("Only of this board"), N_("BOARD") },
  [TL_FILTER_REGION] = { "region", N_("Only of this region"), N_("REGION") },
  [TL_FILTER_NATION] = { "nation", N_("Only of this nation"), N_("NATION") },
  [TL_FILTER_REVIEW_TYPE] = { "review-type", N_("Only this kind of review"), N_("KIND") },
};

/* Filters from @first on. */
static GArray *
make_entries (TlFilterOptions    *options,
              const GOptionEntry *more,
              TlFilter            first)
{
  GArray *entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  const GOptionEntry rest[] = {
    { "from", 0, 0, G_OPTION_ARG_INT, &options->from, N_("Only published in or after"),
      N_("YEAR") },
    { "to", 0, 0, G_OPTION_ARG_INT, &options->to, N_("Only published in or before"), N_("YEAR") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &options->text, N_("Only passages with these words"),
      N_("QUERY") },
  };

  for (; more != NULL && more->long_name != NULL; more++)
    g_array_append_val (entries, *more);
  for (TlFilter filter = first; filter < TL_N_FILTERS; filter++)
    {
      const FilterOption *option = &filter_options[filter];
      GOptionEntry entry = {
        .long_name = option->option,
        .arg = G_OPTION_ARG_STRING_ARRAY,
        .arg_data = &options->values[filter],
        .description = option->help,
        .arg_description = option->argument,
      };

      g_array_append_val (entries, entry);
    }
  g_array_append_vals (entries, rest, G_N_ELEMENTS (rest));
  return entries;
}

GOptionEntry *
tl_filter_options_dup_entries (TlFilterOptions    *options,
                               const GOptionEntry *more)
{
  GArray *entries = make_entries (options, more, 0);
  const GOptionEntry include = {
    "include", 0, 0, G_OPTION_ARG_STRING, &options->include,
    N_("Also those that are else left out: rejected,denied,maybe,unplaced,private"), N_("WHICH")
  };
  const GOptionEntry linked = {
    "linked", 0, 0, G_OPTION_ARG_STRING, &options->linked,
    N_("Only what is said to be a cause, or an effect, of another: cause, effect or any"),
    N_("SIDE")
  };

  g_array_append_val (entries, include);
  g_array_append_val (entries, linked);
  return (GOptionEntry *) g_array_free (entries, FALSE);
}

GOptionEntry *
tl_filter_options_dup_passage_entries (TlFilterOptions    *options,
                                       const GOptionEntry *more)
{
  return (GOptionEntry *) g_array_free (make_entries (options, more, TL_FILTER_REVIEW), FALSE);
}

static gboolean
parse_include (const char  *text,
               TlInclude   *include,
               GError     **error)
{
  static const char *const names[] = { "rejected", "denied", "maybe", "unplaced", "private",
                                       "only-unplaced", "only-denied", "only-remedied", NULL };
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint bit = 0;

      while (names[bit] != NULL && !g_str_equal (words[i], names[bit]))
        bit++;
      if (names[bit] == NULL)
        {
          g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                       _("“%s” is nothing that --include can be: say rejected, denied, maybe, "
                         "unplaced, private, only-unplaced, only-denied or only-remedied"),
                       words[i]);
          return FALSE;
        }
      *include |= 1 << bit;
    }
  return TRUE;
}

static gboolean
parse_linked (const char  *text,
              TlInclude   *include,
              GError     **error)
{
  if (g_str_equal (text, "cause"))
    *include |= TL_INCLUDE_ONLY_CAUSES;
  else if (g_str_equal (text, "effect"))
    *include |= TL_INCLUDE_ONLY_EFFECTS;
  else if (g_str_equal (text, "any"))
    *include |= TL_INCLUDE_ONLY_CAUSES | TL_INCLUDE_ONLY_EFFECTS;
  else
    {
      g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                   _("“%s” is nothing that --linked can be: say cause, effect or any"), text);
      return FALSE;
    }
  return TRUE;
}

/* What is wrong whatever the library has comes before it is opened. */
static gboolean
check_usage (const TlFilterOptions  *options,
             TlInclude              *include,
             GError                **error)
{
  if (options->include != NULL && !parse_include (options->include, include, error))
    return FALSE;
  if (options->linked != NULL && !parse_linked (options->linked, include, error))
    return FALSE;
  if (options->text != NULL)
    {
      g_autofree char *expression = tl_search_parse (options->text, error);

      return expression != NULL;
    }
  return TRUE;
}

static gboolean
check_words (TlCli            *cli,
             TlFilterOptions  *options,
             GError          **error)
{
  for (TlFilter filter = 0; filter < TL_N_FILTERS; filter++)
    if (!tl_filter_check_words (cli, filter, filter_options[filter].option,
                                options->values[filter], error))
      return FALSE;
  return TRUE;
}

static void
replace (TlQuery **query,
         TlQuery  *with)
{
  tl_query_unref (*query);
  *query = with;
}

/* Rejected findings come with --include alone: asked for by their status only, they leave a filter
 * that lets in one value less. */
static const char *
get_admitted (TlFilter    filter,
              const char *value,
              TlInclude   include)
{
  const char *rejected = tl_status_to_string (TL_STATUS_REJECTED);

  if (filter != TL_FILTER_STATUS || (include & TL_INCLUDE_REJECTED) != 0)
    return value;
  return g_str_equal (value, rejected) ? "" : value;
}

TlQuery *
tl_filter_options_to_query (TlFilterOptions  *options,
                            TlCli            *cli,
                            GError          **error)
{
  TlInclude include = 0;
  TlQuery *query;

  if (!check_usage (options, &include, error) || !check_words (cli, options, error))
    return NULL;
  query = tl_query_new ();
  for (TlFilter filter = 0; filter < TL_N_FILTERS; filter++)
    for (char **value = options->values[filter]; value != NULL && *value != NULL; value++)
      replace (&query, tl_query_with_value (query, filter,
                                            get_admitted (filter, *value, include)));
  if (options->from != 0 || options->to != 0)
    replace (&query, tl_query_with_years (query, options->from, options->to));
  replace (&query, tl_query_with_include (query, include));
  if (options->text != NULL)
    replace (&query, tl_query_with_text (query, options->text));
  return query;
}

void
tl_filter_options_clear (TlFilterOptions *options)
{
  for (TlFilter filter = 0; filter < TL_N_FILTERS; filter++)
    g_clear_pointer (&options->values[filter], g_strfreev);
  g_clear_pointer (&options->text, g_free);
  g_clear_pointer (&options->include, g_free);
  g_clear_pointer (&options->linked, g_free);
}
