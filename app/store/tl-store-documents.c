/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-store-private.h"

#include <glib/gi18n-lib.h>

/* ── asking ── */

typedef struct {
  const char *sha256;
  TlSaved     saved;
  gboolean    removed;
} Known;

/* Reviews that were removed are known too. */
static gboolean
find_known (TlConnection  *connection,
            Known         *known,
            GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT d.review_id, d.id, r.removed IS NOT NULL FROM documents AS d"
    " JOIN reviews AS r ON r.id = d.review_id WHERE d.sha256 = :sha256", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":sha256", known->sha256);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    {
      known->saved.review = tl_statement_get_int (find, 0);
      known->saved.document = tl_statement_get_int (find, 1);
      known->removed = tl_statement_get_int (find, 2) != 0;
    }
  return TRUE;
}

static gboolean
find_known_cb (TlConnection  *connection,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return find_known (connection, data, error);
}

gboolean
tl_store_find_document (TlStore       *store,
                        const char    *sha256,
                        TlSaved       *found,
                        GCancellable  *cancellable,
                        GError       **error)
{
  Known known = { .sha256 = sha256 };

  g_return_val_if_fail (TL_IS_STORE (store) && sha256 != NULL && found != NULL, FALSE);

  *found = (TlSaved) { 0, 0 };
  if (!tl_store_read (store, find_known_cb, &known, cancellable, error))
    return FALSE;
  if (!known.removed)
    *found = known.saved;
  return TRUE;
}

/* ── saving ── */

typedef struct {
  const TlSaving *saving;
  TlSaved        *saved;
  gint64          codebook_id;
  gint64         *block_ids;
} Save;

static gboolean
add_review (TlConnection  *connection,
            gint64        *review,
            GError       **error)
{
  g_autoptr (TlStatement) add = NULL;

  add = tl_connection_prepare (connection,
    "INSERT INTO reviews (added) VALUES (" TL_SQL_NOW ")", error);
  if (add == NULL || !tl_statement_run (add, error))
    return FALSE;
  *review = tl_connection_get_last_id (connection);
  return TRUE;
}

static gboolean
add_document (TlConnection  *connection,
              Save          *save,
              GError       **error)
{
  TlDocument *document = save->saving->document;
  g_autoptr (TlStatement) add = NULL;

  add = tl_connection_prepare (connection,
    "INSERT INTO documents (review_id, sha256, file, kind, n_pages, n_unreadable, n_words,"
    " reader_version, code_book_id, added)"
    " VALUES (:review, :sha256, :file, :kind, :n_pages, :n_unreadable, :n_words, :reader_version,"
    " :code_book, " TL_SQL_NOW ")", error);
  if (add == NULL)
    return FALSE;
  tl_statement_bind_int (add, ":review", save->saved->review);
  tl_statement_bind_text (add, ":sha256", save->saving->sha256);
  tl_statement_bind_text (add, ":file", save->saving->file);
  tl_statement_bind_text (add, ":kind",
                          tl_document_kind_to_string (tl_document_get_kind (document)));
  tl_statement_bind_int (add, ":n_pages", tl_document_get_n_pages (document));
  tl_statement_bind_int (add, ":n_unreadable", tl_document_count_unreadable (document));
  tl_statement_bind_int (add, ":n_words", tl_document_count_words (document));
  tl_statement_bind_int (add, ":reader_version", TL_READER_VERSION);
  tl_statement_bind_int (add, ":code_book", save->codebook_id);
  if (!tl_statement_run (add, error))
    return FALSE;
  save->saved->document = tl_connection_get_last_id (connection);
  return TRUE;
}

static gboolean
add_pages (TlConnection  *connection,
           Save          *save,
           GError       **error)
{
  TlDocument *document = save->saving->document;
  g_autoptr (TlStatement) add = NULL;

  add = tl_connection_prepare (connection,
    "INSERT INTO pages (document_id, number, label, width, height, origin)"
    " VALUES (:document, :number, :label, :width, :height, :origin)", error);
  if (add == NULL)
    return FALSE;
  for (guint number = 1; number <= tl_document_get_n_pages (document); number++)
    {
      TlPage *page = tl_document_get_page (document, number);

      tl_statement_bind_int (add, ":document", save->saved->document);
      tl_statement_bind_int (add, ":number", number);
      tl_statement_bind_text (add, ":label", tl_document_get_page_label (document, number));
      tl_statement_bind_double (add, ":width", tl_page_get_width (page));
      tl_statement_bind_double (add, ":height", tl_page_get_height (page));
      tl_statement_bind_text (add, ":origin", tl_page_origin_to_string (tl_page_get_origin (page)));
      if (!tl_statement_run (add, error))
        return FALSE;
    }
  return TRUE;
}

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
          Save         *save,
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

static gboolean
add_facts (TlConnection  *connection,
           Save          *save,
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

static gboolean
add_block (TlStatement  *add,
           TlBlock      *block,
           GError      **error)
{
  guint n_places;
  const TlPlace *places = tl_block_get_places (block, &n_places);
  g_autoptr (GBytes) bytes = tl_places_to_bytes (places, n_places);

  tl_statement_bind_text (add, ":kind", tl_block_kind_to_string (tl_block_get_kind (block)));
  tl_statement_bind_int (add, ":level", tl_block_get_level (block));
  tl_statement_bind_text (add, ":number", tl_block_get_number (block));
  tl_statement_bind_text (add, ":section", tl_section_to_string (tl_block_get_section (block)));
  tl_statement_bind_text (add, ":section_title", tl_block_get_section_title (block));
  tl_statement_bind_text (add, ":text", tl_block_get_text (block));
  tl_statement_bind_int (add, ":page", tl_block_get_page (block));
  tl_statement_bind_int (add, ":end_page", tl_block_get_end_page (block));
  tl_statement_bind_bytes (add, ":places", bytes);
  return tl_statement_run (add, error);
}

static gboolean
add_blocks (TlConnection  *connection,
            Save          *save,
            GError       **error)
{
  TlDocument *document = save->saving->document;
  g_autoptr (TlStatement) add = NULL;

  add = tl_connection_prepare (connection,
    "INSERT INTO blocks (document_id, ordinal, kind, level, number, section, section_title, text,"
    " page, end_page, places)"
    " VALUES (:document, :ordinal, :kind, :level, :number, :section, :section_title, :text, :page,"
    " :end_page, :places)", error);
  if (add == NULL)
    return FALSE;
  tl_statement_bind_int (add, ":document", save->saved->document);
  for (guint i = 0; i < tl_document_get_n_blocks (document); i++)
    {
      tl_statement_bind_int (add, ":ordinal", i);
      if (!add_block (add, tl_document_get_block (document, i), error))
        return FALSE;
      save->block_ids[i] = tl_connection_get_last_id (connection);
    }
  return TRUE;
}

static gboolean
add_recommendations (TlConnection  *connection,
                     Save          *save,
                     GError       **error)
{
  TlDocument *document = save->saving->document;
  g_autoptr (TlStatement) add = NULL;

  add = tl_connection_prepare (connection,
    "INSERT INTO recommendations (document_id, block_id, ordinal, number, text, addressee, page)"
    " VALUES (:document, :block, :ordinal, :number, :text, :addressee, :page)", error);
  if (add == NULL)
    return FALSE;
  tl_statement_bind_int (add, ":document", save->saved->document);
  for (guint i = 0; i < tl_document_get_n_recommendations (document); i++)
    {
      TlRecommendation *recommendation = tl_document_get_recommendation (document, i);
      guint index = tl_recommendation_get_block (recommendation);

      tl_statement_bind_int (add, ":block", save->block_ids[index]);
      tl_statement_bind_int (add, ":ordinal", i);
      tl_statement_bind_text (add, ":number", tl_recommendation_get_number (recommendation));
      tl_statement_bind_text (add, ":text", tl_recommendation_get_text (recommendation));
      tl_statement_bind_text (add, ":addressee", tl_recommendation_get_addressee (recommendation));
      tl_statement_bind_int (add, ":page",
                             tl_block_get_page (tl_document_get_block (document, index)));
      if (!tl_statement_run (add, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_findings (TlConnection  *connection,
              Save          *save,
              GError       **error)
{
  const TlSaving *saving = save->saving;

  for (guint i = 0; i < saving->findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (saving->findings, i);
      guint index = tl_finding_get_block (finding);
      TlAnchored anchored = {
        save->saved->review, save->saved->document, save->block_ids[index],
        tl_document_get_block (saving->document, index), saving->codebook, save->codebook_id,
        finding,
      };

      if (!tl_findings_add (connection, &anchored, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
bring_back (TlConnection  *connection,
            gint64         review,
            GError       **error)
{
  g_autoptr (TlStatement) update = NULL;

  update = tl_connection_prepare (connection,
    "UPDATE reviews SET removed = NULL WHERE id = :review AND removed IS NOT NULL", error);
  if (update == NULL)
    return FALSE;
  tl_statement_bind_int (update, ":review", review);
  return tl_statement_run (update, error);
}

/* Two workers, or two programs, may be importing the same file: the second finds it here. */
static gboolean
save_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Save *save = data;
  Known known = { .sha256 = save->saving->sha256 };

  if (!find_known (connection, &known, error))
    return FALSE;
  if (known.saved.document != 0)
    {
      *save->saved = known.saved;
      return bring_back (connection, known.saved.review, error);
    }
  return tl_codebooks_keep (connection, save->saving->codebook, &save->codebook_id, error) &&
         add_review (connection, &save->saved->review, error) &&
         add_document (connection, save, error) &&
         add_pages (connection, save, error) &&
         add_facts (connection, save, error) &&
         add_blocks (connection, save, error) &&
         add_recommendations (connection, save, error) &&
         add_findings (connection, save, error);
}

gboolean
tl_store_save_document (TlStore         *store,
                        const TlSaving  *saving,
                        TlSaved         *saved,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_autofree gint64 *block_ids = NULL;
  Save save = { saving, saved };

  g_return_val_if_fail (TL_IS_STORE (store) && saving != NULL && saved != NULL, FALSE);
  g_return_val_if_fail (saving->sha256 != NULL && saving->file != NULL, FALSE);
  g_return_val_if_fail (saving->document != NULL && saving->codebook != NULL, FALSE);
  g_return_val_if_fail (saving->findings != NULL, FALSE);

  *saved = (TlSaved) { 0, 0 };
  block_ids = g_new0 (gint64, tl_document_get_n_blocks (saving->document) + 1);
  save.block_ids = block_ids;
  return tl_store_write (store, save_cb, &save, TL_STORE_REVIEWS | TL_STORE_FINDINGS, cancellable,
                         error);
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

/* ── reading back ── */

static gboolean
take_block (TlStatement  *list,
            TlBlock     **block,
            GError      **error)
{
  g_autoptr (GBytes) bytes = tl_statement_dup_bytes (list, 6);
  g_autoptr (GArray) places = tl_places_from_bytes (bytes);
  TlBlockFields fields = { 0 };

  if (places == NULL ||
      !tl_block_kind_from_string (tl_statement_get_text (list, 0), &fields.kind) ||
      !tl_section_from_string (tl_statement_get_text (list, 3), &fields.section))
    {
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_DAMAGED,
                   _("A paragraph in the library is damaged. Check the library, and put back a "
                     "copy from before if there is more amiss"));
      return FALSE;
    }
  fields.level = (guint) tl_statement_get_int (list, 1);
  fields.number = tl_statement_get_text (list, 2);
  fields.section_title = tl_statement_get_text (list, 4);
  fields.text = tl_statement_get_text (list, 5);
  fields.places = (const TlPlace *) places->data;
  fields.n_places = places->len;
  fields.page = (guint) tl_statement_get_int (list, 7);
  *block = tl_block_new (&fields);
  return TRUE;
}

gboolean
tl_blocks_load (TlConnection  *connection,
                gint64         document,
                GPtrArray     *blocks,
                GArray        *ids,
                GError       **error)
{
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT kind, level, number, section, section_title, text, places, page, id FROM blocks"
    " WHERE document_id = :document ORDER BY ordinal", error);
  if (list == NULL)
    return FALSE;
  tl_statement_bind_int (list, ":document", document);
  if (!tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      gint64 id = tl_statement_get_int (list, 8);
      TlBlock *block;

      if (!take_block (list, &block, error))
        return FALSE;
      g_ptr_array_add (blocks, block);
      if (ids != NULL)
        g_array_append_val (ids, id);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct {
  gint64     document;
  GPtrArray *blocks;
} LoadBlocks;

static gboolean
load_blocks_cb (TlConnection  *connection,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  LoadBlocks *load = data;

  return tl_blocks_load (connection, load->document, load->blocks, NULL, error);
}

GPtrArray *
tl_store_load_blocks (TlStore       *store,
                      gint64         document,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  LoadBlocks load = { document, blocks };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, load_blocks_cb, &load, cancellable, error))
    return NULL;
  return g_steal_pointer (&blocks);
}

static gboolean
load_ids_cb (TlConnection  *connection,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  GArray *ids = data;
  g_autoptr (TlStatement) list = NULL;
  gboolean has_row;

  list = tl_connection_prepare (connection,
    "SELECT d.id FROM documents AS d JOIN reviews AS r ON r.id = d.review_id"
    " WHERE r.removed IS NULL ORDER BY d.id", error);
  if (list == NULL || !tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      gint64 id = tl_statement_get_int (list, 0);

      g_array_append_val (ids, id);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

GArray *
tl_store_load_document_ids (TlStore       *store,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!tl_store_read (store, load_ids_cb, ids, cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}
