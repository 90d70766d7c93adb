/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-trial-item-private.h"

#include <glib/gi18n-lib.h>

struct _TlTrialItem {
  GObject        parent_instance;
  TlTrialChange *change;
  gint64         review;
  char          *title;
};

G_DEFINE_FINAL_TYPE (TlTrialItem, tl_trial_item, G_TYPE_OBJECT)

static void
tl_trial_item_finalize (GObject *object)
{
  TlTrialItem *item = TL_TRIAL_ITEM (object);

  g_clear_pointer (&item->change, tl_trial_change_free);
  g_free (item->title);

  G_OBJECT_CLASS (tl_trial_item_parent_class)->finalize (object);
}

static void
tl_trial_item_class_init (TlTrialItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_trial_item_finalize;
}

static void
tl_trial_item_init (TlTrialItem *item)
{
}

TlTrialItem *
tl_trial_item_new (TlTrialChange           *change,
                   const TlDocumentSummary *summary)
{
  TlTrialItem *item = g_object_new (TL_TYPE_TRIAL_ITEM, NULL);

  item->change = change;
  item->review = summary->review;
  item->title = g_strdup (summary->review_title);
  return item;
}

const TlTrialChange *
tl_trial_item_get_change (TlTrialItem *item)
{
  g_return_val_if_fail (TL_IS_TRIAL_ITEM (item), NULL);

  return item->change;
}

gint64
tl_trial_item_get_review (TlTrialItem *item)
{
  g_return_val_if_fail (TL_IS_TRIAL_ITEM (item), 0);

  return item->review;
}

char *
tl_trial_item_dup_what (TlTrialItem *item)
{
  const char *before, *after;

  g_return_val_if_fail (TL_IS_TRIAL_ITEM (item), NULL);

  if (tl_trial_change_is_weak (item->change))
    return g_strdup_printf (_("Matched, not counted: %s"),
                            tl_stance_get_label (tl_finding_get_stance (item->change->after)));
  if (item->change->before == NULL)
    return g_strdup_printf (_("+ Gained: %s"),
                            tl_stance_get_label (tl_finding_get_stance (item->change->after)));
  before = tl_stance_get_label (tl_finding_get_stance (item->change->before));
  if (item->change->after == NULL)
    return g_strdup_printf (_("− Lost: %s"), before);
  after = tl_stance_get_label (tl_finding_get_stance (item->change->after));
  return g_strdup_printf (_("%s → %s"), before, after);
}

char *
tl_trial_item_dup_citation (TlTrialItem *item)
{
  g_return_val_if_fail (TL_IS_TRIAL_ITEM (item), NULL);

  return g_strdup_printf (_("%s · PDF p. %u"), item->title != NULL ? item->title : "",
                          item->change->page);
}
