// What a line of a log says, read as it was meant: two columns for one field, entries by id or by wording, lines without an id.
import { afterAll, beforeAll, expect, test } from "vitest";
import { finished, startShop, teach } from "../../support/app.ts";

let server: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  server = await startShop({ now: () => "2026-07-11T02:00:00.000Z" });
});
afterAll(() => server.end());

/** Brings these lines, all of which were answered elsewhere, into a knowledge base of their own; its turns, oldest first. */
async function brought(lines: readonly object[], teachIn: (kb: string) => Promise<unknown> = () => Promise.resolve()) {
  const { admin } = server;
  const { id: kb } = await admin.call("createKnowledgeBase", { name: `店${Math.random()}` });
  await teachIn(kb);
  const file = lines.map((line) => JSON.stringify({ outcome: "answered", ...line })).join("\n");
  const { job } = await admin.call("importLog", { kb, name: "log.jsonl" }, file);
  expect((await finished(server, admin, kb, job)).result).toMatchObject({ rejected: 0 });
  return (await admin.call("listTurns", { kb })).rows.toReversed();
}

test("of two keys for one field the one that holds something is read, of two that do the later", async () => {
  const turns = await brought([
    { question: "几点发货", text: "" },
    { question: "几点关门", text: "   " },
    { question: "几点开门", text: null },
    { question: "", text: "几点上班" },
    { question: "先说的", text: "后说的" },
    { QUESTION: " 大写的 ", " Channel ": "app" },
  ]);
  expect(turns.map((turn) => turn.question)).toEqual(["几点发货", "几点关门", "几点开门", "几点上班", "后说的", "大写的"]);
  expect(turns.at(-1)!.channel).toBe("app");
});

test("an entry is named by its id or by a wording that it teaches; of one that nobody knows nothing is kept", async () => {
  let entry = "";
  const turns = await brought(
    [{ question: "一" }, { question: "二" }, { question: "三", entry: "不知道" }].map((line, i) =>
      i === 2 ? line : { ...line, entry: ["e_named", "退货 流程！"][i] },
    ),
    async (kb) => {
      entry = await teach(server.admin, kb, "怎么退货", ["退货流程"]);
    },
  );
  expect(turns.map((turn) => turn.entry)).toEqual([null, entry, null]);
});

test("a line without an id is named by its file and its number", async () => {
  const turns = await brought([{ question: "一" }, { question: "二" }]);
  const [first, second] = turns.map((turn) => /^(l_[0-9a-f]{24})_(\d+)$/u.exec(turn.id)?.slice(1) ?? turn.id);
  expect([first![1], second]).toEqual(["1", [first![0], "2"]]);
});

test("a version is a whole number, with or without its v; what is none is refused", async () => {
  const turns = await brought([
    { question: "一", version: "v3" },
    { question: "二", version: 4 },
    { question: "三", version: "" },
  ]);
  expect(turns.map((turn) => turn.version)).toEqual([3, 4, null]);
  const { admin, kb } = server;
  for (const version of ["1.2", "最新"]) {
    const file = JSON.stringify({ question: "四", outcome: "answered", version });
    const { rejected, job } = await admin.call("importLog", { kb, name: "log.jsonl" }, file);
    await finished(server, admin, kb, job);
    expect(rejected).toEqual([{ line: 1, reason: "version: a whole number was expected" }]);
  }
});
