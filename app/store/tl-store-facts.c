/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

static char *
dup_fact_name (TlFact *fact)
{
  const char *attribute = tl_fact_get_attribute (fact);

  return attribute != NULL ? g_strconcat ("x.", attribute, NULL)
                           : g_strdup (tl_fact_name_to_string (tl_fact_get_name (fact)));
}

/* Tells several facts of one name (authors) apart by their order. */
static guint
count_before (TlDocument *document,
              guint       index,
              const char *name)
{
  guint n = 0;

  for (guint i = 0; i < index; i++)
    {
      g_autofree char *other = dup_fact_name (tl_document_get_fact (document, i));

      n += g_str_equal (other, name);
    }
  return n;
}

static gboolean
add_fact (TlStatement  *add,
          TlSave       *save,
          guint         index,
          GError      **error)
{
  TlDocument *document = save->saving->document;
  TlFact *fact = tl_document_get_fact (document, index);
  g_autofree char *name = dup_fact_name (fact);

  tl_statement_bind_int (add, ":review", save->saved->review);
  tl_statement_bind_int (add, ":document", save->saved->document);
  tl_statement_bind_text (add, ":name", name);
  tl_statement_bind_int (add, ":ordinal", count_before (document, index, name));
  tl_statement_bind_text (add, ":value", tl_fact_get_value (fact));
  tl_statement_bind_text (add, ":text", tl_fact_get_text (fact));
  tl_statement_bind_double (add, ":confidence", tl_fact_get_confidence (fact));
  if (tl_fact_get_page (fact) > 0)
    tl_statement_bind_int (add, ":page", tl_fact_get_page (fact));
  else
    tl_statement_bind_null (add, ":page");
  return tl_statement_run (add, error);
}

gboolean
tl_store_facts_add (TlConnection  *connection,
              TlSave        *save,
              GError       **error)
{
  g_autoptr (TlStatement) add = NULL;

  add = tl_connection_prepare (connection,
    "INSERT INTO facts (review_id, name, ordinal, value, by_user, document_id, page, text,"
    " confidence)"
    " VALUES (:review, :name, :ordinal, :value, 0, :document, :page, :text, :confidence)", error);
  if (add == NULL)
    return FALSE;
  for (guint i = 0; i < tl_document_get_n_facts (save->saving->document); i++)
    {
      if (!add_fact (add, save, i, error))
        return FALSE;
    }
  return tl_store_refresh_facts (connection, save->saved->review, error);
}

/* ── facts in force ── */

#define IN_FORCE(name) \
  "(SELECT nullif(value, '') FROM facts_in_force" \
  " WHERE review_id = :review AND name = '" name "' ORDER BY document_id, ordinal LIMIT 1)"

gboolean
tl_store_refresh_facts (TlConnection  *connection,
                        gint64         review,
                        GError       **error)
{
  g_autoptr (TlStatement) update = NULL;

  g_return_val_if_fail (connection != NULL, FALSE);

  update = tl_connection_prepare (connection,
    "UPDATE reviews SET"
    " title = " IN_FORCE ("title") ","
    " subject = " IN_FORCE ("subject") ","
    " review_type = " IN_FORCE ("review_type") ","
    " nation = " IN_FORCE ("nation") ","
    " authority = " IN_FORCE ("authority") ","
    " region = " IN_FORCE ("region") ","
    " published = " IN_FORCE ("published") ","
    " year = nullif(CAST(substr(" IN_FORCE ("published") ", 1, 4) AS INTEGER), 0),"
    " incident_year = nullif(CAST(" IN_FORCE ("incident_year") " AS INTEGER), 0),"
    " child_age = " IN_FORCE ("child_age") ","
    " harm = " IN_FORCE ("harm")
    " WHERE id = :review", error);
  if (update == NULL)
    return FALSE;
  tl_statement_bind_int (update, ":review", review);
  return tl_statement_run (update, error);
}
