/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sections-private.h"

#include <gio/gio.h>
#include <string.h>

#define SECTIONS "/io/github/throughline/Throughline/engine/reading/sections.tsv"

typedef enum { NAME_TOP, NAME_ANY, NAME_ANNEX } NameWhere;

/* A line of the table of headings. */
typedef struct {
  TlSection section;
  NameWhere where;
  GRegex   *pattern;
} Name;

static void
name_clear (gpointer data)
{
  g_regex_unref (((Name *) data)->pattern);
}

static void
add_name (GArray     *names,
          const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", 3);
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;
  Name name;

  if (*line == '#' || g_strv_length (cells) < 3 ||
      !tl_section_from_string (cells[0], &name.section))
    return;
  name.where = g_str_equal (cells[1], "annex") ? NAME_ANNEX
               : g_str_equal (cells[1], "any") ? NAME_ANY
                                               : NAME_TOP;
  whole = g_strdup_printf ("^(?:%s)$", cells[2]);
  name.pattern = g_regex_new (whole, G_REGEX_OPTIMIZE, 0, &error);
  if (!name.pattern)
    g_error ("sections.tsv: %s", error->message);
  g_array_append_val (names, name);
}

static GArray *
get_names (void)
{
  static GArray *names;

  if (g_once_init_enter (&names))
    {
      g_autoptr (GBytes) bytes = g_resources_lookup_data (SECTIONS, 0, NULL);
      g_autofree char *text = bytes ? g_strndup (g_bytes_get_data (bytes, NULL),
                                                 g_bytes_get_size (bytes)) : g_strdup ("");
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      GArray *made = g_array_new (FALSE, FALSE, sizeof (Name));

      g_array_set_clear_func (made, name_clear);
      for (guint i = 0; lines[i]; i++)
        add_name (made, lines[i]);
      g_once_init_leave (&names, made);
    }
  return names;
}

/* Lower case, without punctuation, page number at the end and article at the beginning. */
static char *
normalise (const char *heading,
           gsize       length)
{
  g_autofree char *lower = g_utf8_strdown (heading, length);
  GString *plain = g_string_new (NULL);
  gsize end;

  for (const char *p = lower; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2019 || c == 0x2018 || c == 0x201F || c == '\'')
        g_string_append_c (plain, '\'');
      else if (c == '&')
        g_string_append (plain, "and");
      else if (g_unichar_isalnum (c) || c == '-' || c == ',')
        g_string_append_unichar (plain, c);
      else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
    }
  for (end = plain->len; end > 0 && strchr (" 0123456789,-'", plain->str[end - 1]); end--)
    ;
  g_string_truncate (plain, end);
  for (const char *article = "the \0our \0"; *article; article += strlen (article) + 1)
    if (g_str_has_prefix (plain->str, article))
      g_string_erase (plain, 0, strlen (article));
  return g_string_free (plain, FALSE);
}

static gboolean
matches (const Name *name,
         const char *plain,
         gboolean    top)
{
  return (top || name->where != NAME_TOP) && g_regex_match (name->pattern, plain, 0, NULL);
}

static gboolean
find_part (const char *heading,
           gsize       length,
           gboolean    top,
           gboolean    annex,
           TlSection  *section)
{
  GArray *names = get_names ();
  g_autofree char *plain = normalise (heading, length);

  if (*plain == '\0')
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const Name *name = &g_array_index (names, Name, i);

      if ((!annex || name->where == NAME_ANNEX || name->section == TL_SECTION_CHRONOLOGY ||
           name->section == TL_SECTION_RECOMMENDATIONS) &&
          matches (name, plain, top))
        {
          *section = name->section;
          return TRUE;
        }
    }
  return FALSE;
}

/* "Appendix 1: Terms of reference": the title after the label, or NULL when it is no appendix. */
static const char *
skip_annex (const char *heading)
{
  static const char *const words[] = { "appendix", "annexe", "annex", "atodiad", NULL };

  for (guint i = 0; words[i]; i++)
    {
      gsize length = strlen (words[i]);
      const char *p = heading + length;

      if (g_ascii_strncasecmp (heading, words[i], length) != 0 || g_ascii_isalpha (*p))
        continue;
      p += strspn (p, " ");
      if (strspn (p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ivx") <= 4)
        p += strspn (p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ivx");
      return p;
    }
  return NULL;
}

gboolean
tl_section_find (const char *heading,
                 gboolean    top,
                 TlSection  *section)
{
  const char *slash = strstr (heading, " / ");
  const char *annex = skip_annex (heading);

  if (annex)
    {
      if (!find_part (annex, strlen (annex), TRUE, TRUE, section))
        *section = TL_SECTION_APPENDIX;
      return TRUE;
    }
  if (slash && find_part (slash + 3, strlen (slash + 3), top, FALSE, section))
    return TRUE;
  if (slash && find_part (heading, slash - heading, top, FALSE, section))
    return TRUE;
  return find_part (heading, strlen (heading), top, FALSE, section);
}
