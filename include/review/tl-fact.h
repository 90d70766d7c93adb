/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-vocabulary.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-fact
 * @short_description: something known of a review, with the words it was read from
 *
 * Values are text in the form the command line gives them: dates ISO 8601 as precise as printed,
 * ages in figures, controlled words by their names. An author each is a fact of its own.
 */

/** tl_fact_name_has_many: Returns: whether a review may have several facts of that name. */
gboolean tl_fact_name_has_many (TlFactName name);
/** tl_fact_name_is_date: Returns: whether facts of that name are dates. */
gboolean tl_fact_name_is_date  (TlFactName name);

#define TL_TYPE_FACT (tl_fact_get_type ())
typedef struct _TlFact TlFact;
GType tl_fact_get_type (void) G_GNUC_CONST;

/**
 * TlFactFields:
 * @name: which fact; ignored when @attribute is set
 * @attribute: (nullable): the name of an attribute of the user's own making, without "x."
 * @value: the value
 * @by_user: whether a person set it; then it has no place
 * @document: the id of the document it was read in, 0 when not yet in a library
 * @page: from 1, or 0 when a person set it or it follows from other facts
 * @text: (nullable): the words it was read from, verbatim
 * @confidence: 0 to 1
 */
typedef struct {
  TlFactName  name;
  const char *attribute;
  const char *value;
  gboolean    by_user;
  gint64      document;
  guint       page;
  const char *text;
  double      confidence;
} TlFactFields;

TlFact     *tl_fact_new            (const TlFactFields *fields);
TlFact     *tl_fact_ref            (TlFact *fact);
void        tl_fact_unref          (TlFact *fact);
TlFactName  tl_fact_get_name       (const TlFact *fact);
const char *tl_fact_get_attribute  (const TlFact *fact);
const char *tl_fact_get_value      (const TlFact *fact);
gboolean    tl_fact_is_by_user     (const TlFact *fact);
gint64      tl_fact_get_document   (const TlFact *fact);
guint       tl_fact_get_page       (const TlFact *fact);
const char *tl_fact_get_text       (const TlFact *fact);
double      tl_fact_get_confidence (const TlFact *fact);
/** tl_fact_date_dup_iso: understands a date as people write it: "12 June 2015", "June 2015",
 * "12/06/2015" (day first). Returns: (transfer full) (nullable): it as ISO 8601, as precise as it
 * was written; %NULL when it is not understood */
char       *tl_fact_date_dup_iso   (const char *written);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFact, tl_fact_unref)

G_END_DECLS
