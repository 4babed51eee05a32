// One change = one transaction with its audit line; what must not happen if it fails waits until it is committed.
import type { IncomingMessage } from "node:http";
import { Failure } from "../../shared/errors.ts";
import type { App, Context, Kb } from "../base/context.ts";
import { described } from "../base/faults.ts";
import type { Effect } from "../base/services.ts";
import { nextTurn } from "../base/turn.ts";
import { writeAudit } from "./audit.ts";
import { diskWritten } from "./disk.ts";

export interface Request {
  c: Context;
  effects: Effect[];
  /** How many audit lines were written so far. */
  lines: () => number;
}

type Caller = Pick<Context, "user" | "role" | "kb">;

/** A context for one request or one slice of a job. */
export function makeContext(
  app: App,
  caller: Caller,
  http: Partial<Pick<Context, "address" | "forwarded" | "upload" | "signIn" | "signOut">> = {},
): Request {
  const effects: Effect[] = [];
  let lines = 0;
  const c = Object.create(app) as Context;
  Object.assign(c, {
    address: "",
    forwarded: false,
    upload: null as unknown as IncomingMessage,
    signIn: () => {},
    signOut: () => {},
    ...http,
    ...caller,
    audit: (line: Parameters<Context["audit"]>[0]) => {
      lines += 1;
      writeAudit(app, { kb: (caller.kb as Kb | null)?.id ?? null, ...line, by: caller.user?.name ?? null });
    },
    afterCommit: (effect: Effect) => void effects.push(effect),
  });
  return { c, effects, lines: () => lines };
}

/** Runs a command's synchronous part in one immediate transaction, refuses it without an audit line, then runs its effects. */
export async function runInTransaction<T>(request: Request, name: string, work: () => T): Promise<T> {
  request.c.storage.refuseIfGone();
  const result = request.c.db
    .transaction(() => {
      const done = work();
      if (request.lines() === 0) throw new Failure("internal", `${name} changed something without an audit line`);
      return done;
    })
    .immediate();
  // Nobody waits for it; if the worker cannot, SQLite does it by itself a little later.
  diskWritten(request.c, "trainer").catch(() => {});
  // Others are let in between what was written and what follows from it: saving an entry retrains it.
  if (request.effects.length > 0) await nextTurn();
  await runEffects(request.c, request.effects);
  return result;
}

/** One slice of a job: a transaction with a context of its own; its effects run right after. An audit line is the job's own affair. */
export function inSlice<T>(app: App, caller: Caller, work: (c: Context) => T): T {
  app.storage.refuseIfGone();
  const { c, effects } = makeContext(app, caller);
  const result = app.db.transaction(() => work(c)).immediate();
  for (const effect of effects) {
    // In the same turn, as far as it is synchronous; nobody waits for the rest.
    runEffects(app, [effect]).catch((error: unknown) => {
      app.storage.note(error);
      app.log.error({ err: described(error) }, "what follows from a change could not be done");
    });
  }
  return result;
}

/** What was committed stays: one effect that fails keeps no other from happening. The first failure is thrown in the end. */
async function runEffects(app: Pick<App, "log">, effects: readonly Effect[]): Promise<void> {
  const failures: unknown[] = [];
  for (const effect of effects) {
    try {
      const following = effect();
      if (following) await following;
    } catch (error) {
      failures.push(error);
    }
  }
  for (const error of failures.slice(1)) app.log.error({ err: described(error) }, "what follows from a change could not be done");
  if (failures.length > 0) throw failures[0];
}
