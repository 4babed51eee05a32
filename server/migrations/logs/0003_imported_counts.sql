-- Imported logs are counted as live questions are, and apart from them: source is 'live', or 'imported' for what was answered elsewhere or asked
-- here at an import. silent: times the entry was nearest and might not speak (expired, disabled, none of its answers for this customer).
CREATE TABLE new_counts (
  kb_id TEXT NOT NULL, source TEXT NOT NULL, day TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL, channel TEXT NOT NULL, version INTEGER NOT NULL,
  asked INTEGER NOT NULL, chosen INTEGER NOT NULL, helpful INTEGER NOT NULL, unhelpful INTEGER NOT NULL, PRIMARY KEY (kb_id, source, day, outcome, reason, channel, version)
) STRICT, WITHOUT ROWID;
INSERT INTO new_counts SELECT kb_id, 'live', day, outcome, reason, channel, version, asked, chosen, helpful, unhelpful FROM daily_counts;
INSERT INTO new_counts SELECT kb_id, 'imported', day, outcome, reason, coalesce(channel, ''), coalesce(version, 0), count(*),
  sum(outcome = 'clarify' AND chosen IS NOT NULL), sum(helpful IS 1), sum(helpful IS 0) FROM turns WHERE source <> 'live' GROUP BY 1, 3, 4, 5, 6, 7;
DROP TABLE daily_counts;
ALTER TABLE new_counts RENAME TO daily_counts;

CREATE TABLE new_hits (
  kb_id TEXT NOT NULL, source TEXT NOT NULL, day TEXT NOT NULL, entry_id TEXT NOT NULL, channel TEXT NOT NULL, version INTEGER NOT NULL,
  hits INTEGER NOT NULL, helpful INTEGER NOT NULL, unhelpful INTEGER NOT NULL, silent INTEGER NOT NULL, PRIMARY KEY (kb_id, source, day, entry_id, channel, version)
) STRICT, WITHOUT ROWID;
INSERT INTO new_hits SELECT kb_id, 'live', day, entry_id, channel, version, hits, helpful, unhelpful, 0 FROM daily_hits;
INSERT INTO new_hits SELECT kb_id, 'imported', day, CASE outcome WHEN 'answered' THEN entry_id ELSE chosen END, coalesce(channel, ''), coalesce(version, 0), count(*),
  sum(helpful IS 1), sum(helpful IS 0), 0 FROM turns
  WHERE source <> 'live' AND ((outcome = 'answered' AND entry_id IS NOT NULL) OR (outcome = 'clarify' AND chosen IS NOT NULL)) GROUP BY 1, 3, 4, 5, 6;
INSERT INTO new_hits SELECT kb_id, CASE source WHEN 'live' THEN 'live' ELSE 'imported' END, day, candidates ->> '$[0][0]', coalesce(channel, ''), coalesce(version, 0), 0, 0, 0, count(*)
  FROM turns WHERE reason = 'not_in_force' AND candidates IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6 ON CONFLICT DO UPDATE SET silent = excluded.silent;
DROP TABLE daily_hits;
ALTER TABLE new_hits RENAME TO daily_hits;
-- Few: what may not speak and is asked for all the same.
CREATE INDEX daily_silent ON daily_hits (kb_id, day, entry_id, channel, silent) WHERE silent > 0;

CREATE TABLE new_conversations (
  kb_id TEXT NOT NULL, source TEXT NOT NULL, id TEXT NOT NULL, day TEXT NOT NULL, channel TEXT NOT NULL, turns INTEGER NOT NULL, handed_off INTEGER NOT NULL,
  PRIMARY KEY (kb_id, source, id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_conversations SELECT kb_id, 'live', id, day, channel, turns, handed_off FROM conversations;
INSERT INTO new_conversations SELECT kb_id, 'imported', conversation, max(CASE WHEN nth = 1 THEN day END), max(CASE WHEN nth = 1 THEN coalesce(channel, '') END), count(*),
  max(nth > 1 AND outcome = 'handoff') FROM (SELECT *, row_number() OVER (PARTITION BY kb_id, conversation ORDER BY at, seq) AS nth FROM turns WHERE source <> 'live' AND conversation IS NOT NULL)
  GROUP BY kb_id, conversation;
DROP TABLE conversations;
ALTER TABLE new_conversations RENAME TO conversations;

CREATE TABLE new_daily_conversations (
  kb_id TEXT NOT NULL, source TEXT NOT NULL, day TEXT NOT NULL, channel TEXT NOT NULL, conversations INTEGER NOT NULL, handed_off INTEGER NOT NULL, PRIMARY KEY (kb_id, source, day, channel)
) STRICT, WITHOUT ROWID;
INSERT INTO new_daily_conversations SELECT kb_id, 'live', day, channel, conversations, handed_off FROM daily_conversations;
INSERT INTO new_daily_conversations SELECT kb_id, source, day, channel, count(*), sum(handed_off) FROM conversations WHERE source = 'imported' GROUP BY 1, 2, 3, 4;
DROP TABLE daily_conversations;
ALTER TABLE new_daily_conversations RENAME TO daily_conversations;

-- As uncovered, of imported turns.
ALTER TABLE daily_misses ADD COLUMN uncovered_imported INTEGER NOT NULL DEFAULT 0;
UPDATE daily_misses SET uncovered_imported = found.n FROM (
  SELECT kb_id, question_id, day, coalesce(channel, '') AS channel, count(*) AS n FROM turns
  WHERE miss IS NOT NULL AND source <> 'live' AND outcome <> 'answered' AND NOT (outcome = 'clarify' AND chosen IS NOT NULL) AND NOT (outcome = 'handoff' AND reason = 'requested') GROUP BY 1, 2, 3, 4
) AS found WHERE found.kb_id = daily_misses.kb_id AND found.question_id = daily_misses.question_id AND found.day = daily_misses.day AND found.channel = daily_misses.channel;
