/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-label-private.h"

#include "tl-fact.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
label_status (const char *becomes,
              guint       n)
{
  if (g_strcmp0 (becomes, "accepted") == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Accept %u finding",
                                         "Accept %u findings", n),
                            n);
  if (g_strcmp0 (becomes, "rejected") == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Reject %u finding",
                                         "Reject %u findings", n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Set %u finding back to suggested",
                                       "Set %u findings back to suggested", n),
                          n);
}

static char *
label_tag (const char *name,
           const char *becomes,
           guint       n)
{
  if (becomes != NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Tag %u finding “%s”",
                                         "Tag %u findings “%s”", n),
                            n, name);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Take tag off %u finding: “%s”",
                                       "Take tag off %u findings: “%s”", n),
                          n, name);
}

static char *
label_note (const char *becomes,
            guint       n)
{
  if (becomes != NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Note on %u finding",
                                         "Note on %u findings", n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Take note off %u finding",
                                       "Take notes off %u findings", n),
                          n);
}

/* The names of facts that people made themselves begin with "x.". */
static char *
label_fact (const char *name,
            guint       n)
{
  TlFactName fact;
  const char *label;

  if (name == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Correct %u review",
                                         "Correct %u reviews", n),
                            n);
  label = tl_fact_name_from_string (name, &fact) ? tl_fact_name_get_label (fact)
                                                 : name + strlen ("x.");
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Correct %u review: %s",
                                       "Correct %u reviews: %s", n),
                          n, label);
}

static char *
label_private (const char *becomes,
               guint       n)
{
  if (g_strcmp0 (becomes, "1") == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Mark %u review as private",
                                         "Mark %u reviews as private", n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Mark %u review as not private",
                                       "Mark %u reviews as not private", n),
                          n);
}

static char *
label_removed (const char *becomes,
               guint       n)
{
  if (becomes != NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Remove %u review",
                                         "Remove %u reviews", n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Restore %u review",
                                       "Restore %u reviews", n),
                          n);
}

static char *
label_code (const char *becomes,
            guint       n)
{
  if (becomes != NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Code %u passage by hand",
                                         "Code %u passages by hand", n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Take away %u passage coded by hand",
                                       "Take away %u passages coded by hand", n),
                          n);
}

static char *
label_sample (const char *becomes,
              guint       n)
{
  if (becomes != NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Code %u paragraph of a sample",
                                         "Code %u paragraphs of a sample", n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Take back coding of %u paragraph",
                                       "Take back coding of %u paragraphs", n),
                          n);
}

char *
tl_label_make (const char *kind,
               const char *name,
               const char *becomes,
               guint       n)
{
  if (g_str_equal (kind, "status"))
    return label_status (becomes, n);
  if (g_str_equal (kind, "theme"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change theme of %u finding",
                                         "Change theme of %u findings", n),
                            n);
  if (g_str_equal (kind, "stance"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change stance of %u finding",
                                         "Change stance of %u findings", n),
                            n);
  if (g_str_equal (kind, "trim"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Trim %u finding",
                                         "Trim %u findings", n),
                            n);
  if (g_str_equal (kind, "tag"))
    return label_tag (name, becomes, n);
  if (g_str_equal (kind, "note"))
    return label_note (becomes, n);
  if (g_str_equal (kind, "private"))
    return label_private (becomes, n);
  if (g_str_equal (kind, "removed"))
    return label_removed (becomes, n);
  if (g_str_equal (kind, "code"))
    return label_code (becomes, n);
  if (g_str_equal (kind, "sample"))
    return label_sample (becomes, n);
  if (g_str_equal (kind, "sample-removed"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Remove %u sample",
                                         "Remove %u samples", n),
                            n);
  if (g_str_equal (kind, "sample-name"))
    return g_strdup (_("Rename a sample"));
  if (g_str_equal (kind, "document"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %u document to another review",
                                         "Move %u documents to another review", n),
                            n);
  if (g_str_equal (kind, "apart"))
    return g_strdup (_("Keep two reviews apart"));
  if (g_str_equal (kind, "place"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Place %u finding",
                                         "Place %u findings", n),
                            n);
  return label_fact (name, n);
}
