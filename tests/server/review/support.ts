// For tests of review: a shop of its own for each file, a knowledge base of its own for each test, and questions that went badly.
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import type { NewTurn } from "../../../server/base/logged.ts";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import { startShop } from "../../support/app.ts";
import { miss } from "../logs/support.ts";

const start = "2026-07-10T08:00:00.000Z";

export let server: Awaited<ReturnType<typeof startShop>>;
export let trainer: (typeof server)["admin"];
export let kb: string;
let now = start;
let number = 0;

/** Makes all of that ready; once, at the top of a file. */
export function reviewed(): void {
  beforeAll(async () => {
    now = start;
    server = await startShop({ now: () => now });
    trainer = server.admin;
  });
  beforeEach(async () => {
    now = start;
    kb = (await server.admin.call("createKnowledgeBase", { name: `店${(number += 1)}` })).id;
  });
  afterEach(() => expect(server.logged()).not.toContain("internal error"));
  afterAll(() => server.end());
}

/** Puts the clock on, or back. */
export const later = (hours: number) => (now = new Date(Date.parse(now) + hours * 3_600_000).toISOString());
export const queue = async (input: object = {}) => (await trainer.call("listClusters", { kb, ...input })).rows.map((r) => r.name);
export const decide = async (id: string, decision: Parameters<typeof trainer.call<"decideCluster">>[1]["decision"]) =>
  trainer.call("decideCluster", { kb, cluster: id, members: [id], decision });
/** The draft as it is now, live. */
export const publish = async () => {
  const { job } = await trainer.call("publish", { kb, note: "发布" });
  await server.app.jobs.wait(job);
};
export const missed = (question: string, times = 1, more: Partial<NewTurn> = {}) =>
  miss(server.app, kb, question, times, { at: now, ...more });
export const content = (question: string) => ({ ...emptyEntry(question), answers: [{ text: "答", when: [] }] });
