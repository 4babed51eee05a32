// `npm run bench:workbench`: how long a trainer waits in the workbench, and how long the server's main thread lets nobody in meanwhile.
// --taught 15000 (also 1500)  --asked DISTINCT LOGGED QUESTIONS  --edits N  --many ENTRIES (0: leave that out)  --only-many  --why (what ran in each stall)  --json
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { drawFrom } from "../../shared/engine/statistics.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import { Client } from "../support/client.ts";
import { percentile } from "./figures.ts";
import { manyEntries } from "./manyEntries.ts";
import { readSet } from "./sets.ts";
import { heldOf, start, type Held } from "./stallServer.ts";

const SETS = process.env.EVAL_SETS ?? join(import.meta.dirname, "../../../shared/eval");
const { values: options } = parseArgs({
  options: {
    taught: { type: "string", default: "15000" },
    asked: { type: "string", default: "20000" },
    edits: { type: "string", default: "60" },
    many: { type: "string", default: "50000" },
    "only-many": { type: "boolean", default: false },
    why: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const folder = join(SETS, options.taught === "1500" ? "clinc150_10shot" : "clinc150");
if (!existsSync(join(folder, "entries.jsonl"))) {
  console.error(`The question sets are not at ${SETS}. Put clinc150 there or say where it is with EVAL_SETS.`);
  process.exit(1);
}

interface Row extends Held {
  what: string;
  entries: number;
  /** Distinct logged questions. */
  questions: number;
  p50: number;
  p95: number;
  unit: "ms";
}
const rows: Row[] = Number(options.many) > 0 ? await manyEntries(Number(options.many), options.why) : [];
const tell = (): void => (options.json ? console.log(JSON.stringify(rows)) : console.table(rows));
if (options["only-many"]) {
  tell();
  process.exit(0);
}

const { entries, queries } = readSet(folder);
const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-workbench-"));
const server = await start(dataDir, options.why);
const admin = new Client(server.url);
const setUp = {
  name: "trainer",
  password: "a long password",
  knowledgeBase: "bench",
  start: "empty",
  language: "en",
  timeZone: "UTC",
} as const;
const { knowledgeBase: kb } = await admin.call("setUp", setUp);
await taught();
const asked = questionsOf(Number(options.asked));
await logged();
const base = await flips();
await vocabulary();
await server.stop();
rmSync(dataDir, { recursive: true });
tell();

async function job(started: { job: string }): Promise<void> {
  for (;;) {
    const { state, error } = await admin.call("getJob", { kb, job: started.job });
    if (state === "done") return;
    if (state !== "running") throw new Error(`${state}: ${JSON.stringify(error)}`);
    await pause(200);
  }
}

async function taught(): Promise<void> {
  const file = entries.map((entry) => JSON.stringify(entry)).join("\n");
  const { upload } = await admin.call("previewImport", { kb, name: "all.jsonl", defaultAnswer: "…" }, file);
  await job(await admin.call("runImport", { kb, upload }));
  await admin.call("askRobot", { kb, question: "hello", explain: false });
  while ((await admin.call("listJobs", { kb })).training?.state !== "done") await pause(200);
}

/** The set's own, and the same with a word more or one less. */
function questionsOf(wanted: number): string[] {
  const draw = drawFrom(3);
  const own = [...new Set(queries.map(({ text }) => text))];
  const found = new Set(own.slice(0, wanted));
  const words = ["please", "hi", "now", "today", "my", "just", "really", "thanks"];
  while (found.size < wanted) {
    const text = own[draw(own.length)]!.split(" ");
    text.splice(draw(text.length + 1), draw(2), words[draw(words.length)]!);
    found.add(text.join(" "));
  }
  return [...found];
}

/** Each asked one to twenty times in the last four weeks. */
async function logged(): Promise<void> {
  const draw = drawFrom(5);
  const lines = asked.flatMap((question, i) =>
    Array.from({ length: i % 10 === 0 ? 1 + draw(20) : 1 }, (_, k) =>
      JSON.stringify({
        id: `l${i}-${k}`,
        time: new Date(Date.now() - 60_000 - draw(27 * 86_400_000)).toISOString(),
        question,
        conversation: `c${i}`,
        channel: ["web", "app"][i % 2],
        outcome: "unanswered",
      }),
    ),
  );
  await job(await admin.call("importLog", { kb, name: "log.jsonl" }, lines.join("\n")));
}

async function flips(): Promise<Omit<Row, "what" | "p50" | "p95" | keyof Held>> {
  const draw = drawFrom(7);
  const { rows: known } = await admin.call("listEntries", { kb, limit: 500 });
  const contents = new Map<string, EntryContent>();
  const preview = async (entry: string, content: EntryContent): Promise<{ state: string; questions: number }> => {
    const said = await admin.call("previewFlips", { kb, entry, content, editor: "bench" });
    return { state: said.state === "ready" && said.behind ? "making" : said.state, questions: said.state === "ready" ? said.questions : 0 };
  };
  const first = known[0]!.id;
  const { content: before } = await admin.call("getEntry", { kb, entry: first });
  await server.measure(false);
  const begun = performance.now();
  let ready = await preview(first, before);
  for (; ready.state === "making"; ready = await preview(first, before)) await pause(200);
  const made = performance.now() - begun;
  const base = { entries: known.length, questions: ready.questions, unit: "ms" as const };
  rows.push({ what: "flips: questions held", ...base, p50: made, p95: made, ...heldOf(await server.measure(false)) });
  const times: number[] = [];
  for (let i = 0; i < Number(options.edits); i++) {
    const entry = known[draw(known.length)]!.id;
    const content = contents.get(entry) ?? (await admin.call("getEntry", { kb, entry })).content;
    contents.set(entry, content);
    const text = `${i % 3 === 0 ? "could you " : ""}${asked[draw(asked.length)]!}`;
    const wording = {
      id: "q_bench",
      text,
      kind: i % 5 === 4 ? ("negative" as const) : ("positive" as const),
      origin: "hand" as const,
      by: null,
      at: null,
    };
    const similar = i % 4 === 3 ? content.similar.slice(1 + draw(5)) : [...content.similar, wording];
    const from = performance.now();
    await preview(entry, { ...content, similar });
    times.push(performance.now() - from);
  }
  const measured = await server.measure(false);
  for (const line of measured.why) console.error(`    ${line}`);
  rows.push({ what: "flips of one edit", ...base, p50: percentile(times, 0.5), p95: percentile(times, 0.95), ...heldOf(measured) });
  return base;
}

/** Words that change how questions are read need no training, those that change how wordings are read do. */
async function vocabulary(): Promise<void> {
  const changes = {
    "flips of a stop word": { synonyms: [], sensitive: [], stop: [{ word: "please" }] },
    "flips of a synonym": { synonyms: [{ words: ["card", "plastic"] }], sensitive: [] },
  };
  const waited = async (what: string, ask: () => Promise<{ state: string }>): Promise<void> => {
    await server.measure(false);
    const begun = performance.now();
    while ((await ask()).state === "making") await pause(100);
    const took = performance.now() - begun;
    rows.push({ what, ...base, p50: took, p95: took, ...heldOf(await server.measure(false)) });
  };
  for (const [what, words] of Object.entries(changes))
    await waited(what, () => admin.call("previewVocabularyFlips", { kb, vocabulary: words, editor: "bench" }));
  const groups = asked.slice(0, 1_000).map((question) => question.split(" ").slice(0, 3));
  await waited("use of 3,000 words", () => admin.call("countWords", { kb, groups }));
}
