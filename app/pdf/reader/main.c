/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader: a program of its own, one process to an open PDF, and the only one that lets poppler
 * look at a file. Descriptor 0 is the file, TL_PROTOCOL_FD the socket on which it is asked and
 * answers. It ends when the socket does.
 */
#include "tl-confine-private.h"
#include "tl-reader-private.h"
#include "tl-recogniser-private.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#define CPU_SECONDS 600 /* for one answer */

static gboolean
receive_bytes (guint8 *bytes,
               gsize   length)
{
  while (length > 0)
    {
      const gssize n = read (TL_PROTOCOL_FD, bytes, length);

      if (n == 0 || (n < 0 && errno != EINTR))
        return FALSE;
      if (n < 0)
        continue;
      bytes += n;
      length -= (gsize) n;
    }
  return TRUE;
}

static gboolean
send_bytes (const guint8 *bytes,
            gsize         length)
{
  while (length > 0)
    {
      const gssize n = write (TL_PROTOCOL_FD, bytes, length);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n < 0)
        continue;
      bytes += n;
      length -= (gsize) n;
    }
  return TRUE;
}

static gboolean
send_header (TlFrameKind kind,
             guint32     serial,
             gsize       length)
{
  const TlFrameHeader header = {
    .kind = (guint16) kind,
    .serial = serial,
    .length = (guint32) length,
  };
  guint8 bytes[TL_FRAME_HEADER_SIZE];

  tl_frame_header_write (&header, bytes);
  return send_bytes (bytes, sizeof bytes);
}

static gboolean
send_frame (TlFrameKind  kind,
            guint32      serial,
            GByteArray  *payload)
{
  return send_header (kind, serial, payload->len) && send_bytes (payload->data, payload->len);
}

static gboolean
refuse (guint32   serial,
        TlRefusal refusal)
{
  const TlRefusedAnswer refused = { .refusal = refusal };
  g_autoptr (GByteArray) payload = g_byte_array_new ();

  tl_refused_answer_write (&refused, payload);
  return send_frame (TL_FRAME_REFUSED, serial, payload);
}

static gboolean
request_is_waiting (void)
{
  struct pollfd socket = { .fd = TL_PROTOCOL_FD, .events = POLLIN };

  return poll (&socket, 1, 0) > 0;
}

static gboolean
send_opened (TlReader *reader,
             guint32   serial)
{
  const TlOpenedAnswer opened = {
    .n_pages = (guint32) MAX (0, poppler_document_get_n_pages (reader->document)),
  };
  g_autoptr (GByteArray) payload = g_byte_array_new ();

  tl_opened_answer_write (&opened, payload);
  return send_frame (TL_FRAME_OPENED, serial, payload);
}

static gboolean
answer_open (TlReader *reader,
             guint32   serial,
             GBytes   *payload)
{
  g_auto (TlOpenRequest) request = { 0 };
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GBytes) file = NULL;
  TlRefusal refusal;

  if (!tl_open_request_read (payload, &request) || reader->document != NULL)
    return FALSE;
  mapped = g_mapped_file_new_from_fd (STDIN_FILENO, FALSE, NULL);
  if (mapped == NULL)
    return refuse (serial, TL_REFUSAL_TOO_LARGE);
  file = g_mapped_file_get_bytes (mapped);
  if (!tl_reader_open (reader, file, request.password, &refusal))
    return refuse (serial, refusal);
  return send_opened (reader, serial);
}

static gboolean
answer_page (TlReader *reader,
             guint32   serial,
             guint     number)
{
  g_auto (TlRawPage) page = { 0 };
  g_autoptr (GByteArray) payload = g_byte_array_new ();

  tl_confine_grant_cpu (CPU_SECONDS);
  tl_reader_read_page (reader, number, &page);
  tl_raw_page_write (&page, payload);
  if (payload->len > TL_MAX_ANSWER_SIZE)
    return refuse (serial, TL_REFUSAL_TOO_LARGE);
  return send_frame (TL_FRAME_PAGE, serial, payload);
}

static gboolean
answer_pages (TlReader *reader,
              guint32   serial,
              GBytes   *payload)
{
  TlPagesRequest request;

  if (!tl_pages_request_read (payload, &request))
    return FALSE;
  reader->plain = request.plain != 0;
  for (guint number = request.first; number <= request.last; number++)
    {
      if (!answer_page (reader, serial, number))
        return FALSE;
      if (request_is_waiting ())
        break;
    }
  return TRUE;
}

static gboolean
send_pixels (cairo_surface_t *surface,
             guint32          serial,
             guint            number)
{
  const TlPixelsHead head = {
    .number = number,
    .width = (guint32) cairo_image_surface_get_width (surface),
    .height = (guint32) cairo_image_surface_get_height (surface),
    .stride = (guint32) cairo_image_surface_get_stride (surface),
  };
  const gsize length = (gsize) head.stride * head.height;
  g_autoptr (GByteArray) payload = g_byte_array_new ();

  tl_pixels_head_write (&head, payload);
  return send_header (TL_FRAME_PIXELS, serial, payload->len + length)
         && send_bytes (payload->data, payload->len)
         && send_bytes (cairo_image_surface_get_data (surface), length);
}

static gboolean
answer_render (TlReader *reader,
               guint32   serial,
               GBytes   *payload)
{
  TlRenderRequest request;
  TlRefusal refusal;
  cairo_surface_t *surface;
  gboolean sent;

  if (!tl_render_request_read (payload, &request))
    return FALSE;
  surface = tl_reader_render_page (reader, request.number, request.scale, &refusal);
  if (surface == NULL)
    return refuse (serial, refusal);
  if (cairo_image_surface_get_data (surface) != NULL)
    sent = send_pixels (surface, serial, request.number);
  else
    sent = refuse (serial, TL_REFUSAL_TOO_LARGE);
  cairo_surface_destroy (surface);
  return sent;
}

static gboolean
is_wanted (void)
{
  return !request_is_waiting ();
}

/* Whoever has asked for something else by then does not wait for an answer. */
static gboolean
answer_recognise (TlReader *reader,
                  guint32   serial,
                  GBytes   *payload)
{
  TlRecogniseRequest request;
  g_auto (TlRawPage) page = { 0 };
  g_autoptr (GByteArray) reply = g_byte_array_new ();

  if (!tl_recognise_request_read (payload, &request) || reader->recogniser == NULL)
    return FALSE;
  if (!tl_recogniser_read_page (reader, request.number, is_wanted, &page))
    return TRUE;
  tl_raw_page_write (&page, reply);
  if (reply->len > TL_MAX_ANSWER_SIZE)
    return refuse (serial, TL_REFUSAL_TOO_LARGE);
  return send_frame (TL_FRAME_RECOGNISED, serial, reply);
}

static GBytes *
receive_request (TlFrameHeader *header)
{
  guint8 bytes[TL_FRAME_HEADER_SIZE];
  g_autofree guint8 *payload = NULL;

  if (!receive_bytes (bytes, sizeof bytes) || !tl_frame_header_read (bytes, header, NULL))
    return NULL;
  payload = g_malloc (header->length + 1);
  if (!receive_bytes (payload, header->length))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&payload), header->length);
}

static gboolean
answer_request (TlReader *reader)
{
  TlFrameHeader header;
  g_autoptr (GBytes) payload = receive_request (&header);

  if (payload == NULL)
    return FALSE;
  tl_confine_grant_cpu (CPU_SECONDS);
  if (header.kind == TL_FRAME_OPEN)
    return answer_open (reader, header.serial, payload);
  if (reader->document == NULL)
    return FALSE;
  if (header.kind == TL_FRAME_PAGES)
    return answer_pages (reader, header.serial, payload);
  if (header.kind == TL_FRAME_RECOGNISE)
    return answer_recognise (reader, header.serial, payload);
  return header.kind == TL_FRAME_RENDER && answer_render (reader, header.serial, payload);
}

int
main (int    argc,
      char **argv)
{
  TlReader reader = { 0 };
  TlConfinement confinement;

  if (!tl_confine (&confinement))
    return TL_READER_EXIT_CONFINE;
  if (argc == 2 && g_str_equal (argv[1], TL_READER_CONFINEMENT))
    return TL_READER_EXIT_CONFINED + (int) confinement;
  /* Nothing is worth putting away: the program has gone, or wants this one gone. */
  if (!tl_recogniser_start (&reader))
    _exit (TL_READER_EXIT_MODELS);
  while (answer_request (&reader))
    continue;
  _exit (0);
}
