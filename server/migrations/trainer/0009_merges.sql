-- Entries joined into one: which stays, which goes (null: one that was never saved), and their revisions before and after, so that it can be undone.
-- redirected: other entries whose related questions named the one that goes, [{entry, before, after}].
CREATE TABLE entry_merges (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kb_id TEXT NOT NULL, kept TEXT NOT NULL, taken TEXT, kept_before INTEGER NOT NULL, kept_after INTEGER NOT NULL,
  taken_before INTEGER, taken_after INTEGER, redirected TEXT NOT NULL CHECK (json_valid(redirected)), by TEXT, at TEXT NOT NULL, undone_at TEXT
) STRICT;
CREATE INDEX entry_merges_by_kept ON entry_merges (kb_id, kept, kept_after);
CREATE INDEX entry_merges_by_taken ON entry_merges (kb_id, taken, taken_after) WHERE taken IS NOT NULL;
CREATE TRIGGER entry_merges_only_undone BEFORE UPDATE ON entry_merges WHEN OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
  OR (NEW.id, NEW.kb_id, NEW.kept, NEW.kept_before, NEW.kept_after, NEW.redirected, NEW.at) <> (OLD.id, OLD.kb_id, OLD.kept, OLD.kept_before, OLD.kept_after, OLD.redirected, OLD.at)
  OR NEW.taken IS NOT OLD.taken
BEGIN SELECT RAISE(ABORT, 'merges are immutable, they can only be undone'); END;
CREATE TRIGGER entry_merges_no_delete BEFORE DELETE ON entry_merges BEGIN SELECT RAISE(ABORT, 'merges are immutable, they can only be undone'); END;

-- Where what was said of an entry that went belongs now: labels, decisions and checks name entries for good. Of a chain the last one; none for an entry that is there again.
CREATE TABLE merged_entries (kb_id TEXT NOT NULL, entry_id TEXT NOT NULL, into_id TEXT NOT NULL, PRIMARY KEY (kb_id, entry_id)) STRICT, WITHOUT ROWID;
CREATE INDEX merged_entries_by_into ON merged_entries (kb_id, into_id);

-- Which entries name an entry among their related questions. Rebuilt from the current revisions, like wordings.
CREATE TABLE related_entries (kb_id TEXT NOT NULL, related_id TEXT NOT NULL, entry_id TEXT NOT NULL, PRIMARY KEY (kb_id, related_id, entry_id)) STRICT, WITHOUT ROWID;
CREATE INDEX related_entries_by_entry ON related_entries (kb_id, entry_id);
INSERT OR IGNORE INTO related_entries SELECT e.kb_id, x.value, e.id FROM entries e
  JOIN entry_revisions r ON r.kb_id = e.kb_id AND r.entry_id = e.id AND r.revision = e.revision, json_each(r.content, '$.related') x WHERE e.deleted = 0;
