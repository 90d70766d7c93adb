/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-protocol-private.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define MAGIC 0x4e494c54u /* "TLIN" */
#define NO_TEXT G_MAXUINT32
#define MAX_FONT_NAME 256
#define RUN_BOLD 1u
#define RUN_DOUBTFUL 2u

typedef struct {
  guint32 magic;
  guint16 version;
  guint16 kind;
  guint32 serial;
  guint32 length;
} WireHeader;

G_STATIC_ASSERT (sizeof (WireHeader) == TL_FRAME_HEADER_SIZE);
G_STATIC_ASSERT (sizeof (TlPixelsHead) == TL_PIXELS_HEAD_SIZE);

static guint32
max_length_of (guint16 kind)
{
  switch (kind)
    {
    case TL_FRAME_OPEN:
    case TL_FRAME_PAGES:
    case TL_FRAME_RENDER:
    case TL_FRAME_RECOGNISE:
      return TL_MAX_REQUEST_SIZE;
    case TL_FRAME_OPENED:
    case TL_FRAME_REFUSED:
    case TL_FRAME_PAGE:
    case TL_FRAME_RECOGNISED:
      return TL_MAX_ANSWER_SIZE;
    case TL_FRAME_PIXELS:
      return TL_MAX_PIXELS_SIZE;
    default:
      return 0;
    }
}

void
tl_frame_header_write (const TlFrameHeader *header,
                       guint8               bytes[TL_FRAME_HEADER_SIZE])
{
  const WireHeader wire = {
    .magic = MAGIC,
    .version = TL_PROTOCOL_VERSION,
    .kind = header->kind,
    .serial = header->serial,
    .length = header->length,
  };

  g_assert (header->length <= max_length_of (header->kind));
  memcpy (bytes, &wire, sizeof wire);
}

gboolean
tl_frame_header_read (const guint8         bytes[TL_FRAME_HEADER_SIZE],
                      TlFrameHeader       *header,
                      GError             **error)
{
  WireHeader wire;
  const char *fault = NULL;

  memcpy (&wire, bytes, sizeof wire);
  if (wire.magic != MAGIC)
    fault = "not a frame";
  else if (wire.version != TL_PROTOCOL_VERSION)
    fault = "a frame of another version";
  else if (max_length_of (wire.kind) == 0)
    fault = "a frame of no known kind";
  else if (wire.length > max_length_of (wire.kind))
    fault = "a frame longer than is taken";
  if (fault != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, fault);
      return FALSE;
    }

  *header = (TlFrameHeader){ .kind = wire.kind, .serial = wire.serial, .length = wire.length };
  return TRUE;
}

/* ---- writing */

static void
put (GByteArray    *payload,
     gconstpointer  bytes,
     gsize          length)
{
  g_assert (length <= G_MAXUINT32 - payload->len);
  g_byte_array_append (payload, bytes, (guint) length);
}

static void
put_u32 (GByteArray *payload,
         guint32     value)
{
  put (payload, &value, sizeof value);
}

static void
put_float (GByteArray *payload,
           float       value)
{
  put (payload, &value, sizeof value);
}

static void
put_text (GByteArray *payload,
          const char *text)
{
  gsize length;

  if (text == NULL)
    {
      put_u32 (payload, NO_TEXT);
      return;
    }
  length = strlen (text);
  put_u32 (payload, (guint32) length);
  put (payload, text, length);
}

void
tl_open_request_write (const TlOpenRequest *request,
                       GByteArray          *payload)
{
  put_text (payload, request->password);
}

void
tl_pages_request_write (const TlPagesRequest *request,
                        GByteArray           *payload)
{
  put (payload, request, sizeof *request);
}

void
tl_render_request_write (const TlRenderRequest *request,
                         GByteArray            *payload)
{
  put_u32 (payload, request->number);
  put (payload, &request->scale, sizeof request->scale);
}

void
tl_recognise_request_write (const TlRecogniseRequest *request,
                            GByteArray               *payload)
{
  put (payload, request, sizeof *request);
}

void
tl_opened_answer_write (const TlOpenedAnswer *answer,
                        GByteArray           *payload)
{
  put (payload, answer, sizeof *answer);
}

void
tl_refused_answer_write (const TlRefusedAnswer *answer,
                         GByteArray            *payload)
{
  put (payload, answer, sizeof *answer);
}

void
tl_raw_page_write (const TlRawPage *page,
                   GByteArray      *payload)
{
  put_u32 (payload, page->number);
  put_u32 (payload, page->damaged);
  put_u32 (payload, page->drawn);
  put_float (payload, page->width);
  put_float (payload, page->height);
  put_float (payload, page->image_share);
  put_float (payload, page->confidence);
  put_u32 (payload, page->n_hidden);
  put_text (payload, page->label);
  put_text (payload, page->text != NULL ? page->text : "");
  put_u32 (payload, page->n_boxes);
  put (payload, page->boxes, page->n_boxes * sizeof *page->boxes);
  put_u32 (payload, page->n_runs);
  for (guint i = 0; i < page->n_runs; i++)
    {
      put_u32 (payload, page->runs[i].start);
      put_u32 (payload, page->runs[i].length);
      put_float (payload, page->runs[i].size);
      put_u32 (payload, (page->runs[i].bold ? RUN_BOLD : 0)
                        | (page->runs[i].doubtful ? RUN_DOUBTFUL : 0));
      put_text (payload, page->runs[i].font);
    }
}

void
tl_pixels_head_write (const TlPixelsHead *head,
                      GByteArray         *payload)
{
  put (payload, head, sizeof *head);
}

/* ---- reading: a cursor that fails for good at the first thing that is not there */

typedef struct {
  const guint8 *at;
  gsize         left;
  gboolean      failed;
} Cursor;

static Cursor
cursor_on (GBytes *payload)
{
  Cursor cursor = { NULL, 0, FALSE };

  cursor.at = g_bytes_get_data (payload, &cursor.left);
  return cursor;
}

static const guint8 *
take (Cursor *cursor,
      gsize   length)
{
  const guint8 *at = cursor->at;

  if (cursor->failed || length > cursor->left)
    {
      cursor->failed = TRUE;
      return NULL;
    }
  if (length > 0)
    cursor->at += length;
  cursor->left -= length;
  return at;
}

static void
take_into (Cursor   *cursor,
           gpointer  value,
           gsize     length)
{
  const guint8 *at = take (cursor, length);

  if (at != NULL)
    memcpy (value, at, length);
  else
    memset (value, 0, length);
}

static guint32
take_u32 (Cursor *cursor)
{
  guint32 value;

  take_into (cursor, &value, sizeof value);
  return value;
}

static float
take_float (Cursor *cursor)
{
  float value;

  take_into (cursor, &value, sizeof value);
  return isfinite (value) ? value : 0;
}

static char *
take_text (Cursor *cursor)
{
  guint32 length = take_u32 (cursor);
  const guint8 *at;

  if (cursor->failed || length == NO_TEXT)
    return NULL;
  at = take (cursor, length);
  if (at == NULL || !g_utf8_validate_len ((const char *) at, length, NULL))
    {
      cursor->failed = TRUE;
      return NULL;
    }
  return g_strndup ((const char *) at, length);
}

static gboolean
is_at_end (const Cursor *cursor)
{
  return !cursor->failed && cursor->left == 0;
}

gboolean
tl_open_request_read (GBytes        *payload,
                      TlOpenRequest *request)
{
  Cursor cursor = cursor_on (payload);

  request->password = take_text (&cursor);
  if (is_at_end (&cursor))
    return TRUE;
  tl_open_request_clear (request);
  return FALSE;
}

gboolean
tl_pages_request_read (GBytes         *payload,
                       TlPagesRequest *request)
{
  Cursor cursor = cursor_on (payload);

  take_into (&cursor, request, sizeof *request);
  return is_at_end (&cursor) && request->first >= 1 && request->first <= request->last;
}

gboolean
tl_render_request_read (GBytes          *payload,
                        TlRenderRequest *request)
{
  Cursor cursor = cursor_on (payload);

  request->number = take_u32 (&cursor);
  take_into (&cursor, &request->scale, sizeof request->scale);
  return is_at_end (&cursor) && request->number >= 1 && isnormal (request->scale)
         && request->scale > 0;
}

gboolean
tl_recognise_request_read (GBytes             *payload,
                           TlRecogniseRequest *request)
{
  Cursor cursor = cursor_on (payload);

  take_into (&cursor, request, sizeof *request);
  return is_at_end (&cursor) && request->number >= 1;
}

gboolean
tl_opened_answer_read (GBytes         *payload,
                       TlOpenedAnswer *answer)
{
  Cursor cursor = cursor_on (payload);

  take_into (&cursor, answer, sizeof *answer);
  return is_at_end (&cursor);
}

gboolean
tl_refused_answer_read (GBytes          *payload,
                        TlRefusedAnswer *answer)
{
  Cursor cursor = cursor_on (payload);

  take_into (&cursor, answer, sizeof *answer);
  return is_at_end (&cursor);
}

/* The count is of what follows: it is checked against what is there before room is made for it. */
static guint
take_count (Cursor *cursor,
            gsize   least_size)
{
  guint32 count = take_u32 (cursor);

  if (count > cursor->left / least_size)
    cursor->failed = TRUE;
  return cursor->failed ? 0 : count;
}

static void
take_boxes (Cursor    *cursor,
            TlRawPage *page)
{
  page->n_boxes = take_count (cursor, sizeof (TlBox));
  if (page->n_boxes == 0)
    return;
  if (page->n_boxes != page->n_chars)
    {
      cursor->failed = TRUE;
      return;
    }
  page->boxes = g_memdup2 (take (cursor, page->n_boxes * sizeof (TlBox)),
                           page->n_boxes * sizeof (TlBox));
  for (guint i = 0; i < page->n_boxes; i++)
    if (!isfinite (page->boxes[i].x1 + page->boxes[i].y1 + page->boxes[i].x2 + page->boxes[i].y2))
      page->boxes[i] = (TlBox){ 0 };
}

static const char *
take_font (Cursor    *cursor,
           TlRawPage *page)
{
  g_autofree char *name = take_text (cursor);

  if (name == NULL || strlen (name) > MAX_FONT_NAME)
    return NULL;
  return g_string_chunk_insert_const (page->fonts, name);
}

static void
take_runs (Cursor    *cursor,
           TlRawPage *page)
{
  guint end = 0;

  page->n_runs = take_count (cursor, 5 * sizeof (guint32));
  page->runs = g_new0 (TlTextRun, page->n_runs);
  page->fonts = g_string_chunk_new (MAX_FONT_NAME);
  for (guint i = 0; i < page->n_runs && !cursor->failed; i++)
    {
      TlTextRun *run = &page->runs[i];
      guint32 flags;

      run->start = take_u32 (cursor);
      run->length = take_u32 (cursor);
      run->size = take_float (cursor);
      flags = take_u32 (cursor);
      run->bold = (flags & RUN_BOLD) != 0;
      run->doubtful = (flags & RUN_DOUBTFUL) != 0;
      run->font = take_font (cursor, page);
      if (run->start != end || run->length == 0 || run->length > page->n_chars - end)
        cursor->failed = TRUE;
      end += run->length;
    }
  if (page->n_runs > 0 && end != page->n_chars)
    cursor->failed = TRUE;
}

gboolean
tl_raw_page_read (GBytes    *payload,
                  TlRawPage *page)
{
  Cursor cursor = cursor_on (payload);

  *page = (TlRawPage){ 0 };
  page->number = take_u32 (&cursor);
  page->damaged = take_u32 (&cursor) != 0;
  page->drawn = take_u32 (&cursor) != 0;
  page->width = take_float (&cursor);
  page->height = take_float (&cursor);
  page->image_share = take_float (&cursor);
  page->image_share = CLAMP (page->image_share, 0, 1);
  page->confidence = take_float (&cursor);
  page->confidence = CLAMP (page->confidence, 0, 1);
  page->n_hidden = take_u32 (&cursor);
  page->label = take_text (&cursor);
  page->text = take_text (&cursor);
  page->n_chars = page->text != NULL ? (guint) g_utf8_strlen (page->text, -1) : 0;
  if (page->n_chars > TL_MAX_PAGE_CHARS)
    cursor.failed = TRUE;
  take_boxes (&cursor, page);
  take_runs (&cursor, page);
  if (is_at_end (&cursor) && page->text != NULL)
    return TRUE;
  tl_raw_page_clear (page);
  return FALSE;
}

gboolean
tl_pixels_head_read (GBytes       *payload,
                     TlPixelsHead *head)
{
  Cursor cursor = cursor_on (payload);

  take_into (&cursor, head, sizeof *head);
  if (cursor.failed || head->width == 0 || head->height == 0
      || head->width > TL_MAX_SIDE || head->height > TL_MAX_SIDE)
    return FALSE;
  return head->stride % 4 == 0 && head->stride / 4 >= head->width
         && (guint64) head->stride * head->height == cursor.left;
}

void
tl_open_request_clear (TlOpenRequest *request)
{
  g_clear_pointer (&request->password, g_free);
}

void
tl_raw_page_clear (TlRawPage *page)
{
  g_clear_pointer (&page->label, g_free);
  tl_raw_page_clear_text (page);
}

void
tl_raw_page_clear_text (TlRawPage *page)
{
  g_clear_pointer (&page->text, g_free);
  g_clear_pointer (&page->boxes, g_free);
  g_clear_pointer (&page->runs, g_free);
  g_clear_pointer (&page->fonts, g_string_chunk_free);
  page->n_chars = page->n_boxes = page->n_runs = 0;
}
