/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-recogniser-private.h"

#include "tl-reading-private.h"
#include "tl-strays-private.h"

#include <string.h>

#define SURE 0.70f        /* confidence below which a page may stand on its side, or its head */
#define ENOUGH_WORDS 8    /* to tell a language by */

typedef enum { ENGLISH, WELSH, N_LANGUAGES } Language;

struct _TlRecogniser {
  GBytes      *models[N_LANGUAGES];
  TessBaseAPI *readers[N_LANGUAGES];
  Language     language; /* of the page before */
  gboolean   (*is_wanted) (void);
};

static const char *const names[N_LANGUAGES] = { "eng", "cym" };

/* The commonest words that only the one language has, and that are read right with the model of the
 * other. */
static const char *const telling[N_LANGUAGES][24] = {
  { "the", "of", "to", "in", "was", "that", "for", "with", "by", "were", "had", "is", "his", "her",
    "be", "from", "at", "this", "it", "which", "their", NULL },
  { "yn", "yr", "ac", "ar", "gan", "mae", "wedi", "oedd", "roedd", "ei", "eu", "fod", "gyda",
    "hyn", "nid", "neu", "hynny", "bod", "wrth", "cael", "y", "gwasanaethau", NULL },
};

static GBytes *
map_model (int fd)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new_from_fd (fd, FALSE, NULL);

  return mapped != NULL && g_mapped_file_get_length (mapped) > 0 ? g_mapped_file_get_bytes (mapped)
                                                                 : NULL;
}

static TessBaseAPI *
get_reader (TlRecogniser *recogniser,
            Language      language)
{
  GBytes *model = recogniser->models[language];
  TessBaseAPI *reader = recogniser->readers[language];

  if (reader != NULL || model == NULL)
    return reader;
  reader = TessBaseAPICreate ();
  if (TessBaseAPIInit5 (reader, g_bytes_get_data (model, NULL), (int) g_bytes_get_size (model),
                        names[language], OEM_LSTM_ONLY, NULL, 0, NULL, NULL, 0, FALSE) != 0)
    {
      TessBaseAPIDelete (reader);
      g_clear_pointer (&recogniser->models[language], g_bytes_unref);
      return NULL;
    }
  recogniser->readers[language] = reader;
  return reader;
}

gboolean
tl_recogniser_start (TlReader *reader)
{
  TlRecogniser *recogniser = g_new0 (TlRecogniser, 1);

  recogniser->models[ENGLISH] = map_model (TL_ENGLISH_FD);
  recogniser->models[WELSH] = map_model (TL_WELSH_FD);
  reader->recogniser = recogniser;
  return get_reader (recogniser, ENGLISH) != NULL;
}

static bool
is_unwanted_cb (void *data,
                int   n_words)
{
  const TlRecogniser *recogniser = data;

  return !recogniser->is_wanted ();
}

/* One reading of a picture, in one language; NULL when it is not wanted any longer. */
static TlReading *
read_picture (TlRecogniser *recogniser,
              TlScan       *scan,
              TessBaseAPI  *reader)
{
  TlReading *reading = tl_reading_new ();
  ETEXT_DESC *monitor = TessMonitorCreate ();

  TessMonitorSetCancelFunc (monitor, is_unwanted_cb);
  TessMonitorSetCancelThis (monitor, recogniser);
  TessBaseAPISetPageSegMode (reader, PSM_AUTO);
  TessBaseAPISetImage2 (reader, scan->picture);
  TessBaseAPISetSourceResolution (reader, (int) scan->resolution);
  if (TessBaseAPIRecognize (reader, monitor) == 0 && recogniser->is_wanted ())
    {
      tl_reading_take (reading, reader);
      tl_strays_read (reading, scan, reader);
      tl_reading_drop_junk (reading);
      tl_reading_weigh (reading, scan);
    }
  TessBaseAPIClear (reader);
  TessMonitorDelete (monitor);
  return reading;
}

/* ---- in which language */

static gboolean
word_is (const TlReading  *reading,
         const TlReadWord *word,
         const char       *name)
{
  guint i = 0;

  for (; i < word->n_letters && name[i] != '\0'; i++)
    if (g_unichar_tolower (tl_reading_get_letter (reading, word->first_letter + i)->c)
        != (guchar) name[i])
      return FALSE;
  return i == word->n_letters && name[i] == '\0';
}

static guint
count_telling (const TlReading *reading,
               Language         language)
{
  guint n_words = 0;

  for (guint i = 0; i < reading->words->len; i++)
    for (guint j = 0; telling[language][j] != NULL; j++)
      n_words += word_is (reading, tl_reading_get_word (reading, i), telling[language][j]);
  return n_words;
}

static Language
find_language (const TlReading *reading,
               Language         fallback)
{
  const guint n_english = count_telling (reading, ENGLISH);
  const guint n_welsh = count_telling (reading, WELSH);

  if (n_english + n_welsh < ENOUGH_WORDS)
    return fallback;
  return n_welsh > n_english ? WELSH : ENGLISH;
}

/* In the language of the page before, and once more if it turns out to be in the other. */
static TlReading *
read_upright (TlRecogniser *recogniser,
              TlScan       *scan)
{
  Language language = recogniser->language;
  TlReading *reading = read_picture (recogniser, scan, get_reader (recogniser, language));

  language = find_language (reading, ENGLISH);
  if (language == recogniser->language || get_reader (recogniser, language) == NULL)
    return reading;
  recogniser->language = language;
  tl_reading_free (reading);
  return read_picture (recogniser, scan, get_reader (recogniser, language));
}

/* ---- which way up */

static void
read_turned (TlRecogniser *recogniser,
             TlScan       *scan,
             TlReading   **reading)
{
  const guint quarters = tl_scan_find_turn (scan);
  g_auto (TlScan) turned = { 0 };
  g_autoptr (TlReading) again = NULL;

  if (quarters == 0)
    return;
  tl_scan_init_turned (&turned, scan, quarters);
  tl_scan_straighten (&turned);
  tl_scan_clean (&turned);
  again = read_upright (recogniser, &turned);
  if (tl_reading_get_confidence (again) <= tl_reading_get_confidence (*reading))
    return;
  tl_reading_free (*reading);
  *reading = g_steal_pointer (&again);
  tl_scan_clear (scan);
  *scan = turned;
  turned.picture = NULL;
}

static void
recognise (TlRecogniser *recogniser,
           PopplerPage  *source,
           TlRawPage    *page)
{
  g_auto (TlScan) scan = { 0 };
  g_autoptr (TlReading) reading = NULL;

  if (!tl_scan_init (&scan, source))
    return;
  tl_scan_straighten (&scan);
  tl_scan_clean (&scan);
  reading = read_upright (recogniser, &scan);
  if (tl_reading_get_confidence (reading) < SURE && recogniser->is_wanted ())
    read_turned (recogniser, &scan, &reading);
  tl_raw_page_clear_text (page);
  tl_reading_write (reading, &scan, page);
}

gboolean
tl_recogniser_read_page (TlReader   *reader,
                         guint       number,
                         gboolean  (*is_wanted) (void),
                         TlRawPage  *page)
{
  g_autoptr (GObject) owner = tl_reader_find_page (reader, number);

  tl_reader_read_page (reader, number, page);
  if (page->damaged)
    return TRUE;
  reader->recogniser->is_wanted = is_wanted;
  recognise (reader->recogniser, (PopplerPage *) owner, page);
  return is_wanted ();
}
