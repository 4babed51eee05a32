-- The first revision with the same content: what was changed and changed back is no change.
ALTER TABLE entries ADD COLUMN same_as INTEGER NOT NULL DEFAULT 0;
UPDATE entries SET same_as = revision;
-- null in versions made before this: the revision itself.
ALTER TABLE version_entries ADD COLUMN same_as INTEGER;
