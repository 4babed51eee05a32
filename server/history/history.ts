// The history of a knowledge base: its days, what a group of changes holds, one revision, and what a moment would restore.
import type { history as contract } from "../../shared/contract/history.ts";
import { Failure } from "../../shared/errors.ts";
import { addDays, dayStart, inUtc, localDay } from "../../shared/engine/time.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { partAtMoment } from "../bulkChanges/restoreParts.ts";
import { draftContent, stateAt } from "../entries/contents.ts";
import { standardQuestions } from "../entries/entryLookup.ts";
import { changedSince, stateBefore } from "../entries/moment.ts";
import { knownEntry } from "../entries/saveContent.ts";
import { groupsOfRevisions } from "./groupsOfRevisions.ts";
import { countRevisionsBetween, getLatest, type GroupRow, listAuthors, listOtherGroups, listRevisionsBetween } from "./history.store.ts";

type Day = OutputOf<"listHistory">["days"][number];
type Group = Day["groups"][number];

const shownFirst = 3;
/** Entries looked at between two turns of the event loop: each reads two revisions. */
const atOnce = 100;

export const historyHandlers: Handlers<keyof typeof contract> = {
  listHistory: async (c, input) => {
    const days: Day[] = [];
    const by = input.by ?? null;
    const { timeZone } = c.kb;
    // The very instant "now" counts.
    let until = input.until === undefined ? new Date(Date.parse(c.now()) + 1).toISOString() : inUtc(input.until);
    let latest = getLatest(c.db, c.kb.id, until, by);
    while (latest !== null && days.length < input.days) {
      await nextTurn();
      const day = localDay(latest, timeZone);
      // Where a day's first hour comes twice, its beginning may be read as the later one.
      const begin = dayStart(day, timeZone);
      const from = begin < latest ? begin : latest;
      const end = dayStart(addDays(day, 1), timeZone);
      const span = { kb: c.kb.id, from, until: end < until ? end : until, by };
      const groups = [...(await groupsOfRevisions(c.db, span)), ...listOtherGroups(c.db, span)];
      days.push({ day, groups: groups.toSorted(byLatest).map((group) => told(c, group)) });
      until = from;
      latest = getLatest(c.db, c.kb.id, until, by);
    }
    return () => ({ days, next: latest === null ? null : until, people: listAuthors(c.db, c.kb.id) });
  },
  listHistoryEntries: (c, { from, at, by = "", reason, offset, limit }) => {
    const group = { kb: c.kb.id, from: inUtc(from), at: inUtc(at), by, reason };
    return {
      total: countRevisionsBetween(c.db, group),
      rows: listRevisionsBetween(c.db, { ...group, offset, limit }).map((row) => ({ ...row, deleted: row.deleted === 1 })),
    };
  },
  getRevision: (c, input) => {
    const current = knownEntry(c, input.entry);
    const found = stateAt(c.db, c.kb.id, input.entry, input.revision);
    if (!found) throw new Failure("not_found", "no such revision");
    const before = input.revision > 1 ? stateAt(c.db, c.kb.id, input.entry, input.revision - 1) : null;
    const related = [...new Set([...found.content.related, ...(before?.content.related ?? [])])];
    const questions = standardQuestions(c.db, c.kb.id, related);
    return {
      ...found,
      reason: found.reason as OutputOf<"getRevision">["reason"],
      before: before && { content: before.content, deleted: before.deleted },
      current: { revision: current.revision, deleted: current.deleted },
      related: related.flatMap((id) => (questions.has(id) ? [{ id, question: questions.get(id)! }] : [])),
    };
  },
  previewMoment: async (c, input) => {
    const before = inUtc(input.before);
    const counts = { changed: 0, removed: 0, brought: 0 };
    for (let after = ""; ;) {
      await nextTurn();
      const ids = changedSince(c.db, c.kb.id, before, after, atOnce);
      for (const id of ids) {
        const what = whatHappens(c, id, before);
        if (what) counts[what] += 1;
      }
      if (ids.length < atOnce) break;
      after = ids.at(-1)!;
    }
    const isOther = (part: "category" | "vocabulary"): boolean => {
      const { now, then } = partAtMoment(c, part, before);
      return JSON.stringify(now) !== JSON.stringify(then);
    };
    return () => ({ ...counts, category: isOther("category"), vocabulary: isOther("vocabulary") });
  },
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byLatest = (a: GroupRow, b: GroupRow): number => order(b.at, a.at) || order(a.kind, b.kind) || order(a.reason ?? "", b.reason ?? "");

function told(c: Context, { number, note, ...group }: GroupRow): Group {
  const first =
    group.kind === "entries" && group.reason !== null
      ? listRevisionsBetween(c.db, {
          kb: c.kb.id,
          from: group.from,
          at: group.at,
          by: group.by,
          reason: group.reason,
          offset: 0,
          limit: shownFirst,
        })
      : [];
  return {
    ...group,
    reason: group.reason as Group["reason"],
    first: first.map(({ id, question }) => ({ id, question })),
    version: number === null ? null : { number, note: note ?? "" },
  };
}

function whatHappens(c: Context, entry: string, before: string): "changed" | "removed" | "brought" | null {
  const now = draftContent(c.db, c.kb.id, entry);
  const then = stateBefore(c.db, c.kb.id, entry, before);
  if (!now) return null;
  if (!then || then.deleted) return now.deleted ? null : "removed";
  if (now.deleted) return "brought";
  return JSON.stringify(then.content) === JSON.stringify(now.content) ? null : "changed";
}
