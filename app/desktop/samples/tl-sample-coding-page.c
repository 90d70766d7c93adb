/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sample-coding-page-private.h"

#include "tl-sample-code-row-private.h"
#include "tl-theme-popover-private.h"

#include <glib/gi18n-lib.h>

struct _TlSampleCodingPage {
  GtkWidget         parent_instance;

  GtkLabel         *progress;
  GtkProgressBar   *bar;
  GtkWidget        *finished;
  GtkScrolledWindow *paper;
  GtkLabel         *source;
  GtkLabel         *heading;
  GtkLabel         *before;
  GtkLabel         *text;
  GtkLabel         *after;
  GtkToggleButton  *around;
  GtkListBox       *codes;
  GtkLabel         *nothing;
  GtkWidget        *add;
  GtkWidget        *popover;

  TlSession        *session;
  GCancellable     *cancellable;
  TlSampleCoding   *coding;       /* (nullable): until it is read */
  gint64            sample;
  char             *name;         /* of the coder */
  guint             position;     /* of the paragraph shown */
  gboolean          is_opening;   /* the first that is not coded is yet to be found */
  gboolean          is_undoing;   /* what changes next is to be shown */
  char             *in_hand;      /* (nullable): the theme that keys speak of */
};

G_DEFINE_FINAL_TYPE (TlSampleCodingPage, tl_sample_coding_page, GTK_TYPE_WIDGET)

static const TlSampleParagraph *
get_paragraph (TlSampleCodingPage *page)
{
  if (page->coding == NULL || page->position >= page->coding->paragraphs->len)
    return NULL;
  return page->coding->paragraphs->pdata[page->position];
}

/* Of a paragraph, the first thing that was said, or the one that was said of @theme; NULL when
 * there is none. */
static const TlSampleCode *
find_code (TlSampleCodingPage *page,
           gint64              paragraph,
           const char         *theme)
{
  for (guint i = 0; i < page->coding->codes->len; i++)
    {
      const TlSampleCode *code = page->coding->codes->pdata[i];

      if (code->paragraph == paragraph && (theme == NULL || g_str_equal (code->theme, theme)))
        return code;
    }
  return NULL;
}

static gint64
get_id (TlSampleCodingPage *page,
        guint               position)
{
  return ((TlSampleParagraph *) page->coding->paragraphs->pdata[position])->id;
}

/* ── showing ── */

static void
show_progress (TlSampleCodingPage *page)
{
  const guint n_all = page->coding->paragraphs->len;
  g_autofree char *text = NULL;
  guint n_coded = 0;

  for (guint i = 0; i < n_all; i++)
    n_coded += find_code (page, get_id (page, i), NULL) != NULL;
  text = g_strdup_printf (_("Paragraph %u of %u · %u coded"), page->position + 1, n_all, n_coded);
  gtk_label_set_label (page->progress, text);
  gtk_progress_bar_set_fraction (page->bar, n_all > 0 ? (double) n_coded / n_all : 0);
  gtk_widget_set_visible (page->finished, n_all > 0 && n_coded == n_all);
}

static void
show_codes (TlSampleCodingPage *page)
{
  const TlSampleParagraph *paragraph = get_paragraph (page);
  gboolean is_nothing = FALSE, is_empty = TRUE;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (page->codes, 0)) != NULL)
    gtk_list_box_remove (page->codes, GTK_WIDGET (row));
  for (guint i = 0; i < page->coding->codes->len; i++)
    {
      const TlSampleCode *code = page->coding->codes->pdata[i];
      GtkWidget *widget;

      if (code->paragraph != paragraph->id)
        continue;
      is_nothing |= *code->theme == '\0';
      if (*code->theme == '\0')
        continue;
      is_empty = FALSE;
      widget = tl_sample_code_row_new (code->theme,
                                       tl_session_get_theme_name (page->session, code->theme),
                                       code->stance);
      gtk_list_box_append (page->codes, widget);
      if (g_strcmp0 (code->theme, page->in_hand) == 0)
        gtk_list_box_select_row (page->codes, GTK_LIST_BOX_ROW (widget));
    }
  gtk_widget_set_visible (GTK_WIDGET (page->codes), !is_empty);
  gtk_widget_set_visible (GTK_WIDGET (page->nothing), is_empty);
  gtk_label_set_label (page->nothing,
                       is_nothing ? _("You found nothing here.")
                                  : _("T adds a theme; Space says that there is nothing here."));
  if (!is_empty && gtk_list_box_get_selected_row (page->codes) == NULL)
    gtk_list_box_select_row (page->codes, gtk_list_box_get_row_at_index (page->codes, 0));
}

static void
set_or_hide (GtkLabel   *label,
             const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_source (TlSampleCodingPage      *page,
             const TlSampleParagraph *paragraph)
{
  g_autoptr (GString) source = g_string_new (paragraph->title);

  if (paragraph->year != 0)
    g_string_append_printf (source, " (%d)", paragraph->year);
  g_string_append_printf (source, _(", page %s"), paragraph->page_label);
  if (paragraph->number != NULL)
    g_string_append_printf (source, _(", paragraph %s"), paragraph->number);
  gtk_label_set_label (page->source, source->str);
}

static void
around_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TlSampleCodingPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlSampleAround) around = tl_sample_load_finish (result, &error);

  if (around == NULL || !gtk_toggle_button_get_active (page->around))
    return;
  set_or_hide (page->before, around->before);
  set_or_hide (page->after, around->after);
}

static void
show_around (TlSampleCodingPage *page)
{
  const TlSampleParagraph *paragraph = get_paragraph (page);

  set_or_hide (page->before, NULL);
  set_or_hide (page->after, NULL);
  if (paragraph != NULL && gtk_toggle_button_get_active (page->around))
    tl_sample_around_async (tl_session_get_store (page->session), page->sample,
                            paragraph->ordinal, page->cancellable, around_cb,
                            g_object_ref (page));
}

/* Where the paragraph begins, and with the keyboard there. */
static void
show_paragraph (TlSampleCodingPage *page)
{
  const TlSampleParagraph *paragraph = get_paragraph (page);

  gtk_widget_set_sensitive (GTK_WIDGET (page), paragraph != NULL);
  if (paragraph == NULL)
    return;
  show_source (page, paragraph);
  set_or_hide (page->heading, paragraph->heading);
  gtk_label_set_label (page->text, paragraph->text);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (page->paper), 0);
  show_around (page);
  show_codes (page);
  show_progress (page);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "coding.previous", page->position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "coding.next",
                                 page->position + 1 < page->coding->paragraphs->len);
  gtk_widget_grab_focus (GTK_WIDGET (page->paper));
}

static void
go_to (TlSampleCodingPage *page,
       guint               position)
{
  if (page->coding == NULL || position >= page->coding->paragraphs->len)
    return;
  page->position = position;
  g_clear_pointer (&page->in_hand, g_free);
  show_paragraph (page);
}

/* ── reading ── */

static gboolean
says_same (TlSampleCoding *a,
           TlSampleCoding *b,
           gint64          paragraph)
{
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  TlSampleCoding *codings[] = { a, b };
  GString *said[] = { first, second };

  for (guint i = 0; i < G_N_ELEMENTS (codings); i++)
    for (guint j = 0; j < codings[i]->codes->len; j++)
      {
        const TlSampleCode *code = codings[i]->codes->pdata[j];

        if (code->paragraph == paragraph)
          g_string_append_printf (said[i], "%s:%d;", code->theme, (int) code->stance);
      }
  return g_string_equal (first, second);
}

/* What was undone may be of another paragraph than the one shown. */
static guint
find_changed (TlSampleCodingPage *page,
              TlSampleCoding     *now)
{
  const TlSampleParagraph *shown = get_paragraph (page);

  if (shown == NULL || !says_same (page->coding, now, shown->id))
    return page->position;
  for (guint i = 0; i < now->paragraphs->len; i++)
    {
      const TlSampleParagraph *paragraph = now->paragraphs->pdata[i];

      if (!says_same (page->coding, now, paragraph->id))
        return i;
    }
  return page->position;
}

static guint
find_first_open (TlSampleCodingPage *page)
{
  for (guint i = 0; i < page->coding->paragraphs->len; i++)
    if (find_code (page, get_id (page, i), NULL) == NULL)
      return i;
  return 0;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TlSampleCodingPage) page = user_data;
  g_autoptr (GError) error = NULL;
  TlSampleCoding *coding = tl_sample_load_finish (result, &error);
  guint position = page->position;
  gboolean stays;

  if (coding == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tl_session_tell (page->session, error->message, FALSE);
      return;
    }
  if (page->is_undoing && page->coding != NULL)
    position = find_changed (page, coding);
  page->is_undoing = FALSE;
  g_clear_pointer (&page->coding, tl_sample_coding_free);
  page->coding = coding;
  stays = !page->is_opening && position == page->position;
  page->position = page->is_opening ? find_first_open (page) : position;
  page->is_opening = FALSE;
  if (!stays)
    g_clear_pointer (&page->in_hand, g_free);
  if (stays && get_paragraph (page) != NULL)
    {
      show_codes (page);
      show_progress (page);
    }
  else
    show_paragraph (page);
}

static void
load (TlSampleCodingPage *page)
{
  tl_sample_code_async (tl_session_get_store (page->session), page->sample, page->name,
                        page->cancellable, loaded_cb, g_object_ref (page));
}

static void
changed_cb (TlSampleCodingPage *page,
            TlStoreChanges      changes)
{
  if (page->sample != 0 && (changes & (TL_STORE_SAMPLES | TL_STORE_REVIEWS)) != 0)
    load (page);
}

/* ── coding ── */

static void
code (TlSampleCodingPage *page,
      const char         *theme,
      const char         *value)
{
  const TlSampleParagraph *paragraph = get_paragraph (page);
  g_autofree char *name = tl_sample_dup_name (page->coding->coder, theme);
  const TlEdit edit = {
    .kind = TL_EDIT_SAMPLE,
    .targets = &paragraph->id,
    .n_targets = 1,
    .name = name,
    .value = value,
  };

  tl_session_edit (page->session, &edit, NULL);
}

static void
take_in_hand (TlSampleCodingPage *page,
              const char         *theme)
{
  g_free (page->in_hand);
  page->in_hand = g_strdup (theme);
}

static void
chosen_cb (TlSampleCodingPage *page,
           const char         *theme,
           int                 stance)
{
  if (get_paragraph (page) == NULL)
    return;
  take_in_hand (page, theme);
  code (page, theme, tl_stance_to_string ((TlStance) stance));
  gtk_widget_grab_focus (GTK_WIDGET (page->paper));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TlSampleCodingPage *page = TL_SAMPLE_CODING_PAGE (widget);

  if (get_paragraph (page) == NULL)
    return;
  if (page->popover == NULL)
    {
      page->popover = tl_theme_popover_new ();
      gtk_widget_set_parent (page->popover, page->add);
      g_signal_connect_object (page->popover, "chosen", G_CALLBACK (chosen_cb), page,
                               G_CONNECT_SWAPPED);
    }
  tl_theme_popover_ask (TL_THEME_POPOVER (page->popover), tl_session_get_codebook (page->session),
                        NULL, TL_STANCE_CONCERN);
}

static void
nothing_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TlSampleCodingPage *page = TL_SAMPLE_CODING_PAGE (widget);

  if (get_paragraph (page) == NULL)
    return;
  code (page, "", "");
  go_to (page, page->position + 1);
}

static void
previous_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TlSampleCodingPage *page = TL_SAMPLE_CODING_PAGE (widget);

  go_to (page, page->position - 1);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlSampleCodingPage *page = TL_SAMPLE_CODING_PAGE (widget);

  go_to (page, page->position + 1);
}

/* Of the theme in hand: the parameter says which stance, or none to take it off. */
static void
say_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TlSampleCodingPage *page = TL_SAMPLE_CODING_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (page->codes);
  const char *value = g_variant_get_string (parameter, NULL);

  if (row == NULL || get_paragraph (page) == NULL || !gtk_widget_get_visible (GTK_WIDGET (row)))
    return;
  take_in_hand (page, tl_sample_code_row_get_theme (TL_SAMPLE_CODE_ROW (row)));
  code (page, page->in_hand, *value != '\0' ? value : NULL);
}

/* A row's own buttons speak of it, whichever is in hand. */
static void
say_of_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TlSampleCodingPage *page = TL_SAMPLE_CODING_PAGE (widget);
  const char *theme, *value;

  g_variant_get (parameter, "(&s&s)", &theme, &value);
  if (get_paragraph (page) == NULL)
    return;
  take_in_hand (page, theme);
  code (page, theme, *value != '\0' ? value : NULL);
  gtk_widget_grab_focus (GTK_WIDGET (page->paper));
}

/* The keyboard stays with the paragraph while another theme is taken in hand. */
static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TlSampleCodingPage *page = TL_SAMPLE_CODING_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (page->codes);

  if (row != NULL)
    row = gtk_list_box_get_row_at_index (page->codes, gtk_list_box_row_get_index (row)
                                                      + g_variant_get_int32 (parameter));
  if (row != NULL)
    gtk_list_box_select_row (page->codes, row);
}

static void
selected_cb (TlSampleCodingPage *page,
             GtkListBoxRow      *row)
{
  if (row != NULL)
    take_in_hand (page, tl_sample_code_row_get_theme (TL_SAMPLE_CODE_ROW (row)));
}

static void
around_toggled_cb (TlSampleCodingPage *page)
{
  show_around (page);
}

static void
toggle_around_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  TlSampleCodingPage *page = TL_SAMPLE_CODING_PAGE (widget);

  gtk_toggle_button_set_active (page->around, !gtk_toggle_button_get_active (page->around));
}

/* ── the object ── */

void
tl_sample_coding_page_set_session (TlSampleCodingPage *page,
                                   TlSession          *session)
{
  g_return_if_fail (TL_IS_SAMPLE_CODING_PAGE (page) && page->session == NULL);

  page->session = g_object_ref (session);
  g_signal_connect_object (tl_session_get_store (session), "changed", G_CALLBACK (changed_cb),
                           page, G_CONNECT_SWAPPED);
}

void
tl_sample_coding_page_close (TlSampleCodingPage *page)
{
  g_return_if_fail (TL_IS_SAMPLE_CODING_PAGE (page));

  g_cancellable_cancel (page->cancellable);
  g_set_object (&page->cancellable, NULL);
  g_clear_pointer (&page->coding, tl_sample_coding_free);
  g_clear_pointer (&page->in_hand, g_free);
  g_clear_pointer (&page->name, g_free);
  page->sample = 0;
}

void
tl_sample_coding_page_open (TlSampleCodingPage *page,
                            gint64              sample,
                            const char         *name)
{
  g_return_if_fail (TL_IS_SAMPLE_CODING_PAGE (page) && page->session != NULL);

  tl_sample_coding_page_close (page);
  page->cancellable = g_cancellable_new ();
  page->sample = sample;
  page->name = g_strdup (name);
  page->position = 0;
  page->is_opening = TRUE;
  gtk_toggle_button_set_active (page->around, FALSE);
  load (page);
}

void
tl_sample_coding_page_follow_undo (TlSampleCodingPage *page)
{
  g_return_if_fail (TL_IS_SAMPLE_CODING_PAGE (page));

  page->is_undoing = page->sample != 0;
}

static void
tl_sample_coding_page_dispose (GObject *object)
{
  TlSampleCodingPage *page = TL_SAMPLE_CODING_PAGE (object);
  GtkWidget *child;

  tl_sample_coding_page_close (page);
  g_clear_pointer (&page->popover, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&page->session);

  G_OBJECT_CLASS (tl_sample_coding_page_parent_class)->dispose (object);
}

static void
bind_keys (GtkWidgetClass *class)
{
  static const struct {
    guint       key;
    const char *action;
    const char *value;         /* (nullable): its parameter */
  } keys[] = {
    { GDK_KEY_t, "coding.add", NULL },
    { GDK_KEY_a, "coding.around", NULL },
    { GDK_KEY_space, "coding.nothing", NULL },
    { GDK_KEY_Left, "coding.previous", NULL },
    { GDK_KEY_Right, "coding.next", NULL },
    { GDK_KEY_Return, "coding.next", NULL },
    { GDK_KEY_c, "coding.say", "concern" },
    { GDK_KEY_s, "coding.say", "strength" },
    { GDK_KEY_n, "coding.say", "neutral" },
    { GDK_KEY_Delete, "coding.say", "" },
  };

  gtk_widget_class_add_binding_action (class, GDK_KEY_Up, 0, "coding.move", "i", -1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Down, 0, "coding.move", "i", 1);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (class, keys[i].key, 0, keys[i].action,
                                         keys[i].value != NULL ? "s" : NULL, keys[i].value);
}

static void
tl_sample_coding_page_class_init (TlSampleCodingPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_sample_coding_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/samples/tl-sample-coding-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlSampleCodingPage, progress);
  gtk_widget_class_bind_template_child (widget_class, TlSampleCodingPage, bar);
  gtk_widget_class_bind_template_child (widget_class, TlSampleCodingPage, finished);
  gtk_widget_class_bind_template_child (widget_class, TlSampleCodingPage, paper);
  gtk_widget_class_bind_template_child (widget_class, TlSampleCodingPage, source);
  gtk_widget_class_bind_template_child (widget_class, TlSampleCodingPage, heading);
  gtk_widget_class_bind_template_child (widget_class, TlSampleCodingPage, before);
  gtk_widget_class_bind_template_child (widget_class, TlSampleCodingPage, text);
  gtk_widget_class_bind_template_child (widget_class, TlSampleCodingPage, after);
  gtk_widget_class_bind_template_child (widget_class, TlSampleCodingPage, around);
  gtk_widget_class_bind_template_child (widget_class, TlSampleCodingPage, codes);
  gtk_widget_class_bind_template_child (widget_class, TlSampleCodingPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, TlSampleCodingPage, add);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, around_toggled_cb);
  gtk_widget_class_install_action (widget_class, "coding.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "coding.around", NULL, toggle_around_action);
  gtk_widget_class_install_action (widget_class, "coding.nothing", NULL, nothing_action);
  gtk_widget_class_install_action (widget_class, "coding.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "coding.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "coding.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "coding.say", "s", say_action);
  gtk_widget_class_install_action (widget_class, "coding.say-of", "(ss)", say_of_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_keys (widget_class);
}

static void
tl_sample_coding_page_init (TlSampleCodingPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}
