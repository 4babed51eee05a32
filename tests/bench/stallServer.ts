// The server that stalls.ts watches, as a process of its own with the probe in it, and the customers who ask it.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { drawFrom } from "../../shared/engine/random.ts";
import type { Client } from "../support/client.ts";
import type { Measured, Order } from "./stallProbe.ts";

const ASK_EVERY = 20;

/** The server as `npm start` runs it, with the probe in it. */
export async function start(dataDir: string, why: boolean) {
  const root = join(import.meta.dirname, "../..");
  const args = ["--expose-gc", "--import", "tsx", "--import", join(import.meta.dirname, "stallProbe.ts"), join(root, "server/main.ts")];
  const child: ChildProcess = spawn(process.execPath, [...args, ...(why ? ["--why"] : [])], {
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

/** Somebody asks, waits for the answer, and asks again; resolves to how long each was waited for. */
export function customersOf(bot: Client, texts: readonly string[]): { stop: () => Promise<number[]> } {
  const waits: number[] = [];
  const end = new AbortController();
  const asking = (async () => {
    for (let i = 0; !end.signal.aborted; i++) {
      const from = performance.now();
      const { status, text } = await bot.request("POST", "/v1/ask", JSON.stringify({ question: texts[i % texts.length] }));
      if (status !== 200) throw new Error(`ask: ${status} ${text}`);
      waits.push(performance.now() - from);
      await pause(ASK_EVERY);
    }
    return waits;
  })();
  return {
    stop: () => {
      end.abort();
      return asking;
    },
  };
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
