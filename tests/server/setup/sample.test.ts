// Loading the sample shop: what is promised on the set-up page is there afterwards, answered by the version that was published.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { finished, startServer, teach, type TestServer } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import type { OutputOf } from "../../../server/base/context.ts";

let server: TestServer & { admin: Client };
let kb: string;
let promised: NonNullable<OutputOf<"getSession">["sample"]>;
let cancelled: OutputOf<"getJob">;
let loaded: OutputOf<"getJob">;

beforeAll(async () => {
  const started = await startServer();
  const admin = started.client();
  server = { ...started, admin };
  promised = (await admin.call("getSession", {})).sample!;
  const made = await admin.call("setUp", { name: "zhoumin", password: "a long password", knowledgeBase: "我的店", start: "sample" });
  kb = made.knowledgeBase;
  // Cancelled and run again, so that all that is looked at below holds after that too.
  await admin.try("cancelJob", { kb, job: made.job! });
  cancelled = await finished(server, admin, kb, made.job!);
  await admin.call("repeatJob", { kb, job: made.job! });
  loaded = await finished(server, admin, kb, made.job!);
});
afterAll(() => server.end());

describe("the sample shop", () => {
  test("is loaded by a job that can be cancelled and run again, under the name the admin gave", async () => {
    expect(cancelled.state).toBe("cancelled");
    expect(loaded).toMatchObject({
      kind: "sample",
      state: "done",
      error: null,
      result: { entries: promised.entries, turns: promised.turns, version: 1 },
    });
    expect((await server.admin.call("listKnowledgeBases", {})).rows).toMatchObject([{ id: kb, name: "我的店" }]);
    expect((await server.admin.call("listVersions", { kb })).total).toBe(1);
  });

  test("holds what set-up promised", async () => {
    expect(promised.turns).toBe(6_000);
    expect(promised.missed).toBeGreaterThanOrEqual(120);
    const tree = await server.admin.call("getCategories", { kb });
    expect([tree.total, tree.categories.length, tree.uncategorised]).toEqual([promised.entries, promised.categories, 0]);
    const { rows } = await server.admin.call("listEntries", { kb, limit: 500 });
    expect(new Set(rows.map((r) => r.change))).toEqual(new Set(["unchanged"]));
    expect((await server.admin.call("getVocabulary", { kb })).vocabulary.synonyms.length).toBeGreaterThan(10);
    const { rows: revisions } = await server.admin.call("listRevisions", { kb, entry: rows[0]!.id });
    expect(revisions).toMatchObject([{ revision: 1, reason: "sample", by: "zhoumin" }]);
  });

  test("has a sale whose offers outlast the looking, whatever day it is, and one that is over and was asked for", async () => {
    const { rows } = await server.admin.call("listEntries", { kb, limit: 500, validity: "in_force" });
    const ends = rows.flatMap((r) => (r.validUntil === null ? [] : Date.parse(r.validUntil))).map((end) => (end - Date.now()) / 86_400_000);
    expect(ends.length).toBeGreaterThanOrEqual(3);
    expect(Math.min(...ends)).toBeGreaterThan(5);
    const { expiring, waiting } = await server.admin.call("getToday", { kb });
    expect(expiring.map(({ entry }) => entry)).toEqual(["e_newbie"]);
    expect(waiting.map(({ validity }) => validity)).toContain("expired");
  });

  test("has a month of live turns that version 1 answered, clarified and missed", async () => {
    const { rows, more, total } = await server.admin.call("listTurns", { kb, limit: 200 });
    // Of 6,000 things said a few may be choices typed after a question back: they are no turns of their own.
    expect(more || (total > 5_950 && total <= 6_000)).toBe(true);
    expect(new Set(rows.map((t) => `${t.source} ${t.version}`))).toEqual(new Set(["live 1"]));
    const outcomes = new Set(rows.map((t) => t.outcome));
    for (const outcome of ["answered", "clarify", "unanswered"] as const) expect(outcomes).toContain(outcome);
    expect(rows.some((t) => t.chosen !== null)).toBe(true);
    expect(rows.some((t) => t.helpful === true)).toBe(true);
    expect(rows.every((t) => t.customer === null || !t.customer.startsWith("customer-"))).toBe(true);
  });

  test("shows its misses for review", async () => {
    const missed = await server.admin.call("listTurns", { kb, miss: "unanswered", limit: 200 });
    expect(missed.total).toBeGreaterThan(300);
    const { total } = await server.admin.call("listClusters", { kb });
    expect(total).toBeGreaterThanOrEqual(100);
  });

  test("has people who answered what the robot could not, and agree on some of it", async () => {
    const { rows, people } = await server.admin.call("listClusters", { kb, people: "true", sort: "count", limit: 60 });
    expect(people).toBeGreaterThan(20);
    const seen = new Set<string>();
    for (const { id } of rows.slice(0, 25)) seen.add((await server.admin.call("getAgentAnswers", { kb, cluster: id })).agreement);
    // Where they disagree several questions must be one cluster first: tests/support/look draws that.
    expect([...seen]).toEqual(expect.arrayContaining(["agreed", "few"]));
  });

  test("cannot be loaded over it, and not where anything is taught", async () => {
    expect((await server.admin.try("loadSample", { kb })).status).toBe(409);
    const { id } = await server.admin.call("createKnowledgeBase", { name: "空" });
    const client = server.client();
    expect((await client.try("loadSample", { kb: id })).status).toBe(401);
    await teach(server.admin, id, "怎么退货");
    expect((await server.admin.try("loadSample", { kb: id })).status).toBe(409);
    expect((await server.admin.call("getCategories", { kb: id })).total).toBe(1);
  });
});
