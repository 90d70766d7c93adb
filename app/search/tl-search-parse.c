/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_WORDS 100
#define DEFAULT_NEAR 10
#define MAX_NEAR 1000

G_DEFINE_QUARK (tl-search-error-quark, tl_search_error)

/* What is typed falls into pieces, each of them ready for FTS5: a quoted word or phrase, or NEAR of
 * some. A bare word may yet turn out to be an operator, by what stands at its sides. */
typedef struct {
  char    *expression;
  char    *bare;      /* (nullable): the word as typed, when it was neither quoted nor a prefix */
  gboolean unwanted;
} Piece;

typedef struct {
  const char *at;
  GPtrArray  *pieces;
} Reader;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_free (piece->expression);
  g_free (piece->bare);
  g_free (piece);
}

static void
add_piece (Reader     *reader,
           char       *expression,
           const char *bare,
           gboolean    unwanted)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->expression = expression;
  piece->bare = g_strdup (bare);
  piece->unwanted = unwanted;
  g_ptr_array_add (reader->pieces, piece);
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || (c >= 0x201c && c <= 0x201f) || c == 0xab || c == 0xbb;
}

/* Letters and digits make words; a text without any would be a phrase of nothing. */
static gboolean
has_word (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

/* A string of FTS5, in which nothing has a meaning but the quote. */
static char *
dup_quoted (const char *text,
            gboolean    prefix)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "\"", ' ');

  return g_strdup_printf ("\"%s\"%s", plain, prefix ? " *" : "");
}

static char *
take_phrase (Reader *reader)
{
  const char *start = g_utf8_next_char (reader->at);
  const char *end = start;

  while (*end != '\0' && !is_quote (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  reader->at = *end != '\0' ? g_utf8_next_char (end) : end;
  return g_strndup (start, end - start);
}

/* A word goes on to the next white space; inside of NEAR a comma or the bracket ends it too. */
static char *
take_word (Reader     *reader,
           const char *ends)
{
  const char *start = reader->at;

  while (*reader->at != '\0' && !g_unichar_isspace (g_utf8_get_char (reader->at))
         && strchr (ends, *reader->at) == NULL)
    reader->at = g_utf8_next_char (reader->at);
  return g_strndup (start, reader->at - start);
}

static gboolean
take_star (Reader *reader)
{
  if (*reader->at != '*')
    return FALSE;
  reader->at++;
  return TRUE;
}

static void
skip_space (Reader *reader)
{
  while (g_unichar_isspace (g_utf8_get_char (reader->at)))
    reader->at = g_utf8_next_char (reader->at);
}

/* A word or phrase as FTS5 has it, or NULL when there is no word in it. @bare: (out) (optional) */
static char *
take_operand (Reader      *reader,
              const char  *ends,
              char       **bare)
{
  gboolean phrase = is_quote (g_utf8_get_char (reader->at));
  g_autofree char *text = phrase ? take_phrase (reader) : take_word (reader, ends);
  gboolean prefix = phrase ? take_star (reader) : g_str_has_suffix (text, "*");

  if (!has_word (text))
    return NULL;
  if (bare != NULL && !phrase && !prefix)
    *bare = g_strdup (text);
  return dup_quoted (text, prefix);
}

/* The ", 10" that may end a NEAR. */
static guint
take_distance (Reader *reader)
{
  guint64 distance;
  char *end;

  reader->at++;
  skip_space (reader);
  distance = g_ascii_strtoull (reader->at, &end, 10);
  if (end == reader->at)
    return DEFAULT_NEAR;
  reader->at = end;
  return (guint) CLAMP (distance, 1, MAX_NEAR);
}

/* NEAR(a b, 10), or NULL (and the reader where it was) when there is no word in it. */
static char *
take_near (Reader *reader)
{
  Reader ahead = { reader->at + strlen ("NEAR("), NULL };
  g_autoptr (GString) near = g_string_new ("NEAR(");
  guint distance = DEFAULT_NEAR;
  guint n_operands = 0;

  for (skip_space (&ahead); *ahead.at != ')' && *ahead.at != '\0'; skip_space (&ahead))
    {
      g_autofree char *operand = NULL;

      if (*ahead.at == ',')
        {
          distance = take_distance (&ahead);
          continue;
        }
      operand = take_operand (&ahead, ",)", NULL);
      if (operand != NULL)
        g_string_append_printf (near, "%s%s", n_operands++ > 0 ? " " : "", operand);
    }
  if (n_operands == 0 || n_operands > MAX_WORDS)
    return NULL;
  reader->at = *ahead.at == ')' ? ahead.at + 1 : ahead.at;
  g_string_append_printf (near, ", %u)", distance);
  return g_string_free (g_steal_pointer (&near), FALSE);
}

static void
take_piece (Reader *reader)
{
  g_autofree char *bare = NULL;
  char *expression = NULL;
  gboolean unwanted = *reader->at == '-' && reader->at[1] != '\0'
                      && !g_unichar_isspace (g_utf8_get_char (reader->at + 1));

  if (unwanted)
    reader->at++;
  if (g_str_has_prefix (reader->at, "NEAR("))
    expression = take_near (reader);
  if (expression == NULL)
    expression = take_operand (reader, "", &bare);
  if (expression != NULL)
    add_piece (reader, expression, bare, unwanted);
}

static Piece *
get_piece (GPtrArray *pieces,
           guint      index)
{
  return index < pieces->len ? g_ptr_array_index (pieces, index) : NULL;
}

static gboolean
is_bare (const Piece *piece,
         const char  *word)
{
  return piece != NULL && !piece->unwanted && g_strcmp0 (piece->bare, word) == 0;
}

/* NOT becomes the minus of what follows, and AND between two pieces goes. */
static void
resolve_words (GPtrArray *pieces)
{
  guint i = 0;

  while (i + 1 < pieces->len)
    {
      gboolean is_not = is_bare (get_piece (pieces, i), "NOT");

      if (!is_not && (i == 0 || !is_bare (get_piece (pieces, i), "AND")))
        {
          i++;
          continue;
        }
      if (is_not)
        get_piece (pieces, i + 1)->unwanted = TRUE;
      g_ptr_array_remove_index (pieces, i);
    }
}

/* Whether piece @index is an OR between two pieces that are both wanted. */
static gboolean
is_or (GPtrArray *pieces,
       guint      index)
{
  return index > 0 && index + 1 < pieces->len && is_bare (get_piece (pieces, index), "OR")
         && !get_piece (pieces, index - 1)->unwanted && !get_piece (pieces, index + 1)->unwanted;
}

/* The alternatives that begin at @*index, in brackets; @*index is moved behind them. */
static void
add_alternatives (GString   *wanted,
                  GPtrArray *pieces,
                  guint     *index)
{
  g_string_append_printf (wanted, "%s(%s", wanted->len > 0 ? " AND " : "",
                          get_piece (pieces, *index)->expression);
  for (*index += 1; is_or (pieces, *index); *index += 2)
    g_string_append_printf (wanted, " OR %s", get_piece (pieces, *index + 1)->expression);
  g_string_append_c (wanted, ')');
}

static char *
compose (GPtrArray *pieces)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (GString) unwanted = g_string_new (NULL);
  guint i = 0;

  while (i < pieces->len)
    {
      Piece *piece = get_piece (pieces, i);

      if (!piece->unwanted)
        {
          add_alternatives (wanted, pieces, &i);
          continue;
        }
      g_string_append_printf (unwanted, "%s%s", unwanted->len > 0 ? " OR " : "", piece->expression);
      i++;
    }
  if (wanted->len == 0)
    return NULL;
  if (unwanted->len == 0)
    return g_strdup (wanted->str);
  return g_strdup_printf ("(%s) NOT (%s)", wanted->str, unwanted->str);
}

/* Nobody looks for an operator that has nothing to work on. Returns: (nullable): what it wants */
static const char *
find_hint (const char *text)
{
  static const struct {
    const char *operator;
    const char *hint;
  } hints[] = {
    { "OR", N_("OR stands between two words: type one on each side of it.") },
    { "AND", N_("AND stands between two words: type one on each side of it.") },
    { "NOT", N_("NOT stands before a word that must not occur: type also one that must.") },
    { "NEAR", N_("NEAR wants words in brackets: NEAR(mother overdose, 10).") },
    { "NEAR()", N_("NEAR wants words in brackets: NEAR(mother overdose, 10).") },
    { "-", N_("A hyphen stands directly before a word that must not occur: type also one that "
              "must.") },
  };
  g_autofree char *bare = g_strstrip (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if (g_str_equal (bare, hints[i].operator))
      return _(hints[i].hint);
  return NULL;
}

char *
tl_search_parse (const char  *text,
                 GError     **error)
{
  g_autofree char *valid = NULL;
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func (piece_free);
  Reader reader;
  const char *hint;
  char *expression;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  hint = find_hint (valid);
  reader = (Reader) { valid, pieces };
  for (skip_space (&reader); *reader.at != '\0' && pieces->len < MAX_WORDS; skip_space (&reader))
    take_piece (&reader);
  resolve_words (pieces);
  expression = hint == NULL ? compose (pieces) : NULL;
  if (expression == NULL)
    g_set_error_literal (error, TL_SEARCH_ERROR, TL_SEARCH_ERROR_NOTHING,
                         hint != NULL ? hint
                         : _("There is no word to look for: type one that must occur."));
  return expression;
}
