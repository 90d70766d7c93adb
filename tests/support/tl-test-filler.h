/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-test-library.h"

G_BEGIN_DECLS

/* What a library is filled with: invented reviews of invented boards, in sentences strung together
 * from plain words; the same numbers always give the same library. */
typedef struct {
  guint    n_reviews;
  guint    n_blocks;      /* of a review */
  guint    n_findings;    /* of a review */
  guint32  seed;
} TlTestFilling;

/* The themes that the findings are of. */
const char *const *tl_test_filling_get_themes (void);
void               tl_test_library_fill       (TlTestLibrary       *library,
                                               const TlTestFilling *filling);
/* Has a person decide on some of the findings, tag and note some, and remove or make private
 * some of the reviews. */
void               tl_test_library_decide     (TlTestLibrary       *library);

G_END_DECLS
