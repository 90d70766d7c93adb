-- Samples: paragraphs drawn at random to be coded by hand, blind, so that the rules, and coders, can
-- be measured by them. They stay as they were drawn whatever becomes of the library: a paragraph is
-- kept with its text, and with the place it had (blocks.ordinal) to find it again. ordinal is the
-- order in which they were drawn, so that those coded so far, taken in order, are a sample too.
CREATE TABLE samples (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  name         TEXT NOT NULL UNIQUE,
  drawn        TEXT NOT NULL,
  seed         INTEGER NOT NULL,
  query        TEXT NOT NULL,                -- what it was drawn under (tl_query_to_string)
  n_drawn_from INTEGER NOT NULL
) STRICT;

CREATE TABLE sample_paragraphs (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  sample_id   INTEGER NOT NULL REFERENCES samples ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  block       INTEGER NOT NULL,
  page        INTEGER NOT NULL,
  number      TEXT,
  heading     TEXT,
  text        TEXT NOT NULL,
  UNIQUE (sample_id, ordinal)
) STRICT;
CREATE INDEX sample_paragraphs_document ON sample_paragraphs (document_id);

-- What a coder saw in one. A row without theme and stance says that there is nothing; none at all,
-- that the coder has not looked at it yet.
CREATE TABLE sample_codings (
  paragraph_id INTEGER NOT NULL REFERENCES sample_paragraphs ON DELETE CASCADE,
  coder_id     INTEGER NOT NULL REFERENCES coders,
  theme        TEXT NOT NULL,
  stance       TEXT NOT NULL,
  at           TEXT NOT NULL,
  PRIMARY KEY (paragraph_id, coder_id, theme),
  CHECK ((theme = '') = (stance = ''))
) STRICT, WITHOUT ROWID;
