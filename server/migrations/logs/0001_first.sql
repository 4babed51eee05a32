-- What customers asked: facts and counts only. Trainers' decisions live in the other file.
CREATE TABLE turns (
  seq INTEGER PRIMARY KEY, kb_id TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL, question_id TEXT NOT NULL, text TEXT NOT NULL,
  outcome TEXT NOT NULL, reason TEXT NOT NULL, entry_id TEXT, confidence REAL, answer_band REAL, version INTEGER, conversation TEXT, customer TEXT, channel TEXT, source TEXT NOT NULL,
  miss TEXT, chosen TEXT, helpful INTEGER, none INTEGER NOT NULL, reply_id TEXT, options TEXT, candidates TEXT, UNIQUE (kb_id, id)
) STRICT;
-- Holds every filter of few values, so that a scan for rare combinations never touches the rows.
CREATE INDEX turns_by_time ON turns (kb_id, at DESC, seq DESC, outcome, miss, channel, version, source);
CREATE INDEX turns_by_entry ON turns (kb_id, coalesce(entry_id, chosen), at DESC, seq DESC) WHERE coalesce(entry_id, chosen) IS NOT NULL;
CREATE INDEX turns_by_conversation ON turns (kb_id, conversation, at, seq) WHERE conversation IS NOT NULL;
CREATE INDEX turns_by_question ON turns (kb_id, question_id, at DESC, seq DESC, miss);

-- What customers were shown, each text once: a million turns repeat a few thousand. id = digest of knowledge base and text.
CREATE TABLE replies (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- One row for each distinct question. id = digest of the text key; reason, channel and last_missed_at are the latest miss's.
CREATE TABLE questions (
  kb_id TEXT NOT NULL, id TEXT NOT NULL, text_key TEXT NOT NULL, text TEXT NOT NULL, asked INTEGER NOT NULL, missed INTEGER NOT NULL,
  reason TEXT, channel TEXT, first_at TEXT NOT NULL, last_at TEXT NOT NULL, last_missed_at TEXT, PRIMARY KEY (kb_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX questions_by_missed ON questions (kb_id, missed DESC, last_missed_at DESC, id DESC) WHERE missed > 0;
CREATE INDEX questions_by_last_miss ON questions (kb_id, last_missed_at DESC, id DESC) WHERE missed > 0;

-- Misses of every source by question and day. live: of live turns; uncovered: those of them that coverage counts against the robot.
CREATE TABLE daily_misses (
  kb_id TEXT NOT NULL, question_id TEXT NOT NULL, day TEXT NOT NULL, channel TEXT NOT NULL, missed INTEGER NOT NULL, live INTEGER NOT NULL, uncovered INTEGER NOT NULL,
  PRIMARY KEY (kb_id, question_id, day, channel)
) STRICT, WITHOUT ROWID;

-- Live turns only, kept on insert and corrected by feedback, so that figures never scan the turns. Entries stand apart: with them the counts
-- would be nearly as many rows as the turns.
CREATE TABLE daily_counts (
  kb_id TEXT NOT NULL, day TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL, channel TEXT NOT NULL, version INTEGER NOT NULL,
  asked INTEGER NOT NULL, chosen INTEGER NOT NULL, helpful INTEGER NOT NULL, unhelpful INTEGER NOT NULL, PRIMARY KEY (kb_id, day, outcome, reason, channel, version)
) STRICT, WITHOUT ROWID;
-- hits: answers given by the entry, and options picked that led to it.
CREATE TABLE daily_hits (
  kb_id TEXT NOT NULL, day TEXT NOT NULL, entry_id TEXT NOT NULL, channel TEXT NOT NULL, version INTEGER NOT NULL,
  hits INTEGER NOT NULL, helpful INTEGER NOT NULL, unhelpful INTEGER NOT NULL, PRIMARY KEY (kb_id, day, entry_id, channel, version)
) STRICT, WITHOUT ROWID;
-- handed_off: conversations with a handoff after their first turn.
CREATE TABLE daily_conversations (
  kb_id TEXT NOT NULL, day TEXT NOT NULL, channel TEXT NOT NULL, conversations INTEGER NOT NULL, handed_off INTEGER NOT NULL, PRIMARY KEY (kb_id, day, channel)
) STRICT, WITHOUT ROWID;
CREATE TABLE conversations (
  kb_id TEXT NOT NULL, id TEXT NOT NULL, day TEXT NOT NULL, channel TEXT NOT NULL, turns INTEGER NOT NULL, handed_off INTEGER NOT NULL, PRIMARY KEY (kb_id, id)
) STRICT, WITHOUT ROWID;

-- Repeats of one batch by one key answer what the first answered.
CREATE TABLE idempotency (key_id TEXT NOT NULL, token TEXT NOT NULL, answer TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (key_id, token)) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_by_time ON idempotency (at);
