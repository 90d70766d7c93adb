/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-reading-private.h"

G_BEGIN_DECLS

/*
 * Tesseract takes what stands by itself for dirt: the numbers of paragraphs in a margin, bullets.
 * This looks at the ink that is left over when the words in @reading are taken away, has @reader,
 * which has read @scan, look at each patch again, and adds to @reading what it is sure of.
 */
void tl_strays_read (TlReading   *reading,
                     TlScan      *scan,
                     TessBaseAPI *reader);

G_END_DECLS
