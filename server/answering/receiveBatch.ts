// Questions that were answered elsewhere, sent by bots in batches: every good line is kept, bad ones are named by number, a repeat counts nothing twice.
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { v1 } from "../../shared/contract/answering.ts";
import type { Output } from "../../shared/contract/endpoint.ts";
import { Failure } from "../../shared/errors.ts";
import type { App } from "../base/context.ts";
import type { LogEvent } from "../base/logged.ts";
import { nextTurn } from "../base/turn.ts";
import { diskWritten } from "../change/disk.ts";
import { isAgentLine, messageOf } from "../logs/agentLine.ts";
import { noteLatest, simulation } from "../logs/importLog.ts";
import { importedTurn, lineId, lineReader } from "../logs/logLine.ts";
import { recordOfLine, type Read } from "../logs/logRecords.ts";
import { recordLines } from "../logs/recordTurns.ts";
import { readJsonLine } from "../reading/jsonLines.ts";
import type { Line } from "../reading/textLines.ts";
import { byteLineCutter, type Unreadable } from "../reading/utf8Lines.ts";
import { getAnswer, putAnswer } from "./idempotency.store.ts";
import type { Bot } from "./keys.ts";

type Answer = Output<(typeof v1)["logs"]>;

const mostLines = 10_000;
const mostBytes = 50_000_000;
// As when a file is imported: recording 200 takes about 5 ms, reading and asking are stopped by the clock.
const mostTurns = 200;
const sliceMs = 8;
/** How long a batch's token is remembered. */
const rememberedDays = 7;

// Of two equal batches that arrive together the second waits for the first's answer.
const underWay = new Map<string, Promise<Answer>>();

/** Takes in a batch. `token`: the Idempotency-Key header; the same key, token and lines get the first answer again, other lines a conflict. */
export async function receiveBatch(app: App, bot: Bot, body: IncomingMessage, token: string | undefined): Promise<Answer> {
  if (token !== undefined && !/^[\x21-\x7e]{1,200}$/.test(token))
    throw new Failure("bad_input", "Idempotency-Key: 1–200 visible ASCII characters", { field: "Idempotency-Key" });
  if (token === undefined) return take(app, bot, await readLines(body), null);
  const name = `${bot.key}\n${token}`;
  // Kept as a digest: bots make it of whatever they have, a customer's number included.
  const kept = digestOf(name);
  // Read first: whether it is the same batch shows in its bytes only.
  const batch = await readLines(body);
  for (let running = underWay.get(name); running; running = underWay.get(name)) await running.catch(() => null);
  const known = getAnswer(app.logs, bot.key, kept);
  if (known !== null) {
    if (known.body !== null && known.body !== batch.digest)
      throw new Failure(
        "conflict",
        "this Idempotency-Key was used for other lines before; none of these were taken: send them with a new key",
        {
          field: "Idempotency-Key",
          expected: "a key of its own for each batch",
        },
      );
    return JSON.parse(known.answer) as Answer;
  }
  const taking = (async () => {
    const answer = await take(app, bot, batch, `${name}\n${batch.digest}`);
    putAnswer(
      app.logs,
      { key: bot.key, token: kept, body: batch.digest, answer: JSON.stringify(answer), at: app.now() },
      daysAgo(app, rememberedDays),
    );
    return answer;
  })();
  underWay.set(name, taking);
  try {
    return await taking;
  } finally {
    underWay.delete(name);
  }
}

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

const daysAgo = (app: App, days: number): string => new Date(Date.parse(app.now()) - days * 86_400_000).toISOString();

interface Batch {
  lines: (Line | Unreadable)[];
  digest: string;
}

async function readLines(body: IncomingMessage): Promise<Batch> {
  const tooLarge = (): Failure => new Failure("too_large", `at most ${mostLines} lines and ${mostBytes / 1e6} MB a batch; send several`);
  if (Number(body.headers["content-length"] ?? 0) > mostBytes) throw tooLarge();
  const cutter = byteLineCutter();
  const hash = createHash("sha256");
  const lines: Batch["lines"] = [];
  let bytes = 0;
  const add = (cut: Batch["lines"]): void => {
    for (const line of cut) if ("reason" in line || line.text?.trim() !== "") lines.push(line);
    if (lines.length > mostLines) throw tooLarge();
  };
  for await (const chunk of body as AsyncIterable<Buffer>) {
    if ((bytes += chunk.length) > mostBytes) throw tooLarge();
    hash.update(chunk);
    add(cutter.push(chunk));
  }
  add(cutter.end());
  if (lines.length === 0) throw new Failure("bad_input", "send at least one line: a JSON object with `question`");
  return { lines, digest: hash.digest("hex") };
}

function recordOf(line: Batch["lines"][number]): Read | null {
  if ("reason" in line) return { line: line.number, problem: { field: null, code: "bad_characters", message: line.reason } };
  const json = readJsonLine(line);
  return json && recordOfLine(json);
}

/** `name`: what names the batch besides its bytes; two batches that happen to be equal are then told apart. */
async function take(app: App, bot: Bot, { lines, digest }: Batch, name: string | null): Promise<Answer> {
  const read = lineReader(app, bot.kb, "bot");
  const simulate = simulation({ app, kb: bot.kb });
  const batch = name === null ? digest : digestOf(name);
  const answer: Answer = { accepted: 0, rejected: [] };
  let turns: LogEvent[] = [];
  const latest = new Map<string, string>();
  let begun = performance.now();
  const flush = async (): Promise<void> => {
    recordLines(app, bot.kb, turns);
    app.turnLog.forget();
    await diskWritten(app, "logs");
    turns = [];
    await nextTurn();
    begun = performance.now();
  };
  for (const line of lines) {
    const found = recordOf(line);
    if (!found) continue;
    const entry = "problem" in found ? found : read(found.record);
    if ("left" in entry) continue;
    if ("problem" in entry) {
      answer.rejected.push({ line: found.line, reason: entry.problem.message });
      continue;
    }
    answer.accepted += 1;
    const id = entry.id ?? lineId(batch, found.line);
    const at = entry.at ?? app.now();
    if (!isAgentLine(entry) && entry.conversation !== null) noteLatest(latest, entry.conversation, id);
    const turn = isAgentLine(entry)
      ? messageOf(entry, id, at, latest.get(entry.conversation) ?? null)
      : entry.outcome === null
        ? await simulate({ ...entry, n: found.line }, id, at)
        : importedTurn({ ...entry, outcome: entry.outcome }, id, at);
    if (turn) turns.push(turn);
    if (turns.length >= mostTurns || performance.now() - begun > sliceMs) await flush();
  }
  await flush();
  return answer;
}
