/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook.h"

#include "tl-array-private.h"

struct _TlCodebook {
  gatomicrefcount refs;
  char           *name;
  GBytes         *source;
  char           *version;
  GPtrArray      *themes;
  GPtrArray      *guards;
  GHashTable     *themes_by_id;
  GHashTable     *rules_by_id;
  gpointer        reading;
  GDestroyNotify  free_reading;
};

G_DEFINE_BOXED_TYPE (TlCodebook, tl_codebook, tl_codebook_ref, tl_codebook_unref)

static void
index_rules (TlCodebook *codebook,
             GPtrArray  *rules)
{
  for (guint i = 0; i < rules->len; i++)
    {
      TlRule *rule = g_ptr_array_index (rules, i);

      g_hash_table_insert (codebook->rules_by_id, (char *) tl_rule_get_id (rule), rule);
    }
}

static void
index_themes (TlCodebook *codebook)
{
  codebook->themes_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  codebook->rules_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  index_rules (codebook, codebook->guards);
  for (guint i = 0; i < codebook->themes->len; i++)
    {
      TlTheme *theme = g_ptr_array_index (codebook->themes, i);

      g_hash_table_insert (codebook->themes_by_id, (char *) tl_theme_get_id (theme), theme);
      index_rules (codebook, tl_theme_get_rules (theme));
      index_rules (codebook, tl_theme_get_guards (theme));
    }
}

TlCodebook *
tl_codebook_new (const TlCodebookFields *fields)
{
  TlCodebook *codebook;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->name != NULL && fields->source != NULL, NULL);

  codebook = g_new0 (TlCodebook, 1);
  g_atomic_ref_count_init (&codebook->refs);
  codebook->name = g_strdup (fields->name);
  codebook->source = g_bytes_ref (fields->source);
  codebook->version = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, fields->source);
  codebook->themes = tl_array_copy (fields->themes, (GBoxedCopyFunc) tl_theme_ref,
                                    (GDestroyNotify) tl_theme_unref);
  codebook->guards = tl_array_copy (fields->guards, (GBoxedCopyFunc) tl_rule_ref,
                                    (GDestroyNotify) tl_rule_unref);
  codebook->reading = fields->reading;
  codebook->free_reading = fields->free_reading;
  index_themes (codebook);
  return codebook;
}

TlCodebook *
tl_codebook_ref (TlCodebook *codebook)
{
  g_return_val_if_fail (codebook != NULL, NULL);

  g_atomic_ref_count_inc (&codebook->refs);
  return codebook;
}

void
tl_codebook_unref (TlCodebook *codebook)
{
  g_return_if_fail (codebook != NULL);

  if (!g_atomic_ref_count_dec (&codebook->refs))
    return;
  g_hash_table_unref (codebook->themes_by_id);
  g_hash_table_unref (codebook->rules_by_id);
  g_ptr_array_unref (codebook->themes);
  g_ptr_array_unref (codebook->guards);
  g_bytes_unref (codebook->source);
  if (codebook->free_reading != NULL)
    codebook->free_reading (codebook->reading);
  g_free (codebook->version);
  g_free (codebook->name);
  g_free (codebook);
}

const char *
tl_codebook_get_name (const TlCodebook *codebook)
{
  g_return_val_if_fail (codebook != NULL, NULL);

  return codebook->name;
}

GBytes *
tl_codebook_get_source (const TlCodebook *codebook)
{
  g_return_val_if_fail (codebook != NULL, NULL);

  return codebook->source;
}

gpointer
tl_codebook_get_reading (const TlCodebook *codebook)
{
  g_return_val_if_fail (codebook != NULL, NULL);

  return codebook->reading;
}

const char *
tl_codebook_get_version (const TlCodebook *codebook)
{
  g_return_val_if_fail (codebook != NULL, NULL);

  return codebook->version;
}

GPtrArray *
tl_codebook_get_themes (const TlCodebook *codebook)
{
  g_return_val_if_fail (codebook != NULL, NULL);

  return codebook->themes;
}

GPtrArray *
tl_codebook_get_guards (const TlCodebook *codebook)
{
  g_return_val_if_fail (codebook != NULL, NULL);

  return codebook->guards;
}

TlTheme *
tl_codebook_find_theme (const TlCodebook *codebook,
                        const char       *id)
{
  g_return_val_if_fail (codebook != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (codebook->themes_by_id, id);
}

TlRule *
tl_codebook_find_rule (const TlCodebook *codebook,
                       const char       *id)
{
  g_return_val_if_fail (codebook != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (codebook->rules_by_id, id);
}
