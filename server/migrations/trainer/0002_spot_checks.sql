-- Spot checks: random samples of logged questions, and what people said of them. Facts of the log are copied here: what was decided outlives the log.
CREATE TABLE spot_checks (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kb_id TEXT NOT NULL REFERENCES knowledge_bases (id), seed INTEGER NOT NULL, size INTEGER NOT NULL,
  from_day TEXT NOT NULL, until_day TEXT NOT NULL, outcomes TEXT NOT NULL CHECK (json_valid(outcomes)), channel TEXT,
  population INTEGER NOT NULL, turns INTEGER NOT NULL, items INTEGER NOT NULL, by TEXT, at TEXT NOT NULL
) STRICT;
CREATE INDEX spot_checks_by_kb ON spot_checks (kb_id, seq);
CREATE TRIGGER spot_checks_no_update BEFORE UPDATE ON spot_checks BEGIN SELECT RAISE(ABORT, 'spot checks are immutable'); END;
CREATE TRIGGER spot_checks_no_delete BEFORE DELETE ON spot_checks BEGIN SELECT RAISE(ABORT, 'spot checks are immutable'); END;

-- What is labelled: a question and the entry it was given (null: none), once a check, in the order of the draw.
CREATE TABLE spot_check_items (
  check_id TEXT NOT NULL, item INTEGER NOT NULL, kb_id TEXT NOT NULL, question_id TEXT NOT NULL, text_key TEXT NOT NULL, text TEXT NOT NULL, given TEXT,
  PRIMARY KEY (check_id, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX spot_check_items_by_question ON spot_check_items (kb_id, question_id);
CREATE TRIGGER spot_check_items_no_update BEFORE UPDATE ON spot_check_items BEGIN SELECT RAISE(ABORT, 'spot checks are immutable'); END;
CREATE TRIGGER spot_check_items_no_delete BEFORE DELETE ON spot_check_items BEGIN SELECT RAISE(ABORT, 'spot checks are immutable'); END;

-- The drawn turns of each item. miss: why the log called it a miss when it was drawn.
CREATE TABLE spot_check_turns (
  check_id TEXT NOT NULL, place INTEGER NOT NULL, item INTEGER NOT NULL, turn_id TEXT NOT NULL, at TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL,
  confidence REAL, version INTEGER, channel TEXT, conversation TEXT, miss TEXT, PRIMARY KEY (check_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX spot_check_turns_by_item ON spot_check_turns (check_id, item);
CREATE TRIGGER spot_check_turns_no_update BEFORE UPDATE ON spot_check_turns BEGIN SELECT RAISE(ABORT, 'spot checks are immutable'); END;
CREATE TRIGGER spot_check_turns_no_delete BEFORE DELETE ON spot_check_turns BEGIN SELECT RAISE(ABORT, 'spot checks are immutable'); END;

-- What people said; the newest that was not undone stands. entry_id: the entry it should be (of `right` the given one), null for one that is still to be made, or for none.
CREATE TABLE spot_check_labels (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kb_id TEXT NOT NULL, check_id TEXT NOT NULL, item INTEGER NOT NULL, question_id TEXT NOT NULL, given TEXT,
  verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong', 'not_ours')), entry_id TEXT, by TEXT, at TEXT NOT NULL, undone_at TEXT
) STRICT;
CREATE INDEX spot_check_labels_by_item ON spot_check_labels (check_id, item, seq) WHERE undone_at IS NULL;
CREATE INDEX spot_check_labels_by_question ON spot_check_labels (kb_id, question_id, given, seq, verdict) WHERE undone_at IS NULL;
CREATE TRIGGER spot_check_labels_only_undone BEFORE UPDATE ON spot_check_labels WHEN OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
  OR (NEW.id, NEW.kb_id, NEW.check_id, NEW.item, NEW.verdict, NEW.at) <> (OLD.id, OLD.kb_id, OLD.check_id, OLD.item, OLD.verdict, OLD.at) OR NEW.entry_id IS NOT OLD.entry_id
BEGIN SELECT RAISE(ABORT, 'labels are immutable, they can only be undone'); END;
CREATE TRIGGER spot_check_labels_no_delete BEFORE DELETE ON spot_check_labels BEGIN SELECT RAISE(ABORT, 'labels are immutable, they can only be undone'); END;

-- The labels a version is calibrated by, frozen like the rest of it: written while it is made, removed if it never comes. state: equal while nobody labels or takes back.
CREATE TABLE version_labels (
  version_id TEXT PRIMARY KEY, labels TEXT NOT NULL CHECK (json_valid(labels)), questions INTEGER NOT NULL, state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER version_labels_no_update BEFORE UPDATE ON version_labels BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
CREATE TRIGGER version_labels_no_late_insert BEFORE INSERT ON version_labels WHEN EXISTS (SELECT 1 FROM versions WHERE id = NEW.version_id)
BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
CREATE TRIGGER version_labels_no_delete BEFORE DELETE ON version_labels WHEN EXISTS (SELECT 1 FROM versions WHERE id = OLD.version_id)
BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;

-- What a version's confidence was fitted to and how far off it is: repeated from its model, whose bytes are many. None for versions of before.
CREATE TABLE version_fits (version_id TEXT PRIMARY KEY REFERENCES versions (id), fit TEXT NOT NULL CHECK (json_valid(fit))) STRICT, WITHOUT ROWID;
CREATE TRIGGER version_fits_no_update BEFORE UPDATE ON version_fits BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
CREATE TRIGGER version_fits_no_delete BEFORE DELETE ON version_fits BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
