/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-theme-depth-private.h"

#include "tl-depth.h"

#include <glib/gi18n-lib.h>

/* The columns: rungs, and what is missing between two of them. */
enum {
  COLUMN_UNANSWERED = TL_RUNG_RECOMMENDED + 1,
  N_COLUMNS
};

static const struct {
  const char *title;
  const char *tooltip;
} columns[N_COLUMNS] = {
  [TL_RUNG_MENTIONED] = { N_("Mentioned"), N_("Reviews with any finding of the theme") },
  [TL_RUNG_FOUND] = { N_("Found"),
    N_("Reviews in which the reviewer finds it, in their own voice: not a fact of the story, what "
       "others said, or a recommendation") },
  [TL_RUNG_NAMED] = { N_("Named as a Lesson"),
    N_("Reviews that name it among their findings and lessons, or in their conclusion") },
  [TL_RUNG_RECOMMENDED] = { N_("Recommended"), N_("Reviews with a recommendation on it") },
  [COLUMN_UNANSWERED] = { N_("Found Only"),
    N_("Reviews in which the reviewer finds it and no recommendation is on it") },
};

/* What one theme comes to. */
typedef struct {
  guint      reviews[N_COLUMNS];
  guint      findings[N_COLUMNS];
  GPtrArray *unanswered;    /* ids of reviews, as text */
} Ladder;

typedef struct {
  TlQuery    *query;
  GHashTable *ladders;      /* theme → Ladder */
  guint       readable;
} Showing;

static void
ladder_free (Ladder *ladder)
{
  g_ptr_array_unref (ladder->unanswered);
  g_free (ladder);
}

static Ladder *
get_ladder (GHashTable *ladders,
            const char *theme)
{
  Ladder *ladder = g_hash_table_lookup (ladders, theme);

  if (ladder != NULL)
    return ladder;
  ladder = g_new0 (Ladder, 1);
  ladder->unanswered = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (ladders, g_strdup (theme), ladder);
  return ladder;
}

static void
add_depth (Ladder        *ladder,
           const TlDepth *depth)
{
  for (TlRung rung = 0; rung <= TL_RUNG_RECOMMENDED; rung++)
    {
      ladder->reviews[rung] += depth->findings[rung] > 0;
      ladder->findings[rung] += depth->findings[rung];
    }
  if (depth->findings[TL_RUNG_FOUND] == 0 || depth->findings[TL_RUNG_RECOMMENDED] > 0)
    return;
  ladder->reviews[COLUMN_UNANSWERED]++;
  ladder->findings[COLUMN_UNANSWERED] += depth->findings[TL_RUNG_FOUND];
  g_ptr_array_add (ladder->unanswered,
                   g_strdup_printf ("%" G_GINT64_FORMAT, depth->review));
}

/* What the query becomes where a number is followed: only what differs is told. */
static GVariant *
make_filters (const Showing *showing,
              const char    *theme,
              guint          column,
              const Ladder  *ladder)
{
  const TlRung rung = column == COLUMN_UNANSWERED ? TL_RUNG_FOUND : column;
  g_autoptr (TlQuery) narrowed = tl_query_with_rung (showing->query, rung);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(us)"));
  g_variant_builder_add (&builder, "(us)", (guint) TL_FILTER_THEME, theme);
  for (TlFilter filter = TL_FILTER_THEME + 1; narrowed != NULL && filter < TL_N_FILTERS; filter++)
    {
      const char *const *values = tl_query_get_values (narrowed, filter);

      for (guint i = 0; values[i] != NULL && filter != TL_FILTER_REVIEW; i++)
        g_variant_builder_add (&builder, "(us)", (guint) filter, values[i]);
    }
  for (guint i = 0; column == COLUMN_UNANSWERED && i < ladder->unanswered->len; i++)
    g_variant_builder_add (&builder, "(us)", (guint) TL_FILTER_REVIEW,
                           (const char *) g_ptr_array_index (ladder->unanswered, i));
  return g_variant_builder_end (&builder);
}

static void
add_ladder (TlThemeGrid *grid,
            TlTheme     *theme,
            int          row,
            gpointer     data)
{
  const Showing *showing = data;
  const char *id = tl_theme_get_id (theme);
  const Ladder *ladder = get_ladder (showing->ladders, id);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *spoken =
        tl_theme_grid_dup_spoken (tl_theme_get_name (theme), _(columns[i].title),
                                  ladder->reviews[i], ladder->findings[i], showing->readable);

      tl_theme_grid_add_cell (grid, (int) i + 1, row, spoken, ladder->reviews[i],
                              showing->readable, make_filters (showing, id, i, ladder));
    }
}

void
tl_theme_depth_show (TlThemeGrid *grid,
                     TlSession   *session,
                     GPtrArray   *depths,
                     guint        readable)
{
  g_autoptr (GHashTable) ladders = NULL;
  Showing showing = { tl_session_get_query (session), NULL, readable };

  g_return_if_fail (TL_IS_THEME_GRID (grid));
  g_return_if_fail (TL_IS_SESSION (session));
  g_return_if_fail (depths != NULL);

  ladders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) ladder_free);
  showing.ladders = ladders;
  for (guint i = 0; i < depths->len; i++)
    {
      const TlDepth *depth = g_ptr_array_index (depths, i);

      add_depth (get_ladder (ladders, depth->theme), depth);
    }
  tl_theme_grid_clear (grid);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *tooltip = g_strdup_printf ("%s: %s", _(columns[i].title),
                                                  _(columns[i].tooltip));

      tl_theme_grid_add_head (grid, (int) i + 1, _(columns[i].title), tooltip, NULL);
    }
  tl_theme_grid_add_themes (grid, tl_session_get_codebook (session), add_ladder, &showing);
}
