/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-bodies-private.h"

#include <gio/gio.h>

#define BODIES "/io/github/throughline/Throughline/engine/reading/bodies.txt"

static GRegex *
read_bodies (const char *table)
{
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  g_autoptr (GString) pattern = g_string_new ("\\b(?:");
  g_autoptr (GError) error = NULL;
  GRegex *regex;

  for (guint i = 0; lines[i]; i++)
    if (*lines[i] && *lines[i] != '#')
      g_string_append_printf (pattern, "%s|", lines[i]);
  g_string_truncate (pattern, pattern->len - 1);
  g_string_append (pattern, ")\\b");
  regex = g_regex_new (pattern->str, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &error);
  if (!regex)
    g_error ("bodies.txt: %s", error->message);
  return regex;
}

gboolean
tl_bodies_name_one (const char *text)
{
  static GRegex *bodies;

  if (g_once_init_enter (&bodies))
    {
      g_autoptr (GBytes) bytes = g_resources_lookup_data (BODIES, 0, NULL);
      g_autofree char *table = bytes ? g_strndup (g_bytes_get_data (bytes, NULL),
                                                  g_bytes_get_size (bytes)) : g_strdup ("");

      g_once_init_leave (&bodies, read_bodies (table));
    }
  return g_regex_match (bodies, text, 0, NULL);
}
