/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-reader-page.h"

#include "tl-pdf-view.h"
#include "tl-reader-bar-private.h"
#include "tl-reader-margin-private.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the page's files share: the widget and the finding in hand (tl-reader-page.c), opening a
 * document (tl-reader-open.c), its headings (tl-reader-outline.c), finding words
 * (tl-reader-find.c), copying and coding what is selected (tl-reader-code.c), and placing what was
 * not found again (tl-reader-place.c). */
struct _TlReaderPage {
  GtkWidget       parent_instance;

  GtkStack       *stack;
  AdwStatusPage  *status;
  GtkWidget      *unlock;        /* asks for a password */
  GtkWidget      *placing;       /* shown while the finding in hand has no place */
  GtkLabel       *placing_text;
  TlReaderBar    *bar;
  GtkSearchBar   *search_bar;
  GtkEditable    *search_entry;
  GtkLabel       *match_count;
  GtkWidget      *outline_panel;
  GtkListView    *outline;
  TlPdfView      *view;
  TlReaderMargin *margin;
  GtkWidget      *popover;       /* asks for a theme; made when first needed */

  TlSession      *session;
  TlDocumentMap  *map;
  TlPageLoader   *loader;
  GPtrArray      *findings;      /* of the document, in page order */
  GPtrArray      *unplaced;      /* those not found again */
  GCancellable   *cancellable;   /* of what is being opened */
  guint           n_loading;
  GTask          *latest;        /* the last to load findings, while it does; borrowed */

  gboolean        beside;
  guint           following;     /* tick callback: the page changed */

  gint64          wanted_finding;
  guint           wanted_page;
  GStrv           wanted_words;  /* to be marked once the document is there */
  gboolean        wanted_once;   /* only in one place, on the wanted page */

  GArray         *passages;      /* TlPassage: what find came upon */
  guint           passage;       /* the one in hand */
};

/* tl-reader-page.c */
/* Scrolls to the session's finding, and marks it as the one in hand. */
void tl_reader_page_show_finding (TlReaderPage *self);

/* tl-reader-open.c */
void tl_reader_page_close         (TlReaderPage *self);
void tl_reader_page_load_findings (TlReaderPage *self);
/* The text of the page in sight. */
void tl_reader_page_update_margin (TlReaderPage *self);
void tl_reader_page_open_bind     (GtkWidgetClass *class);

/* tl-reader-outline.c */
void tl_reader_page_show_outline   (TlReaderPage   *self);
/* Selects the heading that the page in sight stands under. */
void tl_reader_page_update_outline (TlReaderPage   *self);
void tl_reader_page_outline_bind   (GtkWidgetClass *class);

/* tl-reader-find.c */
/* Marks the wanted words, if there are any. */
void tl_reader_page_find_wanted (TlReaderPage *self);
void tl_reader_page_find_stop (TlReaderPage   *self);
void tl_reader_page_find_step (TlReaderPage   *self,
                               int             step);
void tl_reader_page_find_bind (GtkWidgetClass *class);

/* tl-reader-code.c */
void tl_reader_page_selection_changed (TlReaderPage   *self);
void tl_reader_page_code_bind         (GtkWidgetClass *class);
typedef void (*TlReaderUseSelection)  (TlReaderPage   *self,
                                       TlHandCoding   *coding);
/* Calls @use with what is selected put into @coding; not when nothing is. */
void tl_reader_page_use_selection     (TlReaderPage         *self,
                                       TlHandCoding         *coding,
                                       TlReaderUseSelection  use);

/* tl-reader-place.c */
/* Parts the findings just loaded. */
void tl_reader_page_set_unplaced_aside (TlReaderPage  *self);
void tl_reader_page_update_placing    (TlReaderPage   *self);
void tl_reader_page_place_bind        (GtkWidgetClass *class);

G_END_DECLS
