/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-merge.h"

#include "tl-codebook-items-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One of the two code books. */
typedef struct {
  GPtrArray  *lines;
  GPtrArray  *items;
  GHashTable *index;
  GHashTable *owners;         /* of all items, by part */
  GHashTable *entries;        /* rules and guards, by all they say */
  GHashTable *phrases;        /* the same, by theme and phrase */
  GHashTable *names;          /* that rules have or had, by theme: what they stood for */
} Side;

/* What the lines at hand of the other code book come to. */
typedef struct {
  Side        ours;
  Side        theirs;
  GString    *added;
  GPtrArray  *changes;
  const char *extended;       /* the theme that is being extended; NULL for none */
  const char *list;           /* and which of its lists */
} Merge;

/* ── two code books ── */

static char *
join (const char *theme,
      const char *word)
{
  return g_strdup_printf ("%s %s", theme, word);
}

/* Without the points that stand before it. */
static const char *
get_phrase (const char *text)
{
  if ((*text == '+' || *text == '-') && g_ascii_isdigit (text[1]))
    text += strcspn (text, " ");
  return text + strspn (text, " ");
}

static gboolean
has_name (const TlCodebookItem *item)
{
  return item->part == TL_CODEBOOK_RULE || item->part == TL_CODEBOOK_GUARD;
}

static char *
dup_phrase (const TlCodebookItem *item)
{
  return g_strdup_printf ("%d %s %s", item->part, item->owner, get_phrase (item->text));
}

static char *
dup_entry (const TlCodebookItem *item)
{
  return g_strdup_printf ("%d %s %s: %s", item->part, item->owner,
                          item->list != NULL ? item->list : "", item->text);
}

static void
add_entry (Side           *side,
           const char     *name,
           TlCodebookItem *item)
{
  g_hash_table_insert (side->names, join (item->owner, name), g_strdup (item->text));
  g_hash_table_insert (side->phrases, dup_phrase (item), item);
  g_hash_table_add (side->entries, dup_entry (item));
}

/* What was taken out stays as a comment, so that its id stays its own. */
static void
add_comment (Side       *side,
             const char *theme,
             const char *raw)
{
  const char *name = raw + strspn (raw, " \t#");
  const char *end = name + strcspn (name, " \t\r\n");

  if (theme != NULL && end > name && g_ascii_isdigit (end[-1]))
    g_hash_table_insert (side->names,
                         g_strdup_printf ("%s %.*s", theme, (int) (end - name), name),
                         g_strstrip (g_strdup (end)));
}

static void
read_comments (Side *side)
{
  const char *theme = NULL;

  for (guint i = 0; i < side->lines->len; i++)
    {
      TlCodebookLine *line = g_ptr_array_index (side->lines, i);

      if (line->kind == TL_LINE_BLOCK)
        theme = line->value;
      if (line->kind == TL_LINE_COMMENT)
        add_comment (side, theme, line->raw);
    }
}

static void
read_names (Side *side)
{
  for (guint i = 0; i < side->items->len; i++)
    {
      TlCodebookItem *item = g_ptr_array_index (side->items, i);

      g_hash_table_add (side->owners, g_strdup_printf ("%d %s", item->part, item->owner));
      if (has_name (item))
        add_entry (side, item->name, item);
    }
}

static void
side_read (Side   *side,
           GBytes *source)
{
  side->lines = tl_codebook_lines_read (g_bytes_get_data (source, NULL),
                                        g_bytes_get_size (source));
  side->items = tl_codebook_items_read (side->lines);
  side->index = tl_codebook_items_index (side->items);
  side->owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  side->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  side->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  side->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_comments (side);
  read_names (side);
}

static void
side_clear (Side *side)
{
  g_hash_table_unref (side->names);
  g_hash_table_unref (side->phrases);
  g_hash_table_unref (side->entries);
  g_hash_table_unref (side->owners);
  g_hash_table_unref (side->index);
  g_ptr_array_unref (side->items);
  g_ptr_array_unref (side->lines);
}

/* ── telling ── */

static TlCodebookChange *
tell (Merge          *merge,
      TlCodebookAct   act,
      TlCodebookItem *ours,
      TlCodebookItem *theirs)
{
  Side *side = tl_codebook_items_find (merge->ours.index, TL_CODEBOOK_FIELD, theirs->owner, "name")
               != NULL ? &merge->ours : &merge->theirs;
  TlCodebookChange *change = tl_codebook_change_new (act, ours, theirs, side->index);

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

static guint64
find_last (GHashTable *names,
           const char *theme,
           const char *name)
{
  g_autofree char *stem = g_strdup_printf ("%s %.*s", theme, (int) get_stem (name), name);
  GHashTableIter iter;
  gpointer key;
  guint64 last = 0;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, stem) && g_ascii_isdigit (((char *) key)[strlen (stem)]))
      last = MAX (last, g_ascii_strtoull ((char *) key + strlen (stem), NULL, 10));
  return last;
}

/* Its own where nothing else here has or had it; else one that neither code book knows. */
static char *
dup_name (Merge          *merge,
          TlCodebookItem *item)
{
  g_autofree char *key = join (item->owner, item->name);
  const char *there = g_hash_table_lookup (merge->ours.names, key);
  guint64 last;

  if (there == NULL || g_str_equal (there, item->text))
    return g_strdup (item->name);
  last = MAX (find_last (merge->ours.names, item->owner, item->name),
              find_last (merge->theirs.names, item->owner, item->name));
  return g_strdup_printf ("%.*s%" G_GUINT64_FORMAT, (int) get_stem (item->name), item->name,
                          last + 1);
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
  add_entry (&merge->ours, name, item);
  extend (merge, item);
  append_line (merge, raw);
  append_examples (merge, item->line);
}

static void
merge_entry (Merge          *merge,
             TlCodebookItem *item)
{
  g_autofree char *entry = dup_entry (item);
  g_autofree char *phrase = dup_phrase (item);
  TlCodebookItem *ours = g_hash_table_lookup (merge->ours.phrases, phrase);

  if (ours == NULL)
    take_entry (merge, item);
  else if (!g_hash_table_contains (merge->ours.entries, entry))
    tell (merge, TL_CODEBOOK_KEPT, ours, item);
}

static gboolean
is_description (const char *field)
{
  return g_str_equal (field, "definition") || g_str_equal (field, "include")
         || g_str_equal (field, "exclude");
}

static void
merge_field (Merge          *merge,
             TlCodebookItem *item)
{
  TlCodebookItem *ours = tl_codebook_items_find (merge->ours.index, TL_CODEBOOK_FIELD, item->owner,
                                                 item->name);
  TlCodebookLine *line = g_ptr_array_index (merge->theirs.lines, item->line);

  if (ours == NULL && is_description (item->name))
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
  else if (has_name (item))
    merge_entry (merge, item);
}

static gboolean
has_owner (Merge          *merge,
           TlCodebookItem *item)
{
  g_autofree char *key = g_strdup_printf ("%d %s", item->part, item->owner);

  return g_hash_table_contains (merge->ours.owners, key);
}

/* Families, cues, the guards of all themes, and what is said of the code book as a whole. */
static void
merge_shared_item (Merge          *merge,
                   TlCodebookItem *item)
{
  TlCodebookItem *ours = tl_codebook_items_find (merge->ours.index, item->part, item->owner,
                                                 item->name);

  if (item->part != TL_CODEBOOK_BOOK && !has_owner (merge, item))
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
  return !has_owner (merge, &sample);
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

static void
leave_out (Merge          *merge,
           TlCodebookLine *line,
           TlFault        *fault)
{
  TlCodebookChange *change = g_new0 (TlCodebookChange, 1);

  change->act = TL_CODEBOOK_LEFT_OUT;
  change->part = line->kind == TL_LINE_FIELD || line->kind == TL_LINE_EXAMPLE
                 ? TL_CODEBOOK_EXAMPLE : TL_CODEBOOK_RULE;
  change->owner = g_strdup ("");
  change->owner_name = g_strdup ("");
  change->name = g_strdup (line->key);
  change->before = g_strdup (fault->message);
  change->after = g_strstrip (g_strdup (line->raw));
  for (guint i = 0; i < merge->changes->len; i++)
    {
      TlCodebookChange *taken = g_ptr_array_index (merge->changes, i);

      if (taken->act != TL_CODEBOOK_ADDED || taken->part != change->part
          || !g_str_has_suffix (change->after, taken->after))
        continue;
      g_free (change->owner);
      g_free (change->owner_name);
      change->owner = g_strdup (taken->owner);
      change->owner_name = g_strdup (taken->owner_name);
      change->list = g_strdup (taken->list);
      g_ptr_array_remove_index (merge->changes, i);
      break;
    }
  g_ptr_array_add (merge->changes, change);
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

  for (guint i = 0; i < faults->len; i++)
    {
      TlFault *fault = g_ptr_array_index (faults, i);
      TlCodebookLine *line = g_ptr_array_index (lines, fault->line - 1);

      if (fault->line <= n_ours || *line->raw == '\0')
        continue;
      leave_out (merge, line, fault);
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
  side_read (&merge.ours, joined);
  side_read (&merge.theirs, other);
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
  side_clear (&merge.ours);
  side_clear (&merge.theirs);
  return merged;
}
