/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-test-filler.h"

static const char *const themes[] = {
  "listening", "recording", "handover", "supervision", "caseload", "thresholds", "escalation",
  "training", "planning", "assessment", "visits", "meetings", "housing", "schooling", "transport",
  "translation", "fathers", "siblings", "siting", "staffing", NULL
};

static const char *const words[] = {
  "the", "a", "and", "of", "to", "in", "that", "was", "for", "with", "on", "by", "not", "this",
  "family", "worker", "agency", "plan", "meeting", "record", "visit", "letter", "school", "nurse",
  "manager", "team", "form", "office", "telephone", "message", "week", "month", "spring",
  "decision", "question", "answer", "concern", "reason", "change", "delay", "reply", "note",
  "asked", "agreed", "waited", "wrote", "spoke", "learned", "noticed", "missed", "shared", "closed",
  "early", "late", "clear", "careful", "usual", "further", "several", "separate", "written",
};

static const char *const nations[] = { "England", "Wales", "Scotland", "Northern Ireland" };

static const TlSection sections[] = {
  TL_SECTION_INTRODUCTION, TL_SECTION_FAMILY_BACKGROUND, TL_SECTION_CHRONOLOGY, TL_SECTION_ANALYSIS,
  TL_SECTION_ANALYSIS, TL_SECTION_FINDINGS, TL_SECTION_CONCLUSION, TL_SECTION_RECOMMENDATIONS,
};

const char *const *
tl_test_filling_get_themes (void)
{
  return themes;
}

static guint
pick (GRand *random,
      guint  n)
{
  return (guint) g_rand_int_range (random, 0, (gint32) n);
}

static gboolean
one_in (GRand *random,
        guint  n)
{
  return pick (random, n) == 0;
}

G_GNUC_PRINTF (3, 4)
static void
set_fact (TlTestDocument *document,
          TlFactName      name,
          const char     *format,
          ...)
{
  g_autofree char *value = NULL;
  va_list args;

  va_start (args, format);
  value = g_strdup_vprintf (format, args);
  va_end (args);
  tl_test_document_set_fact (document, name, value);
}

/* Some facts are not known, as in life. */
static void
add_facts (TlTestDocument *document,
           GRand          *random,
           guint           index)
{
  set_fact (document, TL_FACT_TITLE, "Review of Child %c%u", 'A' + (int) pick (random, 26), index);
  set_fact (document, TL_FACT_SUBJECT, "Child %c", 'A' + (int) pick (random, 26));
  if (!one_in (random, 8))
    set_fact (document, TL_FACT_AUTHORITY, "Board of Area %u", pick (random, 40) + 1);
  if (!one_in (random, 10))
    set_fact (document, TL_FACT_REGION, "Region %u", pick (random, 9) + 1);
  if (!one_in (random, 12))
    set_fact (document, TL_FACT_NATION, "%s", nations[pick (random, G_N_ELEMENTS (nations))]);
  if (!one_in (random, 12))
    set_fact (document, TL_FACT_PUBLISHED, "%u-%02u", 1988 + pick (random, 37),
              pick (random, 12) + 1);
  if (!one_in (random, 15))
    set_fact (document, TL_FACT_REVIEW_TYPE, "%s",
              tl_review_type_to_string (pick (random, TL_N_REVIEW_TYPES)));
}

static char *
make_sentences (GRand *random)
{
  GString *text = g_string_new (NULL);
  guint n_words = 15 + pick (random, 45);

  for (guint i = 0; i < n_words; i++)
    {
      const char *word = one_in (random, 12) ? themes[pick (random, G_N_ELEMENTS (themes) - 1)]
                                             : words[pick (random, G_N_ELEMENTS (words))];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", word);
      if (i + 1 == n_words || one_in (random, 14))
        g_string_append_c (text, '.');
    }
  return g_string_free (text, FALSE);
}

/* Six to twelve words of @text. */
static char *
pick_quote (GRand      *random,
            const char *text)
{
  g_auto (GStrv) all = g_strsplit (text, " ", -1);
  guint n_words = g_strv_length (all);
  guint length = MIN (6 + pick (random, 7), n_words);
  guint start = pick (random, n_words - length + 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) some = NULL;

  for (guint i = start; i < start + length; i++)
    g_strv_builder_add (builder, all[i]);
  some = g_strv_builder_end (builder);
  return g_strjoinv (" ", some);
}

static void
add_finding (TlTestDocument *document,
             GRand          *random,
             guint           block,
             const char     *text)
{
  /* Some themes are much more frequent than others. */
  guint one = pick (random, G_N_ELEMENTS (themes) - 1);
  guint other = pick (random, G_N_ELEMENTS (themes) - 1);
  g_autofree char *quote = pick_quote (random, text);
  TlFindingFlags flags = one_in (random, 25) ? TL_FINDING_DENIED
                         : one_in (random, 25) ? TL_FINDING_MAYBE
                         : one_in (random, 25) ? TL_FINDING_REMEDIED : TL_FINDING_PLAIN;

  tl_test_document_set_sort (document, pick (random, TL_N_STATEMENT_KINDS),
                             one_in (random, 3) ? pick (random, TL_N_VOICES) : TL_VOICE_REVIEWER,
                             flags);
  tl_test_document_add_finding (document, block, themes[MIN (one, other)],
                                pick (random, TL_N_STANCES), quote);
}

static void
add_text (TlTestDocument      *document,
          GRand               *random,
          const TlTestFilling *filling,
          guint                n_text_pages)
{
  for (guint i = 0; i < filling->n_blocks; i++)
    {
      guint chapter = i * G_N_ELEMENTS (sections) / filling->n_blocks;
      g_autofree char *number = g_strdup_printf ("%u.%u", chapter + 1, i + 1);
      g_autofree char *text = make_sentences (random);
      guint page = 1 + i * n_text_pages / filling->n_blocks;
      guint block = tl_test_document_add_block (document, page, sections[chapter], number, text);
      guint n_findings = filling->n_findings * (i + 1) / filling->n_blocks
                         - filling->n_findings * i / filling->n_blocks;

      for (guint j = 0; j < n_findings; j++)
        add_finding (document, random, block, text);
    }
}

void
tl_test_library_fill (TlTestLibrary       *library,
                      const TlTestFilling *filling)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (filling->seed);

  for (guint i = 0; i < filling->n_reviews; i++)
    {
      guint n_pages = 10 + pick (random, 60);
      gboolean unread = one_in (random, 10);
      guint n_unreadable = !unread ? 0 : one_in (random, 2) ? n_pages : pick (random, n_pages) + 1;
      TlTestDocument *document = tl_test_document_new (n_pages, n_unreadable);

      tl_test_document_set_front (document, pick (random, 4));
      add_facts (document, random, i + 1);
      if (n_unreadable < n_pages)
        add_text (document, random, filling, n_pages - n_unreadable);
      tl_test_document_save (document, library);
    }
}

void
tl_test_library_decide (TlTestLibrary *library)
{
  tl_test_library_run (library, TL_STORE_FINDINGS | TL_STORE_TAGS | TL_STORE_REVIEWS,
    "INSERT INTO decisions SELECT id, 'status', 1, 'accepted', " TL_SQL_NOW
    " FROM findings WHERE id % 5 = 0;"
    "INSERT INTO decisions SELECT id, 'status', 1, 'rejected', " TL_SQL_NOW
    " FROM findings WHERE id % 7 = 1 AND id % 5 <> 0;"
    "INSERT INTO decisions SELECT id, 'theme', 1, 'visits', " TL_SQL_NOW
    " FROM findings WHERE id % 31 = 3;"
    "INSERT INTO decisions SELECT id, 'trim', 1, start || '+' || 4, " TL_SQL_NOW
    " FROM findings WHERE id % 37 = 3;"
    "INSERT INTO tags (name) VALUES ('lecture'), ('chapter 2'), ('to “check”'), ('unused');"
    "INSERT INTO finding_tags SELECT id, 1, 1, " TL_SQL_NOW
    " FROM findings WHERE id % 11 = 0;"
    "INSERT INTO finding_tags SELECT id, 2, 1, " TL_SQL_NOW
    " FROM findings WHERE id % 13 = 0;"
    "INSERT INTO finding_tags SELECT id, 3, 1, " TL_SQL_NOW
    " FROM findings WHERE id % 29 = 0;"
    "INSERT INTO notes SELECT id, 1, 'Note on ' || id, " TL_SQL_NOW
    " FROM findings WHERE id % 17 = 0;"
    "UPDATE reviews SET removed = " TL_SQL_NOW " WHERE id % 9 = 4;"
    "UPDATE reviews SET private = 1 WHERE id % 8 = 3;");
}
