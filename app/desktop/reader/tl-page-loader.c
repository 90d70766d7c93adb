/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-page-loader.h"

#include "tl-pdf.h"

#include <math.h>

/* Pages kept on each side of those on screen. */
#define NEARBY 2
/* The largest picture asked for; beyond it, pages are drawn enlarged. */
#define MAX_PIXELS 24e6

typedef struct {
  GdkTexture *texture;
  double      scale;
  TlPage     *page;
  char       *failure;
} Sheet;

struct _TlPageLoader {
  GObject        parent_instance;

  GFile         *file;
  TlDocumentMap *map;
  TlPdf         *pdf;
  char          *failure;       /* of the whole PDF */
  GHashTable    *sheets;        /* page number → Sheet */
  GCancellable  *cancellable;
  GStrv          passwords;
  guint          n_tried;       /* of these */
  gboolean       locked;
  guint          first;
  guint          last;
  double         scale;
  guint          under_way;     /* page number of what is being asked for, 0 for none */
  gboolean       opening;
};

G_DEFINE_FINAL_TYPE (TlPageLoader, tl_page_loader, G_TYPE_OBJECT)

enum { PAGE_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void start_next (TlPageLoader *self);

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_clear_object (&sheet->texture);
  g_clear_pointer (&sheet->page, tl_page_unref);
  g_free (sheet->failure);
  g_free (sheet);
}

static Sheet *
find_sheet (TlPageLoader *self,
            guint         number)
{
  return g_hash_table_lookup (self->sheets, GUINT_TO_POINTER (number));
}

static Sheet *
ensure_sheet (TlPageLoader *self,
              guint         number)
{
  Sheet *sheet = find_sheet (self, number);

  if (sheet != NULL)
    return sheet;
  sheet = g_new0 (Sheet, 1);
  g_hash_table_insert (self->sheets, GUINT_TO_POINTER (number), sheet);
  return sheet;
}

static void
changed (TlPageLoader *self,
         guint         number)
{
  g_signal_emit (self, signals[PAGE_CHANGED], 0, number);
}

/* After a failure the reader may be gone: the page is given up, and the PDF opened anew for the
 * rest. */
static void
give_up (TlPageLoader *self,
         guint         number,
         GError       *error)
{
  Sheet *sheet = ensure_sheet (self, number);

  g_free (sheet->failure);
  sheet->failure = g_strdup (error->message);
  g_clear_object (&self->pdf);
  changed (self, number);
}

static GdkTexture *
make_texture (TlPixels *pixels)
{
  return gdk_memory_texture_new ((int) pixels->width, (int) pixels->height, GDK_MEMORY_DEFAULT,
                                 pixels->bytes, pixels->stride);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (TlPageLoader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPixels) pixels = tl_pdf_render_page_finish (TL_PDF (source), result, &error);
  guint number = self->under_way;
  Sheet *sheet;

  self->under_way = 0;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (pixels == NULL)
    {
      give_up (self, number, error);
      start_next (self);
      return;
    }
  sheet = ensure_sheet (self, number);
  g_clear_object (&sheet->texture);
  sheet->texture = make_texture (pixels);
  changed (self, number);
  start_next (self);
}

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TlPageLoader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPage) page = tl_pdf_read_page_finish (TL_PDF (source), result, &error);
  guint number = self->under_way;

  self->under_way = 0;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (page == NULL)
    give_up (self, number, error);
  else
    {
      ensure_sheet (self, number)->page = g_steal_pointer (&page);
      changed (self, number);
    }
  start_next (self);
}

static void start_open (TlPageLoader *self);

static gboolean
is_locked (const GError *error)
{
  return g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_ENCRYPTED)
         || g_error_matches (error, TL_PDF_ERROR, TL_PDF_ERROR_WRONG_PASSWORD);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TlPageLoader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPdf) pdf = tl_pdf_open_finish (result, &error);

  self->opening = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (pdf == NULL && is_locked (error) && self->passwords[self->n_tried] != NULL)
    {
      self->n_tried++;
      start_open (self);
      return;
    }
  if (pdf == NULL)
    {
      self->locked = is_locked (error);
      self->failure = g_strdup (error->message);
      changed (self, 0);
      return;
    }
  self->pdf = g_steal_pointer (&pdf);
  start_next (self);
}

static double
get_wanted_scale (TlPageLoader *self,
                  guint         number)
{
  const TlPageInfo *info = tl_document_map_get_page (self->map, number);
  double area = MAX (1, info->width * info->height);

  return MIN (self->scale, sqrt (MAX_PIXELS / area));
}

static gboolean
wants_texture (TlPageLoader *self,
               guint         number)
{
  Sheet *sheet = ensure_sheet (self, number);

  return sheet->failure == NULL
         && (sheet->texture == NULL ||
             fabs (sheet->scale - get_wanted_scale (self, number)) > 1e-3);
}

static gboolean
wants_page (TlPageLoader *self,
            guint         number)
{
  Sheet *sheet = ensure_sheet (self, number);

  return sheet->failure == NULL && sheet->page == NULL;
}

static guint
find_wanted (TlPageLoader *self,
             gboolean    (*wants) (TlPageLoader *self, guint number))
{
  for (guint number = self->first; number != 0 && number <= self->last; number++)
    if (wants (self, number))
      return number;
  return 0;
}

static void
start_render (TlPageLoader *self,
              guint         number)
{
  Sheet *sheet = ensure_sheet (self, number);

  sheet->scale = get_wanted_scale (self, number);
  self->under_way = number;
  tl_pdf_render_page_async (self->pdf, number, sheet->scale, self->cancellable,
                            rendered_cb, g_object_ref (self));
}

static void
start_read (TlPageLoader *self,
            guint         number)
{
  self->under_way = number;
  tl_pdf_read_page_async (self->pdf, number, self->cancellable, page_read_cb, g_object_ref (self));
}

/* First without a password, then with one after the other; the one that opens it stays in turn. */
static void
start_open (TlPageLoader *self)
{
  const TlPdfOptions options = {
    .password = self->n_tried > 0 ? self->passwords[self->n_tried - 1] : NULL,
  };

  self->opening = TRUE;
  tl_pdf_open_async (self->file, &options, self->cancellable, opened_cb, g_object_ref (self));
}

static void
start_next (TlPageLoader *self)
{
  guint picture;
  guint text;

  if (self->under_way != 0 || self->opening || self->failure != NULL
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  picture = find_wanted (self, wants_texture);
  text = find_wanted (self, wants_page);
  if (picture == 0 && text == 0)
    return;
  if (self->pdf == NULL)
    start_open (self);
  else if (picture != 0)
    start_render (self, picture);
  else
    start_read (self, text);
}

static gboolean
is_far_off (gpointer key,
            gpointer value,
            gpointer user_data)
{
  TlPageLoader *self = user_data;
  guint number = GPOINTER_TO_UINT (key);
  Sheet *sheet = value;

  if (number == self->under_way
      || (number + NEARBY >= self->first && number <= self->last + NEARBY))
    return FALSE;
  g_clear_object (&sheet->texture);
  return sheet->page == NULL && sheet->failure == NULL;
}

void
tl_page_loader_want (TlPageLoader *self,
                     guint         first,
                     guint         last,
                     double        scale)
{
  g_return_if_fail (TL_IS_PAGE_LOADER (self));

  self->first = first;
  self->last = last;
  self->scale = scale;
  g_hash_table_foreach_remove (self->sheets, is_far_off, self);
  start_next (self);
}

GdkTexture *
tl_page_loader_get_texture (TlPageLoader *self,
                            guint         number)
{
  Sheet *sheet;

  g_return_val_if_fail (TL_IS_PAGE_LOADER (self), NULL);

  sheet = find_sheet (self, number);
  return sheet != NULL ? sheet->texture : NULL;
}

TlPage *
tl_page_loader_get_page (TlPageLoader *self,
                         guint         number)
{
  Sheet *sheet;

  g_return_val_if_fail (TL_IS_PAGE_LOADER (self), NULL);

  sheet = find_sheet (self, number);
  return sheet != NULL ? sheet->page : NULL;
}

const char *
tl_page_loader_get_failure (TlPageLoader *self,
                            guint         number)
{
  Sheet *sheet;

  g_return_val_if_fail (TL_IS_PAGE_LOADER (self), NULL);

  sheet = find_sheet (self, number);
  return sheet != NULL && sheet->failure != NULL ? sheet->failure : self->failure;
}

gboolean
tl_page_loader_needs_password (TlPageLoader *self)
{
  g_return_val_if_fail (TL_IS_PAGE_LOADER (self), FALSE);

  return self->locked;
}

gboolean
tl_page_loader_is_ready (TlPageLoader *self)
{
  g_return_val_if_fail (TL_IS_PAGE_LOADER (self), FALSE);

  if (self->failure != NULL)
    return TRUE;
  return self->under_way == 0 && !self->opening && self->first != 0
         && find_wanted (self, wants_texture) == 0 && find_wanted (self, wants_page) == 0;
}

void
tl_page_loader_stop (TlPageLoader *self)
{
  g_return_if_fail (TL_IS_PAGE_LOADER (self));

  g_cancellable_cancel (self->cancellable);
}

/* What was read from an image the PDF itself does not have. */
static void
take_recognised (TlPageLoader *self,
                 GPtrArray    *recognised)
{
  for (guint i = 0; recognised != NULL && i < recognised->len; i++)
    {
      TlPage *page = g_ptr_array_index (recognised, i);

      if (tl_page_get_origin (page) == TL_PAGE_OCR)
        ensure_sheet (self, tl_page_get_number (page))->page = tl_page_ref (page);
    }
}

TlPageLoader *
tl_page_loader_new (GFile             *pdf,
                    TlDocumentMap     *map,
                    GPtrArray         *recognised,
                    const char *const *passwords)
{
  TlPageLoader *self;

  g_return_val_if_fail (G_IS_FILE (pdf), NULL);
  g_return_val_if_fail (passwords != NULL, NULL);

  self = g_object_new (TL_TYPE_PAGE_LOADER, NULL);
  self->file = g_object_ref (pdf);
  self->map = tl_document_map_ref (map);
  self->passwords = g_strdupv ((char **) passwords);
  take_recognised (self, recognised);
  return self;
}

static void
tl_page_loader_finalize (GObject *object)
{
  TlPageLoader *self = TL_PAGE_LOADER (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->map, tl_document_map_unref);
  g_clear_object (&self->pdf);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->sheets);
  g_strfreev (self->passwords);
  g_free (self->failure);
  G_OBJECT_CLASS (tl_page_loader_parent_class)->finalize (object);
}

static void
tl_page_loader_class_init (TlPageLoaderClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_page_loader_finalize;

  signals[PAGE_CHANGED] =
    g_signal_new ("page-changed", TL_TYPE_PAGE_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tl_page_loader_init (TlPageLoader *self)
{
  self->sheets = g_hash_table_new_full (NULL, NULL, NULL, sheet_free);
  self->cancellable = g_cancellable_new ();
}
