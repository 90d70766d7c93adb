/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-test-filler.h"

/* make-library FOLDER [REVIEWS [FINDINGS]]: a library of invented reviews in FOLDER, which must be
 * empty or not there: what the measurements are made on, and for trying the window with a large
 * one. Without figures, 300 reviews with 100,000 findings. */

#define BLOCKS_A_REVIEW 720

static guint
read_figure (const char *text,
             guint       figure)
{
  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : figure;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (TlTestLibrary) library = NULL;
  TlTestFilling filling = { .n_blocks = BLOCKS_A_REVIEW, .seed = 1 };
  guint n_findings;

  if (argc < 2)
    {
      g_printerr ("usage: %s FOLDER [REVIEWS [FINDINGS]]\n", argv[0]);
      return 2;
    }
  filling.n_reviews = MAX (read_figure (argc > 2 ? argv[2] : NULL, 300), 1);
  n_findings = read_figure (argc > 3 ? argv[3] : NULL, 100000);
  filling.n_findings = n_findings / filling.n_reviews + 1;

  folder = g_file_new_for_commandline_arg (argv[1]);
  library = tl_test_library_new_in (folder, tl_test_filling_get_themes ());
  tl_test_library_fill (library, &filling);
  tl_test_library_decide (library);
  return 0;
}
