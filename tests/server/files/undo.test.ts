// An import is taken back: what it made goes, what it overwrote is as before, what somebody saved since stays; and exports keep the order in which entries came.
import { beforeEach, expect, test } from "vitest";
import { finished } from "../../support/app.ts";
import { content, count, fresh, importing, kb, lines, run, shop } from "./support.ts";

importing();
beforeEach(() => fresh());

async function undo(job: string) {
  const { job: by } = await shop.admin.call("undoImport", { kb, job });
  return finished(shop, shop.admin, kb, by);
}
const imported = async () => (await shop.admin.call("listJobs", { kb })).rows.find((job) => job.kind === "import_entries")!.id;

test("what it made is deleted, what it changed or brought back is as before, and the draft answers so", async () => {
  await run(lines({ id: "e_a", question: "怎么退货", answer: "七天内" }, { id: "e_gone", question: "删掉的", answer: "旧" }));
  await shop.admin.call("deleteEntry", { kb, entry: "e_gone" });
  await run(
    lines(
      { question: "怎么退货", answer: "十五天内" },
      { id: "e_gone", question: "删掉的", answer: "新" },
      { id: "e_new", question: "几点关门", answer: "八点", category: ["门店"] },
    ),
    "overwrite",
  );
  expect(await count()).toBe(3);
  const job = await imported();
  expect(await undo(job)).toMatchObject({ state: "done", result: { undone: 3, kept: 0, job } });
  expect(await count()).toBe(1);
  expect((await content("e_a")).answers).toEqual([{ text: "七天内", when: [] }]);
  expect((await shop.admin.call("getEntry", { kb, entry: "e_gone" })).deleted).toBe(true);
  const { reply } = await shop.admin.call("askRobot", { kb, question: "几点关门" });
  expect(reply.candidates.map((c) => c.entry)).not.toContain("e_new");
  expect((await shop.admin.call("listRevisions", { kb, entry: "e_a" })).rows[0]).toMatchObject({ revision: 3, reason: "undone" });
  // Once is enough.
  expect(await shop.admin.try("undoImport", { kb, job })).toMatchObject({ status: 409, json: { error: { code: "nothing_to_do" } } });
});

test("what was saved since stays", async () => {
  await run(lines({ id: "e_a", question: "一", answer: "甲" }, { id: "e_b", question: "二", answer: "甲" }));
  await shop.admin.call("saveEntry", { kb, entry: "e_a", base: 1, content: { ...(await content("e_a")), note: "后来改的" } });
  expect((await undo(await imported())).result).toMatchObject({ undone: 1, kept: 1 });
  expect(await content("e_a")).toMatchObject({ note: "后来改的" });
  expect(await count()).toBe(1);
});

test("many at once, too", async () => {
  await run(lines(...Array.from({ length: 450 }, (_, i) => ({ question: `第 ${i} 问`, answer: "答" }))));
  expect((await undo(await imported())).result).toMatchObject({ undone: 450, kept: 0 });
  expect(await count()).toBe(0);
});

test("an import of another knowledge base cannot be undone here", async () => {
  await run(lines({ question: "一" }));
  const job = await imported();
  await fresh();
  expect((await shop.admin.try("undoImport", { kb, job })).status).toBe(404);
});

test.each(["jsonl", "csv"] as const)(
  "an export as %s is in the order in which entries came, whole or in part, however they were changed",
  async (format) => {
    const questions = Array.from({ length: 250 }, (_, i) => `第 ${String(i).padStart(3, "0")} 问`);
    await run(lines(...questions.map((question) => ({ question }))));
    const { rows } = await shop.admin.call("listEntries", { kb, sort: "question", limit: 100 });
    const first = rows.find((r) => r.question === questions[0])!;
    await shop.admin.call("saveEntry", { kb, entry: first.id, base: 1, content: { ...(await content(first.id)), note: "改" } });
    const asked = async (name: "exportEntries" | "exportSelected", more: object) => {
      const { text } = await shop.admin.try(name, { kb, format, ...more });
      return text.match(/第 \d{3} 问/gu);
    };
    expect(await asked("exportEntries", {})).toEqual(questions);
    const some = rows.filter((_, i) => i % 7 === 0);
    expect(await asked("exportSelected", { entries: some.map((r) => r.id).toReversed() })).toEqual(some.map((r) => r.question));
  },
);

test("the newest fifty can be undone; what older ones changed is forgotten", async () => {
  await run(lines({ id: "e_old", question: "最早的", answer: "甲" }));
  const first = await imported();
  const { db } = shop.app;
  const count = (job: string) => db.prepare("SELECT count(*) FROM import_changes WHERE job = ?").pluck().get(job);
  const begun = Date.parse((await shop.admin.call("getJob", { kb, job: first })).startedAt);
  // Fifty more as it left them: bringing them in would take a minute.
  const columns = "kb_id, kind, state, done, total, step, input, result, error, cancel, by, started_at, ended_at";
  for (let i = 0; i < 50; i += 1) {
    db.prepare(`INSERT INTO jobs (id, ${columns}) SELECT ?, ${columns} FROM jobs WHERE id = ?`).run(`j_copy${i}`, first);
    db.prepare("UPDATE jobs SET started_at = ? WHERE id = ?").run(new Date(begun + 1_000 * (i + 1)).toISOString(), `j_copy${i}`);
    db.prepare("INSERT INTO import_changes SELECT kb_id, ?, entry_id, before, after FROM import_changes WHERE job = ?").run(
      `j_copy${i}`,
      first,
    );
  }
  expect(count(first)).toBe(1);
  await run(lines({ question: "后来的", answer: "乙" }));
  expect([count(first), count("j_copy0"), count("j_copy49")]).toEqual([0, 1, 1]);
  expect((await shop.admin.try("undoImport", { kb, job: first })).status).toBe(409);
});
