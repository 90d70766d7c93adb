/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-export-private.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static const char *const columns[] = {
  "finding", "review", "title", "authority", "year", "nation", "review_type", "theme", "theme_name",
  "stance", "kind", "voice", "status", "origin", "rule", "codebook_version", "section", "number",
  "page", "page_label", "quote", "text", "tags", "note", "denied", "maybe", "remedied", "causes",
  "effects", "coder", NULL
};

/* What a spreadsheet would run rather than show (see the public header). */
static gboolean
looks_like_formula (const char *text)
{
  text += strspn (text, "'");
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static void
add_plain (GString    *row,
           const char *text)
{
  if (row->len > 0)
    g_string_append_c (row, ',');
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (row, text);
      return;
    }
  g_string_append_c (row, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *p);
    }
  g_string_append_c (row, '"');
}

char *
tl_export_dup_cell (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_strconcat (looks_like_formula (text) ? "'" : "", text, NULL);
}

static void
add_text (GString    *row,
          const char *text)
{
  g_autofree char *cell = tl_export_dup_cell (text != NULL ? text : "");

  add_plain (row, cell);
}

/* Nothing for 0: an unknown year. */
static void
add_number (GString *row,
            gint64   number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  add_plain (row, number != 0 ? text : "");
}

static void
add_review (GString       *row,
            TlFindingItem *item)
{
  add_number (row, tl_finding_item_get_id (item));
  add_number (row, tl_finding_item_get_review (item));
  add_text (row, tl_finding_item_get_title (item));
  add_text (row, tl_finding_item_get_authority (item));
  add_number (row, tl_finding_item_get_year (item));
  add_text (row, tl_finding_item_get_nation (item));
  add_text (row, tl_finding_item_get_review_type (item));
}

static void
add_coding (GString       *row,
            TlExport      *export,
            TlFindingItem *item)
{
  add_text (row, tl_finding_item_get_theme (item));
  add_text (row, tl_export_get_plain_name (export, tl_finding_item_get_theme (item)));
  add_text (row, tl_stance_to_string (tl_finding_item_get_stance (item)));
  add_text (row, tl_statement_kind_to_string (tl_finding_item_get_kind (item)));
  add_text (row, tl_voice_to_string (tl_finding_item_get_voice (item)));
  add_text (row, tl_status_to_string (tl_finding_item_get_status (item)));
  add_text (row, tl_origin_to_string (tl_finding_item_get_origin (item)));
  add_text (row, tl_finding_item_get_rule (item));
  add_text (row, tl_finding_item_get_codebook_version (item));
}

static void
add_passage (GString       *row,
             TlFindingItem *item)
{
  g_autofree char *tags = g_strjoinv ("; ", (char **) tl_finding_item_get_tags (item));

  add_text (row, tl_section_to_string (tl_finding_item_get_section (item)));
  add_text (row, tl_finding_item_get_number (item));
  add_number (row, tl_finding_item_get_page (item));
  add_text (row, tl_finding_item_get_page_label (item));
  add_text (row, tl_finding_item_get_quote (item));
  add_text (row, tl_finding_item_get_text (item));
  add_text (row, tags);
  add_text (row, tl_finding_item_get_note (item));
}

static void
add_flag (GString        *row,
          TlFindingItem  *item,
          TlFindingFlags  flag)
{
  add_plain (row, (tl_finding_item_get_flags (item) & flag) != 0 ? "yes" : "");
}

/* The findings by their numbers, with their themes: "17 caseload; 18 staffing". */
static void
add_partners (GString   *row,
              GPtrArray *partners)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; partners != NULL && i < partners->len; i++)
    {
      const TlPartner *partner = g_ptr_array_index (partners, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT " %s", i > 0 ? "; " : "",
                              partner->finding, partner->theme);
    }
  add_text (row, text->str);
}

static void
add_links (GString       *row,
           TlFindingItem *item)
{
  add_flag (row, item, TL_FINDING_DENIED);
  add_flag (row, item, TL_FINDING_MAYBE);
  add_flag (row, item, TL_FINDING_REMEDIED);
  add_partners (row, tl_finding_item_get_causes (item));
  add_partners (row, tl_finding_item_get_effects (item));
  add_text (row, tl_finding_item_get_coder (item));
}

static void
write_row (TlExport      *export,
           TlFindingItem *item,
           gpointer       data)
{
  g_autoptr (GString) row = g_string_new (NULL);

  add_review (row, item);
  add_coding (row, export, item);
  add_passage (row, item);
  add_links (row, item);
  tl_export_print (export, "%s\r\n", row->str);
}

gboolean
tl_export_csv (TlExport  *export,
               GError   **error)
{
  g_autofree char *header = g_strjoinv (",", (char **) columns);

  tl_export_print (export, BYTE_ORDER_MARK "%s\r\n", header);
  return tl_export_each (export, export->query, write_row, NULL, error);
}
