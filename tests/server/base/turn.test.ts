// Slices of long work: whose comes first, and that one runs a turn of the event loop.
import { setImmediate as turnOfLoop } from "node:timers/promises";
import { expect, test } from "vitest";
import { beginWait, idleTurn, nextTurn } from "../../../server/base/turn.ts";

test("one slice runs a turn of the event loop, what somebody waits for before what goes on behind", async () => {
  const ran: string[] = [];
  const work = async (name: string, turn: () => Promise<void>): Promise<void> => {
    for (const slice of [1, 2]) {
      await turn();
      ran.push(`${name}${slice}`);
    }
  };
  const all = Promise.all([work("behind ", idleTurn), work("asked ", nextTurn), work("too ", nextTurn)]);
  const after: number[] = [];
  while (ran.length < 6) {
    await turnOfLoop();
    after.push(ran.length);
  }
  await all;
  expect(ran).toEqual(["asked 1", "too 1", "asked 2", "too 2", "behind 1", "behind 2"]);
  expect(after.every((count, i) => count - (after[i - 1] ?? 0) <= 1)).toBe(true);
});

test("nothing goes on behind while somebody waits for an answer", async () => {
  const [first, second] = [beginWait(), beginWait()];
  let went = false;
  const behind = idleTurn().then(() => void (went = true));
  for (let i = 0; i < 5; i++) await turnOfLoop();
  first();
  first();
  for (let i = 0; i < 5; i++) await turnOfLoop();
  expect(went).toBe(false);
  second();
  await behind;
  expect(went).toBe(true);
});

test("but not for ever", async () => {
  const end = beginWait();
  await idleTurn();
  // Somebody else is served all the time.
  const over = new AbortController();
  const busy = (async () => {
    while (!over.signal.aborted) await nextTurn();
  })();
  await idleTurn();
  over.abort();
  await busy;
  end();
});

test("and not the more of them the more works there are behind", async () => {
  const over = new AbortController();
  const slices = { asked: 0, behind: 0 };
  const work = async (whose: keyof typeof slices, turn: () => Promise<void>): Promise<void> => {
    while (!over.signal.aborted) {
      await turn();
      slices[whose] += 1;
      // Some milliseconds of work.
      for (const end = performance.now() + 3; performance.now() < end;);
    }
  };
  const all = [work("asked", nextTurn), ...Array.from({ length: 50 }, () => work("behind", idleTurn))];
  for (let i = 0; slices.asked + slices.behind < 200 && i < 100_000; i++) await turnOfLoop();
  over.abort();
  await Promise.all(all);
  expect(slices.asked).toBeGreaterThanOrEqual(slices.behind);
});
