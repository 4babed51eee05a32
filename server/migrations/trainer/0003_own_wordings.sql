-- Own-wording checks: every taught question left out in turn. A knowledge base keeps its latest finished check; rows without a check of theirs
-- are being written, or were left by one that broke off, and go with the next.
CREATE TABLE own_wording_checks (
  kb_id TEXT PRIMARY KEY REFERENCES knowledge_bases (id), id TEXT NOT NULL, at TEXT NOT NULL, by TEXT,
  entries INTEGER NOT NULL, wordings INTEGER NOT NULL, alone INTEGER NOT NULL, vocabulary_revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The revision of each entry that was checked.
CREATE TABLE own_wording_entries (
  kb_id TEXT NOT NULL, check_id TEXT NOT NULL, entry_id TEXT NOT NULL, revision INTEGER NOT NULL, PRIMARY KEY (kb_id, check_id, entry_id)
) STRICT, WITHOUT ROWID;

-- Wordings that their entry loses when they are left out, and the entry that wins them (null: none).
CREATE TABLE own_wording_losses (
  kb_id TEXT NOT NULL, check_id TEXT NOT NULL, entry_id TEXT NOT NULL, text_key TEXT NOT NULL, winner TEXT, confidence INTEGER NOT NULL,
  PRIMARY KEY (kb_id, check_id, entry_id, text_key)
) STRICT, WITHOUT ROWID;

-- What an entry's similar questions are worth: the latest answer for each entry, and the revision it speaks of.
CREATE TABLE wording_values (
  kb_id TEXT NOT NULL, entry_id TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL, by TEXT,
  content TEXT NOT NULL CHECK (json_valid(content)), PRIMARY KEY (kb_id, entry_id)
) STRICT, WITHOUT ROWID;
