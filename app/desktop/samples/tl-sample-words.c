/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sample-words-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* To the half: more would claim more than is known. */
static char *
dup_tenths (double share)
{
  double tenths = round (share * 20) / 2;

  return g_strdup_printf ("%.*f", tenths == floor (tenths) ? 0 : 1, tenths);
}

/* "11 of 15 (between 5 and 8.5 in 10)" */
static char *
dup_share (const TlShare *share,
           guint          part,
           guint          whole)
{
  g_autofree char *low = dup_tenths (share->low);
  g_autofree char *high = dup_tenths (share->high);

  return g_strdup_printf (_("%u of %u (between %s and %s in 10)"), part, whole, low, high);
}

static char *
dup_precision (const TlSampleScore *score,
               const char          *tested)
{
  g_autofree char *share = NULL;

  if (isnan (score->precision.value))
    return tested == NULL ? g_strdup (_("Too few found by the rules to say how many were right."))
                          : g_strdup_printf (_("Too few found by %s to compare."), tested);
  share = dup_share (&score->precision, score->tp, score->tp + score->fp);
  return tested == NULL
         ? g_strdup_printf (_("Of what the rules found, right: %s."), share)
         : g_strdup_printf (_("Of what %s found, found by the other too: %s."), tested, share);
}

static char *
dup_recall (const TlSampleScore *score,
            const char          *tested)
{
  g_autofree char *share = NULL;

  if (isnan (score->recall.value))
    return g_strdup (_("Too few coded by hand to say how many were found."));
  share = dup_share (&score->recall, score->tp, score->tp + score->fn);
  return tested == NULL
         ? g_strdup_printf (_("Of what was coded by hand, found by the rules: %s."), share)
         : g_strdup_printf (_("Of what was coded by hand, found by %s: %s."), tested, share);
}

char *
tl_sample_score_dup_sentence (const TlSampleScore *score,
                              const char          *tested)
{
  g_autofree char *precision = NULL;
  g_autofree char *recall = NULL;

  if (isnan (score->precision.value) && isnan (score->recall.value))
    return g_strdup (_("Not enough in this sample to say."));
  precision = dup_precision (score, tested);
  recall = dup_recall (score, tested);
  return g_strdup_printf ("%s %s", precision, recall);
}

static void
append_figure (GString       *line,
               const char    *name,
               const TlShare *share)
{
  if (isnan (share->value))
    return;
  g_string_append_printf (line, "%s%s %.2f", line->len > 0 ? " · " : "", name, share->value);
  if (!isnan (share->low))
    g_string_append_printf (line, _(" (%.2f to %.2f)"), share->low, share->high);
}

char *
tl_sample_score_dup_figures (const TlSampleScore *score)
{
  g_autoptr (GString) line = g_string_new (NULL);

  append_figure (line, _("F1"), &score->f1);
  append_figure (line, _("kappa"), &score->kappa);
  append_figure (line, _("same stance"), &score->stance);
  return line->len > 0 ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}
