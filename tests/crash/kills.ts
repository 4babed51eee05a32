// Kills (−9) at random moments while people save, import, review, publish and roll back and customers ask: nothing that was acknowledged is lost.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openReadOnly } from "../../server/base/db.ts";
import { emptyEntry } from "../../shared/knowledge/entry.ts";
import type { Client } from "../support/client.ts";
import { started, type Launched } from "./process.ts";

/** What the server has said yes to. */
interface Acknowledged {
  /** Entry → its newest acknowledged revision. */
  entries: Map<string, number>;
  turns: Set<string>;
  decisions: Set<string>;
  /** Version → its checksum. */
  versions: Map<number, string>;
  jobs: Set<string>;
  /** Questions of imports that were seen done. */
  imported: Set<string>;
}

export interface KillsResult {
  kills: number;
  acknowledged: number;
  problems: string[];
}

/** Repeatable chance (mulberry32): the moments and the order of things, though not what the machine makes of them. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export async function killOften(kills: number, seed: number, report: (line: string) => void = () => {}): Promise<KillsResult> {
  const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-crash-"));
  const random = chance(seed);
  const known: Acknowledged = {
    entries: new Map(),
    turns: new Set(),
    decisions: new Set(),
    versions: new Map(),
    jobs: new Set(),
    imported: new Set(),
  };
  const problems: string[] = [];
  try {
    let server = await started(dataDir);
    const { knowledgeBase: kb } = await server.admin.call("setUp", {
      name: "zhoumin",
      password: "a long password",
      knowledgeBase: "被杀两百次",
      start: "empty",
    });
    const { key } = await server.admin.call("createKey", { kb, name: "客服窗", scopes: ["ask"] });
    await save(server.admin, kb, known, "如何退货");
    await publishOnce(server.admin, kb, known, true);
    for (let n = 1; n <= kills; n++) {
      const stop = { now: false };
      const callers = [
        work(stop, random, () => customer(server.url, key, known, random)),
        work(stop, random, () => person(server.admin, kb, known, random)),
        work(stop, random, () => person(server.admin, kb, known, random)),
        work(stop, random, () => publisher(server.admin, kb, known, random)),
      ];
      await new Promise((next) => setTimeout(next, 30 + random() * 900));
      await server.kill();
      stop.now = true;
      await Promise.all(callers);
      server = await started(dataDir);
      const found = await compare(server, dataDir, kb, key, known);
      problems.push(...found.map((what) => `after kill ${n}: ${what}`));
      if (n % 20 === 0) report(`  ${n} kills, ${countOf(known)} acknowledged, ${problems.length} problems`);
    }
    await server.kill("SIGTERM");
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
  return { kills, acknowledged: countOf(known), problems };
}

const countOf = (a: Acknowledged): number =>
  a.turns.size +
  a.decisions.size +
  a.versions.size +
  a.imported.size +
  a.jobs.size +
  [...a.entries.values()].reduce((sum, n) => sum + n, 0);

/** Does one thing after another until the server is gone; what breaks off was not acknowledged. */
async function work(stop: { now: boolean }, random: () => number, one: () => Promise<void>): Promise<void> {
  while (!stop.now) {
    try {
      await one();
    } catch {
      // A connection that breaks, or a change that comes too late for another: nothing was promised.
      await new Promise((next) => setTimeout(next, 5 + random() * 10));
    }
  }
}

let named = 0;

async function save(admin: Client, kb: string, known: Acknowledged, question = `第${++named}个问题怎么办`): Promise<void> {
  const content = { ...emptyEntry(question), answers: [{ text: `答：${question}`, when: [] }] };
  const { id } = await admin.call("createEntry", { kb, content });
  known.entries.set(id, 1);
}

async function person(admin: Client, kb: string, known: Acknowledged, random: () => number): Promise<void> {
  const what = random();
  if (what < 0.35) return save(admin, kb, known);
  if (what < 0.7) {
    const ids = [...known.entries.keys()];
    const entry = ids[Math.floor(random() * ids.length)]!;
    const { revision, content } = await admin.call("getEntry", { kb, entry });
    const saved = await admin.call("saveEntry", { kb, entry, base: revision, content: { ...content, note: `改${++named}` } });
    known.entries.set(entry, Math.max(known.entries.get(entry) ?? 0, saved.revision));
    return;
  }
  if (what < 0.9) {
    const miss = (await admin.call("listClusters", { kb, limit: 1 })).rows[0];
    if (!miss) return;
    const { decision } = await admin.call("decideCluster", {
      kb,
      cluster: miss.id,
      decision: { kind: random() < 0.5 ? "not_ours" : "later" },
    });
    known.decisions.add(decision);
    return;
  }
  const questions = Array.from({ length: 20 }, () => `导入的第${++named}个问题`);
  const file = questions.map((question) => JSON.stringify({ question, answers: [{ text: "答" }] })).join("\n");
  const { upload } = await admin.call("previewImport", { kb, name: "几行.jsonl" }, file);
  const { job } = await admin.call("runImport", { kb, upload, existing: "skip" });
  known.jobs.add(job);
  if ((await ended(admin, kb, job)) === "done") for (const question of questions) known.imported.add(question);
}

async function customer(url: string, key: string, known: Acknowledged, random: () => number): Promise<void> {
  const question = random() < 0.5 ? "如何退货" : `没教过的${Math.floor(random() * 1_000)}`;
  const response = await fetch(`${url}/v1/ask`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ question }),
  });
  const { id } = (await response.json()) as { id?: string };
  if (response.status === 200 && id) known.turns.add(id);
}

async function publisher(admin: Client, kb: string, known: Acknowledged, random: () => number): Promise<void> {
  if (random() < 0.3 && known.versions.size > 1) {
    const numbers = [...known.versions.keys()];
    await admin.call("rollBack", { kb, version: numbers[Math.floor(random() * numbers.length)]! });
  } else await publishOnce(admin, kb, known, false);
}

async function publishOnce(admin: Client, kb: string, known: Acknowledged, must: boolean): Promise<void> {
  const { job } = await admin.call("publish", { kb, note: "又一版" });
  known.jobs.add(job);
  const state = await ended(admin, kb, job);
  if (must && state !== "done") throw new Error(`the first publication ended as ${state}`);
  for (const { number, checksum } of (await admin.call("listVersions", { kb, limit: 5 })).rows) known.versions.set(number, checksum);
}

async function ended(admin: Client, kb: string, job: string): Promise<string> {
  for (;;) {
    const { state } = await admin.call("getJob", { kb, job });
    if (state !== "running") return state;
    await new Promise((next) => setTimeout(next, 10));
  }
}

/** What was acknowledged and is not there, files that are not whole, a robot that does not answer. */
async function compare({ admin, url, said }: Launched, dataDir: string, kb: string, key: string, known: Acknowledged): Promise<string[]> {
  const problems: string[] = [];
  const trainer = openReadOnly(dataDir, "trainer");
  const logs = openReadOnly(dataDir, "logs");
  try {
    for (const db of [trainer, logs]) {
      const whole = db.pragma("integrity_check", { simple: true });
      if (whole !== "ok") problems.push(`${db.name}: ${String(whole)}`);
    }
    const missing = <T>(what: string, all: Iterable<T>, isThere: (one: T) => boolean): void => {
      const lost = [...all].filter((one) => !isThere(one));
      if (lost.length > 0) problems.push(`${lost.length} acknowledged ${what} lost, e.g. ${String(lost[0])}`);
    };
    const revision = trainer.prepare("SELECT revision FROM entries WHERE kb_id = ? AND id = ?").pluck();
    missing("revisions", known.entries, ([id, n]) => Number(revision.get(kb, id) ?? 0) >= n);
    const decision = trainer.prepare("SELECT 1 FROM cluster_decisions WHERE id = ?");
    missing("decisions", known.decisions, (id) => decision.get(id) !== undefined);
    const job = trainer.prepare("SELECT state FROM jobs WHERE id = ?").pluck();
    missing("jobs", known.jobs, (id) => job.get(id) !== undefined && job.get(id) !== "running");
    const entry = trainer.prepare("SELECT 1 FROM entries WHERE kb_id = ? AND question = ?");
    missing("imported rows", known.imported, (question) => entry.get(kb, question) !== undefined);
    const version = trainer.prepare("SELECT checksum FROM versions WHERE kb_id = ? AND number = ?").pluck();
    missing("versions", known.versions, ([number, checksum]) => version.get(kb, number) === checksum);
    const turn = logs.prepare("SELECT 1 FROM turns WHERE kb_id = ? AND id = ?");
    missing("turns", known.turns, (id) => turn.get(kb, id) !== undefined);
  } finally {
    trainer.close();
    logs.close();
  }
  for (;;) {
    const { status } = await admin.request("GET", "/healthz");
    if (status === 200) break;
  }
  const asked = await fetch(`${url}/v1/ask`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ question: "如何退货" }),
  });
  const reply = (await asked.json()) as { outcome?: string };
  if (asked.status !== 200 || reply.outcome !== "answered")
    problems.push(`the live version does not answer: ${asked.status} ${JSON.stringify(reply)}`);
  if (said().includes('"level":50'))
    problems.push(
      `an error in its log: ${said()
        .slice(said().indexOf('"level":50') - 1)
        .slice(0, 400)}`,
    );
  return problems;
}
