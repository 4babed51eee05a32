// How much script the built client sends (npm run build): the first screen stays under 300 kB gzipped, and what is heavy waits until opened.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";

const dist = resolve(import.meta.dirname, "../../dist/client");

beforeAll(() => {
  if (!existsSync(join(dist, "index.html"))) throw new Error("dist/client is missing: run `npm run build` first");
});

const read = (file: string): string => readFileSync(join(dist, "assets", file), "utf8");
/** Files named by a chunk: `import … from "./x.js"` at once, `import("./x.js")` when it is needed. */
const named = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((m) => m[1]!);
const atOnce = (file: string): string[] => named(read(file), /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/gu);

/** These chunks with all that they import at once. */
function withImports(files: readonly string[]): Set<string> {
  const all = new Set<string>();
  const visit = (file: string): void => {
    if (all.has(file)) return;
    all.add(file);
    atOnce(file).forEach(visit);
  };
  files.forEach(visit);
  return all;
}
const gzipped = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + gzipSync(read(file)).length, 0);
const html = (): string => readFileSync(join(dist, "index.html"), "utf8");
const entry = (): Set<string> => withImports(named(html(), /(?:src|href)="\.\/assets\/([\w.-]+\.js)"/gu));
/** The chunk that Vite named after this module. */
function chunkOf(name: string): string {
  const found = [...entry()]
    .flatMap((file) => named(read(file), /["'`](?:\.\/|assets\/)([\w.-]+\.js)["'`]/gu))
    .find((file) => file.startsWith(`${name}-`));
  if (found === undefined) throw new Error(`no chunk named ${name} is loaded by the first script`);
  return found;
}

describe("the script of the first screen", () => {
  // Setting up, signing in and landing on Today; other screens may be the first when a link is opened.
  for (const name of ["Setup", "SignIn", "Today", "Ask", "Releases", "Logs", "Vocabulary", "Settings"]) {
    test(`${name} is under 300 kB gzipped`, () => {
      expect(gzipped(withImports([...entry(), chunkOf(`${name}Screen`)]))).toBeLessThan(300_000);
    });
  }

  // These open an editor or a queue with all its tools at once.
  for (const name of ["Entries", "Review"]) {
    test(`${name} is under 350 kB gzipped`, () => {
      expect(gzipped(withImports([...entry(), chunkOf(`${name}Screen`)]))).toBeLessThan(350_000);
    });
  }

  test("holds no chart, no Markdown, no calendar and no import: those come when opened", () => {
    const first = [...withImports([...entry(), chunkOf("TodayScreen"), chunkOf("EntriesScreen")])];
    const heavy = ["CoverageChart-", "MarkdownText-", "ShopTimePicker-", "ImportDialog-"];
    expect(first.filter((file) => heavy.some((name) => file.startsWith(name)))).toEqual([]);
  });
});

test("what is built holds nothing of the gallery, which is for building screens", () => {
  const assets = readdirSync(join(dist, "assets"));
  expect(assets.filter((file) => /gallery/iu.test(file) || (/\.(?:js|css)$/u.test(file) && /gallery|界面部件/iu.test(read(file))))).toEqual(
    [],
  );
});
