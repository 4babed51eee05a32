// Who is calling: sessions in our database behind express-session, or the command line on this machine with its local token.
import { timingSafeEqual } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import session from "express-session";
import type { App, Context } from "../context.ts";
import { deleteSession, getSession, getUser, putSession, serverSecret, sweepSessions, touchSession } from "./users.store.ts";

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
  constructor(app: App) {
    super();
    this.#app = app;
    sweepSessions(app.db, app.now());
  }
  override get(id: string, done: (error: unknown, data?: session.SessionData | null) => void): void {
    done(null, getSession(this.#app.db, id, this.#app.now()) as session.SessionData | null);
  }
  override set(id: string, data: session.SessionData, done?: (error?: unknown) => void): void {
    putSession(this.#app.db, { id, user: data.user ?? null, data: JSON.stringify(data), expires: expiry(this.#app) });
    done?.();
  }
  override destroy(id: string, done?: (error?: unknown) => void): void {
    deleteSession(this.#app.db, id);
    done?.();
  }
  override touch(id: string, _data: session.SessionData, done?: () => void): void {
    // Once a day is enough to keep a session that is used alive; a write for every read would be a waste.
    touchSession(this.#app.db, id, expiry(this.#app));
    done?.();
  }
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

/** Starts a session under a new id: one that was fixed before sign-in is worth nothing. */
export const startSession = (req: Request, user: string): Promise<void> =>
  new Promise((resolve, reject) =>
    req.session.regenerate((error) => {
      if (error) return reject(error as Error);
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
