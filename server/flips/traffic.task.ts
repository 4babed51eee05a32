// Worker task: the thread that holds one knowledge base's traffic: a robot like the draft's, the questions asked lately, and what serves each.
import type { Robot } from "../../shared/engine/robot.ts";
import type { Traffic } from "../../shared/engine/studies.ts";
import { openReadOnly } from "../base/db.ts";
import type { Kb } from "../base/context.ts";
import type { ForesightSaid } from "../base/foreseen.ts";
import type { TakenChange } from "../base/services.ts";
import { nextTurn } from "../base/turn.ts";
import { recentQuestions } from "../logs/recentQuestions.ts";
import type { ThreadCall } from "../workers/thread.ts";
import { createAnswers } from "./answers.ts";
import type { FromTraffic, ToTraffic, TrafficBegin } from "./messages.ts";
import { createMisses, type Misses } from "./misses.ts";
import { makeReplica } from "./replica.ts";
import { createTrials } from "./trials.ts";

/** The most asked; some 3 kB each. */
const MOST_QUESTIONS = 20_000;
const DEFAULT_DAYS = 30;
/** What was asked meanwhile is read again after so many ms; the trainer does not wait for it. */
const FRESH = 5 * 60_000;

interface Held {
  /** Of the draft's robot that it is like. */
  number: number;
  robot: Robot;
  traffic: Traffic;
  kb: Kb;
  days: number;
  heldAt: string;
  asked: { questions: number; times: number };
  /** Changes it has not taken in yet. */
  waiting: TakenChange[];
  taken: number;
}
type Ask = Extract<ToTraffic, { kind: "ask" }>;

let begin: TrafficBegin;
let say: (message: FromTraffic) => void;

let held: Held | null = null;
/** The robot that is to be made next, and how far its questions are. */
let next: { number: number; known: boolean; taken: TakenChange[] } | null = null;
let progress: { done: number; total: number } = { done: 0, total: 0 };
/** Questions to be read anew. */
let toHold: { days: number; now: string } | null = null;
let isHolding = false;
/** More was asked at once than is waited for. */
let isLogBehind = false;
let asks: Ask[] = [];
/** Those that wait until the questions are held, or another vocabulary is tried. */
let patient: Ask[] = [];
let answering: { id: number; isCancelled: boolean } | null = null;
const trials = createTrials();
const answers = createAnswers(trials);
/** The missed questions, once somebody looks at them. */
let misses: Misses | null = null;
/** They are to be read anew: some may have come, or been put elsewhere. */
let toWatch: string | null = null;
/** Changes it was told of since it began. */
let told = 0;
let whenSynced: (() => void) | null = null;
/** When somebody asked last, as the server's clock has it. */
let wanted = { days: DEFAULT_DAYS, now: "" };

/** Goes on until the thread is ended; fails if something fails that nobody asked for. */
export const holdTraffic = ({ data, port }: ThreadCall<TrafficBegin>): Promise<never> =>
  new Promise((_, reject) => {
    begin = data;
    say = (message) => port.postMessage(message);
    port.on("message", (message: ToTraffic) => {
      take(message);
      run().catch(reject);
    });
  });

function take(message: ToTraffic): void {
  if (message.kind === "made") next = { number: message.number, known: message.taken !== null, taken: [...(message.taken ?? [])] };
  else if (message.kind === "changed") {
    told += 1;
    held?.waiting.push(message.taken);
    next?.taken.push(message.taken);
  } else if (message.kind === "synced") whenSynced?.();
  else if (message.kind === "logged") isLogBehind = true;
  else if (message.kind === "cancel") {
    const isOther = ({ id }: Ask): boolean => id !== message.id;
    asks = asks.filter(isOther);
    patient = patient.filter(isOther);
    if (answering?.id === message.id) answering.isCancelled = true;
  } else if (message.kind === "watch") {
    toWatch = message.now;
    if (wanted.now === "") wanted = { ...wanted, now: message.now };
  } else {
    wanted = { days: message.order.days, now: message.now };
    asks.push(message);
  }
}

let isRunning = false;
/** Does what there is to do, the most urgent first. An error ends the thread. */
async function run(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  for (;;) {
    if (await serveOne()) continue;
    if (next && wanted.now !== "") await makeNext();
    else if (toHold && held) await holdAgain(held, toHold);
    else if (held && trials.isDue()) await tryOut(held);
    else if (held && toWatch !== null) await watch(held);
    else break;
  }
  isRunning = false;
}

/** Between two slices of something long: whoever asks is answered out of what is held. */
async function letIn(): Promise<void> {
  await nextTurn();
  while (await serveOne());
}

async function serveOne(): Promise<boolean> {
  const taken = isHolding ? undefined : held?.waiting.shift();
  if (held && taken) {
    await takeIn(held, taken);
    return true;
  }
  const ask = asks.shift();
  if (!ask) return false;
  answering = { id: ask.id, isCancelled: false };
  try {
    const said = await answer(ask);
    if (said?.state === "making" && ask.order.isPatient) patient.push(ask);
    else if (said) say({ kind: "said", id: ask.id, said });
  } catch (error) {
    say({ kind: "failed", id: ask.id, why: String(error) });
  }
  answering = null;
  return true;
}

async function takeIn(one: Held, { change }: TakenChange): Promise<void> {
  const { traffic } = one;
  one.taken += 1;
  const steps = change.kind === "notOurs" ? traffic.notOurs(change.text, change.added) : traffic.save([change]);
  for (const _ of steps) await nextTurn();
  if (one !== held) return;
  misses?.tellStood();
  sayTaken(one);
}

const sayTaken = ({ waiting }: Held): void => say({ kind: "took", changes: told - waiting.length });

/** Asks and groups those that are new; whoever asks for anything meanwhile comes first. */
async function watch(one: Held): Promise<void> {
  toWatch = null;
  misses ??= createMisses(begin, say);
  await misses.watch(one, async () => {
    await letIn();
    return held === one && next === null;
  });
}

async function answer({ order, now }: Ask): Promise<ForesightSaid | null> {
  const making = { state: "making" as const, isTraining: false };
  if (!held || isHolding) return { ...making, ...progress };
  if (held.days !== order.days) {
    toHold = { days: order.days, now };
    progress = { done: 0, total: 0 };
    return { ...making, ...progress };
  }
  if (isLogBehind || Date.parse(now) - Date.parse(held.heldAt) > FRESH) toHold = { days: order.days, now };
  isLogBehind = false;
  const one = held;
  return answers.answer(one, order, {
    state: stateOf(one),
    isBehind: () => next !== null || toHold !== null,
    isCancelled: () => answering?.isCancelled ?? false,
  });
}

/** Another one, and what was foreseen holds no more. */
const stateOf = ({ number, taken, heldAt, days }: Held): string => JSON.stringify([number, taken, heldAt, days]);

/** Everything that was committed before is told then. */
async function sync(): Promise<void> {
  const synced = new Promise<void>((resolve) => (whenSynced = resolve));
  say({ kind: "sync" });
  await synced;
}

/** The trial that is due, until it is done or nobody waits for it any more. */
async function tryOut(one: Held): Promise<void> {
  // Read when all that is stored has been taken in.
  await sync();
  await letIn();
  const state = stateOf(one);
  await trials.run({ ...begin, kb: one.kb, draft: one.robot, traffic: one.traffic, state }, async () => {
    await letIn();
    return next === null && toHold === null && stateOf(one) === state;
  });
  asks.push(...patient.splice(0));
}

async function makeNext(): Promise<void> {
  const mine = next!;
  progress = { done: 0, total: 0 };
  const told = async (): Promise<TakenChange[] | null> => {
    await sync();
    return mine.known ? mine.taken : null;
  };
  const { robot, kb } = await makeReplica(begin, told, letIn);
  if (next !== mine) return;
  const { days, now } = wanted;
  const one: Held = {
    number: mine.number,
    robot,
    traffic: robot.traffic(),
    kb,
    days,
    heldAt: now,
    asked: { questions: 0, times: 0 },
    waiting: [],
    taken: 0,
  };
  for (let i = 0; i < mine.taken.length; i++) {
    await takeIn(one, mine.taken[i]!);
    await letIn();
  }
  const heldSoFar = mine.taken.length;
  await hold(one, days, now, () => next === mine);
  if (next !== mine) return;
  one.waiting = mine.taken.slice(heldSoFar);
  held = one;
  next = null;
  answers.forget();
  sayTaken(one);
  // Another robot: all are asked again.
  if (misses) toWatch = now;
}

async function holdAgain(one: Held, { days, now }: { days: number; now: string }): Promise<void> {
  toHold = null;
  await hold(one, days, now, () => true);
}

/** Reads the questions and asks those that are new; stops where nobody wants it any more. */
async function hold(one: Held, days: number, now: string, isWanted: () => boolean): Promise<void> {
  const logs = openReadOnly(begin.dataDir, "logs");
  try {
    const reading = recentQuestions(logs, one.kb, { now, days, most: MOST_QUESTIONS });
    let step = reading.next();
    for (; !step.done; step = reading.next()) {
      await letIn();
      if (!isWanted()) return;
    }
    const questions = step.value;
    isHolding = one === held;
    progress = { done: 0, total: questions.length };
    for (const done of one.traffic.hold(questions, now)) {
      progress = { done, total: questions.length };
      await letIn();
      if (!isWanted()) return;
    }
    const times = questions.reduce((sum, question) => sum + question.times, 0);
    Object.assign(one, { days, heldAt: now, asked: { questions: questions.length, times } });
  } finally {
    isHolding = false;
    logs.close();
    asks.push(...patient.splice(0));
  }
}
