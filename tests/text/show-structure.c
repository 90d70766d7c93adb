/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows how PDFs are read, without a library: their blocks, facts and recommendations as JSON, one
 * document to a line. With --pages the pages' lines as well, as they came from the PDF; with
 * --recognise all pages are read from their pictures. */
#include "tl-pdf.h"
#include "tl-structure.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

static gboolean with_pages;
static gboolean recognise;

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_blocks (JsonBuilder *builder,
            TlDocument  *document)
{
  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tl_document_get_n_blocks (document); i++)
    {
      const TlBlock *block = tl_document_get_block (document, i);
      guint page = tl_block_get_page (block);

      json_builder_begin_object (builder);
      add_string (builder, "kind", tl_block_kind_to_string (tl_block_get_kind (block)));
      add_int (builder, "level", tl_block_get_level (block));
      add_string (builder, "number", tl_block_get_number (block));
      add_string (builder, "section", tl_section_to_string (tl_block_get_section (block)));
      add_string (builder, "section_title", tl_block_get_section_title (block));
      add_string (builder, "text", tl_block_get_text (block));
      add_int (builder, "page", page);
      add_string (builder, "page_label", tl_document_get_page_label (document, page));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_facts (JsonBuilder *builder,
           TlDocument  *document)
{
  json_builder_set_member_name (builder, "facts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tl_document_get_n_facts (document); i++)
    {
      const TlFact *fact = tl_document_get_fact (document, i);

      json_builder_begin_object (builder);
      add_string (builder, "name", tl_fact_name_to_string (tl_fact_get_name (fact)));
      add_string (builder, "value", tl_fact_get_value (fact));
      add_int (builder, "page", tl_fact_get_page (fact));
      add_string (builder, "text", tl_fact_get_text (fact));
      json_builder_set_member_name (builder, "confidence");
      json_builder_add_double_value (builder, tl_fact_get_confidence (fact));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_recommendations (JsonBuilder *builder,
                     TlDocument  *document)
{
  json_builder_set_member_name (builder, "recommendations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tl_document_get_n_recommendations (document); i++)
    {
      const TlRecommendation *recommendation = tl_document_get_recommendation (document, i);

      json_builder_begin_object (builder);
      add_string (builder, "number", tl_recommendation_get_number (recommendation));
      add_string (builder, "text", tl_recommendation_get_text (recommendation));
      add_string (builder, "addressee", tl_recommendation_get_addressee (recommendation));
      add_int (builder, "block", tl_recommendation_get_block (recommendation));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_lines (JsonBuilder *builder,
           GPtrArray   *pages)
{
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pages->len; i++)
    for (guint j = 0; j < tl_page_get_n_lines (pages->pdata[i]); j++)
      {
        TlLine *line = tl_page_get_line (pages->pdata[i], j);
        const TlBox *box = tl_line_get_box (line);
        g_autofree char *place =
          g_strdup_printf ("p%u %.1f,%.1f-%.1f,%.1f %.1f%s%s", i + 1, box->x1, box->y1, box->x2,
                           box->y2, tl_line_get_font_size (line),
                           tl_line_is_bold (line) ? " bold" : "",
                           tl_line_is_italic (line) ? " italic" : "");

        json_builder_begin_array (builder);
        json_builder_add_string_value (builder, place);
        json_builder_add_string_value (builder, tl_line_get_text (line));
        json_builder_end_array (builder);
      }
  json_builder_end_array (builder);
}

static void
show (const char *path,
      GPtrArray  *pages,
      gint64      microseconds,
      TlDocument *document)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "file", path);
  add_string (builder, "kind", tl_document_kind_to_string (tl_document_get_kind (document)));
  add_int (builder, "pages", pages->len);
  add_int (builder, "microseconds", microseconds);
  add_blocks (builder, document);
  add_facts (builder, document);
  add_recommendations (builder, document);
  if (with_pages)
    add_lines (builder, pages);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  puts (text);
}

static gboolean
read_file (const char  *path,
           GError     **error)
{
  const TlPdfOptions options = { .recognise = recognise };
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (TlPdf) pdf = tl_pdf_open (file, &options, NULL, error);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);
  g_autoptr (TlDocument) document = NULL;
  gint64 start;

  if (!pdf)
    return FALSE;
  for (guint i = 1; i <= tl_pdf_get_n_pages (pdf); i++)
    {
      TlPage *page = recognise ? tl_pdf_recognise_page (pdf, i, NULL, error)
                               : tl_pdf_read_page (pdf, i, NULL, error);

      if (!page)
        return FALSE;
      g_ptr_array_add (pages, page);
    }
  start = g_get_monotonic_time ();
  document = tl_structure_build (pages, tl_authorities_get_default (), NULL);
  show (path, pages, g_get_monotonic_time () - start, document);
  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  int status = 0;

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;

      if (g_str_equal (argv[i], "--pages"))
        with_pages = TRUE;
      else if (g_str_equal (argv[i], "--recognise"))
        recognise = TRUE;
      else if (!read_file (argv[i], &error))
        {
          g_printerr ("%s: %s\n", argv[i], error->message);
          status = 1;
        }
    }
  return status;
}
