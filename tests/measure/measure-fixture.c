/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure-fixture.h"

void
fixture_open (Fixture            *fixture,
              const char *const  *themes)
{
  fixture->library = tl_test_library_new (themes);
  fixture->editor = tl_editor_new (fixture->library->store);
  fixture->query = tl_query_new ();
}

/* What the store still has to tell is told first: it holds on to the editor. */
void
fixture_close (Fixture       *fixture,
               gconstpointer  data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tl_query_unref (fixture->query);
  g_object_unref (fixture->editor);
  tl_test_library_free (fixture->library);
}
