// Everything below a path, such as /trainer, behind a proxy that leaves it in the address or takes it away; the built pages learn it when they are sent.
import type { RequestHandler } from "express";

/** Takes the path off an address where it stands; `originalUrl`, by which cookies go, always has it. */
export const belowPath =
  (basePath: string): RequestHandler =>
  (req, res, next) => {
    const path = req.url.split("?", 1)[0]!;
    if (path === basePath) return res.redirect(308, `${basePath}/${req.url.slice(path.length)}`);
    if (path.startsWith(`${basePath}/`)) req.url = req.url.slice(basePath.length);
    else req.originalUrl = basePath + req.url;
    next();
  };

/** The page with its path: its files beside it, and the path for its own code. */
export const pageAt = (basePath: string, html: string): string =>
  html
    .replace(/(\s(?:src|href)=")\.\//g, `$1${basePath}/`)
    .replace('name="base-path" content=""', `name="base-path" content="${basePath}"`);
