// Runs the built command line as anybody would: a process of its own with a data folder.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../../server/base/config.ts";

const main = join(packageRoot, "dist/server/cli/main.js");

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs one command on a data folder; `input` goes to its standard input. */
export function runCli(dataDir: string, args: readonly string[], input = ""): Promise<Ended> {
  if (!existsSync(main)) throw new Error("these tests run what was built: npm run build first (npm test does)");
  return new Promise((resolve, reject) => {
    const { SETUP_TOKEN: _, ...env } = process.env;
    const child = spawn(process.execPath, [main, ...args], { env: { ...env, DATA_DIR: dataDir, PORT: "0" } });
    const ended: Ended = { code: null, out: "", err: "" };
    child.stdout.on("data", (chunk: Buffer) => (ended.out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (ended.err += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...ended, code }));
    child.stdin.end(input);
  });
}

/** A data folder that is removed by `end`. */
export function dataFolder(): { dataDir: string; end: () => void } {
  const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-cli-"));
  return { dataDir, end: () => rmSync(dataDir, { recursive: true, force: true }) };
}
