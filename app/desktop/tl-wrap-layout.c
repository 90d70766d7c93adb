/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-wrap-layout-private.h"

#define SPACING 6

struct _TlWrapLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (TlWrapLayout, tl_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
next_laid_out (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkSizeRequestMode
tl_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  GtkWidget *child = next_laid_out (gtk_widget_get_first_child (widget));
  int spacing = 0;

  *minimum = *natural = 0;
  for (; child != NULL; child = next_laid_out (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += spacing + child_natural;
      spacing = SPACING;
    }
}

static void
measure_child (GtkWidget *child,
               int        width,
               int       *child_width,
               int       *child_height)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, child_width, NULL, NULL);
  *child_width = MIN (*child_width, width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *child_width, NULL, child_height, NULL,
                      NULL);
}

/* Goes from @child on as far as the line reaches; returns the child that begins the next one. */
static GtkWidget *
end_line (GtkWidget *child,
          int        width,
          int       *height)
{
  int x = 0;

  *height = 0;
  for (; child != NULL; child = next_laid_out (gtk_widget_get_next_sibling (child)))
    {
      int child_width, child_height;

      measure_child (child, width, &child_width, &child_height);
      if (x > 0 && x + child_width > width)
        break;
      x += child_width + SPACING;
      *height = MAX (*height, child_height);
    }
  return child;
}

static void
place_line (GtkWidget *child,
            GtkWidget *end,
            int        width,
            int        y,
            int        height)
{
  const gboolean rtl = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (; child != end; child = next_laid_out (gtk_widget_get_next_sibling (child)))
    {
      GtkAllocation place = { .x = x };

      measure_child (child, width, &place.width, &place.height);
      place.y = y + (height - place.height) / 2;
      x += place.width + SPACING;
      if (rtl)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

/* Goes through the lines; places the children when @place, and returns the height. */
static int
flow (GtkWidget *widget,
      int        width,
      gboolean   place)
{
  GtkWidget *child = next_laid_out (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      int height;
      GtkWidget *next = end_line (child, width, &height);

      if (place)
        place_line (child, next, width, y, height);
      y += height + (next != NULL ? SPACING : 0);
      child = next;
    }
  return y;
}

static void
tl_wrap_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = flow (widget, for_size < 0 ? G_MAXINT : for_size, FALSE);
}

static void
tl_wrap_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  flow (widget, width, TRUE);
}

static void
tl_wrap_layout_class_init (TlWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = tl_wrap_layout_get_request_mode;
  manager_class->measure = tl_wrap_layout_measure;
  manager_class->allocate = tl_wrap_layout_allocate;
}

static void
tl_wrap_layout_init (TlWrapLayout *layout)
{
}

GtkLayoutManager *
tl_wrap_layout_new (void)
{
  return g_object_new (TL_TYPE_WRAP_LAYOUT, NULL);
}
