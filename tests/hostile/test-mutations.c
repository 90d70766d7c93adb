/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The specimens, spoilt in many ways: whatever becomes of the reader, its program gets a page or an
 * error for each page asked for, in good time, and goes on. The same ways every time; more of them
 * with -m slow.
 */
#include "tl-test-pdf.h"

#include <string.h>

#define SEED 20091130
#define ROUNDS 3 /* of each specimen */
#define LONG_ROUNDS 150
#define PAGE_SECONDS 5
#define FILE_SECONDS 15
#define MOST_PAGES 4 /* of a spoilt file are read */
#define LARGE (1 << 20)
#define LONGEST_CUT 4096
#define START 9 /* what a file begins with is left, or it would not be taken for a PDF at all */

typedef void (*Mutation) (GByteArray *file,
                          GRand      *rand);

static guint
random_place (const GByteArray *file,
              GRand            *rand)
{
  return (guint) g_rand_int_range (rand, START, (gint32) file->len);
}

static guint
random_length (const GByteArray *file,
               guint             start,
               GRand            *rand)
{
  const guint length = (guint) g_rand_int_range (rand, 1, LONGEST_CUT);

  return MIN (length, file->len - start);
}

static void
change_bytes (GByteArray *file,
              GRand      *rand)
{
  for (int n = g_rand_int_range (rand, 1, 40); n > 0; n--)
    file->data[random_place (file, rand)] = (guint8) g_rand_int (rand);
}

/* Lengths, offsets and numbers of objects, more likely than not. */
static void
change_figures (GByteArray *file,
                GRand      *rand)
{
  for (int n = g_rand_int_range (rand, 1, 40); n > 0; n--)
    {
      guint at = random_place (file, rand);

      while (at < file->len && !g_ascii_isdigit (file->data[at]))
        at++;
      if (at < file->len)
        file->data[at] = (guint8) g_rand_int_range (rand, '0', '9' + 1);
    }
}

/* Words of the format: /Kids becomes /Kidz. */
static void
change_names (GByteArray *file,
              GRand      *rand)
{
  for (int n = g_rand_int_range (rand, 1, 10); n > 0; n--)
    {
      guint at = random_place (file, rand);

      while (at + 4 < file->len && file->data[at] != '/')
        at++;
      if (at + 4 < file->len)
        file->data[at + 4] ^= 1;
    }
}

static void
cut_off (GByteArray *file,
         GRand      *rand)
{
  g_byte_array_set_size (file, random_place (file, rand));
}

static void
cut_out (GByteArray *file,
         GRand      *rand)
{
  const guint start = random_place (file, rand);

  g_byte_array_remove_range (file, start, random_length (file, start, rand));
}

static void
copy_over (GByteArray *file,
           GRand      *rand)
{
  const guint from = random_place (file, rand);
  const guint to = random_place (file, rand);

  memmove (file->data + to, file->data + from, random_length (file, MAX (from, to), rand));
}

static void
fill_with_one_byte (GByteArray *file,
                    GRand      *rand)
{
  const guint start = random_place (file, rand);

  memset (file->data + start, g_rand_int_range (rand, 0, 256), random_length (file, start, rand));
}

static const Mutation mutations[] = {
  change_bytes, change_figures, change_names, cut_off, cut_out, copy_over, fill_with_one_byte,
};

static GBytes *
spoil (GBytes *whole,
       GRand  *rand)
{
  GByteArray *file = g_byte_array_new ();

  g_byte_array_append (file, g_bytes_get_data (whole, NULL), (guint) g_bytes_get_size (whole));
  for (int n = g_rand_int_range (rand, 1, 4); n > 0 && file->len > LONGEST_CUT + START; n--)
    mutations[g_rand_int_range (rand, 0, G_N_ELEMENTS (mutations))] (file, rand);
  return g_byte_array_free_to_bytes (file);
}

static void
assert_page_or_error (TlPdf *pdf,
                      guint  number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPage) page = tl_pdf_read_page (pdf, number, NULL, &error);

  g_assert_true ((page != NULL) == (error == NULL));
  if (page != NULL && tl_page_get_origin (page) != TL_PAGE_TEXT)
    g_assert_cmpuint (tl_page_get_n_lines (page), ==, 0);
}

/* Returns whether it opened. */
static gboolean
try_file (GBytes *bytes)
{
  const TlPdfOptions options = { .page_seconds = PAGE_SECONDS, .file_seconds = FILE_SECONDS };
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (TlTestFile) file = tl_test_file_new (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = tl_pdf_open (file, &options, NULL, &error);
  g_autoptr (TlPixels) pixels = NULL;

  g_assert_true ((pdf != NULL) == (error == NULL));
  if (pdf == NULL)
    return FALSE;
  for (guint number = 1; number <= MIN (MOST_PAGES, tl_pdf_get_n_pages (pdf)); number++)
    assert_page_or_error (pdf, number);
  pixels = tl_pdf_render_page (pdf, 1, 0.5, NULL, &error);
  g_assert_true ((pixels != NULL) == (error == NULL));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * FILE_SECONDS * G_USEC_PER_SEC);
  return TRUE;
}

static GPtrArray *
load_specimens (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "specimens", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  GPtrArray *specimens = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autoptr (GFile) file = tl_test_specimen (name);

      if (g_str_has_suffix (name, ".pdf"))
        g_ptr_array_add (specimens, g_file_load_bytes (file, NULL, NULL, NULL));
    }
  g_assert_cmpuint (specimens->len, >=, 16);
  return specimens;
}

static void
test_mutations (void)
{
  const guint rounds = g_test_slow () ? LONG_ROUNDS : ROUNDS;
  g_autoptr (GPtrArray) specimens = load_specimens ();
  GRand *rand = g_rand_new_with_seed (SEED);
  guint n_files = 0, n_opened = 0;

  for (guint i = 0; i < specimens->len; i++)
    for (guint round = 0; round < rounds; round++)
      {
        g_autoptr (GBytes) spoilt = NULL;

        /* The pictures of scans are most of them, and slow. */
        if (g_bytes_get_size (specimens->pdata[i]) > LARGE && round > 0 && !g_test_slow ())
          continue;
        spoilt = spoil (specimens->pdata[i], rand);
        n_opened += try_file (spoilt);
        n_files++;
      }
  g_test_message ("%u of %u opened", n_opened, n_files);
  /* Most of a PDF survives most of this. */
  g_assert_cmpuint (n_opened, >, n_files / 4);
  g_rand_free (rand);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mutations/specimens", test_mutations);
  return g_test_run ();
}
