-- Which import of a file a turn came with, so that it can be taken back; null: no file, or one of before this.
ALTER TABLE turns ADD COLUMN import_id TEXT;
CREATE INDEX turns_by_import ON turns (kb_id, import_id) WHERE import_id IS NOT NULL;
-- turns: how many are still there, kept as they are written and taken away.
CREATE TABLE log_imports (
  kb_id TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL, by TEXT, turns INTEGER NOT NULL, PRIMARY KEY (kb_id, id)
) STRICT, WITHOUT ROWID;
