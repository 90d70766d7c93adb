/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#include <string.h>

#define WORD_WIDTH 40
#define WORDS_A_LINE 10
#define LINE_HEIGHT 14

GFile *
sample_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_dir_make_tmp ("tl-test-XXXXXX", &error);

  g_assert_no_error (error);
  return g_file_new_build_filename (path, "library", NULL);
}

static void
remove_all (GFile *file)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFile *child;

  children = g_file_enumerate_children (file, "standard::name", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                        NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) &&
         child != NULL)
    remove_all (child);
  g_file_delete (file, NULL, NULL);
}

void
sample_remove (GFile *folder)
{
  g_autoptr (GFile) parent = g_file_get_parent (folder);

  remove_all (parent);
}

static TlTheme *
make_theme (const char *id,
            const char *name,
            const char *phrase)
{
  g_autofree char *rule_id = g_strconcat (id, ".c1", NULL);
  g_autoptr (TlRule) rule = tl_rule_new (&(TlRuleFields) {
    rule_id, TL_STANCE_CONCERN, TL_RULE_PHRASE, phrase, 0 });
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (GPtrArray) guards = g_ptr_array_new ();

  g_ptr_array_add (rules, rule);
  return tl_theme_new (&(TlThemeFields) {
    id, name, "Workforce", NULL, NULL, NULL, FALSE, rules, guards });
}

TlCodebook *
sample_codebook (void)
{
  static const char source[] = "throughline code book: a sample";
  g_autoptr (TlTheme) caseloads = make_theme ("caseloads", "Caseloads", "caseload(s)");
  g_autoptr (TlTheme) supervision = make_theme ("supervision", "Supervision", "supervision");
  g_autoptr (GPtrArray) themes = g_ptr_array_new ();
  g_autoptr (GPtrArray) guards = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (source, strlen (source));

  g_ptr_array_add (themes, caseloads);
  g_ptr_array_add (themes, supervision);
  return tl_codebook_new (&(TlCodebookFields) { "Sample", bytes, themes, guards });
}

/* Ten words of a block on a line; the first @n_words_on_first on page 1, the others on page 2. */
static TlBlock *
make_block (TlBlockKind  kind,
            TlSection    section,
            const char  *number,
            const char  *text,
            guint        line,
            guint        n_words_on_first)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (TlPlace));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint start = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint length = (guint) g_utf8_strlen (words[i], -1);
      gboolean first = i < n_words_on_first;
      float y = (float) ((first ? line : 0) + i / WORDS_A_LINE) * LINE_HEIGHT + 100;
      float x = (float) (i % WORDS_A_LINE) * WORD_WIDTH + 72;
      TlPlace place = { start, length, first ? 1 : 2, line * 1000 + start,
                        { x, y, x + WORD_WIDTH - 4, y + LINE_HEIGHT - 2 } };

      g_array_append_val (places, place);
      start += length + 1;
    }
  return tl_block_new (&(TlBlockFields) {
    kind, kind == TL_BLOCK_HEADING ? 1 : 0, number, section, "Analysis", text,
    (const TlPlace *) places->data, places->len, 0 });
}

static GPtrArray *
make_pages (void)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint number = 1; number <= 2; number++)
    g_ptr_array_add (pages, tl_page_new (&(TlPageFields) {
      .number = number, .width = 595, .height = 842, .origin = TL_PAGE_TEXT, .lines = lines }));
  return pages;
}

static GPtrArray *
make_facts (const char *word)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref);
  const TlFactFields fields[] = {
    { TL_FACT_TITLE, NULL, word, FALSE, 0, 1, word, 0.9 },
    { TL_FACT_AUTHORITY, NULL, "Northshire Safeguarding Children Board", FALSE, 0, 1, "Northshire",
      0.8 },
    { TL_FACT_AUTHORS, NULL, "A. Writer", FALSE, 0, 1, "A. Writer", 0.7 },
    { TL_FACT_AUTHORS, NULL, "B. Writer", FALSE, 0, 1, "B. Writer", 0.7 },
    { TL_FACT_PUBLISHED, NULL, "2014-03", FALSE, 0, 1, "March 2014", 0.9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_ptr_array_add (facts, tl_fact_new (&fields[i]));
  return facts;
}

TlDocument *
sample_document (const char *word)
{
  static const char *const labels[] = { "i", "1" };
  g_autofree char *text = g_strdup_printf (
    "The social workers said that high caseloads left no time, and %s came of it. "
    "Nobody had asked.", word);
  g_autoptr (GPtrArray) pages = make_pages ();
  g_autoptr (GPtrArray) facts = make_facts (word);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  g_autoptr (GPtrArray) recommendations = NULL;

  g_ptr_array_add (blocks, make_block (TL_BLOCK_RUNNING_HEADER, TL_SECTION_ANALYSIS, NULL,
                                       "Header nowhere found", 0, 99));
  g_ptr_array_add (blocks, make_block (TL_BLOCK_HEADING, TL_SECTION_ANALYSIS, "5", "Analysis",
                                       1, 99));
  g_ptr_array_add (blocks, make_block (TL_BLOCK_PARAGRAPH, TL_SECTION_ANALYSIS, "5.1", text, 2, 7));
  g_ptr_array_add (blocks, make_block (TL_BLOCK_RECOMMENDATION, TL_SECTION_RECOMMENDATIONS,
                                       "Recommendation 1", "The Board should review supervision.",
                                       5, 0));
  recommendations = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_recommendation_unref);
  g_ptr_array_add (recommendations, tl_recommendation_new (&(TlRecommendationFields) {
    "1", "The Board should review supervision.", "The Board", 3 }));
  return tl_document_new (&(TlDocumentFields) {
    TL_DOCUMENT_OVERVIEW, pages, labels, blocks, facts, recommendations });
}

TlFinding *
sample_finding (TlCodebook *codebook,
                const char *rule,
                guint       block,
                guint       start,
                guint       length)
{
  g_auto (GStrv) parts = g_strsplit (rule, ".", 2);
  TlSpan mark = { start, length };
  TlFindingFields fields = {
    .block = block,
    .theme = parts[0],
    .stance = TL_STANCE_CONCERN,
    .kind = TL_STATEMENT_FINDING,
    .voice = TL_VOICE_REVIEWER,
    .span = mark,
    .marks = &mark,
    .n_marks = 1,
    .origin = TL_ORIGIN_RULE,
    .rule = rule,
    .rule_hash = tl_rule_get_hash (tl_codebook_find_rule (codebook, rule)),
  };

  return tl_finding_new (&fields);
}

GPtrArray *
sample_findings (TlCodebook *codebook)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_unref);

  g_ptr_array_add (findings, sample_finding (codebook, "caseloads.c1", 2, 29, 28));
  g_ptr_array_add (findings, sample_finding (codebook, "supervision.c1", 3, 0, 36));
  return findings;
}

TlStore *
sample_open (GFile *folder)
{
  g_autoptr (GError) error = NULL;
  TlStore *store = tl_store_open (folder, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

#define DROPS(of) "SELECT coalesce (group_concat ('DROP ' || type || ' ' || name, ';'), '')" \
  " FROM (SELECT * FROM sqlite_schema ORDER BY rowid DESC) WHERE " of

/* A script is named for the version it leads to. */
static void
run_scripts (TlStore *store,
             guint    first,
             guint    last)
{
  static const char folder[] = "/io/github/throughline/Throughline/engine/sql";
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);

  for (guint version = first; version <= last; version++)
    for (guint i = 0; names[i] != NULL; i++)
      {
        g_autofree char *path = g_build_path ("/", folder, names[i], NULL);
        g_autoptr (GBytes) script = NULL;
        g_autofree char *sql = NULL;

        if (g_ascii_strtoull (names[i], NULL, 10) != version)
          continue;
        script = g_resources_lookup_data (path, 0, NULL);
        sql = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
        sample_run (store, sql);
      }
}

/* All that is in it goes; then what the versions up to that one put in comes. */
void
sample_make_older (GFile      *folder,
                   guint       version,
                   const char *sql)
{
  TlStore *store = sample_open (folder);
  g_autofree char *derived = sample_ask_text (store, DROPS ("type IN ('trigger', 'view')"));
  g_autofree char *tables = sample_ask_text (store, DROPS ("type = 'table' AND name NOT LIKE"
                                                           " 'sqlite_%' AND name NOT LIKE"
                                                           " 'block_text_%'"));
  g_autofree char *numbered = g_strdup_printf ("PRAGMA user_version = %u", version);

  sample_run (store, derived);
  sample_run (store, tables);
  run_scripts (store, 1, 1);
  sample_run (store, "INSERT INTO library VALUES ('id', 'sample'), ('created', '2026')");
  sample_run (store, "INSERT INTO coders (name) VALUES ('somebody')");
  run_scripts (store, 2, version);
  sample_run (store, numbered);
  sample_run (store, sql);
  g_assert_finalize_object (store);
}

TlSaved
sample_import (TlStore    *store,
               const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) parent = g_file_get_parent (tl_store_get_folder (store));
  g_autofree char *name = g_strconcat (word, ".pdf", NULL);
  g_autoptr (GFile) file = g_file_get_child (parent, name);
  g_autoptr (GFile) copy = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (TlDocument) document = sample_document (word);
  g_autoptr (TlCodebook) codebook = sample_codebook ();
  g_autoptr (GPtrArray) findings = sample_findings (codebook);
  TlSaved saved;

  g_file_replace_contents (file, word, strlen (word), NULL, FALSE, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  copy = tl_store_adopt_file (store, file, &sha256, NULL, &error);
  g_assert_no_error (error);
  tl_store_save_document (store, &(TlSaving) { name, sha256, document, codebook, findings }, &saved,
                          NULL, &error);
  g_assert_no_error (error);
  return saved;
}

typedef struct {
  const char *sql;
  gint64      number;
  char       *text;
} Question;

static gboolean
ask_cb (TlConnection  *connection,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Question *question = data;
  g_autoptr (TlStatement) statement = tl_connection_prepare (connection, question->sql, error);
  gboolean has_row;

  if (statement == NULL || !tl_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      question->number = tl_statement_get_int (statement, 0);
      question->text = g_strdup (tl_statement_get_text (statement, 0));
    }
  return TRUE;
}

gint64
sample_ask (TlStore    *store,
            const char *sql)
{
  g_autoptr (GError) error = NULL;
  Question question = { sql };

  tl_store_read (store, ask_cb, &question, NULL, &error);
  g_assert_no_error (error);
  g_free (question.text);
  return question.number;
}

char *
sample_ask_text (TlStore    *store,
                 const char *sql)
{
  g_autoptr (GError) error = NULL;
  Question question = { sql };

  tl_store_read (store, ask_cb, &question, NULL, &error);
  g_assert_no_error (error);
  return question.text;
}

static gboolean
run_cb (TlConnection  *connection,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  return tl_connection_run (connection, data, error);
}

void
sample_run (TlStore    *store,
            const char *sql)
{
  g_autoptr (GError) error = NULL;

  tl_store_write (store, run_cb, (gpointer) sql, TL_STORE_FINDINGS, NULL, &error);
  g_assert_no_error (error);
}

void
sample_assert_whole (TlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = tl_store_verify (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      TlProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s: %s", problem->where, problem->what);
    }
  g_assert_cmpuint (problems->len, ==, 0);
}

void
sample_let_go (gpointer object)
{
  gpointer weak = object;
  gint64 cap = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  while (weak != NULL && g_get_monotonic_time () < cap)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (weak);
}
