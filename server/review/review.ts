// Review: clusters of missed questions not yet dealt with, what to do about each, and what was done.
import type { review as contract } from "../../shared/contract/review.ts";
import { addDays, dayStart, daysBetween, localDay } from "../../shared/engine/time.ts";
import { GAIN_DAYS } from "../../shared/contract/review.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import {
  clusterDays,
  clusterPage,
  clusterSums,
  listAssigned,
  listWriters,
  missPlaces,
  type ClusterFilter,
  type ClusterRow,
} from "../clusters/clusters.ts";
import { askedSince } from "../figures/figures.ts";
import { knownCluster, lookAt, nothingOf, proposalsFor, shownMembers, spotCheckOf, storyOf, turnsOf, withNames } from "./cluster.ts";
import { decideQuestions } from "./decide.ts";
import { listDecisionRows } from "./decisions.store.ts";
import { listLabelled } from "./marks.store.ts";
import { assign, split } from "./arrange.ts";
import { takenFrom } from "./takenAnswer.ts";
import { previewDecision } from "./previewDecision.ts";
import { missesOf } from "./misses.ts";
import { meantMembers } from "./meantMembers.ts";
import { freshQueue } from "./queue.ts";
import { undo } from "./undo.ts";

type Shown = OutputOf<"listClusters">["rows"][number];

export const reviewHandlers: Handlers<keyof typeof contract> = {
  listClusters: async (c, input) => {
    // Asked before, too: what the thread found while this was summed up is not in it yet.
    const before = c.foresight.watchMisses(c.kb.id);
    const isBehind = await freshQueue(c, c.kb);
    const checking = c.foresight.watchMisses(c.kb.id) ?? before ?? (isBehind ? { done: 0, total: 0 } : null);
    const since = input.days === undefined ? null : new Date(Date.parse(c.now()) - input.days * 86_400_000).toISOString();
    return () => {
      const mine =
        input.mine === "true" ? listAssigned(c.db, c.kb.id, null).flatMap((one) => (one.user === c.user?.id ? one.cluster : [])) : null;
      const filter: ClusterFilter = {
        state: input.later === "true" ? "later" : "open",
        tray: input.tray === "true",
        reason: input.reason ?? null,
        channel: input.channel ?? null,
        since,
        among: mine,
        people: input.people === "true",
      };
      const { clusters, questions, gain } = clusterSums(c.logs, c.kb.id, filter);
      const noise = clusterSums(c.logs, c.kb.id, { ...filter, tray: true }).questions;
      const people = clusterSums(c.logs, c.kb.id, { ...filter, people: true }).clusters;
      const rows = shown(c, clusterPage(c.logs, c.kb.id, filter, input.sort, input.offset, input.limit));
      return { total: clusters, questions, gain: shareOf(c, gain), noise, people, checking, rows };
    };
  },
  getCluster: async (c, input) => {
    const robot = await c.robots.draft(c.kb.id);
    const found = await knownCluster(c, input.cluster);
    const { members, now } = await lookAt(c, found, robot);
    const row = await knownCluster(c, found.id);
    return () => {
      const story = storyOf(c, members);
      const tried = new Set(story.flatMap(({ entry, undone }) => (undone ? [] : (entry ?? []))));
      return {
        ...shown(c, [row])[0]!,
        answered: row.answered,
        asksNothing: nothingOf(row),
        members: shownMembers(members, now),
        proposals: proposalsFor(c, members, robot, tried),
        spotCheck: spotCheckOf(c, members),
        story,
      };
    };
  },
  listMissTurns: (c, input) => ({ rows: turnsOf(c, input.miss) }),
  previewDecision: async (c, input) => {
    const cluster = await knownCluster(c, input.cluster);
    const members = meantMembers(c, cluster, input.members);
    return previewDecision(c, members, input);
  },
  decideCluster: async (c, input) => {
    const cluster = await knownCluster(c, input.cluster);
    const source = await takenFrom(c, cluster, input);
    return () => decideQuestions(c, cluster, meantMembers(c, cluster, input.members), { ...input, source });
  },
  undoDecision: (c, input) => undo(c, input.decision),
  splitCluster: async (c, input) => {
    const { id } = await knownCluster(c, input.cluster);
    const into = input.into === null ? null : (await knownCluster(c, input.into)).id;
    return () => split(c, id, input.members, into);
  },
  listReviewers: (c) => ({ rows: listWriters(c.db, c.kb.id) }),
  assignCluster: async (c, input) => {
    const { id, name } = await knownCluster(c, input.cluster);
    return () => assign(c, { id, name }, input.user);
  },
  listDecisions: (c, input) => {
    const today = dayStart(localDay(c.now(), c.kb.timeZone), c.kb.timeZone);
    const { rows, ...counts } = listDecisionRows(c.db, c.kb.id, today, input.offset, input.limit);
    return { ...counts, rows: withNames(c, rows) };
  },
};

/** Of all that was asked in the days that gain is counted in. */
function shareOf(c: Context, gain: number): number {
  const asked = askedSince(c.logs, c.kb.id, addDays(localDay(c.now(), c.kb.timeZone), 1 - GAIN_DAYS));
  return asked === 0 ? 0 : Math.min(1, gain / asked);
}

/** Rows of the queue with their trend and who sees to them. */
function shown(c: Context, rows: readonly ClusterRow[]): Shown[] {
  const ids = rows.map((row) => row.id);
  const assigned = new Map(listAssigned(c.db, c.kb.id, ids).map(({ cluster, ...who }) => [cluster, who]));
  const days = daysOf(c, ids);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    questions: row.questions,
    count: row.times,
    total: row.total,
    gain: shareOf(c, row.gain),
    reason: row.reason as Shown["reason"],
    firstAt: row.firstAt,
    lastAt: row.lastMissedAt,
    people: row.people === 1,
    days: days.get(row.id)!,
    assignee: assigned.get(row.id) ?? null,
  }));
}

/** Misses on each of the last 14 days; of wrong answers those the log does not count. */
function daysOf(c: Context, clusters: readonly string[]): Map<string, number[]> {
  const today = localDay(c.now(), c.kb.timeZone);
  const all = daysBetween(addDays(today, -13), today);
  const sums = new Map(clusters.map((id) => [id, all.map(() => 0)]));
  const add = (cluster: string, day: string, missed: number): void => {
    // Turns of a clock that runs ahead are after today.
    const at = all.indexOf(day);
    if (at !== -1) sums.get(cluster)![at]! += missed;
  };
  for (const { cluster, day, missed } of clusterDays(c.logs, c.kb.id, clusters, all[0]!)) add(cluster, day, missed);
  const labelled = missPlaces(c.logs, c.kb.id, listLabelled(c.db, c.kb.id)).filter(({ cluster }) => sums.has(cluster));
  const misses = missesOf(
    c,
    c.kb,
    labelled.map(({ question }) => question),
  );
  for (const { question, cluster } of labelled)
    for (const { at, counted } of misses.get(question)?.wrong?.turns ?? []) if (!counted) add(cluster, localDay(at, c.kb.timeZone), 1);
  return sums;
}
