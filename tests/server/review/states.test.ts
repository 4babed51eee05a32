// When a missed question counts as dealt with that nobody decided on: by what the draft does with it, and how sure it is.
import { expect, test } from "vitest";
import type { Standing } from "../../../server/review/decisions.store.ts";
import { missState } from "../../../server/review/standing.ts";

const untaught: Standing = { id: "m_1", teacher: null, speaks: false, inForce: false, notOurs: false, decision: null, liveSince: null };
const state = (confidence: number, { id = "m_0001", reason = "unanswered", served = "e_1" as string | null } = {}) =>
  missState(
    { id, reason, missed: 3, lastMissedAt: "2026-11-01T00:00:00.000Z" },
    untaught,
    { served, confidence, answerBand: 45 },
    "2026-11-02",
  );

test("understood without being taught, it leaves where that is more than barely so; what is hardly sure stays for a look every fourth time", () => {
  expect(state(80)).toBe("closed");
  expect(state(80, { served: null })).toBe("open");
  // Barely above the band is a miss itself.
  expect(state(50)).toBe("open");
  expect(state(51)).toBe("closed");
  expect(state(64.9, { id: "m_0004" })).toBe("open");
  expect(state(65, { id: "m_0004" })).toBe("closed");
  expect(
    Array.from({ length: 40 }, (_, i) => state(60, { id: `m_00${(i + 16).toString(16)}` })).filter((one) => one === "open"),
  ).toHaveLength(10);
});

test("an answer that did not help, or none in force, is not mended by an answer that nobody taught", () => {
  expect(state(99, { reason: "unhelpful" })).toBe("open");
  expect(state(99, { reason: "not_in_force" })).toBe("open");
  for (const reason of ["low_confidence", "handed_off", "none_of_these"]) expect(state(99, { reason })).toBe("closed");
});
