/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-margins-private.h"

#include "tl-strips-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The parts of the page in which a running header or footer may stand, and how many lines deep. */
#define ZONE      0.14f
#define MAX_ROWS  4
/* Words beside a page number are known again by as many letters. */
#define MIN_LETTERS  6

/* Most places of lines that read alike; what stands elsewhere is counted each time. */
#define MAX_PLACES  32

/* How many pages have a line in the place of @strip. */
typedef struct {
  const TlStrip *strip;
  guint          n;
} Place;

/* Lines that read alike, on whatever page. */
typedef struct {
  GPtrArray *strips;
  Place      places[MAX_PLACES];
  guint      n_places;
  gboolean   counts_pages;
  gboolean   outer_counts;
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->strips);
  g_free (group);
}

/* The line next to @index towards the middle of the page. */
static TlStrip *
inner_of (GPtrArray *strips,
          guint      index,
          gboolean   top)
{
  if (top)
    return index + 1 < strips->len ? strips->pdata[index + 1] : NULL;
  return index > 0 ? strips->pdata[index - 1] : NULL;
}

static void
place (TlLeaf    *leaf,
       GPtrArray *strips,
       guint      index)
{
  TlStrip *strip = strips->pdata[index], *inner;
  gboolean bottom = index + MAX_ROWS >= strips->len &&
                    strip->box.y1 > leaf->height * (1 - ZONE);

  strip->top = index < MAX_ROWS && strip->box.y2 < leaf->height * ZONE;
  inner = inner_of (strips, index, strip->top);
  strip->gap = !inner ? leaf->height
                      : strip->top ? inner->box.y1 - strip->box.y2
                                   : strip->box.y1 - inner->box.y2;
  if (strip->top || bottom)
    tl_strip_finish (strip);
}

/* Moves the lines at the head and foot of @leaf that may be running ones to @found, the innermost
 * first. */
static void
collect (TlLeaf    *leaf,
         GPtrArray *found)
{
  g_autoptr (GPtrArray) strips = tl_strips_list (leaf, TL_ROLE_BODY, TL_ROLE_BODY);

  for (guint i = 0; i < strips->len; i++)
    place (leaf, strips, i);
  for (guint i = strips->len; i-- > 0;)
    {
      TlStrip *strip = strips->pdata[i];

      strip->inner = inner_of (strips, i, strip->top);
      if (strip->inner && (!strip->inner->text || strip->inner->top != strip->top))
        strip->inner = NULL;
      if (strip->text && strip->top)
        g_ptr_array_add (found, strip);
    }
  for (guint i = 0; i < strips->len; i++)
    {
      TlStrip *strip = strips->pdata[i];

      if (!strip->text)
        tl_strip_free (strip);
      else if (!strip->top)
        g_ptr_array_add (found, strip);
    }
}

static gboolean
same_height (const TlStrip *a,
             const TlStrip *b)
{
  return fabsf ((a->box.y2 - a->box.y1) - (b->box.y2 - b->box.y1)) < 3;
}

/* Seen from the edge of the page it is near, for pages lie down among others that stand. */
static gboolean
same_place (const TlStrip *a,
            const TlStrip *b)
{
  float edge = a->top ? 0 : a->leaf->height - b->leaf->height;

  return a->top == b->top && fabsf (a->box.y1 - b->box.y1 - edge) < 6 && same_height (a, b);
}

static guint
count_like (GPtrArray     *strips,
            const TlStrip *strip)
{
  guint n = 0;
  const TlLeaf *last = NULL;

  for (guint i = 0; i < strips->len; i++)
    {
      const TlStrip *other = strips->pdata[i];

      if (other->leaf != last && same_place (strip, other))
        {
          n++;
          last = other->leaf;
        }
    }
  return n;
}

/* How many pages have the same line in the same place as @strip. */
static guint
n_like (Group         *group,
        const TlStrip *strip)
{
  Place place = { strip, 0 };

  for (guint i = 0; i < group->n_places; i++)
    {
      const TlStrip *other = group->places[i].strip;

      if (same_place (strip, other) && fabsf (strip->box.y1 - other->box.y1) < 0.5f)
        return group->places[i].n;
    }
  place.n = count_like (group->strips, strip);
  if (group->n_places < MAX_PLACES)
    group->places[group->n_places++] = place;
  return place.n;
}

/* Whether a page or two before or after has the same line, as a chapter's running head does. */
static gboolean
has_neighbour (GPtrArray     *group,
               const TlStrip *strip)
{
  for (guint i = 0; i < group->len; i++)
    {
      const TlStrip *other = group->pdata[i];
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
      const TlStrip *a = strips->pdata[i - 1];
      const TlStrip *b = strips->pdata[i];

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
      const TlStrip *a = strips->pdata[i - 1];
      const TlStrip *b = strips->pdata[i];

      follows += a->outer > 0 && b->leaf->number > a->leaf->number &&
                 b->outer == a->outer + b->leaf->number - a->leaf->number;
    }
  return follows >= 2 && follows * 2 >= strips->len - 1;
}

static guint
count_letters (const char *key)
{
  guint n = 0;

  for (; *key; key = g_utf8_next_char (key))
    n += g_unichar_isalpha (g_utf8_get_char (key));
  return n;
}

/* Whether the number is the one that the others of @group lead one to expect on its page. */
static gboolean
is_next_number (const TlStrip *strip,
                const Group   *group)
{
  for (guint i = 0; i < group->strips->len; i++)
    {
      const TlStrip *other = group->strips->pdata[i];

      if (other->label && other->leaf != strip->leaf &&
          atoi (strip->label) - atoi (other->label) ==
          (int) strip->leaf->number - (int) other->leaf->number)
        return TRUE;
    }
  return FALSE;
}

/* Notes at the foot of pages look alike ("15 Ibid."), but say something else each time. */
static gboolean
is_like_note (const TlStrip *strip,
              const Group   *group)
{
  const TlStrip *first = group->strips->pdata[0];

  return count_letters (strip->key) < MIN_LETTERS && strchr (strip->key, '#') &&
         !g_str_equal (strip->text, first->text);
}

static gboolean
is_running (const TlStrip *strip,
            Group         *group,
            guint          n_leaves)
{
  guint n = n_like (group, strip);

  if (strip->label && strlen (strip->key) < 40)
    return n_leaves == 1 ||
           (group->counts_pages && (n >= 2 || is_next_number (strip, group)));
  if (is_like_note (strip, group))
    return FALSE;
  if (group->outer_counts)
    return TRUE;
  if (n < 2 || (n * 12 < n_leaves && (n < 3 || !has_neighbour (group->strips, strip))))
    return FALSE;
  return strip->gap > strip->box.y2 - strip->box.y1 || (strip->inner && strip->inner->running) ||
         (n >= 3 && n * 5 >= n_leaves * 3);
}

static void
give_role (const TlStrip *strip)
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
      TlStrip *strip = strips->pdata[i];
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

/* Whether a line apart from the text stands where other pages have a running one. On a scanned page
 * that is enough: what is small and pale is often misread, and never twice in the same way. */
static gboolean
is_misread (const TlStrip *strip,
            GPtrArray     *strips)
{
  guint n = 0;

  if (!tl_leaf_is_scanned (strip->leaf) || strip->gap < 1.5f * (strip->box.y2 - strip->box.y1))
    return FALSE;
  for (guint i = 0; i < strips->len; i++)
    {
      const TlStrip *other = strips->pdata[i];

      n += other->running && other->leaf != strip->leaf && same_place (strip, other) &&
           MIN (strip->box.x2, other->box.x2) > MAX (strip->box.x1, other->box.x1);
    }
  return n >= 2;
}

void
tl_margins_mark (GPtrArray *leaves)
{
  g_autoptr (GPtrArray) strips = g_ptr_array_new_with_free_func (tl_strip_free);
  g_autoptr (GHashTable) groups = NULL;

  for (guint i = 0; i < leaves->len; i++)
    collect (leaves->pdata[i], strips);
  groups = group_strips (strips);
  for (guint i = 0; i < strips->len; i++)
    {
      TlStrip *strip = strips->pdata[i];

      strip->running = is_running (strip, g_hash_table_lookup (groups, strip->key), leaves->len);
      if (strip->running)
        give_role (strip);
    }
  for (guint i = 0; i < strips->len; i++)
    {
      TlStrip *strip = strips->pdata[i];

      if (!strip->running && is_misread (strip, strips))
        give_role (strip);
    }
}
