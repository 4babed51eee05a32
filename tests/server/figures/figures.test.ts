// Today's figures and the navigation's counts, against hand-counted turns.
import { expect, test } from "vitest";
import { choiceOf, feedbackOf } from "../../../server/logs/recordTurns.ts";
import { signInAs, teach } from "../../support/app.ts";
import { answered, at, counted, kb, log, server, today } from "./support.ts";
import { shop } from "../logs/support.ts";

counted();

test("the formulas are those of the glossary, over live turns only", async () => {
  const entry = await teach(server.admin, kb, "怎么退货");
  log([
    answered(entry, { helpful: true }),
    answered(entry, { helpful: true, channel: "web" }),
    answered(entry, { helpful: false }),
    { id: "t_chosen", outcome: "clarify", reason: "close" },
    { outcome: "clarify", reason: "middle" },
    {},
    { outcome: "unanswered", reason: "not_ours" },
    { outcome: "handoff", reason: "requested", entry: "e_p" },
    { outcome: "blocked", reason: "sensitive" },
    { source: "imported" },
    { source: "simulated" },
    answered(entry, { source: "imported" }),
    ...Array.from({ length: 15 }, () => ({ at: at(45) })),
    ...Array.from({ length: 15 }, () => answered(entry, { at: at(45) })),
    { at: at(400) },
  ]);
  await server.app.turnLog.correct(shop(kb), "t_chosen", choiceOf(entry));
  const all = await today();
  expect(all).toMatchObject({
    from: "2026-06-11",
    until: "2026-07-10",
    asked: 9,
    coverage: { part: 4, whole: 7, value: 4 / 7, before: 1 / 2 },
    direct: { part: 3, whole: 9, value: 3 / 9, before: 1 / 2 },
    clarification: { part: 1, whole: 2, value: 1 / 2, before: null },
    satisfaction: { part: 2, whole: 3, value: 2 / 3, before: null },
    handoff: { part: 0, whole: 0, value: null },
  });
  expect(all.hot).toEqual([{ entry, question: "怎么退货", hits: 4, days: [...Array<number>(29).fill(0), 4] }]);
  expect(await today({ channel: "web" })).toMatchObject({ asked: 1, coverage: { part: 1, whole: 1 }, hot: [{ hits: 1 }] });
  expect((await today({ days: 7 })).coverage.before).toBeNull(); // nothing to compare with
  await server.app.turnLog.correct(shop(kb), "t_chosen", feedbackOf({ none: true }));
  expect((await today()).coverage).toMatchObject({ part: 3, whole: 7 });
});

test("a period before that customers asked for only a part of is not compared with", async () => {
  const entry = await teach(server.admin, kb, "怎么退货");
  log([answered(entry), ...Array.from({ length: 30 }, () => answered(entry, { at: at(31), channel: "web" }))]);
  // 2026-07-10 is today, so the period before ends on 2026-06-10.
  expect(await today()).toMatchObject({ coverage: { before: null }, partlyBefore: "2026-06-09" });
  // Questions of this period only: there is no period before that could be named.
  expect((await today({ days: 90 })).partlyBefore).toBeNull();
  log([answered(entry, { at: at(59) })]);
  expect(await today()).toMatchObject({ coverage: { before: 1 }, partlyBefore: null });
  expect((await today({ channel: "web" })).coverage.before).toBeNull();
});

test("imported questions have figures of their own: shown where customers asked nothing, or when asked for; never in one figure with theirs", async () => {
  const entry = await teach(server.admin, kb, "怎么退货");
  expect(await today()).toMatchObject({ source: "live", questions: { live: 0, imported: 0 } });
  log([
    { question: "能送货上楼吗", source: "imported", conversation: "a", version: 12 },
    {
      question: "能送货上楼吗",
      source: "simulated",
      conversation: "a",
      at: at(0, 5),
      version: null,
      outcome: "handoff",
      reason: "repeated",
    },
    answered(entry, { source: "imported", helpful: true, conversation: "b" }),
    answered(entry, { source: "simulated" }),
  ]);
  const imported = {
    source: "imported",
    asked: 4,
    coverage: { part: 2, whole: 4, value: 1 / 2 },
    direct: { part: 2, whole: 4 },
    handoff: { part: 1, whole: 2 },
    satisfaction: { part: 1, whole: 1 },
    hot: [{ entry, hits: 2 }],
  };
  const first = { text: "能送货上楼吗", count: 2, gain: 2 / 4 };
  const alone = await today();
  expect(alone).toMatchObject({ ...imported, misses: [first], questions: { live: 0, imported: 4 } });
  expect(alone.days.filter((row) => row.asked > 0)).toMatchObject([{ version: null, asked: 4, coverage: 1 / 2 }]);
  expect(await today({ channel: "web" })).toMatchObject({ source: "live", asked: 0 });
  log([{ question: "几点开门" }]);
  expect(await today()).toMatchObject({
    source: "live",
    questions: { live: 1, imported: 4 },
    coverage: { part: 0, whole: 1 },
    hot: [],
    misses: [
      { text: "几点开门", gain: 1 },
      { text: "能送货上楼吗", gain: 0 },
    ],
  });
  expect(await today({ source: "imported" })).toMatchObject({ ...imported, misses: [first, { text: "几点开门", gain: 0 }] });
  expect((await server.admin.call("listEntries", { kb, sort: "question" })).rows[0]).toMatchObject({ hits: 0 });
});

test("every day has a row, and one for each version that answered on it, in the shop's days", async () => {
  log([
    answered("e_1", { at: "2026-07-09T15:59:59.000Z", version: 1 }),
    { at: "2026-07-09T15:00:00.000Z", version: 2 },
    { at: "2026-07-09T16:00:00.000Z", version: null },
  ]);
  const { days } = await today({ days: 7 });
  expect(days.map(({ shares: _, ...row }) => row)).toEqual([
    ...["2026-07-04", "2026-07-05", "2026-07-06", "2026-07-07", "2026-07-08"].map((day) => ({
      day,
      version: null,
      asked: 0,
      coverage: null,
    })),
    { day: "2026-07-09", version: 1, asked: 1, coverage: 1 },
    { day: "2026-07-09", version: 2, asked: 1, coverage: 0 },
    { day: "2026-07-10", version: null, asked: 1, coverage: 0 },
  ]);
});

test("every day tells the parts of each figure, handoffs with the version that was asked most", async () => {
  log([
    answered("e_1", { at: at(1), version: 1, conversation: "k1" }),
    { at: at(1, 5), version: 2, conversation: "k2" },
    answered("e_1", { at: at(1, 6), version: 2, conversation: "k2" }),
    { at: at(1, 7), version: 2, conversation: "k2", outcome: "handoff", reason: "requested" },
  ]);
  const days = (await today({ days: 7 })).days.filter((row) => row.asked > 0);
  expect(days.map(({ version, shares: { direct, coverage, handoff } }) => [version, direct, coverage, handoff])).toEqual([
    [1, { part: 1, whole: 1 }, { part: 1, whole: 1 }, { part: 0, whole: 0 }],
    [2, { part: 1, whole: 3 }, { part: 1, whole: 2 }, { part: 1, whole: 2 }],
  ]);
});

test("a handoff counts once a conversation, and not in its first turn", async () => {
  const handoff = { outcome: "handoff", reason: "requested", entry: "e_p" } as const;
  log([
    { conversation: "a", at: at(1, 1) },
    { conversation: "a", at: at(1, 2), ...handoff },
    { conversation: "a", at: at(1, 3), ...handoff },
    { conversation: "b", at: at(1, 1), ...handoff },
    { conversation: "c", at: at(1, 1) },
    { conversation: "d", at: at(1, 1), source: "imported" },
  ]);
  expect((await today()).handoff).toMatchObject({ part: 1, whole: 3, value: 1 / 3 });
});

test("an empty knowledge base has empty figures, and nothing of another's", async () => {
  const shown = await today({ days: 90 });
  expect(shown).toMatchObject({
    asked: 0,
    coverage: { value: null, part: 0, whole: 0, before: null },
    misses: [],
    hot: [],
    cold: 0,
    publications: [],
    badlyRated: [],
    expiring: [],
  });
  expect(shown.days).toHaveLength(90);
});

test("figures are for those who may see the knowledge base", async () => {
  const outsider = await signInAs(server, null);
  for (const name of ["getToday", "getOverview"] as const) {
    expect((await server.client().try(name, { kb })).status).toBe(401);
    expect((await outsider.try(name, { kb })).status).toBe(404);
  }
  expect((await server.admin.try("getToday", { kb, days: 8 })).status).toBe(400);
});
