// For tests of figures and of Today: a shop whose clock stands still, a knowledge base for each test, and turns in its log.
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { NewTurn } from "../../../server/base/logged.ts";
import { recordTurns } from "../../../server/logs/recordTurns.ts";
import { startShop } from "../../support/app.ts";
import { newTurn, shop } from "../logs/support.ts";

export let server: Awaited<ReturnType<typeof startShop>>;
export let kb: string;
let number = 0;
export const now = "2026-07-10T08:00:00.000Z";

/** Makes all of that ready; once, at the top of a file. */
export function counted(): void {
  beforeAll(async () => void (server = await startShop({ now: () => now })));
  beforeEach(async () => void (kb = (await server.admin.call("createKnowledgeBase", { name: `店${(number += 1)}` })).id));
  afterAll(() => server.end());
}

export const at = (days: number, hour = 4) => new Date(Date.UTC(2026, 6, 10 - days, hour)).toISOString();
export const log = (turns: (Partial<NewTurn> & { question?: string })[]) =>
  recordTurns(
    server.app,
    shop(kb),
    turns.map((t) => newTurn(t.question ?? "几点发货", t)),
  );
export const answered = (entry: string, more: Partial<NewTurn> = {}) =>
  ({ outcome: "answered", reason: "exact", entry, confidence: 100, ...more }) as const;
export const today = (more: { days?: 7 | 30 | 90; channel?: string; source?: "live" | "imported" } = {}) =>
  server.admin.call("getToday", { kb, days: 30, ...more });
