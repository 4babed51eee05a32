// `npm run hostile`: what becomes of files that nobody means well with. A real server takes each; told are the outcome, the time, the peak
// memory of the process that reads it, and how long the server's main thread let nobody in meanwhile.
// --only TEXT (cases whose kind and name hold it: `log: a good`)  --json
import { readdirSync, readFileSync, rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Client } from "../support/client.ts";
import { cases, type Case } from "./hostileCases.ts";
import { start } from "./stallServer.ts";

const { values: options } = parseArgs({ options: { only: { type: "string", default: "" }, json: { type: "boolean", default: false } } });

interface Row {
  name: string;
  mb: number;
  outcome: string;
  seconds: number;
  /** Work of the process that read it, however busy the machine is; null where the system does not tell, as for its memory. */
  cpuSeconds: number | null;
  peakMb: number | null;
  stallMs: number;
  workMs: number | null;
}

const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-hostile-"));
const server = await start(dataDir, false);
const admin = new Client(server.url);
const { knowledgeBase: kb } = await admin.call("setUp", {
  name: "trainer",
  password: "a long password",
  knowledgeBase: "hostile",
  start: "empty",
});
const rows: Row[] = [];
for (const one of cases.filter(({ name, kind }) => `${kind}: ${name}`.includes(options.only))) {
  const row = await send(one);
  rows.push(row);
  if (!options.json) console.log(shown(row));
}
if (options.json) console.log(JSON.stringify(rows));
await server.stop();
rmSync(dataDir, { recursive: true, force: true });

async function send({ name, kind, make }: Case): Promise<Row> {
  const file = await make();
  await endReaders();
  await server.measure(false);
  const memory = watchReaders();
  const from = performance.now();
  const answer = await admin.try(kind === "log" ? "importLog" : "previewImport", { kb, name: name.replaceAll(" ", "-") }, file);
  const seconds = (performance.now() - from) / 1e3;
  const { peakMb, cpuSeconds } = memory.end();
  const { ownStallMs: stallMs, workMs } = await server.measure(false);
  const said = answer.json as {
    rows?: number;
    rejected?: number;
    rejectedTotal?: number;
    job?: string;
    error?: { code: string; message: string };
  };
  // The import itself is another matter (`npm run stalls`).
  if (said.job !== undefined) {
    await admin.try("cancelJob", { kb, job: said.job });
    while ((await admin.call("getJob", { kb, job: said.job })).state === "running") await pause(50);
  }
  const outcome = said.error
    ? `${said.error.code}: ${said.error.message}`
    : `read: ${said.rows} rows, ${said.rejectedTotal ?? said.rejected} rejected`;
  return { name, mb: file.length / 1e6, outcome, seconds, cpuSeconds, peakMb, stallMs, workMs };
}

/** Ids of the processes that read files for the server. */
function readers(): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc").flatMap((id) => {
    if (!/^\d+$/.test(id)) return [];
    try {
      const [, parent] = /PPid:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
      return Number(parent) === server.pid && readFileSync(`/proc/${id}/cmdline`, "utf8").includes("readerProcess") ? [Number(id)] : [];
    } catch {
      return [];
    }
  });
}

/** Each file is read by a fresh process: what one needed is not counted for the next. */
async function endReaders(): Promise<void> {
  for (const id of readers()) process.kill(id, "SIGKILL");
  while (readers().length > 0) await pause(20);
}

function watchReaders(): { end: () => { peakMb: number | null; cpuSeconds: number | null } } {
  let peakMb: number | null = null;
  let cpuSeconds: number | null = null;
  let known: number[] = [];
  let looks = 0;
  const look = (): void => {
    if (known.length === 0 || (looks += 1) % 25 === 0) known = readers();
    for (const id of known) {
      try {
        const [, kb = "0"] = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
        peakMb = Math.max(peakMb ?? 0, (Number(kb) * 1024) / 1e6);
        // After the name, which may hold anything: user and system time in hundredths of a second.
        const [user = "0", system = "0"] = readFileSync(`/proc/${id}/stat`, "utf8")
          .replace(/^.*\) /s, "")
          .split(" ")
          .slice(11, 13);
        cpuSeconds = Math.max(cpuSeconds ?? 0, (Number(user) + Number(system)) / 100);
      } catch {
        known = [];
      }
    }
  };
  const timer = setInterval(look, 10);
  return {
    end: () => {
      look();
      clearInterval(timer);
      return { peakMb, cpuSeconds };
    },
  };
}

function shown({ name, mb, outcome, seconds, cpuSeconds, peakMb, stallMs, workMs }: Row): string {
  const number = (value: number | null, width: number): string => (value === null ? "–" : value.toFixed(0)).padStart(width);
  return `${name.padEnd(46)} ${mb.toFixed(1).padStart(6)} MB ${seconds.toFixed(1).padStart(6)} s (cpu ${number(cpuSeconds, 3)})  peak ${number(peakMb, 4)} MB  stall ${number(stallMs, 3)} ms (work ${number(workMs, 3)})  ${outcome.slice(0, 130)}`;
}
