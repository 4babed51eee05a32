-- What the latest look at an address of the draft's answers found. status: HTTP's, if anything replied; problem: null = it opens; since: when it did not for the first time, of those times in a row.
CREATE TABLE links (
  kb_id TEXT NOT NULL, url TEXT NOT NULL, at TEXT NOT NULL, status INTEGER, problem TEXT, since TEXT, PRIMARY KEY (kb_id, url)
) STRICT, WITHOUT ROWID;
-- Which entries had the address in their answers when all were looked at, and in which revision.
CREATE TABLE entry_links (
  kb_id TEXT NOT NULL, entry_id TEXT NOT NULL, url TEXT NOT NULL, revision INTEGER NOT NULL, check_id TEXT NOT NULL, PRIMARY KEY (kb_id, entry_id, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_links_by_url ON entry_links (kb_id, url);
-- The latest time that all addresses of a knowledge base were looked at.
CREATE TABLE link_checks (kb_id TEXT PRIMARY KEY, id TEXT NOT NULL, at TEXT NOT NULL, by TEXT, addresses INTEGER NOT NULL) STRICT, WITHOUT ROWID;
