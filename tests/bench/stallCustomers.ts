// The customers who ask while stalls.ts watches, in a process of their own: what the watcher does (writing a 20 MB log, sending it) must not look like a wait.
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "../support/client.ts";

/** What the watcher sends: whom to ask and what, or to stop; the answer to that is how long each question was waited for, ms. */
export type Call = { url: string; headers: Record<string, string>; texts: readonly string[] } | "stop";

const ASK_EVERY = 20;

let end = new AbortController();
let asking: Promise<number[]> = Promise.resolve([]);

process.on("message", (call: Call) => {
  if (call === "stop") {
    end.abort();
    void asking.then((waits) => process.send?.(waits));
    return;
  }
  end = new AbortController();
  asking = ask(call, end.signal);
});

/** Somebody asks, waits for the answer, and asks again. */
async function ask({ url, headers, texts }: Exclude<Call, "stop">, signal: AbortSignal): Promise<number[]> {
  const waits: number[] = [];
  const bot = new Client(url);
  bot.headers = headers;
  for (let i = 0; !signal.aborted; i++) {
    const from = performance.now();
    const { status, text } = await bot.request("POST", "/v1/ask", JSON.stringify({ question: texts[i % texts.length] }));
    if (status !== 200) throw new Error(`ask: ${status} ${text}`);
    waits.push(performance.now() - from);
    await pause(ASK_EVERY);
  }
  return waits;
}
