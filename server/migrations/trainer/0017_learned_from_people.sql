-- revision: the entry's that a decision made, if it made one. source: the answers of people that it was taken from, {conversations, agents, turns}; null: from none.
ALTER TABLE cluster_decisions ADD COLUMN revision INTEGER;
ALTER TABLE cluster_decisions ADD COLUMN source TEXT CHECK (json_valid(source));
CREATE INDEX cluster_decisions_by_revision ON cluster_decisions (kb_id, entry_id, revision) WHERE source IS NOT NULL;
DROP TRIGGER cluster_decisions_only_undone;
CREATE TRIGGER cluster_decisions_only_undone BEFORE UPDATE ON cluster_decisions WHEN OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
  OR (NEW.id, NEW.kb_id, NEW.cluster, NEW.kind, NEW.at, NEW.questions, NEW.taught) <> (OLD.id, OLD.kb_id, OLD.cluster, OLD.kind, OLD.at, OLD.questions, OLD.taught) OR NEW.entry_id IS NOT OLD.entry_id
  OR NEW.revision IS NOT OLD.revision OR NEW.source IS NOT OLD.source
BEGIN SELECT RAISE(ABORT, 'decisions are immutable, they can only be undone'); END;
