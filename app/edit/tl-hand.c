/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-hand-private.h"

#include "tl-change-private.h"
#include "tl-home-private.h"
#include "tl-place-private.h"

#include <glib/gi18n-lib.h>

/* document, theme, stance, page, page_start, end_page, page_end, rects, quote, before, after, and
 * when it was coded ("" for now). */
#define TEXT_TYPE "(xssuuuua(udddd)ssss)"

/* ── the text ── */

static char *
print (const TlHandCoding *coding,
       const char         *added)
{
  g_auto (GVariantBuilder) rects = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(udddd)"));
  g_autoptr (GVariant) value = NULL;

  tl_place_print_rects (coding->rects, &rects);
  value = g_variant_ref_sink (g_variant_new (TEXT_TYPE, coding->document, coding->theme,
    tl_stance_to_string (coding->stance), coding->page, coding->page_start, coding->end_page,
    coding->page_end, &rects, coding->quote, coding->before, coding->after, added));
  return g_variant_print (value, FALSE);
}

char *
tl_hand_to_text (const TlHandCoding *coding)
{
  return print (coding, "");
}

/* The texts are borrowed from the variant returned; the rectangles are added to @coding's. */
static GVariant *
parse (const char    *text,
       TlHandCoding  *coding,
       const char   **added,
       GError       **error)
{
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GVariantIter) rects = NULL;
  const char *stance;

  value = g_variant_parse (G_VARIANT_TYPE (TEXT_TYPE), text, NULL, NULL, error);
  if (value == NULL)
    return NULL;
  g_variant_get (value, "(x&s&suuuua(udddd)&s&s&s&s)", &coding->document, &coding->theme, &stance,
                 &coding->page, &coding->page_start, &coding->end_page, &coding->page_end, &rects,
                 &coding->quote, &coding->before, &coding->after, added);
  tl_stance_from_string (stance, &coding->stance);
  tl_place_parse_rects (rects, coding->rects);
  return g_steal_pointer (&value);
}

static gboolean
is_text (const char *text)
{
  return text != NULL && g_utf8_validate (text, -1, NULL);
}

static gboolean
is_place (const TlHandCoding *coding)
{
  gboolean ordered = coding->page >= 1 && (coding->end_page > coding->page ||
    (coding->end_page == coding->page && coding->page_end >= coding->page_start));

  return is_text (coding->quote) && is_text (coding->before) && is_text (coding->after) &&
         ordered && (coding->rects->len > 0 || *coding->quote != '\0');
}

static gboolean
is_codable (const TlHandCoding *coding)
{
  return is_text (coding->theme) && *coding->theme != '\0' && is_place (coding);
}

static gboolean
check_document (TlConnection        *connection,
                const TlHandCoding  *coding,
                GError             **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT 1 FROM documents WHERE id = :document AND :end_page <= n_pages", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":document", coding->document);
  tl_statement_bind_int (find, ":end_page", coding->end_page);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (!has_row)
    g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                 _("The page to be coded is not in the library any more"));
  return has_row;
}

gboolean
tl_hand_check (TlConnection        *connection,
               const TlHandCoding  *coding,
               GError             **error)
{
  if (is_codable (coding))
    return check_document (connection, coding, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("There is nothing to code: select a passage on the page and choose a theme"));
  return FALSE;
}

gboolean
tl_place_check (TlConnection        *connection,
                const TlHandCoding  *place,
                GError             **error)
{
  if (is_place (place))
    return check_document (connection, place, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _("Select on the page the passage that the finding is about"));
  return FALSE;
}

/* ── the row ── */

static TlStatementKind
guess_kind (const TlHome *home)
{
  return g_str_equal (home->kind, tl_block_kind_to_string (TL_BLOCK_RECOMMENDATION))
           ? TL_STATEMENT_RECOMMENDATION : TL_STATEMENT_FINDING;
}

/* What is taken back, or done again, after its document was read again may have to be placed. */
static gboolean
insert (TlConnection        *connection,
        gint64               id,
        gint64               coder,
        const TlHandCoding  *coding,
        const char          *added,
        GError             **error)
{
  g_auto (TlHome) home = { 0 };
  g_autoptr (TlStatement) add = NULL;
  gboolean is_lost;

  if (!tl_home_find (connection, coding, &home, error))
    return FALSE;
  is_lost = id != 0 && !home.is_there;
  if (is_lost)
    tl_home_leave (&home);
  add = tl_connection_prepare (connection,
    "INSERT INTO findings (id, review_id, document_id, block_id, start, length, marks, page,"
    " page_start, end_page, page_end, rects, quote, before, after, section, theme, stance, kind,"
    " voice, flags, origin, coder_id, added, now_theme, now_stance, now_status)"
    " SELECT :id, review_id, id, :block, :start, :length, x'', :page, :page_start,"
    " :end_page, :page_end, :rects, :quote, :before, :after, :section, :theme, :stance, :kind,"
    " 'reviewer', :flags, 'hand', :coder, coalesce(nullif(:added, ''), " TL_SQL_NOW "),"
    " :theme, :stance, 'accepted' FROM documents WHERE id = :document", error);
  if (add == NULL)
    return FALSE;
  if (id != 0)
    tl_statement_bind_int (add, ":id", id);
  tl_statement_bind_int (add, ":coder", coder);
  tl_statement_bind_text (add, ":added", added);
  tl_statement_bind_int (add, ":flags", is_lost ? TL_FINDING_UNPLACED : TL_FINDING_PLAIN);
  tl_statement_bind_int (add, ":document", coding->document);
  tl_statement_bind_text (add, ":theme", coding->theme);
  tl_statement_bind_text (add, ":stance", tl_stance_to_string (coding->stance));
  tl_statement_bind_text (add, ":kind", tl_statement_kind_to_string (guess_kind (&home)));
  tl_place_bind (add, coding, &home);
  return tl_statement_run (add, error);
}

gboolean
tl_hand_add (TlConnection  *connection,
             gint64         id,
             gint64         coder,
             const char    *text,
             gint64        *added_id,
             GError       **error)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TlRect));
  TlHandCoding coding = { .rects = rects };
  const char *added;
  g_autoptr (GVariant) value = parse (text, &coding, &added, error);

  if (value == NULL || !insert (connection, id, coder, &coding, added, error))
    return FALSE;
  *added_id = id != 0 ? id : tl_connection_get_last_id (connection);
  return TRUE;
}

static char *
print_row (TlStatement *row)
{
  g_autoptr (GArray) rects = tl_place_dup_rects (row, 7);
  TlHandCoding coding = {
    .document = tl_statement_get_int (row, 0),
    .theme = tl_statement_get_text (row, 1),
    .page = (guint) tl_statement_get_int (row, 3),
    .page_start = (guint) tl_statement_get_int (row, 4),
    .end_page = (guint) tl_statement_get_int (row, 5),
    .page_end = (guint) tl_statement_get_int (row, 6),
    .rects = rects,
    .quote = tl_statement_get_text (row, 8),
    .before = tl_statement_get_text (row, 9),
    .after = tl_statement_get_text (row, 10),
  };

  tl_stance_from_string (tl_statement_get_text (row, 2), &coding.stance);
  return print (&coding, tl_statement_get_text (row, 11));
}

gboolean
tl_hand_read (TlConnection  *connection,
              gint64         id,
              char         **text,
              GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  *text = NULL;
  find = tl_connection_prepare (connection,
    "SELECT document_id, theme, stance, page, page_start, end_page, page_end, rects, quote, before,"
    " after, added FROM findings WHERE id = :id AND origin = 'hand'", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":id", id);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    *text = print_row (find);
  return TRUE;
}

gboolean
tl_hand_take_away (TlConnection  *connection,
                   gint64         id,
                   GError       **error)
{
  g_autoptr (TlStatement) drop = NULL;

  drop = tl_connection_prepare (connection,
    "DELETE FROM findings WHERE id = :id AND origin = 'hand'", error);
  if (drop == NULL)
    return FALSE;
  tl_statement_bind_int (drop, ":id", id);
  return tl_statement_run (drop, error);
}
