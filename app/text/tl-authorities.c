/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-authorities-private.h"

#include "tl-pattern-private.h"

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
  g_free (authority->other_names);
  g_free (authority);
}

static void
name_clear (gpointer data)
{
  g_free (((Name *) data)->folded);
}

/* What bodies are called for short, and in full. */
static const struct {
  const char *initials;
  const char *words;
} bodies[] = {
  { "lscb", "safeguarding children board" },
  { "scb", "safeguarding children board" },
  { "rscb", "regional safeguarding children board" },
  { "lscp", "safeguarding children partnership" },
  { "scp", "safeguarding children partnership" },
  { "scpb", "safeguarding children partnership board" },
  { "acpc", "area child protection committee" },
  { "cpc", "child protection committee" },
  { "ppc", "public protection committee" },
};

/* Names of one body at different times, or of one kind of body, which are often printed one for
 * another. */
static const char *const eras[][2] = {
  { " safeguarding children partnership", " safeguarding children board" },
  { " safeguarding children partnership", " lscb" },
  { " safeguarding children partnership", " scp" },
  { " safeguarding children partnership", " area child protection committee" },
  { " safeguarding children board", " lscb" },
  { " safeguarding children board", " scb" },
  { " safeguarding children board", " safeguarding children partnership" },
  { " safeguarding children board", " area child protection committee" },
  { " child protection committee", " cpc" },
  { " child protection committee", " public protection committee" },
};

/* @text in lower case, with plain marks and "and" for "&". @places: (out) (optional): for each
 * byte of it and for its end, the byte of @text it comes from. */
static char *
fold (const char  *text,
      GArray     **places)
{
  GString *folded = g_string_new (NULL);
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize at = p - text;

      if (c == '&')
        g_string_append (folded, "and");
      else if (c == 0x2019)
        g_string_append_c (folded, '\'');
      else if (c == 0x2010 || c == 0x2011)
        g_string_append_c (folded, '-');
      else if (g_unichar_isspace (c))
        g_string_append_c (folded, ' ');
      else if (c != 0)
        g_string_append_unichar (folded, g_unichar_tolower (c));
      while (from->len < folded->len || (c == 0 && from->len == folded->len))
        g_array_append_val (from, at);
      if (c == 0)
        break;
    }
  if (places)
    *places = g_steal_pointer (&from);
  return g_string_free (folded, FALSE);
}

static gboolean
ends_in_initials (const char *folded)
{
  const char *space = strrchr (folded, ' ');

  for (guint i = 0; space && i < G_N_ELEMENTS (bodies); i++)
    if (g_str_equal (space + 1, bodies[i].initials))
      return TRUE;
  return FALSE;
}

/* Names without the kind of body ("Safeguarding Bedfordshire" is a web site) or without a place are
 * not looked for. */
static gboolean
names_a_body (const char *folded)
{
  if (ends_in_initials (folded))
    return strlen (folded) > 7;
  return strlen (folded) > 12 && !g_str_has_prefix (folded, "public protection") &&
         !g_str_has_prefix (folded, "child protection") &&
         !g_str_has_prefix (folded, "safeguarding children") &&
         !g_str_has_prefix (folded, "our ") &&
         (strstr (folded, "safeguarding") || strstr (folded, "protection") ||
          strstr (folded, "panel") || strstr (folded, "diogelu"));
}

/* Takes over @folded. */
static void
take_name (TlAuthorities     *authorities,
           const TlAuthority *authority,
           char              *folded)
{
  Name name = { folded, authority };

  if (names_a_body (folded))
    g_array_append_val (authorities->names, name);
  else
    g_free (folded);
}

static void
add_name (TlAuthorities     *authorities,
          const TlAuthority *authority,
          const char        *text)
{
  g_autofree char *folded = fold (text, NULL);
  const char *children = strstr (folded, " safeguarding children ");
  const char *space;

  g_strstrip (folded);
  space = strrchr (folded, ' ');
  if (children && !strstr (folded, " local safeguarding"))
    take_name (authorities, authority,
               g_strdup_printf ("%.*s local%s", (int) (children - folded), folded, children));
  for (guint i = 0; space && i < G_N_ELEMENTS (bodies); i++)
    if (g_str_equal (space + 1, bodies[i].initials))
      {
        g_autofree char *full = g_strdup_printf ("%.*s %s", (int) (space - folded), folded,
                                                 bodies[i].words);

        add_name (authorities, authority, full);
      }
  take_name (authorities, authority, g_steal_pointer (&folded));
}

/* The names that follow from a present one. */
static void
add_eras (TlAuthorities     *authorities,
          const TlAuthority *authority)
{
  g_autofree char *folded = fold (authority->name, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    {
      g_autofree char *place = NULL;
      g_autofree char *name = NULL;

      if (!g_str_has_suffix (folded, eras[i][0]))
        continue;
      place = g_strndup (folded, strlen (folded) - strlen (eras[i][0]));
      if (g_str_has_suffix (place, " local"))
        place[strlen (place) - strlen (" local")] = '\0';
      name = g_strconcat (place, eras[i][1], NULL);
      add_name (authorities, authority, name);
    }
}

/* "later: Derby and Derbyshire SCP; earlier: Derby Area Child Protection Committee (ACPC)" */
static void
add_other_names (TlAuthorities     *authorities,
                 const TlAuthority *authority)
{
  g_auto (GStrv) names = g_strsplit (authority->other_names, ";", -1);

  for (guint i = 0; names[i]; i++)
    {
      char *colon = strchr (names[i], ':');
      char *bracket;
      char *name = colon ? colon + 1 : names[i];

      bracket = strstr (name, " (");
      if (bracket)
        *bracket = '\0';
      add_name (authorities, authority, g_strstrip (name));
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
        g_hash_table_insert (authorities->places, fold (areas[i], NULL),
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
  authority->other_names = g_strdup (cells[4]);
  g_ptr_array_add (authorities->list, authority);
  add_places (authorities, authority);
}

/* A name is of the body that has it now, before one that had it by itself, before one that it
 * became a part of. */
static void
add_names (TlAuthorities *authorities)
{
  for (guint i = 0; i < authorities->list->len; i++)
    {
      const TlAuthority *authority = authorities->list->pdata[i];

      add_name (authorities, authority, authority->name);
    }
  for (guint i = 0; i < authorities->list->len; i++)
    add_eras (authorities, authorities->list->pdata[i]);
  for (guint i = 0; i < authorities->list->len; i++)
    add_other_names (authorities, authorities->list->pdata[i]);
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
  add_names (authorities);
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

/* The word before @at begins a longer name of a place: "North Lincolnshire", "Foo and Rutland". */
static gboolean
goes_before (const char *text,
             const char *at)
{
  static GRegex *slot;
  gsize from = at - text > 40 ? at - text - 40 : 0;
  g_autofree char *before = g_utf8_make_valid (text + from, at - text - from);

  return tl_pattern_match (&slot,
    "\\b(north|south|east|west|north east|north west|mid|central|greater|upper|lower|new|great|"
    "little|"
    "outer|inner)[ -]$|"
    "\\b(?!services|council|police|trust|board|partnership|committee|authority|report|review|"
    "ofsted|nhs)"
    "[a-z'-]+ and $", before);
}

static gboolean
is_whole (const char *text,
          const char *at,
          gsize       length)
{
  return (at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length]) &&
         !goes_before (text, at);
}

/* Spares most texts the looking for every name. */
static gboolean
may_name_a_body (const char *folded)
{
  static const char *const words[] = { "safeguarding", "protection", "panel", "diogelu" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    if (strstr (folded, bodies[i].initials))
      return TRUE;
  return FALSE;
}

const TlAuthority *
tl_authorities_find (TlAuthorities *authorities,
                     const char    *text,
                     gsize         *start,
                     gsize         *length)
{
  g_autoptr (GArray) places = NULL;
  g_autofree char *folded = fold (text, &places);
  const Name *best = NULL;
  const char *where = NULL;

  for (guint i = 0; may_name_a_body (folded) && i < authorities->names->len; i++)
    {
      const Name *name = &g_array_index (authorities->names, Name, i);
      const char *at = strstr (folded, name->folded);

      if (!at || (best && strlen (name->folded) <= strlen (best->folded)) ||
          !is_whole (folded, at, strlen (name->folded)))
        continue;
      best = name;
      where = at;
    }
  if (!best)
    return NULL;
  *start = g_array_index (places, gsize, where - folded);
  *length = g_array_index (places, gsize, where - folded + strlen (best->folded)) - *start;
  return best->authority;
}

const TlAuthority *
tl_authorities_find_place (TlAuthorities *authorities,
                           const char    *place)
{
  g_autofree char *folded = fold (place, NULL);

  return g_hash_table_lookup (authorities->places, folded);
}
