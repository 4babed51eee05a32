-- What a bulk change was to be made of: entries, each with the revision it had when the change began, some hundred a row: [[entry, revision], …].
CREATE TABLE bulk_choices (
  kb_id TEXT NOT NULL, job TEXT NOT NULL, part INTEGER NOT NULL, entries TEXT NOT NULL CHECK (json_valid(entries)), PRIMARY KEY (kb_id, job, part)
) STRICT, WITHOUT ROWID;
-- What it made of them, so that it can be undone and run again: the revision before and the one it wrote.
CREATE TABLE bulk_changes (
  kb_id TEXT NOT NULL, job TEXT NOT NULL, entry_id TEXT NOT NULL, before INTEGER NOT NULL, after INTEGER NOT NULL, PRIMARY KEY (kb_id, job, entry_id)
) STRICT, WITHOUT ROWID;
-- Revisions of what is kept whole (category, vocabulary) before and after, of a change that saved it.
CREATE TABLE bulk_parts (
  kb_id TEXT NOT NULL, job TEXT NOT NULL, part TEXT NOT NULL, before INTEGER NOT NULL, after INTEGER NOT NULL, PRIMARY KEY (kb_id, job, part)
) STRICT, WITHOUT ROWID;

-- When entries begin and end to be in force: the calendar of validity.
CREATE INDEX entries_by_start ON entries (kb_id, valid_from) WHERE deleted = 0 AND valid_from IS NOT NULL;
CREATE INDEX entries_by_end ON entries (kb_id, valid_until) WHERE deleted = 0 AND valid_until IS NOT NULL;
