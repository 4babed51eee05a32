// Waits for a job, with progress where somebody looks.
import { setTimeout as wait } from "node:timers/promises";
import { Refusal, Unreachable, type Server, type Terminal } from "./command.ts";
import { showProgress } from "./progress.ts";

/** Polls until the job has ended and returns its result; throws a Refusal if it did not succeed, and says what becomes of the job if the server is gone. */
export async function waitForJob(terminal: Terminal, server: Server, kb: string, job: string): Promise<Record<string, unknown>> {
  for (let pause = 50; ; pause = Math.min(500, pause * 1.5)) {
    const state = await server.call("getJob", { kb, job }).catch((error: unknown) => {
      if (!(error instanceof Unreachable)) throw error;
      showProgress(terminal, null);
      throw new Error(
        `${error.message} before job ${job} had ended: after its next start the job is shown as interrupted, and can be run again there`,
        { cause: error },
      );
    });
    showProgress(terminal, state.state === "running" ? state : null);
    if (state.state === "done") return state.result ?? {};
    if (state.state !== "running")
      throw new Refusal(
        state.error?.code ?? (state.state === "cancelled" ? "cancelled" : "internal"),
        state.error?.message ?? `the job was ${state.state}`,
      );
    await wait(pause);
  }
}
