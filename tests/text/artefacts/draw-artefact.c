/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws a small PDF from a description of its pages, so that what goes wrong in real files can be
 * had in tests without keeping any. Usage: draw-artefact FROM.txt TO.pdf
 *
 * A line of the description is a command; lines that begin with white space go on with the one
 * before; # begins a comment. X and Y are points from the top left, Y of a text its top. Texts are
 * Pango markup.
 *
 *   page WIDTH HEIGHT            begins a page
 *   turn DEGREES                 turns what follows on the page about its top left corner, which
 *                                comes to stand where X and Y of `at` say
 *   at X Y                       moves the origin; 0 0 and no turn at the beginning of a page
 *   font FAMILY SIZE             of what follows, as in `font Sans Bold 11`
 *   text X Y TEXT                one line
 *   para X Y WIDTH TEXT          lines of that width; `just` instead of `para` justifies them
 *   box X Y WIDTH HEIGHT         a grey area
 *   as X Y SHOWN|TEXT            glyphs of SHOWN which the file says are TEXT; ~ in TEXT: nothing
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

typedef struct {
  cairo_surface_t      *surface;
  cairo_t              *cairo;
  PangoFontDescription *font;
  gboolean              begun;
} Sheet;

static void
begin_page (Sheet      *sheet,
            const char *arguments)
{
  g_auto (GStrv) sides = g_strsplit (arguments, " ", 2);

  if (sheet->begun)
    cairo_show_page (sheet->cairo);
  cairo_pdf_surface_set_size (sheet->surface, g_ascii_strtod (sides[0], NULL),
                              g_ascii_strtod (sides[1], NULL));
  cairo_identity_matrix (sheet->cairo);
  sheet->begun = TRUE;
}

static PangoLayout *
layout_new (Sheet      *sheet,
            const char *markup)
{
  PangoLayout *layout = pango_cairo_create_layout (sheet->cairo);

  pango_layout_set_font_description (layout, sheet->font);
  pango_layout_set_markup (layout, markup, -1);
  pango_layout_set_line_spacing (layout, 1.1f);
  return layout;
}

static void
draw_text (Sheet      *sheet,
           const char *arguments,
           gboolean    wrapped,
           gboolean    justified)
{
  g_auto (GStrv) words = g_strsplit (arguments, " ", wrapped ? 4 : 3);
  g_autoptr (PangoLayout) layout = layout_new (sheet, words[wrapped ? 3 : 2]);

  if (wrapped)
    pango_layout_set_width (layout, (int) (g_ascii_strtod (words[2], NULL) * PANGO_SCALE));
  pango_layout_set_justify (layout, justified);
  cairo_set_source_rgb (sheet->cairo, 0, 0, 0);
  cairo_move_to (sheet->cairo, g_ascii_strtod (words[0], NULL), g_ascii_strtod (words[1], NULL));
  pango_cairo_show_layout (sheet->cairo, layout);
}

static void
draw_box (Sheet      *sheet,
          const char *arguments)
{
  g_auto (GStrv) sides = g_strsplit (arguments, " ", 4);

  cairo_set_source_rgb (sheet->cairo, 0.9, 0.9, 0.9);
  cairo_rectangle (sheet->cairo, g_ascii_strtod (sides[0], NULL), g_ascii_strtod (sides[1], NULL),
                   g_ascii_strtod (sides[2], NULL), g_ascii_strtod (sides[3], NULL));
  cairo_fill (sheet->cairo);
}

/* Each character of @shown is said to be the one of @text in its place. */
static void
show_as (cairo_t    *cairo,
         const char *shown,
         const char *text,
         double      x,
         double      y)
{
  cairo_scaled_font_t *font = cairo_get_scaled_font (cairo);
  g_autofree cairo_text_cluster_t *clusters = NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  cairo_glyph_t *glyphs = NULL;
  const char *p = text;
  int n = 0;

  if (cairo_scaled_font_text_to_glyphs (font, x, y, shown, -1, &glyphs, &n, NULL, NULL, NULL) !=
      CAIRO_STATUS_SUCCESS)
    g_error ("no glyphs for %s", shown);
  clusters = g_new0 (cairo_text_cluster_t, n);
  for (int i = 0; i < n && *p; i++, p = g_utf8_next_char (p))
    {
      clusters[i].num_glyphs = 1;
      clusters[i].num_bytes = *p == '~' ? 0 : (int) (g_utf8_next_char (p) - p);
      g_string_append_len (said, p, clusters[i].num_bytes);
    }
  cairo_show_text_glyphs (cairo, said->str, -1, glyphs, n, clusters, n, 0);
  cairo_glyph_free (glyphs);
}

static void
draw_as (Sheet      *sheet,
         const char *arguments)
{
  g_auto (GStrv) words = g_strsplit (arguments, " ", 3);
  g_auto (GStrv) sides = g_strsplit (words[2], "|", 2);
  double size = pango_font_description_get_size (sheet->font) / (double) PANGO_SCALE;

  cairo_select_font_face (sheet->cairo, pango_font_description_get_family (sheet->font),
                          CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (sheet->cairo, size);
  cairo_set_source_rgb (sheet->cairo, 0, 0, 0);
  show_as (sheet->cairo, sides[0], sides[1], g_ascii_strtod (words[0], NULL),
           g_ascii_strtod (words[1], NULL) + size);
}

static void
move_origin (Sheet      *sheet,
             const char *arguments)
{
  g_auto (GStrv) place = g_strsplit (arguments, " ", 2);

  cairo_identity_matrix (sheet->cairo);
  cairo_translate (sheet->cairo, g_ascii_strtod (place[0], NULL), g_ascii_strtod (place[1], NULL));
}

static void
set_font (Sheet      *sheet,
          const char *arguments)
{
  pango_font_description_free (sheet->font);
  sheet->font = pango_font_description_from_string (arguments);
  /* points of the page, whatever the resolution of a screen */
  pango_font_description_set_absolute_size (sheet->font,
                                            pango_font_description_get_size (sheet->font));
}

static void
obey (Sheet      *sheet,
      const char *command)
{
  g_auto (GStrv) words = g_strsplit (command, " ", 2);
  const char *name = words[0], *arguments = words[1] ? words[1] : "";

  if (g_str_equal (name, "page"))
    begin_page (sheet, arguments);
  else if (g_str_equal (name, "at"))
    move_origin (sheet, arguments);
  else if (g_str_equal (name, "turn"))
    cairo_rotate (sheet->cairo, g_ascii_strtod (arguments, NULL) * G_PI / 180);
  else if (g_str_equal (name, "font"))
    set_font (sheet, arguments);
  else if (g_str_equal (name, "text"))
    draw_text (sheet, arguments, FALSE, FALSE);
  else if (g_str_equal (name, "para"))
    draw_text (sheet, arguments, TRUE, FALSE);
  else if (g_str_equal (name, "just"))
    draw_text (sheet, arguments, TRUE, TRUE);
  else if (g_str_equal (name, "box"))
    draw_box (sheet, arguments);
  else if (g_str_equal (name, "as"))
    draw_as (sheet, arguments);
  else
    g_error ("no such command: %s", name);
}

static void
obey_all (Sheet      *sheet,
          const char *description)
{
  g_auto (GStrv) lines = g_strsplit (description, "\n", -1);
  g_autoptr (GString) command = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      if (*lines[i] != ' ')
        {
          if (command->len > 0)
            obey (sheet, command->str);
          g_string_assign (command, lines[i]);
          continue;
        }
      g_string_append_printf (command, " %s", g_strchug (lines[i]));
    }
  if (command->len > 0)
    obey (sheet, command->str);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *description = NULL;
  g_autoptr (GError) error = NULL;
  Sheet sheet = { NULL };

  if (argc != 3 || !g_file_get_contents (argv[1], &description, NULL, &error))
    g_error ("draw-artefact FROM.txt TO.pdf: %s", error ? error->message : "two files");
  sheet.surface = cairo_pdf_surface_create (argv[2], 595, 842);
  sheet.cairo = cairo_create (sheet.surface);
  sheet.font = pango_font_description_new ();
  set_font (&sheet, "DejaVu Sans 10");
  obey_all (&sheet, description);
  pango_font_description_free (sheet.font);
  cairo_destroy (sheet.cairo);
  cairo_surface_finish (sheet.surface);
  if (cairo_surface_status (sheet.surface) != CAIRO_STATUS_SUCCESS)
    g_error ("%s: %s", argv[2], cairo_status_to_string (cairo_surface_status (sheet.surface)));
  cairo_surface_destroy (sheet.surface);
  return 0;
}
