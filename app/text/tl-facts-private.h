/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-authorities-private.h"
#include "tl-draft-private.h"

G_BEGIN_DECLS

/* Some words of the document, and where they stand. */
typedef struct {
  char    *text;
  guint    page;
  float    size;
  gboolean row;
} TlClue;

/* A sentence of the first paragraphs, in which a review says why it was held. */
typedef struct {
  char  *text;
  guint  page;
} TlTelling;

/**
 * TlFactReader:
 * @front: (element-type TlClue): cover and front matter, in order
 * @heads: (element-type TlClue): what runs at the head or foot of pages or across them, each once
 * @opening: (element-type TlClue): the first paragraphs of the review, where it says what happened
 * @body: (element-type TlDraft): everything
 * @facts: (element-type TlFact): what is known so far
 * @body_size: of the type most of it is set in
 *
 * What facts are read from. Each reader adds what it is sure enough of and nothing else.
 */
typedef struct {
  GPtrArray     *front;
  GPtrArray     *heads;
  GPtrArray     *opening;
  GPtrArray     *body;
  TlAuthorities *authorities;
  GPtrArray     *facts;
  float          body_size;
} TlFactReader;

/* Returns: (transfer full) (element-type TlFact): all that could be read. @kind: (out) */
GPtrArray  *tl_facts_read          (GPtrArray      *leaves,
                                    GPtrArray      *drafts,
                                    TlAuthorities  *authorities,
                                    TlDocumentKind *kind);

void        tl_facts_add           (TlFactReader   *reader,
                                    TlFactName      name,
                                    const char     *value,
                                    guint           page,
                                    const char     *text,
                                    double          confidence);
/* Returns: (nullable): the value of the first fact of that name */
const char *tl_facts_get           (TlFactReader   *reader,
                                    TlFactName      name);
/* "WENDLESHAM AREA COMMITTEE" as "Wendlesham Area Committee"; other text is left as it is.
 * Returns: (transfer full) */
char       *tl_facts_lower_capitals (const char    *text);
/* Whether @text says something about something, as neither titles nor names do. */
gboolean    tl_facts_is_sentence   (const char     *text);

/* Whether the kind that was read is an inquiry. */
gboolean    tl_facts_is_inquiry    (TlFactReader   *reader);
/* Whether @text says that a child died, or was harmed. */
gboolean    tl_facts_tells_death   (const char     *text);
gboolean    tl_facts_tells_harm    (const char     *text);

void        tl_facts_read_body     (TlFactReader   *reader);
void        tl_facts_read_nation   (TlFactReader   *reader);
void        tl_facts_read_kind     (TlFactReader   *reader);
void        tl_facts_settle_kind   (TlFactReader   *reader);
TlDocumentKind tl_facts_read_document (TlFactReader *reader);
void        tl_facts_read_title    (TlFactReader   *reader);
void        tl_facts_read_subject  (TlFactReader   *reader);
void        tl_facts_read_authors  (TlFactReader   *reader);
void        tl_facts_read_published (TlFactReader  *reader);
void        tl_facts_read_child    (TlFactReader   *reader);
/* @tellings: (element-type TlTelling) */
void        tl_facts_read_age      (TlFactReader   *reader,
                                    GArray         *tellings);
/* Ages from a table of the family; @several: of all its children, not of the one. */
void        tl_facts_read_family   (TlFactReader   *reader,
                                    gboolean        several);
void        tl_facts_read_method   (TlFactReader   *reader);
void        tl_facts_read_imprint  (TlFactReader   *reader);
void        tl_facts_read_markings (TlFactReader   *reader);

G_END_DECLS
