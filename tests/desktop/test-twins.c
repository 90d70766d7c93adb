/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop-fixture.h"

#include "tl-review-pane-private.h"
#include "tl-reviews-page-private.h"
#include "tl-twin-question-private.h"

/* The second review comes to look like the first. */
static GtkWidget *
show_twin (DesktopFixture *fixture)
{
  GtkWidget *page = desktop_show (fixture, "reviews", TL_TYPE_REVIEWS_PAGE);

  desktop_wait (desktop_ask (fixture, "SELECT count(*) FROM documents") == 3);
  desktop_change (fixture, 0, "UPDATE documents SET kind = 'overview'");
  desktop_change (fixture, 0,
                  "INSERT INTO facts (review_id, name, ordinal, value, by_user)"
                  " SELECT 2, name, ordinal, value, 1 FROM facts WHERE review_id = 1");
  desktop_change (fixture, TL_STORE_REVIEWS,
                  "UPDATE reviews SET (title, subject, authority, review_type, nation, published,"
                  " year, incident_year) = (SELECT title, subject, authority, review_type, nation,"
                  " published, year, incident_year FROM reviews WHERE id = 1) WHERE id = 2");
  tl_session_set_review (fixture->session, 2);
  return desktop_find (page, TL_TYPE_TWIN_QUESTION);
}

/* Nothing is decided before a person has said so, and what they said can be taken back. */
static void
test_keep_one (DesktopFixture *fixture)
{
  GtkWidget *question = show_twin (fixture);

  desktop_wait (desktop_find_label (question, "Looks like the same review as") != NULL);
  g_assert_cmpint (desktop_ask (fixture, "SELECT count(*) FROM reviews WHERE removed IS NULL"), ==,
                   3);
  gtk_widget_activate_action (question, "twin.keep-one", NULL);
  desktop_wait (desktop_ask (fixture, "SELECT removed IS NOT NULL FROM reviews WHERE id = 1"));
  desktop_wait (!gtk_widget_get_visible (question));
  g_assert_cmpint (tl_session_get_review (fixture->session), ==, 2);
  desktop_wait (tl_editor_get_can_undo (tl_session_get_editor (fixture->session)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  desktop_wait (!desktop_ask (fixture, "SELECT removed IS NOT NULL FROM reviews WHERE id = 1"));
  desktop_wait (gtk_widget_get_visible (question));
}

/* What is kept apart is not asked about again, from either side, nor by a new window. */
static void
test_keep_apart (DesktopFixture *fixture)
{
  GtkWidget *question = show_twin (fixture);
  GtkWidget *pane;

  desktop_wait (gtk_widget_get_visible (question));
  gtk_widget_activate_action (question, "twin.keep-apart", NULL);
  desktop_wait (!gtk_widget_get_visible (question));
  desktop_reopen (fixture);
  pane = desktop_find (desktop_show (fixture, "reviews", TL_TYPE_REVIEWS_PAGE),
                       TL_TYPE_REVIEW_PANE);
  question = desktop_find (pane, TL_TYPE_TWIN_QUESTION);
  tl_session_set_review (fixture->session, 1);
  desktop_wait (gtk_widget_get_mapped (pane));
  g_assert_false (gtk_widget_get_visible (question));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  desktop_wait (gtk_widget_get_visible (question));
  g_assert_cmpint (desktop_ask (fixture, "SELECT count(*) FROM reviews WHERE removed IS NULL"), ==,
                   3);
}

static void
add_tests (void)
{
  desktop_add ("/twins/keep-one", test_keep_one);
  desktop_add ("/twins/keep-apart", test_keep_apart);
}

int
main (int    argc,
      char **argv)
{
  return desktop_main (argc, argv, add_tests);
}
