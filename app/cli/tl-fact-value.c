/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fact-value-private.h"

#include "tl-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const nations[] = { "England", "Wales", "Scotland", "Northern Ireland", NULL };
static const char *const harms[] = { "death", "serious harm", NULL };

static gboolean
is_year (const char *text)
{
  guint64 year;

  return strlen (text) == 4 && g_ascii_string_to_unsigned (text, 10, 1800, 2199, &year, NULL);
}

static gboolean
is_two_digits (const char *text,
               guint64     max,
               guint64    *number)
{
  return strlen (text) == 2 && g_ascii_string_to_unsigned (text, 10, 1, max, number, NULL);
}

/* 2009, 2009-11 or 2009-11-30. */
static gboolean
is_date (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  guint n_parts = g_strv_length (parts);
  guint64 month = 1, day = 1;

  if (n_parts < 1 || n_parts > 3 || !is_year (parts[0]))
    return FALSE;
  if (n_parts > 1 && !is_two_digits (parts[1], 12, &month))
    return FALSE;
  if (n_parts > 2 && !is_two_digits (parts[2], 31, &day))
    return FALSE;
  return g_date_valid_dmy (day, month, atoi (parts[0]));
}

static gboolean
is_review_type (const char *text)
{
  TlReviewType type;

  return tl_review_type_from_string (text, &type);
}

/* What a value must be, or NULL when it is that. */
static const char *
find_fault (TlFactName  name,
            const char *value)
{
  switch (name)
    {
    case TL_FACT_REVIEW_TYPE:
      return is_review_type (value) ? NULL
               : _("a kind of review, such as serious-case-review or public-inquiry");
    case TL_FACT_NATION:
      return g_strv_contains (nations, value) ? NULL
               : _("England, Wales, Scotland or Northern Ireland");
    case TL_FACT_HARM:
      return g_strv_contains (harms, value) ? NULL : _("death or serious harm");
    case TL_FACT_PUBLISHED:
      return is_date (value) ? NULL : _("a date such as 2009, 2009-11 or 2009-11-30");
    case TL_FACT_INCIDENT_YEAR:
      return is_year (value) ? NULL : _("a year such as 2009");
    default:
      return NULL;
    }
}

static gboolean
fail (GError     **error,
      const char  *name,
      const char  *fault)
{
  g_set_error (error, TL_CLI_ERROR, TL_CLI_ERROR_USAGE, _("“%s” must be %s"), name, fault);
  return FALSE;
}

static gboolean
parse_private (TlFactValue  *fact,
               const char   *value,
               GError      **error)
{
  static const char *const yes[] = { "true", "yes", "1", NULL };
  static const char *const no[] = { "false", "no", "0", NULL };

  fact->kind = TL_EDIT_PRIVATE;
  if (!g_strv_contains (yes, value) && !g_strv_contains (no, value))
    return fail (error, fact->name, _("true or false"));
  fact->value = g_strdup (g_strv_contains (yes, value) ? "1" : "0");
  return TRUE;
}

/* Several authors are given with semicolons between them, and kept as a line each. */
static char *
dup_lines (const char *value)
{
  g_auto (GStrv) authors = g_strsplit (value, ";", -1);

  for (guint i = 0; authors[i] != NULL; i++)
    g_strstrip (authors[i]);
  return g_strjoinv ("\n", authors);
}

static gboolean
parse_fact (TlFactValue  *fact,
            const char   *value,
            GError      **error)
{
  TlFactName name;
  const char *fault;

  fact->kind = TL_EDIT_FACT;
  if (g_str_has_prefix (fact->name, "x.") && fact->name[2] != '\0')
    {
      fact->value = g_strdup (value);
      return TRUE;
    }
  if (g_str_equal (fact->name, "year"))
    return fail (error, fact->name, _("set by published=DATE: it is the year of that"));
  if (!tl_fact_name_from_string (fact->name, &name))
    return fail (error, fact->name, _("the name of a fact, or begin with x."));
  fault = *value != '\0' ? find_fault (name, value) : NULL;
  if (fault != NULL)
    return fail (error, fact->name, fault);
  fact->value = name == TL_FACT_AUTHORS ? dup_lines (value) : g_strdup (value);
  return TRUE;
}

void
tl_fact_value_free (TlFactValue *fact)
{
  g_free (fact->name);
  g_free (fact->value);
  g_free (fact);
}

TlFactValue *
tl_fact_value_new (const char  *name,
                   const char  *value,
                   GError     **error)
{
  g_autoptr (TlFactValue) fact = g_new0 (TlFactValue, 1);
  g_autofree char *stripped = g_strstrip (g_strdup (value));

  fact->name = g_strdup (name);
  if (g_str_equal (name, "private") ? !parse_private (fact, stripped, error)
                                    : !parse_fact (fact, stripped, error))
    return NULL;
  return g_steal_pointer (&fact);
}
