/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-export-private.h"

#include "tl-citation.h"
#include "tl-tally.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whatever is said in the document in translated words has no markup in it: it is escaped like all
 * other text. */

static const char head[] =
  "<!DOCTYPE html>\n"
  "<html lang=\"en-GB\">\n"
  "<head>\n"
  "<meta charset=\"utf-8\" />\n"
  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
  "<meta name=\"generator\" content=\"Throughline\" />\n";

static const char style[] =
  "<style>\n"
  ":root { color-scheme: light dark; }\n"
  "body { font: 1rem/1.5 Cantarell, \"Noto Sans\", Arial, sans-serif; max-width: 46rem;"
  " margin: 0 auto; padding: 1.5rem; }\n"
  "h1, h2, h3 { line-height: 1.25; }\n"
  "h2 { margin-top: 2.5rem; border-bottom: 1px solid; padding-bottom: .25rem; }\n"
  "h3 { margin-top: 2rem; font-size: 1.1rem; }\n"
  ".care { border: 1px solid; padding: .75rem 1rem; }\n"
  "article { margin: 1.25rem 0; }\n"
  "blockquote { margin: 0; padding-left: 1rem; border-left: .25rem solid; }\n"
  "blockquote p { margin: 0; }\n"
  ".source, .coding, .tags, .note { margin: .35rem 0 0 1.25rem; font-size: .92rem; }\n"
  ".voice { font-weight: bold; }\n"
  "footer { margin-top: 3rem; border-top: 1px solid; font-size: .92rem;"
  " overflow-wrap: anywhere; }\n"
  "@media print {\n"
  "  body { max-width: none; padding: 0; font-size: 10.5pt; }\n"
  "  nav a { color: inherit; text-decoration: none; }\n"
  "  h2, h3 { break-after: avoid; }\n"
  "  article { break-inside: avoid; }\n"
  "}\n"
  "</style>\n";

static void
write_escaped (TlExport   *export,
               const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  tl_export_write (export, escaped);
}

G_GNUC_PRINTF (4, 5)
static void
write_element (TlExport   *export,
               const char *tag,
               const char *class,
               const char *format,
               ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  if (class != NULL)
    tl_export_print (export, "<%s class=\"%s\">", tag, class);
  else
    tl_export_print (export, "<%s>", tag);
  write_escaped (export, text);
  tl_export_print (export, "</%s>\n", tag);
}

static char *
dup_findings (guint n)
{
  return g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);
}

/* The denominator goes with every count of reviews. */
static char *
dup_reviews (guint           n,
             const TlCounts *counts)
{
  return g_strdup_printf (ngettext ("in %u of %u review with readable text",
                                    "in %u of %u reviews with readable text",
                                    counts->readable_reviews),
                          n, counts->readable_reviews);
}

static void
write_counts (TlExport       *export,
              const TlCounts *counts)
{
  g_autofree char *findings = dup_findings (counts->findings);
  g_autofree char *reviews = dup_reviews (counts->reviews, counts);

  if (counts->findings == 0)
    write_element (export, "p", "count",
                   ngettext ("No rule matched, and nobody coded a passage, in %u review with "
                             "readable text. That does not say that there is none.",
                             "No rule matched, and nobody coded a passage, in %u reviews with "
                             "readable text. That does not say that there is none.",
                             counts->readable_reviews), counts->readable_reviews);
  else
    write_element (export, "p", "count", "%s, %s.", findings, reviews);
  if (counts->unread_reviews > 0)
    write_element (export, "p", "count",
                   ngettext ("%u review has pages that could not be read.",
                             "%u reviews have pages that could not be read.",
                             counts->unread_reviews), counts->unread_reviews);
}

static void
write_header (TlExport       *export,
              const TlCounts *counts)
{
  tl_export_write (export, head);
  write_element (export, "title", NULL, "%s", _("Findings from reviews"));
  tl_export_print (export, "%s</head>\n<body>\n<header>\n", style);
  write_element (export, "h1", NULL, "%s", _("Findings from reviews"));
  write_element (export, "p", "care", "%s",
                 _("These are passages from reviews held after a child died or was seriously "
                   "harmed. They can be distressing to read. The people in them are real: please "
                   "do not try to find out who they are."));
  write_counts (export, counts);
  tl_export_write (export, "</header>\n");
}

/* Suggested by a rule or decided by a person: the two never look the same. */
static char *
dup_standing (TlFindingItem *item)
{
  const char *rule = tl_finding_item_get_rule (item);
  const char *coder = tl_finding_item_get_coder (item);

  switch (tl_finding_item_get_status (item))
    {
    case TL_STATUS_ACCEPTED:
      return tl_finding_item_get_origin (item) == TL_ORIGIN_HAND
               ? g_strdup_printf (_("coded by hand by %s"), coder)
               : g_strdup_printf (_("found by rule %s, accepted by %s"), rule, coder);
    case TL_STATUS_REJECTED:
      return tl_finding_item_get_origin (item) == TL_ORIGIN_HAND
               ? g_strdup_printf (_("coded by hand, rejected by %s"), coder)
               : g_strdup_printf (_("found by rule %s, rejected by %s"), rule, coder);
    case TL_STATUS_SUGGESTED:
    default:
      return g_strdup_printf (_("suggested by rule %s, not checked by a person"), rule);
    }
}

/* What a reader must know before the rest, if there is anything. */
static void
write_warnings (TlExport      *export,
                TlFindingItem *item)
{
  TlVoice voice = tl_finding_item_get_voice (item);
  TlFindingFlags flags = tl_finding_item_get_flags (item);

  if (voice != TL_VOICE_REVIEWER)
    write_element (export, "p", "coding voice", _("Not the review’s own view. Voice: %s."),
                   tl_voice_get_label (voice));
  if (flags & TL_FINDING_DENIED)
    write_element (export, "p", "coding", "%s", _("Rules the theme out."));
  if (flags & TL_FINDING_MAYBE)
    write_element (export, "p", "coding", "%s", _("Uncertain."));
  if (flags & TL_FINDING_UNPLACED)
    write_element (export, "p", "coding", "%s",
                   _("Not found again when the document was last read; to be placed."));
  if (flags & TL_FINDING_REMEDIED)
    write_element (export, "p", "coding", "%s", _("Said to have been put right since."));
}

/* By name, with the words that say so. Returns: (transfer full) (nullable) */
static char *
dup_partners (TlExport  *export,
              GPtrArray *partners)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; partners != NULL && i < partners->len; i++)
    {
      const TlPartner *partner = g_ptr_array_index (partners, i);

      g_string_append_printf (names, "%s%s (“%s”)", i > 0 ? "; " : "",
                              tl_export_get_theme_name (export, partner->theme),
                              partner->connective);
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static void
write_partners (TlExport      *export,
                TlFindingItem *item)
{
  g_autofree char *causes = dup_partners (export, tl_finding_item_get_causes (item));
  g_autofree char *effects = dup_partners (export, tl_finding_item_get_effects (item));

  if (causes != NULL)
    write_element (export, "p", "coding", _("Said to have come of: %s"), causes);
  if (effects != NULL)
    write_element (export, "p", "coding", _("Said to have led to: %s"), effects);
}

static void
write_coding (TlExport      *export,
              TlFindingItem *item)
{
  g_autofree char *standing = dup_standing (item);

  write_warnings (export, item);
  write_element (export, "p", "coding", _("%s · %s · Section: %s · %s"),
                 tl_stance_get_label (tl_finding_item_get_stance (item)),
                 tl_statement_kind_get_label (tl_finding_item_get_kind (item)),
                 tl_section_get_label (tl_finding_item_get_section (item)), standing);
  write_partners (export, item);
}

static char *
dup_place (TlFindingItem *item)
{
  TlCitation citation = {
    .authority = tl_finding_item_get_authority (item),
    .title = tl_finding_item_get_title (item),
    .year = tl_finding_item_get_year (item),
    .number = tl_finding_item_get_number (item),
    .page = tl_finding_item_get_page (item),
    .page_label = tl_finding_item_get_page_label (item),
  };

  return tl_citation_dup_place (&citation);
}

/* A review that was taken away since the export began is named by what its findings say of it. */
static char *
dup_reference (TlExport      *export,
               TlFindingItem *item)
{
  g_autoptr (TlReviewDetails) details =
    tl_review_details_load (export->store, tl_finding_item_get_review (item), export->cancellable,
                            NULL);

  if (details != NULL)
    return tl_citation_dup_review (details);
  return tl_citation_dup_reference (&(TlCitation) {
    .authority = tl_finding_item_get_authority (item),
    .title = tl_finding_item_get_title (item),
    .year = tl_finding_item_get_year (item),
  });
}

static void
write_review_heading (TlExport      *export,
                      TlFindingItem *item)
{
  g_autofree char *reference = dup_reference (export, item);

  write_element (export, "h3", NULL, "%s", reference);
}

static void
write_finding (TlExport      *export,
               TlFindingItem *item,
               gpointer       data)
{
  gint64 *last_review = data;
  g_autofree char *place = dup_place (item);
  g_autofree char *tags = g_strjoinv ("; ", (char **) tl_finding_item_get_tags (item));
  const char *quote = tl_finding_item_get_quote (item);

  if (tl_finding_item_get_review (item) != *last_review)
    write_review_heading (export, item);
  *last_review = tl_finding_item_get_review (item);
  tl_export_print (export, "<article id=\"finding-%" G_GINT64_FORMAT "\">\n<blockquote>",
                   tl_finding_item_get_id (item));
  write_element (export, "p", NULL, "%s",
                 *quote != '\0' ? quote : _("[a region of the page, without text]"));
  tl_export_write (export, "</blockquote>\n");
  write_element (export, "p", "source", "(%s)", place);
  write_coding (export, item);
  if (*tags != '\0')
    write_element (export, "p", "tags", _("Tags: %s"), tags);
  if (tl_finding_item_get_note (item) != NULL)
    write_element (export, "p", "note", _("Note: %s"), tl_finding_item_get_note (item));
  tl_export_write (export, "</article>\n");
}

static gboolean
is_shown (TlExport      *export,
          const TlCount *count)
{
  const char *const *named = tl_query_get_values (export->query, TL_FILTER_THEME);

  return count->findings > 0 && (named[0] == NULL || g_strv_contains (named, count->value));
}

static int
get_place (TlExport   *export,
           const char *theme)
{
  GPtrArray *themes = tl_codebook_get_themes (export->codebook);
  int place = 0;

  while (place < (int) themes->len
         && strcmp (tl_theme_get_id (g_ptr_array_index (themes, place)), theme) != 0)
    place++;
  return place;
}

static int
compare_themes_cb (gconstpointer a,
                   gconstpointer b,
                   gpointer      export)
{
  const TlCount *one = *(TlCount *const *) a;
  const TlCount *other = *(TlCount *const *) b;
  int order = get_place (export, one->value) - get_place (export, other->value);

  return order != 0 ? order : strcmp (one->value, other->value);
}

/* The themes that have a section, in the code book's order. Returns: (transfer container)
 * (element-type TlCount) */
static GPtrArray *
list_themes (TlExport       *export,
             const TlCounts *counts)
{
  const GPtrArray *values = counts->values[TL_FILTER_THEME];
  GPtrArray *themes = g_ptr_array_new ();

  for (guint i = 0; i < values->len; i++)
    {
      if (is_shown (export, g_ptr_array_index (values, i)))
        g_ptr_array_add (themes, g_ptr_array_index (values, i));
    }
  g_ptr_array_sort_with_data (themes, compare_themes_cb, export);
  return themes;
}

static void
write_contents (TlExport  *export,
                GPtrArray *themes)
{
  if (themes->len < 2)
    return;
  tl_export_write (export, "<nav>\n");
  write_element (export, "h2", NULL, "%s", _("Themes"));
  tl_export_write (export, "<ol>\n");
  for (guint i = 0; i < themes->len; i++)
    {
      const TlCount *count = g_ptr_array_index (themes, i);
      g_autofree char *findings = dup_findings (count->findings);

      tl_export_print (export, "<li><a href=\"#theme-%u\">", i + 1);
      write_escaped (export, tl_export_get_theme_name (export, count->value));
      tl_export_write (export, "</a>: ");
      write_escaped (export, findings);
      tl_export_write (export, "</li>\n");
    }
  tl_export_write (export, "</ol>\n</nav>\n");
}

static gboolean
write_theme (TlExport        *export,
             const TlCounts  *counts,
             const TlCount   *count,
             guint            number,
             GError         **error)
{
  g_autoptr (TlQuery) themeless = tl_query_without (export->query, TL_FILTER_THEME);
  g_autoptr (TlQuery) themed = tl_query_with_value (themeless, TL_FILTER_THEME, count->value);
  g_autoptr (TlQuery) query = tl_query_with_order (themed, TL_ORDER_REVIEW);
  g_autofree char *findings = dup_findings (count->findings);
  g_autofree char *reviews = dup_reviews (count->reviews, counts);
  gint64 last_review = 0;

  tl_export_print (export, "<section id=\"theme-%u\">\n", number);
  write_element (export, "h2", NULL, "%s", tl_export_get_theme_name (export, count->value));
  write_element (export, "p", "count", "%s, %s.", findings, reviews);
  if (!tl_export_each (export, query, write_finding, &last_review, error))
    return FALSE;
  tl_export_write (export, "</section>\n");
  return TRUE;
}

static void
write_footer (TlExport *export,
              guint     n_left_out)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%-d %B %Y, %H:%M");
  g_autofree char *query = tl_export_dup_query (export);

  tl_export_write (export, "<footer>\n");
  write_element (export, "h2", NULL, "%s", _("How this was made"));
  write_element (export, "p", NULL, _("Asked for: %s"), query);
  if (n_left_out > 0)
    write_element (export, "p", NULL,
                   g_dngettext (GETTEXT_PACKAGE, "%u private review was left out.",
                                "%u private reviews were left out.", n_left_out), n_left_out);
  write_element (export, "p", NULL, _("Code book: %s, version %s"),
                 tl_codebook_get_name (export->codebook),
                 tl_codebook_get_version (export->codebook));
  write_element (export, "p", NULL, _("Made on %s with Throughline. Quotes are verbatim but for "
                                      "white space and hyphens at line ends. Counts are of the "
                                      "reviews in one library, not of all reviews there are."),
                 date);
  tl_export_write (export, "</footer>\n</body>\n</html>\n");
}

static TlCounts *
load_counts (TlExport  *export,
             GError   **error)
{
  g_autoptr (TlTally) tally = tl_tally_load (export->store, export->cancellable, error);

  if (tally == NULL)
    return NULL;
  return tl_tally_count (tally, export->store, export->query, export->cancellable, error);
}

gboolean
tl_export_html (TlExport  *export,
                GError   **error)
{
  g_autoptr (TlCounts) counts = load_counts (export, error);
  g_autoptr (GPtrArray) themes = NULL;
  guint n_left_out;

  if (counts == NULL || !tl_export_count_left_out (export->store, export->query, &n_left_out,
                                                   export->cancellable, error))
    return FALSE;
  themes = list_themes (export, counts);
  write_header (export, counts);
  write_contents (export, themes);
  tl_export_write (export, "<main>\n");
  for (guint i = 0; i < themes->len; i++)
    {
      if (!write_theme (export, counts, g_ptr_array_index (themes, i), i + 1, error))
        return FALSE;
    }
  tl_export_write (export, "</main>\n");
  write_footer (export, n_left_out);
  return TRUE;
}
