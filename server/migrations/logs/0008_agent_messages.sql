-- What people of the shop said to customers, masked as questions are. agent: a keyed hash, where the line named somebody. after_turn: the customer's turn
-- that stood before it in its file or batch; of one moment it goes behind that. text_id: digest of the text's key: what is said again and again has one.
CREATE TABLE agent_messages (
  seq INTEGER PRIMARY KEY, kb_id TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL, conversation TEXT NOT NULL, customer TEXT, agent TEXT, text TEXT NOT NULL, text_id TEXT NOT NULL,
  after_turn TEXT, import_id TEXT, UNIQUE (kb_id, id)
) STRICT;
CREATE INDEX agent_messages_by_conversation ON agent_messages (kb_id, conversation, at, seq);
CREATE INDEX agent_messages_by_time ON agent_messages (kb_id, at);
CREATE INDEX agent_messages_by_customer ON agent_messages (kb_id, customer) WHERE customer IS NOT NULL;
CREATE INDEX agent_messages_by_import ON agent_messages (kb_id, import_id) WHERE import_id IS NOT NULL;
ALTER TABLE log_imports ADD COLUMN messages INTEGER NOT NULL DEFAULT 0;

-- Which message answers which turn (at: the turn's); found anew out of the two where a conversation is in stale_conversations, like all that is summed up.
CREATE TABLE agent_replies (
  kb_id TEXT NOT NULL, question_id TEXT NOT NULL, at TEXT NOT NULL, turn_id TEXT NOT NULL, message INTEGER NOT NULL, text_id TEXT NOT NULL, conversation TEXT NOT NULL,
  PRIMARY KEY (kb_id, question_id, at, turn_id, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX agent_replies_by_conversation ON agent_replies (kb_id, conversation);
CREATE INDEX agent_replies_by_text ON agent_replies (kb_id, text_id, question_id);
CREATE INDEX agent_replies_by_message ON agent_replies (message);
CREATE TABLE stale_conversations (kb_id TEXT NOT NULL, conversation TEXT NOT NULL, PRIMARY KEY (kb_id, conversation)) STRICT, WITHOUT ROWID;

-- Kept by the database itself, as stale_misses are: whoever writes or deletes, nothing is forgotten, and no reply outlives what it stands on.
CREATE TRIGGER agent_messages_added AFTER INSERT ON agent_messages
BEGIN INSERT INTO stale_conversations SELECT NEW.kb_id, NEW.conversation WHERE NOT EXISTS (SELECT 1 FROM stale_conversations WHERE kb_id = NEW.kb_id AND conversation = NEW.conversation); END;
CREATE TRIGGER agent_messages_gone AFTER DELETE ON agent_messages BEGIN DELETE FROM agent_replies WHERE message = OLD.seq; END;
CREATE TRIGGER turns_between_messages AFTER INSERT ON turns
  WHEN NEW.conversation IS NOT NULL AND EXISTS (SELECT 1 FROM agent_messages WHERE kb_id = NEW.kb_id AND conversation = NEW.conversation)
BEGIN INSERT INTO stale_conversations SELECT NEW.kb_id, NEW.conversation WHERE NOT EXISTS (SELECT 1 FROM stale_conversations WHERE kb_id = NEW.kb_id AND conversation = NEW.conversation); END;
-- What a customer says of an answer later makes a question of it that people answered, or none.
CREATE TRIGGER turns_between_messages_missed AFTER UPDATE OF miss ON turns
  WHEN (OLD.miss IS NULL) <> (NEW.miss IS NULL) AND NEW.conversation IS NOT NULL AND EXISTS (SELECT 1 FROM agent_messages WHERE kb_id = NEW.kb_id AND conversation = NEW.conversation)
BEGIN INSERT INTO stale_conversations SELECT NEW.kb_id, NEW.conversation WHERE NOT EXISTS (SELECT 1 FROM stale_conversations WHERE kb_id = NEW.kb_id AND conversation = NEW.conversation); END;
CREATE TRIGGER turns_between_messages_gone AFTER DELETE ON turns
  WHEN OLD.conversation IS NOT NULL AND EXISTS (SELECT 1 FROM agent_messages WHERE kb_id = OLD.kb_id AND conversation = OLD.conversation)
BEGIN INSERT INTO stale_conversations SELECT OLD.kb_id, OLD.conversation WHERE NOT EXISTS (SELECT 1 FROM stale_conversations WHERE kb_id = OLD.kb_id AND conversation = OLD.conversation); END;
CREATE TRIGGER turns_replied_to_gone AFTER DELETE ON turns
BEGIN DELETE FROM agent_replies WHERE kb_id = OLD.kb_id AND question_id = OLD.question_id AND at = OLD.at AND turn_id = OLD.id; END;
CREATE TRIGGER agent_replies_added AFTER INSERT ON agent_replies
BEGIN INSERT INTO stale_misses SELECT NEW.kb_id, NEW.question_id WHERE NOT EXISTS (SELECT 1 FROM stale_misses WHERE kb_id = NEW.kb_id AND question_id = NEW.question_id); END;
CREATE TRIGGER agent_replies_gone AFTER DELETE ON agent_replies
BEGIN INSERT INTO stale_misses SELECT OLD.kb_id, OLD.question_id WHERE NOT EXISTS (SELECT 1 FROM stale_misses WHERE kb_id = OLD.kb_id AND question_id = OLD.question_id); END;

-- 1: people of the shop answered one of its questions.
ALTER TABLE clusters ADD COLUMN people INTEGER NOT NULL DEFAULT 0;
CREATE INDEX clusters_with_people ON clusters (kb_id, state, tray, questions, gain) WHERE people = 1;
