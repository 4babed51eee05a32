-- From which pages a bot key may be used, and how often a minute.
ALTER TABLE bot_keys ADD COLUMN origins TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(origins));
ALTER TABLE bot_keys ADD COLUMN rate_per_minute INTEGER CHECK (rate_per_minute > 0);
