/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-editor.h"
#include "tl-query.h"
#include "tl-test-library.h"

/* A library to be measured, with what decides in it and what is asked of it. */
typedef struct {
  TlTestLibrary *library;
  TlEditor      *editor;
  TlQuery       *query;
} Fixture;

/* @themes: as of tl_test_library_new() */
void fixture_open  (Fixture            *fixture,
                    const char *const  *themes);
/* A tear-down, for g_test_add(). */
void fixture_close (Fixture            *fixture,
                    gconstpointer       data);
