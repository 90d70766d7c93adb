/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "tl-colours-private.h"

#include <dlfcn.h>

typedef void *(*OpenProfile) (const void *profile,
                              guint32     size);

static gboolean exact_colours;

/* Poppler has no switch for this. The linker has: this program exports the function of Little CMS
 * by which poppler opens a profile, and so stands before the library's own. NULL is the answer for
 * a profile that cannot be opened. */
void *cmsOpenProfileFromMem (const void *profile,
                             guint32     size);

void *
cmsOpenProfileFromMem (const void *profile,
                       guint32     size)
{
  static OpenProfile open_profile;

  if (!exact_colours)
    return NULL;
  if (open_profile == NULL)
    open_profile = (OpenProfile) dlsym (RTLD_NEXT, "cmsOpenProfileFromMem");
  return open_profile != NULL ? open_profile (profile, size) : NULL;
}

void
tl_colours_set_exact (gboolean exact)
{
  exact_colours = exact;
}
