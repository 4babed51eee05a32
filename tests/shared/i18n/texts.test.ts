// Both languages say the same things: no text lost a number or a name on the way, none is empty.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

type Texts = { [key: string]: string | Texts };
const folder = join(import.meta.dirname, "../../../shared/i18n");
// The others hold no texts of their own.
const files = readdirSync(folder).filter((file) => !["index.ts", "texts.ts", "importProblems.ts", "logProblems.ts"].includes(file));

const flat = (texts: Texts, path = ""): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((m) => m[1]!))].sort();

const groups: [string, { zh: Texts; en: Texts }][] = [];
for (const file of files)
  for (const [name, group] of Object.entries((await import(join(folder, file))) as Record<string, { zh: Texts; en: Texts }>))
    groups.push([`${file} ${name}`, group]);

test("every file of texts is read here", () => expect(groups.length).toBeGreaterThanOrEqual(files.length));

describe.each(groups)("%s", (_, { zh, en }) => {
  const english = new Map(flat(en));
  const chinese = new Map(flat(zh));
  test("names the same placeholders in Chinese and English", () => {
    // "1 entry" may leave the number out.
    const differing = [...chinese].filter(([key, text]) => {
      const other = placeholders(english.get(key) ?? "");
      const lone = key.endsWith("_one") ? ["count"] : [];
      return (
        placeholders(text).some((name) => !other.includes(name) && !lone.includes(name)) ||
        other.some((name) => !placeholders(text).includes(name) && !lone.includes(name))
      );
    });
    expect(differing).toEqual([]);
  });
  test("gives both forms of an English plural, which both name what is counted or say one", () => {
    const ones = [...english.keys()].filter((key) => key.endsWith("_one"));
    for (const one of ones) {
      expect(english.has(one.replace(/_one$/, "_other")), one).toBe(true);
      expect(placeholders(english.get(one.replace(/_one$/, "_other"))!), one).toContain("count");
    }
  });
  test("leaves no braces open, and nothing empty that the other language says", () => {
    const bare = (text: string): string => text.replace(/\{\{\s*\w+(?:,[^{}]*)?\s*\}\}/g, "x");
    const bad = [...chinese].filter(
      ([key, text]) => (text === "") !== (english.get(key) === "") || /[{}]{2}/.test(bare(text) + bare(english.get(key) ?? "")),
    );
    expect(bad).toEqual([]);
  });
});
