/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-margins-private.h"

#include "tl-strips-private.h"

#include <string.h>

static char *
take_number (const char *p)
{
  gsize digits = strspn (p, "0123456789");

  return digits > 0 && digits <= 4 ? g_strndup (p, digits) : NULL;
}

/* Only numbers and what is set around them: "13 / 27", "- 2 - / 13", "iv", "[4]". */
static char *
read_bare (const char *key,
           const char *lower)
{
  const char *p = lower + strcspn (lower, "0123456789ivxl");
  gsize roman = strspn (p, "ivxl");

  if (!strchr (key, '#') || key[strspn (key, "#-–—|/[]().,~·• ")] != '\0')
    {
      g_autofree char *rest = g_strdup (key);

      if (!g_str_equal (rest, "#of#"))
        return NULL;
    }
  if (roman > 0)
    return g_strndup (p, roman);
  return take_number (p);
}

char *
tl_margins_read_label (const char *text)
{
  g_autofree char *closed = tl_margin_close_up (text);
  g_autofree char *lower = g_utf8_strdown (closed, -1);
  g_autofree char *key = tl_margin_key (closed);
  const char *page = strstr (lower, "page");
  char *label = NULL;

  if (page)
    {
      const char *p = page + strlen ("page");
      gsize roman;

      p += strspn (p, " :-.|");
      roman = strspn (p, "ivxl");
      label = take_number (p);
      if (!label && roman > 0 && !g_ascii_isalpha (p[roman]))
        label = g_strndup (p, roman);
      if (label)
        return label;
      /* "3 | Page" */
      p = page;
      while (p > lower && strchr (" |-", p[-1]))
        p--;
      while (p > lower && g_ascii_isdigit (p[-1]))
        p--;
      return take_number (p);
    }
  return read_bare (key, lower);
}

/* Without any number in print, the labels that the PDF itself gives its pages. */
static void
take_own_labels (GPtrArray *leaves,
                 GPtrArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    if (labels->pdata[i])
      return;
  for (guint i = 0; i < labels->len; i++)
    labels->pdata[i] = g_strdup (tl_page_get_label (((TlLeaf *) leaves->pdata[i])->page));
}

GPtrArray *
tl_margins_labels (GPtrArray *leaves)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < leaves->len; i++)
    {
      g_autoptr (GPtrArray) strips = tl_strips_list (leaves->pdata[i], TL_ROLE_HEADER,
                                                     TL_ROLE_FOOTER);
      char *label = NULL;

      g_ptr_array_set_free_func (strips, tl_strip_free);
      for (guint j = strips->len; j-- > 0 && !label;)
        {
          tl_strip_finish (strips->pdata[j]);
          label = g_steal_pointer (&((TlStrip *) strips->pdata[j])->label);
        }
      g_ptr_array_add (labels, label);
    }
  take_own_labels (leaves, labels);
  return labels;
}
