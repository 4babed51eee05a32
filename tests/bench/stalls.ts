// `npm run stalls`: how long loading, training, storing and publishing hold up the main thread of a real server, phase by phase, while customers ask.
// --questions 15000,100000 (also 1500)  --log MB  --saves N  --why (what ran in each stall)  --json
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Client } from "../support/client.ts";
import { percentile } from "./figures.ts";
import { readSet, replicated, type QuestionSet } from "./sets.ts";
import type { Measured } from "./stallProbe.ts";
import { createCustomers, logOf, start } from "./stallServer.ts";

const SETS = process.env.EVAL_SETS ?? join(import.meta.dirname, "../../../shared/eval");
const PASSWORD = "a long password";

const { values: options } = parseArgs({
  options: {
    questions: { type: "string", default: "15000,100000" },
    log: { type: "string", default: "20" },
    saves: { type: "string", default: "20" },
    why: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});

interface Row extends Omit<Measured, "why"> {
  questions: number;
  phase: string;
  /** Customers' questions asked meanwhile, and how long the slowest was waited for (by a process that shares the machine). */
  asked: number;
  slowestMs: number;
  /** How large the longest write-ahead file has grown. */
  walMb: number;
}
const rows: Row[] = [];
const customers = createCustomers();

if (!existsSync(join(SETS, "clinc150/entries.jsonl"))) {
  console.error(`The question sets are not at ${SETS}. Put them there (clinc150, clinc150_10shot) or say where they are with EVAL_SETS.`);
  process.exit(1);
}
for (const size of options.questions.split(",").map(Number)) await watch(setOf(size));
customers.end();
if (options.json) console.log(JSON.stringify(rows));
else console.log(`${table()}\n\n${legend()}`);

function setOf(questions: number): QuestionSet {
  if (questions === 1_500) return readSet(join(SETS, "clinc150_10shot"));
  const all = readSet(join(SETS, "clinc150"));
  return questions > 15_000 ? replicated(all, questions / 100) : all;
}

/** One knowledge base, from import to rolling back. */
async function watch({ entries, queries }: QuestionSet): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-stalls-"));
  const questions = entries.reduce((sum, entry) => sum + entry.questions.length, 0);
  const texts = queries.map(({ text }) => text);
  let server = await start(dataDir, options.why);
  const admin = new Client(server.url);
  const bot = new Client(server.url);

  /** Does something while customers ask (unless nobody may), and writes down how it went. */
  const phase = async (name: string, work: () => Promise<unknown>, { asking = true, quiet = false } = {}): Promise<Measured> => {
    await server.measure(false);
    if (asking) customers.start(bot, texts);
    await work();
    const waits = asking ? await customers.stop() : [];
    const measured = await server.measure(!quiet);
    const { why, ...figures } = measured;
    for (const line of why) console.error(`    ${name}: ${line}`);
    const asked = { asked: waits.length, slowestMs: Math.max(0, ...waits) };
    if (!quiet) rows.push({ questions, phase: name, ...figures, ...asked, walMb: longestWal(dataDir) });
    if (!quiet) console.error(`${questions}: ${name}`);
    return measured;
  };
  const job = async (started: { job: string }): Promise<void> => {
    for (;;) {
      const { state, error } = await admin.call("getJob", { kb, job: started.job });
      if (state === "done") return;
      if (state !== "running") throw new Error(`${state}: ${JSON.stringify(error)}`);
      await pause(200);
    }
  };
  const trained = async (): Promise<void> => {
    while ((await admin.call("listJobs", { kb })).training?.state !== "done") await pause(200);
  };
  const askDraft = (question: string) => admin.call("askRobot", { kb, question, explain: false });

  const setUp = { name: "trainer", password: PASSWORD, knowledgeBase: "stalls", start: "empty", language: "en", timeZone: "UTC" } as const;
  const { knowledgeBase: kb } = await admin.call("setUp", setUp);
  bot.headers = { authorization: `Bearer ${(await admin.call("createKey", { kb, name: "bot", scopes: ["ask"] })).key}` };
  const named = entries.map(({ id, ...rest }) => ({ id: id.replace("#", ":"), ...rest }));

  const imported = async (): Promise<void> => {
    const file = named.map((entry) => JSON.stringify(entry)).join("\n");
    const { upload } = await admin.call("previewImport", { kb, name: "all.jsonl", defaultAnswer: "…" }, file);
    await job(await admin.call("runImport", { kb, upload }));
  };
  await phase("import of all entries", imported, { asking: false });
  await phase("first load, training, swap", () => askDraft("hello").then(trained), { asking: false });
  await phase("first publication", async () => job(await admin.call("publish", { kb, note: "one" })), { asking: false });

  // One by one, with nobody else asking: what the main thread works from the request until the draft answers by it.
  const saves: Measured[] = [];
  for (let i = 0; i < Number(options.saves); i++) {
    const entry = named[(i * 37) % named.length]!.id;
    const text = `${texts[(i * 101) % texts.length]} number ${i}`;
    const save = () => admin.call("addWording", { kb, entry, text }).then(() => askDraft(text));
    saves.push(await phase("save", save, { asking: false, quiet: true }));
  }
  const middle = (of: (one: Measured) => number): number => percentile(saves.map(of), 0.5);
  if (saves[0]) {
    const figures = {
      totalMs: middle((one) => one.totalMs),
      cpuMs: middle((one) => one.cpuMs ?? 0),
      memoryMb: null,
      rssMb: saves.at(-1)!.rssMb,
    };
    const worst = {
      stallMs: Math.max(...saves.map((one) => one.stallMs)),
      ownStallMs: Math.max(...saves.map((one) => one.ownStallMs)),
      workMs: Math.max(...saves.map((one) => one.workMs ?? 0)),
    };
    rows.push({
      questions,
      phase: `saving an entry (median of ${saves.length})`,
      ...figures,
      ...worst,
      over: saves.reduce((sum, { over }) => sum + over, 0),
      asked: 0,
      slowestMs: 0,
      walMb: longestWal(dataDir),
    });
  }
  await phase("full training after saving, swap", trained);
  await phase("publication", async () => job(await admin.call("publish", { kb, note: "two" })));

  await server.stop();
  server = await start(dataDir, options.why);
  for (const client of [admin, bot]) Object.assign(client, { url: server.url });
  const healthy = async (): Promise<void> => {
    while ((await bot.request("GET", "/healthz")).status !== 200) await pause(50);
  };
  await phase("restart: the live version loads", healthy, { asking: false });
  await phase("the draft loads", () => askDraft("hello").then(trained));
  await phase("rolling back", () => admin.call("rollBack", { kb, version: 1 }));
  await phase("its pack is made", () => admin.call("downloadPack", { kb, version: 2 }));
  const synonyms = { synonyms: [{ words: ["translate", "interpret"] }], sensitive: [] };
  const { revision } = await admin.call("getVocabulary", { kb });
  await phase("a synonym is saved: draft rebuilt, trained", async () => {
    await admin.call("saveVocabulary", { kb, base: revision, vocabulary: synonyms });
    await askDraft("hello");
    await trained();
  });
  const log = logOf(texts, Number(options.log));
  if (log.length > 0)
    await phase(`import of a ${options.log} MB log`, async () => job(await admin.call("importLog", { kb, name: "log.jsonl" }, log)));
  await server.stop();
  rmSync(dataDir, { recursive: true });
}

function longestWal(dataDir: string): number {
  const files = ["trainer", "logs"].map((name) => join(dataDir, `${name}.sqlite-wal`)).filter((file) => existsSync(file));
  return Math.max(0, ...files.map((file) => statSync(file).size)) / 1e6;
}

function legend(): string {
  return [
    "stall: longest time the event loop was held up, ms, without waiting for a core that other programs used; (wall): with it; work: without waiting for the disk either, or for the collector's helpers where others have the cores. >50: how many such stalls.",
    "cpu: work of the main thread, ms. heap: heapUsed + external after collecting, MB. slowest: what a customer waited, ms, on this machine as busy as it is. wal: the longest write-ahead file.",
    rows.some(({ cpuMs }) => cpuMs === null)
      ? "This system does not tell a thread's own time: run it on a machine that does nothing else."
      : "",
  ].join("\n");
}

function table(): string {
  const shown = (value: number | null): string => (value === null ? "–" : value.toFixed(0));
  const columns: Record<string, (row: Row) => number | null> = {
    "total ms": (row) => row.totalMs,
    stall: (row) => row.ownStallMs,
    work: (row) => row.workMs,
    "(wall)": (row) => row.stallMs,
    ">50": (row) => row.over,
    "cpu ms": (row) => row.cpuMs,
    "heap MB": (row) => row.memoryMb,
    "rss MB": (row) => row.rssMb,
    asked: (row) => row.asked,
    slowest: (row) => row.slowestMs,
    "wal MB": (row) => row.walMb,
  };
  const head = ["questions", "phase", ...Object.keys(columns)];
  const cells = rows.map((row) => [String(row.questions), row.phase, ...Object.values(columns).map((of) => shown(of(row)))]);
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i]?.length ?? 0)));
  return [head, ...cells]
    .map((row) => row.map((cell, i) => (i === 1 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  "))
    .join("\n");
}
