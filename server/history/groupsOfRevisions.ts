// What was done to entries in a span, by person and reason. A day may hold 50,000 revisions: they are read in slices.
import type { Database } from "../base/db.ts";
import { nextTurn } from "../base/turn.ts";
import { type GroupRow, listRevisionsAfter, type RevisionAt, type Span } from "./history.store.ts";

/** A group for each person and reason, in no order; its entries are counted once each. `atOnce`: revisions read between two turns of the event loop, 4,000 in some 8 ms. */
export async function groupsOfRevisions(db: Database, span: Span, atOnce = 4_000): Promise<GroupRow[]> {
  const groups = new Map<string, GroupRow & { held: Set<string> }>();
  for (let after: RevisionAt = { at: "", entry: "", revision: 0 }; ;) {
    const rows = listRevisionsAfter(db, span, after, atOnce);
    for (const { at, entry, by, reason } of rows) {
      const key = JSON.stringify([by, reason]);
      let group = groups.get(key);
      if (!group) {
        group = { kind: "entries", by, reason, changes: 0, entries: 0, from: at, at, number: null, note: null, held: new Set() };
        groups.set(key, group);
      }
      group.at = at;
      group.changes++;
      group.held.add(entry);
    }
    if (rows.length < atOnce) return [...groups.values()].map(({ held, ...group }) => ({ ...group, entries: held.size }));
    after = rows.at(-1)!;
    await nextTurn();
  }
}
