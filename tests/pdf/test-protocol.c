/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-protocol-private.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

static GBytes *
take_payload (GByteArray *payload)
{
  return g_byte_array_free_to_bytes (g_steal_pointer (&payload));
}

static void
write_sample_page (GByteArray *payload)
{
  TlBox boxes[] = { { 1, 2, 3, 4 }, { 3, 2, 5, 4 }, { 5, 4, 5, 4 } };
  TlTextRun runs[] = { { .length = 1, .font = "Serif", .size = 11 }, { .start = 1, .length = 2 } };
  const TlRawPage page = {
    .number = 7,
    .drawn = TRUE,
    .width = 595,
    .height = 842,
    .image_share = 0.25f,
    .label = (char *) "vii",
    .text = (char *) "né\n",
    .boxes = boxes,
    .n_boxes = G_N_ELEMENTS (boxes),
    .runs = runs,
    .n_runs = G_N_ELEMENTS (runs),
  };

  tl_raw_page_write (&page, payload);
}

static GBytes *
make_sample_page (void)
{
  GByteArray *payload = g_byte_array_new ();

  write_sample_page (payload);
  return take_payload (payload);
}

static void
test_header (void)
{
  const TlFrameHeader sent = { .kind = TL_FRAME_PAGE, .serial = 9, .length = 1234 };
  guint8 bytes[TL_FRAME_HEADER_SIZE];
  g_autoptr (GError) error = NULL;
  TlFrameHeader header;

  tl_frame_header_write (&sent, bytes);
  g_assert_true (tl_frame_header_read (bytes, &header, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (header.kind, ==, TL_FRAME_PAGE);
  g_assert_cmpuint (header.serial, ==, 9);
  g_assert_cmpuint (header.length, ==, 1234);
}

static void
assert_no_header (const guint8 *bytes)
{
  g_autoptr (GError) error = NULL;
  TlFrameHeader header;

  g_assert_false (tl_frame_header_read (bytes, &header, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* Magic, version, kind, serial, length: each of those that can be wrong, made so. */
static void
test_header_garbage (void)
{
  static const guint faulty[] = { 0, 3, 4, 6, 15 };
  const TlFrameHeader sent = { .kind = TL_FRAME_REFUSED, .serial = 1, .length = 4 };
  guint8 bytes[TL_FRAME_HEADER_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (faulty); i++)
    {
      tl_frame_header_write (&sent, bytes);
      bytes[faulty[i]] ^= 0x40;
      assert_no_header (bytes);
    }
  memset (bytes, 0, sizeof bytes);
  assert_no_header (bytes);
  memset (bytes, 0xff, sizeof bytes);
  assert_no_header (bytes);
}

static void
test_header_too_long (void)
{
  const TlFrameHeader request = { .kind = TL_FRAME_OPEN, .length = TL_MAX_REQUEST_SIZE };
  const guint32 longer = TL_MAX_REQUEST_SIZE + 1;
  guint8 bytes[TL_FRAME_HEADER_SIZE];
  TlFrameHeader header;

  tl_frame_header_write (&request, bytes);
  g_assert_true (tl_frame_header_read (bytes, &header, NULL));
  memcpy (bytes + 12, &longer, sizeof longer);
  assert_no_header (bytes);
}

static void
test_requests (void)
{
  const TlOpenRequest open = { .password = (char *) "pässword" };
  const TlPagesRequest pages = { .first = 3, .last = 9 };
  const TlRenderRequest render = { .number = 4, .scale = 1.5 };
  g_auto (TlOpenRequest) open_read = { 0 };
  TlPagesRequest pages_read;
  TlRenderRequest render_read;
  GByteArray *payload = g_byte_array_new ();
  g_autoptr (GBytes) open_bytes = NULL;
  g_autoptr (GBytes) pages_bytes = NULL;
  g_autoptr (GBytes) render_bytes = NULL;

  tl_open_request_write (&open, payload);
  open_bytes = take_payload (payload);
  g_assert_true (tl_open_request_read (open_bytes, &open_read));
  g_assert_cmpstr (open_read.password, ==, "pässword");

  tl_pages_request_write (&pages, payload = g_byte_array_new ());
  pages_bytes = take_payload (payload);
  g_assert_true (tl_pages_request_read (pages_bytes, &pages_read));
  g_assert_cmpuint (pages_read.last, ==, 9);

  tl_render_request_write (&render, payload = g_byte_array_new ());
  render_bytes = take_payload (payload);
  g_assert_true (tl_render_request_read (render_bytes, &render_read));
  g_assert_cmpfloat (render_read.scale, ==, 1.5);

  g_assert_false (tl_pages_request_read (render_bytes, &pages_read));
  g_assert_false (tl_render_request_read (pages_bytes, &render_read));
}

static void
assert_no_pages_request (guint32 first,
                         guint32 last)
{
  const TlPagesRequest request = { first, last };
  GByteArray *payload = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  TlPagesRequest read;

  tl_pages_request_write (&request, payload);
  bytes = take_payload (payload);
  g_assert_false (tl_pages_request_read (bytes, &read));
}

static void
assert_no_render_request (guint32 number,
                          double  scale)
{
  const TlRenderRequest request = { number, scale };
  GByteArray *payload = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  TlRenderRequest read;

  tl_render_request_write (&request, payload);
  bytes = take_payload (payload);
  g_assert_false (tl_render_request_read (bytes, &read));
}

static void
test_requests_out_of_range (void)
{
  assert_no_pages_request (0, 4);
  assert_no_pages_request (5, 4);
  assert_no_render_request (0, 1);
  assert_no_render_request (1, 0);
  assert_no_render_request (1, -1);
  assert_no_render_request (1, (double) NAN);
  assert_no_render_request (1, (double) INFINITY);
}

static void
test_opened (void)
{
  const TlOpenedAnswer sent = { .n_pages = 12 };
  GByteArray *payload = g_byte_array_new ();
  TlOpenedAnswer answer;
  g_autoptr (GBytes) bytes = NULL;

  tl_opened_answer_write (&sent, payload);
  bytes = take_payload (payload);
  g_assert_true (tl_opened_answer_read (bytes, &answer));
  g_assert_cmpuint (answer.n_pages, ==, 12);
}

static void
test_page (void)
{
  g_autoptr (GBytes) bytes = make_sample_page ();
  g_auto (TlRawPage) page = { 0 };

  g_assert_true (tl_raw_page_read (bytes, &page));
  g_assert_cmpuint (page.number, ==, 7);
  g_assert_false (page.damaged);
  g_assert_true (page.drawn);
  g_assert_cmpfloat (page.height, ==, 842);
  g_assert_cmpfloat (page.image_share, ==, 0.25f);
  g_assert_cmpstr (page.label, ==, "vii");
  g_assert_cmpstr (page.text, ==, "né\n");
  g_assert_cmpuint (page.n_chars, ==, 3);
  g_assert_cmpuint (page.n_boxes, ==, 3);
  g_assert_cmpfloat (page.boxes[1].x2, ==, 5);
  g_assert_cmpuint (page.n_runs, ==, 2);
  g_assert_cmpstr (page.runs[0].font, ==, "Serif");
  g_assert_null (page.runs[1].font);
}

/* Whatever is missing at its end, or stands after it, it is no page. */
static void
test_page_cut_off (void)
{
  g_autoptr (GBytes) whole = make_sample_page ();
  const gsize size = g_bytes_get_size (whole);
  GByteArray *longer = g_byte_array_new ();
  g_autoptr (GBytes) longer_bytes = NULL;
  TlRawPage page;

  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, length);

      g_assert_false (tl_raw_page_read (part, &page));
      g_assert_null (page.text);
    }
  write_sample_page (longer);
  g_byte_array_append (longer, (const guint8 *) "x", 1);
  longer_bytes = take_payload (longer);
  g_assert_false (tl_raw_page_read (longer_bytes, &page));
}

/* Bytes changed at random give a page that holds together, or none. */
static void
test_page_garbage (void)
{
  g_autoptr (GBytes) whole = make_sample_page ();
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);

  for (guint round = 0; round < 20000; round++)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = g_bytes_new_take (copy, size);
      g_auto (TlRawPage) page = { 0 };

      for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
        copy[g_test_rand_int_range (0, (int) size)] = (guint8) g_test_rand_int ();
      if (!tl_raw_page_read (bytes, &page))
        continue;
      g_assert_true (g_utf8_validate (page.text, -1, NULL));
      g_assert_true (page.n_boxes == 0 || page.n_boxes == page.n_chars);
      g_assert_true (isfinite (page.width + page.height));
      g_assert_true (page.image_share >= 0 && page.image_share <= 1);
      for (guint i = 0; i < page.n_runs; i++)
        g_assert_cmpuint (page.runs[i].start + page.runs[i].length, <=, page.n_chars);
    }
}

static void
assert_no_page (const TlRawPage *page)
{
  GByteArray *payload = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  TlRawPage read;

  tl_raw_page_write (page, payload);
  bytes = take_payload (payload);
  g_assert_false (tl_raw_page_read (bytes, &read));
}

static void
test_page_contradictory (void)
{
  TlBox boxes[4] = { 0 };
  TlTextRun gap[] = { { .start = 0, .length = 1 }, { .start = 2, .length = 1 } };
  TlTextRun over[] = { { .start = 0, .length = 4 } };
  TlTextRun endless[] = { { .start = 0, .length = 1 }, { .start = 1, .length = G_MAXUINT } };
  char *text = (char *) "abc";

  assert_no_page (&(TlRawPage) { .text = text, .boxes = boxes, .n_boxes = 4 });
  assert_no_page (&(TlRawPage) { .text = text, .boxes = boxes, .n_boxes = 2 });
  assert_no_page (&(TlRawPage) { .text = text, .runs = gap, .n_runs = 2 });
  assert_no_page (&(TlRawPage) { .text = text, .runs = over, .n_runs = 1 });
  assert_no_page (&(TlRawPage) { .text = text, .runs = endless, .n_runs = 2 });
  assert_no_page (&(TlRawPage) { .text = (char *) "\xff\xfe" });
}

/* A count for which there is nothing is not made room for. */
static void
test_page_huge_counts (void)
{
  const TlRawPage empty = { .text = (char *) "" };
  const guint32 many = 0x7fffffff;
  GByteArray *payload = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  TlRawPage page;

  tl_raw_page_write (&empty, payload);
  memcpy (payload->data + payload->len - 4, &many, sizeof many);
  memcpy (payload->data + payload->len - 8, &many, sizeof many);
  bytes = take_payload (payload);
  g_assert_false (tl_raw_page_read (bytes, &page));
}

static void
test_page_odd_numbers (void)
{
  TlBox boxes[] = { { NAN, 0, 1, 1 }, { 0, INFINITY, 1, 1 }, { 1, 2, 3, 4 } };
  const TlRawPage sent = {
    .text = (char *) "abc",
    .width = NAN,
    .image_share = 7,
    .boxes = boxes,
    .n_boxes = 3,
  };
  GByteArray *payload = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_auto (TlRawPage) page = { 0 };

  tl_raw_page_write (&sent, payload);
  bytes = take_payload (payload);
  g_assert_true (tl_raw_page_read (bytes, &page));
  g_assert_cmpfloat (page.width, ==, 0);
  g_assert_cmpfloat (page.image_share, ==, 1);
  g_assert_cmpfloat (page.boxes[0].x2, ==, 0);
  g_assert_cmpfloat (page.boxes[1].x2, ==, 0);
  g_assert_cmpfloat (page.boxes[2].x2, ==, 3);
}

static gboolean
read_pixels (const TlPixelsHead *sent,
             gsize               n_bytes)
{
  GByteArray *payload = g_byte_array_new ();
  g_autofree guint8 *pixels = g_malloc0 (n_bytes + 1);
  g_autoptr (GBytes) bytes = NULL;
  TlPixelsHead head;

  tl_pixels_head_write (sent, payload);
  g_byte_array_append (payload, pixels, (guint) n_bytes);
  bytes = take_payload (payload);
  return tl_pixels_head_read (bytes, &head);
}

static void
test_pixels (void)
{
  g_assert_true (read_pixels (&(TlPixelsHead) { 1, 10, 5, 40 }, 200));
  g_assert_true (read_pixels (&(TlPixelsHead) { 1, 10, 5, 48 }, 240));
  g_assert_false (read_pixels (&(TlPixelsHead) { 1, 10, 5, 40 }, 199));
  g_assert_false (read_pixels (&(TlPixelsHead) { 1, 10, 5, 40 }, 201));
  g_assert_false (read_pixels (&(TlPixelsHead) { 1, 10, 5, 36 }, 180));
  g_assert_false (read_pixels (&(TlPixelsHead) { 1, 10, 5, 41 }, 205));
  g_assert_false (read_pixels (&(TlPixelsHead) { 1, 0, 5, 40 }, 200));
  g_assert_false (read_pixels (&(TlPixelsHead) { 1, 10, 0, 40 }, 0));
  g_assert_false (read_pixels (&(TlPixelsHead) { 1, 0x40000001, 4, 4 }, 16));
  g_assert_true (read_pixels (&(TlPixelsHead) { 1, TL_MAX_SIDE, 1, 4 * TL_MAX_SIDE },
                              4 * TL_MAX_SIDE));
  g_assert_false (read_pixels (&(TlPixelsHead) { 1, TL_MAX_SIDE + 1, 1, 4 * (TL_MAX_SIDE + 1) },
                               4 * (TL_MAX_SIDE + 1)));
  g_assert_false (read_pixels (&(TlPixelsHead) { 1, 1, TL_MAX_SIDE + 1, 4 },
                               4 * (TL_MAX_SIDE + 1)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/header", test_header);
  g_test_add_func ("/protocol/header/garbage", test_header_garbage);
  g_test_add_func ("/protocol/header/too-long", test_header_too_long);
  g_test_add_func ("/protocol/requests", test_requests);
  g_test_add_func ("/protocol/requests/out-of-range", test_requests_out_of_range);
  g_test_add_func ("/protocol/opened", test_opened);
  g_test_add_func ("/protocol/page", test_page);
  g_test_add_func ("/protocol/page/cut-off", test_page_cut_off);
  g_test_add_func ("/protocol/page/garbage", test_page_garbage);
  g_test_add_func ("/protocol/page/contradictory", test_page_contradictory);
  g_test_add_func ("/protocol/page/huge-counts", test_page_huge_counts);
  g_test_add_func ("/protocol/page/odd-numbers", test_page_odd_numbers);
  g_test_add_func ("/protocol/pixels", test_pixels);
  return g_test_run ();
}
