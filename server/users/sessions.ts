// Who is calling: sessions in our database behind express-session, or the command line on this machine with its local token.
import { timingSafeEqual } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import session from "express-session";
import type { App, Context } from "../base/context.ts";
import { withoutWaiting } from "../base/db.ts";
import { codeOf } from "../base/faults.ts";
import { deleteSession, getSession, getUser, isDueForTouch, putSession, serverSecret, sweepSessions, touchSession } from "./users.store.ts";

declare module "express-session" {
  interface SessionData {
    user: string;
  }
}

const cookiePath = (app: App): string => app.config.basePath || "/";
const week = 7 * 24 * 3600 * 1000;
export const cookieName = "robot-trainer";

/** Reads and writes sessions. The secret that signs the cookie lives in the database, so that a restart signs nobody out. */
export function sessions(app: App): RequestHandler {
  return session({
    name: cookieName,
    secret: serverSecret(app.db, "session"),
    store: new DatabaseStore(app),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: "lax", secure: "auto", maxAge: week, path: cookiePath(app) },
  });
}

class DatabaseStore extends session.Store {
  readonly #app: App;
  #restUntil = 0;
  constructor(app: App) {
    super();
    this.#app = app;
    sweepSessions(app.db, app.now());
  }
  override get(id: string, done: (error: unknown, data?: session.SessionData | null) => void): void {
    told(done, () => getSession(this.#app.db, id, this.#app.now()) as session.SessionData | null);
  }
  override set(id: string, data: session.SessionData, done?: (error?: unknown) => void): void {
    const row = { id, user: data.user ?? null, data: JSON.stringify(data), expires: expiry(this.#app) };
    told(done, () => putSession(this.#app.db, row));
  }
  override destroy(id: string, done?: (error?: unknown) => void): void {
    told(done, () => deleteSession(this.#app.db, id));
  }
  /** Every reply to somebody signed in waits for this, those to reads too: it must neither wait nor fail. Once a day it writes. */
  override touch(id: string, _data: session.SessionData, done?: () => void): void {
    const { db, log } = this.#app;
    try {
      if (this.#restUntil < performance.now() && isDueForTouch(db, id, expiry(this.#app)))
        withoutWaiting(db, () => touchSession(db, id, expiry(this.#app)));
    } catch (error) {
      this.#restUntil = performance.now() + restMs;
      log.warn({ code: codeOf(error) || "unknown" }, "a session could not be kept alive now");
    }
    done?.();
  }
}

/** After a touch that failed none is tried for so long. */
const restMs = 60_000;

/** express-session waits to be told, with a reply in its hands: what is thrown instead is a request that nobody answers. */
function told<T>(done: ((error: unknown, found?: T) => void) | undefined, work: () => T): void {
  let found: T;
  try {
    found = work();
  } catch (error) {
    return done?.(error);
  }
  done?.(null, found);
}

const expiry = (app: App): string => new Date(Date.parse(app.now()) + week).toISOString();

/** The signed-in user, the local command line, or nobody. */
export function callerOf(app: App, req: Request): Context["user"] {
  const bearer = /^Bearer (.+)$/.exec(req.headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return equal(bearer, app.localToken) ? { id: null, name: "cli", admin: true } : null;
  const id = req.session?.user;
  return id ? getUser(app.db, id) : null;
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Starts a session under a new id: one that was fixed before sign-in is worth nothing. None where what was checked no longer holds (`isStill`): asked in the same turn in which the session is written. */
export const startSession = (req: Request, user: string, isStill: () => boolean = () => true): Promise<void> =>
  new Promise((resolve, reject) =>
    req.session.regenerate((error) => {
      if (error) return reject(error as Error);
      // Between the commit and here a reset may have ended all sessions: one more must not begin.
      if (!isStill()) return resolve();
      req.session.user = user;
      req.session.save((failed) => (failed ? reject(failed as Error) : resolve()));
    }),
  );

export const endSession = (app: App, req: Request, res: Response): Promise<void> =>
  new Promise((resolve, reject) =>
    req.session.destroy((error) => {
      if (error) return reject(error as Error);
      res.clearCookie(cookieName, { path: cookiePath(app) });
      resolve();
    }),
  );
