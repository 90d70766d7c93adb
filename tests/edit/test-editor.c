/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-library.h"

#include "tl-editor.h"

typedef struct {
  GFile    *folder;
  TlStore  *store;
  TlEditor *editor;
  TlSaved   saved;
  gint64    findings[2];
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = sample_folder ();
  fixture->store = sample_open (fixture->folder);
  fixture->saved = sample_import (fixture->store, "harm");
  fixture->editor = tl_editor_new (fixture->store);
  fixture->findings[0] = sample_ask (fixture->store, "SELECT min(id) FROM findings");
  fixture->findings[1] = sample_ask (fixture->store, "SELECT max(id) FROM findings");
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

/* Closes the library and opens it again. */
static void
reopen (Fixture *fixture)
{
  sample_let_go (fixture->editor);
  sample_let_go (fixture->store);
  fixture->store = sample_open (fixture->folder);
  fixture->editor = tl_editor_new (fixture->store);
}

static void
apply_to (Fixture      *fixture,
          TlEditKind    kind,
          const gint64 *targets,
          guint         n_targets,
          const char   *name,
          const char   *value)
{
  g_autoptr (GError) error = NULL;
  TlEdit edit = { kind, targets, n_targets, name, value };

  tl_editor_apply (fixture->editor, &edit, NULL, &error);
  g_assert_no_error (error);
}

static void
apply (Fixture    *fixture,
       TlEditKind  kind,
       const char *value)
{
  apply_to (fixture, kind, &fixture->findings[0], 1, NULL, value);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  tl_editor_undo (fixture->editor, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  tl_editor_redo (fixture->editor, NULL, &error);
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

/* What everything that can be edited is now, in one text. */
static char *
take_stock (Fixture *fixture)
{
  return sample_ask_text (fixture->store,
    "SELECT (SELECT group_concat(id || ' ' || now_theme || ' ' || now_stance || ' ' || now_status"
    "        || ' ' || coalesce(now_start, '-') || ' ' || coalesce(now_length, '-') || ' ' || quote"
    "        || ' ' || hex(rects) || coalesce(block_id, '-'), char(10))"
    "        FROM (SELECT * FROM findings ORDER BY id))"
    " || (SELECT coalesce(group_concat(finding_id || aspect || value), '') FROM decisions)"
    " || (SELECT coalesce(group_concat(finding_id || tag_id), '') FROM finding_tags)"
    " || (SELECT coalesce(group_concat(finding_id || text), '') FROM notes)"
    " || (SELECT group_concat(name || ordinal || value || by_user) FROM facts)"
    " || (SELECT group_concat(coalesce(title, '') || private || (removed IS NULL)) FROM reviews)"
    " || (SELECT group_concat(theme || stance || status || n) FROM rollup)");
}

static void
test_status (Fixture       *fixture,
             gconstpointer  data)
{
  const char *sql = "SELECT now_status FROM findings ORDER BY id";

  g_assert_false (tl_editor_get_can_undo (fixture->editor));
  apply (fixture, TL_EDIT_STATUS, "accepted");
  assert_text (fixture, sql, "accepted");
  g_assert_cmpstr (tl_editor_get_undo_label (fixture->editor), ==, "Accept 1 finding");

  apply (fixture, TL_EDIT_STATUS, "rejected");
  undo (fixture);
  assert_text (fixture, sql, "accepted");
  g_assert_cmpstr (tl_editor_get_redo_label (fixture->editor), ==, "Reject 1 finding");
  undo (fixture);
  assert_text (fixture, sql, "suggested");
  g_assert_false (tl_editor_get_can_undo (fixture->editor));
  redo (fixture);
  redo (fixture);
  assert_text (fixture, sql, "rejected");
  g_assert_false (tl_editor_get_can_redo (fixture->editor));

  apply (fixture, TL_EDIT_STATUS, "suggested");
  assert_text (fixture, sql, "suggested");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM decisions"), ==, 0);
}

/* What is so already is left alone; what was so before comes back to each. */
static void
test_mixed_group (Fixture       *fixture,
                  gconstpointer  data)
{
  apply (fixture, TL_EDIT_STATUS, "rejected");
  apply_to (fixture, TL_EDIT_STATUS, fixture->findings, 2, NULL, "accepted");
  g_assert_cmpstr (tl_editor_get_undo_label (fixture->editor), ==, "Accept 2 findings");
  undo (fixture);
  assert_text (fixture, "SELECT group_concat(now_status) FROM (SELECT * FROM findings ORDER BY id)",
               "rejected,suggested");
  redo (fixture);
  apply_to (fixture, TL_EDIT_STATUS, fixture->findings, 2, NULL, "accepted");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM changes"), ==, 3);
}

static void
test_everything_undone_and_redone (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autofree char *before = take_stock (fixture);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n = 0;

  apply (fixture, TL_EDIT_THEME, "supervision");
  apply (fixture, TL_EDIT_STANCE, "strength");
  apply (fixture, TL_EDIT_TRIM, "34+9");
  apply_to (fixture, TL_EDIT_ADD_TAG, fixture->findings, 2, NULL, " ethics ");
  apply (fixture, TL_EDIT_REMOVE_TAG, "ethics");
  apply (fixture, TL_EDIT_NOTE, "Ask about this.");
  apply (fixture, TL_EDIT_NOTE, "Ask again.");
  apply (fixture, TL_EDIT_NOTE, "");
  apply_to (fixture, TL_EDIT_FACT, &fixture->saved.review, 1, "title", "Child S");
  apply_to (fixture, TL_EDIT_FACT, &fixture->saved.review, 1, "authors", "C. One\nD. Two");
  apply_to (fixture, TL_EDIT_FACT, &fixture->saved.review, 1, "x.model", "SCIE");
  apply_to (fixture, TL_EDIT_PRIVATE, &fixture->saved.review, 1, NULL, "1");
  apply_to (fixture, TL_EDIT_REMOVE, &fixture->saved.review, 1, NULL, NULL);
  after = take_stock (fixture);
  g_assert_cmpstr (before, !=, after);

  while (tl_editor_get_can_undo (fixture->editor))
    {
      undo (fixture);
      n++;
    }
  g_assert_cmpuint (n, ==, 13);
  undone = take_stock (fixture);
  g_assert_cmpstr (undone, ==, before);

  reopen (fixture);
  while (tl_editor_get_can_redo (fixture->editor))
    redo (fixture);
  redone = take_stock (fixture);
  g_assert_cmpstr (redone, ==, after);
}

/* Of two reviews it is remembered once that they are not one, whichever it was said of. */
static void
test_apart (Fixture       *fixture,
            gconstpointer  data)
{
  const char *count = "SELECT count(*) FROM library WHERE key LIKE 'apart %'";
  const gint64 review = fixture->saved.review;
  g_autoptr (GError) error = NULL;
  const TlEdit faulty = { TL_EDIT_APART, &review, 1, "the other", "1" };

  apply_to (fixture, TL_EDIT_APART, &review, 1, "4711", "1");
  g_assert_cmpint (sample_ask (fixture->store, count), ==, 1);
  g_assert_cmpstr (tl_editor_get_undo_label (fixture->editor), ==, "Keep two reviews apart");
  apply_to (fixture, TL_EDIT_APART, &review, 1, "4711", "1");
  undo (fixture);
  g_assert_cmpint (sample_ask (fixture->store, count), ==, 0);
  g_assert_false (tl_editor_get_can_undo (fixture->editor));
  redo (fixture);
  g_assert_cmpint (sample_ask (fixture->store, count), ==, 1);
  g_assert_false (tl_editor_apply (fixture->editor, &faulty, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_facts (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 *review = &fixture->saved.review;

  apply_to (fixture, TL_EDIT_FACT, review, 1, "published", "2009-11-30");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT year FROM reviews"), ==, 2009);
  apply_to (fixture, TL_EDIT_FACT, review, 1, "published", "12 June 2015");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT year FROM reviews"), ==, 2015);
  apply_to (fixture, TL_EDIT_FACT, review, 1, "published", "30/11/2009");
  assert_text (fixture, "SELECT published FROM reviews", "2009-11-30");
  apply_to (fixture, TL_EDIT_FACT, review, 1, "published", "");
  assert_text (fixture, "SELECT published FROM reviews", NULL);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT year IS NULL FROM reviews"), ==, 1);
  apply_to (fixture, TL_EDIT_FACT, review, 1, "published", NULL);
  assert_text (fixture, "SELECT published FROM reviews", "2014-03");
  apply_to (fixture, TL_EDIT_FACT, review, 1, "authors", " C. One \n\n D. Two\n");
  assert_text (fixture, "SELECT group_concat(ordinal || value) FROM facts_in_force"
                        " WHERE name = 'authors' ORDER BY ordinal", "0C. One,1D. Two");
  g_assert_cmpstr (tl_editor_get_undo_label (fixture->editor), ==, "Correct 1 review: Authors");
  apply_to (fixture, TL_EDIT_FACT, review, 1, "x.model", "SCIE");
  g_assert_cmpstr (tl_editor_get_undo_label (fixture->editor), ==, "Correct 1 review: model");
}

static void
assert_refused (Fixture    *fixture,
                TlEditKind  kind,
                gint64      target,
                const char *name,
                const char *value)
{
  g_autoptr (GError) error = NULL;
  TlEdit edit = { kind, &target, 1, name, value };

  g_assert_false (tl_editor_apply (fixture->editor, &edit, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM changes"), ==, 0);
}

static void
test_bad_input (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 finding = fixture->findings[0];
  gint64 review = fixture->saved.review;

  assert_refused (fixture, TL_EDIT_STATUS, finding, NULL, "perhaps");
  assert_refused (fixture, TL_EDIT_STATUS, finding, NULL, NULL);
  assert_refused (fixture, TL_EDIT_STATUS, 4711, NULL, "accepted");
  assert_refused (fixture, TL_EDIT_THEME, finding, NULL, " ");
  assert_refused (fixture, TL_EDIT_STANCE, finding, NULL, "worry");
  assert_refused (fixture, TL_EDIT_TRIM, finding, NULL, "3");
  assert_refused (fixture, TL_EDIT_TRIM, finding, NULL, "3+0");
  assert_refused (fixture, TL_EDIT_TRIM, finding, NULL, "3+4000");
  assert_refused (fixture, TL_EDIT_TRIM, finding, NULL, "-1+2");
  assert_refused (fixture, TL_EDIT_ADD_TAG, finding, NULL, "");
  assert_refused (fixture, TL_EDIT_NOTE, finding, NULL, "\xff\xfe");
  assert_refused (fixture, TL_EDIT_UNCODE, finding, NULL, NULL);
  assert_refused (fixture, TL_EDIT_FACT, review, "colour", "red");
  assert_refused (fixture, TL_EDIT_FACT, review, "x.", "red");
  assert_refused (fixture, TL_EDIT_FACT, review, NULL, "red");
  assert_refused (fixture, TL_EDIT_FACT, review, "published", "2009-13");
  assert_refused (fixture, TL_EDIT_FACT, review, "published", "2009-02-30");
  assert_refused (fixture, TL_EDIT_FACT, review, "incident_year", "last");
  assert_refused (fixture, TL_EDIT_FACT, review, "nation", "Atlantis");
  assert_refused (fixture, TL_EDIT_FACT, review, "review_type", "book");
  assert_refused (fixture, TL_EDIT_FACT, review, "title", "two\nlines");
  assert_refused (fixture, TL_EDIT_FACT, review, "x.model", "two\nlines");
  assert_refused (fixture, TL_EDIT_PRIVATE, review, NULL, "yes");
  assert_refused (fixture, TL_EDIT_REMOVE, 4711, NULL, NULL);
}

static void
test_nothing_to_step (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) undo_error = NULL;
  g_autoptr (GError) redo_error = NULL;

  g_assert_false (tl_editor_undo (fixture->editor, NULL, &undo_error));
  g_assert_error (undo_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (tl_editor_redo (fixture->editor, NULL, &redo_error));
  g_assert_error (redo_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_new_change_ends_redo (Fixture       *fixture,
                           gconstpointer  data)
{
  apply (fixture, TL_EDIT_STATUS, "accepted");
  undo (fixture);
  apply (fixture, TL_EDIT_NOTE, "A note.");
  g_assert_false (tl_editor_get_can_redo (fixture->editor));
  undo (fixture);
  g_assert_false (tl_editor_get_can_undo (fixture->editor));
  redo (fixture);
  assert_text (fixture, "SELECT now_status FROM findings ORDER BY id", "suggested");
  assert_text (fixture, "SELECT text FROM notes", "A note.");
  g_assert_cmpint (sample_ask (fixture->store,
    "SELECT count(*) FROM changes WHERE state = 'dropped'"), ==, 1);
}

/* A change that fails half way leaves nothing behind. */
static void
test_all_or_nothing (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 targets[] = { fixture->findings[0], 4711 };
  TlEdit edit = { TL_EDIT_STATUS, targets, 2, NULL, "accepted" };

  g_assert_false (tl_editor_apply (fixture->editor, &edit, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
  assert_text (fixture, "SELECT now_status FROM findings ORDER BY id", "suggested");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM changes"), ==, 0);
}

/* A finding that was only accepted for a while may go when the rules run again. */
static void
test_redo_without_target (Fixture       *fixture,
                          gconstpointer  data)
{
  apply_to (fixture, TL_EDIT_STATUS, fixture->findings, 2, NULL, "accepted");
  undo (fixture);
  sample_run (fixture->store, "DELETE FROM findings WHERE id = (SELECT min(id) FROM findings)");
  redo (fixture);
  assert_text (fixture, "SELECT now_status FROM findings", "accepted");
  undo (fixture);
  assert_text (fixture, "SELECT now_status FROM findings", "suggested");
}

/* ── coding by hand ── */

static gint64
code (Fixture    *fixture,
      guint       page_start,
      guint       page_end,
      const char *quote)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TlRect));
  TlRect rect = { 1, { 72.5f, 128.1f, 300, 140 } };
  TlHandCoding coding = {
    fixture->saved.document, "supervision", TL_STANCE_STRENGTH, 1, page_start, 1, page_end, rects,
    quote, "before “it”", "after\nit",
  };
  gint64 finding = 0;

  g_array_append_val (rects, rect);
  tl_editor_code (fixture->editor, &coding, &finding, NULL, &error);
  g_assert_no_error (error);
  return finding;
}

static void
test_code (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 finding = code (fixture, 2004, 2018, "social workers");
  const char *sql = "SELECT b.number || ' ' || f.start || ' ' || f.length || ' ' || f.section"
                    " || ' ' || f.now_status || ' ' || f.quote FROM findings AS f"
                    " JOIN blocks AS b ON b.id = f.block_id WHERE f.origin = 'hand'";
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (finding, >, 0);
  assert_text (fixture, sql, "5.1 4 14 analysis accepted social workers");
  g_assert_cmpstr (tl_editor_get_undo_label (fixture->editor), ==, "Code 1 passage by hand");

  before = take_stock (fixture);
  undo (fixture);
  g_assert_cmpint (sample_ask (fixture->store,
    "SELECT count(*) FROM findings WHERE origin = 'hand'"), ==, 0);
  reopen (fixture);
  redo (fixture);
  after = take_stock (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (sample_ask (fixture->store,
    "SELECT id FROM findings WHERE origin = 'hand'"), ==, finding);
}

/* While it is undone, no other finding takes its id. */
static void
test_code_keeps_its_id (Fixture       *fixture,
                        gconstpointer  data)
{
  gint64 finding = code (fixture, 2004, 2018, "social workers");

  undo (fixture);
  sample_import (fixture->store, "another");
  g_assert_cmpint (sample_ask (fixture->store,
    "SELECT min(id) FROM findings WHERE review_id = 2"), >, finding);
  redo (fixture);
  g_assert_cmpint (sample_ask (fixture->store,
    "SELECT id FROM findings WHERE origin = 'hand'"), ==, finding);
}

static void
test_code_region (Fixture       *fixture,
                  gconstpointer  data)
{
  code (fixture, 0, 0, "");
  assert_text (fixture,
    "SELECT section || coalesce(block_id, '-') FROM findings WHERE origin = 'hand'", "analysis-");
}

static void
test_uncode (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 finding = code (fixture, 2004, 2018, "social workers");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  apply_to (fixture, TL_EDIT_ADD_TAG, &finding, 1, NULL, "ethics");
  apply_to (fixture, TL_EDIT_NOTE, &finding, 1, NULL, "Why?");
  apply_to (fixture, TL_EDIT_THEME, &finding, 1, NULL, "caseloads");
  before = take_stock (fixture);
  apply_to (fixture, TL_EDIT_UNCODE, &finding, 1, NULL, NULL);
  g_assert_cmpstr (tl_editor_get_undo_label (fixture->editor), ==,
                   "Take away 1 passage coded by hand");
  g_assert_cmpint (sample_ask (fixture->store,
    "SELECT count(*) FROM findings WHERE origin = 'hand'"), ==, 0);
  undo (fixture);
  after = take_stock (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_code_nothing (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TlRect));
  TlHandCoding codings[] = {
    { fixture->saved.document, "caseloads", TL_STANCE_CONCERN, 1, 0, 1, 0, rects, "", "", "" },
    { fixture->saved.document, "", TL_STANCE_CONCERN, 1, 0, 1, 5, rects, "words", "", "" },
    { fixture->saved.document, "caseloads", TL_STANCE_CONCERN, 2, 0, 1, 5, rects, "words", "", "" },
    { fixture->saved.document, "caseloads", TL_STANCE_CONCERN, 1, 0, 9, 5, rects, "words", "", "" },
    { 4711, "caseloads", TL_STANCE_CONCERN, 1, 0, 1, 5, rects, "words", "", "" },
    { fixture->saved.document, "caseloads", TL_STANCE_CONCERN, 1, 0, 1, 5, rects, "\xff", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 finding;

      g_assert_false (tl_editor_code (fixture->editor, &codings[i], &finding, NULL, &error));
      g_assert_nonnull (error);
    }
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM changes"), ==, 0);
}

/* ── async, and others ── */

typedef struct {
  guint  n_done;
  gint64 finding;
} Done;

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;
  Done *done = data;

  g_assert_true (tl_editor_apply_finish (TL_EDITOR (source), result, &error));
  g_assert_no_error (error);
  done->n_done++;
}

static void
stepped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Done *done = data;

  g_assert_true (tl_editor_step_finish (TL_EDITOR (source), result, NULL));
  done->n_done++;
}

static void
coded_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Done *done = data;

  done->finding = tl_editor_code_finish (TL_EDITOR (source), result, NULL);
  done->n_done++;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Things asked for one after the other are done one after the other. */
static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TlRect));
  TlEdit edit = { TL_EDIT_STATUS, fixture->findings, 2, NULL, "rejected" };
  TlHandCoding coding = {
    fixture->saved.document, "caseloads", TL_STANCE_CONCERN, 1, 2004, 1, 2018, rects, "words",
    "", "" };
  Done done = { 0 };
  guint n_notified = 0;

  g_signal_connect_swapped (fixture->editor, "notify::undo-label", G_CALLBACK (count_cb),
                            &n_notified);
  tl_editor_apply_async (fixture->editor, &edit, NULL, applied_cb, &done);
  edit.value = "accepted";
  tl_editor_apply_async (fixture->editor, &edit, NULL, applied_cb, &done);
  tl_editor_undo_async (fixture->editor, NULL, stepped_cb, &done);
  tl_editor_undo_async (fixture->editor, NULL, stepped_cb, &done);
  tl_editor_redo_async (fixture->editor, NULL, stepped_cb, &done);
  tl_editor_code_async (fixture->editor, &coding, NULL, coded_cb, &done);
  while (done.n_done < 6)
    g_main_context_iteration (NULL, TRUE);

  assert_text (fixture, "SELECT now_status FROM findings ORDER BY id", "rejected");
  g_assert_cmpint (done.finding, ==, sample_ask (fixture->store, "SELECT max(id) FROM findings"));
  g_assert_cmpstr (tl_editor_get_undo_label (fixture->editor), ==, "Code 1 passage by hand");
  g_assert_cmpuint (n_notified, >, 0);
}

/* What another program does can be undone here. */
static void
test_other_program (Fixture       *fixture,
                    gconstpointer  data)
{
  TlStore *other_store = sample_open (fixture->folder);
  TlEditor *other = tl_editor_new (other_store);
  TlEdit edit = { TL_EDIT_STATUS, fixture->findings, 1, NULL, "rejected" };
  gint64 cap = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  g_assert_true (tl_editor_apply (other, &edit, NULL, NULL));
  while (!tl_editor_get_can_undo (fixture->editor) && g_get_monotonic_time () < cap)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (tl_editor_get_undo_label (fixture->editor), ==, "Reject 1 finding");
  undo (fixture);
  assert_text (fixture, "SELECT now_status FROM findings ORDER BY id", "suggested");
  sample_let_go (other);
  sample_let_go (other_store);
}

static void
test_erase_forgets (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  code (fixture, 2004, 2018, "social workers");
  undo (fixture);
  g_assert_true (tl_store_erase_review (fixture->store, fixture->saved.review, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM changes"), ==, 0);
  reopen (fixture);
  g_assert_false (tl_editor_get_can_redo (fixture->editor));
}

/* Facts of several names and of several kinds are undone as one; one that cannot be made keeps the
 * others from being made. */
static void
test_all_as_one (Fixture       *fixture,
                 gconstpointer  data)
{
  const gint64 review = fixture->saved.review, none = 4711;
  const TlEdit edits[] = {
    { TL_EDIT_FACT, &review, 1, "title", "Mine" },
    { TL_EDIT_FACT, &review, 1, "x.model", "SILP" },
    { TL_EDIT_PRIVATE, &review, 1, NULL, "1" },
  };
  const TlEdit faulty[] = {
    { TL_EDIT_FACT, &review, 1, "title", "Other" },
    { TL_EDIT_FACT, &none, 1, "title", "Other" },
  };
  g_autoptr (GError) error = NULL;

  tl_editor_apply_all (fixture->editor, edits, G_N_ELEMENTS (edits), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tl_editor_get_undo_label (fixture->editor), ==, "Correct 1 review");
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM reviews WHERE title = 'Mine'"
                               " AND private = 1"), ==, 1);
  g_assert_false (tl_editor_apply_all (fixture->editor, faulty, G_N_ELEMENTS (faulty), NULL,
                                       &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  tl_editor_undo (fixture->editor, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM reviews WHERE title = 'Mine'"
                               " OR private = 1"), ==, 0);
  g_assert_cmpint (sample_ask (fixture->store, "SELECT count(*) FROM facts WHERE by_user = 1"), ==,
                   0);
  g_assert_false (tl_editor_get_can_undo (fixture->editor));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/edit/status", test_status);
  ADD ("/edit/mixed-group", test_mixed_group);
  ADD ("/edit/everything-undone-and-redone", test_everything_undone_and_redone);
  ADD ("/edit/apart", test_apart);
  ADD ("/edit/facts", test_facts);
  ADD ("/edit/all-as-one", test_all_as_one);
  ADD ("/edit/bad-input", test_bad_input);
  ADD ("/edit/nothing-to-step", test_nothing_to_step);
  ADD ("/edit/new-change-ends-redo", test_new_change_ends_redo);
  ADD ("/edit/all-or-nothing", test_all_or_nothing);
  ADD ("/edit/redo-without-target", test_redo_without_target);
  ADD ("/edit/code", test_code);
  ADD ("/edit/code-keeps-its-id", test_code_keeps_its_id);
  ADD ("/edit/code-region", test_code_region);
  ADD ("/edit/uncode", test_uncode);
  ADD ("/edit/code-nothing", test_code_nothing);
  ADD ("/edit/async", test_async);
  ADD ("/edit/other-program", test_other_program);
  ADD ("/edit/erase-forgets", test_erase_forgets);
  return g_test_run ();
}
