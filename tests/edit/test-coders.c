/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#include "tl-coders.h"
#include "tl-editor.h"

typedef struct {
  GFile    *folder;
  TlStore  *store;
  TlEditor *editor;
  TlSaved   saved;
  gint64    finding;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = sample_folder ();
  fixture->store = sample_open (fixture->folder);
  fixture->saved = sample_import (fixture->store, "harm");
  fixture->editor = tl_editor_new (fixture->store);
  fixture->finding = sample_ask (fixture->store, "SELECT min(id) FROM findings");
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

/* As the coder of that name; "" is whoever made the library. */
static void
apply (Fixture    *fixture,
       const char *coder,
       TlEditKind  kind,
       const char *value)
{
  const TlEdit edit = { kind, &fixture->finding, 1, NULL, value };
  g_autoptr (GError) error = NULL;

  tl_store_set_coder (fixture->store, coder);
  tl_editor_apply (fixture->editor, &edit, NULL, &error);
  g_assert_no_error (error);
}

static void
step (Fixture    *fixture,
      gboolean  (*take) (TlEditor *, GCancellable *, GError **))
{
  g_autoptr (GError) error = NULL;

  take (fixture->editor, NULL, &error);
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

#define STATUS "SELECT now_status FROM findings ORDER BY id LIMIT 1"
#define WHO                                                                                   \
  "SELECT coalesce(group_concat(value || ' ' || c.id, ', '), '') FROM (SELECT * FROM decisions" \
  " ORDER BY coder_id) AS d JOIN coders AS c ON c.id = d.coder_id"
#define NOTES                                                                                 \
  "SELECT coalesce(group_concat(text || ' ' || coder_id, ', '), '') FROM"                     \
  " (SELECT * FROM notes ORDER BY coder_id)"

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *first = tl_store_load_coder (fixture->store, NULL, NULL);
  g_autofree char *set = NULL;
  g_autofree char *known = NULL;

  g_assert_cmpstr (first, ==, g_get_user_name ());
  tl_store_set_coder (fixture->store, "  Ann ");
  set = tl_store_dup_coder (fixture->store);
  known = tl_store_load_coder (fixture->store, NULL, NULL);
  g_assert_cmpstr (set, ==, "Ann");
  g_assert_cmpstr (known, ==, "Ann");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM coders"), ==, 1);
}

static void
test_told_apart (Fixture       *fixture,
                 gconstpointer  data)
{
  apply (fixture, "", TL_EDIT_STATUS, "accepted");
  assert_text (fixture, WHO, "accepted 1");
  apply (fixture, "Ann", TL_EDIT_STATUS, "rejected");
  assert_text (fixture, STATUS, "rejected");
  assert_text (fixture, WHO, "accepted 1, rejected 2");
  apply (fixture, "Ann", TL_EDIT_NOTE, "Mine");
  apply (fixture, "Ann", TL_EDIT_ADD_TAG, "lecture");
  assert_text (fixture, NOTES, "Mine 2");
  assert_text (fixture, "SELECT coder_id || '' FROM finding_tags", "2");
  assert_text (fixture, "SELECT group_concat(coder_id) FROM changes", "1,2,2,2");
  tl_store_set_coder (fixture->store, "Anna");
  assert_text (fixture, "SELECT group_concat(name) FROM coders WHERE id > 1", "Ann");
}

/* What one did is undone as what that one did, whoever is at the keyboard by then. */
static void
test_undone_by_another (Fixture       *fixture,
                        gconstpointer  data)
{
  apply (fixture, "Ann", TL_EDIT_STATUS, "accepted");
  apply (fixture, "Ann", TL_EDIT_ADD_TAG, "lecture");
  apply (fixture, "Ben", TL_EDIT_REMOVE_TAG, "lecture");
  step (fixture, tl_editor_undo);
  assert_text (fixture, "SELECT name FROM coders AS c JOIN finding_tags AS t ON t.coder_id = c.id",
               "Ann");
  step (fixture, tl_editor_undo);
  step (fixture, tl_editor_undo);
  assert_text (fixture, WHO, "");
  assert_text (fixture, STATUS, "suggested");
  step (fixture, tl_editor_redo);
  assert_text (fixture, WHO, "accepted 2");
}

/* What comes back does not overrule what another said since it was first said. */
static void
test_undo_in_turn (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const ends[] = { "rejected", "accepted", "suggested" };

  apply (fixture, "", TL_EDIT_STATUS, "accepted");
  apply (fixture, "Ann", TL_EDIT_STATUS, "rejected");
  apply (fixture, "", TL_EDIT_STATUS, "accepted");
  assert_text (fixture, STATUS, "accepted");
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      step (fixture, tl_editor_undo);
      assert_text (fixture, STATUS, ends[i]);
    }
  step (fixture, tl_editor_redo);
  step (fixture, tl_editor_redo);
  assert_text (fixture, STATUS, "rejected");
  step (fixture, tl_editor_redo);
  assert_text (fixture, STATUS, "accepted");
}

/* Setting back, and taking a note away, hold whoever had decided and noted. */
static void
test_taking_back (Fixture       *fixture,
                  gconstpointer  data)
{
  apply (fixture, "Ann", TL_EDIT_STATUS, "accepted");
  apply (fixture, "Ann", TL_EDIT_NOTE, "Mine");
  apply (fixture, "Ben", TL_EDIT_NOTE, "Mine");
  assert_text (fixture, NOTES, "Mine 2");
  apply (fixture, "Ben", TL_EDIT_STATUS, "suggested");
  assert_text (fixture, STATUS, "suggested");
  g_assert_cmpstr (tl_editor_get_undo_label (fixture->editor), ==,
                   "Set 1 finding back to suggested");
  apply (fixture, "Ben", TL_EDIT_NOTE, "");
  assert_text (fixture, NOTES, "Mine 2,  3");
  step (fixture, tl_editor_undo);
  step (fixture, tl_editor_undo);
  assert_text (fixture, STATUS, "accepted");
  apply (fixture, "Ann", TL_EDIT_STATUS, "suggested");
  assert_text (fixture, WHO, "");
}

static gint64
code (Fixture    *fixture,
      const char *coder)
{
  const TlHandCoding coding = {
    .document = fixture->saved.document, .theme = "listening", .block = 2, .span = { 0, 10 },
  };
  g_autoptr (GError) error = NULL;
  gint64 finding = 0;

  tl_store_set_coder (fixture->store, coder);
  tl_editor_code (fixture->editor, &coding, &finding, NULL, &error);
  g_assert_no_error (error);
  return finding;
}

/* A passage taken away comes back as its coder's, with what others said of it. */
static void
test_hand_keeps_its_coder (Fixture       *fixture,
                           gconstpointer  data)
{
  const char *hand = "SELECT name FROM coders AS c JOIN findings AS f ON f.coder_id = c.id"
                     " WHERE f.origin = 'hand'";

  fixture->finding = code (fixture, "Ann");
  assert_text (fixture, hand, "Ann");
  apply (fixture, "Ben", TL_EDIT_STATUS, "rejected");
  apply (fixture, "Cat", TL_EDIT_NOTE, "Why?");
  apply (fixture, "Ben", TL_EDIT_UNCODE, NULL);
  g_assert_cmpint (sample_ask (fixture->store,
                               "SELECT count(*) FROM findings WHERE origin = 'hand'"), ==, 0);
  step (fixture, tl_editor_undo);
  assert_text (fixture, hand, "Ann");
  assert_text (fixture, WHO, "rejected 3");
  assert_text (fixture, NOTES, "Why? 4");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/coders/names", test_names);
  ADD ("/coders/told-apart", test_told_apart);
  ADD ("/coders/undone-by-another", test_undone_by_another);
  ADD ("/coders/undo-in-turn", test_undo_in_turn);
  ADD ("/coders/taking-back", test_taking_back);
  ADD ("/coders/hand-keeps-its-coder", test_hand_keeps_its_coder);
  return g_test_run ();
}
