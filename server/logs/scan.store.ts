// All SQL of the log's list: scans along one index, a range at a time, so that a million turns never hold up the server.
import { sql, type Database } from "../base/db.ts";

/** Which index leads: all turns by time, by time with rows to look into (a text, a category), one entry's, one conversation's, one customer's, those of a few questions, or given ones. */
export type Lead = "time" | "rows" | "entry" | "conversation" | "customer" | "questions" | "turns";

/** Absent filters are null. */
export interface Filter {
  kb: string;
  outcome: string | null;
  miss: string | null;
  channel: string | null;
  version: number | null;
  source: string | null;
  entry: string | null;
  conversation: string | null;
  customer: string | null;
  /** Entries of a category, as JSON. */
  entries: string | null;
  /** LIKE pattern for the question's text key, or for its text, which still has the punctuation; `\` escapes. */
  pattern: string | null;
  /** Question ids as JSON. */
  questions: string | null;
  /** Turn ids as JSON. */
  turns: string | null;
}

/** A place in the list, newest first. */
export interface TurnPlace {
  at: string;
  seq: number;
}

// From a place downwards to another: [until, from).
const range = "(t.at, t.seq) < (:fromAt, :fromSeq) AND (t.at, t.seq) >= (:untilAt, :untilSeq)";
// These columns stand in the index itself.
const common =
  "(:outcome IS NULL OR t.outcome = :outcome) AND (:miss IS NULL OR t.miss = :miss) AND (:channel IS NULL OR t.channel = :channel) AND (:version IS NULL OR t.version = :version) AND (:source IS NULL OR t.source = :source)";
const text =
  "(:pattern IS NULL OR EXISTS (SELECT 1 FROM questions q WHERE q.kb_id = t.kb_id AND q.id = t.question_id AND (q.text_key LIKE :pattern ESCAPE '\\' OR q.text LIKE :pattern ESCAPE '\\')))";
const entry = "(:entry IS NULL OR coalesce(t.entry_id, t.chosen) = :entry)";
const conversation = "(:conversation IS NULL OR t.conversation = :conversation)";
const others =
  "(:customer IS NULL OR t.customer = :customer) AND (:entries IS NULL OR coalesce(t.entry_id, t.chosen) IN (SELECT value FROM json_each(:entries)))";

const leads: Record<Lead, { index: string; rest: string }> = {
  time: { index: "turns t INDEXED BY turns_by_time WHERE t.kb_id = :kb", rest: common },
  rows: { index: "turns t INDEXED BY turns_by_time WHERE t.kb_id = :kb", rest: `${common} AND ${text} AND ${others}` },
  entry: {
    index:
      "turns t INDEXED BY turns_by_entry WHERE t.kb_id = :kb AND coalesce(t.entry_id, t.chosen) = :entry AND coalesce(t.entry_id, t.chosen) IS NOT NULL",
    rest: `${common} AND ${text} AND ${others}`,
  },
  conversation: {
    index: "turns t INDEXED BY turns_by_conversation WHERE t.kb_id = :kb AND t.conversation = :conversation",
    rest: `${common} AND ${entry} AND ${text} AND ${others}`,
  },
  customer: {
    index: "turns t INDEXED BY turns_by_customer WHERE t.kb_id = :kb AND t.customer = :customer AND t.customer IS NOT NULL",
    rest: `${common} AND ${entry} AND ${text} AND ${others}`,
  },
  questions: {
    index: "turns t INDEXED BY turns_by_question WHERE t.kb_id = :kb AND t.question_id IN (SELECT value FROM json_each(:questions))",
    rest: `${common} AND ${entry} AND ${conversation} AND ${others}`,
  },
  turns: {
    index: "turns t WHERE t.kb_id = :kb AND t.id IN (SELECT value FROM json_each(:turns))",
    rest: `${common} AND ${entry} AND ${conversation} AND ${text} AND ${others}`,
  },
};

const bounds = (from: TurnPlace, until: TurnPlace) => ({ fromAt: from.at, fromSeq: from.seq, untilAt: until.at, untilSeq: until.seq });

/** The place `rows` index entries below another, or null if fewer are left. */
export const placeBelow = (logs: Database, lead: Lead, filter: Filter, from: TurnPlace, until: TurnPlace, rows: number): TurnPlace | null =>
  sql<object, TurnPlace>(
    logs,
    `SELECT t.at, t.seq FROM ${leads[lead].index} AND ${range} ORDER BY t.at DESC, t.seq DESC LIMIT 1 OFFSET :rows`,
  ).get({ ...filter, ...bounds(from, until), rows }) ?? null;

/** Turns of a range that pass the filter, newest first. */
export const findTurns = (logs: Database, lead: Lead, filter: Filter, from: TurnPlace, until: TurnPlace, limit: number): TurnPlace[] =>
  sql<object, TurnPlace>(
    logs,
    `SELECT t.at, t.seq FROM ${leads[lead].index} AND ${range} AND ${leads[lead].rest} ORDER BY t.at DESC, t.seq DESC LIMIT :limit`,
  ).all({ ...filter, ...bounds(from, until), limit });

/** How many there are, counted up to `most`. */
export const countTurns = (logs: Database, lead: Lead, filter: Filter, from: TurnPlace, until: TurnPlace, most: number): number =>
  sql<object, { n: number }>(
    logs,
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${leads[lead].index} AND ${range} AND ${leads[lead].rest} LIMIT :most)`,
  ).get({ ...filter, ...bounds(from, until), most })!.n;

/** Distinct questions whose key contains the pattern, among the next `rows` by id; `last` is null after the last. */
export function findQuestions(
  logs: Database,
  kb: string,
  pattern: string,
  after: string,
  rows: number,
): { last: string | null; found: { id: string; asked: number }[] } {
  const last =
    sql<object, { id: string }>(logs, "SELECT id FROM questions WHERE kb_id = :kb AND id > :after ORDER BY id LIMIT 1 OFFSET :rows").get({
      kb,
      after,
      rows,
    })?.id ?? null;
  const found = sql<object, { id: string; asked: number }>(
    logs,
    "SELECT id, asked FROM questions WHERE kb_id = :kb AND id > :after AND id <= :last AND (text_key LIKE :pattern ESCAPE '\\' OR text LIKE :pattern ESCAPE '\\')",
  ).all({ kb, after, last: last ?? "n", pattern });
  return { last, found };
}

/** The first and the last day on which turns of these kinds were counted; null: there were none. A few thousand rows tell it, where the turns are a million. */
export function daysCounted(
  logs: Database,
  kinds: Pick<Filter, "kb" | "outcome" | "channel" | "version" | "source">,
): { first: string; last: string } | null {
  const { source, ...others } = kinds;
  const found = sql<object, { first: string | null; last: string | null }>(
    logs,
    `SELECT min(day) AS first, max(day) AS last FROM daily_counts WHERE kb_id = :kb AND (:outcome IS NULL OR outcome = :outcome)
     AND (:channel IS NULL OR channel = :channel) AND (:version IS NULL OR version = :version) AND (:source IS NULL OR source = :source)`,
  ).get({ ...others, source: source === null || source === "live" ? source : "imported" })!;
  return found.first === null || found.last === null ? null : { first: found.first, last: found.last };
}
