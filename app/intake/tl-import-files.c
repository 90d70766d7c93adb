/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-private.h"

#include <string.h>

#define ATTRIBUTES                                                                              \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE ","                         \
  G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN ","                    \
  G_FILE_ATTRIBUTE_STANDARD_IS_BACKUP "," G_FILE_ATTRIBUTE_ID_FILE

/* Folders within folders: where files have no identity, this is what ends a loop of links. */
#define MAX_DEPTH 40

typedef struct {
  GPtrArray    *found;
  GHashTable   *folders;   /* identities of those entered below the one given */
  guint         given;
  GCancellable *cancellable;
} Search;

static void
import_file_free (TlImportFile *file)
{
  g_object_unref (file->file);
  g_free (file->name);
  g_clear_error (&file->error);
  g_free (file);
}

static void
add_file (Search    *search,
          GFile     *file,
          GFileInfo *info,
          GError    *error)
{
  TlImportFile *found = g_new0 (TlImportFile, 1);
  g_autofree char *path = g_file_get_path (file);

  found->file = g_object_ref (file);
  found->name = path != NULL ? g_filename_display_name (path) : g_file_get_parse_name (file);
  found->given = search->given;
  found->size = info != NULL ? g_file_info_get_size (info) : 0;
  found->error = error;
  g_ptr_array_add (search->found, found);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  GFileInfo *const *info_a = a;
  GFileInfo *const *info_b = b;

  return strcmp (g_file_info_get_name (*info_a), g_file_info_get_name (*info_b));
}

static GPtrArray *
list_folder (GFile         *folder,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) children =
    g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);
  GFileInfo *info;

  if (children == NULL)
    return NULL;
  while (TRUE)
    {
      if (!g_file_enumerator_iterate (children, &info, NULL, cancellable, error))
        return NULL;
      if (info == NULL)
        break;
      g_ptr_array_add (infos, g_object_ref (info));
    }
  g_ptr_array_sort (infos, compare_names);
  return g_steal_pointer (&infos);
}

static gboolean
is_pdf_name (const char *name)
{
  gsize length = strlen (name);

  return length > 4 && g_ascii_strcasecmp (name + length - 4, ".pdf") == 0;
}

/* Links are followed; one that is met as such leads nowhere. */
static GError *
new_link_error (void)
{
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "a link to nothing");
}

/* Whether the folder is entered for the first time. */
static gboolean
enter (Search    *search,
       GFileInfo *info)
{
  const char *identity = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE);

  return identity == NULL || g_hash_table_add (search->folders, g_strdup (identity));
}

static void search_folder (Search *search,
                           GFile  *folder,
                           guint   depth);

/* What is too deep is not looked through, and said. */
static void
search_below (Search *search,
              GFile  *folder,
              guint   depth)
{
  if (depth <= MAX_DEPTH)
    search_folder (search, folder, depth);
  else
    add_file (search, folder, NULL,
              g_error_new_literal (G_IO_ERROR, G_IO_ERROR_WOULD_RECURSE, "too deep"));
}

static void
search_folder (Search *search,
               GFile  *folder,
               guint   depth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = list_folder (folder, search->cancellable, &error);

  if (infos == NULL)
    {
      add_file (search, folder, NULL, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < infos->len && !g_cancellable_is_cancelled (search->cancellable); i++)
    {
      GFileInfo *info = infos->pdata[i];
      g_autoptr (GFile) child = g_file_get_child (folder, g_file_info_get_name (info));
      GFileType type = g_file_info_get_file_type (info);

      if (g_file_info_get_is_hidden (info) || g_file_info_get_is_backup (info))
        continue;
      if (type == G_FILE_TYPE_REGULAR && is_pdf_name (g_file_info_get_name (info)))
        add_file (search, child, info, NULL);
      else if (type == G_FILE_TYPE_SYMBOLIC_LINK && is_pdf_name (g_file_info_get_name (info)))
        add_file (search, child, NULL, new_link_error ());
      else if (type == G_FILE_TYPE_DIRECTORY && enter (search, info))
        search_below (search, child, depth + 1);
    }
}

static void
search_given (Search *search,
              GFile  *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, search->cancellable, &error);

  if (info == NULL)
    add_file (search, file, NULL, g_steal_pointer (&error));
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    add_file (search, file, info, NULL);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_DIRECTORY)
    add_file (search, file, NULL,
              g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "not a file"));
  else if (enter (search, info))
    search_folder (search, file, 0);
}

GPtrArray *
tl_import_files_find (GFile        **files,
                      GFile         *library,
                      GCancellable  *cancellable)
{
  Search search = { .cancellable = cancellable };
  g_autoptr (GFileInfo) library_info =
    g_file_query_info (library, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  search.found = g_ptr_array_new_with_free_func ((GDestroyNotify) import_file_free);
  for (; files[search.given] != NULL && !g_cancellable_is_cancelled (cancellable); search.given++)
    {
      search.folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      if (library_info != NULL)
        enter (&search, library_info);
      search_given (&search, files[search.given]);
      g_clear_pointer (&search.folders, g_hash_table_unref);
    }
  return search.found;
}
