// Whether customers are answered, and what is wrong with the disk and the files: for whoever watches the server, and for Today.
import type { RequestHandler } from "express";
import type { storage as contract } from "../../shared/contract/storage.ts";
import type { App, Handlers } from "../base/context.ts";
import { droppedLines } from "./serverLog.ts";

/** GET /healthz: 200 while every live version answers, whatever else is wrong; 503 while one is loading (`starting`) or cannot be loaded (`failing`). */
export function health(app: App): RequestHandler {
  let ready = false;
  void app.robots.warm().then(() => (ready = true));
  return async (_req, res) => {
    const problems = await app.storage.check();
    const failing = problems.some(({ code }) => code === "version_failed");
    const status = ready ? "ok" : failing ? "failing" : "starting";
    res.status(ready ? 200 : 503).json({
      status,
      disk: problems.some(({ code }) => code === "disk_full") ? "full" : "ok",
      // Lines that could not be written since the start: questions into the log, and the server's own.
      lost: { turns: app.lost.lines, logLines: droppedLines(app.log) },
      // Questions kept in memory until the log can be written.
      waiting: { turns: app.turnLog.waiting() },
      problems: problems.map(({ code, since, subject, message }) => ({ code, since, subject, message })),
    });
  };
}

export const storageHandlers: Handlers<keyof typeof contract> = {
  getStorage: async (c) => {
    const problems = await c.storage.check();
    return () => ({ problems });
  },
};
