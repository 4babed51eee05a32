// The server in reading order: who calls, /v1, headers, /api, the client, errors.
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { contract } from "../../shared/contract/index.ts";
import { Failure } from "../../shared/errors.ts";
import { v1Routes } from "../answering/v1.ts";
import { stopBackup } from "../backups/backups.ts";
import { packageRoot, type Config } from "../base/config.ts";
import type { AllHandlers, App } from "../base/context.ts";
import { described } from "../base/faults.ts";
import { newId } from "../base/ids.ts";
import { createForesight } from "../flips/foresight.ts";
import { errorExit, mountApi } from "../http/api.ts";
import { belowPath, pageAt } from "../http/basePath.ts";
import { knownHosts, sameOrigin } from "../http/guards.ts";
import { otherMethods } from "../http/methods.ts";
import { nameRequest } from "../http/requestId.ts";
import { logRequests } from "../http/requestLog.ts";
import { createJobs } from "../jobs/jobs.ts";
import { startFillingConfusions } from "../logs/fillConfusions.ts";
import { startExpiryDaily } from "../logs/takeAway.ts";
import { createTurnLog } from "../logs/turnLog.ts";
import { health } from "../machine/health.ts";
import { openDatabases } from "../machine/opening.ts";
import { createStorage } from "../machine/storage.ts";
import { openApiOf } from "../openApi/document.ts";
import { createRobots } from "../robots/robots.ts";
import { sessions } from "../users/sessions.ts";
import { handlers, runners, sweep } from "./handlers.ts";

/** Opens the databases and puts the app together; nothing listens yet. Time may be passed in by tests. */
export function createApp(
  config: Config,
  log: Logger,
  now: () => string = () => new Date().toISOString(),
  client: RequestHandler = builtClient(config),
): { app: App; http: Express; close: () => Promise<void> } {
  const { db, logs } = openDatabases(config, log, now);
  const app = { config, db, logs, log, now, newId, lost: { lines: 0 }, localToken: randomBytes(32).toString("hex") } as App;
  app.storage = createStorage(app);
  app.turnLog = createTurnLog(app);
  app.robots = createRobots(app);
  app.foresight = createForesight(app);
  try {
    sweep(app);
  } catch (error) {
    // What a crash left half done counts for nothing: it may stay until the next start.
    app.storage.note(error);
    log.error({ err: described(error) }, "what the last run left half done could not be cleared");
  }
  app.jobs = createJobs(app, runners);
  const expiry = startExpiryDaily(app);
  const stopFilling = startFillingConfusions(app);
  return {
    app,
    http: routes(app, client),
    close: async () => {
      clearInterval(expiry);
      app.robots.stop();
      await Promise.all([stopFilling(), app.jobs.stop(), stopBackup(app), app.foresight.stop()]);
      await app.turnLog.close();
      await app.storage.stop();
      db.close();
      logs.close();
    },
  };
}

function routes(app: App, client: RequestHandler): Express {
  const http = express();
  http.disable("x-powered-by");
  http.set("trust proxy", app.config.trustProxy);
  http.set("query parser", "simple");
  const { basePath } = app.config;
  if (basePath !== "") http.use(belowPath(basePath));
  // Nothing that is sent as JSON is kept by anybody: a tag to compare it by would only cost.
  http.set("etag", false);
  http.use(logRequests(app.log, nameRequest));
  // First, and before what pages need: a dozen headers and compression would take a bot's small reply as long as finding the answer.
  http.use("/v1", v1Routes(app), nowhere);
  http.get("/healthz", health(app));
  http.use(knownHosts(app.config));
  http.get("/api/openapi.json", compression(), (_req, res) => void res.json(openApiOf("api", basePath)));
  http.use(otherMethods(["/healthz", "/api/openapi.json"].map((path) => ({ method: "GET", path }))));

  http.use(
    helmet({
      contentSecurityPolicy: app.config.development ? false : { directives: policy },
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: false,
    }),
  );
  http.use(compression());

  http.use("/api", noStore, sameOrigin, sessions(app));
  mountApi(http, app, contract, handlers satisfies AllHandlers as never);
  http.use("/api", nowhere);

  http.use(client);
  http.use(errorExit(app));
  return http;
}

const policy = {
  "default-src": ["'self'"],
  // Mantine writes style elements; scripts come from our own files only.
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:", "https:"],
  "connect-src": ["'self'"],
  "upgrade-insecure-requests": null,
};

const noStore: RequestHandler = (_req, res, next) => {
  res.setHeader("Cache-Control", "no-store");
  next();
};
const nowhere: RequestHandler = () => {
  throw new Failure("not_found", "there is no such endpoint");
};

/** The built client: assets for ever, the page for every other address. */
function builtClient({ basePath }: Config): RequestHandler {
  const folder = join(packageRoot, "dist/client");
  const sendPage: RequestHandler = (req, res, next) => {
    const noPage = (): void => next(new Failure("not_found", "there is no such page"));
    if (req.method !== "GET" || !req.accepts("html")) return noPage();
    readFile(join(folder, "index.html"), "utf8").then((built) => {
      res.setHeader("Cache-Control", "no-cache");
      res.type("html").send(pageAt(basePath, built));
    }, noPage);
  };
  const files = express.Router();
  files.use("/assets", express.static(join(folder, "assets"), { immutable: true, maxAge: "1y" }), nowhere);
  files.get("/index.html", sendPage);
  files.use(express.static(folder, { index: false }));
  files.use(sendPage);
  return files;
}
