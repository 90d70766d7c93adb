/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-items-private.h"

/* Where the lines at hand stand. */
typedef struct {
  GPtrArray      *items;
  TlCodebookPart  block;      /* BOOK, THEME, FAMILY, CUE or GUARD */
  const char     *owner;
  const char     *list;
  TlCodebookItem *family;
  guint           number;
} Reader;

static void
item_free (TlCodebookItem *item)
{
  g_free (item->owner);
  g_free (item->name);
  g_free (item->list);
  g_free (item->text);
  g_free (item);
}

static TlCodebookItem *
add_item (Reader         *reader,
          TlCodebookPart  part,
          const char     *name,
          const char     *text)
{
  TlCodebookItem *item = g_new0 (TlCodebookItem, 1);

  item->part = part;
  item->owner = g_strdup (reader->owner);
  item->name = g_strdup (name);
  item->list = g_strdup (reader->list);
  item->text = g_strdup (text);
  item->line = reader->number;
  g_ptr_array_add (reader->items, item);
  return item;
}

static void
open_block (Reader         *reader,
            TlCodebookLine *line)
{
  gboolean is_theme = g_str_equal (line->key, "theme");

  reader->block = TL_CODEBOOK_BOOK;
  reader->owner = "";
  reader->list = NULL;
  reader->family = NULL;
  if (g_str_equal (line->key, "guards"))
    {
      reader->block = TL_CODEBOOK_GUARD;
      return;
    }
  reader->owner = line->value;
  if (is_theme || g_str_equal (line->key, "extend"))
    reader->block = TL_CODEBOOK_THEME;
  else if (g_str_equal (line->key, "cues"))
    reader->block = TL_CODEBOOK_CUE;
  if (is_theme)
    add_item (reader, TL_CODEBOOK_THEME, "", "");
  if (!g_str_equal (line->key, "family"))
    return;
  reader->block = TL_CODEBOOK_FAMILY;
  reader->family = add_item (reader, TL_CODEBOOK_FAMILY, "", "");
}

static void
read_field (Reader         *reader,
            TlCodebookLine *line)
{
  g_autofree char *example = NULL;

  if (reader->block == TL_CODEBOOK_BOOK)
    add_item (reader, TL_CODEBOOK_BOOK, line->key, line->value);
  if (reader->block != TL_CODEBOOK_THEME)
    return;
  if (g_strcmp0 (reader->list, "examples") != 0)
    {
      add_item (reader, TL_CODEBOOK_FIELD, line->key, line->value);
      return;
    }
  example = g_strdup_printf ("%s: %s", line->key, line->value);
  add_item (reader, TL_CODEBOOK_EXAMPLE, "", example);
}

static void
add_phrase (TlCodebookItem *family,
            const char     *raw)
{
  g_autofree char *phrases = g_steal_pointer (&family->text);
  g_autofree char *phrase = g_strstrip (g_strdup (raw));

  family->text = g_strdup_printf ("%s%s%s", phrases, *phrases != '\0' ? "\n" : "", phrase);
}

static void
read_entry (Reader         *reader,
            TlCodebookLine *line)
{
  gboolean is_guard = g_strcmp0 (reader->list, "guards") == 0;

  if (reader->block == TL_CODEBOOK_THEME)
    add_item (reader, is_guard ? TL_CODEBOOK_GUARD : TL_CODEBOOK_RULE, line->key, line->value);
  else if (reader->block == TL_CODEBOOK_FAMILY)
    add_phrase (reader->family, line->raw);
  else if (reader->block != TL_CODEBOOK_BOOK)
    add_item (reader, reader->block, line->key, line->value);
}

GPtrArray *
tl_codebook_items_read (GPtrArray *lines)
{
  Reader reader = { .block = TL_CODEBOOK_BOOK, .owner = "" };

  reader.items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  for (; reader.number < lines->len; reader.number++)
    {
      TlCodebookLine *line = g_ptr_array_index (lines, reader.number);

      if (line->kind == TL_LINE_BLOCK)
        open_block (&reader, line);
      else if (line->kind == TL_LINE_HEAD)
        reader.list = line->key;
      else if (line->kind == TL_LINE_FIELD)
        read_field (&reader, line);
      else if (line->kind == TL_LINE_ENTRY)
        read_entry (&reader, line);
    }
  return reader.items;
}

static char *
make_key (TlCodebookPart  part,
          const char     *owner,
          const char     *name)
{
  return g_strdup_printf ("%d %s %s", part, owner, name);
}

char *
tl_codebook_item_dup_key (const TlCodebookItem *item)
{
  return make_key (item->part, item->owner,
                   item->part == TL_CODEBOOK_EXAMPLE ? item->text : item->name);
}

GHashTable *
tl_codebook_items_index (GPtrArray *items)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (index, tl_codebook_item_dup_key (items->pdata[i]), items->pdata[i]);
  return index;
}

TlCodebookItem *
tl_codebook_items_find (GHashTable     *index,
                        TlCodebookPart  part,
                        const char     *owner,
                        const char     *name)
{
  g_autofree char *key = make_key (part, owner, name);

  return g_hash_table_lookup (index, key);
}

gboolean
tl_codebook_item_is_of_theme (const TlCodebookItem *item)
{
  switch (item->part)
    {
    case TL_CODEBOOK_THEME:
    case TL_CODEBOOK_FIELD:
    case TL_CODEBOOK_RULE:
    case TL_CODEBOOK_EXAMPLE:
      return TRUE;
    case TL_CODEBOOK_GUARD:
      return *item->owner != '\0';
    default:
      return FALSE;
    }
}

guint
tl_codebook_items_count_rules (GPtrArray  *items,
                               const char *theme)
{
  guint n_rules = 0;

  for (guint i = 0; i < items->len; i++)
    {
      TlCodebookItem *item = g_ptr_array_index (items, i);

      n_rules += item->part == TL_CODEBOOK_RULE && g_str_equal (item->owner, theme);
    }
  return n_rules;
}

TlCodebookChange *
tl_codebook_change_new (TlCodebookAct         act,
                        const TlCodebookItem *before,
                        const TlCodebookItem *after,
                        GHashTable           *index)
{
  const TlCodebookItem *item = after != NULL ? after : before;
  TlCodebookItem *name = tl_codebook_item_is_of_theme (item)
                         ? tl_codebook_items_find (index, TL_CODEBOOK_FIELD, item->owner, "name")
                         : NULL;
  TlCodebookChange *change = g_new0 (TlCodebookChange, 1);

  change->act = act;
  change->part = item->part;
  change->owner = g_strdup (item->owner);
  change->owner_name = g_strdup (name != NULL ? name->text : item->owner);
  change->name = g_strdup (item->name);
  if (item->part == TL_CODEBOOK_THEME)
    return change;
  change->list = after != NULL ? g_strdup (after->list) : NULL;
  change->list_before = before != NULL ? g_strdup (before->list) : NULL;
  change->before = before != NULL ? g_strdup (before->text) : NULL;
  change->after = after != NULL ? g_strdup (after->text) : NULL;
  return change;
}
