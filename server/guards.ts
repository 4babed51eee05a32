// Who may talk to the server at all: known host names (DNS rebinding) and, for changes, pages of our own origin (CSRF).
import type { RequestHandler } from "express";
import { Failure } from "../shared/errors.ts";
import { isLoopback, type Config } from "./config.ts";

/** Refuses requests whose Host header is neither loopback nor in ALLOWED_HOSTS. */
export const knownHosts =
  (config: Pick<Config, "allowedHosts">): RequestHandler =>
  (req, _res, next) => {
    const host = (req.headers.host ?? "").toLowerCase().replace(/:\d+$/, "");
    if (!isLoopback(host) && !config.allowedHosts.includes(host))
      throw new Failure("forbidden", "this host name is not allowed; list it in ALLOWED_HOSTS");
    next();
  };

/** Refuses changes that another site's page asks for. Clients that are not browsers send neither header. */
export const sameOrigin: RequestHandler = (req, _res, next) => {
  if (req.method === "GET" || req.method === "HEAD") return next();
  const site = req.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none")
    throw new Failure("forbidden", "changes are accepted from this server's own pages only");
  const { origin } = req.headers;
  if (origin !== undefined && originHost(origin) !== req.headers.host)
    throw new Failure("forbidden", "the Origin header does not match this server");
  next();
};

function originHost(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
