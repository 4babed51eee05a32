// The command line speaks HTTP only: to the server that holds the data folder, or to one it starts for itself and stops again.
import { setTimeout as wait } from "node:timers/promises";
import { pino } from "pino";
import { contract, type Contract, type Name } from "../../shared/contract/index.ts";
import type { Endpoint, Input, Output } from "../../shared/contract/endpoint.ts";
import { readConfig } from "../config.ts";
import { findRunning, type Announcement } from "../lock.ts";
import { serve } from "../serve.ts";
import { Refusal } from "./command.ts";

export interface Server {
  /** Calls an endpoint as this machine's admin; throws a Refusal with the error's code. */
  call: <N extends Name>(name: N, input: Input<Contract[N]>, file?: Uint8Array<ArrayBuffer>) => Promise<Output<Contract[N]>>;
  /** Calls an endpoint that sends a file. */
  download: (name: Name, input: Record<string, unknown>) => Promise<Response>;
  /** Stops the server if it was started for this command. */
  close: () => Promise<void>;
}

/** Finds or starts the server of DATA_DIR. */
export async function connect(env: NodeJS.ProcessEnv): Promise<Server> {
  const config = readConfig(env);
  const running = await findReady(config.dataDir);
  if (running) return speakTo(running, async () => {});
  const { app, url, close } = await serve(
    { ...config, host: "127.0.0.1", port: 0, allowedHosts: [], trustProxy: false },
    pino({ level: "silent" }),
  );
  return speakTo({ url, token: app.localToken }, close);
}

/** A server that has taken the folder says where it is a moment later. */
async function findReady(dataDir: string): Promise<Announcement | null> {
  for (let tries = 0; ; tries += 1) {
    try {
      const running = findRunning(dataDir);
      if (running) await fetch(`${reachable(running.url)}/healthz`);
      return running;
    } catch (error) {
      if (tries === 50) throw error instanceof Error ? new Error(`${dataDir} is in use, but its server does not answer`) : error;
      await wait(200);
    }
  }
}

/** A server that listens on all addresses is spoken to on loopback. */
const reachable = (url: string): string => url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:");

function speakTo({ url, token }: Announcement, close: () => Promise<void>): Server {
  const request = async (name: Name, input: Record<string, unknown>, file?: Uint8Array<ArrayBuffer>): Promise<Response> => {
    const endpoint: Endpoint = contract[name];
    const rest = { ...input };
    const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) => {
      const value = encodeURIComponent(String(rest[key]));
      delete rest[key];
      return value;
    });
    const inQuery = endpoint.method === "GET" || endpoint.upload;
    const query = inQuery
      ? new URLSearchParams(
          Object.entries(rest).flatMap(([k, v]) => (v === undefined ? [] : [[k, typeof v === "string" ? v : JSON.stringify(v)]])),
        ).toString()
      : "";
    const response = await fetch(`${reachable(url)}${path}${query ? `?${query}` : ""}`, {
      method: endpoint.method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(inQuery ? (file ? { "content-type": "application/octet-stream" } : {}) : { "content-type": "application/json" }),
      },
      ...(inQuery ? (file ? { body: file } : {}) : { body: JSON.stringify(rest) }),
    });
    if (!response.ok) throw await refusal(response);
    return response;
  };
  return {
    call: async (name, input, file) => {
      const response = await request(name, input, file);
      return (response.status === 204 ? null : await response.json()) as never;
    },
    download: request,
    close,
  };
}

async function refusal(response: Response): Promise<Refusal> {
  const body = (await response.json().catch(() => null)) as { error?: { code?: string; message?: string } } | null;
  return new Refusal(body?.error?.code ?? "internal", body?.error?.message ?? `the server answered ${response.status}`);
}
