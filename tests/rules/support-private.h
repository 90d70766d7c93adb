/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook-file.h"
#include "tl-matcher.h"

/* What the tests of this room share: code books and blocks typed in, and what is found in them. */

/** A code book of the text after its first line, which is added; it must be without faults. */
TlMatcher *matcher_from_text     (const char *text);
TlMatcher *matcher_from_default  (void);

TlBlock   *paragraph             (const char *text,
                                  TlSection   section);
/** The findings in one paragraph of an analysis. */
GPtrArray *find_in               (TlMatcher  *matcher,
                                  const char *text);
/** The first finding of @theme that counts, or NULL. */
TlFinding *get_finding           (GPtrArray  *findings,
                                  const char *theme);
/** The findings as lines of text, so that two lots of them can be compared. */
char      *describe_findings     (GPtrArray  *findings);

/** The lines of a fixture, without its first. */
char     **read_fixture          (const char *name);
/** All paragraphs of all specimens. */
GPtrArray *read_specimens        (void);
