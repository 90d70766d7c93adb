/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-channel-private.h"

#include "tl-models-private.h"
#include "tl-pdf.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

struct _TlChannel {
  GSubprocess  *reader;
  int           socket;
  /* of the frame that is coming in */
  guint8        head[TL_FRAME_HEADER_SIZE];
  gsize         n_head;
  TlFrameHeader header;
  guint8       *payload;
  gsize         n_payload;
};

/* ---- beginning and end */

static char *
find_beside (const char *program,
             const char *reader)
{
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *path = g_build_filename (folder, reader, NULL);

  return g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&path) : NULL;
}

static char *
find_reader (void)
{
  const char *named = g_getenv ("TL_READER");
  g_autofree char *program = NULL;
  char *path = NULL;

  if (named != NULL && *named != '\0')
    return g_strdup (named);
  program = g_file_read_link ("/proc/self/exe", NULL);
  if (program != NULL)
    path = find_beside (program, "../pdf/throughline-reader");
  if (program != NULL && path == NULL)
    path = find_beside (program, "../../app/pdf/throughline-reader");
  return path != NULL ? path : g_strdup (TL_READER_PATH);
}

char *
tl_channel_find_reader (gboolean recognise)
{
  g_autofree char *reader = find_reader ();
  g_autofree char *folder = g_path_get_dirname (reader);

  return recognise ? g_build_filename (folder, "throughline-recogniser", NULL)
                   : g_steal_pointer (&reader);
}

static void
set_start_error (GError     **error,
                 const char  *why)
{
  g_set_error (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED,
               _ ("The part of the program that reads PDFs could not be started (%s). Install the "
                  "program again."), why);
}

/* OpenMP looks at its limit before any of the reader's own code runs; more threads than one take
 * three times as long to read a page, and all processors with it. */
static void
equip_recogniser (GSubprocessLauncher *launcher)
{
  const int english = tl_model_open (TL_MODEL_ENGLISH);
  const int welsh = tl_model_open (TL_MODEL_WELSH);

  g_subprocess_launcher_setenv (launcher, "OMP_THREAD_LIMIT", "1", TRUE);
  if (english >= 0)
    g_subprocess_launcher_take_fd (launcher, english, TL_ENGLISH_FD);
  if (welsh >= 0)
    g_subprocess_launcher_take_fd (launcher, welsh, TL_WELSH_FD);
}

TlChannel *
tl_channel_new (const char  *program,
                int          pdf,
                gboolean     recognise,
                GError     **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) reader = NULL;
  g_autoptr (GError) why = NULL;
  TlChannel *channel;
  int ends[2];

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                        | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_take_stdin_fd (launcher, pdf);
  if (recognise)
    equip_recogniser (launcher);
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    {
      set_start_error (error, g_strerror (errno));
      return NULL;
    }
  g_subprocess_launcher_take_fd (launcher, ends[1], TL_PROTOCOL_FD);
  reader = g_subprocess_launcher_spawn (launcher, &why, program, NULL);
  if (reader == NULL)
    {
      set_start_error (error, why->message);
      close (ends[0]);
      return NULL;
    }
  channel = g_new0 (TlChannel, 1);
  channel->reader = g_steal_pointer (&reader);
  channel->socket = ends[0];
  return channel;
}

void
tl_channel_free (TlChannel *channel)
{
  g_subprocess_force_exit (channel->reader);
  g_object_unref (channel->reader);
  close (channel->socket);
  g_free (channel->payload);
  g_free (channel);
}

/* ---- what can go wrong */

static void
set_refusal_to_start (GError **error)
{
  g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED,
                       _ ("The part of the program that reads PDFs could not be locked in on this "
                          "system, and so was not let near the file. Install the program again."));
}

static void
set_models_error (GError **error)
{
  g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED,
                       _ ("What the program needs to read pages that are pictures is damaged. "
                          "Install the package tesseract-ocr-eng again."));
}

/* The socket has closed: the reader has ended, or is about to. A signal sent to it now changes
 * nothing about how it ended. */
static void
set_end_error (TlChannel  *channel,
               GError    **error)
{
  g_subprocess_force_exit (channel->reader);
  g_subprocess_wait (channel->reader, NULL, NULL);
  if (g_subprocess_get_if_exited (channel->reader)
      && g_subprocess_get_exit_status (channel->reader) == TL_READER_EXIT_CONFINE)
    set_refusal_to_start (error);
  else if (g_subprocess_get_if_exited (channel->reader)
           && g_subprocess_get_exit_status (channel->reader) == TL_READER_EXIT_MODELS)
    set_models_error (error);
  else if (g_subprocess_get_if_signaled (channel->reader)
           && g_subprocess_get_term_sig (channel->reader) == SIGXCPU)
    g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_TIMED_OUT,
                         _ ("Reading the file took too long and was stopped. Opening it in another "
                            "viewer and printing it to a new PDF often mends it."));
  else
    g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_CRASHED,
                         _ ("The part of the program that reads PDFs broke down over this file; "
                            "nothing else was harmed. Opening the file in another viewer and "
                            "printing it to a new PDF often mends it."));
}

static void
set_protocol_error (GError     **error,
                    const char  *fault)
{
  g_set_error (error, TL_PDF_ERROR, TL_PDF_ERROR_FAILED,
               _ ("The part of the program that reads PDFs gave an answer that makes no sense "
                  "(%s). If this happens with every file, install the program again."),
               fault);
}

/* ---- sending */

gboolean
tl_channel_send (TlChannel    *channel,
                 TlFrameKind   kind,
                 guint32       serial,
                 GByteArray   *payload,
                 GError      **error)
{
  const TlFrameHeader header = { .kind = (guint16) kind, .serial = serial, .length = payload->len };
  guint8 head[TL_FRAME_HEADER_SIZE];
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  gsize sent = 0;

  tl_frame_header_write (&header, head);
  g_byte_array_append (frame, head, sizeof head);
  g_byte_array_append (frame, payload->data, payload->len);
  while (sent < frame->len)
    {
      const gssize n = send (channel->socket, frame->data + sent, frame->len - sent, MSG_NOSIGNAL);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_end_error (channel, error);
          return FALSE;
        }
      sent += (gsize) n;
    }
  return TRUE;
}

/* ---- receiving */

/* Takes what is there of a frame. TRUE when it is complete; FALSE without an error when there is
 * more to come. */
static gboolean
receive_some (TlChannel  *channel,
              guint8     *bytes,
              gsize       length,
              gsize      *n_bytes,
              GError    **error)
{
  while (*n_bytes < length)
    {
      const gssize n = recv (channel->socket, bytes + *n_bytes, length - *n_bytes, MSG_DONTWAIT);

      if (n > 0)
        *n_bytes += (gsize) n;
      else if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        return FALSE;
      else if (n == 0 || errno != EINTR)
        {
          set_end_error (channel, error);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
begin_frame (TlChannel  *channel,
             GError    **error)
{
  g_autoptr (GError) fault = NULL;

  if (!tl_frame_header_read (channel->head, &channel->header, &fault))
    {
      set_protocol_error (error, fault->message);
      return FALSE;
    }
  channel->payload = g_try_malloc (channel->header.length + 1);
  channel->n_payload = 0;
  if (channel->payload != NULL)
    return TRUE;
  g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_TOO_LARGE,
                       _ ("There is not enough memory for this page. Close other programs and try "
                          "again."));
  return FALSE;
}

static GBytes *
receive_frame (TlChannel      *channel,
               TlFrameHeader  *header,
               GError        **error)
{
  if (!receive_some (channel, channel->head, sizeof channel->head, &channel->n_head, error))
    return NULL;
  if (channel->payload == NULL && !begin_frame (channel, error))
    return NULL;
  if (!receive_some (channel, channel->payload, channel->header.length, &channel->n_payload, error))
    return NULL;
  *header = channel->header;
  channel->n_head = 0;
  return g_bytes_new_take (g_steal_pointer (&channel->payload), header->length);
}

static gboolean
wait_for_more (TlChannel     *channel,
               gint64         deadline,
               GCancellable  *cancellable,
               GError       **error)
{
  const gint64 left = (deadline - g_get_monotonic_time () + 999) / 1000;
  GPollFD waits[2] = { { .fd = channel->socket, .events = G_IO_IN } };
  guint n_waits = 1;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (left <= 0)
    {
      g_set_error_literal (error, TL_PDF_ERROR, TL_PDF_ERROR_TIMED_OUT,
                           _ ("Reading a page of the file took too long and was stopped. Opening "
                              "the file in another viewer and printing it to a new PDF often "
                              "mends it."));
      return FALSE;
    }
  if (g_cancellable_make_pollfd (cancellable, &waits[1]))
    n_waits++;
  g_poll (waits, n_waits, (int) MIN (left, G_MAXINT));
  if (n_waits > 1)
    g_cancellable_release_fd (cancellable);
  return TRUE;
}

GBytes *
tl_channel_receive (TlChannel      *channel,
                    gint64          deadline,
                    GCancellable   *cancellable,
                    TlFrameHeader  *header,
                    GError        **error)
{
  for (;;)
    {
      g_autoptr (GError) fault = NULL;
      GBytes *payload = receive_frame (channel, header, &fault);

      if (payload != NULL)
        return payload;
      if (fault != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&fault));
          return NULL;
        }
      if (!wait_for_more (channel, deadline, cancellable, error))
        return NULL;
    }
}
