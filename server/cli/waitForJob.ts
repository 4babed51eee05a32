// Waits for a job, with progress where somebody looks.
import { setTimeout as wait } from "node:timers/promises";
import type { OutputOf } from "../context.ts";
import { Refusal } from "./command.ts";
import type { Server } from "./connect.ts";

/** Polls until the job has ended and returns its result; throws a Refusal if it did not succeed. */
export async function waitForJob(server: Server, kb: string, job: string): Promise<Record<string, unknown>> {
  for (let pause = 50; ; pause = Math.min(500, pause * 1.5)) {
    const state = await server.call("getJob", { kb, job });
    showProgress(state);
    if (state.state === "done") return state.result ?? {};
    if (state.state !== "running")
      throw new Refusal(
        state.error?.code ?? (state.state === "cancelled" ? "cancelled" : "internal"),
        state.error?.message ?? `the job was ${state.state}`,
      );
    await wait(pause);
  }
}

function showProgress({ state, step, done, total }: OutputOf<"getJob">): void {
  if (!process.stderr.isTTY) return;
  const line = state === "running" ? `${step}${total > 0 ? ` ${Math.floor((100 * done) / total)} %` : ""}` : "";
  process.stderr.write(`\r\u001B[K${line}`);
}
