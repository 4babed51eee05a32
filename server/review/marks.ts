// What happened to the draft since the queue was summed up: the questions whose state may differ for it are marked, and only those.
import { localDay } from "../../shared/engine/time.ts";
import type { App, Kb } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { questionId } from "../base/ids.ts";
import { questionsOn, stale } from "../clusters/clusters.ts";
import { listDecided } from "./decisions.store.ts";
import { getMarks, lastRevised, listKeysOf, listLabelled, listLabelledWith, listRevised, type Marks } from "./marks.store.ts";

interface Seen extends Marks {
  /** Of the shop: what is counted of the last days is counted anew on the next. */
  day: string;
  revisedAt: string;
  /** Revisions of just that time: others of the same may follow. */
  revisions: Set<string>;
}

/** After so many changes of entries at once all is summed up anew. */
const MOST_REVISED = 2_000;
const seenBy = new WeakMap<Database, Map<string, Seen>>();

/** Marks what is stale. The first time since the start that is everything: nobody knows what happened meanwhile. */
export function noticeChanges(app: Pick<App, "db" | "logs" | "now">, kb: Pick<Kb, "id" | "timeZone">): void {
  const { db, logs } = app;
  const byKb = seenBy.get(db) ?? new Map<string, Seen>();
  seenBy.set(db, byKb);
  const day = localDay(app.now(), kb.timeZone);
  const before = byKb.get(kb.id);
  const revised = before ? listRevised(db, kb.id, before.revisedAt, MOST_REVISED + before.revisions.size + 1) : [];
  const marks = getMarks(db, kb.id);
  stale.markBack(logs, kb.id, app.now());
  if (!before || before.day !== day || revised.length > MOST_REVISED + before.revisions.size) {
    stale.markAll(logs, kb.id);
    stale.mark(logs, kb.id, listLabelled(db, kb.id));
    byKb.set(kb.id, { ...marks, day, revisedAt: lastRevised(db, kb.id), revisions: new Set() });
    return;
  }
  const fresh = revised.filter(({ entry, revision }) => !before.revisions.has(`${entry} ${revision}`));
  const entries = [...new Set(fresh.map((one) => one.entry))];
  if (entries.length > 0) stale.mark(logs, kb.id, listLabelledWith(db, kb.id, entries));
  for (const entry of entries) {
    const taught = listKeysOf(db, kb.id, entry).map(questionId);
    stale.mark(logs, kb.id, [...taught, ...questionsOn(logs, kb.id, entry)]);
  }
  if (marks.notOurs !== before.notOurs) stale.markAll(logs, kb.id);
  if (marks.labels !== before.labels) stale.mark(logs, kb.id, listLabelled(db, kb.id));
  if (marks.live !== before.live) stale.mark(logs, kb.id, listDecided(db, kb.id));
  const revisedAt = fresh.at(-1)?.at ?? before.revisedAt;
  const revisions = new Set([
    ...(revisedAt === before.revisedAt ? before.revisions : []),
    ...fresh.filter(({ at }) => at === revisedAt).map((one) => `${one.entry} ${one.revision}`),
  ]);
  byKb.set(kb.id, { ...marks, day, revisedAt, revisions });
}

/** Marks were taken, and nothing came of it: all is marked when somebody looks next. */
export const noticeAllAnew = ({ db }: Pick<App, "db">, kb: Pick<Kb, "id">): void => void seenBy.get(db)?.delete(kb.id);

/** Not our business by a decision of review: it marked what it changed. */
export function notedNotOurs(app: Pick<App, "db">, kb: Pick<Kb, "id">): void {
  const seen = seenBy.get(app.db)?.get(kb.id);
  if (seen) seen.notOurs = getMarks(app.db, kb.id).notOurs;
}
