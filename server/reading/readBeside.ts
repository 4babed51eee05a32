// Runs what reads or writes whole files in a process of its own, within bounds of memory and time: whatever a file does to it, the server goes on, and says which limit was passed.
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { errorStatus, Failure, type ErrorCode } from "../../shared/errors.ts";
import { argumentsToRun, moduleBeside } from "../base/beside.ts";
import { beyond } from "./limits.ts";
import type { FromReader, ReaderBounds, ToReader } from "./messages.ts";

/** What the process may be told to do: a function, by its module's address and its name there. */
export interface ReadingTask<F> {
  module: string;
  name: string;
  does?: F;
}

/** The task `name` of `<name>.ts`, which lies beside the file whose `import.meta.url` is given. */
export function readingTask<F>(here: string, name: string): ReadingTask<F> {
  return { module: moduleBeside(here, name), name };
}

const usual: ReaderBounds = { memoryMb: 500, seconds: 60 };
/** Of the JavaScript heap, which ends by itself; buffers, code and stacks come on top. */
const heapMb = 300;
/** Longer than processor time allows, for a process that neither works nor ends, in ms. */
const patience = 300_000;
/** A process without work stays so long, in ms: starting one takes 0.3 s of work. */
const warmFor = 10_000;
/** Pieces on their way: some 64 KB each. */
const mostUnderWay = 8;
/** Processes at once: files that lie on the disk, and files that somebody is still sending, who may be slow. */
const mostAtOnce = { stored: 2, streamed: 2 };

type Lane = keyof typeof mostAtOnce;
const busy: Record<Lane, number> = { stored: 0, streamed: 0 };
const waiting: Record<Lane, (() => void)[]> = { stored: [], streamed: [] };
const idle: { child: ChildProcess; end: NodeJS.Timeout }[] = [];

/**
 * Runs a task and gives back what it returns. `chunks`: what it is to read while it comes. A Failure arrives as it was thrown; the end of
 * the process by one of its bounds is `too_large` with `details.why` "memory" or "time".
 */
export async function readBeside<I, O>(
  { module, name }: ReadingTask<(input: I, chunks: AsyncIterable<Buffer>) => O>,
  input: I,
  chunks: AsyncIterable<Buffer> | null = null,
  bounds: ReaderBounds = usual,
): Promise<Awaited<O>> {
  const lane: Lane = chunks ? "streamed" : "stored";
  if (busy[lane] >= mostAtOnce[lane]) await new Promise<void>((resolve) => waiting[lane].push(resolve));
  else busy[lane] += 1;
  try {
    let warm = takeWarm();
    let child = warm ?? (await begin());
    const order = { module, name, input, bounds };
    let result = await run(child, order, chunks).catch((error: unknown) => {
      // One that ended while nobody used it is found out only now; what is stored can be read again.
      if (!warm || chunks || !(error instanceof Ended)) throw error;
      return (warm = null);
    });
    if (!result) result = await run((child = await begin()), order, null);
    keepWarm(child);
    if ("failed" in result) throw asThrown(result.failed);
    return result.done as Awaited<O>;
  } finally {
    // Whoever waits takes over the place.
    const next = waiting[lane].shift();
    if (next) next();
    else busy[lane] -= 1;
  }
}

async function begin(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(moduleBeside(import.meta.url, "readerProcess")), [], {
    execArgv: [`--max-old-space-size=${heapMb}`, "--max-semi-space-size=8", ...argumentsToRun],
    // Nothing of the server's own settings, secrets among them, is its business.
    env: Object.fromEntries(
      ["PATH", "HOME", "TMPDIR", "TZ", "LANG", "SYSTEMROOT"].flatMap((name) =>
        process.env[name] === undefined ? [] : [[name, process.env[name]]],
      ),
    ),
    serialization: "advanced",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  // It holds up nobody who wants to end.
  child.unref();
  child.channel?.unref();
  for (const stream of [child.stdout, child.stderr]) (stream as unknown as { unref: () => void }).unref();
  child.on("error", () => {});
  try {
    await once(child, "spawn");
  } catch (error) {
    throw new Failure(
      "not_ready",
      `the process that reads files could not be started: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return child;
}

function takeWarm(): ChildProcess | null {
  for (let kept = idle.pop(); kept; kept = idle.pop()) {
    clearTimeout(kept.end);
    if (kept.child.connected && kept.child.exitCode === null) return kept.child;
  }
  return null;
}

function keepWarm(child: ChildProcess): void {
  if (!child.connected) return;
  const end = setTimeout(() => {
    idle.splice(
      idle.findIndex((kept) => kept.child === child),
      1,
    );
    child.disconnect();
  }, warmFor);
  end.unref();
  idle.push({ child, end });
}

type Result = Exclude<FromReader, { taken: number }>;

/** Gives the task to the process and waits for its result. What ends it early ends the process. */
function run(child: ChildProcess, order: Extract<ToReader, { module: unknown }>, chunks: AsyncIterable<Buffer> | null): Promise<Result> {
  let said = "";
  let complained = "";
  const sent = { underWay: 0, isOver: false };
  let heard = performance.now();
  let goOn = (): void => {};
  const onSaid = (text: Buffer): void => void (said += text.toString());
  const onComplained = (text: Buffer): void => void (complained = (complained + text.toString()).slice(-4_000));
  const kill = (): void => void child.kill("SIGKILL");
  return new Promise<Result>((resolve, reject) => {
    const over = (): void => {
      sent.isOver = true;
      clearInterval(guard);
      goOn();
      child.off("message", onMessage).off("close", onClose);
      child.stdout?.off("data", onSaid);
      child.stderr?.off("data", onComplained);
    };
    // While nothing is under way it is the sender who is slow.
    const guard = setInterval(() => {
      if (performance.now() - heard > patience && (chunks === null || sent.underWay > 0)) kill();
    }, 1_000);
    const onMessage = (message: FromReader): void => {
      heard = performance.now();
      if (!("taken" in message)) {
        over();
        return resolve(message);
      }
      sent.underWay -= message.taken;
      goOn();
    };
    const onClose = (_code: number | null, signal: string | null): void => {
      over();
      reject(deathOf(said, complained, signal, order.bounds));
    };
    child.on("message", onMessage).on("close", onClose);
    child.stdout?.on("data", onSaid);
    child.stderr?.on("data", onComplained);
    const send = (message: ToReader): void => void (child.connected && child.send(message, () => {}));
    const feed = async (from: AsyncIterable<Buffer>): Promise<void> => {
      for await (const chunk of from) {
        if (sent.isOver) return;
        send({ chunk });
        sent.underWay += 1;
        heard = performance.now();
        while (sent.underWay >= mostUnderWay && !sent.isOver) await new Promise<void>((resolve) => (goOn = resolve));
      }
      send({ end: true });
      sent.underWay += 1;
    };
    send(order);
    if (chunks)
      feed(chunks).catch((error: unknown) => {
        // The sender broke off: what it began is nobody's.
        if (sent.isOver) return;
        over();
        kill();
        reject(error instanceof Error ? error : new Error(String(error)));
      });
  });
}

/** The process ended, and not by what it read, as far as it could tell. */
class Ended extends Failure {}

function deathOf(said: string, complained: string, signal: string | null, bounds: ReaderBounds): Error {
  if (said.includes("time")) return beyond("time", `reading it took longer than ${bounds.seconds} seconds`, bounds.seconds);
  const isFull =
    said.includes("memory") ||
    /out of memory|allocation failed|invalid (?:table )?size/iu.test(complained) ||
    ["SIGABRT", "SIGTRAP", "SIGILL"].includes(signal ?? "");
  if (isFull) return beyond("memory", `reading it took more than ${bounds.memoryMb} MB of memory`, bounds.memoryMb);
  // By a hand from outside: mostly the system's, when it has no memory left.
  if (signal !== null) return new Ended("not_ready", `the process that read it was ended (${signal}); try again`);
  return new Error(`the reading process ended by itself: ${complained}`);
}

const asThrown = ({ code, message, details }: { code: string; message: string; details?: unknown }): Error =>
  code in errorStatus ? new Failure(code as ErrorCode, message, details) : new Error(message);
