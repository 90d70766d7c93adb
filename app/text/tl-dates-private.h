/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TlDate:
 * @iso: ISO 8601, as precise as printed
 * @year: its year
 * @start: where it stands, in bytes
 * @end: where it ends, in bytes
 */
typedef struct {
  char  iso[11];
  guint year;
  gsize start;
  gsize end;
} TlDate;

/* The first date in @text at or after @from: "3rd June 2015", "Mehefin 2015", "03.06.15", "June
 * 2015", and a bare year only with @years. Impossible days and months are no dates.
 * Returns: whether there is one */
gboolean tl_date_find (const char *text,
                       gsize       from,
                       gboolean    years,
                       TlDate     *date);

G_END_DECLS
