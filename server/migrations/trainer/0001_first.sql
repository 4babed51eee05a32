-- Knowledge, people, releases and decisions. Times are UTC ISO text; JSON is checked; immutable tables refuse UPDATE and DELETE.

CREATE TABLE server_settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- People -----------------------------------------------------------------------------------------------------------------
CREATE TABLE users (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, password TEXT NOT NULL, admin INTEGER NOT NULL, created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sessions (id TEXT PRIMARY KEY, user_id TEXT, data TEXT NOT NULL, expires_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE TABLE sign_in_tries (account TEXT NOT NULL, address TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE INDEX sign_in_tries_by_account ON sign_in_tries (account, address, at);

CREATE TABLE knowledge_bases (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, time_zone TEXT NOT NULL, language TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE members (
  kb_id TEXT NOT NULL REFERENCES knowledge_bases (id), user_id TEXT NOT NULL REFERENCES users (id), role TEXT NOT NULL, PRIMARY KEY (kb_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE bot_keys (
  id TEXT PRIMARY KEY, kb_id TEXT NOT NULL REFERENCES knowledge_bases (id), name TEXT NOT NULL, digest TEXT NOT NULL UNIQUE, ending TEXT NOT NULL,
  scopes TEXT NOT NULL CHECK (json_valid(scopes)), created_at TEXT NOT NULL, created_by TEXT, revoked_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX bot_keys_by_kb ON bot_keys (kb_id);

CREATE TABLE audit (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT, kb_id TEXT, action TEXT NOT NULL, subject TEXT, before TEXT, after TEXT
) STRICT;
CREATE INDEX audit_by_kb ON audit (kb_id, id);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit lines are immutable'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit lines are immutable'); END;

CREATE TABLE jobs (
  id TEXT PRIMARY KEY, kb_id TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, done INTEGER NOT NULL, total INTEGER NOT NULL, step TEXT NOT NULL,
  input TEXT NOT NULL CHECK (json_valid(input)), result TEXT, error TEXT, cancel INTEGER NOT NULL DEFAULT 0, by TEXT, started_at TEXT NOT NULL, ended_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX jobs_by_kb ON jobs (kb_id, started_at);
CREATE INDEX jobs_running ON jobs (state) WHERE state = 'running';

CREATE TABLE uploads (
  id TEXT PRIMARY KEY, kb_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, summary TEXT NOT NULL CHECK (json_valid(summary)), by TEXT, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Knowledge --------------------------------------------------------------------------------------------------------------
-- The current state of each entry. What lists filter and sort by is repeated here from the current revision's content.
CREATE TABLE entries (
  kb_id TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, deleted INTEGER NOT NULL,
  question TEXT NOT NULL, category TEXT, tags TEXT NOT NULL CHECK (json_valid(tags)), enabled INTEGER NOT NULL, hand_off INTEGER NOT NULL,
  valid_from TEXT, valid_until TEXT, similar INTEGER NOT NULL, negatives INTEGER NOT NULL, answers INTEGER NOT NULL,
  created_at TEXT NOT NULL, created_by TEXT, updated_at TEXT NOT NULL, updated_by TEXT,
  PRIMARY KEY (kb_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_by_update ON entries (kb_id, deleted, updated_at DESC);
CREATE INDEX entries_by_category ON entries (kb_id, deleted, category);

CREATE TABLE entry_revisions (
  kb_id TEXT NOT NULL, entry_id TEXT NOT NULL, revision INTEGER NOT NULL, deleted INTEGER NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)),
  reason TEXT NOT NULL, at TEXT NOT NULL, by TEXT, PRIMARY KEY (kb_id, entry_id, revision)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entry_revisions_no_update BEFORE UPDATE ON entry_revisions BEGIN SELECT RAISE(ABORT, 'revisions are immutable'); END;
CREATE TRIGGER entry_revisions_no_delete BEFORE DELETE ON entry_revisions BEGIN SELECT RAISE(ABORT, 'revisions are immutable'); END;

-- Every wording the draft teaches, by its normalised key: who teaches it, twice perhaps. Rebuilt from the current revisions.
CREATE TABLE wordings (
  kb_id TEXT NOT NULL, text_key TEXT NOT NULL, entry_id TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (kb_id, text_key, entry_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX wordings_by_entry ON wordings (kb_id, entry_id);

CREATE TABLE category_revisions (
  kb_id TEXT NOT NULL, revision INTEGER NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)), at TEXT NOT NULL, by TEXT, PRIMARY KEY (kb_id, revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE vocabulary_revisions (
  kb_id TEXT NOT NULL, revision INTEGER NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)), at TEXT NOT NULL, by TEXT, PRIMARY KEY (kb_id, revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE robot_settings_revisions (
  kb_id TEXT NOT NULL, revision INTEGER NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)), at TEXT NOT NULL, by TEXT, PRIMARY KEY (kb_id, revision)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER category_revisions_no_update BEFORE UPDATE ON category_revisions BEGIN SELECT RAISE(ABORT, 'revisions are immutable'); END;
CREATE TRIGGER category_revisions_no_delete BEFORE DELETE ON category_revisions BEGIN SELECT RAISE(ABORT, 'revisions are immutable'); END;
CREATE TRIGGER vocabulary_revisions_no_update BEFORE UPDATE ON vocabulary_revisions BEGIN SELECT RAISE(ABORT, 'revisions are immutable'); END;
CREATE TRIGGER vocabulary_revisions_no_delete BEFORE DELETE ON vocabulary_revisions BEGIN SELECT RAISE(ABORT, 'revisions are immutable'); END;
CREATE TRIGGER robot_settings_revisions_no_update BEFORE UPDATE ON robot_settings_revisions BEGIN SELECT RAISE(ABORT, 'revisions are immutable'); END;
CREATE TRIGGER robot_settings_revisions_no_delete BEFORE DELETE ON robot_settings_revisions BEGIN SELECT RAISE(ABORT, 'revisions are immutable'); END;

CREATE TABLE not_ours (
  kb_id TEXT NOT NULL, text_key TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, by TEXT, PRIMARY KEY (kb_id, text_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_decisions (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kb_id TEXT NOT NULL, miss TEXT NOT NULL, text_key TEXT NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, entry_id TEXT, wording_id TEXT,
  missed INTEGER NOT NULL, until_at TEXT, by TEXT, at TEXT NOT NULL, undone_at TEXT
) STRICT;
CREATE INDEX review_decisions_by_miss ON review_decisions (kb_id, miss, seq) WHERE undone_at IS NULL;
CREATE INDEX review_decisions_standing ON review_decisions (kb_id, seq, at) WHERE undone_at IS NULL;
CREATE TRIGGER review_decisions_only_undone BEFORE UPDATE ON review_decisions WHEN OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
  OR (NEW.id, NEW.kb_id, NEW.miss, NEW.kind, NEW.at, NEW.missed) <> (OLD.id, OLD.kb_id, OLD.miss, OLD.kind, OLD.at, OLD.missed) OR NEW.entry_id IS NOT OLD.entry_id OR NEW.wording_id IS NOT OLD.wording_id
BEGIN SELECT RAISE(ABORT, 'decisions are immutable, they can only be undone'); END;
CREATE TRIGGER review_decisions_no_delete BEFORE DELETE ON review_decisions BEGIN SELECT RAISE(ABORT, 'decisions are immutable, they can only be undone'); END;

-- Releases ---------------------------------------------------------------------------------------------------------------
CREATE TABLE versions (
  id TEXT PRIMARY KEY, kb_id TEXT NOT NULL REFERENCES knowledge_bases (id), number INTEGER NOT NULL, note TEXT NOT NULL, by TEXT, at TEXT NOT NULL, parent INTEGER,
  category_revision INTEGER NOT NULL, vocabulary_revision INTEGER NOT NULL, settings_revision INTEGER NOT NULL, not_ours TEXT NOT NULL CHECK (json_valid(not_ours)),
  counts TEXT NOT NULL CHECK (json_valid(counts)), manifest TEXT NOT NULL CHECK (json_valid(manifest)), checksum TEXT NOT NULL, engine_version TEXT NOT NULL,
  job TEXT UNIQUE, UNIQUE (kb_id, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER versions_no_update BEFORE UPDATE ON versions BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
CREATE TRIGGER versions_no_delete BEFORE DELETE ON versions BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;

-- Written in slices before the version's own row, which makes them count and immutable; rows of versions that never came are swept at start-up.
CREATE TABLE version_entries (
  version_id TEXT NOT NULL, entry_id TEXT NOT NULL, revision INTEGER NOT NULL, PRIMARY KEY (version_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER version_entries_no_update BEFORE UPDATE ON version_entries BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
CREATE TRIGGER version_entries_no_late_insert BEFORE INSERT ON version_entries WHEN EXISTS (SELECT 1 FROM versions WHERE id = NEW.version_id)
BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
CREATE TRIGGER version_entries_no_delete BEFORE DELETE ON version_entries WHEN EXISTS (SELECT 1 FROM versions WHERE id = OLD.version_id)
BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;

-- What training made of a version: written with its row, read whenever its robot is loaded.
CREATE TABLE version_models (version_id TEXT PRIMARY KEY REFERENCES versions (id), bytes BLOB NOT NULL) STRICT;
CREATE TRIGGER version_models_no_update BEFORE UPDATE ON version_models BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
CREATE TRIGGER version_models_no_delete BEFORE DELETE ON version_models BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;

CREATE TABLE environments (kb_id TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, moved_at TEXT NOT NULL, PRIMARY KEY (kb_id, name)) STRICT, WITHOUT ROWID;
CREATE TABLE environment_moves (
  id INTEGER PRIMARY KEY, kb_id TEXT NOT NULL, name TEXT NOT NULL, previous INTEGER, version INTEGER NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, by TEXT
) STRICT;
CREATE INDEX environment_moves_by_kb ON environment_moves (kb_id, id);
