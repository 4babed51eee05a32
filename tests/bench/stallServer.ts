// The server that stalls.ts watches, as a process of its own with the probe in it, the customers who ask it, and a log for it.
import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { drawFrom } from "../../shared/engine/statistics.ts";
import type { Client } from "../support/client.ts";
import type { Call } from "./stallCustomers.ts";
import type { Measured, Order } from "./stallProbe.ts";

/** The server as `npm start` runs it, with the probe in it. */
export async function start(dataDir: string, why: boolean) {
  const root = join(import.meta.dirname, "../..");
  const args = [
    "--max-semi-space-size=32",
    "--expose-gc",
    "--import",
    "tsx",
    "--import",
    join(import.meta.dirname, "stallProbe.ts"),
    join(root, "server/main.ts"),
  ];
  const child = watched([...args, ...(why ? ["--why"] : [])], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: child.stdout! }).on("line", (line) => {
      const found = /ready at (\S+)/.exec(line)?.[1];
      if (found) resolve(found);
      else console.error(line);
    });
  });
  return {
    url,
    pid: child.pid,
    /** What was measured since the last call. */
    measure: async (collect: boolean): Promise<Measured> => {
      child.send({ collect } satisfies Order);
      const [measured] = (await once(child, "message")) as [Measured];
      return measured;
    },
    stop: async (): Promise<void> => {
      child.removeAllListeners("exit");
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** What a row says of the main thread: the longest it let nobody in, and the most of it that it worked. The rest it waited: for a disk, or for memory that the machine's host had to find. */
export interface Held {
  stallMs: number;
  workMs: number | null;
}

export const heldOf = ({ ownStallMs: stallMs, workMs }: Measured): Held => ({ stallMs, workMs });

/** Customers who ask between `start` and `stop`; that resolves to how long each question was waited for. */
export function createCustomers() {
  const child = watched(["--import", "tsx", join(import.meta.dirname, "stallCustomers.ts")], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return {
    start: ({ url, headers }: Client, texts: readonly string[]): void => void child.send({ url, headers, texts } satisfies Call),
    stop: async (): Promise<number[]> => {
      child.send("stop" satisfies Call);
      const [waits] = (await once(child, "message")) as [number[]];
      return waits;
    },
    end: () => child.kill(),
  };
}

/** A process that does not outlive the watcher, even where that fails. */
function watched(args: string[], options: SpawnOptions): ChildProcess {
  const child = spawn(process.execPath, args, options);
  process.once("exit", () => child.kill());
  return child;
}

/** A log of so many MB: half answered elsewhere, half to be asked here; every other question a new one. */
export function logOf(texts: readonly string[], mb: number): string {
  const draw = drawFrom(11);
  const lines: string[] = [];
  for (let size = 0, i = 0; size < mb * 1e6; i++) {
    const text = texts[draw(texts.length)] ?? "";
    const line = JSON.stringify({
      id: `l${i}`,
      time: new Date(Date.parse("2026-01-01T00:00:00Z") + i * 20_000).toISOString(),
      question: i % 2 === 0 ? text : `${text} ${draw(1_000_000)}`,
      conversation: `c${i >> 2}`,
      channel: ["web", "app"][i % 2],
      ...(i % 4 < 2 ? { outcome: "unanswered" } : {}),
    });
    lines.push(line);
    size += line.length + 1;
  }
  return lines.join("\n");
}
