/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-pattern-private.h"

pcre2_code *
tl_pattern_compile (const char  *pattern,
                    gsize       *offset,
                    char       **message)
{
  PCRE2_SIZE place = 0;
  int code = 0;
  pcre2_code *compiled = pcre2_compile ((PCRE2_SPTR) pattern, PCRE2_ZERO_TERMINATED,
                                        PCRE2_CASELESS | PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C,
                                        &code, &place, NULL);

  if (compiled == NULL)
    {
      PCRE2_UCHAR text[256];

      pcre2_get_error_message (code, text, sizeof text);
      if (offset != NULL)
        *offset = place;
      if (message != NULL)
        *message = g_strdup ((const char *) text);
      return NULL;
    }

  return compiled;
}
