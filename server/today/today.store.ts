// SQL of the Today screen: reads any table of both files, writes none. Of the log only what is counted by day.
import { sql, type Database } from "../base/db.ts";
import type { Counted } from "../figures/formulas.ts";

/** Which turns are looked at: customers' own, or imported ones; shop days, inclusive; a null channel means all. */
export interface Period {
  source: "live" | "imported";
  from: string;
  until: string;
  channel: string | null;
}

/** Turns by day, version, outcome and reason. */
export const listCounts = (logs: Database, kb: string, period: Period): Counted[] =>
  sql<object, Counted>(
    logs,
    `SELECT day, version, outcome, reason, sum(asked) AS asked, sum(chosen) AS chosen, sum(helpful) AS helpful, sum(unhelpful) AS unhelpful FROM daily_counts
     WHERE kb_id = :kb AND source = :source AND day >= :from AND day <= :until AND (:channel IS NULL OR channel = :channel) GROUP BY day, version, outcome, reason`,
  ).all({ kb, ...period });

/** The first day with a turn; null if there is none. */
export const firstDay = (logs: Database, kb: string, { source, channel }: Pick<Period, "source" | "channel">): string | null =>
  sql<object, { day: string }>(
    logs,
    "SELECT day FROM daily_counts WHERE kb_id = :kb AND source = :source AND (:channel IS NULL OR channel = :channel) ORDER BY day LIMIT 1",
  ).get({ kb, source, channel })?.day ?? null;

export const sumConversations = (logs: Database, kb: string, period: Period): { conversations: number; handedOff: number } =>
  sql<object, { conversations: number; handedOff: number }>(
    logs,
    `SELECT coalesce(sum(conversations), 0) AS conversations, coalesce(sum(handed_off), 0) AS handedOff FROM daily_conversations
     WHERE kb_id = :kb AND source = :source AND day >= :from AND day <= :until AND (:channel IS NULL OR channel = :channel)`,
  ).get({ kb, ...period })!;

/** Conversations by day, those without any left out. */
export const listConversations = (
  logs: Database,
  kb: string,
  period: Period,
): { day: string; conversations: number; handedOff: number }[] =>
  sql<object, { day: string; conversations: number; handedOff: number }>(
    logs,
    `SELECT day, sum(conversations) AS conversations, sum(handed_off) AS handedOff FROM daily_conversations
     WHERE kb_id = :kb AND source = :source AND day >= :from AND day <= :until AND (:channel IS NULL OR channel = :channel) GROUP BY day`,
  ).all({ kb, ...period });

// CROSS JOIN keeps the order: the planner would go through all hits, or all misses, and look into the list.
/** Hits of a few entries by day. */
export const listHitsOf = (
  logs: Database,
  kb: string,
  entries: readonly string[],
  period: Period,
): { entry: string; day: string; hits: number }[] =>
  sql<object, { entry: string; day: string; hits: number }>(
    logs,
    `WITH RECURSIVE days (day) AS (SELECT :from UNION ALL SELECT date(day, '+1 day') FROM days WHERE day < :until)
     SELECT h.entry_id AS entry, h.day, sum(h.hits) AS hits FROM days d CROSS JOIN json_each(:entries) e CROSS JOIN daily_hits h ON h.kb_id = :kb AND h.source = :source AND h.day = d.day AND h.entry_id = e.value
     WHERE :channel IS NULL OR h.channel = :channel GROUP BY h.entry_id, h.day`,
  ).all({ kb, entries: JSON.stringify(entries), ...period });

/** Misses of some clusters in a period, of customers and imported ones; uncovered: those of the period's source that coverage counts against the robot. */
export const sumMisses = (
  logs: Database,
  kb: string,
  clusters: readonly string[],
  period: Period,
): { id: string; missed: number; uncovered: number }[] =>
  sql<object, { id: string; missed: number; uncovered: number }>(
    logs,
    `SELECT c.value AS id, sum(m.missed) AS missed, sum(CASE :source WHEN 'live' THEN m.uncovered ELSE m.uncovered_imported END) AS uncovered FROM json_each(:clusters) c
     CROSS JOIN grouped_misses g INDEXED BY grouped_by_cluster ON g.kb_id = :kb AND g.cluster_id = c.value
     CROSS JOIN daily_misses m ON m.kb_id = :kb AND m.question_id = g.question_id
     WHERE m.day >= :from AND m.day <= :until AND (:channel IS NULL OR m.channel = :channel) GROUP BY c.value HAVING sum(m.missed) > 0`,
  ).all({ kb, clusters: JSON.stringify(clusters), ...period });

/** Moves of live in a period, oldest first. */
export const listMoves = (db: Database, kb: string, from: string, until: string): { at: string; version: number; kind: string }[] =>
  sql<object, { at: string; version: number; kind: string }>(
    db,
    "SELECT at, version, kind FROM environment_moves WHERE kb_id = :kb AND name = 'live' AND at >= :from AND at < :until ORDER BY id",
  ).all({ kb, from, until });

/** Enabled entries, `limit` ids at a time. */
export const listEnabled = (db: Database, kb: string, after: string, limit: number): string[] =>
  sql<object, { id: string }>(
    db,
    "SELECT id FROM entries WHERE kb_id = :kb AND id > :after AND deleted = 0 AND enabled = 1 ORDER BY id LIMIT :limit",
  )
    .all({ kb, after, limit })
    .map((r) => r.id);

export interface EntryCounts {
  entries: number;
  noAnswer: number;
  fewSimilar: number;
}

/** As the entry list filters them: without an answer, and with fewer than 5 similar questions. */
export const countEntryStates = (db: Database, kb: string): EntryCounts =>
  sql<object, EntryCounts>(
    db,
    "SELECT count(*) AS entries, count(CASE WHEN answers = 0 AND hand_off = 0 THEN 1 END) AS noAnswer, count(CASE WHEN similar < 5 THEN 1 END) AS fewSimilar FROM entries WHERE kb_id = :kb AND deleted = 0",
  ).get({ kb })!;

/** Enabled entries in force that expire before a time. */
export const listExpiring = (
  db: Database,
  kb: string,
  now: string,
  before: string,
): { entry: string; question: string; validUntil: string }[] =>
  sql<object, { entry: string; question: string; validUntil: string }>(
    db,
    `SELECT id AS entry, question, valid_until AS validUntil FROM entries
     WHERE kb_id = :kb AND deleted = 0 AND enabled = 1 AND valid_until > :now AND valid_until <= :before AND (valid_from IS NULL OR valid_from <= :now) ORDER BY valid_until, id`,
  ).all({ kb, now, before });

/** The latest audit lines that concern knowledge, newest first. */
export const listRecent = (
  db: Database,
  kb: string,
  limit: number,
): { at: string; by: string | null; action: string; subject: string | null }[] =>
  sql<object, { at: string; by: string | null; action: string; subject: string | null }>(
    db,
    `SELECT at, by, action, subject FROM audit WHERE kb_id = :kb AND (action GLOB 'entry.*' OR action GLOB 'entries.*' OR action GLOB 'category.*' OR action GLOB 'vocabulary.*'
     OR action GLOB 'robot_settings.*' OR action GLOB 'miss.*' OR action GLOB 'version.*' OR action GLOB 'sample.*' OR action GLOB 'import.*' OR action GLOB 'log.*') AND action <> 'version.publishing' ORDER BY id DESC LIMIT :limit`,
  ).all({ kb, limit });

export const hasTurns = (logs: Database, kb: string): boolean =>
  sql<object, unknown>(logs, "SELECT 1 FROM turns WHERE kb_id = :kb LIMIT 1").get({ kb }) !== undefined;

/** How often entries were nearest and might not speak, by customers and imported logs together; most asked for first. */
export const listSilent = (
  logs: Database,
  kb: string,
  { from, until, channel }: Omit<Period, "source">,
): { entry: string; asked: number }[] =>
  sql<object, { entry: string; asked: number }>(
    logs,
    `SELECT entry_id AS entry, sum(silent) AS asked FROM daily_hits INDEXED BY daily_silent
     WHERE kb_id = :kb AND day >= :from AND day <= :until AND silent > 0 AND (:channel IS NULL OR channel = :channel) GROUP BY entry_id ORDER BY asked DESC, entry_id LIMIT 500`,
  ).all({ kb, from, until, channel });

/** Those of the given entries that nobody gets an answer from now: disabled, not yet or no longer in force, or without any. */
export const listNotSpeaking = (
  db: Database,
  kb: string,
  entries: readonly string[],
  now: string,
): { entry: string; question: string; enabled: number; validFrom: string | null; validUntil: string | null }[] =>
  sql<object, { entry: string; question: string; enabled: number; validFrom: string | null; validUntil: string | null }>(
    db,
    `SELECT id AS entry, question, enabled, valid_from AS validFrom, valid_until AS validUntil FROM entries WHERE kb_id = :kb AND id IN (SELECT value FROM json_each(:entries)) AND deleted = 0
     AND (enabled = 0 OR valid_until <= :now OR valid_from > :now OR (answers = 0 AND hand_off = 0))`,
  ).all({ kb, entries: JSON.stringify(entries), now });
