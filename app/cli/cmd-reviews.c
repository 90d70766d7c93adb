/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cli-private.h"

#include "tl-review-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const TlColumn columns[] = {
  { "review", N_("Review"), 0 },
  { "title", N_("Title"), 50 },
  { "subject", N_("Subject"), 20 },
  { "review_type", NULL, 0 },
  { "nation", NULL, 0 },
  { "authority", N_("Board"), 40 },
  { "region", NULL, 0 },
  { "authors", NULL, 0 },
  { "published", NULL, 0 },
  { "year", N_("Year"), 0 },
  { "incident_year", NULL, 0 },
  { "child_age", NULL, 0 },
  { "harm", NULL, 0 },
  { "methodology", NULL, 0 },
  { "isbn_or_url", NULL, 0 },
  { "place", NULL, 0 },
  { "private", NULL, 0 },
  { "pages", N_("Pages"), 0 },
  { "findings", N_("Findings"), 0 },
  { NULL }
};

static TlFact *
find_fact (GPtrArray  *facts,
           TlFactName  name)
{
  for (guint i = 0; i < facts->len; i++)
    {
      TlFact *fact = facts->pdata[i];

      if (tl_fact_get_attribute (fact) == NULL && tl_fact_get_name (fact) == name)
        return fact;
    }
  return NULL;
}

static JsonObject *
make_source (TlFact *fact)
{
  JsonObject *source = json_object_new ();
  gint64 document = tl_fact_get_document (fact);
  guint page = tl_fact_get_page (fact);

  tl_row_set_known (source, "document", document, document != 0);
  tl_row_set_known (source, "page", page, page != 0);
  tl_row_set_text (source, "text", tl_fact_get_text (fact));
  return source;
}

/* @emptied: a person said that it is not known. */
static void
set_source (JsonObject *row,
            const char *name,
            TlFact     *fact,
            gboolean    emptied)
{
  g_autofree char *key = g_strconcat (name, "_source", NULL);

  if (emptied || (fact != NULL && tl_fact_is_by_user (fact)))
    json_object_set_string_member (row, key, "user");
  else if (fact != NULL)
    json_object_set_object_member (row, key, make_source (fact));
  else
    json_object_set_null_member (row, key);
}

static void
set_year (JsonObject *row,
          const char *name,
          const char *value)
{
  tl_row_set_known (row, name, value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0,
                    value != NULL);
}

static void
set_values (JsonObject *row,
            TlFactName  name,
            GPtrArray  *facts)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < facts->len; i++)
    {
      TlFact *fact = facts->pdata[i];

      if (tl_fact_get_attribute (fact) == NULL && tl_fact_get_name (fact) == name)
        g_ptr_array_add (values, (char *) tl_fact_get_value (fact));
    }
  g_ptr_array_add (values, NULL);
  tl_row_set_texts (row, tl_fact_name_to_string (name), (const char *const *) values->pdata);
}

static void
set_fact (JsonObject            *row,
          const TlReviewDetails *details,
          TlFactName             name)
{
  const char *key = tl_fact_name_to_string (name);
  TlFact *fact = find_fact (details->facts, name);
  const char *value = fact != NULL ? tl_fact_get_value (fact) : NULL;
  gboolean emptied = fact == NULL && find_fact (details->read_facts, name) != NULL;

  if (tl_fact_name_has_many (name))
    set_values (row, name, details->facts);
  else if (name == TL_FACT_INCIDENT_YEAR)
    set_year (row, key, value);
  else
    tl_row_set_text (row, key, value);
  set_source (row, key, fact, emptied);
  if (name != TL_FACT_PUBLISHED)
    return;
  set_year (row, "year", value);
  set_source (row, "year", fact, emptied);
}

/* A user's own attributes. */
static void
set_attributes (JsonObject *row,
                GPtrArray  *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      TlFact *fact = facts->pdata[i];
      g_autofree char *key = NULL;

      if (tl_fact_get_attribute (fact) == NULL)
        continue;
      key = g_strconcat ("x.", tl_fact_get_attribute (fact), NULL);
      tl_row_set_text (row, key, tl_fact_get_value (fact));
      set_source (row, key, fact, FALSE);
    }
}

/* To the hundredth: it is no more exact than that. */
static void
set_confidence (JsonObject           *object,
                const TlDocumentInfo *info)
{
  if (info->n_recognised > 0)
    json_object_set_double_member (object, "confidence", round (info->confidence * 100) / 100);
  else
    json_object_set_null_member (object, "confidence");
}

static void
set_hidden_pages (JsonObject           *object,
                  const TlDocumentInfo *info)
{
  JsonArray *pages = json_array_new ();

  for (guint i = 0; i < info->hidden_pages->len; i++)
    json_array_add_int_element (pages, g_array_index (info->hidden_pages, guint, i));
  json_object_set_array_member (object, "hidden_pages", pages);
}

static void
set_documents (JsonObject            *row,
               const TlReviewDetails *details)
{
  JsonArray *documents = json_array_new ();
  guint n_pages = 0;

  for (guint i = 0; i < details->documents->len; i++)
    {
      const TlDocumentInfo *info = details->documents->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "document", info->id);
      tl_row_set_text (object, "file", info->file);
      tl_row_set_text (object, "sha256", info->sha256);
      tl_row_set_text (object, "kind", tl_document_kind_to_string (info->kind));
      json_object_set_int_member (object, "pages", info->n_pages);
      json_object_set_int_member (object, "pages_unreadable", info->n_unreadable);
      json_object_set_int_member (object, "words", info->n_words);
      json_object_set_int_member (object, "pages_read_by_ocr", info->n_recognised);
      set_confidence (object, info);
      set_hidden_pages (object, info);
      json_object_set_int_member (object, "reader_version", info->reader_version);
      json_array_add_object_element (documents, object);
      n_pages += info->n_pages;
    }
  json_object_set_array_member (row, "documents", documents);
  json_object_set_int_member (row, "pages", n_pages);
}

static JsonObject *
make_row (const TlReviewDetails *details)
{
  JsonObject *row = json_object_new ();

  json_object_set_int_member (row, "review", details->id);
  for (TlFactName name = 0; name < TL_N_FACTS; name++)
    set_fact (row, details, name);
  set_attributes (row, details->facts);
  json_object_set_boolean_member (row, "private", details->private_);
  set_documents (row, details);
  json_object_set_int_member (row, "findings", details->n_findings);
  return row;
}

/* As the window shows it: by the first of its files. */
static void
name_untitled (JsonObject            *row,
               const TlReviewDetails *details)
{
  const char *first = NULL;
  g_autofree char *title = NULL;

  if (find_fact (details->facts, TL_FACT_TITLE) != NULL)
    return;
  for (guint i = 0; i < details->documents->len; i++)
    {
      const TlDocumentInfo *info = details->documents->pdata[i];

      first = first == NULL || strcmp (info->file, first) < 0 ? info->file : first;
    }
  title = first != NULL ? g_strdup_printf (_("Untitled (%s)"), first) : g_strdup (_("Untitled"));
  tl_row_set_text (row, "title", title);
}

gboolean
tl_cmd_reviews (TlCli   *cli,
                GStrv   *words,
                GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (!tl_cli_parse (cli, NULL, words, 0, 0, error) || tl_cli_open_library (cli, error) == NULL)
    return FALSE;
  ids = tl_review_ids_load (cli->store, NULL, error);
  if (ids == NULL)
    return FALSE;
  tl_output_begin_array (cli->output, NULL, columns);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TlReviewDetails) details =
        tl_review_details_load (cli->store, g_array_index (ids, gint64, i), NULL, error);
      g_autoptr (JsonObject) row = details != NULL ? make_row (details) : NULL;

      if (row == NULL)
        return FALSE;
      if (cli->format == TL_OUTPUT_TABLE)
        name_untitled (row, details);
      tl_output_add_row (cli->output, row);
    }
  tl_output_end_array (cli->output);
  return TRUE;
}
