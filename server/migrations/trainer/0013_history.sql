-- The history of a knowledge base is read day by day: who did what, to how many entries, without a look at what they say.
CREATE INDEX entry_revisions_by_time ON entry_revisions (kb_id, at, reason, by);
