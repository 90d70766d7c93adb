/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-cli-private.h"
#include "tl-rerun.h"

G_BEGIN_DECLS

/* What the commands about code books answer with. */

/* A row a fault; each is complained of, too. */
void      tl_codebook_write_faults (TlCli       *cli,
                                    const char  *file,
                                    GPtrArray   *faults);
/* Name, version, and how many themes and rules. */
void      tl_codebook_fill_version (JsonObject  *object,
                                    TlCodebook  *codebook);
/* A theme's text as this output has it: a table speaks the reader's language, data for programs
 * that of the code book, whoever asks. */
const char *tl_codebook_get_text   (TlCli       *cli,
                                    TlTheme     *theme,
                                    TlThemeText  what);
/* What the theme is called, and its group; @theme is NULL where the code book has it no more. */
void      tl_codebook_fill_theme   (TlCli       *cli,
                                    JsonObject  *row,
                                    TlTheme     *theme);
/* And runs its rules where another was run last. */
gboolean  tl_codebook_put_in_force (TlCli          *cli,
                                    TlCodebook     *codebook,
                                    TlRerunResult  *result,
                                    GError        **error);
/* What that came to. */
void      tl_codebook_fill_result  (JsonObject          *object,
                                    const TlRerunResult *result);
/* @changes: of TlCodebookChange; @name as for tl_output_begin_array(). */
void      tl_codebook_write_changes (TlCli      *cli,
                                     const char *name,
                                     GPtrArray  *changes);
JsonNode *tl_codebook_changes_to_json (GPtrArray *changes);
/* A code book file without faults; with faults they are written as rows, and NULL is returned
 * without an error. */
TlCodebook *tl_codebook_read_sound (TlCli       *cli,
                                    const char  *path,
                                    GError     **error);

/* ── the commands; of codebook ── */

TL_DECLARE_COMMAND (codebook_versions)
TL_DECLARE_COMMAND (codebook_restore)
TL_DECLARE_COMMAND (codebook_compare)
TL_DECLARE_COMMAND (codebook_merge)

G_END_DECLS
