-- What training made of a version, in pieces of at most 256 KB: whole it was 40 MB at 100,000 questions, and writing it held the server up for half a second.
-- Written in slices before the version's own row, like its entries; rows of versions that never came are swept at start-up.
CREATE TABLE version_model_parts (version_id TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (version_id, part)) STRICT;
INSERT INTO version_model_parts (version_id, part, bytes) SELECT version_id, 0, bytes FROM version_models;
DROP TABLE version_models;
CREATE TRIGGER version_model_parts_no_update BEFORE UPDATE ON version_model_parts BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
CREATE TRIGGER version_model_parts_no_late_insert BEFORE INSERT ON version_model_parts WHEN EXISTS (SELECT 1 FROM versions WHERE id = NEW.version_id)
BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
CREATE TRIGGER version_model_parts_no_delete BEFORE DELETE ON version_model_parts WHEN EXISTS (SELECT 1 FROM versions WHERE id = OLD.version_id)
BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
