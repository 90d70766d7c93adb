/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-incomplete.h"

#include <string.h>

/* "incomplete supervision.c12 0f3a…": the rule's id and the hash of what it says. */
#define INCOMPLETE "incomplete "

static char *
dup_key (TlRule *rule)
{
  return g_strdup_printf (INCOMPLETE "%s %s", tl_rule_get_id (rule), tl_rule_get_hash (rule));
}

/* ── noting ── */

typedef struct {
  TlCodebook         *codebook;
  const char *const  *rules;
} Noted;

static gboolean
note_rule (TlStatement  *note,
           TlRule       *rule,
           GError      **error)
{
  g_autofree char *key = dup_key (rule);

  tl_statement_bind_text (note, ":key", key);
  return tl_statement_run (note, error);
}

/* What is no rule of a theme and no guard, such as a cue, is not told of either. */
static gboolean
note_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Noted *noted = data;
  g_autoptr (TlStatement) note = tl_connection_prepare (connection,
    "INSERT OR IGNORE INTO library (key, value) VALUES (:key, '')", error);

  if (note == NULL)
    return FALSE;
  for (guint i = 0; noted->rules[i] != NULL; i++)
    {
      TlRule *rule = tl_codebook_find_rule (noted->codebook, noted->rules[i]);

      if (rule != NULL && !note_rule (note, rule, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tl_store_note_incomplete (TlStore            *store,
                          TlCodebook         *codebook,
                          const char *const  *rules,
                          GCancellable       *cancellable,
                          GError            **error)
{
  Noted noted = { codebook, rules };

  g_return_val_if_fail (TL_IS_STORE (store), FALSE);
  g_return_val_if_fail (codebook != NULL && rules != NULL, FALSE);

  return tl_store_write (store, note_cb, &noted, TL_STORE_FINDINGS, cancellable, error);
}

/* ── asking ── */

typedef struct {
  TlCodebook   *codebook;
  GStrvBuilder *rules;
} Asked;

/* One that says another thing by now is not. */
static gboolean
is_noted (TlCodebook *codebook,
          const char *id,
          const char *noted)
{
  TlRule *rule = tl_codebook_find_rule (codebook, id);
  g_autofree char *key = rule != NULL ? dup_key (rule) : NULL;

  return g_strcmp0 (key, noted) == 0;
}

static gboolean
load_cb (TlConnection  *connection,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Asked *asked = data;
  g_autoptr (TlStatement) list = tl_connection_prepare (connection,
    "SELECT key FROM library WHERE key GLOB '" INCOMPLETE "*' ORDER BY key", error);
  gboolean has_row;

  if (list == NULL || !tl_statement_step (list, &has_row, error))
    return FALSE;
  while (has_row)
    {
      const char *noted = tl_statement_get_text (list, 0);
      const char *id = noted + strlen (INCOMPLETE);
      g_autofree char *rule = g_strndup (id, strcspn (id, " "));

      if (is_noted (asked->codebook, rule, noted))
        g_strv_builder_add (asked->rules, rule);
      if (!tl_statement_step (list, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

char **
tl_store_load_incomplete (TlStore       *store,
                          TlCodebook    *codebook,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GStrvBuilder) rules = g_strv_builder_new ();
  Asked asked = { codebook, rules };

  g_return_val_if_fail (TL_IS_STORE (store), NULL);
  g_return_val_if_fail (codebook != NULL, NULL);

  if (!tl_store_read (store, load_cb, &asked, cancellable, error))
    return NULL;
  return g_strv_builder_end (rules);
}
