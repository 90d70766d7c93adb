/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-merge.h"

#include "tl-codebook-side-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the lines at hand of the other code book come to. */
typedef struct {
  TlCodebookSide  ours;
  TlCodebookSide  theirs;
  GString        *added;
  GPtrArray      *changes;
  const char     *extended;   /* the theme that is being extended; NULL for none */
  const char     *list;       /* and which of its lists */
} Merge;

/* ── telling ── */

static TlCodebookChange *
tell (Merge          *merge,
      TlCodebookAct   act,
      TlCodebookItem *ours,
      TlCodebookItem *theirs)
{
  gboolean is_ours = tl_codebook_items_find (merge->ours.index, TL_CODEBOOK_FIELD, theirs->owner,
                                             "name") != NULL;
  TlCodebookChange *change = tl_codebook_change_new (act, ours, theirs,
                                                     is_ours ? merge->ours.index
                                                             : merge->theirs.index);

  g_ptr_array_add (merge->changes, change);
  return change;
}

/* ── what is added ── */

static void
append_line (Merge      *merge,
             const char *raw)
{
  g_string_append (merge->added, raw);
  if (!g_str_has_suffix (raw, "\n"))
    g_string_append_c (merge->added, '\n');
}

static gboolean
is_own_comment (TlCodebookLine *line)
{
  return line->kind == TL_LINE_COMMENT && !g_str_has_prefix (line->raw, TL_PLACE_MARK);
}

/* The comments directly above a line are about it. */
static void
append_comments (Merge *merge,
                 guint  number)
{
  guint first = number;

  while (first > 0 && is_own_comment (g_ptr_array_index (merge->theirs.lines, first - 1)))
    first--;
  if (first == 1 && number > 1)
    return;         /* about the whole file */
  for (; first < number; first++)
    {
      TlCodebookLine *line = g_ptr_array_index (merge->theirs.lines, first);

      append_line (merge, line->raw);
    }
}

static gboolean
begins_block (Merge *merge,
              guint  number)
{
  TlCodebookLine *line = g_ptr_array_index (merge->theirs.lines, number);

  return line->kind == TL_LINE_BLOCK;
}

/* The number of the line behind the block's last; what stands above the next is that one's. */
static guint
find_block_end (Merge *merge,
                guint  start)
{
  guint next = start + 1;
  guint end;

  while (next < merge->theirs.lines->len && !begins_block (merge, next))
    next++;
  for (end = next; end > start + 1; end--)
    {
      TlCodebookLine *line = g_ptr_array_index (merge->theirs.lines, end - 1);

      if (line->kind != TL_LINE_COMMENT && line->kind != TL_LINE_BLANK)
        break;
    }
  return end;
}

static void
append_block (Merge *merge,
              guint  start)
{
  guint end = find_block_end (merge, start);

  merge->extended = NULL;
  g_string_append_c (merge->added, '\n');
  append_comments (merge, start);
  for (guint i = start; i < end; i++)
    {
      TlCodebookLine *line = g_ptr_array_index (merge->theirs.lines, i);

      if (line->kind != TL_LINE_COMMENT || is_own_comment (line))
        append_line (merge, line->raw);
    }
}

/* Begins, or goes on with, what is added to a theme of ours. */
static void
extend (Merge          *merge,
        TlCodebookItem *item)
{
  if (g_strcmp0 (merge->extended, item->owner) != 0
      || (item->list == NULL && merge->list != NULL))
    {
      g_string_append_printf (merge->added, "\nextend %s\n", item->owner);
      merge->list = NULL;
    }
  merge->extended = item->owner;
  if (item->list != NULL && g_strcmp0 (merge->list, item->list) != 0)
    g_string_append_printf (merge->added, "  %s:\n", item->list);
  merge->list = item->list;
  append_comments (merge, item->line);
}

/* ── new ids ── */

static gsize
get_stem (const char *name)
{
  gsize length = strlen (name);

  while (length > 0 && g_ascii_isdigit (name[length - 1]))
    length--;
  return length;
}

/* Its own where nothing else here has or had it; else one that neither code book knows. */
static char *
dup_name (Merge          *merge,
          TlCodebookItem *item)
{
  const char *there = tl_codebook_side_get_meaning (&merge->ours, item);
  g_autofree char *stem = g_strndup (item->name, get_stem (item->name));
  guint64 last;

  if (there == NULL || g_str_equal (there, item->text))
    return g_strdup (item->name);
  last = MAX (tl_codebook_side_get_last (&merge->ours, item->owner, stem),
              tl_codebook_side_get_last (&merge->theirs, item->owner, stem));
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT, stem, last + 1);
}

/* ── a theme that both have ── */

static void
append_examples (Merge *merge,
                 guint  rule)
{
  guint end = tl_codebook_lines_find_end (merge->theirs.lines, rule);

  for (guint i = rule + 1; i < end; i++)
    {
      TlCodebookLine *line = g_ptr_array_index (merge->theirs.lines, i);

      if (line->kind == TL_LINE_EXAMPLE)
        append_line (merge, line->raw);
    }
}

static void
take_entry (Merge          *merge,
            TlCodebookItem *item)
{
  TlCodebookLine *line = g_ptr_array_index (merge->theirs.lines, item->line);
  gsize indent = strspn (line->raw, " \t");
  g_autofree char *name = dup_name (merge, item);
  g_autofree char *raw = g_strdup_printf ("%.*s%s%s", (int) indent, line->raw, name,
                                          line->raw + indent + strlen (item->name));
  TlCodebookChange *change = tell (merge, TL_CODEBOOK_ADDED, NULL, item);

  if (!g_str_equal (name, item->name))
    change->new_name = g_strdup (name);
  tl_codebook_side_add (&merge->ours, name, item);
  extend (merge, item);
  append_line (merge, raw);
  append_examples (merge, item->line);
}

static void
merge_entry (Merge          *merge,
             TlCodebookItem *item)
{
  TlCodebookItem *ours = tl_codebook_side_find_phrase (&merge->ours, item);

  if (ours == NULL)
    take_entry (merge, item);
  else if (!tl_codebook_side_has (&merge->ours, item))
    tell (merge, TL_CODEBOOK_KEPT, ours, item);
}

static TlCodebookItem *
find_field (TlCodebookSide *side,
            const char     *theme,
            const char     *name)
{
  return tl_codebook_items_find (side->index, TL_CODEBOOK_FIELD, theme, name);
}

/* What a theme has not yet, and can take without becoming another. A text in another language goes
 * with the line that it translates. */
static gboolean
can_be_taken (Merge          *merge,
              TlCodebookItem *item)
{
  g_autofree char *word = g_strndup (item->name, strcspn (item->name, " "));
  TlCodebookItem *ours = find_field (&merge->ours, item->owner, word);
  TlCodebookItem *theirs = find_field (&merge->theirs, item->owner, word);
  TlThemeText what;

  if (!tl_theme_text_from_string (word, &what))
    return FALSE;
  if (g_str_equal (word, item->name))
    return what >= TL_THEME_DEFINITION;
  return theirs != NULL && (ours != NULL ? g_str_equal (ours->text, theirs->text)
                                         : what >= TL_THEME_DEFINITION);
}

static void
merge_field (Merge          *merge,
             TlCodebookItem *item)
{
  TlCodebookItem *ours = find_field (&merge->ours, item->owner, item->name);
  TlCodebookLine *line = g_ptr_array_index (merge->theirs.lines, item->line);

  if (ours == NULL && can_be_taken (merge, item))
    {
      tell (merge, TL_CODEBOOK_ADDED, NULL, item);
      extend (merge, item);
      append_line (merge, line->raw);
    }
  else if (ours == NULL || !g_str_equal (ours->text, item->text))
    tell (merge, TL_CODEBOOK_KEPT, ours, item);
}

static void
merge_example (Merge          *merge,
               TlCodebookItem *item)
{
  g_autofree char *key = tl_codebook_item_dup_key (item);
  TlCodebookLine *line = g_ptr_array_index (merge->theirs.lines, item->line);

  if (g_hash_table_contains (merge->ours.index, key))
    return;
  tell (merge, TL_CODEBOOK_ADDED, NULL, item);
  extend (merge, item);
  append_line (merge, line->raw);
}

/* ── item by item ── */

static gboolean
has_theme (Merge      *merge,
           const char *theme)
{
  return tl_codebook_items_find (merge->ours.index, TL_CODEBOOK_THEME, theme, "") != NULL;
}

static void
merge_theme_item (Merge          *merge,
                  TlCodebookItem *item)
{
  if (!has_theme (merge, item->owner))
    {
      if (item->part == TL_CODEBOOK_THEME)
        tell (merge, TL_CODEBOOK_ADDED, NULL, item)->n_rules =
          tl_codebook_items_count_rules (merge->theirs.items, item->owner);
      return;
    }
  if (item->part == TL_CODEBOOK_FIELD)
    merge_field (merge, item);
  else if (item->part == TL_CODEBOOK_EXAMPLE)
    merge_example (merge, item);
  else if (item->part != TL_CODEBOOK_THEME)
    merge_entry (merge, item);
}

/* Families, cues, the guards of all themes, and what is said of the code book as a whole. */
static void
merge_shared_item (Merge          *merge,
                   TlCodebookItem *item)
{
  TlCodebookItem *ours = tl_codebook_items_find (merge->ours.index, item->part, item->owner,
                                                 item->name);

  if (item->part != TL_CODEBOOK_BOOK && !tl_codebook_side_has_owner (&merge->ours, item))
    tell (merge, TL_CODEBOOK_ADDED, NULL, item);
  else if (ours == NULL || !g_str_equal (ours->text, item->text))
    tell (merge, TL_CODEBOOK_KEPT, ours, item);
}

static void
merge_item (Merge          *merge,
            TlCodebookItem *item)
{
  if (tl_codebook_item_is_of_theme (item))
    merge_theme_item (merge, item);
  else
    merge_shared_item (merge, item);
}

/* Whether nothing of the block's sort is here. */
static gboolean
is_new (Merge *merge,
        guint  number)
{
  TlCodebookLine *line = g_ptr_array_index (merge->theirs.lines, number);
  TlCodebookItem sample = { .part = TL_CODEBOOK_GUARD, .owner = (char *) "" };

  if (g_str_equal (line->key, "theme") || g_str_equal (line->key, "extend"))
    return !has_theme (merge, line->value);
  if (g_str_equal (line->key, "family"))
    sample.part = TL_CODEBOOK_FAMILY;
  else if (g_str_equal (line->key, "cues"))
    sample.part = TL_CODEBOOK_CUE;
  sample.owner = sample.part == TL_CODEBOOK_GUARD ? sample.owner : line->value;
  return !tl_codebook_side_has_owner (&merge->ours, &sample);
}

static void
merge_all (Merge *merge)
{
  guint next = 0;

  for (guint i = 0; i < merge->theirs.lines->len; i++)
    {
      if (begins_block (merge, i) && is_new (merge, i))
        append_block (merge, i);
      for (; next < merge->theirs.items->len; next++)
        {
          TlCodebookItem *item = g_ptr_array_index (merge->theirs.items, next);

          if (item->line > i)
            break;
          merge_item (merge, item);
        }
    }
}

/* ── what does not hold ── */

static GBytes *
put_together (GBytes     *source,
              const char *name,
              const char *added)
{
  GString *text = g_string_new_len (g_bytes_get_data (source, NULL), g_bytes_get_size (source));

  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _("# Merged from %s"), name);
  g_string_append_printf (text, "\n%s", added);
  return g_string_free_to_bytes (text);
}

/* The last that begins at the line or above it. */
static TlCodebookItem *
find_item (GPtrArray *items,
           guint      line)
{
  TlCodebookItem *found = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      TlCodebookItem *item = g_ptr_array_index (items, i);

      if (item->line <= line)
        found = item;
    }
  return found;
}

static gboolean
is_of (const TlCodebookChange *change,
       const TlCodebookItem   *item)
{
  const char *name = change->new_name != NULL ? change->new_name : change->name;

  return change->act == TL_CODEBOOK_ADDED && change->part == item->part
         && g_str_equal (change->owner, item->owner) && g_str_equal (name, item->name)
         && g_strcmp0 (change->after, item->text) == 0;
}

/* It was told as added. */
static void
leave_out (Merge          *merge,
           TlCodebookItem *item,
           TlFault        *fault)
{
  TlCodebookChange *change = tell (merge, TL_CODEBOOK_LEFT_OUT, NULL, item);

  change->before = g_strdup (fault->message);
  for (guint i = 0; i < merge->changes->len; i++)
    if (is_of (g_ptr_array_index (merge->changes, i), item))
      {
        g_ptr_array_remove_index (merge->changes, i);
        return;
      }
}

/* An example of a rule is no item of its own: it is told as one of the theme. */
static void
tell_left_out (Merge          *merge,
               GPtrArray      *items,
               TlCodebookLine *line,
               TlFault        *fault)
{
  TlCodebookItem *item = find_item (items, fault->line - 1);
  g_autofree char *text = NULL;

  if (item != NULL && item->line == fault->line - 1)
    leave_out (merge, item, fault);
  if (item == NULL || line->kind != TL_LINE_EXAMPLE)
    return;
  text = g_strdup_printf ("%s: %s", line->key, line->value);
  leave_out (merge, &(TlCodebookItem) { .part = TL_CODEBOOK_EXAMPLE, .owner = item->owner,
                                        .name = (char *) "", .text = text }, fault);
}

/* Takes out of what was added the lines that are at fault here, if any are. */
static GBytes *
drop_faults (Merge     *merge,
             GBytes    *merged,
             guint      n_ours,
             GPtrArray *faults)
{
  g_autoptr (GPtrArray) lines = tl_codebook_lines_read (g_bytes_get_data (merged, NULL),
                                                        g_bytes_get_size (merged));
  g_autoptr (GPtrArray) items = tl_codebook_items_read (lines);

  for (guint i = 0; i < faults->len; i++)
    {
      TlFault *fault = g_ptr_array_index (faults, i);
      TlCodebookLine *line = g_ptr_array_index (lines, fault->line - 1);

      if (fault->line <= n_ours || *line->raw == '\0')
        continue;
      tell_left_out (merge, items, line, fault);
      g_free (line->raw);
      line->raw = g_strdup ("");
    }
  return tl_codebook_lines_write (lines);
}

static guint
count_behind (GPtrArray *faults,
              guint      line)
{
  guint n = 0;

  for (guint i = 0; i < faults->len; i++)
    n += ((TlFault *) g_ptr_array_index (faults, i))->line > line;
  return n;
}

/* What is left out may have been what another line rests on. */
static GBytes *
make_sound (Merge      *merge,
            GBytes     *merged,
            GPtrArray **faults)
{
  guint n_ours = merge->ours.lines->len;

  *faults = tl_codebook_check (merged);
  while (count_behind (*faults, n_ours) > 0)
    {
      g_autoptr (GBytes) before = merged;

      merged = drop_faults (merge, before, n_ours, *faults);
      g_ptr_array_unref (*faults);
      *faults = tl_codebook_check (merged);
    }
  if ((*faults)->len > 0)
    g_clear_pointer (&merged, g_bytes_unref);
  return merged;
}

GBytes *
tl_codebook_merge (GBytes      *source,
                   GBytes      *other,
                   const char  *name,
                   GPtrArray  **changes,
                   GPtrArray  **faults)
{
  g_autoptr (GBytes) joined = NULL;
  Merge merge = { 0 };
  GBytes *merged;

  g_return_val_if_fail (source != NULL && other != NULL && name != NULL, NULL);
  g_return_val_if_fail (changes != NULL && faults != NULL, NULL);

  joined = tl_codebook_join_source (source);
  tl_codebook_side_read (&merge.ours, joined);
  tl_codebook_side_read (&merge.theirs, other);
  merge.added = g_string_new (NULL);
  merge.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_codebook_change_free);
  merge_all (&merge);
  if (merge.added->len == 0)
    {
      *faults = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_fault_free);
      merged = g_bytes_ref (source);
    }
  else
    merged = make_sound (&merge, put_together (joined, name, merge.added->str), faults);
  *changes = merge.changes;
  g_string_free (merge.added, TRUE);
  tl_codebook_side_clear (&merge.ours);
  tl_codebook_side_clear (&merge.theirs);
  return merged;
}
