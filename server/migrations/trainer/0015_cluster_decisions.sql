-- A decision on a cluster is one for each of its questions. taught: how many of them became wordings; moved: those taken from other entries for it, [{entry, text}]. Those of before are of one question each.
CREATE TABLE cluster_decisions (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kb_id TEXT NOT NULL, cluster TEXT NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, entry_id TEXT, questions INTEGER NOT NULL,
  taught INTEGER NOT NULL, moved TEXT NOT NULL CHECK (json_valid(moved)), by TEXT, at TEXT NOT NULL, undone_at TEXT
) STRICT;
INSERT INTO cluster_decisions SELECT seq, id, kb_id, miss, text, kind, entry_id, 1, wording_id IS NOT NULL OR kind = 'new_entry', '[]', by, at, undone_at FROM review_decisions ORDER BY seq;
CREATE INDEX cluster_decisions_standing ON cluster_decisions (kb_id, seq, at) WHERE undone_at IS NULL;
DROP INDEX review_decisions_standing;
CREATE TRIGGER cluster_decisions_only_undone BEFORE UPDATE ON cluster_decisions WHEN OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
  OR (NEW.id, NEW.kb_id, NEW.cluster, NEW.kind, NEW.at, NEW.questions, NEW.taught) <> (OLD.id, OLD.kb_id, OLD.cluster, OLD.kind, OLD.at, OLD.questions, OLD.taught) OR NEW.entry_id IS NOT OLD.entry_id
BEGIN SELECT RAISE(ABORT, 'decisions are immutable, they can only be undone'); END;
CREATE TRIGGER cluster_decisions_no_delete BEFORE DELETE ON cluster_decisions BEGIN SELECT RAISE(ABORT, 'decisions are immutable, they can only be undone'); END;

DROP TRIGGER review_decisions_only_undone;
ALTER TABLE review_decisions ADD COLUMN decision TEXT;
UPDATE review_decisions SET decision = id;
CREATE INDEX review_decisions_of_question ON review_decisions (kb_id, miss, decision);
CREATE INDEX review_decisions_by_decision ON review_decisions (kb_id, decision);
CREATE TRIGGER review_decisions_only_undone BEFORE UPDATE ON review_decisions WHEN OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
  OR (NEW.id, NEW.kb_id, NEW.miss, NEW.kind, NEW.at, NEW.missed) <> (OLD.id, OLD.kb_id, OLD.miss, OLD.kind, OLD.at, OLD.missed) OR NEW.entry_id IS NOT OLD.entry_id OR NEW.wording_id IS NOT OLD.wording_id
  OR NEW.decision IS NOT OLD.decision
BEGIN SELECT RAISE(ABORT, 'decisions are immutable, they can only be undone'); END;

-- What trainers said of how questions belong together, and who sees to a cluster. By question: a cluster is found again by those in it.
CREATE TABLE cluster_moves (kb_id TEXT NOT NULL, question_id TEXT NOT NULL, cluster TEXT NOT NULL, by TEXT, at TEXT NOT NULL, PRIMARY KEY (kb_id, question_id)) STRICT, WITHOUT ROWID;
CREATE TABLE cluster_assignments (kb_id TEXT NOT NULL, cluster TEXT NOT NULL, user_id TEXT NOT NULL, by TEXT, at TEXT NOT NULL, PRIMARY KEY (kb_id, cluster)) STRICT, WITHOUT ROWID;
