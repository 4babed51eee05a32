-- Questions that an import made "not our business": undoing it takes them back.
CREATE TABLE import_not_ours (
  kb_id TEXT NOT NULL, job TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (kb_id, job, text)
) STRICT, WITHOUT ROWID;

-- What a person said that columns hold, by the header's digest: the next file with these columns is read so too.
CREATE TABLE import_columns (
  kb_id TEXT NOT NULL, header TEXT NOT NULL, columns TEXT NOT NULL CHECK (json_valid(columns)), by TEXT, at TEXT NOT NULL, PRIMARY KEY (kb_id, header)
) STRICT, WITHOUT ROWID;
