/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-store.h"

/* Small invented documents, code books and libraries for the tests of the store and of what stands
 * on it. */

/* A new folder of its own below the temporary one; sample_remove() takes it away with all in it. */
GFile      *sample_folder        (void);
void        sample_remove        (GFile      *folder);

/* Two themes, "caseloads" and "supervision", a rule each. */
TlCodebook *sample_codebook      (void);

/* Two pages. Block 0 is a running header; block 1 a heading; block 2 a paragraph that goes over the
 * page break and says @word; block 3 a recommendation. Each word stands where its offset says. */
TlDocument *sample_document      (const char *word);
/* A finding in block 2 (by @codebook's first rule) and one in block 3 (by its second). */
GPtrArray  *sample_findings      (TlCodebook *codebook);
/* One finding as a rule of @codebook would make it. */
TlFinding  *sample_finding       (TlCodebook *codebook,
                                  const char *rule,
                                  guint       block,
                                  guint       start,
                                  guint       length);

TlStore    *sample_open          (GFile      *folder);
/* Makes a library in @folder of an older schema, with one coder, and runs @sql in it. */
void        sample_make_older    (GFile      *folder,
                                  guint       version,
                                  const char *sql);
/* Writes a file that says @word, adopts it and saves sample_document (@word) with its findings. */
TlSaved     sample_import        (TlStore    *store,
                                  const char *word);
/* The number that @sql gives. */
gint64      sample_ask           (TlStore    *store,
                                  const char *sql);
/* Runs @sql as a write. */
void        sample_run           (TlStore    *store,
                                  const char *sql);
/* The text that @sql gives. */
char       *sample_ask_text      (TlStore    *store,
                                  const char *sql);
/* Gives up @object, and waits until what is under way in the background has given it up, too. */
void        sample_let_go        (gpointer    object);
/* Nothing at all is wrong with the library. */
void        sample_assert_whole  (TlStore    *store);
