// The filtered log as a file: the fields a log is read in again by, what became of each question, and what people of the shop said to it.
import { Readable } from "node:stream";
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { logs as contract } from "../../shared/contract/logs.ts";
import { neutralise } from "../../shared/knowledge/wideCells.ts";
import type { Context } from "../base/context.ts";
import { toCsv } from "../reading/csvText.ts";
import { saidTo } from "./agentMessages.ts";
import type { StoredMessage } from "./agentMessages.store.ts";
import { allTurns } from "./listTurns.ts";
import type { Turn } from "./turns.ts";

const columns = ["id", "time", "question", "conversation", "customer", "channel", "outcome", "entry", "entry_question", "confidence", "version", "helpful", "reason", "source", "reply", "role", "agent"] as const; // prettier-ignore
/** In the order of the columns; named as a log is read in. */
type Row = Partial<Record<(typeof columns)[number], string | number | boolean | null>>;

const rowOf = (turn: Turn): Row => ({
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
  role: "customer",
});

const messageRow = ({ id, at, text, conversation, customer, agent }: StoredMessage): Row => ({
  id,
  time: at,
  question: text,
  conversation,
  customer,
  role: "agent",
  agent,
});

/** Streams: a million turns are in memory a page at a time, and nobody waits for them but who takes the file. */
export async function exportTurns(c: Context, { format, ...filter }: Parsed<(typeof contract)["exportTurns"]>) {
  const pages = rowsOf(c, allTurns(c, filter));
  const body = Readable.from(format === "csv" ? csv(pages) : jsonl(pages));
  const type = format === "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson";
  return () => ({ name: `${c.kb.name}-log.${format}`, type, body });
}

/** Newest first: what was said to a turn stands before it. */
async function* rowsOf(c: Context, pages: AsyncIterable<Turn[]>): AsyncGenerator<Row[]> {
  for await (const page of pages) {
    const said = await saidTo(c, page);
    yield page.flatMap((turn) => [...(said.get(turn.id)?.toReversed().map(messageRow) ?? []), rowOf(turn)]);
  }
}

async function* jsonl(pages: AsyncIterable<Row[]>): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((row) => `${JSON.stringify(row)}\n`).join("");
}

async function* csv(pages: AsyncIterable<Row[]>): AsyncGenerator<string> {
  yield toCsv([columns], true);
  for await (const page of pages)
    yield toCsv(
      page.map((row) => columns.map((column) => neutralise(String(row[column] ?? "")))),
      false,
    );
}
