/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-side-private.h"

#include <string.h>

static char *
dup_name (const char *theme,
          const char *name)
{
  return g_strdup_printf ("%s %s", theme, name);
}

static char *
dup_owner (const TlCodebookItem *item)
{
  return g_strdup_printf ("%d %s", item->part, item->owner);
}

/* Without the points that stand before it. */
static char *
dup_phrase (const TlCodebookItem *item)
{
  const char *text = item->text;

  if ((*text == '+' || *text == '-') && g_ascii_isdigit (text[1]))
    text += strcspn (text, " ");
  return g_strdup_printf ("%d %s %s", item->part, item->owner, text + strspn (text, " "));
}

static char *
dup_entry (const TlCodebookItem *item)
{
  return g_strdup_printf ("%d %s %s: %s", item->part, item->owner,
                          item->list != NULL ? item->list : "", item->text);
}

void
tl_codebook_side_add (TlCodebookSide *side,
                      const char     *name,
                      TlCodebookItem *item)
{
  g_hash_table_insert (side->names, dup_name (item->owner, name), g_strdup (item->text));
  g_hash_table_insert (side->phrases, dup_phrase (item), item);
  g_hash_table_add (side->entries, dup_entry (item));
}

/* ── reading ── */

/* What was taken out stays as a comment, so that its id stays its own. */
static void
add_comment (TlCodebookSide *side,
             const char     *theme,
             const char     *raw)
{
  const char *name = raw + strspn (raw, " \t#");
  const char *end = name + strcspn (name, " \t\r\n");

  if (theme != NULL && end > name && g_ascii_isdigit (end[-1]))
    g_hash_table_insert (side->names,
                         g_strdup_printf ("%s %.*s", theme, (int) (end - name), name),
                         g_strstrip (g_strdup (end)));
}

static void
read_comments (TlCodebookSide *side)
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
read_names (TlCodebookSide *side)
{
  for (guint i = 0; i < side->items->len; i++)
    {
      TlCodebookItem *item = g_ptr_array_index (side->items, i);

      g_hash_table_add (side->owners, dup_owner (item));
      if (item->part == TL_CODEBOOK_RULE || item->part == TL_CODEBOOK_GUARD)
        tl_codebook_side_add (side, item->name, item);
    }
}

static GHashTable *
table_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
}

void
tl_codebook_side_read (TlCodebookSide *side,
                       GBytes         *source)
{
  side->lines = tl_codebook_lines_read (g_bytes_get_data (source, NULL),
                                        g_bytes_get_size (source));
  side->items = tl_codebook_items_read (side->lines);
  side->index = tl_codebook_items_index (side->items);
  side->owners = table_new (NULL);
  side->entries = table_new (NULL);
  side->phrases = table_new (NULL);
  side->names = table_new (g_free);
  read_comments (side);
  read_names (side);
}

void
tl_codebook_side_clear (TlCodebookSide *side)
{
  g_hash_table_unref (side->names);
  g_hash_table_unref (side->phrases);
  g_hash_table_unref (side->entries);
  g_hash_table_unref (side->owners);
  g_hash_table_unref (side->index);
  g_ptr_array_unref (side->items);
  g_ptr_array_unref (side->lines);
}

/* ── asking ── */

gboolean
tl_codebook_side_has (TlCodebookSide       *side,
                      const TlCodebookItem *item)
{
  g_autofree char *entry = dup_entry (item);

  return g_hash_table_contains (side->entries, entry);
}

gboolean
tl_codebook_side_has_owner (TlCodebookSide       *side,
                            const TlCodebookItem *item)
{
  g_autofree char *owner = dup_owner (item);

  return g_hash_table_contains (side->owners, owner);
}

TlCodebookItem *
tl_codebook_side_find_phrase (TlCodebookSide       *side,
                              const TlCodebookItem *item)
{
  g_autofree char *phrase = dup_phrase (item);

  return g_hash_table_lookup (side->phrases, phrase);
}

const char *
tl_codebook_side_get_meaning (TlCodebookSide       *side,
                              const TlCodebookItem *item)
{
  g_autofree char *name = dup_name (item->owner, item->name);

  return g_hash_table_lookup (side->names, name);
}

guint64
tl_codebook_side_get_last (TlCodebookSide *side,
                           const char     *theme,
                           const char     *stem)
{
  g_autofree char *begin = dup_name (theme, stem);
  GHashTableIter iter;
  gpointer name;
  guint64 last = 0;

  g_hash_table_iter_init (&iter, side->names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      const char *number = g_str_has_prefix (name, begin) ? (char *) name + strlen (begin) : "";

      if (g_ascii_isdigit (*number))
        last = MAX (last, g_ascii_strtoull (number, NULL, 10));
    }
  return last;
}
