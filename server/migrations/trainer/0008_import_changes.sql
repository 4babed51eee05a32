-- What an import made of entries, so that it can be undone: the revision before (null: there was none) and the one it wrote.
CREATE TABLE import_changes (
  kb_id TEXT NOT NULL, job TEXT NOT NULL, entry_id TEXT NOT NULL, before INTEGER, after INTEGER NOT NULL, PRIMARY KEY (kb_id, job, entry_id)
) STRICT, WITHOUT ROWID;
-- In which order entries came: exports are in it.
ALTER TABLE entries ADD COLUMN came INTEGER NOT NULL DEFAULT 0;
UPDATE entries SET came = o.n
  FROM (SELECT kb_id, id, row_number() OVER (PARTITION BY kb_id ORDER BY created_at, id) AS n FROM entries) AS o
  WHERE o.kb_id = entries.kb_id AND o.id = entries.id;
CREATE INDEX entries_by_coming ON entries (kb_id, came);
