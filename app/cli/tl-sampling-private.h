/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-cli-private.h"

#include "tl-samples.h"

G_BEGIN_DECLS

/* Samples on the command line (cmd-sample.c says what of them it does when). */

typedef struct {
  int              n_paragraphs;
  int              seed;
  char            *name;
  char            *coder;
  char            *against;
  char            *output;
  gboolean         with_private;
  TlFilterOptions  filters;
} TlSamplingOptions;

/* @word: its number or its name. Returns: borrowed of @samples */
TlSample *tl_sampling_find       (GPtrArray                *samples,
                                  const char               *word,
                                  GError                  **error);
/* @name: (nullable): the only one who coded it. */
gboolean  tl_sampling_find_coder (const TlSample           *sample,
                                  const char               *name,
                                  gint64                   *coder,
                                  GError                  **error);

gboolean  tl_sampling_score      (TlCli                    *cli,
                                  const TlSample           *sample,
                                  const TlSamplingOptions  *options,
                                  GError                  **error);
gboolean  tl_sampling_export     (TlCli                    *cli,
                                  const TlSample           *sample,
                                  const TlSamplingOptions  *options,
                                  GError                  **error);
gboolean  tl_sampling_import     (TlCli                    *cli,
                                  const TlSample           *sample,
                                  const char               *path,
                                  const TlSamplingOptions  *options,
                                  GError                  **error);

G_END_DECLS
