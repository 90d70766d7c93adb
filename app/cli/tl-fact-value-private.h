/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-editor.h"

G_BEGIN_DECLS

/* What a person says a fact is, checked: dates, years and controlled words must be such; empty says
 * that it is not known. */
typedef struct {
  char      *name;
  char      *value;   /* as the editor takes it */
  TlEditKind kind;
} TlFactValue;

TlFactValue *tl_fact_value_new  (const char   *name,
                                 const char   *value,
                                 GError      **error);
void         tl_fact_value_free (TlFactValue  *fact);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFactValue, tl_fact_value_free)

G_END_DECLS
