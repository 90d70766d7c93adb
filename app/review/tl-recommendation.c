/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-document.h"

struct _TlRecommendation {
  gatomicrefcount refs;
  char           *number;
  char           *text;
  char           *addressee;
  guint           block;
  guint           same_as;
};

G_DEFINE_BOXED_TYPE (TlRecommendation, tl_recommendation,
                     tl_recommendation_ref, tl_recommendation_unref)

TlRecommendation *
tl_recommendation_new (const TlRecommendationFields *fields)
{
  TlRecommendation *recommendation;

  g_return_val_if_fail (fields != NULL && fields->text != NULL, NULL);

  recommendation = g_new0 (TlRecommendation, 1);
  g_atomic_ref_count_init (&recommendation->refs);
  recommendation->number = g_strdup (fields->number);
  recommendation->text = g_strdup (fields->text);
  recommendation->addressee = g_strdup (fields->addressee);
  recommendation->block = fields->block;
  recommendation->same_as = fields->same_as;
  return recommendation;
}

TlRecommendation *
tl_recommendation_ref (TlRecommendation *recommendation)
{
  g_return_val_if_fail (recommendation != NULL, NULL);

  g_atomic_ref_count_inc (&recommendation->refs);
  return recommendation;
}

void
tl_recommendation_unref (TlRecommendation *recommendation)
{
  g_return_if_fail (recommendation != NULL);

  if (!g_atomic_ref_count_dec (&recommendation->refs))
    return;
  g_free (recommendation->number);
  g_free (recommendation->text);
  g_free (recommendation->addressee);
  g_free (recommendation);
}

const char *
tl_recommendation_get_number (const TlRecommendation *recommendation)
{
  g_return_val_if_fail (recommendation != NULL, NULL);

  return recommendation->number;
}

const char *
tl_recommendation_get_text (const TlRecommendation *recommendation)
{
  g_return_val_if_fail (recommendation != NULL, NULL);

  return recommendation->text;
}

const char *
tl_recommendation_get_addressee (const TlRecommendation *recommendation)
{
  g_return_val_if_fail (recommendation != NULL, NULL);

  return recommendation->addressee;
}

guint
tl_recommendation_get_block (const TlRecommendation *recommendation)
{
  g_return_val_if_fail (recommendation != NULL, 0);

  return recommendation->block;
}

guint
tl_recommendation_get_same_as (const TlRecommendation *recommendation)
{
  g_return_val_if_fail (recommendation != NULL, 0);

  return recommendation->same_as;
}
