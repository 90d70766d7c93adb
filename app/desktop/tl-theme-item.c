/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-theme-item-private.h"

struct _TlThemeItem {
  GObject  parent_instance;
  TlTheme *theme;
};

G_DEFINE_FINAL_TYPE (TlThemeItem, tl_theme_item, G_TYPE_OBJECT)

enum { PROP_0, PROP_NAMES };

TlTheme *
tl_theme_item_get_theme (TlThemeItem *self)
{
  g_return_val_if_fail (TL_IS_THEME_ITEM (self), NULL);

  return self->theme;
}

char *
tl_theme_dup_names (TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  return g_strconcat (tl_theme_get_name (theme), "\n",
                      tl_theme_get_plain (theme, TL_THEME_NAME), NULL);
}

static gboolean
shares_group (gconstpointer theme,
              gconstpointer other)
{
  return tl_theme_shares_group (theme, other);
}

GPtrArray *
tl_themes_by_group (TlCodebook *codebook)
{
  GPtrArray *themes;
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  GPtrArray *listed = g_ptr_array_new ();

  g_return_val_if_fail (codebook != NULL, NULL);

  themes = tl_codebook_get_themes (codebook);
  for (guint i = 0; i < themes->len; i++)
    if (!g_ptr_array_find_with_equal_func (groups, themes->pdata[i], shares_group, NULL))
      g_ptr_array_add (groups, themes->pdata[i]);
  for (guint i = 0; i < groups->len; i++)
    for (guint j = 0; j < themes->len; j++)
      if (tl_theme_shares_group (themes->pdata[j], groups->pdata[i]))
        g_ptr_array_add (listed, themes->pdata[j]);
  return listed;
}

GListModel *
tl_theme_list (TlCodebook *codebook)
{
  GListStore *list = g_list_store_new (TL_TYPE_THEME_ITEM);
  GPtrArray *themes = tl_codebook_get_themes (codebook);

  for (guint i = 0; i < themes->len; i++)
    {
      g_autoptr (TlThemeItem) item = g_object_new (TL_TYPE_THEME_ITEM, NULL);

      item->theme = tl_theme_ref (g_ptr_array_index (themes, i));
      g_list_store_append (list, item);
    }
  return G_LIST_MODEL (list);
}

static void
tl_theme_item_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  g_assert (id == PROP_NAMES);
  g_value_take_string (value, tl_theme_dup_names (TL_THEME_ITEM (object)->theme));
}

static void
tl_theme_item_finalize (GObject *object)
{
  g_clear_pointer (&TL_THEME_ITEM (object)->theme, tl_theme_unref);
  G_OBJECT_CLASS (tl_theme_item_parent_class)->finalize (object);
}

static void
tl_theme_item_class_init (TlThemeItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tl_theme_item_get_property;
  object_class->finalize = tl_theme_item_finalize;
  g_object_class_install_property (object_class, PROP_NAMES,
                                   g_param_spec_string ("names", NULL, NULL, NULL,
                                                        G_PARAM_READABLE
                                                        | G_PARAM_STATIC_STRINGS));
}

static void
tl_theme_item_init (TlThemeItem *self)
{
}
