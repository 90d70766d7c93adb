/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-versions-offer-private.h"

#include "tl-codebook-file.h"
#include "tl-codebook-merge.h"

#include <glib/gi18n-lib.h>

void
tl_versions_offer_free (TlVersionsOffer *offer)
{
  g_free (offer->name);
  g_bytes_unref (offer->in_force);
  g_ptr_array_unref (offer->faults);
  g_clear_pointer (&offer->replaced, g_bytes_unref);
  g_clear_pointer (&offer->replacing, g_ptr_array_unref);
  g_clear_pointer (&offer->merged, g_bytes_unref);
  g_clear_pointer (&offer->merging, g_ptr_array_unref);
  g_free (offer->merge_fault);
  g_free (offer);
}

static char *
dup_fault (const char    *name,
           const TlFault *fault)
{
  return g_strdup_printf ("%s:%u:%u: %s", fault->file != NULL ? fault->file : name, fault->line,
                          fault->column, fault->message);
}

/* Whether there are none. A code book without a theme would take all findings away. */
static gboolean
check (TlVersionsOffer *offer,
       GBytes          *source)
{
  g_autoptr (GPtrArray) faults = tl_codebook_check (source);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (TlCodebook) codebook = NULL;

  for (guint i = 0; i < faults->len; i++)
    g_ptr_array_add (offer->faults, dup_fault (offer->name, faults->pdata[i]));
  if (faults->len > 0)
    return FALSE;
  codebook = tl_codebook_parse (source, &none);
  if (tl_codebook_get_themes (codebook)->len > 0)
    return TRUE;
  g_ptr_array_add (offer->faults, g_strdup_printf (_("%s: there is no theme in it"), offer->name));
  return FALSE;
}

static void
merge (TlVersionsOffer *offer)
{
  g_autoptr (GPtrArray) faults = NULL;

  offer->merged = tl_codebook_merge (offer->in_force, offer->replaced, offer->name,
                                     &offer->merging, &faults);
  if (offer->merged == NULL)
    offer->merge_fault = dup_fault (_("code book in force"), faults->pdata[0]);
}

TlVersionsOffer *
tl_versions_offer_read (GFile         *file,
                        GBytes        *in_force,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GBytes) source = tl_codebook_read_source (file, cancellable, error);
  g_autofree char *base = g_file_get_basename (file);
  TlVersionsOffer *offer;

  if (source == NULL)
    return NULL;
  offer = g_new0 (TlVersionsOffer, 1);
  offer->name = g_filename_display_name (base);
  offer->in_force = g_bytes_ref (in_force);
  offer->faults = g_ptr_array_new_with_free_func (g_free);
  if (!check (offer, source))
    return offer;
  offer->replaced = tl_codebook_join_source (source);
  offer->replacing = tl_codebook_compare (in_force, offer->replaced);
  merge (offer);
  return offer;
}
