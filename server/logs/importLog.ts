// The job that brings a received log file in: turns answered elsewhere as they are, the others asked here as a simulation.
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import type { PastTurn } from "../../shared/engine/types.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import { Failure } from "../../shared/errors.ts";
import type { NewTurn } from "../base/services.ts";
import { diskWritten } from "../change/disk.ts";
import type { Runner, Running } from "../jobs/jobs.ts";
import { lineCutter } from "../reading/textLines.ts";
import { importedTurn, type LogLine } from "./logLine.ts";
import { forgetLog } from "./receiveLog.ts";
import { recordTurns } from "./recordTurns.ts";
import { hasTurn } from "./turns.store.ts";
import { pastTurns, turnOf } from "./turns.ts";
import { getUpload, type LogSummary } from "./uploads.store.ts";

// Recording a turn takes 0.05 ms here and a multiple on a busy disk: how many go into a slice is found out while it runs, and asking stops by the clock.
const fewestTurns = 10;
const mostTurns = 400;
const sliceMs = 10;

/** Safe to run again: a line's turn has its own id, or one made of the file's digest and the line's number. */
export const importLog: Runner = async (job) => {
  const upload = getUpload(job.app.db, job.kb.id, String(job.input["upload"]));
  const path = upload && join(job.app.config.dataDir, upload.path);
  if (!path || !existsSync(path)) throw new Failure("not_found", "the file is no longer there; send it again");
  const { rows, rejected } = upload.summary;
  const { read, added } = await record(job, path, upload.summary);
  forgetLog(job.app, upload.path);
  return { read: rows + rejected, added, known: read - added, rejected };
};

async function record(job: Running, path: string, summary: LogSummary): Promise<{ read: number; added: number }> {
  const simulate = simulation(job);
  let read = 0;
  let added = 0;
  let slice: NewTurn[] = [];
  let size = 50;
  let begun = performance.now();
  const flush = async (): Promise<void> => {
    const asked = performance.now();
    const turns = slice;
    added += await job.patiently(() => recordTurns(job.app, job.kb, turns));
    const took = performance.now() - asked;
    if (took > sliceMs) size = Math.max(fewestTurns, size >> 1);
    else if (took < sliceMs / 2) size = Math.min(mostTurns, size + 10);
    await diskWritten(job.app, "logs");
    slice = [];
    await job.next(read, summary.rows, "importing");
    begun = performance.now();
  };
  for await (const line of linesOf(path)) {
    read += 1;
    const id = idOf(line, summary);
    const at = line.at ?? summary.receivedAt;
    const turn = line.outcome === null ? await simulate(line, id, at) : importedTurn({ ...line, outcome: line.outcome }, id, at);
    if (turn) slice.push(turn);
    if (slice.length >= size || performance.now() - begun > sliceMs) await flush();
  }
  await flush();
  return { read, added };
}

type StoredLine = LogLine & { n: number };
const idOf = (line: StoredLine, { digest }: LogSummary): string => line.id ?? `l_${digest.slice(0, 24)}_${line.n}`;

async function* linesOf(path: string): AsyncGenerator<StoredLine> {
  const cutter = lineCutter();
  for await (const piece of createReadStream(path, { encoding: "utf8" }))
    for (const line of cutter.push(String(piece))) if (line.text) yield JSON.parse(line.text) as StoredLine;
}

const conversationsKept = 5_000;

/** Asks the live robot, or the draft's while nothing is published, as if the customer had asked it then. Null for a line that was asked before. */
export function simulation({
  app,
  kb,
}: Pick<Running, "app" | "kb">): (line: StoredLine, id: string, at: string) => Promise<NewTurn | null> {
  let asked: { robot: Robot; version: number | null } | null = null;
  const conversations = new Map<string, PastTurn[]>();
  const past = (conversation: string): PastTurn[] => {
    const turns = conversations.get(conversation) ?? pastTurns(app, kb, conversation, { simulated: true });
    conversations.delete(conversation);
    conversations.set(conversation, turns);
    if (conversations.size > conversationsKept) conversations.delete(conversations.keys().next().value!);
    return turns;
  };
  return async (line, id, at) => {
    if (hasTurn(app.logs, kb.id, id)) return null;
    if (!asked) {
      const live = await app.robots.live(kb.id);
      asked = live ?? { robot: await app.robots.draft(kb.id), version: null };
    }
    const turns = line.conversation === null ? [] : past(line.conversation);
    const reply = asked.robot.ask(line.question, { at, channel: line.channel ?? undefined, turns });
    const turn = turnOf(reply, {
      id,
      at,
      answerBand: asked.robot.answerBand,
      version: asked.version,
      conversation: line.conversation,
      customer: line.customer,
      channel: line.channel,
      source: "simulated",
    });
    turns.push({ outcome: turn.outcome, entry: turn.entry, textKey: turn.textKey });
    if (turns.length > 50) turns.shift();
    return turn;
  };
}
