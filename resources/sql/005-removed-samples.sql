-- When a sample was removed, so that its removal can be undone; until then NULL.
ALTER TABLE samples ADD COLUMN removed TEXT;
