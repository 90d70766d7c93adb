/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-block.h"

#include <math.h>

#define ROUNDING (0.5 / 20 + 0.001)

static void
assert_same_place (const TlPlace *a,
                   const TlPlace *b)
{
  g_assert_cmpuint (a->start, ==, b->start);
  g_assert_cmpuint (a->length, ==, b->length);
  g_assert_cmpuint (a->page, ==, b->page);
  g_assert_cmpuint (a->offset, ==, b->offset);
  g_assert_cmpfloat_with_epsilon (a->box.x1, b->box.x1, ROUNDING);
  g_assert_cmpfloat_with_epsilon (a->box.y1, b->box.y1, ROUNDING);
  g_assert_cmpfloat_with_epsilon (a->box.x2, b->box.x2, ROUNDING);
  g_assert_cmpfloat_with_epsilon (a->box.y2, b->box.y2, ROUNDING);
}

static void
assert_round_trip (const TlPlace *places,
                   guint          n_places)
{
  g_autoptr (GBytes) bytes = tl_places_to_bytes (places, n_places);
  g_autoptr (GArray) back = tl_places_from_bytes (bytes);

  g_assert_nonnull (back);
  g_assert_cmpuint (back->len, ==, n_places);
  for (guint i = 0; i < n_places; i++)
    assert_same_place (&g_array_index (back, TlPlace, i), &places[i]);
}

/* A page of words in lines of ten, as a report has them. */
static GArray *
make_places (guint n_places)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (TlPlace));
  guint start = 0;

  for (guint i = 0; i < n_places; i++)
    {
      guint length = 1 + (i * 7) % 11;
      float x = 72 + (float) (i % 10) * 45.3f, y = 90 + (float) (i / 10 % 40) * 14.4f;
      TlPlace place = { start, length, 12 + i / 400, start + 310, { x, y, x + 41.1f, y + 11.9f } };

      g_array_append_val (places, place);
      start += length + 1;
    }
  return places;
}

static void
test_round_trip (void)
{
  g_autoptr (GArray) places = make_places (1000);

  assert_round_trip (NULL, 0);
  assert_round_trip ((TlPlace *) places->data, places->len);
}

static void
test_extremes (void)
{
  TlPlace places[] = {
    { 0, 0, 0, G_MAXUINT, { -3.5f, -10, 20000, 0 } },
    { 5, 1, G_MAXUINT, 0, { 9, 9, 1, 1 } },
    { G_MAXUINT - 1, 1, 1, G_MAXUINT, { 0, 0, 0, 0 } },
  };

  assert_round_trip (places, G_N_ELEMENTS (places));
}

static void
test_mad_boxes_come_back_finite (void)
{
  TlPlace place = { 0, 1, 1, 0, { NAN, -INFINITY, INFINITY, 1e30f } };
  g_autoptr (GBytes) bytes = tl_places_to_bytes (&place, 1);
  g_autoptr (GArray) back = tl_places_from_bytes (bytes);
  const TlBox *box;

  g_assert_nonnull (back);
  box = &g_array_index (back, TlPlace, 0).box;
  g_assert_true (isfinite (box->x1) && isfinite (box->y1));
  g_assert_true (isfinite (box->x2) && isfinite (box->y2));
}

static void
test_compact (void)
{
  g_autoptr (GArray) places = make_places (1000);
  g_autoptr (GBytes) bytes = tl_places_to_bytes ((TlPlace *) places->data, places->len);

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 12 * 1000);
}

static void
test_every_cut_is_noticed (void)
{
  g_autoptr (GArray) places = make_places (50);
  g_autoptr (GBytes) bytes = tl_places_to_bytes ((TlPlace *) places->data, places->len);
  gsize size = g_bytes_get_size (bytes);

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, i);

      g_assert_null (tl_places_from_bytes (cut));
    }
}

static void
assert_refused (const char *bytes,
                gsize       size)
{
  g_autoptr (GBytes) forged = g_bytes_new (bytes, size);

  g_assert_null (tl_places_from_bytes (forged));
}

static void
test_forgeries_are_refused (void)
{
  assert_refused ("", 0);
  assert_refused ("\x02", 1);
  assert_refused ("\x01\x00", 2);                                         /* another form */
  assert_refused ("\x02\x00\x00", 3);                                     /* more than it says */
  assert_refused ("\x02\x01", 2);                                         /* -1 places */
  assert_refused ("\x02\xfe\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11);    /* too many */
  assert_refused ("\x02\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 12); /* no end */
  assert_refused ("\x02\x02\x01\x02\x02\x00\x00\x00\x00\x00", 10);        /* starts at -1 */
  assert_refused ("\x02\x02\x00\x01\x02\x00\x00\x00\x00\x00", 10);        /* -1 letters */
}

/* Whatever the bytes, reading them ends in places that are in order, or in nothing. */
static void
assert_sane_or_null (GBytes *bytes)
{
  g_autoptr (GArray) places = tl_places_from_bytes (bytes);
  guint64 end = 0;

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const TlPlace *place = &g_array_index (places, TlPlace, i);

      g_assert_cmpuint (place->start, >=, end);
      end = (guint64) place->start + place->length;
      g_assert_cmpuint (end, <=, G_MAXUINT);
    }
}

static void
test_fuzzed_bytes_do_no_harm (void)
{
  g_autoptr (GArray) places = make_places (40);
  g_autoptr (GBytes) bytes = tl_places_to_bytes ((TlPlace *) places->data, places->len);
  gsize size = g_bytes_get_size (bytes);

  for (guint i = 0; i < 20000; i++)
    {
      guint8 *fuzzed = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      guint n_changes = (guint) g_test_rand_int_range (1, 9);
      g_autoptr (GBytes) forged = NULL;

      for (guint j = 0; j < n_changes; j++)
        fuzzed[g_test_rand_int_range (1, (gint32) size)] = (guint8) g_test_rand_int_range (0, 256);
      forged = g_bytes_new_take (fuzzed, size);
      assert_sane_or_null (forged);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/places/round-trip", test_round_trip);
  g_test_add_func ("/places/extremes", test_extremes);
  g_test_add_func ("/places/mad-boxes-come-back-finite", test_mad_boxes_come_back_finite);
  g_test_add_func ("/places/compact", test_compact);
  g_test_add_func ("/places/every-cut-is-noticed", test_every_cut_is_noticed);
  g_test_add_func ("/places/forgeries-are-refused", test_forgeries_are_refused);
  g_test_add_func ("/places/fuzzed-bytes-do-no-harm", test_fuzzed_bytes_do_no_harm);
  return g_test_run ();
}
