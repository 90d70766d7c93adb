-- A migration of a later version, for the test of migrating.
CREATE TABLE later (word TEXT NOT NULL) STRICT;
INSERT INTO later SELECT title FROM reviews;
