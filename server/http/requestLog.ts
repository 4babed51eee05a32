// One line in the server's log for each call of /api and /v1: what was called, never with what, and how it went.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { mask } from "../../shared/engine/mask.ts";

declare module "express-serve-static-core" {
  interface Request {
    id: string;
  }
}

/** Names the request and writes its line when the reply is out, or the caller gone. */
export const logRequests =
  (log: Logger, nameOf: (req: IncomingMessage, res: ServerResponse) => string): RequestHandler =>
  (req, res, next) => {
    const id = nameOf(req, res);
    req.id = id;
    const { method, originalUrl } = req;
    if (/^\/(?:api|v1)\//.test(originalUrl)) {
      const begun = performance.now();
      res.once("close", () => {
        const line = {
          req: { id, method, path: pathOf(originalUrl) },
          res: { status: res.statusCode },
          responseTime: Math.round(performance.now() - begun),
        };
        if (!res.writableFinished) log.info(line, "request aborted");
        else if (res.statusCode >= 500) log.error(line, "request failed");
        else log.info(line, "request completed");
      });
    }
    next();
  };

const known = new Map<string, string>();
const mostKnown = 1_000;

/** A query string may hold a customer's words, a mistaken address their number. */
function pathOf(url: string): string {
  const [path = ""] = url.split("?", 1);
  let masked = known.get(path);
  if (masked !== undefined) return masked;
  masked = mask(path);
  if (known.size >= mostKnown) known.clear();
  // A long one is no address of ours.
  if (path.length <= 200) known.set(path, masked);
  return masked;
}
