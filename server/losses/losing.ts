// Which entries lose own wordings, and which lose many: for the filter and order of lists.
import type { Database } from "../base/db.ts";
import { getCheckedAt, losingEntries } from "./losses.store.ts";

/** When the latest check of own wordings looked at the draft; null: never. */
export const checkedAt = getCheckedAt;

export interface Lost {
  lost: number;
  /** Of how many: positive wordings, the standard question included. */
  taught: number;
}

/** How many of its wordings, by the latest check, an entry loses; those that lose none are not in it. */
export const lostWordings = (db: Database, kb: string): ReadonlyMap<string, Lost> =>
  new Map(losingEntries(db, kb).map(({ id, lost, taught }) => [id, { lost, taught }]));

/**
 * A quarter or more, and two at least. Whoever leaves one out at a time loses the odd one anywhere (136 of the sample's 148 entries do);
 * these are the entries to work on.
 */
export const losesMany = ({ lost, taught }: Lost): boolean => lost >= 2 && lost * 4 >= taught;

/** Those that lose the greatest share first; of equal shares those that lose more. */
export const worstFirst = (ids: readonly string[], lost: ReadonlyMap<string, Lost>): string[] => {
  const found = ids.flatMap((id) => {
    const one = lost.get(id);
    return one ? [{ id, share: one.lost / one.taught, lost: one.lost }] : [];
  });
  found.sort((a, b) => b.share - a.share || b.lost - a.lost);
  return [...found.map(({ id }) => id), ...ids.filter((id) => !lost.has(id))];
};
