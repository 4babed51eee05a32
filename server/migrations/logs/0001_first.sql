-- What customers asked: facts and counts only. Trainers' decisions live in the other file.
CREATE TABLE turns (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kb_id TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL, question_id TEXT NOT NULL, text TEXT NOT NULL,
  outcome TEXT NOT NULL, reason TEXT NOT NULL, entry_id TEXT, confidence REAL, version INTEGER, conversation TEXT, customer TEXT, channel TEXT, source TEXT NOT NULL,
  miss TEXT, chosen TEXT, helpful INTEGER, none INTEGER NOT NULL DEFAULT 0, reply TEXT, options TEXT, candidates TEXT
) STRICT;
CREATE INDEX turns_by_time ON turns (kb_id, at DESC, seq DESC);
CREATE INDEX turns_by_outcome ON turns (kb_id, outcome, at DESC);
CREATE INDEX turns_by_miss ON turns (kb_id, miss, at DESC) WHERE miss IS NOT NULL;
CREATE INDEX turns_by_entry ON turns (kb_id, entry_id, at DESC) WHERE entry_id IS NOT NULL;
CREATE INDEX turns_by_conversation ON turns (kb_id, conversation, at) WHERE conversation IS NOT NULL;
CREATE INDEX turns_by_question ON turns (kb_id, question_id, at DESC);

-- One row for each distinct question. id = digest of the text key.
CREATE TABLE questions (
  kb_id TEXT NOT NULL, id TEXT NOT NULL, text_key TEXT NOT NULL, text TEXT NOT NULL, asked INTEGER NOT NULL, missed INTEGER NOT NULL,
  reason TEXT, channel TEXT, first_at TEXT NOT NULL, last_at TEXT NOT NULL, last_missed_at TEXT, PRIMARY KEY (kb_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX questions_by_missed ON questions (kb_id, missed DESC, last_missed_at DESC) WHERE missed > 0;
CREATE INDEX questions_by_last_miss ON questions (kb_id, last_missed_at DESC) WHERE missed > 0;

-- Live turns only, so that figures never scan the turns.
CREATE TABLE daily_counts (
  kb_id TEXT NOT NULL, day TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL, entry_id TEXT NOT NULL, channel TEXT NOT NULL, version INTEGER NOT NULL,
  asked INTEGER NOT NULL, chosen INTEGER NOT NULL, helpful INTEGER NOT NULL, unhelpful INTEGER NOT NULL, PRIMARY KEY (kb_id, day, outcome, reason, entry_id, channel, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX daily_counts_by_entry ON daily_counts (kb_id, entry_id, day);
CREATE TABLE daily_conversations (
  kb_id TEXT NOT NULL, day TEXT NOT NULL, channel TEXT NOT NULL, conversations INTEGER NOT NULL, handed_off INTEGER NOT NULL, PRIMARY KEY (kb_id, day, channel)
) STRICT, WITHOUT ROWID;
CREATE TABLE conversations (
  kb_id TEXT NOT NULL, id TEXT NOT NULL, day TEXT NOT NULL, channel TEXT NOT NULL, turns INTEGER NOT NULL, handed_off INTEGER NOT NULL, PRIMARY KEY (kb_id, id)
) STRICT, WITHOUT ROWID;

-- Repeats of one batch by one key answer what the first answered.
CREATE TABLE idempotency (key_id TEXT NOT NULL, token TEXT NOT NULL, answer TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (key_id, token)) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_by_time ON idempotency (at);
