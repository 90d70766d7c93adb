/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-codebook.h"

#include "tl-array-private.h"

#include <libintl.h>
#include <locale.h>

struct _TlTheme {
  gatomicrefcount refs;
  char           *id;
  char           *texts[TL_N_THEME_TEXTS];
  const char     *shown[TL_N_THEME_TEXTS];    /* of @texts, or of @translations */
  TlTranslation  *translations;
  guint           n_translations;
  gboolean        harm;
  GPtrArray      *rules;
  GPtrArray      *guards;
};

G_DEFINE_BOXED_TYPE (TlTheme, tl_theme, tl_theme_ref, tl_theme_unref)

static const char *const text_names[TL_N_THEME_TEXTS] = {
  "name", "group", "definition", "include", "exclude"
};

const char *
tl_theme_text_to_string (TlThemeText what)
{
  g_return_val_if_fail (what < TL_N_THEME_TEXTS, NULL);

  return text_names[what];
}

gboolean
tl_theme_text_from_string (const char  *string,
                           TlThemeText *what)
{
  g_return_val_if_fail (string != NULL && what != NULL, FALSE);

  for (TlThemeText i = 0; i < TL_N_THEME_TEXTS; i++)
    if (g_str_equal (string, text_names[i]))
      {
        *what = i;
        return TRUE;
      }
  return FALSE;
}

/* Whether the program speaks anything but what it was written in: without a locale gettext heeds no
 * other wish, and themes in one language in a window in another are of no use. */
static gboolean
is_translated (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  return locale != NULL && !g_str_equal (locale, "C") && !g_str_equal (locale, "POSIX");
}

static const char *
find_translation (const TlTheme *theme,
                  TlThemeText    what,
                  const char    *language)
{
  g_autofree char *code = g_strdelimit (g_strdup (language), "_", '-');

  for (guint i = theme->n_translations; i > 0; i--)
    if (theme->translations[i - 1].what == what
        && g_str_equal (theme->translations[i - 1].language, code))
      return theme->translations[i - 1].text;
  return NULL;
}

static const char *
choose (const TlTheme *theme,
        TlThemeText    what)
{
  const char *const *languages = g_get_language_names ();
  const char *text = NULL;

  if (theme->n_translations > 0 && is_translated ())
    for (guint i = 0; languages[i] != NULL && text == NULL; i++)
      text = find_translation (theme, what, languages[i]);
  return text != NULL ? text : theme->texts[what];
}

static void
take_texts (TlTheme             *theme,
            const TlThemeFields *fields)
{
  const char *texts[TL_N_THEME_TEXTS] = {
    fields->name, fields->group, fields->definition, fields->include, fields->exclude
  };

  theme->n_translations = fields->n_translations;
  theme->translations = g_new (TlTranslation, fields->n_translations);
  for (guint i = 0; i < fields->n_translations; i++)
    theme->translations[i] = (TlTranslation) {
      fields->translations[i].what, g_strdup (fields->translations[i].language),
      g_strdup (fields->translations[i].text)
    };
  for (TlThemeText i = 0; i < TL_N_THEME_TEXTS; i++)
    {
      theme->texts[i] = g_strdup (texts[i]);
      theme->shown[i] = choose (theme, i);
    }
}

static void
free_texts (TlTheme *theme)
{
  for (TlThemeText i = 0; i < TL_N_THEME_TEXTS; i++)
    g_free (theme->texts[i]);
  for (guint i = 0; i < theme->n_translations; i++)
    {
      g_free ((char *) theme->translations[i].language);
      g_free ((char *) theme->translations[i].text);
    }
  g_free (theme->translations);
}

TlTheme *
tl_theme_new (const TlThemeFields *fields)
{
  TlTheme *theme;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL && fields->name != NULL, NULL);

  theme = g_new0 (TlTheme, 1);
  g_atomic_ref_count_init (&theme->refs);
  theme->id = g_strdup (fields->id);
  take_texts (theme, fields);
  theme->harm = fields->harm;
  theme->rules = tl_array_copy (fields->rules, (GBoxedCopyFunc) tl_rule_ref,
                                (GDestroyNotify) tl_rule_unref);
  theme->guards = tl_array_copy (fields->guards, (GBoxedCopyFunc) tl_rule_ref,
                                 (GDestroyNotify) tl_rule_unref);
  return theme;
}

TlTheme *
tl_theme_ref (TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  g_atomic_ref_count_inc (&theme->refs);
  return theme;
}

void
tl_theme_unref (TlTheme *theme)
{
  g_return_if_fail (theme != NULL);

  if (!g_atomic_ref_count_dec (&theme->refs))
    return;
  g_free (theme->id);
  free_texts (theme);
  g_ptr_array_unref (theme->rules);
  g_ptr_array_unref (theme->guards);
  g_free (theme);
}

const char *
tl_theme_get_id (const TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  return theme->id;
}

const char *
tl_theme_get_name (const TlTheme *theme)
{
  return tl_theme_get_text (theme, TL_THEME_NAME);
}

const char *
tl_theme_get_group (const TlTheme *theme)
{
  return tl_theme_get_text (theme, TL_THEME_GROUP);
}

const char *
tl_theme_get_definition (const TlTheme *theme)
{
  return tl_theme_get_text (theme, TL_THEME_DEFINITION);
}

const char *
tl_theme_get_include (const TlTheme *theme)
{
  return tl_theme_get_text (theme, TL_THEME_INCLUDE);
}

const char *
tl_theme_get_exclude (const TlTheme *theme)
{
  return tl_theme_get_text (theme, TL_THEME_EXCLUDE);
}

const char *
tl_theme_get_text (const TlTheme *theme,
                   TlThemeText    what)
{
  g_return_val_if_fail (theme != NULL, NULL);
  g_return_val_if_fail (what < TL_N_THEME_TEXTS, NULL);

  return theme->shown[what];
}

const char *
tl_theme_get_plain (const TlTheme *theme,
                    TlThemeText    what)
{
  g_return_val_if_fail (theme != NULL, NULL);
  g_return_val_if_fail (what < TL_N_THEME_TEXTS, NULL);

  return theme->texts[what];
}

const TlTranslation *
tl_theme_get_translations (const TlTheme *theme,
                           guint         *n_translations)
{
  g_return_val_if_fail (theme != NULL && n_translations != NULL, NULL);

  *n_translations = theme->n_translations;
  return theme->translations;
}

gboolean
tl_theme_shares_group (const TlTheme *theme,
                       const TlTheme *other)
{
  g_return_val_if_fail (theme != NULL && other != NULL, FALSE);

  return g_strcmp0 (theme->texts[TL_THEME_GROUP], other->texts[TL_THEME_GROUP]) == 0;
}

gboolean
tl_theme_is_harm (const TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, FALSE);

  return theme->harm;
}

GPtrArray *
tl_theme_get_rules (const TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  return theme->rules;
}

GPtrArray *
tl_theme_get_guards (const TlTheme *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  return theme->guards;
}
