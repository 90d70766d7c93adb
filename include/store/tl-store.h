/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-connection.h"
#include "tl-document.h"
#include "tl-finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SECTION:tl-store
 * @short_description: a library on disk
 *
 * A folder with `library.db` and the imported PDFs by SHA-256; while a program has it open, a file
 * `library.lock.…` says who, and other machines are refused. One thread of the store's own holds
 * the writing connection; readers have connections of their own and never wait for it. Several
 * programs on one machine may work on one library: SQLite keeps them apart, and each notices what
 * the others changed. All calls may be made from any thread.
 */

#define TL_STORE_ERROR (tl_store_error_quark ())
GQuark tl_store_error_quark (void);

/**
 * TlStoreError:
 * @TL_STORE_ERROR_NOT_A_LIBRARY: the folder holds something else
 * @TL_STORE_ERROR_TOO_NEW: a later version of the program made it; it was not touched
 * @TL_STORE_ERROR_IN_USE: another machine or program holds it; the message says who
 * @TL_STORE_ERROR_DAMAGED: SQLite says the file is damaged
 * @TL_STORE_ERROR_FULL: the disk is full; nothing of this change was kept
 * @TL_STORE_ERROR_NOT_FOUND: there is no such review, finding …
 * @TL_STORE_ERROR_FAILED: anything else that SQLite says
 */
typedef enum {
  TL_STORE_ERROR_NOT_A_LIBRARY,
  TL_STORE_ERROR_TOO_NEW,
  TL_STORE_ERROR_IN_USE,
  TL_STORE_ERROR_DAMAGED,
  TL_STORE_ERROR_FULL,
  TL_STORE_ERROR_NOT_FOUND,
  TL_STORE_ERROR_FAILED
} TlStoreError;

/** TlStoreChanges: what a change touched, so that views know whether it concerns them. */
typedef enum {
  TL_STORE_REVIEWS   = 1 << 0,
  TL_STORE_FINDINGS  = 1 << 1,
  TL_STORE_TAGS      = 1 << 2,
  TL_STORE_CODE_BOOK = 1 << 3,
  TL_STORE_JOURNAL   = 1 << 4,
  TL_STORE_SAMPLES   = 1 << 5
} TlStoreChanges;

#define TL_TYPE_STORE (tl_store_get_type ())
G_DECLARE_FINAL_TYPE (TlStore, tl_store, TL, STORE, GObject)

/* Signal "changed" (TlStoreChanges changes): emitted in the main context the store was opened in,
 * after a change is on disk, be it this program's or another's. */

/** tl_store_open: opens the library in @folder, making it if the folder is empty or not there; an
 * older one is copied aside (library.db.v1 …) and migrated. Returns: (transfer full) */
TlStore  *tl_store_open              (GFile               *folder,
                                      GCancellable        *cancellable,
                                      GError             **error);
GFile    *tl_store_get_folder        (TlStore             *store);

typedef gboolean (*TlStoreFunc)      (TlConnection        *connection,
                                      gpointer             data,
                                      GCancellable        *cancellable,
                                      GError             **error);

/** tl_store_read: lends @func a reading connection in the calling thread, in one snapshot. */
gboolean  tl_store_read              (TlStore             *store,
                                      TlStoreFunc          func,
                                      gpointer             data,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_read_async: likewise in a worker thread; results travel in @data. */
void      tl_store_read_async        (TlStore             *store,
                                      TlStoreFunc          func,
                                      gpointer             data,
                                      GDestroyNotify       destroy,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
/** tl_store_read_finish: Returns: (transfer none) (nullable): @data, or %NULL with an error; it
 * lives as long as @result. */
gpointer  tl_store_read_finish       (TlStore             *store,
                                      GAsyncResult        *result,
                                      GError             **error);
/** tl_store_write: runs @func in the writing thread inside one transaction, which is taken back
 * whole when @func fails; blocks until it is on disk. Not to be called from inside a write. */
gboolean  tl_store_write             (TlStore             *store,
                                      TlStoreFunc          func,
                                      gpointer             data,
                                      TlStoreChanges       changes,
                                      GCancellable        *cancellable,
                                      GError             **error);
void      tl_store_write_async       (TlStore             *store,
                                      TlStoreFunc          func,
                                      gpointer             data,
                                      GDestroyNotify       destroy,
                                      TlStoreChanges       changes,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gpointer  tl_store_write_finish      (TlStore             *store,
                                      GAsyncResult        *result,
                                      GError             **error);

/* ── documents ── */

/**
 * TlSaving:
 * @file: the name it was imported under
 * @sha256: of the file, hex
 * @document: what was read
 * @codebook: the code book @findings were found with
 * @findings: (element-type TlFinding): by block index
 * @review: the review it is another document of, or 0 for a review of its own (for the one it is of
 *   already, when it is read again)
 */
typedef struct {
  const char *file;
  const char *sha256;
  TlDocument *document;
  TlCodebook *codebook;
  GPtrArray  *findings;
  gint64      review;
} TlSaving;

/** TlSaved: what tl_store_save_document() made of it. */
typedef struct {
  gint64 review;
  gint64 document;
} TlSaved;

/** tl_store_adopt_file: copies @file into the library under its SHA-256, first to a name of its own
 * and then by one rename; the original is never touched. @sha256: (out): hex. Returns: (transfer
 * full): the copy, or %NULL with an error */
GFile    *tl_store_adopt_file        (TlStore             *store,
                                      GFile               *file,
                                      char               **sha256,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_dup_pdf: Returns: (transfer full): where the PDF with that hash is kept; always inside
 * the library: for what is no SHA-256 in lower-case hex, a place where nothing is. */
GFile    *tl_store_dup_pdf           (TlStore             *store,
                                      const char          *sha256);
/** tl_store_find_document: @found: (out): zeroes when the library has none of that hash (removed
 * reviews do not count). Returns: %FALSE only on failure */
gboolean  tl_store_find_document     (TlStore             *store,
                                      const char          *sha256,
                                      TlSaved             *found,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_save_document: a document with its review, facts, blocks, recommendations and findings,
 * in one transaction. When the library has the same file already, nothing is saved and @saved names
 * what it has; a review that was removed comes back then, with all decisions as they were. */
gboolean  tl_store_save_document     (TlStore             *store,
                                      const TlSaving      *saving,
                                      TlSaved             *saved,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_drop_unused_files: removes copies of PDFs that no document names and that are left over
 * from an import that was cut off. */
gboolean  tl_store_drop_unused_files (TlStore             *store,
                                      GCancellable        *cancellable,
                                      GError             **error);

/** tl_store_refresh_facts: to be called inside a write, after facts of @review changed: puts
 * those in force (a person's before what was read; '' as unknown) into the review's own columns. */
gboolean  tl_store_refresh_facts     (TlConnection        *connection,
                                      gint64               review,
                                      GError             **error);

/** tl_store_move_document: to be called inside a write: makes @document one of @review, with its
 * facts, findings and what the journal keeps of them. A review without documents is removed; with
 * one it is back. What is not there is left alone. */
gboolean  tl_store_move_document     (TlConnection        *connection,
                                      gint64               document,
                                      gint64               review,
                                      GError             **error);

/**
 * TlDocumentSummary:
 * @review: the review it is of; 0 when there is no such document
 * @review_title: the review's, or the name of the file
 * @is_private: whether the review is
 * @sha256: of the file, hex
 * @file: the name it was imported under
 * @n_pages: how many
 * @n_unreadable: of these: images not yet read, or damaged
 * @n_images: of those: images that were not tried to be read
 * @n_recognised: pages read from their images
 * @n_blocks: how many
 * @n_findings: how many that count: not rejected, denied, only a maybe or to be placed
 * @markings: (array zero-terminated=1): what is printed on it as a marking
 * @hidden_pages: (element-type guint): pages with words that they do not show
 * @damaged_pages: (element-type guint): pages that could not be opened
 *
 * A document as the library has it.
 */
typedef struct {
  gint64    review;
  char     *review_title;
  gboolean  is_private;
  char     *sha256;
  char     *file;
  guint     n_pages;
  guint     n_unreadable;
  guint     n_images;
  guint     n_recognised;
  guint     n_blocks;
  guint     n_findings;
  char    **markings;
  GArray   *hidden_pages;
  GArray   *damaged_pages;
} TlDocumentSummary;
void      tl_document_summary_free   (TlDocumentSummary   *summary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDocumentSummary, tl_document_summary_free)
/** tl_store_load_summary: Returns: (transfer full): also when there is no such document */
TlDocumentSummary *tl_store_load_summary (TlStore         *store,
                                      gint64               document,
                                      GCancellable        *cancellable,
                                      GError             **error);

/* ── which review a document is of ── */

/** TlReviewSubject: a review not removed, whose child and board are known. */
typedef struct {
  gint64          review;
  char           *subject;
  TlDocumentKind  kind;     /* of one of its documents */
} TlReviewSubject;
/** tl_store_load_subjects: Returns: (transfer full) (element-type TlReviewSubject): all such
 * reviews that have no document of @kind, but for @own */
GArray   *tl_store_load_subjects     (TlStore             *store,
                                      TlDocumentKind       kind,
                                      gint64               own,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_load_facts: Returns: (transfer full) (element-type TlFact): those in force of a
 * review, name and value */
GPtrArray *tl_store_load_facts       (TlStore             *store,
                                      gint64               review,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_find_review: @review: (out): of @document; 0 for none. @is_untouched: (out): it has no
 * other document, and no person has done anything with it */
gboolean  tl_store_find_review       (TlStore             *store,
                                      gint64               document,
                                      gint64              *review,
                                      gboolean            *is_untouched,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_count_reviews: @n_reviews: (out): not removed, with documents */
gboolean  tl_store_count_reviews     (TlStore             *store,
                                      guint               *n_reviews,
                                      GCancellable        *cancellable,
                                      GError             **error);

/* ── reviews that may be one ── */

/**
 * TlReviewTwin:
 * @review: its id
 * @title: its title, or the name of its first file
 * @facts: (element-type TlFact): what tells it from others
 *
 * A review that may be another one over again.
 */
typedef struct {
  gint64     review;
  char      *title;
  GPtrArray *facts;
} TlReviewTwin;
void      tl_review_twin_free        (TlReviewTwin        *twin);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlReviewTwin, tl_review_twin_free)
/** TL_SQL_APART: where the library keeps, with whatever value, that a person said of two reviews
 * that they are not one. */
#define TL_SQL_APART(a, b) "'apart ' || min (" a ", " b ") || ' ' || max (" a ", " b ")"
/** tl_store_load_twins: Returns: (transfer full) (element-type TlReviewTwin): the review itself,
 * then those of about its years that have a document of a kind it has too, but for those that are
 * to be kept apart from it; nothing when there is no such review */
GPtrArray *tl_store_load_twins       (TlStore             *store,
                                      gint64               review,
                                      GCancellable        *cancellable,
                                      GError             **error);

/* ── reading again ── */

/**
 * TlReread:
 * @kept: findings a person coded or decided on that were found again at their place
 * @moved: those found again near it
 * @unplaced: those not found again: kept, marked %TL_FINDING_UNPLACED
 *
 * What became of a person's work when a document was read again.
 */
typedef struct {
  guint kept;
  guint moved;
  guint unplaced;
} TlReread;
/** tl_store_replace_document: puts what was read now in the place of what was read before of the
 * same file (@saving: its sha256 is in the library): pages, blocks, facts that were read,
 * recommendations, findings; in one transaction. What a person set, coded, decided, tagged or noted
 * follows its quote, and is never dropped; ids of findings found again stay. */
gboolean  tl_store_replace_document  (TlStore             *store,
                                      const TlSaving      *saving,
                                      TlReread            *reread,
                                      GCancellable        *cancellable,
                                      GError             **error);

/** TlUnread: a document with pages still to be read from their images. */
typedef struct {
  gint64  document;
  guint   n_pages;
} TlUnread;
/** tl_store_load_unread: Returns: (transfer full) (element-type TlUnread): documents of reviews not
 * removed that have pages of origin %TL_PAGE_IMAGE, in the order they were added; pages that were
 * tried in vain do not count. */
GArray   *tl_store_load_unread       (TlStore             *store,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_load_outdated: Returns: (transfer full) (element-type gint64): documents of reviews not
 * removed that an earlier version of the reader read. */
GArray   *tl_store_load_outdated     (TlStore             *store,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_save_recognised: keeps a page read from its image; one that is an image still says that
 * it was tried in vain. */
gboolean  tl_store_save_recognised   (TlStore             *store,
                                      gint64               document,
                                      TlPage              *page,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_load_recognised: Returns: (transfer full) (element-type TlPage): those kept of a
 * document, by number; of one tried in vain nothing but number and origin, %TL_PAGE_IMAGE. */
GPtrArray *tl_store_load_recognised  (TlStore             *store,
                                      gint64               document,
                                      GCancellable        *cancellable,
                                      GError             **error);

/* ── rules over the library ── */

/** tl_store_load_blocks: Returns: (transfer full) (element-type TlBlock): of a document, in
 * order */
GPtrArray *tl_store_load_blocks      (TlStore             *store,
                                      gint64               document,
                                      GCancellable        *cancellable,
                                      GError             **error);
/**
 * TlParagraph: a block as it lies in the library, without the places of its words.
 * @index: of the block in its document
 * @text: good until the visit goes on
 */
typedef struct {
  gint64      document;
  guint       index;
  TlBlockKind kind;
  TlSection   section;
  const char *text;
  guint       page;
} TlParagraph;
/** TlVisitFunc: Returns: whether to go on; %FALSE with an error */
typedef gboolean (*TlVisitFunc)      (const TlParagraph   *paragraph,
                                      gpointer             data,
                                      GError             **error);
/**
 * tl_store_visit_paragraphs: of all documents but those removed, in no order.
 * @wanted: (nullable) (element-type GPtrArray): for each thing looked for, sets of words, as
 *   tl_matcher_list_words() gives them; with it, only the paragraphs are visited that hold a word
 *   of each set of one of the things, and perhaps some others
 */
gboolean  tl_store_visit_paragraphs  (TlStore             *store,
                                      GPtrArray           *wanted,
                                      TlVisitFunc          func,
                                      gpointer             data,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_visit_coded: those with a finding of a rule for @theme, or for any when it is %NULL. */
gboolean  tl_store_visit_coded       (TlStore             *store,
                                      const char          *theme,
                                      TlVisitFunc          func,
                                      gpointer             data,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** TlReplaced: what replacing findings came to, of those that count: what is ruled out, or a mere
 * mention, is neither gained nor lost, and one that comes to count, or no longer does, is. */
typedef struct {
  guint gained;
  guint lost;
  guint kept;
} TlReplaced;
/** tl_store_replace_findings: puts what the rules find now in the place of what they found before,
 * for @themes (nullable: all) of @document. A finding found again keeps its id and all that
 * hangs on it; one that a person decided on, tagged or noted stays, found or not. */
gboolean  tl_store_replace_findings  (TlStore             *store,
                                      gint64               document,
                                      TlCodebook          *codebook,
                                      GPtrArray           *findings,
                                      const char *const   *themes,
                                      TlReplaced          *replaced,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_load_document_ids: Returns: (transfer full) (element-type gint64): ids of all
 * documents of reviews not removed. */
GArray   *tl_store_load_document_ids (TlStore             *store,
                                      GCancellable        *cancellable,
                                      GError             **error);

/* ── code books ── */

/** tl_store_save_codebook: keeps this version and puts it in force. */
gboolean  tl_store_save_codebook     (TlStore             *store,
                                      TlCodebook          *codebook,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_load_codebook_source: Returns: (transfer full) (nullable): the file of the code book in
 * force; %NULL without an error when none was ever saved. */
GBytes   *tl_store_load_codebook_source (TlStore          *store,
                                      GCancellable        *cancellable,
                                      GError             **error);

/** tl_store_note_own_codebook: remembers that the program itself put this version in force. */
gboolean  tl_store_note_own_codebook (TlStore             *store,
                                      const char          *version,
                                      GCancellable        *cancellable,
                                      GError             **error);
/** tl_store_has_own_codebook: @has: (out): whether it ever did */
gboolean  tl_store_has_own_codebook  (TlStore             *store,
                                      const char          *version,
                                      gboolean            *has,
                                      GCancellable        *cancellable,
                                      GError             **error);

/* ── removing, checking ── */

/** tl_store_erase_review: leaves nothing of a review: rows, index, journal, PDFs; overwrites and
 * gives back the space. Cannot be undone. */
gboolean  tl_store_erase_review      (TlStore             *store,
                                      gint64               review,
                                      GCancellable        *cancellable,
                                      GError             **error);

/** TlProblem: something tl_store_verify() found wrong: what, where, and what would mend it. */
typedef struct {
  char *what;
  char *where;
  char *mend;
} TlProblem;
void      tl_problem_free            (TlProblem           *problem);
/** tl_store_verify: SQLite's own integrity, PDFs present and unchanged, every finding's quote still
 * at its place, the rollup right. Returns: (transfer full) (element-type TlProblem): empty when all
 * is well; %NULL with an error when it could not be looked at */
GPtrArray *tl_store_verify           (TlStore             *store,
                                      GCancellable        *cancellable,
                                      GError             **error);
G_END_DECLS
