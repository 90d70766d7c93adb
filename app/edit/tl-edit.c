/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-edit-private.h"

#include "tl-hand-private.h"
#include "tl-place-private.h"
#include "tl-samples.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* What an edit comes to: the same cell of every target gets the same value. */
typedef struct {
  const char *kind;
  char       *name;
  char       *value;
} Plan;

static void
plan_clear (Plan *plan)
{
  g_free (plan->name);
  g_free (plan->value);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, message);
  return FALSE;
}

static char *
dup_trimmed (const char *text)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return g_strdup ("");
  return g_strstrip (g_strdup (text));
}

/* To set a finding back to suggested is to have decided nothing. */
static gboolean
plan_status (const TlEdit  *edit,
             Plan          *plan,
             GError       **error)
{
  TlStatus status;

  if (!tl_status_from_string (edit->value, &status))
    return refuse (error, _("A finding is suggested, accepted or rejected"));
  plan->value = status == TL_STATUS_SUGGESTED ? NULL : g_strdup (edit->value);
  return TRUE;
}

static gboolean
plan_theme (const TlEdit  *edit,
            Plan          *plan,
            GError       **error)
{
  plan->value = dup_trimmed (edit->value);
  return *plan->value != '\0' || refuse (error, _("Choose a theme"));
}

static gboolean
plan_stance (const TlEdit  *edit,
             Plan          *plan,
             GError       **error)
{
  TlStance stance;

  plan->value = g_strdup (edit->value);
  return tl_stance_from_string (edit->value, &stance) ||
         refuse (error, _("What is said of a theme is a concern, a strength or neutral"));
}

static gboolean
plan_trim (const TlEdit  *edit,
           Plan          *plan,
           GError       **error)
{
  g_auto (GStrv) parts = g_strsplit (edit->value != NULL ? edit->value : "", "+", 2);
  guint64 start, length;

  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXINT32, &start, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXINT32, &length, NULL))
    return refuse (error, _("Select the words of the passage that are to stay"));
  plan->value = g_strdup_printf ("%" G_GUINT64_FORMAT "+%" G_GUINT64_FORMAT, start, length);
  return TRUE;
}

static gboolean
plan_tag (const TlEdit  *edit,
          Plan          *plan,
          GError       **error)
{
  plan->name = dup_trimmed (edit->value);
  plan->value = edit->kind == TL_EDIT_ADD_TAG ? g_strdup ("1") : NULL;
  return *plan->name != '\0' || refuse (error, _("A tag needs a name"));
}

static gboolean
plan_note (const TlEdit  *edit,
           Plan          *plan,
           GError       **error)
{
  if (edit->value != NULL && !g_utf8_validate (edit->value, -1, NULL))
    return refuse (error, _("The note is not text in UTF-8"));
  plan->value = edit->value != NULL && *edit->value != '\0' ? g_strdup (edit->value) : NULL;
  return TRUE;
}

/* Several authors stand on a line each; white space around them, and empty lines, say nothing. */
static char *
dup_tidy_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *tidy = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0')
        continue;
      if (tidy->len > 0)
        g_string_append_c (tidy, '\n');
      g_string_append (tidy, line);
    }
  return g_string_free (tidy, FALSE);
}

static gboolean
plan_fact (const TlEdit  *edit,
           Plan          *plan,
           GError       **error)
{
  g_autofree char *tidy = NULL;

  if (edit->value != NULL && !g_utf8_validate (edit->value, -1, NULL))
    return refuse (error, _("The value is not text in UTF-8"));
  tidy = edit->value != NULL ? dup_tidy_lines (edit->value) : NULL;
  plan->name = g_strdup (edit->name);
  plan->value = tidy != NULL ? tl_fact_dup_plain (edit->name, tidy) : NULL;
  return tl_fact_check (plan->name, plan->value, error);
}

static gboolean
plan_private (const TlEdit  *edit,
              Plan          *plan,
              GError       **error)
{
  plan->value = g_strdup (edit->value);
  return g_strcmp0 (edit->value, "0") == 0 || g_strcmp0 (edit->value, "1") == 0 ||
         refuse (error, _("A review is private (1) or not (0)"));
}

static gboolean
plan_removed (const TlEdit  *edit,
              Plan          *plan,
              GError       **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (edit->kind != TL_EDIT_RESTORE)
    plan->value = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  return TRUE;
}

static gboolean
plan_sample_name (const TlEdit  *edit,
                  Plan          *plan,
                  GError       **error)
{
  plan->value = dup_trimmed (edit->value);
  return *plan->value != '\0' || refuse (error, _("A sample needs a name"));
}

static gboolean
plan_move (const TlEdit  *edit,
           Plan          *plan,
           GError       **error)
{
  guint64 review;

  plan->value = g_strdup (edit->value);
  return edit->value == NULL ||
         g_ascii_string_to_unsigned (edit->value, 10, 1, G_MAXINT64, &review, NULL) ||
         refuse (error, _("Choose the review that the document is one of"));
}

static gboolean
plan_apart (const TlEdit  *edit,
            Plan          *plan,
            GError       **error)
{
  guint64 review;

  plan->name = g_strdup (edit->name);
  plan->value = g_strdup (edit->value);
  return (edit->name != NULL &&
          g_ascii_string_to_unsigned (edit->name, 10, 1, G_MAXINT64, &review, NULL)) ||
         refuse (error, _("Choose the review that it is to be kept apart from"));
}

static gboolean
plan_uncode (const TlEdit  *edit,
             Plan          *plan,
             GError       **error)
{
  return TRUE;
}

static gboolean
plan_sample (const TlEdit  *edit,
             Plan          *plan,
             GError       **error)
{
  const char *theme = edit->name != NULL ? strchr (edit->name, ':') : NULL;
  TlStance stance;

  g_return_val_if_fail (theme != NULL, FALSE);

  plan->name = g_strdup (edit->name);
  plan->value = g_strdup (edit->value);
  if (edit->value == NULL)
    return TRUE;
  return (theme[1] == '\0' ? *edit->value == '\0'
                           : tl_stance_from_string (edit->value, &stance)) ||
         refuse (error, _("What is said of a theme is a concern, a strength or neutral"));
}

typedef struct {
  const char *kind;
  gboolean  (*plan) (const TlEdit *edit, Plan *plan, GError **error);
} Planner;

static const Planner planners[] = {
  [TL_EDIT_STATUS] = { "status", plan_status },
  [TL_EDIT_THEME] = { "theme", plan_theme },
  [TL_EDIT_STANCE] = { "stance", plan_stance },
  [TL_EDIT_TRIM] = { "trim", plan_trim },
  [TL_EDIT_ADD_TAG] = { "tag", plan_tag },
  [TL_EDIT_REMOVE_TAG] = { "tag", plan_tag },
  [TL_EDIT_NOTE] = { "note", plan_note },
  [TL_EDIT_FACT] = { "fact", plan_fact },
  [TL_EDIT_PRIVATE] = { "private", plan_private },
  [TL_EDIT_REMOVE] = { "removed", plan_removed },
  [TL_EDIT_RESTORE] = { "removed", plan_removed },
  [TL_EDIT_MOVE] = { "document", plan_move },
  [TL_EDIT_APART] = { "apart", plan_apart },
  [TL_EDIT_UNCODE] = { "code", plan_uncode },
  [TL_EDIT_REMOVE_SAMPLE] = { "sample-removed", plan_removed },
  [TL_EDIT_NAME_SAMPLE] = { "sample-name", plan_sample_name },
  [TL_EDIT_SAMPLE] = { "sample", plan_sample },
};

/* ── one cell ── */

static gboolean
change_cell (TlGroup       *group,
             const TlCell  *cell,
             gint64         review,
             const char    *value,
             GError       **error)
{
  g_autofree char *was = NULL;
  gboolean holds, exists;

  if (!tl_cell_holds (group->connection, cell, value, &holds, error))
    return FALSE;
  if (holds)
    return TRUE;
  return tl_cell_read (group->connection, cell, &was, &exists, error) &&
         tl_cell_write (group->connection, cell, value, error) &&
         tl_group_add (group, cell, review, was, value, error);
}

/* The names @sql lists of a target, with @name bound when there is one. */
static GPtrArray *
list_names (TlConnection  *connection,
            const char    *sql,
            gint64         target,
            const char    *name,
            GError       **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TlStatement) list = tl_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (list == NULL)
    return NULL;
  tl_statement_bind_int (list, ":target", target);
  if (name != NULL)
    tl_statement_bind_text (list, ":name", name);
  if (!tl_statement_step (list, &has_row, error))
    return NULL;
  while (has_row)
    {
      g_ptr_array_add (names, g_strdup (tl_statement_get_text (list, 0)));
      if (!tl_statement_step (list, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&names);
}

/* Takes back what every coder said of @finding. */
static gboolean
strip_of (TlGroup     *group,
          const char  *kind,
          gint64       finding,
          gint64       review,
          GError     **error)
{
  g_autoptr (GPtrArray) coders = list_names (group->connection,
    "SELECT coder_id FROM decisions WHERE finding_id = :target AND aspect = :name"
    " UNION SELECT coder_id FROM notes WHERE finding_id = :target AND :name = 'note'",
    finding, kind, error);

  if (coders == NULL)
    return FALSE;
  for (guint i = 0; i < coders->len; i++)
    {
      const TlCell cell = {
        .kind = kind, .target = finding, .coder = g_ascii_strtoll (coders->pdata[i], NULL, 10),
      };

      if (!change_cell (group, &cell, review, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* What hangs on a finding goes first, each a change of its own, so that undoing brings it back. */
static gboolean
strip_finding (TlGroup  *group,
               gint64    finding,
               gint64    review,
               GError  **error)
{
  static const char *const kinds[] = { "status", "theme", "stance", "trim", "note" };
  g_autoptr (GPtrArray) tags = list_names (group->connection,
    "SELECT t.name FROM finding_tags AS f JOIN tags AS t ON t.id = f.tag_id"
    " WHERE f.finding_id = :target", finding, NULL, error);

  if (tags == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (!strip_of (group, kinds[i], finding, review, error))
        return FALSE;
    }
  for (guint i = 0; i < tags->len; i++)
    {
      TlCell cell = { .kind = "tag", .target = finding, .name = tags->pdata[i] };

      if (!tl_cell_find_owner (group->connection, &cell, group->coder, &cell.coder, error) ||
          !change_cell (group, &cell, review, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* What the coder of @cell said of the paragraph and cannot say beside it: themes with a word that
 * there is none, and that word with a theme. */
static gboolean
clear_sample (TlGroup       *group,
              const TlCell  *cell,
              gint64         review,
              GError       **error)
{
  g_autoptr (GPtrArray) names = list_names (group->connection,
    "SELECT coder_id || ':' || theme FROM sample_codings WHERE paragraph_id = :target"
    " AND coder_id = CAST(:name AS INTEGER) AND (theme = '') <> (:name LIKE '%:')",
    cell->target, cell->name, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const TlCell other = {
        .kind = cell->kind, .target = cell->target, .name = names->pdata[i], .coder = cell->coder,
      };

      if (!change_cell (group, &other, review, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_hand (TlConnection  *connection,
            gint64         finding,
            GError       **error)
{
  g_autofree char *text = NULL;

  if (!tl_hand_read (connection, finding, &text, error))
    return FALSE;
  return text != NULL ||
         refuse (error, _("A rule found this passage. Reject it instead of taking it away"));
}

/* A trim stays within the text of its block. */
static gboolean
check_trim (TlConnection  *connection,
            gint64         finding,
            const char    *value,
            GError       **error)
{
  g_autoptr (TlStatement) ask = NULL;
  gboolean has_row;

  ask = tl_connection_prepare (connection,
    "SELECT 1 FROM findings AS f JOIN blocks AS b ON b.id = f.block_id WHERE f.id = :finding"
    " AND length(b.text) >="
    " CAST(:value AS INTEGER) + CAST(substr(:value, instr(:value, '+') + 1) AS INTEGER)",
    error);
  if (ask == NULL)
    return FALSE;
  tl_statement_bind_int (ask, ":finding", finding);
  tl_statement_bind_text (ask, ":value", value);
  if (!tl_statement_step (ask, &has_row, error))
    return FALSE;
  return has_row || refuse (error, _("Select words of the paragraph that the passage stands in"));
}

/* ── one edit ── */

static gboolean
check_target (TlConnection  *connection,
              const TlEdit  *edit,
              const TlCell  *cell,
              const char    *value,
              GError       **error)
{
  if (edit->kind == TL_EDIT_UNCODE)
    return check_hand (connection, cell->target, error);
  if (edit->kind == TL_EDIT_TRIM)
    return check_trim (connection, cell->target, value, error);
  if (edit->kind == TL_EDIT_NAME_SAMPLE)
    return tl_sample_check_name (connection, cell->target, value, error);
  return TRUE;
}

/* Whose the cell is that the edit is about, and what is to stand in it. */
static gboolean
settle (TlGroup      *group,
        TlCell       *cell,
        const char  **value,
        GError      **error)
{
  cell->coder = group->coder;
  if (*value != NULL)
    return TRUE;
  return tl_cell_find_owner (group->connection, cell, group->coder, &cell->coder, error) &&
         tl_cell_find_contrary (group->connection, cell, value, error);
}

static gboolean
apply_to (TlGroup       *group,
          const TlEdit  *edit,
          TlCell        *cell,
          const char    *value,
          GError       **error)
{
  gint64 review;

  if (!tl_cell_find_review (group->connection, cell, &review, error))
    return FALSE;
  if (review == 0)
    {
      g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                   _("Nothing in the library has the number %" PRId64 ": it may have been erased "
                     "since. List what there is, and choose again"), cell->target);
      return FALSE;
    }
  if (!check_target (group->connection, edit, cell, value, error) ||
      !settle (group, cell, &value, error))
    return FALSE;
  if (edit->kind == TL_EDIT_UNCODE && !strip_finding (group, cell->target, review, error))
    return FALSE;
  if (edit->kind == TL_EDIT_SAMPLE && value != NULL &&
      !clear_sample (group, cell, review, error))
    return FALSE;
  return change_cell (group, cell, review, value, error);
}

static gboolean
check_review (TlConnection  *connection,
              const char    *review,
              GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT 1 FROM reviews WHERE id = CAST(:review AS INTEGER) AND removed IS NULL", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_text (find, ":review", review);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (!has_row)
    g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                 _("There is no review %s in the library"), review);
  return has_row;
}

/* A new review is there, removed, before it has a document, and again when it has none. */
static gboolean
find_or_add_review (TlConnection  *connection,
                    Plan          *plan,
                    GError       **error)
{
  if (plan->value != NULL)
    return check_review (connection, plan->value, error);
  if (!tl_connection_run (connection, "INSERT INTO reviews (added, removed)"
                          " VALUES (" TL_SQL_NOW ", " TL_SQL_NOW ")", error))
    return FALSE;
  plan->value =
    g_strdup_printf ("%" G_GINT64_FORMAT, tl_connection_get_last_id (connection));
  return TRUE;
}

char *
tl_sample_dup_name (gint64      coder,
                    const char *theme)
{
  return g_strdup_printf ("%" PRId64 ":%s", coder, theme);
}

TlStoreChanges
tl_edit_get_touched (TlEditKind kind)
{
  return tl_cell_get_touched (planners[kind].kind) | TL_STORE_JOURNAL;
}

gboolean
tl_editor_check (const TlEdit  *edit,
                 GError       **error)
{
  g_auto (Plan) plan = { planners[edit->kind].kind, NULL, NULL };

  return planners[edit->kind].plan (edit, &plan, error);
}

gboolean
tl_edit_differs (const TlEdit  *edit,
                 TlConnection  *connection,
                 gboolean      *differs,
                 GError       **error)
{
  g_auto (Plan) plan = { planners[edit->kind].kind, NULL, NULL };

  *differs = FALSE;
  if (!planners[edit->kind].plan (edit, &plan, error))
    return FALSE;
  for (guint i = 0; i < edit->n_targets && !*differs; i++)
    {
      const TlCell cell = { .kind = plan.kind, .target = edit->targets[i], .name = plan.name };
      gboolean holds;

      if (!tl_cell_holds (connection, &cell, plan.value, &holds, error))
        return FALSE;
      *differs = !holds;
    }
  return TRUE;
}

static gboolean
apply_in (TlGroup       *group,
          const TlEdit  *edit,
          GError       **error)
{
  const Planner *planner = &planners[edit->kind];
  g_auto (Plan) plan = { planner->kind, NULL, NULL };

  if (!planner->plan (edit, &plan, error) ||
      (edit->kind == TL_EDIT_MOVE && !find_or_add_review (group->connection, &plan, error)))
    return FALSE;
  for (guint i = 0; i < edit->n_targets; i++)
    {
      TlCell cell = { .kind = plan.kind, .target = edit->targets[i], .name = plan.name };

      if (!apply_to (group, edit, &cell, plan.value, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tl_edit_apply (const TlEdit  *edits,
               guint          n_edits,
               TlGroup       *group,
               GError       **error)
{
  for (guint i = 0; i < n_edits; i++)
    if (!apply_in (group, &edits[i], error))
      return FALSE;
  return TRUE;
}

/* ── coding by hand ── */

static gboolean
code (const TlHandCoding  *coding,
      TlGroup             *group,
      gint64              *finding,
      GError             **error)
{
  TlConnection *connection = group->connection;
  TlCell cell = { .kind = "code", .coder = group->coder };
  TlCell status = { .kind = "status", .coder = group->coder };
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;
  gint64 review;

  if (!tl_hand_check (connection, coding, error))
    return FALSE;
  text = tl_hand_to_text (coding);
  if (!tl_hand_add (connection, 0, group->coder, text, &cell.target, error))
    return FALSE;
  *finding = status.target = cell.target;
  if (!tl_hand_read (connection, cell.target, &kept, error) ||
      !tl_cell_find_review (connection, &cell, &review, error) ||
      !tl_group_add (group, &cell, review, NULL, kept, error))
    return FALSE;
  return !coding->is_rejected ||
         change_cell (group, &status, review, tl_status_to_string (TL_STATUS_REJECTED), error);
}

gboolean
tl_edit_code (const TlHandCoding  *coding,
              TlGroup             *group,
              gint64              *finding,
              GError             **error)
{
  TlHandCoding found;
  gboolean done;

  if (coding->page != 0)
    return code (coding, group, finding, error);
  if (!tl_hand_look_up (group->connection, coding, &found, error))
    return FALSE;
  done = code (&found, group, finding, error);
  tl_hand_clear (&found);
  return done;
}

/* ── placing ── */

static gboolean
check_is_of (TlConnection  *connection,
             gint64         finding,
             gint64         document,
             GError       **error)
{
  g_autoptr (TlStatement) find = NULL;
  gboolean has_row;

  find = tl_connection_prepare (connection,
    "SELECT 1 FROM findings WHERE id = :finding AND document_id = :document", error);
  if (find == NULL)
    return FALSE;
  tl_statement_bind_int (find, ":finding", finding);
  tl_statement_bind_int (find, ":document", document);
  if (!tl_statement_step (find, &has_row, error))
    return FALSE;
  if (!has_row)
    g_set_error_literal (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                         _("The finding is not one of this document. Open the document it was "
                           "coded in"));
  return has_row;
}

/* What was trimmed of the passage was of the one before. */
gboolean
tl_edit_place (gint64               finding,
               const TlHandCoding  *place,
               TlGroup             *group,
               GError             **error)
{
  TlConnection *connection = group->connection;
  const TlCell cell = { .kind = "place", .target = finding, .coder = group->coder };
  g_autofree char *text = NULL;
  gint64 review;

  if (!check_is_of (connection, finding, place->document, error) ||
      !tl_place_check (connection, place, error) ||
      !tl_cell_find_review (connection, &cell, &review, error) ||
      !strip_of (group, "trim", finding, review, error))
    return FALSE;
  text = tl_place_to_text (place);
  return change_cell (group, &cell, review, text, error);
}
