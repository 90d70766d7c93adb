/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-missed-item-private.h"

#include "tl-labels-private.h"

struct _TlMissedItem {
  GObject         parent_instance;
  GPtrArray      *passages;
  const TlMissed *missed;       /* of these */
  gboolean        details;
};

enum {
  PROP_0,
  PROP_DETAILS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (TlMissedItem, tl_missed_item, G_TYPE_OBJECT)

static void
tl_missed_item_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  g_assert (id == PROP_DETAILS);
  g_value_set_boolean (value, TL_MISSED_ITEM (object)->details);
}

static void
tl_missed_item_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  g_assert (id == PROP_DETAILS);
  TL_MISSED_ITEM (object)->details = g_value_get_boolean (value);
}

static void
tl_missed_item_finalize (GObject *object)
{
  g_clear_pointer (&TL_MISSED_ITEM (object)->passages, g_ptr_array_unref);

  G_OBJECT_CLASS (tl_missed_item_parent_class)->finalize (object);
}

static void
tl_missed_item_class_init (TlMissedItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tl_missed_item_get_property;
  object_class->set_property = tl_missed_item_set_property;
  object_class->finalize = tl_missed_item_finalize;

  g_object_class_install_property (object_class, PROP_DETAILS,
                                   g_param_spec_boolean ("details", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE
                                                         | G_PARAM_STATIC_STRINGS));
}

static void
tl_missed_item_init (TlMissedItem *item)
{
}

TlMissedItem *
tl_missed_item_new (GPtrArray *passages,
                    guint      index)
{
  TlMissedItem *item = g_object_new (TL_TYPE_MISSED_ITEM, NULL);

  item->passages = g_ptr_array_ref (passages);
  item->missed = g_ptr_array_index (passages, index);
  return item;
}

const TlMissed *
tl_missed_item_get (TlMissedItem *item)
{
  g_return_val_if_fail (TL_IS_MISSED_ITEM (item), NULL);

  return item->missed;
}

/* ── for people ── */

static void
append_text (GString    *markup,
             const char *text,
             guint       start,
             guint       end)
{
  g_autofree char *part = g_utf8_substring (text, start, end);
  g_autofree char *escaped = g_markup_escape_text (part, -1);

  g_string_append (markup, escaped);
}

/* As the words found by a search: what marks them does not rest on colour. */
static void
append_marked (GString        *markup,
               const TlMissed *missed,
               TlSpan          span)
{
  const guint end = span.start + span.length;
  guint at = span.start;

  for (guint i = 0; i < missed->marks->len; i++)
    {
      const TlSpan mark = g_array_index (missed->marks, TlSpan, i);

      if (mark.start < span.start || mark.start + mark.length > end)
        continue;
      append_text (markup, missed->text, at, mark.start);
      g_string_append (markup, "<b><u>");
      append_text (markup, missed->text, mark.start, mark.start + mark.length);
      g_string_append (markup, "</u></b>");
      at = mark.start + mark.length;
    }
  append_text (markup, missed->text, at, end);
}

char *
tl_missed_item_dup_markup (TlMissedItem *item)
{
  const TlMissed *missed;
  guint length;
  GString *markup;

  g_return_val_if_fail (TL_IS_MISSED_ITEM (item), NULL);

  missed = item->missed;
  length = (guint) g_utf8_strlen (missed->text, -1);
  markup = g_string_new ("“");
  if (!item->details && missed->span.start > 0)
    g_string_append (markup, "[…] ");
  append_marked (markup, missed, item->details ? (TlSpan) { 0, length } : missed->span);
  if (!item->details && missed->span.start + missed->span.length < length)
    g_string_append (markup, " […]");
  g_string_append (markup, "”");
  return g_string_free (markup, FALSE);
}

char *
tl_missed_item_dup_citation (TlMissedItem *item)
{
  const TlMissed *missed;

  g_return_val_if_fail (TL_IS_MISSED_ITEM (item), NULL);

  missed = item->missed;
  return tl_hit_dup_citation (&(TlHit) {
    .title = missed->title,
    .authority = missed->authority,
    .year = missed->year,
    .page = missed->page,
    .page_label = missed->page_label,
    .number = missed->number,
    .section = missed->section,
  });
}

char *
tl_missed_item_dup_words (TlMissedItem *item)
{
  GArray *words;
  GString *text;

  g_return_val_if_fail (TL_IS_MISSED_ITEM (item), NULL);

  words = item->missed->words;
  text = g_string_new (NULL);
  for (guint i = 0; i < words->len; i++)
    {
      const TlMissedWord *word = &g_array_index (words, TlMissedWord, i);

      g_string_append_printf (text, "%s%s %.2f", i > 0 ? " · " : "", word->word, word->weight);
    }
  return g_string_free (text, FALSE);
}
