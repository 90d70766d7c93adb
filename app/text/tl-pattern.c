/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-pattern-private.h"

GRegex *
tl_pattern_get (GRegex     **slot,
                const char  *pattern,
                gboolean     caseless)
{
  if (g_once_init_enter (slot))
    {
      g_autoptr (GError) error = NULL;
      GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE | (caseless ? G_REGEX_CASELESS : 0),
                                   0, &error);

      if (!regex)
        g_error ("%s: %s", pattern, error->message);
      g_once_init_leave (slot, regex);
    }
  return *slot;
}

gboolean
tl_pattern_match (GRegex     **slot,
                  const char  *pattern,
                  const char  *text)
{
  return g_regex_match (tl_pattern_get (slot, pattern, TRUE), text, 0, NULL);
}
