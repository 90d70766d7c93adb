/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fact.h"

struct _TlFact {
  gatomicrefcount refs;
  TlFactName      name;
  char           *attribute;
  char           *value;
  gboolean        by_user;
  gint64          document;
  guint           page;
  char           *text;
  double          confidence;
};

G_DEFINE_BOXED_TYPE (TlFact, tl_fact, tl_fact_ref, tl_fact_unref)

gboolean
tl_fact_name_is_date (TlFactName name)
{
  return name == TL_FACT_PUBLISHED || name == TL_FACT_ACCESSED;
}

gboolean
tl_fact_name_has_many (TlFactName name)
{
  return name == TL_FACT_AUTHORS || name == TL_FACT_MARKINGS;
}

TlFact *
tl_fact_new (const TlFactFields *fields)
{
  TlFact *fact;

  g_return_val_if_fail (fields != NULL && fields->value != NULL, NULL);

  fact = g_new0 (TlFact, 1);
  g_atomic_ref_count_init (&fact->refs);
  fact->name = fields->name;
  fact->attribute = g_strdup (fields->attribute);
  fact->value = g_strdup (fields->value);
  fact->by_user = fields->by_user;
  fact->document = fields->document;
  fact->page = fields->page;
  fact->text = g_strdup (fields->text);
  fact->confidence = CLAMP (fields->confidence, 0, 1);
  return fact;
}

TlFact *
tl_fact_ref (TlFact *fact)
{
  g_return_val_if_fail (fact != NULL, NULL);

  g_atomic_ref_count_inc (&fact->refs);
  return fact;
}

void
tl_fact_unref (TlFact *fact)
{
  g_return_if_fail (fact != NULL);

  if (!g_atomic_ref_count_dec (&fact->refs))
    return;
  g_free (fact->attribute);
  g_free (fact->value);
  g_free (fact->text);
  g_free (fact);
}

TlFactName
tl_fact_get_name (const TlFact *fact)
{
  g_return_val_if_fail (fact != NULL, TL_FACT_TITLE);

  return fact->name;
}

const char *
tl_fact_get_attribute (const TlFact *fact)
{
  g_return_val_if_fail (fact != NULL, NULL);

  return fact->attribute;
}

const char *
tl_fact_get_value (const TlFact *fact)
{
  g_return_val_if_fail (fact != NULL, NULL);

  return fact->value;
}

gboolean
tl_fact_is_by_user (const TlFact *fact)
{
  g_return_val_if_fail (fact != NULL, FALSE);

  return fact->by_user;
}

gint64
tl_fact_get_document (const TlFact *fact)
{
  g_return_val_if_fail (fact != NULL, 0);

  return fact->document;
}

guint
tl_fact_get_page (const TlFact *fact)
{
  g_return_val_if_fail (fact != NULL, 0);

  return fact->page;
}

const char *
tl_fact_get_text (const TlFact *fact)
{
  g_return_val_if_fail (fact != NULL, NULL);

  return fact->text;
}

double
tl_fact_get_confidence (const TlFact *fact)
{
  g_return_val_if_fail (fact != NULL, 0);

  return fact->confidence;
}
