/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-page.h"

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * What the program and its reader say to each other, over one stream socket (the reader's
 * descriptor 3; its descriptor 0 is the PDF). Both ends are of one build and one machine, so
 * numbers are in its own byte order; the version is there for a reader left behind by an older
 * installation.
 *
 * Everything is a frame: a header of fixed size and a payload of the length it names. A request has
 * a serial number and its answers carry the same, so that answers to a request nobody waits for any
 * longer can be told and dropped. A request for pages is answered by a frame for each of them,
 * until the last one or the next request, whichever comes first.
 *
 * The reader may have been taken over by the file it reads: nothing it says is believed unchecked.
 */

#define TL_PROTOCOL_VERSION 3
#define TL_PROTOCOL_FD 3
/* Of a reader that recognises pages: the models, opened for it. There may be none for Welsh. */
#define TL_ENGLISH_FD 4
#define TL_WELSH_FD 5
#define TL_FRAME_HEADER_SIZE 16

#define TL_MAX_PAGES 20000
#define TL_MAX_PAGE_CHARS 250000 /* a poster's pages hold a fifth of it */
#define TL_MAX_REQUEST_SIZE (64u << 10)
#define TL_MAX_ANSWER_SIZE (64u << 20)
#define TL_MAX_PIXELS_SIZE (256u << 20)
#define TL_MAX_SIDE 16384 /* pixels of a picture to a side */

/* The exit status of a reader that could not lock itself in. */
#define TL_READER_EXIT_CONFINE 70
/* That of one that was to recognise pages, and could make nothing of the models it was given. */
#define TL_READER_EXIT_MODELS 71

/* What a reader started with TL_READER_CONFINEMENT, and nothing to read, ends with: this and the
 * measures that held, once it has locked itself in. */
#define TL_READER_CONFINEMENT "--confinement"
#define TL_READER_EXIT_CONFINED 80
typedef enum {
  TL_CONFINED_FILES = 1 << 0,
  TL_CONFINED_CALLS = 1 << 1
} TlConfinement;

typedef enum {
  TL_FRAME_OPEN = 1,
  TL_FRAME_PAGES,
  TL_FRAME_RENDER,
  TL_FRAME_RECOGNISE,
  TL_FRAME_OPENED = 17,
  TL_FRAME_REFUSED,
  TL_FRAME_PAGE,
  TL_FRAME_PIXELS,
  TL_FRAME_RECOGNISED
} TlFrameKind;

/* Why a request was refused. */
typedef enum {
  TL_REFUSAL_ENCRYPTED = 1,
  TL_REFUSAL_DAMAGED,
  TL_REFUSAL_TOO_LARGE
} TlRefusal;

typedef struct {
  guint16 kind;
  guint32 serial;
  guint32 length;
} TlFrameHeader;

void     tl_frame_header_write (const TlFrameHeader *header,
                                guint8               bytes[TL_FRAME_HEADER_SIZE]);
/* FALSE with G_IO_ERROR_INVALID_DATA for anything that is not a header of this version, or names a
 * payload longer than its kind may have. */
gboolean tl_frame_header_read  (const guint8         bytes[TL_FRAME_HEADER_SIZE],
                                TlFrameHeader       *header,
                                GError             **error);

typedef struct {
  char *password;
} TlOpenRequest;

/* @plain leaves out what may be left out when the reader broke down over it: the look for hidden
 * words. */
typedef struct {
  guint32 first;
  guint32 last;
  guint32 plain;
} TlPagesRequest;

typedef struct {
  guint32 number;
  double  scale;
} TlRenderRequest;

typedef struct {
  guint32 number;
} TlRecogniseRequest;

typedef struct {
  guint32 n_pages;
} TlOpenedAnswer;

typedef struct {
  guint32 refusal;
} TlRefusedAnswer;

/*
 * A page as poppler gives it, or as it was recognised. Boxes are one to a code point, newlines
 * included, or none at all when poppler's did not agree with its text; the same goes for the fonts.
 * Only what was recognised is doubtful or, here, bold: of other text the fonts' names say it.
 */
typedef struct {
  guint32       number;
  gboolean      damaged;
  gboolean      drawn;
  float         width;
  float         height;
  float         image_share;
  float         confidence;
  guint32       n_hidden;
  char         *label;
  char         *text;
  guint         n_chars;
  TlBox        *boxes;
  guint         n_boxes;
  TlTextRun    *runs;
  guint         n_runs;
  GStringChunk *fonts; /* owns the names that the runs have */
} TlRawPage;

/* Followed by the rows of pixels. */
typedef struct {
  guint32 number;
  guint32 width;
  guint32 height;
  guint32 stride;
} TlPixelsHead;
#define TL_PIXELS_HEAD_SIZE 16

/* Each adds to @payload. */
void     tl_open_request_write   (const TlOpenRequest   *request,
                                  GByteArray            *payload);
void     tl_pages_request_write  (const TlPagesRequest  *request,
                                  GByteArray            *payload);
void     tl_render_request_write (const TlRenderRequest *request,
                                  GByteArray            *payload);
void     tl_recognise_request_write (const TlRecogniseRequest *request,
                                     GByteArray               *payload);
void     tl_opened_answer_write  (const TlOpenedAnswer  *answer,
                                  GByteArray            *payload);
void     tl_refused_answer_write (const TlRefusedAnswer *answer,
                                  GByteArray            *payload);
void     tl_raw_page_write       (const TlRawPage       *page,
                                  GByteArray            *payload);
void     tl_pixels_head_write    (const TlPixelsHead    *head,
                                  GByteArray            *payload);

/* Each is FALSE when @payload is not exactly such a message; the out value is not to be used then,
 * and owns nothing. */
gboolean tl_open_request_read    (GBytes                *payload,
                                  TlOpenRequest         *request);
gboolean tl_pages_request_read   (GBytes                *payload,
                                  TlPagesRequest        *request);
gboolean tl_render_request_read  (GBytes                *payload,
                                  TlRenderRequest       *request);
gboolean tl_recognise_request_read (GBytes              *payload,
                                    TlRecogniseRequest  *request);
gboolean tl_opened_answer_read   (GBytes                *payload,
                                  TlOpenedAnswer        *answer);
gboolean tl_refused_answer_read  (GBytes                *payload,
                                  TlRefusedAnswer       *answer);
gboolean tl_raw_page_read        (GBytes                *payload,
                                  TlRawPage             *page);
gboolean tl_pixels_head_read     (GBytes                *payload,
                                  TlPixelsHead          *head);

void     tl_open_request_clear   (TlOpenRequest         *request);
void     tl_raw_page_clear       (TlRawPage             *page);
/* Takes its text away, with its boxes and fonts. */
void     tl_raw_page_clear_text  (TlRawPage             *page);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlOpenRequest, tl_open_request_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlRawPage, tl_raw_page_clear)

G_END_DECLS
