// The command line speaks HTTP only: to the server that holds the data folder, or to one it starts for itself and stops again.
import { setTimeout as wait } from "node:timers/promises";
import { buildCall } from "../../shared/contract/call.ts";
import { contract, type Name } from "../../shared/contract/index.ts";
import type { Endpoint } from "../../shared/contract/endpoint.ts";
import { readConfig, type Config } from "../base/config.ts";
import { findRunning, holdsNothing, InUse, type Announcement } from "../base/lock.ts";
import { Refusal, Unreachable, type Server } from "./command.ts";

// Another command may hold the folder for as long as an import takes; a server that was just started says where it is a moment later.
const patience = 60_000;
const pause = 200;

/** Finds or starts the server of DATA_DIR. Unless the command `creates` it, a folder that holds nothing is left as it is, and said so. */
export async function connect(env: NodeJS.ProcessEnv, creates: boolean): Promise<Server> {
  const config = readConfig(env);
  if (!creates && holdsNothing(config.dataDir))
    throw new Error(
      `there is nothing in ${config.dataDir} yet. Set it up with "robot-trainer setup --user NAME --password-stdin", or name another folder by DATA_DIR.`,
    );
  for (let waited = 0; ; waited += pause) {
    try {
      const running = findRunning(config.dataDir);
      if (running && (await answers(running))) return speakTo(running, async () => {});
      if (!running) return await serveThis(config);
      if (waited >= patience) throw new Error(`${config.dataDir} is in use, but its server does not answer`);
    } catch (error) {
      if (!(error instanceof InUse) || waited >= patience) throw error;
    }
    await wait(pause);
  }
}

const answers = (running: Announcement): Promise<boolean> =>
  fetch(`${reachable(running.url)}/healthz`).then(
    () => true,
    () => false,
  );

async function serveThis(config: Config): Promise<Server> {
  // Loaded only where one is started: beside a running server a command is there in a third of the time.
  const [{ pino }, { serve }] = await Promise.all([import("pino"), import("../app/serve.ts")]);
  const own = { ...config, host: "127.0.0.1", port: 0, allowedHosts: [], trustProxy: false as const, basePath: "" };
  const { app, url, close } = await serve(own, pino({ level: "silent" }), undefined, false);
  return speakTo({ url, token: app.localToken }, close);
}

/** A server that listens on all addresses is spoken to on loopback. */
const reachable = (url: string): string => url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:");

function speakTo({ url, token }: Announcement, close: () => Promise<void>): Server {
  const request = async (name: Name, input: Record<string, unknown>, file?: Blob): Promise<Response> => {
    const endpoint: Endpoint = contract[name];
    const call = buildCall(endpoint, input);
    const body = file ?? call.body;
    const sent = fetch(`${reachable(url)}${call.url}`, {
      method: endpoint.method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": file ? "application/octet-stream" : "application/json" }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const response = await sent.catch(gone);
    if (!response.ok) throw await refusal(response);
    return response;
  };
  // fetch says no more than "fetch failed"; its cause knows, where there is one.
  const gone = (error: unknown): never => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : "";
    throw new Unreachable(`the server at ${reachable(url)} stopped answering${cause ? ` (${cause})` : ""}`, { cause: error });
  };
  return {
    call: async (name, input, file) => {
      const response = await request(name, input, file);
      return (response.status === 204 ? null : await response.json().catch(gone)) as never;
    },
    download: request,
    close,
  };
}

async function refusal(response: Response): Promise<Refusal> {
  const body = (await response.json().catch(() => null)) as { error?: { code?: string; message?: string } } | null;
  return new Refusal(body?.error?.code ?? "internal", body?.error?.message ?? `the server answered ${response.status}`);
}
