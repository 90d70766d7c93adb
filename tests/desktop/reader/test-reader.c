/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop-fixture.h"

#include "tl-findings-page-private.h"
#include "tl-outline-item-private.h"
#include "tl-pdf-view-private.h"
#include "tl-reader-page-private.h"
#include "tl-reread-banner-private.h"
#include "tl-reviews-page-private.h"
#include "tl-theme-popover-private.h"

/* ── helpers ── */

static TlReaderPage *
show_reader (DesktopFixture *fixture,
             TlFindingItem  *item)
{
  TlReaderPage *page = TL_READER_PAGE (desktop_show (fixture, "reader", TL_TYPE_READER_PAGE));

  tl_reader_page_show (page, tl_finding_item_get_review (item),
                       tl_finding_item_get_document (item), 0, tl_finding_item_get_id (item));
  desktop_wait (page->findings != NULL);
  desktop_wait (tl_reader_page_is_settled (page));
  return page;
}

static TlReaderPage *
show_first (DesktopFixture *fixture)
{
  g_autoptr (TlFindingItem) item = NULL;

  desktop_show (fixture, "findings", TL_TYPE_FINDINGS_PAGE);
  desktop_wait_for_findings (fixture);
  item = desktop_dup_finding (fixture, 0);
  return show_reader (fixture, item);
}

static guint
count_dark_pixels (GdkTexture *texture)
{
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);
  guint n_dark = 0;

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  for (int i = 0; i < width * height; i++)
    n_dark += (pixels[i] & 0xff) < 96;
  return n_dark;
}

/* Selects a whole line of the page in sight, counted from 0. */
static TlSelection
select_line (TlReaderPage *page,
             guint         line)
{
  guint number = tl_pdf_view_get_page (page->view);
  TlPage *text = tl_page_loader_get_page (page->loader, number);
  guint offset = tl_page_get_line_offset (text, line);
  TlSelection selection = { { number, offset },
                            { number,
                              offset + tl_line_get_n_chars (tl_page_get_line (text, line)) } };

  tl_pdf_view_set_selection (page->view, &selection);
  return selection;
}

static void
choose_theme (TlReaderPage *page,
              const char   *name)
{
  GtkWidget *search;

  gtk_widget_activate_action (GTK_WIDGET (page), "reader.code", NULL);
  g_assert_nonnull (page->popover);
  desktop_wait (gtk_widget_get_mapped (page->popover));
  search = desktop_find (page->popover, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), name);
  g_signal_emit_by_name (search, "activate");
}

static TlFindingItem *
find_item (TlReaderPage *page,
           gint64        id)
{
  for (guint i = 0; i < page->findings->len; i++)
    if (tl_finding_item_get_id (g_ptr_array_index (page->findings, i)) == id)
      return g_ptr_array_index (page->findings, i);
  return NULL;
}

/* What was just coded is listed, and in hand. */
static TlFindingItem *
wait_for_new (DesktopFixture *fixture,
              TlReaderPage   *page,
              guint           before)
{
  TlFindingItem *item = NULL;

  desktop_wait (page->findings->len == before + 1
                && (item = find_item (page, tl_session_get_finding (fixture->session))) != NULL
                && tl_finding_item_get_origin (item) == TL_ORIGIN_HAND);
  return item;
}

/* ── tests ── */

static void
test_finding_in_its_place (DesktopFixture *fixture)
{
  TlReaderPage *page = show_first (fixture);
  gint64 id = tl_session_get_finding (fixture->session);
  TlFindingItem *item = find_item (page, id);
  guint number;

  g_assert_nonnull (item);
  number = tl_finding_item_get_page (item);
  desktop_wait (tl_pdf_view_get_page (page->view) == number);
  g_assert_cmpuint (tl_highlights_count (page->view->highlights, number), >, 0);
  desktop_wait (tl_page_loader_get_texture (page->loader, number) != NULL);
  g_assert_cmpuint (count_dark_pixels (tl_page_loader_get_texture (page->loader, number)), >, 500);
}

static void
test_next_and_back (DesktopFixture *fixture)
{
  TlReaderPage *page = show_first (fixture);
  gint64 first = tl_session_get_finding (fixture->session);

  gtk_widget_activate_action (GTK_WIDGET (page), "reader.next-finding", NULL);
  g_assert_cmpint (tl_session_get_finding (fixture->session), !=, first);
  gtk_widget_activate_action (GTK_WIDGET (page), "reader.previous-finding", NULL);
  g_assert_cmpint (tl_session_get_finding (fixture->session), ==, first);
}

static void
test_zoom_keeps_the_place (DesktopFixture *fixture)
{
  TlReaderPage *page = show_first (fixture);
  guint number = tl_pdf_view_get_page (page->view);
  double zoom = tl_pdf_view_get_zoom (page->view);

  for (int i = 0; i < 4; i++)
    gtk_widget_activate_action (GTK_WIDGET (page), "reader.zoom-in", NULL);
  g_assert_cmpfloat (tl_pdf_view_get_zoom (page->view), >, zoom * 1.9);
  g_assert_cmpuint (tl_pdf_view_get_page (page->view), ==, number);
  desktop_wait (tl_reader_page_is_settled (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "reader.fit-width", NULL);
  g_assert_cmpfloat_with_epsilon (tl_pdf_view_get_zoom (page->view), zoom, .01);
}

static guint
page_of (GListModel *headings,
         guint       position)
{
  g_autoptr (TlOutlineItem) item = g_list_model_get_item (headings, position);

  return item != NULL ? tl_block_get_page (tl_outline_item_get_block (item)) : G_MAXUINT;
}

/* The heading that is marked is the one under which the page stands. */
static void
test_outline_follows (DesktopFixture *fixture)
{
  TlReaderPage *page = show_first (fixture);
  GtkSelectionModel *model = gtk_list_view_get_model (page->outline);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (model);
  GListModel *headings = G_LIST_MODEL (model);
  const guint n = tl_document_map_get_n_pages (page->map);

  for (guint number = n; number > n - 3; number--)
    {
      guint selected;

      tl_pdf_view_scroll_to (page->view, number, NULL);
      desktop_wait (tl_reader_page_is_settled (page));
      selected = gtk_single_selection_get_selected (selection);
      g_assert_cmpuint (page_of (headings, selected), <=, tl_pdf_view_get_page (page->view));
      g_assert_cmpuint (page_of (headings, selected + 1), >=, tl_pdf_view_get_page (page->view));
    }
}

static void
test_find (DesktopFixture *fixture)
{
  TlReaderPage *page = show_first (fixture);

  gtk_widget_activate_action (GTK_WIDGET (page), "reader.find", NULL);
  gtk_editable_set_text (page->search_entry, "social");
  desktop_wait (page->passages != NULL);
  g_assert_cmpuint (page->passages->len, >, 1);
  gtk_widget_activate_action (GTK_WIDGET (page), "reader.find-next", NULL);
  g_assert_cmpuint (page->passage, ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (page), "reader.find-previous", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "reader.find-previous", NULL);
  g_assert_cmpuint (page->passage, ==, page->passages->len - 1);
  gtk_editable_set_text (page->search_entry, "zyzzyva");
  desktop_wait (page->passages != NULL && page->passages->len == 0);
  g_assert_cmpstr (gtk_label_get_label (page->match_count), !=, "");
}

/* ── facts in their place ── */

static GVariant *
get_quote (GtkWidget *widget)
{
  const char *action = GTK_IS_ACTIONABLE (widget)
                       ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;

  return g_strcmp0 (action, "win.show-quote") == 0
         ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)) : NULL;
}

static GtkWidget *
find_source (GtkWidget  *widget,
             const char *words)
{
  GVariant *quote = get_quote (widget);
  const char *quoted;

  if (quote != NULL)
    {
      g_variant_get_child (quote, 3, "&s", &quoted);
      if (g_str_equal (quoted, words))
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_source (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static TlReaderPage *
wait_for_marks (DesktopFixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  TlReaderPage *page;

  desktop_wait (desktop_find (window, TL_TYPE_READER_PAGE) != NULL);
  page = TL_READER_PAGE (desktop_find (window, TL_TYPE_READER_PAGE));
  desktop_wait (tl_reader_page_is_settled (page) && page->passages != NULL);
  return page;
}

static guint
get_block_page (TlReaderPage *page,
                guint         passage)
{
  guint block = g_array_index (page->passages, TlPassage, passage).block;

  return tl_block_get_page (g_ptr_array_index (tl_document_map_get_blocks (page->map), block));
}

/* The child's name stands all over the document, but the fact was read in one place. */
static void
test_fact_in_its_place (DesktopFixture *fixture)
{
  GtkWidget *reviews = desktop_show (fixture, "reviews", TL_TYPE_REVIEWS_PAGE);
  TlReaderPage *page;
  GtkWidget *source;
  GVariant *quote;
  gint64 review, document;
  guint number;

  tl_session_set_review (fixture->session, 2);
  desktop_wait ((source = find_source (reviews, "Child T")) != NULL);
  quote = get_quote (source);
  g_variant_get_child (quote, 0, "x", &review);
  g_variant_get_child (quote, 1, "x", &document);
  g_variant_get_child (quote, 2, "u", &number);
  gtk_widget_activate (source);
  page = wait_for_marks (fixture);
  g_assert_cmpuint (page->passages->len, ==, 1);
  g_assert_cmpuint (get_block_page (page, 0), ==, number);

  tl_window_show_words (fixture->window, review, document, number,
                        (const char *const[]) { "Child T", NULL });
  g_assert_cmpuint (page->passages->len, >, 1);
  tl_window_show_quote (fixture->window, review, document, 4, "Child T");
  g_assert_cmpuint (page->passages->len, ==, 1);
  g_assert_cmpuint (get_block_page (page, 0), ==, 4);
  tl_window_show_quote (fixture->window, review, document, 4, "zyzzyva");
  g_assert_cmpuint (page->passages->len, ==, 0);
}

static void
test_code_text_by_hand (DesktopFixture *fixture)
{
  TlReaderPage *page = show_first (fixture);
  guint before = page->findings->len;
  TlFindingItem *item;
  g_autofree char *quote = NULL;

  g_assert_false (tl_pdf_view_get_selection (page->view, &(TlSelection) { 0 }));
  select_line (page, 4);
  quote = tl_pdf_view_dup_selected_text (page->view);
  choose_theme (page, "Supervision");
  item = wait_for_new (fixture, page, before);
  g_assert_cmpstr (tl_finding_item_get_theme (item), ==, "supervision");
  g_assert_cmpstr (tl_finding_item_get_quote (item), ==, quote);
  g_assert_cmpuint (tl_finding_item_get_rects (item)->len, ==, 1);
  tl_session_undo (fixture->session);
  desktop_wait (page->findings->len == before);
}

/* The window may be closed while a theme is asked for. */
static void
test_close_while_asking (DesktopFixture *fixture)
{
  TlReaderPage *page = show_first (fixture);

  select_line (page, 4);
  gtk_widget_activate_action (GTK_WIDGET (page), "reader.code", NULL);
  desktop_wait (gtk_widget_get_mapped (page->popover));
  desktop_close (fixture);
}

static void
test_code_region_by_hand (DesktopFixture *fixture)
{
  TlReaderPage *page = show_first (fixture);
  guint before = page->findings->len;
  TlRect region = { tl_pdf_view_get_page (page->view), { 100, 100, 300, 200 } };
  TlFindingItem *item;

  tl_pdf_view_set_region (page->view, &region);
  choose_theme (page, "Training");
  item = wait_for_new (fixture, page, before);
  g_assert_cmpstr (tl_finding_item_get_quote (item), ==, "");
  g_assert_cmpfloat (g_array_index (tl_finding_item_get_rects (item), TlRect, 0).box.x2, ==, 300);
}

/* What is selected in the text beside the page is selected on the page. */
static void
test_select_by_keyboard (DesktopFixture *fixture)
{
  TlReaderPage *page = show_first (fixture);
  GtkTextView *text = GTK_TEXT_VIEW (desktop_find (GTK_WIDGET (page->margin), GTK_TYPE_TEXT_VIEW));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text);
  g_autofree char *selected = NULL;
  g_autofree char *expected = NULL;
  GtkTextIter start;
  GtkTextIter end;

  desktop_wait (gtk_text_buffer_get_char_count (buffer) > 100);
  gtk_text_buffer_get_iter_at_line (buffer, &start, 3);
  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  expected = gtk_text_iter_get_text (&start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  selected = tl_pdf_view_dup_selected_text (page->view);
  g_assert_cmpstr (selected, ==, expected);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy_with_citation (DesktopFixture *fixture)
{
  TlReaderPage *page = show_first (fixture);
  TlFindingItem *item = find_item (page, tl_session_get_finding (fixture->session));
  g_autofree char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (page), "reader.copy-citation", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (page)), NULL,
                                 text_read_cb, &text);
  desktop_wait (text != NULL);
  g_assert_nonnull (strstr (text, tl_finding_item_get_quote (item)));
  g_assert_nonnull (strstr (text, tl_finding_item_get_authority (item)));
}

static void
test_decide_here (DesktopFixture *fixture)
{
  TlReaderPage *page = show_first (fixture);
  gint64 id = tl_session_get_finding (fixture->session);

  gtk_widget_activate_action (GTK_WIDGET (page), "reader.accept", NULL);
  desktop_wait (tl_finding_item_get_status (find_item (page, id)) == TL_STATUS_ACCEPTED);
}

/* ── placing what was not found again ── */

/* Codes a line of the page by hand, and has the document read again as if that line had been in an
 * earlier edition alone. Returns: the finding. */
static gint64
code_and_lose (DesktopFixture *fixture,
               TlReaderPage   *page)
{
  const guint before = page->findings->len;
  gint64 finding;

  select_line (page, 4);
  choose_theme (page, "Supervision");
  finding = tl_finding_item_get_id (wait_for_new (fixture, page, before));
  desktop_change (fixture, TL_STORE_FINDINGS,
                  "UPDATE findings SET quote = 'Words of another edition', before = '', after = ''"
                  " WHERE origin = 'hand'");
  desktop_change (fixture, TL_STORE_REVIEWS,
                  "UPDATE documents SET reader_version = 0"
                  " WHERE id IN (SELECT document_id FROM findings WHERE origin = 'hand')");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "reviews");
  gtk_widget_activate_action (desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_REREAD_BANNER),
                              "reread.start", "s", "outdated");
  desktop_wait (desktop_ask (fixture, "SELECT flags FROM findings WHERE origin = 'hand'")
                == TL_FINDING_UNPLACED);
  return finding;
}

/* From the list of what was not found again, as a person comes to it. */
static TlReaderPage *
show_lost (DesktopFixture *fixture)
{
  TlFindingList *findings = tl_session_get_findings (fixture->session);
  g_autoptr (TlFindingItem) item = NULL;
  TlReaderPage *page;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-unplaced", NULL);
  desktop_wait (g_list_model_get_n_items (G_LIST_MODEL (findings)) == 1);
  item = desktop_dup_finding (fixture, 0);
  page = show_reader (fixture, item);
  desktop_wait (gtk_widget_get_mapped (page->placing));
  return page;
}

static void
assert_lost (TlReaderPage *page,
             gint64        finding)
{
  desktop_wait (gtk_widget_get_mapped (page->placing));
  g_assert_nonnull (strstr (gtk_label_get_label (page->placing_text),
                            "“Words of another edition” was not found again"));
  g_assert_null (find_item (page, finding));
}

static void
assert_placed (TlReaderPage      *page,
               gint64             finding,
               const char        *quote,
               const TlSelection *where)
{
  TlFindingItem *item = NULL;

  desktop_wait ((item = find_item (page, finding)) != NULL);
  g_assert_cmpstr (tl_finding_item_get_quote (item), ==, quote);
  g_assert_cmpuint (tl_finding_item_get_page (item), ==, where->start.page);
  g_assert_cmpuint (tl_finding_item_get_rects (item)->len, ==, 1);
  g_assert_cmpstr (tl_finding_item_get_theme (item), ==, "supervision");
  g_assert_false (gtk_widget_get_visible (page->placing));
}

static void
test_place_here (DesktopFixture *fixture)
{
  const gint64 finding = code_and_lose (fixture, show_first (fixture));
  TlReaderPage *page = show_lost (fixture);
  GListModel *unplaced = G_LIST_MODEL (tl_session_get_findings (fixture->session));
  g_autofree char *quote = NULL;
  TlSelection where;

  assert_lost (page, finding);
  gtk_widget_activate_action (GTK_WIDGET (page), "reader.place", NULL);
  g_assert_cmpint (tl_session_get_finding (fixture->session), ==, finding);
  where = select_line (page, 5);
  quote = tl_pdf_view_dup_selected_text (page->view);
  gtk_widget_activate_action (GTK_WIDGET (page), "reader.place", NULL);
  assert_placed (page, finding, quote, &where);
  g_assert_false (tl_pdf_view_get_selection (page->view, &(TlSelection) { 0 }));
  desktop_wait (g_list_model_get_n_items (unplaced) == 0);

  tl_session_undo (fixture->session);
  assert_lost (page, finding);
  desktop_wait (g_list_model_get_n_items (unplaced) == 1);
  tl_session_redo (fixture->session);
  assert_placed (page, finding, quote, &where);
}

/* ── beside the findings ── */

static GtkSelectionModel *
show_beside (DesktopFixture  *fixture,
             TlReaderPage   **reader)
{
  GtkWidget *findings;

  g_object_set (fixture->window, "reader-beside", TRUE, NULL);
  findings = desktop_show (fixture, "findings", TL_TYPE_FINDINGS_PAGE);
  desktop_wait_for_findings (fixture);
  *reader = TL_READER_PAGE (desktop_find (GTK_WIDGET (fixture->window), TL_TYPE_READER_PAGE));
  return gtk_list_view_get_model (GTK_LIST_VIEW (desktop_find (findings, GTK_TYPE_LIST_VIEW)));
}

static gboolean
has_in_hand (DesktopFixture *fixture,
             TlReaderPage   *page,
             guint           position)
{
  gint64 id = tl_finding_list_get_id (tl_session_get_findings (fixture->session), position);

  return tl_session_get_finding (fixture->session) == id && find_item (page, id) != NULL;
}

/* Stepping goes through the list, the reader follows to the next document, and keeps the
 * keyboard. */
static void
test_steps_beside (DesktopFixture *fixture)
{
  TlReaderPage *page;
  GtkSelectionModel *selection = show_beside (fixture, &page);
  g_autoptr (TlFindingItem) first = desktop_dup_finding (fixture, 0);
  g_autoptr (TlFindingItem) item = NULL;
  guint next = 0;

  do
    {
      g_clear_object (&item);
      item = desktop_dup_finding (fixture, ++next);
    }
  while (tl_finding_item_get_document (item) == tl_finding_item_get_document (first));
  gtk_selection_model_select_item (selection, next - 1, TRUE);
  desktop_wait (page->findings != NULL && has_in_hand (fixture, page, next - 1));
  gtk_widget_grab_focus (GTK_WIDGET (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "reader.next-finding", NULL);
  g_assert_true (gtk_selection_model_is_selected (selection, next));
  desktop_wait (page->findings != NULL && has_in_hand (fixture, page, next));
  g_assert_cmpint (tl_document_map_get_document (page->map), ==,
                   tl_finding_item_get_document (item));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         GTK_WIDGET (page)));
  gtk_widget_activate_action (GTK_WIDGET (page), "reader.accept", NULL);
  desktop_wait (tl_finding_item_get_status (item) == TL_STATUS_ACCEPTED);
  gtk_widget_activate_action (GTK_WIDGET (page), "reader.previous-finding", NULL);
  g_assert_true (gtk_selection_model_is_selected (selection, next - 1));
}

/* What is not in the list cannot be decided on through it, and nothing else is in its stead. */
static void
test_not_in_the_list (DesktopFixture *fixture)
{
  TlReaderPage *page;
  GtkSelectionModel *selection = show_beside (fixture, &page);
  g_autoptr (TlFindingItem) item = desktop_dup_finding (fixture, 0);
  gint64 outside = 0;
  guint position;

  tl_session_toggle_value (fixture->session, TL_FILTER_THEME, tl_finding_item_get_theme (item));
  desktop_wait_for_findings (fixture);
  gtk_selection_model_select_item (selection, 0, TRUE);
  desktop_wait (page->findings != NULL && has_in_hand (fixture, page, 0));
  for (guint i = 0; i < page->findings->len; i++)
    {
      gint64 id = tl_finding_item_get_id (g_ptr_array_index (page->findings, i));

      if (!tl_finding_list_find (tl_session_get_findings (fixture->session), id, &position))
        outside = id;
    }
  g_assert_cmpint (outside, !=, 0);
  g_signal_emit_by_name (page->view, "finding-activated", outside);
  g_assert_cmpint (tl_session_get_finding (fixture->session), ==, outside);
  g_assert_false (gtk_selection_model_is_selected (selection, 0));
  gtk_widget_activate_action (GTK_WIDGET (page), "reader.accept", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "reader.next-finding", NULL);
  g_assert_true (gtk_selection_model_is_selected (selection, 0));
  desktop_wait (has_in_hand (fixture, page, 0));
  g_assert_cmpint (tl_finding_item_get_status (find_item (page, outside)), ==,
                   TL_STATUS_SUGGESTED);
}

/* One key searches what is in front: the document, or the library. */
static void
test_search_key (DesktopFixture *fixture)
{
  TlReaderPage *page = show_first (fixture);
  GtkRoot *root = GTK_ROOT (fixture->window);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  g_assert_true (gtk_search_bar_get_search_mode (page->search_bar));
  show_beside (fixture, &page);
  gtk_search_bar_set_search_mode (page->search_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (page));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  g_assert_true (gtk_search_bar_get_search_mode (page->search_bar));
  gtk_widget_grab_focus (desktop_find (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (root), GTK_WIDGET (page)));
}

static void
add_tests (void)
{
  desktop_add ("/reader/finding-in-its-place", test_finding_in_its_place);
  desktop_add ("/reader/next-and-back", test_next_and_back);
  desktop_add ("/reader/zoom-keeps-the-place", test_zoom_keeps_the_place);
  desktop_add ("/reader/outline-follows", test_outline_follows);
  desktop_add ("/reader/find", test_find);
  desktop_add ("/reader/fact-in-its-place", test_fact_in_its_place);
  desktop_add ("/reader/code-text-by-hand", test_code_text_by_hand);
  desktop_add ("/reader/close-while-asking", test_close_while_asking);
  desktop_add ("/reader/code-region-by-hand", test_code_region_by_hand);
  desktop_add ("/reader/select-by-keyboard", test_select_by_keyboard);
  desktop_add ("/reader/copy-with-citation", test_copy_with_citation);
  desktop_add ("/reader/decide-here", test_decide_here);
  desktop_add ("/reader/place-here", test_place_here);
  desktop_add ("/reader/steps-beside", test_steps_beside);
  desktop_add ("/reader/not-in-the-list", test_not_in_the_list);
  desktop_add ("/reader/search-key", test_search_key);
}

int
main (int   argc,
      char *argv[])
{
  return desktop_main (argc, argv, add_tests);
}
