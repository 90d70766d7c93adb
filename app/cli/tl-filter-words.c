/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"
#include "tl-words-private.h"

#include "tl-filter-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the words of a filter can be, besides what the library has. */
typedef struct {
  void      (*add) (GPtrArray *words);          /* the vocabulary */
  void      (*add_coded) (TlCodebook *codebook, /* those of the code book */
                          GPtrArray  *words);
  const char *command;                          /* that lists them */
  gboolean    is_open;                          /* a word it does not have is no misuse */
} Source;

static void
add_word (GPtrArray  *words,
          const char *word)
{
  if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
    g_ptr_array_add (words, g_strdup (word));
}

#define DEFINE_ADD(Type, prefix, n_words)                   \
  static void                                               \
  add_##prefix (GPtrArray *words)                           \
  {                                                         \
    for (Type value = 0; value < n_words; value++)          \
      add_word (words, tl_##prefix##_to_string (value));    \
  }

DEFINE_ADD (TlStance, stance, TL_N_STANCES)
DEFINE_ADD (TlStatus, status, TL_N_STATUSES)
DEFINE_ADD (TlSection, section, TL_N_SECTIONS)
DEFINE_ADD (TlStatementKind, statement_kind, TL_N_STATEMENT_KINDS)
DEFINE_ADD (TlVoice, voice, TL_N_VOICES)
DEFINE_ADD (TlOrigin, origin, TL_N_ORIGINS)
DEFINE_ADD (TlReviewType, review_type, TL_N_REVIEW_TYPES)

static void
add_unknown (GPtrArray *words)
{
  add_word (words, TL_QUERY_UNKNOWN);
}

static void
add_type_or_unknown (GPtrArray *words)
{
  add_review_type (words);
  add_unknown (words);
}

static void
add_nation_or_unknown (GPtrArray *words)
{
  static const char *const nations[] = { "England", "Wales", "Scotland", "Northern Ireland" };

  for (guint i = 0; i < G_N_ELEMENTS (nations); i++)
    add_word (words, nations[i]);
  add_unknown (words);
}

static void
add_themes (TlCodebook *codebook,
            GPtrArray  *words)
{
  GPtrArray *themes = tl_codebook_get_themes (codebook);

  for (guint i = 0; i < themes->len; i++)
    add_word (words, tl_theme_get_id (themes->pdata[i]));
}

static void
add_rules (TlCodebook *codebook,
           GPtrArray  *words)
{
  GPtrArray *themes = tl_codebook_get_themes (codebook);

  for (guint i = 0; i < themes->len; i++)
    {
      GPtrArray *rules = tl_theme_get_rules (themes->pdata[i]);

      for (guint j = 0; j < rules->len; j++)
        add_word (words, tl_rule_get_id (rules->pdata[j]));
    }
}

static const Source sources[TL_N_FILTERS] = {
  [TL_FILTER_THEME] = { .add_coded = add_themes, .command = "codebook show" },
  [TL_FILTER_STANCE] = { .add = add_stance },
  [TL_FILTER_STATUS] = { .add = add_status },
  [TL_FILTER_SECTION] = { .add = add_section },
  [TL_FILTER_KIND] = { .add = add_statement_kind },
  [TL_FILTER_VOICE] = { .add = add_voice },
  [TL_FILTER_ORIGIN] = { .add = add_origin },
  [TL_FILTER_RULE] = { .add_coded = add_rules, .is_open = TRUE },
  [TL_FILTER_TAG] = { .is_open = TRUE },
  [TL_FILTER_AUTHORITY] = { .add = add_unknown, .command = "reviews", .is_open = TRUE },
  [TL_FILTER_REGION] = { .add = add_unknown, .command = "reviews", .is_open = TRUE },
  [TL_FILTER_NATION] = { .add = add_nation_or_unknown },
  [TL_FILTER_REVIEW_TYPE] = { .add = add_type_or_unknown },
};

/* ── all that a filter can be ── */

static gboolean
add_stored (TlCli      *cli,
            TlFilter    filter,
            GPtrArray  *words,
            GError    **error)
{
  g_auto (GStrv) values = NULL;

  if (tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  values = tl_filter_load_values (cli->store, filter, error);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    add_word (words, values[i]);
  return values != NULL;
}

static gboolean
add_coded (TlCli         *cli,
           const Source  *source,
           GPtrArray     *words,
           GError       **error)
{
  g_autoptr (TlCodebook) codebook = tl_cli_load_codebook (cli, error);

  if (codebook != NULL)
    source->add_coded (codebook, words);
  return codebook != NULL;
}

/* The library is opened only for what stands in it. */
static char **
load_words (TlCli    *cli,
            TlFilter  filter,
            GError  **error)
{
  const Source *source = &sources[filter];
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (source->add != NULL)
    source->add (words);
  if (source->add_coded != NULL && !add_coded (cli, source, words, error))
    return NULL;
  if (tl_filter_is_stored (filter) && !add_stored (cli, filter, words, error))
    return NULL;
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/* ── words of no list ── */

static gboolean
is_year (const char *word)
{
  return strlen (word) == 4 && strspn (word, "0123456789") == 4;
}

static gboolean
is_decade (const char *word)
{
  return strlen (word) == 5 && strspn (word, "0123456789") == 4 && g_str_has_suffix (word, "0s");
}

static gboolean
check_time (TlFilter     filter,
            const char  *word,
            GError     **error)
{
  gboolean is_valid = filter == TL_FILTER_YEAR ? is_year (word) : is_decade (word);

  if (is_valid || g_str_equal (word, TL_QUERY_UNKNOWN))
    return TRUE;
  g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
               _("There is no %s “%s”: say one such as %s, or unknown"),
               tl_filter_to_string (filter), word, filter == TL_FILTER_YEAR ? "2014" : "2010s");
  return FALSE;
}

static gboolean
check_review (TlCli       *cli,
              const char  *word,
              GError     **error)
{
  g_autoptr (GArray) documents = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 review;

  if (!tl_cli_parse_id (word, &review, error) || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  documents = tl_cli_load_documents (cli, review, &local_error);
  if (documents == NULL)
    tl_cli_complain (cli, "--review", local_error->message);
  return TRUE;
}

/* ── checking ── */

/* A word as it is written there; one of no list as it is. */
static gboolean
replace_word (TlCli              *cli,
              const Source       *source,
              const char         *option,
              const char *const  *words,
              char              **word,
              GError            **error)
{
  const char *found = tl_words_find (words, *word);
  g_autofree char *complaint = NULL;
  g_autofree char *where = g_strconcat ("--", option, NULL);

  if (found != NULL)
    {
      g_free (*word);
      *word = g_strdup (found);
      return TRUE;
    }
  complaint = tl_words_dup_complaint (words, *word, option, source->command);
  if (source->is_open)
    tl_cli_complain (cli, where, complaint);
  else
    g_set_error_literal (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE, complaint);
  return source->is_open;
}

static gboolean
check_listed (TlCli         *cli,
              TlFilter       filter,
              const char    *option,
              char         **values,
              GError       **error)
{
  const Source *source = &sources[filter];
  g_auto (GStrv) words = load_words (cli, filter, error);

  if (words == NULL)
    return FALSE;
  for (; *values != NULL; values++)
    if (!replace_word (cli, source, option, (const char *const *) words, values, error))
      return FALSE;
  return TRUE;
}

gboolean
tl_filter_check_words (TlCli         *cli,
                       TlFilter       filter,
                       const char    *option,
                       char         **values,
                       GError       **error)
{
  if (values == NULL)
    return TRUE;
  if (filter != TL_FILTER_REVIEW && filter != TL_FILTER_DECADE && filter != TL_FILTER_YEAR)
    return check_listed (cli, filter, option, values, error);
  for (; *values != NULL; values++)
    if (!(filter == TL_FILTER_REVIEW ? check_review (cli, *values, error)
                                     : check_time (filter, *values, error)))
      return FALSE;
  return TRUE;
}

gboolean
tl_filter_check_theme (TlCli   *cli,
                       char   **theme,
                       GError **error)
{
  char *values[] = { *theme, NULL };
  gboolean is_known = tl_filter_check_words (cli, TL_FILTER_THEME, "theme", values, error);

  *theme = values[0];
  return is_known;
}
