/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-page.h"

#include <allheaders.h>
#include <poppler.h>

G_BEGIN_DECLS

/* A page as a grey picture to recognise text in, and the way back from it to the page. */
typedef struct {
  PIX            *picture;
  guint           resolution; /* pixels an inch */
  cairo_matrix_t  to_page;    /* from its pixels to points on the page */
} TlScan;

/* Paints @page at the resolution of its scan: FALSE when it has no sensible size. */
gboolean  tl_scan_init       (TlScan      *scan,
                              PopplerPage *page);
void      tl_scan_clear      (TlScan      *scan);
/* A turned copy of @scan, by quarters of a turn clockwise. */
void      tl_scan_init_turned (TlScan      *scan,
                               TlScan      *other,
                               guint        quarters);
/* Levels the lines of text, when they rise or fall by a few degrees. */
void      tl_scan_straighten (TlScan      *scan);
/* Takes away what is read as letters and is none: rules, and dots that lead to a page number. */
void      tl_scan_clean      (TlScan      *scan);
/* By how many quarters of a turn the picture has to be turned to stand upright, as far as the
 * shapes of its letters tell. */
guint     tl_scan_find_turn  (TlScan      *scan);
/* Where a box of the picture stands on the page. */
TlBox     tl_scan_to_page    (TlScan      *scan,
                              const TlBox *box);
/* Ink in black, paper in white: for leptonica to destroy. Of what is neither, such as a thin grey
 * line, the more counts as ink the nearer @leniency is to 1, and as much as letters need with 0. */
PIX      *tl_scan_dup_ink    (TlScan      *scan,
                              float        leniency);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlScan, tl_scan_clear)

G_END_DECLS
