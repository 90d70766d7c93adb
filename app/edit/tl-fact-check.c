/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-edit-private.h"

#include "tl-fact.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ATTRIBUTE_PREFIX "x."

static gboolean
is_one_of (const char        *value,
           const char *const *values)
{
  return g_strv_contains (values, value);
}

/* A date of ISO 8601, as precise as it is known: 2009, 2009-11, 2009-11-30. */
static gboolean
is_date (const char *value)
{
  g_autofree char *iso = tl_fact_date_dup_iso (value);

  return g_strcmp0 (iso, value) == 0;
}

/* Returns: (nullable): what the value should have been. */
static const char *
find_fault (const char *name,
            const char *value)
{
  static const char *const nations[] = { "England", "Wales", "Scotland", "Northern Ireland", NULL };
  static const char *const harms[] = { "death", "serious harm", NULL };
  TlFactName fact = TL_N_FACTS;
  TlReviewType type;

  tl_fact_name_from_string (name, &fact);
  if (!tl_fact_name_has_many (fact) && strchr (value, '\n') != NULL)
    return _("one line");
  if (fact == TL_FACT_REVIEW_TYPE && !tl_review_type_from_string (value, &type))
    return _("a kind of review such as “serious-case-review”; the help lists them");
  if (fact == TL_FACT_NATION && !is_one_of (value, nations))
    return _("England, Wales, Scotland or Northern Ireland");
  if (fact == TL_FACT_HARM && !is_one_of (value, harms))
    return _("“death” or “serious harm”");
  if (tl_fact_name_is_date (fact) && !is_date (value))
    return _("a date such as 2009, June 2009 or 12 June 2009");
  if (fact == TL_FACT_INCIDENT_YEAR && (strlen (value) != 4 || !is_date (value)))
    return _("a year such as 2009");
  return NULL;
}

static gboolean
is_attribute (const char *name)
{
  return g_str_has_prefix (name, ATTRIBUTE_PREFIX) && name[strlen (ATTRIBUTE_PREFIX)] != '\0' &&
         g_utf8_validate (name, -1, NULL);
}

static gboolean
check_name (const char  *name,
            GError     **error)
{
  TlFactName fact;

  if (name != NULL && (is_attribute (name) || tl_fact_name_from_string (name, &fact)))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("There is no fact “%s”. Names of your own begin with “x.”"),
               name != NULL ? name : "");
  return FALSE;
}

char *
tl_fact_dup_plain (const char *name,
                   const char *value)
{
  TlFactName fact;
  char *iso = NULL;

  if (name != NULL && tl_fact_name_from_string (name, &fact) && tl_fact_name_is_date (fact))
    iso = tl_fact_date_dup_iso (value);
  return iso != NULL ? iso : g_strdup (value);
}

gboolean
tl_fact_check (const char  *name,
               const char  *value,
               GError     **error)
{
  const char *fault;

  if (!check_name (name, error))
    return FALSE;
  if (value == NULL || *value == '\0')
    return TRUE;
  fault = find_fault (name, value);
  if (fault == NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("“%s” cannot be “%s”: it has to be %s"), name, value, fault);
  return FALSE;
}
