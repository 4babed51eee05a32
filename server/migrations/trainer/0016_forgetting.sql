-- How many days turns are kept; null: for ever.
ALTER TABLE knowledge_bases ADD COLUMN keep_days INTEGER CHECK (keep_days > 0);

-- What was drawn of a customer who is forgotten loses its words and its conversation; all else of spot checks stays immutable.
DROP TRIGGER spot_check_items_no_update;
CREATE TRIGGER spot_check_items_only_forgotten BEFORE UPDATE ON spot_check_items
  WHEN NEW.text <> '' OR NEW.text_key <> '' OR (NEW.check_id, NEW.item, NEW.kb_id, NEW.question_id) <> (OLD.check_id, OLD.item, OLD.kb_id, OLD.question_id) OR NEW.given IS NOT OLD.given
BEGIN SELECT RAISE(ABORT, 'spot checks are immutable, they can only be forgotten'); END;
DROP TRIGGER spot_check_turns_no_update;
CREATE TRIGGER spot_check_turns_only_forgotten BEFORE UPDATE ON spot_check_turns
  WHEN NEW.conversation IS NOT NULL OR (NEW.check_id, NEW.place, NEW.item, NEW.turn_id, NEW.at, NEW.outcome, NEW.reason) <> (OLD.check_id, OLD.place, OLD.item, OLD.turn_id, OLD.at, OLD.outcome, OLD.reason)
    OR (NEW.confidence, NEW.version, NEW.channel, NEW.miss) IS NOT (OLD.confidence, OLD.version, OLD.channel, OLD.miss)
BEGIN SELECT RAISE(ABORT, 'spot checks are immutable, they can only be forgotten'); END;

-- Filters of the log that somebody named, each person's own.
CREATE TABLE log_views (
  kb_id TEXT NOT NULL REFERENCES knowledge_bases (id), user_id TEXT NOT NULL REFERENCES users (id), name TEXT NOT NULL, filter TEXT NOT NULL CHECK (json_valid(filter)), at TEXT NOT NULL,
  PRIMARY KEY (kb_id, user_id, name)
) STRICT, WITHOUT ROWID;
