// The job that brings a received log file in: turns answered elsewhere as they are, the others asked here as a simulation.
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import type { Offer, PastTurn } from "../../shared/engine/types.ts";
import { afterChoice, pastTurnOf } from "../../shared/engine/conversation.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import { Failure } from "../../shared/errors.ts";
import type { LogEvent, NewTurn, SaidOf } from "../base/logged.ts";
import { diskWritten } from "../change/disk.ts";
import type { Runner, RunningJob } from "../jobs/jobs.ts";
import { lineCutter } from "../reading/textLines.ts";
import { isAgentLine, messageOf, whereLogged, type AgentLine } from "./agentLine.ts";
import { importedTurn, isLogged, lineId, lineInFile, type LogLine } from "./logLine.ts";
import { insertImport } from "./imports.store.ts";
import { forgetLog } from "./receiveLog.ts";
import { recordLines, saidBy } from "./recordTurns.ts";
import { conversationOf, hasTurn } from "./turns.store.ts";
import { askingIn, pastTurns, turnOf } from "./turns.ts";
import { getLogUpload, type LogSummary } from "./uploads.store.ts";

// Recording a turn takes 0.05 ms here and a multiple on a busy disk: how many go into a slice is found out while it runs, and asking stops by the clock.
const fewestTurns = 10;
const mostTurns = 400;
const sliceMs = 10;
const placesKept = 100_000;

/** Safe to run again: a line's turn has its own id, or one made of the file's digest and the line's number. */
export const importLog: Runner = async (job) => {
  const upload = getLogUpload(job.app.db, job.kb.id, String(job.input["upload"]));
  const path = upload && join(job.app.config.dataDir, upload.path);
  if (!path || !existsSync(path)) throw new Failure("not_found", "the file is no longer there; send it again");
  const { rejected } = upload.summary;
  const rows = linesIn(upload.summary);
  insertImport(job.app.logs, job.kb.id, { id: job.id, name: upload.name, at: job.app.now(), by: job.by });
  const { read, added } = await record(job, path, upload.summary);
  forgetLog(job.app, upload.path);
  const result = { read: rows + rejected, added, known: read - added, rejected };
  return rejected === 0 ? result : { ...result, upload: upload.id, problems: upload.summary.problems ?? [] };
};

async function record(job: RunningJob, path: string, summary: LogSummary): Promise<{ read: number; added: number }> {
  const simulate = simulation(job);
  // Of conversations of which something is in the log: what they are called there.
  const places = new Map<string, string>();
  let read = 0;
  let added = 0;
  // The latest turn of each conversation, in the file's order.
  const latest = new Map<string, string>();
  const total = linesIn(summary);
  let slice: LogEvent[] = [];
  let size = 50;
  let begun = performance.now();
  const flush = async (): Promise<void> => {
    const asked = performance.now();
    const lines = slice;
    added += await job.patiently(() => recordLines(job.app, job.kb, lines, job.id));
    job.app.turnLog.forget();
    const took = performance.now() - asked;
    if (took > sliceMs) size = Math.max(fewestTurns, size >> 1);
    else if (took < sliceMs / 2) size = Math.min(mostTurns, size + 10);
    await diskWritten(job.app, "logs");
    slice = [];
    await job.next(read, total, "importing");
    begun = performance.now();
  };
  for await (const given of linesOf(path)) {
    const line = lineInFile(given, summary.digest, places.get(given.conversation ?? "") ?? null);
    read += 1;
    const id = idOf(line, summary);
    const at = line.at ?? summary.receivedAt;
    const known = placeInLog(job, line, id);
    if (known && given.conversation !== null && places.size < placesKept) places.set(given.conversation, known);
    if (!isAgentLine(line) && line.conversation !== null) noteLatest(latest, known ?? line.conversation, id);
    if (known !== undefined) continue;
    if (isAgentLine(line)) slice.push(messageOf(line, id, at, latest.get(line.conversation) ?? null));
    else {
      const turn = line.outcome === null ? await simulate(line, id, at) : importedTurn({ ...line, outcome: line.outcome }, id, at);
      if (turn) slice.push(turn);
    }
    if (slice.length >= size || performance.now() - begun > sliceMs) await flush();
  }
  await flush();
  job.app.foresight.logged(job.kb.id);
  return { read, added };
}

type StoredLine = LogLine & { n: number };

/** Lines that the file put aside holds: customers' and people's. */
const linesIn = ({ rows, messages = 0 }: LogSummary): number => rows + messages;

/** Remembers the latest turn of a conversation, of the newest conversations. */
export function noteLatest(latest: Map<string, string>, conversation: string, turn: string): void {
  latest.delete(conversation);
  latest.set(conversation, turn);
  if (latest.size > placesKept) latest.delete(latest.keys().next().value!);
}

const idOf = (line: Pick<StoredLine, "id" | "n">, { digest }: LogSummary): string => line.id ?? lineId(digest, line.n);

/** The conversation of a line that is in the log already, null for one without; undefined: it is not there. */
function placeInLog({ app, kb }: RunningJob, line: LogLine | AgentLine, id: string): string | null | undefined {
  if (isAgentLine(line)) return whereLogged(app.logs, kb.id, line, id) ?? undefined;
  return isLogged(app.logs, kb.id, line, id) ? conversationOf(app.logs, kb.id, id) : undefined;
}

async function* linesOf(path: string): AsyncGenerator<StoredLine | (AgentLine & { n: number })> {
  const cutter = lineCutter();
  for await (const piece of createReadStream(path, { encoding: "utf8" }))
    for (const line of cutter.push(String(piece))) if (line.text) yield JSON.parse(line.text) as StoredLine | (AgentLine & { n: number });
}

const conversationsKept = 5_000;

/** A conversation as far as it was simulated. */
interface Talk {
  turns: PastTurn[];
  /** What its latest turn offered, if it asked back, and what came of it. */
  asking: (Offer & { id: string; said: { chosen: string | null; none: boolean } }) | null;
}

/** Asks the live robot, or the draft's while nothing is published, as if the customer had asked it then. What answers a question back is said of the turn that asked. Null for a line that was asked before. */
export function simulation({
  app,
  kb,
}: Pick<RunningJob, "app" | "kb">): (line: StoredLine, id: string, at: string) => Promise<NewTurn | SaidOf | null> {
  let asked: { robot: Robot; version: number | null } | null = null;
  const talks = new Map<string, Talk>();
  const talkOf = (conversation: string, before: string): Talk => {
    const talk = talks.get(conversation) ?? {
      turns: pastTurns(app, kb, conversation, { before, simulated: true }),
      asking: askingIn(app, kb, conversation, { before, simulated: true }),
    };
    talks.delete(conversation);
    talks.set(conversation, talk);
    if (talks.size > conversationsKept) talks.delete(talks.keys().next().value!);
    return talk;
  };
  return async (line, id, at) => {
    if (hasTurn(app.logs, kb.id, id)) return null;
    if (!asked) {
      const live = await app.robots.live(kb.id);
      asked = { robot: live?.robot ?? (await app.robots.draft(kb.id)), version: live?.version ?? null };
    }
    const talk = line.conversation === null ? { turns: [], asking: null } : talkOf(line.conversation, new Date(at).toISOString());
    const { turns, asking } = talk;
    const reply = asked.robot.ask(line.question, { at, channel: line.channel ?? undefined, turns, offer: asking });
    if (reply.choice && asking) {
      const { entry: chosen } = reply.choice;
      const isKnown = chosen === null ? asking.said.none : asking.said.chosen === chosen;
      asking.said = { chosen, none: chosen === null };
      const before = turns.pop();
      if (before) turns.push(afterChoice(before, chosen));
      return isKnown ? null : { id: asking.id, said: saidBy(reply, chosen) };
    }
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
    turns.push(pastTurnOf(reply));
    if (turns.length > 50) turns.shift();
    talk.asking = turn.outcome === "clarify" ? { id, options: turn.options, said: { chosen: null, none: false } } : null;
    return turn;
  };
}
