-- Each time a version of the code book was put in force: when, and by whom (NULL: by the program
-- itself, which ships with one). The last is the one in force.
CREATE TABLE code_book_history (
  id           INTEGER PRIMARY KEY,
  code_book_id INTEGER NOT NULL REFERENCES code_books,
  coder_id     INTEGER REFERENCES coders,
  at           TEXT NOT NULL
) STRICT;

-- Of libraries made before this was written down: each version once, and then the one in force.
INSERT INTO code_book_history (code_book_id, coder_id, at)
SELECT id, iif ('program-code-book:' || version IN (SELECT key FROM library), NULL,
                (SELECT min(id) FROM coders)), added
FROM code_books ORDER BY id;

INSERT INTO code_book_history (code_book_id, coder_id, at)
SELECT CAST(value AS INTEGER), (SELECT min(id) FROM coders),
  strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM library WHERE key = 'code-book'
AND CAST(value AS INTEGER) <> (SELECT max(id) FROM code_books);
