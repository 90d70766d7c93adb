/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sections-private.h"

#include <gio/gio.h>
#include <string.h>

#define SECTIONS "/io/github/throughline/Throughline/engine/reading/sections.tsv"

/* What a line of the table says of where it holds. */
typedef struct {
  const char    *name;
  TlHeadingPlace place;
  gboolean       annex;
} Where;

static const Where wheres[] = {
  { "any", TL_HEADING_WITHIN, FALSE },
  { "top", TL_HEADING_TOP, FALSE },
  { "early", TL_HEADING_EARLY, FALSE },
  { "start", TL_HEADING_TOP | TL_HEADING_EARLY, FALSE },
  { "opening", TL_HEADING_TOP | TL_HEADING_OPENING, FALSE },
  { "annex", TL_HEADING_WITHIN, TRUE },
  { "asking", TL_HEADING_ASKING, FALSE },
  { "inspected", TL_HEADING_INSPECTED, FALSE },
};

/* Lines of the table that follow each other and have their section and place in common. */
typedef struct {
  TlSection    section;
  const Where *where;
  GRegex      *pattern;
} Name;

static void
name_clear (gpointer data)
{
  g_regex_unref (((Name *) data)->pattern);
}

static const Where *
find_where (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (wheres); i++)
    if (g_str_equal (wheres[i].name, name))
      return &wheres[i];
  return NULL;
}

static GRegex *
compile (const char *alternatives)
{
  g_autofree char *whole = g_strdup_printf ("^(?:%s)$", alternatives);
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (whole, G_REGEX_OPTIMIZE, 0, &error);

  if (!regex)
    g_error ("sections.tsv: %s", error->message);
  return regex;
}

static void
add_name (GArray  *names,
          Name    *name,
          GString *alternatives)
{
  if (alternatives->len == 0)
    return;
  name->pattern = compile (alternatives->str);
  g_array_append_val (names, *name);
  g_string_truncate (alternatives, 0);
}

static GArray *
read_names (const char *table)
{
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  g_autoptr (GString) alternatives = g_string_new (NULL);
  GArray *names = g_array_new (FALSE, FALSE, sizeof (Name));
  Name name = { 0 };

  g_array_set_clear_func (names, name_clear);
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 3);
      const Where *where = g_strv_length (cells) == 3 ? find_where (cells[1]) : NULL;
      TlSection section;

      if (*lines[i] == '#' || !where || !tl_section_from_string (cells[0], &section))
        continue;
      if (where != name.where || section != name.section)
        add_name (names, &name, alternatives);
      name = (Name) { .section = section, .where = where };
      g_string_append_printf (alternatives, "%s%s", alternatives->len > 0 ? "|" : "", cells[2]);
    }
  add_name (names, &name, alternatives);
  return names;
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

      g_once_init_leave (&names, read_names (text));
    }
  return names;
}

/* Lower case, with nothing but a space, comma or hyphen between words. */
static GString *
fold (const char *heading,
      gsize       length)
{
  g_autofree char *lower = g_utf8_strdown (heading, length);
  GString *plain = g_string_new (NULL);

  for (const char *p = lower; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2019 || c == 0x2018 || c == 0x201F || c == '\'')
        g_string_append_c (plain, '\'');
      else if (c == '&')
        g_string_append (plain, "and");
      else if (c == 0x2010 || c == 0x2011)
        g_string_append_c (plain, '-');
      else if (g_unichar_isalnum (c) || c == '-' || c == ',')
        g_string_append_unichar (plain, c);
      else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
    }
  return plain;
}

/* The page number or note mark at the end, but not a year. */
static void
cut_end (GString *plain)
{
  gsize end = plain->len, digits;

  while (end > 0 && strchr (" ,-'", plain->str[end - 1]))
    end--;
  for (digits = 0; digits < end && g_ascii_isdigit (plain->str[end - 1 - digits]); digits++)
    ;
  if (digits > 0 && digits <= 3)
    end -= digits;
  while (end > 0 && strchr (" ,-'", plain->str[end - 1]))
    end--;
  g_string_truncate (plain, end);
}

static void
cut_begin (GString *plain)
{
  static const char *const articles[] = { "the ", "our ", "yr ", "y ", NULL };
  gsize begin = strspn (plain->str, " -,'");

  /* a number that was not told from its heading */
  if (g_ascii_isdigit (plain->str[begin]))
    {
      gsize digits = strspn (plain->str + begin, "0123456789 ");

      if (digits <= 6 && plain->str[begin + digits - 1] == ' ')
        begin += digits;
    }
  g_string_erase (plain, 0, begin);
  for (guint i = 0; articles[i]; i++)
    if (g_str_has_prefix (plain->str, articles[i]))
      {
        g_string_erase (plain, 0, strlen (articles[i]));
        break;
      }
}

static gboolean
find_part (const char    *heading,
           gsize          length,
           TlHeadingPlace place,
           gboolean       annex,
           TlSection     *section)
{
  GArray *names = get_names ();
  g_autoptr (GString) plain = fold (heading, length);

  cut_end (plain);
  cut_begin (plain);
  if (plain->len == 0)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const Name *name = &g_array_index (names, Name, i);

      if ((annex ? name->where->annex : (name->where->place & ~place) == 0) &&
          g_regex_match (name->pattern, plain->str, 0, NULL))
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
  static const char *const words[] = { "appendix", "annexure", "annexe", "annex", "atodiad",
                                       "schedule", NULL };

  for (guint i = 0; words[i]; i++)
    {
      gsize length = strlen (words[i]);
      const char *p = heading + length;

      if (g_ascii_strncasecmp (heading, words[i], length) != 0 || g_ascii_isalpha (*p))
        continue;
      p += strspn (p, " ");
      length = strspn (p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ivx");
      if (length <= 4 && !g_ascii_isalpha (p[length]))
        p += length;
      return p;
    }
  return NULL;
}

/* What divides a heading that carries two. In "Cefndir / Background" the English half is tried
 * first, elsewhere the first. */
static gboolean
find_half (const char    *heading,
           TlHeadingPlace place,
           TlSection     *section)
{
  static const char *const dividers[] = { " / ", ": ", " – ", " — ", " - ", " (", " | ", NULL };
  static const char *const joins[] = { " and ", " & ", " AND ", " a'r ", NULL };
  gboolean top = (place & TL_HEADING_TOP) != 0;

  for (const char *const *words = dividers; words; words = words == dividers && top ? joins : NULL)
    for (guint i = 0; words[i]; i++)
      {
        const char *at = strstr (heading, words[i]);
        const char *rest = at ? at + strlen (words[i]) : NULL;
        gboolean languages = words == dividers && i == 0;
        gboolean both = words == dividers && top;

        if (!at)
          continue;
        if ((languages && find_part (rest, strlen (rest), place, FALSE, section)) ||
            find_part (heading, at - heading, place, FALSE, section) ||
            (both && find_part (rest, strlen (rest), place, FALSE, section)))
          return TRUE;
      }
  return FALSE;
}

gboolean
tl_section_find (const char     *heading,
                 TlHeadingPlace  place,
                 TlSection      *section)
{
  const char *annex = skip_annex (heading);

  if (annex)
    {
      if (!find_part (annex, strlen (annex), place, TRUE, section))
        *section = TL_SECTION_APPENDIX;
      return TRUE;
    }
  return find_part (heading, strlen (heading), place, FALSE, section) ||
         find_half (heading, place, section);
}
