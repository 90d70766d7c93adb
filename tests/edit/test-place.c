/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#include "tl-editor.h"

/* Findings that were not found again, and documents of the wrong review. */
typedef struct {
  GFile    *folder;
  TlStore  *store;
  TlEditor *editor;
  gint64    finding;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = sample_folder ();
  fixture->store = sample_open (fixture->folder);
  sample_import (fixture->store, "harm");
  fixture->editor = tl_editor_new (fixture->store);
  fixture->finding = 1;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sample_let_go (fixture->editor);
  sample_let_go (fixture->store);
  sample_remove (fixture->folder);
  g_object_unref (fixture->folder);
}

static void
step (Fixture   *fixture,
      gboolean (*func) (TlEditor *editor, GCancellable *cancellable, GError **error))
{
  g_autoptr (GError) error = NULL;

  func (fixture->editor, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_text (Fixture    *fixture,
             const char *sql,
             const char *expected)
{
  g_autofree char *text = sample_ask_text (fixture->store, sql);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
place (Fixture     *fixture,
       gint64       document,
       guint        page_start,
       guint        page_end,
       const char  *quote,
       GError     **error)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TlRect));
  TlRect rect = { 1, { 72, 128, 300, 140 } };
  const TlHandCoding coding = {
    document, NULL, TL_STANCE_CONCERN, 1, page_start, 1, page_end, rects, quote, "", "",
  };

  g_array_append_val (rects, rect);
  return tl_editor_place (fixture->editor, fixture->finding, &coding, NULL, error);
}

#define WHERE_SQL                                                                              \
  "SELECT f.flags || ' ' || coalesce(b.number, '-') || ' ' || f.quote || ' ' || f.now_status"  \
  " || ' ' || coalesce(f.now_start, '-') FROM findings AS f"                                   \
  " LEFT JOIN blocks AS b ON b.id = f.block_id WHERE f.id = 1"

static void
lose (Fixture *fixture)
{
  sample_run (fixture->store,
              "INSERT INTO decisions VALUES (1, 'status', 1, 'accepted', '2026');"
              "INSERT INTO decisions VALUES (1, 'trim', 1, '29+4', '2026');"
              "UPDATE findings SET block_id = NULL, flags = 8, quote = 'gone' WHERE id = 1");
}

static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  lose (fixture);
  assert_text (fixture, WHERE_SQL, "8 - gone accepted 29");
  g_assert_true (place (fixture, 1, 2004, 2018, "social workers", &error));
  g_assert_no_error (error);
  assert_text (fixture, WHERE_SQL, "0 5.1 social workers accepted -");
  g_assert_cmpstr (tl_editor_get_undo_label (fixture->editor), ==, "Place 1 finding");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT sum(n) FROM rollup WHERE flags = 0"), ==,
                   2);

  step (fixture, tl_editor_undo);
  assert_text (fixture, WHERE_SQL, "8 - gone accepted 29");
  step (fixture, tl_editor_redo);
  assert_text (fixture, WHERE_SQL, "0 5.1 social workers accepted -");
  sample_assert_whole (fixture->store);
}

/* The page's characters are counted otherwise now: the rectangles say where it is. */
static void
test_place_by_rects (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  lose (fixture);
  g_assert_true (place (fixture, 1, 1000, 1008, "The social workers said that high", &error));
  g_assert_no_error (error);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT flags FROM findings WHERE id = 1"), ==, 0);
  g_assert_cmpint (sample_ask (fixture->store,
    "SELECT b.ordinal FROM findings AS f JOIN blocks AS b ON b.id = f.block_id WHERE f.id = 1"),
    ==, 2);
}

static void
test_place_refused (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) other_document = NULL;
  g_autoptr (GError) nothing = NULL;

  lose (fixture);
  sample_import (fixture->store, "another");
  g_assert_false (place (fixture, 2, 2004, 2018, "social workers", &other_document));
  g_assert_error (other_document, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
  g_assert_false (place (fixture, 1, 2018, 2004, "social workers", &nothing));
  g_assert_error (nothing, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_false (tl_editor_get_can_undo (fixture->editor));
}

/* Taken away and taken back after its document was read otherwise: its words are not there. */
static void
test_code_taken_back (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TlRect));
  TlRect rect = { 2, { 500, 800, 510, 810 } };
  const TlHandCoding coding = {
    1, "caseloads", TL_STANCE_CONCERN, 1, 2004, 1, 2018, rects, "social workers", "", "",
  };
  gint64 finding;

  g_array_append_val (rects, rect);
  g_assert_true (tl_editor_code (fixture->editor, &coding, &finding, NULL, &error));
  step (fixture, tl_editor_undo);
  sample_run (fixture->store, "UPDATE blocks SET text = replace(text, 'social workers',"
              " 'nurses in town')");
  step (fixture, tl_editor_redo);
  g_assert_cmpint (sample_ask (fixture->store,
    "SELECT flags FROM findings WHERE origin = 'hand' AND block_id IS NULL"), ==,
    TL_FINDING_UNPLACED);
}

/* ── documents ── */

static gboolean
move (Fixture     *fixture,
      gint64       document,
      const char  *review,
      GError     **error)
{
  const TlEdit edit = { TL_EDIT_MOVE, &document, 1, NULL, review };

  return tl_editor_apply (fixture->editor, &edit, NULL, error);
}

#define REVIEWS_SQL                                                                            \
  "SELECT group_concat(r.id || ':' || (SELECT group_concat(d.id) FROM documents AS d"          \
  " WHERE d.review_id = r.id) || '/' || (SELECT sum(n) FROM rollup WHERE review_id = r.id), ' ')" \
  " FROM reviews AS r WHERE r.removed IS NULL"

static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  sample_import (fixture->store, "another");
  sample_run (fixture->store,
              "UPDATE documents SET kind = 'executive-summary' WHERE id = 1;"
              "INSERT INTO facts (review_id, name, ordinal, value, by_user, document_id) VALUES"
              " (1, 'markings', 0, 'DRAFT', 0, 1), (2, 'markings', 0, 'DRAFT', 0, 2),"
              " (2, 'markings', 1, 'CONFIDENTIAL', 0, 2)");
  assert_text (fixture, REVIEWS_SQL, "1:1/2 2:2/2");
  g_assert_true (move (fixture, 2, "1", &error));
  g_assert_no_error (error);
  assert_text (fixture, REVIEWS_SQL, "1:1,2/4");
  /* What the overview says counts. */
  assert_text (fixture, "SELECT title FROM reviews WHERE id = 1", "another");
  assert_text (fixture, "SELECT group_concat(value) FROM facts_in_force WHERE review_id = 1"
               " AND name = 'authors'", "A. Writer,B. Writer");
  assert_text (fixture, "SELECT group_concat(value) FROM facts_in_force WHERE review_id = 1"
               " AND name = 'markings'", "DRAFT,CONFIDENTIAL");
  g_assert_cmpint (sample_ask (fixture->store,
    "SELECT same_as FROM recommendations WHERE document_id = 1"), ==, 2);
  g_assert_cmpstr (tl_editor_get_undo_label (fixture->editor), ==,
                   "Move 1 document to another review");

  step (fixture, tl_editor_undo);
  assert_text (fixture, REVIEWS_SQL, "1:1/2 2:2/2");
  assert_text (fixture, "SELECT title FROM reviews WHERE id = 1", "harm");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(same_as) FROM recommendations"), ==,
                   0);
  step (fixture, tl_editor_redo);
  assert_text (fixture, REVIEWS_SQL, "1:1,2/4");
  sample_assert_whole (fixture->store);
}

static void
test_move_to_new (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  sample_import (fixture->store, "another");
  sample_run (fixture->store, "UPDATE reviews SET private = 1 WHERE id = 1");
  g_assert_true (move (fixture, 2, "1", &error));
  g_assert_true (move (fixture, 2, NULL, &error));
  g_assert_no_error (error);
  assert_text (fixture, REVIEWS_SQL, "1:1/2 3:2/2");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT private FROM reviews WHERE id = 3"), ==, 1);
  step (fixture, tl_editor_undo);
  step (fixture, tl_editor_undo);
  assert_text (fixture, REVIEWS_SQL, "1:1/2 2:2/2");
  step (fixture, tl_editor_redo);
  step (fixture, tl_editor_redo);
  assert_text (fixture, REVIEWS_SQL, "1:1/2 3:2/2");
}

static void
test_move_refused (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) no_review = NULL;
  g_autoptr (GError) no_document = NULL;
  g_autoptr (GError) no_number = NULL;

  g_assert_false (move (fixture, 1, "7", &no_review));
  g_assert_error (no_review, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
  g_assert_false (move (fixture, 7, "1", &no_document));
  g_assert_error (no_document, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
  g_assert_false (move (fixture, 1, "one", &no_number));
  g_assert_error (no_number, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_false (tl_editor_get_can_undo (fixture->editor));
}

/* To erase the review that a document is of now leaves nothing of it in the journal. */
static void
test_moved_and_erased (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  const gint64 finding = 3;
  const TlEdit note = { TL_EDIT_NOTE, &finding, 1, NULL, "A word never to be found" };

  sample_import (fixture->store, "another");
  g_assert_true (tl_editor_apply (fixture->editor, &note, NULL, &error));
  g_assert_true (move (fixture, 2, "1", &error));
  g_assert_true (tl_store_erase_review (fixture->store, 1, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM changes WHERE kind = 'note'"),
                   ==, 0);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM documents"), ==, 0);
}

#define KEPT_SQL                                                                               \
  "SELECT f.theme || ' ' || f.now_stance || ' ' || f.now_status || ' ' || f.origin || ' '"     \
  " || (f.block_id IS NOT NULL) || ' ' || f.quote = f.theme || ' neutral rejected hand 1 '"     \
  " || substr (b.text, f.start + 1, f.length) FROM findings AS f"                              \
  " JOIN blocks AS b ON b.id = f.block_id WHERE f.origin = 'hand'"

/* A passage that a person says is not of a theme is kept, and undone as one. */
static void
test_not_of_theme (Fixture       *fixture,
                   gconstpointer  data)
{
  const TlHandCoding coding = {
    .document = 1, .theme = "supervision", .stance = TL_STANCE_NEUTRAL, .block = 1,
    .span = { 0, 12 }, .is_rejected = TRUE,
  };
  g_autoptr (GError) error = NULL;
  gint64 finding = 0;

  g_assert_true (tl_editor_code (fixture->editor, &coding, &finding, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (finding, >, 0);
  g_assert_cmpint (sample_ask (fixture->store, KEPT_SQL), ==, 1);
  step (fixture, tl_editor_undo);
  g_assert_cmpint (sample_ask (fixture->store,
                               "SELECT count(*) FROM findings WHERE origin = 'hand'"), ==, 0);
  step (fixture, tl_editor_redo);
  g_assert_cmpint (sample_ask (fixture->store, KEPT_SQL), ==, 1);
}

/* Its document may have been read again since it was shown. */
static void
test_not_there (Fixture       *fixture,
                gconstpointer  data)
{
  const TlHandCoding codings[] = {
    { .document = 1, .theme = "supervision", .block = 999 },
    { .document = 1, .theme = "supervision", .block = 1, .span = { 0, 12 }, .quote = "Otherwise" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 finding;

      g_assert_false (tl_editor_code (fixture->editor, &codings[i], &finding, NULL, &error));
      g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
    }
  g_assert_cmpint (sample_ask (fixture->store,
                               "SELECT count(*) FROM findings WHERE origin = 'hand'"), ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/edit/place", test_place);
  ADD ("/edit/place-by-rects", test_place_by_rects);
  ADD ("/edit/place-refused", test_place_refused);
  ADD ("/edit/code-taken-back", test_code_taken_back);
  ADD ("/edit/not-of-theme", test_not_of_theme);
  ADD ("/edit/not-there", test_not_there);
  ADD ("/edit/move", test_move);
  ADD ("/edit/move-to-new", test_move_to_new);
  ADD ("/edit/move-refused", test_move_refused);
  ADD ("/edit/moved-and-erased", test_moved_and_erased);
  return g_test_run ();
}
