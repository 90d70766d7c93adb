/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-versions-item-private.h"

#include "tl-codebook-compare.h"

#include <glib/gi18n-lib.h>

struct _TlVersionsItem {
  GObject    parent_instance;
  char      *version;
  char      *title;
  char      *by;
  char      *summary;
  GPtrArray *changes;
  gboolean   in_force;
};

G_DEFINE_FINAL_TYPE (TlVersionsItem, tl_versions_item, G_TYPE_OBJECT)

static void
tl_versions_item_finalize (GObject *object)
{
  TlVersionsItem *item = TL_VERSIONS_ITEM (object);

  g_free (item->version);
  g_free (item->title);
  g_free (item->by);
  g_free (item->summary);
  g_clear_pointer (&item->changes, g_ptr_array_unref);

  G_OBJECT_CLASS (tl_versions_item_parent_class)->finalize (object);
}

static void
tl_versions_item_class_init (TlVersionsItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_versions_item_finalize;
}

static void
tl_versions_item_init (TlVersionsItem *item)
{
}

/* ── making them ── */

static char *
dup_when (const char *at)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) local = then != NULL ? g_date_time_to_local (then) : NULL;

  /* Translators: when a version of the code book was put in force: "3 June 2024, 14:05" */
  return local != NULL ? g_date_time_format (local, _("%-e %B %Y, %H:%M")) : g_strdup (at);
}

/* Takes over @changes. */
static TlVersionsItem *
item_new (const TlCodebookVersion *version,
          GPtrArray               *changes)
{
  TlVersionsItem *item = g_object_new (TL_TYPE_VERSIONS_ITEM, NULL);

  item->version = g_strdup (version->version);
  item->title = dup_when (version->at);
  item->by = version->coder != NULL ? g_strdup_printf (_("by %s"), version->coder)
                                    : g_strdup (_("by Throughline"));
  item->summary = changes != NULL ? tl_codebook_changes_dup_summary (changes)
                                  : g_strdup (_("The first version there was"));
  item->changes = changes;
  item->in_force = version->in_force;
  return item;
}

GPtrArray *
tl_versions_load (TlStore       *store,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GPtrArray) versions = tl_store_load_codebook_versions (store, cancellable, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GBytes) before = NULL;

  if (versions == NULL)
    return NULL;
  for (guint i = versions->len; i > 0; i--)
    {
      TlCodebookVersion *version = g_ptr_array_index (versions, i - 1);
      GBytes *source = tl_store_load_codebook_version (store, version->version, cancellable,
                                                       error);

      if (source == NULL)
        return NULL;
      g_ptr_array_insert (items, 0, item_new (version, before != NULL
                                                       ? tl_codebook_compare (before, source)
                                                       : NULL));
      g_clear_pointer (&before, g_bytes_unref);
      before = source;
    }
  return g_steal_pointer (&items);
}

/* ── what is asked ── */

GPtrArray *
tl_versions_item_get_changes (TlVersionsItem *item)
{
  g_return_val_if_fail (TL_IS_VERSIONS_ITEM (item), NULL);

  return item->changes;
}

const char *
tl_versions_item_get_version (TlVersionsItem *item)
{
  g_return_val_if_fail (TL_IS_VERSIONS_ITEM (item), NULL);

  return item->version;
}

const char *
tl_versions_item_get_title (TlVersionsItem *item)
{
  g_return_val_if_fail (TL_IS_VERSIONS_ITEM (item), NULL);

  return item->title;
}

const char *
tl_versions_item_get_by (TlVersionsItem *item)
{
  g_return_val_if_fail (TL_IS_VERSIONS_ITEM (item), NULL);

  return item->by;
}

const char *
tl_versions_item_get_summary (TlVersionsItem *item)
{
  g_return_val_if_fail (TL_IS_VERSIONS_ITEM (item), NULL);

  return item->summary;
}

gboolean
tl_versions_item_is_in_force (TlVersionsItem *item)
{
  g_return_val_if_fail (TL_IS_VERSIONS_ITEM (item), FALSE);

  return item->in_force;
}
