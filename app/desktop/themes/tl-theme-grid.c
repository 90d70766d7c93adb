/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-theme-grid-private.h"

#include "tl-labels-private.h"
#include "tl-theme-item-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A head of more characters stands on two lines, and is not cut while a line has no more than the
 * second number. */
#define HEAD_LINE_CHARS 9
#define HEAD_UNCUT_CHARS 12

/* Of fewer reviews than this no share is given. */
#define FEW 5

struct _TlThemeGrid {
  GtkWidget       parent_instance;
  GtkGrid        *head;
  GtkGrid        *body;
  GtkSizeGroup   *names;
  GPtrArray      *widths;     /* GtkSizeGroup: of each column, its head and its numbers */
  TlFilter        by;

  /* Borrowed while the grid is filled. */
  TlSession      *session;
  const TlCounts *counts;
  GHashTable     *cells;      /* "theme\nvalue" → TlCell */
  GPtrArray      *values;     /* of the columns, in order */
};

G_DEFINE_FINAL_TYPE (TlThemeGrid, tl_theme_grid, GTK_TYPE_WIDGET)

/* ── what stands where ── */

static char *
dup_key (const char *theme,
         const char *value)
{
  return g_strconcat (theme, "\n", value, NULL);
}

static gboolean
has_value (GPtrArray  *values,
           const char *value)
{
  return g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL);
}

/* Sections stand in the order in which a review has them. */
static int
compare_values (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const TlThemeGrid *grid = user_data;
  const char *left = *(const char *const *) a;
  const char *right = *(const char *const *) b;
  TlSection first, second;

  if (grid->by == TL_FILTER_SECTION && tl_section_from_string (left, &first)
      && tl_section_from_string (right, &second))
    return (int) first - (int) second;
  return g_utf8_collate (left, right);
}

static void
take_cells (TlThemeGrid *grid,
            GPtrArray   *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      TlCell *cell = g_ptr_array_index (cells, i);

      g_hash_table_insert (grid->cells, dup_key (cell->theme, cell->value), cell);
      if (!has_value (grid->values, cell->value))
        g_ptr_array_add (grid->values, cell->value);
    }
  g_ptr_array_sort_with_data (grid->values, compare_values, grid);
}

static guint
find_denominator (TlThemeGrid *grid,
                  const char  *value)
{
  GHashTableIter iter;
  TlCell *cell;

  g_hash_table_iter_init (&iter, grid->cells);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &cell))
    {
      if (g_str_equal (cell->value, value))
        return cell->readable_reviews;
    }
  return 0;
}

static const TlCount *
find_total (TlThemeGrid *grid,
            const char  *theme)
{
  GPtrArray *totals = grid->counts->values[TL_FILTER_THEME];

  for (guint i = 0; i < totals->len; i++)
    {
      const TlCount *count = g_ptr_array_index (totals, i);

      if (g_str_equal (count->value, theme))
        return count;
    }
  return NULL;
}

/* ── cells ── */

/* A step of five, so that the eye sees the share and the style sheet its colour. */
static void
tint (GtkWidget *widget,
      guint      reviews,
      guint      readable)
{
  g_autofree char *style = NULL;

  if (readable < FEW)
    style = g_strdup ("few");
  else
    style = g_strdup_printf ("share-%u",
                             reviews == 0 ? 0 : MIN (5, 1 + reviews * 5 / (readable + 1)));
  gtk_widget_add_css_class (widget, "theme-cell");
  gtk_widget_add_css_class (widget, style);
}

static GtkWidget *
number_new (guint reviews,
            guint readable)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  g_autofree char *count = g_strdup_printf ("%'u", reviews);
  GtkWidget *label = gtk_label_new (count);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "numeric");
  if (reviews > 0 && readable >= FEW)
    {
      /* Translators: a share, "60 %" */
      g_autofree char *share = g_strdup_printf (_("%u %%"),
                                                (reviews * 100 + readable / 2) / readable);
      GtkWidget *share_label = gtk_label_new (share);

      gtk_widget_add_css_class (share_label, "numeric");
      gtk_widget_add_css_class (share_label, "share");
      gtk_box_append (GTK_BOX (box), share_label);
      gtk_widget_add_css_class (label, "beside");
    }
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

char *
tl_theme_grid_dup_spoken (const char *theme,
                          const char *column,
                          guint       reviews,
                          guint       findings,
                          guint       readable)
{
  g_autofree char *of =
    g_strdup_printf (ngettext ("%'u of %'u readable review", "%'u of %'u readable reviews",
                               readable), reviews, readable);
  g_autofree char *in_findings = NULL;

  if (reviews == 0)
    return g_strdup_printf (_("%s, %s: no rule matched"), theme, column);
  in_findings = g_strdup_printf (ngettext ("%'u finding", "%'u findings", findings), findings);
  return g_strdup_printf ("%s, %s: %s, %s", theme, column, of, in_findings);
}

static GtkWidget *
cell_new (const char *spoken,
          guint       reviews,
          guint       readable)
{
  GtkWidget *cell;

  if (reviews == 0)
    cell = gtk_label_new ("0");
  else
    {
      cell = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (cell), number_new (reviews, readable));
    }
  tint (cell, reviews, readable);
  gtk_widget_set_tooltip_text (cell, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return cell;
}

static GVariant *
make_filters (const char *theme,
              TlFilter    by,
              const char *value)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(us)"));
  g_variant_builder_add (&builder, "(us)", (guint) TL_FILTER_THEME, theme);
  if (value != NULL)
    g_variant_builder_add (&builder, "(us)", (guint) by, value);
  return g_variant_builder_end (&builder);
}

/* Head and body are grids of their own: what stands in one column is as wide in both. */
static void
widen (TlThemeGrid *grid,
       int          column,
       GtkWidget   *widget)
{
  while (grid->widths->len <= (guint) column)
    g_ptr_array_add (grid->widths, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
  gtk_size_group_add_widget (g_ptr_array_index (grid->widths, column), widget);
}

void
tl_theme_grid_add_cell (TlThemeGrid *grid,
                        int          column,
                        int          row,
                        const char  *spoken,
                        guint        reviews,
                        guint        readable,
                        GVariant    *filters)
{
  g_autoptr (GVariant) target = filters != NULL ? g_variant_ref_sink (filters) : NULL;
  GtkWidget *cell = cell_new (spoken, reviews, readable);

  if (GTK_IS_BUTTON (cell) && target != NULL)
    {
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (cell), target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (cell), "win.show-findings");
    }
  widen (grid, column, cell);
  gtk_grid_attach (grid->body, cell, column, row, 1, 1);
}

/* ── rows and columns ── */

/* Broken at the space nearest to its middle. Told of its width beforehand, a head cannot wrap: it
 * scrolls sideways, and its height would be that of one line. */
static char *
dup_on_two_lines (const char *text)
{
  const glong length = g_utf8_strlen (text, -1);
  g_autofree char *broken = g_strdup (text);
  char *best = NULL;
  glong nearest = length;

  for (char *at = broken; length > HEAD_LINE_CHARS && *at != '\0'; at = g_utf8_next_char (at))
    {
      const glong distance = ABS (length - 2 * g_utf8_pointer_to_offset (broken, at));

      if (*at != ' ' || distance >= nearest)
        continue;
      nearest = distance;
      best = at;
    }
  if (best != NULL)
    *best = '\n';
  return g_steal_pointer (&broken);
}

static GtkWidget *
head_title_new (const char *text,
                const char *tooltip)
{
  g_autofree char *broken = dup_on_two_lines (text);
  const char *second = strchr (broken, '\n');
  const glong first_length = g_utf8_strlen (broken, second != NULL ? second - broken : -1);
  const glong length = MAX (first_length, second != NULL ? g_utf8_strlen (second + 1, -1) : 0);
  GtkWidget *title = gtk_label_new (broken);

  if (length > HEAD_UNCUT_CHARS)
    {
      gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (title), HEAD_UNCUT_CHARS);
    }
  gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_CENTER);
  gtk_widget_set_tooltip_text (title, tooltip);
  gtk_widget_add_css_class (title, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return title;
}

void
tl_theme_grid_add_head (TlThemeGrid *grid,
                        int          column,
                        const char  *text,
                        const char  *tooltip,
                        const char  *caption)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "theme-head");
  gtk_box_append (GTK_BOX (box), head_title_new (text, tooltip));
  if (caption != NULL)
    {
      GtkWidget *below = gtk_label_new (caption);

      gtk_widget_add_css_class (below, "caption");
      gtk_widget_add_css_class (below, "dim-label");
      gtk_box_append (GTK_BOX (box), below);
    }
  widen (grid, column, box);
  gtk_grid_attach (grid->head, box, column, 0, 1, 1);
}

static void
add_counted_head (TlThemeGrid *grid,
                  int          column,
                  const char  *text,
                  guint        readable)
{
  g_autofree char *denominator = g_strdup_printf (ngettext ("%'u review", "%'u reviews", readable),
                                                  readable);

  tl_theme_grid_add_head (grid, column, text, text, denominator);
}

static void
add_heads (TlThemeGrid *grid)
{
  add_counted_head (grid, 1, _("All"), grid->counts->readable_reviews);
  for (guint i = 0; i < grid->values->len; i++)
    {
      const char *value = g_ptr_array_index (grid->values, i);
      g_autofree char *label = tl_filter_dup_value_label (grid->session, grid->by, value);

      add_counted_head (grid, (int) i + 2, label, find_denominator (grid, value));
    }
}

static void
add_group (TlThemeGrid *grid,
           const char  *group,
           int          row)
{
  GtkWidget *label = gtk_label_new (group);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "theme-group");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (grid->body, label, 0, row, 1, 1);
}

static void
add_total (TlThemeGrid *grid,
           TlTheme     *theme,
           int          row)
{
  const TlCount *count = find_total (grid, tl_theme_get_id (theme));
  const guint reviews = count != NULL ? count->reviews : 0;
  g_autofree char *spoken =
    tl_theme_grid_dup_spoken (tl_theme_get_name (theme), _("All"), reviews,
                              count != NULL ? count->findings : 0,
                              grid->counts->readable_reviews);

  tl_theme_grid_add_cell (grid, 1, row, spoken, reviews, grid->counts->readable_reviews,
                          make_filters (tl_theme_get_id (theme), grid->by, NULL));
}

static void
add_cell (TlThemeGrid *grid,
          TlTheme     *theme,
          const char  *value,
          int          column,
          int          row)
{
  g_autofree char *key = dup_key (tl_theme_get_id (theme), value);
  g_autofree char *label = tl_filter_dup_value_label (grid->session, grid->by, value);
  const TlCell *found = g_hash_table_lookup (grid->cells, key);
  const guint readable = found != NULL ? found->readable_reviews : find_denominator (grid, value);
  const guint reviews = found != NULL ? found->reviews : 0;
  g_autofree char *spoken =
    tl_theme_grid_dup_spoken (tl_theme_get_name (theme), label, reviews,
                              found != NULL ? found->findings : 0, readable);

  tl_theme_grid_add_cell (grid, column, row, spoken, reviews, readable,
                          make_filters (tl_theme_get_id (theme), grid->by, value));
}

static void
add_name (TlThemeGrid *grid,
          TlTheme     *theme,
          int          row)
{
  GtkWidget *name = gtk_label_new (tl_theme_get_name (theme));
  const char *definition = tl_theme_get_definition (theme);
  g_autofree char *whole = g_strjoin ("\n", tl_theme_get_name (theme), definition, NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (name, whole);
  gtk_widget_add_css_class (name, "theme-name");
  gtk_size_group_add_widget (grid->names, name);
  gtk_grid_attach (grid->body, name, 0, row, 1, 1);
}

static void
add_numbers (TlThemeGrid *grid,
             TlTheme     *theme,
             int          row,
             gpointer     data)
{
  add_total (grid, theme, row);
  for (guint i = 0; i < grid->values->len; i++)
    add_cell (grid, theme, g_ptr_array_index (grid->values, i), (int) i + 2, row);
}

void
tl_theme_grid_add_themes (TlThemeGrid *grid,
                          TlCodebook  *codebook,
                          TlThemeFunc  add,
                          gpointer     data)
{
  g_autoptr (GPtrArray) themes = tl_themes_by_group (codebook);
  TlTheme *before = NULL;
  int row = 0;

  for (guint i = 0; i < themes->len; i++)
    {
      TlTheme *theme = g_ptr_array_index (themes, i);

      if (before == NULL || !tl_theme_shares_group (theme, before))
        add_group (grid, tl_theme_get_group (theme), row++);
      before = theme;
      add_name (grid, theme, row);
      add (grid, theme, row++, data);
    }
}

static void
clear (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

/* The corner over the names stays. */
void
tl_theme_grid_clear (TlThemeGrid *grid)
{
  GtkWidget *corner = gtk_label_new (NULL);

  clear (grid->head);
  clear (grid->body);
  g_ptr_array_set_size (grid->widths, 0);
  gtk_size_group_add_widget (grid->names, corner);
  gtk_grid_attach (grid->head, corner, 0, 0, 1, 1);
}

void
tl_theme_grid_show (TlThemeGrid    *grid,
                    TlSession      *session,
                    const TlCounts *counts,
                    GPtrArray      *cells,
                    TlFilter        by)
{
  g_return_if_fail (TL_IS_THEME_GRID (grid));
  g_return_if_fail (TL_IS_SESSION (session));
  g_return_if_fail (counts != NULL && cells != NULL);

  tl_theme_grid_clear (grid);
  grid->session = session;
  grid->counts = counts;
  grid->by = by;
  grid->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  grid->values = g_ptr_array_new ();
  take_cells (grid, cells);
  add_heads (grid);
  tl_theme_grid_add_themes (grid, tl_session_get_codebook (session), add_numbers, NULL);
  g_clear_pointer (&grid->cells, g_hash_table_unref);
  g_clear_pointer (&grid->values, g_ptr_array_unref);
  grid->counts = NULL;
  grid->session = NULL;
}

static void
tl_theme_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&TL_THEME_GRID (object)->widths, g_ptr_array_unref);

  G_OBJECT_CLASS (tl_theme_grid_parent_class)->dispose (object);
}

static void
tl_theme_grid_class_init (TlThemeGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_theme_grid_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/themes/tl-theme-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, TlThemeGrid, head);
  gtk_widget_class_bind_template_child (widget_class, TlThemeGrid, body);
  gtk_widget_class_bind_template_child (widget_class, TlThemeGrid, names);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
tl_theme_grid_init (TlThemeGrid *grid)
{
  gtk_widget_init_template (GTK_WIDGET (grid));
  grid->widths = g_ptr_array_new_with_free_func (g_object_unref);
}
