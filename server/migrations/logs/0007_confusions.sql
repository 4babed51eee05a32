-- Between which entries customers' questions waver, by day: ahead is the entry the robot put before the other one (behind). A turn counts once for a
-- pair. close: answered, the other nearly as good; asked: asked back, nothing said; confirmed, overturned: asked back, the one ahead or the one behind
-- was chosen; none: none of the options; unhelpful: what was answered did not help, and the other was next.
CREATE TABLE daily_confusions (
  kb_id TEXT NOT NULL, day TEXT NOT NULL, ahead TEXT NOT NULL, behind TEXT NOT NULL, close INTEGER NOT NULL, asked INTEGER NOT NULL, confirmed INTEGER NOT NULL,
  overturned INTEGER NOT NULL, none INTEGER NOT NULL, unhelpful INTEGER NOT NULL, PRIMARY KEY (kb_id, day, ahead, behind)
) STRICT, WITHOUT ROWID;
-- The same by question: what stands behind a pair. It goes with the turns, where the counts by day may stay.
CREATE TABLE confused_questions (
  kb_id TEXT NOT NULL, ahead TEXT NOT NULL, behind TEXT NOT NULL, day TEXT NOT NULL, question_id TEXT NOT NULL, close INTEGER NOT NULL, asked INTEGER NOT NULL,
  confirmed INTEGER NOT NULL, overturned INTEGER NOT NULL, none INTEGER NOT NULL, unhelpful INTEGER NOT NULL, PRIMARY KEY (kb_id, ahead, behind, day, question_id)
) STRICT, WITHOUT ROWID;
-- Turns of before this are counted behind everything else, in order of seq: done is the last one that is, those above last were counted as they were
-- written. No row: all are counted.
CREATE TABLE confusion_fill (id INTEGER PRIMARY KEY CHECK (id = 1), done INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
INSERT INTO confusion_fill SELECT 1, 0, max(seq) FROM turns HAVING max(seq) IS NOT NULL;
