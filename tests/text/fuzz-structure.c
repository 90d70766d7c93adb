/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages made of any bytes, read. For libFuzzer (see CONTRIBUTING.md), and for a short run with a
 * seeded generator among the tests.
 *
 * A byte 0xFF begins a page, of a size that the next byte tells. Any other byte begins a line: it
 * is the line's left edge; then come its top, its type and its words, a byte each, up to a zero. */
#include "fuzz-structure.h"

#include "checked-document.h"
#include "tl-structure.h"

#include <math.h>

#define MAX_PAGES  12
#define MAX_LINES  300
#define MAX_WORDS  40

typedef struct {
  const guint8 *data;
  gsize         size;
} Bytes;

static const char *const words[] = {
  "the", "Board", "should", "of", "and", "child", "was", "seen", "mother", "1", "2.", "3.1", "4.7",
  "6-14", "(i)", "(ii)", "a)", "IV.", "A1", "R3", "Recommendation", "Finding", "Question", "•", "-",
  "\xef\x82\xb7", "o", "*", "infor-", "mation", "multi-", "agency", "\xc2\xad", "relation\xe2\x80\x90",
  "CONTENTS", "Introduction", "Chronology", "References", "Appendix", "......", "12", "P", "a", "g",
  "e", "S", "E", "Page", "3 of 9", "iv", "DRAFT", "OFFICIAL-SENSITIVE", "Serious", "Case", "Review",
  "March", "2014", "died", "aged", "weeks", "Author:", "Mr.", "[4]", "\xc2\xb9", "\xf0\x9f\x98\x80",
  "\xef\xac\x81nding", "Scotland\xe2\x80\x9fs", "http://x.example/", "05.34a.m.", ".", "?", ":", ";",
  "Error! Bookmark not defined.", "\xe2\x80\x9cquote\xe2\x80\x9d", "\xc2\xa0", "\t", " ",
  "averyverylongwordthatgoesonandonandonandonandonandonandon",
};

static guint
take (Bytes *bytes)
{
  if (bytes->size == 0)
    return 0;
  bytes->size--;
  return *bytes->data++;
}

static void
take_words (Bytes   *bytes,
            GString *text)
{
  for (guint n = 0; n < MAX_WORDS && bytes->size > 0; n++)
    {
      guint word = take (bytes);

      if (word == 0)
        break;
      g_string_append (text, words[word % G_N_ELEMENTS (words)]);
      if (word < 200)
        g_string_append_c (text, ' ');
    }
}

/* Each character beside the one before it; but some lines are in disorder. */
static TlBox *
boxes_new (guint n_chars,
           float x,
           float y,
           float size,
           guint disorder)
{
  TlBox *boxes = g_new0 (TlBox, n_chars + 1);

  for (guint i = 0; i < n_chars; i++)
    {
      boxes[i] = (TlBox) { x, y, x + size / 2, y + size * 1.2f };
      x += size / 2;
      if (disorder == 1)
        y += size;
      else if (disorder == 2 && i % 7 == 3)
        boxes[i].x1 = NAN;
      else if (disorder == 3 && i % 5 == 2)
        boxes[i] = (TlBox) { 0 };
    }
  return boxes;
}

/* Three bits of the type are its size; then bold, italic, a raised beginning, two of disorder. */
static TlLine *
take_line (Bytes *bytes,
           guint  left)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree TlBox *boxes = NULL;
  float x = left * 4.0f - 40, y = take (bytes) * 4.0f - 40;
  guint type = take (bytes);
  float size = 6 + (type & 7) * 2;
  gboolean bold = (type & 8) != 0, italic = (type & 16) != 0, raised = (type & 32) != 0;
  guint n_chars;

  take_words (bytes, text);
  n_chars = (guint) g_utf8_strlen (text->str, -1);
  boxes = boxes_new (n_chars, x, y, size, type >> 6);
  return tl_line_new (&(TlLineFields) {
    .text = text->str,
    .boxes = boxes,
    .runs = (const TlTextRun[]) { { 0, MIN (2, n_chars), NULL, raised ? size / 2 : size, bold },
                                  { 2, n_chars - MIN (2, n_chars), NULL, size, bold, italic } },
    .n_runs = 2 });
}

static TlPage *
take_page (Bytes *bytes,
           guint  number)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_line_unref);
  guint shape = take (bytes);

  while (bytes->size > 0 && lines->len < MAX_LINES)
    {
      guint left = take (bytes);

      if (left == 0xFF)
        break;
      g_ptr_array_add (lines, take_line (bytes, left));
    }
  return tl_page_new (&(TlPageFields) { .number = number,
                                        .width = shape & 1 ? 842 : 595,
                                        .height = shape & 1 ? 595 : 842,
                                        .origin = TL_PAGE_TEXT,
                                        .lines = lines });
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  Bytes bytes = { data, size };
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_page_unref);
  g_autoptr (TlDocument) document = NULL;

  while (bytes.size > 0 && pages->len < MAX_PAGES)
    g_ptr_array_add (pages, take_page (&bytes, pages->len + 1));
  document = tl_structure_build (pages, tl_authorities_get_default (), NULL);
  check_document (document, pages);
  return 0;
}
