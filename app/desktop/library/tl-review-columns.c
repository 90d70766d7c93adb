/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review-columns-private.h"

#include "tl-vocabulary.h"

#include <glib/gi18n-lib.h>

/* What a column shows is the property of that name; numbers that are zero are left blank where zero
 * says nothing. Where there is no room for all, those of the highest rank go first. */
typedef struct {
  const char *title;
  const char *property;
  int         width;      /* where text is of the common size */
  guint       rank;
  gboolean    number;
  gboolean    blank_zero;
} Column;

/* Of the title no less than this is shown, and where there is room more than its width. */
#define LEAST_TITLE 130

enum { TITLE, SUBJECT };

static const Column columns[] = {
  [TITLE] = { N_("Title"), "title", 290, 0, FALSE, FALSE },
  [SUBJECT] = { N_("Subject"), "subject", 120, 1, FALSE, FALSE },
  { N_("Board"), "authority", 150, 2, FALSE, FALSE },
  { N_("Year"), "year", 66, 0, TRUE, TRUE },
  { N_("Kind"), "review-type", 136, 4, FALSE, FALSE },
  { N_("Pages"), "n-pages", 78, 5, TRUE, FALSE },
  { N_("Findings"), "n-findings", 80, 0, TRUE, FALSE },
  { N_("Not readable"), "n-unreadable", 100, 3, TRUE, TRUE },
};

/* ── cells ── */

static char *
dup_number (GObject      *item,
            const Column *column)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) number = G_VALUE_INIT;

  g_value_init (&number, G_TYPE_INT64);
  g_object_get_property (item, column->property, &value);
  g_value_transform (&value, &number);
  if (column->blank_zero && g_value_get_int64 (&number) == 0)
    return g_strdup ("");
  /* A year is no quantity and has no thousands. */
  if (g_str_equal (column->property, "year"))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_value_get_int64 (&number));
  return g_strdup_printf ("%'" G_GINT64_FORMAT, g_value_get_int64 (&number));
}

static char *
dup_text (GObject      *item,
          const Column *column)
{
  g_autofree char *text = NULL;
  TlReviewType type;

  g_object_get (item, column->property, &text, NULL);
  if (text == NULL && column == &columns[TITLE])
    return g_strdup_printf (_("Untitled (%s)"), tl_review_item_get_file (TL_REVIEW_ITEM (item)));
  if (text == NULL)
    return g_strdup ("—");
  if (g_str_equal (column->property, "review-type") && tl_review_type_from_string (text, &type))
    return g_strdup (tl_review_type_get_label (type));
  return g_steal_pointer (&text);
}

static const char *
or_unknown (const char *text)
{
  return text != NULL ? text : _("unknown");
}

/* A row is heard as a sentence: GTK 4.8 has no label for it, so the widget that holds its cells and
 * takes the focus is named. */
static void
name_row (GtkListItem *list_item)
{
  TlReviewItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (list_item));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  const guint n_findings = tl_review_item_get_n_findings (item);
  g_autofree char *findings = NULL;
  g_autofree char *spoken = NULL;

  if (row == NULL)
    return;
  findings = g_strdup_printf (ngettext ("%'u finding", "%'u findings", n_findings), n_findings);
  spoken = g_strdup_printf ("%s%s, %s, %s, %d: %s",
                            tl_review_item_is_private (item) ? _("Private: ") : "",
                            or_unknown (tl_review_item_get_title (item)),
                            or_unknown (tl_review_item_get_subject (item)),
                            or_unknown (tl_review_item_get_authority (item)),
                            tl_review_item_get_year (item), findings);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show (GtkListItem  *list_item,
      const Column *column)
{
  GObject *item = gtk_list_item_get_item (list_item);
  g_autofree char *text = column->number ? dup_number (item, column) : dup_text (item, column);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)), text);
}

/* The cell of the title says too whether a review is private and, where there is no room for the
 * column, of whom it is: titles that are cut short look alike. */
static void
show_title (GtkListItem *list_item)
{
  TlReviewItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  GtkWidget *head = gtk_widget_get_first_child (cell);
  const char *subject = tl_review_item_get_subject (item);
  g_autofree char *title = dup_text (G_OBJECT (item), &columns[TITLE]);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (head)), title);
  gtk_widget_set_visible (gtk_widget_get_last_child (head), tl_review_item_is_private (item));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (cell)),
                       subject != NULL ? subject : tl_review_item_get_authority (item));
  name_row (list_item);
}

/* What is cut short can be read whole. */
static gboolean
tooltip_cb (GtkWidget  *label,
            int         x,
            int         y,
            gboolean    by_keyboard,
            GtkTooltip *tooltip,
            gpointer    user_data)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (GTK_LABEL (label)));
  return TRUE;
}

static GtkWidget *
label_new (const Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (column->number)
    gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  return label;
}

static GtkWidget *
private_mark_new (void)
{
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *word = gtk_label_new (_("Private"));

  gtk_widget_add_css_class (word, "caption");
  gtk_box_append (GTK_BOX (mark), gtk_image_new_from_icon_name ("changes-prevent-symbolic"));
  gtk_box_append (GTK_BOX (mark), word);
  return mark;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  gtk_list_item_set_child (list_item, label_new (user_data));
}

static GtkWidget *
title_head_new (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = label_new (&columns[TITLE]);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), private_mark_new ());
  return head;
}

static void
setup_title_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                gpointer                  user_data)
{
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (user_data), SUBJECT);
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *subject = label_new (&columns[SUBJECT]);

  gtk_widget_add_css_class (subject, "dim-label");
  gtk_widget_add_css_class (subject, "caption");
  g_object_bind_property (column, "visible", subject, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  gtk_box_append (GTK_BOX (cell), title_head_new ());
  gtk_box_append (GTK_BOX (cell), subject);
  gtk_list_item_set_child (list_item, cell);
}

static void
notify_cb (GObject     *item,
           GParamSpec  *pspec,
           GtkListItem *list_item)
{
  show (list_item, g_object_get_data (G_OBJECT (list_item), "column"));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  user_data)
{
  const Column *column = user_data;
  g_autofree char *signal = g_strconcat ("notify::", column->property, NULL);

  g_object_set_data (G_OBJECT (list_item), "column", user_data);
  g_signal_connect_object (gtk_list_item_get_item (list_item), signal, G_CALLBACK (notify_cb),
                           list_item, 0);
  show (list_item, column);
}

static void
bind_title_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify", G_CALLBACK (show_title),
                           list_item, G_CONNECT_SWAPPED);
  show_title (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           gpointer                  user_data)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

/* ── columns ── */

static GtkListItemFactory *
factory_new (GtkColumnView *view,
             const Column  *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  if (column == &columns[TITLE])
    {
      g_signal_connect (factory, "setup", G_CALLBACK (setup_title_cb), view);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_title_cb), NULL);
    }
  else
    {
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
    }
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

static GtkSorter *
sorter_new (const Column *column)
{
  GtkExpression *expression = gtk_property_expression_new (TL_TYPE_REVIEW_ITEM, NULL,
                                                           column->property);

  if (column->number)
    return GTK_SORTER (gtk_numeric_sorter_new (expression));
  return GTK_SORTER (gtk_string_sorter_new (expression));
}

/* GTK has no word for it: the head of a column of numbers stands over their ends. */
static void
align_heads (GtkColumnView *view)
{
  GtkWidget *head = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (guint i = 0; head != NULL && i < G_N_ELEMENTS (columns); i++,
       head = gtk_widget_get_next_sibling (head))
    {
      GtkWidget *box = gtk_widget_get_first_child (head);

      if (columns[i].number && box != NULL)
        gtk_widget_set_halign (box, GTK_ALIGN_END);
    }
}

/* Returns: how much larger than the common size text is set. */
static double
get_text_scale (GtkWidget *widget)
{
  g_autofree char *name = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  int dpi;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, "gtk-font-name", &name,
                NULL);
  font = pango_font_description_from_string (name);
  return MAX (1, dpi / (96.0 * PANGO_SCALE)
                 * pango_font_description_get_size (font) / (11.0 * PANGO_SCALE));
}

static int
sum_widths (guint  rank,
            double scale)
{
  int width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    width += columns[i].rank <= rank ? (int) (columns[i].width * scale) : 0;
  return width;
}

/* What is left out can be read beside the table, of the review that is selected. The title has what
 * the others leave. */
static gboolean
fit_cb (gpointer user_data)
{
  GtkColumnView *view = user_data;
  const int room = (int) gtk_adjustment_get_page_size (
    gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view)));
  const double scale = get_text_scale (GTK_WIDGET (view));
  int taken = 0;

  for (guint i = G_N_ELEMENTS (columns); i-- > 0;)
    {
      g_autoptr (GtkColumnViewColumn) column =
        g_list_model_get_item (gtk_column_view_get_columns (view), i);
      const gboolean shown = columns[i].rank == 0 || sum_widths (columns[i].rank, scale) <= room;

      gtk_column_view_column_set_visible (column, shown);
      if (i == TITLE)
        gtk_column_view_column_set_fixed_width (column, MAX (room - taken,
                                                             (int) (LEAST_TITLE * scale)));
      else if (shown)
        taken += gtk_column_view_column_get_fixed_width (column);
    }
  gtk_widget_queue_resize (GTK_WIDGET (view));
  return G_SOURCE_REMOVE;
}

/* Columns do not come and go while the place for them is being shared out. */
static void
queue_fit (GtkColumnView *view)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, g_object_ref (view), g_object_unref);
}

void
tl_review_columns_add (GtkColumnView *view)
{
  double scale;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  scale = get_text_scale (GTK_WIDGET (view));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = NULL;
      g_autoptr (GtkSorter) sorter = sorter_new (&columns[i]);

      column = gtk_column_view_column_new (_(columns[i].title), factory_new (view, &columns[i]));
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_fixed_width (column, (int) (columns[i].width * scale));
      gtk_column_view_append_column (view, column);
    }
  align_heads (view);
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view)),
                           "notify::page-size", G_CALLBACK (queue_fit), view, G_CONNECT_SWAPPED);
}
