-- Missed questions by what they ask: facts that can be found again. nearest: the draft's best entries when it was placed, [[entry, score]], null where
-- it stands for itself until it is placed. served, confidence: what the draft did with it when it was asked last; stood_at null: not asked yet.
-- taught_by: the entry that taught it word for word when its cluster was summed up.
CREATE TABLE grouped_misses (
  kb_id TEXT NOT NULL, question_id TEXT NOT NULL, cluster_id TEXT NOT NULL, nearest TEXT CHECK (json_valid(nearest)), served TEXT, confidence REAL, stood_at TEXT,
  taught_by TEXT,   PRIMARY KEY (kb_id, question_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX grouped_by_cluster ON grouped_misses (kb_id, cluster_id, question_id);
CREATE INDEX grouped_by_teacher ON grouped_misses (kb_id, taught_by) WHERE taught_by IS NOT NULL;
CREATE INDEX grouped_by_server ON grouped_misses (kb_id, served) WHERE served IS NOT NULL;
CREATE INDEX grouped_unplaced ON grouped_misses (kb_id, question_id) WHERE nearest IS NULL;

-- What the queue shows of each cluster; made anew when one of its questions is in stale_misses. state: open, later, closed; tray 1: asks nothing.
-- questions, times: of those in that state; total: all of them; answered: those the draft answers now. rank: what it is worth to decide on it
-- next, as the engine orders them; gain: misses of the last 30 days that a decision is expected to end.
CREATE TABLE clusters (
  kb_id TEXT NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL, tray INTEGER NOT NULL, name TEXT NOT NULL, name_id TEXT NOT NULL, questions INTEGER NOT NULL, times INTEGER NOT NULL,
  total INTEGER NOT NULL, answered INTEGER NOT NULL, rank REAL NOT NULL, gain REAL NOT NULL, reason TEXT NOT NULL, reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  channels TEXT NOT NULL CHECK (json_valid(channels)), first_at TEXT NOT NULL, last_missed_at TEXT NOT NULL, back_at TEXT, PRIMARY KEY (kb_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX clusters_by_rank ON clusters (kb_id, state, tray, rank DESC, gain DESC, id);
CREATE INDEX clusters_by_gain ON clusters (kb_id, state, tray, gain DESC, times DESC, id);
CREATE INDEX clusters_sums ON clusters (kb_id, state, tray, questions, gain);
CREATE INDEX clusters_by_last ON clusters (kb_id, state, tray, last_missed_at DESC, id);

-- Questions whose misses changed since their cluster was summed up. Kept by the database itself: whoever writes, nothing is forgotten. (OR IGNORE would
-- give way to what the statement that fires them says of conflicts.)
CREATE TABLE stale_misses (kb_id TEXT NOT NULL, question_id TEXT NOT NULL, PRIMARY KEY (kb_id, question_id)) STRICT, WITHOUT ROWID;
CREATE TRIGGER questions_first_missed AFTER INSERT ON questions WHEN NEW.missed > 0
BEGIN INSERT INTO stale_misses SELECT NEW.kb_id, NEW.id WHERE NOT EXISTS (SELECT 1 FROM stale_misses WHERE kb_id = NEW.kb_id AND question_id = NEW.id); END;
CREATE TRIGGER questions_missed AFTER UPDATE ON questions WHEN NEW.missed <> OLD.missed OR NEW.last_missed_at IS NOT OLD.last_missed_at OR NEW.reason IS NOT OLD.reason
BEGIN INSERT INTO stale_misses SELECT NEW.kb_id, NEW.id WHERE NOT EXISTS (SELECT 1 FROM stale_misses WHERE kb_id = NEW.kb_id AND question_id = NEW.id); END;
-- A question that was taken out of the log leaves no word behind: what was called after it is named anew.
CREATE TRIGGER questions_gone AFTER DELETE ON questions WHEN OLD.missed > 0
BEGIN
  INSERT INTO stale_misses SELECT g.kb_id, g.question_id FROM grouped_misses o JOIN grouped_misses g ON g.kb_id = o.kb_id AND g.cluster_id = o.cluster_id
    WHERE o.kb_id = OLD.kb_id AND o.question_id = OLD.id AND NOT EXISTS (SELECT 1 FROM stale_misses s WHERE s.kb_id = g.kb_id AND s.question_id = g.question_id);
  DELETE FROM clusters WHERE kb_id = OLD.kb_id AND name_id = OLD.id;
END;
CREATE INDEX clusters_by_name ON clusters (kb_id, name_id);
INSERT INTO stale_misses SELECT kb_id, id FROM questions WHERE missed > 0;
