-- Names typed at sign-in were kept as typed, and may have been passwords: they are overwritten, and from now on only their keyed digest is kept.
PRAGMA secure_delete = ON;
DROP TABLE sign_in_tries;
PRAGMA secure_delete = OFF;
-- `known`: the account had signed in from there before.
CREATE TABLE sign_in_tries (id INTEGER PRIMARY KEY, account TEXT NOT NULL, address TEXT NOT NULL, known INTEGER NOT NULL, at TEXT NOT NULL) STRICT;
CREATE INDEX sign_in_tries_by_account ON sign_in_tries (account, at);
CREATE INDEX sign_in_tries_by_address ON sign_in_tries (address, at);
CREATE INDEX sign_in_tries_by_time ON sign_in_tries (at);
-- From where accounts signed in lately: a keyed digest of account and address together.
CREATE TABLE sign_in_places (place TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
