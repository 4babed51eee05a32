-- Which entries a check of own wordings found near each other: the wording of the one that lies nearest to one of the other, both, and their cosine in hundredths.
CREATE TABLE own_wording_near (
  kb_id TEXT NOT NULL, check_id TEXT NOT NULL, entry_id TEXT NOT NULL, other_id TEXT NOT NULL, text_key TEXT NOT NULL, other_key TEXT NOT NULL, cosine INTEGER NOT NULL,
  PRIMARY KEY (kb_id, check_id, entry_id, other_id)
) STRICT, WITHOUT ROWID;

-- Pairs of entries of which somebody said that they are no duplicates; first is the lower id.
CREATE TABLE not_duplicates (
  kb_id TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL, by TEXT, at TEXT NOT NULL, PRIMARY KEY (kb_id, first, second)
) STRICT, WITHOUT ROWID;
