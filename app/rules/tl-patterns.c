/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-patterns-private.h"

/** TlQuick: @code is there from the start where @pattern was not known to be sound; @done: whether
 * it has been through the JIT. */
struct _TlQuick {
  char       *pattern;
  pcre2_code *code;
  gsize       done;
};

/** TlPatterns: @table: (element-type utf8 TlQuick): by what they say */
struct _TlPatterns {
  gatomicrefcount refs;
  GMutex          lock;
  GHashTable     *table;
};

static void
quick_free (gpointer data)
{
  TlQuick *quick = data;

  g_free (quick->pattern);
  g_clear_pointer (&quick->code, pcre2_code_free);
  g_free (quick);
}

TlPatterns *
tl_patterns_new (void)
{
  TlPatterns *patterns = g_new0 (TlPatterns, 1);

  g_atomic_ref_count_init (&patterns->refs);
  g_mutex_init (&patterns->lock);
  patterns->table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, quick_free);
  return patterns;
}

TlPatterns *
tl_patterns_ref (TlPatterns *patterns)
{
  g_atomic_ref_count_inc (&patterns->refs);
  return patterns;
}

void
tl_patterns_unref (TlPatterns *patterns)
{
  if (!g_atomic_ref_count_dec (&patterns->refs))
    return;
  g_hash_table_unref (patterns->table);
  g_mutex_clear (&patterns->lock);
  g_free (patterns);
}

static TlQuick *
quick_new (char      *pattern,
           gboolean   sound,
           char     **message)
{
  pcre2_code *code = sound ? NULL : tl_pattern_compile (pattern, NULL, message);
  TlQuick *quick;

  if (!sound && code == NULL)
    {
      g_free (pattern);
      return NULL;
    }
  quick = g_new0 (TlQuick, 1);
  quick->pattern = pattern;
  quick->code = code;
  return quick;
}

TlQuick *
tl_patterns_take (TlPatterns  *patterns,
                  char        *pattern,
                  gboolean     sound,
                  char       **message)
{
  TlQuick *quick;

  g_mutex_lock (&patterns->lock);
  quick = g_hash_table_lookup (patterns->table, pattern);
  if (quick != NULL)
    g_free (pattern);
  else if ((quick = quick_new (pattern, sound, message)) != NULL)
    g_hash_table_insert (patterns->table, quick->pattern, quick);
  g_mutex_unlock (&patterns->lock);
  return quick;
}

/* Without a JIT on this machine the interpreter does the same, slower. */
pcre2_code *
tl_quick_get_code (TlQuick *quick)
{
  if (g_once_init_enter (&quick->done))
    {
      if (quick->code == NULL)
        quick->code = tl_pattern_compile (quick->pattern, NULL, NULL);
      g_assert (quick->code != NULL);
      pcre2_jit_compile (quick->code, PCRE2_JIT_COMPLETE);
      g_once_init_leave (&quick->done, 1);
    }
  return quick->code;
}
