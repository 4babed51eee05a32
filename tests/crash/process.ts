// The built server as a process of its own, for what only a process can suffer: kills, limits, full disks.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Client } from "../support/client.ts";

const root = resolve(import.meta.dirname, "../..");
const main = join(root, "dist/server/main.js");

export interface Launched {
  url: string;
  /** Acts as this machine's admin, without a session. */
  admin: Client;
  child: ChildProcess;
  /** What it wrote so far, where that is not told to go elsewhere. */
  said: () => string;
  kill: (signal?: NodeJS.Signals) => Promise<number | null>;
}

export interface Ended {
  code: number | null;
  said: string;
}

export interface Conditions {
  env?: Record<string, string>;
  /** A file descriptor for its output instead of a pipe. */
  output?: number;
  /** Arguments of Node. */
  node?: string[];
}

// The slowest start of a busy machine, in ms.
const patience = 120_000;
const running = new Set<ChildProcess>();
process.once("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** Starts it and resolves when it can be asked, or with how it ended before. */
export async function launch(dataDir: string, { env = {}, output, node = [] }: Conditions = {}): Promise<Launched | Ended> {
  if (!existsSync(main)) throw new Error("this runs what was built: npm run build first");
  const child = spawn(process.execPath, [...node, main], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "info", ...env },
    stdio: ["ignore", output ?? "pipe", output ?? "pipe"],
  });
  running.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (text: Buffer) => (said = (said + text.toString()).slice(-200_000)));
  const end: { code?: number | null } = {};
  const ended = new Promise<void>((done) =>
    child.once("close", (status) => {
      running.delete(child);
      end.code = status;
      done();
    }),
  );
  const file = join(dataDir, "server.json");
  for (const begun = performance.now(); end.code === undefined && performance.now() - begun < patience;) {
    const url = /ready at (\S+)/u.exec(said)?.[1] ?? (output === undefined ? null : announced(file)?.url);
    if (url) {
      const admin = new Client(url);
      const token = announced(file)?.token;
      if (token) admin.headers = { authorization: `Bearer ${token}` };
      const kill = async (signal: NodeJS.Signals = "SIGKILL"): Promise<number | null> => {
        child.kill(signal);
        await ended;
        return end.code ?? null;
      };
      return { url, admin, child, said: () => said, kill };
    }
    await Promise.race([ended, new Promise((next) => setTimeout(next, 20))]);
  }
  if (end.code === undefined) {
    child.kill("SIGKILL");
    await ended;
    throw new Error(`the server did not start in ${patience / 1000} s: ${said.slice(-500)}`);
  }
  return { code: end.code, said };
}

function announced(file: string): { url: string; token: string } | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as { url: string; token: string };
  } catch {
    return null;
  }
}

/** Starts it where it must start. */
export async function started(dataDir: string, conditions: Conditions = {}): Promise<Launched> {
  const launched = await launch(dataDir, conditions);
  if ("url" in launched) return launched;
  throw new Error(`the server ended with ${launched.code}: ${launched.said.slice(-500)}`);
}

/** Starts it where it must not start; what it said. */
export async function refused(dataDir: string, conditions: Conditions = {}): Promise<string> {
  const launched = await launch(dataDir, conditions);
  if (!("url" in launched)) return launched.said;
  await launched.kill();
  throw new Error("the server started though it should not have");
}
