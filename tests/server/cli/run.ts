// Runs the command line on a data folder: within the test, or, for what only a process can show, as anybody would.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { packageRoot } from "../../../server/base/config.ts";
import { runCommand } from "../../../server/cli/run.ts";

const main = join(packageRoot, "dist/server/cli/main.js");

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs one command within the test, which spares it the second that loading the program takes; `input` is its standard input. */
export async function runCli(dataDir: string, args: readonly string[], input = ""): Promise<Ended> {
  const ended: Ended = { code: null, out: "", err: "" };
  const [output, errors] = [new PassThrough(), new PassThrough()];
  output.on("data", (chunk: Buffer) => (ended.out += chunk.toString()));
  errors.on("data", (chunk: Buffer) => (ended.err += chunk.toString()));
  const env = { DATA_DIR: dataDir, PORT: "0" };
  ended.code = await runCommand([...args], { env, input: Readable.from([Buffer.from(input)]), output, errors });
  return ended;
}

/** Runs one command as a process of its own. */
export function runProcess(dataDir: string, args: readonly string[], input = ""): Promise<Ended> {
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
