/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding-list.h"
#include "tl-matcher.h"
#include "tl-output-private.h"
#include "tl-query.h"
#include "tl-store.h"

G_BEGIN_DECLS

/* The command line was used wrongly: exit code 2. All other errors give 1. */
#define TL_CLI_ERROR (tl_cli_error_quark ())
GQuark tl_cli_error_quark (void);
typedef enum {
  TL_CLI_ERROR_USAGE
} TlCliError;

typedef struct _TlCli     TlCli;
typedef struct _TlCommand TlCommand;

/* A command; run gets its own words from the command line, from its name on. */
struct _TlCommand {
  const char *name;
  const char *arguments;   /* what follows it, for its help; NULL for nothing */
  const char *summary;
  gboolean  (*run) (TlCli   *cli,
                    GStrv   *words,
                    GError **error);
  gboolean    only_reads;
};

/* What the options before (or after) a command's name ask for, shared by all commands. */
struct _TlCli {
  const TlCommand    *command;
  const GOptionEntry *entries;   /* the command's own, while they are parsed */
  const char         *notes;     /* what its help ends with; NULL for nothing */
  char               *library;
  char               *codebook;
  TlOutputFormat      format;
  TlOutput           *output;
  TlStore            *store;
  gboolean            complained;
};

GOptionGroup *tl_cli_new_option_group (TlCli                *cli);
/* Takes the command's options out of @words and makes the output ready; behind the command's name
 * there must be @min to @max words then. */
gboolean      tl_cli_parse         (TlCli                *cli,
                                    const GOptionEntry   *entries,
                                    GStrv                *words,
                                    guint                 min,
                                    guint                 max,
                                    GError              **error);
/* Something in the input could not be done: said on standard error; the rest goes on. */
void          tl_cli_complain      (TlCli                *cli,
                                    const char           *where,
                                    const char           *reason);
/* All of a file; errors name it. */
GBytes       *tl_cli_load_file     (const char           *path,
                                    GError              **error);
/* The same of a code book, with the files it includes. */
GBytes       *tl_cli_load_codebook_file (const char        *path,
                                         GError           **error);
/* Borrowed; opened when first asked for. */
TlStore      *tl_cli_open_library  (TlCli                *cli,
                                    GError              **error);
/* The code book that --codebook names, else the one in force in the library. */
TlCodebook   *tl_cli_load_codebook (TlCli                *cli,
                                    GError              **error);
TlMatcher    *tl_cli_load_matcher  (TlCli                *cli,
                                    GError              **error);
/* Says which rules could not be carried through with @matcher. */
void          tl_cli_complain_of_incomplete (TlCli         *cli,
                                             TlMatcher     *matcher);
/* Ids of the documents of a review; an error when there is no such review. */
GArray       *tl_cli_load_documents (TlCli               *cli,
                                     gint64               review,
                                     GError             **error);
/* By the name it was imported under, or its SHA-256. */
gboolean      tl_cli_find_document (TlCli                *cli,
                                    const char           *name,
                                    gint64               *document,
                                    GError              **error);
/* An id as a person types it. */
gboolean      tl_cli_parse_id      (const char           *word,
                                    gint64               *id,
                                    GError              **error);

/* ── options that narrow a query ── */

typedef struct {
  GStrv  values[TL_N_FILTERS];
  int    from;
  int    to;
  char  *text;
  char  *include;
  char  *linked;
} TlFilterOptions;

/* Entries that fill @options; @more are the command's own and may be NULL. */
GOptionEntry *tl_filter_options_dup_entries (TlFilterOptions    *options,
                                             const GOptionEntry *more);
/* Only those that tell reviews and passages apart, whatever was found in them. */
GOptionEntry *tl_filter_options_dup_passage_entries (TlFilterOptions    *options,
                                                     const GOptionEntry *more);
/* What no filter can be is wrong usage; what the library does not have is complained of. Words are
 * put as they are written there. */
TlQuery      *tl_filter_options_to_query    (TlFilterOptions    *options,
                                             TlCli              *cli,
                                             GError            **error);
/* Does so for the @values (NULL for none) of one filter, given as --@option. */
gboolean      tl_filter_check_words         (TlCli              *cli,
                                             TlFilter            filter,
                                             const char         *option,
                                             char              **values,
                                             GError            **error);
/* The same for the one theme of --theme; @theme may be NULL. */
gboolean      tl_filter_check_theme         (TlCli              *cli,
                                             char              **theme,
                                             GError            **error);
void          tl_filter_options_clear       (TlFilterOptions    *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlFilterOptions, tl_filter_options_clear)

/* ── the commands ── */

#define TL_DECLARE_COMMAND(name)             \
  gboolean tl_cmd_##name (TlCli   *cli,      \
                          GStrv   *words,    \
                          GError **error);

TL_DECLARE_COMMAND (import)
TL_DECLARE_COMMAND (reviews)
TL_DECLARE_COMMAND (set)
TL_DECLARE_COMMAND (show)
TL_DECLARE_COMMAND (findings)
TL_DECLARE_COMMAND (explain)
TL_DECLARE_COMMAND (rerun)
TL_DECLARE_COMMAND (reread)
TL_DECLARE_COMMAND (search)
TL_DECLARE_COMMAND (missed)
TL_DECLARE_COMMAND (themes)
TL_DECLARE_COMMAND (depth)
TL_DECLARE_COMMAND (causes)
TL_DECLARE_COMMAND (codebook)
TL_DECLARE_COMMAND (codebook_report)
TL_DECLARE_COMMAND (evaluate)
TL_DECLARE_COMMAND (sample)
TL_DECLARE_COMMAND (export)
TL_DECLARE_COMMAND (remove)
TL_DECLARE_COMMAND (move)
TL_DECLARE_COMMAND (verify)

G_END_DECLS
