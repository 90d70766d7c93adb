-- The library. Numbered from 1 and never changed once released: what comes later is a new file.
-- The program sets user_version in the transaction that runs this. Times are UTC, ISO 8601, to the
-- millisecond. Ids of reviews, documents and findings are never used again: people cite them, and
-- the journal brings back by them what was taken away.

-- What the library itself knows: "id" (a UUID), "created" (ISO 8601), "code-book" (the id of the
-- code book in force).
CREATE TABLE library (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Whoever decides and codes. The first is the person at this machine.
CREATE TABLE coders (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- Case, review, document: one or more children; one process; one file. Facts belong to the review,
-- pages to the document, and counts are of reviews.
CREATE TABLE cases (
  id   INTEGER PRIMARY KEY,
  name TEXT
) STRICT;

-- The columns from title on are the facts now in force (see facts), for sorting and filtering; year
-- is the year of published. A removed review is kept until it is erased, and shown nowhere.
CREATE TABLE reviews (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id       INTEGER REFERENCES cases ON DELETE SET NULL,
  added         TEXT NOT NULL,
  removed       TEXT,
  private       INTEGER NOT NULL DEFAULT 0,
  title         TEXT,
  subject       TEXT,
  review_type   TEXT,
  nation        TEXT,
  authority     TEXT,
  region        TEXT,
  published     TEXT,
  year          INTEGER,
  incident_year INTEGER,
  child_age     TEXT,
  harm          TEXT
) STRICT;
CREATE INDEX reviews_case ON reviews (case_id);

CREATE TABLE documents (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  review_id      INTEGER NOT NULL REFERENCES reviews ON DELETE CASCADE,
  sha256         TEXT NOT NULL UNIQUE,
  file           TEXT NOT NULL,              -- the name it was imported under, for people
  kind           TEXT NOT NULL,
  n_pages        INTEGER NOT NULL,
  n_unreadable   INTEGER NOT NULL,
  n_words        INTEGER NOT NULL,
  reader_version INTEGER NOT NULL,
  code_book_id   INTEGER REFERENCES code_books,
  added          TEXT NOT NULL
) STRICT;
CREATE INDEX documents_review ON documents (review_id);

CREATE TABLE pages (
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  number      INTEGER NOT NULL,
  label       TEXT,
  width       REAL NOT NULL,
  height      REAL NOT NULL,
  origin      TEXT NOT NULL,
  confidence  REAL NOT NULL DEFAULT 0,        -- of a page read from an image, 0 to 1
  n_hidden    INTEGER NOT NULL DEFAULT 0,     -- words the page has and does not show
  PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID;

-- Pages read from their images (tl_page_to_bytes), kept so that it is never done twice: the work of
-- a long scan is not lost when it is cut off, and reading the document again uses them. NULL for a
-- page that could not be read: it is tried again only when a person asks.
CREATE TABLE recognised (
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  number      INTEGER NOT NULL,
  page        BLOB,
  at          TEXT NOT NULL,
  PRIMARY KEY (document_id, number)
) STRICT;

-- A fact as it was read, or as a person set it; a person's stands, whatever is read again. Names
-- are those of the command line; a user's own attributes begin with "x.". ordinal tells several
-- authors apart. A person who empties a fact leaves a row with value ''.
CREATE TABLE facts (
  id          INTEGER PRIMARY KEY,
  review_id   INTEGER NOT NULL REFERENCES reviews ON DELETE CASCADE,
  name        TEXT NOT NULL,
  ordinal     INTEGER NOT NULL DEFAULT 0,
  value       TEXT NOT NULL,
  by_user     INTEGER NOT NULL,
  document_id INTEGER REFERENCES documents ON DELETE CASCADE,
  page        INTEGER,
  text        TEXT,
  confidence  REAL
) STRICT;
CREATE UNIQUE INDEX facts_each
  ON facts (review_id, name, by_user, coalesce(document_id, 0), ordinal);
CREATE INDEX facts_document ON facts (document_id);

-- The facts that hold: what a person set, else what was read in the overview, else in the executive
-- summary, else in another document. What any of them is marked with holds for all. Where a person
-- said "unknown", value is '' here too.
CREATE VIEW facts_in_force AS
SELECT * FROM facts AS f
WHERE by_user = 1 OR NOT EXISTS (
  SELECT 1 FROM facts AS u WHERE u.review_id = f.review_id AND u.name = f.name AND u.by_user = 1)
AND CASE f.name
  WHEN 'markings' THEN NOT EXISTS (
    SELECT 1 FROM facts AS o WHERE o.review_id = f.review_id AND o.name = f.name AND o.by_user = 0
    AND o.value = f.value AND o.id < f.id)
  ELSE f.document_id IS (
    SELECT o.document_id FROM facts AS o JOIN documents AS d ON d.id = o.document_id
    WHERE o.review_id = f.review_id AND o.name = f.name AND o.by_user = 0
    ORDER BY CASE d.kind WHEN 'overview' THEN 0 WHEN 'executive-summary' THEN 1 ELSE 2 END, d.id
    LIMIT 1)
  END;

-- places: where each word stands (tl_places_to_bytes).
CREATE TABLE blocks (
  id            INTEGER PRIMARY KEY,
  document_id   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal       INTEGER NOT NULL,
  kind          TEXT NOT NULL,
  level         INTEGER NOT NULL,
  number        TEXT,
  section       TEXT NOT NULL,
  section_title TEXT,
  text          TEXT NOT NULL,
  page          INTEGER NOT NULL,
  end_page      INTEGER NOT NULL,
  places        BLOB NOT NULL,
  UNIQUE (document_id, ordinal)
) STRICT;

CREATE TABLE recommendations (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  block_id    INTEGER NOT NULL REFERENCES blocks ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  number      TEXT,
  text        TEXT NOT NULL,
  addressee   TEXT,
  page        INTEGER NOT NULL,
  same_as     INTEGER REFERENCES recommendations ON DELETE SET NULL
) STRICT;
CREATE INDEX recommendations_document ON recommendations (document_id);
CREATE INDEX recommendations_block ON recommendations (block_id);
CREATE INDEX recommendations_same ON recommendations (same_as);

-- Every version of the code book that was ever in force here, whole.
CREATE TABLE code_books (
  id      INTEGER PRIMARY KEY,
  version TEXT NOT NULL UNIQUE,              -- SHA-256 of source
  name    TEXT NOT NULL,
  source  BLOB NOT NULL,
  added   TEXT NOT NULL
) STRICT;

-- A rule as it was when it found something: stable key, content hash, and its words then.
CREATE TABLE rules (
  id   INTEGER PRIMARY KEY,
  key  TEXT NOT NULL,
  hash TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (key, hash)
) STRICT;

-- A finding is anchored by its document, the range of characters in its pages' text, its
-- rectangles (rects: tl_rects_to_bytes), and its quote with some text before and after; block_id,
-- start and length (in the block's text) are a convenience, for blocks change when a document is
-- read again. marks: tl_spans_to_bytes. theme, stance and so on are as the rule, or the person who
-- coded it by hand, had them; now_… is what holds after all decisions (findings_decided), which
-- triggers see to; whoever changes theme, stance or origin of a row sees to it too. now_start and
-- now_length are NULL unless somebody trimmed the passage. flags: TlFindingFlags.
CREATE TABLE findings (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  review_id    INTEGER NOT NULL REFERENCES reviews ON DELETE CASCADE,
  document_id  INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  block_id     INTEGER REFERENCES blocks ON DELETE SET NULL,
  start        INTEGER NOT NULL,
  length       INTEGER NOT NULL,
  marks        BLOB NOT NULL,
  page         INTEGER NOT NULL,
  page_start   INTEGER NOT NULL,
  end_page     INTEGER NOT NULL,
  page_end     INTEGER NOT NULL,
  rects        BLOB NOT NULL,
  quote        TEXT NOT NULL,
  before       TEXT NOT NULL,
  after        TEXT NOT NULL,
  section      TEXT NOT NULL,
  theme        TEXT NOT NULL,
  stance       TEXT NOT NULL,
  kind         TEXT NOT NULL,
  voice        TEXT NOT NULL,
  flags        INTEGER NOT NULL,
  origin       TEXT NOT NULL,
  rule_id      INTEGER REFERENCES rules,
  code_book_id INTEGER REFERENCES code_books,
  coder_id     INTEGER REFERENCES coders,
  added        TEXT NOT NULL,
  now_theme    TEXT NOT NULL,
  now_stance   TEXT NOT NULL,
  now_status   TEXT NOT NULL,
  now_start    INTEGER,
  now_length   INTEGER
) STRICT;
CREATE INDEX findings_document ON findings (document_id, page, page_start);
-- Lists are put in order, and narrowed by words, from these two alone.
CREATE INDEX findings_review
  ON findings (review_id, document_id, page, page_start, now_status, flags, block_id);
CREATE INDEX findings_block
  ON findings (block_id, review_id, document_id, page, page_start, now_status, flags);
CREATE INDEX findings_theme ON findings (now_theme, review_id);

-- What a person decided on a finding: aspect is status, theme, stance or trim (value "start+length"
-- in the block's text). One row an aspect and coder; the latest of all coders holds.
CREATE TABLE decisions (
  finding_id INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  aspect     TEXT NOT NULL CHECK (aspect IN ('status', 'theme', 'stance', 'trim')),
  coder_id   INTEGER NOT NULL REFERENCES coders,
  value      TEXT NOT NULL,
  at         TEXT NOT NULL,
  PRIMARY KEY (finding_id, aspect, coder_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tags (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE finding_tags (
  finding_id INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  tag_id     INTEGER NOT NULL REFERENCES tags ON DELETE CASCADE,
  coder_id   INTEGER NOT NULL REFERENCES coders,
  at         TEXT NOT NULL,
  PRIMARY KEY (finding_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_tags_tag ON finding_tags (tag_id, finding_id);

CREATE TABLE notes (
  finding_id INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  coder_id   INTEGER NOT NULL REFERENCES coders,
  text       TEXT NOT NULL,
  at         TEXT NOT NULL,
  PRIMARY KEY (finding_id, coder_id)
) STRICT, WITHOUT ROWID;

-- The journal: every change a person made, in the transaction that made it. A change sets one thing
-- (kind, of target; name says which tag or fact) from one value to another; what is not there is
-- NULL. A group is undone and redone as one. 'undone' are those that redo would make again; when a
-- new change is made they are 'dropped': kept as history only.
CREATE TABLE changes (
  id        INTEGER PRIMARY KEY,
  group_id  INTEGER NOT NULL,
  at        TEXT NOT NULL,
  coder_id  INTEGER NOT NULL REFERENCES coders,
  review_id INTEGER NOT NULL REFERENCES reviews ON DELETE CASCADE,
  kind      TEXT NOT NULL,
  target    INTEGER NOT NULL,
  name      TEXT,
  was       TEXT,
  becomes   TEXT,
  state     TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX changes_group ON changes (group_id);
CREATE INDEX changes_state ON changes (state, group_id);
CREATE INDEX changes_review ON changes (review_id);

-- How many findings a review has of each sort: what every count is added up from. Kept by triggers.
CREATE TABLE rollup (
  review_id INTEGER NOT NULL,
  theme     TEXT NOT NULL,
  stance    TEXT NOT NULL,
  status    TEXT NOT NULL,
  section   TEXT NOT NULL,
  kind      TEXT NOT NULL,
  voice     TEXT NOT NULL,
  origin    TEXT NOT NULL,
  flags     INTEGER NOT NULL,
  rule_id   INTEGER NOT NULL,                -- 0 for findings by hand
  n         INTEGER NOT NULL,
  PRIMARY KEY (review_id, theme, stance, status, section, kind, voice, origin, flags, rule_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER findings_added AFTER INSERT ON findings BEGIN
  INSERT INTO rollup VALUES (new.review_id, new.now_theme, new.now_stance, new.now_status,
    new.section, new.kind, new.voice, new.origin, new.flags, coalesce(new.rule_id, 0), 1)
  ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER findings_removed AFTER DELETE ON findings BEGIN
  DELETE FROM rollup WHERE n = 1 AND review_id = old.review_id AND theme = old.now_theme
    AND stance = old.now_stance AND status = old.now_status AND section = old.section
    AND kind = old.kind AND voice = old.voice AND origin = old.origin AND flags = old.flags
    AND rule_id = coalesce(old.rule_id, 0);
  UPDATE rollup SET n = n - 1 WHERE review_id = old.review_id AND theme = old.now_theme
    AND stance = old.now_stance AND status = old.now_status AND section = old.section
    AND kind = old.kind AND voice = old.voice AND origin = old.origin AND flags = old.flags
    AND rule_id = coalesce(old.rule_id, 0);
END;

CREATE TRIGGER findings_changed
AFTER UPDATE OF review_id, now_theme, now_stance, now_status, section, kind, voice, origin, flags,
  rule_id ON findings
BEGIN
  DELETE FROM rollup WHERE n = 1 AND review_id = old.review_id AND theme = old.now_theme
    AND stance = old.now_stance AND status = old.now_status AND section = old.section
    AND kind = old.kind AND voice = old.voice AND origin = old.origin AND flags = old.flags
    AND rule_id = coalesce(old.rule_id, 0);
  UPDATE rollup SET n = n - 1 WHERE review_id = old.review_id AND theme = old.now_theme
    AND stance = old.now_stance AND status = old.now_status AND section = old.section
    AND kind = old.kind AND voice = old.voice AND origin = old.origin AND flags = old.flags
    AND rule_id = coalesce(old.rule_id, 0);
  INSERT INTO rollup VALUES (new.review_id, new.now_theme, new.now_stance, new.now_status,
    new.section, new.kind, new.voice, new.origin, new.flags, coalesce(new.rule_id, 0), 1)
  ON CONFLICT DO UPDATE SET n = n + 1;
END;

-- The latest decision on each aspect holds; with none, what the rule or the coder said. (The value
-- beside max() is that of the row with the maximum; sorting would take ten times as long.)
CREATE VIEW findings_decided AS
SELECT f.id,
  coalesce((SELECT value FROM (SELECT value, max(at) FROM decisions
            WHERE finding_id = f.id AND aspect = 'theme')), f.theme) AS theme,
  coalesce((SELECT value FROM (SELECT value, max(at) FROM decisions
            WHERE finding_id = f.id AND aspect = 'stance')), f.stance) AS stance,
  coalesce((SELECT value FROM (SELECT value, max(at) FROM decisions
            WHERE finding_id = f.id AND aspect = 'status')),
           iif(f.origin = 'hand', 'accepted', 'suggested')) AS status,
  (SELECT CAST(value AS INTEGER) FROM (SELECT value, max(at) FROM decisions
   WHERE finding_id = f.id AND aspect = 'trim')) AS start,
  (SELECT CAST(substr(value, instr(value, '+') + 1) AS INTEGER) FROM (
   SELECT value, max(at) FROM decisions WHERE finding_id = f.id AND aspect = 'trim')) AS length
FROM findings AS f;

CREATE TRIGGER decisions_added AFTER INSERT ON decisions BEGIN
  UPDATE findings SET (now_theme, now_stance, now_status, now_start, now_length) =
    (SELECT theme, stance, status, start, length FROM findings_decided WHERE id = new.finding_id)
  WHERE id = new.finding_id;
END;

CREATE TRIGGER decisions_changed AFTER UPDATE ON decisions BEGIN
  UPDATE findings SET (now_theme, now_stance, now_status, now_start, now_length) =
    (SELECT theme, stance, status, start, length FROM findings_decided WHERE id = new.finding_id)
  WHERE id = new.finding_id;
END;

CREATE TRIGGER decisions_removed AFTER DELETE ON decisions BEGIN
  UPDATE findings SET (now_theme, now_stance, now_status, now_start, now_length) =
    (SELECT theme, stance, status, start, length FROM findings_decided WHERE id = old.finding_id)
  WHERE id = old.finding_id;
END;

-- The full text: every block but running headers, footers and contents entries. Its content is a
-- view, so that rebuilding it and checking it mind the same blocks.
CREATE VIEW block_prose AS
SELECT id, text FROM blocks
WHERE kind NOT IN ('running-header', 'running-footer', 'contents-entry');

CREATE VIRTUAL TABLE block_text USING fts5 (
  text, content = 'block_prose', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER blocks_added AFTER INSERT ON blocks
WHEN new.kind NOT IN ('running-header', 'running-footer', 'contents-entry') BEGIN
  INSERT INTO block_text (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER blocks_removed AFTER DELETE ON blocks
WHEN old.kind NOT IN ('running-header', 'running-footer', 'contents-entry') BEGIN
  INSERT INTO block_text (block_text, rowid, text) VALUES ('delete', old.id, old.text);
END;
