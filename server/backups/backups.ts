// Backups on request of the command line: one at a time, in a worker, beside the customers.
import { accessSync, constants, existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import type { backups as contract } from "../../shared/contract/backups.ts";
import { Failure } from "../../shared/errors.ts";
import { writeAudit } from "../change/audit.ts";
import type { App, Handlers, OutputOf } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { runInWorker, tasksBeside } from "../workers/pool.ts";
import { needSpace } from "./freeSpace.ts";
import { bytesOf, databases } from "./manifest.ts";
import { draftOf } from "./writeBackup.ts";
import type * as backingTasks from "./backing.task.ts";

const backing = tasksBeside<typeof backingTasks>(import.meta.url, "backing", "backup");

type State = OutputOf<"getBackup">;
interface Backup {
  id: string;
  state: State;
  stop: AbortController;
  ended: Promise<void>;
}
const latest = new WeakMap<Database, Backup>();

export const backupHandlers: Handlers<keyof typeof contract> = {
  startBackup: async (c, { folder }) => {
    // It writes where it is told on this machine: for those who could do so anyway.
    if (c.user?.id !== null) throw new Failure("forbidden", "backups are made by the command line on the server's machine");
    refuseUnfit(folder);
    const bytes = bytesNow(c);
    needSpace(dirname(folder), bytes);
    return () => {
      if (latest.get(c.db)?.state.state === "running") throw new Failure("busy", "a backup is being written");
      const id = c.newId("b");
      c.audit({ action: "backup.started", subject: id, after: { folder } });
      c.afterCommit(() => begin(c, id, folder, bytes));
      return { backup: id };
    };
  },
  getBackup: (c, input) => {
    const backup = latest.get(c.db);
    if (backup?.id !== input.backup) throw new Failure("not_found", "no such backup");
    return backup.state;
  },
};

function refuseUnfit(folder: string): void {
  if (!isAbsolute(folder))
    throw new Failure("bad_input", "folder: an absolute path", { fields: [{ field: "folder", expected: "an absolute path" }] });
  const parent = dirname(folder);
  if (!existsSync(parent) || !statSync(parent).isDirectory()) throw new Failure("not_found", `there is no folder ${parent}`);
  try {
    accessSync(parent, constants.W_OK);
  } catch {
    throw new Failure("forbidden", `the server's user may not write to ${parent}`);
  }
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)
    throw new Failure("taken", `${folder} is there already and not an empty folder; name a new one`);
  if (statSync(folder).dev !== statSync(parent).dev) throw new Failure("taken", `${folder} is a disk of its own; name a new folder in it`);
}

/** Of both files, with what waits to be moved into them. */
const bytesNow = (app: Pick<App, "config">): number =>
  databases
    .flatMap((name) => ["", "-wal"].map((end) => join(app.config.dataDir, `${name}.sqlite${end}`)))
    .reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);

function begin(app: App, id: string, folder: string, bytes: number): void {
  const stop = new AbortController();
  // Each byte is copied, then read again.
  const state: State = { state: "running", step: "copying", done: 0, total: 2 * bytes, manifest: null, error: null };
  const order = { dataDir: app.config.dataDir, folder, at: app.now() };
  const onProgress = (done: number): void => {
    state.done = Math.min(done, state.total);
    if (done > bytes) state.step = "checking";
  };
  const ended = runInWorker(backing, "write", order, { signal: stop.signal, onProgress })
    .catch((error: unknown) => {
      rmSync(draftOf(folder), { recursive: true, force: true });
      return {
        failed: { code: stop.signal.aborted ? "cancelled" : "internal", message: error instanceof Error ? error.message : String(error) },
      };
    })
    .then((end) => {
      if ("failed" in end) Object.assign(state, { state: "failed", error: end.failed });
      else Object.assign(state, { state: "done", done: state.total, manifest: end.manifest });
      if ("failed" in end) app.log.error({ backup: id, ...end.failed }, "backup failed");
      else noteDown(app, id, { folder, bytes: bytesOf(end.manifest) });
    });
  latest.set(app.db, { id, state, stop, ended });
}

/** The backup is made, whether or not that can be written down. */
function noteDown(app: App, id: string, after: { folder: string; bytes: number }): void {
  try {
    app.db.transaction(() => writeAudit(app, { action: "backup.made", subject: id, after, by: "cli" })).immediate();
  } catch (error) {
    app.log.error({ backup: id, err: String(error) }, "the audit line of a backup could not be written");
  }
}

/** Ends a backup that is being written; nothing of it stays. */
export async function stopBackup(app: Pick<App, "db">): Promise<void> {
  latest.get(app.db)?.stop.abort();
  await backupEnded(app);
}

/** Resolves when no backup is being written. */
export const backupEnded = async (app: Pick<App, "db">): Promise<void> => latest.get(app.db)?.ended;
