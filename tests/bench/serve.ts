// `npm run bench:serve`: requests a second of the built server's /v1/ask, logged, beside a bare Express JSON route with and without an insert; in turns, in one run.
// --rounds N (5)  --seconds N of one turn (3)  --json.  Needs `npm run build`.
// --soak N: after that N more questions at 70 % of what it has answered in a second, and the memory it holds after each tenth of them.
import { fork, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { generateLogs } from "../../data/samples/generateLogs.ts";
import { sample } from "../../server/setup/sample.ts";
import { Client } from "../support/client.ts";
import { freePort } from "../support/freePort.ts";
import { percentile } from "./figures.ts";
import type { Load, Loaded, Order as Asking } from "./serveLoad.ts";
import type { Order, Probed } from "./serveProbe.ts";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "3" },
    soak: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const root = join(import.meta.dirname, "../..");
const built = join(root, "dist/server/main.js");
const CONNECTIONS = 32;
/** What Node is told where it is started as the README says; the bare routes are told the same. */
const nodeFlags = /"start": ".*\bnode ((?:--\S+ )*)dist/
  .exec(readFileSync(join(root, "package.json"), "utf8"))![1]!
  .split(" ")
  .filter(Boolean);

interface Row extends Loaded {
  name: string;
  perSecond: number;
  /** Of the server's processor time, µs a request: what it takes whoever else uses the machine. */
  cpuUs: number;
  rssMb: number;
}
interface Server {
  name: string;
  process: ChildProcess;
  call: Omit<Load, "seconds">;
}

if (!existsSync(built)) {
  console.error("Build first: npm run build");
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), "robot-trainer-serve-"));
const children: ChildProcess[] = [];
process.once("exit", () => children.forEach((child) => child.kill()));
const load = started("serveLoad.ts", [], {});
load.send({ bodies: conversations() } satisfies Asking);

const ours = await startOurs();
const reply = await exampleReply();
const servers = [ours, await startBare("bare Express"), await startBare("bare Express, one insert", folder)];

for (const server of servers) await measure(server, 2);
const rows: Row[] = [];
for (let round = 0; round < Number(options.rounds); round++)
  for (const server of servers) rows.push(await measure(server, Number(options.seconds)));
const steps = await stepsOf(ours);
const soak = options.soak === undefined ? [] : await soaked(Number(options.soak));
for (const child of children) {
  child.kill();
  await once(child, "exit");
}
rmSync(folder, { recursive: true });
console.log(options.json ? JSON.stringify({ rows, steps, soak }) : table());

async function startOurs(): Promise<Server> {
  const port = await freePort();
  // Its log lies in a file, as it does where a service manager keeps it.
  const child = started(built, [], { PORT: String(port), DATA_DIR: join(folder, "data") }, openSync(join(folder, "server.log"), "a"));
  const admin = new Client(`http://127.0.0.1:${port}`);
  await listening(admin);
  const { knowledgeBase: kb, job } = await admin.call("setUp", {
    name: "bench",
    password: "a long password",
    knowledgeBase: "栖木家居",
    start: "sample",
  });
  for (;;) {
    const { state, error } = await admin.call("getJob", { kb, job: job! });
    if (state === "done") break;
    if (state !== "running") throw new Error(JSON.stringify(error));
    await pause(200);
  }
  const { key } = await admin.call("createKey", { kb, name: "bench", scopes: ["ask"] });
  const headers = { Authorization: `Bearer ${key}` };
  return { name: "/v1/ask", process: child, call: { port, path: "/v1/ask", headers } };
}

async function startBare(name: string, dataDir?: string): Promise<Server> {
  const port = await freePort();
  const child = started("serveBare.ts", [reply, ...(dataDir === undefined ? [] : [dataDir])], { PORT: String(port) });
  await listening(new Client(`http://127.0.0.1:${port}`));
  return { name, process: child, call: { port, path: "/ask", headers: {} } };
}

/** What the shop's customers say in a month, other ones than lie in its log, each connection whole conversations. */
function conversations(): string[][] {
  const { phrases, entries: read } = sample();
  const entries = read.map(({ id, question, category, similar = [], validFrom = null, validUntil = null }) => ({
    id,
    question,
    category: category ?? [],
    similar,
    validFrom,
    validUntil,
  }));
  const bodies: string[][] = Array.from({ length: CONNECTIONS }, () => []);
  const places = new Map<string, number>();
  for (const { question, conversation, customer, channel } of generateLogs({
    phrases,
    entries,
    seed: 77,
    until: "2026-11-20T00:00:00.000Z",
    turns: 24_000,
  })) {
    const place = places.get(conversation) ?? places.size % CONNECTIONS;
    places.set(conversation, place);
    bodies[place]!.push(JSON.stringify({ question, conversation: `b-${conversation}`, customer, channel }));
  }
  return bodies;
}

async function exampleReply(): Promise<string> {
  const { port, path, headers } = ours.call;
  const client = new Client(`http://127.0.0.1:${port}`);
  client.headers = headers;
  return (await client.request("POST", path, JSON.stringify({ question: "退货运费谁出" }))).text;
}

async function measure(
  server: Server,
  seconds: number,
  { profile = false, perSecond }: { profile?: boolean; perSecond?: number } = {},
): Promise<Row & { steps: Probed["steps"] }> {
  server.process.send({ begin: true, profile } satisfies Order);
  load.send({ ...server.call, seconds, ...(perSecond && { perSecond }) } satisfies Asking);
  const [loaded] = (await once(load, "message")) as [Loaded];
  server.process.send({ begin: false } satisfies Order);
  const [{ cpuMs, rssMb, steps }] = (await once(server.process, "message")) as [Probed];
  return {
    name: server.name,
    ...loaded,
    perSecond: loaded.requests / loaded.seconds,
    cpuUs: (cpuMs * 1000) / loaded.requests,
    rssMb,
    steps,
  };
}

async function soaked(questions: number): Promise<Row[]> {
  const perSecond = 0.7 * peak();
  const tenths: Row[] = [];
  while (tenths.length < 10) tenths.push(await measure(ours, questions / 10 / perSecond, { perSecond }));
  return tenths;
}

/** What it has answered in a second, the middle of the rounds. */
function peak(): number {
  const own = rows.filter(({ name }) => name === ours.name);
  return percentile(
    own.map((row) => row.perSecond),
    0.5,
  );
}

/** µs a request by step, from a profile in a turn of its own: it slows the server down a little. */
async function stepsOf(server: Server): Promise<Record<string, number>> {
  const { steps, cpuUs } = await measure(server, Number(options.seconds), { profile: true });
  const { waiting: _, ...working } = steps ?? {};
  const all = Object.values(working).reduce((sum, ms) => sum + ms, 0);
  // The profile counts by the clock, also while others had the core: its shares of the processor time are what is told.
  return Object.fromEntries(Object.entries(working).map(([step, ms]) => [step, (ms / all) * cpuUs]));
}

function started(script: string, args: string[], env: Record<string, string>, out: number | "inherit" = "inherit"): ChildProcess {
  const child = fork(script.endsWith(".js") ? script : join(import.meta.dirname, script), args, {
    env: { ...process.env, ...env },
    execArgv: [
      ...nodeFlags,
      "--import",
      "tsx",
      ...(script === "serveLoad.ts" ? [] : ["--import", join(import.meta.dirname, "serveProbe.ts")]),
    ],
    stdio: ["ignore", out, "inherit", "ipc"],
  });
  children.push(child);
  return child;
}

async function listening(client: Client): Promise<void> {
  while (
    !(await client.request("GET", "/healthz").then(
      () => true,
      () => false,
    ))
  )
    await pause(100);
}

function table(): string {
  const middle = (name: string, of: (row: Row) => number): number => percentile(rows.filter((row) => row.name === name).map(of), 0.5);
  const perSecond = (row: Row): number => row.perSecond;
  const lines = servers.map(({ name }) =>
    [
      name.padEnd(26),
      middle(name, perSecond).toFixed(0).padStart(10),
      middle(name, (r) => r.p50)
        .toFixed(1)
        .padStart(8),
      middle(name, (r) => r.p99)
        .toFixed(1)
        .padStart(8),
      middle(name, (r) => r.cpuUs)
        .toFixed(0)
        .padStart(12),
    ].join(""),
  );
  const ratios = (of: (row: Row) => number): number[] => {
    const [own, bare] = [ours.name, "bare Express"].map((wanted) => rows.filter(({ name }) => name === wanted).map(of));
    return own!.map((value, i) => value / bare![i]!);
  };
  const told = (values: number[]): string =>
    `${percentile(values, 0.5).toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`;
  return [
    `${CONNECTIONS} connections, ${options.rounds} rounds of ${options.seconds} s in turns; medians of the rounds`,
    `${"".padEnd(26)}${"requests/s".padStart(10)}${"p50 ms".padStart(8)}${"p99 ms".padStart(8)}${"cpu µs each".padStart(12)}`,
    ...lines,
    "",
    `ratio to bare Express, round by round: ${told(ratios(perSecond))}; by processor time: ${told(ratios((row) => 1 / row.cpuUs))}`,
    "",
    "what a request costs, µs, from a profile of one more turn:",
    ...Object.entries(steps)
      .sort((a, b) => b[1] - a[1])
      .map(([step, us]) => `${us.toFixed(0).padStart(6)}  ${step}`),
    ...(soak.length === 0 ? [] : ["", `at 70 % of ${peak().toFixed(0)} a second: asked so far, memory in MB, p50 and p99 in ms`]),
    ...soak.map(({ rssMb, p50, p99 }, i) => {
      const asked = soak.slice(0, i + 1).reduce((sum, { requests }) => sum + requests, 0);
      return `${String(asked).padStart(10)}${rssMb.toFixed(0).padStart(8)}${p50.toFixed(1).padStart(8)}${p99.toFixed(1).padStart(8)}`;
    }),
  ].join("\n");
}
