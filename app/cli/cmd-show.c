/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-passages.h"

#include <glib/gi18n-lib.h>

static const TlColumn block_columns[] = {
  { "block", NULL, 0 },
  { "document", NULL, 0 },
  { "page", N_("Page"), 0 },
  { "page_label", NULL, 0 },
  { "kind", N_("Kind"), 0 },
  { "level", NULL, 0 },
  { "section", N_("Section"), 0 },
  { "section_title", NULL, 0 },
  { "number", N_("Paragraph"), 18 },
  { "text", N_("Text"), 100 },
  { NULL }
};

/* Words read from an image that are likely not what is printed there: only where there are any. */
static void
set_doubtful (JsonObject    *row,
              const TlBlock *block)
{
  g_autoptr (JsonArray) spans = json_array_new ();
  guint n_places;
  const TlPlace *places = tl_block_get_places (block, &n_places);

  for (guint i = 0; i < n_places; i++)
    {
      JsonObject *span;

      if (!places[i].doubtful)
        continue;
      span = json_object_new ();
      json_object_set_int_member (span, "start", places[i].start);
      json_object_set_int_member (span, "length", places[i].length);
      json_array_add_object_element (spans, span);
    }
  if (json_array_get_length (spans) > 0)
    json_object_set_array_member (row, "doubtful", g_steal_pointer (&spans));
}

static JsonObject *
make_block_row (const TlPassageRow *passage,
                gint64              document)
{
  const TlBlock *block = passage->block;
  const TlSpan all = { 0, tl_block_get_n_chars (block) };
  g_autoptr (GArray) rects = tl_block_get_rects (block, all);
  JsonObject *row = json_object_new ();

  json_object_set_int_member (row, "block", passage->id);
  json_object_set_int_member (row, "document", document);
  tl_row_set_text (row, "kind", tl_block_kind_to_string (tl_block_get_kind (block)));
  json_object_set_int_member (row, "level", tl_block_get_level (block));
  tl_row_set_text (row, "number", tl_block_get_number (block));
  tl_row_set_text (row, "section", tl_section_to_string (tl_block_get_section (block)));
  tl_row_set_text (row, "section_title", tl_block_get_section_title (block));
  tl_row_set_text (row, "text", tl_block_get_text (block));
  json_object_set_int_member (row, "page", tl_block_get_page (block));
  tl_row_set_text (row, "page_label", passage->page_label);
  tl_row_set_rects (row, "rects", rects);
  set_doubtful (row, block);
  return row;
}

/* Where else in the documents of the review it stands. */
static void
set_repeats (JsonObject *row,
             GPtrArray  *all,
             gint64      recommendation)
{
  g_autoptr (JsonArray) repeats = json_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const TlRecommendationRow *other = all->pdata[i];
      JsonObject *place;

      if (other->same_as != recommendation)
        continue;
      place = json_object_new ();
      json_object_set_int_member (place, "document", other->document);
      json_object_set_int_member (place, "page", other->page);
      json_object_set_int_member (place, "block", other->block);
      json_array_add_object_element (repeats, place);
    }
  if (json_array_get_length (repeats) > 0)
    json_object_set_array_member (row, "repeated_at", g_steal_pointer (&repeats));
}

static JsonObject *
make_recommendation_row (const TlRecommendationRow *recommendation,
                         GPtrArray                 *all)
{
  JsonObject *row = json_object_new ();

  json_object_set_int_member (row, "recommendation", recommendation->id);
  tl_row_set_text (row, "number", recommendation->number);
  tl_row_set_text (row, "text", recommendation->text);
  tl_row_set_text (row, "addressee", recommendation->addressee);
  json_object_set_int_member (row, "document", recommendation->document);
  json_object_set_int_member (row, "page", recommendation->page);
  json_object_set_int_member (row, "block", recommendation->block);
  set_repeats (row, all, recommendation->id);
  return row;
}

static gboolean
write_blocks (TlCli   *cli,
              gint64   document,
              GError **error)
{
  g_autoptr (GPtrArray) passages = tl_passages_load (cli->store, document, error);

  if (passages == NULL)
    return FALSE;
  for (guint i = 0; i < passages->len; i++)
    {
      g_autoptr (JsonObject) row = make_block_row (passages->pdata[i], document);

      tl_output_add_row (cli->output, row);
    }
  return TRUE;
}

/* One that is repeated is listed once. */
static gboolean
write_recommendations (TlCli   *cli,
                       gint64   review,
                       GError **error)
{
  g_autoptr (GPtrArray) rows = tl_passages_load_recommendations (cli->store, review, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const TlRecommendationRow *recommendation = rows->pdata[i];
      g_autoptr (JsonObject) row = NULL;

      if (recommendation->same_as != 0)
        continue;
      row = make_recommendation_row (recommendation, rows);
      tl_output_add_row (cli->output, row);
    }
  return TRUE;
}

/* Recommendations are blocks too, so tables and CSV list the blocks alone. */
static gboolean
write_review (TlCli   *cli,
              gint64   review,
              GArray  *documents,
              GError **error)
{
  tl_output_begin_object (cli->output);
  tl_output_add_int (cli->output, "review", review);
  tl_output_begin_array (cli->output, "blocks", block_columns);
  for (guint i = 0; i < documents->len; i++)
    if (!write_blocks (cli, g_array_index (documents, gint64, i), error))
      return FALSE;
  tl_output_end_array (cli->output);
  tl_output_begin_array (cli->output, "recommendations", NULL);
  if (!write_recommendations (cli, review, error))
    return FALSE;
  tl_output_end_array (cli->output);
  tl_output_end_object (cli->output);
  return TRUE;
}

gboolean
tl_cmd_show (TlCli   *cli,
             GStrv   *words,
             GError **error)
{
  g_autoptr (GArray) documents = NULL;
  gint64 review;

  if (!tl_cli_parse (cli, NULL, words, 1, 1, error)
      || !tl_cli_parse_id ((*words)[1], &review, error)
      || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  documents = tl_cli_load_documents (cli, review, error);
  return documents != NULL && write_review (cli, review, documents, error);
}
