-- What findings say came of what: where in its block's text a finding stands at one side of a
-- connective ("because", "led to"). Found by the rules with the finding, and gone with it; a library
-- from before has them once its rules are run again.
CREATE TABLE finding_links (
  finding_id INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  start      INTEGER NOT NULL,
  length     INTEGER NOT NULL,
  side       TEXT NOT NULL CHECK (side IN ('cause', 'effect')),
  PRIMARY KEY (finding_id, start)
) STRICT, WITHOUT ROWID;

-- The pairs: findings of two themes, at the two sides of one connective, neither of them rejected,
-- denied, a mere mention or unplaced (13: see TlFindingFlags).
CREATE VIEW causes AS
SELECT c.id AS cause, e.id AS effect, c.now_theme AS cause_theme, e.now_theme AS effect_theme,
  substr(b.text, l.start + 1, l.length) AS connective
FROM finding_links AS l
JOIN findings AS c ON c.id = l.finding_id
JOIN blocks AS b ON b.id = c.block_id
JOIN findings AS e ON e.block_id = c.block_id
JOIN finding_links AS m ON m.finding_id = e.id AND m.start = l.start AND m.side = 'effect'
WHERE l.side = 'cause' AND c.now_theme <> e.now_theme
  AND c.flags & 13 = 0 AND c.now_status <> 'rejected'
  AND e.flags & 13 = 0 AND e.now_status <> 'rejected';
