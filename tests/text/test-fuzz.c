/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A short run of what is run for long by hand with libFuzzer. */
#include "fuzz-structure.h"

#define N_INPUTS  600
#define MAX_SIZE  1500

/* Some inputs are lines in order down the page, as real ones are; others anything. */
static gsize
fill (GRand  *rand,
      guint8 *data,
      guint   kind)
{
  gsize size = (gsize) g_rand_int_range (rand, 0, MAX_SIZE);
  guint top = 10;

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) g_rand_int_range (rand, 0, 256);
  for (gsize i = 1; kind > 0 && i + 12 < size; i += 12)
    {
      data[i] = (guint8) (kind == 1 ? 28 : 28 + 70 * g_rand_int_range (rand, 0, 2));
      data[i + 1] = (guint8) top;
      data[i + 2] = (guint8) (g_rand_int_range (rand, 0, 12) == 0 ? 11 : 3);
      data[i + 11] = 0;
      top += (guint) g_rand_int_range (rand, 3, 5);
      if (top > 210)
        {
          data[i] = 0xFF;
          top = 10;
        }
    }
  return size;
}

static void
test_any_bytes (void)
{
  g_autofree guint8 *data = g_new (guint8, MAX_SIZE);
  GRand *rand = g_rand_new_with_seed (20);

  for (guint i = 0; i < N_INPUTS; i++)
    LLVMFuzzerTestOneInput (data, fill (rand, data, i % 3));
  g_rand_free (rand);
}

static void
test_no_bytes (void)
{
  LLVMFuzzerTestOneInput ((const guint8 *) "", 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fuzz/any-bytes", test_any_bytes);
  g_test_add_func ("/text/fuzz/no-bytes", test_no_bytes);
  return g_test_run ();
}
