/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sample-results-page-private.h"

#include "tl-sample-words-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _TlSampleResultsPage {
  GtkWidget     parent_instance;

  GtkStack     *stack;
  GtkDropDown  *coder_choice;
  GtkDropDown  *against_choice;
  GtkLabel     *about;
  GtkBox       *scores;
  GtkLabel     *behind_title;
  GtkBox       *behind;
  GtkWidget    *behind_scroll;

  TlSession    *session;
  GCancellable *cancellable;
  TlComparison *comparison;     /* (nullable): until it is read */
  gint64        sample;
  guint         n_paragraphs;
  GArray       *coders;         /* their ids, in the order of the first choice */
  GPtrArray    *names;          /* and their names */
  gboolean      is_filling;     /* the choices are not the person's */
};

G_DEFINE_FINAL_TYPE (TlSampleResultsPage, tl_sample_results_page, GTK_TYPE_WIDGET)

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
label_new (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* ── who is held against whom ── */

static gint64
get_coder (TlSampleResultsPage *page)
{
  return g_array_index (page->coders, gint64, gtk_drop_down_get_selected (page->coder_choice));
}

/* The first choice are the rules; the others are the coders but the one they are held against.
 * @index: (out): which coder; unset for the rules */
static gboolean
find_tested (TlSampleResultsPage *page,
             guint               *index)
{
  guint selected = gtk_drop_down_get_selected (page->against_choice);

  if (selected == 0)
    return FALSE;
  *index = selected - 1;
  *index += *index >= gtk_drop_down_get_selected (page->coder_choice);
  return TRUE;
}

static gint64
get_against (TlSampleResultsPage *page)
{
  guint index;

  return find_tested (page, &index) ? g_array_index (page->coders, gint64, index)
                                    : TL_SAMPLE_RULES;
}

static const char *
get_tested (TlSampleResultsPage *page)
{
  guint index;

  return find_tested (page, &index) ? page->names->pdata[index] : NULL;
}

/* Nobody is held against themselves; with another coder, what is held against them are the rules
 * again. */
static void
fill_against (TlSampleResultsPage *page)
{
  g_autoptr (GtkStringList) against = gtk_string_list_new (NULL);
  const gboolean was_filling = page->is_filling;

  page->is_filling = TRUE;
  gtk_string_list_append (against, _("The rules"));
  for (guint i = 0; i < page->coders->len; i++)
    {
      if (i != gtk_drop_down_get_selected (page->coder_choice))
        gtk_string_list_append (against, page->names->pdata[i]);
    }
  gtk_drop_down_set_model (page->against_choice, G_LIST_MODEL (against));
  gtk_drop_down_set_selected (page->against_choice, 0);
  page->is_filling = was_filling;
}

/* ── the paragraphs behind a number ── */

/* "By hand: Neglect (concern), Supervision (neutral)" */
static char *
dup_seen (TlSampleResultsPage     *page,
          const TlSampleParagraph *paragraph,
          gboolean                 by_coder)
{
  g_autoptr (GPtrArray) seen = tl_comparison_list_seen (page->comparison, paragraph, by_coder);
  const char *tested = get_tested (page);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%s: ", by_coder ? _("By hand")
                                                 : tested != NULL ? tested : _("The rules"));
  for (guint i = 0; i < seen->len; i++)
    {
      const TlSampleCode *code = seen->pdata[i];

      g_string_append_printf (line, "%s%s (%s)", i > 0 ? ", " : "",
                              tl_session_get_theme_name (page->session, code->theme),
                              tl_stance_get_label (code->stance));
    }
  if (seen->len == 0)
    g_string_append (line, _("nothing"));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static GtkWidget *
paragraph_new (TlSampleResultsPage     *page,
               const TlSampleParagraph *paragraph)
{
  g_autofree char *by_hand = dup_seen (page, paragraph, TRUE);
  g_autofree char *by_tested = dup_seen (page, paragraph, FALSE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *link = gtk_button_new ();
  g_autofree char *source =
    g_strdup_printf (_("%s, page %s"), paragraph->title, paragraph->page_label);
  GtkWidget *name = label_new (source, NULL);

  gtk_button_set_child (GTK_BUTTON (link), name);
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "source");
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (link, _("Show it in the report"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), "samples.show-quote");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (link), "(xxus)", paragraph->review,
                                    paragraph->document, paragraph->page, paragraph->text);
  gtk_box_append (GTK_BOX (box), link);
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, source,
                                  -1);
  gtk_box_append (GTK_BOX (box), label_new (paragraph->text, NULL));
  gtk_box_append (GTK_BOX (box), label_new (by_hand, "dim-label"));
  gtk_box_append (GTK_BOX (box), label_new (by_tested, "dim-label"));
  gtk_widget_add_css_class (box, "finding");
  return box;
}

static char *
dup_behind_title (TlSampleResultsPage *page,
                  const char          *theme,
                  TlSeenBy             seen_by)
{
  const char *name = *theme != '\0' ? tl_session_get_theme_name (page->session, theme)
                                    : _("All themes together");
  const char *tested = get_tested (page);

  if (seen_by == TL_SEEN_BY_BOTH)
    return g_strdup_printf (_("%s: found by both"), name);
  if (seen_by == TL_SEEN_BY_CODER)
    return g_strdup_printf (_("%s: only coded by hand"), name);
  return g_strdup_printf (_("%s: only found by %s"), name,
                          tested != NULL ? tested : _("the rules"));
}

static void
show_behind_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  TlSampleResultsPage *page = TL_SAMPLE_RESULTS_PAGE (widget);
  const char *theme;
  guint seen_by;
  g_autoptr (GPtrArray) paragraphs = NULL;
  g_autofree char *title = NULL;

  g_variant_get (parameter, "(&su)", &theme, &seen_by);
  paragraphs = tl_comparison_list (page->comparison, *theme != '\0' ? theme : NULL, seen_by);
  title = dup_behind_title (page, theme, seen_by);
  gtk_label_set_label (page->behind_title, title);
  clear_box (page->behind);
  for (guint i = 0; i < paragraphs->len; i++)
    gtk_box_append (page->behind, paragraph_new (page, paragraphs->pdata[i]));
  gtk_stack_set_visible_child_name (page->stack, "behind");
  gtk_widget_child_focus (page->behind_scroll, GTK_DIR_TAB_FORWARD);
}

/* ── the figures ── */

static GtkWidget *
count_new (const char *name,
           const char *theme,
           TlSeenBy    seen_by,
           guint       n,
           const char *what)
{
  GtkWidget *button;
  g_autofree char *label = g_strdup_printf ("%s: %u", what, n);
  g_autofree char *full = g_strdup_printf ("%s: %s", name, label);

  if (n == 0)
    return label_new (label, "dim-label");
  button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "command");
  gtk_widget_set_tooltip_text (button, _("Show these paragraphs"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "results.behind");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(su)", theme, (guint) seen_by);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full,
                                  -1);
  return button;
}

static GtkWidget *
figures_new (const char *figures)
{
  GtkWidget *label = label_new (figures, "dim-label");

  gtk_widget_set_tooltip_text (
    label, _("F1 is one figure for both: 1 if everything found is right and nothing is missed, 0 "
             "if nothing is right. Kappa is how far both agree beyond what chance alone would "
             "give: 0 is no better than chance, 1 is always. In brackets is where the true "
             "figure is likely to lie."));
  return label;
}

static void
add_score (TlSampleResultsPage *page,
           const char          *theme,
           const char          *name,
           const TlSampleScore *score)
{
  const char *tested = get_tested (page);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *only = tested != NULL ? g_strdup_printf (_("Only %s"), tested)
                                         : g_strdup (_("Only the rules"));
  g_autofree char *sentence = tl_sample_score_dup_sentence (score, tested);
  g_autofree char *figures = tl_sample_score_dup_figures (score);

  gtk_box_append (GTK_BOX (box), label_new (name, "heading"));
  gtk_box_append (GTK_BOX (box),
                  label_new (sentence, isnan (score->f1.value) ? "dim-label" : NULL));
  if (figures != NULL)
    gtk_box_append (GTK_BOX (box), figures_new (figures));
  gtk_box_append (GTK_BOX (counts),
                  count_new (name, theme, TL_SEEN_BY_BOTH, score->tp, _("Both")));
  gtk_box_append (GTK_BOX (counts),
                  count_new (name, theme, TL_SEEN_BY_TESTED, score->fp, only));
  gtk_box_append (GTK_BOX (counts),
                  count_new (name, theme, TL_SEEN_BY_CODER, score->fn, _("Only by hand")));
  gtk_box_append (GTK_BOX (box), counts);
  gtk_widget_add_css_class (box, "finding");
  gtk_box_append (page->scores, box);
}

/* Those that most is known of come first. */
static int
compare_known (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const TlSampleScore *scores = data;
  const TlSampleScore *first = &scores[*(const guint *) a];
  const TlSampleScore *second = &scores[*(const guint *) b];
  guint n_first = first->tp + first->fp + first->fn;
  guint n_second = second->tp + second->fp + second->fn;

  return n_first != n_second ? (n_first > n_second ? -1 : 1)
                             : (int) *(const guint *) a - (int) *(const guint *) b;
}

static void
show_about (TlSampleResultsPage *page)
{
  const guint n = page->comparison->paragraphs->len;
  g_autoptr (GString) about = g_string_new (NULL);

  g_string_append_printf (about, ngettext ("Measured on %u paragraph of %u.",
                                           "Measured on %u paragraphs of %u.", n),
                          n, page->n_paragraphs);
  if (page->comparison->n_gone > 0)
    g_string_append_printf (about, ngettext (" %u was read differently since, and is left out.",
                                             " %u were read differently since, and are left out.",
                                             page->comparison->n_gone), page->comparison->n_gone);
  g_string_append_printf (about, " %s",
                          _("“Between” is where the true figure lies for 95 of 100 samples drawn "
                            "like this one. Themes that nobody found here are not measured."));
  gtk_label_set_label (page->about, about->str);
}

static void
show_scores (TlSampleResultsPage *page)
{
  TlComparison *comparison = page->comparison;
  const guint n_themes = g_strv_length (comparison->themes);
  g_autofree guint *order = g_new (guint, n_themes + 1);

  clear_box (page->scores);
  show_about (page);
  gtk_stack_set_visible_child_name (page->stack, "scores");
  if (n_themes == 0)
    {
      GtkWidget *nothing = label_new (_("Neither side found a theme in the paragraphs that both "
                                        "looked at: there is nothing to measure yet."), NULL);

      gtk_widget_add_css_class (nothing, "finding");
      gtk_box_append (page->scores, nothing);
      return;
    }
  for (guint i = 0; i < n_themes; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n_themes, sizeof *order, compare_known, comparison->scores);
  add_score (page, "", _("All themes together"), &comparison->pooled);
  for (guint i = 0; i < n_themes; i++)
    add_score (page, comparison->themes[order[i]],
               tl_session_get_theme_name (page->session, comparison->themes[order[i]]),
               &comparison->scores[order[i]]);
}

static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (TlSampleResultsPage) page = user_data;
  g_autoptr (GError) error = NULL;
  TlComparison *comparison = tl_sample_load_finish (result, &error);

  if (comparison == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tl_session_tell (page->session, error->message, FALSE);
      return;
    }
  g_clear_pointer (&page->comparison, tl_comparison_free);
  page->comparison = comparison;
  show_scores (page);
}

static void
load (TlSampleResultsPage *page)
{
  if (page->is_filling || page->coders == NULL || page->coders->len == 0)
    return;
  g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
  page->cancellable = g_cancellable_new ();
  tl_sample_compare_async (tl_session_get_store (page->session), page->sample, get_coder (page),
                           get_against (page), page->cancellable, compared_cb,
                           g_object_ref (page));
}

static void
choice_cb (TlSampleResultsPage *page)
{
  load (page);
}

static void
coder_cb (TlSampleResultsPage *page)
{
  if (page->is_filling || page->coders == NULL)
    return;
  fill_against (page);
  load (page);
}

/* ── opening ── */

static void
take_coders (TlSampleResultsPage *page,
             const TlSample      *sample)
{
  g_clear_pointer (&page->coders, g_array_unref);
  g_clear_pointer (&page->names, g_ptr_array_unref);
  page->coders = g_array_new (FALSE, FALSE, sizeof (gint64));
  page->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sample->coders->len; i++)
    {
      const TlSampleCoder *coder = sample->coders->pdata[i];

      g_array_append_val (page->coders, coder->id);
      g_ptr_array_add (page->names, g_strdup (coder->name));
    }
}

static void
fill_choices (TlSampleResultsPage *page,
              gint64               coder)
{
  g_autoptr (GtkStringList) coders = gtk_string_list_new (NULL);
  guint selected = 0;

  page->is_filling = TRUE;
  for (guint i = 0; i < page->coders->len; i++)
    {
      gtk_string_list_append (coders, page->names->pdata[i]);
      if (g_array_index (page->coders, gint64, i) == coder)
        selected = i;
    }
  gtk_drop_down_set_model (page->coder_choice, G_LIST_MODEL (coders));
  gtk_drop_down_set_selected (page->coder_choice, selected);
  fill_against (page);
  page->is_filling = FALSE;
}

void
tl_sample_results_page_open (TlSampleResultsPage *page,
                             const TlSample      *sample,
                             gint64               coder)
{
  g_return_if_fail (TL_IS_SAMPLE_RESULTS_PAGE (page) && sample != NULL);

  page->sample = sample->id;
  page->n_paragraphs = sample->n_paragraphs;
  take_coders (page, sample);
  fill_choices (page, coder);
  gtk_stack_set_visible_child_name (page->stack,
                                    page->coders->len > 0 ? "scores" : "uncoded");
  clear_box (page->scores);
  gtk_label_set_label (page->about, "");
  load (page);
}

gboolean
tl_sample_results_page_go_back (TlSampleResultsPage *page)
{
  g_return_val_if_fail (TL_IS_SAMPLE_RESULTS_PAGE (page), FALSE);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (page->stack), "behind") != 0)
    return FALSE;
  gtk_stack_set_visible_child_name (page->stack, "scores");
  return TRUE;
}

/* ── the object ── */

void
tl_sample_results_page_set_session (TlSampleResultsPage *page,
                                    TlSession           *session)
{
  g_return_if_fail (TL_IS_SAMPLE_RESULTS_PAGE (page) && page->session == NULL);

  page->session = g_object_ref (session);
}

static void
tl_sample_results_page_dispose (GObject *object)
{
  TlSampleResultsPage *page = TL_SAMPLE_RESULTS_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&page->comparison, tl_comparison_free);
  g_clear_pointer (&page->coders, g_array_unref);
  g_clear_pointer (&page->names, g_ptr_array_unref);
  g_clear_object (&page->session);

  G_OBJECT_CLASS (tl_sample_results_page_parent_class)->dispose (object);
}

static void
tl_sample_results_page_class_init (TlSampleResultsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_sample_results_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/samples/tl-sample-results-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlSampleResultsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlSampleResultsPage, coder_choice);
  gtk_widget_class_bind_template_child (widget_class, TlSampleResultsPage, against_choice);
  gtk_widget_class_bind_template_child (widget_class, TlSampleResultsPage, about);
  gtk_widget_class_bind_template_child (widget_class, TlSampleResultsPage, scores);
  gtk_widget_class_bind_template_child (widget_class, TlSampleResultsPage, behind_title);
  gtk_widget_class_bind_template_child (widget_class, TlSampleResultsPage, behind);
  gtk_widget_class_bind_template_child (widget_class, TlSampleResultsPage, behind_scroll);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, coder_cb);
  gtk_widget_class_install_action (widget_class, "results.behind", "(su)", show_behind_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_sample_results_page_init (TlSampleResultsPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}
