// Which missed questions ask the same thing, as other nouns read and change it.
import type { Database } from "../base/db.ts";
import { deleteClusters, getCluster, listClusterDays, listClusterRows, putCluster, sumClusters } from "./clusters.store.ts";
import {
  deletePlaces,
  listHeld,
  listMembers,
  listOn,
  listPlaces,
  putPlaces,
  putStood,
  putTeachers,
  type DraftSaid,
} from "./places.store.ts";
import { countStale, deleteStale, listStale, markAllStale, markBack, markStale } from "./stale.store.ts";
import { movesOf } from "./moves.store.ts";

export { listAssigned, listWriters, movesOf, putAssignee, putMoves } from "./moves.store.ts";
export { countMembers as sizesOf, countUnplaced } from "./places.store.ts";
export type { ClusterFilter, ClusterRow } from "./clusters.store.ts";
export type { DraftSaid, GroupedMiss, HeldMiss } from "./places.store.ts";

/** Places of some questions, in no order. */
export const missPlaces = listPlaces;
/** Questions of some clusters, the most missed of each first. */
export const membersOf = listMembers;
/** Missed questions that have a place, as a thread holds them. */
export const heldMisses = listHeld;
/** Questions that an entry teaches, or answers in the draft. */
export const questionsOn = listOn;
/** A cluster as the queue shows it, or null. */
export const clusterOf = getCluster;
/** A page of the queue. */
export const clusterPage = listClusterRows;
/** Misses of some clusters by day. */
export const clusterDays = listClusterDays;
/** The queue in numbers. */
export const clusterSums = sumClusters;

/** What is no longer true of the summaries. */
export const stale = { mark: markStale, markAll: markAllStale, markBack, count: countStale, list: listStale, forget: deleteStale };
/** Writes summaries, and what they were made from. */
export const summaries = { place: putPlaces, put: putCluster, remove: deleteClusters, teachers: putTeachers, removePlaces: deletePlaces };

/** Puts questions into clusters, but for those that a trainer put elsewhere: what they leave, and what they come to, is summed up anew. */
export function placeMisses(
  { db, logs }: { db: Database; logs: Database },
  kb: string,
  wanted: readonly { question: string; cluster: string; nearest: string | null }[],
): void {
  const moves = movesOf(
    db,
    kb,
    wanted.map((row) => row.question),
  );
  const rows = wanted.map((row) => ({ ...row, cluster: moves.get(row.question) ?? row.cluster }));
  logs
    .transaction(() => {
      const questions = rows.map((row) => row.question);
      // Who is left behind is found by one that stays: a summary is made of whole clusters.
      const left = [...new Set(listPlaces(logs, kb, questions).map((place) => place.cluster))];
      putPlaces(logs, kb, rows);
      const stay = listMembers(logs, kb, left, 1);
      const kept = new Set(stay.map((place) => place.cluster));
      deleteClusters(
        logs,
        kb,
        left.filter((cluster) => !kept.has(cluster)),
      );
      markStale(logs, kb, [...questions, ...stay.map((place) => place.question)]);
    })
    .immediate();
}

/** Notes what the draft does with questions now; those with which it did something else are summed up anew. */
export function noteStood(logs: Database, kb: string, rows: readonly DraftSaid[], at: string): string[] {
  return logs
    .transaction(() => {
      const changed = putStood(logs, kb, rows, at);
      markStale(logs, kb, changed);
      return changed;
    })
    .immediate();
}
