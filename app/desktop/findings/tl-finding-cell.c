/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-cell-private.h"

#include "tl-finding-commands-private.h"
#include "tl-finding-markup-private.h"
#include "tl-labels-private.h"
#include "tl-wrap-layout-private.h"

#include <glib/gi18n-lib.h>

/* So many rows, at most, are in sight. */
#define IN_SIGHT 16
/* What a row takes up, about, in pixels, before anything is in it. */
#define UNFILLED_HEIGHT 112

struct _TlFindingCell {
  GtkWidget      parent_instance;
  GtkWidget     *content;   /* NULL until the row is first filled */
  GtkBox        *head;
  GtkLabel      *theme;
  GtkLabel      *stance;
  GtkLabel      *voice;
  GtkLabel      *origin;
  GtkLabel      *quote;
  GtkLabel      *citation;
  /* These three are made when they are first needed: a list makes 200 cells at once. */
  GtkBox        *tags;
  GtkLabel      *note;
  GtkWidget     *commands;
  TlSession     *session;
  TlFindingItem *item;
  guint          update_source;
  guint          distance;
  gboolean       in_hand;
  gboolean       whole;
};

G_DEFINE_FINAL_TYPE (TlFindingCell, tl_finding_cell, GTK_TYPE_WIDGET)

/* ── in words ── */

/* "suggested by rule …" and "accepted by you" are never to be mistaken for one another. */
static char *
dup_origin (TlFindingCell *cell)
{
  TlFindingItem *item = cell->item;
  const char *rule = tl_finding_item_get_rule (item);
  const char *coder = tl_finding_item_get_coder (item);
  const gboolean mine = g_strcmp0 (coder, tl_session_get_coder (cell->session)) == 0;

  switch (tl_finding_item_get_status (item))
    {
    case TL_STATUS_ACCEPTED:
      if (tl_finding_item_get_origin (item) == TL_ORIGIN_HAND)
        return mine ? g_strdup (_("coded by you")) : g_strdup_printf (_("coded by %s"), coder);
      return mine ? g_strdup (_("accepted by you")) : g_strdup_printf (_("accepted by %s"), coder);
    case TL_STATUS_REJECTED:
      return mine ? g_strdup (_("rejected by you")) : g_strdup_printf (_("rejected by %s"), coder);
    case TL_STATUS_SUGGESTED:
    case TL_N_STATUSES:
    default:
      return rule != NULL ? g_strdup_printf (_("suggested by rule %s"), rule)
             : g_strdup (_("suggested"));
    }
}

/* What else has to be known of the passage: that its place is lost, that its words are in doubt. */
static const char *
get_warning (TlFindingItem *item)
{
  if (tl_finding_item_get_flags (item) & TL_FINDING_UNPLACED)
    return _("not found again; to be placed in the reader");
  if (tl_finding_is_doubtful (item))
    return _("underlined in waves: unsure reading");
  return NULL;
}

static char *
dup_citation (TlFindingItem *item)
{
  g_autofree char *citation = tl_item_dup_citation (item);
  const char *warning = get_warning (item);

  return warning != NULL ? g_strdup_printf ("%s · %s", citation, warning)
         : g_steal_pointer (&citation);
}

static const char *
origin_style (TlFindingItem *item)
{
  switch (tl_finding_item_get_status (item))
    {
    case TL_STATUS_ACCEPTED:
      return "status-accepted";
    case TL_STATUS_REJECTED:
      return "status-rejected";
    case TL_STATUS_SUGGESTED:
    case TL_N_STATUSES:
    default:
      return "status-suggested";
    }
}

/* What must be known before the quote is read: whose view it is, and what it does to the theme.
 * Returns: (transfer full) (nullable) */
static char *
dup_marks (TlFindingItem *item)
{
  static const struct {
    TlFindingFlags  flag;
    const char     *mark;
  } marks[] = {
    { TL_FINDING_DENIED, N_("rules it out") },
    { TL_FINDING_MAYBE, N_("uncertain") },
    { TL_FINDING_REMEDIED, N_("put right since") },
  };
  g_autofree char *voice = tl_voice_dup_mark (tl_finding_item_get_voice (item));
  g_autoptr (GString) text = g_string_new (voice);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if ((tl_finding_item_get_flags (item) & marks[i].flag) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _(marks[i].mark));
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static char *
dup_spoken (TlFindingCell *cell)
{
  TlFindingItem *item = cell->item;
  g_autofree char *origin = dup_origin (cell);
  g_autofree char *marks = dup_marks (item);
  g_autofree char *citation = dup_citation (item);
  GString *spoken =
    g_string_new (tl_session_get_theme_name (cell->session, tl_finding_item_get_theme (item)));

  g_string_append_printf (spoken, ", %s, %s",
                          tl_stance_get_label (tl_finding_item_get_stance (item)), origin);
  if (marks != NULL)
    g_string_append_printf (spoken, ", %s", marks);
  g_string_append_printf (spoken, ": “%s” %s", tl_finding_item_get_quote (item), citation);
  for (guint i = 0; tl_finding_item_get_tags (item)[i] != NULL; i++)
    g_string_append_printf (spoken, i == 0 ? _(". Tagged %s") : ", %s",
                            tl_finding_item_get_tags (item)[i]);
  if (tl_finding_item_get_note (item) != NULL)
    g_string_append_printf (spoken, _(". Note: %s"), tl_finding_item_get_note (item));
  return g_string_free (spoken, FALSE);
}

/* ── on screen ── */

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
set_style (GtkWidget  *widget,
           const char *style)
{
  const char *styles[] = { style, NULL };

  gtk_widget_set_css_classes (widget, styles);
}

static void
update_head (TlFindingCell *cell)
{
  TlFindingItem *item = cell->item;
  const TlStance stance = tl_finding_item_get_stance (item);
  g_autofree char *stance_text = NULL;
  g_autofree char *origin = dup_origin (cell);
  g_autofree char *marks = dup_marks (item);

  stance_text = g_strdup_printf ("%s %s", tl_stance_get_symbol (stance),
                                 tl_stance_get_label (stance));
  show_text (cell->theme,
             tl_session_get_theme_name (cell->session, tl_finding_item_get_theme (item)));
  show_text (cell->stance, stance_text);
  set_style (GTK_WIDGET (cell->stance), tl_stance_get_style (stance));
  show_text (cell->voice, marks);
  show_text (cell->origin, origin);
  set_style (GTK_WIDGET (cell->origin), origin_style (item));
}

static GtkWidget *
tag_new (const char *tag)
{
  GtkWidget *label = gtk_label_new (tag);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "tag-chip");
  return label;
}

static void
update_tags (TlFindingCell *cell)
{
  const char *const *tags = tl_finding_item_get_tags (cell->item);
  GtkWidget *child;

  if (cell->tags == NULL && tags[0] == NULL)
    return;
  if (cell->tags == NULL)
    {
      cell->tags = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
      gtk_widget_set_layout_manager (GTK_WIDGET (cell->tags), tl_wrap_layout_new ());
      gtk_widget_insert_after (GTK_WIDGET (cell->tags), cell->content,
                               GTK_WIDGET (cell->citation));
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (cell->tags))) != NULL)
    gtk_box_remove (cell->tags, child);
  for (guint i = 0; tags[i] != NULL; i++)
    gtk_box_append (cell->tags, tag_new (tags[i]));
  gtk_widget_set_visible (GTK_WIDGET (cell->tags), tags[0] != NULL);
}

static void
update_note (TlFindingCell *cell)
{
  const char *note = tl_finding_item_get_note (cell->item);

  if (cell->note == NULL && (note == NULL || *note == '\0'))
    return;
  if (cell->note == NULL)
    {
      cell->note = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_wrap (cell->note, TRUE);
      gtk_label_set_wrap_mode (cell->note, PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (cell->note, 0);
      gtk_widget_add_css_class (GTK_WIDGET (cell->note), "note");
      gtk_widget_insert_before (GTK_WIDGET (cell->note), cell->content, cell->commands);
    }
  show_text (cell->note, note);
}

static void
update_commands (TlFindingCell *cell)
{
  const gboolean longer = cell->item != NULL && tl_finding_is_part (cell->item);

  /* They stand last: a row that is not yet filled has them when it is. */
  if (cell->content == NULL)
    return;
  if (cell->commands == NULL && cell->in_hand)
    {
      cell->commands = tl_finding_commands_new ();
      gtk_box_append (GTK_BOX (cell->content), cell->commands);
    }
  if (cell->commands == NULL)
    return;
  gtk_widget_set_visible (cell->commands, cell->in_hand);
  if (cell->in_hand)
    tl_finding_commands_set_paragraph (TL_FINDING_COMMANDS (cell->commands), longer, cell->whole);
}

/* GTK 4.8 has no label for a list item: the widget around the cell, which takes the focus, is
 * named. */
static void
update_spoken (TlFindingCell *cell)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (cell));
  g_autofree char *spoken = NULL;

  if (row == NULL)
    return;
  spoken = dup_spoken (cell);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* A list makes, or takes for other findings, some 200 rows whenever it is asked anew, and measures
 * them all, though nobody scrolls to most of them: a row has something in it to measure only when
 * it is filled. */
static void
set_filled (TlFindingCell *cell,
            gboolean       filled)
{
  gtk_widget_set_size_request (GTK_WIDGET (cell), -1, filled ? -1 : UNFILLED_HEIGHT);
  if (filled && cell->content == NULL)
    {
      gtk_widget_init_template (GTK_WIDGET (cell));
      gtk_widget_set_layout_manager (GTK_WIDGET (cell->head), tl_wrap_layout_new ());
    }
  if (cell->content != NULL)
    gtk_widget_set_visible (cell->content, filled);
}

static void
update (TlFindingCell *cell)
{
  const gboolean loaded = cell->item != NULL && tl_finding_item_is_loaded (cell->item);
  g_autofree char *citation = NULL;
  g_autofree char *markup = NULL;
  g_clear_handle_id (&cell->update_source, g_source_remove);
  set_filled (cell, loaded);
  if (!loaded)
    return;
  citation = dup_citation (cell->item);
  markup = tl_finding_dup_markup (cell->item, cell->whole);
  update_head (cell);
  gtk_label_set_markup (cell->quote, markup);
  show_text (cell->citation, citation);
  update_tags (cell);
  update_note (cell);
  update_commands (cell);
  update_spoken (cell);
}

static gboolean
update_cb (gpointer user_data)
{
  TlFindingCell *cell = user_data;

  cell->update_source = 0;
  update (cell);
  return G_SOURCE_REMOVE;
}

/* A row that comes tells of each of its fields; they are shown together. A list makes some 200
 * rows, of which a few are in sight: these are filled before the next frame, the others after it, a
 * screenful at a time (sources of one priority run together) and the nearest first: the list is
 * laid out again after each. */
static void
queue_update (TlFindingCell *cell)
{
  const int priority = cell->distance < IN_SIGHT
                       ? G_PRIORITY_HIGH_IDLE
                       : G_PRIORITY_DEFAULT_IDLE + (int) (cell->distance / IN_SIGHT);

  if (cell->update_source == 0)
    cell->update_source = g_idle_add_full (priority, update_cb, cell, NULL);
}

void
tl_finding_cell_set_item (TlFindingCell *cell,
                          TlFindingItem *item,
                          guint          distance)
{
  g_return_if_fail (TL_IS_FINDING_CELL (cell));

  if (cell->item == item)
    return;
  if (cell->item != NULL)
    g_signal_handlers_disconnect_by_func (cell->item, queue_update, cell);
  g_set_object (&cell->item, item);
  g_clear_handle_id (&cell->update_source, g_source_remove);
  cell->distance = MIN (distance, G_MAXINT16);
  cell->whole = FALSE;
  if (item == NULL)
    return;
  g_signal_connect_object (item, "notify", G_CALLBACK (queue_update), cell, G_CONNECT_SWAPPED);
  if (cell->distance < IN_SIGHT)
    update (cell);
  else
    {
      set_filled (cell, FALSE);
      queue_update (cell);
    }
}

gint64
tl_finding_cell_get_finding (TlFindingCell *cell)
{
  g_return_val_if_fail (TL_IS_FINDING_CELL (cell), 0);

  return cell->item != NULL ? tl_finding_item_get_id (cell->item) : 0;
}

void
tl_finding_cell_set_in_hand (TlFindingCell *cell,
                             gboolean       in_hand)
{
  g_return_if_fail (TL_IS_FINDING_CELL (cell));

  if (cell->in_hand == in_hand)
    return;
  cell->in_hand = in_hand;
  update_commands (cell);
}

static void
paragraph_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TlFindingCell *cell = TL_FINDING_CELL (widget);

  cell->whole = !cell->whole;
  update (cell);
}

/* ── the widget ── */

static void
tl_finding_cell_dispose (GObject *object)
{
  TlFindingCell *cell = TL_FINDING_CELL (object);

  tl_finding_cell_set_item (cell, NULL, 0);
  g_clear_object (&cell->session);
  g_clear_pointer (&cell->content, gtk_widget_unparent);

  G_OBJECT_CLASS (tl_finding_cell_parent_class)->dispose (object);
}

static void
tl_finding_cell_class_init (TlFindingCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tl_finding_cell_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/findings/tl-finding-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, TlFindingCell, content);
  gtk_widget_class_bind_template_child (widget_class, TlFindingCell, head);
  gtk_widget_class_bind_template_child (widget_class, TlFindingCell, theme);
  gtk_widget_class_bind_template_child (widget_class, TlFindingCell, stance);
  gtk_widget_class_bind_template_child (widget_class, TlFindingCell, voice);
  gtk_widget_class_bind_template_child (widget_class, TlFindingCell, origin);
  gtk_widget_class_bind_template_child (widget_class, TlFindingCell, quote);
  gtk_widget_class_bind_template_child (widget_class, TlFindingCell, citation);
  gtk_widget_class_install_action (widget_class, "cell.paragraph", NULL, paragraph_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_finding_cell_init (TlFindingCell *cell)
{
  set_filled (cell, FALSE);
}

GtkWidget *
tl_finding_cell_new (TlSession *session)
{
  TlFindingCell *cell = g_object_new (TL_TYPE_FINDING_CELL, NULL);

  cell->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::coder", G_CALLBACK (queue_update), cell,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (cell);
}
