// Remembers what takes a while to gather until anything is written: pages of one list, and what stands beside it, read it once.
import type { App } from "../base/context.ts";
import { rowsWritten, type Database } from "../base/db.ts";

type Databases = Pick<App, "db" | "logs">;
const mostKept = 6;

/** @param nameOf what tells one result from another; one that failed is made again */
export function keptUnchanged<Args extends [Databases, ...unknown[]], T>(
  make: (...args: Args) => Promise<T>,
  nameOf: (...args: Args) => string,
): (...args: Args) => Promise<T> {
  const known = new WeakMap<Database, Map<string, { at: string; made: Promise<T> }>>();
  return (...args) => {
    const [{ db, logs }] = args;
    const byName = known.get(logs) ?? new Map<string, { at: string; made: Promise<T> }>();
    known.set(logs, byName);
    const name = nameOf(...args);
    const at = `${rowsWritten(logs)} ${rowsWritten(db)}`;
    const before = byName.get(name);
    if (before?.at === at) return before.made;
    const made = make(...args);
    if (byName.size >= mostKept) byName.clear();
    byName.set(name, { at, made });
    made.catch(() => byName.delete(name));
    return made;
  };
}
