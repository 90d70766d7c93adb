/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook-file.h"
#include "tl-rerun.h"

#include <glib/gi18n-lib.h>

static TlCodebook *
parse (GBytes  *source,
       GError **error)
{
  g_autoptr (GPtrArray) faults = NULL;
  TlCodebook *codebook = tl_codebook_parse (source, &faults);

  if (codebook == NULL)
    g_set_error (error, TL_RULES_ERROR, TL_RULES_ERROR_CODEBOOK, "%s",
                 faults->len > 0 ? ((TlFault *) faults->pdata[0])->message
                                 : _("This is not a code book."));
  return codebook;
}

/* Remembered first: were the program stopped in between, it would only be asked again. */
static TlCodebook *
put_in_force (TlStore       *store,
              TlCodebook    *shipped,
              GCancellable  *cancellable,
              GError       **error)
{
  if (!tl_store_note_own_codebook (store, tl_codebook_get_version (shipped), cancellable, error)
      || !tl_store_save_codebook (store, shipped, cancellable, error)
      || !tl_rerun_pass (store, shipped, cancellable, error))
    return NULL;
  return tl_codebook_ref (shipped);
}

/* @codebook: (out) (nullable): none where none was ever in force. */
static gboolean
load_in_force (TlStore       *store,
               TlCodebook   **codebook,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) source = tl_store_load_codebook_source (store, cancellable, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *codebook = source != NULL ? parse (source, error) : NULL;
  return source == NULL || *codebook != NULL;
}

/* The library remembers every version of the program's own code book that it ever took on. When the
 * one in force is among them, no person chose it; when the program's present one is not, that is
 * newer. Then, and only then, it is put in force. */
static gboolean
is_outdated (TlStore       *store,
             TlCodebook    *in_force,
             const char    *shipped,
             gboolean      *outdated,
             GCancellable  *cancellable,
             GError       **error)
{
  const char *version = tl_codebook_get_version (in_force);
  gboolean is_ours, is_known;

  *outdated = FALSE;
  if (g_str_equal (version, shipped))
    return TRUE;
  if (!tl_store_has_own_codebook (store, version, &is_ours, cancellable, error)
      || !tl_store_has_own_codebook (store, shipped, &is_known, cancellable, error))
    return FALSE;
  *outdated = is_ours && !is_known;
  return TRUE;
}

TlCodebook *
tl_codebook_load_for (TlStore       *store,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GBytes) source = tl_codebook_dup_default_source ();
  g_autofree char *version = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, source);
  g_autoptr (TlCodebook) shipped = NULL;
  g_autoptr (TlCodebook) in_force = NULL;
  gboolean outdated = TRUE;

  g_return_val_if_fail (TL_IS_STORE (store), NULL);

  if (!load_in_force (store, &in_force, cancellable, error))
    return NULL;
  if (in_force != NULL && !is_outdated (store, in_force, version, &outdated, cancellable, error))
    return NULL;
  if (!outdated)
    return g_steal_pointer (&in_force);
  shipped = parse (source, error);
  return shipped != NULL ? put_in_force (store, shipped, cancellable, error) : NULL;
}

TlMatcher *
tl_matcher_load_for (TlStore       *store,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (TlCodebook) codebook = tl_codebook_load_for (store, cancellable, error);

  return codebook != NULL ? tl_matcher_new (codebook, error) : NULL;
}
