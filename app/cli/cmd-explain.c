/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"
#include "tl-words-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static const TlColumn columns[] = {
  { "theme", N_("Theme"), 24 },
  { "rule", N_("Rule"), 0 },
  { "matched", N_("For it"), 0 },
  { "text", N_("Why"), 0 },
  { "words", N_("Words"), 60 },
  { "start", NULL, 0 },
  { "length", NULL, 0 },
  { "verdict", NULL, 0 },
  { "written", NULL, 0 },
  { NULL }
};

static void
write_step (TlCli               *cli,
            const TlBlock       *block,
            const TlExplanation *step)
{
  g_autoptr (JsonObject) row = json_object_new ();
  g_autofree char *words = step->span.length > 0 ? tl_block_dup_quote (block, step->span) : NULL;

  tl_row_set_text (row, "theme", step->theme);
  tl_row_set_text (row, "rule", step->rule);
  json_object_set_boolean_member (row, "matched", step->matched);
  tl_row_set_text (row, "text", step->text);
  tl_row_set_text (row, "words", words);
  tl_row_set_known (row, "start", step->span.start, step->span.length > 0);
  tl_row_set_known (row, "length", step->span.length, step->span.length > 0);
  json_object_set_boolean_member (row, "verdict", step->verdict);
  tl_row_set_text (row, "written", step->written);
  tl_output_add_row (cli->output, row);
}

static void
explain_block (TlCli        *cli,
               TlMatcher    *matcher,
               TlBlock      *block,
               const char   *theme,
               const TlSpan *span)
{
  g_autoptr (GPtrArray) steps = tl_matcher_explain (matcher, block, theme, span);

  for (guint i = 0; i < steps->len; i++)
    write_step (cli, block, steps->pdata[i]);
}

/* ── which passage ── */

static gboolean
is_on_page (const TlBlock *block,
            guint          page)
{
  return page == 0 || (tl_block_get_page (block) <= page && page <= tl_block_get_end_page (block));
}

static gboolean
find_in_document (TlCli       *cli,
                  gint64       document,
                  guint        page,
                  const char  *bare,
                  GPtrArray   *found,
                  GError     **error)
{
  g_autoptr (GPtrArray) blocks = tl_store_load_blocks (cli->store, document, NULL, error);

  if (blocks == NULL)
    return FALSE;
  for (guint i = 0; i < blocks->len; i++)
    {
      g_autofree char *text = tl_words_dup_bare (tl_block_get_text (blocks->pdata[i]));

      if (is_on_page (blocks->pdata[i], page) && strstr (text, bare) != NULL)
        g_ptr_array_add (found, tl_block_ref (blocks->pdata[i]));
    }
  return TRUE;
}

/* All passages of a review that have the text. */
static GPtrArray *
find_passages (TlCli       *cli,
               gint64       review,
               guint        page,
               const char  *text,
               GError     **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  g_autoptr (GArray) documents = tl_cli_load_documents (cli, review, error);
  g_autofree char *bare = tl_words_dup_bare (text);

  if (documents == NULL)
    return NULL;
  for (guint i = 0; i < documents->len; i++)
    if (!find_in_document (cli, g_array_index (documents, gint64, i), page, bare, found, error))
      return NULL;
  if (found->len > 0)
    return g_steal_pointer (&found);
  g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
               _("Review %" PRId64 " has no passage with these words there. Check the "
                 "page, counted from 1 as a PDF viewer does, and give fewer words."), review);
  return NULL;
}

static TlFindingItem *
load_finding (TlCli   *cli,
              gint64   id,
              GError **error)
{
  g_autoptr (GPtrArray) items = tl_finding_items_load (cli->store, &id, 1, NULL, error);

  if (items == NULL)
    return NULL;
  if (items->len > 0)
    return g_object_ref (items->pdata[0]);
  g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
               _("There is no finding %" PRId64 " (throughline-cli findings lists them)."),
               id);
  return NULL;
}

/* ── the two ways of asking ── */

/* @span: (nullable): the words of the passages that were asked about */
static void
write_steps (TlCli        *cli,
             TlMatcher    *matcher,
             GPtrArray    *passages,
             const char   *theme,
             const TlSpan *span)
{
  tl_output_begin_array (cli->output, NULL, columns);
  for (guint i = 0; i < passages->len; i++)
    explain_block (cli, matcher, passages->pdata[i], theme, span);
  tl_output_end_array (cli->output);
}

/* Leaves the first passage that is @text and no more, if there is one: a finding has but one. */
static void
keep_whole (GPtrArray  *passages,
            const char *text)
{
  for (guint i = 0; i < passages->len; i++)
    {
      if (!g_str_equal (tl_block_get_text (passages->pdata[i]), text))
        continue;
      g_ptr_array_remove_range (passages, i + 1, passages->len - i - 1);
      g_ptr_array_remove_range (passages, 0, i);
      return;
    }
}

static gboolean
explain_finding (TlCli       *cli,
                 TlMatcher   *matcher,
                 const char  *word,
                 GError     **error)
{
  g_autoptr (TlFindingItem) item = NULL;
  g_autoptr (GPtrArray) passages = NULL;
  TlSpan span;
  gint64 id;

  if (!tl_cli_parse_id (word, &id, error))
    return FALSE;
  item = load_finding (cli, id, error);
  if (item == NULL)
    return FALSE;
  passages = find_passages (cli, tl_finding_item_get_review (item),
                            tl_finding_item_get_page (item), tl_finding_item_get_text (item),
                            error);
  if (passages == NULL)
    return FALSE;
  keep_whole (passages, tl_finding_item_get_text (item));
  span = tl_finding_item_get_span (item);
  write_steps (cli, matcher, passages, tl_finding_item_get_theme (item), &span);
  return TRUE;
}

static gboolean
explain_text (TlCli       *cli,
              TlMatcher   *matcher,
              gint64       review,
              int          page,
              const char  *text,
              const char  *theme,
              GError     **error)
{
  g_autoptr (GPtrArray) passages = find_passages (cli, review, MAX (page, 0), text, error);

  if (passages == NULL)
    return FALSE;
  write_steps (cli, matcher, passages, theme, NULL);
  return TRUE;
}

static gboolean
check_usage (TlCli       *cli,
             guint        n_words,
             gboolean     has_review,
             const char  *text,
             GError     **error)
{
  if (n_words == 1 ? !has_review && text == NULL : has_review && text != NULL)
    return TRUE;
  g_set_error_literal (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE,
                       _("Give the number of a finding, or --review, --page and --text "
                         "(see throughline-cli explain --help)"));
  return FALSE;
}

gboolean
tl_cmd_explain (TlCli   *cli,
                GStrv   *words,
                GError **error)
{
  gint64 review = 0;
  int page = 0;
  g_autofree char *text = NULL;
  g_autofree char *theme = NULL;
  const GOptionEntry entries[] = {
    { "review", 0, 0, G_OPTION_ARG_INT64, &review, N_("The review a passage stands in"),
      N_("REVIEW") },
    { "page", 0, 0, G_OPTION_ARG_INT, &page, N_("The page it stands on, from 1"), N_("N") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, N_("Some words of it"), N_("TEXT") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &theme, N_("Only what concerns this theme"),
      N_("THEME") },
    { NULL }
  };
  g_autoptr (TlMatcher) matcher = NULL;

  if (!tl_cli_parse (cli, entries, words, 0, 1, error)
      || !check_usage (cli, g_strv_length (*words) - 1, review != 0, text, error)
      || tl_cli_open_library (cli, error) == NULL
      || !tl_filter_check_theme (cli, &theme, error))
    return FALSE;
  matcher = tl_cli_load_matcher (cli, error);
  if (matcher == NULL)
    return FALSE;
  return text == NULL ? explain_finding (cli, matcher, (*words)[1], error)
                      : explain_text (cli, matcher, review, page, text, theme, error);
}
