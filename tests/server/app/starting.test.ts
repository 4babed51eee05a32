// Starting and stopping what was built, as processes: what is missing is said in a line, and a signal stops it however it was started.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../../../server/base/config.ts";

let folder: string;
beforeAll(() => {
  if (!existsSync(join(packageRoot, "dist/server/main.js")))
    throw new Error("these tests run what was built: npm run build first (npm test does)");
  folder = mkdtempSync(join(tmpdir(), "robot-trainer-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  child: ChildProcess;
  said: () => string;
  /** Resolves when the process and all it started are gone. */
  ended: Promise<number | null>;
}

function run(command: string, args: string[], env: Record<string, string> = {}): Started {
  const child = spawn(command, args, { cwd: packageRoot, env: { ...process.env, PORT: "0", DATA_DIR: join(folder, "data"), ...env } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  return { child, said: () => said, ended: once(child, "close").then(([code]) => code as number | null) };
}
const ready = async ({ child, said }: Started): Promise<void> => {
  while (!said().includes("is ready at")) await once(child.stdout!, "data");
};
const main = join(packageRoot, "dist/server/main.js");
const cli = join(packageRoot, "dist/server/cli/main.js");

describe("a Node that is too old", () => {
  test.each([
    ["the server", main],
    ["the command line", cli],
  ])("is said in one line by %s, before anything is loaded that it could not read", async (_, program) => {
    const pretend = join(folder, "old.cjs");
    writeFileSync(
      pretend,
      'Object.defineProperty(process.versions, "node", { value: "20.18.3" }); Object.defineProperty(process, "version", { value: "v20.18.3" });',
    );
    const { ended, said } = run(process.execPath, ["--require", pretend, program, "--help"]);
    expect(await ended).toBe(1);
    expect(said()).toMatch(/^Robot Trainer needs Node >=20\.19; this is v20\.18\.3 \(.*\)\. See https:\/\/nodejs\.org\.\n$/);
  });
});

describe("a library", () => {
  // A copy of the program with node_modules of its own.
  const copyWithout = (name: string): string => {
    const copy = mkdtempSync(join(folder, "copy-"));
    for (const part of ["package.json", "dist/server", "dist/shared", "dist/data", "server/migrations", "server/nodeVersion.cjs"])
      cpSync(join(packageRoot, part), join(copy, part), { recursive: true });
    mkdirSync(join(copy, "node_modules"));
    for (const one of readdirSync(join(packageRoot, "node_modules")))
      if (one !== name) symlinkSync(join(packageRoot, "node_modules", one), join(copy, "node_modules", one));
    return copy;
  };

  test("that is not there is named, with what to do", async () => {
    const copy = copyWithout("pino");
    const { ended, said } = run(process.execPath, [join(copy, "dist/server/main.js")]);
    expect(await ended).toBe(1);
    expect(said()).toMatch(/^Cannot find package 'pino' imported from .*\. Run npm install in .*\.\n$/);
  });

  test.each(["was not built", "was built for another Node"])("that %s is not taken for a folder that cannot be written to", async (how) => {
    const copy = copyWithout("better-sqlite3");
    const library = join(copy, "node_modules/better-sqlite3");
    for (const part of ["package.json", "lib"])
      cpSync(join(packageRoot, "node_modules/better-sqlite3", part), join(library, part), { recursive: true });
    if (how !== "was not built") {
      mkdirSync(join(library, "build/Release"), { recursive: true });
      writeFileSync(join(library, "build/Release/better_sqlite3.node"), "of another Node");
    }
    const { ended, said } = run(process.execPath, [join(copy, "dist/server/main.js")]);
    expect(await ended).toBe(1);
    expect(said()).toMatch(
      /^better-sqlite3 could not be loaded \(.*\)\. It has to be built for this Node, v.*: run npm rebuild better-sqlite3 in .*\.\n$/,
    );
  });
});

test("a wrong variable stops the start in a line that names it, at the server and at the command line", async () => {
  for (const args of [[main], [cli, "kb", "list"]]) {
    const { ended, said } = run(process.execPath, args, { ALLOWED_HOSTS: "https://robots.example" });
    expect(await ended).toBe(1);
    expect(said()).toMatch(/^ALLOWED_HOSTS takes host names only[^\n]*\n$/);
  }
});

describe("SIGTERM stops", () => {
  const ways: [string, string, string[]][] = [
    ["node dist/server/main.js", process.execPath, [main]],
    ["node dist/server/cli/main.js serve", process.execPath, [cli, "serve"]],
    ["npm run trainer -- serve", "npm", ["run", "-s", "trainer", "--", "serve"]],
  ];
  test.each(ways)("%s, and the folder is free again", async (name, command, args) => {
    const started = run(command, args);
    await ready(started);
    started.child.kill("SIGTERM");
    const code = await started.ended;
    if (command !== "npm") expect([name, code]).toEqual([name, 0]);
    expect(existsSync(join(folder, "data/server.json"))).toBe(false);
  });
});
