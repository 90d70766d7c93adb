-- A migration that fails half way, for the test of migrating.
CREATE TABLE half_made (word TEXT) STRICT;
INSERT INTO nowhere VALUES (1);
