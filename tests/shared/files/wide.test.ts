// The wide form: what its headers cover reads back as it was; spreadsheets run nothing of it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyEntry, type EntryContent } from "../../../shared/knowledge/entry.ts";
import { wideReader } from "../../../shared/knowledge/wide.ts";
import { wideHeaders } from "../../../shared/knowledge/wideColumns.ts";
import { readWideHeader } from "../../../shared/knowledge/wideHeader.ts";
import { toWideRows } from "../../../shared/knowledge/wideEntry.ts";
import { neutralise, readNeutralised } from "../../../shared/knowledge/wideCells.ts";
import { readTime, showTime } from "../../../shared/knowledge/writtenTime.ts";
import { anyContent, anyText } from "./anyContent.ts";

const zones = fc.constantFrom("Asia/Shanghai", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "UTC");
const columns = readWideHeader(wideHeaders.zh)!.columns;
/** The rows below a header, as a file gives them one by one. */
function read(rows: string[][], zone = "Asia/Shanghai", known = columns) {
  const reader = wideReader({ columns: known, timeZone: zone });
  return [...rows.flatMap((cells, i) => reader.push(i + 2, cells)), ...reader.end()].map(reader.whole);
}
const row = (cells: Partial<Record<(typeof wideHeaders.zh)[number], string>>): string[] => wideHeaders.zh.map((h) => cells[h] ?? "");

const flat = (text: string): string => text.replace(/\s*[\r\n]+\s*/gu, " ");
/** What the headers cover: conditions on distinct fields, wordings in one line, positive ones first. */
function covered(content: EntryContent): unknown {
  const wordings = (kind: string) => content.similar.filter((s) => s.kind === kind).map((s) => ({ text: flat(s.text), kind }));
  const { question, answers, tags, validFrom, validUntil, enabled } = content;
  return {
    question: flat(question),
    similar: [...wordings("positive"), ...wordings("negative")],
    answers,
    tags,
    validFrom,
    validUntil,
    enabled,
  };
}
const distinctFields = anyContent.filter((c) => c.answers.every((a) => new Set(a.when.map((w) => w.field)).size === a.when.length));

describe("round trip", () => {
  test("every entry reads back as it was, in any time zone and either language", () => {
    fc.assert(
      fc.property(
        distinctFields,
        fc.array(anyText(60), { maxLength: 3 }),
        zones,
        fc.constantFrom("zh" as const, "en" as const),
        (content, path, zone, language) => {
          const [back, ...others] = read(toWideRows("e_1", content, path, language, zone), zone);
          expect(others).toEqual([]);
          expect(back!.problems).toEqual([]);
          const { similar = [], ...entry } = back!.entry!;
          expect({ ...entry, similar: similar.map(({ text, kind }) => ({ text, kind })) }).toMatchObject({
            id: "e_1",
            category: path,
            related: content.related,
            ...(covered(content) as object),
          });
        },
      ),
      { seed: 20_261_122, numRuns: 300 },
    );
  });

  test("300 wordings of 500 characters spread over rows that no spreadsheet cuts", () => {
    const similar = Array.from({ length: 300 }, (_, i) => ({
      id: `q_${i}`,
      text: `${i}`.padEnd(500, "问"),
      kind: "positive" as const,
      origin: "import" as const,
      by: null,
      at: null,
    }));
    const rows = toWideRows("e_1", { ...emptyEntry("很多"), similar }, [], "zh", "UTC");
    expect(Math.max(...rows.flat().map((cell) => cell.length))).toBeLessThan(32_767);
    expect(read(rows)[0]!.entry!.similar).toHaveLength(300);
  });

  test("no cell begins with what a spreadsheet runs, and each reads back unchanged", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("=", "+", "-", "@", "\t", "\r", "'=", "''@", "'", ""), (text, start) => {
        const cell = neutralise(start + text);
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        expect(readNeutralised(cell)).toBe(start + text);
      }),
      { seed: 20_261_122 },
    );
    const rows = toWideRows("-id", { ...emptyEntry("=1+1"), answers: [{ text: "@SUM(A1)", when: [] }], tags: ["+x"] }, ["-a"], "zh", "UTC");
    expect(rows[0]!.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(read(rows)[0]!.entry).toMatchObject({
      id: "-id",
      question: "=1+1",
      answers: [{ text: "@SUM(A1)" }],
      tags: ["+x"],
      category: ["-a"],
    });
  });
});

describe("reading", () => {
  test("headers in either language and any order; unknown ones are named", () => {
    const header = readWideHeader(["Question", "颜色", "答案"])!;
    expect([...header.columns]).toEqual([
      ["question", [0]],
      ["answer", [2]],
    ]);
    expect(header.problems).toMatchObject([{ field: "颜色", code: "unknown_column", severity: "warning" }]);
    const twice = readWideHeader(["问题", "标准问", "标准问"])!;
    // What the question's column says once more is another wording.
    expect([...twice.columns]).toEqual([
      ["question", [1]],
      ["similar", [2]],
    ]);
    expect(twice.problems).toMatchObject([{ field: "问题", code: "repeated_column" }]);
    expect(readWideHeader(["a", "b"])).toBeNull();
  });

  test("rows without a standard question go on with the entry of their ID; without an ID they are nobody's", () => {
    const rows = read([
      row({ ID: "e_1", 标准问: "一", 答案: "甲", 渠道: "app" }),
      row({ ID: "e_2", 标准问: "二" }),
      row({ ID: "e_1", 答案: "乙", 相似问: "壹" }),
      row({ 答案: "丙" }),
    ]);
    expect(rows.map((r) => [r.row, r.entry?.answers, r.entry?.similar?.length])).toEqual([
      [
        2,
        [
          { text: "甲", when: [{ field: "channel", in: ["app"] }] },
          { text: "乙", when: [] },
        ],
        1,
      ],
      [3, [], 0],
      [5, undefined, undefined],
    ]);
  });

  test("conditions other than the channel are field=value", () => {
    const [first] = read([row({ 标准问: "一", 答案: "甲", 渠道: "app，web、memberLevel=金卡;memberLevel=银卡" })]);
    expect(first!.entry!.answers![0]!.when).toEqual([
      { field: "channel", in: ["app", "web"] },
      { field: "memberLevel", in: ["金卡", "银卡"] },
    ]);
  });

  test("what cannot be read names row, field and what was expected; other rows are not lost", () => {
    const rows = read([row({ 答案: "没有标准问" }), row({ 标准问: "一", 生效时间: "明天", 启用: "也许" }), row({}), row({ 标准问: "二" })]);
    expect(rows.map((r) => [r.row, r.entry === null, r.problems.map((p) => p.field)])).toEqual([
      [2, true, ["question"]],
      [3, true, ["validFrom", "enabled"]],
      [5, false, []],
    ]);
  });

  test("a column that is not there leaves alone, an empty cell clears", () => {
    const few = readWideHeader(["标准问", "标签"])!.columns;
    expect(read([["一", ""]], "UTC", few)[0]!.entry).toEqual({ id: null, question: "一", tags: [] });
  });
});

describe("times", () => {
  test("are the shop's", () => {
    expect(readTime("2026-11-11", "Asia/Shanghai")).toBe("2026-11-10T16:00:00.000Z");
    expect(readTime("2026/11/1 8:05", "Asia/Shanghai")).toBe("2026-11-01T00:05:00.000Z");
    expect(readTime("2026年11月1日 08:05:09", "UTC")).toBe("2026-11-01T08:05:09.000Z");
    expect(readTime("2026-11-11T00:00:00+08:00", "UTC")).toBe("2026-11-10T16:00:00.000Z");
    expect(readTime("2026-02-30", "UTC")).toBeNull();
    expect(readTime("next week", "UTC")).toBeNull();
  });

  test("an hour that comes twice keeps its instant", () => {
    for (const at of ["2026-11-01T05:30:00.000Z", "2026-11-01T06:30:00.000Z"])
      expect(readTime(showTime(at, "America/New_York"), "America/New_York")).toBe(at);
  });
});
