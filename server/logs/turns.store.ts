// All SQL that reads single turns and conversations.
import { sql, type Database } from "../base/db.ts";

/** A turn as it is shown. */
export interface StoredTurn {
  id: string;
  at: string;
  question: string;
  outcome: string;
  reason: string;
  entry: string | null;
  confidence: number | null;
  version: number | null;
  conversation: string | null;
  customer: string | null;
  channel: string | null;
  source: string;
  miss: string | null;
  chosen: string | null;
  helpful: boolean | null;
  none: boolean;
  reply: string | null;
}

type Row = Omit<StoredTurn, "helpful" | "none"> & { helpful: number | null; none: number };
const columns = `t.id, t.at, t.text AS question, t.outcome, t.reason, t.entry_id AS entry, t.confidence, t.version, t.conversation, t.customer, t.channel, t.source, t.miss, t.chosen, t.helpful, t.none, r.text AS reply`;
const from = "FROM turns t LEFT JOIN replies r ON r.id = t.reply_id";
const fromRow = (row: Row): StoredTurn => ({ ...row, helpful: row.helpful === null ? null : row.helpful === 1, none: row.none === 1 });

/** Turns by their row numbers, newest first. */
export const getTurnsBySeq = (logs: Database, seqs: readonly number[]): StoredTurn[] =>
  sql<object, Row>(logs, `SELECT ${columns} ${from} WHERE t.seq IN (SELECT value FROM json_each(:seqs)) ORDER BY t.at DESC, t.seq DESC`)
    .all({ seqs: JSON.stringify(seqs) })
    .map(fromRow);

/** Turns by their ids, in no order. */
export const getTurnsById = (logs: Database, kb: string, ids: readonly string[]): StoredTurn[] =>
  sql<object, Row>(logs, `SELECT ${columns} ${from} WHERE t.kb_id = :kb AND t.id IN (SELECT value FROM json_each(:ids))`)
    .all({ kb, ids: JSON.stringify(ids) })
    .map(fromRow);

export function getTurnById(logs: Database, kb: string, id: string): (StoredTurn & { options: string | null }) | null {
  const row = sql<object, Row & { options: string | null }>(
    logs,
    `SELECT ${columns}, t.options ${from} WHERE t.kb_id = :kb AND t.id = :id`,
  ).get({ kb, id });
  return row ? { ...fromRow(row), options: row.options } : null;
}

/** The turn with at most `around` turns of its conversation on either side, oldest first. */
export function listAround(logs: Database, kb: string, id: string, around: number): StoredTurn[] {
  const turn = sql<object, { seq: number; at: string; conversation: string | null }>(
    logs,
    "SELECT seq, at, conversation FROM turns WHERE kb_id = :kb AND id = :id",
  ).get({ kb, id });
  if (!turn) return [];
  if (turn.conversation === null) return getTurnsBySeq(logs, [turn.seq]);
  const place = { kb, ...turn, around };
  const before = sql<object, Row>(
    logs,
    `SELECT ${columns} ${from} WHERE t.kb_id = :kb AND t.conversation = :conversation AND (t.at, t.seq) <= (:at, :seq) ORDER BY t.at DESC, t.seq DESC LIMIT :around + 1`,
  ).all(place);
  const after = sql<object, Row>(
    logs,
    `SELECT ${columns} ${from} WHERE t.kb_id = :kb AND t.conversation = :conversation AND (t.at, t.seq) > (:at, :seq) ORDER BY t.at, t.seq LIMIT :around`,
  ).all(place);
  return [...before.reverse(), ...after].map(fromRow);
}

/** The latest misses of one question, newest first. */
export const listMissesOf = (logs: Database, kb: string, question: string, limit: number): StoredTurn[] =>
  sql<object, Row>(
    logs,
    `SELECT ${columns} ${from} WHERE t.kb_id = :kb AND t.question_id = :question AND t.miss IS NOT NULL ORDER BY t.at DESC, t.seq DESC LIMIT :limit`,
  )
    .all({ kb, question, limit })
    .map(fromRow);

/** What a conversation's next question is answered by. `options`: as JSON, where it asked back. */
export interface StoredPast {
  id: string;
  outcome: string;
  entry: string | null;
  textKey: string;
  miss: string | null;
  options: string | null;
}

/** The latest 50 turns of a conversation up to a time, newest first. The limit is no parameter: SQLite compiles a statement anew each time one is given (45 µs, where this takes 4). */
export const listPast = (logs: Database, kb: string, conversation: string, before: string, simulated: boolean): StoredPast[] =>
  sql<object, StoredPast>(
    logs,
    `SELECT t.id, t.outcome, coalesce(t.entry_id, t.chosen) AS entry, q.text_key AS textKey, t.miss, t.options FROM turns t JOIN questions q ON q.kb_id = t.kb_id AND q.id = t.question_id
     WHERE t.kb_id = :kb AND t.conversation = :conversation AND t.at <= :before AND (t.source = 'simulated') = :simulated ORDER BY t.at DESC, t.seq DESC LIMIT 50`,
  ).all({ kb, conversation, before, simulated: Number(simulated) });

/** What a conversation was asked back last, if its latest turn up to a time asked back. */
export function lastAsking(
  logs: Database,
  kb: string,
  conversation: string,
  before: string,
  simulated: boolean,
): { id: string; options: string; chosen: string | null; none: number } | null {
  const last = sql<object, { id: string; outcome: string; options: string | null; chosen: string | null; none: number }>(
    logs,
    `SELECT id, outcome, options, chosen, none FROM turns
     WHERE kb_id = :kb AND conversation = :conversation AND at <= :before AND (source = 'simulated') = :simulated ORDER BY at DESC, seq DESC LIMIT 1`,
  ).get({ kb, conversation, before, simulated: Number(simulated) });
  return last?.outcome === "clarify" && last.options !== null ? { ...last, options: last.options } : null;
}

/** How many turns have an id that begins so, and goes on with a number. */
export const countTurnsNamed = (logs: Database, kb: string, begin: string): number =>
  sql<object, { n: number }>(logs, "SELECT count(*) AS n FROM turns WHERE kb_id = :kb AND id >= :from AND id < :until").get({
    kb,
    from: begin,
    // After "9" comes ":".
    until: `${begin}:`,
  })!.n;

export const hasTurn = (logs: Database, kb: string, id: string): boolean =>
  sql<object, unknown>(logs, "SELECT 1 FROM turns WHERE kb_id = :kb AND id = :id").get({ kb, id }) !== undefined;

/** What a turn's conversation is called; null without one, or without such a turn. */
export const conversationOf = (logs: Database, kb: string, id: string): string | null =>
  sql<object, { conversation: string | null }>(logs, "SELECT conversation FROM turns WHERE kb_id = :kb AND id = :id").get({ kb, id })
    ?.conversation ?? null;

/** When a turn was, and its question's key; null where there is none. */
export const turnFacts = (logs: Database, kb: string, id: string): { at: string; textKey: string } | null =>
  sql<object, { at: string; textKey: string }>(
    logs,
    "SELECT t.at, q.text_key AS textKey FROM turns t JOIN questions q ON q.kb_id = t.kb_id AND q.id = t.question_id WHERE t.kb_id = :kb AND t.id = :id",
  ).get({ kb, id }) ?? null;
