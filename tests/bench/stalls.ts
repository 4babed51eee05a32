// `npm run stalls`: how long loading, training, storing and publishing hold up the main thread of a real server, phase by phase, while customers ask.
// --questions 15000,100000 (also 1500)  --log MB  --saves N  --why (what ran in each stall)  --json
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { drawFrom } from "../../shared/engine/random.ts";
import { Client } from "../support/client.ts";
import { percentile } from "./figures.ts";
import { readSet, replicated, type QuestionSet } from "./sets.ts";
import type { Measured, Order } from "./stallProbe.ts";

const SETS = process.env.EVAL_SETS ?? join(import.meta.dirname, "../../../shared/eval");
const ASK_EVERY = 20;
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
  /** Customers' questions asked meanwhile, and how long the slowest was waited for (by a watcher that shares the machine). */
  asked: number;
  slowestMs: number;
  /** How large the longest write-ahead file has grown. */
  walMb: number;
}
const rows: Row[] = [];

if (!existsSync(join(SETS, "clinc150/entries.jsonl"))) {
  console.error(`The question sets are not at ${SETS}. Put them there (clinc150, clinc150_10shot) or say where they are with EVAL_SETS.`);
  process.exit(1);
}
for (const size of options.questions.split(",").map(Number)) await watch(setOf(size));
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
  let server = await start(dataDir);
  const admin = new Client(server.url);
  const bot = new Client(server.url);

  /** Does something while customers ask (unless nobody may), and writes down how it went. */
  const phase = async (name: string, work: () => Promise<unknown>, { asking = true, quiet = false } = {}): Promise<Measured> => {
    await server.measure(false);
    const customers = asking ? customersOf(bot, texts) : null;
    await work();
    const waits = (await customers?.stop()) ?? [];
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
  server = await start(dataDir);
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
  if (Number(options.log) > 0)
    await phase(`import of a ${options.log} MB log`, async () =>
      job(await admin.call("importLog", { kb, name: "log.jsonl" }, logOf(texts, Number(options.log)))),
    );
  await server.stop();
  rmSync(dataDir, { recursive: true });
}

/** The server as `npm start` runs it, with the probe in it. */
async function start(dataDir: string) {
  const root = join(import.meta.dirname, "../..");
  const args = ["--expose-gc", "--import", "tsx", "--import", join(import.meta.dirname, "stallProbe.ts"), join(root, "server/main.ts")];
  const child: ChildProcess = spawn(process.execPath, [...args, ...(options.why ? ["--why"] : [])], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: child.stdout! }).on("line", (line) => {
      const found = /ready at (\S+)/.exec(line)?.[1];
      if (found) resolve(found);
      else console.error(line);
    });
  });
  return {
    url,
    /** What was measured since the last call. */
    measure: async (collect: boolean): Promise<Measured> => {
      child.send({ collect } satisfies Order);
      const [measured] = (await once(child, "message")) as [Measured];
      return measured;
    },
    stop: async (): Promise<void> => {
      child.removeAllListeners("exit");
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** Somebody asks, waits for the answer, and asks again; resolves to how long each was waited for. */
function customersOf(bot: Client, texts: readonly string[]): { stop: () => Promise<number[]> } {
  const waits: number[] = [];
  const end = new AbortController();
  const asking = (async () => {
    for (let i = 0; !end.signal.aborted; i++) {
      const from = performance.now();
      const { status, text } = await bot.request("POST", "/v1/ask", JSON.stringify({ question: texts[i % texts.length] }));
      if (status !== 200) throw new Error(`ask: ${status} ${text}`);
      waits.push(performance.now() - from);
      await pause(ASK_EVERY);
    }
    return waits;
  })();
  return {
    stop: () => {
      end.abort();
      return asking;
    },
  };
}

/** A log of so many MB: half answered elsewhere, half to be asked here; every other question a new one. */
function logOf(texts: readonly string[], mb: number): string {
  const draw = drawFrom(11);
  const lines: string[] = [];
  for (let size = 0, i = 0; size < mb * 1e6; i++) {
    const text = texts[draw(texts.length)] ?? "";
    const line = JSON.stringify({
      id: `l${i}`,
      time: new Date(Date.parse("2026-01-01T00:00:00Z") + i * 20_000).toISOString(),
      question: i % 2 === 0 ? text : `${text} ${draw(1_000_000)}`,
      conversation: `c${i >> 2}`,
      channel: ["web", "app"][i % 2],
      ...(i % 4 < 2 ? { outcome: "unanswered" } : {}),
    });
    lines.push(line);
    size += line.length + 1;
  }
  return lines.join("\n");
}

function longestWal(dataDir: string): number {
  const files = ["trainer", "logs"].map((name) => join(dataDir, `${name}.sqlite-wal`)).filter((file) => existsSync(file));
  return Math.max(0, ...files.map((file) => statSync(file).size)) / 1e6;
}

function legend(): string {
  return [
    "stall: longest time the event loop was held up, ms, without waiting for a core that other programs used; (wall): with it; work: without waiting for the disk either. >50: how many such stalls.",
    "cpu: work of the main thread, ms. heap: heapUsed + arrayBuffers after collecting, MB. slowest: what a customer waited, ms, on this machine as busy as it is. wal: the longest write-ahead file.",
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
