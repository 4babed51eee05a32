// A file is read alike as entries and as a log, whatever it is encoded in and separated by; what nobody can tell is refused as both.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { likelyEncoding } from "../../../server/reading/encodings.ts";
import { finished, startShop } from "../../support/app.ts";
import { big5, eucJp, eucKr, gb18030, latin1, utf16be, utf16le } from "../../support/encode.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());

const simplified = "question,channel\n镜子碎了怎么补发,微信\n灯不亮了找谁修,电话\n";
const traditional = "question,channel\n鏡子碎了怎麼補發,微信\n燈不亮了找誰修,電話\n";
const jsonl = '{"question":"镜子碎了怎么补发"}\n\n{"question":"灯不亮了找谁修"}\n';
const long = (text: string): string => text + "这一行只有汉字没有标点\n".repeat(300);

/** Questions in the file, read as entries and as a log; each file goes into a knowledge base of its own. */
async function readTwice(file: Buffer): Promise<{ entries: string[]; log: string[] }> {
  const { id: kb } = await shop.admin.call("createKnowledgeBase", { name: "读" });
  const seen = await shop.admin.call("previewImport", { kb, name: "file", defaultAnswer: "稍等" }, file);
  const { job } = await shop.admin.call("importLog", { kb, name: "file" }, file);
  await finished(shop, shop.admin, kb, job);
  const { rows } = await shop.admin.call("listTurns", { kb });
  return { entries: seen.sample.map(({ question }) => question).toSorted(), log: rows.map(({ question }) => question).toSorted() };
}

const both = ["灯不亮了找谁修", "镜子碎了怎么补发"];
const bothTraditional = ["燈不亮了找誰修", "鏡子碎了怎麼補發"];

test.each<[string, Buffer, string[]]>([
  ["UTF-8", Buffer.from(simplified), both],
  ["UTF-8 with a mark", Buffer.from(`\uFEFF${simplified}`), both],
  ["UTF-16, little end first, with a mark", utf16le(`\uFEFF${simplified}`), both],
  ["UTF-16, big end first, with a mark", utf16be(`\uFEFF${simplified}`), both],
  ["UTF-16, little end first, without", utf16le(simplified), both],
  ["UTF-16, big end first, without", utf16be(simplified), both],
  ["UTF-16 of JSON lines without a mark", utf16le(jsonl), both],
  ["GB18030", gb18030(simplified), both],
  ["GB18030 of traditional characters", gb18030(traditional), bothTraditional],
  ["Big5", big5(traditional), bothTraditional],
  ["semicolons", Buffer.from(simplified.replaceAll(",", ";")), both],
  ["tabs", Buffer.from(simplified.replaceAll(",", "\t")), both],
  ["bars", Buffer.from(simplified.replaceAll(",", "|")), both],
  ["Chinese commas", Buffer.from(simplified.replaceAll(",", "，")), both],
  ["a first line that names the separator", Buffer.from(`sep=;\r\n${simplified.replaceAll(",", ";")}`), both],
  [
    "the same in quotation marks, and commas in the header",
    Buffer.from(`"sep=\t"\n${simplified.replaceAll(",", "\t").replace("channel", "a,b,c")}`),
    both,
  ],
  ["blank lines first", Buffer.from(`\n \n${simplified.replaceAll(",", ";")}`), both],
  ["JSON lines", Buffer.from(jsonl), both],
  [
    "German in Windows-1252",
    latin1("question,answer\nWo ist die Größe für Möbel und Stühle?,Schöne Grüße. Tschüß\n"),
    ["Wo ist die Größe für Möbel und Stühle?"],
  ],
  ["French", latin1("question,answer\nOù est ma commande déjà payée à l'été ?,Désolé\n"), ["Où est ma commande déjà payée à l'été ?"]],
])("%s: read the same as entries and as a log", async (_, file, questions) => {
  expect(await readTwice(file)).toEqual({ entries: questions, log: questions });
});

test.each<[string, Buffer]>([
  ["Korean in its own encoding", eucKr("question,answer\n반품하려면 어떻게 하나요,칠일 안에 반품할 수 있습니다.\n")],
  ["Japanese in its own encoding", eucJp("question,answer\n返品できますか,はい、七日以内に返品できます。\n")],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array.from({ length: 600 }, (_, i) => (i * 197) % 256)])],
  ["bytes of no encoding", Buffer.from([0xff, 0xff, 0xff])],
])("%s: refused as both, and told to be saved as UTF-8", async (_, file) => {
  for (const name of ["previewImport", "importLog"] as const) {
    const answer = await shop.admin.try(name, { kb: shop.kb, name: "file" }, file);
    expect([name, answer.status, answer.text]).toEqual([name, 422, expect.stringContaining("save it as UTF-8")]);
  }
});

test("a broken character late in a file costs a log its line, and a file of entries is refused", async () => {
  const { id: kb } = await shop.admin.call("createKnowledgeBase", { name: "坏" });
  const start = Buffer.from(`question,channel\n${Array.from({ length: 200 }, (_, i) => `第 ${i} 个问题,app\n`).join("")}`);
  const file = Buffer.concat([start, gb18030("坏的一行,app\n"), Buffer.from("好的一行,app\n")]);
  const received = await shop.admin.call("importLog", { kb, name: "log.csv" }, file);
  await finished(shop, shop.admin, kb, received.job);
  expect(received).toMatchObject({ rows: 201, rejectedTotal: 1, rejected: [{ line: 202 }] });
  const answer = await shop.admin.try("previewImport", { kb, name: "entries.csv" }, file);
  expect([answer.status, answer.text]).toEqual([422, expect.stringContaining("save it as UTF-8")]);
});

describe("the encoding shows in the first bytes", () => {
  const known = [
    ["utf-8", (text: string) => Buffer.from(text)],
    ["utf-16le", utf16le],
    ["utf-16be", utf16be],
    ["gb18030", gb18030],
  ] as const;
  test.each(known)("%s, of Chinese, English and both", (encoding, encode) => {
    for (const text of [simplified, long(simplified), jsonl, "标准问,答案\n镜子碎了怎么补发,微信\n", "一二三\n三二一\n", "问题\n一\n"])
      expect(likelyEncoding(encode(text))).toBe(encoding);
    const english = likelyEncoding(encode("question,answer\nwhere is it,there\n"));
    expect(english).toBe(encoding === "gb18030" ? "utf-8" : encoding);
  });
  test("wherever the last character is cut", () => {
    for (const [encoding, encode] of [...known.slice(0, 1), ...known.slice(3)])
      for (let cut = 30; cut < 50; cut += 1) expect([cut, likelyEncoding(encode(simplified).subarray(0, cut))]).toEqual([cut, encoding]);
    for (let cut = 30; cut < 50; cut += 1) expect([cut, likelyEncoding(big5(traditional).subarray(0, cut))]).toEqual([cut, "big5"]);
  });
  test("Big5 is told from GB18030 by short sentences of a shop", () => {
    const sentences = ["怎麼退貨", "發票怎麼開", "運費誰出", "七天無理由退貨", "在訂單裡申請", "請問什麼時候出貨", "可以改地址嗎"];
    for (const sentence of sentences) expect([sentence, likelyEncoding(big5(sentence))]).toEqual([sentence, "big5"]);
    for (const sentence of ["怎么退货", "发票怎么开", "运费谁出", "七天无理由退货", "请问什么时候发货"])
      expect([sentence, likelyEncoding(gb18030(sentence))]).toEqual([sentence, "gb18030"]);
  });
  test("a zero or a broken byte makes UTF-8 nothing else", () => {
    expect(likelyEncoding(Buffer.from("question,answer\na\0b,c\n"))).toBe("utf-8");
    expect(likelyEncoding(Buffer.concat([Buffer.from(long(simplified)), Buffer.of(0xff), Buffer.from("完\n")]))).toBe("utf-8");
  });
});
