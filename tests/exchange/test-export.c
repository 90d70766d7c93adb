/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-citation.h"
#include "tl-export.h"
#include "tl-finding-json.h"
#include "tl-test-filler.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  TlTestLibrary *library;
  GFile         *file;
} Fixture;

static const char *const themes[] = { "listening", "recording", NULL };

/* What would go wrong if it were taken for anything but text. */
static const char *const quotes[] = {
  "=HYPERLINK(\"http://example.invalid\",\"look\")",
  "+1 meeting, and another",
  "-- as the note put it",
  "@SUM(A1)",
  "'quoted' words",
  "''=still a formula",
  "He said \"no\", she said <b>no</b> & left",
  "Caf\xc3\xa9 “notes”; it’s – all – verbatim",
};

static void
add_review (Fixture    *fixture,
            const char *title,
            const char *authority,
            const char *published,
            guint       n_quotes)
{
  TlTestDocument *document = tl_test_document_new (12, 0);

  tl_test_document_set_front (document, 2);
  if (title != NULL)
    tl_test_document_set_fact (document, TL_FACT_TITLE, title);
  if (authority != NULL)
    tl_test_document_set_fact (document, TL_FACT_AUTHORITY, authority);
  if (published != NULL)
    tl_test_document_set_fact (document, TL_FACT_PUBLISHED, published);
  for (guint i = 0; i < n_quotes; i++)
    {
      g_autofree char *number = g_strdup_printf ("4.%u", i + 1);
      guint block = tl_test_document_add_block (document, 5 + i % 3, TL_SECTION_ANALYSIS, number,
                                                quotes[i]);

      tl_test_document_set_sort (document, TL_STATEMENT_FINDING,
                                 i == 1 ? TL_VOICE_FAMILY : TL_VOICE_REVIEWER, TL_FINDING_PLAIN);
      tl_test_document_add_finding (document, block, themes[i % 2], TL_STANCE_CONCERN, quotes[i]);
    }
  tl_test_document_save (document, fixture->library);
}

/* Reviews 1 to 4: two that are known, one of which nothing is known, and a private one. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = tl_test_library_new (themes);
  fixture->file = g_file_get_child (fixture->library->folder, "exported");
  add_review (fixture, "Child A & Child B", "Northshire Board", "2014-03", G_N_ELEMENTS (quotes));
  add_review (fixture, "Child C", "Southshire Board", "2009", 3);
  add_review (fixture, NULL, NULL, NULL, 2);
  add_review (fixture, "Draft", "Westshire Board", "2020", 2);
  tl_test_library_run (fixture->library, TL_STORE_REVIEWS | TL_STORE_FINDINGS | TL_STORE_TAGS,
    "UPDATE reviews SET private = 1 WHERE id = 4;"
    "INSERT INTO coders (name) VALUES ('Ann');"
    "INSERT INTO decisions VALUES (2, 'status', 1, 'rejected', '2020-01-01'),"
    " (2, 'status', 2, 'accepted', " TL_SQL_NOW ");"
    "INSERT INTO tags (name) VALUES ('lecture'), ('chapter');"
    "INSERT INTO finding_tags VALUES (1, 1, 1, " TL_SQL_NOW "),"
    " (1, 2, 1, " TL_SQL_NOW ");"
    "INSERT INTO notes VALUES (1, 1, 'Two\nlines', " TL_SQL_NOW ");");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->file);
  tl_test_library_free (fixture->library);
}

static char *
export (Fixture    *fixture,
        const char *format,
        const char *query_text)
{
  g_autoptr (TlQuery) query = tl_query_from_string (query_text);
  g_autoptr (GError) error = NULL;
  char *contents;

  tl_export_run (fixture->library->store, query, fixture->library->codebook, format, fixture->file,
                 NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (g_file_peek_path (fixture->file), &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (contents, -1, NULL));
  return contents;
}

static GPtrArray *
load_items (Fixture    *fixture,
            const char *query_text)
{
  g_autoptr (TlQuery) query = tl_query_from_string (query_text);
  g_autoptr (GArray) ids = tl_finding_ids_load (fixture->library->store, query, NULL, NULL);

  return tl_finding_items_load (fixture->library->store, (const gint64 *) (gpointer) ids->data,
                                ids->len, NULL, NULL);
}

/* ── CSV, read as RFC 4180 has it ── */

static char *
take_cell (const char **at)
{
  GString *cell = g_string_new (NULL);
  gboolean quoted = **at == '"';

  if (quoted)
    ++*at;
  while (**at != '\0' && (quoted || strchr (",\r", **at) == NULL))
    {
      if (quoted && **at == '"' && *++*at != '"')
        break;
      g_string_append_c (cell, *(*at)++);
    }
  return g_string_free (cell, FALSE);
}

static GPtrArray *
take_row (const char **at)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (row, take_cell (at));
  while (**at == ',')
    {
      ++*at;
      g_ptr_array_add (row, take_cell (at));
    }
  g_assert_true (g_str_has_prefix (*at, "\r\n"));
  *at += 2;
  return row;
}

/* What the public header says gives the text back. */
static const char *
unguard (const char *cell)
{
  return *cell == '\'' && strchr ("=+-@\t\r", cell[strspn (cell, "'")]) != NULL
         && cell[strspn (cell, "'")] != '\0' ? cell + 1 : cell;
}

static const char *
get_cell (GPtrArray  *header,
          GPtrArray  *row,
          const char *column)
{
  for (guint i = 0; i < header->len; i++)
    {
      if (strcmp (g_ptr_array_index (header, i), column) == 0)
        return g_ptr_array_index (row, i);
    }
  g_assert_not_reached ();
}

static void
test_csv (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *contents = export (fixture, "csv", "");
  g_autoptr (GPtrArray) items = load_items (fixture, "private=out");
  const char *at = contents + 3;
  g_autoptr (GPtrArray) header = NULL;

  g_assert_true (g_str_has_prefix (contents, "\xef\xbb\xbf" "finding,review,title,"));
  header = take_row (&at);
  g_assert_cmpuint (items->len, ==, 13);
  for (guint i = 0; i < items->len; i++)
    {
      TlFindingItem *item = g_ptr_array_index (items, i);
      g_autoptr (GPtrArray) row = take_row (&at);
      const char *quote = get_cell (header, row, "quote");

      g_assert_cmpuint (row->len, ==, header->len);
      g_assert_null (strchr ("=+-@", *quote));
      g_assert_cmpstr (unguard (quote), ==, tl_finding_item_get_quote (item));
      g_assert_cmpint (atoi (get_cell (header, row, "finding")), ==, tl_finding_item_get_id (item));
      g_assert_cmpstr (get_cell (header, row, "number"), ==, tl_finding_item_get_number (item));
    }
  g_assert_cmpint (*at, ==, '\0');
}

/* The values of one row, unknown ones empty. */
static void
test_csv_values (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const expected[][2] = {
    { "review", "1" }, { "title", "Child A & Child B" }, { "authority", "Northshire Board" },
    { "year", "2014" }, { "nation", "" }, { "theme", "listening" }, { "theme_name", "LISTENING" },
    { "stance", "concern" }, { "kind", "finding" }, { "voice", "reviewer" },
    { "status", "suggested" }, { "origin", "rule" }, { "rule", "listening.c1" },
    { "section", "analysis" }, { "number", "4.1" }, { "page", "5" }, { "page_label", "3" },
    { "tags", "chapter; lecture" }, { "note", "Two\nlines" },
  };
  g_autofree char *contents = export (fixture, "csv", "review=1");
  const char *at = contents + 3;
  g_autoptr (GPtrArray) header = take_row (&at);
  g_autoptr (GPtrArray) row = take_row (&at);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (get_cell (header, row, expected[i][0]), ==, expected[i][1]);
  g_assert_cmpstr (get_cell (header, row, "codebook_version"), ==,
                   tl_codebook_get_version (fixture->library->codebook));
}

static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *contents = export (fixture, "json", "");
  g_autofree char *nothing = export (fixture, "json", "theme=never");
  g_autoptr (GPtrArray) items = load_items (fixture, "private=out");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (contents, &error);
  g_autoptr (JsonNode) empty = json_from_string (nothing, NULL);
  JsonArray *rows = json_node_get_array (node);

  g_assert_no_error (error);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (empty)), ==, 0);
  g_assert_cmpuint (json_array_get_length (rows), ==, items->len);
  for (guint i = 0; i < items->len; i++)
    {
      TlFindingItem *item = g_ptr_array_index (items, i);
      JsonObject *row = json_array_get_object_element (rows, i);
      GArray *rects = tl_finding_item_get_rects (item);

      g_assert_cmpint (json_object_get_int_member (row, "finding"), ==,
                       tl_finding_item_get_id (item));
      g_assert_cmpstr (json_object_get_string_member (row, "quote"), ==,
                       tl_finding_item_get_quote (item));
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (row, "rects")), ==,
                        rects->len);
      g_assert_cmpuint (rects->len, >, 0);
      g_assert_true (json_object_get_null_member (row, "title")
                     == (tl_finding_item_get_title (item) == NULL));
    }
}

/* ── HTML, read as the markup it is ── */

typedef struct {
  guint      last_heading;
  gboolean   in_quote;
  gboolean   is_british;
  GString   *quote;
  GPtrArray *quotes;
} Page;

static void
start_cb (GMarkupParseContext  *context,
          const char           *name,
          const char          **names,
          const char          **values,
          gpointer              data,
          GError              **error)
{
  Page *page = data;

  if (strcmp (name, "html") == 0)
    page->is_british = g_strcmp0 (values[0], "en-GB") == 0;
  if (strcmp (name, "blockquote") == 0)
    {
      page->in_quote = TRUE;
      g_string_truncate (page->quote, 0);
    }
  if (name[0] == 'h' && g_ascii_isdigit (name[1]))
    {
      guint level = (guint) (name[1] - '0');

      /* No level of headings is left out. */
      g_assert_cmpuint (level, <=, page->last_heading + 1);
      page->last_heading = level;
    }
}

static void
end_cb (GMarkupParseContext  *context,
        const char           *name,
        gpointer              data,
        GError              **error)
{
  Page *page = data;

  if (strcmp (name, "blockquote") != 0)
    return;
  page->in_quote = FALSE;
  g_ptr_array_add (page->quotes, g_strstrip (g_strdup (page->quote->str)));
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              data,
         GError              **error)
{
  Page *page = data;

  if (page->in_quote)
    g_string_append_len (page->quote, text, (gssize) length);
}

static GPtrArray *
read_quotes (const char *html)
{
  static const GMarkupParser parser = { .start_element = start_cb, .end_element = end_cb,
                                        .text = text_cb };
  Page page = { .quote = g_string_new (NULL),
                .quotes = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &page, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, html, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_true (page.is_british);
  g_string_free (page.quote, TRUE);
  return page.quotes;
}

static void
assert_has (const char *contents,
            const char *text)
{
  if (strstr (contents, text) == NULL)
    g_error ("“%s” is not in: %s", text, contents);
}

static void
test_html (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *contents = export (fixture, "html", "");
  g_autoptr (GPtrArray) found = read_quotes (contents);
  g_autoptr (GPtrArray) items = load_items (fixture, "private=out&order=theme");

  g_assert_cmpuint (found->len, ==, 13);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (g_ptr_array_index (found, i), ==,
                     tl_finding_item_get_quote (g_ptr_array_index (items, i)));
  assert_has (contents, "13 findings, in 3 of 3 reviews with readable text.");
  assert_has (contents, "Northshire Board (2014) Child A &amp; Child B");
  assert_has (contents, "(Northshire Board, 2014, para. 4.1, p. 3; PDF p. 5)");
  assert_has (contents, "(unnamed board, n.d., para. 4.1, p. 3; PDF p. 5)");
  assert_has (contents, "suggested by rule listening.c1, not checked by a person");
  assert_has (contents, "found by rule recording.c1, accepted by Ann");
  assert_has (contents, "Voice: Family");
  assert_has (contents, "Asked for: everything");
  assert_has (contents, tl_codebook_get_version (fixture->library->codebook));
  g_assert_null (strstr (contents, "src="));
  g_assert_null (strstr (contents, "href=\"http"));
  g_assert_null (strstr (contents, "Draft"));
}

static void
test_html_words (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *contents = NULL;
  g_autofree char *nothing = NULL;

  contents = export (fixture, "html", "theme=recording&from=2010&stance=concern&text=meeting");
  assert_has (contents, "Asked for: Theme: RECORDING; Stance: Concern; Published: 2010 or later;"
                        " Words: meeting");
  assert_has (contents, "1 finding, in 1 of 1 review with readable text.");
  nothing = export (fixture, "html", "theme=never");
  assert_has (nothing, "No rule matched");
  assert_has (nothing, "in 3 reviews with readable text");
}

/* A private review leaves only when it is named. */
static void
test_private (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const formats[] = { "csv", "html", "json" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *all = export (fixture, formats[i], "");
      g_autofree char *others = export (fixture, formats[i], "authority=Westshire Board");
      g_autofree char *named = export (fixture, formats[i], "review=4");

      g_assert_null (strstr (all, "Draft"));
      g_assert_null (strstr (others, "Draft"));
      assert_has (named, "Draft");
    }
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (fixture->library->folder), 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

/* What was there stays when an export fails, and nothing is left beside it. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (TlQuery) any = tl_query_new ();
  g_autoptr (TlQuery) bad = tl_query_with_text (any, "-only");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GFile) nowhere = g_file_get_child (fixture->library->folder, "no/such/folder.csv");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = export (fixture, "csv", "");
  g_autofree char *after = NULL;
  TlStore *store = fixture->library->store;
  TlCodebook *codebook = fixture->library->codebook;
  guint n_files = count_files (fixture);

  g_assert_false (tl_export_run (store, bad, codebook, "csv", fixture->file, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_false (tl_export_run (store, any, codebook, "html", fixture->file, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (tl_export_run (store, any, codebook, "csv", nowhere, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tl_export_run (store, any, codebook, "doc", fixture->file, NULL, &error));
  g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_FORMAT);

  g_assert_cmpuint (count_files (fixture), ==, n_files);
  g_file_get_contents (g_file_peek_path (fixture->file), &after, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
test_formats (void)
{
  for (const TlExportFormat *format = tl_export_get_formats (); format->id != NULL; format++)
    {
      g_assert_nonnull (format->extension);
      g_assert_nonnull (format->mime_type);
      g_assert_cmpstr (tl_export_format_get_label (format), !=, "");
    }
}

#define ADD(name, func) \
  g_test_add ("/exchange/export/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("csv", test_csv);
  ADD ("csv-values", test_csv_values);
  ADD ("json", test_json);
  ADD ("html", test_html);
  ADD ("html-words", test_html_words);
  ADD ("private", test_private);
  ADD ("failure", test_failure);
  g_test_add_func ("/exchange/export/formats", test_formats);
  return g_test_run ();
}
