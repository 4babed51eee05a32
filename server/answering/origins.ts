// Who may call /v1 from a page: cross-origin requests, allowed by a list of origins on each key.
import type { RequestHandler } from "express";
import { browserScopes } from "../../shared/contract/settings.ts";
import { Failure } from "../../shared/errors.ts";
import type { App } from "../base/context.ts";
import { isAllowedByAny, type StoredKey } from "./keys.store.ts";

/** How long a browser may remember that it may ask, in seconds. The key is checked with every request all the same. */
const preflightAge = 600;

/**
 * Says that nobody keeps a reply, answers preflights and lets pages read replies. Neither a preflight nor a reply without a good key tells which key is meant: they
 * are opened to origins that some key in use allows; what a request's own key allows is for `needOrigin` to say.
 */
export const crossOrigin =
  (app: Pick<App, "db">): RequestHandler =>
  (req, res, next) => {
    res.setHeader("Cache-Control", "no-store");
    res.setHeader("X-Content-Type-Options", "nosniff");
    res.setHeader("Vary", "Origin");
    const { origin } = req.headers;
    if (origin === undefined) return next();
    const isKnown = isAllowedByAny(app.db, origin);
    if (isKnown) {
      res.setHeader("Access-Control-Allow-Origin", origin);
      res.setHeader("Access-Control-Expose-Headers", "X-Request-Id, Retry-After, ETag");
    }
    if (req.method !== "OPTIONS" || req.get("access-control-request-method") === undefined) return next();
    if (!isKnown) throw new Failure("forbidden", `no bot key may be used from pages of ${shown(origin)}: add this origin to the key`);
    res.setHeader("Access-Control-Allow-Methods", "GET, POST");
    res.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
    res.setHeader("Access-Control-Max-Age", String(preflightAge));
    res.status(204).end();
  };

/** Throws `forbidden` if the request comes from a page that its key does not allow. What is no page sends no Origin. */
export function needOrigin(bot: { origins: readonly string[] }, origin: string | undefined): void {
  if (origin !== undefined && !bot.origins.includes(origin))
    throw new Failure("forbidden", `this key may not be used from pages of ${shown(origin)}: add this origin to the key`);
}

/** Throws `rule_broken` if a key that pages may use could do more than everybody may who reads it there. */
export function refuseUnfitForPages({ scopes, origins }: Pick<StoredKey, "scopes" | "origins">): void {
  const more = scopes.filter((scope) => !browserScopes.includes(scope));
  if (origins.length > 0 && more.length > 0)
    throw new Failure(
      "rule_broken",
      `everybody can read a key that pages use, so it may have the scope "ask" only, not ${more.map((s) => `"${s}"`).join(", ")}: make a key of its own for pages`,
      { field: "origins", fields: [{ field: "scopes", expected: 'only "ask" where there are origins' }] },
    );
}

const shown = (origin: string): string => JSON.stringify(origin.slice(0, 200));
