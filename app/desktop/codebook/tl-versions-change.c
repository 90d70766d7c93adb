/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-versions-change-private.h"

#include <glib/gi18n-lib.h>

struct _TlVersionsChange {
  GObject  parent_instance;
  char    *heading;
  char    *words;
};

G_DEFINE_FINAL_TYPE (TlVersionsChange, tl_versions_change, G_TYPE_OBJECT)

static void
tl_versions_change_finalize (GObject *object)
{
  TlVersionsChange *change = TL_VERSIONS_CHANGE (object);

  g_free (change->heading);
  g_free (change->words);

  G_OBJECT_CLASS (tl_versions_change_parent_class)->finalize (object);
}

static void
tl_versions_change_class_init (TlVersionsChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_versions_change_finalize;
}

static void
tl_versions_change_init (TlVersionsChange *change)
{
}

/* What stays, and what the other code book has; only once where its list alone is another. */
static char *
dup_kept (const TlCodebookChange *change)
{
  g_autofree char *yours = NULL;
  g_autofree char *its = NULL;

  if (change->before == NULL || g_strcmp0 (change->before, change->after) == 0)
    return g_strdup (change->after);
  yours = g_strdup_printf (_("Yours: %s"), change->before);
  its = g_strdup_printf (_("Its: %s"), change->after);
  return g_strdup_printf ("%s\n%s", yours, its);
}

static char *
dup_words (const TlCodebookChange *change)
{
  GString *words;

  if (change->act == TL_CODEBOOK_KEPT)
    return dup_kept (change);
  if (change->act == TL_CODEBOOK_LEFT_OUT)
    return g_strdup_printf ("%s\n%s", change->after, change->before);
  if (change->act == TL_CODEBOOK_MOVED)
    return g_strdup (change->after);
  words = g_string_new (NULL);
  if (change->before != NULL)
    g_string_append_printf (words, "− %s", change->before);
  if (change->after != NULL)
    g_string_append_printf (words, "%s+ %s", words->len > 0 ? "\n" : "", change->after);
  return g_string_free (words, FALSE);
}

TlVersionsChange *
tl_versions_change_new (const TlCodebookChange *of)
{
  TlVersionsChange *change = g_object_new (TL_TYPE_VERSIONS_CHANGE, NULL);
  g_autofree char *label = tl_codebook_change_dup_label (of);

  change->heading = *of->owner_name != '\0' ? g_strdup_printf ("%s · %s", of->owner_name, label)
                                            : g_strdup (label);
  change->words = dup_words (of);
  return change;
}

const char *
tl_versions_change_get_heading (TlVersionsChange *change)
{
  g_return_val_if_fail (TL_IS_VERSIONS_CHANGE (change), NULL);

  return change->heading;
}

const char *
tl_versions_change_get_words (TlVersionsChange *change)
{
  g_return_val_if_fail (TL_IS_VERSIONS_CHANGE (change), NULL);

  return change->words;
}
