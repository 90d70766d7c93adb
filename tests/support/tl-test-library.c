/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-test-library.h"

#include <glib/gstdio.h>
#include <string.h>

#define PAGE_WIDTH 595
#define PAGE_HEIGHT 842
#define MARGIN 72
#define LINE_HEIGHT 14
#define CHAR_WIDTH 6
#define CHARS_A_LINE 72
#define LINES_A_PAGE 48

/* ── waiting ── */

static gboolean
too_long_cb (gpointer data)
{
  g_error ("waited in vain");
  return G_SOURCE_REMOVE;
}

void
tl_test_wait (gboolean (*done) (gpointer data),
              gpointer   data)
{
  guint timeout = g_timeout_add_seconds (30, too_long_cb, NULL);

  while (!done (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

/* ── the library ── */

static TlTheme *
make_theme (const char *id)
{
  g_autofree char *rule_id = g_strconcat (id, ".c1", NULL);
  g_autofree char *name = g_ascii_strup (id, -1);
  TlRuleFields rule_fields = { .id = rule_id, .stance = TL_STANCE_CONCERN, .text = id };
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_rule_unref);
  g_autoptr (GPtrArray) guards = g_ptr_array_new ();
  TlThemeFields fields = { .id = id, .name = name, .group = "Group", .rules = rules,
                           .guards = guards };

  g_ptr_array_add (rules, tl_rule_new (&rule_fields));
  return tl_theme_new (&fields);
}

static TlCodebook *
make_codebook (const char *const *ids)
{
  g_autofree char *text = g_strjoinv ("\n", (char **) ids);
  g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) themes = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_theme_unref);
  g_autoptr (GPtrArray) guards = g_ptr_array_new ();
  TlCodebookFields fields = { .name = "Typed in", .source = source, .themes = themes,
                              .guards = guards };

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (themes, make_theme (ids[i]));
  return tl_codebook_new (&fields);
}

TlTestLibrary *
tl_test_library_new (const char *const *themes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_dir_make_tmp ("tl-library-XXXXXX", &error);
  g_autoptr (GFile) folder = path != NULL ? g_file_new_for_path (path) : NULL;
  TlTestLibrary *library;

  g_assert_no_error (error);
  library = tl_test_library_new_in (folder, themes);
  library->stays = FALSE;
  return library;
}

TlTestLibrary *
tl_test_library_new_in (GFile             *folder,
                        const char *const *themes)
{
  TlTestLibrary *library = g_new0 (TlTestLibrary, 1);
  g_autoptr (GError) error = NULL;

  library->folder = g_object_ref (folder);
  library->stays = TRUE;
  library->store = tl_store_open (library->folder, NULL, &error);
  g_assert_no_error (error);
  library->codebook = make_codebook (themes);
  tl_store_save_codebook (library->store, library->codebook, NULL, &error);
  g_assert_no_error (error);
  return library;
}

static void
delete_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      delete_tree (child);
    }
  g_remove (path);
}

static gboolean
is_gone (gpointer store)
{
  return *(TlStore **) store == NULL;
}

/* What was being read when its reader went is still being stopped, and holds the store till
 * then. */
void
tl_test_library_free (TlTestLibrary *library)
{
  TlStore *store = library->store;

  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &library->store);
  g_object_unref (store);
  tl_test_wait (is_gone, &library->store);
  if (!library->stays)
    delete_tree (g_file_peek_path (library->folder));
  g_object_unref (library->folder);
  tl_codebook_unref (library->codebook);
  g_free (library);
}

static gboolean
run_cb (TlConnection  *connection,
        gpointer       sql,
        GCancellable  *cancellable,
        GError       **error)
{
  return tl_connection_run (connection, sql, error);
}

void
tl_test_library_run (TlTestLibrary  *library,
                     TlStoreChanges  changes,
                     const char     *sql)
{
  g_autoptr (GError) error = NULL;

  tl_store_write (library->store, run_cb, (gpointer) sql, changes, NULL, &error);
  g_assert_no_error (error);
}

typedef struct {
  const char *sql;
  gint64      number;
} Counting;

static gboolean
count_cb (TlConnection  *connection,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Counting *counting = data;
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection, counting->sql, error);
  gboolean has_row;

  if (statement == NULL || !tl_statement_step (statement, &has_row, error))
    return FALSE;
  g_assert_true (has_row);
  counting->number = tl_statement_get_int (statement, 0);
  return TRUE;
}

gint64
tl_test_library_count (TlTestLibrary *library,
                       const char    *sql)
{
  Counting counting = { sql, 0 };
  g_autoptr (GError) error = NULL;

  tl_store_read (library->store, count_cb, &counting, NULL, &error);
  g_assert_no_error (error);
  return counting.number;
}

/* ── documents ── */

struct _TlTestDocument {
  guint            n_pages;
  guint            n_unreadable;
  guint            n_front;
  GPtrArray       *blocks;
  GPtrArray       *facts;
  GPtrArray       *findings;
  guint           *lines;       /* used up, by page */
  TlStatementKind  kind;
  TlVoice          voice;
  TlFindingFlags   flags;
};

TlTestDocument *
tl_test_document_new (guint n_pages,
                      guint n_unreadable)
{
  TlTestDocument *document = g_new0 (TlTestDocument, 1);

  document->n_pages = n_pages;
  document->n_unreadable = n_unreadable;
  document->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  document->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref);
  document->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_unref);
  document->lines = g_new0 (guint, n_pages + 1);
  return document;
}

static void
document_free (TlTestDocument *document)
{
  g_ptr_array_unref (document->blocks);
  g_ptr_array_unref (document->facts);
  g_ptr_array_unref (document->findings);
  g_free (document->lines);
  g_free (document);
}

void
tl_test_document_set_fact (TlTestDocument *document,
                           TlFactName      name,
                           const char     *value)
{
  TlFactFields fields = { .name = name, .value = value, .page = 1, .text = value,
                          .confidence = 0.9 };

  g_ptr_array_add (document->facts, tl_fact_new (&fields));
}

void
tl_test_document_set_front (TlTestDocument *document,
                            guint           n_front)
{
  document->n_front = n_front;
}

/* A place for the word of @length at @start, with @column characters before it on its line. */
static TlPlace
make_place (guint page,
            guint line,
            guint column,
            guint start,
            guint length)
{
  float x = MARGIN + (float) column * CHAR_WIDTH;
  float y = MARGIN + (float) (line % LINES_A_PAGE) * LINE_HEIGHT;

  return (TlPlace) { .start = start, .length = length, .page = page,
                     .offset = line * (CHARS_A_LINE + 1) + column,
                     .box = { x, y, x + (float) length * CHAR_WIDTH, y + LINE_HEIGHT - 2 } };
}

/* Sets @text in lines of the page, below what is there already. */
static GArray *
set_text (TlTestDocument *document,
          guint           page,
          const char     *text)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (TlPlace));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint *line = &document->lines[page];
  guint start = 0, column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint length = (guint) g_utf8_strlen (words[i], -1);
      TlPlace place;

      if (column > 0 && column + length > CHARS_A_LINE)
        {
          *line += 1;
          column = 0;
        }
      place = make_place (page, *line, column, start, length);
      if (length > 0)
        g_array_append_val (places, place);
      start += length + 1;
      column += length + 1;
    }
  *line += 1;
  return places;
}

guint
tl_test_document_add_block (TlTestDocument *document,
                            guint           page,
                            TlSection       section,
                            const char     *number,
                            const char     *text)
{
  g_autoptr (GArray) places = set_text (document, page, text);
  TlBlockFields fields = {
    .kind = TL_BLOCK_PARAGRAPH,
    .number = number,
    .section = section,
    .text = text,
    .places = (const TlPlace *) (gpointer) places->data,
    .n_places = places->len,
  };

  g_ptr_array_add (document->blocks, tl_block_new (&fields));
  return document->blocks->len - 1;
}

void
tl_test_document_set_sort (TlTestDocument  *document,
                           TlStatementKind  kind,
                           TlVoice          voice,
                           TlFindingFlags   flags)
{
  document->kind = kind;
  document->voice = voice;
  document->flags = flags;
}

void
tl_test_document_add_finding (TlTestDocument *document,
                              guint           block,
                              const char     *theme,
                              TlStance        stance,
                              const char     *quote)
{
  const char *text = tl_block_get_text (g_ptr_array_index (document->blocks, block));
  const char *found = strstr (text, quote);
  g_autofree char *rule = g_strconcat (theme, ".c1", NULL);
  TlSpan mark;
  TlFindingFields fields = {
    .block = block, .theme = theme, .stance = stance, .kind = document->kind,
    .voice = document->voice, .flags = document->flags, .origin = TL_ORIGIN_RULE, .rule = rule,
    .marks = &mark, .n_marks = 1,
  };

  g_assert_nonnull (found);
  fields.span.start = (guint) g_utf8_strlen (text, found - text);
  fields.span.length = (guint) g_utf8_strlen (quote, -1);
  mark.start = fields.span.start;
  mark.length = (guint) g_utf8_strlen (quote, (gssize) strcspn (quote, " "));
  g_ptr_array_add (document->findings, tl_finding_new (&fields));
}

static TlPage *
make_page (TlTestDocument *document,
           guint           number)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  TlPageFields fields = {
    .number = number,
    .width = PAGE_WIDTH,
    .height = PAGE_HEIGHT,
    .origin = number > document->n_pages - document->n_unreadable ? TL_PAGE_IMAGE : TL_PAGE_TEXT,
    .lines = lines,
  };

  return tl_page_new (&fields);
}

static TlDocument *
make_document (TlTestDocument *document)
{
  static const char *const roman[] = { "i", "ii", "iii", "iv" };
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);
  g_autoptr (GPtrArray) recommendations = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  TlDocumentFields fields = { .kind = TL_DOCUMENT_OVERVIEW, .pages = pages,
                              .blocks = document->blocks, .facts = document->facts,
                              .recommendations = recommendations };

  for (guint i = 0; i < document->n_pages; i++)
    {
      g_ptr_array_add (pages, make_page (document, i + 1));
      g_ptr_array_add (labels, i < document->n_front
                                 ? g_strdup (roman[i % G_N_ELEMENTS (roman)])
                                 : g_strdup_printf ("%u", i + 1 - document->n_front));
    }
  fields.page_labels = (const char *const *) labels->pdata;
  return tl_document_new (&fields);
}

TlSaved
tl_test_document_save (TlTestDocument *document,
                       TlTestLibrary  *library)
{
  static guint n_saved;
  g_autofree char *name = g_strdup_printf ("typed-in-%u.pdf", ++n_saved);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_autoptr (TlDocument) made = make_document (document);
  g_autoptr (GError) error = NULL;
  TlSaving saving = { .file = name, .sha256 = sha256, .document = made,
                      .codebook = library->codebook, .findings = document->findings };
  TlSaved saved;

  tl_store_save_document (library->store, &saving, &saved, NULL, &error);
  g_assert_no_error (error);
  document_free (document);
  return saved;
}
