// Who may talk to the server at all: known host names (DNS rebinding) and, for changes, pages of our own origin (CSRF).
import type { IncomingHttpHeaders } from "node:http";
import type { RequestHandler } from "express";
import { Failure } from "../../shared/errors.ts";
import { isLoopback, type Config } from "../base/config.ts";

/** Refuses requests whose Host header is neither loopback nor in ALLOWED_HOSTS. */
export const knownHosts =
  (config: Pick<Config, "allowedHosts">): RequestHandler =>
  (req, _res, next) => {
    const host = (req.headers.host ?? "").toLowerCase().replace(/:\d+$/, "");
    if (!isLoopback(host) && !config.allowedHosts.includes(host))
      throw new Failure("forbidden", `the host name "${host}" is not allowed; list it in ALLOWED_HOSTS`, { why: "host", host });
    next();
  };

/** Refuses changes that another site's page asks for. Clients that are not browsers send neither header. */
export const sameOrigin: RequestHandler = (req, _res, next) => {
  if (req.method === "GET" || req.method === "HEAD") return next();
  const site = req.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none")
    throw new Failure("forbidden", "changes are accepted from this server's own pages only", { why: "other_site" });
  const { origin, host = "" } = req.headers;
  if (origin === undefined) return next();
  const page = urlOf(origin);
  if (page === null) throw new Failure("forbidden", "changes are accepted from this server's own pages only", { why: "other_site" });
  // A proxy that does not pass Host looks the same as another site's page in a browser that sends no Sec-Fetch-Site: both are told.
  if (urlOf(`${page.protocol}//${host}`)?.host !== page.host)
    throw new Failure(
      "forbidden",
      `the page's Origin is ${page.host}, but the Host header says "${host}": let the proxy pass on Host (nginx: proxy_set_header Host $http_host) and list ${page.hostname} in ALLOWED_HOSTS`,
      { why: "origin", page: page.host, host },
    );
  next();
};

function urlOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** A proxy has handed the request on, and says so. */
export const isForwarded = (headers: IncomingHttpHeaders): boolean =>
  Object.keys(headers).some((name) => name === "forwarded" || name === "via" || name === "x-real-ip" || name.startsWith("x-forwarded-"));
