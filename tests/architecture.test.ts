// The rules of the house: who may import whom, where SQL stands, how long a file may be, what may stand at the top level.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { below, client, partsOn, server, withFloors } from "./support/floors.ts";
import { importsOf } from "./support/imports.ts";
import { testsAround } from "./mutants/testsAround.ts";
import { missingPlaces, testsOf } from "./mutants/testsOf.ts";

const root = resolve(import.meta.dirname, "..");
const files = ["client", "server", "shared", "tests", "data/samples"]
  .flatMap((d) => walk(join(root, d)))
  .filter((f) => /\.(ts|tsx|css|sql)$/.test(f))
  .map((f) => relative(root, f));
const imports = new Map(files.filter((f) => /\.tsx?$/.test(f)).map((f) => [f, importsOf(f)]));

function walk(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) return name === "local" || name === "node_modules" ? [] : walk(path);
    return [path];
  });
}

/** Imports of files below `folder` that break the rule, as "file → import". */
const breaking = (folder: string, forbidden: (target: string, file: string) => boolean): string[] =>
  [...imports]
    .filter(([f]) => f.startsWith(`${folder}/`))
    .flatMap(([f, targets]) => targets.filter((t) => forbidden(t, f)).map((t) => `${f} → ${t}`));

/** The engine's chapters in the order of reading: doors (files, for everybody) and folders (for the engine alone). */
const engineInOrder = [
  ...[
    "arrays",
    "time.ts",
    "types.ts",
    "studies.ts",
    "statistics.ts",
    "masking",
    "ownPatterns.ts",
    "mask.ts",
    "language.ts",
    "text.ts",
    "text",
    "model.ts",
    "learn",
    "rank",
  ],
  ...[
    "conversation.ts",
    "placeholders.ts",
    "validity.ts",
    "markdown",
    "markdown.ts",
    "reply",
    "loading.ts",
    "store",
    "study",
    "cluster",
    "clusters.ts",
    "answers.ts",
    "robot.ts",
    "training.ts",
  ],
];

const isOurs = (target: string): boolean => /^(client|server|shared|tests|data)\//.test(target);

describe("who may import whom", () => {
  test("shared imports only shared, and nothing of Node", () => {
    expect(breaking("shared", (t) => (isOurs(t) && !t.startsWith("shared/")) || t.startsWith("node:"))).toEqual([]);
  });
  test("the engine imports only the engine and isomorphic libraries", () => {
    const markdown = ["mdast", "mdast-util-from-markdown", "mdast-util-gfm", "micromark-extension-gfm", "micromark-extension-cjk-friendly"];
    const allowed = ["minisearch/SearchableMap", "opencc-js/t2cn", "stemmer", ...markdown, "micromark-util-combine-extensions"];
    expect(breaking("shared/engine", (t) => !t.startsWith("shared/engine/") && !allowed.includes(t))).toEqual([]);
  });
  test("the engine uses no globals but the language's own, and the two that make text of bytes", () => {
    // Compiled without the types of Node and the browser, every other global is a name that nobody knows.
    const language = ["--lib", "es2023", "--types", "", "--target", "es2023"];
    const rest = ["--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--allowImportingTsExtensions"];
    const engine = files.filter((f) => f.startsWith("shared/engine/"));
    const { stdout } = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", ...language, ...rest, ...engine], {
      cwd: root,
      encoding: "utf8",
    });
    const unknown = stdout.split("\n").flatMap((line) => (line.includes("error") ? [line.replace(/^.*error \w+: /u, "")] : []));
    expect([...new Set(unknown)].sort()).toEqual(["Cannot find name 'TextDecoder'.", "Cannot find name 'TextEncoder'."]);
  });
  test("the engine is a book: each of its folders and doors imports only what stands before it, types included", () => {
    const chapterOf = (f: string): string => f.split("/")[2]!;
    const notBefore = (t: string, f: string): boolean =>
      t.startsWith("shared/engine/") &&
      chapterOf(t) !== chapterOf(f) &&
      !engineInOrder.slice(0, engineInOrder.indexOf(chapterOf(f))).includes(chapterOf(t));
    expect(breaking("shared/engine", notBefore)).toEqual([]);
    const chapters = new Set(files.filter((f) => f.startsWith("shared/engine/")).map(chapterOf));
    expect([...chapters].sort()).toEqual([...engineInOrder].sort());
  });
  test("nobody outside the engine goes past its doors, the files that stand beside its folders", () => {
    const isInside = (t: string): boolean => /^shared\/engine\/[^/]+\//.test(t);
    const outside = ["client", "server", "shared", "tests", "data/samples"].flatMap((folder) =>
      breaking(folder, (t, f) => isInside(t) && !/^(shared|tests\/shared)\/engine\//.test(f)),
    );
    expect(outside).toEqual([]);
  });
  test("server and client never import each other", () => {
    expect(breaking("server", (t) => t.startsWith("client/"))).toEqual([]);
    expect(breaking("client", (t) => t.startsWith("server/") || t.startsWith("node:"))).toEqual([]);
  });
  test("a store is imported only by its own folder", () => {
    expect(breaking("server", (t, f) => t.endsWith(".store.ts") && dirname(t) !== dirname(f))).toEqual([]);
  });
  test("our parts import downwards too: kinds of client/ui only those they are said to stand on", () => {
    const kindOf = (f: string): string => f.split("/")[2]!;
    const isPart = (f: string): boolean => f.startsWith("client/ui/");
    const found = breaking("client/ui", (t, f) => isPart(t) && kindOf(t) !== kindOf(f));
    const arrows = new Set(found.map((line) => line.split(" → ").map(kindOf).join(" → ")));
    const said = Object.entries(partsOn).flatMap(([kind, others]) => others.split(" ").flatMap((o) => (o ? [`${kind} → ${o}`] : [])));
    expect([...arrows].sort()).toEqual(said.sort());
    expect(readdirSync(join(root, "client/ui")).sort()).toEqual(Object.keys(partsOn).sort());
  });
  test("the folders within a screen do not go round in circles", () => {
    const inside = new Map<string, Set<string>>();
    const isInside = (f: string): boolean => f.startsWith("client/") && !f.startsWith("client/ui/") && f.split("/").length === 4;
    for (const [file, targets] of imports)
      for (const target of targets)
        if (isInside(file) && isInside(target) && dirname(file) !== dirname(target))
          inside.set(dirname(file), (inside.get(dirname(file)) ?? new Set()).add(dirname(target)));
    expect(circlesIn(new Map([...inside].map(([from, to]) => [from, [...to]])))).toEqual([]);
  });
  test("nothing goes round in circles on the server, types included, nor by value in what is shared", () => {
    const files = [...imports].filter(([f]) => f.startsWith("server/"));
    const shared = [...imports.keys()].filter((f) => f.startsWith("shared/"));
    expect(circlesIn(new Map(files))).toEqual([]);
    expect(circlesIn(new Map(shared.map((f) => [f, valueImportsOf(f)])))).toEqual([]);
  });
});

describe.each([
  { name: "server", house: server, besides: ["README.md", "nodeVersion.cjs", "migrations"] },
  { name: "client", house: client, besides: ["README.md", "index.html", "public", "styles", "styles.css"] },
])("the floors of the $name", ({ name: top, house, besides }) => {
  const { lowest } = house;
  const folderOf = (file: string): string => file.split("/")[1]!;
  const isInside = (file: string): boolean => file.startsWith(`${top}/`) && !file.endsWith(".css");
  const arrows = new Map(Object.keys(house.folders).map((name) => [name, new Set<string>()]));
  for (const [file, targets] of imports)
    for (const target of targets)
      if (isInside(file) && isInside(target) && folderOf(file) !== folderOf(target))
        arrows.set(folderOf(file), (arrows.get(folderOf(file)) ?? new Set()).add(folderOf(target)));

  test("each folder imports those it is said to stand on and no other, types included", () => {
    const found = [...arrows].flatMap(([from, to]) => [...to].filter((t) => t !== lowest).map((t) => `${from} → ${t}`));
    const said = Object.keys(house.folders).flatMap((from) =>
      below(house, from)
        .filter((t) => t !== lowest)
        .map((t) => `${from} → ${t}`),
    );
    expect(found.sort()).toEqual(said.sort());
  });
  test("no folders go round in circles, and nothing stands under the lowest", () => {
    expect(circlesIn(new Map([...arrows].map(([from, to]) => [from, [...to]])))).toEqual([]);
    expect([...(arrows.get(lowest) ?? [])]).toEqual([]);
  });
  test("every file lies in a folder of the table", () => {
    const there = readdirSync(join(root, top)).filter((name) => !besides.includes(name));
    expect(there.sort()).toEqual(Object.keys(house.folders).sort());
  });
  test("what is said to answer a screen is a folder of the server", () => {
    const named = Object.values(house.folders).flatMap((folder) => folder.server?.split(" ") ?? []);
    expect(named.filter((name) => !(name in server.folders))).toEqual([]);
  });
  test("its README shows them as they are: `npm run floors` draws them", () => {
    const readme = readFileSync(join(root, top, "README.md"), "utf8");
    expect(withFloors(house, readme)).toBe(readme);
  });
});

/** Every way found that leads back to where it began, as "a → b → a". */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, path: string[]): void => {
    const at = path.indexOf(node);
    if (at >= 0) return void circles.push([...path.slice(at), node].join(" → "));
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return circles;
}

function valueImportsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/^import (?!type )[^;]*?from "(\.[^"]+)"/gm)].map((m) => relative(root, resolve(root, dirname(file), m[1]!)));
}

describe("every room has tests of its own, which `npm run mutants` meets its mutants with", () => {
  test("each folder of the server, each chapter and door of the engine", () => {
    const rooms = [...Object.keys(server.folders).map((name) => `server/${name}`), ...engineInOrder.map((name) => `shared/engine/${name}`)];
    expect(rooms.filter((room) => testsOf(room).length === 0)).toEqual([]);
  });
  test("the table of tests that lie elsewhere names rooms and tests that are there", () => {
    expect(missingPlaces()).toEqual([]);
  });
  test("a change of a file concerns the tests of its own folder and of those that import it, and no others", () => {
    const folders = testsAround(["server/entries/matching.ts"]).map((file) => file.split("/").slice(0, 3).join("/"));
    expect(folders).toEqual(expect.arrayContaining(["tests/server/entries", "tests/server/bulkChanges", "tests/server/files"]));
    expect(folders).not.toContain("tests/server/logs");
  });
});

describe("how it is written", () => {
  test("SQL stands in stores only", () => {
    const sql = /(["'`])\s*(SELECT\s.+\sFROM|INSERT INTO|UPDATE\s+\w+\s+SET|DELETE FROM)\s/;
    const strays = files.filter(
      (f) => /^(server|shared|client)\/.*\.tsx?$/.test(f) && !f.endsWith(".store.ts") && sql.test(readFileSync(join(root, f), "utf8")),
    );
    expect(strays).toEqual([]);
  });
  test("no file of code is longer than 400 lines", () => {
    const long = files.filter((f) => readFileSync(join(root, f), "utf8").split("\n").length > 401);
    expect(long).toEqual([]);
  });
  test("every file of code begins by saying what it is", () => {
    const silent = files.filter(
      (f) => /^(server|shared|client)\/.*\.tsx?$/.test(f) && !/^(#!.*\n)?\/\//.test(readFileSync(join(root, f), "utf8")),
    );
    expect(silent).toEqual([]);
  });
  test("every export of the engine and of the contract says what it is", () => {
    const silent = files
      .filter((f) => /^shared\/(engine|contract)\/.*\.ts$/.test(f))
      .flatMap((f) => {
        const lines = readFileSync(join(root, f), "utf8").split("\n");
        return lines.flatMap((line, i) =>
          /^export (?![{*]|type \{)/.test(line) && !/\*\/$/.test(lines[i - 1] ?? "") ? [`${f}: ${line}`] : [],
        );
      });
    expect(silent).toEqual([]);
  });
  test("no comment of the shared code cites a file that is not there", () => {
    const known = [...files, ...files.map((f) => join(dirname(f), "README.md"))];
    const cites = (f: string): string[] => {
      const comments = readFileSync(join(root, f), "utf8").match(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm) ?? [];
      return comments.flatMap((comment) => comment.match(/(?<![\w<./-])[\w/]+\.(?:tsx?|md)\b/g) ?? []);
    };
    const strays = files
      .filter((f) => /^shared\/.*\.ts$/.test(f))
      .flatMap((f) => cites(f).flatMap((cited) => (known.some((k) => `/${k}`.endsWith(`/${cited}`)) ? [] : [`${f}: ${cited}`])));
    expect(strays).toEqual([]);
  });
  test("there is no barrel file: an index re-exports nothing", () => {
    const barrels = files.filter(
      (f) => /\/index\.tsx?$/.test(f) && /^export (\*|\{[^}]*\} from)/m.test(readFileSync(join(root, f), "utf8")),
    );
    expect(barrels).toEqual([]);
  });
  test("every package that is shipped has a licence that asks for no more than to be named", () => {
    const fine = new Set([
      "MIT",
      "ISC",
      "0BSD",
      "BSD-2-Clause",
      "BSD-3-Clause",
      "Apache-2.0",
      "Unlicense",
      "CC0-1.0",
      "BlueOak-1.0.0",
      "OFL-1.1",
    ]);
    const isFine = (licence: string): boolean =>
      licence.split(" AND ").every((part) =>
        part
          .replace(/^\(|\)$/gu, "")
          .split(" OR ")
          .some((one) => fine.has(one)),
      );
    const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
      packages: Record<string, { dev?: boolean; devOptional?: boolean; license?: string }>;
    };
    const shipped = Object.entries(packages).filter(([path, { dev, devOptional }]) => path !== "" && !dev && !devOptional);
    expect(shipped.length).toBeGreaterThan(100);
    expect(shipped.filter(([, { license }]) => !isFine(license ?? "none")).map(([path]) => path)).toEqual([]);
  });

  test("the top level holds what the house plan says and nothing else", () => {
    const plan = ["package.json", "tsconfig.json", "client", "server", "shared", "data", "tests", "README.md"];
    const tools =
      /^(\.|package-lock\.json$|LICENSE$|CONTRIBUTING\.md$|DECISIONS\.md$|CHANGELOG\.md$|tsconfig\.\w+\.json$|vite\.config\.ts$|vitest\.config\.ts$|knip\.json$|node_modules$|dist$|coverage$)/;
    expect(readdirSync(root).filter((f) => !plan.includes(f) && !tools.test(f))).toEqual([]);
  });
});
