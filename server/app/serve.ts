// Takes the data folder for itself, listens, and says where; used by the start script, the command line and tests.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { finishRestore } from "../backups/restore.ts";
import { reachableBy, type Config } from "../base/config.ts";
import type { App } from "../base/context.ts";
import { described } from "../base/faults.ts";
import { takeDataDir } from "../base/lock.ts";
import { needsSetup } from "../users/users.ts";
import { createApp } from "./app.ts";
import { devClient } from "./devClient.ts";

export interface Running {
  app: App;
  url: string;
  /** Stops accepting, lets running slices end, closes the files. */
  close: () => Promise<void>;
}

/**
 * Starts the server. Throws an Error that says what to do: folder in use, port taken, or listening beyond loopback unprotected.
 * One that serves a single command is not announced: others must not begin to speak to what is about to stop.
 */
export async function serve(config: Config, log: Logger, now?: () => string, announced = true): Promise<Running> {
  const lock = takeDataDir(config.dataDir);
  let created: ReturnType<typeof createApp> | null = null;
  try {
    finishRestore(config.dataDir);
    const server = createServer({ requestTimeout: longestRequest, keepAliveTimeout: longestRest, headersTimeout: longestRest + 1_000 });
    created = createApp(config, log, now, config.development ? await devClient(server, config) : undefined);
    server.on("request", created.http);
    const reachable = reachableBy(config);
    if (reachable !== null && needsSetup(created.app) && config.setupToken === null)
      throw new Error(
        `${reachable} lets others reach a server nobody has set up. Set SETUP_TOKEN to a secret and enter it at set-up, or set up on 127.0.0.1 without it first.`,
      );
    const url = await listen(server, config);
    const { app, close } = created;
    // Without it only the command line cannot find this server.
    const announce = (): void => {
      try {
        lock.announce({ url, token: app.localToken });
      } catch (error) {
        app.storage.note(error);
        app.log.error({ err: described(error) }, "server.json could not be written: the command line cannot find this server");
      }
    };
    if (announced) {
      announce();
      app.storage.whenWritable(announce);
    }
    // A connection that could not be taken (too many open files) is that connection's affair.
    server.on("error", (error) => app.log.error({ err: described(error) }, "the listening socket reported an error"));
    return {
      app,
      url,
      close: async () => {
        await Promise.all([lastReplies(server, config.development ? 0 : patience), app.jobs.stop()]);
        await close();
        server.closeAllConnections();
        lock.release();
      },
    };
  } catch (error) {
    await created?.close();
    lock.release();
    throw error;
  }
}

// How long a body may take to arrive, in ms. Node's five minutes are too few for a log of 200 MB, which is read no faster than it is masked.
const longestRequest = 3_600_000;

// How long a connection may rest between two requests, in ms. Longer than proxies let theirs (a minute): one that is closed while its next
// request is on the way is answered by the proxy with 502. Node's five seconds are over while a page is read.
const longestRest = 75_000;

// How long requests that have begun may take when the server stops, in ms. In development pages hold theirs open for good.
const patience = 5_000;

/** Accepts nobody new and resolves when the requests that have begun are answered, or after so many ms. */
async function lastReplies(server: Server, patience: number): Promise<void> {
  // Whoever keeps a connection open is told with its last reply, instead of being cut off in the next request.
  server.prependListener("request", (_req, res) => void res.setHeader("Connection", "close"));
  const closed = new Promise<true>((resolve) => server.close(() => resolve(true)));
  const end = performance.now() + patience;
  // A connection becomes idle when its reply is read to the end.
  while (!(await Promise.race([closed, pause(50, false)])) && performance.now() < end) server.closeIdleConnections();
}

function listen(server: Server, config: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(cannotListen(error, config)));
    server.listen(config.port, config.host, () => {
      const { port } = server.address() as AddressInfo;
      const host = config.host.includes(":") ? `[${config.host}]` : config.host;
      resolve(`http://${host}:${port}${config.basePath}`);
    });
  });
}

function cannotListen(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  const why: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use. Stop what uses it, or set PORT to another.`,
    EACCES: `This user may not listen on port ${port}. Set PORT to one from 1024 up, and let a proxy listen on ${port}.`,
  };
  const wrongHost = ["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL", "EAFNOSUPPORT"].includes(error.code ?? "");
  return new Error(
    why[error.code ?? ""] ??
      (wrongHost
        ? `HOST=${host} is no address of this machine (${error.code}). Set HOST to 127.0.0.1, 0.0.0.0 or an address it has.`
        : `HOST=${host}, PORT=${port}: it cannot listen there (${error.message})`),
    { cause: error },
  );
}
