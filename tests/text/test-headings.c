/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sections-private.h"

#include <string.h>

/* Reads headings.txt: what the parts of reviews are called, and where. */

static const struct {
  const char    *name;
  TlHeadingPlace place;
} places[] = {
  { "opening", TL_HEADING_TOP | TL_HEADING_EARLY | TL_HEADING_OPENING },
  { "main", TL_HEADING_TOP },
  { "asking", TL_HEADING_TOP | TL_HEADING_ASKING },
  { "within", TL_HEADING_WITHIN },
};

typedef struct {
  char          *section;
  TlHeadingPlace place;
  GPtrArray     *headings;
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->section);
  g_ptr_array_unref (group->headings);
  g_free (group);
}

/* "findings, main" */
static Group *
group_new (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, ", ", 2);
  Group *group = g_new0 (Group, 1);
  guint i = 0;

  g_assert_cmpuint (g_strv_length (words), ==, 2);
  while (strcmp (places[i].name, words[1]) != 0)
    g_assert_cmpuint (++i, <, G_N_ELEMENTS (places));
  group->section = g_strdup (words[0]);
  group->place = places[i].place;
  group->headings = g_ptr_array_new_with_free_func (g_free);
  return group;
}

static void
test_group (gconstpointer data)
{
  const Group *group = data;

  for (guint i = 0; i < group->headings->len; i++)
    {
      const char *heading = group->headings->pdata[i];
      TlSection section;
      const char *named = tl_section_find (heading, group->place, &section)
                            ? tl_section_to_string (section) : "none";

      if (strcmp (named, group->section) != 0)
        {
          g_test_message ("“%s” names %s, not %s", heading, named, group->section);
          g_test_fail ();
        }
    }
}

static void
add_groups (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Group *group = NULL;
  guint n = 0;

  for (guint i = 0; lines[i]; i++)
    if (g_str_has_prefix (lines[i], "== "))
      {
        g_autofree char *path = g_strdup_printf ("/text/headings/%u %s", ++n, lines[i] + 3);

        group = group_new (lines[i] + 3);
        g_test_add_data_func_full (path, group, test_group, group_free);
      }
    else if (group && *lines[i] && !g_str_has_prefix (lines[i], "//"))
      g_ptr_array_add (group->headings, g_strdup (lines[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  g_file_get_contents (argv[1], &text, NULL, &error);
  g_assert_no_error (error);
  add_groups (text);
  return g_test_run ();
}
