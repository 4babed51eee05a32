// Which methods an address takes: said to OPTIONS, and to whoever used another one.
import type { RequestHandler } from "express";
import { Failure } from "../../shared/errors.ts";

interface Door {
  method: string;
  /** Express path. */
  path: string;
}

/** Stands behind the routes of these endpoints: answers OPTIONS, and refuses other methods with 405 and Allow. Addresses that are none of theirs go on. */
export function otherMethods(doors: readonly Door[]): RequestHandler {
  // As Express matches: case and one slash at the end do not count.
  const known = doors.map(({ method, path }) => ({ method, pattern: new RegExp(`^${escaped(path).replace(/:\w+/g, "[^/]+")}/?$`, "i") }));
  return (req, res, next) => {
    const address = req.baseUrl + req.path;
    const found = new Set(known.flatMap(({ method, pattern }) => (pattern.test(address) ? [method] : [])));
    if (found.size === 0) return next();
    if (found.has("GET")) found.add("HEAD");
    const allow = [...found, "OPTIONS"].join(", ");
    res.setHeader("Allow", allow);
    if (req.method === "OPTIONS") return void res.status(204).end();
    throw new Failure("method_not_allowed", `${req.method} is not a method of this address; it takes ${allow}`, {
      allow: allow.split(", "),
    });
  };
}

const escaped = (path: string): string => path.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");
