// What the faults of the machine are tried on: a shop on the built server, what is asked of it, and how a fault says what happened.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyEntry } from "../../shared/knowledge/entry.ts";
import { started, type Conditions, type Launched } from "./process.ts";

/** This machine cannot do what the fault needs. */
export class Skipped extends Error {}

export interface Fault {
  name: string;
  did: string;
  expected: string;
  /** What happened; throws where that is not what was expected. */
  run: () => Promise<string>;
}

export const account = { name: "zhoumin", password: "a long password" };

/** A shop with one entry live and a bot; `ask` sends the status of an answer. */
export async function openShop(dataDir: string, conditions: Conditions = {}) {
  const server = await started(dataDir, conditions);
  const { knowledgeBase: kb } = await server.admin.call("setUp", { ...account, knowledgeBase: "店", start: "empty" });
  const content = { ...emptyEntry("如何退货"), answers: [{ text: "七天内", when: [] }] };
  await server.admin.call("createEntry", { kb, content });
  const { key } = await server.admin.call("createKey", { kb, name: "客服窗", scopes: ["ask"] });
  await publish(server, kb, "done");
  return { server, kb, key };
}

export async function publish({ admin }: Launched, kb: string, expected: string): Promise<string> {
  const { job } = await admin.call("publish", { kb, note: "一版" });
  for (;;) {
    const { state, error } = await admin.call("getJob", { kb, job });
    if (state === "running") continue;
    check(state === expected, `publishing ended as ${state} (${error?.code ?? "no error"}), not ${expected}`);
    return job;
  }
}

export async function ask(url: string, key: string): Promise<number> {
  const response = await fetch(`${url}/v1/ask`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ question: "如何退货" }),
  });
  await response.text();
  return response.status;
}

export const save = async ({ admin }: Launched, kb: string, size = 6_000): Promise<number> =>
  (await admin.try("createEntry", { kb, content: { ...emptyEntry("新问题"), answers: [{ text: "长".repeat(size), when: [] }] } })).status;

interface Health {
  status: string;
  disk: string;
  lost: { turns: number; logLines: number };
  problems: { code: string; message: string }[];
}
export const health = async ({ admin }: Launched): Promise<Health> => (await admin.request("GET", "/healthz")).json as Health;

export function check(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "robot-trainer-fault-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
