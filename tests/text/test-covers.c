/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typed-flow.h"

#include <string.h>

/* Reads covers.txt: covers and first paragraphs, and the facts that are to be read from them. */

typedef struct {
  char      *name;
  char      *head;
  GArray    *blocks;
  GPtrArray *texts;
  GPtrArray *wanted;
} Cover;

static void
cover_free (gpointer data)
{
  Cover *cover = data;

  g_free (cover->name);
  g_free (cover->head);
  g_array_unref (cover->blocks);
  g_ptr_array_unref (cover->texts);
  g_ptr_array_unref (cover->wanted);
  g_free (cover);
}

static Cover *
cover_new (const char *name)
{
  Cover *cover = g_new0 (Cover, 1);

  cover->name = g_strdup (name);
  cover->blocks = g_array_new (TRUE, TRUE, sizeof (TypedBlock));
  cover->texts = g_ptr_array_new_with_free_func (g_free);
  cover->wanted = g_ptr_array_new_with_free_func (g_free);
  return cover;
}

static void
add_block (Cover      *cover,
           const char *text,
           float       size,
           gboolean    bold)
{
  TypedBlock block = { NULL, g_strdup (text), size, bold };

  g_ptr_array_add (cover->texts, (char *) block.text);
  g_array_append_val (cover->blocks, block);
}

static void
read_line (Cover      *cover,
           const char *line)
{
  if (g_str_has_prefix (line, "=> "))
    g_ptr_array_add (cover->wanted, g_strdup (line + 3));
  else if (g_str_has_prefix (line, "^ "))
    cover->head = g_strdup (line + 2);
  else if (g_str_equal (line, "--"))
    add_block (cover, "", 0, FALSE);
  else if (g_str_has_prefix (line, "# "))
    add_block (cover, line + 2, 20, TRUE);
  else if (g_str_has_prefix (line, "## "))
    add_block (cover, line + 3, 13, TRUE);
  else if (g_str_has_prefix (line, "+ "))
    add_block (cover, line + 2, 14, FALSE);
  else
    add_block (cover, line, 0, FALSE);
}

/* The values of that name, joined by "; "; "-" when there is none. */
static char *
dup_facts (TlDocument *document,
           const char *name)
{
  GString *values = g_string_new (NULL);
  TlFactName fact;

  if (g_str_equal (name, "kind"))
    g_string_append (values, tl_document_kind_to_string (tl_document_get_kind (document)));
  else
    {
      g_assert_true (tl_fact_name_from_string (name, &fact));
      for (guint i = 0; i < tl_document_get_n_facts (document); i++)
        if (tl_fact_get_name (tl_document_get_fact (document, i)) == fact)
          g_string_append_printf (values, "%s%s", values->len > 0 ? "; " : "",
                                  tl_fact_get_value (tl_document_get_fact (document, i)));
    }
  if (values->len == 0)
    g_string_append_c (values, '-');
  return g_string_free (values, FALSE);
}

static void
test_cover (gconstpointer data)
{
  const Cover *cover = data;
  TypedLook look = { 1, 0, cover->head, 0 };
  g_autoptr (TlDocument) document = typed_flow (&look, (const TypedBlock *) cover->blocks->data);

  for (guint i = 0; i < cover->wanted->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (cover->wanted->pdata[i], ": ", 2);
      g_autofree char *got = dup_facts (document, parts[0]);

      if (g_str_equal (got, parts[1]))
        continue;
      g_test_message ("%s: “%s”, not “%s”", parts[0], got, parts[1]);
      g_test_fail ();
    }
}

static GPtrArray *
read_covers (const char *path)
{
  GPtrArray *covers = g_ptr_array_new_with_free_func (cover_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (g_str_has_prefix (lines[i], "== "))
      g_ptr_array_add (covers, cover_new (lines[i] + 3));
    else if (covers->len > 0 && lines[i][0] && !g_str_has_prefix (lines[i], "//"))
      read_line (covers->pdata[covers->len - 1], lines[i]);
  return covers;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GPtrArray) covers = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  covers = read_covers (argv[1]);
  for (guint i = 0; i < covers->len; i++)
    {
      Cover *cover = covers->pdata[i];
      g_autofree char *name = g_strdelimit (g_strdup (cover->name), " ", '-');
      g_autofree char *path = g_strconcat ("/text/covers/", name, NULL);

      g_test_add_data_func (path, cover, test_cover);
    }
  return g_test_run ();
}
