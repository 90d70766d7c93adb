/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-private.h"

#include <json-glib/json-glib.h>

TlMatcher *
matcher_from_text (const char *text)
{
  g_autofree char *whole = g_strconcat ("throughline code book 1\n", text, NULL);
  g_autoptr (GBytes) source = g_bytes_new (whole, strlen (whole));
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (source, &faults);
  g_autoptr (GError) error = NULL;
  TlMatcher *matcher;

  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", ((TlFault *) g_ptr_array_index (faults, i))->message);
  g_assert_cmpuint (faults->len, ==, 0);
  matcher = tl_matcher_new (codebook, &error);
  g_assert_no_error (error);
  return matcher;
}

TlMatcher *
matcher_from_default (void)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autoptr (TlCodebook) codebook = tl_codebook_parse (source, NULL);
  g_autoptr (GError) error = NULL;
  TlMatcher *matcher = tl_matcher_new (codebook, &error);

  g_assert_no_error (error);
  return matcher;
}

TlBlock *
paragraph (const char *text,
           TlSection   section)
{
  TlBlockFields fields = {
    .kind = TL_BLOCK_PARAGRAPH,
    .section = section,
    .text = text,
    .page = 1,
  };

  return tl_block_new (&fields);
}

GPtrArray *
find_in (TlMatcher  *matcher,
         const char *text)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);

  g_ptr_array_add (blocks, paragraph (text, TL_SECTION_ANALYSIS));
  return tl_matcher_find (matcher, blocks, NULL, NULL);
}

TlFinding *
get_finding (GPtrArray  *findings,
             const char *theme)
{
  TlFindingFlags uncounted = TL_FINDING_DENIED | TL_FINDING_MAYBE;

  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (tl_finding_get_theme (finding), theme)
          && (tl_finding_get_flags (finding) & uncounted) == 0)
        return finding;
    }
  return NULL;
}

char *
describe_findings (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (findings, i);
      TlSpan span = tl_finding_get_span (finding);
      guint n_marks;
      const TlSpan *marks = tl_finding_get_marks (finding, &n_marks);

      g_string_append_printf (text, "%u %s %s %s %u %s %u+%u", tl_finding_get_block (finding),
                              tl_finding_get_theme (finding), tl_finding_get_rule (finding),
                              tl_stance_to_string (tl_finding_get_stance (finding)),
                              tl_finding_get_flags (finding),
                              tl_voice_to_string (tl_finding_get_voice (finding)),
                              span.start, span.length);
      for (guint k = 0; k < n_marks; k++)
        g_string_append_printf (text, " %u+%u", marks[k].start, marks[k].length);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

char **
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "rules", name,
                                                 NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (g_strchomp (strchr (text, '\n') + 1), "\n", -1);
}

static void
add_paragraphs (GPtrArray  *blocks,
                JsonObject *specimen)
{
  JsonArray *array = json_object_get_array_member (specimen, "blocks");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *block = json_array_get_object_element (array, i);
      const char *text = json_object_get_string_member_with_default (block, "text", NULL);
      TlSection section;

      if (text != NULL && tl_section_from_string (json_object_get_string_member (block, "section"),
                                                  &section))
        g_ptr_array_add (blocks, paragraph (text, section));
    }
}

GPtrArray *
read_specimens (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "specimens",
                                                   NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_unref);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      json_parser_load_from_file (parser, path, &error);
      g_assert_no_error (error);
      add_paragraphs (blocks, json_node_get_object (json_parser_get_root (parser)));
    }
  g_assert_cmpuint (blocks->len, >, 1000);
  return blocks;
}
