// One JSON array where ours writes lines: other programs' files of entries and logs, compact or over many lines.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startShop } from "../../support/app.ts";
import { elementCutter } from "../../../server/reading/jsonArray.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => void (shop = await startShop()));
afterAll(() => shop.end());

const all = [
  { question: "怎么退货", answer: '七天内 "可退"，[见说明]{一}\\' },
  { question: "怎么换货", answer: "a\nb", time: "2026-01-02 10:00" },
];

test.each([0, 2, "\t"])("of entries and of logs is read, indented by %s", async (indent) => {
  const file = `\n ${JSON.stringify(all, null, indent)}\n`;
  const seen = await shop.admin.call("previewImport", { kb: shop.kb, name: "faq.json" }, file);
  expect(seen).toMatchObject({ format: "jsonl", new: 2, rejected: 0 });
  expect(seen.sample.map(({ row, question, answer }) => [row, question, answer])).toEqual([
    [1, "怎么退货", all[0]!.answer],
    [2, "怎么换货", "a\nb"],
  ]);
  const log = await shop.admin.call("previewLog", { kb: shop.kb, name: "log.json" }, file);
  expect(log).toMatchObject({ rows: 2, rejected: 0, sample: [{ line: 1 }, { line: 2, question: "怎么换货" }] });
});

test("with elements that are none costs those alone, and what stands behind it is read too", async () => {
  const file = '[{"question":"一"}, 7, {"question":"二",}, null, {"question":"三"}] {"question":"四"}';
  const seen = await shop.admin.call("previewImport", { kb: shop.kb, name: "faq.json" }, file);
  expect(seen).toMatchObject({ new: 3, rejected: 3 });
  expect(seen.problems.map(({ row, code }) => [row, code])).toEqual([2, 3, 4].map((row) => [row, "invalid_json"]));
});

test("a chat whose lines begin with a bracket is none", async () => {
  const file = "[2026-11-01 10:00:01] 客户: 怎么退货\n[2026-11-01 10:00:05] 客服: 七天内\n";
  expect(await shop.admin.call("previewLog", { kb: shop.kb, name: "chat.txt" }, file)).toMatchObject({ rows: 0, rejected: 2 });
});

describe("elements", () => {
  const cut = (pieces: string[], longest = 1_000) => {
    const cutter = elementCutter(longest);
    return [...pieces.flatMap((piece) => cutter.push(piece)), ...cutter.end()].map(({ number, text }) => [number, text?.trim() ?? null]);
  };

  test("are the same however the file arrives", () => {
    const file = JSON.stringify(all);
    expect(cut([...file])).toEqual(cut([file]));
    expect(cut([file])).toEqual(all.map((one, i) => [i + 1, JSON.stringify(one)]));
  });

  test("that are too long are named, and the next is read", () => {
    expect(cut([`[{"a":"${"x".repeat(50)}"},{"b":1}]`], 20)).toEqual([
      [1, null],
      [2, '{"b":1}'],
    ]);
  });

  test("of an array that is never closed are read as far as they go", () => {
    expect(cut(['[{"a":1},{"b":', "2}"])).toEqual([
      [1, '{"a":1}'],
      [2, '{"b":2}'],
    ]);
  });
});
