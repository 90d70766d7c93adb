/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-cause-list.h"

#include <glib/gi18n-lib.h>

static const TlColumn columns[] = {
  { "cause_theme", N_("Cause"), 32 },
  { "effect_theme", N_("Effect"), 32 },
  { "reviews", N_("Reviews"), 0 },
  { "findings", N_("Passages"), 0 },
  { "passages", NULL, 0 },
  { NULL }
};

/* A table has a row for each pair of themes, CSV one for each sentence. */
static const TlColumn sentence_columns[] = {
  { "cause_theme", NULL, 0 },
  { "effect_theme", NULL, 0 },
  { "review", NULL, 0 },
  { "page", NULL, 0 },
  { "quote", NULL, 0 },
  { "connective", NULL, 0 },
  { "cause", NULL, 0 },
  { "effect", NULL, 0 },
  { "voice", NULL, 0 },
  { NULL }
};

/* All pairs of one theme and another. */
typedef struct {
  const TlCause *first;
  GHashTable    *reviews;
  GPtrArray     *causes;    /* borrowed */
} Group;

static void
group_free (Group *group)
{
  g_hash_table_unref (group->reviews);
  g_ptr_array_unref (group->causes);
  g_free (group);
}

static Group *
group_new (const TlCause *first)
{
  Group *group = g_new0 (Group, 1);

  group->first = first;
  group->reviews = g_hash_table_new (g_int64_hash, g_int64_equal);
  group->causes = g_ptr_array_new ();
  return group;
}

static gboolean
is_asked_for (char      **themes,
              const char *theme)
{
  return themes == NULL || g_strv_contains ((const char *const *) themes, theme);
}

static Group *
get_group (GPtrArray     *groups,
           const TlCause *cause)
{
  Group *group;

  for (guint i = 0; i < groups->len; i++)
    {
      group = groups->pdata[i];
      if (g_str_equal (group->first->cause_theme, cause->cause_theme)
          && g_str_equal (group->first->effect_theme, cause->effect_theme))
        return group;
    }
  group = group_new (cause);
  g_ptr_array_add (groups, group);
  return group;
}

static int
compare_groups_cb (gconstpointer a,
                   gconstpointer b)
{
  const Group *one = *(Group *const *) a;
  const Group *other = *(Group *const *) b;
  guint reviews = g_hash_table_size (one->reviews);
  guint other_reviews = g_hash_table_size (other->reviews);
  int order;

  if (reviews != other_reviews)
    return reviews < other_reviews ? 1 : -1;
  if (one->causes->len != other->causes->len)
    return one->causes->len < other->causes->len ? 1 : -1;
  order = g_strcmp0 (one->first->cause_theme, other->first->cause_theme);
  return order != 0 ? order : g_strcmp0 (one->first->effect_theme, other->first->effect_theme);
}

static GPtrArray *
group_causes (GPtrArray  *causes,
              char      **from,
              char      **to)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);

  for (guint i = 0; i < causes->len; i++)
    {
      TlCause *cause = causes->pdata[i];
      Group *group;

      if (!is_asked_for (from, cause->cause_theme) || !is_asked_for (to, cause->effect_theme))
        continue;
      group = get_group (groups, cause);
      g_hash_table_add (group->reviews, &cause->review);
      g_ptr_array_add (group->causes, cause);
    }
  g_ptr_array_sort (groups, compare_groups_cb);
  return groups;
}

static JsonObject *
make_passage (const TlCause *cause,
              TlFindingItem *effect)
{
  JsonObject *passage = json_object_new ();

  json_object_set_int_member (passage, "review", cause->review);
  json_object_set_int_member (passage, "page", tl_finding_item_get_page (effect));
  tl_row_set_text (passage, "quote", tl_finding_item_get_quote (effect));
  tl_row_set_text (passage, "connective", cause->connective);
  json_object_set_int_member (passage, "cause", cause->cause);
  json_object_set_int_member (passage, "effect", cause->effect);
  tl_row_set_text (passage, "voice", tl_voice_to_string (tl_finding_item_get_voice (effect)));
  return passage;
}

/* The sentence is the same for both findings, unless somebody trimmed one. */
static JsonArray *
make_passages (TlCli       *cli,
               const Group *group,
               GError     **error)
{
  g_autoptr (JsonArray) passages = json_array_new ();

  for (guint i = 0; i < group->causes->len; i++)
    {
      const TlCause *cause = group->causes->pdata[i];
      g_autoptr (GPtrArray) items = tl_finding_items_load (cli->store, &cause->effect, 1, NULL,
                                                           error);

      if (items == NULL)
        return NULL;
      if (items->len > 0)
        json_array_add_object_element (passages, make_passage (cause, items->pdata[0]));
    }
  return g_steal_pointer (&passages);
}

static void
write_sentences (TlCli       *cli,
                 const Group *group,
                 JsonArray   *passages)
{
  for (guint i = 0; i < json_array_get_length (passages); i++)
    {
      JsonObject *row = json_array_get_object_element (passages, i);

      tl_row_set_text (row, "cause_theme", group->first->cause_theme);
      tl_row_set_text (row, "effect_theme", group->first->effect_theme);
      tl_output_add_row (cli->output, row);
    }
}

static gboolean
write_group (TlCli       *cli,
             const Group *group,
             GError     **error)
{
  g_autoptr (JsonObject) row = json_object_new ();
  JsonArray *passages = make_passages (cli, group, error);

  if (passages == NULL)
    return FALSE;
  if (cli->format == TL_OUTPUT_CSV)
    {
      write_sentences (cli, group, passages);
      json_array_unref (passages);
      return TRUE;
    }
  tl_row_set_text (row, "cause_theme", group->first->cause_theme);
  tl_row_set_text (row, "effect_theme", group->first->effect_theme);
  json_object_set_int_member (row, "reviews", g_hash_table_size (group->reviews));
  json_object_set_int_member (row, "findings", group->causes->len);
  json_object_set_array_member (row, "passages", passages);
  tl_output_add_row (cli->output, row);
  return TRUE;
}

static gboolean
write_groups (TlCli      *cli,
              TlQuery    *query,
              char      **from,
              char      **to,
              GError    **error)
{
  g_autoptr (GPtrArray) causes = tl_causes_load (cli->store, query, NULL, error);
  g_autoptr (GPtrArray) groups = NULL;

  if (causes == NULL)
    return FALSE;
  groups = group_causes (causes, from, to);
  tl_output_begin_array (cli->output, NULL,
                         cli->format == TL_OUTPUT_CSV ? sentence_columns : columns);
  for (guint i = 0; i < groups->len; i++)
    if (!write_group (cli, groups->pdata[i], error))
      return FALSE;
  tl_output_end_array (cli->output);
  if (groups->len == 0 && cli->format == TL_OUTPUT_TABLE)
    g_printerr ("%s\n", _("Only themes that one sentence joins by words such as “because of” are "
                          "found: no pair does not mean that nothing came of anything."));
  return TRUE;
}

gboolean
tl_cmd_causes (TlCli   *cli,
               GStrv   *words,
               GError **error)
{
  g_auto (TlFilterOptions) filters = { 0 };
  g_auto (GStrv) from = NULL;
  g_auto (GStrv) to = NULL;
  const GOptionEntry own[] = {
    { "cause", 0, 0, G_OPTION_ARG_STRING_ARRAY, &from,
      N_("Only pairs with this theme as the cause"), N_("THEME") },
    { "effect", 0, 0, G_OPTION_ARG_STRING_ARRAY, &to,
      N_("Only pairs with this theme as the effect"), N_("THEME") },
    { NULL }
  };
  g_autofree GOptionEntry *entries = tl_filter_options_dup_entries (&filters, own);
  g_autoptr (TlQuery) query = NULL;

  if (!tl_cli_parse (cli, entries, words, 0, 0, error))
    return FALSE;
  query = tl_filter_options_to_query (&filters, cli, error);
  if (query == NULL || tl_cli_open_library (cli, error) == NULL
      || !tl_filter_check_words (cli, TL_FILTER_THEME, "theme", from, error)
      || !tl_filter_check_words (cli, TL_FILTER_THEME, "theme", to, error))
    return FALSE;
  return write_groups (cli, query, from, to, error);
}
