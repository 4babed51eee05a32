// One name, one thing: who searches the code for an exported name finds what it stands for, and nothing else.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");

interface Exported {
  file: string;
  line: string;
}

/** What server, shared and client declare and export, by name. */
function exportedNames(): Map<string, Exported[]> {
  const found = new Map<string, Exported[]>();
  for (const folder of ["client", "server", "shared"])
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      if (!/(?<!\.d)\.tsx?$/u.test(name)) continue;
      const file = `${folder}/${name}`;
      const text = readFileSync(join(root, file), "utf8");
      for (const [line, declared] of text.matchAll(/^export (?:async )?(?:const|let|function\*?|class|interface|type) (\w+).*$/gmu))
        found.set(declared!, [...(found.get(declared!) ?? []), { file, line }]);
    }
  return found;
}

/** The texts of a noun are called as the noun. */
const isTexts = ({ file }: Exported): boolean => file.startsWith("shared/i18n/");
/** What a page is sent is called there as the server calls it. */
const isSent = ({ line }: Exported): boolean => /^export type \w+ = .*(?:\bOutputOf<|\bInputOf<|\[)/u.test(line);
/** A component is called as what it shows. */
const isComponent = ({ file, line }: Exported): boolean => file.endsWith(".tsx") && /^export (?:function|const) [A-Z]/u.test(line);
const isType = ({ line }: Exported): boolean => /^export (?:type|interface) /u.test(line);

/** Names of one thing that two files have to say, and why. */
const saidTwice: Readonly<Record<string, string>> = {
  Answer: "the engine imports nothing of ours: it says itself what it is given",
  Condition: "the same",
  Language: "the same",
  SimilarQuestion: "the same",
  App: "the page's, and all that the server is put together from: neither ever meets the other",
  OutputOf: "server and client never import each other",
  Known: "within the engine, each its chapter's own",
};

test("no two files export one name for different things", () => {
  const twice = [...exportedNames()].flatMap(([name, all]) => {
    const others = all.filter((one) => !isTexts(one) && !isSent(one));
    const components = others.filter(isComponent);
    const rest = others.filter((one) => !isComponent(one));
    const isOneThing = components.length + rest.length < 2 || (components.length === 1 && rest.length === 1 && isType(rest[0]!));
    return isOneThing || name in saidTwice ? [] : [`${name}: ${others.map(({ file }) => file).join(", ")}`];
  });
  expect(twice).toEqual([]);
});

test("every exception is one", () => {
  const names = exportedNames();
  expect(Object.keys(saidTwice).filter((name) => (names.get(name)?.length ?? 0) < 2)).toEqual([]);
});
