/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-findings-page-private.h"

#include "tl-finding-selection-private.h"
#include "tl-hit-switch-private.h"
#include "tl-hits-view-private.h"
#include "tl-note-popover-private.h"
#include "tl-tag-popover-private.h"
#include "tl-theme-popover-private.h"
#include "tl-why-popover-private.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the page's two files share: what is shown and moved through (tl-findings-page.c), and what
 * one makes of it (tl-findings-triage.c). */
struct _TlFindingsPage {
  GtkWidget           parent_instance;
  GtkLabel           *count;
  GtkMenuButton      *order;
  GMenu              *include_menu;
  GtkStack           *stack;
  AdwStatusPage      *empty;
  GtkButton          *offer;      /* on it */
  TlHitSwitch        *scope;
  TlHitsView         *hits;
  GtkListView        *list;
  TlThemePopover     *change;
  TlTagPopover       *tag;
  TlNotePopover      *note;
  TlWhyPopover       *why;
  TlSession          *session;
  TlFindingSelection *selection;
  gint64              in_hand;    /* of those that are selected; 0 for none */
  gint64              followed;   /* what selecting here last took in hand */
};

/** tl_findings_page_dup_current: Returns: (transfer full) (nullable): the finding in hand: of those
 * that are selected, the one whose commands are shown */
TlFindingItem *tl_findings_page_dup_current (TlFindingsPage *page);
/** tl_findings_page_find_cell: Returns: (transfer none) (nullable): the cell of the finding in
 * hand, when it is on screen */
GtkWidget     *tl_findings_page_find_cell   (TlFindingsPage *page);
/** tl_findings_triage_install: the actions that change findings, or ask what to change. */
void           tl_findings_triage_install   (GtkWidgetClass *widget_class);

G_END_DECLS
