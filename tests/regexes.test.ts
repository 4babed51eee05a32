// Every regular expression of ours takes time in line with the length of what it reads, whatever that is.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type Expression, parseSync, Visitor } from "oxc-parser";
import { analyse } from "scslre";
import { describe, expect, test } from "vitest";
import { originPattern } from "../shared/contract/origin.ts";
import { isReadAsMarkdown, plainText } from "../shared/engine/markdown.ts";
import { mask } from "../shared/engine/mask.ts";
import { normalize, textKey, tokenize } from "../shared/engine/text.ts";
import { readJsonlEntry } from "../shared/knowledge/jsonl.ts";
import { takesOver } from "./support/took.ts";

const root = resolve(import.meta.dirname, "..");

/** Made of strings, where no reader of the source can check them. Each is tried by hand below, or said to be safe. */
const built: Record<string, string> = {
  "server/http/methods.ts": "an address of ours, each :name of it one [^/]+ between slashes",
  "shared/contract/origin.ts": "originPattern, below",
  "shared/knowledge/bulkChange.ts": "a text of at most 500 characters, its signs escaped",
  "shared/engine/text.ts": "tokenize, below",
  "shared/engine/reply/typedChoice.ts": "texts of at most 60 characters",
  "shared/engine/text/quantities.ts": "fixed words and short numbers, of the 1,000 characters that are read of a question",
  "shared/engine/text/refusals.ts": "fixed words, of the 1,000 characters that are read of a question",
};

interface Found {
  file: string;
  /** null: made of a string. */
  regex: RegExp | null;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : /\.tsx?$/.test(name) ? [path] : [];
  });
}

/** All that a file of source holds. */
function regexesOf(path: string, source: string): Found[] {
  const found: Found[] = [];
  const file = relative(root, path);
  const make = ({ callee }: { callee: Expression }): void => {
    if (callee.type === "Identifier" && callee.name === "RegExp") found.push({ file, regex: null });
  };
  const visitor = new Visitor({
    Literal: (node) => {
      if ("regex" in node && node.regex) found.push({ file, regex: new RegExp(node.regex.pattern, node.regex.flags) });
    },
    NewExpression: make,
    CallExpression: make,
  });
  visitor.visit(parseSync(path, source).program);
  return found;
}

const all = ["client", "server", "shared"].flatMap((folder) =>
  filesIn(join(root, folder)).flatMap((path) => regexesOf(path, readFileSync(path, "utf8"))),
);
const literals = [...new Map(all.flatMap(({ file, regex }) => (regex ? [[String(regex), { file, regex }] as const] : []))).values()];

// Longer than a question (1,000) and an answer (10,000) may be. Linear takes under 10 ms, quadratic from 400 ms on.
const LENGTH = 40_000;
const WIDE = 250;

/** What it can be pumped with: its own characters and some of each kind, alone and in pairs. */
function pumpsFor({ source }: RegExp): string[] {
  const plain = source.replaceAll(/\\[pP]\{[^}]*\}|\\\w/gu, "");
  // Its escaped marks first: those are meant; others may be its grammar.
  const own = [...(source.match(/(?<=\\)[^\w]/gu) ?? []), ...plain.replaceAll(/[\p{L}\p{N}]/gu, "")];
  const letters = plain.match(/\p{L}/u) ?? [];
  const characters = [...new Set([" ", "\n", "a", "0", "中", ...[...new Set(own)].slice(0, 6), ...letters])];
  return characters.flatMap((a) => [a, ...characters.flatMap((b) => (a === b ? [] : [a + b]))]);
}

const use = (regex: RegExp, text: string): unknown => {
  regex.lastIndex = 0;
  return regex.global ? text.replace(regex, "") : regex.exec(text);
};

/** Whether it takes long over this, again and again. A quarter of the length is tried first: what is quadratic takes 16 ms of it then, what is linear a fraction of one. */
function isSlow(regex: RegExp, pump: string, times = 3): boolean {
  const pumped = (length: number): string => `${pump.repeat(length / pump.length)}\u0000`;
  const [short, long] = [pumped(LENGTH / 4), pumped(LENGTH)];
  return takesOver(WIDE / 64, () => use(regex, short), 1) && takesOver(WIDE, () => use(regex, long), times);
}

describe("every regular expression in the source", () => {
  test("is found, in whatever file it stands", () => {
    expect(literals.length).toBeGreaterThan(100);
    expect(regexesOf(join(root, "x.tsx"), "const a = <p title={`${/x+/u}`}>{s.split(/y*z/)}</p>; RegExp(a); new RegExp(`b`)")).toEqual([
      { file: "x.tsx", regex: /x+/u },
      { file: "x.tsx", regex: /y*z/ },
      { file: "x.tsx", regex: null },
      { file: "x.tsx", regex: null },
    ]);
  });
  test("made of a string is known here", () => {
    expect([...new Set(all.flatMap(({ file, regex }) => (regex ? [] : [file])))].sort()).toEqual(Object.keys(built).sort());
  });
  test("has no two ways to read the same text, and begins nowhere in vain", () => {
    const slow = literals.flatMap(({ file, regex }) =>
      analyse(regex, { assumeRejectingSuffix: false }).reports.map((report) => `${file} ${String(regex)} ${report.type}`),
    );
    expect(slow).toEqual([]);
  });
  test("reads hostile text in line with its length", () => {
    const slow = literals.flatMap(({ file, regex }) =>
      pumpsFor(regex)
        .filter((pump) => isSlow(regex, pump))
        .map((pump) => `${file} ${String(regex)} ${JSON.stringify(pump)}`),
    );
    expect(slow).toEqual([]);
  });
  test("a slow one would be noticed, by both", () => {
    for (const regex of [/\s*[\r\n]+\s*/gu, /(?:a|a)*c/u, /\[([^\]]*)\]\(/u])
      expect([String(regex), analyse(regex, { assumeRejectingSuffix: false }).reports.length > 0]).toEqual([String(regex), true]);
    expect(pumpsFor(/\[([^\]]*)\]\(/u)).toContain("[");
    expect(isSlow(/\[([^\]]*)\]\(/u, "[", 1)).toBe(true);
  });
});

describe("what reads a customer's or a trainer's text takes time in line with its length", () => {
  const repeated = (unit: string): string => unit.repeat(LENGTH / unit.length);
  const texts = [
    ..."1 13800138000 1- 1. +1 +86 86 a@ a@b. .@ a.b@c. 订单 订单号 order order#a- 身份证1 卡1 0755-1 6222 < <a <a> <!-- <phone> a' n't don't cannot don 1.1. %+ 💬 é ก ٣ \u200b １".split(" "), // prettier-ignore
    " ",
    "\n",
    "\t1",
    ..."我叫王 我是 路1号 1栋 1单元 中山路 号 一 北京市 name:a <NAME> I'm.A wxid_ 生日1".split(" "),
    "my name is ",
    "12 main ",
    " at a.com",
    "1 main st ",
    "1 ",
    "<a b='",
    " / ",
    " \n",
  ].map(repeated);
  test.each<[string, (text: string) => unknown]>([
    ["mask", mask],
    ["normalize", normalize],
    ["tokenize", tokenize],
    ["textKey", textKey],
    ["isReadAsMarkdown", isReadAsMarkdown],
    ["plainText", plainText],
    ["originPattern", (text) => [originPattern.test(`https://${text}`), originPattern.test(text)]],
    ["readJsonlEntry", (text) => readJsonlEntry({ id: "a", question: text, category: text, answer: text })],
  ])("%s", (_, read) => {
    // Forty questions long; quadratic ones take seconds.
    expect(texts.filter((text) => takesOver(2_000, () => read(text))).map((text) => text.slice(0, 8))).toEqual([]);
  });
});
