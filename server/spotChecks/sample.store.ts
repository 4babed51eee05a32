// All SQL by which spot checks read the log: live turns along the index by time, a range at a time.
import { sql, type Database } from "../base/db.ts";

export interface SamplePlace {
  at: string;
  seq: number;
}

export interface Drawable {
  kb: string;
  /** As JSON. */
  outcomes: string;
  channel: string | null;
}

/** A turn as it is copied into a spot check. */
export interface DrawnTurn {
  seq: number;
  turn: string;
  at: string;
  question: string;
  textKey: string;
  text: string;
  outcome: string;
  reason: string;
  given: string | null;
  confidence: number | null;
  version: number | null;
  channel: string | null;
  conversation: string | null;
  miss: string | null;
}

// From a place downwards to another: [until, from).
const range = "t.kb_id = :kb AND (t.at, t.seq) < (:fromAt, :fromSeq) AND (t.at, t.seq) >= (:untilAt, :untilSeq)";
const bounds = (from: SamplePlace, until: SamplePlace) => ({ fromAt: from.at, fromSeq: from.seq, untilAt: until.at, untilSeq: until.seq });

/** The place `rows` index entries below another, or null if fewer are left. */
export const samplePlaceBelow = (logs: Database, kb: string, from: SamplePlace, until: SamplePlace, rows: number): SamplePlace | null =>
  sql<object, SamplePlace>(
    logs,
    `SELECT t.at, t.seq FROM turns t INDEXED BY turns_by_time WHERE ${range} ORDER BY t.at DESC, t.seq DESC LIMIT 1 OFFSET :rows`,
  ).get({ kb, ...bounds(from, until), rows }) ?? null;

/** Row numbers of the live turns of a range that may be drawn; the index holds all that is asked. */
export const listDrawable = (logs: Database, drawable: Drawable, from: SamplePlace, until: SamplePlace): number[] =>
  sql<object, number>(
    logs,
    `SELECT t.seq FROM turns t INDEXED BY turns_by_time WHERE ${range} AND t.source = 'live' AND t.outcome IN (SELECT value FROM json_each(:outcomes))
     AND (:channel IS NULL OR t.channel = :channel)`,
  )
    .pluck()
    .all({ ...drawable, ...bounds(from, until) }) as number[];

// CROSS JOIN keeps the order: the planner would go through all turns of the knowledge base and look into the list.
/** Turns by their row numbers, in no order. */
export const getDrawn = (logs: Database, kb: string, seqs: readonly number[]): DrawnTurn[] =>
  sql<object, DrawnTurn>(
    logs,
    `SELECT t.seq, t.id AS turn, t.at, t.question_id AS question, q.text_key AS textKey, t.text, t.outcome, t.reason,
       CASE t.outcome WHEN 'answered' THEN t.entry_id END AS given, t.confidence, t.version, t.channel, t.conversation, t.miss
     FROM json_each(:seqs) s CROSS JOIN turns t ON t.seq = s.value AND t.kb_id = :kb JOIN questions q ON q.kb_id = t.kb_id AND q.id = t.question_id`,
  ).all({ kb, seqs: JSON.stringify(seqs) });
