/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-same-review.h"

#include "tl-authorities-private.h"
#include "tl-pattern-private.h"

#include <stdlib.h>
#include <string.h>

/* A response comes out with its review or some months later; dates of one review that are further
 * apart than this, without a year of the incident to hold them together, are of two. */
#define MAX_MONTHS 6
/* With one, a summary or a translation may follow even after a trial. */
#define MAX_YEARS  3

static const char *
find_value (GPtrArray  *facts,
            TlFactName  name)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const TlFact *fact = facts->pdata[i];

      if (!tl_fact_get_attribute (fact) && tl_fact_get_name (fact) == name)
        return *tl_fact_get_value (fact) ? tl_fact_get_value (fact) : NULL;
    }
  return NULL;
}

/* Letters and digits in lower case, single spaces between words. */
static char *
dup_plain (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *plain = g_string_new (NULL);

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (plain, c);
      else if (c != '\'' && c != 0x2019 && plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
    }
  return g_strchomp (g_string_free (plain, FALSE));
}

/* What children are called in Welsh, as the same report calls them in English. */
static const char *const welsh[][2] = {
  { "plentyn ", "child " },       { "plant ", "children " }, { "person ifanc ", "young person " },
  { "pobl ifanc ", "young people " }, { "baban ", "baby " },  { "babi ", "baby " },
  { "teulu ", "family " },        { "achos ", "case " },
};

/* "Child K", "CHILD ‘K’" and "Plentyn K" are one; so are "Ronan" and "Ronan (a pseudonym)". */
static char *
dup_subject (const char *subject)
{
  g_autofree char *bare = g_strndup (subject, strcspn (subject, "("));
  g_autofree char *plain = dup_plain (bare);

  for (guint i = 0; i < G_N_ELEMENTS (welsh); i++)
    if (g_str_has_prefix (plain, welsh[i][0]))
      return g_strconcat (welsh[i][1], plain + strlen (welsh[i][0]), NULL);
  return g_steal_pointer (&plain);
}

static gboolean
agree_on_subject (const char *a,
                  const char *b)
{
  g_autofree char *one = dup_subject (a);
  g_autofree char *other = dup_subject (b);

  return *one && g_str_equal (one, other);
}

/* The name without the words for the kind of body, which changed with the law. */
static char *
dup_place (const char *authority)
{
  static GRegex *slot;
  g_autofree char *plain = dup_plain (authority);

  return g_regex_replace_literal (
    tl_pattern_get (&slot,
      "\\b(the|local|regional|area|safeguarding|children|childrens|child|board|partnership|"
      "partners|"
      "committee|protection|public|lscb|scb|lscp|scp|acpc|cpc)\\b ?", TRUE), plain, -1, 0, "", 0,
      NULL);
}

/* By one of its names, or by another it had; a board the table does not know by its place. */
static gboolean
agree_on_authority (const char *a,
                    const char *b)
{
  TlAuthorities *known = tl_authorities_get_default ();
  gsize start, length;
  const TlAuthority *one = tl_authorities_find (known, a, &start, &length);
  const TlAuthority *other = tl_authorities_find (known, b, &start, &length);
  g_autofree char *here = dup_place (a);
  g_autofree char *there = dup_place (b);
  g_autofree char *whole = dup_plain (a);
  g_autofree char *whole_other = dup_plain (b);

  if ((one && one == other) || g_str_equal (whole, whole_other))
    return TRUE;
  g_strchomp (here);
  g_strchomp (there);
  return *here && g_str_equal (here, there);
}

/* Months since the year 0; @exact: whether the month is printed. */
static guint
read_months (const char *date,
             gboolean   *exact)
{
  *exact = strlen (date) >= 7;
  return 12 * (guint) atoi (date) + (*exact ? (guint) atoi (date + 5) : 0);
}

static gboolean
are_near (const char *a,
          const char *b,
          guint       months)
{
  gboolean exact, exact_other;
  guint one = read_months (a, &exact), other = read_months (b, &exact_other);

  if (!exact || !exact_other)
    return (one / 12 > other / 12 ? one / 12 - other / 12 : other / 12 - one / 12) <= months / 12;
  return (one > other ? one - other : other - one) <= months;
}

static gboolean
agree_on_years (GPtrArray *facts,
                GPtrArray *other_facts)
{
  const char *incident = find_value (facts, TL_FACT_INCIDENT_YEAR);
  const char *other_incident = find_value (other_facts, TL_FACT_INCIDENT_YEAR);
  const char *published = find_value (facts, TL_FACT_PUBLISHED);
  const char *other_published = find_value (other_facts, TL_FACT_PUBLISHED);

  if (incident && other_incident)
    return g_str_equal (incident, other_incident) &&
           (!published || !other_published ||
            are_near (published, other_published, 12 * MAX_YEARS));
  return published && other_published && are_near (published, other_published, MAX_MONTHS);
}

/* A response or a briefing often does not say what kind of review it is of. */
static gboolean
may_agree (const char *a,
           const char *b)
{
  return !a || !b || g_str_equal (a, b);
}

/* Whether both know it and agree; @against: whether both know it and do not. */
static gboolean
agree_on (GPtrArray  *facts,
          GPtrArray  *other_facts,
          TlFactName  name,
          gboolean  (*agree) (const char *a, const char *b),
          gboolean   *against)
{
  const char *value = find_value (facts, name);
  const char *other = find_value (other_facts, name);
  const gboolean agreed = value && other && agree (value, other);

  *against |= value && other && !agreed;
  return agreed;
}

static gboolean
agree_on_title (const char *a,
                const char *b)
{
  g_autofree char *one = dup_plain (a);
  g_autofree char *other = dup_plain (b);

  return *one && g_str_equal (one, other);
}

/* What has to be so of both, whatever it is that they have in common. */
static gboolean
agree_on_frame (GPtrArray *facts,
                GPtrArray *other_facts)
{
  return may_agree (find_value (facts, TL_FACT_REVIEW_TYPE),
                    find_value (other_facts, TL_FACT_REVIEW_TYPE)) &&
         may_agree (find_value (facts, TL_FACT_NATION), find_value (other_facts, TL_FACT_NATION)) &&
         agree_on_years (facts, other_facts);
}

gboolean
tl_same_review (TlDocumentKind  kind,
                GPtrArray      *facts,
                TlDocumentKind  other_kind,
                GPtrArray      *other_facts)
{
  gboolean against = FALSE;

  g_return_val_if_fail (facts != NULL, FALSE);
  g_return_val_if_fail (other_facts != NULL, FALSE);

  return kind != other_kind &&
         agree_on (facts, other_facts, TL_FACT_SUBJECT, agree_on_subject, &against) &&
         agree_on (facts, other_facts, TL_FACT_AUTHORITY, agree_on_authority, &against) &&
         agree_on_frame (facts, other_facts);
}

gboolean
tl_maybe_same_review (GPtrArray *facts,
                      GPtrArray *other_facts)
{
  gboolean against = FALSE;
  guint n_agreed;

  g_return_val_if_fail (facts != NULL, FALSE);
  g_return_val_if_fail (other_facts != NULL, FALSE);

  n_agreed = agree_on (facts, other_facts, TL_FACT_SUBJECT, agree_on_subject, &against) +
             agree_on (facts, other_facts, TL_FACT_AUTHORITY, agree_on_authority, &against);
  if (against || n_agreed == 0 || !agree_on_frame (facts, other_facts))
    return FALSE;
  return n_agreed == 2 ||
         agree_on (facts, other_facts, TL_FACT_TITLE, agree_on_title, &against);
}
