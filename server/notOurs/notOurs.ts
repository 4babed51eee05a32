// Questions that are not our business: the robot must never answer them.
import type { Context } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { deleteNotOurs, getLastNotOurs, insertNotOurs, listNotOursTexts } from "./notOurs.store.ts";

/** Their texts, by key. */
export const listNotOurs = (db: Database, kb: string): string[] => listNotOursTexts(db, kb);

/** The newest one with who added it, or null. */
export const lastNotOurs = getLastNotOurs;

/** Adds one; false if it is there. `robot`: the robot learns of it at once, else it is rebuilt by whoever adds many. */
export function addNotOurs(c: Context, text: string, robot = true): boolean {
  if (!insertNotOurs(c.db, c.kb.id, { key: wordingKey(text), text, at: c.now(), by: c.user?.name ?? null })) return false;
  if (robot) c.afterCommit(() => c.robots.notOursChanged(c.kb.id, text, true));
  return true;
}

export function removeNotOurs(c: Context, text: string, robot = true): void {
  if (deleteNotOurs(c.db, c.kb.id, wordingKey(text)) && robot) c.afterCommit(() => c.robots.notOursChanged(c.kb.id, text, false));
}
