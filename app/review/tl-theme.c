/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook.h"

#include "tl-array-private.h"

struct _TlTheme {
  gatomicrefcount refs;
  char           *id;
  char           *name;
  char           *group;
  char           *definition;
  char           *include;
  char           *exclude;
  gboolean        harm;
  GPtrArray      *rules;
  GPtrArray      *guards;
};

G_DEFINE_BOXED_TYPE (TlTheme, tl_theme, tl_theme_ref, tl_theme_unref)

TlTheme *
tl_theme_new (const TlThemeFields *fields)
{
  TlTheme *theme;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL && fields->name != NULL, NULL);

  theme = g_new0 (TlTheme, 1);
  g_atomic_ref_count_init (&theme->refs);
  theme->id = g_strdup (fields->id);
  theme->name = g_strdup (fields->name);
  theme->group = g_strdup (fields->group);
  theme->definition = g_strdup (fields->definition);
  theme->include = g_strdup (fields->include);
  theme->exclude = g_strdup (fields->exclude);
  theme->harm = fields->harm;
  theme->rules = tl_array_copy (fields->rules, (GBoxedCopyFunc) tl_rule_ref,
                                (GDestroyNotify) tl_rule_unref);
  theme->guards = tl_array_copy (fields->guards, (GBoxedCopyFunc) tl_rule_ref,
                                 (GDestroyNotify) tl_rule_unref);
  return theme;
}

TlTheme *
tl_theme_ref (TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  g_atomic_ref_count_inc (&theme->refs);
  return theme;
}

void
tl_theme_unref (TlTheme *theme)
{
  g_return_if_fail (theme != NULL);

  if (!g_atomic_ref_count_dec (&theme->refs))
    return;
  g_free (theme->id);
  g_free (theme->name);
  g_free (theme->group);
  g_free (theme->definition);
  g_free (theme->include);
  g_free (theme->exclude);
  g_ptr_array_unref (theme->rules);
  g_ptr_array_unref (theme->guards);
  g_free (theme);
}

const char *
tl_theme_get_id (const TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  return theme->id;
}

const char *
tl_theme_get_name (const TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  return theme->name;
}

const char *
tl_theme_get_group (const TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  return theme->group;
}

const char *
tl_theme_get_definition (const TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  return theme->definition;
}

const char *
tl_theme_get_include (const TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  return theme->include;
}

const char *
tl_theme_get_exclude (const TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  return theme->exclude;
}

gboolean
tl_theme_is_harm (const TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, FALSE);

  return theme->harm;
}

GPtrArray *
tl_theme_get_rules (const TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  return theme->rules;
}

GPtrArray *
tl_theme_get_guards (const TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  return theme->guards;
}
