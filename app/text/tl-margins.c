/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-margins-private.h"

#include "tl-numbers-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The parts of the page in which a running header or footer may stand, and how many lines deep. */
#define ZONE      0.14f
#define MAX_ROWS  4

/* A line at the head or foot of a page, its pieces joined. */
typedef struct {
  TlLeaf    *leaf;
  GPtrArray *pieces;
  TlBox      box;
  gboolean   top;
  float      gap;
  char      *text;
  char      *key;
  char      *label;
  guint      outer;
} Strip;

/* Lines that read alike, on whatever page. */
typedef struct {
  GPtrArray *strips;
  gboolean   counts_pages;
  gboolean   outer_counts;
} Group;

static void
strip_free (gpointer data)
{
  Strip *strip = data;

  g_ptr_array_unref (strip->pieces);
  g_free (strip->text);
  g_free (strip->key);
  g_free (strip->label);
  g_free (strip);
}

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->strips);
  g_free (group);
}

static gboolean
is_roman (const char *word,
          gsize       length)
{
  return length > 0 && length <= 7 && strspn (word, "ivxl") >= length;
}

/* What stays the same from page to page: letters in lower case, numbers as '#', no white space. */
static char *
make_key (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GString *key = g_string_new (NULL);

  for (const char *p = lower; *p;)
    {
      gsize word = strspn (p, "abcdefghijklmnopqrstuvwxyz");
      gsize digits = strspn (p, "0123456789");

      if (digits > 0 || is_roman (p, word))
        g_string_append_c (key, '#');
      else if (word > 0)
        g_string_append_len (key, p, word);
      else if (!g_unichar_isspace (g_utf8_get_char (p)))
        g_string_append_unichar (key, g_utf8_get_char (p));
      p += digits > 0 ? digits : word > 0 ? word : (gsize) (g_utf8_next_char (p) - p);
    }
  return g_string_free (key, FALSE);
}

/* "P a g e  3 | 2 5": words of one letter each are set apart letter by letter. */
static char *
close_up (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  guint n = 0, single = 0;
  GString *closed;

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      {
        n++;
        single += g_utf8_strlen (words[i], -1) == 1 && g_ascii_isalpha (*words[i]);
      }
  if (single < 4 || single * 2 < n)
    return g_strdup (text);

  closed = g_string_new (NULL);
  for (guint i = 0; words[i]; i++)
    {
      g_string_append (closed, words[i]);
      if (!*words[i] || (words[i + 1] && !g_ascii_isalpha (*words[i + 1])))
        g_string_append_c (closed, ' ');
    }
  return g_string_free (closed, FALSE);
}

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const TlPiece *p = *(TlPiece *const *) a;
  const TlPiece *q = *(TlPiece *const *) b;

  if (tl_box_overlap_y (&p->box, &q->box) > 0.5f)
    return p->box.x1 < q->box.x1 ? -1 : p->box.x1 > q->box.x1;
  return p->box.y1 < q->box.y1 ? -1 : p->box.y1 > q->box.y1;
}

static int
compare_tops (gconstpointer a,
              gconstpointer b)
{
  const TlPiece *p = *(TlPiece *const *) a;
  const TlPiece *q = *(TlPiece *const *) b;

  return p->box.y1 < q->box.y1 ? -1 : p->box.y1 > q->box.y1;
}

/* The number at the outer end of "REPORT OF THE INQUIRY 9" or "8 REPORT OF THE INQUIRY"; 0 when
 * there is none, or when it numbers what the words name ("Recommendation 3"). */
static guint
read_outer (const char *text)
{
  g_auto (TlNumber) number = { 0 };
  gsize digits = strspn (text, "0123456789");
  const char *last = strrchr (text, ' ');

  if (tl_number_read (text, FALSE, &number) && number.style == TL_NUMBER_LABEL)
    return 0;
  if (digits > 0 && digits <= 3 && text[digits] == ' ')
    return (guint) atoi (text);
  digits = last ? strspn (last + 1, "0123456789") : 0;
  return digits > 0 && digits <= 3 && last[1 + digits] == '\0' ? (guint) atoi (last + 1) : 0;
}

static void
strip_finish (Strip *strip)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_ptr_array_sort (strip->pieces, compare_pieces);
  for (guint i = 0; i < strip->pieces->len; i++)
    {
      const TlPiece *piece = strip->pieces->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", piece->text);
    }
  strip->text = close_up (text->str);
  strip->key = make_key (strip->text);
  strip->label = tl_margins_read_label (strip->text);
  strip->outer = read_outer (strip->text);
}

static int
compare_strips (gconstpointer a,
                gconstpointer b)
{
  const Strip *p = *(Strip *const *) a;
  const Strip *q = *(Strip *const *) b;

  return p->box.y1 < q->box.y1 ? -1 : p->box.y1 > q->box.y1;
}

static Strip *
strip_for (GPtrArray     *strips,
           TlLeaf        *leaf,
           const TlPiece *piece)
{
  Strip *strip;

  for (guint i = strips->len; i-- > 0 && i + 8 > strips->len;)
    {
      strip = strips->pdata[i];
      if (tl_box_overlap_y (&strip->box, &piece->box) > 0.5f)
        return strip;
    }
  strip = g_new0 (Strip, 1);
  strip->leaf = leaf;
  strip->pieces = g_ptr_array_new ();
  strip->box = piece->box;
  g_ptr_array_add (strips, strip);
  return strip;
}

/* All printed lines of a page, top to bottom; the caller frees each. */
static GPtrArray *
list_strips (TlLeaf *leaf)
{
  GPtrArray *strips = g_ptr_array_new ();
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();

  g_ptr_array_extend (pieces, leaf->pieces, NULL, NULL);
  g_ptr_array_sort (pieces, compare_tops);
  for (guint i = 0; i < pieces->len; i++)
    {
      TlPiece *piece = pieces->pdata[i];
      Strip *strip;

      if (piece->role != TL_ROLE_BODY)
        continue;
      strip = strip_for (strips, leaf, piece);
      strip->box = tl_box_union (&strip->box, &piece->box);
      g_ptr_array_add (strip->pieces, piece);
    }
  g_ptr_array_sort (strips, compare_strips);
  return strips;
}

/* Moves the lines at the head and foot of @leaf that may be running ones to @found. */
static void
collect (TlLeaf    *leaf,
         GPtrArray *found)
{
  g_autoptr (GPtrArray) strips = list_strips (leaf);
  guint n = strips->len;

  for (guint i = 0; i < n; i++)
    {
      Strip *strip = strips->pdata[i];
      const Strip *above = i > 0 ? strips->pdata[i - 1] : NULL;
      const Strip *below = i + 1 < n ? strips->pdata[i + 1] : NULL;
      gboolean top = i < MAX_ROWS && strip->box.y2 < leaf->height * ZONE;
      gboolean bottom = i + MAX_ROWS >= n && strip->box.y1 > leaf->height * (1 - ZONE);

      if (top)
        strip->gap = below ? below->box.y1 - strip->box.y2 : leaf->height;
      else
        strip->gap = above ? strip->box.y1 - above->box.y2 : leaf->height;
      strip->top = top;
      if (top || bottom)
        strip_finish (strip);
    }
  for (guint i = 0; i < n; i++)
    {
      Strip *strip = strips->pdata[i];

      if (strip->text)
        g_ptr_array_add (found, strip);
      else
        strip_free (strip);
    }
}

static char *
take_number (const char *p)
{
  gsize digits = strspn (p, "0123456789");

  return digits > 0 && digits <= 4 ? g_strndup (p, digits) : NULL;
}

/* Only numbers and what is set around them: "13 / 27", "- 2 - / 13", "iv", "[4]". */
static char *
read_bare (const char *key,
           const char *lower)
{
  const char *p = lower + strcspn (lower, "0123456789ivxl");
  gsize roman = strspn (p, "ivxl");

  if (!strchr (key, '#') || key[strspn (key, "#-–—|/[]().,~·• ")] != '\0')
    {
      g_autofree char *rest = g_strdup (key);

      if (!g_str_equal (rest, "#of#"))
        return NULL;
    }
  if (roman > 0)
    return g_strndup (p, roman);
  return take_number (p);
}

char *
tl_margins_read_label (const char *text)
{
  g_autofree char *closed = close_up (text);
  g_autofree char *lower = g_utf8_strdown (closed, -1);
  g_autofree char *key = make_key (closed);
  const char *page = strstr (lower, "page");
  char *label = NULL;

  if (page)
    {
      const char *p = page + strlen ("page");
      gsize roman;

      p += strspn (p, " :-.|");
      roman = strspn (p, "ivxl");
      label = take_number (p);
      if (!label && roman > 0 && !g_ascii_isalpha (p[roman]))
        label = g_strndup (p, roman);
      if (label)
        return label;
      /* "3 | Page" */
      p = page;
      while (p > lower && strchr (" |-", p[-1]))
        p--;
      while (p > lower && g_ascii_isdigit (p[-1]))
        p--;
      return take_number (p);
    }
  return read_bare (key, lower);
}

static gboolean
same_place (const Strip *a,
            const Strip *b)
{
  return a->top == b->top && fabsf (a->box.y1 - b->box.y1) < 6 &&
         fabsf ((a->box.y2 - a->box.y1) - (b->box.y2 - b->box.y1)) < 3;
}

/* How many pages have the same line in the same place as @strip. */
static guint
count_like (GPtrArray   *group,
            const Strip *strip)
{
  guint n = 0;
  const TlLeaf *last = NULL;

  for (guint i = 0; i < group->len; i++)
    {
      const Strip *other = group->pdata[i];

      if (other->leaf != last && same_place (strip, other))
        {
          n++;
          last = other->leaf;
        }
    }
  return n;
}

/* Whether a page or two before or after has the same line, as a chapter's running head does. */
static gboolean
has_neighbour (GPtrArray   *group,
               const Strip *strip)
{
  for (guint i = 0; i < group->len; i++)
    {
      const Strip *other = group->pdata[i];
      int pages = abs ((int) other->leaf->number - (int) strip->leaf->number);

      if (pages > 0 && pages <= 2 && same_place (strip, other))
        return TRUE;
    }
  return FALSE;
}

/* Whether the numbers grow as the pages do. */
static gboolean
counts_pages (GPtrArray *strips)
{
  guint follows = 0;

  for (guint i = 1; i < strips->len; i++)
    {
      const Strip *a = strips->pdata[i - 1];
      const Strip *b = strips->pdata[i];

      if (!a->label || !b->label)
        continue;
      if (g_ascii_isdigit (*a->label) && g_ascii_isdigit (*b->label))
        follows += atoi (b->label) - atoi (a->label) ==
                   (int) b->leaf->number - (int) a->leaf->number;
      else
        follows++;
    }
  return follows > 0 && follows * 2 >= strips->len - 1;
}

/* The same of numbers that stand beside words; two pages would not tell enough. */
static gboolean
outer_counts (GPtrArray *strips)
{
  guint follows = 0;

  for (guint i = 1; i < strips->len; i++)
    {
      const Strip *a = strips->pdata[i - 1];
      const Strip *b = strips->pdata[i];

      follows += a->outer > 0 && b->leaf->number > a->leaf->number &&
                 b->outer == a->outer + b->leaf->number - a->leaf->number;
    }
  return follows >= 2 && follows * 2 >= strips->len - 1;
}

static gboolean
is_running (const Strip *strip,
            const Group *group,
            guint        n_leaves)
{
  guint n = count_like (group->strips, strip);

  if (strip->label && strlen (strip->key) < 40)
    return n_leaves == 1 || (n >= 2 && group->counts_pages);
  if (group->outer_counts)
    return TRUE;
  if (n < 2 || (n * 12 < n_leaves && (n < 3 || !has_neighbour (group->strips, strip))))
    return FALSE;
  return strip->gap > strip->box.y2 - strip->box.y1 || (n >= 3 && n * 5 >= n_leaves * 3);
}

static void
give_role (const Strip *strip)
{
  for (guint i = 0; i < strip->pieces->len; i++)
    {
      TlPiece *piece = strip->pieces->pdata[i];

      piece->role = strip->top ? TL_ROLE_HEADER : TL_ROLE_FOOTER;
    }
}

static GHashTable *
group_strips (GPtrArray *strips)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, group_free);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < strips->len; i++)
    {
      Strip *strip = strips->pdata[i];
      Group *group = g_hash_table_lookup (groups, strip->key);

      if (!group)
        {
          group = g_new0 (Group, 1);
          group->strips = g_ptr_array_new ();
          g_hash_table_insert (groups, strip->key, group);
        }
      g_ptr_array_add (group->strips, strip);
    }
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Group *group = value;

      group->counts_pages = counts_pages (group->strips);
      group->outer_counts = outer_counts (group->strips);
    }
  return groups;
}

void
tl_margins_mark (GPtrArray *leaves)
{
  g_autoptr (GPtrArray) strips = g_ptr_array_new_with_free_func (strip_free);
  g_autoptr (GHashTable) groups = NULL;

  for (guint i = 0; i < leaves->len; i++)
    collect (leaves->pdata[i], strips);
  groups = group_strips (strips);
  for (guint i = 0; i < strips->len; i++)
    {
      Strip *strip = strips->pdata[i];

      if (is_running (strip, g_hash_table_lookup (groups, strip->key), leaves->len))
        give_role (strip);
    }
}

/* Without any number in print, the labels that the PDF itself gives its pages. */
static void
take_own_labels (GPtrArray *leaves,
                 GPtrArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    if (labels->pdata[i])
      return;
  for (guint i = 0; i < labels->len; i++)
    labels->pdata[i] = g_strdup (tl_page_get_label (((TlLeaf *) leaves->pdata[i])->page));
}

GPtrArray *
tl_margins_labels (GPtrArray *leaves)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < leaves->len; i++)
    {
      TlLeaf *leaf = leaves->pdata[i];
      char *label = NULL;
      g_autoptr (GPtrArray) strips = g_ptr_array_new_with_free_func (strip_free);

      for (guint j = 0; j < leaf->pieces->len; j++)
        {
          TlPiece *piece = leaf->pieces->pdata[j];
          Strip *strip;

          if (piece->role != TL_ROLE_HEADER && piece->role != TL_ROLE_FOOTER)
            continue;
          strip = strip_for (strips, leaf, piece);
          strip->box = tl_box_union (&strip->box, &piece->box);
          g_ptr_array_add (strip->pieces, piece);
        }
      for (guint j = strips->len; j-- > 0 && !label;)
        {
          strip_finish (strips->pdata[j]);
          label = g_steal_pointer (&((Strip *) strips->pdata[j])->label);
        }
      g_ptr_array_add (labels, label);
    }
  take_own_labels (leaves, labels);
  return labels;
}
