/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-include-kinds-private.h"

#include <glib/gi18n-lib.h>

static const TlIncludeKind kinds[] = {
  { TL_INCLUDE_REJECTED, "rejected", N_("rejected too"), N_("Re_jected Findings") },
  { TL_INCLUDE_DENIED, "denied", N_("ruled out too"), N_("_Passages That Rule the Theme Out") },
  { TL_INCLUDE_MAYBE, "maybe", N_("maybes too"), NULL },
  { TL_INCLUDE_UNPLACED, "unplaced", N_("not placed too"), NULL },
  { TL_INCLUDE_ONLY_UNPLACED, "only-unplaced", N_("not placed"), N_("Only Those Not P_laced") },
  { TL_INCLUDE_ONLY_DENIED, "only-denied", N_("ruled out"), N_("Only Those Ruled _Out") },
  { TL_INCLUDE_ONLY_REMEDIED, "only-remedied", N_("put right since"),
    N_("Only Those P_ut Right Since") },
  { TL_INCLUDE_ONLY_CAUSES, "only-causes", N_("said to be causes"),
    N_("Only Those Said to Be _Causes") },
  { TL_INCLUDE_ONLY_EFFECTS, "only-effects", N_("said to be effects"),
    N_("Only Those Said to Be _Effects") },
};

gboolean
tl_include_kind_get (guint          index,
                     TlIncludeKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  if (index >= G_N_ELEMENTS (kinds))
    return FALSE;
  *kind = kinds[index];
  kind->chip = _(kind->chip);
  kind->offer = kind->offer != NULL ? _(kind->offer) : NULL;
  return TRUE;
}

void
tl_include_kinds_offer (GMenu *menu)
{
  TlIncludeKind kind;

  for (guint i = 0; tl_include_kind_get (i, &kind); i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (kind.offer == NULL)
        continue;
      item = g_menu_item_new (kind.offer, NULL);
      g_menu_item_set_action_and_target (item, "win.include", "s", kind.name);
      g_menu_append_item (menu, item);
    }
}
