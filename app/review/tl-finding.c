/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding.h"

struct _TlFinding {
  gatomicrefcount refs;
  guint           block;
  char           *theme;
  TlStance        stance;
  TlStatementKind kind;
  TlVoice         voice;
  TlFindingFlags  flags;
  TlSpan          span;
  TlSpan         *marks;
  guint           n_marks;
  TlLink         *links;
  guint           n_links;
  TlOrigin        origin;
  char           *rule;
  char           *rule_hash;
};

G_DEFINE_BOXED_TYPE (TlFinding, tl_finding, tl_finding_ref, tl_finding_unref)

TlFinding *
tl_finding_new (const TlFindingFields *fields)
{
  TlFinding *finding;

  g_return_val_if_fail (fields != NULL && fields->theme != NULL, NULL);
  g_return_val_if_fail (fields->marks != NULL || fields->n_marks == 0, NULL);
  g_return_val_if_fail (fields->links != NULL || fields->n_links == 0, NULL);

  finding = g_new0 (TlFinding, 1);
  g_atomic_ref_count_init (&finding->refs);
  finding->block = fields->block;
  finding->theme = g_strdup (fields->theme);
  finding->stance = fields->stance;
  finding->kind = fields->kind;
  finding->voice = fields->voice;
  finding->flags = fields->flags;
  finding->span = fields->span;
  finding->marks = g_memdup2 (fields->marks, fields->n_marks * sizeof (TlSpan));
  finding->n_marks = fields->n_marks;
  finding->links = g_memdup2 (fields->links, fields->n_links * sizeof (TlLink));
  finding->n_links = fields->n_links;
  finding->origin = fields->origin;
  finding->rule = g_strdup (fields->rule);
  finding->rule_hash = g_strdup (fields->rule_hash);
  return finding;
}

TlFinding *
tl_finding_ref (TlFinding *finding)
{
  g_return_val_if_fail (finding != NULL, NULL);

  g_atomic_ref_count_inc (&finding->refs);
  return finding;
}

void
tl_finding_unref (TlFinding *finding)
{
  g_return_if_fail (finding != NULL);

  if (!g_atomic_ref_count_dec (&finding->refs))
    return;
  g_free (finding->theme);
  g_free (finding->marks);
  g_free (finding->links);
  g_free (finding->rule);
  g_free (finding->rule_hash);
  g_free (finding);
}

guint
tl_finding_get_block (const TlFinding *finding)
{
  g_return_val_if_fail (finding != NULL, 0);

  return finding->block;
}

const char *
tl_finding_get_theme (const TlFinding *finding)
{
  g_return_val_if_fail (finding != NULL, NULL);

  return finding->theme;
}

TlStance
tl_finding_get_stance (const TlFinding *finding)
{
  g_return_val_if_fail (finding != NULL, TL_STANCE_NEUTRAL);

  return finding->stance;
}

TlStatementKind
tl_finding_get_kind (const TlFinding *finding)
{
  g_return_val_if_fail (finding != NULL, TL_STATEMENT_CONTEXT);

  return finding->kind;
}

TlVoice
tl_finding_get_voice (const TlFinding *finding)
{
  g_return_val_if_fail (finding != NULL, TL_VOICE_REVIEWER);

  return finding->voice;
}

TlFindingFlags
tl_finding_get_flags (const TlFinding *finding)
{
  g_return_val_if_fail (finding != NULL, TL_FINDING_PLAIN);

  return finding->flags;
}

TlSpan
tl_finding_get_span (const TlFinding *finding)
{
  g_return_val_if_fail (finding != NULL, ((TlSpan) { 0, 0 }));

  return finding->span;
}

const TlSpan *
tl_finding_get_marks (const TlFinding *finding,
                      guint           *n_marks)
{
  g_return_val_if_fail (finding != NULL, NULL);
  g_return_val_if_fail (n_marks != NULL, NULL);

  *n_marks = finding->n_marks;
  return finding->marks;
}

const TlLink *
tl_finding_get_links (const TlFinding *finding,
                      guint           *n_links)
{
  g_return_val_if_fail (finding != NULL, NULL);
  g_return_val_if_fail (n_links != NULL, NULL);

  *n_links = finding->n_links;
  return finding->links;
}

TlOrigin
tl_finding_get_origin (const TlFinding *finding)
{
  g_return_val_if_fail (finding != NULL, TL_ORIGIN_RULE);

  return finding->origin;
}

const char *
tl_finding_get_rule (const TlFinding *finding)
{
  g_return_val_if_fail (finding != NULL, NULL);

  return finding->rule;
}

const char *
tl_finding_get_rule_hash (const TlFinding *finding)
{
  g_return_val_if_fail (finding != NULL, NULL);

  return finding->rule_hash;
}
