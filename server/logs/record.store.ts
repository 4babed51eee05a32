// All SQL that writes the log: turns and the counts kept beside them.
import { sql, type Database } from "../base/db.ts";

/** A row of `turns` as it is written and read back whole. */
export interface RecordedTurn {
  kb: string;
  id: string;
  at: string;
  day: string;
  question: string;
  text: string;
  outcome: string;
  reason: string;
  entry: string | null;
  confidence: number | null;
  answerBand: number | null;
  version: number | null;
  conversation: string | null;
  customer: string | null;
  channel: string | null;
  source: string;
  miss: string | null;
  chosen: string | null;
  helpful: number | null;
  none: number;
  reply: string | null;
  options: string | null;
  candidates: string | null;
  import: string | null;
}

/** The fields of a row, and the columns they stand in. */
const stored: { [F in keyof RecordedTurn]: string } = {
  kb: "kb_id",
  id: "id",
  at: "at",
  day: "day",
  question: "question_id",
  text: "text",
  outcome: "outcome",
  reason: "reason",
  entry: "entry_id",
  confidence: "confidence",
  answerBand: "answer_band",
  version: "version",
  conversation: "conversation",
  customer: "customer",
  channel: "channel",
  source: "source",
  miss: "miss",
  chosen: "chosen",
  helpful: "helpful",
  none: "none",
  reply: "reply_id",
  options: "options",
  candidates: "candidates",
  import: "import_id",
};
const fields = Object.keys(stored) as (keyof RecordedTurn)[];
const inserting = `INSERT INTO turns (${Object.values(stored).join(", ")}) VALUES (${fields.map(() => "?").join(", ")}) ON CONFLICT (kb_id, id) DO NOTHING`;
const selecting = `SELECT seq, ${fields.map((field) => `${stored[field]} AS ${field}`).join(", ")} FROM turns`;

/** A turn with its number in the file. */
export type NumberedTurn = RecordedTurn & { seq: number };

/** Adds a turn and says its number; null if the knowledge base has one with this id. In order of the columns: looking 24 values up by name takes longer than some of the indexes. */
export function insertTurn(logs: Database, row: RecordedTurn): number | null {
  const { changes, lastInsertRowid } = sql<unknown[]>(logs, inserting).run(...fields.map((field) => row[field]));
  return changes === 1 ? Number(lastInsertRowid) : null;
}

export const getTurnRow = (logs: Database, kb: string, id: string): NumberedTurn | null =>
  sql<object, NumberedTurn>(logs, `${selecting} WHERE kb_id = :kb AND id = :id`).get({ kb, id }) ?? null;

/** The next turns of all knowledge bases after a number, up to another. */
export const listTurnRows = (logs: Database, after: number, last: number, limit: number): NumberedTurn[] =>
  sql<object, NumberedTurn>(logs, `${selecting} WHERE seq > :after AND seq <= :last ORDER BY seq LIMIT :limit`).all({ after, last, limit });

export function updateTurn(logs: Database, row: RecordedTurn): void {
  sql(logs, "UPDATE turns SET miss = :miss, chosen = :chosen, helpful = :helpful, none = :none WHERE kb_id = :kb AND id = :id").run({
    kb: row.kb,
    id: row.id,
    miss: row.miss,
    chosen: row.chosen,
    helpful: row.helpful,
    none: row.none,
  });
}

export function insertReply(logs: Database, id: string, text: string): void {
  sql(logs, "INSERT INTO replies (id, text) VALUES (:id, :text) ON CONFLICT DO NOTHING").run({ id, text });
}

export interface QuestionCount {
  kb: string;
  id: string;
  textKey: string;
  text: string;
  asked: number;
  missed: number;
  firstAt: string;
  lastAt: string;
  reason: string | null;
  channel: string | null;
  lastMissedAt: string | null;
}

/** Adds to a question's counts; of two misses the later one's reason and channel are kept. */
export function addToQuestion(logs: Database, count: QuestionCount): void {
  sql(
    logs,
    `INSERT INTO questions (kb_id, id, text_key, text, asked, missed, reason, channel, first_at, last_at, last_missed_at)
     VALUES (:kb, :id, :textKey, :text, :asked, :missed, :reason, :channel, :firstAt, :lastAt, :lastMissedAt)
     ON CONFLICT (kb_id, id) DO UPDATE SET asked = asked + excluded.asked, missed = missed + excluded.missed, first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at),
       reason = CASE WHEN excluded.last_missed_at >= coalesce(last_missed_at, '') THEN excluded.reason ELSE reason END,
       channel = CASE WHEN excluded.last_missed_at >= coalesce(last_missed_at, '') THEN excluded.channel ELSE channel END,
       last_missed_at = CASE WHEN excluded.last_missed_at >= coalesce(last_missed_at, '') THEN excluded.last_missed_at ELSE last_missed_at END`,
  ).run(count);
}

/** After a turn became a miss, or ceased to be one: the latest miss is looked up again. */
export function correctQuestion(logs: Database, kb: string, id: string, missed: number): void {
  const latest = sql<object, { at: string; miss: string; channel: string | null }>(
    logs,
    "SELECT at, miss, channel FROM turns WHERE kb_id = :kb AND question_id = :id AND miss IS NOT NULL ORDER BY at DESC, seq DESC LIMIT 1",
  ).get({ kb, id });
  sql(
    logs,
    "UPDATE questions SET missed = missed + :missed, reason = :reason, channel = :channel, last_missed_at = :at WHERE kb_id = :kb AND id = :id",
  ).run({
    kb,
    id,
    missed,
    reason: latest?.miss ?? null,
    channel: latest?.channel ?? null,
    at: latest?.at ?? null,
  });
}

/** Customers' own questions, and imported ones, whether they were answered elsewhere or asked here: counted apart. */
export type CountedSource = "live" | "imported";

export interface DailyCount {
  kb: string;
  source: CountedSource;
  day: string;
  outcome: string;
  reason: string;
  channel: string;
  version: number;
  asked: number;
  chosen: number;
  helpful: number;
  unhelpful: number;
}

/** Adds (or, negative, takes away); a row that counts nothing goes. */
export function addToDailyCount(logs: Database, count: DailyCount): void {
  sql(
    logs,
    `INSERT INTO daily_counts (kb_id, source, day, outcome, reason, channel, version, asked, chosen, helpful, unhelpful)
     VALUES (:kb, :source, :day, :outcome, :reason, :channel, :version, :asked, :chosen, :helpful, :unhelpful)
     ON CONFLICT DO UPDATE SET asked = asked + excluded.asked, chosen = chosen + excluded.chosen, helpful = helpful + excluded.helpful, unhelpful = unhelpful + excluded.unhelpful`,
  ).run(count);
  if (count.asked < 0)
    sql(
      logs,
      `DELETE FROM daily_counts WHERE kb_id = :kb AND source = :source AND day = :day AND outcome = :outcome AND reason = :reason AND channel = :channel AND version = :version AND asked = 0`,
    ).run({
      kb: count.kb,
      source: count.source,
      day: count.day,
      outcome: count.outcome,
      reason: count.reason,
      channel: count.channel,
      version: count.version,
    });
}

export interface DailyHit {
  kb: string;
  source: CountedSource;
  day: string;
  entry: string;
  channel: string;
  version: number;
  /** Answers given by the entry, and options picked that led to it. */
  hits: number;
  helpful: number;
  unhelpful: number;
  /** Times it was nearest and might not speak. */
  silent: number;
}

export function addToDailyHits(logs: Database, hit: DailyHit): void {
  sql(
    logs,
    `INSERT INTO daily_hits (kb_id, source, day, entry_id, channel, version, hits, helpful, unhelpful, silent) VALUES (:kb, :source, :day, :entry, :channel, :version, :hits, :helpful, :unhelpful, :silent)
     ON CONFLICT DO UPDATE SET hits = hits + excluded.hits, helpful = helpful + excluded.helpful, unhelpful = unhelpful + excluded.unhelpful, silent = silent + excluded.silent`,
  ).run(hit);
  if (hit.hits < 0 || hit.silent < 0)
    sql(
      logs,
      "DELETE FROM daily_hits WHERE kb_id = :kb AND source = :source AND day = :day AND entry_id = :entry AND channel = :channel AND version = :version AND hits = 0 AND silent = 0",
    ).run({ kb: hit.kb, source: hit.source, day: hit.day, entry: hit.entry, channel: hit.channel, version: hit.version });
}

export interface DailyMiss {
  kb: string;
  question: string;
  day: string;
  channel: string;
  missed: number;
  live: number;
  /** Live ones, and imported ones, that coverage counts against the robot. */
  uncovered: number;
  uncoveredImported: number;
}

export function addToDailyMisses(logs: Database, miss: DailyMiss): void {
  sql(
    logs,
    `INSERT INTO daily_misses (kb_id, question_id, day, channel, missed, live, uncovered, uncovered_imported) VALUES (:kb, :question, :day, :channel, :missed, :live, :uncovered, :uncoveredImported)
     ON CONFLICT DO UPDATE SET missed = missed + excluded.missed, live = live + excluded.live, uncovered = uncovered + excluded.uncovered, uncovered_imported = uncovered_imported + excluded.uncovered_imported`,
  ).run(miss);
  if (miss.missed < 0)
    sql(
      logs,
      "DELETE FROM daily_misses WHERE kb_id = :kb AND question_id = :question AND day = :day AND channel = :channel AND missed = 0",
    ).run({ kb: miss.kb, question: miss.question, day: miss.day, channel: miss.channel });
}
