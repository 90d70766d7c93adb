/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-codebook-history
 * @short_description: which version of the code book was in force when
 *
 * Every version that was ever put in force in a library is kept, whole.
 */

/**
 * TlCodebookVersion: a time that a version was put in force.
 * @version: SHA-256 of the file, hex
 * @name: the code book's
 * @at: when: UTC, ISO 8601
 * @coder: (nullable): by whom; %NULL for the program itself
 * @in_force: whether it is the one that is in force now
 */
typedef struct {
  char     *version;
  char     *name;
  char     *at;
  char     *coder;
  gboolean  in_force;
} TlCodebookVersion;
void       tl_codebook_version_free        (TlCodebookVersion *version);

/** tl_store_load_codebook_versions: Returns: (transfer full) (element-type TlCodebookVersion): the
 * latest first; or %NULL with an error */
GPtrArray *tl_store_load_codebook_versions (TlStore           *store,
                                            GCancellable      *cancellable,
                                            GError           **error);
/** tl_store_load_codebook_version: Returns: (transfer full): the file of a version that was in
 * force once; %NULL with an error, %TL_STORE_ERROR_NOT_FOUND when it never was */
GBytes    *tl_store_load_codebook_version  (TlStore           *store,
                                            const char        *version,
                                            GCancellable      *cancellable,
                                            GError           **error);

G_END_DECLS
