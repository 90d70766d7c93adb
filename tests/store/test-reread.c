/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"
#include "tl-blobs.h"

#include <string.h>

/* A document is typed as its pages; each of their lines begins with the letter of its block: the
 * same letter, the same block. "H" is a running header. A letter may stand on, too: "a" on the one
 * page goes on on the next. */

#define CHAR_WIDTH 6
#define LINE_HEIGHT 14

typedef struct {
  char     letter;
  GString *text;
  GArray  *places;
} Typed;

static void
typed_free (Typed *typed)
{
  g_string_free (typed->text, TRUE);
  g_array_unref (typed->places);
  g_free (typed);
}

static Typed *
find_typed (GPtrArray *all,
            char       letter)
{
  Typed *typed;

  for (guint i = 0; i < all->len; i++)
    if (((Typed *) all->pdata[i])->letter == letter)
      return all->pdata[i];
  typed = g_new0 (Typed, 1);
  typed->letter = letter;
  typed->text = g_string_new (NULL);
  typed->places = g_array_new (FALSE, FALSE, sizeof (TlPlace));
  g_ptr_array_add (all, typed);
  return typed;
}

static TlBox
get_box (guint line,
         guint from,
         guint to)
{
  return (TlBox) { from * CHAR_WIDTH, line * LINE_HEIGHT, to * CHAR_WIDTH,
                   line * LINE_HEIGHT + 10 };
}

/* A hyphen at the end of a line is mended. */
static void
add_words (Typed      *typed,
           const char *line,
           guint       page,
           guint       offset,
           guint       number)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint at = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint length = (guint) g_utf8_strlen (words[i], -1);
      gboolean mended = typed->text->len > 0 && g_str_has_suffix (typed->text->str, "-");
      TlPlace place = { 0, length, page, offset + at, get_box (number, at, at + length), FALSE };

      if (mended)
        {
          g_string_truncate (typed->text, typed->text->len - 1);
          g_array_index (typed->places, TlPlace, typed->places->len - 1).length--;
        }
      else if (typed->text->len > 0)
        g_string_append_c (typed->text, ' ');
      place.start = (guint) g_utf8_strlen (typed->text->str, -1);
      g_string_append (typed->text, words[i]);
      g_array_append_val (typed->places, place);
      at += length + 1;
    }
}

static TlLine *
type_line (const char *text,
           guint       number)
{
  guint length = (guint) g_utf8_strlen (text, -1);
  g_autofree TlBox *boxes = g_new (TlBox, length);

  for (guint i = 0; i < length; i++)
    boxes[i] = get_box (number, i, i + 1);
  return tl_line_new (&(TlLineFields) { .text = text, .boxes = boxes });
}

static TlPage *
type_page (const char *typed_page,
           guint       number,
           GPtrArray  *typed)
{
  g_auto (GStrv) lines = g_strsplit (typed_page, "\n", -1);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_unref);
  guint offset = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *text = lines[i] + 2;

      add_words (find_typed (typed, lines[i][0]), text, number, offset, i);
      g_ptr_array_add (made, type_line (text, i));
      offset += (guint) g_utf8_strlen (text, -1) + 1;
    }
  return tl_page_new (&(TlPageFields) { .number = number, .width = 595, .height = 842,
                                        .origin = TL_PAGE_TEXT, .lines = made });
}

static TlBlock *
make_block (const Typed *typed)
{
  return tl_block_new (&(TlBlockFields) {
    .kind = typed->letter == 'H' ? TL_BLOCK_RUNNING_HEADER : TL_BLOCK_PARAGRAPH,
    .section = TL_SECTION_ANALYSIS,
    .text = typed->text->str,
    .places = (const TlPlace *) (gpointer) typed->places->data,
    .n_places = typed->places->len,
  });
}

static TlDocument *
type_document (const char *const *pages)
{
  g_autoptr (GPtrArray) typed = g_ptr_array_new_with_free_func ((GDestroyNotify) typed_free);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fact_unref);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; pages[i] != NULL; i++)
    g_ptr_array_add (made, type_page (pages[i], i + 1, typed));
  for (guint i = 0; i < typed->len; i++)
    g_ptr_array_add (blocks, make_block (typed->pdata[i]));
  g_ptr_array_add (facts, tl_fact_new (&(TlFactFields) {
    .name = TL_FACT_TITLE, .value = tl_block_get_text (blocks->pdata[0]), .page = 1 }));
  return tl_document_new (&(TlDocumentFields) {
    TL_DOCUMENT_OVERVIEW, made, NULL, blocks, facts, none });
}

/* ── the rule: it finds sentences that say "caseload" ── */

static guint
count_chars (const char *from,
             const char *to)
{
  return (guint) g_utf8_pointer_to_offset (from, to);
}

static void
find_in_block (GPtrArray  *findings,
               TlCodebook *codebook,
               guint       block,
               const char *text)
{
  const char *sentence = text;

  for (const char *p = text; *p != '\0'; p++)
    {
      g_autofree char *words = NULL;

      if (*p != '.')
        continue;
      words = g_strndup (sentence, (gsize) (p + 1 - sentence));
      if (strstr (words, "caseload") != NULL)
        g_ptr_array_add (findings, sample_finding (codebook, "caseloads.c1", block,
                                                   count_chars (text, sentence),
                                                   count_chars (sentence, p + 1)));
      sentence = p + 1;
      while (*sentence == ' ')
        sentence++;
    }
}

static GPtrArray *
find_caseloads (TlCodebook *codebook,
                TlDocument *document)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_unref);

  for (guint i = 0; i < tl_document_get_n_blocks (document); i++)
    find_in_block (findings, codebook, i,
                   tl_block_get_text (tl_document_get_block (document, i)));
  return findings;
}

/* ── the library ── */

typedef struct {
  GFile      *folder;
  TlStore    *store;
  TlCodebook *codebook;
  char       *sha256;
} Fixture;

static const char *const first_reading[] = {
  "H A report\n"
  "a The board heard that caseloads were high. Nobody had asked\n"
  "a the child.\n"
  "b Records were poor. Records were poor again in May.",
  "H A report\n"
  "c Managers knew of caseloads. No one acted on what they had\n"
  "c been told about the family.",
  NULL
};

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocument) document = type_document (first_reading);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GFile) parent = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) copy = NULL;
  TlSaving saving = { .file = "report.pdf", .document = document };
  TlSaved saved;

  fixture->folder = sample_folder ();
  fixture->store = sample_open (fixture->folder);
  fixture->codebook = saving.codebook = sample_codebook ();
  parent = g_file_get_parent (fixture->folder);
  file = g_file_get_child (parent, "report.pdf");
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "report", -1, NULL));
  copy = tl_store_adopt_file (fixture->store, file, &fixture->sha256, NULL, &error);
  g_assert_no_error (error);
  saving.sha256 = fixture->sha256;
  saving.findings = findings = find_caseloads (fixture->codebook, document);
  g_assert_true (tl_store_save_document (fixture->store, &saving, &saved, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  tl_codebook_unref (fixture->codebook);
  g_assert_finalize_object (fixture->store);
  sample_remove (fixture->folder);
  g_object_unref (fixture->folder);
  g_free (fixture->sha256);
}

static void
read_again (Fixture           *fixture,
            const char *const *pages,
            guint              kept,
            guint              moved,
            guint              unplaced)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocument) document = type_document (pages);
  g_autoptr (GPtrArray) findings = find_caseloads (fixture->codebook, document);
  TlSaving saving = { NULL, fixture->sha256, document, fixture->codebook, findings, 0 };
  TlReread reread;

  g_assert_true (tl_store_replace_document (fixture->store, &saving, &reread, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (reread.kept, ==, kept);
  g_assert_cmpuint (reread.moved, ==, moved);
  g_assert_cmpuint (reread.unplaced, ==, unplaced);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT sum(n) FROM rollup"), ==,
                   sample_ask (fixture->store, "SELECT count(*) FROM findings"));
  if (sample_ask (fixture->store, "SELECT count(*) FROM findings WHERE flags & 8") == 0)
    sample_assert_whole (fixture->store);
}

/* Where the first reading's page has @words for the last time. */
static guint
find_offset (guint       page,
             const char *words)
{
  g_autoptr (TlDocument) document = type_document (first_reading);
  g_autofree char *text = tl_page_dup_text (tl_document_get_page (document, page));
  const char *found = g_strrstr (text, words);

  g_assert_nonnull (found);
  return count_chars (text, found);
}

static void
code_range (Fixture    *fixture,
            guint       start,
            guint       end_page,
            guint       end,
            const char *quote,
            const char *before,
            const char *after)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO findings (review_id, document_id, block_id, start, length, marks, page,"
    " page_start, end_page, page_end, rects, quote, before, after, section, theme, stance, kind,"
    " voice, flags, origin, coder_id, added, now_theme, now_stance, now_status)"
    " VALUES (1, 1, 2, 0, 1, x'', 1, %u, %u, %u, x'0100000000000000000000000000003f0000803f',"
    " '%s', '%s', '%s', 'analysis', 'caseloads', 'concern', 'finding', 'reviewer', 0, 'hand', 1,"
    " '2026', 'caseloads', 'concern', 'accepted')",
    start, end_page, end, quote, before, after);

  sample_run (fixture->store, sql);
}

/* Codes a passage of page 1 by hand, as it was read first: finding 3. */
static void
code (Fixture    *fixture,
      const char *quote,
      const char *before,
      const char *after)
{
  guint start = find_offset (1, quote);

  code_range (fixture, start, 1, start + (guint) strlen (quote), quote, before, after);
}

static void
assert_text (Fixture    *fixture,
             const char *sql,
             const char *expected)
{
  g_autofree char *text = sample_ask_text (fixture->store, sql);

  g_assert_cmpstr (text, ==, expected);
}

/* ── the tests ── */

static void
test_same_again (Fixture       *fixture,
                 gconstpointer  data)
{
  sample_run (fixture->store, "INSERT INTO decisions VALUES (1, 'status', 1, 'accepted', '2026')");
  code (fixture, "Records were poor again", "poor. ", " in May");
  read_again (fixture, first_reading, 2, 0, 0);
  assert_text (fixture, "SELECT group_concat(id || ' ' || now_status) FROM"
               " (SELECT * FROM findings ORDER BY id)", "1 accepted,2 suggested,3 accepted");
  assert_text (fixture, "SELECT substr(b.text, f.start + 1, f.length) FROM findings AS f"
               " JOIN blocks AS b ON b.id = f.block_id WHERE f.id = 3", "Records were poor again");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT length(rects) FROM findings WHERE id = 3"),
                   ==, 20);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM blocks"), ==, 4);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM pages"), ==, 2);
}

/* A line was added above, a word is hyphenated, another set with a ligature, blocks are others. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const pages[] = {
    "H A report\n"
    "t Title of the report\n"
    "a The board heard that case-\n"
    "a loads were high.\n"
    "b Nobody had asked the child.\n"
    "b Records were poor. Records were poor again in May.",
    "H A report\n"
    "c Managers knew of caseloads. No one acted on what they had\n"
    "c been told about the family.",
    NULL
  };

  sample_run (fixture->store, "INSERT INTO decisions VALUES (1, 'status', 1, 'accepted', '2026')");
  code (fixture, "Nobody had asked\nthe child.", "caseloads were high. ", "");
  read_again (fixture, pages, 0, 2, 0);
  assert_text (fixture, "SELECT quote FROM findings WHERE id = 1",
               "The board heard that caseloads were high.");
  assert_text (fixture, "SELECT quote || ' ' || page || ' ' || page_start FROM findings"
               " WHERE id = 3", "Nobody had asked the child. 1 73");
  assert_text (fixture, "SELECT now_status FROM findings WHERE id = 1", "accepted");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT length(rects) FROM findings WHERE id = 3"),
                   ==, 20);
  assert_text (fixture, "SELECT group_concat(id) FROM (SELECT id FROM findings ORDER BY id)",
               "1,2,3");
}

/* The same words stand three times: what is around them says which. */
static void
test_context (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const pages[] = {
    "H A report\n"
    "a Records were poor. Records were poor again in May. Records\n"
    "a were poor until the end.",
    "H A report",
    NULL
  };

  code (fixture, "Records were poor", "Records were poor. ", " again in May.");
  read_again (fixture, pages, 0, 1, 0);
  assert_text (fixture, "SELECT page_start FROM findings WHERE id = 3", "28");
}

static void
test_over_the_page (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const pages[] = {
    "H A report\n"
    "a The board heard that caseloads were high.\n"
    "b Records were poor. Records were poor again in May.",
    "H A report\n"
    "n New in the text.\n"
    "c Managers knew of caseloads. No one acted on what they had\n"
    "c been told about the family.",
    NULL
  };

  code_range (fixture, find_offset (1, "Records were poor again"), 2,
              find_offset (2, " No one acted"),
              "Records were poor again in May. A report Managers knew of caseloads.", "", "");
  read_again (fixture, pages, 0, 0, 1);
  read_again (fixture, first_reading, 1, 0, 0);
  assert_text (fixture, "SELECT page || ' ' || end_page || ' ' || flags FROM findings WHERE id = 3",
               "1 2 0");
}

static void
test_unplaced (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const pages[] = {
    "H A report\n"
    "a The board met. Nobody had asked the child.",
    "H A report\n"
    "c No one acted on what they had been told.",
    NULL
  };
  g_autoptr (GPtrArray) problems = NULL;

  sample_run (fixture->store, "INSERT INTO notes VALUES (1, 1, 'Why?', '2026')");
  code (fixture, "Records were poor again", "", "");
  read_again (fixture, pages, 0, 0, 2);
  assert_text (fixture, "SELECT group_concat(id || ' ' || flags || ' ' || (block_id IS NULL))"
               " FROM (SELECT * FROM findings ORDER BY id)", "1 8 1,3 8 1");
  assert_text (fixture, "SELECT text FROM notes", "Why?");
  problems = tl_store_verify (fixture->store, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 2);

  read_again (fixture, first_reading, 2, 0, 0);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT sum(flags) FROM findings"), ==, 0);
}

/* The rules may find it again by themselves. */
static void
test_placed_by_its_rule (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocument) document = type_document (first_reading);
  g_autoptr (GPtrArray) findings = find_caseloads (fixture->codebook, document);
  TlReplaced replaced;

  sample_run (fixture->store, "INSERT INTO decisions VALUES (1, 'status', 1, 'accepted', '2026');"
                              "UPDATE findings SET block_id = NULL, flags = 8 WHERE id = 1");
  g_assert_true (tl_store_replace_findings (fixture->store, 1, fixture->codebook, findings, NULL,
                                            &replaced, NULL, &error));
  g_assert_cmpuint (replaced.kept, ==, 2);
  assert_text (fixture, "SELECT flags || ' ' || now_status || ' ' || (block_id IS NULL)"
               " FROM findings WHERE id = 1", "0 accepted 0");
  sample_assert_whole (fixture->store);
}

/* What was trimmed shows the same words; so does what undoing would show. */
static void
test_trimmed (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const pages[] = {
    "H A report\n"
    "a It is early. The board heard that\n"
    "a caseloads were high.",
    "H A report",
    NULL
  };

  sample_run (fixture->store,
              "INSERT INTO decisions VALUES (1, 'trim', 1, '21+19', '2026');"
              "INSERT INTO changes VALUES (1, 1, '2026', 1, 1, 'trim', 1, NULL, '10+5', '21+19',"
              " 'done')");
  read_again (fixture, pages, 0, 1, 0);
  assert_text (fixture, "SELECT substr(b.text, f.now_start + 1, f.now_length) FROM findings AS f"
               " JOIN blocks AS b ON b.id = f.block_id WHERE f.id = 1", "caseloads were high");
  assert_text (fixture, "SELECT substr(b.text, c.was + 1, substr(c.was, 4)) FROM changes AS c"
               " JOIN findings AS f ON f.id = c.target JOIN blocks AS b ON b.id = f.block_id",
               "heard");
}

/* The rule takes more of the sentence now: still the one that somebody accepted, as it was. */
static void
test_rule_finds_more (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char *const pages[] = {
    "H A report\n"
    "a In the end the board heard that caseloads were high.",
    "H A report\n"
    "c Managers knew of caseloads.",
    NULL
  };

  sample_run (fixture->store, "INSERT INTO decisions VALUES (1, 'status', 1, 'accepted', '2026')");
  read_again (fixture, pages, 0, 1, 0);
  assert_text (fixture, "SELECT group_concat(id) FROM (SELECT id FROM findings ORDER BY id)",
               "1,2");
  assert_text (fixture, "SELECT quote FROM findings WHERE id = 1",
               "the board heard that caseloads were high.");
}

static void
test_region (Fixture       *fixture,
             gconstpointer  data)
{
  code_range (fixture, 0, 1, 0, "", "", "");
  read_again (fixture, first_reading, 1, 0, 0);
  assert_text (fixture, "SELECT section || ' ' || flags FROM findings WHERE id = 3", "analysis 0");
  assert_text (fixture, "SELECT hex(rects) FROM findings WHERE id = 3",
               "0100000000000000000000000000003F0000803F");
}

static void
test_facts (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const pages[] = { "t Another title", "H A report", NULL };

  sample_run (fixture->store, "INSERT INTO facts (review_id, name, value, by_user)"
              " VALUES (1, 'authority', 'Northshire', 1)");
  assert_text (fixture, "SELECT title FROM reviews", "A report A report");
  read_again (fixture, pages, 0, 0, 0);
  assert_text (fixture, "SELECT title || ', ' || authority FROM reviews",
               "Another title, Northshire");
}

static void
test_not_in_the_library (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocument) document = type_document (first_reading);
  g_autoptr (GPtrArray) findings = find_caseloads (fixture->codebook, document);
  TlSaving saving = { NULL, "0123", document, fixture->codebook, findings, 0 };
  TlReread reread;

  g_assert_false (tl_store_replace_document (fixture->store, &saving, &reread, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/reread/same-again", test_same_again);
  ADD ("/store/reread/moved", test_moved);
  ADD ("/store/reread/context", test_context);
  ADD ("/store/reread/over-the-page", test_over_the_page);
  ADD ("/store/reread/unplaced", test_unplaced);
  ADD ("/store/reread/placed-by-its-rule", test_placed_by_its_rule);
  ADD ("/store/reread/trimmed", test_trimmed);
  ADD ("/store/reread/rule-finds-more", test_rule_finds_more);
  ADD ("/store/reread/region", test_region);
  ADD ("/store/reread/facts", test_facts);
  ADD ("/store/reread/not-in-the-library", test_not_in_the_library);
  return g_test_run ();
}
