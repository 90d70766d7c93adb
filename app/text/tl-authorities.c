/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-authorities-private.h"

#include <string.h>

#define TABLE "/io/github/throughline/Throughline/engine/authorities/authorities.tsv"

typedef struct {
  char              *folded;
  const TlAuthority *authority;
} Name;

struct _TlAuthorities {
  gatomicrefcount  refs;
  GPtrArray       *list;
  GArray          *names;
  GHashTable      *places;
};

G_DEFINE_BOXED_TYPE (TlAuthorities, tl_authorities, tl_authorities_ref, tl_authorities_unref)

static void
authority_free (gpointer data)
{
  TlAuthority *authority = data;

  g_free (authority->name);
  g_free (authority->nation);
  g_free (authority->region);
  g_free (authority->areas);
  g_free (authority);
}

static void
name_clear (gpointer data)
{
  g_free (((Name *) data)->folded);
}

/* Names without the kind of body ("Safeguarding Bedfordshire" is a web site) or without a place are
 * not looked for. */
static gboolean
names_a_body (const char *folded)
{
  return strlen (folded) > 12 && !g_str_has_prefix (folded, "public protection") &&
         !g_str_has_prefix (folded, "child protection") &&
         !g_str_has_prefix (folded, "safeguarding children") &&
         !g_str_has_prefix (folded, "our ") &&
         (strstr (folded, "safeguarding") || strstr (folded, "protection") ||
          strstr (folded, "panel"));
}

static void
add_name (TlAuthorities     *authorities,
          const TlAuthority *authority,
          const char        *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  const char *children = strstr (folded, " safeguarding children ");
  Name name = { NULL, authority };

  g_strstrip (folded);
  if (!names_a_body (folded))
    return;
  if (children && !strstr (folded, " local safeguarding"))
    {
      name.folded = g_strdup_printf ("%.*s local%s", (int) (children - folded), folded, children);
      g_array_append_val (authorities->names, name);
    }
  name.folded = g_steal_pointer (&folded);
  g_array_append_val (authorities->names, name);
}

/* "later: Derby and Derbyshire SCP; earlier: Derby Area Child Protection Committee (ACPC)" */
static void
add_other_names (TlAuthorities     *authorities,
                 const TlAuthority *authority,
                 const char        *cell)
{
  g_auto (GStrv) names = g_strsplit (cell, ";", -1);

  for (guint i = 0; names[i]; i++)
    {
      char *colon = strchr (names[i], ':');
      char *bracket;
      const char *name = colon ? colon + 1 : names[i];

      bracket = strstr (name, " (");
      if (bracket)
        *bracket = '\0';
      add_name (authorities, authority, name);
    }
}

static void
add_places (TlAuthorities     *authorities,
            const TlAuthority *authority)
{
  g_auto (GStrv) areas = g_strsplit (authority->areas, ";", -1);

  for (guint i = 0; areas[i]; i++)
    {
      char *bracket = strstr (areas[i], " (");

      if (bracket)
        *bracket = '\0';
      g_strstrip (areas[i]);
      if (*areas[i])
        g_hash_table_insert (authorities->places, g_utf8_strdown (areas[i], -1),
                             (gpointer) authority);
    }
}

static void
add_line (TlAuthorities *authorities,
          const char    *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  TlAuthority *authority;

  if (g_strv_length (cells) < 6)
    return;
  authority = g_new0 (TlAuthority, 1);
  authority->name = g_strdup (cells[0]);
  authority->nation = g_strdup (cells[1]);
  authority->region = g_strdup (cells[2]);
  authority->areas = g_strdup (cells[5]);
  g_ptr_array_add (authorities->list, authority);
  add_name (authorities, authority, authority->name);
  add_other_names (authorities, authority, cells[4]);
  add_places (authorities, authority);
}

TlAuthorities *
tl_authorities_new (GBytes *table)
{
  TlAuthorities *authorities;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  authorities = g_new0 (TlAuthorities, 1);
  g_atomic_ref_count_init (&authorities->refs);
  authorities->list = g_ptr_array_new_with_free_func (authority_free);
  authorities->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (authorities->names, name_clear);
  authorities->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  text = g_strndup (g_bytes_get_data (table, NULL), g_bytes_get_size (table));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[0] && lines[i]; i++)
    add_line (authorities, g_strchomp (lines[i]));
  return authorities;
}

TlAuthorities *
tl_authorities_get_default (void)
{
  static TlAuthorities *shipped;

  if (g_once_init_enter (&shipped))
    {
      g_autoptr (GBytes) table = g_resources_lookup_data (TABLE, 0, NULL);
      g_autoptr (GBytes) none = g_bytes_new (NULL, 0);

      g_once_init_leave (&shipped, tl_authorities_new (table ? table : none));
    }
  return shipped;
}

TlAuthorities *
tl_authorities_ref (TlAuthorities *authorities)
{
  g_return_val_if_fail (authorities != NULL, NULL);

  g_atomic_ref_count_inc (&authorities->refs);
  return authorities;
}

void
tl_authorities_unref (TlAuthorities *authorities)
{
  g_return_if_fail (authorities != NULL);

  if (!g_atomic_ref_count_dec (&authorities->refs))
    return;
  g_array_unref (authorities->names);
  g_hash_table_unref (authorities->places);
  g_ptr_array_unref (authorities->list);
  g_free (authorities);
}

static gboolean
is_whole (const char *text,
          const char *at,
          gsize       length)
{
  return (at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length]);
}

const TlAuthority *
tl_authorities_find (TlAuthorities *authorities,
                     const char    *text,
                     gsize         *start,
                     gsize         *length)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  const Name *best = NULL;
  const char *where = NULL;

  for (guint i = 0; i < authorities->names->len; i++)
    {
      const Name *name = &g_array_index (authorities->names, Name, i);
      const char *at = strstr (folded, name->folded);

      if (!at || !is_whole (folded, at, strlen (name->folded)) ||
          (best && strlen (name->folded) <= strlen (best->folded)))
        continue;
      best = name;
      where = at;
    }
  /* lower case may be longer or shorter in bytes; then the place would not be the same */
  if (!best || strlen (folded) != strlen (text))
    return NULL;
  *start = where - folded;
  *length = strlen (best->folded);
  return best->authority;
}

const TlAuthority *
tl_authorities_find_place (TlAuthorities *authorities,
                           const char    *place)
{
  g_autofree char *folded = g_utf8_strdown (place, -1);

  return g_hash_table_lookup (authorities->places, folded);
}
