// The filtered log as a file: the fields a log is read in again by, and what became of each question.
import { Readable } from "node:stream";
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { logs as contract } from "../../shared/contract/logs.ts";
import { neutralise } from "../../shared/knowledge/wideCells.ts";
import type { Context } from "../base/context.ts";
import { toCsv } from "../reading/csvText.ts";
import { allTurns } from "./listTurns.ts";
import type { Turn } from "./turns.ts";

/** In the order of the columns; named as a log is read in. */
const rowOf = (turn: Turn) => ({
  id: turn.id,
  time: turn.at,
  question: turn.question,
  conversation: turn.conversation,
  customer: turn.customer,
  channel: turn.channel,
  outcome: turn.outcome,
  entry: turn.entry ?? turn.chosen,
  entry_question: turn.entryQuestion,
  confidence: turn.confidence,
  version: turn.version,
  helpful: turn.helpful,
  reason: turn.miss,
  source: turn.source,
  reply: turn.reply,
});
const columns = ["id", "time", "question", "conversation", "customer", "channel", "outcome", "entry", "entry_question", "confidence", "version", "helpful", "reason", "source", "reply"] as const; // prettier-ignore

/** Streams: a million turns are in memory a page at a time, and nobody waits for them but who takes the file. */
export async function exportTurns(c: Context, { format, ...filter }: Parsed<(typeof contract)["exportTurns"]>) {
  const pages = allTurns(c, filter);
  const body = Readable.from(format === "csv" ? csv(pages) : jsonl(pages));
  const type = format === "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson";
  return () => ({ name: `${c.kb.name}-log.${format}`, type, body });
}

async function* jsonl(pages: AsyncIterable<Turn[]>): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((turn) => `${JSON.stringify(rowOf(turn))}\n`).join("");
}

async function* csv(pages: AsyncIterable<Turn[]>): AsyncGenerator<string> {
  yield toCsv([columns], true);
  for await (const page of pages) {
    const rows = page.map((turn) => {
      const row = rowOf(turn);
      return columns.map((column) => neutralise(String(row[column] ?? "")));
    });
    yield toCsv(rows, false);
  }
}
