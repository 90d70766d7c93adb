/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-legible-private.h"

#define UNKNOWN 0xfffd
#define LEAST_CHARS 40
#define LEAST_PAIRS 60
#define MEANINGLESS_SHARE 0.2
#define LEAST_COMMONNESS 5.2 /* of a pair, on average */
#define SIGN_SHARE 0.5
#define ILLEGIBLE_SHARE 0.3

/* How common a pair of letters is in English, by its first and its second letter: from 0, hardly
 * ever met, to 9, each step about two and a half times as often. Those common in Welsh are 7 or
 * more. */
static const char *const pairs[26] = {
  "17877672746879070989777262", /* a */
  "52408010640730600553610060", /* b */
  "84628218706700822648700060", /* c */
  "63378252810332600861757070", /* d */
  "84897775714879675997776760", /* e */
  "60307700700500800645600070", /* f */
  "60128347600526620654607070", /* g */
  "82329000800444810556407040", /* h */
  "76878771104879862788387404", /* i */
  "40004000200000500000500000", /* j */
  "30217321600405010250000010", /* k */
  "83388411803834760367654080", /* l */
  "86208202700261770460600040", /* m */
  "72898694724456735389653150", /* n */
  "65767863635789770977877440", /* o */
  "80238205500742870856600030", /* p */
  "00200000000000003000600000", /* q */
  "84679457807676850688673070", /* r */
  "72638417806461770388803050", /* s */
  "80529309900656830776605070", /* t */
  "76666560615767270777000000", /* u */
  "60008000800000500000400000", /* v */
  "71127007700405700773004070", /* w */
  "50404200400200160005400000", /* x */
  "30375000400377620762000000", /* y */
  "00002000000100400000000001", /* z */
};

typedef struct {
  guint n_chars;
  guint n_meaningless;
  guint n_signs;
  guint n_pairs;
  guint commonness; /* of its pairs together */
} Sample;

static gboolean
is_break (gunichar c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' || c == 0xa0
         || g_unichar_isspace (c);
}

static gboolean
is_meaningless (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_SURROGATE:
      return TRUE;
    default:
      return c == UNKNOWN;
    }
}

static int
index_of_letter (gunichar c)
{
  return c < 0x80 && g_ascii_isalpha ((char) c) ? g_ascii_tolower ((char) c) - 'a' : -1;
}

/* Whether it stands alone, or in a row of its like; unknown characters are all alike. */
static gboolean
is_bullet_or_leader (const gunichar *chars,
                     guint           index,
                     guint           n_chars)
{
  const gunichar before = index > 0 ? chars[index - 1] : ' ';
  const gunichar after = index + 1 < n_chars ? chars[index + 1] : ' ';
  const gunichar like = chars[index] != UNKNOWN ? chars[index] : ' ';

  return (is_break (before) || before == like) && (is_break (after) || after == like);
}

static void
take_char (Sample         *sample,
           const gunichar *chars,
           guint           index,
           guint           n_chars)
{
  const gunichar c = chars[index];
  const int letter = index_of_letter (c);
  const int next = index + 1 < n_chars ? index_of_letter (chars[index + 1]) : -1;

  if (is_break (c))
    return;
  sample->n_chars++;
  if (letter >= 0 && next >= 0)
    {
      sample->n_pairs++;
      sample->commonness += (guint) (pairs[letter][next] - '0');
    }
  if (g_unichar_isalnum (c) || g_unichar_ismark (c)
      || is_bullet_or_leader (chars, index, n_chars))
    return;
  sample->n_signs++;
  sample->n_meaningless += is_meaningless (c);
}

static gboolean
is_legible (const Sample *sample)
{
  if (sample->n_chars < LEAST_CHARS)
    return TRUE;
  if (sample->n_meaningless >= sample->n_chars * MEANINGLESS_SHARE
      || sample->n_signs >= sample->n_chars * SIGN_SHARE)
    return FALSE;
  return sample->n_pairs < LEAST_PAIRS
         || sample->commonness >= sample->n_pairs * LEAST_COMMONNESS;
}

static Sample *
sample_of (GHashTable *samples,
           const char *font)
{
  Sample *sample = g_hash_table_lookup (samples, font != NULL ? font : "");

  if (sample != NULL)
    return sample;
  sample = g_new0 (Sample, 1);
  g_hash_table_insert (samples, (char *) (font != NULL ? font : ""), sample);
  return sample;
}

static GHashTable *
take_samples (const TlRawPage *page)
{
  GHashTable *samples = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (page->text, -1, NULL);
  const TlTextRun whole = { .length = page->n_chars };
  const TlTextRun *runs = page->n_runs > 0 ? page->runs : &whole;

  for (guint i = 0; i < MAX (1, page->n_runs); i++)
    {
      Sample *sample = sample_of (samples, runs[i].font);

      for (guint n = 0; n < runs[i].length; n++)
        take_char (sample, chars, runs[i].start + n, page->n_chars);
    }
  return samples;
}

gboolean
tl_page_is_legible (const TlRawPage *page)
{
  g_autoptr (GHashTable) samples = NULL;
  GHashTableIter each;
  gpointer value;
  guint n_chars = 0;
  guint n_illegible = 0;

  if (page->n_chars == 0)
    return TRUE;
  samples = take_samples (page);
  g_hash_table_iter_init (&each, samples);
  while (g_hash_table_iter_next (&each, NULL, &value))
    {
      const Sample *sample = value;

      n_chars += sample->n_chars;
      if (!is_legible (sample))
        n_illegible += sample->n_chars;
    }
  return n_illegible == 0 || n_illegible < n_chars * ILLEGIBLE_SHARE;
}
