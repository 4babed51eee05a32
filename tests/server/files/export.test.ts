// Exporting the draft, and that what is exported comes back as it was.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import fc from "fast-check";
import { readSheet } from "read-excel-file/node";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";
import { anyContent } from "../../shared/files/anyContent.ts";
import { wordingKey } from "../../../server/entries/wordingKey.ts";
import type { EntryContent } from "../../../shared/knowledge/entry.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
beforeAll(async () => {
  shop = await startShop({ now: () => "2026-11-11T20:00:00.000Z" });
  kb = shop.kb;
  const at = "2026-11-01T00:00:00.000Z";
  const { revision } = await shop.admin.call("getCategories", { kb });
  await shop.admin.call("saveCategories", {
    kb,
    base: revision,
    categories: [
      { id: "c_1", name: "售后", parent: null, skillGroup: "甲" },
      { id: "c_2", name: "退换/退款", parent: "c_1", skillGroup: null },
    ],
  });
  await teach(shop.admin, kb, "=SUM(A1)", [], {
    category: "c_2",
    tags: ["七天, 内", "@b"],
    validFrom: at,
    validUntil: "2026-12-01T00:00:00.000Z",
    answers: [
      {
        text: "甲\n乙",
        when: [
          { field: "channel", in: ["app", "web"] },
          { field: "memberLevel", in: ["金卡"] },
        ],
      },
      { text: "-1", when: [] },
    ],
  });
  await teach(shop.admin, kb, "转人工", ["人工"], {
    handOff: { skillGroup: null },
    note: "说明",
    enabled: false,
    related: ["e_gone"],
    similar: [{ id: "q_a", text: "找人", kind: "negative", origin: "review", by: "li", at }],
  });
  // Any contents that the server accepts, as many as are distinct.
  const seen = new Set<string>();
  for (const content of fc.sample(anyContent, { numRuns: 40, seed: 11 })) {
    // Spreadsheets know one kind of line end.
    if (JSON.stringify(content).includes(String.raw`\r`)) continue;
    const keys = [content.question, ...content.similar.map((s) => s.text)].map(wordingKey);
    if (new Set(keys).size < keys.length || keys.some((k) => seen.has(k))) continue;
    keys.forEach((k) => seen.add(k));
    await shop.admin.call("createEntry", { kb, content: { ...content, category: null } });
  }
});
afterAll(() => shop.end());

const exported = async (from: string, format: string): Promise<Buffer> => {
  const response = await fetch(`${shop.url}/api/knowledge-bases/${from}/export?format=${format}`, {
    headers: { cookie: shop.admin.cookie },
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};
async function imported(into: string, file: Uint8Array, existing: "skip" | "overwrite" = "overwrite") {
  const seen = await shop.admin.call("previewImport", { kb: into, name: "file" }, file);
  const { job } = await shop.admin.call("runImport", { kb: into, upload: seen.upload, existing });
  return { seen, done: await finished(shop, shop.admin, into, job) };
}
const contents = async (of: string): Promise<EntryContent[]> => {
  const { rows } = await shop.admin.call("listEntries", { kb: of, limit: 500 });
  return Promise.all(
    rows
      .map((r) => r.id)
      .sort()
      .map(async (entry) => (await shop.admin.call("getEntry", { kb: of, entry })).content),
  );
};

describe("an export", () => {
  test("is named after the knowledge base and the shop's day, and is the same every time", async () => {
    const answer = await shop.admin.try("exportEntries", { kb });
    expect(answer.headers.get("content-disposition")).toContain(`filename*=UTF-8''${encodeURIComponent("栖木家居-2026-11-12.jsonl")}`);
    expect(answer.headers.get("content-type")).toContain("application/x-ndjson");
    expect((await shop.admin.try("exportEntries", { kb })).text).toBe(answer.text);
    const questions = answer.text
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { question: string }).question);
    expect(questions.slice(0, 2)).toEqual(["=SUM(A1)", "转人工"]);
  });

  test("in every format comes back as all the same", async () => {
    for (const format of ["jsonl", "csv", "xlsx"]) {
      const { seen, done } = await imported(kb, await exported(kb, format));
      expect([format, seen.new, seen.changed, seen.rejected, seen.problems.filter((p) => p.code !== "missing_related")]).toEqual([
        format,
        0,
        0,
        0,
        [],
      ]);
      expect(done.result).toMatchObject({ new: 0, changed: 0, skipped: 0 });
    }
  });

  test("as JSONL into another knowledge base makes the same knowledge, byte for byte", async () => {
    const { id } = await shop.admin.call("createKnowledgeBase", { name: "另一家" });
    const file = await exported(kb, "jsonl");
    await imported(id, file);
    expect((await exported(id, "jsonl")).toString()).toBe(file.toString());
  });

  test("as CSV and XLSX into another knowledge base loses nothing that the headers cover", async () => {
    const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/gu, " ");
    const covered = (all: EntryContent[]) =>
      all.map(({ note: _, handOff: __, category: ___, question, similar, ...rest }) => ({
        ...rest,
        question: oneLine(question),
        similar: similar.map((s) => `${s.kind} ${oneLine(s.text)}`).sort(),
      }));
    for (const format of ["csv", "xlsx"]) {
      const { id } = await shop.admin.call("createKnowledgeBase", { name: format });
      await imported(id, await exported(kb, format));
      const flat = (all: unknown): unknown => JSON.parse(JSON.stringify(all).replaceAll(String.raw`\r\n`, String.raw`\n`));
      expect(flat(covered(await contents(id)))).toEqual(flat(covered(await contents(kb))));
    }
  });

  test("runs nothing in a spreadsheet, and says that it is UTF-8", async () => {
    const csv = await exported(kb, "csv");
    expect(csv.subarray(0, 3).toString("hex")).toBe("efbbbf");
    expect(csv.toString()).toContain("'=SUM(A1)");
    expect(csv.toString()).toContain("售后 / 退换\\/退款");
    const cells = (await readSheet(await exported(kb, "xlsx"))).flat();
    expect(cells).toContain("'=SUM(A1)");
    expect(cells.filter((c) => typeof c === "string" && /^[=+\-@]/.test(c))).toEqual([]);
  });

  test("of an empty English knowledge base has headers only", async () => {
    const { id } = await shop.admin.call("createKnowledgeBase", { name: "a/b:c", language: "en" });
    const answer = await shop.admin.try("exportEntries", { kb: id, format: "csv" });
    expect(answer.text.trim()).toBe(
      "\uFEFFid,category,question,similar questions,negative questions,answer,channel,tags,related,valid from,valid until,enabled,knowledge base".slice(
        answer.text.startsWith("\uFEFF") ? 0 : 1,
      ),
    );
    expect(answer.headers.get("content-disposition")).toContain("a_b_c");
  });

  test("is for members: signed out 401, outsiders 404, viewers may", async () => {
    expect((await shop.client().try("exportEntries", { kb })).status).toBe(401);
    expect((await (await signInAs(shop, null)).try("exportEntries", { kb })).status).toBe(404);
    expect((await (await signInAs(shop, "viewer")).try("exportEntries", { kb })).status).toBe(200);
    expect((await shop.admin.try("exportEntries", { kb, format: "pdf" })).status).toBe(400);
  });
});

describe("an export of selected entries", () => {
  const some = async (): Promise<string[]> => {
    const { rows } = await shop.admin.call("listEntries", { kb, limit: 500 });
    return rows.map(({ id }) => id).filter((_, i) => i % 3 === 0);
  };
  const selected = (entries: string[], format: string, as = shop.admin): Promise<Response> =>
    fetch(`${shop.url}/api/knowledge-bases/${kb}/export`, {
      method: "POST",
      headers: { cookie: as.cookie, "Content-Type": "application/json" },
      body: JSON.stringify({ entries, format }),
    });

  test("is the lines of an export of all that are theirs, whatever the order and however often they are named", async () => {
    const ids = await some();
    const answer = await selected([...ids, ...ids.toReversed()], "jsonl");
    expect(answer.headers.get("content-disposition")).toContain(encodeURIComponent(`栖木家居-2026-11-12-${ids.length}.jsonl`));
    const all = (await exported(kb, "jsonl")).toString().split("\n");
    expect((await answer.text()).split("\n")).toEqual(all.filter((l) => l === "" || ids.includes((JSON.parse(l) as { id: string }).id)));
  });

  test("in every format comes back as all the same", async () => {
    const ids = await some();
    for (const format of ["jsonl", "csv", "xlsx"]) {
      const file = Buffer.from(await (await selected(ids, format)).arrayBuffer());
      const { seen } = await imported(kb, file);
      expect([format, seen.new, seen.changed, seen.same, seen.rejected]).toEqual([format, 0, 0, ids.length, 0]);
    }
  });

  test("takes 50,000 long ids, and leaves out those that the draft does not have", async () => {
    const [first] = await some();
    const gone = await teach(shop.admin, kb, "马上删掉的问题");
    await shop.admin.call("deleteEntry", { kb, entry: gone });
    const unknown = Array.from({ length: 49_998 }, (_, i) => `e_${"x".repeat(70)}${10_000 + i}`);
    const lines = (await (await selected([gone, ...unknown, first!], "jsonl")).text()).trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual([first]);
    expect(await (await selected([gone], "csv")).json()).toMatchObject({ error: { code: "nothing_to_do" } });
  });

  test("is for members: signed out 401, outsiders 404, viewers may; none and unreadable ids are refused", async () => {
    const entries = (await some()).slice(0, 1);
    expect((await selected(entries, "csv", shop.client())).status).toBe(401);
    expect((await selected(entries, "csv", await signInAs(shop, null, "nobody"))).status).toBe(404);
    expect((await selected(entries, "csv", await signInAs(shop, "viewer", "reader"))).status).toBe(200);
    expect([(await selected([], "csv")).status, (await selected(["a b"], "csv")).status, (await selected(entries, "pdf")).status]).toEqual([
      400, 400, 400,
    ]);
  });
});

describe("an export for another system", () => {
  const flat = (text: string): string => text.replace(/(?:\s|\\n)+/gu, " ").trim();
  const said = async (of: string, only: "first" | "all") => {
    const { rows } = await shop.admin.call("listEntries", { kb: of, sort: "question" });
    const contents = await Promise.all(rows.map(async ({ id }) => (await shop.admin.call("getEntry", { kb: of, entry: id })).content));
    const free = ({ answers }: EntryContent): string[] => {
      const open = answers.filter(({ when }) => when.length === 0);
      return (open.length > 0 && only === "all" ? open : [...open, ...answers].slice(0, 1)).map(({ text }) => flat(text));
    };
    return contents
      .filter(({ enabled }) => enabled)
      .map((content) => [
        flat(content.question),
        content.similar.flatMap(({ kind, text }) => (kind === "positive" ? [flat(text)] : [])).sort(),
        [...new Set(free(content))],
      ])
      .sort((a, b) => String(a[0]).localeCompare(String(b[0])));
  };

  test.each(["azure", "rasa"] as const)("as %s comes back with the same questions and answers", async (format) => {
    const other = (await shop.admin.call("createKnowledgeBase", { name: format })).id;
    const file = await exported(kb, format);
    const seen = await shop.admin.call("previewImport", { kb: other, name: "x", html: "keep", sameAnswer: "one" }, file);
    expect(seen).toMatchObject({ format, rejected: 0 });
    const { job } = await shop.admin.call("runImport", { kb: other, upload: seen.upload });
    await finished(shop, shop.admin, other, job);
    expect(await said(other, format === "azure" ? "first" : "all")).toEqual(await said(kb, format === "azure" ? "first" : "all"));
    // Here it is known by its ids, or by its questions.
    expect((await shop.admin.call("previewImport", { kb, name: "x", html: "keep" }, file)).new).toBe(0);
    // Again from there, it is the same file.
    if (format === "rasa") expect((await exported(other, format)).toString()).toBe(file.toString());
  });

  test("says before what the format cannot hold, of all or of some", async () => {
    const lost = async (format: "jsonl" | "csv" | "azure" | "rasa", entries?: string[]) => {
      const { losses } = await shop.admin.call("previewExport", { kb, format, ...(entries ? { entries } : {}) });
      return Object.fromEntries(losses.map(({ what, count }) => [what, count]));
    };
    const { rows } = await shop.admin.call("listEntries", { kb });
    const idOf = (question: string): string => rows.find((one) => one.question === question)!.id;
    expect(await lost("jsonl")).toEqual({});
    expect(await lost("csv", [idOf("转人工")])).toEqual({ handOff: 1, notes: 1 });
    expect(await lost("azure", [idOf("转人工"), idOf("=SUM(A1)")])).toEqual({ disabled: 1, conditions: 1, validity: 1, formulas: 2 });
    expect(await lost("rasa", [idOf("转人工"), idOf("=SUM(A1)")])).toEqual({
      disabled: 1,
      conditions: 1,
      validity: 1,
      categories: 1,
      tags: 2,
    });
    const bare = await teach(shop.admin, kb, "什么也不丢");
    const leading = await teach(shop.admin, kb, "有关联的", [], { related: [bare, idOf("转人工")] });
    expect(await lost("azure", [bare])).toEqual({});
    // A related question leads nowhere in a file that does not hold its entry.
    expect([await lost("azure", [leading]), await lost("azure", [leading, bare])]).toEqual([{ related: 2 }, { related: 1 }]);
    expect(await lost("rasa", [leading])).toEqual({ related: 2 });
    const file = (await exported(kb, "azure")).toString();
    expect(file).toMatch(/\r\n'=SUM\(A1\)\t'-1\tEditorial\tcategory:售后 \/ 退换\\\/退款 \| tag:七天, 内 \| tag:@b\t/u);
  });

  test("counts all that each format cannot hold, and names the first five entries", async () => {
    const { id: other } = await shop.admin.call("createKnowledgeBase", { name: "难带走" });
    const { revision } = await shop.admin.call("getCategories", { kb: other });
    await shop.admin.call("saveCategories", {
      kb: other,
      base: revision,
      categories: [{ id: "c_1", name: "甲|乙", parent: null, skillGroup: null }],
    });
    const wording = (text: string, kind: "positive" | "negative" = "positive") =>
      ({ id: `q_${text.length}`, text, kind, origin: "hand", by: null, at: null }) as const;
    await teach(shop.admin, other, "[会员](卡)怎么办", [], {
      category: "c_1",
      note: "内部",
      tags: ["竖|线", "平常", "竖|线二"],
      related: ["e_gone", "e_gone2"],
      handOff: { skillGroup: null },
      validUntil: "2027-01-01T00:00:00.000Z",
      similar: [wording("办[卡]{会员}"), wording("=办卡怎么办"), wording("[x](y)不要", "negative"), wording("退", "negative")],
      answers: [
        { text: "=1", when: [] },
        { text: "找{slot}", when: [] },
        { text: "第三个{a.b}", when: [] },
        { text: "{金卡}", when: [{ field: "channel", in: ["app"] }] },
        { text: "{银卡}", when: [{ field: "channel", in: ["web"] }] },
      ],
    });
    for (let i = 0; i < 6; i += 1) await teach(shop.admin, other, `备注 ${i}`, [], { note: "内部" });
    await teach(shop.admin, other, "停用的", [], { enabled: false, note: "内部", answers: [] });
    const losses = async (format: "csv" | "azure" | "rasa") => {
      const said = await shop.admin.call("previewExport", { kb: other, format });
      expect(said.losses.find(({ what }) => what === "notes")!.samples).toEqual([
        "[会员](卡)怎么办",
        ...[0, 1, 2, 3].map((i) => `备注 ${i}`),
      ]);
      return [said.entries, Object.fromEntries(said.losses.map(({ what, count }) => [what, count]))];
    };
    const both = { notes: 7, handOff: 1, disabled: 1, conditions: 2, negatives: 2, validity: 1 };
    expect(await losses("csv")).toEqual([8, { handOff: 1, notes: 8 }]);
    expect(await losses("azure")).toEqual([7, { ...both, variants: 2, categories: 1, tags: 2, related: 2, formulas: 2 }]);
    expect(await losses("rasa")).toEqual([7, { ...both, categories: 1, tags: 3, related: 2, marks: 2, slots: 2 }]);
  });
});
