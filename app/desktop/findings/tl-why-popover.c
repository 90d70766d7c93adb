/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-why-popover-private.h"

#include <glib/gi18n-lib.h>

#define TEXT_CHARS 52

struct _TlWhyPopover {
  GtkPopover      parent_instance;
  GtkStack       *stack;
  GtkBox         *partners;
  GtkBox         *steps;
  GtkCheckButton *written;
  GtkLabel       *failure;
  GCancellable   *cancellable;
};

G_DEFINE_FINAL_TYPE (TlWhyPopover, tl_why_popover, GTK_TYPE_POPOVER)

/* ── in the background ── */

typedef struct {
  TlStore   *store;
  TlMatcher *matcher;
  gint64     document;
  guint      page;
  char      *theme;
  char      *text;
  TlSpan     span;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->store);
  g_clear_pointer (&question->matcher, tl_matcher_unref);
  g_free (question->theme);
  g_free (question->text);
  g_free (question);
}

static TlBlock *
find_block (GPtrArray  *blocks,
            guint       page,
            const char *text)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      TlBlock *block = g_ptr_array_index (blocks, i);

      if (tl_block_get_page (block) <= page && page <= tl_block_get_end_page (block)
          && g_strcmp0 (tl_block_get_text (block), text) == 0)
        return block;
    }
  return NULL;
}

static void
explain_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) blocks = tl_store_load_blocks (question->store, question->document,
                                                       cancellable, &error);
  TlBlock *block;

  if (blocks == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  block = find_block (blocks, question->page, question->text);
  if (block == NULL)
    g_task_return_new_error (task, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND,
                             _("This passage was coded where no paragraph was read; no rule had a "
                               "part in it."));
  else
    g_task_return_pointer (task, tl_matcher_explain (question->matcher, block, question->theme,
                                                      &question->span),
                           (GDestroyNotify) g_ptr_array_unref);
}

/* ── on screen ── */

static GtkWidget *
text_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), TEXT_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARS);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

/* The rules as written are for those who ask for them. */
static void
append_written (TlWhyPopover *popover,
                GtkBox       *box,
                const char   *written)
{
  GtkWidget *label = text_new (written);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "monospace");
  g_object_bind_property (popover->written, "active", label, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (box, label);
}

/* @above: (nullable): the rule of the step above, which is not written twice */
static GtkWidget *
step_new (TlWhyPopover        *popover,
          const TlExplanation *step,
          const char          *above)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *sign = gtk_label_new (step->matched ? "✓" : "–");
  GtkWidget *text = text_new (step->text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  step->matched ? _("speaks for it") : _("does not speak for it"),
                                  -1);
  gtk_label_set_width_chars (GTK_LABEL (sign), 2);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (sign, step->matched ? "success" : "dim-label");
  if (step->verdict)
    gtk_widget_add_css_class (text, "heading");
  gtk_box_append (GTK_BOX (texts), text);
  if (step->written != NULL && g_strcmp0 (step->written, above) != 0)
    append_written (popover, GTK_BOX (texts), step->written);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), texts);
  return box;
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* The popover is down before anything else changes under the pointer. */
static void
follow_cb (TlWhyPopover *popover,
           GtkButton    *button)
{
  GVariant *place = g_object_get_data (G_OBJECT (button), "place");

  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action_variant (GTK_WIDGET (popover), "win.show-place", place);
}

/* "Said to have come of: Caseload (“because of”)": leads to that finding, in the reader. */
static GtkWidget *
partner_new (TlWhyPopover    *popover,
             TlFindingItem   *item,
             const TlPartner *partner,
             const char      *format,
             const char      *theme)
{
  g_autoptr (GString) text = g_string_new (format);
  GtkWidget *label, *button;
  GVariant *place;

  g_string_replace (text, "%s", theme, 1);
  g_string_append_printf (text, " (“%s”)", partner->connective);
  label = gtk_label_new (text->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 56);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("Show that finding in the reader"), -1);
  place = g_variant_new ("(xxux)", tl_finding_item_get_review (item),
                         tl_finding_item_get_document (item), tl_finding_item_get_page (item),
                         partner->finding);
  g_object_set_data_full (G_OBJECT (button), "place", g_variant_ref_sink (place),
                          (GDestroyNotify) g_variant_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (follow_cb), popover, G_CONNECT_SWAPPED);
  return button;
}

static void
add_partners (TlWhyPopover  *popover,
              TlSession     *session,
              TlFindingItem *item,
              GPtrArray     *partners,
              const char    *format)
{
  for (guint i = 0; partners != NULL && i < partners->len; i++)
    {
      const TlPartner *partner = g_ptr_array_index (partners, i);

      gtk_box_append (popover->partners,
                      partner_new (popover, item, partner, format,
                                   tl_session_get_theme_name (session, partner->theme)));
    }
}

static void
show_partners (TlWhyPopover  *popover,
               TlSession     *session,
               TlFindingItem *item)
{
  clear (popover->partners);
  add_partners (popover, session, item, tl_finding_item_get_causes (item),
                _("Said to have come of: %s"));
  add_partners (popover, session, item, tl_finding_item_get_effects (item),
                _("Said to have led to: %s"));
  gtk_widget_set_visible (GTK_WIDGET (popover->partners),
                          gtk_widget_get_first_child (GTK_WIDGET (popover->partners)) != NULL);
}

static void
show_failure (TlWhyPopover *popover,
              const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_label_set_label (popover->failure, error->message);
  gtk_stack_set_visible_child_name (popover->stack, "failure");
}

static void
explained_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  TlWhyPopover *popover = TL_WHY_POPOVER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = g_task_propagate_pointer (G_TASK (result), &error);
  const char *above = NULL;

  if (steps == NULL)
    {
      show_failure (popover, error);
      return;
    }
  clear (popover->steps);
  for (guint i = 0; i < steps->len; i++)
    {
      const TlExplanation *step = g_ptr_array_index (steps, i);

      gtk_box_append (popover->steps, step_new (popover, step, above));
      above = step->written;
    }
  gtk_stack_set_visible_child_name (popover->stack, "steps");
}

static void
matcher_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;

  question->matcher = tl_session_load_matcher_finish (TL_SESSION (source), result, &error);
  if (question->matcher == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, explain_thread);
}

static void
stop (TlWhyPopover *popover)
{
  if (popover->cancellable != NULL)
    g_cancellable_cancel (popover->cancellable);
  g_clear_object (&popover->cancellable);
}

void
tl_why_popover_show (TlWhyPopover  *popover,
                     TlSession     *session,
                     TlFindingItem *item)
{
  GTask *task;
  Question *question;

  g_return_if_fail (TL_IS_WHY_POPOVER (popover));
  g_return_if_fail (TL_IS_SESSION (session) && TL_IS_FINDING_ITEM (item));

  stop (popover);
  popover->cancellable = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->store = g_object_ref (tl_session_get_store (session));
  question->document = tl_finding_item_get_document (item);
  question->page = tl_finding_item_get_page (item);
  question->theme = g_strdup (tl_finding_item_get_theme (item));
  question->text = g_strdup (tl_finding_item_get_text (item));
  question->span = tl_finding_item_get_span (item);
  task = g_task_new (popover, popover->cancellable, explained_cb, NULL);
  g_task_set_task_data (task, question, question_free);
  tl_session_load_matcher_async (session, popover->cancellable, matcher_loaded_cb, task);
  show_partners (popover, session, item);
  gtk_stack_set_visible_child_name (popover->stack, "waiting");
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
tl_why_popover_unroot (GtkWidget *widget)
{
  stop (TL_WHY_POPOVER (widget));

  GTK_WIDGET_CLASS (tl_why_popover_parent_class)->unroot (widget);
}

static void
tl_why_popover_class_init (TlWhyPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->unroot = tl_why_popover_unroot;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/findings/tl-why-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TlWhyPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, TlWhyPopover, partners);
  gtk_widget_class_bind_template_child (widget_class, TlWhyPopover, steps);
  gtk_widget_class_bind_template_child (widget_class, TlWhyPopover, written);
  gtk_widget_class_bind_template_child (widget_class, TlWhyPopover, failure);
}

static void
tl_why_popover_init (TlWhyPopover *popover)
{
  gtk_widget_init_template (GTK_WIDGET (popover));
}
