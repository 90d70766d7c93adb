/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-block.h"

G_BEGIN_DECLS

/**
 * SECTION:tl-finding
 * @short_description: a passage that says something about a theme
 *
 * What the rules, or a person by hand, found in a document. It names the block it stands in by its
 * index there; the library anchors it by place and quote as well. Immutable; usable from any
 * thread.
 */

#define TL_TYPE_FINDING (tl_finding_get_type ())
typedef struct _TlFinding TlFinding;
GType tl_finding_get_type (void) G_GNUC_CONST;

/**
 * TlFindingFlags:
 * @TL_FINDING_DENIED: the passage rules the theme out; kept so that it can be searched for
 * @TL_FINDING_REMEDIED: a shortfall said to have been put right since
 * @TL_FINDING_MAYBE: suggested by a second tier, never counted
 * @TL_FINDING_UNPLACED: a person's coding or decision whose passage was not found again when its
 *   document was read again: kept, listed, and not counted until it is placed
 */
typedef enum {
  TL_FINDING_PLAIN    = 0,
  TL_FINDING_DENIED   = 1 << 0,
  TL_FINDING_REMEDIED = 1 << 1,
  TL_FINDING_MAYBE    = 1 << 2,
  TL_FINDING_UNPLACED = 1 << 3
} TlFindingFlags;

/** TlSide: which end of a connective ("because", "led to") something stands at. */
typedef enum {
  TL_SIDE_CAUSE,
  TL_SIDE_EFFECT
} TlSide;

/**
 * TlLink: that the passage says of its theme that something came of it, or that it came of
 * something. What stands at the other side of the same connective in the same block is the other
 * half of the pair.
 * @connective: its words, in the block's text
 */
typedef struct {
  TlSpan connective;
  TlSide side;
} TlLink;

/**
 * TlFindingFields:
 * @block: index of the block in its document
 * @theme: the theme's id
 * @stance: what is said of it
 * @kind: what sort of statement
 * @voice: whose view
 * @flags: denied, remedied, maybe
 * @span: the passage to quote in the block's text: the whole sentence, or what was chosen by hand
 * @marks: the matched words inside @span, in order, as offsets in the block's text; copied
 * @n_marks: how many
 * @origin: rule or hand
 * @rule: (nullable): the rule's stable id
 * @rule_hash: (nullable): the hash of all that decided what the rule found then
 * @links: (nullable): that something came of it, or that it came of something; copied
 * @n_links: how many
 */
typedef struct {
  guint           block;
  const char     *theme;
  TlStance        stance;
  TlStatementKind kind;
  TlVoice         voice;
  TlFindingFlags  flags;
  TlSpan          span;
  const TlSpan   *marks;
  guint           n_marks;
  TlOrigin        origin;
  const char     *rule;
  const char     *rule_hash;
  const TlLink   *links;
  guint           n_links;
} TlFindingFields;

TlFinding      *tl_finding_new           (const TlFindingFields *fields);
TlFinding      *tl_finding_ref           (TlFinding *finding);
void            tl_finding_unref         (TlFinding *finding);
guint           tl_finding_get_block     (const TlFinding *finding);
const char     *tl_finding_get_theme     (const TlFinding *finding);
TlStance        tl_finding_get_stance    (const TlFinding *finding);
TlStatementKind tl_finding_get_kind      (const TlFinding *finding);
TlVoice         tl_finding_get_voice     (const TlFinding *finding);
TlFindingFlags  tl_finding_get_flags     (const TlFinding *finding);
TlSpan          tl_finding_get_span      (const TlFinding *finding);
const TlSpan   *tl_finding_get_marks     (const TlFinding *finding,
                                          guint           *n_marks);
const TlLink   *tl_finding_get_links     (const TlFinding *finding,
                                          guint           *n_links);
TlOrigin        tl_finding_get_origin    (const TlFinding *finding);
const char     *tl_finding_get_rule      (const TlFinding *finding);
const char     *tl_finding_get_rule_hash (const TlFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFinding, tl_finding_unref)

G_END_DECLS
